/// A change to an idea, field by field; the last one counts for each.
package struct IdeaEdited: EventPayload {
    package var idea: String
    /// Cannot be cleared.
    package var title: String?
    package var body: Change<String>
    package var question: Change<String>
    /// In the campaign's currency, 0 or more.
    package var cost: Change<Double>
    package var reason: String?

    package init(
        idea: String, title: String? = nil, body: Change<String> = .keep,
        question: Change<String> = .keep, cost: Change<Double> = .keep, reason: String? = nil
    ) {
        self.idea = idea
        self.title = title
        self.body = body
        self.question = question
        self.cost = cost
        self.reason = reason
    }

    package static let type = EventType.ideaEdited
    package static let writers = Permission.role(.moderator)
    package static let sample = IdeaEdited(
        idea: "polis.demo-17", title: "Let us choose", body: .set("\u{2029}</script><!--"),
        question: .clear, cost: .set(0.07), reason: "typing \"error\"")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        idea = try reader.id("idea")
        title = try reader.optionalText("title")
        body = try reader.textChange("body")
        question = try reader.idChange("question")
        cost = try reader.amountChange("cost")
        reason = try reader.optionalText("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("idea", idea)
        writer.write("title", title)
        writer.write("body", body)
        writer.write("question", question)
        writer.write("cost", cost)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: IdeaEdited, _ line: FoldedLine, _ mode: FoldMode) {
        let item = intern(item: event.idea)
        let isAdded = mode == .add
        let title = event.title.map { isAdded ? arena.append($0) : .empty }
        let body = event.body.map { isAdded ? arena.append($0) : .empty }
        let question = event.question.map { questionNames.intern($0) }
        if title != nil || body != .keep {
            textChanges.append(item)
            rows[Int(item)].hasLaterText = true
        }
        history(item) { history, ranks in
            if let title {
                history.title.fold(.set(title), line.stamp, mode, ranks)
            }
            if body != .keep { history.body.fold(body, line.stamp, mode, ranks) }
            if question != .keep {
                history.question.fold(question, line.stamp, mode, ranks)
            }
            if event.cost != .keep {
                history.cost.fold(event.cost, line.stamp, mode, ranks)
            }
        }
    }
}
