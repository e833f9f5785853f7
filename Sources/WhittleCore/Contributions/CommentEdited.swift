/// A new text for a comment. The last one counts.
package struct CommentEdited: EventPayload {
    package var comment: String
    package var body: String
    package var reason: String?

    package init(comment: String, body: String, reason: String? = nil) {
        self.comment = comment
        self.body = body
        self.reason = reason
    }

    package static let type = EventType.commentEdited
    package static let writers = Permission.role(.moderator)
    package static let sample = CommentEdited(
        comment: "polis.demo-c4", body: "a\tb\u{7F}c", reason: "asked by \u{1F468}\u{200D}\u{1F469}"
    )

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        comment = try reader.id("comment")
        body = try reader.text("body")
        reason = try reader.optionalText("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("comment", comment)
        writer.write("body", body)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: CommentEdited, _ line: FoldedLine, _ mode: FoldMode) {
        let body = mode == .add ? arena.append(event.body) : .empty
        let comment = intern(item: event.comment)
        textChanges.append(comment)
        rows[Int(comment)].hasLaterText = true
        history(comment) {
            $0.body.fold(.set(body), line.stamp, mode, $1)
        }
    }
}
