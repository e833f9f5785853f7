/// What was found of two ideas that look alike.
package struct IdeasDistinguished: EventPayload {
    /// Two.
    package var ideas: [String]
    /// Whether they differ, or are to be looked at again.
    package var verdict: PairVerdict

    package init(ideas: [String], verdict: PairVerdict) {
        self.ideas = ideas
        self.verdict = verdict
    }

    package static let type = EventType.ideasDistinguished
    package static let writers = Permission.role(.moderator)
    package static let sample = IdeasDistinguished(
        ideas: ["polis.demo-17", "polis.demo-18"], verdict: .later)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        ideas = try reader.ids("ideas")
        guard ideas.count == 2 else {
            throw .wrongValue(key: "ideas", expected: "a list of two ids")
        }
        verdict = try reader.word("verdict")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("ideas", ideas)
        writer.write("verdict", verdict)
    }
}

/// What a moderator says of two ideas that are not merged.
package enum PairVerdict: String, CaseIterable, Equatable, Hashable, Sendable {
    case different
    /// To be looked at another time.
    case later
}

extension Campaign {
    mutating func fold(_ event: IdeasDistinguished, _ line: FoldedLine, _ mode: FoldMode) {
        guard event.ideas.count == 2 else { return }
        let pair = ItemPair(intern(item: event.ideas[0]), intern(item: event.ideas[1]))
        pairs[pair, default: Register()].fold(event.verdict, line.stamp, mode, writers.ranks)
    }
}
