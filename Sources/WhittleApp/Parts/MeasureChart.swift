package import WhittleCells
package import WhittleCore

extension RunChart {
    /// The values of a measure over the days of its challenge, with its baseline, its target and the
    /// median of the values.
    package init(_ measure: Measure, of challenge: Challenge) {
        let start = challenge.startDay ?? measure.values.first?.happened.day ?? 0
        var lines: [Line] = []
        if let baseline = measure.baseline {
            lines.append(Line(.baseline, baseline, label: "baseline \(Decimal15.text(baseline))"))
        }
        if let target = measure.target {
            lines.append(Line(.target, target, label: "target \(Decimal15.text(target))"))
        }
        if let median = measure.median {
            lines.append(Line(.median, median, label: "median \(Figures.short(median))"))
        }
        self.init(
            measure.values.map { Value(day: $0.happened.day - start, value: $0.value) },
            lines: lines, marks: RunChart.marks(challenge.days))
    }

    /// The days that are marked: 0, 30, 60, 90 and the last; fewer of a long challenge, more of a
    /// short one.
    private static func marks(_ days: Int) -> [Int] {
        let step =
            switch days {
            case ..<45: 10
            case ..<200: 30
            case ..<800: 90
            default: max(365, days / 12)
            }
        return Array(stride(from: 0, to: days, by: step)) + [days]
    }
}

extension Figures {
    /// At most two decimals, without noughts at their end.
    fileprivate static func short(_ value: Double) -> String {
        guard abs(value) < 1e9 else { return Decimal15.text(value) }
        return Decimal15.text((value * 100).rounded() / 100)
    }
}
