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

extension Campaign {
    mutating func fold(_ event: EvidenceLinked, _ line: FoldedLine, _ mode: FoldMode) {
        fold(event.evidence, event.idea, isLinked: true, line, mode)
    }

    mutating func fold(_ event: EvidenceUnlinked, _ line: FoldedLine, _ mode: FoldMode) {
        fold(event.evidence, event.idea, isLinked: false, line, mode)
    }

    private mutating func fold(
        _ source: String, _ idea: String, isLinked: Bool, _ line: FoldedLine, _ mode: FoldMode
    ) {
        let link = EvidenceLink(evidence: source, item: intern(item: idea))
        evidence.links[link, default: Register()].fold(isLinked, line.stamp, mode, writers.ranks)
    }
}
