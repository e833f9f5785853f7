/// Ideas that a member is asked to review.
package struct ReviewAssigned: EventPayload {
    package var round: String
    package var member: String
    package var ideas: [String]

    package init(round: String, member: String, ideas: [String]) {
        self.round = round
        self.member = member
        self.ideas = ideas
    }

    package static let type = EventType.reviewAssigned
    package static let writers = Permission.role(.facilitator)
    package static let sample = ReviewAssigned(
        round: "longlist", member: "ben", ideas: ["polis.demo-17", "polis.demo-18"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        member = try reader.member("member")
        ideas = try reader.ids("ideas")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("member", member)
        writer.write("ideas", ideas)
    }
}

/// Ideas that a member is no longer asked to review.
package struct ReviewUnassigned: EventPayload {
    package var round: String
    package var member: String
    package var ideas: [String]

    package init(round: String, member: String, ideas: [String]) {
        self.round = round
        self.member = member
        self.ideas = ideas
    }

    package static let type = EventType.reviewUnassigned
    package static let writers = Permission.role(.facilitator)
    package static let sample = ReviewUnassigned(
        round: "longlist", member: "ben", ideas: ["polis.demo-18"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        member = try reader.member("member")
        ideas = try reader.ids("ideas")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("member", member)
        writer.write("ideas", ideas)
    }
}

extension Campaign {
    mutating func fold(_ event: ReviewAssigned, _ line: FoldedLine, _ mode: FoldMode) {
        setAssigned(event.ideas, event.member, event.round, true, line, mode)
    }

    mutating func fold(_ event: ReviewUnassigned, _ line: FoldedLine, _ mode: FoldMode) {
        setAssigned(event.ideas, event.member, event.round, false, line, mode)
    }

    private mutating func setAssigned(
        _ ideas: [String], _ member: String, _ round: String, _ isAssigned: Bool,
        _ line: FoldedLine, _ mode: FoldMode
    ) {
        for idea in ideas {
            let key = AssignmentKey(round: round, member: member, item: intern(item: idea))
            assignments[key, default: Register()].fold(
                isAssigned, line.stamp, mode, writers.ranks)
        }
    }

    /// True where the idea was assigned to the member in the round.
    package func isAssigned(_ item: Int32, to member: String, in round: String) -> Bool {
        assignments[AssignmentKey(round: round, member: member, item: item)]?.value == true
    }
}
