import WhittleCells
import WhittleCore

/// The book of themes, as it is drawn.
extension CodingScreen {
    /// The rows for the list of the book; the others are for the theme under the cursor.
    static func bookRows(_ area: Rect) -> Int {
        let rows = max(0, area.rows - 2)
        return max(min(rows, 3), rows - (rows >= 12 ? 4 : 3))
    }

    func drawBook(on surface: inout Surface, in area: Rect, _ context: Context) {
        let themes = words == nil ? listed(context) : matching(context)
        guard !themes.isEmpty else {
            surface.drawWrapped(
                words == nil
                    ? "There are no themes yet. N defines one." : "No theme has these words.",
                in: area)
            return
        }
        let height = CodingScreen.bookRows(context.area)
        let (list, lower) = area.split(top: height)
        var view = cursor
        if words != nil { view.move(to: found, count: themes.count, height: height) }
        let chosen = view.selected(count: themes.count)
        let sizes = sizes.known(for: context.campaign.version) ?? []
        for (row, index) in view.visible(count: themes.count, height: height).enumerated() {
            let line = Rect(
                column: list.column, row: list.row + row, columns: list.columns, rows: 1)
            drawTheme(themes[index], sizes, on: &surface, in: line, context)
            if index == chosen { surface.restyle(line, .selected) }
        }
        let (rule, pane) = lower.split(top: 1)
        surface.horizontalLine(rule, style: .dim)
        guard let chosen else { return }
        let theme = themes[chosen]
        let definition = theme.description ?? "no definition yet; D writes one"
        let rows = surface.drawWrapped(
            (theme.kind.map { $0 + ": " } ?? "") + definition, in: pane)
        if rows > pane.rows, pane.rows > 1 {
            let last = pane.split(bottom: 1).bottom
            surface.fill(last)
            surface.draw(
                "\(rows - pane.rows + 1) more lines: Enter",
                at: Point(column: last.column, row: last.row), in: last, style: .dim)
        }
    }

    /// A line of the book: mark, title, how many texts have it, and its kind or what became of it.
    private func drawTheme(
        _ theme: Theme, _ sizes: [CodingFigures.Size], on surface: inout Surface, in line: Rect,
        _ context: Context
    ) {
        let most = max(1, sizes.map(\.count).max() ?? 1)
        let isNarrow = line.columns < 60
        let isWide = line.columns >= 110
        let bar = isNarrow ? 0 : isWide ? 20 : 12
        let last =
            isWide ? max(14, line.columns - 75) : theme.isRetired ? line.columns / 3 : 14
        let rects = Columns(
            [
                .fixed(2), .flexible(1), .fixed(5), .fixed(theme.isRetired ? 0 : bar),
                .fixed(isNarrow && !theme.isRetired ? 0 : last),
            ], gap: 1
        ).rects(in: line)
        func put(_ text: String, _ column: Int, _ style: Style = .plain) {
            surface.draw(
                text, at: Point(column: rects[column].column, row: line.row),
                in: rects[column], style: style)
        }
        put(theme.key, 0, .bold)
        let indent = String(repeating: "  ", count: min(theme.depth, 4))
        put(indent + theme.title, 1, theme.isRetired ? .dim : .plain)
        guard !theme.isRetired else {
            let names = theme.into.map { context.campaign.themeBook.title($0) }
            put(names.isEmpty ? "retired" : "now " + names.joined(separator: ", "), 4, .dim)
            return
        }
        let count = sizes.first { $0.theme == theme.id }?.count ?? 0
        surface.drawRight(TextParts.count(count), in: rects[2])
        Bar(count, of: most).draw(on: &surface, in: rects[3])
        let definition = isWide ? theme.description.map { ": " + $0 } ?? "" : ""
        put((theme.kind ?? "") + definition, 4, .dim)
    }
}
