/// Participants whose votes are still shown but counted nowhere.
package struct VotesExcluded: EventPayload {
    package var participants: [String]
    package var reason: String

    package init(participants: [String], reason: String) {
        self.participants = participants
        self.reason = reason
    }

    package static let type = EventType.votesExcluded
    package static let writers = Permission.role(.moderator)
    package static let sample = VotesExcluded(
        participants: ["polis-p3", "polis-p9"], reason: "forty accounts,\none \"author\"")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        participants = try reader.ids("participants")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("participants", participants)
        writer.write("reason", reason)
    }
}

/// Participants whose votes count again.
package struct VotesIncluded: EventPayload {
    package var participants: [String]
    package var reason: String

    package init(participants: [String], reason: String) {
        self.participants = participants
        self.reason = reason
    }

    package static let type = EventType.votesIncluded
    package static let writers = Permission.role(.moderator)
    package static let sample = VotesIncluded(
        participants: ["polis-p3"], reason: "a real person \u{1F44B}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        participants = try reader.ids("participants")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("participants", participants)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: VotesExcluded, _ line: FoldedLine, _ mode: FoldMode) {
        setExcluded(event.participants, true, line, mode)
    }

    mutating func fold(_ event: VotesIncluded, _ line: FoldedLine, _ mode: FoldMode) {
        setExcluded(event.participants, false, line, mode)
    }
}
