import WhittleCells
import WhittleCore

extension CodingScreen {
    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let (heading, rest) = area.split(top: 2)
        drawHeading(on: &surface, in: heading, context)
        switch mode {
        case .book: drawBook(on: &surface, in: rest, context)
        case .code, .reconcile:
            guard let item = selected(context) else {
                surface.drawWrapped(waiting(context), in: rest)
                return
            }
            let areas = areas(area, context)
            drawText(item, on: &surface, in: areas.text, context)
            surface.horizontalLine(areas.rule, style: .dim)
            drawThemes(item, on: &surface, in: areas.themes, context)
        }
    }

    /// A column of themes is at least so wide: titles are to be read whole.
    private static let themeColumns = 36
    /// From this width on the themes stand beside the text.
    private static let sideBySide = 110

    /// Where text and themes stand. It hangs on the book and not on the text, so that a theme is
    /// found at the same place again.
    private func areas(
        _ area: Rect, _ context: Context
    ) -> (text: Rect, rule: Rect, themes: Rect) {
        let (_, rest) = area.split(top: 2)
        guard area.columns < CodingScreen.sideBySide else {
            let (text, themes) = rest.split(left: area.columns - 54)
            let none = Rect(column: area.column, row: area.row, columns: 0, rows: 0)
            return (text, none, themes.inset(columns: 2))
        }
        let themes = context.campaign.themeBook.themes
        let headings = mode == .code ? Set(themes.compactMap(\.kind)).count : 0
        let columns = max(1, rest.columns / CodingScreen.themeColumns)
        let wanted = (themes.count + headings + columns - 1) / columns + 1
        let (text, lower) = rest.split(
            top: max(rest.rows - max(3, wanted), max(2, rest.rows / 3)))
        let (rule, list) = lower.split(top: 1)
        return (text, rule, list)
    }

    /// The furthest that the text scrolls: to where its last row is in sight.
    func lastFirstLine(_ context: Context) -> Int {
        guard let item = selected(context) else { return 0 }
        let area = context.area.inset(columns: context.area.columns >= 60 ? 1 : 0)
        let text = areas(area, context).text
        let rows = DisplayText(words(of: item, context), mode: .body, policy: context.policy)
            .wrap(columns: text.columns).count
        return max(0, rows - text.rows)
    }

    private func waiting(_ context: Context) -> String {
        let book = context.campaign.themeBook
        if context.viewpoint.isPublic { return "Coding is for coders and facilitators." }
        if mode == .reconcile {
            return context.viewpoint.worksOnThemes
                ? "The coders differ on nothing that waits to be settled."
                : "Where coders differ is shown to coders and facilitators."
        }
        guard context.viewpoint.roles.contains(.coder) else {
            return context.viewpoint.roles.contains(.facilitator)
                ? "You do not code, so you may see what coders differ on: Tab goes there. Who codes has the role of a coder, and sees no other coding before their own."
                : "Coding is for coders. Tab shows the theme book."
        }
        if book.themes.isEmpty {
            return "The theme book is empty. Tab goes there, N defines a theme."
        }
        return "You have coded every text that needs you here. Thank you."
    }

    private func drawHeading(on surface: inout Surface, in area: Rect, _ context: Context) {
        let campaign = context.campaign
        var runs: [(String, Style)] = []
        // Where there is little room, the other modes are known by Tab.
        for each in Mode.allCases where area.columns >= 60 || each == mode {
            runs.append(
                (
                    each == mode ? "[\(each.rawValue)] " : " \(each.rawValue)  ",
                    each == mode ? .bold : .dim
                ))
        }
        switch mode {
        case .code:
            runs.append(
                (
                    " \(TextParts.count(queue.items.count)) left, \(TextParts.count(queue.done)) done"
                        + (queue.seconds > 0 ? ", \(queue.seconds) second passes" : ""), .plain
                ))
            if scope != .all { runs.append(("  \(scopeWords(campaign))", .plain)) }
        case .book:
            runs.append((" " + TextParts.counted(campaign.themeBook.themes.count, "theme"), .plain))
        case .reconcile:
            runs.append((" \(TextParts.count(queue.differing.count)) to be settled", .plain))
        }
        surface.drawRuns(runs, at: Point(column: area.column, row: area.row), in: area)
        surface.drawRuns(
            secondLine(context), at: Point(column: area.column, row: area.row + 1), in: area)
    }

    private func scopeWords(_ campaign: Campaign) -> String {
        switch scope {
        case .all: "all texts"
        case .question(let question): campaign.questionTitle(question)
        case .comments: "comments"
        }
    }

    /// What is chosen for the text in hand, whose pass it is, and what is being typed.
    private func secondLine(_ context: Context) -> [(String, Style)] {
        if let words {
            return [("/" + words.text, .bold), ("  Enter chooses, Esc leaves", .dim)]
        }
        guard let id = inHand, let item = context.campaign.items.find(id) else { return [] }
        if let chord {
            return [
                (String(Character(chord)) + "_", .bold),
                ("  the second character, or \(Character(chord)) again", .dim),
            ]
        }
        if mode == .code, let closed = context.closed(.coding) { return [(closed, .bold)] }
        let draft = draft(context)
        let titles = draft.themes.map { context.campaign.themeBook.title($0) }
        let chosen = draft.isNone ? "none fits" : titles.joined(separator: ", ")
        let pass =
            mode == .code
            ? context.campaign.pass(of: item, for: context.member ?? "") ?? "" : "settle"
        return [
            (id, .dim), ("  \(pass)", .dim),
            (
                chosen.isEmpty ? "  nothing chosen yet" : "  " + chosen,
                chosen.isEmpty ? .dim : .bold
            ),
        ]
    }

    private func drawText(
        _ item: Int32, on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let rows = surface.drawWrapped(words(of: item, context), in: area, firstLine: firstLine)
        let below = rows - firstLine - area.rows
        guard below > 0, area.rows > 1 else { return }
        let last = area.split(bottom: 1).bottom
        surface.fill(last)
        surface.draw(
            "\(below + 1) more lines: Down", at: Point(column: last.column, row: last.row),
            in: last, style: .dim)
    }

    /// The text with what it answers.
    private func words(of item: Int32, _ context: Context) -> String {
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        var parts = [ItemText.text(item, context)]
        if let question = campaign.question(of: item) {
            parts.append("Answers: " + campaign.questionTitle(question))
        }
        if row.kind == .comment, row.idea >= 0, context.viewpoint.canSee(row.idea, in: campaign) {
            parts.append("On the idea: " + TextParts.heading(row.idea, campaign))
            if row.reply >= 0, context.viewpoint.canSee(row.reply, in: campaign) {
                parts.append("Answers the comment: " + campaign.body(of: row.reply))
            }
        }
        if mode == .reconcile {
            for reading in context.viewpoint.readings(of: item, in: campaign) {
                let titles = (reading.themes + reading.split).map { campaign.themeBook.title($0) }
                parts.append(
                    "\(reading.member): "
                        + (titles.isEmpty ? "none fits" : titles.joined(separator: ", ")))
            }
            let note = draft(context).note
            if !note.isBlank { parts.append("Note: " + note) }
        }
        return parts.joined(separator: "\n")
    }

    // MARK: The themes beside the text

    /// A theme's line: `[x] fe Fear of blame`, with who gave it where that is being settled.
    private struct Row {
        var text: String
        var style: Style
        var isFound = false
        var isKind = false
    }

    /// - Parameter withKinds: with a heading for each kind.
    private func rows(_ item: Int32, withKinds: Bool, _ context: Context) -> [Row] {
        let readings = readings(item, context)
        var rows: [Row] = []
        var kind: String?
        for (index, theme) in ordered(readings, context).enumerated() {
            if withKinds, let now = theme.kind, now != kind, theme.depth == 0 {
                rows.append(Row(text: now, style: .dim, isKind: true))
                kind = now
            }
            rows.append(row(theme, index, readings, context))
        }
        return rows
    }

    private func readings(_ item: Int32, _ context: Context) -> [Reading] {
        mode == .reconcile ? context.viewpoint.readings(of: item, in: context.campaign) : []
    }

    /// The themes beside the text; those in question come first where it is about them.
    private func ordered(_ readings: [Reading], _ context: Context) -> [Theme] {
        let themes = shownThemes(context)
        guard mode == .reconcile, words == nil, chord == nil else { return themes }
        let given = Set(readings.flatMap(\.themes))
        return themes.filter { given.contains($0.id) } + themes.filter { !given.contains($0.id) }
    }

    private func row(
        _ theme: Theme, _ index: Int, _ readings: [Reading], _ context: Context
    ) -> Row {
        let isChosen = draft(context).themes.contains(theme.id)
        let indent = String(repeating: "  ", count: min(theme.depth, 4))
        // Before the title, so that a narrow column cuts the title and not that.
        let who = who(gave: theme.id, readings).map { $0 + ": " } ?? ""
        return Row(
            text: "\(isChosen ? "[x]" : "[ ]") \(theme.key) \(indent)\(who)\(theme.title)",
            style: isChosen ? .bold : .plain, isFound: words != nil && index == found)
    }

    /// `both`, or `only cai`; nil where nobody gave it.
    private func who(gave theme: String, _ readings: [Reading]) -> String? {
        let names = readings.filter { $0.themes.contains(theme) }.map(\.member)
        guard !names.isEmpty else { return nil }
        if names.count == readings.count { return readings.count == 2 ? "both" : "all" }
        return "only " + names.joined(separator: ", ")
    }

    private func drawThemes(
        _ item: Int32, on surface: inout Surface, in body: Rect, _ context: Context
    ) {
        guard body.rows > 0 else { return }
        guard !shownThemes(context).isEmpty else {
            surface.draw(
                words == nil ? "The theme book is empty." : "No theme has these words.",
                at: Point(column: body.column, row: body.row), in: body, style: .dim)
            return
        }
        if words != nil || chord != nil {
            return drawDefined(item, on: &surface, in: body, context)
        }
        let most = max(1, body.columns / CodingScreen.themeColumns)
        var rows = rows(item, withKinds: mode == .code, context)
        // The kinds give way to the themes.
        if rows.count > most * body.rows { rows = self.rows(item, withKinds: false, context) }
        // A kind stands with its themes, not at the foot of the column before.
        for index in stride(from: body.rows - 1, to: rows.count, by: body.rows)
        where rows[index].isKind && body.rows > 1 && rows.count < most * body.rows {
            rows.insert(Row(text: "", style: .plain), at: index)
        }
        let columns = min(most, (rows.count + body.rows - 1) / body.rows)
        let room = columns * body.rows
        let shown = rows.count > room ? Array(rows.prefix(room - 1)) : rows
        // As wide as what is in them, where that fits.
        let widths = (0..<columns).map { column in
            shown.dropFirst(column * body.rows).prefix(body.rows)
                .map { DisplayText.columns(of: $0.text, policy: context.policy) }.max() ?? 0
        }
        let isRoomy = widths.reduce(columns - 1, +) <= body.columns
        let rects = Columns(widths.map { isRoomy ? .flexible($0) : .flexible(1) }, gap: 1)
            .rects(in: body)
        for (index, row) in shown.enumerated() {
            let rect = rects[index / body.rows]
            surface.draw(
                row.text, at: Point(column: rect.column, row: body.row + index % body.rows),
                in: rect, style: row.style)
        }
        if shown.count < rows.count, let last = rects.last {
            surface.draw(
                "and \(rows.count - shown.count) more: type, or /",
                at: Point(column: last.column, row: body.endRow - 1), in: last, style: .dim)
        }
    }

    /// The themes that a first character or words leave, one below the other with their
    /// definitions; where the room is short, the one that is found has its definition before the
    /// others.
    private func drawDefined(
        _ item: Int32, on surface: inout Surface, in body: Rect, _ context: Context
    ) {
        let readings = readings(item, context)
        let themes = ordered(readings, context)
        let share = (body.rows - themes.count) / max(1, themes.count)
        // What is found stays in sight.
        let first = words == nil ? 0 : max(0, min(found, themes.count - body.rows / 2))
        var rest = body
        for (index, theme) in themes.enumerated().dropFirst(first) where rest.rows > 0 {
            guard rest.rows > 1 || index == themes.count - 1 else {
                surface.draw(
                    "and \(themes.count - index) more",
                    at: Point(column: rest.column, row: rest.row), in: rest, style: .dim)
                return
            }
            let row = row(theme, index, readings, context)
            let (line, below) = rest.split(top: 1)
            surface.draw(
                row.text, at: Point(column: line.column, row: line.row), in: line,
                style: row.style)
            if row.isFound { surface.restyle(line, .selected) }
            rest = below
            guard let text = theme.description, share > 0 || row.isFound else { continue }
            let (area, after) = rest.split(top: max(share, row.isFound ? 2 : 0))
            let indented = Rect(
                column: area.column + 7, row: area.row, columns: area.columns - 7,
                rows: area.rows)
            let used = min(area.rows, surface.drawWrapped(text, in: indented, style: .dim))
            rest = Rect(
                column: rest.column, row: rest.row + used, columns: rest.columns,
                rows: after.rows + area.rows - used)
        }
    }
}
