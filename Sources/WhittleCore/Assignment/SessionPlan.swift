/// Which ideas the members of a panel are asked to read next, for a session: so many each, chosen by
/// the boundary rule from what the planner may see.
package struct SessionPlan: Sendable {
    /// A review to be asked for.
    package struct Request: Equatable, Sendable {
        package let member: String
        package let item: Int32
    }

    /// In the order in which they were chosen: the most wanted first.
    package let requests: [Request]
    /// How many scores they were chosen by; 0: by coverage and the crowd alone.
    package let scores: Int

    /// How a session is planned.
    package struct Settings: Equatable, Sendable {
        /// Reviews of each member; nobody gets more than the round's load leaves them.
        package var each: Int
        /// How many ideas are to be taken.
        package var top: Int
        /// Every idea is to have so many reviews before others get more.
        package var floor = 2
        /// Decides between equals.
        package var seed: UInt64 = 1

        package init(each: Int, top: Int) {
            self.each = each
            self.top = top
        }
    }

    /// Steps of expectation and maximisation; more change nothing that matters.
    private static let steps = 50
    /// No idea is asked for more often.
    private static let most = 12

    /// - Parameter viewpoint: of whoever plans. Scores that the round hides from them, and in a
    ///   sealed round all, have no part in the plan: it would tell them.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round, _ settings: Settings
    ) {
        let ideas = campaign.ideas(of: round).filter { viewpoint.canSee($0, in: campaign) }
        let members = campaign.membership.members.filter {
            $0.isPresent && round.isOnPanel($0.name, $0.roles)
        }.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let table = SessionPlan.table(ideas, members, campaign, viewpoint, round)
        let (low, high) = round.details.scale
        let prior = PriorComponents.assumed(from: low, to: high)
        let fit = PanelCalibration(
            table, prior: prior, from: prior.values, steps: SessionPlan.steps)
        let rule = BoundaryRule(
            top: settings.top, floor: settings.floor, most: min(SessionPlan.most, members.count),
            residual: fit?.components.residual ?? prior.values.residual)
        let workloads = members.map { campaign.workload(of: $0, in: round) }
        let candidates = ideas.enumerated().map { index, item in
            let readers = members.indices.filter {
                !workloads[$0].contains(item) && !campaign.isRecused(members[$0], from: item)
            }
            let reviewed = campaign.reviews(of: item, in: round.id).filter(\.counts).count
            let asked = workloads.count { $0.contains(item) }
            let first =
                fit?.ideas[index]
                ?? PanelCalibration.Estimate(
                    mean: (low + high) / 2 + PanelCalibration.slopePrior.mean
                        * (table.crowd?[index] ?? 0), variance: prior.values.idea)
            // What is asked for and not there yet counts as if it were.
            let inHand = max(0, asked - reviewed)
            return ReviewCandidate(
                estimate: (0..<inHand).reduce(first) { estimate, _ in rule.expecting(estimate) },
                reviews: max(asked, reviewed), readers: readers)
        }
        let room = workloads.map { workload in
            max(0, min(settings.each, (round.details.load ?? .max) - workload.count))
        }
        var random = SplitMix64(seed: settings.seed)
        scores = table.scores.count
        requests = rule.slots(candidates, room: room, &random).map {
            Request(member: members[$0.member], item: ideas[$0.idea])
        }
    }

    /// The scores that the planner may see, with what the crowd thinks.
    private static func table(
        _ ideas: [Int32], _ members: [String], _ campaign: Campaign, _ viewpoint: Viewpoint,
        _ round: Round
    ) -> ScoreTable {
        let rows = ideas.map { item in
            viewpoint.canSeeReviews(of: item, in: round, campaign)
                ? campaign.countedScores(of: item, in: round.id) : []
        }
        let votes = ideas.map { campaign.crowdVotes(of: $0) }
        return ScoreTable(
            rows: rows, members: members, crowd: viewpoint.canSeeVotes ? crowd(votes) : nil)
    }

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
}
