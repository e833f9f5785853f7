import WhittleCore
import WhittleExchange

/// `whittle phase`: what is open when.
enum PhaseVerb {
    private static let activities = PhaseActivity.allCases.map(\.rawValue)

    static let verb = Verb(
        name: "phase", summary: "Show what is open when, or schedule and move a phase",
        usage: [
            "", "ID --title T --opens DATE --closes DATE --allow A,B [--round R]",
            "ID [--title T] [--opens DATE] [--closes DATE] [--allow A,B|none] [--round R|none]",
        ],
        arguments: [Verb.Argument("ID", "a short name for the phase")],
        options: [
            Option("title", "T", "what it is called"),
            Option("opens", "DATE", "when it begins, in UTC; a day alone begins at midnight"),
            Option("closes", "DATE", "when it ends, in UTC; a day alone lasts to its end"),
            Option(
                "allow", "A,B",
                "what is open in it: \(activities.joined(separator: ", ")); or none"),
            Option(
                "round", "R", "the round whose reviews it is for; all rounds where nothing is said"),
        ],
        details: [
            "Without an id it lists the phases. What is not given for a phase that is there stays as it was, so that one option moves it; `undo` takes that back.",
            "A phase closes only what some phase names: what no phase allows is open at all times, and with no phase scheduled everything is. What a phase allows is open while one that allows it lasts, and closed to everyone otherwise, facilitators too: they move the phase.",
            "ideas: submit. comments: comment. votes: vote. coding: code. reviews: score, and reviews on the screens and from forms. Moderating, settling, standing back and undoing are never closed. An import brings what happened earlier, and no phase stops it.",
            "The deadline of a round and its close are the round's own: a phase adds when its reviews begin and end.",
        ],
        examples: [
            "whittle phase ideas --title Ideas --opens 2026-12-01 --closes 2026-12-20 --allow ideas,comments",
            "whittle phase vote --title Voting --opens 2027-01-04T08:00Z --closes 2027-01-15 --allow votes",
            "whittle phase vote --closes 2027-01-22", "whittle phase --json",
        ], run: run)

    private static let written = ["title", "opens", "closes", "allow", "round"]

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(0...1, "The phase")
        let given = written.filter(call.has)
        let session = try call.session()
        guard let typed = words.first else {
            if let option = given.first {
                throw call.usage("--\(option) is for one phase: name it.")
            }
            list(try call.viewpoint(), session, call)
            return .done
        }
        let present = session.campaign.scheduledPhases.first { $0.phase == typed }
        guard !given.isEmpty else {
            throw call.usage(
                present == nil
                    ? "There is no phase \(Suggestion.quoted(typed)) yet: --title, --opens, --closes and --allow schedule it."
                    : "Say what is to change: --title, --opens, --closes, --allow or --round.")
        }
        let phase = try change(try call.identifier(typed, "phase"), present, call)
        let status = try call.write(
            .phaseScheduled(phase),
            "\(phase.title) \(phase.opens.minuteText) to \(phase.closes.minuteText) UTC: \(allowed(phase))"
        )
        if !call.isDryRun { tell(phase, try call.session(), call) }
        return status
    }

    /// The phase as the options change it; a new one needs all of its parts.
    private static func change(
        _ id: String, _ present: PhaseScheduled?, _ call: Invocation
    ) throws(CommandError) -> PhaseScheduled {
        if present == nil {
            for option in ["title", "opens", "closes", "allow"] where !call.has(option) {
                throw call.usage("A new phase needs --\(option).")
            }
        }
        let none = Timestamp(milliseconds: 0)
        var phase =
            present ?? PhaseScheduled(phase: id, title: "", opens: none, closes: none, allows: [])
        if let title = call.value("title") {
            phase.title = try call.text(title, limit: Campaign.titleLimit)
        }
        if let text = call.value("opens") { phase.opens = try moment(text, "opens", call) }
        if let text = call.value("closes") { phase.closes = try moment(text, "closes", call) }
        if let text = call.value("allow") { phase.allows = try allowed(text, call) }
        if let round = call.value("round") {
            phase.round = round == "none" ? nil : try call.identifier(round, "round")
        }
        return phase
    }

    /// A day alone is its first moment where a phase opens, and its last where one closes.
    private static func moment(
        _ text: String, _ option: String, _ call: Invocation
    ) throws(CommandError) -> Timestamp {
        guard let moment = DateText.parse(text) else {
            throw call.usage(
                "--\(option): \(Suggestion.quoted(text)) is no date; write it like 2026-12-01 or 2026-12-01T17:00Z."
            )
        }
        guard option == "closes", !text.contains(":"), moment.milliseconds % 86_400_000 == 0
        else { return moment }
        return moment.advanced(by: 86_400_000 - 1)
    }

    private static func allowed(
        _ text: String, _ call: Invocation
    ) throws(CommandError) -> [PhaseActivity] {
        if text == "none" { return [] }
        var found: Set<PhaseActivity> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let word = Trim.trimmed(String(part))
            guard let activity = PhaseActivity(rawValue: word) else {
                throw call.usage(call.unknownWord(word, "thing that a phase opens", activities))
            }
            found.insert(activity)
        }
        return PhaseActivity.allCases.filter(found.contains)
    }

    private static func allowed(_ phase: PhaseScheduled) -> String {
        phase.allows.isEmpty
            ? "opens nothing" : phase.allows.map(\.rawValue).joined(separator: ", ")
    }

    // MARK: Telling

    private static func list(_ viewpoint: Viewpoint, _ session: Session, _ call: Invocation) {
        let now = session.now
        let phases = session.campaign.scheduledPhases
        var listing = ListVerb.Listing(columns: [
            .text("Phase"), .text("Opens"), .text("Closes"), .text("State"), .text("Open for"),
            .text("Title"),
        ])
        for phase in phases {
            let state = state(phase, now)
            listing.add(
                [
                    phase.phase, phase.opens.minuteText, phase.closes.minuteText, state,
                    allowed(phase), phase.title,
                ], json(phase, now))
        }
        ListVerb.print(listing, call)
        guard !call.isJSON else { return }
        guard !phases.isEmpty else {
            call.output.talk("No phase is scheduled: everything is open at all times.")
            return
        }
        for line in closedLines(session.campaign, now) { call.output.talk(line) }
    }

    static func state(_ phase: PhaseScheduled, _ now: Timestamp) -> String {
        phase.lasts(at: now) ? "open" : now < phase.opens ? "ahead" : "past"
    }

    /// A row with keys that stay.
    static func json(_ phase: PhaseScheduled, _ now: Timestamp) -> JSONValue {
        .row([
            "phase": .string(phase.phase), "title": .string(phase.title),
            "opens": .string(phase.opens.text), "closes": .string(phase.closes.text),
            "allows": .strings(phase.allows.map(\.rawValue)), "round": .optional(phase.round),
            "state": .string(state(phase, now)),
        ])
    }

    /// What is closed now, a sentence for each.
    private static func closedLines(_ campaign: Campaign, _ now: Timestamp) -> [String] {
        PhaseActivity.allCases.compactMap { campaign.closed($0, at: now) }
    }

    /// What a change has closed, and what of it is not there yet.
    private static func tell(_ phase: PhaseScheduled, _ session: Session, _ call: Invocation) {
        for activity in PhaseActivity.allCases {
            if let sentence = session.campaign.closed(
                activity, round: phase.round, at: session.now)
            {
                call.output.talk(sentence)
            }
        }
        if let round = phase.round, session.campaign.round(round) == nil {
            call.output.talk(
                "There is no round “\(round)” yet: `whittle round open \(round) …` opens it.")
        }
    }
}
