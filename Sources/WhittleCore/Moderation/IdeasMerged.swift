/// Ideas that say the same as another, which stands for all of them.
package struct IdeasMerged: EventPayload {
    /// Those that another stands for.
    package var ideas: [String]
    /// The idea that stands for them.
    package var into: String

    package init(ideas: [String], into: String) {
        self.ideas = ideas
        self.into = into
    }

    package static let type = EventType.ideasMerged
    package static let writers = Permission.role(.moderator)
    package static let sample = IdeasMerged(
        ideas: ["polis.demo-17", "polis.demo-18"], into: "polis.demo-3")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        ideas = try reader.ids("ideas")
        into = try reader.id("into")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("ideas", ideas)
        writer.write("into", into)
    }
}

extension Campaign {
    mutating func fold(_ event: IdeasMerged, _ line: FoldedLine, _ mode: FoldMode) {
        setLink(event.ideas, into: event.into, line, mode)
    }
}
