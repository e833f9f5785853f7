/// What the values of a scale mean: how far two of them are apart (Krippendorff's δ²).
package enum ScaleMetric: String, CaseIterable, Equatable, Sendable {
    /// Names: equal or not.
    case nominal
    /// Ranks: by how many values lie between them.
    case ordinal
    /// Steps of one size.
    case interval
    /// Steps by proportion, from a true zero.
    case ratio
}

/// Krippendorff's alpha over units that any number of raters have judged, some of them missing.
///
/// α = 1 − (n − 1) Σ o(c,k) δ²(c,k) / Σ n(c) n(k) δ²(c,k), over pairs of values c < k. o(c,k) counts
/// the ordered pairs of c and k within units, each unit's divided by its number of values less one;
/// n(c) counts the values in units with two or more, the others are left out (K. Krippendorff,
/// *Content Analysis*, 1980, chapter 12).
package struct Krippendorff: Sendable {
    /// The values that occur in units with two or more, in their order.
    private let values: [Double]
    /// The different units: how often each value occurs in them, by the value's place.
    private var patterns: [[Int]] = []
    /// Which pattern each unit has; nil where fewer than two raters judged it.
    private var patternOfUnit: [Int?] = []

    /// One row a unit, with the raters' values in any order; nil, or left out, where one is
    /// missing. Values that are no numbers count as missing.
    package init(_ units: [[Double?]]) {
        let present = units.map { unit in unit.compactMap { $0 }.filter(\.isFinite) }
        let paired = present.filter { $0.count > 1 }
        var values: [Double] = []
        for value in paired.joined().sorted() where value != values.last { values.append(value) }
        self.values = values
        var known: [[Int]: Int] = [:]
        for unit in present {
            guard unit.count > 1 else {
                patternOfUnit.append(nil)
                continue
            }
            var counts = Array(repeating: 0, count: values.count)
            for value in unit { counts[Krippendorff.place(of: value, in: values)] += 1 }
            if known[counts] == nil {
                known[counts] = patterns.count
                patterns.append(counts)
            }
            patternOfUnit.append(known[counts])
        }
    }

    private static func place(of value: Double, in values: [Double]) -> Int {
        var range = 0..<values.count
        while range.count > 1 {
            let middle = range.lowerBound + range.count / 2
            range =
                values[middle] <= value
                ? middle..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// The units that two or more raters have judged.
    package var pairedUnits: Int { patternOfUnit.count { $0 != nil } }

    /// True where the values of all units judged twice are the same: then alpha says nothing.
    package var isConstant: Bool { values.count < 2 }

    /// Alpha over all units; nil where no unit was judged twice, or nothing varies.
    package func alpha(_ metric: ScaleMetric) -> Double? {
        var counts = Array(repeating: 0, count: patterns.count)
        for case let pattern? in patternOfUnit { counts[pattern] += 1 }
        return alpha(metric, counts)
    }

    /// Alpha where each pattern occurs so often.
    private func alpha(_ metric: ScaleMetric, _ often: [Int]) -> Double? {
        var totals = Array(repeating: 0, count: values.count)
        for (pattern, count) in often.enumerated() where count > 0 {
            for (value, times) in patterns[pattern].enumerated() {
                totals[value] += times * count
            }
        }
        let distances = distances(metric, totals)
        var observed = 0.0
        for (pattern, count) in often.enumerated() where count > 0 {
            observed += Double(count) * disagreement(in: patterns[pattern], distances)
        }
        var expected = 0.0
        for high in values.indices {
            for low in 0..<high {
                expected +=
                    Double(totals[low]) * Double(totals[high]) * distances[high][low]
            }
        }
        guard expected > 0 else { return nil }
        let all = totals.reduce(0, +)
        return 1 - Double(all - 1) * observed / expected
    }

    /// A unit's part in Σ o(c,k) δ²(c,k).
    private func disagreement(in counts: [Int], _ distances: [[Double]]) -> Double {
        var sum = 0.0
        for high in counts.indices where counts[high] > 0 {
            for low in 0..<high where counts[low] > 0 {
                sum += Double(counts[low] * counts[high]) * distances[high][low]
            }
        }
        return sum / Double(counts.reduce(0, +) - 1)
    }

    /// δ² of each pair, the higher value first. The ordinal one depends on how often values occur.
    private func distances(_ metric: ScaleMetric, _ totals: [Int]) -> [[Double]] {
        values.indices.map { high in
            (0..<high).map { low in
                switch metric {
                case .nominal: return 1
                case .ordinal:
                    let between = totals[low...high].reduce(0, +)
                    let rank = Double(between) - Double(totals[low] + totals[high]) / 2
                    return rank * rank
                case .interval:
                    let step = values[high] - values[low]
                    return step * step
                case .ratio:
                    let sum = values[high] + values[low]
                    guard sum != 0 else { return 0 }
                    let step = (values[high] - values[low]) / sum
                    return step * step
                }
            }
        }
    }

    // MARK: Uncertainty

    /// How many resamples the methods ask for.
    package static let resamples = 2_000

    /// The percentile bootstrap: alpha of samples of the units, drawn with replacement, as many as
    /// there are (A. Zapf et al., BMC Medical Research Methodology 16:93, 2016). Units that belong
    /// together, such as the decisions on one text, are drawn together: `clusters` gives each
    /// unit's, from 0 up; nil, each unit by itself. Samples in which nothing varies are left out;
    /// nil where these are more than half, or alpha itself is not defined.
    package func interval(
        _ metric: ScaleMetric, clusters: [Int]? = nil, level: Double = 0.95,
        resamples: Int = Krippendorff.resamples, seed: UInt64
    ) -> AlphaInterval? {
        guard alpha(metric) != nil, resamples > 0 else { return nil }
        let parts = parts(clusters)
        var random = SplitMix64(seed: seed)
        var drawn: [Double] = []
        drawn.reserveCapacity(resamples)
        var counts = Array(repeating: 0, count: patterns.count)
        for _ in 0..<resamples {
            for index in counts.indices { counts[index] = 0 }
            for _ in parts.indices {
                for part in parts[random.below(parts.count)] {
                    counts[part.pattern] += part.count
                }
            }
            if let alpha = alpha(metric, counts) { drawn.append(alpha) }
        }
        guard drawn.count * 2 >= resamples else { return nil }
        drawn.sort()
        let tail = (1 - level) / 2
        return AlphaInterval(
            low: Krippendorff.quantile(drawn, tail), high: Krippendorff.quantile(drawn, 1 - tail),
            resamples: drawn.count)
    }

    /// The units that are drawn: for each, how often it holds which pattern. Units that nobody
    /// judged twice are no part of it.
    private func parts(_ clusters: [Int]?) -> [[(pattern: Int, count: Int)]] {
        guard let clusters else {
            return patternOfUnit.compactMap { pattern in pattern.map { [($0, 1)] } }
        }
        var parts: [[(pattern: Int, count: Int)]] = []
        var places: [Int: Int] = [:]
        for (unit, pattern) in patternOfUnit.enumerated() {
            guard let pattern, clusters.indices.contains(unit) else { continue }
            let place = places[clusters[unit]] ?? parts.count
            if place == parts.count {
                places[clusters[unit]] = place
                parts.append([])
            }
            if let known = parts[place].firstIndex(where: { $0.pattern == pattern }) {
                parts[place][known].count += 1
            } else {
                parts[place].append((pattern, 1))
            }
        }
        return parts
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

/// Between which values alpha lies with 95 % confidence, or another level that was asked for.
package struct AlphaInterval: Equatable, Sendable {
    /// The 2.5 % quantile of the samples’ alphas.
    package let low: Double
    /// The 97.5 % quantile.
    package let high: Double
    /// The samples that it was read from: those in which something varied.
    package let resamples: Int
}
