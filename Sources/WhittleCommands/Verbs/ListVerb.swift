import WhittleCore

/// `whittle list KIND`: every listing asks the viewpoint of who looks.
enum ListVerb {
    enum Kind: String, CaseIterable {
        case ideas, comments, participants, members, flags, reviews, events, questions, rounds
        case policies, queries, duplicates, appeals, themes, codings
        case assignments
        case meetings, deliberations
        case drafts, sections, entries
        case evidence, challenges, measures, updates, cases
    }

    static let verb = Verb(
        name: "list", summary: "List what is in the campaign, as one who may look",
        usage: ["KIND [--where QUERY] [--sort KEY] [--limit N] [--json]"],
        arguments: [
            Verb.Argument("KIND", "what to list", choices: Kind.allCases.map(\.rawValue))
        ],
        options: [
            .matching,
            Option("sort", "KEY", "the order, for ideas and comments", choices: ItemOrder.keys),
            .limit,
            Option("groups", nil, "duplicates as groups, not as pairs"),
            Option("due", nil, "evidence whose review is due alone, the longest due first"), .on,
        ],
        details: [
            ItemQuery.help,
            "--where and --sort are for ideas and comments; the others take words alone, which any of their columns may hold. Figures are sorted highest first.",
            "list ideas --json has idea title body question status into stage up down pass voters comments flags cost crowd crowd_rank panel panel_rank panel_adjusted panel_adjusted_rank reviews participant happened themes. panel is the raw mean; panel_adjusted is without the leniency of who scored it, and may pass the rubric's end. What the member may not see is null. Events are what people did; contributions and votes are not among them.",
            "list reviews --json has round idea member score counts standing scores excluded_scores excluded_reason confidence comment submissions at, first (null, or scores score at could_see_others of the first, where it was changed) and text_changed (the idea has another text now).",
            "list evidence, challenges, measures, updates and cases --json have what `evidence`, `challenge`, `measure`, `update` and `case` say; a challenge there is without its measures and updates. --on is for evidence and challenges.",
            "list duplicates has the pairs of ideas that may say the same, the most alike first, those put off last: idea other score (BM25) cosine shared (the words in both, the rarest first) verdict (null or later). With --groups: ideas size face (the one proposed to stand for them) cosine, the largest first. `merge --face` and `distinguish` settle them.",
            "list drafts --json has the last version of each idea that was developed, with the keys of `draft --json` and title. list sections: section title body order entries. list entries: idea section title body public (false: a member reads it, the public does not) and what why start resources risks lead contributors of the frozen version.",
        ],
        examples: [
            "whittle list ideas --where 'status:pending flags>0' --sort flags",
            "whittle list comments --where 'idea:polis.demo-17' --json",
            "whittle list duplicates --groups --limit 5",
        ], run: run)

    /// What a listing prints: a table, and the same as objects.
    struct Listing {
        var columns: [TextTable.Column]
        var rows: [Row] = []

        struct Row {
            var cells: [String]
            var json: JSONValue
        }

        mutating func add(_ cells: [String], _ json: JSONValue) {
            rows.append(Row(cells: cells, json: json))
        }
    }

    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let word = try call.words(1...1, "The kind of what to list")[0]
        let kind = try call.word(word, "kind of listing", Kind.self)
        let limit = try call.number("limit")
        if call.has("groups"), kind != .duplicates {
            throw call.usage("--groups is for duplicates.")
        }
        if kind != .evidence { try call.refuse(["due"], "is for evidence.") }
        if kind != .evidence, kind != .challenges {
            try call.refuse(["on"], "is for evidence and challenges.")
        }
        var listing = try listing(kind, call)
        if let limit { listing.rows = Array(listing.rows.prefix(limit)) }
        print(listing, call)
        guard listing.rows.isEmpty else { return .done }
        if call.has("where") {
            call.output.talk("Nothing matches.")
            return .refused
        }
        call.output.talk(
            call.has("due") ? "No review is due." : "There are no \(kind.rawValue) to show.")
        return .done
    }

    static func print(_ listing: Listing, _ call: Invocation) {
        if call.isJSON {
            for row in listing.rows { call.output.line(row.json.json) }
            return
        }
        guard !listing.rows.isEmpty else { return }
        let table = TextTable(columns: listing.columns, rows: listing.rows.map(\.cells))
        for line in table.lines(width: call.environment.columns) { call.output.line(line) }
    }

    private static func listing(
        _ kind: Kind, _ call: Invocation
    ) throws(CommandError) -> Listing {
        switch kind {
        case .ideas: return try ideas(call)
        case .comments: return try comments(call)
        case .participants: return try filtered(Listings.participants, call)
        case .members: return try filtered(Listings.members, call)
        case .flags: return try filtered(Listings.flags, call)
        case .appeals: return try filtered(Listings.appeals, call)
        case .reviews: return try filtered(Listings.reviews, call)
        case .events: return try filtered(Listings.events, call)
        case .questions: return try filtered(Listings.questions, call)
        case .rounds: return try filtered(Listings.rounds, call)
        case .policies: return try filtered(Listings.policies, call)
        case .queries: return try filtered(Listings.queries, call)
        case .duplicates:
            return try filtered(
                call.has("groups") ? DuplicateListings.groups : DuplicateListings.pairs, call)
        case .themes: return try filtered(CodingListings.themes, call)
        case .assignments: return try filtered(Listings.assignments, call)
        case .meetings: return try filtered(Listings.meetings, call)
        case .deliberations: return try filtered(Listings.deliberations, call)
        case .drafts: return try filtered(Listings.drafts, call)
        case .sections: return try filtered(Listings.sections, call)
        case .entries: return try filtered(Listings.entries, call)
        case .codings: return try filtered(CodingListings.codings, call)
        case .evidence:
            let (day, dueAlone) = (try call.dayAsked(), call.has("due"))
            return try filtered(
                { EvidenceListings.sources($0, $1, day: day, dueAlone: dueAlone) }, call)
        case .challenges:
            let day = try call.dayAsked()
            return try filtered({ EvidenceListings.challenges($0, $1, day: day) }, call)
        case .measures: return try filtered(EvidenceListings.measures, call)
        case .updates: return try filtered(EvidenceListings.updates, call)
        case .cases: return try filtered(EvidenceListings.cases, call)
        }
    }

    /// A listing whose rows are matched by the words that their columns hold.
    private static func filtered(
        _ make: (Campaign, Viewpoint) throws(CommandError) -> Listing, _ call: Invocation
    ) throws(CommandError) -> Listing {
        if call.has("sort") {
            throw call.usage("--sort is for ideas and comments.")
        }
        let viewpoint = try call.viewpoint()
        let query = try call.query(viewpoint)
        if let key = query.firstKey {
            throw call.usage("“\(key.rawValue)” in --where is for ideas and comments.")
        }
        var listing = try make(try call.session().campaign, viewpoint)
        if !query.isEmpty {
            listing.rows.removeAll {
                !query.matches(text: $0.cells.joined(separator: "\n"))
            }
        }
        return listing
    }

    private static func ideas(_ call: Invocation) throws(CommandError) -> Listing {
        let viewpoint = try call.viewpoint()
        let query = try call.query(viewpoint)
        let campaign = try call.session().campaign
        let derived = Derived(campaign, viewpoint)
        let context = QueryContext(campaign, viewpoint, for: query, derived: derived)
        let ideas = query.filter(viewpoint.ideas(in: campaign), context)
            .map { IdeaSummary($0, campaign, derived) }
        // Where the campaign has themes.
        let hasThemes = !campaign.themeBook.themes.isEmpty
        var listing = Listing(
            columns: [
                .text("Idea"), .text("Status"), .text("Stage"), .number("Up"), .number("Down"),
                .number("Pass"), .number("Comm."), .number("Flags"), .number("Crowd"),
                .number("Panel"), .number("Adj."), .text("Into"),
            ] + (hasThemes ? [.text("Themes")] : []) + [.text("Title")])
        for idea in ItemOrder.sorted(ideas, by: call.value("sort") ?? "old") {
            let tally = idea.tally
            listing.add(
                [
                    idea.id, idea.status.rawValue, idea.stage ?? "",
                    Figures.whole(tally.map { Int($0.up) }),
                    Figures.whole(tally.map { Int($0.down) }),
                    Figures.whole(tally.map { Int($0.pass) }), Figures.whole(idea.comments),
                    Figures.whole(idea.flags), Figures.decimal(idea.crowd?.mean),
                    Figures.decimal(idea.panel?.mean), Figures.decimal(idea.adjusted?.mean),
                    idea.into ?? "",
                ] + (hasThemes ? [idea.themes.joined(separator: ", ")] : []) + [idea.title],
                idea.json)
        }
        return listing
    }

    private static func comments(_ call: Invocation) throws(CommandError) -> Listing {
        let viewpoint = try call.viewpoint()
        let query = try call.query(viewpoint)
        let campaign = try call.session().campaign
        let context = QueryContext(campaign, viewpoint, for: query)
        let comments = query.filter(viewpoint.comments(in: campaign), context)
            .map { CommentSummary($0, campaign, viewpoint) }
        var listing = Listing(columns: [
            .text("Comment"), .text("Idea"), .text("Status"), .text("Kind"), .number("Up"),
            .number("Down"), .number("Flags"), .text("Text"),
        ])
        for comment in ItemOrder.sorted(comments, by: call.value("sort") ?? "old") {
            listing.add(
                [
                    comment.id, comment.idea, comment.status.rawValue, comment.kind.rawValue,
                    Figures.whole(comment.tally.map { Int($0.up) }),
                    Figures.whole(comment.tally.map { Int($0.down) }),
                    Figures.whole(comment.flags), comment.body,
                ], comment.json)
        }
        return listing
    }
}
