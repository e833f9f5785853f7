/// Totals from a source that gives no single votes, or a show of hands. The last one counts.
package struct TallyRecorded: EventPayload {
    package var target: Target
    /// The source; a show of hands is `hands.` and a name.
    package var system: String
    package var up: Int
    package var down: Int
    package var pass: Int?

    package init(target: Target, system: String, up: Int, down: Int, pass: Int? = nil) {
        self.target = target
        self.system = system
        self.up = up
        self.down = down
        self.pass = pass
    }

    package static let type = EventType.tallyRecorded
    package static let writers = Permission.role(.moderator)
    package static let sample = TallyRecorded(
        target: .idea("polis.demo-17"), system: "hands.assembly", up: 31, down: 4, pass: 2)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        target = try reader.target()
        system = try reader.id("system")
        up = try reader.count("up")
        down = try reader.count("down")
        pass = try reader.optionalCount("pass")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write(target)
        writer.write("system", system)
        writer.write("up", up)
        writer.write("down", down)
        writer.write("pass", pass)
    }
}

extension Campaign {
    mutating func fold(_ event: TallyRecorded, _ line: FoldedLine, _ mode: FoldMode) {
        let tally = RecordedTally(
            up: event.up, down: event.down, pass: event.pass ?? 0, happened: line.time,
            stamp: line.stamp)
        history(intern(item: event.target.id)) { history, ranks in
            var index = history.tallies.firstIndex { $0.system == event.system }
            if index == nil {
                history.tallies.append(RecordedTallies(system: event.system))
                history.tallies.sort { $0.system < $1.system }
                index = history.tallies.firstIndex { $0.system == event.system }
            }
            guard let index else { return }
            history.tallies[index].fold(tally, mode, ranks)
        }
    }
}
