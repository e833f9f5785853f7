/// A round's ideas as one viewer may hand out reviews of them: by the scores that the round shows
/// them, by what the crowd thinks where they may see it, and by how often each idea was read. What
/// may not be seen has no part: the choice would tell it.
package struct ReviewDesk: Sendable {
    /// The ideas that the viewer may see, the oldest first.
    let ideas: [Int32]
    /// The panel, by name, and where its members belong; no standings where the floor does not ask
    /// for them.
    let members: [String]
    let standings: [Standing?]
    /// By member: how many ideas they have reviewed or are asked to.
    let workloads: [Int]
    let rule: BoundaryRule
    /// By idea: how many reviews count.
    let counts: [Int]
    /// How many scores the choice rests on; 0: on coverage and the crowd alone.
    package let scores: Int
    /// True where the viewer may see the scores of every idea.
    let seesAllScores: Bool
    let usesCrowd: Bool
    /// By idea, nothing that is asked for or in hand counted.
    private let plain: [ReviewCandidate]
    /// By idea: the members who are asked for a review and have not given it.
    private let asked: [[Int]]
    private let places: [Int32: Int]

    /// Every idea is read so often before others are read more, where the round does not say.
    package static let usualFloor = 2
    /// Steps of expectation and maximisation; more change nothing that matters.
    fileprivate static let steps = 50

    /// - Parameters:
    ///   - top: how many ideas are to be taken; 0 where that is not known.
    ///   - floor: instead of the round's.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round, top: Int,
        floor: Int? = nil
    ) {
        let floor = floor ?? round.floor
        let panel = campaign.panel(of: round)
        members = panel.map(\.name)
        let hasBoth = Standing.allCases.allSatisfy { standing in
            panel.contains { $0.standing == standing }
        }
        standings = hasBoth && floor >= Standing.allCases.count ? panel.map(\.standing) : []
        let pool = campaign.ideas(of: round)
        let given = Given(pool, members, campaign, round)
        workloads = given.workloads
        let full = workloads.indices.filter {
            given.reviewed[$0] >= round.details.load ?? .max
        }
        let seen = pool.indices.filter { viewpoint.canSee(pool[$0], in: campaign) }
        ideas = seen.map { pool[$0] }
        places = Dictionary(
            zip(ideas, ideas.indices), uniquingKeysWith: { first, _ in first })
        let isShown = ideas.map { viewpoint.canSeeReviews(of: $0, in: round, campaign) }
        seesAllScores = isShown.allSatisfy { $0 }
        // Whether a review that may not be read has answered enough to count would tell of it.
        let counting = zip(seen, isShown).map { idea, isShown in
            given.reviews[idea].filter { isShown ? $0.counts : $0.isInOrder }
        }
        let estimates = Estimates(counting, isShown, ideas, members, campaign, viewpoint, round)
        scores = estimates.scores
        usesCrowd = estimates.usesCrowd
        let rule = BoundaryRule(
            top: top, floor: floor, most: members.count,
            residual: estimates.residual, standings: standings)
        self.rule = rule
        counts = counting.map(\.count)
        let standings = self.standings
        asked = seen.map { given.asked[$0] }
        plain = seen.indices.map { idea in
            let readers = panel.indices.filter {
                !given.hasReviewed[seen[idea]].contains($0) && !full.contains($0)
                    && !campaign.isRecused(panel[$0].name, from: pool[seen[idea]])
            }
            let names = counting[idea].map(\.member)
            let views = standings.isEmpty ? [] : campaign.standings(of: names)
            let lacking =
                standings.isEmpty
                ? []
                : Standing.allCases.filter { wanted in
                    !views.contains(wanted) && readers.contains { standings[$0] == wanted }
                }
            return ReviewCandidate(
                estimate: estimates.ideas[idea], reviews: counting[idea].count,
                readers: readers, lacking: lacking)
        }
    }

    /// The ideas as they stand, with what is on its way: what members are asked for, and what they
    /// have in hand.
    /// - Parameter member: whose own is not counted, as it is for them that one is chosen.
    func candidates(
        without member: Int? = nil, inHand: [ReviewInHand] = [], in campaign: Campaign
    ) -> [ReviewCandidate] {
        var candidates = plain
        func expect(_ reader: Int, _ idea: Int) {
            guard reader != member, candidates[idea].readers.contains(reader) else { return }
            candidates[idea] = rule.expecting(candidates[idea], from: reader)
        }
        for idea in asked.indices {
            for reader in asked[idea] { expect(reader, idea) }
        }
        for review in inHand {
            guard let reader = members.firstIndex(of: review.member),
                let item = campaign.items.find(review.idea),
                let idea = places[campaign.head(of: item)]
            else { continue }
            expect(reader, idea)
        }
        return candidates
    }
}

/// That a member has an idea before them, to review it.
package struct ReviewInHand: Equatable, Sendable {
    package var member: String
    /// By id.
    package var idea: String

    package init(member: String, idea: String) {
        self.member = member
        self.idea = idea
    }
}

/// Who has given which reviews, and who is asked for which: by the places of a round's ideas and of
/// the members of its panel.
private struct Given {
    var reviews: [[Review]] = []
    var hasReviewed: [[Int]] = []
    var asked: [[Int]]
    /// By member: ideas of the round reviewed, and those together with all that they are asked for.
    var reviewed: [Int]
    var workloads: [Int]

    init(_ ideas: [Int32], _ members: [String], _ campaign: Campaign, _ round: Round) {
        var places: [String: Int] = [:]
        for (place, name) in members.enumerated() { places[name] = place }
        asked = Array(repeating: [], count: ideas.count)
        reviewed = Array(repeating: 0, count: members.count)
        var askedOf: [Int32: Set<Int>] = [:]
        for assignment in campaign.assigned(in: round.id) {
            guard let place = places[assignment.member] else { continue }
            askedOf[campaign.head(of: assignment.item), default: []].insert(place)
        }
        workloads = Array(repeating: 0, count: members.count)
        for readers in askedOf.values {
            for place in readers { workloads[place] += 1 }
        }
        for (idea, item) in ideas.enumerated() {
            let found = campaign.reviews(of: item, in: round.id)
            let readers = found.compactMap { places[$0.member] }
            let wanted = askedOf[item] ?? []
            asked[idea] = wanted.filter { !readers.contains($0) }.sorted()
            for place in readers {
                reviewed[place] += 1
                if !wanted.contains(place) { workloads[place] += 1 }
            }
            reviews.append(found)
            hasReviewed.append(readers)
        }
    }
}

/// What ideas are worth by the scores that a viewer may see.
private struct Estimates {
    var ideas: [PanelCalibration.Estimate]
    var scores: Int
    var usesCrowd: Bool
    /// The variance of one score.
    var residual: Double

    init(
        _ reviews: [[Review]], _ isShown: [Bool], _ items: [Int32], _ members: [String],
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round
    ) {
        let rows = zip(reviews, isShown).map { reviews, isShown in
            isShown
                ? reviews.compactMap { review in review.score.map { (review.member, $0) } } : []
        }
        let votes = items.map { campaign.crowdVotes(of: $0) }
        let table = ScoreTable(
            rows: rows, members: members,
            crowd: viewpoint.canSeeVotes ? ReviewDesk.crowd(votes) : nil)
        let (low, high) = round.details.scale
        let prior = PriorComponents.assumed(from: low, to: high)
        let fit = PanelCalibration(
            table, prior: prior, from: prior.values, steps: ReviewDesk.steps)
        let residual = fit?.components.residual ?? prior.values.residual
        let rule = BoundaryRule(top: 0, floor: 0, most: 0, residual: residual)
        ideas = items.indices.map { idea in
            let first =
                fit?.ideas[idea]
                ?? PanelCalibration.Estimate(
                    mean: (low + high) / 2 + PanelCalibration.slopePrior.mean
                        * (table.crowd?[idea] ?? 0), variance: prior.values.idea)
            // A review that may not be read counts as if it were on its way.
            let hidden = isShown[idea] ? 0 : reviews[idea].count
            return (0..<hidden).reduce(first) { estimate, _ in rule.expecting(estimate) }
        }
        scores = table.scores.count
        usesCrowd = table.crowd != nil
        self.residual = residual
    }
}

extension ReviewDesk {
    /// The log-odds of the crowd's score, in standard deviations around their mean; nil where it
    /// says nothing.
    static func crowd(_ votes: [(up: Int, down: Int)]) -> [Double]? {
        guard votes.contains(where: { $0.up + $0.down > 0 }) else { return nil }
        let prior = BetaBinomial(votes)
        let odds = votes.map { vote in
            let mean = prior.posterior(up: vote.up, down: vote.down).mean
            return Libm.log(mean / (1 - mean))
        }
        let mean = odds.reduce(0, +) / Double(odds.count)
        let squares = odds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = (squares / Double(odds.count)).squareRoot()
        guard deviation > 1e-9 else { return nil }
        return odds.map { ($0 - mean) / deviation }
    }
}

extension Review {
    /// True where nothing but its own answers can keep it from counting.
    var isInOrder: Bool { !isLate && !isUnsealed && !isExcluded && !isRecused }
}

extension Round {
    /// How many reviews every idea is to have first.
    package var floor: Int { details.floor ?? ReviewDesk.usualFloor }
}

extension RoundOpened {
    /// The lowest and the highest score that a review can have.
    var scale: (low: Double, high: Double) {
        let counted = criteria.filter { $0.weight > 0 }
        let weight = counted.reduce(0) { $0 + $1.weight }
        guard weight > 0 else { return (1, 5) }
        return (
            counted.reduce(0) { $0 + $1.weight * Double($1.min) } / weight,
            counted.reduce(0) { $0 + $1.weight * Double($1.max) } / weight
        )
    }
}

extension Campaign {
    /// How many ideas are to reach the stage that a round prepares; nil where that is not planned.
    package func target(of round: Round) -> Int? {
        let target = stages.first { $0.stage == round.details.stage }?.target
        return target.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Where these members belong, or belonged, as far as that is known.
    func standings(of names: [String]) -> [Standing] {
        names.compactMap { membership.member($0)?.standing }
    }
}
