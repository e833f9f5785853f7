/// An idea as its author gave it. The first one by stamp counts.
package struct IdeaSubmitted: EventPayload {
    package var idea: String
    package var title: String
    package var body: String?
    /// The question that it answers.
    package var question: String?
    /// Its author.
    package var participant: String?
    /// In the campaign's currency, 0 or more.
    package var cost: Double?

    package init(
        idea: String, title: String, body: String? = nil, question: String? = nil,
        participant: String? = nil, cost: Double? = nil
    ) {
        self.idea = idea
        self.title = title
        self.body = body
        self.question = question
        self.participant = participant
        self.cost = cost
    }

    package static let type = EventType.ideaSubmitted
    package static let writers = Permission.role(.moderator)
    package static let sample = IdeaSubmitted(
        idea: "polis.demo-17", title: "Let \"us\" \u{2028}choose \u{1F469}\u{200D}\u{1F4BB}",
        body: "One\ntwo\u{0}three \u{202B}\u{645}\u{631}\u{62D}\u{628}\u{627}\u{202C}",
        question: "barriers", participant: "polis-p3", cost: 1250.5)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        idea = try reader.id("idea")
        title = try reader.text("title")
        body = try reader.optionalText("body")
        question = try reader.optionalID("question")
        participant = try reader.optionalID("participant")
        cost = try reader.optionalAmount("cost")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("idea", idea)
        writer.write("title", title)
        writer.write("body", body)
        writer.write("question", question)
        writer.write("participant", participant)
        writer.write("cost", cost)
    }
}

extension Campaign {
    mutating func fold(_ event: IdeaSubmitted, _ line: FoldedLine, _ mode: FoldMode) {
        var row = ItemRow()
        row.kind = .idea
        if mode == .add {
            row.title = arena.append(event.title)
            row.body = arena.append(event.body ?? "")
        }
        row.question = event.question.map { questionNames.intern($0) } ?? -1
        row.participant = event.participant.map { participants.intern($0) } ?? -1
        row.cost = event.cost ?? .nan
        row.happened = line.time
        row.stamp = line.stamp
        submit(row, as: intern(item: event.idea), mode)
    }
}
