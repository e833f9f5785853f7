/// Estimates on one scale, a row each: a dot, and the interval around it as a line with ends.
package struct DotPlot: Equatable, Hashable, Sendable {
    package struct Row: Equatable, Hashable, Sendable {
        package var label: String
        package var value: Double
        package var low: Double
        package var high: Double
        /// Stands behind the plot: the number, for who wants it exactly.
        package var note: String

        package init(_ label: String, _ value: Double, low: Double, high: Double, note: String = "")
        {
            self.label = label
            self.value = value
            self.low = low
            self.high = high
            self.note = note
        }
    }

    package var rows: [Row]
    /// What the left and the right edge mean: the least and the greatest bound where nil.
    package var scale: ClosedRange<Double>?
    private let leftEdge: String
    private let rightEdge: String

    /// - Parameter edges: how the edges of the scale are written, below the rows.
    package init(
        _ rows: [Row], scale: ClosedRange<Double>? = nil, edges: (String, String) = ("", "")
    ) {
        self.rows = rows
        self.scale = scale
        leftEdge = edges.0
        rightEdge = edges.1
    }

    /// The least and the greatest bound of rows; nil without a finite one.
    package static func range(_ rows: [Row]) -> ClosedRange<Double>? {
        let bounds = rows.flatMap { [$0.low, $0.value, $0.high] }.filter(\.isFinite)
        guard let least = bounds.min(), let most = bounds.max() else { return nil }
        return least...most
    }

    /// How many rows the whole takes.
    package var height: Int { rows.count + (leftEdge.isEmpty && rightEdge.isEmpty ? 0 : 1) }

    /// Draws as many rows as there is room for, from `first` on. The labels get at most half of the
    /// width.
    package func draw(
        on surface: inout Surface, in rect: Rect, first: Int = 0, style: Style = .plain
    ) {
        let policy = surface.policy
        let labels = min(
            rect.columns / 2,
            rows.map { DisplayText.columns(of: $0.label, policy: policy) }.max() ?? 0)
        let notes = rows.map { DisplayText.columns(of: $0.note, policy: policy) }.max() ?? 0
        let columns = Columns([.fixed(labels), .flexible(1), .fixed(notes)], gap: 1)
        for offset in 0..<rect.rows {
            let index = max(0, first) + offset
            guard index < height else { return }
            let line = Rect(
                column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
            surface.fill(line)
            let parts = columns.rects(in: line)
            guard index < rows.count else {
                drawEdges(on: &surface, in: parts[1])
                return
            }
            let row = rows[index]
            surface.draw(
                row.label, at: Point(column: parts[0].column, row: line.row), in: parts[0])
            drawInterval(row, on: &surface, in: parts[1], style)
            surface.drawRight(row.note, in: parts[2])
        }
    }

    private func drawEdges(on surface: inout Surface, in plot: Rect) {
        surface.draw(leftEdge, at: Point(column: plot.column, row: plot.row), in: plot, style: .dim)
        let used = DisplayText.columns(of: leftEdge + rightEdge, policy: surface.policy)
        if plot.columns > used { surface.drawRight(rightEdge, in: plot, style: .dim) }
    }

    private func drawInterval(
        _ row: Row, on surface: inout Surface, in plot: Rect, _ style: Style
    ) {
        guard let scale = scale ?? DotPlot.range(rows), plot.columns > 0, row.value.isFinite else {
            return
        }
        let unicode = surface.policy.unicode
        let area = plot.intersection(surface.bounds)
        func column(_ value: Double) -> Int {
            let width = scale.upperBound - scale.lowerBound
            let share = width > 0 ? (value - scale.lowerBound) / width : 0.5
            // Half up by hand: `rounded()` would need libm to be linked.
            guard share.isFinite else { return 0 }
            return Int(max(0, min(1, share)) * Double(plot.columns - 1) + 0.5)
        }
        func put(_ scalar: Unicode.Scalar, _ column: Int) {
            surface.put(
                Cell(base: scalar, style: style), column: plot.column + column, row: plot.row,
                in: area)
        }
        let middle = column(row.value)
        if row.low.isFinite, row.high.isFinite, row.low < row.high {
            let (low, high) = (column(row.low), column(row.high))
            for column in low...max(low, high) { put(unicode ? "─" : "-", column) }
            put(unicode ? "├" : "|", low)
            put(unicode ? "┤" : "|", max(low, high))
        }
        put(unicode ? "●" : "o", middle)
    }
}
