/// A part of a whole as a horizontal bar, to an eighth of a cell (a cell without Unicode).
package struct Bar: Equatable, Hashable, Sendable {
    /// 0…1; anything else is brought into it, and no number is 0.
    package let fraction: Double

    package init(_ fraction: Double) {
        self.fraction = fraction > 0 ? min(fraction, 1) : 0
    }

    /// `part` of `whole`; nothing of nothing is 0.
    package init(_ part: Int, of whole: Int) {
        self.init(whole > 0 ? Double(part) / Double(whole) : 0)
    }

    /// Draws the bar over the width of the rectangle, in its top row, and blanks the rest of it.
    /// Something above nothing is always seen.
    package func draw(on surface: inout Surface, in rect: Rect, style: Style = .plain) {
        let row = rect.split(top: 1).top
        surface.fill(row)
        let area = row.intersection(surface.bounds)
        for column in 0..<row.columns {
            guard let scalar = scalar(at: column, of: row.columns, policy: surface.policy)
            else { break }
            surface.put(
                Cell(base: scalar, style: style), column: row.column + column, row: row.row,
                in: area)
        }
    }

    private func scalar(
        at column: Int, of columns: Int, policy: DisplayPolicy
    ) -> Unicode.Scalar? {
        let steps = policy.unicode ? 8 : 1
        // Half up by hand: `rounded()` would need libm to be linked.
        var filled = Int(fraction * Double(columns * steps) + 0.5)
        if fraction > 0 { filled = max(1, filled) }
        let here = min(steps, filled - column * steps)
        guard here > 0 else { return nil }
        return policy.unicode ? Bar.eighths[here - 1] : "#"
    }

    private static let eighths: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
}
