/// Numbers over time, one cell each, as heights of an eighth (`.:-=#` without Unicode).
package struct Sparkline: Equatable, Hashable, Sendable {
    package var values: [Double]
    /// What fills a cell; the greatest value where nil.
    package var maximum: Double?

    package init(_ values: [Double], maximum: Double? = nil) {
        self.values = values
        self.maximum = maximum
    }

    package init(_ values: [Int], maximum: Int? = nil) {
        self.init(values.map(Double.init), maximum: maximum.map(Double.init))
    }

    /// Draws the last values that fit into the top row of the rectangle. Zero (and what is no
    /// number) is a blank; what is above it is always seen.
    package func draw(on surface: inout Surface, in rect: Rect, style: Style = .plain) {
        let row = rect.split(top: 1).top
        surface.fill(row)
        let area = row.intersection(surface.bounds)
        let steps = surface.policy.unicode ? Sparkline.eighths : Sparkline.ascii
        let top = maximum ?? values.filter(\.isFinite).max() ?? 0
        guard top > 0, top.isFinite else { return }
        for (offset, value) in values.suffix(row.columns).enumerated() where value > 0 {
            let height = min(1, value / top) * Double(steps.count)
            let step = max(1, Int(height + 0.5))
            surface.put(
                Cell(base: steps[step - 1], style: style), column: row.column + offset,
                row: row.row, in: area)
        }
    }

    private static let eighths: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let ascii: [Unicode.Scalar] = [".", ":", "-", "=", "#"]
}
