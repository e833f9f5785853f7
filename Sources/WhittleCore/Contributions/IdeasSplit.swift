/// An item that holds several ideas: each part becomes an idea with the line's id, a dot and its
/// number. The item stays.
package struct IdeasSplit: EventPayload {
    package var item: String
    package var parts: [SplitPart]

    package init(item: String, parts: [SplitPart]) {
        self.item = item
        self.parts = parts
    }

    package static let type = EventType.ideasSplit
    package static let writers = Permission.role(.moderator)
    package static let sample = IdeasSplit(
        item: "polis.demo-17",
        parts: [
            SplitPart(title: "One \"half\"", body: "first\nline"),
            SplitPart(title: "\u{1F9E9} The other"),
        ])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        item = try reader.id("item")
        parts = try reader.objects("parts").map(SplitPart.init(_:))
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("item", item)
        writer.write("parts", .array(parts.map(\.json)))
    }
}

/// One of the ideas that an item was split into.
package struct SplitPart: Equatable, Sendable {
    package var title: String
    package var body: String?

    package init(title: String, body: String? = nil) {
        self.title = title
        self.body = body
    }

    init(_ object: NestedObject) throws(LineFault) {
        title = try object.text("title")
        body = try object.optionalText("body")
    }

    var json: JSONValue {
        .object(["title": .string(title), "body": body.map(JSONValue.string)])
    }
}

extension Campaign {
    mutating func fold(_ event: IdeasSplit, _ line: FoldedLine, _ mode: FoldMode) {
        let origin = intern(item: event.item)
        let id = "\(writers[line.stamp.writer].name)-\(line.stamp.seq)"
        for (index, part) in event.parts.enumerated() {
            var row = ItemRow()
            row.kind = .idea
            if mode == .add {
                row.title = arena.append(part.title)
                row.body = arena.append(part.body ?? "")
            }
            row.origin = origin
            row.happened = line.time
            row.stamp = line.stamp
            let made = intern(item: "\(id).\(index + 1)")
            submit(row, as: made, mode)
            history(origin) { history, _ in
                switch mode {
                case .add:
                    if !history.parts.contains(made) { history.parts.append(made) }
                case .remove: history.parts.removeAll { $0 == made }
                }
            }
        }
    }

    /// The ideas that an item was split into, in the order of their ids.
    package func parts(of item: Int32) -> [Int32] {
        guard rows[Int(item)].hasHistory else { return [] }
        return (histories[item]?.parts ?? []).filter { rows[Int($0)].kind == .idea }
            .sorted { items.isBefore($0, $1) }
    }
}
