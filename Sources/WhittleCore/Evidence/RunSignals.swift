/// What the order of a run chart's values says beside chance: a shift is six values or more in a row
/// on one side of the median (one on the median neither adds to it nor ends it), a trend five or more
/// that all go up or all go down (the same value again neither adds to it nor ends it). The rules of
/// Perla, Provost and Murray, "The run chart: a simple analytical tool for learning from variation in
/// healthcare processes", BMJ Quality & Safety 20 (2011), 46–51.
package struct RunSignals: Equatable, Sendable {
    package static let shiftLength = 6
    package static let trendLength = 5

    /// A stretch of values that is longer than chance makes likely.
    package struct Stretch: Equatable, Sendable {
        /// Of values, those left out not counted.
        package let count: Int
        /// Above the median, or going up.
        package let isUp: Bool
    }

    /// The longest shift; nil where there is none.
    package let shift: Stretch?
    /// The longest trend; nil where there is none.
    package let trend: Stretch?

    /// - Parameter values: by when they happened.
    package init(_ values: [Double]) {
        let median = RunSignals.median(values) ?? 0
        shift = RunSignals.longest(
            values.filter { $0 != median }.map { $0 > median }, least: RunSignals.shiftLength,
            adding: 0)
        var steps: [Bool] = []
        for (before, after) in zip(values, values.dropFirst()) where before != after {
            steps.append(after > before)
        }
        trend = RunSignals.longest(steps, least: RunSignals.trendLength, adding: 1)
    }

    /// The longest stretch of the same, the first of several; `adding` makes values of steps.
    private static func longest(_ sides: [Bool], least: Int, adding: Int) -> Stretch? {
        var best: Stretch?
        var run = 0
        for (index, side) in sides.enumerated() {
            run = index > 0 && sides[index - 1] == side ? run + 1 : 1
            let count = run + adding
            if count >= least, count > best?.count ?? 0 { best = Stretch(count: count, isUp: side) }
        }
        return best
    }

    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        // Halves first: the sum of two large values is no number.
        return sorted.count % 2 == 1
            ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
    }

    /// In words, for under the chart; empty where the order says nothing.
    package var sentences: [String] {
        var result: [String] = []
        if let shift {
            result.append(
                "Shift: \(shift.count) values in a row \(shift.isUp ? "above" : "below") the median; 6 are rarely chance."
            )
        }
        if let trend {
            result.append(
                "Trend: \(trend.count) values in a row going \(trend.isUp ? "up" : "down"); 5 are rarely chance."
            )
        }
        return result
    }
}
