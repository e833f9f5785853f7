/// Texts and votes by day.
package struct DayCounts: Equatable, Sendable {
    /// Midnight of the first day, UTC.
    package let first: Timestamp
    /// Ideas and comments, by the day on which they were written.
    package let texts: [Int]
    /// Votes that count; nil for those who may not see votes.
    package let votes: [Int]?
    /// What lies outside of the ten years that are counted: dates that cannot be right.
    package let outside: Int

    /// The first moment of the last day.
    package var last: Timestamp {
        first.advanced(by: Int64(max(0, texts.count - 1)) * 86_400_000)
    }

    /// A wild date costs neither memory nor the sight of the others: of more than ten years only
    /// those around the middle text (or vote) are counted.
    package static let longest = 3660

    /// Nil where nothing was contributed.
    package init?(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        var items: [Int] = []
        for (index, row) in campaign.rows.enumerated() where row.kind != .unknown {
            guard viewpoint.isStaff || viewpoint.canSee(Int32(index), in: campaign) else {
                continue
            }
            items.append(DayCounts.day(row.happened))
        }
        let cast = viewpoint.canSeeVotes ? campaign.votes.votes : []
        var first = items.min() ?? .max
        var last = items.max() ?? .min
        var voteCount = 0
        for vote in cast where vote.value != 2 {
            let day = DayCounts.day(vote.happened)
            first = min(first, day)
            last = max(last, day)
            voteCount += 1
        }
        guard first <= last else { return nil }
        if last - first >= DayCounts.longest {
            let days =
                items.isEmpty
                ? cast.filter { $0.value != 2 }.map { DayCounts.day($0.happened) } : items
            let middle = days.sorted()[days.count / 2]
            first = max(first, middle - DayCounts.longest / 2)
            last = min(last, first + DayCounts.longest - 1)
        }
        var texts = Array(repeating: 0, count: last - first + 1)
        var votes = texts
        for day in items where (first...last).contains(day) { texts[day - first] += 1 }
        for vote in cast where vote.value != 2 {
            let day = DayCounts.day(vote.happened)
            if (first...last).contains(day) { votes[day - first] += 1 }
        }
        let counted = texts.reduce(0, +) + votes.reduce(0, +)
        self.first = Timestamp(milliseconds: Int64(first) * 86_400_000)
        self.texts = texts
        self.votes = viewpoint.canSeeVotes ? votes : nil
        outside = items.count + voteCount - counted
    }

    private static func day(_ milliseconds: Int64) -> Int {
        Timestamp(milliseconds: milliseconds).day
    }
}
