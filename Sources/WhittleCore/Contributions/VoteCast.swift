/// A participant's vote on an idea or a comment. The last one counts.
package struct VoteCast: EventPayload {
    package var target: Target
    package var participant: String
    /// 1 up, 0 pass, −1 down.
    package var value: Int
    /// True where the system chose what the voter saw, false where the voter did; nil: unknown.
    package var served: Bool?

    package init(target: Target, participant: String, value: Int, served: Bool? = nil) {
        self.target = target
        self.participant = participant
        self.value = value
        self.served = served
    }

    package static let type = EventType.voteCast
    package static let writers = Permission.role(.moderator)
    package static let sample = VoteCast(
        target: .idea("polis.demo-17"), participant: "polis-p3", value: -1, served: true)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        target = try reader.target()
        participant = try reader.id("participant")
        value = try reader.int("value", -1...1)
        served = try reader.optionalBool("served")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write(target)
        writer.write("participant", participant)
        writer.write("value", value)
        writer.write("served", served)
    }
}

extension Campaign {
    mutating func fold(_ event: VoteCast, _ line: FoldedLine, _ mode: FoldMode) {
        fold(
            Vote(
                item: intern(item: event.target.id),
                participant: participants.intern(event.participant), happened: line.time,
                stamp: line.stamp, value: Int8(event.value),
                served: event.served.map { $0 ? 1 : 2 } ?? 0), mode)
    }
}
