/// The themes that the coders have agreed on. The last one by item counts.
package struct CodingResolved: EventPayload {
    /// Ideas and comments, all settled alike.
    package var items: [String]
    /// Empty: none fits.
    package var themes: [String]
    /// Why, for those who work on themes.
    package var note: String?

    package init(items: [String], themes: [String], note: String? = nil) {
        self.items = items
        self.themes = themes
        self.note = note
    }

    package static let type = EventType.codingResolved
    package static let writers = Permission.role(.coder)
    package static let sample = CodingResolved(
        items: ["polis.demo-17"], themes: ["fear"], note: "\u{202D}agreed\u{202C}, after \"a talk\""
    )

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        items = try reader.ids("items")
        themes = try reader.ids("themes")
        note = try reader.optionalText("note")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("items", items)
        writer.write("themes", themes)
        writer.write("note", note)
    }
}

extension Campaign {
    mutating func fold(_ event: CodingResolved, _ line: FoldedLine, _ mode: FoldMode) {
        for id in event.items {
            coding.resolutions[intern(item: id), default: Register()].fold(
                Signed(value: event, member: line.member), line.stamp, mode, writers.ranks)
        }
    }
}
