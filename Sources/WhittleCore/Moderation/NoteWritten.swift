/// A note on an item, for the team only.
package struct NoteWritten: EventPayload {
    /// An idea or a comment.
    package var item: String
    /// The whole note.
    package var body: String

    package init(item: String, body: String) {
        self.item = item
        self.body = body
    }

    package static let type = EventType.noteWritten
    package static let writers = Permission.anyMember
    package static let sample = NoteWritten(
        item: "polis.demo-17", body: "ask \"Anna\"\n=cmd|' /C calc'!A0")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        item = try reader.id("item")
        body = try reader.text("body")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("item", item)
        writer.write("body", body)
    }
}

extension Campaign {
    mutating func fold(_ event: NoteWritten, _ line: FoldedLine, _ mode: FoldMode) {
        let note = StaffNote(body: event.body, member: line.member, stamp: line.stamp)
        history(intern(item: event.item)) { history, ranks in
            switch mode {
            case .add:
                history.notes.append(note)
                history.notes.sort { $0.stamp.isBefore($1.stamp, ranks) }
            case .remove: history.notes.removeAll { $0.stamp == note.stamp }
            }
        }
    }
}
