package import WhittleCore

/// A stage's report as a document in Markdown. Texts of others show as they are and mean nothing;
/// nothing in it depends on when it is made.
package struct ReportDocument: Sendable {
    private let report: StageReport

    package init(_ report: StageReport) {
        self.report = report
    }

    package var markdown: String {
        var parts = [opening, "## The rule", ruleText]
        if let panel = report.panel { parts += panelParts(panel) }
        parts += ideaParts
        parts += meetingParts
        parts += ["## How to compute it again", recompute]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func text(_ text: String) -> String { MarkdownWriter.inline(text) }

    private func codes(_ ids: [String]) -> String {
        ids.map(MarkdownWriter.code).joined(separator: ", ")
    }

    // MARK: What it is

    private var opening: String {
        var lines = ["# \(text(report.campaign)): \(text(report.title))", ""]
        lines.append(
            "This is how \(report.considered == 1 ? "one idea" : "\(report.considered) ideas") became \(report.held), on \(report.at.dateText), and what became of every idea that was considered."
        )
        if let note = report.note, !note.isBlank { lines += ["", text(note)] }
        lines.append("")
        for (result, count) in report.counts {
            lines.append("- \(count) \(result.rawValue)")
        }
        if !report.beside.isEmpty {
            lines.append(
                "- \(report.beside.count) more kept by an override, which the cut had not considered"
            )
        }
        return lines.joined(separator: "\n")
    }

    private var ruleText: String {
        var parts = [
            "Of \(text(report.fromTitle)): \(text(report.rule.words)). The rule kept \(report.kept) of \(report.considered)."
        ]
        if !report.notConsidered.isEmpty {
            let list = report.notConsidered.map { "\($0.count) \($0.why)" }
            parts.append("Not considered: \(list.joined(separator: "; ")).")
        }
        if !report.limits.isEmpty {
            parts.append(
                "What each limit costs: by how much the sum of the scores kept would be higher without it, and which ideas it moves."
            )
            parts.append(
                MarkdownWriter.cells(
                    columns: ["Limit", "Price", "Brings in", "Keeps out"],
                    rows: report.limits.map { limit in
                        [
                            text(limit.words),
                            limit.price.map { Decimal15.text(ReportDocument.short($0)) }
                                ?? "not known",
                            codes(limit.movedIn), codes(limit.movedOut),
                        ]
                    }))
        }
        return parts.joined(separator: "\n\n")
    }

    /// At three decimals.
    static func short(_ value: Double) -> Double {
        abs(value) < 1e12 ? (value * 1000).rounded() / 1000 : value
    }

    // MARK: The panel

    private func panelParts(_ panel: PanelReport) -> [String] {
        var parts = ["## The panel"]
        var about =
            "Round “\(text(panel.title))”: \(panel.counted) reviews count"
        if !panel.notCounted.isEmpty {
            let list = panel.notCounted.map { "\($0.count) \($0.why)" }
            about += "; not counted: \(list.joined(separator: ", "))"
        }
        about += panel.blind ? ". The panel did not see who wrote an idea." : "."
        parts.append(about)
        parts.append("### Criteria")
        parts.append(criteriaTable(panel.criteria))
        parts.append("### Members and interests")
        parts.append(memberTable(panel.members))
        parts.append("### How sure it is")
        parts.append(sureText(panel))
        return parts
    }

    private func criteriaTable(_ criteria: [Criterion]) -> String {
        let total = criteria.reduce(0) { $0 + max(0, $1.weight) }
        return MarkdownWriter.cells(
            columns: ["Criterion", "Weight", "What is asked", "Scale"],
            rows: criteria.map { criterion in
                let labels = criterion.labels.enumerated().filter { !$0.element.isBlank }
                    .map { "\(criterion.min + $0.offset) \(text($0.element))" }
                let share =
                    total > 0 && criterion.weight > 0
                    ? "\(Figures.decimal(criterion.weight / total * 100, 0)) %"
                    : "recorded, not counted"
                return [
                    text(criterion.title), share, text(criterion.prompt ?? ""),
                    "\(criterion.min) to \(criterion.max)"
                        + (labels.isEmpty ? "" : ": " + labels.joined(separator: ", ")),
                ]
            })
    }

    private func memberTable(_ members: [PanelReport.Member]) -> String {
        let hasStanding = members.contains { $0.standing != nil }
        let hasInterests = members.contains { $0.interests != nil }
        var columns = ["Member"]
        if hasStanding { columns.append("Standing") }
        columns += ["Ideas read", "Stood back from"]
        let rows = members.map { member in
            var row = [text(member.name)]
            if hasStanding { row.append(member.standing?.rawValue ?? "") }
            row.append(String(member.reviews))
            let named = hasInterests ? member.interests ?? [] : []
            row.append(
                named.isEmpty
                    ? Figures.count(member.stoodBack, "idea")
                    : "\(Figures.count(member.stoodBack, "idea")): \(codes(named))"
            )
            return row
        }
        return MarkdownWriter.cells(columns: columns, rows: rows)
            + "\n\nWho stands back from an idea sees nothing of it, and their review of it counts nowhere."
    }

    private func sureText(_ panel: PanelReport) -> String {
        var parts: [String] = []
        if let agreement = panel.agreement { parts.append(text(agreement)) }
        switch panel.separates {
        case true?: break
        case false?:
            parts.append(
                "The scores do not separate the ideas from each other: the order may be chance.")
        case nil:
            parts.append(
                "There are too few scores, or they are too much alike, to say how sure the order is."
            )
        }
        if let expected = panel.expectedCorrect {
            parts.append(
                "Of the \(report.kept) ideas that the rule keeps, about \(Figures.decimal(expected, 0)) may be expected to be among the best \(report.kept)."
            )
            let count = { (band: ChanceBand) in
                panel.bands.first { $0.band == band }?.count ?? 0
            }
            parts.append(
                "\(count(.inside)) are surely in, with 9 chances in 10 or more; \(count(.grey)) could go either way; \(count(.out)) are surely out."
            )
        }
        parts.append(
            "The adjusted score is what an idea is worth once it is taken out who is harsh and who lenient; few reviews move it towards the mean of all. A mean of a single review is not printed."
        )
        return parts.joined(separator: "\n\n")
    }

    // MARK: Ideas

    private var ideaParts: [String] {
        var parts: [String] = []
        let inIdeas = report.ideas.filter { $0.result.isIn }
        let outIdeas = report.ideas.filter { !$0.result.isIn }
        let rows = ReportTable(report)
        if !inIdeas.isEmpty {
            parts += ["## Kept (\(inIdeas.count))", rows.markdown(inIdeas)]
        }
        if !report.beside.isEmpty {
            parts.append("### Kept by an override, not considered by the cut")
            parts.append(
                MarkdownWriter.cells(
                    columns: ["Idea", "Title", "Reason"],
                    rows: report.beside.map {
                        [
                            MarkdownWriter.code($0.id),
                            $0.title.map(text) ?? ReportTable.withheld, text($0.reason),
                        ]
                    }))
        }
        if !outIdeas.isEmpty {
            parts += ["## Not kept (\(outIdeas.count))", rows.markdown(outIdeas)]
        }
        return parts
    }

    private var meetingParts: [String] {
        let deliberated = report.ideas.compactMap { idea in
            idea.minutes.map { (idea, $0) }
        }
        guard !deliberated.isEmpty else { return [] }
        var parts = ["## What was said of single ideas"]
        for (idea, minutes) in deliberated {
            var lines = [
                "### \(MarkdownWriter.code(idea.id)): \(idea.title.map(text) ?? ReportTable.withheld)",
                "",
                "\(text(minutes.outcome)). \(text(minutes.reason))",
            ]
            if let meeting = idea.meeting {
                lines += [
                    "", "Meeting of \(text(meeting.date)), \(meeting.present.count) present.",
                ]
            }
            if let votes = minutes.votesWords { lines += ["", "Votes: \(votes)."] }
            if let dissent = minutes.dissent, !dissent.isBlank {
                lines += ["", "Dissent: \(text(dissent))"]
            }
            parts.append(lines.joined(separator: "\n"))
        }
        return parts
    }

    // MARK: Computing it again

    private var recompute: String {
        let basis =
            "The cut was made from \(Figures.count(report.lines, "line")) of the campaign’s journal, whose digest is `\(report.digest)`."
        guard report.isWhole else {
            return basis
                + " Some of these lines were erased or changed since, as the law asks for personal data, so the cut cannot be computed again from what is left."
        }
        return basis
            + " With these files anyone can compute it again; it ends with status 0 where it agrees:\n\n    whittle cut --check \(report.stage)"
    }
}
