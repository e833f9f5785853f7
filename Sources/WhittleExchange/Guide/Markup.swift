import WhittleCore

/// A piece of the page. Only what stands in our own source is markup; every text that is put into
/// it is escaped and isolated from the direction of the text around it, so it can be nothing but a
/// text node. In attributes stand numbers and checked addresses, never texts.
struct Markup: ExpressibleByStringInterpolation {
    private(set) var html: String

    init(stringLiteral value: String) { html = value }
    init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }
    init() { html = "" }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            html.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        mutating func appendLiteral(_ literal: String) { html += literal }

        /// Of others or ours: a text node.
        mutating func appendInterpolation(_ text: String) {
            html += "<bdi>" + HTMLEscape.cleanText(text) + "</bdi>"
        }

        /// A text node that stands alone in its element.
        mutating func appendInterpolation(alone text: String) {
            html += HTMLEscape.cleanText(text)
        }

        /// Digits.
        mutating func appendInterpolation(_ number: Int) { html += String(number) }

        /// With so many decimals: digits, a point and a minus.
        mutating func appendInterpolation(_ number: Double, decimals: Int) {
            html += Figures.decimal(number, decimals)
        }

        /// For the value of `href`.
        mutating func appendInterpolation(_ address: SafeAddress) {
            html += HTMLEscape.text(address.text)
        }

        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        mutating func appendInterpolation(_ parts: [Markup]) {
            for part in parts { html += part.html }
        }
    }

    static func += (left: inout Markup, right: Markup) { left.html += right.html }

    /// A text as paragraphs: empty lines part them, single ones stay as they are.
    static func paragraphs(_ text: String) -> Markup {
        var result = Markup()
        var paragraph: [Substring] = []
        func close(_ paragraph: inout [Substring]) {
            guard !paragraph.isEmpty else { return }
            result += "<p dir=\"auto\">\(alone: paragraph.joined(separator: "\n"))</p>\n"
            paragraph = []
        }
        for line in HTMLEscape.lines(text) {
            if line.isBlank { close(&paragraph) } else { paragraph.append(line) }
        }
        close(&paragraph)
        return result
    }
}

extension Substring {
    fileprivate var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
}

/// An address on the web that may be followed: `http` or `https`, a host, no name and password, and
/// no character that an address does not have. Nothing else becomes a link.
package struct SafeAddress: Equatable, Sendable {
    package let text: String

    package init?(_ text: String) {
        let text = Trim.trimmed(text)
        guard text.utf8.count <= 2000, text.utf8.allSatisfy(SafeAddress.isAllowed) else {
            return nil
        }
        let lower = text.lowercased()
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: lower.hasPrefix) else { return nil }
        let authority = text.utf8.dropFirst(scheme.utf8.count).prefix {
            ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0)
        }
        guard let first = authority.first, SafeAddress.isLetterOrDigit(first),
            authority.allSatisfy({
                SafeAddress.isLetterOrDigit($0)
                    || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":")].contains($0)
            })
        else { return nil }
        self.text = text
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }

    /// The unreserved and reserved characters of RFC 3986, and the percent sign; without the
    /// apostrophe.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || Array("-._~:/?#[]@!$&()*+,;=%".utf8).contains(byte)
    }
}
