/// An item's text in another language. The last one by item and language counts.
package struct TextTranslated: EventPayload {
    package var item: String
    /// A BCP 47 tag.
    package var language: String
    package var title: String?
    package var body: String
    /// True where no person has checked it.
    package var machine: Bool?

    package init(
        item: String, language: String, title: String? = nil, body: String, machine: Bool? = nil
    ) {
        self.item = item
        self.language = language
        self.title = title
        self.body = body
        self.machine = machine
    }

    package static let type = EventType.textTranslated
    package static let writers = Permission.role(.moderator)
    package static let sample = TextTranslated(
        item: "polis.demo-17", language: "he", title: "\u{5E9}\u{5DC}\u{5D5}\u{5DD}",
        body: "\u{200F}\u{5E9}\u{5DC}\u{5D5}\u{5DD} \"\u{5E2}\u{5D5}\u{5DC}\u{5DD}\"\n",
        machine: true)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        item = try reader.id("item")
        language = try reader.text("language")
        title = try reader.optionalText("title")
        body = try reader.text("body")
        machine = try reader.optionalBool("machine")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("item", item)
        writer.write("language", language)
        writer.write("title", title)
        writer.write("body", body)
        writer.write("machine", machine)
    }
}
