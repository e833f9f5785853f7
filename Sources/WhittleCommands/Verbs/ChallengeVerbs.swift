import WhittleCore

/// What a challenge measures and tells, and the stories of ideas in practice.
enum ChallengeVerbs {
    // MARK: Measures

    static let measure = Verb(
        name: "measure", summary: "Define a measure of a challenge, or record a value of it",
        usage: [
            "CHALLENGE MEASURE --title T [--unit U] [--better up|down] [--baseline N] [--target N]",
            "CHALLENGE MEASURE --value N [--at DATE]",
        ],
        arguments: [
            Verb.Argument("CHALLENGE", "the challenge"),
            Verb.Argument("MEASURE", "a short name for the measure"),
        ],
        options: [
            Option("title", "T", "what it counts"), Option("unit", "U", "its unit"),
            Option("better", "WAY", "which way is better", choices: ["up", "down"]),
            Option("baseline", "N", "where it was before"),
            Option("target", "N", "where it is to go"), Option("value", "N", "a value"), .at,
        ],
        details: [
            "What is not given stays as it was. The values are a series by the day on which they happened; of two for one past day the last written counts. Without --better the way from the baseline to the target is the better one. `list measures --json` has challenge measure title unit better baseline target latest latest_at reached median shift trend values, values of {at value}; shift and trend are null or {count up}."
        ],
        examples: [
            "whittle measure huddle falls --title 'Falls a week' --better down --baseline 12 --target 6",
            "whittle measure huddle falls --value 9 --at 2015-07-06",
        ], run: runMeasure)

    private static func runMeasure(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(2...2, "The challenge and the measure")
        let value = try call.figure("value")
        if value == nil { try call.refuse(["at"], "goes with --value.") }
        let better: Better? = try call.value("better").map { text throws(CommandError) in
            try call.word(text, "way", Better.self)
        }
        let measure = MeasureRecorded(
            challenge: words[0], measure: try call.identifier(words[1], "measure"),
            title: call.value("title"), unit: call.value("unit"), better: better,
            baseline: try call.figure("baseline"), target: try call.figure("target"), value: value)
        guard ["title", "unit", "better", "baseline", "target", "value"].contains(where: call.has)
        else { throw call.usage("Give a --title to define the measure, or a --value of it.") }
        let done =
            value.map { "\(words[1]) of \(words[0]) is \(Decimal15.text($0))" }
            ?? "the measure \(words[1]) of \(words[0])"
        return try call.write(
            [DraftEvent(.measureRecorded(measure), happened: try call.happened())], done)
    }

    // MARK: Updates

    static let update = Verb(
        name: "update",
        summary: "Write how a challenge goes: progress, a blocker, an ask, an answer",
        usage: ["CHALLENGE TEXT [--kind KIND] [--where PLACE] [--at DATE]"],
        arguments: [
            Verb.Argument("CHALLENGE", "the challenge"),
            Verb.Argument("TEXT", "what there is to tell; - reads it from stdin"),
        ],
        options: [
            Option(
                "kind", "KIND", "what it is; progress where nothing is said",
                choices: UpdateKind.allCases.map(\.rawValue)),
            Option("where", "PLACE", "the place that it tells of; adopted needs it"), .at,
        ],
        details: [
            "An ask is open until an answer to it follows: each answer answers the oldest open ask. adopted says where else the idea was taken up, follow-up how it stands months later. `list updates --json` has challenge kind body where at day member line answered: day counts from the challenge's first, answered is null for all but asks."
        ],
        examples: [
            "whittle update huddle 'Three shifts of four take part.'",
            "whittle update huddle 'May we use room 7?' --kind ask",
            "whittle update huddle 'Two wards' --kind adopted --where 'St Elsewhere'",
        ], run: runUpdate)

    private static func runUpdate(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(2...2, "The challenge and the text")
        let kind = try call.word(call.value("kind") ?? "progress", "kind", UpdateKind.self)
        let update = UpdateWritten(
            challenge: words[0], kind: kind, body: try call.text(words[1]),
            where: try call.field("where", nil))
        return try call.write(
            [DraftEvent(.updateWritten(update), happened: try call.happened())],
            "wrote an update of \(words[0]): \(kind.rawValue)")
    }

    // MARK: Case studies

    static let caseStudy = Verb(
        name: "case", summary: "Show or write a case study: an idea in practice",
        usage: [
            "ID [--json]",
            "ID --title T --story TEXT [--challenge C] [--idea IDEA] [--team T] [--resources T] [--evidence ID,…] [--impact T] [--lessons T] [--sustainability T] [--contact T] [--completed DATE]",
        ],
        arguments: [Verb.Argument("ID", "a short name for the case study")],
        options: [
            Option("title", "T", "what it is called"),
            Option("story", "TEXT", "what happened; - reads it from stdin"),
            Option("challenge", "C", "the challenge that it tells of"),
            Option("idea", "IDEA", "the idea, where there was no challenge"),
            Option("team", "T", "who did it"), Option("resources", "T", "what it took"),
            Option("evidence", "ID,…", "sources of the register", repeats: true),
            Option("impact", "T", "what changed"), Option("lessons", "T", "what was learnt"),
            Option("sustainability", "T", "what keeps it going"),
            Option("contact", "T", "whom to ask; it is published with the guide"),
            Option("completed", "DATE", "when it was completed"),
        ],
        details: [
            "Without an option it shows the case study. What is not given stays as it was, and an empty text takes a field away. The public sees it where its idea is in the guide. --json is one object with case title challenge idea team resources story evidence impact lessons sustainability contact completed; `list cases --json` has the same."
        ],
        examples: [
            "whittle case ward-7 --challenge huddle --title 'Ten minutes on ward 7' --story - < story.txt",
            "whittle case ward-7 --impact 'Falls went from 12 to 5 a week.'",
        ], run: runCase)

    private static let fields = [
        "title", "story", "challenge", "idea", "team", "resources", "evidence", "impact", "lessons",
        "sustainability", "contact", "completed",
    ]

    private static func runCase(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The id of the case study")[0]
        let campaign = try call.session().campaign
        guard fields.contains(where: call.has) else { return try show(id, call) }
        let viewpoint = try call.session().viewpoint
        let present = campaign.caseStudy(id).flatMap {
            viewpoint.canSee($0, in: campaign) ? $0 : nil
        }
        let name = try call.identifier(id, "case study")
        var study = present ?? CaseWritten(case: name, title: "", story: "")
        study.title = try call.field("title", study.title) ?? ""
        study.story = try call.field("story", study.story) ?? ""
        study.challenge = try call.field("challenge", study.challenge)
        study.idea = try call.field("idea", study.idea)
        study.team = try call.field("team", study.team)
        study.resources = try call.field("resources", study.resources)
        if call.has("evidence") { study.evidence = call.ids("evidence") }
        study.impact = try call.field("impact", study.impact)
        study.lessons = try call.field("lessons", study.lessons)
        study.sustainability = try call.field("sustainability", study.sustainability)
        study.contact = try call.field("contact", study.contact)
        study.completed = try call.field("completed", study.completed)
        return try call.write(
            .caseWritten(study), "\(present == nil ? "wrote" : "changed") the case study \(id)")
    }

    private static func show(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        guard let study = campaign.caseStudy(id), viewpoint.canSee(study, in: campaign) else {
            throw CommandError(
                "There is no case study “\(id)” that may be seen. `whittle list cases` names them; --title and --story write one."
            )
        }
        if call.isJSON {
            call.output.line(EvidenceListings.json(study, campaign, viewpoint).json)
        } else {
            let day = try call.session().now.day
            call.printWrapped(EvidenceText(campaign, viewpoint, today: day).lines(of: study))
        }
        return .done
    }
}
