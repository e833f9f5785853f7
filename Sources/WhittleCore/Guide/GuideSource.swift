/// Where the guide's contents come from: what the public may read, and the stages' reports.
struct GuideSource {
    /// At most so many comments of an idea are quoted.
    static let mostComments = 24

    private let campaign: Campaign
    private let reports: [StageReport]
    private let threshold: Int
    /// The rows of each report by the idea's id.
    private let rows: [[String: StageReport.Idea]]
    /// The stages that have a cut, each with its report where there is one.
    private let cutStages: [(stage: String, report: Int?)]
    private let outcomes: [[Int32: Outcome]]
    private let ids: PublishedIDs
    let evidence: GuideEvidence

    init(_ campaign: Campaign, _ reports: [StageReport], threshold: Int) {
        self.campaign = campaign
        self.reports = reports
        self.threshold = threshold
        rows = reports.map { report in
            Dictionary(report.ideas.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        }
        cutStages = campaign.cutStages.map { stage in
            (stage, reports.firstIndex { $0.stage == stage })
        }
        outcomes = cutStages.map { stage, _ in
            Dictionary(
                campaign.outcomes(of: stage).map { ($0.item, $0.outcome) },
                uniquingKeysWith: { one, _ in one })
        }
        ids = campaign.publishedIDs
        evidence = GuideEvidence(campaign)
    }

    // MARK: Sections

    /// The sections in order, those without an idea left out, and how many ideas were withheld.
    func sections(
        _ choice: PublishedGuide.Choice
    ) -> (sections: [PublishedGuide.Section], withheld: Int) {
        let parts: [(title: String, body: String, entries: [PublishedEntry])]
        var absent = 0
        switch choice {
        case .entries:
            let entries = campaign.publishedEntries
            let heads = campaign.guide.entries.filter { $1.value != nil }.keys
                .map { campaign.head(of: $0) }
            absent = max(0, Set(heads).count - entries.count)
            parts =
                campaign.guideSections.map { section in
                    (
                        section.title, section.body ?? "",
                        entries.filter { $0.section == section.section }
                    )
                } + [("More ideas", "", entries.filter { $0.section == nil })]
        case .stages(let stages):
            var seen: Set<Int32> = []
            let kept = stages.flatMap { campaign.kept(in: $0) }.map { campaign.head(of: $0) }
                .filter { seen.insert($0).inserted }
            let readable = kept.filter { Viewpoint.publicView.canSee($0, in: campaign) }
            absent = kept.count - readable.count
            parts = byQuestion(readable)
        case .all:
            parts = byQuestion(
                Viewpoint.publicView.ideas(in: campaign).filter {
                    campaign.isHead($0) && campaign.counts($0)
                })
        }
        let texts = PublishedTexts(parts.flatMap(\.entries).map(\.idea), campaign)
        var number = 0
        var sections: [PublishedGuide.Section] = []
        for part in parts {
            var ideas: [PublishedGuide.Idea] = []
            for entry in part.entries where texts.reason(of: entry.idea) == nil {
                number += 1
                ideas.append(idea(entry, number))
            }
            if !ideas.isEmpty || !part.body.isBlank {
                sections.append(
                    PublishedGuide.Section(title: part.title, body: part.body, ideas: ideas))
            }
        }
        return (sections, absent + texts.withheld)
    }

    private func byQuestion(
        _ ideas: [Int32]
    ) -> [(title: String, body: String, entries: [PublishedEntry])] {
        func entries(_ question: String?) -> [PublishedEntry] {
            ideas.filter { campaign.question(of: $0) == question }.map {
                PublishedEntry(
                    idea: $0, section: nil, title: campaign.title(of: $0),
                    body: campaign.body(of: $0),
                    draft: campaign.publishedDraft(ofHead: $0))
            }
        }
        let asked = campaign.askedQuestions
        let known = Set(asked.map(\.question))
        let others = Set(ideas.compactMap { campaign.question(of: $0) }).subtracting(known)
        var parts = asked.map { ($0.title, $0.prompt ?? "", entries($0.question)) }
        parts += others.sorted().map { ($0, "", entries($0)) }
        parts.append((parts.isEmpty ? "All ideas" : "Other ideas", "", entries(nil)))
        return parts.filter { !$0.2.isEmpty }
    }

    // MARK: One idea

    private func idea(_ entry: PublishedEntry, _ number: Int) -> PublishedGuide.Idea {
        let head = entry.idea
        let words = words(entry)
        let steps = steps(head)
        var reasons = PublishedGuide.Reasons()
        var support: PublishedGuide.Support?
        var panel: PublishedGuide.Panel?
        for (place, report) in reports.enumerated() {
            guard let row = rows[place][campaign.items.name(head)] else { continue }
            if let up = row.up, let down = row.down {
                support = PublishedGuide.Support(up: up, down: down)
                reasons.support = supportReasons(row, report, head)
            }
            if let round = report.panel, row.readers > 0 {
                let found = GuideSource.panel(row, round)
                panel = found
                reasons.panel = GuideSource.panelReasons(found, round, report)
            }
        }
        let themes = campaign.themes(of: head, .publicView)
        if !themes.isEmpty {
            reasons.themes.append(
                "Two people read the text independently of each other and said which themes it touches; where they differed, it was settled."
            )
        }
        reasons.words = wordsReasons(words, head)
        reasons.steps = steps.map(stepReason)
        return PublishedGuide.Idea(
            number: number, title: entry.title, body: entry.body, draft: entry.draft,
            themes: themes.map { campaign.themeBook.title($0) }, support: support, panel: panel,
            steps: steps, words: words, sources: evidence.sources(of: head),
            challenges: evidence.challenges(of: head), cases: evidence.cases(of: head),
            reasons: reasons)
    }

    private static func panel(
        _ row: StageReport.Idea, _ round: PanelReport
    ) -> PublishedGuide.Panel {
        let counted = round.criteria.filter { $0.weight > 0 }
        let isOneScale = counted.allSatisfy { one in
            one.min == counted[0].min && one.max == counted[0].max && one.min < one.max
        }
        return PublishedGuide.Panel(
            readers: row.readers, mean: row.mean, adjusted: row.adjusted,
            place: row.mean == nil ? nil : row.adjustedPlace ?? row.rawPlace,
            ranked: round.ranked,
            scale: isOneScale ? counted.first.map { $0.min...$0.max } : nil, band: row.band)
    }

    /// Every stage that has a cut and considered the idea, in order.
    private func steps(_ head: Int32) -> [PublishedGuide.Step] {
        cutStages.enumerated().compactMap { index, entry in
            if let report = entry.report {
                guard let row = rows[report][campaign.items.name(head)] else { return nil }
                var outcome = row.result.rawValue
                if let reason = row.reason { outcome += ": " + reason }
                return PublishedGuide.Step(
                    stage: index, place: row.place, outcome: outcome, minutes: row.minutes)
            }
            switch outcomes[index][head] {
            case .kept: return step(index, "kept")
            case .keptByOverride(let reason): return step(index, "kept by an override: " + reason)
            case .droppedByOverride(let reason):
                return step(index, "dropped by an override: " + reason)
            case .dropped, .hidden, nil: return nil
            }
        }
    }

    private func step(_ stage: Int, _ outcome: String) -> PublishedGuide.Step {
        PublishedGuide.Step(stage: stage, place: nil, outcome: outcome, minutes: nil)
    }

    // MARK: The words

    /// What the public may read of where an idea comes from. Of an idea on which fewer people wrote
    /// than the threshold no comment is quoted: whoever knows who took part could tell whose it is.
    private func words(_ entry: PublishedEntry) -> PublishedGuide.Words {
        let view = Viewpoint.publicView
        let head = entry.idea
        let isReworded =
            entry.title != campaign.title(of: head) || entry.body != campaign.body(of: head)
        let group = campaign.group(of: head).filter { $0 != head || isReworded }
        let origins = campaign.lineage(of: head).dropFirst()
        let ideas = (group + origins).filter {
            campaign.rows[Int($0)].kind == .idea && view.canSee($0, in: campaign)
        }
        let comments = view.comments(of: head, in: campaign)
        let texts = PublishedTexts(ideas + comments, campaign)
        let readable = comments.filter { texts.reason(of: $0) == nil }
        let people = people(readable + ideas.filter { texts.reason(of: $0) == nil } + [head])
        let isSmall = people < threshold && !readable.isEmpty
        let order: [CommentKind] = [.story, .implementation, .comment, .question]
        let quoted = order.flatMap { kind in
            readable.filter { campaign.rows[Int($0)].commentKind == kind }
        }
        return PublishedGuide.Words(
            ideas: ideas.filter { texts.reason(of: $0) == nil }.map {
                PublishedGuide.Words.Quote(
                    kind: nil, title: campaign.title(of: $0), body: campaign.body(of: $0))
            },
            comments: isSmall
                ? []
                : quoted.prefix(GuideSource.mostComments).map {
                    PublishedGuide.Words.Quote(
                        kind: campaign.rows[Int($0)].commentKind, title: "",
                        body: campaign.body(of: $0))
                }, commentCount: readable.count, isSmall: isSmall)
    }

    /// How many different people wrote these, at least: those without a pseudonym may be one.
    private func people(_ items: [Int32]) -> Int {
        let authors = items.map { campaign.participantHandle(of: $0) }
        return Set(authors.compactMap(\.self)).count + (authors.contains(nil) ? 1 : 0)
    }

    // MARK: Why

    private func supportReasons(
        _ row: StageReport.Idea, _ report: StageReport, _ head: Int32
    ) -> [String] {
        var lines = [
            row.standsFor > 0
                ? "Votes on it and on \(Figures.count(row.standsFor, "other idea")) merged into it. A person counts once over all of them, with the last vote."
                : "Votes on it; a person counts once, with the last vote."
        ]
        let systems = campaign.group(of: head).flatMap { campaign.recordedTallies(of: $0) }
            .map(\.system).filter { !$0.hasPrefix("hands.") }
        if !systems.isEmpty {
            lines.append(
                "Totals that were counted elsewhere are among them, as \(Set(systems).sorted().joined(separator: ", ")) gave them."
            )
        }
        lines.append(
            "Counted on the \(Figures.count(report.lines, "line")) of the journal that the stage “\(report.title)” was decided on (\(report.at.dateText))."
        )
        return lines
    }

    private static func panelReasons(
        _ panel: PublishedGuide.Panel, _ round: PanelReport, _ report: StageReport
    ) -> [String] {
        var lines: [String] = []
        let count = Figures.count(panel.readers, "member")
        if panel.mean != nil {
            lines.append(
                "The mean of what \(count) of the panel gave it in the round “\(round.title)”, each criterion with its weight."
            )
        } else if panel.readers < StageReport.leastReaders {
            lines.append(
                "\(count) of the panel read it. A mean of a single review is not published: it would be one person’s score."
            )
        } else {
            lines.append("\(count) of the panel read it; the stage’s report gives no mean.")
        }
        if panel.adjusted != nil {
            lines.append(
                "The adjusted score takes out who is harsh and who is lenient; few reviews move it towards the mean of all."
            )
        }
        if let place = panel.place {
            lines.append("Place \(place) of \(Figures.count(panel.ranked, "idea")) with a score.")
        }
        switch panel.band {
        case .inside: lines.append("It is surely among the best: 9 chances in 10 or more.")
        case .grey: lines.append("It could go either way: between 1 and 9 chances in 10.")
        case .out: lines.append("By the scores alone it is surely not among the best.")
        case nil: break
        }
        return lines
    }

    private func wordsReasons(_ words: PublishedGuide.Words, _ head: Int32) -> [String] {
        var lines = [
            "Known in the campaign as \(ids.id(of: head)). Moderators have approved every text that is quoted here; names and pseudonyms are left out."
        ]
        if words.isSmall {
            lines.append(
                "Fewer than \(threshold) people wrote on this idea, so their comments are counted and not quoted."
            )
        } else if words.commentCount > words.comments.count {
            lines.append(
                "\(words.comments.count) of \(words.commentCount) comments are quoted: stories first, then offers to carry it out, then the oldest."
            )
        }
        return lines
    }

    private func stepReason(_ step: PublishedGuide.Step) -> String {
        let (stage, report) = cutStages[step.stage]
        var line = campaign.stageTitle(stage)
        if let report = report.map({ reports[$0] }), let place = step.place {
            line += ": place \(place) of \(report.considered)"
        }
        return line + ": " + step.outcome + "."
    }

    // MARK: The whole

    var stages: [PublishedGuide.Stage] {
        cutStages.map { stage, report in
            PublishedGuide.Stage(
                stage: stage, title: campaign.stageTitle(stage),
                considered: report.map { reports[$0].considered },
                held: campaign.kept(in: stage).count,
                lines: report.map { GuideSource.lines(reports[$0]) }
                    ?? ["The figures of this stage are not published."])
        }
    }

    private static func lines(_ report: StageReport) -> [String] {
        var lines = [
            "Of \(report.fromTitle): \(report.rule.words). The rule kept \(report.kept) of \(Figures.count(report.considered, "idea")) on \(report.at.dateText)."
        ]
        if report.held != report.kept {
            lines.append(
                "With overrides, and without what was hidden since, it holds \(report.held).")
        }
        if let note = report.note, !note.isBlank { lines.append(note) }
        if !report.notConsidered.isEmpty {
            let list = report.notConsidered.map { "\($0.count) \($0.why)" }
            lines.append("Not considered: \(list.joined(separator: "; ")).")
        }
        if let panel = report.panel {
            lines.append(
                "The panel: \(Figures.count(panel.members.count, "member")), \(Figures.count(panel.counted, "review")) that count, on \(panel.criteria.map(\.title).joined(separator: ", "))."
            )
            if let agreement = panel.agreement { lines.append(agreement) }
        }
        lines.append(
            "It was computed from \(Figures.count(report.lines, "line")) of the campaign’s journal with the digest \(report.digest)"
                + (report.isWhole
                    ? "; `whittle cut --check \(report.stage)` computes it again, and `whittle report \(report.stage)` gives every idea with its reason."
                    : "; some of them were erased since, as the law asks, so it cannot be computed again.")
        )
        return lines
    }

    func funnel(
        _ figures: OverviewFigures, _ choice: PublishedGuide.Choice, published: Int
    ) -> [PublishedGuide.FunnelStep] {
        var steps: [PublishedGuide.FunnelStep] = []
        func add(_ label: String, _ count: Int, _ stage: Int? = nil) {
            steps.append(PublishedGuide.FunnelStep(label: label, count: count, stage: stage))
        }
        add("contributions to read", figures.texts)
        let considered = Set(
            reports.filter { $0.from == "pool" }.flatMap { $0.ideas.map(\.id) })
        if choice != .all {
            if considered.isEmpty {
                add("distinct ideas", figures.distinctIdeas)
            } else {
                add("ideas considered", considered.count, cutStages.firstIndex { $0.report != nil })
            }
            addStages(add)
        }
        add("in this guide", published)
        return steps
    }

    private func addStages(_ add: (String, Int, Int?) -> Void) {
        let fromPool = cutStages.count { campaign.cut($0.stage)?.cut.from == "pool" }
        guard fromPool < 2 else {
            // Stages beside each other, one a question, are no funnel.
            let kept = Set(cutStages.flatMap { campaign.kept(in: $0.stage) })
            return add("kept by a cut", kept.count, nil)
        }
        for (index, entry) in cutStages.enumerated() {
            let title = campaign.stageTitle(entry.stage).lowercased()
            add(title, campaign.kept(in: entry.stage).count, index)
        }
    }
}
