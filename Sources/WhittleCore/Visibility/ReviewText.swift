/// A review in words.
package struct ReviewText: Sendable {
    package let review: Review
    package let round: Round

    package init(_ review: Review, _ round: Round) {
        self.review = review
        self.round = round
    }

    /// The reviews of a head that the viewer may see: all where the round's rule allows it, else
    /// their own.
    package static func visible(
        of item: Int32, in round: Round, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> [Review] {
        let all = campaign.reviews(of: item, in: round.id)
        if viewpoint.canSeeReviews(of: item, in: round, campaign) { return all }
        guard viewpoint.canSee(item, in: campaign) else { return [] }
        return all.filter { $0.member == viewpoint.member }
    }

    /// `yes`, or why it does not count.
    package var standing: String {
        if review.isRecused { return "no: recused" }
        if review.isExcluded { return "no: excluded" + reason }
        if review.isLate { return "no: late" }
        if review.isUnsealed { return "no: not sealed" }
        if review.score == nil { return "no: under half scored" }
        guard !review.excludedScores.isEmpty else { return "yes" }
        let names = review.excludedScores.map(\.criterion).joined(separator: ", ")
        return "yes, without \(names)\(reason)"
    }

    private var reason: String {
        guard let reason = review.exclusion?.reason, !reason.isBlank else { return "" }
        return " (\(reason))"
    }

    /// `doable 4, innovative –`.
    package var scores: String {
        review.content.scores.map { score in
            "\(score.criterion) \(score.value.map { Decimal15.text($0) } ?? "–")"
        }.joined(separator: ", ")
    }

    /// How it was changed since the first, and that the idea's text was; empty where neither.
    package func changes(_ campaign: Campaign) -> String {
        var parts = campaign.change(of: review).map { [$0.words] } ?? []
        if campaign.isStale(review) { parts.append("the idea's text has changed since") }
        return parts.joined(separator: "; ")
    }

    package func json(_ campaign: Campaign) -> JSONValue {
        let change = campaign.change(of: review)
        return .row([
            "round": .string(review.round), "idea": .string(campaign.items.name(review.item)),
            "member": .string(review.member), "score": .optional(review.score),
            "counts": .bool(review.counts), "standing": .string(standing),
            "scores": .object(
                review.content.scores.map { JSONMember($0.criterion, .optional($0.value)) }),
            "excluded_scores": .object(
                review.excludedScores.map { JSONMember($0.criterion, .optional($0.value)) }),
            "excluded_reason": .optional(review.exclusion?.reason),
            "confidence": .optional(review.content.confidence),
            "comment": .optional(review.content.comment),
            "submissions": .integer(review.submissions),
            "at": .string(review.stamp.time.text), "first": change?.json ?? .null,
            "text_changed": .bool(campaign.isStale(review)),
        ])
    }
}

extension Round {
    /// Why the reviews of others are not shown to the viewer.
    package func whyHidden(from viewpoint: Viewpoint) -> String {
        if viewpoint.roles.isDisjoint(with: [.facilitator, .panelist]) {
            return "Scores are shown to panelists and facilitators."
        }
        return switch details.visibility {
        case .afterOwn: "Others' scores are shown after your own review."
        case .afterRound:
            "Others' scores are shown after the round “\(details.title)” has closed."
        case .sealed:
            "Others' scores are sealed: they are on their devices until the round “\(details.title)” has closed."
        case .always: "Scores are shown to panelists and facilitators."
        }
    }
}
