import WhittleCore

/// Verdicts, redactions and notes.
enum ModerationVerbs {
    static let verdicts: [(word: String, verdict: Verdict)] = [
        ("approve", .approved), ("hide", .hidden), ("escalate", .escalated), ("pending", .pending),
        ("approved", .approved), ("hidden", .hidden), ("escalated", .escalated),
    ]

    static let decide = Verb(
        name: "decide", summary: "Approve, hide or escalate items",
        usage: [
            "VERDICT ITEM… [--reason CODE] [--note TEXT]",
            "VERDICT --where QUERY [--reason CODE] [--note TEXT]",
        ],
        arguments: [
            Verb.Argument(
                "VERDICT", "what is decided", choices: ["approve", "hide", "escalate", "pending"]),
            Verb.Argument("ITEM", "ideas and comments"),
        ],
        options: [.reasonCode, Option("note", "TEXT", "for the staff alone"), .matching],
        details: [
            "Hiding needs a reason. The open flags of the items are closed, but for appeals against your own verdict. One call is one action, and one undo takes it back.",
            "Safeguarding is never just hidden: escalate it; a facilitator may hide it after that.",
            "Reason codes: \(Campaign.fixedReasonCodes.joined(separator: ", ")); a policy of the campaign may add some.",
            ItemQuery.help,
        ],
        examples: [
            "whittle decide hide polis.demo-c4 --reason spam",
            "whittle decide approve --where 'status:pending kind:story' -n",
        ], run: runDecide)

    static let redact = Verb(
        name: "redact", summary: "Show another text in place of an item's own",
        usage: ["ITEM [--title TITLE] [--body TEXT] --reason REASON"],
        arguments: [Verb.Argument("ITEM", "an idea or a comment")],
        options: [
            Option("title", "TITLE", "what stands in place of the title"),
            Option("body", "TEXT", "what stands in place of the text; - reads it from stdin"),
            Option("reason", "REASON", "why, for the staff"),
        ],
        details: ["What is not given stays as it is. Later edits do not show through."],
        examples: ["whittle redact polis.demo-c4 --body '[a name] said so' --reason names-someone"],
        run: runRedact)

    static let note = Verb(
        name: "note", summary: "Write a note on an item, for the staff or for yourself alone",
        usage: ["ITEM TEXT", "--private [IDEA [TEXT]]"],
        arguments: [
            Verb.Argument("ITEM", "an idea or a comment"),
            Verb.Argument("TEXT", "the note; - reads it from stdin"),
        ],
        options: [
            Option("private", nil, "a note on an idea for yourself alone, kept on this device")
        ],
        details: [
            "Without --private the note is for the staff: moderators and facilitators read it.",
            "A private note is in no journal and no export; another device of yours does not have it. --private alone prints all of yours, with an idea the one on it; an empty TEXT takes it away.",
        ],
        examples: [
            "whittle note polis.demo-17 'ask the author where'",
            "whittle note --private polis.demo-17 'compare with the bus idea'",
        ], run: runNote)

    // MARK: Decide

    private static func runDecide(_ call: Invocation) throws(CommandError) -> ExitStatus {
        guard let word = call.words.first else { throw call.usage("The verdict is missing.") }
        guard let verdict = verdicts.first(where: { $0.word == word })?.verdict else {
            throw call.usage(
                call.unknownWord(word, "verdict", verdicts.prefix(4).map(\.word)))
        }
        let items = try decided(Array(call.words.dropFirst()), call)
        let reason = call.value("reason")
        let note: String? = try call.value("note").map { text throws(CommandError) in
            try call.text(text)
        }
        let campaign = try call.session().campaign
        let drafts = campaign.decide(
            items, verdict, reason: reason, note: note, by: try call.actor()
        ).map { DraftEvent(.itemsDecided($0)) }
        let what =
            items.count == 1
            ? campaign.items.name(items[0]) : Figures.count(items.count, "item")
        let done =
            switch verdict {
            case .approved: "approved \(what)"
            case .hidden: "hid \(what)"
            case .escalated: "escalated \(what)"
            case .pending: "put back \(what)"
            }
        return try call.write(drafts, done + (reason.map { " (\($0))" } ?? ""))
    }

    /// The items that are named or match, each once.
    private static func decided(
        _ ids: [String], _ call: Invocation
    ) throws(CommandError) -> [Int32] {
        let session = try call.session()
        let viewpoint = session.viewpoint
        guard call.has("where") else {
            if ids.isEmpty { throw call.usage("Name the items, or say which with --where QUERY.") }
            var items: [Int32] = []
            for id in ids {
                let item = try call.item(id, viewpoint)
                if !items.contains(item) { items.append(item) }
            }
            return items
        }
        if !ids.isEmpty { throw call.usage("Name items, or say which with --where, not both.") }
        let query = try call.query(viewpoint)
        guard !query.isEmpty else {
            throw call.usage("--where is empty: that would be every item.")
        }
        let campaign = session.campaign
        let context = QueryContext(campaign, viewpoint, for: query)
        let items = query.filter(
            viewpoint.ideas(in: campaign) + viewpoint.comments(in: campaign), context)
        if items.isEmpty { throw CommandError("Nothing matches.") }
        return items
    }

    // MARK: The others

    private static func runRedact(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The item")[0]
        let reason = try call.reason()
        let title: String? = try call.value("title").map { text throws(CommandError) in
            try call.text(text, limit: Campaign.titleLimit)
        }
        let body: String? = try call.value("body").map { text throws(CommandError) in
            try call.text(text)
        }
        guard title != nil || body != nil else {
            throw call.usage("Give what stands in its place: --title TITLE or --body TEXT.")
        }
        let session = try call.session()
        let item = try call.item(id, session.viewpoint)
        let isIdea = session.campaign.rows[Int(item)].kind == .idea
        if title != nil, !isIdea { throw call.usage("“\(id)” is a comment and has no title.") }
        if let title, title.isBlank { throw call.usage("An idea needs a title.") }
        return try call.write(
            .itemRedacted(ItemRedacted(item: id, title: title, body: body, reason: reason)),
            "redacted \(id)")
    }

    private static func runNote(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.has("private") { return try PrivateNoteVerb.run(call) }
        let words = try call.words(2...2, call.words.isEmpty ? "The item" : "The text")
        let body = try call.text(words[1])
        return try call.write(
            .noteWritten(NoteWritten(item: words[0], body: body)), "wrote a note on \(words[0])")
    }
}
