/// What may be published of items: their texts, or why they are withheld.
package struct PublishedTexts: Sendable {
    private let campaign: Campaign
    /// Why texts are withheld, by item.
    private let reasons: [Int32: String]

    /// For these items. The texts of those that may be published are read by the rules that find
    /// personal data now.
    package init(_ items: [Int32], _ campaign: Campaign) {
        self.campaign = campaign
        var scanner = RuleScanner(
            campaign.activeRules.filter { $0.code == Campaign.personalDataCode })
        var reasons: [Int32: String] = [:]
        for item in items {
            if let reason = campaign.reasonToWithhold(item) {
                reasons[item] = reason
            } else if !scanner.scan(campaign.text(of: item)).hits.isEmpty {
                reasons[item] = Campaign.personalDataCode
            }
        }
        self.reasons = reasons
    }

    /// How many texts are withheld.
    package var withheld: Int { reasons.count }

    /// Why the text of an item is withheld; nil where it may be published.
    package func reason(of item: Int32) -> String? { reasons[item] }

    /// The text of an item as it may be published, in its redacted form where there is one, or
    /// `[withheld: REASON]`.
    package func text(of item: Int32) -> String {
        reasons[item].map { "[withheld: \($0)]" } ?? campaign.text(of: item)
    }
}

/// What may be published of decisions: texts that name or harm nobody, moderators without names.
extension Campaign {
    /// Decided on for one of these, or flagged with one, a text is not published.
    package static let withheldReasons = [
        personalDataCode, "names-someone", safeguardingCode, "unlawful",
    ]

    /// Why what was decided of an item forbids to publish its text; nil where it does not.
    ///
    /// A text is withheld if it was ever hidden, escalated or put back for such a reason, whatever
    /// the last decision says, or while such a flag is open; a hidden one also for flags that are
    /// closed. Only an approval of another text, edited or redacted since, ends that. Texts that
    /// nobody has approved or hidden wait.
    func reasonToWithhold(_ item: Int32) -> String? {
        let status = status(of: item)
        guard status == .approved || status == .hidden else { return Verdict.pending.rawValue }
        let grave = decisions(of: item).filter { given in
            given.decision.reason.map(Campaign.withheldReasons.contains) ?? false
        }
        var reasons = openFlags(of: item).map(\.reason)
        if status == .hidden {
            reasons += grave.compactMap(\.decision.reason) + flags(of: item).map(\.reason)
        } else if let last = grave.last, !isTextChanged(item, since: last.stamp) {
            reasons += grave.compactMap(\.decision.reason)
        }
        return Campaign.withheldReasons.first { reasons.contains($0) }
    }

    /// True where an edit or a redaction that counts is later than a line.
    private func isTextChanged(_ item: Int32, since stamp: Stamp) -> Bool {
        guard let history = histories[item] else { return false }
        return [
            history.redaction.last?.stamp, history.title.last?.stamp, history.body.last?.stamp,
        ].contains { $0.map { stamp.isBefore($0, writers.ranks) } ?? false }
    }

    /// The ids of items as they may be published. What was made here is named by its line, and so
    /// by its writer: it becomes `whittle-1`, `whittle-2` … in the order in which it was written,
    /// which the published times tell anyway.
    package var publishedIDs: PublishedIDs {
        let made = sortedByTime(
            rows.indices.map(Int32.init).filter { item in
                rows[Int(item)].kind != .unknown
                    && !(sourceSystem(of: item).map { items.name(item).hasPrefix($0 + "-") }
                        ?? false)
            })
        var numbers: [Int32: Int] = [:]
        for (place, item) in made.enumerated() { numbers[item] = place + 1 }
        return PublishedIDs(campaign: self, numbers: numbers)
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

/// Ids without names.
package struct PublishedIDs: Sendable {
    fileprivate let campaign: Campaign
    /// The places of what was made here.
    fileprivate let numbers: [Int32: Int]

    /// The id of an item, or what stands in its place.
    package func id(of item: Int32) -> String {
        numbers[item].map { "whittle-\($0)" } ?? campaign.items.name(item)
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
