extension Campaign {
    /// True where the idea, or one that was merged into it, is assigned to the member.
    package func isGroupAssigned(_ item: Int32, to member: String, in round: String) -> Bool {
        guard !assignments.isEmpty else { return false }
        return group(of: head(of: item)).contains { isAssigned($0, to: member, in: round) }
    }

    /// What is assigned in a round: by member, then by the ideas' ids.
    package func assigned(in round: String) -> [(member: String, item: Int32)] {
        assignments.filter { $0.key.round == round && $0.value.value == true }
            .map { ($0.key.member, $0.key.item) }
            .sorted { one, other in
                one.0 != other.0
                    ? one.0.utf8.lexicographicallyPrecedes(other.0.utf8)
                    : items.isBefore(one.1, other.1)
            }
    }

    /// The ideas of a round that a member has reviewed or is asked to, heads of groups.
    package func workload(of member: String, in round: Round) -> Set<Int32> {
        var result: Set<Int32> = []
        for (key, register) in assignments
        where key.round == round.id && key.member == member && register.value == true {
            result.insert(head(of: key.item))
        }
        for item in ideas(of: round) where review(of: item, in: round.id, by: member) != nil {
            result.insert(item)
        }
        return result
    }
}

/// Says which ideas of a round can be assigned to whom, as one member who assigns may be told: what
/// they may not see is not there.
package struct AssignmentDesk: Sendable {
    private let campaign: Campaign
    private let round: Round
    private let name: String
    private let pool: Set<Int32>

    package init(_ campaign: Campaign, _ round: Round, by name: String) {
        self.campaign = campaign
        self.round = round
        self.name = name
        pool = Set(campaign.ideas(of: round))
    }

    /// Why an idea cannot be assigned to a member, a sentence without its full stop; nil where it
    /// can. The round's load is not asked here, as it is about many wishes together.
    package func why(_ idea: String, to member: String) -> String? {
        if let rejection = campaign.checkItems([idea], by: name, ideasOnly: true) {
            return rejection.heading
        }
        guard let found = campaign.membership.member(member), found.isPresent else {
            return "“\(member)” is not a member of this campaign"
        }
        guard round.isOnPanel(member, found.roles) else {
            return "\(member) is not on the panel of “\(round.details.title)”"
        }
        guard let item = campaign.items.find(idea), campaign.counts(item) else {
            return "“\(idea)” is hidden or merged into another"
        }
        if campaign.isRecused(member, from: item) { return "\(member) stands back from “\(idea)”" }
        if campaign.review(of: item, in: round.id, by: member) != nil {
            return "\(member) has reviewed “\(idea)” already"
        }
        guard pool.contains(item) else {
            return "“\(idea)” is not among the ideas of “\(round.details.title)”"
        }
        return nil
    }
}

extension Campaign {
    func check(_ event: ReviewAssigned, by name: String) -> Rejection? {
        guard let round = round(event.round) else {
            return Rejection("There is no round “\(event.round)”.")
        }
        guard round.isOpen else {
            return Rejection("The round “\(round.details.title)” is closed.")
        }
        let desk = AssignmentDesk(self, round, by: name)
        for idea in event.ideas {
            if let why = desk.why(idea, to: event.member) { return Rejection(why + ".") }
        }
        guard let load = round.details.load else { return nil }
        var ideas = workload(of: event.member, in: round)
        ideas.formUnion(event.ideas.compactMap { items.find($0).map { head(of: $0) } })
        return ideas.count <= load
            ? nil
            : Rejection(
                "\(event.member) would have \(ideas.count) ideas; a load is at most \(load).")
    }

    func check(_ event: ReviewUnassigned, by name: String) -> Rejection? {
        guard round(event.round) != nil else {
            return Rejection("There is no round “\(event.round)”.")
        }
        return checkFor(event.member) ?? checkItems(event.ideas, by: name, ideasOnly: true)
    }

    /// Who stands back from an idea says nothing of which reviews of it count.
    func checkExclusion(
        _ roundID: String, _ idea: String, _ member: String, by name: String
    ) -> Rejection? {
        guard round(roundID) != nil else { return Rejection("There is no round “\(roundID)”.") }
        return checkItems([idea], by: name, ideasOnly: true) ?? checkFor(member)
    }
}
