/// Writes CSV by RFC 4180 that no spreadsheet takes for a formula.
///
/// Every cell is in quotes, rows end with CRLF. A text that a spreadsheet would run gets an
/// apostrophe in front; line ends become LF, NUL goes, and a cell has at most 32,767 UTF-16
/// units, as many as Excel holds. Raw mode writes texts as they are, quoted alone.
package struct CSVWriter: Sendable {
    package static let maximumCellUnits = 32_767
    static let cutMark = " … [cut]"

    package let isRaw: Bool
    private let delimiter: UInt8
    package private(set) var bytes: [UInt8] = []

    package init(isRaw: Bool = false, delimiter: Unicode.Scalar = ",") {
        self.isRaw = isRaw
        self.delimiter = UInt8(ascii: delimiter)
    }

    /// Begins the file with the mark by which spreadsheets know UTF-8.
    package mutating func writeByteOrderMark() {
        bytes.append(contentsOf: [0xEF, 0xBB, 0xBF])
    }

    package mutating func write(_ cells: [String]) { write(cells.map { .text($0) }) }

    package mutating func write(_ cells: [ExportCell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            // A number is ours and cannot be a formula, whatever its sign.
            let isText = if case .text = cell { true } else { false }
            CSVWriter.append(
                isText && !isRaw ? CSVWriter.guarded(cell.text) : cell.text, to: &bytes)
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    /// One cell of text in quotes.
    package static func cell(_ text: String, isRaw: Bool = false) -> String {
        var bytes: [UInt8] = []
        append(isRaw ? text : guarded(text), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// The text as a spreadsheet may have it, without the quotes around it.
    static func guarded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\0": continue
            case "\r": scalars.append("\n")
            case "\n": if !afterReturn { scalars.append("\n") }
            default: scalars.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        let clean = String(scalars)
        return shortened(isFormula(clean) ? "'" + clean : clean)
    }

    /// True where a spreadsheet would run the text: it begins with `= + - @ |`, a tab, a line end
    /// or one of their full-width forms, also after spaces and invisible characters.
    package static func isFormula(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "|", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}",
                "\u{FF20}", "\u{FF5C}":
                return true
            default: break
            }
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .control, .format: continue
            default: return false
            }
        }
        return false
    }

    private static func shortened(_ text: String) -> String {
        guard text.utf16.count > maximumCellUnits else { return text }
        var room = maximumCellUnits - cutMark.utf16.count
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            room -= UTF16.width(scalar)
            guard room >= 0 else { break }
            result.append(scalar)
        }
        return String(result) + cutMark
    }
}
