/// How a challenge ended. The last one counts.
package struct ChallengeClosed: EventPayload {
    package var challenge: String
    package var outcome: ChallengeOutcome
    package var lessons: String?

    package init(challenge: String, outcome: ChallengeOutcome, lessons: String? = nil) {
        self.challenge = challenge
        self.outcome = outcome
        self.lessons = lessons
    }

    package static let type = EventType.challengeClosed
    package static let writers = Permission.role(.facilitator)
    package static let sample = ChallengeClosed(
        challenge: "huddle", outcome: .adapted, lessons: "short \"is\" good\u{0}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        challenge = try reader.id("challenge")
        outcome = try reader.word("outcome")
        lessons = try reader.optionalText("lessons")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("challenge", challenge)
        writer.write("outcome", outcome)
        writer.write("lessons", lessons)
    }
}

/// What became of what a challenge tried.
package enum ChallengeOutcome: String, CaseIterable, Equatable, Hashable, Sendable {
    case adopted, adapted, stopped
}

extension Campaign {
    mutating func fold(_ event: ChallengeClosed, _ line: FoldedLine, _ mode: FoldMode) {
        evidence.closings[event.challenge, default: Register()].fold(
            Dated(event: event, happened: Timestamp(milliseconds: line.time)), line.stamp, mode,
            writers.ranks)
    }
}
