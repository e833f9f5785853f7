import WhittleCore

/// `whittle cut`: previews, makes and checks the cut of a stage.
enum CutVerb {
    static let verb = Verb(
        name: "cut", summary: "Choose the ideas that a stage keeps, or check a cut",
        usage: [
            "[STAGE] --by crowd|panel|blend|net|hands [--hands NAME] [--top N] [--least X] [--cap GROUP=N]… [--floor GROUP=N]… [--yes-no R] [--margin N] [--turnout N] [--budget N [--spend fill|best|shares]] [--score raw|adjusted|panel-and-crowd] [--weight W] [--weight CRITERION=N]… [--from STAGE|pool] [--question ID] [--round R] [--note TEXT]",
            "--check [STAGE]",
        ],
        arguments: [Verb.Argument("STAGE", "the stage; not needed where there is only one")],
        options: options, details: details,
        examples: [
            "whittle cut longlist --by crowd --top 47 -n", "whittle cut shortlist --by panel",
            "whittle cut shortlist --by panel --score raw --weight supported=2 -n",
            "whittle cut shortlist --by blend --weight 0.7 --cap theme=4 --floor question:staff=2 -n",
            "whittle cut funded --by net --yes-no 1.15 --turnout 36807770 --budget 200000 -n --all",
            "whittle cut --check shortlist",
        ],
        run: run)

    private static let options = [
        Option(
            "by", "BASIS", "whose order decides", choices: CutRule.Basis.allCases.map(\.rawValue)),
        Option("hands", "NAME", "with --by hands: the show of hands that decides"),
        Option(
            "top", "N",
            "how many are kept; the stage's target where neither a score, votes nor a budget say it"
        ),
        Option(
            "score", "KIND",
            "which of the panel's scores; the adjusted one where nothing is said and it can be made",
            choices: PanelScoreKind.allCases.map(\.rawValue)),
        Option(
            "weight", "W",
            "the panel's part in a blend, 0 to 1, 0.5 where nothing is said; or CRITERION=N, a weight other than the round's",
            repeats: true),
        Option("least", "X", "the score that is needed, in the units of the order"),
        Option(
            "cap", "GROUP=N", "at most N of theme:ID, question:ID, or each theme or question",
            repeats: true),
        Option("floor", "GROUP=N", "at least N of them", repeats: true),
        Option("yes-no", "R", "votes for over votes against must be R or more"),
        Option("margin", "N", "votes for less votes against must be N or more"),
        Option("turnout", "N", "votes for and against together must be N or more"),
        Option("budget", "N", "the money there is, in the campaign's currency"),
        Option(
            "spend", "HOW",
            "in order, skipping what does not fit; for the most value; or in equal shares of the voters",
            choices: CutRule.Spending.allCases.map(\.rawValue)),
        Option("from", "STAGE", "what it chooses from; the stage before, else pool"),
        Option("question", "ID", "only ideas on this question"), .round,
        Option("note", "TEXT", "what to know of it"),
        Option("all", nil, "with -n: every idea considered, with why it is not kept"),
        Option("similar", nil, "with -n: what says much the same, and what could stand for it"),
        Option("check", nil, "computes the cut again from the lines that it was based on"),
    ]

    private static let details = [
        "With -n it prints what would be kept, what comes in and what falls out, and what each limit costs: by how much the sum of scores would be higher without it, and which ideas it moves. Nothing is written. A cut says its rule and what it is based on, so that anyone can compute it again. Overrides outlive a new cut.",
        "The orders: crowd (the expected share of ups), panel (the panel's score), blend (of how many of the others an idea is the better, by panel and crowd, from 0 to 1), net (votes for less votes against), hands (hands for less hands against, in the show of hands that --hands names; an idea on which none were counted is not kept). A cut with reviews is not made while the round's rule hides others' scores from who makes it, nor by who stands back from an idea that it chooses among.",
        "The panel's scores: raw (the mean of the reviews), adjusted (what the idea is worth once it is taken into account who is harsh and who lenient, as calibrate has it; it may pass the rubric's end), panel-and-crowd (the same with the crowd's opinion in it). The cut records which it used. Without --score it is the adjusted one; where the scores cannot be adjusted it is the raw one, and the cut says so. --weight CRITERION=N asks what other weights of criteria would keep; a cut that is made with them records them.",
        "Quotas: --cap theme=4 is at most 4 of each theme, --cap theme:transport=4 of this one; an idea's themes are those that two coders agree on or somebody settled. An approval (--yes-no, --margin, --turnout) is asked of each idea first; the budget is then filled in order with what fits (--spend fill), or spent so that the scores kept are worth the most together (--spend best, among at most 200 ideas). Ideas that say no cost are not kept under a budget.",
        "--spend shares, with --by crowd, is the method of equal shares: each who voted for one of the ideas has the same part of the budget, and an idea is kept that its supporters pay for, those first that cost them least; then the parts are raised as long as everything is affordable. So many small groups are served, not the largest alone. It needs the votes of single people; totals without names buy nothing.",
        "--similar asks “too similar?” of a cut without limits but a number: which idea that is kept says much the same as a better one (the cosine of their words), and which would come in its place if likeness counted for 0.3 and the score for 0.7 (maximal marginal relevance). Nothing is swapped: keep and drop do that, with your reason.",
        "--check answers with status 0 where the cut agrees, 65 where it does not or its lines are others, 1 where they are not here or the rule is unknown.",
        "With -n --json each idea has place idea change title score raw raw_place adjusted adjusted_place cost left reason (kept unscored below turnout refused costless full capped budget outweighed unpaid); each limit then has limit price moved_in moved_out; with --similar each swap has out like similarity into.",
    ]

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.has("check") { return try CutCheckVerb.run(call) }
        let named = call.words.isEmpty ? nil : try call.words(1...1, "The stage")[0]
        for option in ["all", "similar"] where call.has(option) && !call.isDryRun {
            throw call.usage("--\(option) goes with -n: a cut that is made prints no ideas.")
        }
        let session = try call.session()
        let campaign = session.campaign
        let stage = try newStage(named, call)
        var rule = try CutOptions.rule(of: stage, call)
        let from = try source(of: stage, call)
        let absence = chooseScore(of: &rule, from, session)
        try checkSight(rule, from, session)
        let preview = campaign.preview(rule, stage: stage, from: from)
        let note: String? = try call.value("note").map { text throws(CommandError) in
            try call.text(text)
        }
        let event = Event.cutMade(campaign.cutEvent(preview, note: note))
        // Who may not cut is told that instead, by the check.
        if let problem = preview.choice.problem, session.viewpoint.roles.contains(.facilitator) {
            throw CommandError(problem)
        }
        let rejection = campaign.check(event, by: try call.actor())
        if let absence, rejection == nil || session.viewpoint.roles.contains(.facilitator) {
            call.output.talk("\(absence.sentence) The cut goes by the raw scores.")
        }
        if call.isDryRun, rejection == nil || session.viewpoint.roles.contains(.facilitator) {
            CutListing.print(preview, session, call)
        }
        if let rejection { throw CommandError(rejection) }
        return try call.write(
            event,
            "cut \(stage): \(preview.kept.count) of \(preview.considered), \(rule.words)")
    }

    /// Where nothing says which score: the adjusted one, or else the raw one, and why. Whether it
    /// can be adjusted is told to nobody who may not see the scores.
    private static func chooseScore(
        of rule: inout CutRule, _ from: String, _ session: Session
    ) -> PanelAbsence? {
        guard rule.by.usesPanel, rule.score == nil,
            let round = rule.round.flatMap(session.campaign.round)
        else { return nil }
        rule.score = .adjusted
        guard session.viewpoint.canSeeOrder(rule, from: from, in: session.campaign) else {
            return nil
        }
        let usual = session.campaign.usualScore(in: round, weights: rule.weights)
        rule.score = usual.kind
        return usual.absence
    }

    /// A stage that is named need not be planned.
    private static func newStage(_ named: String?, _ call: Invocation) throws(CommandError)
        -> String
    {
        guard let named else { return try call.stage(nil) }
        let id = try call.identifier(named, "stage")
        guard id != "pool" else {
            throw call.usage("“pool” is what all ideas are in, and no stage.")
        }
        let planned = try call.session().campaign.stages.map(\.stage)
        if planned.isEmpty || planned.contains(id) { return id }
        throw CommandError(call.unknownWord(id, "planned stage", planned))
    }

    private static func source(of stage: String, _ call: Invocation) throws(CommandError) -> String
    {
        let campaign = try call.session().campaign
        guard let from = call.value("from") else { return campaign.stageBefore(stage) }
        guard from == "pool" || campaign.cut(from) != nil else {
            throw CommandError("“\(from)” has no cut to choose from.")
        }
        guard from != stage else { throw call.usage("A stage cannot choose from itself.") }
        return from
    }

    /// The order of the panel tells its scores: it is shown to nobody before they may see these.
    private static func checkSight(
        _ rule: CutRule, _ from: String, _ session: Session
    ) throws(CommandError) {
        let viewpoint = session.viewpoint
        guard let round = rule.round.flatMap(session.campaign.round),
            viewpoint.roles.contains(.facilitator),
            !viewpoint.canSeeOrder(rule, from: from, in: session.campaign)
        else { return }
        if viewpoint.standsBack(fromPoolOf: rule, from: from, in: session.campaign) {
            throw CommandError(
                "You stand back from an idea that this cut chooses among, and the panel's order would tell its scores. Another facilitator makes the cut."
            )
        }
        throw CommandError(
            "The round “\(round.details.title)” is open, and a cut would tell its scores. \(round.whyHidden(from: viewpoint)) Close it first: whittle round close \(round.id)"
        )
    }
}
