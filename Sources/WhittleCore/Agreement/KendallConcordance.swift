/// Kendall's coefficient of concordance: how far raters put the items into the same order.
///
/// W = 12 S / (m²(n³ − n) − m ΣT), with m raters, n items, R the sum of an item's ranks over the
/// raters (tied items have the mean of their ranks), S = Σ (R − m(n+1)/2)², and T = Σ (t³ − t) over
/// a rater's groups of t tied items (M. G. Kendall, *Rank Correlation Methods*, 1948).
package struct KendallConcordance: Equatable, Sendable {
    /// 0, no common order, to 1, the same order.
    package let coefficient: Double
    /// S and ΣT.
    package let sum: Double
    package let ties: Double
    /// m(n − 1)W, about χ² with n − 1 degrees of freedom where there is no common order.
    package let chiSquared: Double
    package let degrees: Int
    /// How often orders at random would agree as much.
    package var probability: Double {
        ChiSquared.above(chiSquared, degrees: Double(degrees))
    }

    /// Nil where a rating is missing, with fewer than two items or raters, and where every rater
    /// puts all items on one place.
    package init?(_ table: RatingTable) {
        guard let matrix = table.matrix else { return nil }
        self.init(RaterOrders(matrix), weights: Array(repeating: 1, count: matrix.count))
    }

    /// Where each item was drawn so often; the same item drawn again is tied with itself.
    init?(_ orders: RaterOrders, weights: [Int]) {
        let count = weights.reduce(0, +)
        guard count > 1, orders.groups.count > 1 else { return nil }
        let (n, m) = (Double(count), Double(orders.groups.count))
        var ranks = Array(repeating: 0.0, count: weights.count)
        var ties = 0.0
        for groups in orders.groups {
            var before = 0
            for group in groups {
                let size = group.reduce(0) { $0 + weights[$1] }
                let rank = Double(before) + Double(size + 1) / 2
                for item in group { ranks[item] += rank }
                before += size
                let tied = Double(size)
                ties += tied * tied * tied - tied
            }
        }
        let middle = m * (n + 1) / 2
        var sum = 0.0
        for (rank, weight) in zip(ranks, weights) where weight > 0 {
            sum += Double(weight) * (rank - middle) * (rank - middle)
        }
        let denominator = m * m * (n * n * n - n) - m * ties
        guard denominator > 0 else { return nil }
        coefficient = 12 * sum / denominator
        self.sum = sum
        self.ties = ties
        chiSquared = m * (n - 1) * coefficient
        degrees = count - 1
    }
}

/// The items in the order of each rater, the tied ones together.
struct RaterOrders: Sendable {
    /// For each rater the groups of tied items, the lowest score first.
    let groups: [[[Int]]]

    init(_ matrix: [[Double]]) {
        groups = (0..<(matrix.first?.count ?? 0)).map { rater in
            var groups: [[Int]] = []
            var last: Double?
            let order = matrix.indices.sorted { matrix[$0][rater] < matrix[$1][rater] }
            for item in order {
                let score = matrix[item][rater]
                if score == last {
                    groups[groups.count - 1].append(item)
                } else {
                    groups.append([item])
                    last = score
                }
            }
            return groups
        }
    }
}
