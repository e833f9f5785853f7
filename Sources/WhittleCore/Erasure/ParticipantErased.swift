/// A participant whose texts are gone for good.
package struct ParticipantErased: EventPayload {
    package var participant: String
    /// Those that held the texts.
    package var lines: [String]
    package var reason: String

    package init(participant: String, lines: [String], reason: String) {
        self.participant = participant
        self.lines = lines
        self.reason = reason
    }

    package static let type = EventType.participantErased
    package static let writers = Permission.role(.facilitator)
    package static let sample = ParticipantErased(
        participant: "polis-p3", lines: ["anna.k3f9a2q7-12"], reason: "asked\nto")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        participant = try reader.id("participant")
        lines = try reader.ids("lines")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("participant", participant)
        writer.write("lines", lines)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: ParticipantErased, _ line: FoldedLine, _ mode: FoldMode) {
        // Final: there is no taking back, and `mode` is always to add.
        erasedParticipants.insert(participants.intern(event.participant))
        textEpoch += 1
        erase(lines: event.lines, line.stamp)
    }
}
