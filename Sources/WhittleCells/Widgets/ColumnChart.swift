/// Numbers over time as columns of several rows, to an eighth of a cell (a fifth without Unicode),
/// with the greatest value beside the top and what the ends are below.
package struct ColumnChart: Equatable, Hashable, Sendable {
    package var values: [Double]
    /// Stands at the left, beside the top row: what a full column means.
    package var top: String
    /// Stand below the first and the last column.
    package var first: String
    package var last: String

    package init(_ values: [Double], top: String, first: String = "", last: String = "") {
        self.values = values
        self.top = top
        self.first = first
        self.last = last
    }

    /// Sums of so many neighbours that all fit, and how many that are; the last sum may be of
    /// fewer.
    package static func grouped(_ values: [Int], columns: Int) -> (values: [Int], size: Int) {
        guard columns > 0, values.count > columns else { return (values, 1) }
        let size = (values.count + columns - 1) / columns
        let sums = stride(from: 0, to: values.count, by: size).map { start in
            values[start..<min(start + size, values.count)].reduce(0, +)
        }
        return (sums, size)
    }

    /// How many columns there is room for beside the scale.
    package static func room(_ columns: Int, top: String, policy: DisplayPolicy) -> Int {
        max(0, columns - DisplayText.columns(of: top, policy: policy) - 1)
    }

    /// Draws the whole chart: all rows of the rectangle but the last, which says what the ends are.
    package func draw(on surface: inout Surface, in rect: Rect, style: Style = .plain) {
        for row in 0..<rect.rows {
            let line = Rect(
                column: rect.column, row: rect.row + row, columns: rect.columns, rows: 1)
            drawRow(row, of: rect.rows, on: &surface, in: line, style: style)
        }
    }

    /// Draws one of its rows alone, for pages that scroll line by line.
    package func drawRow(
        _ row: Int, of rows: Int, on surface: inout Surface, in rect: Rect, style: Style = .plain
    ) {
        let line = rect.split(top: 1).top
        surface.fill(line)
        let scale = DisplayText.columns(of: top, policy: surface.policy)
        let (left, plot) = line.split(left: min(line.columns, scale + 1))
        let height = max(1, rows - 1)
        guard row < height else {
            drawEnds(on: &surface, in: plot)
            return
        }
        if row == 0 { surface.draw(top, at: Point(column: left.column, row: left.row), in: left) }
        if row == height - 1, row > 0 {
            let zero = left.split(left: left.columns - 1).left
            surface.drawRight("0", in: zero)
        }
        drawColumns(height - 1 - row, of: height, on: &surface, in: plot, style)
    }

    /// The cells of one row, counted from the bottom.
    private func drawColumns(
        _ row: Int, of height: Int, on surface: inout Surface, in plot: Rect, _ style: Style
    ) {
        let steps = surface.policy.unicode ? ColumnChart.eighths : ColumnChart.ascii
        let most = values.filter(\.isFinite).max() ?? 0
        guard most > 0, !values.isEmpty, plot.columns > 0 else { return }
        let shown = values.suffix(plot.columns)
        let width = cells(plot.columns)
        let area = plot.intersection(surface.bounds)
        for (offset, value) in shown.enumerated() where value > 0 {
            let share = min(1, value / most) * Double(height * steps.count)
            let filled = max(1, Int(share + 0.5)) - row * steps.count
            guard filled > 0 else { continue }
            let cell = Cell(base: steps[min(filled, steps.count) - 1], style: style)
            // Wide columns stand apart.
            for part in 0..<(width > 2 ? width - 1 : width) {
                surface.put(
                    cell, column: plot.column + offset * width + part, row: plot.row, in: area)
            }
        }
    }

    /// How many cells each column takes.
    private func cells(_ room: Int) -> Int {
        max(1, min(8, room / max(1, values.count)))
    }

    private func drawEnds(on surface: inout Surface, in plot: Rect) {
        let used = min(plot.columns, cells(plot.columns) * min(values.count, plot.columns))
        let ends = DisplayText.columns(of: first + last, policy: surface.policy) + 1
        let area = plot.split(left: min(plot.columns, max(used, ends))).left
        surface.draw(first, at: Point(column: area.column, row: area.row), in: area, style: .dim)
        guard area.columns >= ends, !last.isEmpty, values.count > 1 else { return }
        surface.drawRight(last, in: area, style: .dim)
    }

    private static let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let ascii: [Unicode.Scalar] = [".", ":", "-", "=", "#"]
}
