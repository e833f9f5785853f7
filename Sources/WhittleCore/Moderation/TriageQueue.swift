/// The named queues of the moderators.
package enum QueueName: String, CaseIterable, Equatable, Sendable {
    case waiting, pending, flagged, escalated, mine, changed
    case personalData = "personal-data"
    case appeals
    case secondLook = "second-look"

    /// What is in it, in a few words.
    package var title: String {
        switch self {
        case .waiting: "everything that waits, the most urgent first"
        case .pending: "nobody has decided yet"
        case .flagged: "open flags"
        case .escalated: "handed to a facilitator"
        case .mine: "what you decided, the latest first"
        case .changed: "text changed since it was decided"
        case .personalData: "flagged, or looks like personal data"
        case .appeals: "against verdicts of others"
        case .secondLook: "decided items of a sample, to be judged again blind"
        }
    }
}

/// The items of a queue as one viewer may see them, the most urgent first.
package struct TriageQueue: Sendable {
    /// In the order of the queue.
    package let items: [Int32]
    /// How many of them have an open flag that the viewer may close.
    package let flagged: Int
    /// How many of them are escalated.
    package let escalated: Int
    /// When the oldest waiting item was written.
    package let oldest: Timestamp?
    /// How the order came about.
    package let urgency: Urgency?

    /// Empty for those who do not moderate. `looksPersonal` says in which items the rules find
    /// personal data now.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ name: QueueName = .waiting,
        looksPersonal: (Int32) -> Bool = { _ in false }
    ) {
        guard viewpoint.isStaff else {
            (items, flagged, escalated, oldest, urgency) = ([], 0, 0, nil, nil)
            return
        }
        let urgency = Urgency(campaign)
        if name == .secondLook {
            let open = viewpoint.member.map { campaign.openSamples(for: $0) } ?? []
            items = open.flatMap(\.items)
            (flagged, escalated, oldest, self.urgency) = (0, 0, nil, urgency)
            return
        }
        var found: [Entry] = []
        for (index, row) in campaign.rows.enumerated() where row.kind != .unknown {
            let item = Int32(index)
            // An appeal does not wait for the member whose verdict it is against.
            let flags =
                row.hasHistory ? campaign.closableFlags(of: item, by: viewpoint.member) : []
            guard
                TriageQueue.holds(
                    item, name, flags, campaign, viewpoint, looksPersonal: looksPersonal),
                viewpoint.canSee(item, in: campaign)
            else { continue }
            found.append(
                Entry(
                    item: item, points: urgency.points(of: item, campaign),
                    isSafeguarding: Urgency.isSafeguarding(item, campaign),
                    isFlagged: !flags.isEmpty, isEscalated: row.status == .escalated,
                    happened: row.happened))
        }
        if name == .mine {
            items = TriageQueue.latestFirst(found.map(\.item), campaign)
        } else {
            items = found.sorted { $0.isBefore($1, campaign) }.map(\.item)
        }
        flagged = found.count(where: \.isFlagged)
        escalated = found.count(where: \.isEscalated)
        oldest = found.map(\.happened).min().map { Timestamp(milliseconds: $0) }
        self.urgency = urgency
    }

    private struct Entry {
        var item: Int32
        var points: Double
        var isSafeguarding: Bool
        var isFlagged: Bool
        var isEscalated: Bool
        var happened: Int64

        func isBefore(_ other: Entry, _ campaign: Campaign) -> Bool {
            if isSafeguarding != other.isSafeguarding { return isSafeguarding }
            if points != other.points { return points > other.points }
            if happened != other.happened { return happened < other.happened }
            return campaign.items.isBefore(item, other.item)
        }
    }

    private static func holds(
        _ item: Int32, _ name: QueueName, _ flags: [Flag], _ campaign: Campaign,
        _ viewpoint: Viewpoint, looksPersonal: (Int32) -> Bool
    ) -> Bool {
        let status = campaign.status(of: item)
        switch name {
        case .waiting: return status == .pending || status == .escalated || !flags.isEmpty
        case .pending: return status == .pending
        case .flagged: return !flags.isEmpty
        case .escalated: return status == .escalated
        case .mine: return campaign.isDecided(item, byHandOf: viewpoint.member)
        case .changed: return campaign.isStale(item)
        case .appeals: return flags.contains { $0.reason == Campaign.appealCode }
        case .secondLook: return false
        case .personalData:
            return flags.contains { $0.reason == Campaign.personalDataCode }
                || status != .hidden && looksPersonal(item)
        }
    }

    /// By the last decision; of items decided in one line, by id.
    private static func latestFirst(_ items: [Int32], _ campaign: Campaign) -> [Int32] {
        let stamped = items.compactMap { item in
            campaign.decisions(of: item).last.map { (item: item, stamp: $0.stamp) }
        }
        return stamped.sorted { one, other in
            one.stamp != other.stamp
                ? other.stamp.isBefore(one.stamp, campaign.writers.ranks)
                : campaign.items.isBefore(one.item, other.item)
        }.map(\.item)
    }
}
