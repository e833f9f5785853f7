/// A vote that no longer counts.
package struct VoteWithdrawn: EventPayload {
    package var target: Target
    package var participant: String

    package init(target: Target, participant: String) {
        self.target = target
        self.participant = participant
    }

    package static let type = EventType.voteWithdrawn
    package static let writers = Permission.role(.moderator)
    package static let sample = VoteWithdrawn(
        target: .comment("polis.demo-c4"), participant: "polis-p3")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        target = try reader.target()
        participant = try reader.id("participant")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write(target)
        writer.write("participant", participant)
    }
}

extension Campaign {
    mutating func fold(_ event: VoteWithdrawn, _ line: FoldedLine, _ mode: FoldMode) {
        // In the same register as the votes: 2 stands for none.
        fold(
            Vote(
                item: intern(item: event.target.id),
                participant: participants.intern(event.participant), happened: line.time,
                stamp: line.stamp, value: 2, served: 0), mode)
    }
}
