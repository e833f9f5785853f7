import WhittleCore

/// `whittle why IDEA`: how it got where it is, as far as the member may see it.
enum WhyVerb {
    static let verb = Verb(
        name: "why", summary: "Say how an idea got where it is, and what would have changed it",
        usage: [
            "IDEA [--json]", "ITEM --letter [--json]", "--participant P [--json]",
            "--participants FILE|all --into FOLDER | --json",
        ], arguments: [Verb.Argument("IDEA", "the id of an idea")],
        options: ContributorLetters.options,
        details: [
            "In the order of what happened: the words and what was edited, redacted or split, the verdicts of moderators, the themes, what was merged and what each brought, the votes and how the crowd's value comes about, each round with the reviews that count and those that do not and why, the mean and the adjusted score with their places and the chance, each cut with its rule, the idea's place and fate, the limits that decided, overrides and minutes, and what became of it: its entry in the guide, evidence, challenges with their day or outcome, case studies. What the member may not see is left out, and the text says so.",
            "What would have changed it: so many votes or points more or fewer, all else equal, found by cutting again with them. The figures are those of the lines that the cut was made from; where they are not all here, those of now.",
            "--json is one object with idea status counts into words decisions merged coding up down pass prior_up prior_down crowd crowd_low crowd_high crowd_rank panel panel_spread panel_rank rounds reviews recused cuts became; a cut has stage title from line at by rule kept considered is_considered outcome place score fate cost left figures_of hidden limits needed change override deliberation note, its change to votes_for votes_against points points_of_readers readers score_at_least score_above (a number, or never). became has entry (title section), evidence (evidence title state), challenges (challenge title starts days day outcome) and cases (case title).",
        ] + ContributorLetters.details,
        examples: [
            "whittle why polis.demo-17", "whittle why --participant p-3",
            "whittle why --participants all --into letters",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if ContributorLetters.isAsked(call) { return try ContributorLetters.run(call) }
        let id = try call.words(1...1, "The id of an idea")[0]
        let viewpoint = try call.viewpoint()
        let item = try call.idea(id, viewpoint)
        let session = try call.session()
        let campaign = session.campaign
        let why = Explanation(
            item, campaign, Derived(campaign, viewpoint), past: try past(session, viewpoint),
            today: session.now.day)
        if call.isJSON {
            call.output.line(why.json.json)
        } else {
            let width = min(call.environment.columns ?? 100, 120)
            for line in why.lines {
                for part in HelpText.hanging(line, width) { call.output.line(Shown.line(part)) }
            }
        }
        return .done
    }

    /// The campaign as each cut saw it, where its lines are here as they were.
    static func past(
        _ session: Session, _ viewpoint: Viewpoint
    ) throws(CommandError) -> [String: Campaign] {
        var past: [String: Campaign] = [:]
        // The public is told no figures.
        guard viewpoint.canSeeVotes else { return past }
        let campaign = session.campaign
        for stage in campaign.cutStages {
            guard let (cut, _) = campaign.cut(stage),
                campaign.writers.digest(of: cut.basis) == cut.digest
            else { continue }
            past[stage] = try session.campaign(ofBasis: cut.basis)
        }
        return past
    }
}
