/// A theme that is no longer used.
package struct ThemeRetired: EventPayload {
    package var theme: String
    /// What it became; where it is several, its items are to be coded again.
    package var into: [String]

    package init(theme: String, into: [String] = []) {
        self.theme = theme
        self.into = into
    }

    package static let type = EventType.themeRetired
    package static let writers = Permission.role(.coder)
    package static let sample = ThemeRetired(theme: "fear", into: ["blame", "risk"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        theme = try reader.id("theme")
        into = try reader.optionalIDs("into")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("theme", theme)
        writer.writeUnlessEmpty("into", into)
    }
}

/// A retired theme that is in use again.
package struct ThemeRestored: EventPayload {
    package var theme: String

    package init(theme: String) {
        self.theme = theme
    }

    package static let type = EventType.themeRestored
    package static let writers = Permission.role(.coder)
    package static let sample = ThemeRestored(theme: "fear")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        theme = try reader.id("theme")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("theme", theme)
    }
}

extension Campaign {
    mutating func fold(_ event: ThemeRetired, _ line: FoldedLine, _ mode: FoldMode) {
        coding.retirements[event.theme, default: Register()].fold(
            Signed(value: event, member: line.member), line.stamp, mode, writers.ranks)
        coding.bookChanged = true
    }

    mutating func fold(_ event: ThemeRestored, _ line: FoldedLine, _ mode: FoldMode) {
        coding.retirements[event.theme, default: Register()].fold(
            Signed(value: nil, member: line.member), line.stamp, mode, writers.ranks)
        coding.bookChanged = true
    }
}
