/// A campaign day by day, as one viewer may see it now: what Replay shows and `whittle replay`
/// prints. Made once, in one pass over all that was done.
package struct ReplayFilm: Sendable {
    /// How many ideas of the crowd's order are kept for each day.
    package static let places = 200

    /// The days on which something happened, in their order.
    package internal(set) var days: [ReplayDay] = []
    package let viewpoint: Viewpoint
    /// The campaign's version that it was made from, and the epoch of its handles.
    package let version: Int
    package let epoch: Int

    /// The last day of the film that is not after a day, counted from 1970; nil before the first.
    package func index(at day: Int) -> Int? {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle].day <= day { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}

/// The campaign as it was at the end of a day. Ideas and comments are those that the viewer may
/// see, then and today.
package struct ReplayDay: Equatable, Sendable {
    /// Days since 1970-01-01, in UTC.
    package var day: Int
    package var ideas = 0
    package var comments = 0
    /// Votes that count; nil where the viewer sees none.
    package var votes: Int?
    /// Heads of groups that are not hidden.
    package var distinctIdeas = 0
    /// Nil for those who do not moderate.
    package var flagsOpen: Int?
    package var stages: [StageFigure] = []
    /// Texts written and votes given on the day itself.
    package var added = 0
    /// The crowd's order, best first, at most `ReplayFilm.places` ideas; empty where the viewer sees
    /// no votes.
    package var order: [Int32] = []

    package var texts: Int { ideas + comments }
    package var contributions: Int { texts + (votes ?? 0) }
    package var date: String {
        Timestamp(milliseconds: Int64(day) * 86_400_000).dateText
    }
}

/// Makes a film step by step, so that keys are heard meanwhile.
package struct ReplayMaker: Sendable {
    private var reel: ReplayReel
    private var film: ReplayFilm
    private var next: Int
    private var done = 0
    /// All items in the byte order of their ids.
    private let items: [Int32]
    /// For each item whether the viewer may see it today; the staff also sees on its days what was
    /// taken back since.
    private let isSeenToday: [Bool]

    package init(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        reel = ReplayReel(campaign)
        items = campaign.rows.indices.map(Int32.init).sorted { campaign.items.isBefore($0, $1) }
        isSeenToday = campaign.rows.indices.map { item in
            campaign.rows[item].kind == .unknown
                ? viewpoint.isStaff : viewpoint.canSee(Int32(item), in: campaign)
        }
        film = ReplayFilm(
            viewpoint: viewpoint, version: campaign.version, epoch: campaign.textEpoch)
        next = reel.firstDay
    }

    /// The film, once it is whole.
    package var whole: ReplayFilm? { next >= reel.days.upperBound ? film : nil }
    /// Lines that were folded, of how many.
    package var progress: (done: Int, of: Int) { (done, reel.count) }

    /// Goes on by the work of so many lines at least, or to the end; days are never parted. A day's
    /// picture looks at each item, and so takes the work of as many lines.
    package mutating func advance(lines: Int) {
        var worked = 0
        while worked < lines, next < reel.days.upperBound {
            let count = reel.count(of: next)
            if count > 0 {
                reel.fold(day: next)
                film.days.append(picture(of: next))
                done += count
                worked += count + items.count
            }
            next += 1
        }
    }

    /// A film at once.
    package static func film(_ campaign: Campaign, _ viewpoint: Viewpoint) -> ReplayFilm {
        var maker = ReplayMaker(campaign, viewpoint)
        maker.advance(lines: .max / 2)
        return maker.film
    }

    private func picture(of day: Int) -> ReplayDay {
        let past = reel.past
        let viewpoint = film.viewpoint
        var result = ReplayDay(day: day)
        var votes = 0
        var crowd: [(item: Int32, isSeen: Bool, up: Int, down: Int)] = []
        if viewpoint.canSeeModeration { result.flagsOpen = 0 }
        let serves = past.serves
        for item in items {
            let row = past.rows[Int(item)]
            votes += Int(row.tally.voters)
            guard row.kind != .unknown else { continue }
            let isSeen = isSeenToday[Int(item)] && viewpoint.canSee(item, in: past)
            if row.kind == .idea, past.counts(item) {
                if isSeen { result.distinctIdeas += 1 }
                let votes = crowdVotes(of: item, row, past, serves: serves)
                crowd.append((item, isSeen, votes.up, votes.down))
            }
            guard isSeen else { continue }
            if row.kind == .idea { result.ideas += 1 } else { result.comments += 1 }
            if viewpoint.canSeeModeration, reel.flagged[Int(item)] {
                result.flagsOpen? += past.openFlags(of: item).count
            }
        }
        if viewpoint.canSeeVotes {
            result.votes = votes
            result.order = order(crowd)
        }
        let contributions = reel.contributions(of: day)
        result.added =
            contributions.items.count {
                isSeenToday[Int($0)] && viewpoint.canSee($0, in: past)
            } + (viewpoint.canSeeVotes ? contributions.votes : 0)
        result.stages = past.allStages
        return result
    }

    /// The votes that rank an idea; a shorter way to them for the many ideas that nothing was
    /// merged into and no totals were recorded for.
    private func crowdVotes(
        of item: Int32, _ row: ItemRow, _ past: Campaign, serves: Bool
    ) -> (up: Int, down: Int) {
        let isAlone = past.groups.members.isEmpty || past.groups.members[item] == nil
        guard !serves, !reel.tallied[Int(item)], isAlone else {
            return past.crowdVotes(of: item)
        }
        return (Int(row.tally.up), Int(row.tally.down))
    }

    /// The crowd's order as `Rankings` has it: the prior is fitted to all that counts, and ideas
    /// whose values are the same at nine digits, which come in the order of their ids, stay in it.
    private func order(
        _ crowd: [(item: Int32, isSeen: Bool, up: Int, down: Int)]
    ) -> [Int32] {
        let prior = BetaBinomial(crowd.map { ($0.up, $0.down) })
        var groups: [Double: [Int32]] = [:]
        for idea in crowd where idea.isSeen {
            let mean = prior.posterior(up: idea.up, down: idea.down).mean
            groups[Rankings.rounded(mean), default: []].append(idea.item)
        }
        var order: [Int32] = []
        for value in groups.keys.sorted(by: >) where order.count < ReplayFilm.places {
            order += (groups[value] ?? []).prefix(ReplayFilm.places - order.count)
        }
        return order
    }
}
