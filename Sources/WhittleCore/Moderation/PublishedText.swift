/// What may be published of decisions: texts that name or harm nobody, moderators without names.
extension Campaign {
    /// Hidden for one of these, or flagged with one, a text is not published.
    package static let withheldReasons = [
        "personal-data", "names-someone", "safeguarding", "unlawful",
    ]

    /// Why an item's text must not be published; nil where it may.
    ///
    /// An approved text is withheld while such a flag is open. A hidden one is withheld if it was
    /// ever hidden or flagged for such a reason, whatever the last decision says. Texts that nobody
    /// has approved or hidden wait.
    package func reasonToWithhold(_ item: Int32) -> String? {
        let open = openFlags(of: item).map(\.reason)
        switch status(of: item) {
        case .approved: return Campaign.withheldReasons.first { open.contains($0) }
        case .pending, .escalated: return Verdict.pending.rawValue
        case .hidden:
            let given = decisions(of: item).filter { $0.decision.verdict == .hidden }
                .compactMap(\.decision.reason)
            let reasons = given + flags(of: item).map(\.reason)
            return Campaign.withheldReasons.first { reasons.contains($0) }
        }
    }

    /// The text of an item as it may be published, in its redacted form where there is one, or
    /// `[withheld: REASON]`.
    package func publishedText(of item: Int32) -> String {
        reasonToWithhold(item).map { "[withheld: \($0)]" } ?? text(of: item)
    }

    /// The id of an item as it may be published. What was made here is named by its line, and so by
    /// its writer: in its place stands `whittle-` and 16 hex digits of the id (FNV-1a).
    package func publishedID(of item: Int32) -> String {
        let name = items.name(item)
        if let system = sourceSystem(of: item), name.hasPrefix(system + "-") { return name }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return "whittle-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// `moderator-1`, `moderator-2` … for the members who have decided, in the order of their first
    /// decisions, undone ones too: so an undo renames nobody.
    package var moderatorPseudonyms: [String: String] {
        var first: [String: Stamp] = [:]
        for record in records where record.event.type == .itemsDecided {
            guard writers[record.stamp.writer].kind != .import else { continue }
            if let other = first[record.member], !record.stamp.isBefore(other, writers.ranks) {
                continue
            }
            first[record.member] = record.stamp
        }
        let order = first.sorted { $0.value.isBefore($1.value, writers.ranks) }
        var names: [String: String] = [:]
        for (place, entry) in order.enumerated() { names[entry.key] = "moderator-\(place + 1)" }
        return names
    }
}

extension Campaign {
    /// True where the verdict that counts came with an import.
    package func isDecisionImported(_ item: Int32) -> Bool {
        decisions(of: item).last.map { writers[$0.stamp.writer].kind == .import } ?? false
    }

    /// True where somebody here edited or redacted the item's text.
    package func isTextChanged(_ item: Int32) -> Bool {
        guard let history = histories[item] else { return false }
        func isOurs(_ stamp: Stamp?) -> Bool {
            stamp.map { writers[$0.writer].kind != .import } ?? false
        }
        return history.redaction.last != nil || isOurs(history.title.last?.stamp)
            || isOurs(history.body.last?.stamp)
    }
}
