/// The end of a round: later reviews are listed as late.
package struct RoundClosed: EventPayload {
    package var round: String

    package init(round: String) {
        self.round = round
    }

    package static let type = EventType.roundClosed
    package static let writers = Permission.role(.facilitator)
    package static let sample = RoundClosed(round: "longlist")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
    }
}

/// A closed round that takes reviews again.
package struct RoundReopened: EventPayload {
    package var round: String

    package init(round: String) {
        self.round = round
    }

    package static let type = EventType.roundReopened
    package static let writers = Permission.role(.facilitator)
    package static let sample = RoundReopened(round: "longlist")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
    }
}

extension Campaign {
    mutating func fold(_ event: RoundClosed, _ line: FoldedLine, _ mode: FoldMode) {
        rounds[event.round, default: RoundState()].closed.fold(
            true, line.stamp, mode, writers.ranks)
    }

    mutating func fold(_ event: RoundReopened, _ line: FoldedLine, _ mode: FoldMode) {
        rounds[event.round, default: RoundState()].closed.fold(
            false, line.stamp, mode, writers.ranks)
    }
}
