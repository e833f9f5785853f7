/// A member's review of an idea. The last one counts; the first is kept as the independent one.
package struct ReviewSubmitted: EventPayload {
    package var round: String
    package var idea: String
    package var scores: [CriterionScore]
    /// 1 (a guess) to 5 (sure).
    package var confidence: Int?
    package var comment: String?
    /// What was said on single criteria, as some sources have it.
    package var comments: [CriterionComment]
    /// Time spent.
    package var seconds: Int?
    /// CRC-32C of the text that was shown, as eight hex digits.
    package var saw: String?
    /// Whose it is, where a facilitator writes it for another; nil: the writer's own.
    package var member: String?

    package init(
        round: String, idea: String, scores: [CriterionScore], confidence: Int? = nil,
        comment: String? = nil, comments: [CriterionComment] = [], seconds: Int? = nil,
        saw: String? = nil, member: String? = nil
    ) {
        self.round = round
        self.idea = idea
        self.scores = scores
        self.confidence = confidence
        self.comment = comment
        self.comments = comments
        self.seconds = seconds
        self.saw = saw
        self.member = member
    }

    package static let type = EventType.reviewSubmitted
    package static let writers = Permission.roleForThemselves(.panelist)
    package var namedMember: String? { member }
    package var reviewedRound: String? { round }

    package static let sample = ReviewSubmitted(
        round: "longlist", idea: "polis.demo-17",
        scores: [
            CriterionScore(criterion: "impact", value: 4.5),
            CriterionScore(criterion: "novelty", value: nil),
        ], confidence: 5, comment: "\u{0}\u{2066}fine\u{2069} \"but\" \u{1F914}",
        comments: [CriterionComment(criterion: "novelty", text: "seen\u{2028}before")],
        seconds: 95, saw: "e3069283", member: "ben")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        idea = try reader.id("idea")
        scores = []
        for member in try reader.members(ofObject: "scores") {
            scores.append(try CriterionScore(member))
        }
        confidence = try reader.optionalInt("confidence", 1...5)
        comment = try reader.optionalText("comment")
        comments = []
        if reader.optionalValue("comments") != nil {
            for member in try reader.members(ofObject: "comments") {
                comments.append(try CriterionComment(member))
            }
        }
        seconds = try reader.optionalCount("seconds")
        saw = try reader.optionalText("saw")
        member = try reader.optionalMember("member")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("idea", idea)
        writer.write("scores", JSONValue.object(scores.map(\.json)))
        writer.write("confidence", confidence)
        writer.write("comment", comment)
        if !comments.isEmpty {
            writer.write("comments", JSONValue.object(comments.map(\.json)))
        }
        writer.write("seconds", seconds)
        writer.write("saw", saw)
        writer.write("member", member)
    }
}

/// What a review says on one criterion.
package struct CriterionScore: Equatable, Sendable {
    package var criterion: String
    /// Nil: the reviewer abstains.
    package var value: Double?

    package init(criterion: String, value: Double?) {
        self.criterion = criterion
        self.value = value
    }

    init(_ member: JSONMember) throws(LineFault) {
        guard Identifier.isValid(member.key) else {
            throw .wrongValue(key: "scores", expected: "an object with ids as keys")
        }
        criterion = member.key
        switch member.value {
        case .null: value = nil
        case .integer(let whole): value = Double(whole)
        case .number(let number): value = number
        case .bool, .string, .array, .object:
            throw .wrongValue(key: "scores", expected: "numbers, or null to abstain")
        }
    }

    var json: JSONMember {
        JSONMember(criterion, value.map(JSONValue.number) ?? .null)
    }
}

/// What a review says on one criterion in words.
package struct CriterionComment: Equatable, Sendable {
    package var criterion: String
    package var text: String

    package init(criterion: String, text: String) {
        self.criterion = criterion
        self.text = text
    }

    init(_ member: JSONMember) throws(LineFault) {
        guard Identifier.isValid(member.key) else {
            throw .wrongValue(key: "comments", expected: "an object with ids as keys")
        }
        guard case .string(let words) = member.value else {
            throw .wrongValue(key: "comments", expected: "texts")
        }
        criterion = member.key
        text = words
    }

    var json: JSONMember { JSONMember(criterion, .string(text)) }
}

extension Campaign {
    mutating func fold(_ event: ReviewSubmitted, _ line: FoldedLine, _ mode: FoldMode) {
        let ranks = writers.ranks
        slot(event.round, intern(item: event.idea), event.member ?? line.member) {
            $0.register.fold(ReviewContent(event), line.stamp, mode, ranks)
        }
    }
}
