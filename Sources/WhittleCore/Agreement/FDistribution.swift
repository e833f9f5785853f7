/// Fisher's F distribution: the ratio of two mean squares.
enum FDistribution {
    /// The value below which a share `q`, 0 < q < 1, of the distribution with these degrees of
    /// freedom (above 0, also broken ones) lies; nil where it is too large to be told.
    static func quantile(_ q: Double, _ above: Double, _ below: Double) -> Double? {
        guard above > 0, below > 0, above.isFinite, below.isFinite, q > 0, q < 1 else { return nil }
        // F = (d2/d1) x/(1−x), where x is Beta(d1/2, d2/2); the smaller of x and 1−x is exact.
        let x = BetaDistribution(a: above / 2, b: below / 2).quantile(q)
        guard x > 0.5 else { return below / above * x / (1 - x) }
        let rest = BetaDistribution(a: below / 2, b: above / 2).quantile(1 - q)
        guard rest > 1e-15 else { return nil }
        return below / above * (1 - rest) / rest
    }
}

/// The χ² distribution.
package enum ChiSquared {
    /// P(χ² > x) with so many degrees of freedom, above 0: the regularised incomplete gamma
    /// function, by its series or by Lentz' continued fraction.
    package static func above(_ x: Double, degrees: Double) -> Double {
        guard x > 0 else { return 1 }
        let shape = degrees / 2
        let half = x / 2
        let front = Libm.exp(shape * Libm.log(half) - half - Libm.lgamma(shape))
        if half < shape + 1 {
            var term = 1 / shape
            var sum = term
            var step = shape
            while term > sum * 1e-17 {
                step += 1
                term *= half / step
                sum += term
            }
            return max(0, 1 - front * sum)
        }
        let tiny = 1e-300
        var b = half + 1 - shape
        var c = 1 / tiny
        var d = 1 / b
        var result = d
        for step in 1...10_000 {
            let a = -Double(step) * (Double(step) - shape)
            b += 2
            d = a * d + b
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = b + a / c
            c = abs(c) < tiny ? tiny : c
            result *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return front * result
    }
}
