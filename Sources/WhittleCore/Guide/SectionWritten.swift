/// A section of the guide. The last text counts.
package struct SectionWritten: EventPayload {
    package var section: String
    package var title: String
    package var body: String?
    /// Lower ones come first.
    package var order: Int?

    package init(section: String, title: String, body: String? = nil, order: Int? = nil) {
        self.section = section
        self.title = title
        self.body = body
        self.order = order
    }

    package static let type = EventType.sectionWritten
    package static let writers = Permission.role(.facilitator)
    package static let sample = SectionWritten(
        section: "people", title: "People \u{1F465}", body: "# Not\n\"markup\"", order: 1)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        section = try reader.id("section")
        title = try reader.text("title")
        body = try reader.optionalText("body")
        order = try reader.optionalInt("order")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("section", section)
        writer.write("title", title)
        writer.write("body", body)
        writer.write("order", order)
    }
}

extension Campaign {
    mutating func fold(_ event: SectionWritten, _ line: FoldedLine, _ mode: FoldMode) {
        guide.sections[event.section, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
