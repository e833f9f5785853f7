/// The flags that the rules would raise over what the campaign holds: one an item and rule, for
/// items that are not hidden, and none that was raised before, whether it is still open or not.
package struct RuleSweep: Sendable {
    /// How one rule did.
    package struct Row: Sendable {
        /// The rule.
        package let rule: Rule
        /// The items in which the rule finds something, and those that it has not flagged yet.
        package internal(set) var items = 0
        package internal(set) var new = 0
    }

    /// One a rule, in the rules' order.
    package private(set) var rows: [Row]
    /// In the order in which the items were written, then of the rules.
    package private(set) var flags: [FlagRaised] = []
    /// The items that get a flag.
    package private(set) var flaggedItems = 0

    /// What the viewer may see is looked at, by the rules that are named or by all; the index must
    /// be up to date. Nothing is looked at for those who do not moderate.
    package init(
        _ campaign: Campaign, _ index: RuleIndex, _ viewpoint: Viewpoint, only ids: [String] = []
    ) {
        let rules = index.rules.filter { ids.isEmpty || ids.contains($0.id) }
        rows = rules.map { Row(rule: $0) }
        guard viewpoint.isStaff else { return }
        for item in index.items(in: campaign)
        where campaign.status(of: item) != .hidden && viewpoint.canSee(item, in: campaign) {
            let before = flags.count
            let raised = campaign.flags(of: item)
            for hit in index.hits(of: item) {
                guard let row = rules.firstIndex(where: { $0.id == hit.rule }) else { continue }
                rows[row].items += 1
                if raised.contains(where: { $0.rule == hit.rule && $0.reason == hit.code }) {
                    continue
                }
                rows[row].new += 1
                flags.append(
                    FlagRaised(
                        item: campaign.items.name(item), reason: hit.code, note: hit.note,
                        rule: hit.rule))
            }
            if flags.count > before { flaggedItems += 1 }
        }
    }
}

extension RuleIndex {
    /// In how many of the items each rule finds something, the most first; and in how many any does.
    package func counts(
        over items: [Int32]
    ) -> (items: Int, byRule: [(rule: String, items: Int)]) {
        var counts: [String: Int] = [:]
        var any = 0
        for item in items {
            let hits = hits(of: item)
            if !hits.isEmpty { any += 1 }
            for hit in hits { counts[hit.rule, default: 0] += 1 }
        }
        let found = rules.compactMap { rule in counts[rule.id].map { (rule.id, $0) } }
        // In the order of the rules where the numbers are the same.
        let order = found.indices.sorted {
            found[$0].1 != found[$1].1 ? found[$0].1 > found[$1].1 : $0 < $1
        }
        return (any, order.map { found[$0] })
    }
}
