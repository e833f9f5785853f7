/// A shortlist as a file: a spreadsheet, a document, or lines for other programs.
package enum ShortlistExport: String, CaseIterable, Equatable, Sendable {
    case csv, markdown, jsonl

    /// The file's bytes.
    package func bytes(
        _ table: ExportTable, title: String, isRaw: Bool = false
    ) -> [UInt8] {
        switch self {
        case .csv: table.csv(isRaw: isRaw)
        case .markdown: Array(table.markdown(title: title).utf8)
        case .jsonl: table.jsonLines()
        }
    }

    /// The end of the file's name.
    package var fileExtension: String {
        switch self {
        case .csv: "csv"
        case .markdown: "md"
        case .jsonl: "jsonl"
        }
    }
}
