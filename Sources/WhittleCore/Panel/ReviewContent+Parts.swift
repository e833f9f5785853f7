extension ReviewContent {
    /// Takes the scores of these criteria out, and answers them.
    mutating func takeOut(_ criteria: [String]) -> [CriterionScore] {
        guard !criteria.isEmpty else { return [] }
        let taken = scores.filter { criteria.contains($0.criterion) }
        scores.removeAll { criteria.contains($0.criterion) }
        return taken
    }

    /// The comment, then what was said on single criteria under their titles, in the order of the
    /// rubric; nil where nothing was said.
    func wholeComment(_ round: RoundOpened) -> String? {
        guard !comments.isEmpty else { return comment }
        let order = round.criteria.map(\.criterion)
        let known = comments.filter { order.contains($0.criterion) }.sorted { one, other in
            let first = order.firstIndex(of: one.criterion) ?? 0
            return first < order.firstIndex(of: other.criterion) ?? 0
        }
        let rest = comments.filter { !order.contains($0.criterion) }
        var parts = comment.map { [$0] } ?? []
        for part in known + rest {
            let criterion = round.criteria.first { $0.criterion == part.criterion }
            parts.append("\(criterion?.title ?? part.criterion): \(part.text)")
        }
        return parts.joined(separator: "\n\n")
    }
}

extension Campaign {
    /// The last review that a member submitted of exactly this idea, and its exclusion, whatever
    /// of it counts; for imports, which compare with what they wrote.
    package func submitted(
        _ idea: String, in round: String, by member: String
    ) -> (content: ReviewContent?, exclusion: ReviewExclusion?) {
        guard let item = items.find(idea),
            let slot = reviews[item]?.first(where: { $0.round == round && $0.member == member })
        else { return (nil, nil) }
        return (slot.register.value ?? nil, slot.excluded.value ?? nil)
    }

    /// The mean of the single ratings on the criteria that count, each alike, and how many they
    /// are; also those of reviews that answer less than half of the rubric. Some platforms publish
    /// this figure. Nil without a rating; late, excluded and recused ones are left out.
    package func ratingMean(of item: Int32, in roundID: String) -> RatingMean? {
        guard let round = round(roundID)?.details else { return nil }
        var sum = 0.0
        var count = 0
        for review in reviews(of: item, in: roundID)
        where !review.isLate && !review.isExcluded && !review.isRecused {
            for criterion in round.criteria where criterion.weight > 0 {
                let score = review.content.scores.first { $0.criterion == criterion.criterion }
                guard let value = score?.value, value >= Double(criterion.min),
                    value <= Double(criterion.max)
                else { continue }
                sum += value
                count += 1
            }
        }
        return count > 0 ? RatingMean(mean: sum / Double(count), count: count) : nil
    }
}

/// The mean of an idea's single ratings, and how many they are.
package struct RatingMean: Equatable, Sendable {
    package var mean: Double
    package var count: Int
}
