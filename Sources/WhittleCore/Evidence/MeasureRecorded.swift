/// A measure of a challenge, or a value of it: a series by when it happened.
package struct MeasureRecorded: EventPayload {
    package var challenge: String
    package var measure: String
    package var title: String?
    package var unit: String?
    /// Which way is better.
    package var better: Better?
    /// In the measure's unit.
    package var baseline: Double?
    /// In the measure's unit.
    package var target: Double?
    /// In the measure's unit.
    package var value: Double?

    package init(
        challenge: String, measure: String, title: String? = nil, unit: String? = nil,
        better: Better? = nil, baseline: Double? = nil, target: Double? = nil, value: Double? = nil
    ) {
        self.challenge = challenge
        self.measure = measure
        self.title = title
        self.unit = unit
        self.better = better
        self.baseline = baseline
        self.target = target
        self.value = value
    }

    package static let type = EventType.measureRecorded
    package static let writers = Permission.role(.facilitator)
    package static let sample = MeasureRecorded(
        challenge: "huddle", measure: "falls", title: "Falls \"a\" week", unit: "\u{2030}\n",
        better: .down, baseline: 12.5, target: -0.000001, value: 123456.789)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        challenge = try reader.id("challenge")
        measure = try reader.id("measure")
        title = try reader.optionalText("title")
        unit = try reader.optionalText("unit")
        better = try reader.optionalWord("better")
        baseline = try reader.optionalNumber("baseline")
        target = try reader.optionalNumber("target")
        value = try reader.optionalNumber("value")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("challenge", challenge)
        writer.write("measure", measure)
        writer.write("title", title)
        writer.write("unit", unit)
        writer.write("better", better)
        writer.write("baseline", baseline)
        writer.write("target", target)
        writer.write("value", value)
    }
}

/// Which way a measure is to move.
package enum Better: String, CaseIterable, Equatable, Hashable, Sendable {
    case up, down
}

extension Campaign {
    mutating func fold(_ event: MeasureRecorded, _ line: FoldedLine, _ mode: FoldMode) {
        let key = MeasureKey(challenge: event.challenge, measure: event.measure)
        evidence.measures[key, default: Register()].fold(
            Dated(event: event, happened: Timestamp(milliseconds: line.time)), line.stamp, mode,
            writers.ranks)
    }
}
