/// What moderators have done and how long it took, as one viewer may see it.
///
/// A decision is one verdict on one item; undone lines are none. An import brings the decisions of
/// others: it stands in a row of its own.
package struct ModerationStatistics: Sendable {
    /// Who decided.
    package enum Decider: Hashable, Sendable {
        case member(String)
        case imported
    }

    /// The figures of one decider, over all days or of one day.
    package struct Row: Sendable {
        /// Whose row it is.
        package let decider: Decider
        /// Days since 1970-01-01 in UTC; nil in the rows over all days.
        package let day: Int?
        /// Verdicts on items, one each.
        package fileprivate(set) var decisions = 0
        /// Distinct items.
        package fileprivate(set) var items = 0
        /// Of the decisions, those with this verdict; and so the next three.
        package fileprivate(set) var approved = 0
        package fileprivate(set) var hidden = 0
        package fileprivate(set) var escalated = 0
        package fileprivate(set) var pending = 0
        /// Milliseconds from the item to its first approval or hiding, median over the items that
        /// this row settled first; nil where there are none, and for imports.
        package fileprivate(set) var timeToDecision: Double?
        /// Milliseconds from the first flag to the decision that closed it, median over items.
        package fileprivate(set) var timeToCloseFlags: Double?
        /// Items that were approved or hidden: of these, the other verdict was given later by
        /// another member to so many.
        package fileprivate(set) var settled = 0
        package fileprivate(set) var overturned = 0

        /// The share of the settled items that another member overturned; nil where there are none.
        package var overturnRate: Double? {
            settled == 0 ? nil : Double(overturned) / Double(settled)
        }
    }

    /// One row a decider, by name, the imports last.
    package let members: [Row]
    /// One row a day and decider, the earliest day first.
    package let days: [Row]
    /// Items that wait: pending, escalated or with an open flag.
    package let waiting: Int
    /// The item that waits longest, by when it was written.
    package let oldest: Int32?
    /// Milliseconds since the oldest was written, at the moment that was given.
    package let oldestAge: Int64?

    /// All figures at a moment; nil for those who do not moderate.
    package init?(_ campaign: Campaign, _ viewpoint: Viewpoint, now: Timestamp) {
        guard viewpoint.isStaff else { return nil }
        var counts: [Key: Count] = [:]
        for item in campaign.histories.keys
        where campaign.rows[Int(item)].kind != .unknown && viewpoint.canSee(item, in: campaign) {
            ItemDecisions(item, campaign).count(into: &counts)
        }
        let rows = counts.map { key, count in count.row(key) }.sorted(by: Self.isBefore)
        members = rows.filter { $0.day == nil }
        days = rows.filter { $0.day != nil }
        let queue = campaign.rows.indices.map(Int32.init).filter {
            campaign.isWaiting($0) && viewpoint.canSee($0, in: campaign)
        }
        waiting = queue.count
        oldest = campaign.sortedByTime(queue).first
        oldestAge = oldest.map { now.milliseconds - campaign.rows[Int($0)].happened }
    }

    private static func isBefore(_ one: Row, _ other: Row) -> Bool {
        if one.day != other.day { return one.day ?? 0 < other.day ?? 0 }
        switch (one.decider, other.decider) {
        case (.member(let first), .member(let second)): return first < second
        case (.member, .imported): return true
        case (.imported, _): return false
        }
    }
}

extension Campaign {
    /// True where an item waits for a moderator.
    fileprivate func isWaiting(_ item: Int32) -> Bool {
        let row = rows[Int(item)]
        guard row.kind != .unknown else { return false }
        return row.status == .pending || row.status == .escalated
            || row.hasHistory && !openFlags(of: item).isEmpty
    }
}

private struct Key: Hashable {
    var decider: ModerationStatistics.Decider
    var day: Int?
}

/// What is gathered for one row.
private struct Count {
    var verdicts: [Verdict: Int] = [:]
    var items = 0
    var settled = 0
    var overturned = 0
    var toDecision: [Int64] = []
    var toClose: [Int64] = []

    func row(_ key: Key) -> ModerationStatistics.Row {
        var row = ModerationStatistics.Row(decider: key.decider, day: key.day)
        row.decisions = Verdict.allCases.reduce(0) { $0 + (verdicts[$1] ?? 0) }
        row.items = items
        row.approved = verdicts[.approved] ?? 0
        row.hidden = verdicts[.hidden] ?? 0
        row.escalated = verdicts[.escalated] ?? 0
        row.pending = verdicts[.pending] ?? 0
        row.settled = settled
        row.overturned = overturned
        row.timeToDecision = Count.median(toDecision)
        row.timeToCloseFlags = Count.median(toClose)
        return row
    }

    /// The middle value, or the mean of the two in the middle.
    static func median(_ values: [Int64]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        if sorted.count % 2 == 1 { return Double(sorted[middle]) }
        return (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2
    }
}

/// The decisions on one item.
private struct ItemDecisions {
    struct Given {
        var decider: ModerationStatistics.Decider
        var decision: Decision
        var stamp: Stamp
        var isSettled: Bool { decision.verdict == .approved || decision.verdict == .hidden }
    }

    let given: [Given]
    /// When the item was written.
    let written: Int64
    /// The flags that were closed, by the decision that closed them first: when the earliest of
    /// them was raised.
    let closed: [Stamp: Int64]

    init(_ item: Int32, _ campaign: Campaign) {
        given = campaign.decisions(of: item).map { entry in
            Given(
                decider: campaign.writers[entry.stamp.writer].kind == .import
                    ? .imported : .member(entry.decision.member),
                decision: entry.decision, stamp: entry.stamp)
        }
        written = campaign.rows[Int(item)].happened
        var closed: [Stamp: Int64] = [:]
        for flag in campaign.flags(of: item) {
            let first = campaign.closingStamps(of: flag, item).min {
                $0.isBefore($1, campaign.writers.ranks)
            }
            guard let first else { continue }
            closed[first] = min(closed[first] ?? Int64.max, flag.happened.milliseconds)
        }
        self.closed = closed
    }

    func count(into counts: inout [Key: Count]) {
        var seen: Set<Key> = []
        var settled: Set<Key> = []
        var overturned: Set<Key> = []
        for (place, entry) in given.enumerated() {
            let isOverturned = entry.isSettled && isOverturned(place)
            for key in [
                Key(decider: entry.decider), Key(decider: entry.decider, day: entry.day),
            ] {
                counts[key, default: Count()].verdicts[entry.decision.verdict, default: 0] += 1
                seen.insert(key)
                if entry.isSettled { settled.insert(key) }
                if isOverturned { overturned.insert(key) }
            }
        }
        for key in seen { counts[key]?.items += 1 }
        for key in settled { counts[key]?.settled += 1 }
        for key in overturned { counts[key]?.overturned += 1 }
        addTimes(&counts)
    }

    /// A verdict was overturned where somebody else here gave the other one before its giver said
    /// anything new.
    private func isOverturned(_ place: Int) -> Bool {
        for later in given[(place + 1)...] {
            if later.decider == given[place].decider { return false }
            guard later.decider != .imported, later.isSettled else { continue }
            if later.decision.verdict != given[place].decision.verdict { return true }
        }
        return false
    }

    private func addTimes(_ counts: inout [Key: Count]) {
        if let first = given.first(where: \.isSettled), first.decider != .imported {
            let time = max(0, first.decision.happened.milliseconds - written)
            first.forEachKey { counts[$0]?.toDecision.append(time) }
        }
        for entry in given where entry.decider != .imported {
            guard let raised = closed[entry.stamp] else { continue }
            let time = max(0, entry.decision.happened.milliseconds - raised)
            entry.forEachKey { counts[$0]?.toClose.append(time) }
        }
    }
}

extension ItemDecisions.Given {
    /// The day on which it was given, in UTC.
    fileprivate var day: Int { decision.happened.day }

    /// The rows that it belongs to: over all days, and of its day.
    fileprivate func forEachKey(_ body: (Key) -> Void) {
        body(Key(decider: decider))
        body(Key(decider: decider, day: day))
    }
}
