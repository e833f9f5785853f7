/// What a shortlist owes to one member: how it would be without their scores, all else as it is
/// (methods D.2.5).
package struct MemberInfluence: Equatable, Sendable {
    package let name: String
    /// How many of their scores are left out.
    package let reviews: Int
    /// The ideas that would leave the list, and those that would come in their places, the best
    /// first.
    package let leaving: [Int32]
    package let entering: [Int32]
    /// The largest change of an idea's chance to be among the best, and whose it is; nil where
    /// chances are not shown.
    package let shift: Shift?
    /// More than a fifth of the list would change.
    package let isFlagged: Bool

    /// A change of a chance, from −1 to 1.
    package struct Shift: Equatable, Sendable {
        package let item: Int32
        package let change: Double
    }

    /// From this share of the list on a member's influence is worth a look.
    static let notable = 0.2
}

extension PanelCalibration {
    /// The same without the scores of one member: the components stay, all else is found again.
    /// Nil where no score is left.
    package func without(member: Int) -> PanelCalibration? {
        PanelCalibration(
            ScoreTable(
                ideas: scores.ideas, members: scores.members,
                scores: scores.scores.filter { $0.member != member }, crowd: scores.crowd),
            components: components)
    }
}

extension RoundCalibration {
    /// The shortlist of the best `top` without each member in turn, by name; empty where there is no
    /// line, or only one member has scores. Chances are drawn with the same random numbers each
    /// time, so that they differ by what is known and not by luck.
    package func withoutEachMember(
        _ campaign: Campaign, top: Int, seed: UInt64,
        draws: Int = ShortlistChances.usualDraws
    ) -> [MemberInfluence] {
        guard top > 0, top < ideas.count else { return [] }
        var counts = [Int](repeating: 0, count: names.count)
        for score in calibration.scores.scores { counts[score.member] += 1 }
        let used = names.indices.filter { counts[$0] > 0 }
        guard used.count > 1 else { return [] }
        let showsChances = signal?.separates == true
        let before = showsChances ? shares(calibration, top: top, seed: seed, draws) : []
        let items = ideas.map(\.item)
        let kept = Array(items.prefix(top))
        var placeOf: [Int32: Int] = [:]
        for (place, item) in items.enumerated() { placeOf[item] = place }
        return used.compactMap { member in
            guard let rest = calibration.without(member: member) else { return nil }
            let order = Rankings.order(items, campaign) { item in
                placeOf[item].map { rest.ideas[places[$0]].mean }
            }
            let now = order.prefix(top)
            let leaving = kept.filter { !now.contains($0) }
            var shift: MemberInfluence.Shift?
            if showsChances {
                let after = shares(rest, top: top, seed: seed, draws)
                for (place, item) in items.enumerated() {
                    let change = after[place] - before[place]
                    if abs(change) > abs(shift?.change ?? 0) || shift == nil {
                        shift = MemberInfluence.Shift(item: item, change: change)
                    }
                }
            }
            return MemberInfluence(
                name: names[member], reviews: counts[member], leaving: leaving,
                entering: now.filter { !kept.contains($0) }, shift: shift,
                isFlagged: Double(leaving.count) > MemberInfluence.notable * Double(top))
        }
    }

    /// The chances of `ideas` under a calibration of the same ideas and members.
    private func shares(
        _ calibration: PanelCalibration, top: Int, seed: UInt64, _ draws: Int
    ) -> [Double] {
        var random = SplitMix64(seed: seed)
        var shares = TopShares(ideas: ideas.count, top: top)
        for _ in 0..<draws {
            let draw = calibration.draw(&random)
            shares.add(places.map { draw[$0] })
        }
        return shares.shares
    }
}
