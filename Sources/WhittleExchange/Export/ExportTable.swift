package import WhittleCore

/// One cell of an export.
package enum ExportCell: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case empty

    /// The cell as plain text; empty cells have none.
    package var text: String {
        switch self {
        case .text(let text): text
        case .integer(let value): String(value)
        case .number(let value): Decimal15.text(value)
        case .empty: ""
        }
    }

    package var json: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .empty: .null
        }
    }
}

/// What an export shows, before it is written in one of the forms. Whoever fills it has asked the
/// viewpoint of the reader for every value.
package struct ExportTable: Equatable, Sendable {
    package var columns: [String]
    package var rows: [[ExportCell]]

    package init(columns: [String], rows: [[ExportCell]]) {
        self.columns = columns
        self.rows = rows
    }

    /// A row with as many cells as there are columns.
    private func cells(_ row: [ExportCell]) -> [ExportCell] {
        (0..<columns.count).map { $0 < row.count ? row[$0] : .empty }
    }
}

extension ExportTable {
    /// The file that spreadsheets open: UTF-8 with its mark, columns named in the first row. Raw:
    /// without apostrophes before formulas; say so to who asks for it.
    package func csv(
        isRaw: Bool = false, delimiter: Unicode.Scalar = ",", hasByteOrderMark: Bool = true
    ) -> [UInt8] {
        var writer = CSVWriter(isRaw: isRaw, delimiter: delimiter)
        if hasByteOrderMark { writer.writeByteOrderMark() }
        writer.write(columns)
        for row in rows { writer.write(cells(row)) }
        return writer.bytes
    }

    /// A heading and a table.
    package func markdown(title: String) -> String {
        "# \(MarkdownWriter.inline(title))\n\n"
            + MarkdownWriter.table(
                columns: columns, rows: rows.map { cells($0).map(\.text) })
    }

    /// The rows as one array of objects.
    package var json: JSONValue {
        .array(
            rows.map { row in
                .object(zip(columns, cells(row)).map { JSONMember($0, $1.json) })
            })
    }

    /// One object a row, its keys the columns; an empty cell is `null`.
    package func jsonLines() -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows {
            let members = zip(columns, cells(row)).map { JSONMember($0, $1.json) }
            JSONValue.object(members).append(to: &bytes)
            bytes.append(0x0A)
        }
        return bytes
    }
}
