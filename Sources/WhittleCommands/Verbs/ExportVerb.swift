import WhittleCore
import WhittleExchange

/// `whittle export shortlist`, and `whittle export decisions` in `DecisionsExport`.
enum ExportVerb {
    static let formats = ["csv", "md", "json", "jsonl"]
    static let columns = [
        "place", "idea", "title", "body", "question", "outcome", "reason", "up", "down", "pass",
        "voters", "crowd", "crowd_rank", "panel", "panel_rank", "panel_adjusted",
        "panel_adjusted_rank", "reviews", "comments", "cost", "merged", "themes",
    ]

    static let verb = Verb(
        name: "export", summary: "Write a stage's ideas or the decisions on items as a file",
        usage: [
            "shortlist [--format csv|md|json|jsonl] [--stage S] [--output FILE] [--csv-raw]",
            "decisions [--format csv|md|json|jsonl] [--with-moderators] [--with-notes] [--output FILE]",
            "decisions --for polis|decidim|csv [--source S] [--undelivered] [--mark] [--output FILE]",
        ],
        arguments: [Verb.Argument("WHAT", "what to export", choices: things)],
        options: [
            Option("format", "FORMAT", "csv where nothing is said", choices: formats),
            Option("stage", "S", "the stage; the last that has a cut where nothing is said"),
            Option(
                "output", short: "o", "FILE",
                "a file to write, or to replace; stdout where none is named, or -"),
            Option("csv-raw", nil, "leave texts that a spreadsheet takes for formulas as they are"),
        ] + DecisionsExport.options,
        details: [
            "Columns of a shortlist: \(columns.joined(separator: " ")). It holds what the member may see; --as public makes the file for the public. The outcome is kept, or kept by an override with its reason; merged names the ideas that this one stands for; themes are those that the member may see. panel is the raw mean, panel_adjusted what the idea is worth once leniency is taken out; it may pass the rubric's end.",
            "csv opens in any spreadsheet: texts that look like formulas get an apostrophe in front. json is one array, jsonl one object a line, md a document.",
        ] + DecisionsExport.details,
        examples: [
            "whittle export shortlist --format md --as public",
            "whittle export shortlist --stage longlist --output longlist.csv",
            "whittle export decisions -o decisions.csv",
            "whittle export decisions --for polis --undelivered -o for-polis.csv",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let what = try call.words(1...1, "What to export")[0]
        guard things.contains(what) else {
            throw call.usage(call.unknownWord(what, "thing to export", things))
        }
        if what == "decisions" { return try DecisionsExport.run(call) }
        for option in DecisionsExport.options where call.has(option.name) {
            throw call.usage("--\(option.name) is for export decisions.")
        }
        let format = try format(call)
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        let stage = try stage(call)
        let kept = campaign.outcomes(of: stage).filter(\.outcome.isIn)
        let shown = kept.filter { viewpoint.canSee($0.item, in: campaign) }
        let table = table(shown, campaign, viewpoint)
        let title = campaign.stages.first { $0.stage == stage }?.title ?? stage
        let bytes = bytes(
            table, format, title: "\(campaign.title): \(title)", isRaw: call.has("csv-raw"))
        if call.has("csv-raw") { call.output.talk(rawWarning) }
        if shown.count < kept.count {
            call.output.talk(
                "\(kept.count - shown.count) of \(kept.count) ideas of the stage may not be shown to this reader and are not in it."
            )
        }
        try deliver(bytes, Figures.count(shown.count, "idea"), call)
        return .done
    }

    static let things = ["shortlist", "decisions"]
    static let rawWarning = "Raw: a spreadsheet may run texts of this file as formulas."

    static func format(_ call: Invocation) throws(CommandError) -> String {
        let format = call.value("format") ?? (call.isJSON ? "jsonl" : "csv")
        guard !call.has("csv-raw") || format == "csv" else {
            throw call.usage("--csv-raw is for --format csv.")
        }
        return format
    }

    private static func stage(_ call: Invocation) throws(CommandError) -> String {
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

    private static func table(
        _ kept: [(item: Int32, outcome: Outcome)], _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> ExportTable {
        let derived = Derived(campaign, viewpoint)
        var rows: [[ExportCell]] = []
        for (item, outcome) in kept {
            let idea = IdeaSummary(item, campaign, derived)
            var cells: [ExportCell] =
                switch outcome {
                case .kept(let place): [.integer(place)]
                case .keptByOverride, .droppedByOverride, .dropped, .hidden: [.empty]
                }
            cells += [
                .text(idea.id), .text(idea.title), .text(idea.body),
                idea.question.map { .text(campaign.questionTitle($0)) } ?? .empty,
            ]
            switch outcome {
            case .keptByOverride(let reason):
                cells += [.text("kept by an override"), .text(reason)]
            case .kept, .droppedByOverride, .dropped, .hidden: cells += [.text("kept"), .empty]
            }
            let merged = campaign.group(of: item).dropFirst()
                .filter { viewpoint.canSee($0, in: campaign) }.map { campaign.items.name($0) }
            let themes = idea.themes.map { campaign.themeBook.title($0) }
            cells +=
                figures(of: idea) + [
                    .text(merged.joined(separator: " ")), .text(themes.joined(separator: "; ")),
                ]
            rows.append(cells)
        }
        return ExportTable(columns: columns, rows: rows)
    }

    private static func figures(of idea: IdeaSummary) -> [ExportCell] {
        func whole(_ value: Int?) -> ExportCell { value.map { .integer($0) } ?? .empty }
        func decimal(_ value: Double?) -> ExportCell { value.map { .number($0) } ?? .empty }
        return [
            whole(idea.tally.map { Int($0.up) }), whole(idea.tally.map { Int($0.down) }),
            whole(idea.tally.map { Int($0.pass) }), whole(idea.tally.map { Int($0.voters) }),
            decimal(idea.crowd?.mean), whole(idea.crowdPlace), decimal(idea.panel?.mean),
            whole(idea.panelPlace), decimal(idea.adjusted?.mean), whole(idea.adjustedPlace),
            whole(idea.panel?.reviews), whole(idea.comments),
            decimal(idea.cost),
        ]
    }

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

extension Invocation {
    /// The file that `--output` names; nil for stdout.
    var outputFile: String? { value("output").flatMap { $0 == "-" ? nil : $0 } }
}
