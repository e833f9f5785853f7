import WhittleCore

/// `whittle mine`: a member's own reviews, and how they score.
enum MineVerb {
    static let verb = Verb(
        name: "mine",
        summary: "Show how you score, your own scores, and what to look at again",
        usage: [
            "[--round R] [--json]", "--ideas [--round R] [--limit N] [--json]",
            "--changed [--round R] [--limit N] [--json]",
        ],
        options: [
            .round,
            Option("ideas", nil, "your scores idea by idea, the best first"),
            Option("changed", nil, "the ideas whose text has changed since you scored them"),
            .limit,
        ],
        details: [
            "It is about your own reviews and shows nobody else's score. How you score beside the others, and where you are furthest from them, is made of the first reviews of the ideas whose reviews the round shows to you: in a round that is after-own those that you have scored, in one that is after-round or sealed none before the close. The ± is one standard error.",
            "--changed shows what was in the text that you scored and what is there now, from the first word that differs to the last; nothing of a text that was redacted or erased. Scoring the idea again, also with the same scores, takes it off the list.",
            "--json has round reviews uncounted mean spread changed leniency error criteria apart; with --ideas, one object an idea: idea title score scores text_changed; with --changed: idea title at before now.",
        ],
        examples: [
            "whittle mine", "whittle mine --ideas", "whittle mine --changed",
        ],
        run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        if call.has("ideas"), call.has("changed") {
            throw call.usage("--ideas and --changed are two lists: ask for one.")
        }
        if call.has("limit"), !call.has("ideas"), !call.has("changed") {
            throw call.usage("--limit goes with --ideas or --changed.")
        }
        _ = try call.actor()
        let session = try call.session()
        let round = try call.round(mustBeOpen: false)
        guard let report = OwnReport(session.campaign, session.viewpoint, round) else {
            throw CommandError("Scores are those of a member of the campaign.")
        }
        if call.has("changed") { return try changed(round, call) }
        if call.has("ideas") { return try ideas(report, call) }
        if call.isJSON {
            call.output.line(report.json(session.campaign).json)
        } else {
            for line in report.lines(session.campaign) { call.output.line(Shown.line(line)) }
        }
        return .done
    }

    private static func ideas(
        _ report: OwnReport, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let campaign = try call.session().campaign
        let criteria = report.round.details.criteria.map(\.criterion)
        var listing = ListVerb.Listing(
            columns: [.number("Score")] + criteria.map { .number($0) } + [
                .text("Idea"), .text("Text"), .text("Title"),
            ])
        for review in report.reviews.prefix(try call.number("limit") ?? Int.max) {
            let head = campaign.head(of: review.item)
            let id = campaign.items.name(head)
            let cells = criteria.map { criterion in
                let score = review.content.scores.first { $0.criterion == criterion }
                return score.map { $0.value.map { Decimal15.text($0) } ?? "–" } ?? ""
            }
            let isStale = campaign.isStale(review)
            listing.add(
                [Figures.decimal(review.score)] + cells
                    + [id, isStale ? "changed" : "", campaign.title(of: head)],
                .row([
                    "idea": .string(id), "title": .string(campaign.title(of: head)),
                    "score": .optional(review.score),
                    "scores": .object(
                        review.content.scores.map { JSONMember($0.criterion, .optional($0.value)) }
                    ),
                    "text_changed": .bool(isStale),
                ]))
        }
        ListVerb.print(listing, call)
        if listing.rows.isEmpty {
            call.output.talk(
                "You have no review that counts in “\(report.round.details.title)” yet.")
        }
        return .done
    }

    private static func changed(
        _ round: Round, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let session = try call.session()
        let campaign = session.campaign
        var listing = ListVerb.Listing(columns: [
            .text("Idea"), .text("Scored"), .text("Was"), .text("Now"), .text("Title"),
        ])
        let stale = campaign.ideasToRevisit(session.viewpoint, in: round)
        for item in stale.prefix(try call.number("limit") ?? Int.max) {
            guard let member = session.viewpoint.member,
                let review = campaign.review(of: item, in: round.id, by: member)
            else { continue }
            let difference = campaign.textSeen(by: review).map {
                TextDifference($0, campaign.text(of: review.item))
            }
            let id = campaign.items.name(item)
            listing.add(
                [
                    id, review.stamp.time.dateText, difference?.before ?? "",
                    difference?.now ?? "", campaign.title(of: item),
                ],
                .row([
                    "idea": .string(id), "title": .string(campaign.title(of: item)),
                    "at": .string(review.stamp.time.text),
                    "before": .optional(difference?.before), "now": .optional(difference?.now),
                ]))
        }
        ListVerb.print(listing, call)
        if listing.rows.isEmpty {
            call.output.talk("No text has changed since you scored it.")
        }
        return .done
    }
}
