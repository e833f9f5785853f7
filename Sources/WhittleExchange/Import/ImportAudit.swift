internal import WhittleCore

/// What a source claims beside what was counted in its files.
package struct ImportAudit: Equatable, Sendable {
    package struct Row: Equatable, Sendable {
        package var what: String
        /// The id of the item that the row is about; nil for the whole.
        package var item: String?
        package var claimed: Int?
        package var counted: Int?
        /// The count of every row, repeats included, where it tells something.
        package var allRows: Int?
        /// Why the two differ, or what the figure means; may be empty.
        package var reason: String

        package init(
            _ what: String, item: String? = nil, claimed: Int? = nil, counted: Int? = nil,
            allRows: Int? = nil, reason: String = ""
        ) {
            self.what = what
            self.item = item
            self.claimed = claimed
            self.counted = counted
            self.allRows = allRows
            self.reason = reason
        }

        /// Counted less claimed.
        package var difference: Int? {
            guard let claimed, let counted else { return nil }
            return counted - claimed
        }
    }

    package var system: String
    package var rows: [Row] = []
    /// What else to know, one sentence each.
    package var notes: [String] = []

    package init(system: String) {
        self.system = system
    }

    package mutating func add(
        _ what: String, claimed: Int? = nil, counted: Int?, reason: String = ""
    ) {
        rows.append(Row(what, claimed: claimed, counted: counted, reason: reason))
    }

    /// The first row that is about this, for the whole.
    package func row(_ what: String) -> Row? { rows.first { $0.item == nil && $0.what == what } }

    /// The rows about single items.
    package var itemRows: [Row] { rows.filter { $0.item != nil } }

    /// So many rows about single items stand in the table as examples.
    package static let examples = 10

    /// The table as lines of at most this width (at least 60), reasons wrapped; then the notes. Of
    /// rows about single items there are a few examples, and how many more there are; `json` has
    /// all.
    package func text(width: Int) -> [String] {
        let width = max(60, width)
        var room = ImportAudit.examples
        let shown = rows.filter { row in
            guard row.item != nil else { return true }
            room -= 1
            return room >= 0
        }
        let more = rows.count - shown.count
        let longest = shown.map { $0.what.unicodeScalars.count }.max() ?? 0
        let whatWidth = min((width - 29) * 11 / 20, max(4, longest))
        let reasonWidth = width - whatWidth - 29
        var lines = [
            ImportAudit.line(
                "What", ["Claimed", "Counted", "Diff."], "Reason", whatWidth: whatWidth)
        ]
        for row in shown {
            let figures = [row.claimed, row.counted, row.difference].map { $0.map(String.init) }
            let whats = ImportAudit.wrapped(row.what, whatWidth)
            let reasons = ImportAudit.wrapped(row.reason, reasonWidth)
            for index in 0..<max(1, whats.count, reasons.count) {
                lines.append(
                    ImportAudit.line(
                        index < whats.count ? whats[index] : "",
                        index == 0 ? figures.map { $0 ?? "" } : ["", "", ""],
                        index < reasons.count ? reasons[index] : "", whatWidth: whatWidth))
            }
        }
        if more > 0 {
            lines.append(
                "… and \(more) more \(more == 1 ? "row" : "rows") about single items; --json has all."
            )
        }
        for note in notes { lines += ImportAudit.wrapped(note, width) }
        return lines
    }

    /// One object a row, then one a note.
    package var json: [String] {
        rows.map { row in
            JSONValue.object([
                "source": .string(system), "what": .string(row.what),
                "item": row.item.map { .string($0) }, "claimed": row.claimed.map { .integer($0) },
                "counted": row.counted.map { .integer($0) },
                "all_rows": row.allRows.map { .integer($0) },
                "difference": row.difference.map { .integer($0) },
                "reason": row.reason.isEmpty ? nil : .string(row.reason),
            ]).json
        }
            + notes.map {
                JSONValue.object(["source": .string(system), "note": .string($0)]).json
            }
    }

    private static func line(
        _ what: String, _ figures: [String], _ reason: String, whatWidth: Int
    ) -> String {
        var line = padded(what, whatWidth, left: false)
        for figure in figures { line += " " + padded(figure, 8, left: true) }
        if !reason.isEmpty { line += "  " + reason }
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func padded(_ text: String, _ width: Int, left: Bool) -> String {
        let spaces = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
        return left ? spaces + text : text + spaces
    }

    /// Breaks at spaces; a longer word is cut.
    private static func wrapped(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = String(word)
            if !line.isEmpty, line.unicodeScalars.count + 1 + word.unicodeScalars.count > width {
                lines.append(line)
                line = ""
            }
            while word.unicodeScalars.count > width {
                let scalars = word.unicodeScalars
                lines.append(String(String.UnicodeScalarView(scalars.prefix(width))))
                word = String(String.UnicodeScalarView(scalars.dropFirst(width)))
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
