extension Surface {
    /// Each row as text, without the blanks at its end. For tests and `:dump`.
    package var lines: [String] {
        (0..<size.rows).map { text(ofRow: $0) }
    }

    private func text(ofRow row: Int) -> String {
        var scalars: [Unicode.Scalar] = []
        var end = 0
        for cell in self[row: row] where cell.width > 0 {
            scalars.append(cell.base)
            for mark in [cell.marks.0, cell.marks.1, cell.marks.2] where mark != "\0" {
                scalars.append(mark)
            }
            if cell.base != " " || cell.marks.0 != "\0" { end = scalars.count }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.prefix(end))
        return String(view)
    }
}
