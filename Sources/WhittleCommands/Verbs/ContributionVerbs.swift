import WhittleCore

/// What participants say, written down by a moderator: ideas, comments, votes, flags.
enum ContributionVerbs {
    static let submit = Verb(
        name: "submit", summary: "Add an idea",
        usage: ["--title TITLE [--body TEXT] [--question ID] [--participant P]"],
        options: [
            Option("title", "TITLE", "at most 300 characters"),
            Option("body", "TEXT", "the text; - reads it from stdin"), .question, .participant,
        ],
        details: ["Prints the new idea's id."],
        examples: ["whittle submit --title 'Let wards choose' --question ideas --participant p-7"],
        run: runSubmit)

    static let comment = Verb(
        name: "comment", summary: "Add a comment to an idea",
        usage: ["IDEA TEXT [--kind KIND] [--reply COMMENT] [--stance S] [--participant P]"],
        arguments: [
            Verb.Argument("IDEA", "the idea"),
            Verb.Argument("TEXT", "the comment; - reads it from stdin"),
        ],
        options: [
            Option(
                "kind", "KIND", "what it is; a comment where nothing is said",
                choices: CommentKind.allCases.map(\.rawValue)),
            Option("reply", "COMMENT", "the comment that it answers"),
            Option(
                "stance", "S", "for or against the idea", choices: ["for", "neutral", "against"]),
            .participant,
        ],
        details: ["Prints the new comment's id."],
        examples: ["whittle comment polis.demo-17 'We did this in 2013' --kind story"],
        run: runComment)

    static let vote = Verb(
        name: "vote", summary: "Record a participant's vote",
        usage: ["ITEM up|down|pass --participant P"],
        arguments: [
            Verb.Argument("ITEM", "an idea or a comment"),
            Verb.Argument("VOTE", "up, down or pass"),
        ], options: [.participant], details: ["A participant's last vote on an item counts."],
        examples: ["whittle vote polis.demo-17 up --participant p-7"], run: runVote)

    static let flag = Verb(
        name: "flag", summary: "Flag an item for the moderators",
        usage: [
            "ITEM --reason CODE [--note TEXT] [--participant P]", "--rules [--rule ID]…",
        ],
        arguments: [Verb.Argument("ITEM", "an idea or a comment")],
        options: [
            .reasonCode, Option("note", "TEXT", "what is wrong, for the staff alone"), .participant,
            Option("rules", nil, "flags what the rules find that are on, as one action"),
            Option("rule", "ID", "of these only this one; may stand more than once", repeats: true),
        ],
        details: [
            "--rules looks at everything that is not hidden. A rule flags an item once, also where the flag was closed since. Personal data stands in the flag's note by its first letters only. `whittle rule` lists the rules.",
            Rule.caution,
            "Reason codes: \(Campaign.fixedReasonCodes.joined(separator: ", ")); a policy of the campaign may add some.",
            "With --reason \(Campaign.appealCode) it is an appeal against a verdict, once by each: another member than the one who gave it answers it by deciding. `whittle list appeals` has them.",
        ],
        examples: [
            "whittle flag polis.demo-c4 --reason names-someone --participant p-7",
            "whittle flag --rules -n",
            "whittle flag polis.demo-c4 --reason appeal --participant p-7 --note 'it is my own name'",
        ],
        run: runFlag)

    private static func runSubmit(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        let title = try call.text(try call.required("title"), limit: Campaign.titleLimit)
        let body = try optionalText("body", call)
        var question = call.value("question")
        let participant = try call.participant()
        let asked = try call.session().campaign.askedQuestions
        if question == nil, asked.count == 1 { question = asked.first?.question }
        return try call.writeNew("submitted “\(title)”") { id in
            .ideaSubmitted(
                IdeaSubmitted(
                    idea: id, title: title, body: body, question: question,
                    participant: participant))
        }
    }

    private static func optionalText(
        _ option: String, _ call: Invocation
    ) throws(CommandError) -> String? {
        guard let typed = call.value(option) else { return nil }
        let text = try call.text(typed)
        return text.isBlank ? nil : text
    }

    private static func runComment(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(2...2, call.words.isEmpty ? "The idea" : "The text")
        let text = try call.text(words[1])
        let kind: CommentKind? = try call.value("kind").map { word throws(CommandError) in
            try call.word(word, "kind of comment", CommentKind.self)
        }
        let stance: Int? =
            switch call.value("stance") {
            case "for": 1
            case "neutral": 0
            case "against": -1
            default: nil
            }
        let reply = call.value("reply")
        if let reply { try checkReply(reply, to: words[0], call) }
        let participant = try call.participant()
        return try call.writeNew("commented on \(words[0])") { id in
            .commentAdded(
                CommentAdded(
                    comment: id, idea: words[0], reply: reply, kind: kind, stance: stance,
                    body: text, participant: participant))
        }
    }

    private static func checkReply(
        _ reply: String, to idea: String, _ call: Invocation
    ) throws(CommandError) {
        let session = try call.session()
        let item = try call.item(reply, session.viewpoint)
        let row = session.campaign.rows[Int(item)]
        guard row.kind == .comment, row.idea >= 0 else {
            throw CommandError("“\(reply)” is an idea; --reply names a comment.")
        }
        let target = session.campaign.items.find(idea).map { session.campaign.head(of: $0) }
        guard session.campaign.head(of: row.idea) == target else {
            throw CommandError("“\(reply)” is a comment on another idea.")
        }
    }

    private static func runVote(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(2...2, call.words.isEmpty ? "The item" : "The vote")
        let values = ["up": 1, "pass": 0, "down": -1]
        guard let value = values[words[1]] else {
            throw call.usage(call.unknownWord(words[1], "vote", ["up", "down", "pass"]))
        }
        guard let participant = try call.participant() else {
            throw call.usage("Say whose vote it is with --participant P.")
        }
        let target = try call.target(words[0])
        return try call.write(
            .voteCast(VoteCast(target: target, participant: participant, value: value)),
            "\(participant) votes \(words[1]) on \(words[0])")
    }

    private static func runFlag(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.has("rules") { return try RuleVerbs.raiseFlags(call) }
        if call.has("rule") { throw call.usage("--rule goes with --rules.") }
        let id = try call.words(1...1, "The item")[0]
        let reason = try call.required("reason")
        let event = FlagRaised(
            item: id, reason: reason, note: try optionalText("note", call),
            participant: try call.participant())
        return try call.write(.flagRaised(event), "flagged \(id) (\(reason))")
    }
}
