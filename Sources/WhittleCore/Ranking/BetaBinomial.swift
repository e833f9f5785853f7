/// The Beta distribution of an idea's support: what is known of the share of ups after its votes.
package struct BetaDistribution: Equatable, Sendable {
    package var a: Double
    package var b: Double

    package init(a: Double, b: Double) {
        self.a = a
        self.b = b
    }

    package var mean: Double { a / (a + b) }

    package var standardDeviation: Double {
        (a * b / ((a + b) * (a + b) * (a + b + 1))).squareRoot()
    }

    /// P(p ≤ x): the regularised incomplete beta function, by Lentz' continued fraction.
    package func cumulative(_ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = Libm.exp(a * Libm.log(x) + b * Libm.log(1 - x) - Libm.lbeta(a, b))
        if x < (a + 1) / (a + b + 2) {
            return front * BetaDistribution.fraction(a, b, x) / a
        }
        return 1 - front * BetaDistribution.fraction(b, a, 1 - x) / b
    }

    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        var c = 1.0
        var d = 1 - (a + b) * x / (a + 1)
        d = 1 / (abs(d) < tiny ? tiny : d)
        var result = d
        for step in 1...10_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            for term in [even, odd] {
                d = 1 + term * d
                c = 1 + term / c
                d = 1 / (abs(d) < tiny ? tiny : d)
                c = abs(c) < tiny ? tiny : c
                result *= d * c
            }
            if abs(d * c - 1) < 1e-15 { break }
        }
        return result
    }

    /// The value below which a share `q` of the distribution lies, 0 < q < 1.
    package func quantile(_ q: Double) -> Double {
        var low = 0.0
        var high = 1.0
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if cumulative(middle) < q { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}

/// The empirical-Bayes prior of a campaign's ideas: u ~ Bin(n, p), p ~ Beta(a, b) (Skellam 1948), with a
/// and b by maximum likelihood (Morris 1983).
package struct BetaBinomial: Equatable, Sendable {
    package var prior: BetaDistribution
    /// How many ideas with a vote it was fitted to.
    package var ideas: Int

    /// With fewer voted ideas than this the pooled mean with a weight of two votes is the prior.
    package static let leastIdeas = 20

    /// Fits the prior to ups and downs; ideas without a vote are passed over.
    package init(_ counts: [(up: Int, down: Int)], leastIdeas: Int = BetaBinomial.leastIdeas) {
        let voted = counts.filter { $0.up + $0.down > 0 }
        let up = voted.reduce(0.0) { $0 + Double($1.up) }
        let all = voted.reduce(0.0) { $0 + Double($1.up) + Double($1.down) }
        let mean = all > 0 ? up / all : 0.5
        ideas = voted.count
        // With all votes one way there is no maximum inside: the pooled mean is kept off the edge.
        guard voted.count >= leastIdeas, up > 0, up < all else {
            let inside = min(max(mean, 0.01), 0.99)
            prior = BetaDistribution(a: 2 * inside, b: 2 * (1 - inside))
            return
        }
        prior = Likelihood(voted).maximum(startingAt: mean)
    }

    /// What is known of an idea after its votes.
    package func posterior(up: Int, down: Int) -> BetaDistribution {
        BetaDistribution(a: prior.a + Double(up), b: prior.b + Double(down))
    }
}

/// log L(a, b) = Σ [ln B(u+a, d+b) − ln B(a, b)], written as sums of ln(a+k) over how many ideas
/// have more than k ups: exact, and its derivatives come for nothing.
private struct Likelihood {
    /// How many of the counts are above each k, up to a bound, and those that are above the bound.
    private struct Counts {
        var exceeding: [Double]
        var large: [Double]
    }

    private static let bound = 4096
    private let ups: Counts
    private let downs: Counts
    private let votes: Counts

    init(_ counts: [(up: Int, down: Int)]) {
        ups = Likelihood.counts(counts.map(\.up))
        downs = Likelihood.counts(counts.map(\.down))
        votes = Likelihood.counts(counts.map { $0.up + $0.down })
    }

    private static func counts(_ values: [Int]) -> Counts {
        var counts = [Double](repeating: 0, count: min(values.max() ?? 0, bound) + 1)
        for value in values { counts[min(value, bound)] += 1 }
        var above = 0.0
        for k in stride(from: counts.count - 1, through: 0, by: -1) {
            let here = counts[k]
            counts[k] = above
            above += here
        }
        return Counts(exceeding: counts, large: values.filter { $0 > bound }.map(Double.init))
    }

    /// Σ ln(x+k) over all counts n and k < n, with its derivatives.
    private func sums(
        _ counts: Counts, _ x: Double
    ) -> (log: Double, first: Double, second: Double) {
        var result = (log: 0.0, first: 0.0, second: 0.0)
        for (k, count) in counts.exceeding.enumerated() where count > 0 {
            let value = x + Double(k)
            result.log += count * Libm.log(value)
            result.first += count / value
            result.second -= count / (value * value)
        }
        // Behind the bound: ln Γ and its derivatives by Stirling's series, exact there.
        let start = x + Double(Likelihood.bound)
        for count in counts.large {
            let end = x + count
            result.log += Likelihood.logGamma(end) - Likelihood.logGamma(start)
            result.first +=
                Libm.log(end / start) - 0.5 / end + 0.5 / start
                - (1 / (end * end) - 1 / (start * start)) / 12
            result.second +=
                1 / end - 1 / start + 0.5 / (end * end) - 0.5 / (start * start)
        }
        return result
    }

    /// ln Γ for large x, without its constant.
    private static func logGamma(_ x: Double) -> Double {
        (x - 0.5) * Libm.log(x) - x + 1 / (12 * x)
    }

    private func value(_ a: Double, _ b: Double) -> Double {
        sums(ups, a).log + sums(downs, b).log - sums(votes, a + b).log
    }

    /// Damped Newton steps on (ln a, ln b), with 0.5 ≤ a + b ≤ 10⁴.
    func maximum(startingAt mean: Double) -> BetaDistribution {
        var a = 10 * mean
        var b = 10 * (1 - mean)
        var best = value(a, b)
        for _ in 0..<200 {
            let (stepA, stepB) = step(a, b)
            var scale = 1.0
            var moved = false
            for _ in 0..<40 {
                let (nextA, nextB) = Likelihood.bounded(
                    a * Libm.exp(max(-2, min(2, scale * stepA))),
                    b * Libm.exp(max(-2, min(2, scale * stepB))))
                let next = value(nextA, nextB)
                if next > best {
                    moved = abs(nextA - a) > 1e-13 * a || abs(nextB - b) > 1e-13 * b
                    (a, b, best) = (nextA, nextB, next)
                    break
                }
                scale /= 2
            }
            if !moved { break }
        }
        return polished(a, b)
    }

    /// Near its maximum the likelihood is flat to the last bit: plain Newton steps find the place
    /// to all its digits, the same on every machine.
    private func polished(_ a: Double, _ b: Double) -> BetaDistribution {
        var (a, b) = (a, b)
        let sum = a + b
        let isBound = sum < 0.5 + 1e-9 || sum > 10_000 - 1e-5
        for _ in 0..<6 {
            if isBound {
                let mean = a / sum
                let difference = sums(ups, a).first - sums(downs, b).first
                let weight = sum * mean * (1 - mean)
                let curve =
                    weight * weight * (sums(ups, a).second + sums(downs, b).second)
                    + weight * (1 - 2 * mean) * difference
                guard curve < 0 else { break }
                let step = -weight * difference / curve
                guard abs(step) < 0.1 else { break }
                let odds = mean / (1 - mean) * Libm.exp(step)
                (a, b) = (sum * odds / (1 + odds), sum / (1 + odds))
            } else {
                let (stepA, stepB) = step(a, b)
                guard abs(stepA) < 0.1, abs(stepB) < 0.1 else { break }
                (a, b) = Likelihood.bounded(a * Libm.exp(stepA), b * Libm.exp(stepB))
            }
        }
        return BetaDistribution(a: a, b: b)
    }

    private static func bounded(_ a: Double, _ b: Double) -> (Double, Double) {
        let sum = a + b
        let factor = min(max(sum, 0.5), 10_000) / sum
        return (a * factor, b * factor)
    }

    private func step(_ a: Double, _ b: Double) -> (Double, Double) {
        let up = sums(ups, a)
        let down = sums(downs, b)
        let all = sums(votes, a + b)
        let slopeA = a * (up.first - all.first)
        let slopeB = b * (down.first - all.first)
        let curveA = a * a * (up.second - all.second) + slopeA
        let curveB = b * b * (down.second - all.second) + slopeB
        let cross = -a * b * all.second
        let determinant = curveA * curveB - cross * cross
        guard curveA < 0, determinant > 0 else { return (slopeA, slopeB) }
        return (
            (cross * slopeB - curveB * slopeA) / determinant,
            (cross * slopeA - curveA * slopeB) / determinant
        )
    }
}
