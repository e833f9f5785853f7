package import WhittleCore

/// The ideas of a report as rows.
package struct ReportTable: Sendable {
    private let report: StageReport

    package init(_ report: StageReport) {
        self.report = report
    }

    /// What stands in place of a title that the public may not read.
    package static let withheld = "(not published)"

    // MARK: In the document

    func markdown(_ ideas: [StageReport.Idea]) -> String {
        let hasPanel = report.panel != nil
        let hasVotes = ideas.contains { $0.up != nil }
        let hasCost = report.rule.budget != nil
        let hasValue = report.rule.by != .panel
        var columns = ["Place", "Idea", "Title", "Outcome"]
        if hasValue { columns.append("Score") }
        if hasVotes { columns += ["For", "Against"] }
        if hasCost { columns.append("Cost") }
        if hasPanel {
            columns += ["Readers", "Mean", "Place by mean", "Adjusted", "Place adjusted"]
        }
        if hasBands { columns.append("Sure") }
        let rows = ideas.map { idea in
            var row = [
                Figures.whole(idea.place), MarkdownWriter.code(idea.id), title(idea),
                outcome(idea),
            ]
            if hasValue { row.append(value(idea)) }
            if hasVotes { row += [Figures.whole(idea.up), Figures.whole(idea.down)] }
            if hasCost { row.append(idea.cost.map { Decimal15.text($0) } ?? "") }
            if hasPanel {
                row += [
                    String(idea.readers), Figures.decimal(idea.mean),
                    Figures.whole(idea.rawPlace), Figures.decimal(idea.adjusted),
                    Figures.whole(idea.adjustedPlace),
                ]
            }
            if hasBands { row.append(idea.band.map(ReportTable.words) ?? "") }
            return row
        }
        return MarkdownWriter.cells(columns: columns, rows: rows)
    }

    private var hasBands: Bool { report.ideas.contains { $0.band != nil } }

    private func title(_ idea: StageReport.Idea) -> String {
        let title = idea.title.map(MarkdownWriter.inline) ?? ReportTable.withheld
        guard idea.standsFor > 0 else { return title }
        return title + " (with \(Figures.count(idea.standsFor, "other")) merged into it)"
    }

    private func value(_ idea: StageReport.Idea) -> String {
        guard let value = idea.value else { return "" }
        return report.rule.by.isCount ? Decimal15.text(value) : Figures.decimal(value, 3)
    }

    /// The outcome with its reason, for people.
    private func outcome(_ idea: StageReport.Idea) -> String {
        var text = idea.result.rawValue
        switch idea.result {
        case .notKept where idea.fate != .kept, .notKeptAndHidden where idea.fate != .kept:
            text += ": \(words(idea.fate))"
        case .keptByOverride, .droppedByOverride:
            text += idea.reason.map { ": \(MarkdownWriter.inline($0))" } ?? ""
        case .kept, .notKept, .keptAndHidden, .notKeptAndHidden: break
        }
        if let into = idea.mergedInto { text += "; merged into \(MarkdownWriter.code(into)) since" }
        return text
    }

    /// A theme or question has its name from a person.
    private func words(_ fate: CutFate) -> String {
        switch fate {
        case .capped: MarkdownWriter.inline(fate.words)
        case .kept, .unscored, .below, .turnout, .refused, .costless, .full, .dear, .outweighed,
            .unpaid:
            fate.words
        }
    }

    private static func words(_ band: ChanceBand) -> String {
        switch band {
        case .inside: "in"
        case .grey: "either way"
        case .out: "out"
        }
    }

    // MARK: As a table and as lines

    package static let columns = [
        "place", "idea", "title", "outcome", "reason", "score", "cost", "up", "down", "readers",
        "mean", "raw_place", "adjusted", "adjusted_place", "band", "merged", "merged_into",
        "deliberated", "deliberated_reason", "for", "against", "abstain", "dissent",
    ]

    /// All ideas that were considered, one a row.
    package var table: ExportTable {
        ExportTable(columns: ReportTable.columns, rows: report.ideas.map(row))
    }

    private func row(_ idea: StageReport.Idea) -> [ExportCell] {
        func text(_ text: String?) -> ExportCell { text.map { .text($0) } ?? .empty }
        func whole(_ number: Int?) -> ExportCell { number.map { .integer($0) } ?? .empty }
        func number(_ number: Double?) -> ExportCell { number.map { .number($0) } ?? .empty }
        let reason = idea.reason ?? (idea.fate == .kept ? nil : idea.fate.words)
        let hasPanel = report.panel != nil
        return [
            whole(idea.place), .text(idea.id), text(idea.title), .text(idea.result.rawValue),
            text(reason), number(idea.value), number(idea.cost), whole(idea.up),
            whole(idea.down), whole(hasPanel ? idea.readers : nil), number(idea.mean),
            whole(idea.rawPlace), number(idea.adjusted), whole(idea.adjustedPlace),
            text(idea.band?.rawValue), .integer(idea.standsFor), text(idea.mergedInto),
            text(idea.minutes?.outcome), text(idea.minutes?.reason), whole(idea.minutes?.for),
            whole(idea.minutes?.against), whole(idea.minutes?.abstain),
            text(idea.minutes?.dissent),
        ]
    }
}
