/// Scores as a sum of what an idea is worth, how lenient a member is, and chance:
/// y = x'β + u + b + e, with u, b and e normal around 0 (C. R. Henderson, Biometrics 31:423, 1975).
///
/// One of the two sides is *eliminated*: given the other, its members are independent of each
/// other. The other one is *kept*, with the fixed effects, in one system of equations. Which is
/// which changes nothing but the time, so the larger side is the one eliminated.
///
/// The kept side is in units of its own standard deviation, and all squares are in units of the
/// residual's: so each variance but the residual's may be 0.
struct MixedModel: Sendable {
    /// How many are on each side.
    let eliminated: Int
    let kept: Int
    /// How many fixed effects there are: the mean, and a slope where there is a covariate.
    let fixed: Int
    /// Where the scores of each of the eliminated begin; one more for the end.
    private let starts: [Int]
    /// By score: which of the kept side, the covariate, and the score itself.
    private let keptOf: [Int]
    private let covariate: [Double]
    private let values: [Double]
    /// How many of each side have a score.
    let eliminatedWithScores: Int
    let keptWithScores: Int

    /// A score as the model sees it.
    struct Row {
        var eliminated: Int
        var kept: Int
        var covariate: Double
        var value: Double
    }

    /// The variances, by side.
    struct Variances: Equatable, Sendable {
        var eliminated: Double
        var kept: Double
        var residual: Double
    }

    /// What is known of a fixed effect beforehand: nothing where the precision is 0.
    struct Prior: Equatable, Sendable {
        var mean = 0.0
        /// One over the variance.
        var precision = 0.0
    }

    init(eliminated: Int, kept: Int, rows: [Row], hasCovariate: Bool) {
        self.eliminated = eliminated
        self.kept = kept
        fixed = hasCovariate ? 2 : 1
        var counts = [Int](repeating: 0, count: eliminated + 1)
        for row in rows { counts[row.eliminated + 1] += 1 }
        eliminatedWithScores = counts.count { $0 > 0 }
        for index in 0..<eliminated { counts[index + 1] += counts[index] }
        starts = counts
        var places = counts
        var keptOf = [Int](repeating: 0, count: rows.count)
        var covariate = [Double](repeating: 0, count: rows.count)
        var values = covariate
        for row in rows {
            let place = places[row.eliminated]
            places[row.eliminated] += 1
            keptOf[place] = row.kept
            covariate[place] = row.covariate
            values[place] = row.value
        }
        var seen = [Bool](repeating: false, count: kept)
        for row in rows { seen[row.kept] = true }
        keptWithScores = seen.count { $0 }
        self.keptOf = keptOf
        self.covariate = covariate
        self.values = values
    }

    var count: Int { values.count }

    /// The scores of one of the eliminated.
    func scores(of index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

    func score(_ index: Int) -> (kept: Int, covariate: Double, value: Double) {
        (keptOf[index], covariate[index], values[index])
    }

    /// The equations for these variances, solved; nil where they have no one solution, as where
    /// there is no score.
    func solve(_ variances: Variances, _ priors: [Prior]) -> Solution? {
        let size = fixed + kept
        let residual = variances.residual
        guard residual > 0, count > 0 else { return nil }
        let scale = (variances.kept / residual).squareRoot()
        let ratio = variances.eliminated / residual
        var matrix = [Double](repeating: 0, count: size * size)
        var right = [Double](repeating: 0, count: size)
        matrix.withUnsafeMutableBufferPointer { matrix in
            right.withUnsafeMutableBufferPointer { right in
                for index in 0..<eliminated {
                    let scores = scores(of: index)
                    guard !scores.isEmpty else { continue }
                    let number = Double(scores.count)
                    add(
                        scores, share: ratio / (1 + number * ratio), scale, to: matrix, right,
                        size: size)
                }
                for place in 0..<fixed {
                    matrix[place * size + place] += priors[place].precision * residual
                    right[place] += priors[place].precision * residual * priors[place].mean
                }
                for place in fixed..<size { matrix[place * size + place] += 1 }
            }
        }
        guard let factor = CholeskyFactor(matrix, size: size) else { return nil }
        return Solution(
            model: self, variances: variances, priors: priors, factor: factor, right: right)
    }

    /// Adds the scores of one of the eliminated: what they say of the others, less what they say
    /// of it (`share` is h of methods B.2).
    private func add(
        _ scores: Range<Int>, share: Double, _ scale: Double,
        to matrix: UnsafeMutableBufferPointer<Double>,
        _ right: UnsafeMutableBufferPointer<Double>, size: Int
    ) {
        var sum = 0.0
        var slope = 0.0
        for score in scores {
            sum += values[score]
            slope += covariate[score]
        }
        let part = scale * scale * share
        for score in scores {
            let row = (fixed + keptOf[score]) * size
            let value = values[score] - share * sum
            let one = 1 - share * Double(scores.count)
            let own = covariate[score] - share * slope
            matrix[0] += one
            right[0] += value
            matrix[row] += scale * one
            if fixed == 2 {
                matrix[size] += covariate[score] * one
                matrix[size + 1] += covariate[score] * own
                right[1] += covariate[score] * value
                matrix[row + 1] += scale * own
            }
            right[fixed + keptOf[score]] += scale * value
            matrix[row + fixed + keptOf[score]] += scale * scale
            for other in scores where keptOf[other] <= keptOf[score] {
                matrix[row + fixed + keptOf[other]] -= part
            }
        }
    }
}
