/// A review that no longer counts.
package struct ReviewWithdrawn: EventPayload {
    package var round: String
    package var idea: String
    /// Whose it is, where a facilitator writes it for another; nil: the writer's own.
    package var member: String?

    package init(round: String, idea: String, member: String? = nil) {
        self.round = round
        self.idea = idea
        self.member = member
    }

    package static let type = EventType.reviewWithdrawn
    package static let writers = Permission.roleForThemselves(.panelist)
    package var namedMember: String? { member }
    package var reviewedRound: String? { round }

    package static let sample = ReviewWithdrawn(
        round: "longlist", idea: "polis.demo-17", member: "ben")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        idea = try reader.id("idea")
        member = try reader.optionalMember("member")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("idea", idea)
        writer.write("member", member)
    }
}

extension Campaign {
    mutating func fold(_ event: ReviewWithdrawn, _ line: FoldedLine, _ mode: FoldMode) {
        let ranks = writers.ranks
        slot(event.round, intern(item: event.idea), event.member ?? line.member) {
            $0.register.fold(nil, line.stamp, mode, ranks)
        }
    }
}
