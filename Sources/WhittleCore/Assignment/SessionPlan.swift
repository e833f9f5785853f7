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
        /// Every idea is to have so many reviews before others get more; nil: as the round says.
        package var floor: Int?
        /// Decides between equals.
        package var seed: UInt64 = 1

        package init(each: Int, top: Int) {
            self.each = each
            self.top = top
        }
    }

    /// - Parameter viewpoint: of whoever plans. Scores that the round hides from them, and in a
    ///   sealed round all, have no part in the plan: it would tell them.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round, _ settings: Settings
    ) {
        let desk = ReviewDesk(
            campaign, viewpoint, round, top: settings.top, floor: settings.floor)
        let room = desk.workloads.map { workload in
            max(0, min(settings.each, (round.details.load ?? .max) - workload))
        }
        var random = SplitMix64(seed: settings.seed)
        scores = desk.scores
        requests = desk.rule.slots(desk.candidates(in: campaign), room: room, &random).map {
            Request(member: desk.members[$0.member], item: desk.ideas[$0.idea])
        }
    }
}
