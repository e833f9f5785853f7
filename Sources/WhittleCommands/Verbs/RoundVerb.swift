import WhittleCore

/// `whittle round open|close|reopen|deadline ID`.
enum RoundVerb {
    static let verb = Verb(
        name: "round", summary: "Open, close or reopen a round of the panel, or set its deadline",
        usage: [
            "open ID --title TITLE --visibility V [--stage S] [--criterion ID:TITLE:WEIGHT:MIN-MAX]… [--prompt ID=TEXT]… [--labels ID=A|B|…]… [--rubric FILE] [--members A,B] [--floor N] [--load N] [--deadline DATE] [--blind]",
            "close ID", "reopen ID", "deadline ID DATE|none",
        ],
        arguments: [
            Verb.Argument("ACTION", "what to do", choices: actions),
            Verb.Argument("ID", "a short name for the round"),
        ],
        options: [
            Option("title", "TITLE", "the round's title"),
            Option(
                "visibility", "V", "when reviewers see the others' scores",
                choices: Visibility.allCases.map(\.rawValue)),
            Option("stage", "S", "the stage that it prepares; not needed where there is only one"),
            Option(
                "criterion", "ID:TITLE:WEIGHT:MIN-MAX", "a criterion of the rubric", repeats: true),
            Option(
                "prompt", "ID=TEXT", "what a criterion asks, under its title", repeats: true),
            Option(
                "labels", "ID=A|B|…", "what each point of a criterion means, from the least on",
                repeats: true),
            Option("rubric", "FILE", "criteria as JSON; see below"),
            Option("members", "A,B", "who is on the panel; all panelists where nothing is said"),
            Option("floor", "N", "reviews that every idea is to have first; 2"),
            Option("load", "N", "ideas for each reviewer, at most"),
            Option(
                "deadline", "DATE", "until when reviews are asked for, in UTC; it closes nothing"),
            Option("blind", nil, "authors are hidden from reviewers"),
        ],
        details: [
            "Visibility is chosen once and binds everyone, facilitators too:\n"
                + Visibility.allCases.map { "  \($0.rawValue): \($0.help)" }.joined(separator: "\n"),
            "Without --criterion there are four, each 1 to 5 with a quarter of the weight: supported, doable, helps (a building block), innovative. A weight of 0 is recorded and not counted.",
            "--rubric: an array of objects with criterion, title, weight, min, max and, where wanted, prompt and labels. Labels stand between |; one for each point, an empty one for a point without a name.",
            "While an idea has fewer reviews than the floor it comes before others. From a floor of 2 on, one of them is to be by an internal and one by an external member where the panel has both (`member --standing`).",
            "A deadline of a day alone lasts to its end. It is shown with the round, on forms and in reminders (`whittle remind`), and reviews after it count until the round is closed.",
        ],
        examples: [
            "whittle round open r1 --title 'First round' --stage shortlist --visibility after-own --blind",
            "whittle round open r1 --title One --visibility always --rubric rubric.json --deadline 2026-12-01",
            "whittle round deadline r1 2026-12-08", "whittle round close r1",
        ], run: run)

    static let actions = ["open", "close", "reopen", "deadline"]

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let action = try call.action(actions, with: "a round")
        if action == "open" { return try open(call) }
        for option in call.verb.options where call.has(option.name) {
            throw call.usage("--\(option.name) is for `round open`.")
        }
        if action == "deadline" { return try RoundDeadline.change(call) }
        let id = try named(call)
        if action == "close" {
            let status = try call.write(
                .roundClosed(RoundClosed(round: id)), "closed the round \(id)")
            if !call.isDryRun { try talkSeals(id, call) }
            return status
        }
        let status = try call.write(
            .roundReopened(RoundReopened(round: id)), "opened the round \(id) again")
        if try call.session().campaign.hasSeals(in: id) {
            call.output.talk(
                "What was opened stays in the folder for whoever has it; from now on reviews are sealed again, until the next close."
            )
        }
        return status
    }

    /// How many sealed files are here already.
    private static func talkSeals(_ id: String, _ call: Invocation) throws(CommandError) {
        let campaign = try call.session().campaign
        guard let round = campaign.round(id),
            let words = SealWords.opened(campaign.sealProgress(of: round))
        else { return }
        call.output.talk(
            "\(words). Each member's device publishes its file when Whittle runs there next.")
    }

    /// The round to close or reopen; not needed where there is only one.
    private static func named(_ call: Invocation) throws(CommandError) -> String {
        if call.words.count > 1 { return try call.words(2...2, "The round’s id")[1] }
        let rounds = try call.session().campaign.panelRounds
        guard let only = rounds.first, rounds.count == 1 else {
            throw call.usage("The round’s id is missing.")
        }
        return only.id
    }

    private static func open(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.identifier(try call.words(2...2, "The round’s id")[1], "round")
        let title = try call.text(try call.required("title"), limit: Campaign.titleLimit)
        guard let word = call.value("visibility") else {
            let choices = Visibility.allCases.map { "\($0.rawValue) (\($0.help))" }
            throw call.usage(
                "Say with --visibility when reviewers see the others' scores: \(choices.joined(separator: "; "))."
            )
        }
        let visibility = try call.word(word, "visibility", Visibility.self)
        let criteria = try Rubric.criteria(call)
        var members: [String] = []
        for part in (call.value("members") ?? "").split(separator: ",") {
            let name = Trim.trimmed(String(part))
            guard Identifier.isMember(name) else {
                throw call.usage("\(Suggestion.quoted(name)) in --members cannot name a member.")
            }
            if !members.contains(name) { members.append(name) }
        }
        let stage = try self.stage(call)
        let event = RoundOpened(
            round: id, title: title, stage: stage,
            criteria: criteria, visibility: visibility, blind: call.has("blind") ? true : nil,
            floor: try call.number("floor"), load: try call.number("load", least: 1),
            members: members,
            deadline: try call.value("deadline").map { text throws(CommandError) in
                try RoundDeadline.moment(text, call)
            })
        let status = try call.write(.roundOpened(event), "opened the round “\(title)”")
        if !call.isDryRun { try talkForecast(id, call) }
        return status
    }

    /// What a panel of this size may be expected to find, where the stage says how many are taken.
    private static func talkForecast(_ id: String, _ call: Invocation) throws(CommandError) {
        let campaign = try call.session().campaign
        guard let round = campaign.round(id), let top = campaign.target(of: round) else { return }
        let viewpoint = try call.viewpoint()
        let ideas = campaign.ideas(of: round).count { viewpoint.canSee($0, in: campaign) }
        let readers = campaign.panel(of: round).count
        guard let forecast = PanelForecast(members: readers, ideas: ideas, top: top) else { return }
        call.output.talk(PlanVerb.sentence(forecast) + " More: `whittle plan`.")
    }

    /// The stage that the round prepares: named, the only one, or the first without a cut.
    private static func stage(_ call: Invocation) throws(CommandError) -> String {
        if call.has("stage") { return try call.stage(call.value("stage")) }
        let campaign = try call.session().campaign
        if let open = campaign.stages.first(where: { campaign.cut($0.stage) == nil }) {
            return open.stage
        }
        return try call.stage(nil)
    }

    /// `impact:Impact on patients:0.5:1-5`; the title may hold colons.
    static func criterion(_ text: String, _ call: Invocation) throws(CommandError) -> Criterion {
        func fault(_ what: String) -> CommandError {
            call.usage(
                "\(what) in --criterion \(Suggestion.quoted(text)); write ID:TITLE:WEIGHT:MIN-MAX, as in doable:Doable:0.25:1-5."
            )
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 4 else { throw fault("Something is missing") }
        let title = parts[1..<(parts.count - 2)].joined(separator: ":")
        guard Identifier.isValid(parts[0]) else { throw fault("The id is not one") }
        guard !title.isBlank, title.unicodeScalars.count <= Campaign.titleLimit else {
            throw fault("The title is missing or too long")
        }
        guard let weight = Double(parts[parts.count - 2]), weight.isFinite, weight >= 0,
            weight <= 1e6
        else { throw fault("The weight is not a number of at least 0") }
        let range = parts[parts.count - 1]
        guard let dash = range.dropFirst().firstIndex(of: "-"), let least = Int(range[..<dash]),
            let most = Int(range[range.index(after: dash)...]), least < most,
            abs(least) <= 1000, abs(most) <= 1000
        else { throw fault("The range is not MIN-MAX") }
        return Criterion(
            criterion: parts[0], title: title, weight: weight, min: least, max: most)
    }
}
