/// A moderator's blind verdict on an item of a sample. Never its status.
package struct SampleJudged: EventPayload {
    /// The name of the sample.
    package var sample: String
    /// An item of the sample.
    package var item: String
    /// What the second look gives.
    package var verdict: Verdict

    package init(sample: String, item: String, verdict: Verdict) {
        self.sample = sample
        self.item = item
        self.verdict = verdict
    }

    package static let type = EventType.sampleJudged
    package static let writers = Permission.role(.moderator)
    package static let sample = SampleJudged(
        sample: "january", item: "polis.demo-17", verdict: .escalated)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        sample = try reader.id("sample")
        item = try reader.id("item")
        verdict = try reader.word("verdict")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("sample", sample)
        writer.write("item", item)
        writer.write("verdict", verdict)
    }
}

extension Campaign {
    mutating func fold(_ event: SampleJudged, _ line: FoldedLine, _ mode: FoldMode) {
        samples[event.sample, default: SampleEntries()]
            .judged[event.item, default: [:]][line.member, default: Register()]
            .fold(event.verdict, line.stamp, mode, writers.ranks)
    }
}
