import WhittleCore

/// The theme book, and coding texts into it.
enum CodingVerbs {
    static let theme = Verb(
        name: "theme", summary: "Show the theme book, and define, retire or restore a theme",
        usage: [
            "[THEME]",
            "THEME --title TITLE [--key AB] [--kind K] [--parent THEME] [--description TEXT] [--order N]",
            "THEME --retire [--into THEME,THEME]", "THEME --restore",
        ],
        arguments: [Verb.Argument("THEME", "a short name for it: letters, digits, . _ : -")],
        options: [
            Option("title", "TITLE", "how it is called"),
            Option("key", "AB", "the two characters that mark it on the coding screen"),
            Option("kind", "K", "for example barrier or building-block"),
            Option("parent", "THEME", "the theme that it belongs to; - for none"),
            Option("description", "TEXT", "when it fits; - reads it from stdin"),
            Option("order", "N", "lower ones come first"),
            Option("retire", nil, "use it no longer"),
            Option("into", "THEME,THEME", "what it became: one, merged; several, split"),
            Option("restore", nil, "use it again"),
        ],
        details: [
            "Without a theme it lists the book; with one alone it shows that theme and what changed it. What is not given stays as it was. The two characters are made from the title where none are given, or where another theme has them.",
            "Codings of a merged theme count for what it became; a theme that was split is to be coded again.",
        ],
        examples: [
            "whittle theme fear --title 'Fear of blame' --key fb --kind barrier",
            "whittle theme fear --retire --into playing-it-safe",
        ], run: runTheme)

    static let code = Verb(
        name: "code", summary: "Code texts into themes, or settle what their coders differ on",
        usage: [
            "ITEM… --themes THEME,THEME [--pass first|second] [--member M]", "ITEM… --none",
            "ITEM… --resolve --themes THEME,THEME [--note TEXT]", "ITEM… --resolve --none",
        ],
        arguments: [Verb.Argument("ITEM", "ideas and comments")],
        options: [
            Option(
                "themes", "THEME,THEME", "themes by their names or two characters", repeats: true),
            Option("none", nil, "looked at, and no theme fits"),
            Option(
                "pass", "PASS", "which reading; found by itself where nothing is said",
                choices: Campaign.passes), .onBehalf,
            Option("resolve", nil, "settle the themes, after two have coded the item"),
            Option("note", "TEXT", "how it was settled"),
        ],
        details: [
            "Two coders code each text, and neither sees the other's coding before both have. The pass is the first where nobody else has coded the text, else the second; nobody does both. Coding again replaces one's own; agreement is measured on what was said before the other's could be seen."
        ],
        examples: [
            "whittle code polis.demo-17 --themes fear,time",
            "whittle code polis.demo-17 --resolve --themes fear --note 'agreed by telephone'",
        ], run: runCode)

    // MARK: The theme book

    private static func runTheme(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let definition = ["title", "key", "kind", "parent", "description", "order"]
        guard let id = call.words.first else {
            if let option = call.verb.options.first(where: { call.has($0.name) }) {
                throw call.usage("The theme is missing before --\(option.name).")
            }
            let viewpoint = try call.viewpoint()
            let listing = try CodingListings.themes(try call.session().campaign, viewpoint)
            if listing.rows.isEmpty {
                call.output.talk("There are no themes yet. `whittle theme ID --title TITLE`.")
            }
            ListVerb.print(listing, call)
            return .done
        }
        _ = try call.words(1...1, "The theme")
        let changes = definition.filter { call.has($0) }
        let actions = [!changes.isEmpty, call.has("retire"), call.has("restore")]
        guard actions.count(where: { $0 }) <= 1 else {
            throw call.usage("Define, retire or restore it: one at a time.")
        }
        if call.has("into"), !call.has("retire") { throw call.usage("--into is for --retire.") }
        if call.has("retire") { return try retire(id, call) }
        if call.has("restore") {
            return try call.write(
                .themeRestored(ThemeRestored(theme: id)), "restored the theme \(id)")
        }
        return changes.isEmpty ? try show(id, call) : try define(id, call)
    }

    private static func define(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus
    {
        let campaign = try call.session().campaign
        let before = campaign.themeDefinition(id)
        let name = try call.identifier(id, "theme")
        guard let title = call.value("title") ?? before?.title else {
            throw call.usage("A new theme needs a --title.")
        }
        let description: String? = try call.value("description").map { text throws(CommandError) in
            try call.text(text)
        }
        let parent = call.value("parent") ?? before?.parent
        if let parent, parent != "-", !Identifier.isValid(parent) {
            throw call.usage("\(Suggestion.quoted(parent)) cannot name a theme.")
        }
        let event = ThemeDefined(
            theme: name, title: try call.text(title, limit: Campaign.titleLimit),
            key: call.value("key") ?? before?.key, description: description ?? before?.description,
            kind: call.value("kind") ?? before?.kind, parent: parent == "-" ? nil : parent,
            order: try call.number("order") ?? before?.order)
        return try call.write(
            .themeDefined(event),
            before == nil ? "defined the theme “\(title)”" : "changed the theme “\(title)”")
    }

    private static func retire(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus
    {
        let into = try themes(call.values("into"), call)
        let words =
            switch into.count {
            case 0: "retired the theme \(id)"
            case 1: "merged the theme \(id) into \(into[0])"
            default: "split the theme \(id) into \(into.joined(separator: ", "))"
            }
        return try call.write(.themeRetired(ThemeRetired(theme: id, into: into)), words)
    }

    private static func show(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        let book = campaign.themeBook
        guard let theme = book.anyTheme(id) ?? book.theme(key: id) else {
            throw CommandError("There is no theme “\(id)”. `whittle list themes` names them.")
        }
        let history = viewpoint.isPublic ? [] : campaign.themeHistoryLines(of: theme.id)
        let size = CodingFigures(campaign, viewpoint).sizes.first { $0.theme == theme.id }?.count
        if call.isJSON {
            call.output.line(
                JSONValue.row([
                    "theme": .string(theme.id), "title": .string(theme.title),
                    "key": theme.key.isEmpty ? .null : .string(theme.key),
                    "kind": .optional(theme.kind), "parent": .optional(theme.parent),
                    "description": .optional(theme.description),
                    "retired": .bool(theme.isRetired), "into": .strings(theme.into),
                    "texts": .optional(size), "history": .strings(history),
                ]).json)
            return .done
        }
        call.output.line(Shown.line(theme.title))
        var facts = [theme.id]
        if !theme.key.isEmpty { facts.append("key \(theme.key)") }
        if let kind = theme.kind { facts.append(kind) }
        if let parent = theme.parent { facts.append("part of \(parent)") }
        if let size { facts.append(Figures.count(size, "text")) }
        if theme.isRetired { facts.append("retired") }
        call.output.line(Shown.line(facts.joined(separator: " · ")))
        for line in Shown.body(theme.description ?? "", columns: 100) where !line.isEmpty {
            call.output.line(line)
        }
        for line in history { call.output.line(Shown.line("  " + line)) }
        return .done
    }

    // MARK: Coding

    private static func runCode(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.words.isEmpty { throw call.usage("The items are missing.") }
        guard call.has("themes") != call.has("none") else {
            throw call.usage("Say which themes with --themes A,B, or --none where none fits.")
        }
        let session = try call.session()
        let viewpoint = session.viewpoint
        let member = try call.actor()
        var items: [Int32] = []
        for id in call.words {
            let item = try call.item(id, viewpoint)
            if !items.contains(item) { items.append(item) }
        }
        let themes = try themes(call.values("themes"), call)
        let names = items.map { session.campaign.items.name($0) }
        let what = names.count == 1 ? names[0] : Figures.count(names.count, "item")
        if call.has("resolve") {
            for option in ["pass", "member"] where call.has(option) {
                throw call.usage("--\(option) is for coding, not for --resolve.")
            }
            let note: String? = try call.value("note").map { text throws(CommandError) in
                try call.text(text)
            }
            return try call.write(
                .codingResolved(CodingResolved(items: names, themes: themes, note: note)),
                "settled the themes of \(what)")
        }
        if call.has("note") { throw call.usage("--note is for --resolve.") }
        return try record(items, themes, member, what, call)
    }

    /// One line for each pass: the items may stand in different ones.
    private static func record(
        _ items: [Int32], _ themes: [String], _ member: String, _ what: String, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let campaign = try call.session().campaign
        let coder = call.value("member") ?? member
        let named: String? = try call.value("pass").map { text throws(CommandError) in
            try call.identifier(text, "pass")
        }
        var passes: [String] = []
        var byPass: [String: [String]] = [:]
        for item in items {
            // Where there is no pass left the check says why.
            let pass = named ?? campaign.pass(of: item, for: coder) ?? Campaign.passes[0]
            if !passes.contains(pass) { passes.append(pass) }
            byPass[pass, default: []].append(campaign.items.name(item))
        }
        let drafts = passes.map { pass in
            DraftEvent(
                .codingRecorded(
                    CodingRecorded(
                        items: byPass[pass] ?? [], pass: pass, themes: themes,
                        member: call.value("member"))))
        }
        return try call.write(
            drafts, "coded \(what) (\(passes.joined(separator: " and ")) pass)")
    }

    /// Themes by their names or their two characters, each once.
    private static func themes(
        _ values: [String], _ call: Invocation
    ) throws(CommandError) -> [String] {
        let book = try call.session().campaign.themeBook
        var result: [String] = []
        for value in values {
            for part in value.split(separator: ",") {
                let word = Trim.trimmed(String(part))
                guard Identifier.isValid(word) || book.theme(key: word) != nil else {
                    throw call.usage("\(Suggestion.quoted(word)) cannot name a theme.")
                }
                let id = book.anyTheme(word)?.id ?? book.theme(key: word)?.id ?? word
                if !result.contains(id) { result.append(id) }
            }
        }
        return result
    }
}
