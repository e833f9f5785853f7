/// Who looks, and what they may see: the one visibility function. Lists, counts, sort order,
/// search, exports and error texts all ask it, and there is no second way to a score, an author or
/// a hidden text.
package struct Viewpoint: Equatable, Sendable {
    /// Nil for the public: the projector, the guide, public exports.
    package let member: String?
    package let roles: Set<Role>
    /// Moderators and facilitators: those who answer for what the public reads. Kept, since it is
    /// asked for each item of each list.
    package let isStaff: Bool

    /// What the room and the world see.
    package static let publicView = Viewpoint(member: nil, roles: [])

    package init(member: String?, roles: Set<Role>) {
        self.member = member
        self.roles = roles
        isStaff = roles.contains(.facilitator) || roles.contains(.moderator)
    }

    /// The member as they are in the campaign now; a stranger sees what the public sees.
    package init(_ member: String, in campaign: Campaign) {
        guard let found = campaign.membership.member(member), found.isPresent else {
            self.init(member: nil, roles: [])
            return
        }
        self.init(member: member, roles: found.roles)
    }

    package var isPublic: Bool { member == nil }

    /// True where the item may be read. A recusal binds every role. In an earlier state of the
    /// campaign it must be one that may be read today, too; the staff also sees what was taken back.
    package func canSee(_ item: Int32, in campaign: Campaign) -> Bool {
        guard allows(item, campaign) else { return false }
        guard let today = campaign.today else { return true }
        return today.item(item).map { allows($0, today.campaign) } ?? isStaff
    }

    private func allows(_ item: Int32, _ campaign: Campaign) -> Bool {
        let row = campaign.rows[Int(item)]
        guard row.kind != .unknown else { return false }
        if let member, row.kind == .idea, campaign.isRecused(member, from: item) { return false }
        if let member, row.kind == .comment, row.idea >= 0,
            campaign.isRecused(member, from: row.idea)
        {
            return false
        }
        if isStaff { return true }
        if isPublic {
            return row.status == .approved && !campaign.hasOpenPersonalDataFlag(item)
        }
        switch campaign.moderation {
        case .post: return row.status != .hidden
        case .pre: return row.status == .approved
        }
    }

    /// True where the pseudonym of who wrote an item may be shown. A blind round that is open hides
    /// them, whatever other rounds there are; a closed one until another is opened.
    package func canSeeAuthor(in campaign: Campaign) -> Bool {
        if let today = campaign.today, !canSeeAuthor(in: today.campaign) { return false }
        if isStaff { return true }
        guard !isPublic else { return false }
        let rounds = campaign.panelRounds
        if let last = rounds.last, !rounds.contains(where: \.isOpen) {
            return last.details.blind != true
        }
        return !rounds.contains { $0.isOpen && $0.details.blind == true }
    }

    /// True where the internal reasons, flags and notes of moderation may be shown.
    package var canSeeModeration: Bool { isStaff }

    /// True where vote counts may be shown. The public sees none that is not revealed to it.
    package var canSeeVotes: Bool { !isPublic }

    /// True where the reviews of an idea by others, and every number made of them, may be seen.
    /// The round's rule and a recusal bind a facilitator like everyone else.
    package func canSeeReviews(of item: Int32, in round: Round, _ campaign: Campaign) -> Bool {
        guard let member, canSee(item, in: campaign) else { return false }
        if let today = campaign.today {
            guard let now = today.item(item), let round = today.campaign.round(round.id),
                canSeeReviews(of: now, in: round, today.campaign)
            else { return false }
        }
        guard !roles.isDisjoint(with: [.facilitator, .panelist]) else { return false }
        switch round.details.visibility {
        case .always: return true
        case .afterOwn:
            if !round.isOpen { return true }
            // Who runs the campaign and is not on this panel may look; another panel may not.
            guard round.isOnPanel(member, roles) else { return roles.contains(.facilitator) }
            return campaign.review(of: item, in: round.id, by: member) != nil
        case .afterRound, .sealed: return !round.isOpen
        }
    }

    /// True where the member stands back from an idea, then or today.
    func standsBack(from item: Int32, in campaign: Campaign) -> Bool {
        guard let member else { return false }
        if campaign.isRecused(member, from: item) { return true }
        guard let today = campaign.today, let now = today.item(item) else { return false }
        return today.campaign.isRecused(member, from: now)
    }

    /// The ideas that may be seen, heads of groups and those merged into them, the oldest first.
    package func ideas(in campaign: Campaign) -> [Int32] {
        items(in: campaign) { $0.kind == .idea }
    }

    /// The comments that may be seen, the oldest first.
    package func comments(in campaign: Campaign) -> [Int32] {
        items(in: campaign) { $0.kind == .comment }
    }

    /// The comments of an idea and its group that may be seen, the oldest first.
    package func comments(of idea: Int32, in campaign: Campaign) -> [Int32] {
        campaign.sortedByTime(
            campaign.group(of: idea).flatMap { campaign.comments(of: $0) }
                .filter { canSee($0, in: campaign) })
    }

    /// How many comments of an idea and its group may be seen.
    package func commentCount(of idea: Int32, in campaign: Campaign) -> Int {
        campaign.group(of: idea).reduce(0) { sum, item in
            sum + campaign.comments(of: item).count { canSee($0, in: campaign) }
        }
    }

    private func items(in campaign: Campaign, _ isWanted: (ItemRow) -> Bool) -> [Int32] {
        campaign.sortedByTime(
            campaign.rows.indices.compactMap { index in
                isWanted(campaign.rows[index]) && canSee(Int32(index), in: campaign)
                    ? Int32(index) : nil
            })
    }
}

extension Campaign {
    /// Items in the order in which they were written; at one moment, by id.
    package func sortedByTime(_ items: [Int32]) -> [Int32] {
        items.sorted { first, second in
            let one = rows[Int(first)].happened
            let other = rows[Int(second)].happened
            return one != other ? one < other : self.items.isBefore(first, second)
        }
    }

    func hasOpenPersonalDataFlag(_ item: Int32) -> Bool {
        rows[Int(item)].hasHistory
            && openFlags(of: item).contains { $0.reason == Campaign.personalDataCode }
    }

    /// The ideas that count in a ranking: heads of groups, and not hidden; where moderation comes
    /// first, approved.
    package func counts(_ item: Int32) -> Bool {
        let row = rows[Int(item)]
        guard row.kind == .idea, isHead(item) else { return false }
        switch moderation {
        case .post: return row.status != .hidden
        case .pre: return row.status == .approved
        }
    }
}
