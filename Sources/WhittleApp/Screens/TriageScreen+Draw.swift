import WhittleCells
import WhittleCore

/// How the queue is drawn: heading, the last verdicts, rows, the item with its thread, and, where
/// there is room, the policy beside it.
extension TriageScreen {
    private struct Areas {
        var heading: Rect
        var given: Rect
        var list: Rect
        var pane: Rect
        /// Empty where there is no room.
        var policy: Rect
        var isStacked: Bool
    }

    /// What the marks of a row mean, for the help.
    static let markHelp = [
        "",
        ". + ! x           pending, approved, escalated, hidden",
        "f2  r             two open flags; something that a rule finds",
        "×2  >             two items say the same; tagged",
        "@ben  [ben]       Ben is about to decide it; Ben has decided it since",
    ]

    /// From so many columns on, list and text stand side by side; from so many, the policy too.
    private static let sideBySide = 110
    private static let withPolicy = 150

    private func areas(_ area: Rect) -> Areas {
        let (heading, below) = area.split(top: 1)
        let (given, rest) = below.split(top: area.rows > 12 ? 1 : 0)
        if area.columns >= TriageScreen.withPolicy {
            let (list, right) = rest.split(left: area.columns * 2 / 5)
            let (pane, policy) = right.split(left: right.columns * 5 / 8)
            return Areas(
                heading: heading, given: given, list: list, pane: pane.inset(columns: 1),
                policy: policy, isStacked: false)
        }
        if area.columns >= TriageScreen.sideBySide {
            let (list, pane) = rest.split(left: area.columns * 2 / 5)
            return Areas(
                heading: heading, given: given, list: list, pane: pane.inset(columns: 1),
                policy: Rect(column: 0, row: 0, columns: 0, rows: 0), isStacked: false)
        }
        let (list, pane) = rest.split(top: max(2, rest.rows / 3))
        return Areas(
            heading: heading, given: given, list: list, pane: pane,
            policy: Rect(column: 0, row: 0, columns: 0, rows: 0), isStacked: true)
    }

    func listHeight(_ context: Context) -> Int { areas(context.area).list.rows }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        guard context.viewpoint.isStaff else {
            surface.draw(
                "Triage is for moderators and facilitators.",
                at: Point(column: area.column, row: area.row), in: area)
            return
        }
        let areas = areas(area)
        drawHeading(on: &surface, in: areas.heading, context)
        drawGiven(on: &surface, in: areas.given, context)
        let columns = TriageScreen.columns.rects(in: areas.list)
        cursor.drawRows(queue.count, on: &surface, in: areas.list) { index, surface, line in
            drawRow(queue[index], on: &surface, in: columns, row: line.row, context)
        }
        guard let item = selected(context) else {
            surface.draw(
                emptyWords, at: Point(column: area.column, row: areas.list.row), in: areas.list)
            return
        }
        drawItem(item, on: &surface, in: areas.pane, isStacked: areas.isStacked, context)
        if !areas.policy.isEmpty {
            surface.drawWrapped(
                PolicyText.whole(context.campaign), in: areas.policy, style: .dim)
        }
    }

    private var emptyWords: String {
        if filter.isActive { return "No item of this queue matches the filter." }
        switch name {
        case .waiting: return "Nothing waits. Well done."
        case .pending: return "Everything has been decided."
        case .flagged: return "No flag is open."
        case .escalated: return "Nothing is escalated."
        case .mine: return "You have decided nothing yet."
        case .changed: return "No text has changed since it was decided."
        case .personalData: return "No personal data is known of."
        case .appeals: return "No appeal waits for you."
        case .secondLook:
            return "Nothing waits for a second look. `whittle sample draw` makes a sample."
        }
    }

    private func drawItem(
        _ item: Int32, on surface: inout Surface, in pane: Rect, isStacked: Bool,
        _ context: Context
    ) {
        var pane = pane
        if isStacked {
            let (rule, rest) = pane.split(top: 1)
            surface.horizontalLine(rule, style: .dim)
            pane = rest
        }
        let rows = surface.drawWrapped(ItemText.triage(item, self, context), in: pane)
        if rows > pane.rows, pane.rows > 1 {
            let last = pane.split(bottom: 1).bottom
            surface.fill(last)
            surface.draw(
                "\(rows - pane.rows + 1) more lines: Enter reads it whole",
                at: Point(column: last.column, row: last.row), in: last, style: .dim)
        }
    }

    private func drawHeading(on surface: inout Surface, in area: Rect, _ context: Context) {
        let left = queue.count - decided.count - decidedByOthers.count
        var runs: [(String, Style)] = [
            ("\(TextParts.count(max(0, left))) \(name == .waiting ? "waiting" : "left")", .bold)
        ]
        if name != .waiting { runs.append(("  queue: \(name.rawValue)", .bold)) }
        if !tagged.isEmpty { runs.append(("  \(TextParts.count(tagged.count)) tagged", .bold)) }
        if filter.isTyping {
            let before = runs.map(\.0).joined()
            surface.showCursor(
                at: Point(
                    column: area.column + DisplayText.columns(of: before, policy: context.policy)
                        + filter.cursorColumn(context.policy), row: area.row), in: area)
        }
        runs += filter.runs
        runs.append(("  \(TextParts.count(decided.count)) done here", .plain))
        if !decidedByOthers.isEmpty {
            runs.append(("  \(TextParts.count(decidedByOthers.count)) by others", .plain))
        }
        if let rate { runs.append(("  \(Figures.decimal(rate, 0)) a minute", .plain)) }
        let unknown = context.campaign.undeliveredCount(for: context.viewpoint)
        if unknown > 0 {
            runs.append(("  \(TextParts.count(unknown)) the platform does not know", .plain))
        }
        surface.drawRuns(runs, at: Point(column: area.column, row: area.row), in: area)
    }

    /// The last verdicts, the latest first.
    private func drawGiven(on surface: inout Surface, in area: Rect, _ context: Context) {
        guard !area.isEmpty, !given.isEmpty else { return }
        let room = max(12, area.columns / TriageScreen.givenLimit - 6)
        var runs: [(String, Style)] = [("last verdicts:", .dim)]
        for verdict in given {
            let reason = verdict.reason.map { " (\($0))" } ?? ""
            let what =
                verdict.items.count == 1
                ? TextParts.beginning(
                    of: TextParts.heading(verdict.items[0], context.campaign), scalars: room)
                : "\(verdict.items.count) items"
            runs.append(("  \(TextParts.mark(verdict.verdict)) ", .bold))
            runs.append((what + reason, .dim))
        }
        surface.drawRuns(runs, at: Point(column: area.column, row: area.row), in: area)
    }

    /// Tagged, status, flags or rules, equal texts, kind, words.
    private static let columns = Columns(
        [.fixed(1), .fixed(1), .fixed(3), .fixed(4), .fixed(7), .flexible(1)], gap: 1)

    /// - Parameter rects: the list's columns.
    private func drawRow(
        _ item: Int32, on surface: inout Surface, in rects: [Rect], row line: Int,
        _ context: Context
    ) {
        let campaign = context.campaign
        guard rects.count == 6 else { return }
        func put(_ text: String, _ column: Int, _ style: Style = .plain) {
            surface.draw(
                text, at: Point(column: rects[column].column, row: line), in: rects[column],
                style: style)
        }
        put(tagged.contains(item) ? ">" : " ", 0, .bold)
        put(isBlind ? " " : TextParts.mark(campaign.status(of: item)), 1)
        let row = campaign.rows[Int(item)]
        let flags = row.hasHistory ? campaign.openFlags(of: item).count : 0
        if flags > 0 {
            put("f\(flags)", 2, .bold)
        } else if context.rules.hasHits(item) {
            put("r", 2)
        }
        let equal = context.similarity.equalCount(of: item, campaign, context.viewpoint)
        if equal > 1 { put("\(context.mark(.times))\(equal)", 3, .bold) }
        put(row.kind == .comment ? "comment" : "idea", 4, .dim)
        var words = TextParts.heading(item, campaign)
        if !isBlind, decidedByOthers.contains(item), let decision = campaign.decision(of: item) {
            words = "[\(decision.member)] " + words
        } else if let colleague = claimed[item] {
            words = "@\(colleague) " + words
        } else if !isBlind, row.hasHistory, campaign.isStale(item) {
            words = "[changed] " + words
        }
        put(words, 5, isWaiting(item) ? .plain : .dim)
    }
}
