/// A theme of the codebook. The last definition counts.
package struct ThemeDefined: EventPayload {
    package var theme: String
    package var title: String
    /// Two characters, to type in coding.
    package var key: String?
    package var description: String?
    /// For example `barrier` or `building-block`.
    package var kind: String?
    /// The theme that it belongs to.
    package var parent: String?
    /// Lower ones come first.
    package var order: Int?

    package init(
        theme: String, title: String, key: String? = nil, description: String? = nil,
        kind: String? = nil, parent: String? = nil, order: Int? = nil
    ) {
        self.theme = theme
        self.title = title
        self.key = key
        self.description = description
        self.kind = kind
        self.parent = parent
        self.order = order
    }

    package static let type = EventType.themeDefined
    package static let writers = Permission.role(.coder)
    package static let sample = ThemeDefined(
        theme: "fear", title: "Fear \u{1F628} of \"blame\"", key: "fe",
        description: "not:\n- shame\u{AD}", kind: "barrier", parent: "culture", order: 3)

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        theme = try reader.id("theme")
        title = try reader.text("title")
        key = try reader.optionalText("key")
        description = try reader.optionalText("description")
        kind = try reader.optionalText("kind")
        parent = try reader.optionalID("parent")
        order = try reader.optionalInt("order")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("theme", theme)
        writer.write("title", title)
        writer.write("key", key)
        writer.write("description", description)
        writer.write("kind", kind)
        writer.write("parent", parent)
        writer.write("order", order)
    }
}

extension Campaign {
    mutating func fold(_ event: ThemeDefined, _ line: FoldedLine, _ mode: FoldMode) {
        coding.definitions[event.theme, default: Register()].fold(
            Signed(value: event, member: line.member), line.stamp, mode, writers.ranks)
        coding.bookChanged = true
    }
}
