/// A measure of a challenge: what it counts, where it was, where it is to go, and its values.
package struct Measure: Sendable {
    package let challenge: String
    package let id: String
    /// Nil where no line has defined it.
    package let title: String?
    package let unit: String?
    package let better: Better?
    /// In the measure's unit, as the next one.
    package let baseline: Double?
    package let target: Double?
    /// By when they happened; of several for one moment the last written.
    package let values: [Value]

    package struct Value: Equatable, Sendable {
        package let happened: Timestamp
        package let value: Double
        package let stamp: Stamp
    }

    /// From a measure's lines, in the order of their stamps; nil where there is none. Each field is
    /// that of the last line that gives it.
    init?(_ entries: [Register<Dated<MeasureRecorded>>.Entry]) {
        guard let last = entries.last else { return nil }
        challenge = last.value.event.challenge
        id = last.value.event.measure
        title = entries.last { $0.value.event.title != nil }?.value.event.title
        unit = entries.last { $0.value.event.unit != nil }?.value.event.unit
        better = entries.last { $0.value.event.better != nil }?.value.event.better
        baseline = entries.last { $0.value.event.baseline != nil }?.value.event.baseline
        target = entries.last { $0.value.event.target != nil }?.value.event.target
        var byMoment: [Timestamp: Value] = [:]
        for entry in entries {
            guard let value = entry.value.event.value, value.isFinite else { continue }
            let happened = entry.value.happened
            byMoment[happened] = Value(happened: happened, value: value, stamp: entry.stamp)
        }
        values = byMoment.values.sorted { $0.happened < $1.happened }
    }

    /// What it is called.
    package var name: String { title ?? id }

    package var latest: Value? { values.last }

    /// Which way is better: as said, else from the baseline to the target.
    package var direction: Better? {
        if let better { return better }
        guard let baseline, let target, baseline != target else { return nil }
        return target > baseline ? .up : .down
    }

    /// True where the last value is at the target or beyond it; nil where that cannot be said.
    package var isReached: Bool? {
        guard let target, let latest, let direction else { return nil }
        return direction == .up ? latest.value >= target : latest.value <= target
    }

    /// `5 falls a week`: a figure with the unit.
    package func words(_ value: Double) -> String {
        Decimal15.text(value) + (unit.map { $0 == "%" ? "%" : " " + $0 } ?? "")
    }

    /// `5 falls a week on 2015-09-01; baseline 12, target 6 or less: reached`.
    package var sentence: String {
        var parts: [String] = []
        if let baseline { parts.append("baseline \(Decimal15.text(baseline))") }
        if let target {
            let side = direction.map { $0 == .up ? " or more" : " or less" } ?? ""
            parts.append("target \(Decimal15.text(target))\(side)")
        }
        let goal = parts.joined(separator: ", ")
        let now =
            latest.map { "\(words($0.value)) on \($0.happened.dateText)" } ?? "no value yet"
        let reached = isReached.map { $0 ? ": reached" : ": not reached yet" } ?? ""
        return now + (goal.isEmpty ? "" : "; " + goal) + reached
    }

    // MARK: The run chart

    /// The middle of the values; of an even number the mean of the two in the middle. Nil where
    /// there is no value.
    package var median: Double? { RunSignals.median(values.map(\.value)) }

    /// What the order of the values says.
    package var signals: RunSignals { RunSignals(values.map(\.value)) }
}
