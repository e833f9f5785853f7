/// A question that the campaign puts to its participants.
package struct QuestionAsked: EventPayload {
    package var question: String
    package var title: String
    /// The longer text under the title.
    package var prompt: String?
    /// Lower ones come first.
    package var order: Int?

    package init(question: String, title: String, prompt: String? = nil, order: Int? = nil) {
        self.question = question
        self.title = title
        self.prompt = prompt
        self.order = order
    }

    package static let type = EventType.questionAsked
    package static let writers = Permission.role(.facilitator)
    package static let sample = QuestionAsked(
        question: "barriers", title: "What gets in the way?\u{85}", prompt: "Say it \"plainly\".",
        order: -2)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        question = try reader.id("question")
        title = try reader.text("title")
        prompt = try reader.optionalText("prompt")
        order = try reader.optionalInt("order")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("question", question)
        writer.write("title", title)
        writer.write("prompt", prompt)
        writer.write("order", order)
    }
}

extension Campaign {
    mutating func fold(_ event: QuestionAsked, _ line: FoldedLine, _ mode: FoldMode) {
        let question = questionNames.intern(event.question)
        questions[question, default: Register()].fold(event, line.stamp, mode, writers.ranks)
    }
}
