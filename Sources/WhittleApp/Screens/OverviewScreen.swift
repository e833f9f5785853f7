import WhittleCells
import WhittleCore

/// The first place: how far the campaign is, what waits, what to do next.
struct OverviewScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up
    }

    var firstLine = 0

    static let bindings: [Binding<Action>] = [
        Binding([.character("j"), .down], .down, "down", "Scrolls down.", inFooter: false),
        Binding([.character("k"), .up], .up, "up", "Scrolls up.", inFooter: false),
    ]

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        switch action {
        case .down: firstLine = min(firstLine + 1, max(0, rows(context).count - context.area.rows))
        case .up: firstLine = max(0, firstLine - 1)
        }
        return []
    }

    /// One row of the page.
    private enum Row {
        case runs([(String, Style)])
        case bar(label: String, count: Int, of: Int, note: String)
        case activity
        case empty
    }

    private func rows(_ context: Context) -> [Row] {
        funnel(context) + [.empty, .activity, .empty] + queues(context) + panel(context)
            + coding(context) + next(context) + themes(context)
    }

    private func heading(_ text: String) -> Row { .runs([(text, .bold)]) }

    private func funnel(_ context: Context) -> [Row] {
        let figures = context.figures
        let steps = OverviewScreen.steps(figures, context.campaign)
        let most = max(1, figures.contributions)
        let texts = TextParts.count(figures.texts)
        let votes = TextParts.count(figures.votes)
        let countries = figures.countries > 0 ? " in \(figures.countries) countries" : ""
        let people = "  from \(TextParts.count(figures.participants)) people" + countries
        var rows: [Row] = [
            .runs([("The funnel", .bold), (people, .plain)]),
            .bar(
                label: "contributions", count: figures.contributions, of: most,
                note: "\(texts) texts and \(votes) votes"),
            .bar(label: "texts", count: figures.texts, of: most, note: "ideas and comments"),
        ]
        rows += steps.map {
            .bar(label: $0.label, count: $0.count ?? 0, of: most, note: $0.note)
        }
        return rows
    }

    /// The steps from distinct ideas to the last stage.
    private static func steps(
        _ figures: OverviewFigures, _ campaign: Campaign
    ) -> [(label: String, count: Int?, note: String)] {
        var steps: [(label: String, count: Int?, note: String)] = []
        if let first = campaign.cutStages.first, let cut = campaign.cut(first)?.cut {
            steps.append(("distinct ideas", cut.considered, "considered for the \(first)"))
        } else {
            steps.append(
                ("distinct ideas", figures.distinctIdeas, "duplicates merged, none hidden"))
        }
        for stage in figures.stages {
            steps.append(
                (
                    stage.title.lowercased(), stage.kept,
                    stage.kept == nil
                        ? "not cut yet; \(stage.target) are planned" : "planned \(stage.target)"
                ))
        }
        return steps
    }

    private func queues(_ context: Context) -> [Row] {
        guard context.viewpoint.isStaff else { return [] }
        let figures = context.figures
        let oldest =
            figures.oldestWaiting.map { "  the oldest waits since " + $0.dateText } ?? ""
        return [
            .runs([("Moderation", .bold), (oldest, .plain)]),
            .runs([
                ("\(TextParts.count(figures.pending)) pending", .plain),
                ("  \(TextParts.counted(figures.openFlags, "open flag"))", .plain),
                ("  \(TextParts.count(figures.escalated)) escalated", .plain),
                ("  \(TextParts.count(figures.approved)) approved", .plain),
                ("  \(TextParts.count(figures.hidden)) hidden", .plain),
            ]), .empty,
        ]
    }

    private func panel(_ context: Context) -> [Row] {
        guard let panel = context.figures.panel else { return [] }
        let possible = panel.progress.reduce(0) { $0 + $1.of }
        var rows: [Row] = [
            .runs([
                ("Panel", .bold), ("  \(panel.title)", .plain),
                (panel.isOpen ? "  open" : "  closed", .dim),
                (
                    panel.deadline.map { panel.isOpen ? " until \($0.minuteText) UTC" : "" } ?? "",
                    .dim
                ),
            ]),
            .bar(
                label: "reviews", count: panel.reviews, of: max(1, possible),
                note: "\(panel.members) members, \(panel.ideas) ideas, "
                    + (panel.unread.map { "\($0) unread" } ?? "sealed")),
        ]
        if let seals = panel.seals { rows.append(.runs([("  " + seals, .plain)])) }
        let shown = context.area.rows > 30 ? panel.progress : []
        rows += shown.map {
            .bar(label: $0.member, count: $0.done, of: max(1, $0.of), note: "of \($0.of)")
        }
        return rows + [.empty]
    }

    private func coding(_ context: Context) -> [Row] {
        guard let coding = context.figures.coding else { return [] }
        let differing = coding.differing.map { ", \($0) to be settled" } ?? ""
        var rows: [Row] = [
            .bar(
                label: "coded twice", count: coding.twice, of: max(1, coding.texts),
                note: "\(coding.once) once, \(coding.settled) settled\(differing)")
        ]
        let shown = context.area.rows > 30 ? coding.byMember : []
        rows += shown.map {
            .bar(label: $0.member, count: $0.done, of: max(1, coding.texts), note: "coded")
        }
        return rows + [.empty]
    }

    /// The sizes of the themes, below everything else: they are many.
    private func themes(_ context: Context) -> [Row] {
        guard let coding = context.figures.coding, !coding.sizes.isEmpty else { return [] }
        let most = coding.sizes.map(\.count).max() ?? 0
        let known = "  on \(TextParts.counted(coding.known, "text")) that you may see"
        let none = coding.withoutTheme > 0 ? ", \(coding.withoutTheme) with none" : ""
        return [.empty, .runs([("Themes", .bold), (known + none, .plain)])]
            + coding.sizes.map {
                .bar(label: "", count: $0.count, of: max(1, most), note: $0.title)
            }
    }

    private func next(_ context: Context) -> [Row] {
        let figures = context.figures
        var hints: [String] = []
        if context.viewpoint.roles.contains(.coder), figures.coding != nil {
            hints.append("o c  code the next text")
        }
        if context.viewpoint.worksOnThemes, let differing = figures.coding?.differing,
            differing > 0
        {
            hints.append("o c  settle what the coders differ on: Tab goes there")
        }
        if context.viewpoint.isStaff, figures.pending + figures.openFlags > 0 {
            hints.append("o t  moderate what waits")
        }
        if let panel = figures.panel, panel.isOpen,
            let own = panel.progress.first(where: { $0.member == context.member }),
            own.done < own.of
        {
            hints.append("o p  score the next idea (\(own.done) of \(own.of) done)")
        }
        if context.viewpoint.roles.contains(.facilitator) {
            if figures.panel == nil { hints.append("o p  open a round for the panel") }
            if figures.stages.contains(where: { $0.kept == nil }) || figures.stages.isEmpty {
                hints.append("o s  make the next cut")
            }
        }
        hints.append("o i  read the ideas")
        return [heading("Next")] + hints.map { .runs([("  " + $0, .plain)]) }
    }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        var rest = area
        for row in rows(context).dropFirst(firstLine) {
            guard !rest.isEmpty else { return }
            let height =
                if case .activity = row { context.figures.perDay.isEmpty ? 1 : 2 } else { 1 }
            let parts = rest.split(top: height)
            draw(row, on: &surface, in: parts.top, context)
            rest = parts.rest
        }
    }

    private func draw(
        _ row: Row, on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let origin = Point(column: area.column, row: area.row)
        switch row {
        case .empty: return
        case .runs(let runs): surface.drawRuns(runs, at: origin, in: area)
        case .bar(let label, let count, let total, let note):
            let bar = area.columns >= 110 ? 30 : area.columns >= 70 ? 12 : 6
            let columns = Columns(
                [.fixed(16), .fixed(8), .fixed(bar), .flexible(1)], gap: 1)
            let rects = columns.rects(in: area)
            guard rects.count == 4 else { return }
            surface.draw(label, at: Point(column: rects[0].column, row: area.row), in: rects[0])
            surface.drawRight(TextParts.count(count), in: rects[1], style: .bold)
            Bar(count, of: total).draw(on: &surface, in: rects[2])
            surface.draw(
                note, at: Point(column: rects[3].column, row: area.row), in: rects[3], style: .dim)
        case .activity:
            guard let first = context.figures.firstDay, let last = context.figures.lastDay else {
                surface.draw("Nothing has been contributed yet.", at: origin, in: area)
                return
            }
            let peak = context.figures.perDay.max() ?? 0
            surface.draw(
                "Contributions a day, \(first.dateText) to \(last.dateText), at most \(TextParts.count(peak))",
                at: origin, in: area, style: .bold)
            let (_, line) = area.split(top: 1)
            Sparkline(OverviewScreen.fit(context.figures.perDay, line.columns))
                .draw(on: &surface, in: line)
        }
    }

    /// More days than columns: several to a column.
    static func fit(_ days: [Int], _ columns: Int) -> [Int] {
        guard columns > 0, days.count > columns else { return days }
        return (0..<columns).map { column in
            let from = column * days.count / columns
            let to = max(from + 1, (column + 1) * days.count / columns)
            return days[from..<to].reduce(0, +)
        }
    }
}
