/// How sure a stage's shortlist by the panel is: the chances of the ideas that it chooses from, and
/// whether the scores separate ideas at all. It is made of what one viewer may see.
package struct ShortlistSureness: Sendable {
    package let signal: SignalTest?
    /// The ideas that can be chosen, in the order of the adjusted scores.
    private let ideas: [Int32]
    private let places: [Int32: Int]
    /// Nil where the scores do not separate ideas.
    private let draws: RankDraws?

    /// As `calibrate` draws where it is told no seed.
    package static let usualSeed: UInt64 = 1

    /// - Parameters:
    ///   - kind: chances of a raw shortlist are to be among the best by the adjusted scores.
    ///   - pool: the ideas that the cut chooses from.
    package init(
        _ table: PanelTable, _ kind: PanelScoreKind, pool: Set<Int32>,
        draws: Int = ShortlistChances.usualDraws, seed: UInt64 = usualSeed
    ) throws(PanelAbsence) {
        let worth = try PanelWorth(table, kind == .raw ? .adjusted : kind)
        signal =
            kind == .panelAndCrowd ? SignalTest(table.scores) : SignalTest(of: worth.calibration)
        ideas = worth.order.filter { pool.contains($0) }
        var places: [Int32: Int] = [:]
        for (place, item) in ideas.enumerated() { places[item] = place }
        self.places = places
        let rows = ideas.compactMap { worth.row($0) }
        self.draws =
            signal?.separates == true
            ? RankDraws(ideas: ideas.count, draws: draws, seed: seed) { random in
                let draw = worth.calibration.draw(&random)
                return rows.map { draw[$0] }
            } : nil
    }

    /// What is known of an idea where the best `top` are taken; nil where no chance may be shown.
    package func standing(_ item: Int32, top: Int) -> ShortlistChances.Standing? {
        guard let draws, top > 0, top < ideas.count, let place = places[item] else { return nil }
        return draws.standing(place, top: top)
    }

    /// How many of these ideas may be expected to be among the best, of as many as there are.
    package func expectedCorrect(_ kept: [Int32]) -> Double? {
        guard draws != nil, !kept.isEmpty, kept.count < ideas.count else { return nil }
        return kept.reduce(0) { $0 + (standing($1, top: kept.count)?.chance ?? 0) }
    }

    /// How sure it is that these belong there, in one sentence.
    package func sentence(_ kept: [Int32]) -> String {
        guard let signal, signal.separates else {
            return "The scores do not yet separate ideas: no chances are shown."
        }
        guard let correct = expectedCorrect(kept) else {
            return kept.isEmpty
                ? "Nothing is kept." : "All \(Figures.count(ideas.count, "scored idea")) are in."
        }
        let grey = ideas.count { standing($0, top: kept.count)?.band == .grey }
        return
            "About \(Figures.decimal(correct, 0)) of these \(kept.count) belong here; \(Figures.count(grey, "idea")) could go either way."
    }
}
