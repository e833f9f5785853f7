import WhittleCells
import WhittleCore

/// What stands on the overview: blocks of lines, each with its heading, in the order of reading.
extension OverviewScreen {
    /// How wide a column is, and how many lines are in sight.
    struct Room {
        var columns: Int
        var rows: Int
        /// True where there is room for what is nice to see: each member, each phase.
        var isTall: Bool { rows >= 30 }
        /// Lines of a chart, with the dates below it.
        var chart: Int { rows >= 50 ? 9 : rows >= 30 ? 7 : 5 }
    }

    func blocks(_ room: Room, _ context: Context) -> [[Row]] {
        let panel = panel(room, context)
        // How far an open round is belongs above the fold, which is low where rows are few.
        let isFirst = !room.isTall && context.figures.panel?.isOpen == true
        return [
            funnel(context), isFirst ? panel : [], phases(room, context), next(context),
            queues(context), activity(room, context), isFirst ? [] : panel,
            leaders(room, context), groups("Countries", context.figures.countries, room),
            groups("Backgrounds", context.figures.backgrounds, room), coding(room, context),
            themes(context),
        ]
    }

    // MARK: How far

    private func funnel(_ context: Context) -> [Row] {
        let figures = context.figures
        var people = TextParts.counted(figures.participants, "participant")
        if figures.countries.kinds > 0 {
            people += " in \(TextParts.counted(figures.countries.kinds, "country", "countries"))"
        }
        var rows = [OverviewScreen.heading("The funnel", people + "; log scale")]
        rows += figures.funnel(context.campaign).map { step in
            .bar(
                label: step.label, count: step.count.map { TextParts.count($0) } ?? "-",
                length: step.length, note: step.note)
        }
        return rows
    }

    private func activity(_ room: Room, _ context: Context) -> [Row] {
        guard let days = context.figures.days else {
            return [OverviewScreen.heading("Nothing has been contributed yet.")]
        }
        var rows = chart("Texts", days.texts, days, room, context)
        if let votes = days.votes, votes.contains(where: { $0 > 0 }) {
            rows += [.empty] + chart("Votes", votes, days, room, context)
        }
        if days.outside > 0 {
            rows.append(
                OverviewScreen.line("\(TextParts.count(days.outside)) more at other times", .dim))
        }
        return rows
    }

    private func chart(
        _ what: String, _ counts: [Int], _ days: DayCounts, _ room: Room, _ context: Context
    ) -> [Row] {
        // The width of the scale hangs on the greatest sum, and that on the width.
        let guess = TextParts.count(counts.max() ?? 0) + "00"
        let columns = ColumnChart.room(room.columns, top: guess, policy: context.policy)
        let grouped = ColumnChart.grouped(counts, columns: columns)
        let chart = ColumnChart(
            grouped.values.map(Double.init), top: TextParts.count(grouped.values.max() ?? 0),
            first: days.first.dateText, last: days.last.dateText)
        let each = grouped.size == 1 ? "a day" : "per \(grouped.size) days"
        let total = TextParts.count(counts.reduce(0, +))
        let latest = TextParts.count(counts.last ?? 0)
        return [
            OverviewScreen.heading(
                "\(what) \(each)", "\(total) in all, \(latest) on \(days.last.dateText)")
        ] + (0..<room.chart).map { .chart(chart, row: $0, of: room.chart) }
    }

    // MARK: What waits

    /// Since when, and how long that is; the day alone where nobody says what time it is.
    private func age(_ oldest: Timestamp?, _ context: Context) -> String {
        guard let oldest else { return "" }
        let waited = context.now.flatMap { Figures.age(of: oldest, at: $0) }
        return "since \(oldest.dateText)" + (waited.map { ", \($0)" } ?? "")
    }

    private func queues(_ context: Context) -> [Row] {
        guard let queues = context.figures.queues else { return [] }
        let figures = context.figures
        var rows = [
            OverviewScreen.heading(
                "Moderation",
                "\(TextParts.count(figures.approved)) approved, \(TextParts.count(figures.hidden)) hidden"
            )
        ]
        let most = Double(
            max(queues.pending.count, queues.flagged.count, queues.escalated.count, 1))
        for (label, queue) in [
            ("pending", queues.pending), ("flagged", queues.flagged),
            ("escalated", queues.escalated),
        ] {
            rows.append(
                .bar(
                    label: label, count: TextParts.count(queue.count),
                    length: Double(queue.count) / most, note: age(queue.oldest, context)))
        }
        if queues.appeals > 0 {
            rows.append(OverviewScreen.line("\(TextParts.counted(queues.appeals, "appeal")) open"))
        }
        if queues.undelivered > 0 {
            rows.append(
                OverviewScreen.line(
                    "\(TextParts.counted(queues.undelivered, "decision")) to be given back to the platforms"
                ))
        }
        return rows
    }

    private func panel(_ room: Room, _ context: Context) -> [Row] {
        guard let panel = context.figures.panel else { return [] }
        let possible = panel.progress.reduce(0) { $0 + $1.of }
        let until = panel.isOpen ? panel.deadline.map { " until \($0.minuteText) UTC" } ?? "" : ""
        func share(_ part: Int, _ whole: Int) -> Double {
            whole > 0 ? Double(part) / Double(whole) : 0
        }
        var rows: [Row] = [
            OverviewScreen.heading(
                "Panel", panel.title + (panel.isOpen ? ", open" : ", closed") + until),
            .bar(
                label: "reviews", count: TextParts.count(panel.reviews),
                length: share(panel.reviews, possible),
                note: "\(panel.members) members, \(panel.ideas) ideas, "
                    + (panel.unread.map { "\($0) unread" } ?? "sealed")),
        ]
        if let seals = panel.seals { rows.append(OverviewScreen.line(seals)) }
        rows += (room.isTall ? panel.progress : []).map {
            .bar(
                label: $0.member, count: "\($0.done)", length: share($0.done, $0.of),
                note: "of \($0.of)")
        }
        return rows
    }

    private func leaders(_ room: Room, _ context: Context) -> [Row] {
        guard let leading = leadingIdeas(context) else { return [] }
        let campaign = context.campaign
        let isShare = leading.basis == .crowd
        func number(_ value: Double) -> String {
            isShare ? TextParts.percent(value) : Figures.decimal(value)
        }
        let rows = leading.rows.enumerated().map { index, row in
            let title = TextParts.beginning(
                of: TextParts.heading(row.item, campaign), scalars: 80)
            return DotPlot.Row(
                "\(index + 1). \(title)", row.value, low: row.low, high: row.high,
                note: number(row.value))
        }
        guard let range = DotPlot.range(rows) else { return [] }
        let plot = DotPlot(
            rows, scale: range, edges: (number(range.lowerBound), number(range.upperBound)))
        return [OverviewScreen.heading("Leading", leading.basis.words)]
            + (0..<plot.height).map { .dot(plot, row: $0) }
    }

    // MARK: Who

    private func groups(_ title: String, _ people: PeopleGroups, _ room: Room) -> [Row] {
        guard people.kinds > 0 else { return [] }
        let shown = people.groups.prefix(room.isTall ? 12 : 6)
        let rest = people.groups.dropFirst(shown.count)
        let left = rest.reduce(0) { $0 + $1.people }
        let most = Double(max(shown.first?.people ?? 0, people.others, people.unknown, 1))
        func row(_ label: String, _ count: Int, _ note: String) -> Row {
            .bar(
                label: label, count: TextParts.count(count), length: Double(count) / most,
                note: note)
        }
        var rows = [
            OverviewScreen.heading(
                title, "\(people.kinds), groups below \(PeopleGroups.least) merged")
        ]
        rows += shown.map { row($0.name, $0.people, "") }
        if left > 0 { rows.append(row("in between", left, "in \(rest.count) more")) }
        if people.others > 0 {
            rows.append(row("other", people.others, "in \(people.merged) small"))
        }
        if people.unknown > 0 { rows.append(row("not said", people.unknown, "")) }
        return rows
    }

    // MARK: Coding

    private func coding(_ room: Room, _ context: Context) -> [Row] {
        guard let coding = context.figures.coding else { return [] }
        let differing = coding.differing.map { ", \($0) to be settled" } ?? ""
        func share(_ part: Int) -> Double { Double(part) / Double(max(1, coding.texts)) }
        var rows: [Row] = [
            OverviewScreen.heading("Coding", TextParts.counted(coding.texts, "text")),
            .bar(
                label: "coded twice", count: TextParts.count(coding.twice),
                length: share(coding.twice),
                note: "\(coding.once) once, \(coding.settled) settled\(differing)"),
        ]
        rows += (room.isTall ? coding.byMember : []).map {
            .bar(
                label: $0.member, count: TextParts.count($0.done), length: share($0.done),
                note: "coded")
        }
        return rows
    }

    /// The sizes of the themes, below everything else: they are many.
    private func themes(_ context: Context) -> [Row] {
        guard let coding = context.figures.coding, !coding.sizes.isEmpty else { return [] }
        let most = Double(max(1, coding.sizes.map(\.count).max() ?? 0))
        let known = "on \(TextParts.counted(coding.known, "text")) that you may see"
        let none = coding.withoutTheme > 0 ? ", \(coding.withoutTheme) with none" : ""
        return [OverviewScreen.heading("Themes", known + none)]
            + coding.sizes.map {
                .bar(
                    label: "", count: TextParts.count($0.count), length: Double($0.count) / most,
                    note: $0.title)
            }
    }
}
