import WhittleCells

/// A step in a list.
enum ListMove: Equatable, Sendable {
    case down, up, pageDown, pageUp, first, last
}

extension ListCursor {
    mutating func take(_ move: ListMove, count: Int, height: Int) {
        switch move {
        case .down: self.move(by: 1, count: count, height: height)
        case .up: self.move(by: -1, count: count, height: height)
        case .pageDown: page(by: 1, count: count, height: height)
        case .pageUp: page(by: -1, count: count, height: height)
        case .first: self.move(to: 0, count: count, height: height)
        case .last: self.move(to: count - 1, count: count, height: height)
        }
    }

    /// Draws the rows that are in sight, and marks the chosen one.
    /// - Parameter draw: draws one row, by its place in the list, in a line.
    func drawRows(
        _ count: Int, on surface: inout Surface, in list: Rect,
        _ draw: (Int, inout Surface, Rect) -> Void
    ) {
        for (row, index) in visible(count: count, height: list.rows).enumerated() {
            let line = Rect(
                column: list.column, row: list.row + row, columns: list.columns, rows: 1)
            draw(index, &surface, line)
            if index == selected(count: count) { surface.restyle(line, .selected) }
        }
    }
}

extension Binding {
    /// The keys that move in a list.
    /// - Parameters:
    ///   - noun: what a row of the list is.
    ///   - isPagedByControl: false where C-d and C-u scroll a pane.
    static func moves(
        over noun: String, isPagedByControl: Bool = true, _ action: (ListMove) -> Action
    ) -> [Binding] {
        func binding(
            _ keys: [Key], _ move: ListMove, _ label: String, _ help: String
        ) -> Binding {
            Binding(keys, action(move), label, help, inFooter: false)
        }
        return [
            binding([.character("j"), .down], .down, "down", "The next \(noun)."),
            binding([.character("k"), .up], .up, "up", "The \(noun) before."),
            binding(
                (isPagedByControl ? [.control("d")] : []) + [.pageDown], .pageDown, "page",
                "A page down."),
            binding(
                (isPagedByControl ? [.control("u")] : []) + [.pageUp], .pageUp, "page up",
                "A page up."),
            binding([.character("g"), .home], .first, "first", "The first \(noun)."),
            binding([.character("G"), .end], .last, "last", "The last \(noun)."),
        ]
    }
}

extension Surface {
    /// Writes a text into each column of a line.
    mutating func drawCells(
        _ texts: [String], by columns: Columns, in line: Rect, style: Style = .plain
    ) {
        for (rect, text) in zip(columns.rects(in: line), texts) {
            draw(text, at: Point(column: rect.column, row: line.row), in: rect, style: style)
        }
    }
}
