/// A comment on an idea, or a reply to one. The first one by stamp counts.
package struct CommentAdded: EventPayload {
    package var comment: String
    package var idea: String
    /// The comment that it answers.
    package var reply: String?
    package var kind: CommentKind?
    /// 1 for the idea, 0 neither, −1 against it.
    package var stance: Int?
    package var body: String
    /// Its author.
    package var participant: String?

    package init(
        comment: String, idea: String, reply: String? = nil, kind: CommentKind? = nil,
        stance: Int? = nil, body: String, participant: String? = nil
    ) {
        self.comment = comment
        self.idea = idea
        self.reply = reply
        self.kind = kind
        self.stance = stance
        self.body = body
        self.participant = participant
    }

    package static let type = EventType.commentAdded
    package static let writers = Permission.role(.moderator)
    package static let sample = CommentAdded(
        comment: "polis.demo-c4", idea: "polis.demo-17", reply: "polis.demo-c3", kind: .story,
        stance: -1, body: "\u{0} no \u{202E}way\u{202C} \"ever\"\n\u{E000}", participant: "polis-p4"
    )

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        comment = try reader.id("comment")
        idea = try reader.id("idea")
        reply = try reader.optionalID("reply")
        kind = try reader.optionalWord("kind")
        stance = try reader.optionalInt("stance", -1...1)
        body = try reader.text("body")
        participant = try reader.optionalID("participant")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("comment", comment)
        writer.write("idea", idea)
        writer.write("reply", reply)
        writer.write("kind", kind)
        writer.write("stance", stance)
        writer.write("body", body)
        writer.write("participant", participant)
    }
}

/// What a comment is.
package enum CommentKind: String, CaseIterable, Equatable, Hashable, Sendable {
    case comment, story, implementation, question
}

extension Campaign {
    mutating func fold(_ event: CommentAdded, _ line: FoldedLine, _ mode: FoldMode) {
        var row = ItemRow()
        row.kind = .comment
        row.commentKind = event.kind ?? .comment
        row.stance = Int8(event.stance ?? 0)
        if mode == .add { row.body = arena.append(event.body) }
        row.participant = event.participant.map { participants.intern($0) } ?? -1
        row.idea = intern(item: event.idea)
        row.reply = event.reply.map { intern(item: $0) } ?? -1
        row.happened = line.time
        row.stamp = line.stamp
        submit(row, as: intern(item: event.comment), mode)
    }
}
