/// Someone asked for smaller groups in an export than the default.
package struct RiskAccepted: EventPayload {
    /// Which export.
    package var export: String
    /// The fewest people that a group may have.
    package var threshold: Int
    package var reason: String

    package init(export: String, threshold: Int, reason: String) {
        self.export = export
        self.threshold = threshold
        self.reason = reason
    }

    package static let type = EventType.riskAccepted
    package static let writers = Permission.role(.facilitator)
    package static let sample = RiskAccepted(
        export: "votes.csv", threshold: 3, reason: "the \"team\" is small\n")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        export = try reader.text("export")
        threshold = try reader.count("threshold")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("export", export)
        writer.write("threshold", threshold)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: RiskAccepted, _ line: FoldedLine, _ mode: FoldMode) {
        guide.risks.fold(event, line.stamp, mode, writers.ranks)
    }
}
