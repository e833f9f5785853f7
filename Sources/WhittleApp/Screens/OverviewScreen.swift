import WhittleCells
import WhittleCore

/// The first place: how far the campaign is, what is open, what waits, what to do next. In one
/// column that scrolls, or in as many side by side as there is room for.
struct OverviewScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, pageDown, pageUp, first, last
    }

    var firstLine = 0
    private var leading = Remembered<LeadingKey, LeadingIdeas?>()

    private struct LeadingKey: Equatable, Sendable {
        let seen: SeenVersion
        let limit: Int
    }

    static let bindings: [Binding<Action>] = [
        Binding([.character("j"), .down], .down, "down", "Scrolls down."),
        Binding([.character("k"), .up], .up, "up", "Scrolls up.", inFooter: false),
        Binding([.control("d"), .pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.control("u"), .pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding([.character("g"), .home], .first, "first", "To the top.", inFooter: false),
        Binding([.character("G"), .end], .last, "last", "To the end.", inFooter: false),
    ]

    /// Brings what takes long to compute up to date; at each frame it is only read.
    mutating func prepare(_ context: Context) {
        let key = OverviewScreen.leadingKey(context)
        guard leading.known(for: key) == nil else { return }
        leading.keep(LeadingIdeas(context.derived.rankings, limit: key.limit), for: key)
    }

    private static func leadingKey(_ context: Context) -> LeadingKey {
        LeadingKey(seen: SeenVersion(context), limit: context.area.rows >= 40 ? 20 : 10)
    }

    /// The ideas that lead, as the viewer may see them.
    func leadingIdeas(_ context: Context) -> LeadingIdeas? {
        leading.known(for: OverviewScreen.leadingKey(context)) ?? nil
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let area = context.area.inset(columns: context.area.columns >= 60 ? 1 : 0)
        let page = max(1, area.rows - 1)
        let most = max(0, self.page(area, context).height - area.rows)
        switch action {
        case .down: firstLine += 1
        case .up: firstLine = min(firstLine, most) - 1
        case .pageDown: firstLine += page
        case .pageUp: firstLine = min(firstLine, most) - page
        case .first: firstLine = 0
        case .last: firstLine = most
        }
        firstLine = max(0, min(firstLine, most))
        return []
    }

    // MARK: Rows

    /// One line of the page.
    enum Row {
        case runs([(String, Style)])
        case bar(label: String, count: String, length: Double, note: String)
        case chart(ColumnChart, row: Int, of: Int)
        case dot(DotPlot, row: Int)
        case empty
    }

    static func heading(_ title: String, _ more: String = "") -> Row {
        .runs([(title, .bold), (more.isEmpty ? "" : "  " + more, .plain)])
    }

    static func line(_ text: String, _ style: Style = .plain) -> Row {
        .runs([("  " + text, style)])
    }

    // MARK: The page

    /// The columns of the page, left to right, each with its lines.
    struct Page {
        var columns: [[Row]] = []
        var height: Int { columns.map(\.count).max() ?? 0 }
    }

    /// Cells between two columns.
    private static let gap = 3

    private static func columnCount(_ columns: Int) -> Int {
        columns < 100 ? 1 : columns < 150 ? 2 : 3
    }

    /// How wide a column is.
    private static func width(_ columns: Int) -> Int {
        let count = columnCount(columns)
        return (columns - (count - 1) * gap) / count
    }

    private func page(_ area: Rect, _ context: Context) -> Page {
        let width = OverviewScreen.width(area.columns)
        let blocks = blocks(Room(columns: width, rows: area.rows), context).filter { !$0.isEmpty }
        return OverviewScreen.arranged(blocks, in: OverviewScreen.columnCount(area.columns))
    }

    /// The blocks in their order, down the first column, then the next, so that the longest column
    /// is as short as can be.
    static func arranged(_ blocks: [[Row]], in count: Int) -> Page {
        func column(_ part: ArraySlice<[Row]>) -> [Row] {
            Array(part.joined(separator: [Row.empty]))
        }
        func height(_ part: ArraySlice<[Row]>) -> Int {
            part.reduce(0) { $0 + $1.count } + max(0, part.count - 1)
        }
        func split(_ part: ArraySlice<[Row]>, _ count: Int) -> [ArraySlice<[Row]>] {
            guard count > 1, part.count > 1 else { return [part] }
            var best: (height: Int, parts: [ArraySlice<[Row]>]) = (.max, [part])
            for end in part.indices.dropFirst() {
                let parts = [part[..<end]] + split(part[end...], count - 1)
                let tallest = parts.map(height).max() ?? 0
                if tallest < best.height { best = (tallest, parts) }
            }
            return best.parts
        }
        return Page(columns: split(blocks[...], count).map(column))
    }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let page = page(area, context)
        let first = max(0, min(firstLine, page.height - area.rows))
        let width = OverviewScreen.width(area.columns)
        for (index, rows) in page.columns.enumerated() {
            let start = area.column + index * (width + OverviewScreen.gap)
            for (offset, row) in rows.dropFirst(first).prefix(area.rows).enumerated() {
                let line = Rect(column: start, row: area.row + offset, columns: width, rows: 1)
                draw(row, on: &surface, in: line.intersection(area))
            }
            if index > 0 {
                surface.verticalLine(
                    Rect(column: start - 2, row: area.row, columns: 1, rows: area.rows),
                    style: .dim)
            }
        }
        guard page.height > first + area.rows, area.rows > 1 else { return }
        let more = " \(context.mark(.down)) \(page.height - first - area.rows) more "
        surface.drawRight(more, row: area.rows - 1, in: area, style: .dim)
    }

    private func draw(_ row: Row, on surface: inout Surface, in area: Rect) {
        let origin = Point(column: area.column, row: area.row)
        switch row {
        case .empty: return
        case .runs(let runs): surface.drawRuns(runs, at: origin, in: area)
        case .chart(let chart, let row, let rows):
            chart.drawRow(row, of: rows, on: &surface, in: area)
        case .dot(let plot, let row): plot.draw(on: &surface, in: area, first: row)
        case .bar(let label, let count, let length, let note):
            let bar = area.columns >= 110 ? 30 : area.columns >= 70 ? 14 : 8
            let columns = Columns([.fixed(16), .fixed(7), .fixed(bar), .flexible(1)], gap: 1)
            let rects = columns.rects(in: area)
            guard rects.count == 4 else { return }
            surface.draw(label, at: Point(column: rects[0].column, row: area.row), in: rects[0])
            surface.drawRight(count, in: rects[1], style: .bold)
            Bar(length).draw(on: &surface, in: rects[2])
            surface.draw(
                note, at: Point(column: rects[3].column, row: area.row), in: rects[3], style: .dim)
        }
    }
}
