import WhittleCore

/// Stages, and what overrides their cuts.
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
