/// The items that wait for a moderator, the most urgent first: those that more people have flagged,
/// then those that were escalated, then the oldest.
package struct TriageQueue: Sendable {
    package let items: [Int32]
    package let flagged: Int
    package let escalated: Int
    /// When the oldest waiting item was written.
    package let oldest: Timestamp?

    /// The queue as the viewer may see it; empty for those who do not moderate.
    package init(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        guard viewpoint.isStaff else {
            (items, flagged, escalated, oldest) = ([], 0, 0, nil)
            return
        }
        var waiting: [(item: Int32, flaggers: Int, isEscalated: Bool, happened: Int64)] = []
        for (index, row) in campaign.rows.enumerated() where row.kind != .unknown {
            let item = Int32(index)
            let flaggers =
                row.hasHistory ? Set(campaign.openFlags(of: item).map(\.raiser)).count : 0
            let isOpen = row.status == .pending || row.status == .escalated || flaggers > 0
            guard isOpen, viewpoint.canSee(item, in: campaign) else { continue }
            waiting.append((item, flaggers, row.status == .escalated, row.happened))
        }
        waiting.sort { one, other in
            if one.flaggers != other.flaggers { return one.flaggers > other.flaggers }
            if one.isEscalated != other.isEscalated { return one.isEscalated }
            if one.happened != other.happened { return one.happened < other.happened }
            return campaign.items.isBefore(one.item, other.item)
        }
        items = waiting.map(\.item)
        flagged = waiting.count { $0.flaggers > 0 }
        escalated = waiting.count { $0.isEscalated }
        oldest = waiting.map(\.happened).min().map { Timestamp(milliseconds: $0) }
    }
}
