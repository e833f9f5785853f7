import WhittleCore

/// The rules that flag: what there is, what is on, and raising their flags.
enum RuleVerbs {
    static let rule = Verb(
        name: "rule",
        summary: "List the rules that flag; turn one on or off, or make a list of words",
        usage: ["[ID] [--on|--off] [--words W,W…] [--code CODE] [--json]"],
        arguments: [Verb.Argument("ID", "a built-in rule, or a list of words by any name")],
        options: [
            Option("on", nil, "the rule flags from now on"),
            Option("off", nil, "it flags no longer; flags that were raised stay"),
            Option(
                "words", "W,W…",
                "the words or phrases of a list, all of them; - reads them from stdin"),
            Option("code", "CODE", "the reason code of its flags"),
        ],
        details: [
            "Rules only ever flag; people decide. Built in: "
                + RuleKind.allCases.filter { $0 != .words }.map { "\($0.rawValue) (\($0.title))" }
                .joined(separator: "; ") + ".",
            "A list of words finds them whole, without regard to case, accents, width and what is invisible. Without an ID all rules are listed, with the items that each would find.",
            Rule.caution,
        ],
        examples: [
            "whittle rule", "whittle rule shouting --on",
            "whittle rule selling --words 'free trial,% off' --code advert",
        ], run: runRule)

    private static func runRule(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let campaign = try staffCampaign(call)
        guard let id = call.words.first else {
            for option in ["on", "off", "words", "code"] where call.has(option) {
                throw call.usage("Name the rule that --\(option) is for.")
            }
            list(campaign.flagRules, campaign, call)
            return .done
        }
        if call.words.count > 1 {
            throw call.usage("\(Suggestion.quoted(call.words[1])) is one word too many.")
        }
        let present = campaign.flagRules.first { $0.id == id }
        guard ["on", "off", "words", "code"].contains(where: call.has) else {
            guard let present else { throw unknownRule(id, campaign, call) }
            list([present], campaign, call)
            if !call.isJSON { call.output.line("Finds \(present.kind.title).") }
            return .done
        }
        if call.has("on"), call.has("off") { throw call.usage("A rule is on or off, not both.") }
        let event = try event(call.identifier(id, "rule"), present, campaign, call)
        let change = call.has("words") ? "\(Figures.count(event.words.count, "word")), " : ""
        return try call.write(
            .ruleSet(event), "rule \(id): \(change)\(event.on ? "on" : "off")")
    }

    private static func event(
        _ id: String, _ present: Rule?, _ campaign: Campaign, _ call: Invocation
    ) throws(CommandError) -> RuleSet {
        if present == nil, !call.has("words") { throw unknownRule(id, campaign, call) }
        if call.has("words"), Rule.isBuiltIn(id) {
            throw call.usage("“\(id)” is built in and has no words; give your list another name.")
        }
        let kind = present?.kind ?? .words
        var words = present?.words ?? []
        if let typed = call.value("words") {
            words = try call.text(typed, limit: Rule.wordLimit * Rule.wordLengthLimit)
                .split { $0 == "," || $0.isNewline }
                .map { String($0.drop { $0 == " " }) }
                .filter { !$0.isBlank }
        }
        // A code that is the kind's own need not be written.
        let code = call.value("code") ?? present?.code
        return RuleSet(
            rule: id, kind: kind.rawValue, words: words,
            on: call.has("on") || !call.has("off") && present?.isOn ?? true,
            code: code == kind.code ? nil : code)
    }

    private static func unknownRule(
        _ id: String, _ campaign: Campaign, _ call: Invocation
    ) -> CommandError {
        CommandError(
            call.unknownWord(id, "rule here", campaign.flagRules.map(\.id))
                + " A new list of words needs --words.")
    }

    /// The campaign, for those who moderate; others are refused as in any writing of flags.
    private static func staffCampaign(_ call: Invocation) throws(CommandError) -> Campaign {
        let session = try call.session()
        let probe = Event.flagRaised(FlagRaised(item: "-", reason: "other"))
        if !session.viewpoint.isStaff,
            let rejection = session.campaign.check(probe, by: try call.actor())
        {
            throw CommandError(rejection)
        }
        return session.campaign
    }

    // MARK: Listing

    private static func list(_ rules: [Rule], _ campaign: Campaign, _ call: Invocation) {
        var index = RuleIndex(allRules: true)
        index.update(campaign)
        let viewpoint = (try? call.session().viewpoint) ?? .publicView
        let sweep = RuleSweep(campaign, index, viewpoint, only: rules.map(\.id))
        var listing = ListVerb.Listing(columns: [
            .text("Rule"), .text("On"), .text("Code"), .number("Items"), .text("Why, or its words"),
        ])
        for row in sweep.rows {
            let rule = row.rule
            let standing =
                rule.isOn == rule.kind.isOnByDefault
                ? rule.kind.standing
                : "turned \(rule.isOn ? "on" : "off") here; \(rule.kind.standing)"
            let why = rule.kind == .words ? rule.words.joined(separator: ", ") : standing
            listing.add(
                [rule.id, rule.isOn ? "on" : "off", rule.code, String(row.items), why],
                .row([
                    "rule": .string(rule.id), "kind": .string(rule.kind.rawValue),
                    "on": .bool(rule.isOn),
                    "default": .bool(rule.kind == .words ? false : rule.kind.isOnByDefault),
                    "code": .string(rule.code), "items": .integer(row.items),
                    "words": .strings(rule.words), "finds": .string(rule.kind.title),
                    "standing": .string(rule.kind.standing),
                ]))
        }
        ListVerb.print(listing, call)
        call.output.talk(Rule.caution)
    }

    // MARK: Flagging

    /// `whittle flag --rules`.
    static func raiseFlags(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        for option in ["reason", "note", "participant"] where call.has(option) {
            throw call.usage("--\(option) is for a flag on one item; rules have their own.")
        }
        let campaign = try staffCampaign(call)
        let active = campaign.activeRules.map(\.id)
        for id in call.values("rule") where !active.contains(id) {
            guard campaign.flagRules.contains(where: { $0.id == id }) else {
                throw unknownRule(id, campaign, call)
            }
            throw CommandError("The rule “\(id)” is off. `whittle rule \(id) --on` turns it on.")
        }
        var index = RuleIndex()
        index.update(campaign)
        let sweep = RuleSweep(
            campaign, index, try call.session().viewpoint, only: call.values("rule"))
        print(sweep, call)
        call.output.talk(Rule.caution)
        guard !sweep.flags.isEmpty else {
            call.output.talk("Nothing new to flag.")
            return .done
        }
        return try call.write(
            sweep.flags.map { DraftEvent(.flagRaised($0)) },
            "raised \(Figures.count(sweep.flags.count, "flag")) on \(Figures.count(sweep.flaggedItems, "item"))"
        )
    }

    private static func print(_ sweep: RuleSweep, _ call: Invocation) {
        var listing = ListVerb.Listing(columns: [
            .text("Rule"), .text("Code"), .number("Items"), .number("New flags"),
        ])
        for row in sweep.rows where row.items > 0 || call.isJSON {
            listing.add(
                [row.rule.id, row.rule.code, String(row.items), String(row.new)],
                .row([
                    "rule": .string(row.rule.id), "code": .string(row.rule.code),
                    "items": .integer(row.items), "new": .integer(row.new),
                ]))
        }
        ListVerb.print(listing, call)
    }
}

extension Event {
    /// The item that the event gives a text.
    fileprivate var itemWithNewText: String? {
        if case .ideaSubmitted(let idea) = self { return idea.idea }
        if case .ideaEdited(let edit) = self { return edit.idea }
        if case .commentAdded(let comment) = self { return comment.comment }
        if case .commentEdited(let edit) = self { return edit.comment }
        return nil
    }
}

/// A word on what the rules find in what has just been written.
extension Invocation {
    /// After one new item.
    func talkRules(ofNew id: String) throws(CommandError) {
        let session = try session()
        guard session.viewpoint.isStaff, let item = session.campaign.items.find(id) else { return }
        var index = RuleIndex()
        index.update(session.campaign)
        talk(index.hits(of: item))
    }

    /// Before anything is written.
    func talkRules(of event: Event) throws(CommandError) {
        let session = try session()
        if case .ideaSubmitted(let idea) = event {
            talk(session.campaign.ruleHits(in: idea.title + "\n" + (idea.body ?? "")))
        } else if case .commentAdded(let comment) = event {
            talk(session.campaign.ruleHits(in: comment.body))
        }
    }

    private func talk(_ hits: [RuleHit]) {
        guard let first = hits.first else { return }
        if hits.count == 1 {
            output.talk("Rule \(first.rule) would flag this: \(first.note)")
            return
        }
        output.talk(
            "Rules would flag this: "
                + hits.map { "\($0.rule) (\($0.note))" }.joined(separator: ", "))
    }

    /// After an import: how many of its new and changed texts the rules find.
    func talkRules(ofImported drafts: [DraftEvent]) throws(CommandError) {
        let campaign = try session().campaign
        var items: Set<Int32> = []
        for draft in drafts {
            if let id = draft.event.itemWithNewText, let item = campaign.items.find(id) {
                items.insert(item)
            }
        }
        guard !items.isEmpty else { return }
        var index = RuleIndex()
        index.update(campaign)
        let counts = index.counts(over: items.sorted())
        guard counts.items > 0 else { return }
        let rules = counts.byRule.map { "\($0.rule) \($0.items)" }.joined(separator: ", ")
        output.talk(
            "Rules: \(Figures.count(counts.items, "item")) \(counts.items == 1 ? "has" : "have") hits (\(rules)). `whittle flag --rules` raises them."
        )
    }
}
