import WhittleCore
import WhittleExchange

/// `whittle guide`: the page that the public reads, and the same as Markdown.
enum GuideVerb {
    static let verb = Verb(
        name: "guide",
        summary: "Write the guide: one HTML file that needs no network, and the same as Markdown",
        usage: [
            "[FILE.html] [--markdown FILE.md] [--stage S … | --all] [--threshold N --accept-risk REASON] [--force]"
        ],
        arguments: [
            Verb.Argument("FILE.html", "the page to write; stdout where none is named, or -")
        ],
        options: [
            Option(
                "markdown", "FILE.md",
                "write the same as Markdown, too; alone, instead; - for stdout"),
            Option(
                "stage", "S", "the ideas that this stage keeps instead of the entries",
                repeats: true),
            Option("all", nil, "all approved ideas instead of the entries"),
            Option(
                "threshold", "N",
                "the fewest people that a published group has; \(SmallGroups.threshold) where nothing is said"
            ),
            Option(
                "accept-risk", "REASON",
                "why a lower threshold is right; it stands in the journal before the file is written"
            ),
            Option("force", nil, "replace a file that is not a guide"),
        ],
        details: [
            "The entries that were written, in their sections; where none are, --stage makes the guide of what a stage keeps and --all of all approved ideas, by question. Each idea has its story: the words it came from, its votes, what the panel said, the way through the stages, evidence, how to start, who is doing it, and how each number was counted.",
            "It holds what the public may see, and of votes and scores what `report` makes public: the figures of a stage whose report cannot be made yet are left out, and a sentence says why. No name or pseudonym of who wrote or scored. Teams of challenges are named, and so is whoever leads or develops an idea with an entry, as the frozen version names them.",
            "Countries and backgrounds with fewer than \(SmallGroups.threshold) people are put together, and counts of people are rounded to 5. Comments are quoted only where at least so many people wrote on an idea. --threshold asks for less, and takes --accept-risk with the reason; a higher one needs no reason.",
            "The page loads and sends nothing: its content policy allows its own style and its one script, by their digests, and nothing else. It searches, filters, sorts and prints; without the script everything can be read. A file that is not a guide is replaced with --force only.",
        ],
        examples: [
            "whittle guide guide.html --markdown guide.md",
            "whittle guide guide.html --stage shortlist",
            "whittle guide guide.html --threshold 5 --accept-risk \"all agreed to be named\"",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        guard !call.isJSON else {
            throw call.usage(
                "The guide is a document; `whittle report STAGE --json` has the figures.")
        }
        let typed = try call.words(0...1, "The file to write").first
        let page = call.value("markdown") == nil ? typed ?? "-" : typed
        guard page == nil || page != call.value("markdown") else {
            throw call.usage("The page and the Markdown go to two files.")
        }
        let session = try call.session()
        let viewpoint = try call.viewpoint()
        if let refusal = PublishedGuide.refusal(.entries, session.campaign, viewpoint) {
            // Whoever is no facilitator is not told what there is.
            guard viewpoint.roles.contains(.facilitator) else { throw CommandError(refusal) }
        }
        let choice = try choice(call, session.campaign)
        if let refusal = PublishedGuide.refusal(choice, session.campaign, viewpoint) {
            throw CommandError(refusal)
        }
        let targets = [page, call.value("markdown")].compactMap(\.self)
        for target in targets { try mayReplace(target, call) }
        let threshold = try threshold(call, targets)
        let guide = PublishedGuide(
            try call.session().campaign, choice, reports: try reports(session, viewpoint, call),
            threshold: threshold)
        if guide.withheld > 0 {
            call.output.talk(
                "\(Figures.count(guide.withheld, "idea")) left out: not approved, hidden, or with personal data."
            )
        }
        let what = Figures.count(guide.ideas.count, "idea")
        if let page { try write(Array(GuidePage(guide).html.utf8), to: page, what, call) }
        if let file = call.value("markdown") {
            try write(Array(GuideDocument(guide).markdown.utf8), to: file, what, call)
        }
        return .done
    }

    private static func choice(
        _ call: Invocation, _ campaign: Campaign
    ) throws(CommandError) -> PublishedGuide.Choice {
        let named = call.values("stage")
        guard named.isEmpty || !call.has("all") else {
            throw call.usage("--stage and --all do not go together.")
        }
        if call.has("all") { return .all }
        var stages: [String] = []
        for name in named {
            let stage = try call.stage(name)
            guard campaign.cut(stage) != nil else {
                throw CommandError(
                    "“\(stage)” has no cut yet: `whittle cut \(stage) --by crowd -n`.")
            }
            stages.append(stage)
        }
        if !stages.isEmpty { return .stages(stages) }
        guard !campaign.publishedEntries.isEmpty else {
            throw CommandError(
                "The guide has no entries yet. `whittle guide --stage STAGE` makes one of what a stage keeps, `--all` of all approved ideas."
            )
        }
        return .entries
    }

    /// Fewer people than usual are asked for in the journal first.
    private static func threshold(
        _ call: Invocation, _ targets: [String]
    ) throws(CommandError) -> Int {
        let wanted = try GroupsOption.threshold(call)
        guard let reason = call.value("accept-risk") else { return wanted }
        let risk = RiskAccepted(
            export: targets.map(name).joined(separator: ", "), threshold: wanted,
            reason: try call.text(reason))
        _ = try call.write(
            .riskAccepted(risk),
            "accepted groups of \(Figures.count(wanted, "person", "people")) in the guide")
        return wanted
    }

    /// What the journal says of a file: its name without the folders of this device.
    private static func name(_ target: String) -> String {
        target == "-" ? "guide" : String(target.split(separator: "/").last ?? "guide")
    }

    /// Of every stage whose report can be made.
    private static func reports(
        _ session: Session, _ viewpoint: Viewpoint, _ call: Invocation
    ) throws(CommandError) -> [StageReport] {
        let campaign = session.campaign
        var reports: [StageReport] = []
        for stage in campaign.cutStages {
            guard let (cut, _) = campaign.cut(stage) else { continue }
            if let refusal = StageReport.refusal(stage, campaign, viewpoint) {
                call.output.talk("Without the figures of \(stage): \(refusal.sentence)")
                continue
            }
            let past = try session.campaign(ofBasis: cut.basis)
            do throws(StageReport.Refusal) {
                reports.append(try StageReport(stage, campaign, past: past, viewpoint))
            } catch {
                call.output.talk("Without the figures of \(stage): \(error.sentence)")
            }
        }
        return reports
    }

    // MARK: Files

    /// Nothing but a guide is replaced without a word.
    private static func mayReplace(_ target: String, _ call: Invocation) throws(CommandError) {
        guard target != "-", !call.has("force"), Shell.exists(call.path(target)) else { return }
        let limit = TextDecoder.maximumBytes
        let bytes = try Shell.read(call.path(target), limit: limit).bytes.prefix(300)
        let start = String(decoding: bytes, as: UTF8.self)
        guard start.contains(GuidePage.mark) || start.hasPrefix(GuideDocument.mark) else {
            throw CommandError(
                "\(target) is not a guide, so it is not replaced. Name another file, or say --force.",
                .cannotCreate)
        }
    }

    private static func write(
        _ bytes: [UInt8], to target: String, _ what: String, _ call: Invocation
    ) throws(CommandError) {
        guard target == "-" else {
            guard !call.isDryRun else {
                call.output.talk("Would be written: \(target), \(what).")
                return
            }
            try Shell.replace(call.path(target), with: bytes)
            call.output.talk("Wrote \(target): \(what).")
            return
        }
        guard !call.environment.isOutputTerminal else {
            throw call.usage("Name a file: `whittle guide guide.html`.")
        }
        call.output.bytes(bytes)
    }
}
