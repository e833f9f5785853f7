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
        self.top = top
        self.draws = max(1, draws)
        var random = SplitMix64(seed: seed)
        var ranks = [UInt32](repeating: 0, count: ideas * self.draws)
        for number in 0..<self.draws {
            let worth = draw(&random)
            let order = (0..<ideas).sorted {
                worth[$0] != worth[$1] ? worth[$0] > worth[$1] : $0 < $1
            }
            for (place, idea) in order.enumerated() {
                ranks[idea * self.draws + number] = UInt32(place + 1)
            }
        }
        standings = (0..<ideas).map { idea in
            let own = ranks[idea * max(1, draws)..<(idea + 1) * max(1, draws)].sorted()
            func quantile(_ share: Double) -> Int {
                Int(own[min(own.count - 1, Int(share * Double(own.count)))])
            }
            return Standing(
                chance: Double(own.count { $0 <= top }) / Double(own.count),
                expectedRank: own.reduce(0) { $0 + Double($1) } / Double(own.count),
                likelyRanks: quantile(0.25)...quantile(0.75),
                wideRanks: quantile(0.05)...quantile(0.95))
        }
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
