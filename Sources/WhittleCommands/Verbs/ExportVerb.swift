import WhittleCore
import WhittleExchange

/// `whittle export WHAT`: what one reader may see, as a file. The log of decisions and the files for
/// platforms are in `DecisionsExport`, ballots in `BallotsExport`, everything in `EverythingExport`.
enum ExportVerb {
    static let formats = ["csv", "md", "markdown", "json", "jsonl", "pb"]
    static let things = ExportKind.allCases.map(\.rawValue) + ["everything"]
    static let rawWarning = "Raw: a spreadsheet may run texts of this file as formulas."

    static let verb = Verb(
        name: "export",
        summary: "Write ideas, votes, reviews, decisions, or what became of them, as a file",
        usage: [
            "ideas|comments|stages|reviews [--format csv|md|json|jsonl] [--since WHEN] [--public] [--output FILE] [--csv-raw]",
            "evidence|challenges|measures|updates|cases [--format csv|md|json|jsonl] [--since WHEN] [--public] [--output FILE]",
            "shortlist [--format csv|md|json|jsonl] [--stage S] [--since WHEN] [--public] [--output FILE]",
            "decisions [--format csv|md|json|jsonl] [--since WHEN] [--with-moderators] [--with-notes] [--output FILE]",
            "decisions --for polis|decidim|csv [--source S] [--undelivered] [--mark] [--output FILE]",
            "ballots [--format pb|csv|md|json|jsonl] [--stage S] [--budget N] [--with-groups] [--output FILE]",
            "everything --output FOLDER | --format jsonl|json|md [--since WHEN] [--public] [--output FILE]",
        ],
        arguments: [Verb.Argument("WHAT", "what to export", choices: things)],
        options: [
            Option(
                "format", "FORMAT", "csv where nothing is said, pb for ballots", choices: formats),
            Option("stage", "S", "the stage; the last that has a cut where nothing is said"),
            Option(
                "output", short: "o", "FILE",
                "a file to write, or to replace; stdout where none is named, or -"),
            Option(
                "since", "WHEN", "only rows that changed since a date, a time or a cursor"),
            Option("public", nil, "as the public sees it, whoever makes the file"),
            Option("csv-raw", nil, "leave texts that a spreadsheet takes for formulas as they are"),
        ] + DecisionsExport.options + BallotsExport.options + GroupsOption.options,
        details: [
            "It holds what the member may see; --public, and --as public, make the file for the public: approved texts without open flags for personal data, no votes, no scores, no pseudonyms, and no names in ids. Where a reader may not see something the cell is empty; the columns are the same for everybody.",
            "csv opens in any spreadsheet: texts that look like formulas get an apostrophe in front. json is one array, jsonl one object a line, md a document. everything is a folder with a CSV of each kind and ballots.pb, or one file: jsonl with kind as the first key of each row, where a column that is called kind itself is own_kind.",
            "--since WHEN gives the rows that are new or other than in an export of the lines before: a date, a time such as 2015-03-01T09:00:00Z, by when lines were written here, or the cursor that the last such export has told. Ranks and values that are made of all ideas make no row another. What is gone is not in it.",
        ] + DecisionsExport.details + BallotsExport.details + GroupsOption.details
            + ExportKind.allCases.map(columns),
        examples: [
            "whittle export ideas --since 2015-03-01 -o ideas.csv",
            "whittle export shortlist --format md --public",
            "whittle export measures --format jsonl",
            "whittle export shortlist --stage longlist --output longlist.csv",
            "whittle export ballots --stage longlist --budget 47 -o longlist.pb",
            "whittle export everything -o campaign-export",
            "whittle export decisions -o decisions.csv",
            "whittle export decisions --for polis --undelivered -o for-polis.csv",
        ], run: run)

    /// The columns of a kind, for help.
    private static func columns(_ kind: ExportKind) -> String {
        if kind == .stages { return "Columns of stages: stage, then those of a shortlist." }
        let columns = kind.columns.map { "\($0.name) (\($0.meaning))" }
        return "Columns of \(kind.rawValue): \(columns.joined(separator: "; "))."
    }

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let what = try call.words(1...1, "What to export")[0]
        guard things.contains(what) else {
            throw call.usage(call.unknownWord(what, "thing to export", things))
        }
        try refuseStrayOptions(what, call)
        guard let kind = ExportKind(rawValue: what) else { return try EverythingExport.run(call) }
        switch kind {
        case .decisions: return try DecisionsExport.run(call)
        case .ballots: return try BallotsExport.run(call)
        case .shortlist: return try runShortlist(call)
        case .ideas, .comments, .stages, .reviews, .evidence, .challenges, .measures, .updates,
            .cases:
            return try runTable(kind, call)
        }
    }

    /// Options that belong to some of the things alone.
    private static func refuseStrayOptions(
        _ what: String, _ call: Invocation
    ) throws(CommandError) {
        let homes: [(names: [String], things: [String])] = [
            (DecisionsExport.options.map(\.name), ["decisions"]),
            (["stage"], ["shortlist", "ballots"]),
            (["budget"], ["ballots", "everything"]),
            (GroupsOption.options.map(\.name), ["ideas", "ballots"]),
            (["public"], things.filter { !["reviews", "decisions", "ballots"].contains($0) }),
            (["since"], things.filter { $0 != "ballots" }),
        ]
        for home in homes where !home.things.contains(what) {
            for name in home.names where call.has(name) {
                throw call.usage(
                    "--\(name) is for export \(home.things.joined(separator: ", ")).")
            }
        }
    }

    /// How the file is to be written.
    static func format(_ call: Invocation) throws(CommandError) -> String {
        let format = call.value("format") ?? (call.isJSON ? "jsonl" : "csv")
        guard !call.has("csv-raw") || format == "csv" else {
            throw call.usage("--csv-raw is for --format csv.")
        }
        guard format != "pb" else { throw call.usage("--format pb is for export ballots.") }
        return format == "markdown" ? "md" : format
    }

    /// Who reads the file.
    static func reader(_ call: Invocation) throws(CommandError) -> Viewpoint {
        call.has("public") ? .publicView : try call.viewpoint()
    }

    // MARK: Tables

    private static func runTable(
        _ kind: ExportKind, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let format = try format(call)
        let viewpoint = try reader(call)
        if kind == .reviews { try Listings.refusePublic(viewpoint, "Reviews") }
        let session = try call.session()
        let groups = try GroupsOption.ideas(viewpoint, call)
        let tables = CampaignTables(session.campaign, viewpoint, groups: groups)
        guard var table = tables.table(kind) else {
            throw CommandError("No cut has been made yet, so there is no shortlist.")
        }
        if let before = try SinceOption.campaign(call) {
            let then = CampaignTables(before, viewpoint, groups: groups)
            table = table.changed(since: then.table(kind) ?? ExportTable(columns: [], rows: []))
        }
        if call.has("csv-raw") { call.output.talk(rawWarning) }
        try deliver(
            bytes(
                table, format, title: "\(session.campaign.title): \(kind.rawValue)",
                isRaw: call.has("csv-raw")), Figures.count(table.rows.count, "row"), call)
        try SinceOption.tellCursor(call)
        return .done
    }

    // MARK: A shortlist

    private static func runShortlist(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let format = try format(call)
        let viewpoint = try reader(call)
        let campaign = try call.session().campaign
        let stage = try stage(call)
        let kept = campaign.outcomes(of: stage).filter(\.outcome.isIn)
        var table = CampaignTables(campaign, viewpoint).shortlist(stage)
        let hidden = kept.count - table.rows.count
        if let before = try SinceOption.campaign(call) {
            table = table.changed(since: CampaignTables(before, viewpoint).shortlist(stage))
        }
        let title = campaign.stages.first { $0.stage == stage }?.title ?? stage
        let bytes = bytes(
            table, format, title: "\(campaign.title): \(title)", isRaw: call.has("csv-raw"))
        if call.has("csv-raw") { call.output.talk(rawWarning) }
        if hidden > 0 {
            call.output.talk(
                "\(hidden) of \(kept.count) ideas of the stage may not be shown to this reader and are not in it."
            )
        }
        try deliver(bytes, Figures.count(table.rows.count, "idea"), call)
        try SinceOption.tellCursor(call)
        return .done
    }

    /// The stage that is named, else the last that has a cut.
    static func stage(_ call: Invocation) throws(CommandError) -> String {
        let campaign = try call.session().campaign
        if let named = call.value("stage") {
            let stage = try call.stage(named)
            guard campaign.cut(stage) != nil else {
                throw CommandError(
                    "“\(stage)” has no cut yet: `whittle cut \(stage) --by crowd -n`.")
            }
            return stage
        }
        guard let last = campaign.cutStages.last else {
            throw CommandError("No cut has been made yet, so there is no shortlist.")
        }
        return last
    }

    // MARK: Bytes

    static func bytes(
        _ table: ExportTable, _ format: String, title: String, isRaw: Bool
    ) -> [UInt8] {
        switch format {
        case "md": return ShortlistExport.markdown.bytes(table, title: title)
        case "jsonl": return ShortlistExport.jsonl.bytes(table, title: title)
        case "json": return Array((table.json.json + "\n").utf8)
        default: return ShortlistExport.csv.bytes(table, title: title, isRaw: isRaw)
        }
    }

    /// Writes the file, or to stdout. `what` says what is in it.
    static func deliver(
        _ bytes: [UInt8], _ what: String, _ call: Invocation
    ) throws(CommandError) {
        guard let typed = call.outputFile else {
            guard call.environment.isOutputTerminal else { return call.output.bytes(bytes) }
            // A table for a program may hold what a terminal would act on.
            for line in bytes.split(separator: 0x0A) {
                call.output.line(Shown.line(Trim.trimmed(String(decoding: line, as: UTF8.self))))
            }
            return
        }
        guard !call.isDryRun else {
            call.output.talk("Would be written: \(typed), \(what).")
            return
        }
        try Shell.replace(call.path(typed), with: bytes)
        call.output.talk("Wrote \(typed): \(what).")
    }
}

extension CampaignTables {
    /// The table of a kind as one reader may see it; nil where there is none.
    func table(_ kind: ExportKind) -> ExportTable? {
        switch kind {
        case .ideas: ideas
        case .comments: comments
        case .stages: campaign.cutStages.isEmpty ? nil : stages
        case .shortlist: campaign.cutStages.last.map(shortlist)
        case .reviews: viewpoint.isPublic ? nil : reviews
        case .evidence: evidence
        case .challenges: challenges
        case .measures: measures
        case .updates: updates
        case .cases: cases
        case .decisions:
            viewpoint.isStaff
                ? DecisionLog(campaign, viewpoint, DecisionLog.Options()).table : nil
        case .ballots:
            viewpoint.isStaff ? BallotsExport.file(campaign, viewpoint).table : nil
        }
    }
}

extension Invocation {
    /// The file that `--output` names; nil for stdout.
    var outputFile: String? { value("output").flatMap { $0 == "-" ? nil : $0 } }
}
