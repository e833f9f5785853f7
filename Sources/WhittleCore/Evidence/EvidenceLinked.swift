/// A source that belongs to an idea.
package struct EvidenceLinked: EventPayload {
    package var evidence: String
    package var idea: String

    package init(evidence: String, idea: String) {
        self.evidence = evidence
        self.idea = idea
    }

    package static let type = EventType.evidenceLinked
    package static let writers = Permission.role(.facilitator)
    package static let sample = EvidenceLinked(evidence: "kings-2014", idea: "polis.demo-17")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        evidence = try reader.id("evidence")
        idea = try reader.id("idea")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("evidence", evidence)
        writer.write("idea", idea)
    }
}

/// A source that does not belong to an idea.
package struct EvidenceUnlinked: EventPayload {
    package var evidence: String
    package var idea: String

    package init(evidence: String, idea: String) {
        self.evidence = evidence
        self.idea = idea
    }

    package static let type = EventType.evidenceUnlinked
    package static let writers = Permission.role(.facilitator)
    package static let sample = EvidenceUnlinked(evidence: "kings-2014", idea: "polis.demo-17")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        evidence = try reader.id("evidence")
        idea = try reader.id("idea")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("evidence", evidence)
        writer.write("idea", idea)
    }
}
