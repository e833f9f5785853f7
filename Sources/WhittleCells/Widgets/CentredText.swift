extension Surface {
    /// How many rows a text fills when it is wrapped at a width.
    package func rows(of text: String, columns: Int) -> Int {
        DisplayText(text, mode: .body, policy: policy).wrap(columns: columns).count
    }

    /// Draws a wrapped text with each row in the middle of the rectangle; what does not fit is cut.
    /// Gives the rows used.
    @discardableResult
    package mutating func drawCentred(
        _ text: String, in rect: Rect, style: Style = .plain
    ) -> Int {
        let shown = DisplayText(text, mode: .body, policy: policy)
        let rows = shown.wrap(columns: rect.columns).prefix(rect.rows)
        for (offset, row) in rows.enumerated() {
            var glyphs = shown.glyphs[row.glyphs]
            // Spaces at the end of a row hang.
            while let last = glyphs.last, last.base == " ", !last.token, last.marks.0 == "\0" {
                glyphs.removeLast()
            }
            let width = glyphs.reduce(0) { $0 + Int($1.width) }
            let left = rect.column + max(0, (rect.columns - width) / 2)
            drawRow(
                glyphs, at: Point(column: left, row: rect.row + offset), in: rect, style: style)
        }
        return rows.count
    }

    /// Draws a text in the middle of the rectangle's width, from its top, as large as its height
    /// and the font allow; else in plain letters. Gives the rows used.
    @discardableResult
    package mutating func drawLarge(_ text: String, in rect: Rect, style: Style = .bold) -> Int {
        let size = Size(columns: rect.columns, rows: rect.rows)
        guard policy.unicode, let letters = BigLetters(text), let layout = letters.layout(in: size)
        else { return drawCentred(text, in: rect, style: style) }
        letters.draw(layout, on: &self, in: rect, style: style)
        return layout.rows
    }

    /// How many rows `drawLarge` would use.
    package func largeRows(of text: String, in size: Size) -> Int {
        if policy.unicode, let layout = BigLetters(text)?.layout(in: size) { return layout.rows }
        return min(size.rows, rows(of: text, columns: size.columns))
    }
}
