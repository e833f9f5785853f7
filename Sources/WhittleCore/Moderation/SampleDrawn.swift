/// Decided items drawn at random, to be judged again blind.
package struct SampleDrawn: EventPayload {
    /// Its name.
    package var sample: String
    /// What was drawn, in byte order.
    package var items: [String]
    /// The random generator's, so that the draw can be repeated.
    package var seed: Int

    package init(sample: String, items: [String], seed: Int) {
        self.sample = sample
        self.items = items
        self.seed = seed
    }

    package static let type = EventType.sampleDrawn
    package static let writers = Permission.role(.moderator)
    package static let sample = SampleDrawn(
        sample: "january", items: ["polis.demo-17", "polis.demo-c4"], seed: 9_007_199_254_740_991)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        sample = try reader.id("sample")
        items = try reader.ids("items")
        seed = try reader.int("seed")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("sample", sample)
        writer.write("items", items)
        writer.write("seed", seed)
    }
}

extension Campaign {
    mutating func fold(_ event: SampleDrawn, _ line: FoldedLine, _ mode: FoldMode) {
        let entry = SampleEntries.Draw(items: event.items, seed: event.seed, member: line.member)
        samples[event.sample, default: SampleEntries()].drawn
            .fold(entry, line.stamp, mode, writers.ranks)
    }
}
