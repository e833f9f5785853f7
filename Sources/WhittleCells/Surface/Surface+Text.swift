extension Surface {
    /// Draws a text in one line, from a place to the right edge of the rectangle; where it is cut,
    /// the last cell is `…`. Gives the number of columns used.
    @discardableResult
    package mutating func draw(
        _ text: String, at point: Point, in clip: Rect, style: Style = .plain
    ) -> Int {
        drawRuns([(text, style)], at: point, in: clip)
    }

    /// Draws several texts one after the other in one line, each in its style.
    @discardableResult
    package mutating func drawRuns(
        _ runs: [(String, Style)], at point: Point, in clip: Rect
    ) -> Int {
        let area = clip.intersection(bounds)
        let room = area.endColumn - point.column
        guard room > 0, point.row >= area.row, point.row < area.endRow else { return 0 }
        if point.column >= area.column, let used = drawPlain(runs, at: point, room: room) {
            return used
        }
        var drawn: [Cell] = []
        var used = 0
        for (text, style) in runs where used <= room {
            let limits = DisplayText.Limits(columns: room - used)
            let shown = DisplayText(text, mode: .line, policy: policy, start: 0, limits: limits)
            for glyph in shown.glyphs where used <= room {
                drawn.append(Cell(glyph, style: style))
                used += Int(glyph.width)
            }
        }
        return place(drawn, columns: used, at: point, room: room, in: area)
    }

    /// Draws runs of printable ASCII: nearly all text, for which the policy has nothing to say.
    /// Nil, and nothing is drawn, where it has.
    private mutating func drawPlain(
        _ runs: [(String, Style)], at point: Point, room: Int
    ) -> Int? {
        guard policy.hasReverse else { return nil }
        var used = 0
        for (text, _) in runs where used <= room {
            for byte in text.utf8.prefix(room - used + 1) {
                guard (0x20...0x7E).contains(byte) else { return nil }
                used += 1
            }
        }
        let count = min(used, room)
        guard count > 0 else { return 0 }
        let first = point.row * size.columns + point.column
        release(first, column: point.column)
        release(first + count - 1, column: point.column + count - 1)
        let ellipsis = Mark.ellipsis.scalar(policy)
        cells.withUnsafeMutableBufferPointer { cells in
            var index = first
            for (text, style) in runs where index <= first + room {
                var cell = Cell(style: style)
                cell.style.token = false
                for byte in text.utf8.prefix(first + room + 1 - index) {
                    if index == first + room {
                        // One too many: the last cell says so.
                        cell.base = ellipsis
                        cells[index - 1] = cell
                    } else {
                        cell.base = Unicode.Scalar(byte)
                        cells[index] = cell
                    }
                    index += 1
                }
            }
        }
        return count
    }

    /// Draws a text so that it ends at the right edge of the rectangle, in the given row of it.
    @discardableResult
    package mutating func drawRight(
        _ text: String, row: Int = 0, in clip: Rect, style: Style = .plain
    ) -> Int {
        let limits = DisplayText.Limits(columns: max(0, clip.columns))
        let shown = DisplayText(text, mode: .line, policy: policy, start: 0, limits: limits)
        let start = max(clip.column, clip.endColumn - shown.columns)
        return draw(
            text, at: Point(column: start, row: clip.row + row), in: clip, style: style)
    }

    /// Draws a text with its lines, wrapped at the width of the rectangle, from a row of it on.
    /// Gives how many rows there are in all. `start` pages on in a text that is too long.
    @discardableResult
    package mutating func drawWrapped(
        _ text: String, in rect: Rect, firstLine: Int = 0, style: Style = .plain, start: Int = 0
    ) -> Int {
        draw(
            DisplayText(text, mode: .body, policy: policy, start: start), in: rect,
            firstLine: firstLine, style: style)
    }

    /// As `drawWrapped`, for a text that went through the policy already.
    @discardableResult
    package mutating func draw(
        _ text: DisplayText, in rect: Rect, firstLine: Int = 0, style: Style = .plain
    ) -> Int {
        let rows = text.wrap(columns: rect.columns)
        for (offset, row) in rows.dropFirst(max(0, firstLine)).prefix(rect.rows).enumerated() {
            drawRow(
                text.glyphs[row.glyphs], at: Point(column: rect.column, row: rect.row + offset),
                in: rect, style: style)
        }
        return rows.count
    }

    /// As `draw`, with parts of the text in a style of their own: ranges of the text's scalars.
    @discardableResult
    package mutating func draw(
        _ text: DisplayText, in rect: Rect, firstLine: Int = 0, style: Style = .plain,
        marked: [Range<Int>], as markedStyle: Style
    ) -> Int {
        var isMarked = [Bool](repeating: false, count: marked.map(\.upperBound).max() ?? 0)
        for range in marked { for index in range { isMarked[index] = true } }
        let rows = text.wrap(columns: rect.columns)
        for (offset, row) in rows.dropFirst(max(0, firstLine)).prefix(rect.rows).enumerated() {
            var column = rect.column
            for index in row.glyphs {
                let glyph = text.glyphs[index]
                let isPart = glyph.source < isMarked.count && isMarked[glyph.source]
                drawRow(
                    text.glyphs[index...index], at: Point(column: column, row: rect.row + offset),
                    in: rect, style: isPart ? markedStyle : style)
                column += Int(glyph.width)
            }
        }
        return rows.count
    }

    /// Draws glyphs one after the other, without a mark where they are cut.
    mutating func drawRow(
        _ glyphs: ArraySlice<Glyph>, at point: Point, in clip: Rect, style: Style
    ) {
        let area = clip.intersection(bounds)
        var column = point.column
        for glyph in glyphs {
            if column >= area.endColumn { break }
            put(Cell(glyph, style: style), column: column, row: point.row, in: area)
            column += Int(glyph.width)
        }
    }

    /// Draws a mark of our own.
    package mutating func draw(
        _ mark: Mark, at point: Point, in clip: Rect, style: Style = .plain
    ) {
        let cell = Cell(base: mark.scalar(policy), style: style)
        put(cell, column: point.column, row: point.row, in: clip.intersection(bounds))
    }

    /// Puts cells in place and ends them with `…` where there are more than room for them.
    private mutating func place(
        _ drawn: [Cell], columns: Int, at point: Point, room: Int, in area: Rect
    ) -> Int {
        let cut = columns > room
        // Everything before the last cell when cut; a wide character that is in the way there
        // leaves a blank.
        let text = Rect(
            column: area.column, row: area.row,
            columns: cut ? area.columns - 1 : area.columns, rows: area.rows)
        var column = point.column
        for cell in drawn {
            if column >= text.endColumn { break }
            put(cell, column: column, row: point.row, in: text)
            column += Int(cell.width)
        }
        guard cut else { return columns }
        let style = drawn.last?.style ?? .plain
        var mark = Cell(base: Mark.ellipsis.scalar(policy), style: style)
        mark.style.token = false
        put(mark, column: area.endColumn - 1, row: point.row, in: area)
        return room
    }
}
