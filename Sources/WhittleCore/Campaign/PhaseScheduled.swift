/// A stretch of time and what it is open for.
package struct PhaseScheduled: EventPayload {
    package var phase: String
    package var title: String
    package var opens: Timestamp
    package var closes: Timestamp
    package var allows: [PhaseActivity]
    /// The review round that the phase belongs to.
    package var round: String?

    package init(
        phase: String, title: String, opens: Timestamp, closes: Timestamp, allows: [PhaseActivity],
        round: String? = nil
    ) {
        self.phase = phase
        self.title = title
        self.opens = opens
        self.closes = closes
        self.allows = allows
        self.round = round
    }

    package static let type = EventType.phaseScheduled
    package static let writers = Permission.role(.facilitator)
    package static let sample = PhaseScheduled(
        phase: "ideas", title: "\u{5E8}\u{5E2}\u{5D9}\u{5D5}\u{5E0}\u{5D5}\u{5EA}",
        opens: Timestamp(milliseconds: 1_421_053_964_123),
        closes: Timestamp(milliseconds: 1_423_000_000_000),
        allows: [.ideas, .comments, .votes, .coding, .reviews], round: "longlist")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        phase = try reader.id("phase")
        title = try reader.text("title")
        opens = try reader.time("opens")
        closes = try reader.time("closes")
        allows = try reader.requiredWords("allows")
        round = try reader.optionalID("round")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("phase", phase)
        writer.write("title", title)
        writer.write("opens", opens)
        writer.write("closes", closes)
        writer.write("allows", allows)
        writer.write("round", round)
    }
}

/// What a phase is open for.
package enum PhaseActivity: String, CaseIterable, Equatable, Hashable, Sendable {
    case ideas, comments, votes, coding, reviews
}

extension Campaign {
    mutating func fold(_ event: PhaseScheduled, _ line: FoldedLine, _ mode: FoldMode) {
        phases[event.phase, default: Register()].fold(event, line.stamp, mode, writers.ranks)
    }
}
