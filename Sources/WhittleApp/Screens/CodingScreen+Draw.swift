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
            if area.columns >= 110 {
                let (text, themes) = rest.split(left: area.columns - 54)
                drawText(item, on: &surface, in: text, context)
                drawThemes(item, on: &surface, in: themes.inset(columns: 2), context)
            } else {
                let (text, themes) = rest.split(top: max(2, rest.rows * 2 / 5))
                drawText(item, on: &surface, in: text, context)
                drawThemes(item, on: &surface, in: themes, context)
            }
        }
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
        for each in Mode.allCases {
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
                    " \(TextParts.count(queue.done)) done, \(TextParts.count(queue.items.count)) left"
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

    /// The text with what it answers.
    private func drawText(
        _ item: Int32, on surface: inout Surface, in area: Rect, _ context: Context
    ) {
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
        surface.drawWrapped(parts.joined(separator: "\n"), in: area, firstLine: firstLine)
    }

    // MARK: The themes beside the text

    /// A theme's line: `[x] fe Fear of blame`, with who gave it where that is being settled.
    private struct Row {
        var text: String
        var style: Style
        var isFound = false
    }

    private func rows(_ item: Int32, _ context: Context) -> [Row] {
        let draft = draft(context)
        let themes = shownThemes(context)
        let readings =
            mode == .reconcile ? context.viewpoint.readings(of: item, in: context.campaign) : []
        var rows: [Row] = []
        var kind: String?
        // Those in question come first where it is about them.
        let given = Set(readings.flatMap(\.themes))
        let ordered =
            mode == .reconcile && words == nil && chord == nil
            ? themes.filter { given.contains($0.id) } + themes.filter { !given.contains($0.id) }
            : themes
        for (index, theme) in ordered.enumerated() {
            if mode == .code, let now = theme.kind, now != kind, theme.depth == 0 {
                rows.append(Row(text: now, style: .dim))
                kind = now
            }
            let isChosen = draft.themes.contains(theme.id)
            let indent = String(repeating: "  ", count: min(theme.depth, 4))
            // Before the title, so that a narrow column cuts the title and not that.
            let who = who(gave: theme.id, readings).map { $0 + ": " } ?? ""
            let text = "\(isChosen ? "[x]" : "[ ]") \(theme.key) \(indent)\(who)\(theme.title)"
            rows.append(
                Row(
                    text: text, style: isChosen ? .bold : .plain,
                    isFound: words != nil && index == found))
        }
        return rows
    }

    /// `both`, or `only cai`; nil where nobody gave it.
    private func who(gave theme: String, _ readings: [Reading]) -> String? {
        let names = readings.filter { $0.themes.contains(theme) }.map(\.member)
        guard !names.isEmpty else { return nil }
        if names.count == readings.count { return readings.count == 2 ? "both" : "all" }
        return "only " + names.joined(separator: ", ")
    }

    private func drawThemes(
        _ item: Int32, on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let (rule, body) =
            area.columns >= 110 || context.area.columns >= 110
            ? (Rect(column: area.column, row: area.row, columns: 0, rows: 0), area)
            : area.split(top: 1)
        surface.horizontalLine(rule, style: .dim)
        let rows = rows(item, context)
        guard !rows.isEmpty else {
            surface.draw(
                words == nil ? "The theme book is empty." : "No theme has these words.",
                at: Point(column: body.column, row: body.row), in: body, style: .dim)
            return
        }
        guard body.rows > 0 else { return }
        let columns = max(1, min(body.columns / 25, (rows.count + body.rows - 1) / body.rows))
        let room = columns * body.rows
        let shown = rows.count > room ? Array(rows.prefix(room - 1)) : rows
        let rects = Columns(Array(repeating: .flexible(1), count: columns), gap: 1).rects(in: body)
        for (index, row) in shown.enumerated() {
            let rect = rects[index / body.rows]
            let line = Rect(
                column: rect.column, row: body.row + index % body.rows, columns: rect.columns,
                rows: 1)
            surface.draw(
                row.text, at: Point(column: line.column, row: line.row), in: line, style: row.style)
            if row.isFound { surface.restyle(line, .selected) }
        }
        if shown.count < rows.count, let last = rects.last {
            surface.draw(
                "and \(rows.count - shown.count) more: type, or /",
                at: Point(column: last.column, row: body.endRow - 1), in: last, style: .dim)
        }
    }

    // MARK: The book

    private func drawBook(on surface: inout Surface, in area: Rect, _ context: Context) {
        let themes = words == nil ? listed(context) : matching(context)
        guard !themes.isEmpty else {
            surface.drawWrapped(
                words == nil
                    ? "There are no themes yet. N defines one." : "No theme has these words.",
                in: area)
            return
        }
        var view = cursor
        if words != nil { view.move(to: found, count: themes.count, height: area.rows) }
        let sizes = sizes.known(for: context.campaign.version) ?? []
        let most = max(1, sizes.map(\.count).max() ?? 1)
        let bar = area.columns >= 110 ? 30 : area.columns >= 70 ? 12 : 6
        let chosen = view.selected(count: themes.count)
        for (row, index) in view.visible(count: themes.count, height: area.rows).enumerated() {
            let theme = themes[index]
            let line = Rect(
                column: area.column, row: area.row + row, columns: area.columns, rows: 1)
            let rects = Columns(
                [.fixed(2), .flexible(3), .fixed(5), .fixed(bar), .flexible(2)], gap: 1
            ).rects(in: line)
            func put(_ text: String, _ column: Int, _ style: Style = .plain) {
                surface.draw(
                    text, at: Point(column: rects[column].column, row: line.row),
                    in: rects[column], style: style)
            }
            put(theme.key, 0, .bold)
            let indent = String(repeating: "  ", count: min(theme.depth, 4))
            put(indent + theme.title, 1, theme.isRetired ? .dim : .plain)
            if theme.isRetired {
                let names = theme.into.map { context.campaign.themeBook.title($0) }
                put(names.isEmpty ? "retired" : "now " + names.joined(separator: ", "), 4, .dim)
            } else {
                let count = sizes.first { $0.theme == theme.id }?.count ?? 0
                surface.drawRight(TextParts.count(count), in: rects[2])
                Bar(count, of: most).draw(on: &surface, in: rects[3])
                put(
                    [theme.kind, theme.description].compactMap { $0 }.joined(separator: ": "), 4,
                    .dim)
            }
            if index == chosen { surface.restyle(line, .selected) }
        }
    }
}
