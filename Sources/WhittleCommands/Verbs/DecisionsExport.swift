import WhittleCore
import WhittleExchange

/// `whittle export decisions`: the log for the public, or with `--for` the decisions in a
/// platform's terms.
enum DecisionsExport {
    static let options = [
        Option(
            "for", "PLATFORM", "decisions: in the ids and terms of the platform they came from",
            choices: PlatformFormat.allCases.map(\.rawValue)),
        Option("source", "S", "decisions: the source; not needed where only one fits"),
        Option("undelivered", nil, "decisions: only those that the platform does not know yet"),
        Option("mark", nil, "decisions: record that they are delivered"),
        Option(
            "with-moderators", nil, "decisions: two more columns, moderator-1 … and decided_at"),
        Option("with-notes", nil, "decisions: with the staff's notes on what was hidden"),
    ]

    static let details = [
        "export decisions writes a log that may be published: \(DecisionLog.columns.joined(separator: " ")). One row an item that was decided on, split or merged. Texts that were hidden, escalated or flagged as \(Campaign.withheldReasons.joined(separator: ", ")) are withheld, and so are those in which the rules find personal data now, and what waits. Moderators have no names, and ids that hold one are replaced.",
        "export decisions --for PLATFORM writes the last decisions on what came from that platform. polis: comment-id moderated (1, 0, -1) comment-body reason remark. decidim: the template for answers, id state answer/LANGUAGE, separated by semicolons; its answers are public. csv: system id verdict reason decided_at remark.",
        "With --undelivered, a file that was written with --output is recorded as delivered, in one line that undo takes back. Without --undelivered, and on stdout, nothing is recorded unless --mark says so.",
    ]

    static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        guard viewpoint.isStaff else {
            throw CommandError.staffOnly("Decisions")
        }
        if let word = call.value("for"), let format = PlatformFormat(rawValue: word) {
            return try runPlatform(format, viewpoint, call)
        }
        for option in ["source", "undelivered", "mark"] where call.has(option) {
            throw call.usage("--\(option) goes with --for PLATFORM.")
        }
        return try runLog(viewpoint, call)
    }

    // MARK: The log

    private static func runLog(
        _ viewpoint: Viewpoint, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let campaign = try call.session().campaign
        let format = try ExportVerb.format(call)
        let log = DecisionLog(
            campaign, viewpoint,
            DecisionLog.Options(
                withModerators: call.has("with-moderators"), withNotes: call.has("with-notes")))
        if call.has("with-notes") {
            call.output.talk(
                "With notes: they were written for the staff and may name people. Read them before you publish."
            )
        }
        if call.has("csv-raw") { call.output.talk(ExportVerb.rawWarning) }
        if log.withheld > 0 {
            call.output.talk("\(Figures.count(log.withheld, "text")) withheld.")
        }
        if log.leftOut > 0 {
            call.output.talk(
                "\(Figures.count(log.leftOut, "item")) may not be shown to this reader and are not in it."
            )
        }
        var table = log.table
        if let before = try SinceOption.campaign(call) {
            table = table.changed(since: DecisionLog(before, viewpoint, log.options).table)
        }
        let bytes = ExportVerb.bytes(
            table, format, title: "\(campaign.title): decisions", isRaw: call.has("csv-raw"))
        try ExportVerb.deliver(bytes, Figures.count(table.rows.count, "item"), call)
        try SinceOption.tellCursor(call)
        return .done
    }

    // MARK: For a platform

    private static func runPlatform(
        _ format: PlatformFormat, _ viewpoint: Viewpoint, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        for option in ["format", "with-moderators", "with-notes", "since"] where call.has(option) {
            throw call.usage("--\(option) does not go with --for.")
        }
        if call.isJSON { throw call.usage("--json does not go with --for.") }
        let campaign = try call.session().campaign
        let systems = try systems(format, call)
        var file = PlatformFile(campaign, format)
        for system in systems {
            let decisions = campaign.platformDecisions(of: system, for: viewpoint)
            file.add(
                call.has("undelivered") ? decisions.filter { !$0.isDelivered } : decisions,
                of: system)
        }
        tell(file, systems, campaign, viewpoint, call)
        if file.rows.isEmpty, call.has("undelivered") {
            call.output.talk("The platform knows all decisions: nothing was written.")
            return .done
        }
        let marks = call.has("mark") || call.has("undelivered") && call.outputFile != nil
        let drafts = marks ? file.deliveries.map { DraftEvent(.decisionsDelivered($0)) } : []
        for draft in drafts {
            if let rejection = campaign.check(draft.event, by: try call.actor()) {
                throw CommandError(rejection)
            }
        }
        if call.has("csv-raw") { call.output.talk(ExportVerb.rawWarning) }
        let count = Figures.count(file.rows.count, "decision")
        try ExportVerb.deliver(file.bytes(isRaw: call.has("csv-raw")), count, call)
        call.output.flush()
        guard !drafts.isEmpty else { return .done }
        guard !call.output.hasFailed else { return .inputOutput }
        return try call.write(
            drafts, "\(count) delivered to \(systems.joined(separator: ", "))")
    }

    /// The sources whose decisions are wanted.
    private static func systems(
        _ format: PlatformFormat, _ call: Invocation
    ) throws(CommandError) -> [String] {
        let known = try call.session().campaign.sourceSystems
        let names = known.joined(separator: ", ")
        if let named = call.value("source") {
            guard known.contains(named) else {
                throw CommandError(
                    known.isEmpty
                        ? "Nothing was imported into this campaign, so no platform waits for decisions."
                        : call.unknownWord(named, "source here", known))
            }
            return [named]
        }
        let fitting = known.filter(format.fits)
        if fitting.isEmpty {
            throw CommandError(
                known.isEmpty
                    ? "Nothing was imported into this campaign, so no platform waits for decisions."
                    : "No source here is called \(format.rawValue).…: say which it is with --source, one of \(names)."
            )
        }
        guard fitting.count == 1 || format == .csv else {
            throw call.usage("Several sources fit: say which with --source, one of \(names).")
        }
        return fitting
    }

    /// Says what is not in the file, and what the platform cannot do by itself.
    private static func tell(
        _ file: PlatformFile, _ systems: [String], _ campaign: Campaign, _ viewpoint: Viewpoint,
        _ call: Invocation
    ) {
        let others = campaign.rows.indices.map(Int32.init).count { item in
            campaign.decision(of: item) != nil && viewpoint.canSee(item, in: campaign)
                && !(campaign.source(of: item).map { systems.contains($0.system) } ?? false)
        }
        let sentences: [(count: Int, what: String)] = [
            (others, "from elsewhere, left out"),
            (file.withoutID, "without an id at the source, left out"),
            (file.comments, "comments, left out: Decidim answers proposals alone"),
            (file.merged, "merged into another here"),
            (file.changed, "with a text that was edited or redacted here"),
        ]
        for sentence in sentences where sentence.count > 0 {
            call.output.talk("\(Figures.count(sentence.count, "item")) \(sentence.what).")
        }
    }
}
