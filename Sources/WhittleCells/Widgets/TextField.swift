/// A line of text to be edited.
package struct TextField: Equatable, Hashable, Sendable {
    private var buffer: EditBuffer

    /// - Parameter limit: how many scalars it may hold.
    package init(_ text: String = "", limit: Int = 1_000) {
        buffer = EditBuffer(text, limit: limit)
    }

    /// The text as it was typed and pasted, hostile characters and all.
    package var text: String { buffer.text }
    package var isEmpty: Bool { buffer.scalars.isEmpty }
    /// How many scalars there are.
    package var count: Int { buffer.scalars.count }
    package var limit: Int { buffer.limit }
    /// Before which scalar the cursor stands.
    package var cursor: Int { buffer.cursor }
    /// How many scalars the last insertion had to leave out, to be told to the person.
    package var refused: Int { buffer.refused }

    /// Puts another text in its place, with the cursor at its end.
    package mutating func replace(with text: String) {
        buffer = EditBuffer(text, limit: buffer.limit)
    }

    /// Inserts text at the cursor; line breaks become spaces.
    package mutating func insert(_ text: String) {
        buffer.insert(EditBuffer.pasted(text, ending: " "))
    }

    /// Gives whether the key was one for a text field.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let scalar): buffer.insert([scalar])
        case .paste(let text): insert(text)
        case .control(let letter): return handle(control: letter)
        case .backspace: buffer.deleteBackward()
        case .delete: buffer.deleteForward()
        case .left: buffer.moveLeft()
        case .right: buffer.moveRight()
        case .home: buffer.move(to: 0)
        case .end: buffer.move(to: buffer.scalars.count)
        case .enter, .escape, .tab, .backTab, .insert, .up, .down, .pageUp, .pageDown, .function,
            .click, .wheel:
            return false
        }
        return true
    }

    private mutating func handle(control letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "a": buffer.move(to: 0)
        case "e": buffer.move(to: buffer.scalars.count)
        case "d": buffer.deleteForward()
        case "k": buffer.delete(from: buffer.cursor, to: buffer.scalars.count)
        case "u": buffer.delete(from: 0, to: buffer.cursor)
        case "w": buffer.deleteWordBackward()
        default: return false
        }
        return true
    }

    /// Draws the field into the top row of the rectangle, the part around the cursor where it is
    /// too long, with `…` where there is more; and puts the terminal's cursor there.
    package func draw(
        on surface: inout Surface, in rect: Rect, style: Style = .plain, focused: Bool = true,
        placeholder: String = ""
    ) {
        let row = rect.split(top: 1).top
        surface.fill(row, style: style)
        guard row.columns > 0, row.rows > 0 else { return }
        let origin = Point(column: row.column, row: row.row)
        if isEmpty && !placeholder.isEmpty {
            var faint = style
            faint.dim = true
            surface.draw(placeholder, at: origin, in: row, style: faint)
        }
        let shown = DisplayText(scalars: buffer.scalars, mode: .line, policy: surface.policy)
        let before = shown.glyphs.prefix { $0.source < buffer.cursor }
        let position = before.reduce(0) { $0 + Int($1.width) }
        let start = focused ? Scrolling.start(cursor: position, extent: row.columns) : 0
        surface.drawRow(
            shown.glyphs[...], at: Point(column: row.column - start, row: row.row), in: row,
            style: style)
        let cursor = Point(column: row.column + position - start, row: row.row)
        if start > 0 && cursor.column > row.column {
            surface.draw(.ellipsis, at: origin, in: row, style: style)
        }
        let last = Point(column: row.endColumn - 1, row: row.row)
        if shown.columns - start > row.columns && (cursor.column != last.column || !focused) {
            surface.draw(.ellipsis, at: last, in: row, style: style)
        }
        if focused { surface.showCursor(at: cursor, in: row) }
    }
}

extension Surface {
    /// Puts the terminal's cursor at a place, if it can be seen.
    package mutating func showCursor(at point: Point, in clip: Rect) {
        let area = clip.intersection(bounds)
        let inside =
            point.column >= area.column && point.column < area.endColumn && point.row >= area.row
            && point.row < area.endRow
        cursor = inside ? point : nil
    }
}
