/// The six intraclass correlations of Shrout and Fleiss (Psychological Bulletin 86, 1979).
package enum IntraclassForm: CaseIterable, Sendable {
    /// Each item has raters of its own, drawn at random: ICC(1,1), ICC(1,k).
    case oneWaySingle, oneWayMean
    /// The same raters for all items, drawn at random: how far they give the same scores, ICC(2,1),
    /// ICC(2,k).
    case randomSingle, randomMean
    /// These raters and no others: how far they put the items in the same places, ICC(3,1), ICC(3,k).
    case fixedSingle, fixedMean
}

/// A lower and an upper end.
package struct ConfidenceInterval: Equatable, Sendable {
    package let low: Double
    package let high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}

/// The mean squares of a complete table of ratings, and the intraclass correlations made of them.
package struct MeanSquares: Equatable, Sendable {
    /// How many, at least two each.
    package let items: Int
    package let raters: Int
    /// Between items (BMS), between raters (JMS), what is left (EMS), and within items (WMS).
    package let betweenItems: Double
    package let betweenRaters: Double
    package let residual: Double
    package let withinItems: Double

    /// Nil with fewer than two items or raters, and where all scores are the same.
    package init?(_ table: RatingTable) {
        guard let matrix = table.matrix, !table.isConstant else { return nil }
        self.init(ScoreMatrix(matrix), weights: Array(repeating: 1, count: matrix.count))
    }

    /// Where each item was drawn so often.
    init?(_ scores: ScoreMatrix, weights: [Int]) {
        let count = weights.reduce(0, +)
        guard count > 1, scores.raters > 1 else { return nil }
        let (n, k) = (Double(count), Double(scores.raters))
        var means = Array(repeating: 0.0, count: scores.raters)
        for (row, weight) in zip(scores.rows, weights) where weight > 0 {
            for rater in means.indices { means[rater] += Double(weight) * row[rater] }
        }
        for rater in means.indices { means[rater] /= n }
        let grand = means.reduce(0, +) / k
        var (items, residual, within) = (0.0, 0.0, 0.0)
        for (index, weight) in weights.enumerated() where weight > 0 {
            let mean = scores.means[index]
            items += Double(weight) * (mean - grand) * (mean - grand)
            var left = 0.0
            for (rater, score) in scores.rows[index].enumerated() {
                let rest = score - mean - means[rater] + grand
                left += rest * rest
            }
            residual += Double(weight) * left
            within += Double(weight) * scores.squares[index]
        }
        let raters = means.reduce(0.0) { $0 + ($1 - grand) * ($1 - grand) }
        // What rounding leaves of nothing.
        let least = 1e-26 * scores.largest * scores.largest
        func clean(_ square: Double) -> Double { square < least ? 0 : square }
        self.items = count
        self.raters = scores.raters
        betweenItems = clean(k * items / (n - 1))
        betweenRaters = clean(n * raters / (k - 1))
        self.residual = clean(residual / ((n - 1) * (k - 1)))
        withinItems = clean(within / (n * (k - 1)))
        guard (betweenItems + betweenRaters + withinItems).isFinite else { return nil }
        guard betweenItems > 0 || withinItems > 0 else { return nil }
    }

    /// A correlation; nil where its denominator is not above 0.
    package func correlation(_ form: IntraclassForm) -> Double? {
        let (n, k) = (Double(items), Double(raters))
        let denominator: Double
        let numerator: Double
        switch form {
        case .oneWaySingle:
            numerator = betweenItems - withinItems
            denominator = betweenItems + (k - 1) * withinItems
        case .oneWayMean:
            numerator = betweenItems - withinItems
            denominator = betweenItems
        case .randomSingle:
            numerator = betweenItems - residual
            denominator =
                betweenItems + (k - 1) * residual + k * (betweenRaters - residual) / n
        case .randomMean:
            numerator = betweenItems - residual
            denominator = betweenItems + (betweenRaters - residual) / n
        case .fixedSingle:
            numerator = betweenItems - residual
            denominator = betweenItems + (k - 1) * residual
        case .fixedMean:
            numerator = betweenItems - residual
            denominator = betweenItems
        }
        guard denominator > 0 else { return nil }
        let value = numerator / denominator
        return value.isFinite ? value : nil
    }

    /// The degrees of freedom with which ICC(2,·) is uncertain (Satterthwaite's); nil where nothing
    /// but the items differs.
    package var satterthwaite: Double? {
        guard let value = correlation(.randomSingle), value < 1 else { return nil }
        let (n, k) = (Double(items), Double(raters))
        let a = k * value / (n * (1 - value)) * betweenRaters
        let b = (1 + k * value * (n - 1) / (n * (1 - value))) * residual
        let degrees =
            (a + b) * (a + b) / (a * a / (k - 1) + b * b / ((n - 1) * (k - 1)))
        return degrees.isFinite && degrees > 0 ? degrees : nil
    }

    /// Its interval by quantiles of F (K. O. McGraw, S. P. Wong, Psychological Methods 1, 1996,
    /// table 7); nil where it is not defined, or the quantiles are out of reach.
    package func interval(
        _ form: IntraclassForm, level: Double = 0.95
    ) -> ConfidenceInterval? {
        guard let value = correlation(form) else { return nil }
        if value == 1 { return ConfidenceInterval(low: 1, high: 1) }
        switch form {
        case .oneWaySingle: return ratioInterval(withinItems, isOneWay: true, level)
        case .oneWayMean: return stepped(ratioInterval(withinItems, isOneWay: true, level))
        case .fixedSingle: return ratioInterval(residual, isOneWay: false, level)
        case .fixedMean: return stepped(ratioInterval(residual, isOneWay: false, level))
        case .randomSingle: return randomInterval(level)
        case .randomMean: return stepped(randomInterval(level))
        }
    }

    /// From a single score's interval to that of the mean of all raters, by Spearman's and Brown's
    /// formula.
    private func stepped(_ interval: ConfidenceInterval?) -> ConfidenceInterval? {
        let k = Double(raters)
        func stepped(_ value: Double) -> Double { k * value / (1 + (k - 1) * value) }
        guard let interval else { return nil }
        let (low, high) = (stepped(interval.low), stepped(interval.high))
        return low.isFinite && high.isFinite && low <= high
            ? ConfidenceInterval(low: low, high: high) : nil
    }

    /// For the forms whose ratio of mean squares is distributed as F.
    private func ratioInterval(
        _ error: Double, isOneWay: Bool, _ level: Double
    ) -> ConfidenceInterval? {
        let (n, k) = (Double(items), Double(raters))
        let degrees = isOneWay ? n * (k - 1) : (n - 1) * (k - 1)
        let share = 1 - (1 - level) / 2
        guard error > 0, let below = FDistribution.quantile(share, n - 1, degrees),
            let above = FDistribution.quantile(share, degrees, n - 1)
        else { return nil }
        let ratio = betweenItems / error
        let (low, high) = (ratio / below, ratio * above)
        return ConfidenceInterval(
            low: (low - 1) / (low + k - 1), high: (high - 1) / (high + k - 1))
    }

    /// For ICC(2,1), by Satterthwaite's approximation.
    private func randomInterval(_ level: Double) -> ConfidenceInterval? {
        let (n, k) = (Double(items), Double(raters))
        let share = 1 - (1 - level) / 2
        guard let degrees = satterthwaite,
            let below = FDistribution.quantile(share, n - 1, degrees),
            let above = FDistribution.quantile(share, degrees, n - 1)
        else { return nil }
        let error = k * betweenRaters + (k * n - k - n) * residual
        let low =
            n * (betweenItems - below * residual) / (below * error + n * betweenItems)
        let high =
            n * (above * betweenItems - residual) / (error + n * above * betweenItems)
        return low.isFinite && high.isFinite && low <= high
            ? ConfidenceInterval(low: low, high: high) : nil
    }
}

/// The scores of a complete table about their mean, with what every sample of the items needs.
struct ScoreMatrix: Sendable {
    let rows: [[Double]]
    let raters: Int
    /// The mean of each item, and the squares about it.
    let means: [Double]
    let squares: [Double]
    /// The largest score without its sign: what rounding errors are measured by.
    let largest: Double

    init(_ matrix: [[Double]]) {
        raters = matrix.first?.count ?? 0
        let count = Double(matrix.count * raters)
        let mean = count > 0 ? matrix.joined().reduce(0, +) / count : 0
        rows = matrix.map { row in row.map { $0 - mean } }
        let width = Double(max(1, raters))
        means = rows.map { $0.reduce(0, +) / width }
        squares = zip(rows, means).map { row, mean in
            row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
        largest = matrix.joined().reduce(0) { max($0, abs($1)) }
    }
}
