/// How far the members of a panel agree in a round, on what each of them said first.
///
/// Of each member it takes the first review that they submitted of an idea, in time: what they
/// thought before they could see the others'. Only ideas that count, and whose reviews the viewer
/// may see, are in it.
package struct PanelAgreement: Sendable {
    package let round: Round
    /// The ideas with a score, by rows, the members by columns.
    package let table: RatingTable
    /// The members in the order of the columns, by name.
    package let members: [String]

    /// Nil where the viewer may not see the reviews of any idea: `Round.whyHidden` says why.
    package init?(_ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round) {
        let visible = viewpoint.ideas(in: campaign).filter { item in
            campaign.counts(item) && viewpoint.canSeeReviews(of: item, in: round, campaign)
        }
        guard !visible.isEmpty else { return nil }
        let scores = visible.map { campaign.independentScores(of: $0, in: round.id) }
        let members = Set(scores.joined().map(\.member)).sorted()
        var column: [String: Int] = [:]
        for (index, member) in members.enumerated() { column[member] = index }
        self.round = round
        self.members = members
        table = RatingTable(
            scores.map { row in
                row.compactMap { member, score in
                    column[member].map { RatingTable.Rating(rater: $0, score: score) }
                }
            })
    }

    /// The one sentence that a screen shows, with the bootstrap over ideas.
    package func sentence(
        resamples: Int = Krippendorff.resamples, seed: UInt64 = 1
    ) -> String {
        let alpha = Krippendorff(table.units)
        guard let value = alpha.alpha(.interval) else {
            let why =
                alpha.pairedUnits == 0 ? "no idea has two scores" : "all scores are the same"
            return "How far the panel agrees cannot be said yet: \(why)."
        }
        return AgreementSentence.of(
            "The panel", "agrees", alpha: value,
            alpha.interval(.interval, resamples: resamples, seed: seed))
    }
}

extension Campaign {
    /// The rubric scores that members gave to an idea and its group with the first review that
    /// they submitted in time, by member. Who withdrew their review, was excluded or stands back
    /// is left out, and so is who answered less than half of the weight at first.
    package func independentScores(
        of item: Int32, in roundID: String
    ) -> [(member: String, score: Double)] {
        guard let state = rounds[roundID], let details = state.opened.value else { return [] }
        let group = group(of: item)
        return reviews(of: item, in: roundID).compactMap { review in
            guard !review.isLate, !review.isUnsealed, !review.isExcluded, !review.isRecused else {
                return nil
            }
            var first: (stamp: Stamp, content: ReviewContent)?
            for other in group {
                for slot in reviews[other] ?? []
                where slot.round == roundID && slot.member == review.member
                    && slot.excluded.value != true
                {
                    for entry in slot.register.entries {
                        guard let content = entry.value, isInOrder(entry.stamp, state) else {
                            continue
                        }
                        if let known = first, !entry.stamp.isBefore(known.stamp, writers.ranks) {
                            break
                        }
                        first = (entry.stamp, content)
                        break
                    }
                }
            }
            guard let first, let score = details.score(first.content.scores) else { return nil }
            return (review.member, score)
        }
    }
}
