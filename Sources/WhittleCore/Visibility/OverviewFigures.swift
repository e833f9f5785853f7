/// The counts of a campaign as one viewer may see them.
package struct OverviewFigures: Equatable, Sendable {
    /// Ideas and comments, hidden ones too: what the public wrote.
    package var texts = 0
    /// Votes that count, one a participant and item.
    package var votes = 0
    /// False where the viewer may see no votes: then none are counted.
    package var seesVotes = false
    package var participants = 0
    /// Where the participants are from, and what they are; small groups merged.
    package var countries = PeopleGroups([])
    package var backgrounds = PeopleGroups([])
    /// Heads of groups that are not hidden.
    package var distinctIdeas = 0
    package var comments = 0
    package var approved = 0
    package var hidden = 0
    package var escalated = 0
    package var pending = 0
    /// When the oldest item that waits for a moderator was written; nil for those who do not moderate.
    package var oldestWaiting: Timestamp?
    package var openFlags = 0
    /// What waits for whom, and since when; nil for those who do not moderate.
    package var queues: QueueFigures?
    /// Nil where nothing was contributed.
    package var days: DayCounts?
    /// The ideas that are in the guide; nil where nothing has been written for it.
    package var published: Int?
    /// How many ideas each stage keeps, in the order of the plan, with its target.
    package var stages: [StageFigure] = []
    package var panel: PanelFigure?
    /// Nil where there is no theme book, and for the public.
    package var coding: CodingFigures?
    package var version = -1
    /// False where only the panel's progress was counted.
    package var isWhole = false

    /// Texts and votes together.
    package var contributions: Int { texts + votes }

    /// The moderators' queues.
    package struct QueueFigures: Equatable, Sendable {
        /// How many, and since when the one waits that has waited longest.
        package struct Queue: Equatable, Sendable {
            package var count = 0
            package var oldest: Timestamp?

            mutating func add(_ since: Int64) {
                count += 1
                if since < oldest?.milliseconds ?? .max {
                    oldest = Timestamp(milliseconds: since)
                }
            }
        }

        /// Nobody has decided; since they were written.
        package var pending = Queue()
        /// Texts with an open flag; since the first of them was raised.
        package var flagged = Queue()
        /// Handed to a facilitator; since then.
        package var escalated = Queue()
        package var appeals = 0
        /// Decisions that the platforms do not know yet.
        package var undelivered = 0
    }

    package struct PanelFigure: Equatable, Sendable {
        package var round: String
        package var title: String
        package var isOpen: Bool
        package var deadline: Timestamp?
        package var ideas: Int
        package var members: Int
        package var reviews: Int
        /// Ideas that nobody has reviewed; nil in a sealed round that is open, where nobody knows.
        package var unread: Int?
        /// How many of the seals of a closed round are opened, in words; nil where none were set.
        package var seals: String?
        /// How many ideas each member has scored: progress, never scores.
        package var progress: [MemberProgress]
    }

    package struct MemberProgress: Equatable, Sendable {
        package var member: String
        package var done: Int
        package var of: Int
    }

    package init() {}

    /// The panel's progress alone, which is counted in a fraction of the time of everything.
    package static func ofPanel(_ campaign: Campaign, _ viewpoint: Viewpoint) -> OverviewFigures {
        var figures = OverviewFigures()
        figures.version = campaign.version
        figures.countPanel(campaign, viewpoint)
        return figures
    }

    private mutating func countPanel(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        guard let round = campaign.currentRound, !viewpoint.isPublic else { return }
        panel = PanelFigure(round, campaign)
    }

    package init(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        version = campaign.version
        isWhole = true
        seesVotes = viewpoint.canSeeVotes
        participants = campaign.participants.count
        if viewpoint.isStaff { queues = QueueFigures() }
        countItems(campaign, viewpoint)
        days = DayCounts(campaign, viewpoint)
        stages = campaign.allStages
        let details = (0..<Int32(campaign.participants.count)).map { campaign.details(of: $0) }
        countries = PeopleGroups(details.map { $0?.country })
        backgrounds = PeopleGroups(details.map { $0?.background })
        countPanel(campaign, viewpoint)
        if !campaign.themeBook.isEmpty, !viewpoint.isPublic {
            coding = CodingFigures(campaign, viewpoint)
        }
    }

    private mutating func countItems(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        var entries = 0
        for (index, row) in campaign.rows.enumerated() where row.kind != .unknown {
            let item = Int32(index)
            // The staff counts what the public wrote, hidden or not; others what they may see.
            guard viewpoint.isStaff || viewpoint.canSee(item, in: campaign) else { continue }
            texts += 1
            if viewpoint.canSeeVotes { votes += Int(row.tally.voters) }
            if row.kind == .comment { comments += 1 }
            if campaign.counts(item) { distinctIdeas += 1 }
            if campaign.guideEntry(of: item) != nil { entries += 1 }
            guard viewpoint.isStaff else { continue }
            switch row.status {
            case .approved: approved += 1
            case .hidden: hidden += 1
            case .escalated: escalated += 1
            case .pending: pending += 1
            }
            queue(item, row, campaign, viewpoint)
        }
        if entries > 0 || !campaign.guideSections.isEmpty { published = entries }
        queues?.appeals = campaign.appeals(for: viewpoint).count { $0.state == .open }
        queues?.undelivered = campaign.undeliveredCount(for: viewpoint)
    }

    /// What an item adds to the queues of the staff.
    private mutating func queue(
        _ item: Int32, _ row: ItemRow, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) {
        let flags = row.hasHistory ? campaign.openFlags(of: item) : []
        openFlags += flags.count
        guard viewpoint.canSee(item, in: campaign) else { return }
        if row.status == .pending { queues?.pending.add(row.happened) }
        if row.status == .escalated {
            queues?.escalated.add(
                campaign.decision(of: item)?.happened.milliseconds ?? row.happened)
        }
        if let first = flags.map(\.happened).min() { queues?.flagged.add(first.milliseconds) }
        let waits = row.status == .pending || row.status == .escalated || !flags.isEmpty
        if waits, row.happened < oldestWaiting?.milliseconds ?? .max {
            oldestWaiting = Timestamp(milliseconds: row.happened)
        }
    }
}

extension OverviewFigures.PanelFigure {
    init(_ round: Round, _ campaign: Campaign) {
        let ideas = campaign.ideas(of: round)
        let members = campaign.panel(of: round)
        let isSealed = round.isOpen && round.details.visibility == .sealed
        var done: [String: Int] = [:]
        var reviews = 0
        var unread = 0
        if isSealed {
            // Of one's own reviews, too, only what the seals say.
            for seal in campaign.seals(in: round.id) { done[seal.member] = seal.count }
            reviews = done.values.reduce(0, +)
        }
        for idea in isSealed ? [] : ideas {
            let all = campaign.reviews(of: idea, in: round.id).filter {
                !$0.isLate && !$0.isUnsealed
            }
            reviews += all.count
            if all.isEmpty { unread += 1 }
            for review in all { done[review.member, default: 0] += 1 }
        }
        self.init(
            round: round.id, title: round.details.title, isOpen: round.isOpen,
            deadline: round.details.deadline,
            ideas: ideas.count, members: members.count, reviews: reviews,
            unread: isSealed ? nil : unread,
            seals: round.isOpen ? nil : SealWords.opened(campaign.sealProgress(of: round)),
            progress: members.map { member in
                let all = ideas.count { !campaign.isRecused(member.name, from: $0) }
                let found = done[member.name] ?? 0
                let given = isSealed ? min(found, all) : found
                return OverviewFigures.MemberProgress(
                    member: member.name, done: given,
                    of: min(all, max(round.details.load ?? .max, given)))
            })
    }
}
