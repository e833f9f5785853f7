import FoundationEssentials

/// The files handed over with the task, beside the repository; tests of them are skipped elsewhere.
enum SharedFiles {
    static let terminalCases = "../shared/hostile/terminal.json"
    static let naughtyStrings = "../shared/data/hostile/blns/blns.json"
    static let eastAsianWidth = "../shared/data/hostile/unicode-15.0/EastAsianWidth.txt"
    static let samples = "Fixtures/cells/policy-samples.json"

    /// A path inside the repository or beside it.
    static func path(_ name: String) -> String {
        let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return here.dropLast(4).joined(separator: "/") + "/" + name
    }

    static func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: path(name))
    }

    static func data(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: path(name)))
    }

    /// All cases of the display policy.
    static func cases() throws -> [HostileCase] {
        try JSONDecoder().decode(CaseFile.self, from: data(terminalCases)).cases
    }

    /// The Big List of Naughty Strings.
    static func naughty() throws -> [String] {
        try JSONDecoder().decode([String].self, from: data(naughtyStrings))
    }
}

struct CaseFile: Decodable {
    var cases: [HostileCase]
}

/// An input with the text that it must become.
struct HostileCase: Decodable {
    var id: String?
    var hex: String?
    var len: Int?
    /// The expected text; of long ones the file has the first 300 scalars and `…`.
    var line: String
    var body: String
    /// The whole length of `line`, in scalars.
    var lineLength: Int?
    var flags: [String]

    private enum CodingKeys: String, CodingKey {
        case id, hex, len, line, body, flags
        case lineLength = "line_len"
    }

    /// Whether `line` and `body` are only the start of what is expected.
    var isCutShort: Bool {
        lineLength.map { $0 > line.unicodeScalars.count } ?? false
    }

    var name: String { id ?? hex ?? "?" }

    /// The input; the long ones, which the file holds compressed, are spelled out here.
    var bytes: [UInt8] {
        if let hex { return HostileCase.bytes(hex) }
        let parts = HostileCase.long[name] ?? []
        return parts.flatMap { part in
            Array(repeatElement(HostileCase.bytes(part.hex), count: part.count).joined())
        }
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { UInt8(Character(Unicode.Scalar($0)).hexDigitValue ?? 0) }
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            digits[$0] << 4 | digits[$0 + 1]
        }
    }

    private static let long: [String: [(hex: String, count: Int)]] = [
        "sgr-many": [("1b5b", 1), ("313b", 4_000), ("6d", 1)],
        "zalgo-100k": [("5a", 1), ("cc81", 100_000)],
        "mixed-ccc": [("61", 1), ("cc81cc96", 5_000)],
        "flags-16k": [("f09f87a6", 16_000)],
        "long-word": [("78", 100_000)],
        "long-line": [("776f726420", 20_000)],
        "newlines": [("0a", 10_000)],
        "tabs": [("09", 5_000)],
        "spaces-then-text": [("20", 10_000), ("68696464656e", 1)],
    ]
}

/// Whether the text is what is expected, or starts with it where that is cut short.
func isExpected(_ text: String, _ expected: String, cutShort: Bool) -> Bool {
    guard cutShort else { return sameScalars(text, expected) }
    return text.unicodeScalars.starts(with: expected.unicodeScalars.dropLast())
}

/// Compares as scalars: equality of strings sees é and e with an accent as the same.
func sameScalars(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.elementsEqual(right.unicodeScalars)
}

extension String {
    /// The cases of a file of them.
    func decoded() throws -> [HostileCase] {
        try JSONDecoder().decode(CaseFile.self, from: SharedFiles.data(self)).cases
    }
}
