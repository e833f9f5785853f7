import WhittleCore

extension Listings {
    /// What is asked of whom: facilitators see all, a panelist their own.
    static func assignments(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        try refusePublic(viewpoint, "Assignments")
        var listing = Listing(columns: [
            .text("Round"), .text("Member"), .text("State"), .text("Idea"), .text("Title"),
        ])
        for round in campaign.panelRounds {
            for (member, item) in campaign.assigned(in: round.id)
            where viewpoint.canSee(item, in: campaign)
                && (member == viewpoint.member || viewpoint.roles.contains(.facilitator))
            {
                let state = state(of: item, member, round, campaign)
                let id = campaign.items.name(item)
                let title = campaign.title(of: item)
                listing.add(
                    [round.id, member, state, id, title],
                    .row([
                        "round": .string(round.id), "member": .string(member),
                        "idea": .string(id), "state": .string(state), "title": .string(title),
                    ]))
            }
        }
        return listing
    }

    /// `reviewed`, `recused`, `gone` (hidden since, or out of the round) or `open`.
    private static func state(
        of item: Int32, _ member: String, _ round: Round, _ campaign: Campaign
    ) -> String {
        let head = campaign.head(of: item)
        if campaign.isRecused(member, from: item) { return "recused" }
        if campaign.review(of: head, in: round.id, by: member) != nil { return "reviewed" }
        return campaign.counts(head) ? "open" : "gone"
    }
}
