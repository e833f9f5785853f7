/// Between which values a statistic lies with some confidence, read off the percentiles of its
/// values in samples drawn with replacement.
package struct BootstrapInterval: Equatable, Sendable {
    /// The quantile below which half of what is left out lies: at 95 %, the 2.5 % quantile.
    package let low: Double
    /// The 97.5 % quantile.
    package let high: Double
    /// The samples that it was read from: those in which the statistic is defined.
    package let resamples: Int

    /// From the values of those samples, out of `all`, in which it is defined; nil where these are
    /// fewer than half.
    init?(_ drawn: [Double], of all: Int, level: Double = 0.95) {
        guard all > 0, drawn.count * 2 >= all else { return nil }
        let sorted = drawn.sorted()
        let tail = (1 - level) / 2
        low = BootstrapInterval.quantile(sorted, tail)
        high = BootstrapInterval.quantile(sorted, 1 - tail)
        resamples = drawn.count
    }

    /// A quantile of sorted values, between two of them in proportion (type 7 of Hyndman and Fan,
    /// the default of R and numpy).
    static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        guard let last = sorted.last else { return .nan }
        let place = share * Double(sorted.count - 1)
        let index = Int(place)
        guard index >= 0, index + 1 < sorted.count else { return index < 0 ? sorted[0] : last }
        return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}
