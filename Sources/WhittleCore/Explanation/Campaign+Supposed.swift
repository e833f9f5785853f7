/// The campaign as it would be with other votes or scores on one idea, all else as it is: what a
/// cut would then keep is asked of the same code as the cut itself.
struct SupposedCampaign {
    private(set) var campaign: Campaign
    private let head: Int32
    private let own: Tally
    private let united: Tally?

    init(_ campaign: Campaign, _ head: Int32) {
        self.campaign = campaign
        self.head = head
        own = campaign.rows[Int(head)].tally
        united = campaign.groups.tallies[head]
    }

    /// So many more votes for and against than there are, by people who had not voted on it and did
    /// not choose it themselves; below 0, so many fewer. It replaces what was supposed before.
    mutating func suppose(up: Int, down: Int) {
        func changed(_ tally: Tally) -> Tally {
            var tally = tally
            tally.up += Int32(clamping: up)
            tally.down += Int32(clamping: down)
            return tally
        }
        campaign.rows[Int(head)].tally = changed(own)
        if let united { campaign.groups.tallies[head] = changed(united) }
    }

    /// That a review that counts has these scores.
    mutating func suppose(_ review: Review, _ scores: [CriterionScore]) {
        let ranks = campaign.writers.ranks
        campaign.slot(review.round, review.item, review.member) { slot in
            guard let entry = slot.register.entries.first(where: { $0.stamp == review.stamp }),
                var content = entry.value
            else { return }
            let excluded = content.scores.filter { score in
                review.excludedScores.contains { $0.criterion == score.criterion }
            }
            content.scores = scores + excluded
            slot.register.fold(entry.value, entry.stamp, .remove, ranks)
            slot.register.fold(content, entry.stamp, .add, ranks)
        }
    }
}

/// The points that the readers of an idea could have given it more, or less, one at a time: of all
/// members whose review counts the one whose score moves most, until all are at the end of the
/// scale. So a number of points moves the mean as far as it can.
struct SupposedPoints {
    private let details: RoundOpened
    private let isMore: Bool
    let reviews: [Review]
    /// By number of points: the reader whose scores move, and what they then are.
    private(set) var steps: [(review: Int, scores: [CriterionScore])] = []

    init(_ reviews: [Review], _ details: RoundOpened, isMore: Bool) {
        self.details = details
        self.isMore = isMore
        self.reviews = reviews
        var scores = reviews.map(\.content.scores)
        while true {
            var best: (review: Int, gain: Double, scores: [CriterionScore])?
            for index in reviews.indices {
                let moved = moved(scores[index])
                guard let now = details.score(scores[index]), let then = details.score(moved),
                    abs(then - now) > max(1e-9, best?.gain ?? 0)
                else { continue }
                best = (index, abs(then - now), moved)
            }
            guard let best else { return }
            scores[best.review] = best.scores
            steps.append((best.review, best.scores))
        }
    }

    /// A point further on every criterion that was answered and counts, within its scale.
    private func moved(_ scores: [CriterionScore]) -> [CriterionScore] {
        scores.map { score in
            guard
                let criterion = details.criteria.first(where: { $0.criterion == score.criterion }),
                criterion.weight > 0, let value = score.value
            else { return score }
            let range = Double(criterion.min)...Double(criterion.max)
            guard range.contains(value) else { return score }
            var score = score
            score.value = min(max(value + (isMore ? 1 : -1), range.lowerBound), range.upperBound)
            return score
        }
    }

    /// How many readers move with so many points.
    func readers(_ points: Int) -> Int { Set(steps.prefix(points).map(\.review)).count }

    /// The campaign with the first so many points.
    func suppose(_ points: Int, in supposed: inout SupposedCampaign) {
        for index in reviews.indices {
            let last = steps.prefix(points).last { $0.review == index }
            supposed.suppose(reviews[index], last?.scores ?? reviews[index].content.scores)
        }
    }
}

/// The smallest number for which something holds.
enum SmallestNumber {
    /// So many are tried one after the other; beyond, the range in which it lies is halved.
    static let tried = 8

    /// Of 1 to `limit`: a number for which it holds while it does not for the one below, and that
    /// is the smallest wherever more never undoes it; up to 8 it is the smallest in any case. Nil
    /// where it holds for none that was tried, the limit among them.
    static func upTo(_ limit: Int, where holds: (Int) -> Bool) -> Int? {
        guard limit > 0 else { return nil }
        for number in 1...min(limit, tried) where holds(number) { return number }
        var low = min(limit, tried)
        var high = low
        repeat {
            guard high < limit else { return nil }
            low = high
            high = min(limit, high * 2)
        } while !holds(high)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
