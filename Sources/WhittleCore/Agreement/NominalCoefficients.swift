/// Coefficients of agreement on names beside Krippendorff's alpha: they differ in what they take
/// for chance.
package enum NominalCoefficient: CaseIterable, Sendable {
    /// J. L. Fleiss 1971: by how often the names occur over all raters.
    case fleiss
    /// A. J. Conger 1980: by how often each rater gives them; for two raters Cohen's kappa.
    case conger
    /// K. L. Gwet 2008, AC1: it stays steady where one name is very common.
    case gwet
    /// R. L. Brennan and D. J. Prediger 1981: every name as likely as the others.
    case brennanPrediger
}

/// A table of ratings as names, with what the coefficients need of it. Where ratings are missing
/// they are computed as K. L. Gwet does (*Handbook of Inter-Rater Reliability*, 4th edition, 2014,
/// chapter 2): the share of agreeing pairs over the items with two ratings or more, the shares of
/// the names over all items, each item by its own ratings.
struct NominalRatings: Sendable {
    /// How many different names there are.
    let names: Int
    private let raters: Int
    private let rows: [[(rater: Int, name: Int)]]
    /// For each item, how often each name was given to it.
    private let counts: [[(name: Int, count: Int)]]

    /// Nil with fewer than two raters or names, where no item was rated twice, and where there are
    /// so many raters and names that these stand for no names.
    init?(_ table: RatingTable) {
        let values = Set(table.rows.joined().map(\.score)).sorted()
        guard values.count > 1, table.raters.count > 1,
            table.rows.contains(where: { $0.count > 1 }),
            values.count <= NominalRatings.mostNames,
            values.count * table.raters.count <= 1_000 * NominalRatings.mostNames
        else { return nil }
        var nameOf: [Double: Int] = [:]
        for (place, value) in values.enumerated() { nameOf[value] = place }
        var raterOf: [Int: Int] = [:]
        for (place, rater) in table.raters.enumerated() { raterOf[rater] = place }
        let rows = table.rows.map { row in
            row.map { (rater: raterOf[$0.rater] ?? 0, name: nameOf[$0.score] ?? 0) }
        }
        counts = rows.map { row in
            var counts: [(name: Int, count: Int)] = []
            for name in row.map(\.name).sorted() {
                if counts.last?.name == name {
                    counts[counts.count - 1].count += 1
                } else {
                    counts.append((name, 1))
                }
            }
            return counts
        }
        self.rows = rows
        names = values.count
        raters = table.raters.count
    }

    static let mostNames = 1_000

    /// Every coefficient where each item was drawn so often; nil where chance alone would agree.
    func coefficients(_ weights: [Int]) -> [NominalCoefficient: Double] {
        var (agreeing, paired, all) = (0.0, 0.0, 0.0)
        var shares = Array(repeating: 0.0, count: names)
        for (index, weight) in weights.enumerated() where weight > 0 {
            let size = Double(rows[index].count)
            let drawn = Double(weight)
            var pairs = 0.0
            for (name, count) in counts[index] {
                shares[name] += drawn * Double(count) / size
                pairs += Double(count * (count - 1))
            }
            all += drawn
            if size > 1 {
                agreeing += drawn * pairs / (size * (size - 1))
                paired += drawn
            }
        }
        guard paired > 0 else { return [:] }
        let squares = shares.reduce(0.0) { $0 + $1 / all * $1 / all }
        var result: [NominalCoefficient: Double] = [:]
        for coefficient in NominalCoefficient.allCases {
            let chance: Double
            switch coefficient {
            case .fleiss: chance = squares
            case .conger: chance = chanceByRater(weights)
            case .gwet: chance = (1 - squares) / Double(names - 1)
            case .brennanPrediger: chance = 1 / Double(names)
            }
            guard 1 - chance > 1e-12 else { continue }
            result[coefficient] = (agreeing / paired - chance) / (1 - chance)
        }
        return result
    }

    /// Σ (mean² − variance / raters) over the names, of the shares that the raters give them.
    private func chanceByRater(_ weights: [Int]) -> Double {
        var given = Array(repeating: 0.0, count: raters * names)
        var all = Array(repeating: 0.0, count: raters)
        for (row, weight) in zip(rows, weights) where weight > 0 {
            for (rater, name) in row {
                given[rater * names + name] += Double(weight)
                all[rater] += Double(weight)
            }
        }
        let present = all.indices.filter { all[$0] > 0 }
        guard present.count > 1 else { return 1 }
        let count = Double(present.count)
        var chance = 0.0
        for name in 0..<names {
            let shares = present.map { given[$0 * names + name] / all[$0] }
            let mean = shares.reduce(0, +) / count
            let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            chance += mean * mean - squares / (count - 1) / count
        }
        return chance
    }
}
