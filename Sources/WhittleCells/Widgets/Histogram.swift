/// Counts side by side: a row each, with its label, a bar and the number.
package struct Histogram: Equatable, Hashable, Sendable {
    package struct Row: Equatable, Hashable, Sendable {
        package var label: String
        package var count: Int
        /// What to say after the bar; the count where nil.
        package var note: String?

        package init(_ label: String, _ count: Int, note: String? = nil) {
            self.label = label
            self.count = count
            self.note = note
        }
    }

    package var rows: [Row]
    /// What fills the whole width; the greatest count where nil.
    package var maximum: Int?

    package init(_ rows: [Row], maximum: Int? = nil) {
        self.rows = rows
        self.maximum = maximum
    }

    /// Draws as many rows as there is room for, from `first` on. The labels get at most two fifths
    /// of the width.
    package func draw(
        on surface: inout Surface, in rect: Rect, first: Int = 0, style: Style = .plain
    ) {
        let policy = surface.policy
        let labels = min(
            rect.columns * 2 / 5,
            rows.map { DisplayText.columns(of: $0.label, policy: policy) }.max() ?? 0)
        let notes = rows.map { DisplayText.columns(of: note(of: $0), policy: policy) }.max() ?? 0
        let columns = Columns([.fixed(labels), .flexible(1), .fixed(notes)], gap: 1)
        let whole = maximum ?? rows.map(\.count).max() ?? 0
        for (offset, row) in rows.dropFirst(max(0, first)).prefix(rect.rows).enumerated() {
            let line = Rect(
                column: rect.column, row: rect.row + offset, columns: rect.columns, rows: 1)
            surface.fill(line)
            let parts = columns.rects(in: line)
            surface.draw(
                row.label, at: Point(column: parts[0].column, row: line.row), in: parts[0])
            Bar(row.count, of: whole).draw(on: &surface, in: parts[1], style: style)
            surface.drawRight(note(of: row), in: parts[2])
        }
    }

    private func note(of row: Row) -> String {
        row.note ?? String(row.count)
    }
}
