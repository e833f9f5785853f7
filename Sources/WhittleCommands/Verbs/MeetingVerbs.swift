import WhittleCore
import WhittleExchange

/// Meetings of the panel, what they decide, and their minutes.
enum MeetingVerbs {
    static let meeting = Verb(
        name: "meeting", summary: "Write down a meeting of the panel, or correct one",
        usage: ["[ID] --present MEMBER,… [--date DATE]", "ID --date DATE"],
        arguments: [Verb.Argument("ID", "a short name for it; the date where nothing is said")],
        options: [
            Option("date", "DATE", "its day, like 2015-03-26; today where nothing is said"),
            Option("present", "MEMBER,…", "the members who are there"),
        ],
        details: [
            "The last line about a meeting counts whole: what is not given stays as it was. `list meetings` names them, `deliberate --meeting ID` decides at one, and `minutes ID` prints it."
        ], examples: ["whittle meeting march --date 2015-03-26 --present anna,ash,hazel"],
        run: runMeeting)

    static let deliberate = Verb(
        name: "deliberate", summary: "Write down what a meeting decided of an idea",
        usage: [
            "IDEA --outcome WORD --reason TEXT [--stage S] [--meeting M] [--for N] [--against N] [--abstain N] [--dissent TEXT]"
        ],
        arguments: [Verb.Argument("IDEA", "the idea")],
        options: [
            Option(
                "outcome", "WORD", "what was decided",
                choices: DeliberationOutcome.allCases.map(\.rawValue)),
            Option("reason", "TEXT", "why; it is published; - reads it from stdin"), .stage,
            Option("meeting", "M", "the meeting that decided it"),
            Option("for", "N", "votes for"), Option("against", "N", "votes against"),
            Option("abstain", "N", "members who abstained"),
            Option("dissent", "TEXT", "what the minority wants to have said; it is published"),
        ],
        details: [
            "Where kept or dropped goes against the stage's cut, or the stage has no cut yet, an override with the same reason is written with it, as one action: undo takes back both. as-is and postponed change nothing. The last decision on an idea in a stage counts; those before it stay on record. Whoever stands back from an idea decides nothing of it, a facilitator neither."
        ],
        examples: [
            "whittle deliberate polis.demo-17 --outcome kept --reason 'wards need it' --for 5 --against 2"
        ], run: runDeliberate)

    static let minutes = Verb(
        name: "minutes", summary: "Print the minutes of a meeting, as one who may read them",
        usage: ["[MEETING] [--format text|md] [--json]"],
        arguments: [
            Verb.Argument("MEETING", "the meeting; the last one where nothing is said")
        ],
        options: [
            Option(
                "format", "FORMAT", "text, or md for Markdown; text where nothing is said",
                choices: ["text", "md"])
        ],
        details: [
            "The date, who was present, and each idea that was considered with its outcome, votes, reason and dissent. Only ideas that who reads may see are in it. --as public makes minutes that may be published: approved ideas only, and nobody's name.",
            "--json has one object a decision: meeting date present stage idea title outcome reason for against abstain dissent stood_back replaced.",
        ], examples: ["whittle minutes march --format md > minutes.md"], run: runMinutes)

    // MARK: A meeting

    private static func runMeeting(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(0...1, "The meeting")
        let campaign = try call.session().campaign
        let today = try call.session().now.dateText
        let id = try call.identifier(words.first ?? call.value("date") ?? today, "meeting")
        let before = campaign.meeting(id)
        var present = before?.present ?? []
        if let list = call.value("present") {
            present = []
            for part in list.split(separator: ",") {
                let name = Trim.trimmed(String(part))
                guard Identifier.isMember(name) else {
                    throw call.usage(
                        "\(Suggestion.quoted(name)) in --present cannot name a member.")
                }
                if !present.contains(name) { present.append(name) }
            }
        } else if before == nil {
            throw call.usage("Say who is there: --present MEMBER,MEMBER…")
        }
        let held = MeetingHeld(
            meeting: id, date: call.value("date") ?? before?.date ?? today, present: present)
        return try call.write(
            .meetingHeld(held),
            "the meeting \(id) of \(held.date), \(held.present.count) present")
    }

    // MARK: A decision

    private static func runDeliberate(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The idea")[0]
        let outcome = try call.word(
            try call.required("outcome"), "outcome", DeliberationOutcome.self)
        let reason = try call.reason()
        let dissent: String? = try call.value("dissent").map { text throws(CommandError) in
            try call.text(text)
        }
        let stage = try call.stage(call.value("stage"))
        let decision = IdeaDeliberated(
            stage: stage, idea: id, meeting: call.value("meeting"), outcome: outcome.rawValue,
            reason: reason, for: try call.number("for"), against: try call.number("against"),
            abstain: try call.number("abstain"), dissent: dissent?.isBlank == true ? nil : dissent)
        let campaign = try call.session().campaign
        // What may not be written is refused before anything is said of the idea's standing.
        if let rejection = campaign.check(.ideaDeliberated(decision), by: try call.actor()) {
            throw CommandError(rejection)
        }
        let events = campaign.deliberationEvents(decision)
        return try call.write(
            events.map { DraftEvent($0) },
            "\(id) \(outcome.words) in \(stage)\(campaign.overrideWords(events))")
    }

    // MARK: Minutes

    private static func runMinutes(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(0...1, "The meeting")
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        let all = campaign.meetings
        guard let last = all.last else {
            throw CommandError(
                "No meeting was written down yet. `whittle meeting --present MEMBER,…` does it.")
        }
        guard let meeting = words.first.map({ id in all.first { $0.meeting == id } }) ?? last else {
            throw CommandError(call.unknownWord(words[0], "meeting", all.map(\.meeting)))
        }
        let minutes = MeetingMinutes(meeting, campaign, viewpoint)
        if call.isJSON {
            for entry in minutes.entries { call.output.line(json(entry, minutes).json) }
        } else if call.value("format") == "md" {
            for line in MinutesWriter.markdown(minutes).split(
                separator: "\n", omittingEmptySubsequences: false)
            {
                call.output.line(String(line))
            }
        } else {
            for line in minutes.lines {
                let columns = min(call.environment.columns ?? 100, 120)
                for part in Shown.body(line, columns: columns) { call.output.line(part) }
            }
        }
        return .done
    }

    private static func json(
        _ entry: MeetingMinutes.Entry, _ minutes: MeetingMinutes
    ) -> JSONValue {
        .row([
            "meeting": .string(minutes.meeting.meeting), "date": .string(minutes.meeting.date),
            "present": .integer(minutes.meeting.present.count),
            "stage": .string(entry.decision.stage), "idea": .string(entry.id),
            "title": .string(entry.title), "outcome": .string(entry.decision.outcome),
            "reason": .string(entry.decision.reason), "for": .optional(entry.decision.for),
            "against": .optional(entry.decision.against),
            "abstain": .optional(entry.decision.abstain),
            "dissent": .optional(entry.decision.dissent),
            "stood_back": .strings(entry.standingBack), "replaced": .bool(entry.isReplaced),
        ])
    }
}
