import WhittleCore
import WhittleExchange

/// `whittle report STAGE`: what a chair publishes.
enum ReportVerb {
    static let verb = Verb(
        name: "report",
        summary: "Write what a chair publishes of a stage: its rule, panel, reasons",
        usage: ["STAGE [--format md|csv|json] [--interests] [--output FILE]"],
        arguments: [Verb.Argument("STAGE", "a stage that has a cut")],
        options: [
            Option(
                "format", "FORMAT", "md where nothing is said; csv has the ideas alone",
                choices: formats),
            Option("interests", nil, "name the ideas from which each member stood back"),
            Option(
                "output", short: "o", "FILE",
                "a file to write, or to replace; stdout where none is named, or -"),
        ],
        details: [
            "A document for the public: the rule in words and what its limits cost, the criteria, the members of the panel and from how many ideas each stood back, how far they agree and how sure the order is, and every idea that was considered with its outcome, its reason, its readers, its mean and its adjusted score with both places, and the minutes. At its end stands the command that computes the cut again.",
            "Figures are those of the lines that the cut was made from; overrides and minutes are as they stand now. It holds no review of one member, no comment of a reviewer, and the titles that the public may read. A mean of a single review is not printed. --interests can tell who wrote an idea, where members stand back from their own.",
            "It is made by a facilitator who stands back from none of the ideas, once the scores may be seen. --json is --format json: one object with campaign stage title from rule by at note currency considered kept held outcomes not_considered limits panel ideas beside lines digest check. Columns of the ideas: \(ReportTable.columns.joined(separator: " ")).",
        ],
        examples: [
            "whittle report shortlist -o shortlist.md", "whittle report longlist --format csv",
        ], run: run)

    private static let formats = ["md", "csv", "json"]

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let stage = try call.stage(try call.words(1...1, "The stage")[0])
        let format = call.value("format") ?? (call.isJSON ? "json" : "md")
        guard !call.isJSON || format == "json" else {
            throw call.usage("--json does not go with --format \(format).")
        }
        let viewpoint = try call.viewpoint()
        let session = try call.session()
        let report = try report(stage, session, viewpoint, call)
        let withheld = report.ideas.count { $0.title == nil }
        if withheld > 0 {
            call.output.talk(
                "\(Figures.count(withheld, "title")) not published: not approved, hidden, or with personal data."
            )
        }
        let bytes: [UInt8]
        switch format {
        case "csv": bytes = ReportTable(report).table.csv()
        case "json": bytes = Array((report.json.json + "\n").utf8)
        default: bytes = Array(ReportDocument(report).markdown.utf8)
        }
        try ExportVerb.deliver(bytes, Figures.count(report.ideas.count, "idea"), call)
        return .done
    }

    private static func report(
        _ stage: String, _ session: Session, _ viewpoint: Viewpoint, _ call: Invocation
    ) throws(CommandError) -> StageReport {
        let campaign = session.campaign
        if let refusal = StageReport.refusal(stage, campaign, viewpoint) {
            throw CommandError(refusal.sentence)
        }
        guard let (cut, _) = campaign.cut(stage) else {
            throw CommandError("The stage \(stage) has no cut.")
        }
        let past = try session.campaign(ofBasis: cut.basis)
        do throws(StageReport.Refusal) {
            return try StageReport(
                stage, campaign, past: past, viewpoint, withInterests: call.has("interests"))
        } catch {
            throw CommandError(error.sentence)
        }
    }
}
