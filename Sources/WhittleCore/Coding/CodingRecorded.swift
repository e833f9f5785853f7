/// The themes that a coder finds in items. The last one by item, pass and coder counts.
package struct CodingRecorded: EventPayload {
    /// Ideas and comments, all coded alike.
    package var items: [String]
    /// `first`, `second` and so on: independent readings.
    package var pass: String
    /// Empty: looked at, and none fits.
    package var themes: [String]
    /// Whose coding it is, where a facilitator records it for another.
    package var member: String?

    package init(items: [String], pass: String, themes: [String], member: String? = nil) {
        self.items = items
        self.pass = pass
        self.themes = themes
        self.member = member
    }

    package static let type = EventType.codingRecorded
    package static let writers = Permission.roleForThemselves(.coder)
    package var namedMember: String? { member }

    package static let sample = CodingRecorded(
        items: ["polis.demo-17", "polis.demo-18"], pass: "first", themes: ["fear", "time"],
        member: "ben")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        items = try reader.ids("items")
        pass = try reader.id("pass")
        themes = try reader.ids("themes")
        member = try reader.optionalMember("member")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("items", items)
        writer.write("pass", pass)
        writer.write("themes", themes)
        writer.write("member", member)
    }
}

extension Campaign {
    mutating func fold(_ event: CodingRecorded, _ line: FoldedLine, _ mode: FoldMode) {
        let member = event.member ?? line.member
        let ranks = writers.ranks
        for id in event.items {
            let item = intern(item: id)
            var slots = coding.codings[item] ?? []
            let index =
                slots.firstIndex { $0.pass == event.pass && $0.member == member }
                ?? slots.endIndex
            if index == slots.endIndex {
                slots.append(CodingSlot(pass: event.pass, member: member))
            }
            slots[index].register.fold(event.themes, line.stamp, mode, ranks)
            coding.codings[item] = slots
        }
    }
}
