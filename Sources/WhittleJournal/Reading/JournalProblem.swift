/// Something in the journal's folder that does not count, or is worth a look: where, and why.
package struct JournalProblem: Equatable, Sendable {
    /// How bad it is.
    package enum Severity: Equatable, Sendable {
        /// Data is damaged, missing or not admitted: `verify` exits with 65.
        case damage
        /// Worth knowing; nothing is wrong with the campaign.
        case notice
    }

    /// The file's name as bytes; nothing says that it is text.
    package var file: [UInt8]
    /// From 1; 0 where the whole file is meant.
    package var line: Int
    /// Of the line's first byte.
    package var offset: Int
    package var length: Int
    package var severity: Severity
    package var reason: String

    package init(
        file: [UInt8], line: Int = 0, offset: Int = 0, length: Int = 0,
        severity: Severity = .damage, reason: String
    ) {
        self.file = file
        self.line = line
        self.offset = offset
        self.length = length
        self.severity = severity
        self.reason = reason
    }

    /// The file's name as text: hostile, to be shown through the display policy.
    package var fileName: String { String(decoding: file, as: UTF8.self) }

    /// `anna.k3f9.jsonl, line 12, byte 3456: the checksum does not fit …`
    package var sentence: String {
        line > 0
            ? "\(fileName), line \(line), byte \(offset): \(reason)" : "\(fileName): \(reason)"
    }
}
