/// What somebody wishes of a member and an idea: that it is assigned, or that they stand back.
package struct Wish: Equatable, Sendable {
    package var member: String
    package var idea: String
    package var reason: String?
    /// Where it stands in a file, from 1; nil where it was typed.
    package var line: Int?

    package init(member: String, idea: String, reason: String? = nil, line: Int? = nil) {
        self.member = member
        self.idea = idea
        self.reason = reason
        self.line = line
    }
}

/// A CSV of wishes: the columns member and idea, and reason where it is asked for. Others are
/// passed over.
package enum WishFile {
    /// Members may be named by a source's id, as in an import of reviews.
    package static func read(
        _ file: ImportFile, withReasons: Bool
    ) throws(ImportFault) -> [Wish] {
        let bytes = try TextDecoder.decode(file.bytes, as: nil, file: file.name)
        var reader = try CSVReader(
            bytes, file: file.name, delimiter: CSVImport.delimiter(of: bytes))
        var columns: [Int] = []
        for name in ["member", "idea"] {
            columns.append(
                try ColumnMap.column(name, for: name, reader.header, file: file.name))
        }
        let reason = withReasons ? reader.header.column("reason") : nil
        var wishes: [Wish] = []
        var row = CSVRow()
        while try reader.next(&row) {
            let cells = columns.map { CSVHeader.trimmed(row.text($0)) }
            for (cell, name) in zip(cells, ["member", "idea"]) where cell.isBlank {
                throw reader.fault(
                    row, columns[name == "idea" ? 1 : 0], "the \(name) is missing",
                    advice: "write it, or take the row out")
            }
            let words = reason.map { row.text($0) }
            wishes.append(
                Wish(
                    member: MemberName.make(cells[0]), idea: cells[1],
                    reason: words?.isBlank == false ? words : nil, line: reader.line(row)))
        }
        guard !wishes.isEmpty else {
            throw ImportFault(
                file: file.name, "there is no row under the heading",
                advice: "write member,idea and a row for each")
        }
        return wishes
    }
}
