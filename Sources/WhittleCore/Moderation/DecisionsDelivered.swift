/// Decisions that a source has been told of.
package struct DecisionsDelivered: EventPayload {
    /// The source, as imports name it.
    package var system: String
    /// The decisions, by their lines' ids.
    package var lines: [String]
    /// The items of which the source was told; where none are named, all those of the lines.
    package var items: [String]

    package init(system: String, lines: [String], items: [String] = []) {
        self.system = system
        self.lines = lines
        self.items = items
    }

    package static let type = EventType.decisionsDelivered
    package static let writers = Permission.role(.moderator)
    package static let sample = DecisionsDelivered(
        system: "decidim.bcn", lines: ["anna.k3f9a2q7-12", "anna.k3f9a2q7-13"],
        items: ["decidim.bcn-7"])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        system = try reader.id("system")
        lines = try reader.ids("lines")
        items = try reader.texts("items")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("system", system)
        writer.write("lines", lines)
        writer.writeUnlessEmpty("items", items)
    }
}

extension Campaign {
    mutating func fold(_ event: DecisionsDelivered, _ line: FoldedLine, _ mode: FoldMode) {
        delivery.fold(event, line.stamp, mode, writers.ranks)
    }
}
