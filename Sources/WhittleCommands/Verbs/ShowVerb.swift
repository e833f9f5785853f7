import WhittleCore

/// `whittle show ITEM` and `whittle stats`.
enum ShowVerb {
    static let show = Verb(
        name: "show", summary: "Show one idea or comment whole",
        usage: ["ITEM [--json]"],
        arguments: [Verb.Argument("ITEM", "the id of an idea or a comment")],
        details: [
            "Text, votes, comments in their thread; what it was developed into; for the staff flags, decisions and notes; reviews where the round shows them."
        ], examples: ["whittle show polis.demo-17"], run: runShow)

    static let stats = Verb(
        name: "stats", summary: "Show the counts, the funnel, the queues and what to do next",
        usage: ["[--json]", "--moderation [--by member|day] [--json]"],
        options: ModerationFigures.options,
        details: [
            "--json is one object with title events bad_lines writers participants ideas comments votes voters flags_open and more. Ideas and comments are those that the member may see; what they may not see is null. phases, closed, days, countries, backgrounds, queues, panel and leading are the figures of the screen Overview.",
            "Groups of fewer than \(PeopleGroups.least) people are merged with others, for everyone.",
        ] + ModerationFigures.details,
        examples: ["whittle stats --moderation --by day"], run: runStats)

    private static func runStats(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        if call.has("moderation") { return try ModerationFigures.run(call) }
        if call.has("by") { throw call.usage("--by goes with --moderation.") }
        let viewpoint = try call.viewpoint()
        let session = try call.session()
        let overview = Overview(session, viewpoint)
        if call.isJSON {
            call.output.line(overview.json.json)
        } else {
            for line in overview.lines { call.output.line(Shown.line(line)) }
        }
        return .done
    }

    private static func runShow(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The id of an idea or a comment")[0]
        let viewpoint = try call.viewpoint()
        let item = try call.item(id, viewpoint)
        let campaign = try call.session().campaign
        let page = ItemPage(item, campaign, viewpoint, today: try call.session().now.day)
        if call.isJSON {
            call.output.line(page.json.json)
            return .done
        }
        for line in page.lines(columns: min(call.environment.columns ?? 100, 120)) {
            call.output.line(line)
        }
        return .done
    }
}

/// One item with everything that belongs to it, as one viewer may see it.
struct ItemPage {
    private let item: Int32
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    private let isIdea: Bool
    /// Days since 1970-01-01.
    private let today: Int

    init(_ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint, today: Int) {
        self.today = today
        self.item = item
        self.campaign = campaign
        self.viewpoint = viewpoint
        isIdea = campaign.rows[Int(item)].kind == .idea
    }

    private var id: String { campaign.items.name(item) }

    /// The others of the idea's group that may be seen.
    private var merged: [Int32] {
        guard isIdea else { return [] }
        return campaign.group(of: item).dropFirst().filter { viewpoint.canSee($0, in: campaign) }
    }

    private var comments: [CommentSummary] {
        guard isIdea else { return [] }
        return viewpoint.comments(of: item, in: campaign)
            .map { CommentSummary($0, campaign, viewpoint) }
    }

    private var reviews: [ReviewText] {
        guard isIdea else { return [] }
        return campaign.panelRounds.flatMap { round in
            ReviewText.visible(of: campaign.head(of: item), in: round, campaign, viewpoint)
                .map { ReviewText($0, round) }
        }
    }

    // MARK: JSON

    var json: JSONValue {
        var members: [JSONMember]
        if isIdea {
            let derived = Derived(campaign, viewpoint)
            members = IdeaSummary(item, campaign, derived).json.members ?? []
            members.append(JSONMember("coding", campaign.themesJSON(of: item, viewpoint)))
            members.append(JSONMember("merged", .strings(merged.map { campaign.items.name($0) })))
            members.append(JSONMember("thread", .array(comments.map(\.json))))
            let draft = viewpoint.draft(of: item, in: campaign)
            members.append(JSONMember("draft", draft?.json ?? .null))
            members.append(JSONMember("panel_reviews", .array(reviews.map { $0.json(campaign) })))
            let sources = viewpoint.evidenceSources(of: item, in: campaign)
            members.append(JSONMember("evidence", .strings(sources.map(\.id))))
            let challenges =
                viewpoint.canFollow(item, in: campaign) ? campaign.challenges(of: item) : []
            members.append(JSONMember("challenges", .strings(challenges.map(\.id))))
        } else {
            members = CommentSummary(item, campaign, viewpoint).json.members ?? []
            members.append(JSONMember("coding", campaign.themesJSON(of: item, viewpoint)))
        }
        if viewpoint.canSeeModeration {
            members += moderationJSON
            members.append(JSONMember("rule_hits", .array(ruleHits.map(ItemPage.json))))
        }
        return .object(members)
    }

    private var moderationJSON: [JSONMember] {
        let open = Set(campaign.openFlags(of: item).map(\.id))
        let flags = campaign.flags(of: item).map { flag in
            JSONValue.row([
                "flag": .string(flag.id), "reason": .string(flag.reason),
                "note": .optional(flag.note), "by": .string(flag.raiser),
                "open": .bool(open.contains(flag.id)),
            ])
        }
        let decisions = campaign.decisions(of: item).map { entry in
            JSONValue.row([
                "verdict": .string(entry.decision.verdict.rawValue),
                "reason": .optional(entry.decision.reason),
                "note": .optional(entry.decision.note), "member": .string(entry.decision.member),
                "at": .string(entry.decision.happened.text),
            ])
        }
        let notes = campaign.notes(of: item).map { note in
            JSONValue.row([
                "body": .string(note.body), "member": .string(note.member),
                "at": .string(note.stamp.time.text),
            ])
        }
        return [
            JSONMember("flag_list", .array(flags)), JSONMember("decisions", .array(decisions)),
            JSONMember("notes", .array(notes)),
            JSONMember("text_changed_since_decision", .bool(campaign.isStale(item))),
            JSONMember("redacted", .bool(campaign.redaction(of: item) != nil)),
        ]
    }

    /// What the rules find now, whether or not anyone has raised their flags.
    private var ruleHits: [RuleHit] {
        var index = RuleIndex()
        index.update(campaign)
        return index.hits(of: item)
    }

    private static func json(_ hit: RuleHit) -> JSONValue {
        .row([
            "rule": .string(hit.rule), "reason": .string(hit.code),
            "words": .strings(hit.words), "unsure": .bool(hit.isUnsure),
            "detail": .optional(hit.detail),
            "bytes": .array(
                hit.ranges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) }),
        ])
    }

    private var ruleLines: [String] {
        let hits = ruleHits
        return hits.map { "\($0.rule) (\($0.code)): \($0.sentence)" }
            + (hits.contains { $0.kind.isPersonal } ? [Rule.caution] : [])
    }

    // MARK: Text

    func lines(columns: Int) -> [String] {
        var lines = isIdea ? ideaHead : commentHead
        let body = campaign.body(of: item)
        if !body.isEmpty { lines += [""] + Shown.body(body, columns: columns) }
        if let themes = campaign.themeSentence(of: item, viewpoint) {
            lines += ["", Shown.line(themes)]
        }
        if isIdea,
            let became = EvidenceText(campaign, viewpoint, today: today).sentence(of: item)
        {
            lines += ["", Shown.line(became)]
        }
        if viewpoint.canSeeModeration {
            lines += section("Moderation", moderationLines)
            lines += section("Rules", ruleLines)
        }
        lines += section("Panel", reviewLines)
        if isIdea, let draft = viewpoint.draft(of: item, in: campaign) {
            lines += [""] + Shown.body(draft.text, columns: columns)
        }
        let thread = comments
        if !thread.isEmpty {
            lines += ["", Figures.count(thread.count, "comment").capitalizedFirst]
            lines += threadLines(thread, columns)
        }
        return lines
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { Shown.line("  " + $0) }
    }

    private var ideaHead: [String] {
        let summary = IdeaSummary(item, campaign, Derived(campaign, viewpoint))
        var lines = [Shown.line(summary.title)]
        var facts = [summary.id, summary.status.rawValue, summary.happened.minuteText]
        if let stage = summary.stage { facts.append("in \(stage)") }
        if let author = summary.participant { facts.append("by \(author)") }
        lines.append(Shown.line(facts.joined(separator: " · ")))
        if let question = summary.question {
            lines.append(Shown.line("On: \(campaign.questionTitle(question))"))
        }
        if let into = summary.into { lines.append("Merged into \(into)") }
        if !merged.isEmpty {
            let names = merged.map { campaign.items.name($0) }
            lines.append("Stands for \(names.joined(separator: ", ")) too")
        }
        if let tally = summary.tally {
            var votes = "Votes: \(tally.up) up, \(tally.down) down, \(tally.pass) pass"
            if let crowd = summary.crowd, let place = summary.crowdPlace {
                votes += "; the crowd gives it \(Figures.decimal(crowd.mean)), place \(place)"
            }
            lines.append(votes)
        }
        if let panel = summary.panelSentence { lines.append(panel.capitalizedFirst) }
        if let cost = summary.cost {
            lines.append(Shown.line("Cost: \(Decimal15.text(cost)) \(campaign.currency ?? "")"))
        }
        return lines
    }

    private var commentHead: [String] {
        let summary = CommentSummary(item, campaign, viewpoint)
        var facts = [
            summary.id, "\(summary.kind.rawValue) on \(summary.idea)", summary.status.rawValue,
            summary.happened.minuteText,
        ]
        if let reply = summary.reply { facts.append("answers \(reply)") }
        if let author = summary.participant { facts.append("by \(author)") }
        var lines = [Shown.line(facts.joined(separator: " · "))]
        if let tally = summary.tally {
            lines.append("Votes: \(tally.up) up, \(tally.down) down, \(tally.pass) pass")
        }
        return lines
    }

    private var moderationLines: [String] {
        let open = Set(campaign.openFlags(of: item).map(\.id))
        var lines = campaign.flags(of: item).map { flag in
            "\(open.contains(flag.id) ? "open flag" : "closed flag") \(flag.id): \(flag.reason), by \(flag.raiser)"
                + (flag.note.map { ": “\($0)”" } ?? "")
        }
        lines += campaign.decisions(of: item).map { entry in
            let decision = entry.decision
            return
                "\(decision.happened.minuteText) \(decision.verdict.rawValue) by \(decision.member)"
                + (decision.reason.map { ", \($0)" } ?? "")
                + (decision.note.map { ": “\($0)”" } ?? "")
        }
        if let redaction = campaign.redaction(of: item) {
            lines.append("redacted by \(redaction.member): \(redaction.reason)")
        }
        if campaign.isStale(item) { lines.append("the text has changed since the decision") }
        lines += campaign.notes(of: item).map { "note by \($0.member): “\($0.body)”" }
        return lines
    }

    private var reviewLines: [String] {
        var lines = reviews.map { text in
            let review = text.review
            let changes = text.changes(campaign)
            let score = review.score.map { " \(Figures.decimal($0))" } ?? ""
            return "\(review.round), \(review.member):\(score) (\(text.scores))"
                + (review.counts ? "" : ", counts \(text.standing)")
                + (changes.isEmpty ? "" : "; \(changes)")
                + (review.content.comment.map { ": “\($0)”" } ?? "")
        }
        if isIdea, let round = campaign.currentRound, !viewpoint.isPublic,
            !viewpoint.canSeeReviews(of: campaign.head(of: item), in: round, campaign)
        {
            lines.append(round.whyHidden(from: viewpoint))
        }
        return lines
    }

    /// Comments under what they answer.
    private func threadLines(_ comments: [CommentSummary], _ columns: Int) -> [String] {
        let byID = Dictionary(comments.map { ($0.id, $0) }) { first, _ in first }
        return viewpoint.thread(of: item, in: campaign).flatMap { comment in
            byID[campaign.items.name(comment.item)].map {
                commentLines($0, depth: min(comment.depth, 8), columns)
            } ?? []
        }
    }

    private func commentLines(
        _ comment: CommentSummary, depth: Int, _ columns: Int
    ) -> [String] {
        let indent = String(repeating: "  ", count: depth + 1)
        var head = "\(comment.id) · \(comment.kind.rawValue)"
        if comment.stance != 0 { head += comment.stance > 0 ? " · for" : " · against" }
        if comment.status == .hidden { head += " · hidden" }
        if let author = comment.participant { head += " · by \(author)" }
        let body = Shown.body(comment.body, columns: max(20, columns - indent.count - 2))
        return [indent + Shown.line(head)] + body.map { "\(indent)  \($0)" }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
