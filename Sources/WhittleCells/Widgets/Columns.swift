/// The columns of a table: some of a fixed width, the others sharing what is left.
package struct Columns: Equatable, Hashable, Sendable {
    package enum Width: Equatable, Hashable, Sendable {
        /// This many cells.
        case fixed(Int)
        /// A share of what the fixed ones leave, in proportion to the weight.
        case flexible(Int)
    }

    package var widths: [Width]
    /// Blank cells between two columns.
    package var gap: Int

    package init(_ widths: [Width], gap: Int = 1) {
        self.widths = widths
        self.gap = max(0, gap)
    }

    /// One rectangle for each column, as high as the given one. Where there is too little room, the
    /// flexible ones vanish first and then those on the right are cut; none reaches outside.
    package func rects(in rect: Rect) -> [Rect] {
        let gaps = gap * max(0, widths.count - 1)
        let fixed = widths.reduce(0) { $0 + $1.fixedCells }
        var left = max(0, rect.columns - gaps - fixed)
        var weights = widths.reduce(0) { $0 + $1.weight }
        var column = rect.column
        return widths.map { width in
            var cells = width.fixedCells
            if width.weight > 0 {
                // Each takes its share of what is left, so that no cell is lost in rounding.
                cells = left * width.weight / weights
                left -= cells
                weights -= width.weight
            }
            let start = min(column, rect.endColumn)
            column += cells + gap
            return Rect(
                column: start, row: rect.row, columns: min(cells, rect.endColumn - start),
                rows: rect.rows)
        }
    }
}

extension Columns.Width {
    fileprivate var fixedCells: Int {
        switch self {
        // No terminal is wider, and sums cannot overflow.
        case .fixed(let cells): min(max(0, cells), 10_000)
        case .flexible: 0
        }
    }

    fileprivate var weight: Int {
        switch self {
        case .fixed: 0
        case .flexible(let weight): min(max(0, weight), 10_000)
        }
    }
}
