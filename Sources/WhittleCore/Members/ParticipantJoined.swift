/// What is known of a participant. The last one counts.
package struct ParticipantJoined: EventPayload {
    /// A pseudonym.
    package var participant: String
    /// ISO 3166 alpha-2.
    package var country: String?
    /// Their role or group, in the words of the source.
    package var background: String?

    package init(participant: String, country: String? = nil, background: String? = nil) {
        self.participant = participant
        self.country = country
        self.background = background
    }

    package static let type = EventType.participantJoined
    package static let writers = Permission.role(.moderator)
    package static let sample = ParticipantJoined(
        participant: "polis-p3", country: "GB",
        background: "nurse \u{1F469}\u{200D}\u{2695}\u{FE0F}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        participant = try reader.id("participant")
        country = try reader.optionalText("country")
        background = try reader.optionalText("background")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("participant", participant)
        writer.write("country", country)
        writer.write("background", background)
    }
}

extension Campaign {
    mutating func fold(_ event: ParticipantJoined, _ line: FoldedLine, _ mode: FoldMode) {
        let participant = participants.intern(event.participant)
        participantDetails[participant, default: Register()].fold(
            event, line.stamp, mode, writers.ranks)
    }
}
