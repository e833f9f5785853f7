/// Text of several lines to be edited, wrapped at words.
package struct TextBox: Equatable, Hashable, Sendable {
    private var buffer: EditBuffer
    /// The column that Up and Down try to keep.
    private var goal: Int?
    /// The size it is drawn in, which decides where lines wrap and how far a page is. Set it when
    /// the terminal's size changes; drawing goes by its rectangle.
    package var size: Size
    /// How it is drawn; the same as the surface's.
    package var policy: DisplayPolicy

    /// - Parameter limit: how many scalars it may hold.
    package init(
        _ text: String = "", limit: Int = 20_000, size: Size = Size(columns: 80, rows: 24),
        policy: DisplayPolicy = DisplayPolicy()
    ) {
        buffer = EditBuffer(text, limit: limit)
        self.size = size
        self.policy = policy
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
        goal = nil
    }

    /// Inserts text at the cursor; CR and CR LF become line feeds.
    package mutating func insert(_ text: String) {
        goal = nil
        buffer.insert(EditBuffer.pasted(text, ending: "\n"))
    }

    /// Gives whether the key was one for a text box. Tab and Escape are not.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .up: return moveRows(by: -1)
        case .down: return moveRows(by: 1)
        case .pageUp: return moveRows(by: -max(1, size.rows - 1))
        case .pageDown: return moveRows(by: max(1, size.rows - 1))
        case .character(let scalar): buffer.insert([scalar])
        case .enter: buffer.insert(["\n"])
        case .paste(let text): insert(text)
        case .control(let letter): return handle(control: letter)
        case .backspace: buffer.deleteBackward()
        case .delete: buffer.deleteForward()
        case .left: buffer.moveLeft()
        case .right: buffer.moveRight()
        case .home: buffer.move(to: buffer.line.lowerBound)
        case .end: buffer.move(to: buffer.line.upperBound)
        case .escape, .tab, .backTab, .insert, .function, .click, .wheel: return false
        }
        goal = nil
        return true
    }

    private mutating func handle(control letter: Unicode.Scalar) -> Bool {
        switch letter {
        case "a": buffer.move(to: buffer.line.lowerBound)
        case "e": buffer.move(to: buffer.line.upperBound)
        case "d": buffer.deleteForward()
        case "k": buffer.delete(from: buffer.cursor, to: buffer.line.upperBound)
        case "u": buffer.delete(from: buffer.line.lowerBound, to: buffer.cursor)
        case "w": buffer.deleteWordBackward()
        default: return false
        }
        goal = nil
        return true
    }

    private mutating func moveRows(by rows: Int) -> Bool {
        let layout = TextBoxLayout(buffer, columns: size.columns, policy: policy)
        let place = layout.place(ofScalar: buffer.cursor)
        let column = goal ?? place.column
        var target = place.row + rows
        // Beyond the first and last row there is the start and the end of the text.
        var scalar = target < 0 ? 0 : layout.scalar(atRow: target, column: column)
        // A token may fill several rows; all of them are the scalar where the cursor already is.
        while rows > 0, scalar <= buffer.cursor, target < layout.rows.count {
            target += 1
            scalar = layout.scalar(atRow: target, column: column)
        }
        buffer.move(to: scalar)
        goal = column
        return true
    }

    /// Draws the box, the part around the cursor where it is too long, and puts the terminal's
    /// cursor there.
    package func draw(
        on surface: inout Surface, in rect: Rect, style: Style = .plain, focused: Bool = true
    ) {
        surface.fill(rect, style: style)
        guard !rect.isEmpty else { return }
        let layout = TextBoxLayout(buffer, columns: rect.columns, policy: surface.policy)
        let place = layout.place(ofScalar: buffer.cursor)
        let top = focused ? Scrolling.start(cursor: place.row, extent: rect.rows) : 0
        for (offset, row) in layout.rows.dropFirst(top).prefix(rect.rows).enumerated() {
            surface.drawRow(
                layout.shown.glyphs[row.glyphs],
                at: Point(column: rect.column, row: rect.row + offset), in: rect, style: style)
        }
        if focused {
            // Spaces hang beyond the edge; the cursor stays on it.
            let column = rect.column + min(place.column, rect.columns - 1)
            let point = Point(column: column, row: rect.row + place.row - top)
            surface.showCursor(at: point, in: rect)
        }
    }
}

/// Which scalar of a text box stands where.
struct TextBoxLayout {
    let shown: DisplayText
    let rows: [WrappedRow]
    private let end: Int

    init(_ buffer: EditBuffer, columns: Int, policy: DisplayPolicy) {
        shown = DisplayText(scalars: buffer.scalars, mode: .body, policy: policy)
        // One column less, so that the cursor has a cell after a full row.
        rows = shown.wrap(columns: columns - 1)
        end = buffer.scalars.count
    }

    /// The row and column of the cursor before a scalar.
    func place(ofScalar scalar: Int) -> (row: Int, column: Int) {
        let line = (shown.lineSources.lastIndex { $0 <= scalar }) ?? 0
        let range = shown.glyphRange(ofLine: line)
        let glyph = shown.glyphs[range].firstIndex { $0.source >= scalar } ?? range.upperBound
        let row = rows.lastIndex { $0.line == line && $0.glyphs.lowerBound <= glyph } ?? 0
        let before = rows[row].glyphs.lowerBound..<glyph
        return (row, shown.glyphs[before].reduce(0) { $0 + Int($1.width) })
    }

    /// The scalar nearest to a place, or the end of the text where there is no such row. A row that
    /// wraps ends before its last glyph, since what follows is the start of the next row.
    func scalar(atRow row: Int, column: Int) -> Int {
        guard rows.indices.contains(row) else { return end }
        let glyphs = shown.glyphs[rows[row].glyphs]
        var used = 0
        for glyph in glyphs {
            used += Int(glyph.width)
            if used > column { return glyph.source }
        }
        let next = row + 1
        guard next < rows.count else { return end }
        if rows[next].line == rows[row].line { return glyphs.last?.source ?? end }
        return shown.lineSources[rows[next].line] - 1
    }
}
