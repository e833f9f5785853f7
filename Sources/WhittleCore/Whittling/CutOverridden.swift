/// An idea that is kept or dropped whatever the cut says. It outlives a new cut.
package struct CutOverridden: EventPayload {
    package var stage: String
    package var idea: String
    package var verdict: OverrideVerdict
    package var reason: String

    package init(stage: String, idea: String, verdict: OverrideVerdict, reason: String) {
        self.stage = stage
        self.idea = idea
        self.verdict = verdict
        self.reason = reason
    }

    package static let type = EventType.cutOverridden
    package static let writers = Permission.role(.facilitator)
    package static let sample = CutOverridden(
        stage: "longlist", idea: "polis.demo-17", verdict: .dropped,
        reason: "already \"done\"\u{2029}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        stage = try reader.id("stage")
        idea = try reader.id("idea")
        verdict = try reader.word("verdict")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("stage", stage)
        writer.write("idea", idea)
        writer.write("verdict", verdict)
        writer.write("reason", reason)
    }
}

/// What an override says of an idea.
package enum OverrideVerdict: String, CaseIterable, Equatable, Hashable, Sendable {
    case kept, dropped
    /// The cut decides again.
    case none
}

extension Campaign {
    mutating func fold(_ event: CutOverridden, _ line: FoldedLine, _ mode: FoldMode) {
        let key = StageItem(stage: event.stage, item: intern(item: event.idea))
        whittling.overrides[key, default: Register()].fold(
            CutOverride(verdict: event.verdict, reason: event.reason, member: line.member),
            line.stamp, mode, writers.ranks)
    }
}
