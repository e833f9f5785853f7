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
///
/// δ² of ranks is the square of the difference of their mean ranks, so that ranks and steps are both
/// positions on a line; over pairs of positions Σ n(c) n(k) (c − k)² is n Σ n(c) (c − mean)². Only
/// the ratio has to look at every pair of values.
package struct Krippendorff: Sendable {
    /// How often a value, by its place in `values`, occurs in a unit.
    private struct Run: Hashable {
        var place: Int
        var count: Int
    }

    /// The values that occur in units with two or more, in their order.
    private let values: [Double]
    /// The different units.
    private var patterns: [[Run]] = []
    /// How many values each of them has.
    private var sizes: [Int] = []
    /// Which pattern each unit has; nil where fewer than two raters judged it.
    private var patternOfUnit: [Int?] = []

    /// One row a unit, with the raters' values in any order; nil, or left out, where one is
    /// missing. Values that are no numbers count as missing.
    package init(_ units: [[Double?]]) {
        let present = units.map { unit in unit.compactMap { $0 }.filter(\.isFinite).sorted() }
        let paired = present.filter { $0.count > 1 }
        var values: [Double] = []
        for value in paired.joined().sorted() where value != values.last { values.append(value) }
        self.values = values
        var known: [[Run]: Int] = [:]
        for unit in present {
            guard unit.count > 1 else {
                patternOfUnit.append(nil)
                continue
            }
            var runs: [Run] = []
            var last: Double?
            for value in unit {
                if value == last {
                    runs[runs.count - 1].count += 1
                } else {
                    runs.append(Run(place: Krippendorff.place(of: value, in: values), count: 1))
                    last = value
                }
            }
            if known[runs] == nil {
                known[runs] = patterns.count
                patterns.append(runs)
                sizes.append(unit.count)
            }
            patternOfUnit.append(known[runs])
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

    /// Alpha over all units; nil where no unit was judged twice, or nothing varies. As a ratio also
    /// where a value is below zero, since there is no proportion to it, and where there are more
    /// than `mostRatioValues` different ones.
    package func alpha(_ metric: ScaleMetric) -> Double? {
        guard isDefined(metric) else { return nil }
        var often = Array(repeating: 0, count: patterns.count)
        for case let pattern? in patternOfUnit { often[pattern] += 1 }
        return alpha(metric, totals(often), often, disagreements(metric))
    }

    /// Every pair of different values has to be looked at: beyond this it takes too long.
    package static let mostRatioValues = 10_000

    private func isDefined(_ metric: ScaleMetric) -> Bool {
        guard metric == .ratio else { return true }
        return values.count <= Krippendorff.mostRatioValues && (values.first ?? 0) >= 0
    }

    /// How often each value occurs where each pattern occurs so often.
    private func totals(_ often: [Int]) -> [Int] {
        var totals = Array(repeating: 0, count: values.count)
        for (pattern, count) in often.enumerated() where count > 0 {
            for run in patterns[pattern] { totals[run.place] += run.count * count }
        }
        return totals
    }

    /// Alpha where each pattern occurs so often. `disagreements` are those of the patterns; nil
    /// where they depend on how often the values occur.
    private func alpha(
        _ metric: ScaleMetric, _ totals: [Int], _ often: [Int], _ disagreements: [Double]?
    ) -> Double? {
        guard totals.count(where: { $0 > 0 }) > 1 else { return nil }
        let all = Double(totals.reduce(0, +))
        let positions = positions(metric, totals)
        var observed = 0.0
        for (pattern, count) in often.enumerated() where count > 0 {
            observed +=
                Double(count)
                * (disagreements?[pattern] ?? disagreement(in: pattern, positions))
        }
        let expected = expected(metric, totals, all, positions)
        guard expected > 0, expected.isFinite, observed.isFinite else { return nil }
        return 1 - (all - 1) * observed / expected
    }

    /// Σ n(c) n(k) δ²(c,k) over pairs of values.
    private func expected(
        _ metric: ScaleMetric, _ totals: [Int], _ all: Double, _ positions: [Double]
    ) -> Double {
        switch metric {
        case .nominal:
            return (all * all - totals.reduce(0.0) { $0 + Double($1) * Double($1) }) / 2
        case .ordinal, .interval:
            let pairs = zip(totals, positions)
            let mean = pairs.reduce(0.0) { $0 + Double($1.0) * $1.1 } / all
            return all * pairs.reduce(0.0) { $0 + Double($1.0) * ($1.1 - mean) * ($1.1 - mean) }
        case .ratio:
            var sum = 0.0
            for high in values.indices where totals[high] > 0 {
                for low in 0..<high where totals[low] > 0 {
                    sum +=
                        Double(totals[low]) * Double(totals[high])
                        * Krippendorff.proportion(values[low], values[high])
                }
            }
            return sum
        }
    }

    /// Where the values lie for the metrics that are differences of positions: the mean ranks of
    /// their occurrences, or the values themselves.
    private func positions(_ metric: ScaleMetric, _ totals: [Int]) -> [Double] {
        switch metric {
        case .nominal, .ratio: return []
        case .interval: return values
        case .ordinal:
            var before = 0
            return totals.map { total in
                defer { before += total }
                return Double(before) + Double(total) / 2
            }
        }
    }

    private static func proportion(_ one: Double, _ other: Double) -> Double {
        let sum = one + other
        guard sum != 0 else { return 0 }
        let step = (one - other) / sum
        return step * step
    }

    /// Each pattern's part in Σ o(c,k) δ²(c,k); nil for ranks, which depend on all values.
    private func disagreements(_ metric: ScaleMetric) -> [Double]? {
        switch metric {
        case .ordinal: return nil
        case .interval: return patterns.indices.map { disagreement(in: $0, values) }
        case .nominal:
            return patterns.indices.map { pattern in
                let size = sizes[pattern]
                let same = patterns[pattern].reduce(0) { $0 + $1.count * $1.count }
                return Double(size * size - same) / 2 / Double(size - 1)
            }
        case .ratio:
            return patterns.indices.map { pattern in
                let runs = patterns[pattern]
                var sum = 0.0
                for high in runs.indices {
                    for low in 0..<high {
                        sum +=
                            Double(runs[low].count * runs[high].count)
                            * Krippendorff.proportion(
                                values[runs[low].place], values[runs[high].place])
                    }
                }
                return sum / Double(sizes[pattern] - 1)
            }
        }
    }

    /// A pattern's part where δ² is the square of the distance of two positions.
    private func disagreement(in pattern: Int, _ positions: [Double]) -> Double {
        let runs = patterns[pattern]
        guard runs.count > 1 else { return 0 }
        let size = Double(sizes[pattern])
        let mean = runs.reduce(0.0) { $0 + Double($1.count) * positions[$1.place] } / size
        let squares = runs.reduce(0.0) { sum, run in
            let distance = positions[run.place] - mean
            return sum + Double(run.count) * distance * distance
        }
        return size * squares / (size - 1)
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
    ) -> BootstrapInterval? {
        intervals(
            [metric], clusters: clusters, level: level, resamples: resamples, seed: seed)[0]
    }

    /// The same for several metrics, from the same samples. As a ratio there is none where the
    /// pairs of different values are too many to look at in each sample.
    package func intervals(
        _ metrics: [ScaleMetric], clusters: [Int]? = nil, level: Double = 0.95,
        resamples: Int = Krippendorff.resamples, seed: UInt64
    ) -> [BootstrapInterval?] {
        let isWanted = metrics.map { metric in
            resamples > 0 && alpha(metric) != nil
                && (metric != .ratio || values.count <= Krippendorff.mostResampledValues)
        }
        guard isWanted.contains(true) else { return metrics.map { _ in nil } }
        let parts = parts(clusters)
        let byMetric = metrics.map { isDefined($0) ? disagreements($0) : nil }
        var random = SplitMix64(seed: seed)
        var drawn: [[Double]] = metrics.map { _ in [] }
        var often = Array(repeating: 0, count: patterns.count)
        for _ in 0..<resamples {
            for index in often.indices { often[index] = 0 }
            for _ in parts.indices {
                for part in parts[random.below(parts.count)] {
                    often[part.pattern] += part.count
                }
            }
            let totals = totals(often)
            for (index, metric) in metrics.enumerated() where isWanted[index] {
                if let alpha = alpha(metric, totals, often, byMetric[index]) {
                    drawn[index].append(alpha)
                }
            }
        }
        return drawn.map { BootstrapInterval($0, of: resamples, level: level) }
    }

    private static let mostResampledValues = 1_000

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
}
