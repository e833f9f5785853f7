/// What the crowd says of an idea.
package struct CrowdScore: Equatable, Sendable {
    /// Ups and downs that count for the ranking: votes, and recorded totals beside them.
    package var up: Int
    package var down: Int
    /// The posterior mean of the share of ups, 0 to 1.
    package var mean: Double
    package var posterior: BetaDistribution

    /// The middle 50 % of what the share may be.
    package var interval: (low: Double, high: Double) {
        (posterior.quantile(0.25), posterior.quantile(0.75))
    }
}

/// What the panel says of an idea.
package struct PanelScore: Equatable, Sendable {
    /// The mean of the members' rubric scores.
    package var mean: Double
    /// How many reviews count.
    package var reviews: Int
    /// The standard deviation of the members' scores; nil with fewer than two.
    package var spread: Double?
    /// The means of members from inside and from outside; nil without one of them.
    package var internalMean: Double?
    package var externalMean: Double?
}

/// The two orders of a campaign's ideas, side by side, as one viewer may see them.
package struct Rankings: Sendable {
    package let prior: BetaBinomial
    private let crowd: [Int32: CrowdScore]
    /// The panel's side; nil without a round.
    package let panel: PanelFigures?
    package let round: Round?
    /// The ideas that count and may be seen, best of the crowd first.
    package let byCrowd: [Int32]
    /// The same ideas, best of the panel first; those without a score that may be seen come last.
    package let byPanel: [Int32]
    private let crowdPlaces: [Int32: Int]
    private let panelPlaces: [Int32: Int]

    /// Ranks what counts in the campaign as the viewer may see it. The crowd's prior is fitted to
    /// all ideas that count, so that it is the same for everyone.
    package init(_ campaign: Campaign, _ viewpoint: Viewpoint, round: Round? = nil) {
        let counting = campaign.rows.indices.map(Int32.init).filter { campaign.counts($0) }
        let votes = counting.map { campaign.crowdVotes(of: $0) }
        let prior = BetaBinomial(votes)
        let round = round ?? campaign.currentRound
        var crowd: [Int32: CrowdScore] = [:]
        let panel = round.map { PanelFigures(campaign, viewpoint, $0) }
        var pool: [Int32] = []
        for (item, vote) in zip(counting, votes) where viewpoint.canSee(item, in: campaign) {
            pool.append(item)
            if viewpoint.canSeeVotes {
                let posterior = prior.posterior(up: vote.up, down: vote.down)
                crowd[item] = CrowdScore(
                    up: vote.up, down: vote.down, mean: posterior.mean, posterior: posterior)
            }
        }
        self.prior = prior
        self.crowd = crowd
        self.panel = panel
        self.round = round
        byCrowd = Rankings.order(pool, campaign) { crowd[$0]?.mean }
        byPanel = Rankings.order(pool, campaign) { panel?.score($0)?.mean }
        crowdPlaces = Rankings.places(byCrowd) { crowd[$0] != nil }
        panelPlaces = Rankings.places(byPanel) { panel?.score($0) != nil }
    }

    package func crowdScore(_ item: Int32) -> CrowdScore? { crowd[item] }
    package func panelScore(_ item: Int32) -> PanelScore? { panel?.score(item) }
    /// The idea's place in the crowd's order, from 1.
    package func crowdPlace(_ item: Int32) -> Int? { crowdPlaces[item] }
    /// The idea's place in the panel's order by raw means, from 1.
    package func panelPlace(_ item: Int32) -> Int? { panelPlaces[item] }

    /// Highest first at 9 significant digits, ties by the bytes of the ids: the order that a cut
    /// stores and that anyone computes again. Ideas without a value come last.
    package static func order(
        _ items: [Int32], _ campaign: Campaign, by value: (Int32) -> Double?
    ) -> [Int32] {
        items.map { (item: $0, value: value($0).map(rounded)) }.sorted { one, other in
            switch (one.value, other.value) {
            case (let first?, let second?) where first != second: return first > second
            case (_?, nil): return true
            case (nil, _?): return false
            default: return campaign.items.isBefore(one.item, other.item)
            }
        }.map(\.item)
    }

    /// A value at 9 significant digits.
    static func rounded(_ value: Double) -> Double {
        // Beyond these a value is no score, and the scale would run out of range.
        guard value.isFinite, abs(value) > 1e-100 else { return value.isFinite ? 0 : -1e300 }
        guard abs(value) < 1e100 else { return value }
        var scale = 1.0
        while abs(value) * scale < 1e8 { scale *= 10 }
        while abs(value) * scale >= 1e9 { scale /= 10 }
        return (value * scale).rounded() / scale
    }

    private static func places(_ order: [Int32], _ has: (Int32) -> Bool) -> [Int32: Int] {
        var result: [Int32: Int] = [:]
        for (index, item) in order.enumerated() where has(item) { result[item] = index + 1 }
        return result
    }
}

extension Campaign {
    /// The ups and downs of an idea's group that rank it: single votes, and recorded totals of
    /// systems other than a show of hands. In a campaign that declares that it serves ideas, votes
    /// whose voters chose themselves what to vote on do not rank.
    package func crowdVotes(of item: Int32) -> (up: Int, down: Int) {
        let tally = tally(of: item)
        var up = Int(tally.up)
        var down = Int(tally.down)
        if serves {
            up -= Int(tally.chosenUp)
            down -= Int(tally.chosenDown)
        }
        for other in group(of: item) {
            for recorded in recordedTallies(of: other)
            where !recorded.system.hasPrefix("hands.") {
                // No crowd is larger, and no sum of such totals overflows.
                up += min(recorded.last?.up ?? 0, 1 << 40)
                down += min(recorded.last?.down ?? 0, 1 << 40)
            }
        }
        return (up, down)
    }

    /// The mean of the reviews that count; nil without one.
    /// - Parameter weights: other weights of criteria than the round's, by their ids.
    package func panelScore(
        of item: Int32, in round: String, weights: [String: Double] = [:]
    ) -> PanelScore? {
        panelScore(countedScores(of: item, in: round, weights: weights))
    }

    /// The mean of scores by member; nil without one.
    func panelScore(_ counted: [(member: String, score: Double)]) -> PanelScore? {
        let scores = counted.map(\.score)
        guard !scores.isEmpty else { return nil }
        let mean = scores.reduce(0, +) / Double(scores.count)
        var spread: Double?
        if scores.count > 1 {
            let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            spread = (squares / Double(scores.count - 1)).squareRoot()
        }
        func meanOf(_ standing: Standing) -> Double? {
            let own = counted.filter { membership.standing(of: $0.member) == standing }
            return own.isEmpty ? nil : own.reduce(0) { $0 + $1.score } / Double(own.count)
        }
        return PanelScore(
            mean: mean, reviews: scores.count, spread: spread,
            internalMean: meanOf(.internal), externalMean: meanOf(.external))
    }
}
