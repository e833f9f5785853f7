/// Text of others in Markdown: it shows as it is and means nothing.
///
/// All ASCII punctuation gets a backslash, `<` is `&lt;`, so that no link, image, HTML, table or
/// code comes out of it. Control and direction characters go, other line ends are spaces.
package enum MarkdownWriter {
    /// For one line: a heading, a table's cell, a list's item.
    package static func inline(_ text: String) -> String {
        var result = ""
        var needsSpace = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                needsSpace = true
                continue
            }
            if isRemoved(scalar) { continue }
            if needsSpace, !result.isEmpty { result += " " }
            needsSpace = false
            append(scalar, to: &result)
        }
        return result
    }

    /// For running text: lines stay lines, empty lines part paragraphs, nothing is indented.
    package static func block(_ text: String) -> String {
        var paragraphs: [[String]] = [[]]
        for line in lines(text) {
            let clean = inline(line)
            if clean.isEmpty {
                if paragraphs.last?.isEmpty == false { paragraphs.append([]) }
            } else {
                paragraphs[paragraphs.count - 1].append(clean)
            }
        }
        return paragraphs.filter { !$0.isEmpty }
            .map { $0.joined(separator: "\\\n") }.joined(separator: "\n\n")
    }

    /// A table with a heading row; every row has as many cells as there are columns.
    package static func table(columns: [String], rows: [[String]]) -> String {
        var result = line(columns)
        result += "|" + String(repeating: " --- |", count: columns.count) + "\n"
        for row in rows { result += line(row) }
        return result
    }

    /// A table whose cells are Markdown already, and its end of line left off.
    static func cells(columns: [String], rows: [[String]]) -> String {
        let rule = "|" + String(repeating: " --- |", count: columns.count)
        let lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
        return (["| " + columns.joined(separator: " | ") + " |", rule] + lines)
            .joined(separator: "\n")
    }

    /// An id as it is typed; one that is not made of letters, digits and `._-` as a text.
    static func code(_ id: String) -> String {
        let isPlain = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain && !id.isEmpty ? "`\(id)`" : inline(id)
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.map(inline).joined(separator: " | ") + " |\n"
    }

    private static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var current = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            let isLineFeed = scalar == "\n"
            if isLineFeed || isLineEnd(scalar) {
                if !(isLineFeed && afterReturn) {
                    lines.append(String(current))
                    current = String.UnicodeScalarView()
                }
            } else {
                current.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        lines.append(String(current))
        return lines
    }

    private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
        switch scalar {
        case "<": result += "&lt;"
        case "!"..."/", ":"..."@", "["..."`", "{"..."~":
            result += "\\"
            result.unicodeScalars.append(scalar)
        default: result.unicodeScalars.append(scalar)
        }
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || isLineEnd(scalar)
    }

    /// Controls, and format characters but the joiners and tags that emoji and scripts need.
    private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: return true
        case .format:
            switch scalar.value {
            case 0x200C, 0x200D, 0xE0020...0xE007F: return false
            default: return true
            }
        default: return false
        }
    }
}
