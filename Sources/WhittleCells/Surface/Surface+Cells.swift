extension Surface {
    /// The cell at a place; a blank one outside the surface.
    package subscript(_ point: Point) -> Cell {
        index(point.column, point.row).map { cells[$0] } ?? .blank
    }

    /// The cell at a place; a blank one outside the surface.
    package subscript(column column: Int, row row: Int) -> Cell {
        self[Point(column: column, row: row)]
    }

    /// The cells of a row; none outside the surface.
    package subscript(row row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < size.rows else { return [] }
        return cells[(row * size.columns)..<((row + 1) * size.columns)]
    }

    /// The columns of a row between the first and the last cell that differ from an earlier frame
    /// of the same size, wide characters whole; nil where the row is as it was.
    package func changedColumns(ofRow row: Int, since last: borrowing Surface) -> Range<Int>? {
        guard last.size == size, row >= 0, row < size.rows else { return nil }
        let first = row * size.columns
        return cells.withUnsafeBufferPointer { new in
            last.cells.withUnsafeBufferPointer { old in
                var start = first
                var end = first + size.columns
                while start < end, new[start] == old[start] { start += 1 }
                guard start < end else { return nil }
                while new[end - 1] == old[end - 1] { end -= 1 }
                if new[start].width == 0, start > first { start -= 1 }
                if new[end - 1].width == 2, end < first + size.columns { end += 1 }
                return start - first..<end - first
            }
        }
    }

    /// Blanks a rectangle.
    package mutating func fill(_ rect: Rect, style: Style = .plain) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        var cell = Cell.blank
        cell.style = style
        cell.style.token = false
        for row in area.row..<area.endRow {
            for column in area.column..<area.endColumn {
                put(cell, column: column, row: row, in: area)
            }
        }
    }

    /// Adds a style to what is there, as for the selected row: a colour replaces the colour, the
    /// rest is switched on. Tokens stay tokens.
    package mutating func restyle(_ rect: Rect, _ style: Style) {
        restyle(rect) { old in
            if style.color != .terminal { old.color = style.color }
            old.bold = old.bold || style.bold
            old.dim = old.dim || style.dim
            old.underline = old.underline || style.underline
            old.reverse = old.reverse || style.reverse
        }
    }

    /// Changes the style of each cell of a rectangle. Whether a cell is part of a token cannot be
    /// changed.
    package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        let area = rect.intersection(bounds)
        guard !area.isEmpty else { return }
        for row in area.row..<area.endRow {
            for column in area.column..<area.endColumn {
                let index = row * size.columns + column
                let token = cells[index].style.token
                change(&cells[index].style)
                cells[index].style.token = token
            }
        }
    }

    /// Writes one cell, if it lies inside `area`, which lies inside the surface. A wide one without
    /// room for its right half is a blank; the other half of a wide one that is overwritten is
    /// blanked, also where it lies outside the area, since half a character cannot be drawn.
    mutating func put(_ cell: Cell, column: Int, row: Int, in area: Rect) {
        guard row >= area.row, row < area.endRow, column >= area.column, column < area.endColumn
        else { return }
        var cell = cell
        if cell.width == 2 && column + 1 >= area.endColumn {
            let style = cell.style
            cell = Cell(style: style)
        }
        let index = row * size.columns + column
        release(index, column: column)
        if cell.width == 2 {
            release(index + 1, column: column + 1)
            var half = Cell(base: " ", width: 0, style: cell.style)
            half.style.token = cell.style.token
            cells[index + 1] = half
        }
        cells[index] = cell
    }

    /// Before a cell is overwritten: blanks the other half of the wide character it belongs to.
    mutating func release(_ index: Int, column: Int) {
        switch cells[index].width {
        case 0 where column > 0: blank(index - 1)
        case 2 where column + 1 < size.columns: blank(index + 1)
        default: break
        }
    }

    private mutating func blank(_ index: Int) {
        let style = cells[index].style
        cells[index] = Cell(style: style)
        cells[index].style.token = false
    }

    private func index(_ column: Int, _ row: Int) -> Int? {
        guard column >= 0, row >= 0, column < size.columns, row < size.rows else { return nil }
        return row * size.columns + column
    }
}
