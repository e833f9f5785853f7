/// An item whose text is gone for good.
package struct ItemErased: EventPayload {
    package var item: String
    /// Those that held the text.
    package var lines: [String]
    package var reason: String

    package init(item: String, lines: [String], reason: String) {
        self.item = item
        self.lines = lines
        self.reason = reason
    }

    package static let type = EventType.itemErased
    package static let writers = Permission.role(.facilitator)
    package static let sample = ItemErased(
        item: "polis.demo-17", lines: ["anna.k3f9a2q7-12", "anna.k3f9a2q7-40"],
        reason: "asked \"to\"\u{2028}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        item = try reader.id("item")
        lines = try reader.ids("lines")
        reason = try reader.text("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("item", item)
        writer.write("lines", lines)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: ItemErased, _ line: FoldedLine, _ mode: FoldMode) {
        // Final: there is no taking back, and `mode` is always to add.
        erasedItems.insert(intern(item: event.item))
        textEpoch += 1
        erase(lines: event.lines, line.stamp)
    }

    /// Notes which lines may stand in their erased form; one refused before is folded again.
    mutating func erase(lines: [String], _ stamp: Stamp) {
        for id in lines {
            guard let line = Identifier.parts(ofLine: id), line.seq <= Stamp.maximumSeq,
                let writer = writers.intern(line.writer)
            else { continue }
            let key = LineKey(writer: writer, seq: Int32(line.seq))
            erasures[key, default: []].insert(stamp)
            if erasedFormsRefused.contains(key) { needsRefold = true }
        }
    }
}
