/// What a meeting decided of an idea, for the public. The last one by stage and idea counts.
package struct IdeaDeliberated: EventPayload {
    package var stage: String
    package var idea: String
    package var meeting: String?
    package var outcome: String
    /// For the public.
    package var reason: String
    package var `for`: Int?
    package var against: Int?
    package var abstain: Int?
    /// What the minority wants to have said.
    package var dissent: String?

    package init(
        stage: String, idea: String, meeting: String? = nil, outcome: String, reason: String,
        for: Int? = nil, against: Int? = nil, abstain: Int? = nil, dissent: String? = nil
    ) {
        self.stage = stage
        self.idea = idea
        self.meeting = meeting
        self.outcome = outcome
        self.reason = reason
        self.for = `for`
        self.against = against
        self.abstain = abstain
        self.dissent = dissent
    }

    package static let type = EventType.ideaDeliberated
    package static let writers = Permission.role(.facilitator)
    package static let sample = IdeaDeliberated(
        stage: "final", idea: "polis.demo-17", meeting: "march", outcome: "kept \u{2705}",
        reason: "It \"works\"\nelsewhere", for: 7, against: 2, abstain: 1,
        dissent: "\u{200F}too dear")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        stage = try reader.id("stage")
        idea = try reader.id("idea")
        meeting = try reader.optionalID("meeting")
        outcome = try reader.text("outcome")
        reason = try reader.text("reason")
        self.for = try reader.optionalCount("for")
        against = try reader.optionalCount("against")
        abstain = try reader.optionalCount("abstain")
        dissent = try reader.optionalText("dissent")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("stage", stage)
        writer.write("idea", idea)
        writer.write("meeting", meeting)
        writer.write("outcome", outcome)
        writer.write("reason", reason)
        writer.write("for", self.for)
        writer.write("against", against)
        writer.write("abstain", abstain)
        writer.write("dissent", dissent)
    }
}

extension Campaign {
    mutating func fold(_ event: IdeaDeliberated, _ line: FoldedLine, _ mode: FoldMode) {
        let key = StageItem(stage: event.stage, item: intern(item: event.idea))
        whittling.deliberations[key, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
