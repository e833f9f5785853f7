/// Someone or a rule finds fault with an item. Open until a decision names it.
package struct FlagRaised: EventPayload {
    package var item: String
    /// A reason code.
    package var reason: String
    package var note: String?
    /// The participant who raised it.
    package var participant: String?
    /// The rule that raised it.
    package var rule: String?

    package init(
        item: String, reason: String, note: String? = nil, participant: String? = nil,
        rule: String? = nil
    ) {
        self.item = item
        self.reason = reason
        self.note = note
        self.participant = participant
        self.rule = rule
    }

    package static let type = EventType.flagRaised
    package static let writers = Permission.role(.moderator)
    package static let sample = FlagRaised(
        item: "polis.demo-17", reason: "names-someone", note: "\u{201C}my manager\u{201D}\u{2028}",
        participant: "polis-p4", rule: "names")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        item = try reader.id("item")
        reason = try reader.id("reason")
        note = try reader.optionalText("note")
        participant = try reader.optionalID("participant")
        rule = try reader.optionalID("rule")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("item", item)
        writer.write("reason", reason)
        writer.write("note", note)
        writer.write("participant", participant)
        writer.write("rule", rule)
    }
}

extension Campaign {
    mutating func fold(_ event: FlagRaised, _ line: FoldedLine, _ mode: FoldMode) {
        let flag = Flag(
            id: "\(writers[line.stamp.writer].name)-\(line.stamp.seq)", reason: event.reason,
            note: event.note, participant: event.participant, rule: event.rule,
            member: line.member, stamp: line.stamp,
            happened: Timestamp(milliseconds: line.time))
        history(intern(item: event.item)) { history, ranks in
            switch mode {
            case .add: history.insert(flag, ranks)
            case .remove: history.flags.removeAll { $0.stamp == flag.stamp }
            }
        }
    }

    /// The flags of an item that count: the first by reason and raiser, in the order of stamps.
    package func flags(of item: Int32) -> [Flag] {
        guard rows[Int(item)].hasHistory, let history = histories[item] else { return [] }
        guard history.flags.count > 1 else { return history.flags }
        var seen: Set<[String]> = []
        return history.flags.filter { seen.insert([$0.reason, $0.raiser]).inserted }
    }

    /// The flags of an item that no decision has closed.
    package func openFlags(of item: Int32) -> [Flag] {
        flags(of: item).filter { closingStamps(of: $0, item).isEmpty }
    }

    /// The open flags of an idea that stands for others, with those of its group: they are united,
    /// and each is closed by a decision on the item that it is on. For another item its own.
    package func openFlags(over item: Int32) -> [Flag] {
        guard groups.members[item] != nil else { return openFlags(of: item) }
        return group(of: item).flatMap { openFlags(of: $0) }
    }
}

/// What became of a flag.
package enum FlagOutcome: Equatable, Sendable {
    case open
    /// The decision that closed it hid the item or handed it on.
    case upheld
    /// The decision that closed it left the item as it was.
    case dismissed
}

extension Campaign {
    /// What the last decision that names a flag made of it.
    package func outcome(of flag: Flag, on item: Int32) -> FlagOutcome {
        let closing = closingStamps(of: flag, item)
        guard !closing.isEmpty else { return .open }
        let ruling = histories[item]?.decision.entries.last { closing.contains($0.stamp) }
        switch ruling?.value.verdict {
        case .hidden, .escalated: return .upheld
        case .approved, .pending, nil: return .dismissed
        }
    }
}
