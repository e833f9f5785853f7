import WhittleCore

/// `whittle rank`: the crowd's order and the panel's, side by side.
enum RankVerb {
    static let verb = Verb(
        name: "rank", summary: "Rank the ideas by the crowd and the panel, side by side",
        usage: ["[--by crowd|panel] [--score KIND] [--round R] [--limit N] [--json]"],
        options: [
            Option(
                "by", "BASIS", "whose order the rows are in; the crowd's where nothing is said",
                choices: CutRule.Basis.ranked.map(\.rawValue)),
            Option(
                "score", "KIND",
                "by which of the panel's scores; the adjusted one where nothing is said and it can be made",
                choices: PanelScoreKind.allCases.map(\.rawValue)),
            .round, .limit,
        ],
        details: [
            "The crowd's value is the share of ups that is to be expected, few votes weighing little; low and high hold the middle half of what it may be. The panel's raw score is the mean of the reviews that count, where the round shows them to the member; the adjusted one is without the leniency of who scored it (see calibrate), and may pass the rubric's end; panel and crowd has the crowd's opinion in it. Each has its place. The means of internal and external members stand apart where both have scored. Only ideas that count are ranked.",
            "--json has place idea title crowd_rank crowd crowd_low crowd_high up down panel_rank panel panel_spread panel_adjusted panel_adjusted_rank panel_and_crowd panel_and_crowd_rank internal external reviews rating_mean ratings stage. rating_mean is the mean of the single ratings on criteria with a weight, each alike, also those of reviews that answer too little to count; some platforms publish it.",
        ], examples: ["whittle rank --by panel --limit 20", "whittle rank --by panel --score raw"],
        run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let basis = call.value("by").flatMap(CutRule.Basis.init(rawValue:)) ?? .crowd
        guard basis == .panel || !call.has("score") else {
            throw call.usage("--score goes with --by panel.")
        }
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        let round = call.has("round") ? try call.round(mustBeOpen: false) : campaign.currentRound
        let rankings = Rankings(campaign, viewpoint, round: round)
        if viewpoint.isPublic {
            throw CommandError(
                "Rankings are shown to members only. Say who looks with --as MEMBER.")
        }
        let order = basis == .crowd ? rankings.byCrowd : try panelOrder(rankings, call)
        let limit = try call.number("limit") ?? Int.max
        let stages = campaign.stageByItem()
        var listing = ListVerb.Listing(columns: [
            .number("Place"), .number("Crowd"), .number("Share"), .number("Up"), .number("Down"),
            .number("Raw"), .number("Mean"), .number("Adj."), .number("Adjusted"),
            .number("P+C"), .number("Reviews"), .number("Int."), .number("Ext."), .text("Stage"),
            .text("Idea"), .text("Title"),
        ])
        var place = 0
        for item in order.prefix(limit) {
            let ratings: RatingMean? = round.flatMap { round in
                viewpoint.canSeeReviews(of: item, in: round, campaign)
                    ? campaign.ratingMean(of: item, in: round.id) : nil
            }
            place += 1
            let hasPlace =
                basis == .crowd
                ? rankings.crowdPlace(item) != nil : rankings.panelScore(item) != nil
            add(
                item, hasPlace ? place : nil, rankings, ratings, stages[item], campaign,
                to: &listing)
        }
        ListVerb.print(listing, call)
        note(round, rankings, basis, campaign, viewpoint, call)
        return .done
    }

    /// By the score that is asked for; without one by the adjusted scores, or else by the raw ones,
    /// which is said.
    private static func panelOrder(
        _ rankings: Rankings, _ call: Invocation
    ) throws(CommandError) -> [Int32] {
        guard let figures = rankings.panel, !figures.table.items.isEmpty else {
            return rankings.byPanel
        }
        let asked = call.value("score").flatMap(PanelScoreKind.init(rawValue:))
        let kind = asked ?? .adjusted
        let worth: PanelWorth? =
            switch kind {
            case .raw: nil
            case .adjusted: figures.adjusted
            case .panelAndCrowd: figures.withCrowd
            }
        if let worth {
            let scored = Set(worth.order)
            return worth.order + rankings.byPanel.filter { !scored.contains($0) }
        }
        guard kind == .raw else {
            let sentence = (figures.table.absence(kind) ?? .tooFew).sentence
            guard asked == nil else { throw CommandError(sentence) }
            call.output.talk("\(sentence) The rows are in the order of the raw scores.")
            return rankings.byPanel
        }
        return rankings.byPanel
    }

    private static func add(
        _ item: Int32, _ place: Int?, _ rankings: Rankings, _ ratings: RatingMean?,
        _ stage: String?, _ campaign: Campaign, to listing: inout ListVerb.Listing
    ) {
        let crowd = rankings.crowdScore(item)
        let panel = rankings.panelScore(item)
        let interval = crowd?.interval
        let crowdPlace = rankings.crowdPlace(item)
        let panelPlace = rankings.panelPlace(item)
        let adjusted = rankings.panel?.adjusted?.estimate(item)?.mean
        let adjustedPlace = rankings.panel?.adjusted?.place(item)
        let withCrowd = rankings.panel?.withCrowd?.estimate(item)?.mean
        let withCrowdPlace = rankings.panel?.withCrowd?.place(item)
        let isApart = rankings.panel?.hasBothStandings == true
        let inside = isApart ? panel?.internalMean : nil
        let outside = isApart ? panel?.externalMean : nil
        let id = campaign.items.name(item)
        let title = campaign.title(of: item)
        listing.add(
            [
                Figures.whole(place), Figures.whole(crowdPlace), Figures.decimal(crowd?.mean, 3),
                Figures.whole(crowd?.up), Figures.whole(crowd?.down), Figures.whole(panelPlace),
                Figures.decimal(panel?.mean), Figures.whole(adjustedPlace),
                Figures.decimal(adjusted), Figures.whole(withCrowdPlace),
                Figures.whole(panel?.reviews), Figures.decimal(inside), Figures.decimal(outside),
                stage ?? "", id, title,
            ],
            .row([
                "place": .optional(place), "idea": .string(id), "title": .string(title),
                "crowd_rank": .optional(crowdPlace), "crowd": .optional(crowd?.mean),
                "crowd_low": .optional(interval?.low), "crowd_high": .optional(interval?.high),
                "up": .optional(crowd?.up), "down": .optional(crowd?.down),
                "panel_rank": .optional(panelPlace), "panel": .optional(panel?.mean),
                "panel_spread": .optional(panel?.spread), "panel_adjusted": .optional(adjusted),
                "panel_adjusted_rank": .optional(adjustedPlace),
                "panel_and_crowd": .optional(withCrowd),
                "panel_and_crowd_rank": .optional(withCrowdPlace), "internal": .optional(inside),
                "external": .optional(outside), "reviews": .optional(panel?.reviews),
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
