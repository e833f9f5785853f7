/// Ideas that stand for themselves again.
package struct IdeasUnmerged: EventPayload {
    /// Those whose links are taken away.
    package var ideas: [String]

    package init(ideas: [String]) {
        self.ideas = ideas
    }

    package static let type = EventType.ideasUnmerged
    package static let writers = Permission.role(.moderator)
    package static let sample = IdeasUnmerged(ideas: ["polis.demo-18"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        ideas = try reader.ids("ideas")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("ideas", ideas)
    }
}

extension Campaign {
    mutating func fold(_ event: IdeasUnmerged, _ line: FoldedLine, _ mode: FoldMode) {
        setLink(event.ideas, into: nil, line, mode)
    }
}
