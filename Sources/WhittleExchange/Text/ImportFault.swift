/// Why an import stopped: where, what is wrong, and what to do, in one sentence.
package struct ImportFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file's name as it was given; nil where no file is at fault.
    package var file: String?
    /// Counted from 1, by line feeds.
    package var line: Int?
    /// Counted from 1, in Unicode scalars of the raw line; in bytes for JSON lines.
    package var column: Int?
    package var countsBytes: Bool
    package var what: String
    package var advice: String

    package init(
        file: String? = nil, line: Int? = nil, column: Int? = nil, countsBytes: Bool = false,
        _ what: String, advice: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.countsBytes = countsBytes
        self.what = what
        self.advice = advice
    }

    /// `comments.csv, line 3, column 7: a quote is not closed; close it, or double it.`
    package var sentence: String {
        var place: [String] = []
        if let file { place.append(Quoted.safe(file, limit: 80)) }
        if let line { place.append("line \(line)") }
        if let column { place.append("\(countsBytes ? "byte" : "column") \(column)") }
        let head = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
        return head + what + "; " + advice + "."
    }

    package var description: String { sentence }
}

/// Text of others inside a sentence of ours: short, and nothing in it can act on a terminal.
package enum Quoted {
    /// The text in quotation marks.
    package static func text(_ text: String, limit: Int = 40) -> String {
        "“" + safe(text, limit: limit) + "”"
    }

    /// Control, format and unassigned characters as `\u{…}`; longer than the limit: cut.
    package static func safe(_ text: String, limit: Int) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else { return result + "…" }
            count += 1
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse,
                .unassigned, .surrogate:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Line and column of a byte in a UTF-8 text.
package enum TextPlace {
    /// Both count from 1; the column counts scalars, lines end with byte 0x0A.
    package static func of(_ offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(max(0, offset)) {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
