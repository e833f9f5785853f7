/// A text to show in place of an item's own. Later edits do not show through.
package struct ItemRedacted: EventPayload {
    /// An idea or a comment.
    package var item: String
    /// Nil leaves the title as it is.
    package var title: String?
    /// Nil leaves the text as it is.
    package var body: String?
    /// Why, in a word or a sentence.
    package var reason: String

    package init(item: String, title: String? = nil, body: String? = nil, reason: String) {
        self.item = item
        self.title = title
        self.body = body
        self.reason = reason
    }

    package static let type = EventType.itemRedacted
    package static let writers = Permission.role(.moderator)
    package static let sample = ItemRedacted(
        item: "polis.demo-17", title: "[a name] at work", body: "\u{2588}\u{2588}\u{2588} said so",
        reason: "names-someone")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        item = try reader.id("item")
        title = try reader.optionalText("title")
        body = try reader.optionalText("body")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("item", item)
        writer.write("title", title)
        writer.write("body", body)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: ItemRedacted, _ line: FoldedLine, _ mode: FoldMode) {
        let redaction = Redaction(
            title: event.title, body: event.body, reason: event.reason, member: line.member)
        let item = intern(item: event.item)
        textChanges.append(item)
        rows[Int(item)].hasLaterText = true
        history(item) {
            $0.redaction.fold(redaction, line.stamp, mode, $1)
        }
    }

    /// What stands in an item's place; nil where it was not redacted.
    package func redaction(of item: Int32) -> Redaction? {
        rows[Int(item)].hasHistory ? histories[item]?.redaction.value : nil
    }
}
