/// A moderator's verdict on one item or many: one action is one line.
package struct ItemsDecided: EventPayload {
    /// Ideas and comments.
    package var items: [String]
    /// The same for all of them.
    package var verdict: Verdict
    /// A reason code.
    package var reason: String?
    /// For the staff.
    package var note: String?
    /// The flags that the decision closes, by their lines' ids.
    package var flags: [String]
    /// CRC-32C of the text that was shown, as eight hex digits, by item.
    package var saw: [JSONMember]

    package init(
        items: [String], verdict: Verdict, reason: String? = nil, note: String? = nil,
        flags: [String] = [], saw: [JSONMember] = []
    ) {
        self.items = items
        self.verdict = verdict
        self.reason = reason
        self.note = note
        self.flags = flags
        self.saw = saw
    }

    package static let type = EventType.itemsDecided
    package static let writers = Permission.role(.moderator)
    package static let sample = ItemsDecided(
        items: ["polis.demo-17", "polis.demo-18"], verdict: .hidden, reason: "spam",
        note: "the same link again", flags: ["anna.k3f9a2q7-12"],
        saw: [JSONMember("polis.demo-17", .string("e3069283"))])

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        items = try reader.ids("items")
        verdict = try reader.word("verdict")
        reason = try reader.optionalText("reason")
        note = try reader.optionalText("note")
        flags = try reader.texts("flags")
        saw = reader.optionalValue("saw")?.members ?? []
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("items", items)
        writer.write("verdict", verdict)
        writer.write("reason", reason)
        writer.write("note", note)
        writer.writeUnlessEmpty("flags", flags)
        if !saw.isEmpty { writer.write("saw", JSONValue.object(saw)) }
    }
}

/// What a moderator decides of an item.
package enum Verdict: String, CaseIterable, Equatable, Hashable, Sendable {
    case approved, hidden, escalated, pending
}

extension Campaign {
    mutating func fold(_ event: ItemsDecided, _ line: FoldedLine, _ mode: FoldMode) {
        let saw = Dictionary(
            event.saw.map { ($0.key, $0.value.text) }, uniquingKeysWith: { first, _ in first })
        for id in event.items {
            let item = intern(item: id)
            let decision = Decision(
                verdict: event.verdict, reason: event.reason, note: event.note,
                member: line.member, saw: saw[id] ?? nil,
                happened: Timestamp(milliseconds: line.time))
            history(item) { $0.decision.fold(decision, line.stamp, mode, $1) }
            updateStatus(of: item)
            delivery.touch(item)
        }
        for flag in event.flags {
            switch mode {
            case .add: closedFlags[flag, default: []].insert(line.stamp)
            case .remove: closedFlags[flag]?.remove(line.stamp)
            }
        }
    }

    /// True where the member's own verdict counts now, and no import brought it.
    package func isDecided(_ item: Int32, byHandOf member: String?) -> Bool {
        guard rows[Int(item)].hasHistory, let last = histories[item]?.decision.last else {
            return false
        }
        return last.value.member == member && writers[last.stamp.writer].kind != .import
    }

    /// All verdicts on an item, in the order of their stamps.
    package func decisions(of item: Int32) -> [(stamp: Stamp, decision: Decision)] {
        (histories[item]?.decision.entries ?? []).map { ($0.stamp, $0.value) }
    }
}
