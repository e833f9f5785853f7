import WhittleCore

/// `whittle next`: what a panelist reads next, and why.
enum NextVerb {
    static let verb = Verb(
        name: "next", summary: "Say which idea you review next, and why",
        usage: ["[--round R] [--limit N] [--json]"],
        options: [
            .round,
            Option("limit", "N", "so many, in the order in which they would come; 1"),
        ],
        details: [
            "First what is assigned to you; then ideas with fewer reviews than the round's floor, one of them by an internal and one by an external member where the panel has both; then those of which one more review says most about who is among the ideas to be taken (the target of the round's stage). What others have before them on their Panel screens counts as if it were on its way. Scores that the round hides from you have no part in it.",
            "It takes nothing in hand: only the Panel screen does. Skipped ideas are not known here.",
            "--json has idea title reason assigned.",
        ], examples: ["whittle next", "whittle next --limit 5 --json"], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let member = try call.actor()
        let limit = try call.number("limit", least: 1) ?? 1
        let round = try call.round(mustBeOpen: true)
        let session = try call.session()
        let campaign = session.campaign
        let viewpoint = session.viewpoint
        guard round.isOpen else {
            throw CommandError("The round “\(round.details.title)” is closed.")
        }
        guard round.isOnPanel(member, viewpoint.roles) else {
            throw CommandError("You are not on the panel of “\(round.details.title)”.")
        }
        if let closed = campaign.closed(.reviews, round: round.id, at: session.now) {
            call.output.talk(closed)
        }
        let ideas = ReadingOrder(campaign, viewpoint, round).ideas(
            inHand: session.reviewsInHand(in: round.id), campaign)
        guard !ideas.isEmpty else {
            call.output.talk("Nothing more is asked of you in “\(round.details.title)”.")
            return .done
        }
        var listing = ListVerb.Listing(columns: [.text("Idea"), .text("Why"), .text("Title")])
        for idea in ideas.prefix(limit) {
            let id = campaign.items.name(idea.item)
            let title = campaign.title(of: idea.item)
            listing.add(
                [id, idea.reason, title],
                .row([
                    "idea": .string(id), "title": .string(title),
                    "reason": .string(idea.reason), "assigned": .bool(idea.isAssigned),
                ]))
        }
        ListVerb.print(listing, call)
        return .done
    }
}
