/// Many draws of what ideas may be worth, as the places that each idea had. They are the same for
/// every size of a shortlist.
package struct RankDraws: Equatable, Sendable {
    /// The places of one idea in all draws.
    struct Idea: Equatable, Sendable {
        /// Lowest first.
        let ranks: [UInt32]
        let expected: Double
    }

    /// How many draws there are; at least 1.
    package let count: Int
    let ideas: [Idea]

    /// - Parameter draw: a draw of what each idea is worth.
    package init(
        ideas: Int, draws: Int = ShortlistChances.usualDraws, seed: UInt64,
        _ draw: (inout SplitMix64) -> [Double]
    ) {
        let count = max(1, draws)
        var random = SplitMix64(seed: seed)
        var ranks = [UInt32](repeating: 0, count: ideas * count)
        for number in 0..<count {
            let worth = draw(&random)
            let order = worth.indices.sorted {
                worth[$0] != worth[$1] ? worth[$0] > worth[$1] : $0 < $1
            }
            for (place, idea) in order.enumerated() {
                ranks[idea * count + number] = UInt32(place + 1)
            }
        }
        self.count = count
        self.ideas = (0..<ideas).map { idea in
            RankDraws.sorted(ranks[idea * count..<(idea + 1) * count], most: ideas)
        }
    }

    /// Sorts by counting: there are few places and many draws.
    private static func sorted(_ ranks: ArraySlice<UInt32>, most: Int) -> Idea {
        var counts = [Int](repeating: 0, count: most + 1)
        var sum = 0.0
        for rank in ranks {
            counts[Int(rank)] += 1
            sum += Double(rank)
        }
        var sorted: [UInt32] = []
        sorted.reserveCapacity(ranks.count)
        for (rank, count) in counts.enumerated() where count > 0 {
            sorted += repeatElement(UInt32(rank), count: count)
        }
        return Idea(ranks: sorted, expected: sum / Double(ranks.count))
    }

    /// What the draws say of an idea where the best `top` are taken.
    package func standing(_ idea: Int, top: Int) -> ShortlistChances.Standing {
        let own = ideas[idea]
        func quantile(_ share: Double) -> Int {
            Int(own.ranks[min(count - 1, Int(share * Double(count)))])
        }
        // How many are at most `top`, by halving.
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if Int(own.ranks[middle]) <= top { low = middle + 1 } else { high = middle }
        }
        return ShortlistChances.Standing(
            chance: Double(low) / Double(count), expectedRank: own.expected,
            likelyRanks: quantile(0.25)...quantile(0.75),
            wideRanks: quantile(0.05)...quantile(0.95))
    }
}
