/// What a check of a source found. The last one counts.
package struct EvidenceReviewed: EventPayload {
    package var evidence: String
    package var verdict: EvidenceVerdict
    /// The date of the next check.
    package var next: String?
    package var note: String?

    package init(
        evidence: String, verdict: EvidenceVerdict, next: String? = nil, note: String? = nil
    ) {
        self.evidence = evidence
        self.verdict = verdict
        self.next = next
        self.note = note
    }

    package static let type = EventType.evidenceReviewed
    package static let writers = Permission.role(.facilitator)
    package static let sample = EvidenceReviewed(
        evidence: "kings-2014", verdict: .superseded, next: "2017-01-31", note: "see \"2015\"\n")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        evidence = try reader.id("evidence")
        verdict = try reader.word("verdict")
        next = try reader.optionalText("next")
        note = try reader.optionalText("note")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("evidence", evidence)
        writer.write("verdict", verdict)
        writer.write("next", next)
        writer.write("note", note)
    }
}

/// Whether a source still holds.
package enum EvidenceVerdict: String, CaseIterable, Equatable, Hashable, Sendable {
    case current, superseded, withdrawn
}

extension Campaign {
    mutating func fold(_ event: EvidenceReviewed, _ line: FoldedLine, _ mode: FoldMode) {
        evidence.reviews[event.evidence, default: Register()].fold(
            Dated(event: event, happened: Timestamp(milliseconds: line.time)), line.stamp, mode,
            writers.ranks)
    }
}
