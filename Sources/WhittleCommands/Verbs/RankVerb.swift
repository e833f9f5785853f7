import WhittleCore

/// `whittle rank`: the crowd's order and the panel's, side by side.
enum RankVerb {
    static let verb = Verb(
        name: "rank", summary: "Rank the ideas by the crowd and the panel, side by side",
        usage: ["[--by crowd|panel] [--round R] [--limit N] [--json]"],
        options: [
            Option(
                "by", "BASIS", "whose order the rows are in; the crowd's where nothing is said",
                choices: CutRule.Basis.ranked.map(\.rawValue)),
            .round, .limit,
        ],
        details: [
            "The crowd's value is the share of ups that is to be expected, few votes weighing little; low and high hold the middle half of what it may be. The panel's is the mean of the reviews that count, where the round shows them to the member. Only ideas that count are ranked.",
            "--json has place idea title crowd_rank crowd crowd_low crowd_high up down panel_rank panel panel_spread reviews rating_mean ratings stage. rating_mean is the mean of the single ratings on criteria with a weight, each alike, also those of reviews that answer too little to count; some platforms publish it.",
        ], examples: ["whittle rank --by panel --limit 20"], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let basis = call.value("by").flatMap(CutRule.Basis.init(rawValue:)) ?? .crowd
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        let round = call.has("round") ? try call.round(mustBeOpen: false) : campaign.currentRound
        let rankings = Rankings(campaign, viewpoint, round: round)
        if viewpoint.isPublic {
            throw CommandError(
                "Rankings are shown to members only. Say who looks with --as MEMBER.")
        }
        let order = basis == .crowd ? rankings.byCrowd : rankings.byPanel
        let limit = try call.number("limit") ?? Int.max
        let stages = campaign.stageByItem()
        var listing = ListVerb.Listing(columns: [
            .number("Place"), .number("Crowd"), .number("Share"), .number("Up"), .number("Down"),
            .number("Panel"), .number("Mean"), .number("Reviews"), .text("Stage"), .text("Idea"),
            .text("Title"),
        ])
        for item in order.prefix(limit) {
            let ratings: RatingMean? = round.flatMap { round in
                viewpoint.canSeeReviews(of: item, in: round, campaign)
                    ? campaign.ratingMean(of: item, in: round.id) : nil
            }
            add(item, basis, rankings, ratings, stages[item], campaign, to: &listing)
        }
        ListVerb.print(listing, call)
        note(round, rankings, basis, campaign, viewpoint, call)
        return .done
    }

    private static func add(
        _ item: Int32, _ basis: CutRule.Basis, _ rankings: Rankings, _ ratings: RatingMean?,
        _ stage: String?, _ campaign: Campaign, to listing: inout ListVerb.Listing
    ) {
        let crowd = rankings.crowdScore(item)
        let panel = rankings.panelScore(item)
        let interval = crowd?.interval
        let crowdPlace = rankings.crowdPlace(item)
        let panelPlace = rankings.panelPlace(item)
        let place = basis == .crowd ? crowdPlace : panelPlace
        let id = campaign.items.name(item)
        let title = campaign.title(of: item)
        listing.add(
            [
                Figures.whole(place), Figures.whole(crowdPlace), Figures.decimal(crowd?.mean, 3),
                Figures.whole(crowd?.up), Figures.whole(crowd?.down), Figures.whole(panelPlace),
                Figures.decimal(panel?.mean), Figures.whole(panel?.reviews), stage ?? "", id,
                title,
            ],
            .row([
                "place": .optional(place), "idea": .string(id), "title": .string(title),
                "crowd_rank": .optional(crowdPlace), "crowd": .optional(crowd?.mean),
                "crowd_low": .optional(interval?.low), "crowd_high": .optional(interval?.high),
                "up": .optional(crowd?.up), "down": .optional(crowd?.down),
                "panel_rank": .optional(panelPlace), "panel": .optional(panel?.mean),
                "panel_spread": .optional(panel?.spread), "reviews": .optional(panel?.reviews),
                "rating_mean": .optional(ratings?.mean), "ratings": .optional(ratings?.count),
                "stage": .optional(stage),
            ]))
    }

    /// Why the panel's side is empty, or not whole.
    private static func note(
        _ round: Round?, _ rankings: Rankings, _ basis: CutRule.Basis, _ campaign: Campaign,
        _ viewpoint: Viewpoint, _ call: Invocation
    ) {
        guard let round else {
            if basis == .panel { call.output.talk("There is no round of the panel yet.") }
            return
        }
        let hidden = rankings.byCrowd.contains {
            !viewpoint.canSeeReviews(of: $0, in: round, campaign)
        }
        if hidden {
            call.output.talk(
                "Not all of the panel's scores are shown: \(round.whyHidden(from: viewpoint))")
        }
    }
}
