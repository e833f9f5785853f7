import WhittleCore

/// Stages, cuts and what overrides them.
enum CutVerbs {
    static let stages = Verb(
        name: "stages", summary: "Plan the stages of the whittling, or list them",
        usage: ["STAGE:TITLE:TARGET…", "[--json]"],
        arguments: [
            Verb.Argument(
                "STAGE:TITLE:TARGET", "a stage and how many ideas it is to keep, in order")
        ],
        details: ["The whole plan is given at once, and replaces the one before."],
        examples: ["whittle stages longlist:Longlist:47 shortlist:Shortlist:15"], run: runStages)

    static let cut = Verb(
        name: "cut", summary: "Choose the ideas that a stage keeps",
        usage: [
            "[STAGE] --by crowd|panel [--top N] [--from STAGE|pool] [--question ID] [--round R] [--note TEXT]"
        ],
        arguments: [Verb.Argument("STAGE", "the stage; not needed where there is only one")],
        options: [
            Option(
                "by", "BASIS", "whose order decides",
                choices: CutRule.Basis.allCases.map(\.rawValue)),
            Option("top", "N", "how many are kept; the stage's target where nothing is said"),
            Option("from", "STAGE", "what it chooses from; the stage before, else pool"),
            Option("question", "ID", "only ideas on this question"), .round,
            Option("note", "TEXT", "what to know of it"),
        ],
        details: [
            "With -n it prints what would be kept, what comes in and what falls out, and writes nothing. A cut says what it is based on, so that anyone can compute it again. Overrides outlive a new cut.",
            "A cut by the panel is not made while the round's rule hides others' scores from who makes it.",
        ],
        examples: [
            "whittle cut longlist --by crowd --top 47 -n", "whittle cut shortlist --by panel",
        ],
        run: runCut)

    static let keep = Verb(
        name: "keep", summary: "Keep an idea in a stage whatever the cut says",
        usage: ["IDEA [--stage S] --reason REASON"],
        arguments: [Verb.Argument("IDEA", "the idea")],
        options: [.stage, Option("reason", "REASON", "why; it is published")],
        examples: [
            "whittle keep polis.demo-17 --stage shortlist --reason 'the only one for wards'"
        ],
        run: { call throws(CommandError) in try override(call, .kept) })

    static let drop = Verb(
        name: "drop", summary: "Drop an idea from a stage whatever the cut says",
        usage: ["IDEA [--stage S] --reason REASON"],
        arguments: [Verb.Argument("IDEA", "the idea")],
        options: [.stage, Option("reason", "REASON", "why; it is published")],
        examples: ["whittle drop polis.demo-17 --stage shortlist --reason 'done already'"],
        run: { call throws(CommandError) in try override(call, .dropped) })

    // MARK: Stages

    private static func runStages(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.words.isEmpty { return try listStages(call) }
        var stages: [PlannedStage] = []
        for word in call.words {
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
                .map(String.init)
            guard parts.count >= 3, let target = Int(parts[parts.count - 1]), target >= 0,
                target <= 1_000_000
            else {
                throw call.usage(
                    "\(Suggestion.quoted(word)) is not STAGE:TITLE:TARGET, as in longlist:Longlist:47."
                )
            }
            let stage = try call.identifier(parts[0], "stage")
            let title = parts[1..<(parts.count - 1)].joined(separator: ":")
            guard !title.isBlank, title.unicodeScalars.count <= Campaign.titleLimit else {
                throw call.usage("The stage \(stage) needs a title of at most 300 characters.")
            }
            guard stage != "pool", !stages.contains(where: { $0.stage == stage }) else {
                throw call.usage(
                    stage == "pool"
                        ? "“pool” is what all ideas are in, and no stage."
                        : "The stage \(stage) stands twice.")
            }
            stages.append(PlannedStage(stage: stage, title: title, target: target))
        }
        return try call.write(
            .stagesPlanned(StagesPlanned(stages: stages)),
            "planned \(Figures.count(stages.count, "stage"))")
    }

    private static func listStages(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let campaign = try call.session().campaign
        var listing = ListVerb.Listing(columns: [
            .text("Stage"), .number("Target"), .number("Kept"), .text("By"), .text("Title"),
        ])
        for stage in try call.knownStages() {
            let plan = campaign.stages.first { $0.stage == stage }
            let cut = campaign.cut(stage)?.cut
            let kept = cut == nil ? nil : campaign.kept(in: stage).count
            let rule = cut.flatMap { CutRule($0.rule) }
            listing.add(
                [
                    stage, Figures.whole(plan?.target), Figures.whole(kept), rule?.words ?? "",
                    plan?.title ?? stage,
                ],
                .row([
                    "stage": .string(stage), "title": .string(plan?.title ?? stage),
                    "target": .optional(plan?.target), "kept": .optional(kept),
                    "by": .optional(rule?.by.rawValue), "from": .optional(cut?.from),
                ]))
        }
        ListVerb.print(listing, call)
        return .done
    }

    // MARK: Cut

    private static func runCut(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let named = call.words.isEmpty ? nil : try call.words(1...1, "The stage")[0]
        let session = try call.session()
        let campaign = session.campaign
        let stage = try newStage(named, call)
        guard let word = call.value("by") else {
            throw call.usage("Say whose order decides: --by crowd or --by panel.")
        }
        let basis = try call.word(word, "basis", CutRule.Basis.self)
        let target = campaign.stages.first { $0.stage == stage }?.target
        guard let top = try call.number("top", least: 1) ?? target, top > 0 else {
            throw call.usage("Say how many are kept with --top N.")
        }
        let round = basis == .panel ? try call.round(mustBeOpen: false) : nil
        let question = call.value("question")
        if let question, !campaign.askedQuestions.contains(where: { $0.question == question }) {
            throw CommandError("There is no question “\(question)”.")
        }
        let rule = CutRule(by: basis, top: top, round: round?.id, question: question)
        let from = try source(of: stage, call)
        if let round { try checkSight(round, from, session) }
        let preview = campaign.preview(rule, stage: stage, from: from)
        let note: String? = try call.value("note").map { text throws(CommandError) in
            try call.text(text)
        }
        let event = Event.cutMade(campaign.cutEvent(preview, note: note))
        if let rejection = campaign.check(event, by: try call.actor()) {
            throw CommandError(rejection)
        }
        if call.isDryRun { print(preview, session, call) }
        return try call.write(
            event,
            "cut \(stage): \(preview.kept.count) of \(preview.considered), \(rule.words)")
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
        _ round: Round, _ from: String, _ session: Session
    ) throws(CommandError) {
        let viewpoint = session.viewpoint
        let rule = CutRule(by: .panel, top: 1, round: round.id)
        guard viewpoint.roles.contains(.facilitator),
            !viewpoint.canSeeOrder(rule, from: from, in: session.campaign)
        else { return }
        throw CommandError(
            "The round “\(round.details.title)” is open, and a cut would tell its scores. \(round.whyHidden(from: viewpoint)) Close it first: whittle round close \(round.id)"
        )
    }

    private static func print(_ preview: CutPreview, _ session: Session, _ call: Invocation) {
        let campaign = session.campaign
        let viewpoint = session.viewpoint
        var listing = ListVerb.Listing(columns: [
            .number("Place"), .text("Change"), .text("Idea"), .text("Title"),
        ])
        func add(_ item: Int32, place: Int?, _ change: String) {
            let title = campaign.title(of: item)
            let id = campaign.items.name(item)
            listing.add(
                [Figures.whole(place), change, id, title],
                .row([
                    "place": .optional(place), "idea": .string(id), "change": .string(change),
                    "title": .string(title),
                ]))
        }
        // An idea that is not shown to the viewer has no place here either: those beside it would
        // tell its score.
        let kept = preview.kept.filter { viewpoint.canSee($0, in: campaign) }
        for (index, item) in kept.enumerated() {
            let isNew = preview.entering.contains(item) && campaign.cut(preview.stage) != nil
            let isDropped = campaign.override(preview.stage, item)?.verdict == .dropped
            add(
                item, place: index + 1,
                isDropped ? "kept, but dropped by an override" : isNew ? "comes in" : "kept")
        }
        for item in preview.leaving where viewpoint.canSee(item, in: campaign) {
            add(item, place: nil, "falls out")
        }
        for item in preview.overridden
        where !preview.kept.contains(item) && viewpoint.canSee(item, in: campaign) {
            guard let override = campaign.override(preview.stage, item) else { continue }
            add(item, place: nil, "\(override.verdict.rawValue) by an override")
        }
        ListVerb.print(listing, call)
    }

    // MARK: Overrides

    private static func override(
        _ call: Invocation, _ verdict: OverrideVerdict
    ) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The idea")[0]
        let stage = try call.stage(call.value("stage"))
        let event = CutOverridden(
            stage: stage, idea: id, verdict: verdict, reason: try call.reason())
        let done = verdict == .kept ? "kept \(id) in \(stage)" : "dropped \(id) from \(stage)"
        return try call.write(.cutOverridden(event), done)
    }
}
