import WhittleCore
import WhittleExchange

/// `whittle export everything`: all kinds at once, a folder of CSV files or one file.
enum EverythingExport {
    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let format = try ExportVerb.format(call)
        guard format != "csv" || call.outputFile != nil else {
            throw call.usage(
                "CSV is a file of each kind: name a folder with --output, or take --format jsonl.")
        }
        let viewpoint = try ExportVerb.reader(call)
        let campaign = try call.session().campaign
        let before = try SinceOption.campaign(call)
        let then = before.map { CampaignTables($0, viewpoint) }
        let now = CampaignTables(campaign, viewpoint)
        var tables: [(kind: ExportKind, table: ExportTable)] = []
        var missing: [String] = []
        for kind in ExportKind.everything {
            // Ballots are whole or worth nothing.
            guard kind != .ballots || before == nil, let table = now.table(kind) else {
                missing.append(kind.rawValue)
                continue
            }
            tables.append(
                (kind, then?.table(kind).map { table.changed(since: $0) } ?? table))
        }
        if !missing.isEmpty {
            call.output.talk("Not there for this reader: \(missing.joined(separator: ", ")).")
        }
        if call.has("csv-raw") { call.output.talk(ExportVerb.rawWarning) }
        let rows = Figures.count(tables.reduce(0) { $0 + $1.table.rows.count }, "row")
        let what = "\(rows) of \(Figures.count(tables.count, "kind"))"
        if format == "csv", let folder = call.outputFile {
            let ballots =
                tables.contains { $0.kind == .ballots }
                ? try BallotsExport.pabulib(viewpoint, call) : nil
            try deliver(files(tables, ballots, call), folder, what, call)
        } else {
            let bytes = bytes(tables, format, campaign.title)
            try ExportVerb.deliver(bytes, what, call)
        }
        try SinceOption.tellCursor(call)
        return .done
    }

    // MARK: A folder

    private static func files(
        _ tables: [(kind: ExportKind, table: ExportTable)], _ ballots: [UInt8]?, _ call: Invocation
    ) -> [(name: String, bytes: [UInt8])] {
        var files = tables.map { kind, table in
            (name: kind.rawValue + ".csv", bytes: table.csv(isRaw: call.has("csv-raw")))
        }
        if let ballots { files.append(("ballots.pb", ballots)) }
        let meanings = ExportTable(
            columns: ["file", "column", "meaning"],
            rows: tables.flatMap { kind, _ in
                kind.columns.map {
                    [.text(kind.rawValue + ".csv"), .text($0.name), .text($0.meaning)]
                }
            })
        files.append(("columns.csv", meanings.csv()))
        return files
    }

    private static func deliver(
        _ files: [(name: String, bytes: [UInt8])], _ folder: String, _ what: String,
        _ call: Invocation
    ) throws(CommandError) {
        guard !call.isDryRun else {
            call.output.talk("Would be written: \(folder), \(what).")
            return
        }
        try Shell.makeFolder(call.path(folder), files: files.count) { files[$0] }
        call.output.talk("Wrote \(folder): \(what) in \(Figures.count(files.count, "file")).")
    }

    // MARK: One file

    private static func bytes(
        _ tables: [(kind: ExportKind, table: ExportTable)], _ format: String, _ title: String
    ) -> [UInt8] {
        switch format {
        case "md":
            let parts = tables.map { kind, table in
                table.markdown(title: "\(title): \(kind.rawValue)")
            }
            return Array(parts.joined(separator: "\n").utf8)
        case "json":
            let object = JSONValue.object(
                tables.map { JSONMember($0.kind.rawValue, $0.table.json) })
            return Array((object.json + "\n").utf8)
        default:
            return tables.flatMap { kind, table in
                ExportTable(
                    // No key stands twice in a line.
                    columns: ["kind"] + table.columns.map { $0 == "kind" ? "own_kind" : $0 },
                    rows: table.rows.map { [.text(kind.rawValue)] + $0 }
                ).jsonLines()
            }
        }
    }
}
