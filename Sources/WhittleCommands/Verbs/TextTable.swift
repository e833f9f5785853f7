import WhittleCells
import WhittleCore

/// Rows in aligned columns. Every cell passes the display policy.
struct TextTable {
    struct Column {
        var title: String
        var isNumber: Bool

        static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
        static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
    }

    var columns: [Column]
    var rows: [[String]] = []

    /// The lines, their heading first; the last column is cut at the width where one is given.
    func lines(width: Int?) -> [String] {
        let shown = ([columns.map(\.title)] + rows).map { $0.map { Shown.line($0) } }
        var widths = columns.map { _ in 0 }
        for row in shown {
            for (index, cell) in row.enumerated() {
                widths[index] = max(widths[index], TextTable.columns(of: cell))
            }
        }
        // A column in which nothing stands is left out, its heading too.
        let used = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
        let before = used.dropLast().reduce(0) { $0 + widths[$1] + 2 }
        return shown.map { row in
            var line = ""
            for (place, index) in used.enumerated() {
                let isLast = place == used.count - 1
                var cell = row[index]
                if isLast, let width { cell = Shown.line(cell, columns: max(8, width - before)) }
                let pad = String(
                    repeating: " ", count: max(0, widths[index] - TextTable.columns(of: cell)))
                line += columns[index].isNumber ? pad + cell : isLast ? cell : cell + pad
                if !isLast { line += "  " }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private static func columns(of text: String) -> Int {
        let count = text.utf8.count
        return count == text.unicodeScalars.count ? count : DisplayText.columns(of: text)
    }
}
