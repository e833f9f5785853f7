/// The scores of ideas by criterion, and the weights that make one of them.
package struct WeightedScores: Equatable, Sendable {
    /// By criterion, with the sum 1.
    package let weights: [Double]
    /// By idea, then by criterion.
    package let values: [[Double]]

    /// - Parameter weights: at least 0, one of them above it; brought to the sum 1.
    package init(weights: [Double], values: [[Double]]) {
        let sum = weights.reduce(0, +)
        self.weights = weights.map { $0 / sum }
        self.values = values
    }

    /// The scores of the ideas with these weights.
    package func totals(_ weights: [Double]) -> [Double] {
        values.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// Where a list begins to change.
    package struct TurningPoint: Equatable, Sendable {
        /// Beyond this weight of the criterion, from 0 to 1, the list is another one.
        package let weight: Double
        /// Which idea leaves the list, and which one comes in.
        package let leaves: Int
        package let enters: Int
    }

    /// The nearest weights of one criterion, below and above its own, at which an idea of the list
    /// and another change places; the other weights give way in proportion. Nil where no weight of
    /// it does that. Scores are straight lines over the weight, so this is exact.
    /// - Parameter list: the ideas taken, the best with the weights as they are.
    package func turningPoints(
        of criterion: Int, list: [Int]
    ) -> (below: TurningPoint?, above: TurningPoint?) {
        let here = weights[criterion]
        guard here < 1 else { return (nil, nil) }
        // An idea's score is `own` · t + `rest` · (1 − t) at the weight t.
        let rest = values.map { row in
            row.indices.reduce(0) { $1 == criterion ? $0 : $0 + row[$1] * weights[$1] }
                / (1 - here)
        }
        let others = Set(values.indices).subtracting(list).sorted()
        var below: TurningPoint?
        var above: TurningPoint?
        for inside in list {
            for outside in others {
                let own = values[inside][criterion] - values[outside][criterion]
                let other = rest[inside] - rest[outside]
                let lead = max(0, own * here + other * (1 - here))
                let slope = own - other
                guard slope != 0 else { continue }
                let weight = here - lead / slope
                let point = TurningPoint(weight: weight, leaves: inside, enters: outside)
                if slope < 0, weight < min(1, above?.weight ?? 1) { above = point }
                if slope > 0, weight > max(0, below?.weight ?? 0) { below = point }
            }
        }
        return (below, above)
    }

    /// How often each idea is among the best `top` when the weights are drawn around their values:
    /// stochastic multicriteria acceptability analysis (R. Lahdelma and P. Salminen, Operations
    /// Research 49:444, 2001).
    /// - Parameters:
    ///   - concentration: of the weights' Dirichlet distribution.
    ///   - error: draws what the scores with these weights may be off by, by idea.
    package func acceptability(
        top: Int, draws: Int, concentration: Double, seed: UInt64,
        error: (_ weights: [Double], _ random: inout SplitMix64) -> [Double]
    ) -> [Double] {
        var random = SplitMix64(seed: seed)
        var shares = TopShares(ideas: values.count, top: top)
        let drawn = weights.indices.filter { weights[$0] > 0 }
        let means = drawn.map { weights[$0] }
        for _ in 0..<draws {
            var weights = [Double](repeating: 0, count: weights.count)
            let draw = random.dirichlet(means, concentration: concentration)
            for (place, criterion) in drawn.enumerated() { weights[criterion] = draw[place] }
            let error = error(weights, &random)
            shares.add(zip(totals(weights), error).map { $0 + $1 })
        }
        return shares.shares
    }
}
