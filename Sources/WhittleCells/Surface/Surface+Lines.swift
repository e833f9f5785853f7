extension Surface {
    /// A line along the top row of the rectangle.
    package mutating func horizontalLine(_ rect: Rect, style: Style = .plain) {
        let area = rect.intersection(bounds)
        let cell = Cell(base: Mark.horizontal.scalar(policy), style: style)
        for column in area.column..<max(area.column, area.endColumn) {
            put(cell, column: column, row: rect.row, in: area)
        }
    }

    /// A line along the left column of the rectangle.
    package mutating func verticalLine(_ rect: Rect, style: Style = .plain) {
        let area = rect.intersection(bounds)
        let cell = Cell(base: Mark.vertical.scalar(policy), style: style)
        for row in area.row..<max(area.row, area.endRow) {
            put(cell, column: rect.column, row: row, in: area)
        }
    }

    /// A border along the inside of the rectangle, with a title in its top line. Gives the
    /// rectangle inside it. Does not blank what is there: `fill` first.
    @discardableResult
    package mutating func box(
        _ rect: Rect, title: String = "", style: Style = .plain, titleStyle: Style? = nil
    ) -> Rect {
        let inside = rect.inset(columns: 1, rows: 1)
        guard rect.columns >= 2, rect.rows >= 2 else { return inside }
        let right = rect.endColumn - 1
        let bottom = rect.endRow - 1
        horizontalLine(rect.split(top: 1).top, style: style)
        horizontalLine(rect.split(bottom: 1).bottom, style: style)
        verticalLine(rect, style: style)
        verticalLine(
            Rect(column: right, row: rect.row, columns: 1, rows: rect.rows), style: style)
        let corners: [(Mark, Int, Int)] = [
            (.topLeft, rect.column, rect.row), (.topRight, right, rect.row),
            (.bottomLeft, rect.column, bottom), (.bottomRight, right, bottom),
        ]
        for (mark, column, row) in corners {
            draw(mark, at: Point(column: column, row: row), in: rect, style: style)
        }
        if !title.isEmpty {
            let room = Rect(
                column: rect.column + 2, row: rect.row, columns: rect.columns - 4, rows: 1)
            drawRuns(
                [(" " + title + " ", titleStyle ?? style)],
                at: Point(column: room.column, row: room.row), in: room)
        }
        return inside
    }
}
