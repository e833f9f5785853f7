/// A round of the panel, calibrated, as one viewer may see it: only ideas whose reviews the round
/// shows to them are in it, so that nothing can be read of the others from these.
package struct RoundCalibration: Sendable {
    /// An idea's standing.
    package struct Idea: Sendable {
        package let item: Int32
        /// The mean of its scores as they are, and its place by it.
        package let raw: Double
        package let rawPlace: Int
        /// What it is worth once leniency is taken out, and its place by that.
        package let adjusted: PanelCalibration.Estimate
        package let adjustedPlace: Int
        package let reviews: Int
    }

    /// How a member scores.
    package struct Member: Sendable {
        package let name: String
        package let reviews: Int
        package let raw: Double
        /// What they add to a score; above 0 is lenient.
        package let leniency: PanelCalibration.Estimate
        package let check: MemberCheck
    }

    package let round: Round
    /// By adjusted worth, the best first; those without a score are left out.
    package let ideas: [Idea]
    /// By name.
    package let members: [Member]
    package let calibration: PanelCalibration
    /// Whether the scores tell ideas apart at all.
    package let signal: SignalTest?
    /// By place in `ideas`: the idea's place in the calibration.
    let places: [Int]
    /// The members' names, by their place in the calibration.
    let names: [String]

    /// Why there is none.
    package enum Absence: Error, Equatable, Sendable {
        /// The viewer may see no review: `Round.whyHidden` says why.
        case hidden
        /// Too few scores, or all the same.
        case nothingToSay
    }

    /// Fails where there is nothing to see or to say. Worth is found from the last reviews, as cuts are;
    /// leniency from the first ones, which nobody else's had touched.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round
    ) throws(Absence) {
        func mayBeSeen(_ item: Int32) -> Bool {
            viewpoint.canSeeReviews(of: item, in: round, campaign)
        }
        let visible = campaign.reviewedIdeas(in: round.id).filter(mayBeSeen)
        guard !visible.isEmpty || campaign.ideas(of: round).contains(where: mayBeSeen) else {
            throw .hidden
        }
        let table = PanelTable(campaign, round, of: visible)
        let sorted = visible.sorted(by: campaign.items.isBefore)
        let first = sorted.map { campaign.independentScores(of: $0, in: round.id) }
        let names = Set(first.joined().map(\.member)).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        let independent = ScoreTable(rows: first, members: names)
        // They differ only where somebody has changed a review.
        let isSame = independent == table.scores && names == table.members
        guard let worth = try? PanelWorth(table, .adjusted),
            let leniency = isSame ? worth.calibration : PanelCalibration(independent)
        else { throw .nothingToSay }
        self.init(
            campaign, round, table.items, names, calibration: worth.calibration,
            leniency: leniency)
    }

    private init(
        _ campaign: Campaign, _ round: Round, _ visible: [Int32], _ names: [String],
        calibration: PanelCalibration, leniency: PanelCalibration
    ) {
        self.round = round
        self.calibration = calibration
        signal = SignalTest(of: calibration)
        var sums = [Double](repeating: 0, count: visible.count)
        var counts = [Int](repeating: 0, count: visible.count)
        for score in calibration.scores.scores {
            sums[score.idea] += score.value
            counts[score.idea] += 1
        }
        let scored = visible.indices.filter { counts[$0] > 0 }
        var ideaOf: [Int32: Int] = [:]
        for idea in scored { ideaOf[visible[idea]] = idea }
        func order(_ value: (Int) -> Double) -> [Int] {
            let items = Rankings.order(scored.map { visible[$0] }, campaign) { item in
                ideaOf[item].map(value)
            }
            return items.compactMap { ideaOf[$0] }
        }
        let raw = order { sums[$0] / Double(counts[$0]) }
        let adjusted = order { calibration.ideas[$0].mean }
        var rawPlaces: [Int: Int] = [:]
        for (place, idea) in raw.enumerated() { rawPlaces[idea] = place + 1 }
        places = adjusted
        self.names = names
        ideas = adjusted.enumerated().map { place, idea in
            Idea(
                item: visible[idea], raw: sums[idea] / Double(counts[idea]),
                rawPlace: rawPlaces[idea] ?? 0, adjusted: calibration.ideas[idea],
                adjustedPlace: place + 1, reviews: counts[idea])
        }
        let checks = MemberCheck.all(leniency)
        members = names.enumerated().compactMap { member, name in
            let own = leniency.scores.scores.filter { $0.member == member }
            guard !own.isEmpty else { return nil }
            return Member(
                name: name, reviews: own.count,
                raw: own.reduce(0) { $0 + $1.value } / Double(own.count),
                leniency: leniency.leniency[member], check: checks[member])
        }
    }

    /// How sure a shortlist of the best `top` is, by place in `ideas`; nil where the scores do not
    /// separate ideas, or all of them are taken.
    package func chances(top: Int, seed: UInt64) -> ShortlistChances? {
        guard signal?.separates == true, top > 0, top < ideas.count else { return nil }
        return ShortlistChances(ideas: ideas.count, top: top, seed: seed) { random in
            let draw = calibration.draw(&random)
            return places.map { draw[$0] }
        }
    }
}
