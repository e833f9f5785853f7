/// An idea as it stands in the guide. The last text counts.
package struct EntryWritten: EventPayload {
    package var idea: String
    package var section: String
    /// Nil: the idea's own.
    package var title: String?
    /// Nil: the idea's own.
    package var body: String?
    /// Lower ones come first.
    package var order: Int?

    package init(
        idea: String, section: String, title: String? = nil, body: String? = nil, order: Int? = nil
    ) {
        self.idea = idea
        self.section = section
        self.title = title
        self.body = body
        self.order = order
    }

    package static let type = EventType.entryWritten
    package static let writers = Permission.role(.facilitator)
    package static let sample = EntryWritten(
        idea: "polis.demo-17", section: "people", title: "Huddle\u{2028}",
        body: "Every \"day\"\n\u{1F305}", order: 2)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        idea = try reader.id("idea")
        section = try reader.id("section")
        title = try reader.optionalText("title")
        body = try reader.optionalText("body")
        order = try reader.optionalInt("order")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("idea", idea)
        writer.write("section", section)
        writer.write("title", title)
        writer.write("body", body)
        writer.write("order", order)
    }
}

extension Campaign {
    mutating func fold(_ event: EntryWritten, _ line: FoldedLine, _ mode: FoldMode) {
        let idea = intern(item: event.idea)
        guide.entries[idea, default: Register()].fold(event, line.stamp, mode, writers.ranks)
    }
}
