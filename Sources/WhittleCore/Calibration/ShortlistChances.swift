/// How sure a shortlist is: the chance of each idea to be among the best, from draws of what all
/// of them may be worth (methods D.2). The same seed gives the same figures.
package struct ShortlistChances: Equatable, Sendable {
    /// What the draws say of an idea.
    package struct Standing: Equatable, Sendable {
        /// The share of the draws in which it is among the best `top`.
        package let chance: Double
        /// Its mean place, from 1.
        package let expectedRank: Double
        /// Between which places it is in half of the draws, and in nine of ten.
        package let likelyRanks: ClosedRange<Int>
        package let wideRanks: ClosedRange<Int>

        package var band: ChanceBand { ChanceBand(chance) }
    }

    package let top: Int
    package let draws: Int
    package let standings: [Standing]

    /// How many draws the methods ask for: a chance is then right to .008.
    package static let usualDraws = 4_000

    /// - Parameters:
    ///   - top: how many ideas are taken.
    ///   - draw: a draw of what each idea is worth.
    package init(
        ideas: Int, top: Int, draws: Int = usualDraws, seed: UInt64,
        _ draw: (inout SplitMix64) -> [Double]
    ) {
        self.init(RankDraws(ideas: ideas, draws: draws, seed: seed, draw), top: top)
    }

    /// - Parameter top: how many ideas are taken.
    package init(_ draws: RankDraws, top: Int) {
        self.top = top
        self.draws = draws.count
        standings = draws.ideas.indices.map { draws.standing($0, top: top) }
    }

    /// From a panel's scores.
    package init(
        _ calibration: PanelCalibration, top: Int, draws: Int = usualDraws, seed: UInt64
    ) {
        self.init(ideas: calibration.ideas.count, top: top, draws: draws, seed: seed) {
            calibration.draw(&$0)
        }
    }

    /// How many of these ideas may be expected to be among the best.
    package func expectedCorrect(_ shortlist: some Sequence<Int>) -> Double {
        shortlist.reduce(0) { $0 + standings[$1].chance }
    }
}

/// What a chance to be among the best means for a shortlist (NIPS 2014's practice).
package enum ChanceBand: String, CaseIterable, Equatable, Sendable {
    /// At least 9 in 10.
    case inside = "in"
    /// Could go either way.
    case grey
    /// At most 1 in 10.
    case out

    package init(_ chance: Double) {
        self = chance >= 0.9 ? .inside : chance <= 0.1 ? .out : .grey
    }
}

extension ChanceBand {
    /// In how many of ten draws, from 1 to 9.
    package static func tenths(_ chance: Double) -> Int {
        min(9, max(1, Int((chance * 10).rounded())))
    }

    /// For people: `could go either way, about 5 in 10`.
    package static func words(_ chance: Double) -> String {
        switch ChanceBand(chance) {
        case .inside: chance >= 0.95 ? "almost surely in" : "very likely in, about 9 in 10"
        case .grey: "could go either way, about \(tenths(chance)) in 10"
        case .out: chance < 0.05 ? "almost surely out" : "very likely out, about 1 in 10"
        }
    }
}

extension ShortlistChances.Standing {
    /// `in`, `grey 5 of 10` or `out`.
    package var shortWords: String {
        switch band {
        case .inside: "in"
        case .grey: "grey \(ChanceBand.tenths(chance)) of 10"
        case .out: "out"
        }
    }

    /// `could go either way, about 5 in 10`.
    package var words: String { ChanceBand.words(chance) }
}
