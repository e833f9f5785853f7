import WhittleCore

/// `whittle calibrate`: what a round's scores say once harsh and lenient members are taken into
/// account, and how sure a shortlist made of them is.
enum CalibrateVerb {
    static let verb = Verb(
        name: "calibrate",
        summary: "Adjust a round's scores for harsh and lenient members, and say how sure they are",
        usage: [
            "[--round R] [--top K] [--limit N] [--seed N] [--json]",
            "--members [--round R] [--json]",
        ],
        options: [
            .round,
            Option(
                "top", "K",
                "how many are to be taken; the target of the round's stage where nothing is said"),
            Option("members", nil, "how lenient each member is, instead of the ideas"),
            .limit,
            Option("seed", "N", "of the random draws behind the chances; 1 where nothing is said"),
        ],
        details: [
            "A score is taken as what the idea is worth, plus how lenient its reader is, plus chance; all three are found together (restricted maximum likelihood). The adjusted score is the idea's worth with its standard error, the raw one the plain mean: the two stand side by side. An adjusted score may pass the rubric's end. Adjusted scores use each member's last review of an idea, leniency their first. Only ideas whose reviews the round shows to who looks are in it, and the crowd is not. Panel and crowd (P+C) stands beside, with the crowd's opinion in it, and so do the means of internal and external members where both have scored.",
            "The chance is the share of 4000 random draws in which the idea is among the best K: from 0.9 on it is in, up to 0.1 out, between them it could go either way. Chances are shown only where the scores separate ideas (likelihood-ratio test, 5 %).",
            "--members marks who scores unlike the others: a correlation with the others' view that is surely below 0.3 (over at least 20 ideas), a leniency more than three median deviations from the middle (from 5 reviews on), scores more than 3.5 standard errors from what was to be expected. It changes no score.",
            "--json has place idea title adjusted error raw_place raw reviews chance band expected_rank rank_low rank_high panel_and_crowd panel_and_crowd_place internal external; with --members: member standing leniency error raw reviews correlation highest odd_scores flagged.",
        ], examples: ["whittle calibrate --top 20", "whittle calibrate --members"], run: run)

    static let usualTop = 20

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let calibration = try call.calibration()
        let campaign = try call.session().campaign
        if call.has("members") {
            for option in ["top", "limit", "seed"] where call.has(option) {
                throw call.usage("--\(option) is for the ideas, not for --members.")
            }
            return members(calibration, campaign, call)
        }
        let figures = PanelFigures(campaign, try call.viewpoint(), calibration.round)
        return try ideas(calibration, figures, campaign, call)
    }

    static func sentence(
        _ absence: RoundCalibration.Absence, _ round: Round, _ viewpoint: Viewpoint
    ) -> String {
        switch absence {
        case .hidden:
            "No scores of this round are shown to you. \(round.whyHidden(from: viewpoint))"
        case .nothingToSay:
            "There are too few scores that you may see, or all are the same: nothing can be adjusted yet."
        }
    }

    // MARK: Ideas

    private static func ideas(
        _ calibration: RoundCalibration, _ figures: PanelFigures, _ campaign: Campaign,
        _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let top = try call.top(of: calibration)
        let seed = UInt64(try call.number("seed") ?? 1)
        let limit = try call.number("limit") ?? Int.max
        let chances = calibration.chances(top: top, seed: seed)
        var listing = ListVerb.Listing(columns: [
            .number("Place"), .number("Adjusted"), .number("±"), .number("Raw"),
            .number("Mean"), .number("Reviews"), .number("Chance"), .text("Band"), .number("P+C"),
            .number("Int."), .number("Ext."), .text("Idea"), .text("Title"),
        ])
        for (index, idea) in calibration.ideas.enumerated().prefix(limit) {
            let standing = chances?.standings[index]
            let withCrowd = figures.withCrowd?.estimate(idea.item)?.mean
            let withCrowdPlace = figures.withCrowd?.place(idea.item)
            let score = figures.hasBothStandings ? figures.score(idea.item) : nil
            let id = campaign.items.name(idea.item)
            let title = campaign.title(of: idea.item)
            listing.add(
                [
                    String(idea.adjustedPlace), Figures.decimal(idea.adjusted.mean),
                    Figures.decimal(idea.adjusted.standardError), String(idea.rawPlace),
                    Figures.decimal(idea.raw), String(idea.reviews),
                    standing.map { Figures.decimal($0.chance) } ?? "–",
                    standing?.band.rawValue ?? "–", Figures.whole(withCrowdPlace),
                    Figures.decimal(score?.internalMean), Figures.decimal(score?.externalMean),
                    id, title,
                ],
                .row([
                    "place": .integer(idea.adjustedPlace), "idea": .string(id),
                    "title": .string(title), "adjusted": .optional(idea.adjusted.mean),
                    "error": .optional(idea.adjusted.standardError),
                    "raw_place": .integer(idea.rawPlace), "raw": .optional(idea.raw),
                    "reviews": .integer(idea.reviews), "chance": .optional(standing?.chance),
                    "band": .optional(standing?.band.rawValue),
                    "expected_rank": .optional(standing?.expectedRank),
                    "rank_low": .optional(standing?.wideRanks.lowerBound),
                    "rank_high": .optional(standing?.wideRanks.upperBound),
                    "panel_and_crowd": .optional(withCrowd),
                    "panel_and_crowd_place": .optional(withCrowdPlace),
                    "internal": .optional(score?.internalMean),
                    "external": .optional(score?.externalMean),
                ]))
        }
        ListVerb.print(listing, call)
        call.output.talk(sentence(calibration, chances, top))
        return .done
    }

    /// How sure a shortlist is, in one sentence.
    private static func sentence(
        _ calibration: RoundCalibration, _ chances: ShortlistChances?, _ top: Int
    ) -> String {
        let count = calibration.ideas.count
        guard let signal = calibration.signal, signal.separates else {
            let p = calibration.signal.map { " (p = \(Figures.decimal($0.p, 3)))" } ?? ""
            return "The scores do not yet separate ideas\(p): no chances are shown."
        }
        guard let chances else {
            return "All \(Figures.count(count, "scored idea")) would be taken: there is no line."
        }
        let correct = chances.expectedCorrect(0..<top)
        let grey = chances.standings.count { $0.band == .grey }
        return
            "Of the best \(top), about \(Figures.decimal(correct, 0)) belong there; \(Figures.count(grey, "idea")) could go either way."
    }

    // MARK: Members

    private static func members(
        _ calibration: RoundCalibration, _ campaign: Campaign, _ call: Invocation
    ) -> ExitStatus {
        var listing = ListVerb.Listing(columns: [
            .text("Member"), .text("Standing"), .number("Leniency"), .number("±"), .number("Mean"),
            .number("Reviews"), .number("Like others"), .text("Look at"),
        ])
        for member in calibration.members {
            let standing = campaign.membership.member(member.name)?.standing?.rawValue
            listing.add(
                [
                    member.name, standing ?? "", Figures.signed(member.leniency.mean),
                    Figures.decimal(member.leniency.standardError), Figures.decimal(member.raw),
                    String(member.reviews),
                    member.check.correlation.map { Figures.decimal($0) } ?? "–",
                    member.check.words,
                ],
                .row([
                    "member": .string(member.name), "standing": .optional(standing),
                    "leniency": .optional(member.leniency.mean),
                    "error": .optional(member.leniency.standardError),
                    "raw": .optional(member.raw), "reviews": .integer(member.reviews),
                    "correlation": .optional(member.check.correlation),
                    "highest": .optional(member.check.highest),
                    "odd_scores": .integer(member.check.oddScores),
                    "flagged": .bool(member.check.isFlagged),
                ]))
        }
        ListVerb.print(listing, call)
        call.output.talk(
            "Above 0 is lenient. A raw mean is not leniency: it depends on what one was given to read."
        )
        return .done
    }
}
