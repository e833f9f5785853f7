/// How a member scores in a round, for themselves: what they gave, how they use the scale, and,
/// once the round shows them the others' reviews, how lenient they are. It holds nobody else's
/// score.
package struct OwnReport: Sendable {
    /// How the scale of a criterion is used.
    package struct Use: Equatable, Sendable {
        /// A point of the scale, or a part of a long one, and how often it was given.
        package struct Bin: Equatable, Sendable {
            package let label: String
            package let count: Int
        }

        package let criterion: Criterion
        package let bins: [Bin]
        /// Nil where it was never answered.
        package let mean: Double?
        package let abstentions: Int
    }

    /// An idea on which the member's first score is far from what the others said at first.
    package struct Apart: Equatable, Sendable {
        package let item: Int32
        /// The member's own.
        package let score: Double
        package let isHigher: Bool
    }

    package let round: Round
    /// The member's reviews that count, the best scored first.
    package let reviews: [Review]
    /// Those of them that do not count: late, excluded, unsealed, under half scored.
    package let uncounted: [Review]
    /// Of the scores that count; nil without one.
    package let mean: Double?
    /// Their standard deviation, with n − 1; nil with fewer than two.
    package let spread: Double?
    package let uses: [Use]
    /// How many of the reviews were changed after the first.
    package let changed: Int
    /// What the member adds to a score, from the first reviews of the ideas whose reviews they may
    /// see; nil where the round shows them none, or there are too few.
    package let leniency: PanelCalibration.Estimate?
    /// By how far they are apart, at most `apartLimit`.
    package let apart: [Apart]
    private let whyWithout: String

    package static let apartLimit = 5
    /// Ideas are apart from a quarter of the rubric's range on.
    private static let apartShare = 0.25

    /// Nil for the public.
    package init?(_ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round) {
        guard let member = viewpoint.member else { return nil }
        let all = campaign.ownReviews(viewpoint, in: round)
        let counted = all.filter(\.counts)
        let score = campaign.panelScore(
            counted.compactMap { review in review.score.map { (member, $0) } })
        self.round = round
        reviews = counted
        uncounted = all.filter { !$0.counts }
        mean = score?.mean
        spread = score?.spread
        uses = round.details.criteria.map { OwnReport.use($0, counted) }
        changed = counted.count { campaign.change(of: $0) != nil }
        apart = OwnReport.apart(member, counted, campaign, viewpoint, round)
        (leniency, whyWithout) = OwnReport.leniency(of: member, campaign, viewpoint, round)
    }

    /// A scale of up to this many points is shown point by point.
    private static let longestScale = 11
    /// Into so many parts a longer one is cut.
    private static let parts = 5

    private static func use(_ criterion: Criterion, _ reviews: [Review]) -> Use {
        let given = reviews.compactMap { review in
            review.content.scores.first { $0.criterion == criterion.criterion }
        }
        let values = given.compactMap(\.value).filter {
            $0 >= Double(criterion.min) && $0 <= Double(criterion.max)
        }
        let points = criterion.max - criterion.min + 1
        let width = points <= longestScale ? 1 : (points + parts - 1) / parts
        var bins: [Use.Bin] = []
        var low = criterion.min
        while low <= criterion.max {
            let high = min(low + width - 1, criterion.max)
            // A half belongs to the point above it.
            let count = values.count {
                let point = Int(($0 + 0.5).rounded(.down))
                return point >= low && point <= high
            }
            bins.append(
                Use.Bin(label: low == high ? "\(low)" : "\(low) to \(high)", count: count))
            low = high + 1
        }
        return Use(
            criterion: criterion, bins: bins,
            mean: values.isEmpty ? nil : values.reduce(0, +) / Double(values.count),
            abstentions: given.count { $0.value == nil })
    }

    private static func leniency(
        of member: String, _ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round
    ) -> (PanelCalibration.Estimate?, String) {
        do throws(RoundCalibration.Absence) {
            let calibration = try RoundCalibration(campaign, viewpoint, round)
            guard calibration.members.count > 1,
                let own = calibration.members.first(where: { $0.name == member })
            else { return (nil, OwnReport.tooFew) }
            return (own.leniency, "")
        } catch {
            switch error {
            case .hidden:
                let when =
                    switch round.details.visibility {
                    case .afterOwn: "once you have scored an idea"
                    case .afterRound, .sealed: "once the round is closed"
                    case .always: "to the panel and facilitators"
                    }
                return (nil, "How you score beside the others is shown \(when).")
            case .nothingToSay: return (nil, OwnReport.tooFew)
            }
        }
    }

    private static let tooFew =
        "How you score beside the others cannot be said yet: too few have scored the same ideas."

    private static func apart(
        _ member: String, _ reviews: [Review], _ campaign: Campaign, _ viewpoint: Viewpoint,
        _ round: Round
    ) -> [Apart] {
        let scale = round.details.scale
        let range = scale.high - scale.low
        var found: [(apart: Apart, distance: Double)] = []
        for review in reviews {
            let head = campaign.head(of: review.item)
            guard viewpoint.canSeeReviews(of: head, in: round, campaign) else { continue }
            let scores = campaign.independentScores(of: head, in: round.id)
            let others = scores.filter { $0.member != member }.map(\.score)
            guard let own = scores.first(where: { $0.member == member })?.score, !others.isEmpty
            else { continue }
            let difference = own - others.reduce(0, +) / Double(others.count)
            guard abs(difference) >= apartShare * range - 1e-9 else { continue }
            found.append(
                (Apart(item: head, score: own, isHigher: difference > 0), abs(difference)))
        }
        return found.enumerated().sorted { one, other in
            one.element.distance != other.element.distance
                ? one.element.distance > other.element.distance : one.offset < other.offset
        }.prefix(apartLimit).map(\.element.apart)
    }

    // MARK: Words

    /// The leniency as a sentence, or why there is none.
    package var leniencySentence: String {
        guard let leniency else { return whyWithout }
        let error = Figures.decimal(leniency.standardError, 1)
        let size = Figures.decimal(abs(leniency.mean), 1)
        guard size != "0.0" else {
            return "You score as the others do on the same ideas (±\(error))."
        }
        let chance =
            abs(leniency.mean) < 1.96 * leniency.standardError ? "; that can be chance" : ""
        return
            "You score about \(size) points \(leniency.mean > 0 ? "higher" : "lower") than the others on the same ideas, ±\(error)\(chance)."
    }

    /// The whole report, a line a row.
    package func lines(_ campaign: Campaign) -> [String] {
        guard !reviews.isEmpty else {
            return ["You have no review that counts in “\(round.details.title)” yet."]
                + uncountedLines(campaign)
        }
        var lines = [
            "Your reviews in “\(round.details.title)”: \(Figures.count(reviews.count, "counts", "count")), mean \(Figures.decimal(mean))"
                + (spread.map { ", spread \(Figures.decimal($0))" } ?? "") + "."
        ]
        if changed > 0 {
            lines.append(
                "You changed \(changed) of them; the first ones stay as your independent view.")
        }
        lines += [leniencySentence, "", "How you use the scale:"]
        for use in uses {
            let bins = use.bins.map { "\($0.label): \($0.count)" }.joined(separator: ", ")
            lines.append(
                "  \(use.criterion.title): \(bins)"
                    + (use.mean.map { "; mean \(Figures.decimal($0))" } ?? "")
                    + (use.abstentions > 0 ? "; abstained \(use.abstentions)" : ""))
        }
        if !apart.isEmpty {
            lines += ["", "Where you are furthest from the others, by your first scores:"]
            lines += apart.map {
                "  \(campaign.items.name($0.item)): you gave \(Figures.decimal($0.score)), \($0.isHigher ? "more" : "less") than the others: \(campaign.title(of: $0.item))"
            }
        }
        return lines + uncountedLines(campaign)
    }

    private func uncountedLines(_ campaign: Campaign) -> [String] {
        guard !uncounted.isEmpty else { return [] }
        return ["", "These do not count:"]
            + uncounted.map {
                "  \(campaign.items.name($0.item)): \(ReviewText($0, round).standing)"
            }
    }

    package func json(_ campaign: Campaign) -> JSONValue {
        .row([
            "round": .string(round.id), "reviews": .integer(reviews.count),
            "uncounted": .integer(uncounted.count), "mean": .optional(mean),
            "spread": .optional(spread), "changed": .integer(changed),
            "leniency": .optional(leniency?.mean),
            "error": .optional(leniency?.standardError),
            "criteria": .array(
                uses.map { use in
                    .row([
                        "criterion": .string(use.criterion.criterion),
                        "mean": .optional(use.mean), "abstentions": .integer(use.abstentions),
                        "counts": .object(
                            use.bins.map { JSONMember($0.label, .integer($0.count)) }),
                    ])
                }),
            "apart": .array(
                apart.map {
                    .row([
                        "idea": .string(campaign.items.name($0.item)),
                        "score": .number($0.score), "higher": .bool($0.isHigher),
                    ])
                }),
        ])
    }
}

extension Campaign {
    /// The viewer's own reviews in a round of the ideas that they may see, the best scored first,
    /// those that do not count among them.
    package func ownReviews(_ viewpoint: Viewpoint, in round: Round) -> [Review] {
        guard let member = viewpoint.member else { return [] }
        let all = viewpoint.ideas(in: self).filter { isHead($0) }
            .compactMap { review(of: $0, in: round.id, by: member) }
        return all.enumerated().sorted { one, other in
            let first = one.element.score ?? -.infinity
            let second = other.element.score ?? -.infinity
            return first != second ? first > second : one.offset < other.offset
        }.map(\.element)
    }
}
