/// A review that counts nowhere, or some of its ratings that do not.
package struct ReviewExcluded: EventPayload {
    package var round: String
    package var idea: String
    package var member: String
    package var reason: String
    /// The criteria whose ratings are excluded; empty: the whole review.
    package var criteria: [String]

    package init(
        round: String, idea: String, member: String, reason: String, criteria: [String] = []
    ) {
        self.round = round
        self.idea = idea
        self.member = member
        self.reason = reason
        self.criteria = criteria
    }

    package static let type = EventType.reviewExcluded
    package static let writers = Permission.role(.facilitator)
    package static let sample = ReviewExcluded(
        round: "longlist", idea: "polis.demo-17", member: "ben", reason: "not \"read\"\n",
        criteria: ["impact"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        idea = try reader.id("idea")
        member = try reader.member("member")
        reason = try reader.text("reason")
        criteria = try reader.optionalIDs("criteria")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("idea", idea)
        writer.write("member", member)
        writer.write("reason", reason)
        writer.writeUnlessEmpty("criteria", criteria)
    }
}

/// An excluded review that counts again.
package struct ReviewRestored: EventPayload {
    package var round: String
    package var idea: String
    package var member: String
    package var reason: String

    package init(round: String, idea: String, member: String, reason: String) {
        self.round = round
        self.idea = idea
        self.member = member
        self.reason = reason
    }

    package static let type = EventType.reviewRestored
    package static let writers = Permission.role(.facilitator)
    package static let sample = ReviewRestored(
        round: "longlist", idea: "polis.demo-17", member: "ben", reason: "\u{1F44D}\u{1F3FD}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        idea = try reader.id("idea")
        member = try reader.member("member")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("idea", idea)
        writer.write("member", member)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: ReviewExcluded, _ line: FoldedLine, _ mode: FoldMode) {
        let exclusion = ReviewExclusion(reason: event.reason, criteria: event.criteria)
        setExcluded(event.round, event.idea, event.member, exclusion, line, mode)
    }

    mutating func fold(_ event: ReviewRestored, _ line: FoldedLine, _ mode: FoldMode) {
        setExcluded(event.round, event.idea, event.member, nil, line, mode)
    }

    private mutating func setExcluded(
        _ round: String, _ idea: String, _ member: String, _ exclusion: ReviewExclusion?,
        _ line: FoldedLine, _ mode: FoldMode
    ) {
        let ranks = writers.ranks
        slot(round, intern(item: idea), member) {
            $0.excluded.fold(exclusion, line.stamp, mode, ranks)
        }
    }
}
