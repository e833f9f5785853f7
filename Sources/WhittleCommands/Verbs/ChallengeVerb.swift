import WhittleApp
import WhittleCells
import WhittleCore

/// `whittle challenge ID`: a team that tries an idea for some days.
enum ChallengeVerb {
    static let verb = Verb(
        name: "challenge",
        summary: "Show, start or close a challenge: a team tries an idea for 100 days",
        usage: [
            "ID [--on DATE] [--json]",
            "ID --idea IDEA --title T --team NAME… [--sponsor S] [--starts DATE] [--days N]",
            "ID --close adopted|adapted|stopped [--lessons TEXT] [--at DATE]",
        ],
        arguments: [Verb.Argument("ID", "a short name for the challenge")],
        options: [
            Option("idea", "IDEA", "the idea that is tried"),
            Option("title", "T", "what it is called"),
            Option("team", "NAME", "somebody of the team", repeats: true),
            Option("sponsor", "S", "who opens doors for the team and answers what it asks"),
            Option("starts", "DATE", "its first day, day 0; today where nothing is said"),
            Option("days", "N", "how many days; 100 where nothing is said"),
            Option(
                "close", "OUTCOME", "what became of it",
                choices: ChallengeOutcome.allCases.map(\.rawValue)),
            Option("lessons", "TEXT", "what was learnt; - reads it from stdin"), .at, .on,
        ],
        details: [
            "Without an option it shows the challenge whole: team, sponsor, each measure with its run chart, updates, open asks, follow-ups and case studies. What is not given stays as it was; the last closing counts.",
            "In the chart - is the baseline, = the target and . the median of the values; the days are counted from the first. Under it stands what the order of the values says: a shift (six in a row on one side of the median) or a trend (five in a row up or down).",
            "One looks back 6 and 12 months after the end: its last day, or its closing where that came first. A follow-up counts from the first `update --kind follow-up` on that day or later. What was stopped is followed no further.",
            "--json is one object with challenge title idea team sponsor starts days ends state day outcome closed lessons measures updates open_asks adopted follow_ups cases: state is before, running, over, closed or undated, day the days since the first, measures and updates as `list measures` and `list updates` have them, follow_ups of {months due done}.",
        ],
        examples: [
            "whittle challenge huddle --idea polis.demo-17 --title Huddle --team 'Ward 7' --starts 2015-06-01",
            "whittle challenge huddle --close adopted --lessons 'Begin with one shift.'",
            "whittle challenge huddle",
        ], run: run)

    private static let fields = ["idea", "title", "team", "sponsor", "starts", "days"]

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The id of the challenge")[0]
        if call.has("close") {
            try call.refuse(fields, "does not go with --close.")
            return try close(id, call)
        }
        try call.refuse(["lessons", "at"], "goes with --close.")
        guard fields.contains(where: call.has) else { return try show(id, call) }
        return try start(id, call)
    }

    private static func start(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let session = try call.session()
        let present = session.viewpoint.challenge(id, in: session.campaign)?.details
        let name = try call.identifier(id, "challenge")
        let idea = try present == nil ? call.required("idea") : call.value("idea")
        var challenge: ChallengeStarted
        if let present {
            challenge = present
        } else {
            challenge = ChallengeStarted(
                challenge: name, idea: "", title: "", team: [], starts: session.now.dateText)
        }
        challenge.idea = idea ?? challenge.idea
        challenge.title = try call.field("title", challenge.title) ?? ""
        challenge.team = call.fields("team", challenge.team)
        challenge.sponsor = try call.field("sponsor", challenge.sponsor)
        challenge.starts = call.value("starts") ?? challenge.starts
        challenge.days = try call.number("days") ?? challenge.days
        let end = CalendarDate.day(challenge.starts).map {
            ", ends " + CalendarDate.text(ofDay: $0 + min(challenge.days, 100_000))
        }
        return try call.write(
            .challengeStarted(challenge),
            "\(present == nil ? "the challenge" : "changed the challenge") \(id) of \(challenge.idea): \(challenge.days) days from \(challenge.starts)\(end ?? "")"
        )
    }

    private static func close(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let outcome = try call.word(
            try call.required("close"), "outcome", ChallengeOutcome.self)
        let closing = ChallengeClosed(
            challenge: id, outcome: outcome, lessons: try call.field("lessons", nil))
        let happened = try call.happened()
        // One that never began is stopped today, not before its first day.
        let session = try call.session()
        if let happened,
            let details = session.viewpoint.challenge(id, in: session.campaign)?.details,
            let first = CalendarDate.day(details.starts), happened.day < first
        {
            throw call.usage(
                "The challenge \(id) begins on \(details.starts): --at names a day from then on.")
        }
        return try call.write(
            [DraftEvent(.challengeClosed(closing), happened: happened)],
            "closed the challenge \(id): \(outcome.rawValue)")
    }

    // MARK: Showing

    private static func show(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        guard let challenge = viewpoint.challenge(id, in: campaign) else {
            throw CommandError(
                "There is no challenge “\(id)” that may be seen. `whittle list challenges` names them; --idea, --title and --team start one."
            )
        }
        let day = try call.dayAsked()
        if call.isJSON {
            call.output.line(EvidenceListings.whole(challenge, campaign, viewpoint, day).json)
            return .done
        }
        let text = EvidenceText(campaign, viewpoint, today: day)
        call.printWrapped(text.head(of: challenge))
        if challenge.measures.isEmpty { call.printWrapped(["", "No measure yet."]) }
        for measure in challenge.measures {
            call.printWrapped(["", "\(measure.name): \(measure.sentence)"])
            for line in chart(measure, challenge, columns: call.environment.columns ?? 80) {
                call.output.line(line)
            }
            call.printWrapped(measure.signals.sentences)
        }
        call.printWrapped([""] + text.rest(of: challenge))
        return .done
    }

    /// The run chart as lines; none where there is no value.
    private static func chart(_ measure: Measure, _ challenge: Challenge, columns: Int) -> [String]
    {
        guard !measure.values.isEmpty else { return [] }
        var surface = Surface(size: Size(columns: min(max(40, columns), 100), rows: 12))
        RunChart(measure, of: challenge).draw(on: &surface, in: surface.bounds)
        return surface.lines
    }
}
