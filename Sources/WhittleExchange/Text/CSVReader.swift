/// Reads CSV by RFC 4180, strictly: what a spreadsheet would guess at is a located error.
///
/// LF and CRLF end a row, also mixed; a line without any byte is skipped in files of several
/// columns. The bytes must be what `TextDecoder` gives.
package struct CSVReader: Sendable {
    package static let maximumRows = 1_000_000
    package static let maximumCellScalars = 20_000
    package static let maximumColumns = 20_000

    package let file: String
    /// Empty for a file without a header.
    package private(set) var header: CSVHeader
    /// For files whose last column was written without quotes: it takes the rest of the line,
    /// delimiters and quotes too. Well-formed quoted cells are read as such.
    package var takesRestInLastColumn = false

    private let bytes: [UInt8]
    private let delimiter: UInt8
    /// Cells of a row; nil until the first one of a file without a header is read.
    var width: Int?
    private var cursor = 0
    private var rows = 0

    /// Reads the header too, where there is one.
    package init(
        _ bytes: [UInt8], file: String, delimiter: UInt8 = 0x2C, hasHeader: Bool = true
    ) throws(ImportFault) {
        self.bytes = bytes
        self.file = file
        self.delimiter = delimiter
        guard bytes.count <= TextDecoder.maximumBytes else {
            throw ImportFault(
                file: file, "the file has \(bytes.count) bytes, and at most 64 MiB are read",
                advice: "split it into several files")
        }
        header = CSVHeader([])
        if !bytes.contains(0x0A), let place = bytes.firstIndex(of: 0x0D), place + 1 < bytes.count {
            throw fault(
                at: place, "the lines end with CR alone",
                advice: "save the file with LF or CRLF line ends")
        }
        guard hasHeader else { return }
        var row = CSVRow()
        guard try next(&row) else {
            throw ImportFault(
                file: file, line: 1, column: 1, "the file is empty",
                advice: "the first row must name the columns")
        }
        rows = 0
        let names = row.texts.map(CSVHeader.trimmed)
        guard names.count <= CSVReader.maximumColumns else {
            throw fault(
                at: row.starts[CSVReader.maximumColumns],
                "more than \(CSVReader.maximumColumns) columns",
                advice: "check the delimiter, or split the file")
        }
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !name.isEmpty {
            guard seen.insert(name).inserted else {
                throw fault(
                    at: row.starts[index], "the column \(Quoted.text(name)) stands twice",
                    advice: "give each column a name of its own")
            }
        }
        header = CSVHeader(names)
    }

    /// Reads the next row; false at the end of the file.
    package mutating func next(_ row: inout CSVRow) throws(ImportFault) -> Bool {
        row.clear()
        if width ?? 1 > 1 { skipEmptyLines() }
        guard cursor < bytes.count else { return false }
        rows += 1
        guard rows <= CSVReader.maximumRows else {
            throw fault(
                at: cursor, "more than \(CSVReader.maximumRows) rows",
                advice: "split the file")
        }
        let start = cursor
        var parser = RowParser(
            cursor: cursor, delimiter: delimiter,
            restColumn: takesRestInLastColumn ? width.map { $0 - 1 } : nil)
        let problem = bytes.withUnsafeBufferPointer { parser.parse($0, &row) }
        cursor = parser.cursor
        if let problem { throw fault(problem) }
        try checkWidth(row, from: start)
        return true
    }

    private mutating func skipEmptyLines() {
        while cursor < bytes.count {
            if bytes[cursor] == 0x0A {
                cursor += 1
            } else if bytes[cursor] == 0x0D, cursor + 1 < bytes.count, bytes[cursor + 1] == 0x0A {
                cursor += 2
            } else {
                return
            }
        }
    }

    private mutating func checkWidth(_ row: CSVRow, from start: Int) throws(ImportFault) {
        guard let width else {
            width = row.count
            return
        }
        if row.count > width {
            throw fault(
                at: row.starts[width], "the row has \(row.count) cells instead of \(width)",
                advice: "put cells that hold the delimiter in quotes, or give the right delimiter")
        }
        if row.count < width {
            var end = cursor
            while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
            throw fault(
                at: end, "the row has \(row.count) cells instead of \(width)",
                advice: "write the missing cells, empty ones too")
        }
    }

    private func fault(_ problem: RowParser.Problem) -> ImportFault {
        switch problem {
        case .quoteInCell(let offset):
            fault(
                at: offset, "a quote inside a cell that does not begin with one",
                advice: "put the cell in quotes and double the quotes inside it")
        case .afterQuote(let offset):
            fault(
                at: offset, "text after the quote that closes the cell",
                advice: "double the quotes inside a cell")
        case .unclosed(let offset):
            fault(at: offset, "the quote that opens here is never closed", advice: "close it")
        case .tooLong(let offset, let isQuoted):
            fault(
                at: offset,
                "the cell has more than \(CSVReader.maximumCellScalars) characters",
                advice: isQuoted
                    ? "shorten it, or close its quote where it is open" : "shorten it")
        }
    }

    /// A fault at a byte of the file.
    func fault(at offset: Int, _ what: String, advice: String) -> ImportFault {
        let place = TextPlace.of(offset, in: bytes)
        return ImportFault(
            file: file, line: place.line, column: place.column, what, advice: advice)
    }

    /// A fault at a cell of the row that was read last.
    package func fault(
        _ row: CSVRow, _ cell: Int, _ what: String, advice: String
    ) -> ImportFault {
        fault(at: row.starts[cell], what, advice: advice)
    }

    /// The line on which the row begins, counted on from that of an earlier row; `known` is moved
    /// along, so that the lines of all rows are found in one walk.
    func line(_ row: CSVRow, after known: inout (number: Int, offset: Int)) -> Int {
        let start = row.starts[0]
        for byte in bytes[known.offset..<max(known.offset, start)] where byte == 0x0A {
            known.number += 1
        }
        known.offset = max(known.offset, start)
        return known.number
    }

    /// The line on which a cell begins.
    package func line(_ row: CSVRow, _ cell: Int = 0) -> Int {
        TextPlace.of(row.starts[cell], in: bytes).line
    }
}

/// Takes one row apart.
private struct RowParser {
    enum Problem {
        case quoteInCell(Int)
        case afterQuote(Int)
        case unclosed(Int)
        case tooLong(Int, isQuoted: Bool)
    }

    var cursor: Int
    let delimiter: UInt8
    let restColumn: Int?

    private static let quote: UInt8 = 0x22
    /// No cell within the limit has more bytes.
    private static let maximumCellBytes = 4 * CSVReader.maximumCellScalars

    mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CSVRow) -> Problem? {
        while true {
            row.starts.append(cursor)
            if let restColumn, row.ends.count == restColumn { return rest(bytes, &row) }
            let isQuoted = cursor < bytes.count && bytes[cursor] == RowParser.quote
            let start = row.bytes.count
            let opening = cursor
            if let problem = isQuoted ? quoted(bytes, &row) : plain(bytes, &row) { return problem }
            if isTooLong(row, from: start) { return .tooLong(opening, isQuoted: isQuoted) }
            row.ends.append(row.bytes.count)
            switch separator(bytes) {
            case .delimiter: continue
            case .end: return nil
            case .other: return .afterQuote(cursor)
            }
        }
    }

    private enum Separator { case delimiter, end, other }

    /// Steps over what stands between two cells or at the end of the row.
    private mutating func separator(_ bytes: UnsafeBufferPointer<UInt8>) -> Separator {
        guard cursor < bytes.count else { return .end }
        switch bytes[cursor] {
        case delimiter:
            cursor += 1
            return .delimiter
        case 0x0A:
            cursor += 1
            return .end
        case 0x0D where cursor + 1 == bytes.count || bytes[cursor + 1] == 0x0A:
            cursor = min(cursor + 2, bytes.count)
            return .end
        default: return .other
        }
    }

    private mutating func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CSVRow
    ) -> Problem? {
        let opening = cursor
        let start = row.bytes.count
        cursor += 1
        while true {
            var end = cursor
            while end < bytes.count, bytes[end] != RowParser.quote { end += 1 }
            guard end < bytes.count else { return .unclosed(opening) }
            row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[cursor..<end]))
            guard row.bytes.count - start <= RowParser.maximumCellBytes else {
                return .tooLong(opening, isQuoted: true)
            }
            cursor = end + 1
            guard cursor < bytes.count, bytes[cursor] == RowParser.quote else { return nil }
            row.bytes.append(RowParser.quote)
            cursor += 1
        }
    }

    private mutating func plain(
        _ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CSVRow
    ) -> Problem? {
        let start = cursor
        while cursor < bytes.count {
            let byte = bytes[cursor]
            if byte == delimiter || byte == 0x0A { break }
            if byte == RowParser.quote { return .quoteInCell(cursor) }
            cursor += 1
        }
        let endsRow = cursor == bytes.count || bytes[cursor] == 0x0A
        if endsRow, cursor > start, bytes[cursor - 1] == 0x0D { cursor -= 1 }
        guard cursor - start <= RowParser.maximumCellBytes else {
            return .tooLong(start, isQuoted: false)
        }
        row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<cursor]))
        return nil
    }

    /// The last column of a lenient file: a well-formed quoted cell, else the rest of the line.
    private mutating func rest(
        _ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CSVRow
    ) -> Problem? {
        let opening = cursor
        let start = row.bytes.count
        if cursor < bytes.count, bytes[cursor] == RowParser.quote {
            if quoted(bytes, &row) == nil, !isTooLong(row, from: start), separator(bytes) == .end {
                row.ends.append(row.bytes.count)
                return nil
            }
            row.bytes.removeSubrange(start...)
            cursor = opening
        }
        while cursor < bytes.count, bytes[cursor] != 0x0A { cursor += 1 }
        let end = cursor > opening && bytes[cursor - 1] == 0x0D ? cursor - 1 : cursor
        cursor = min(cursor + 1, bytes.count)
        guard end - opening <= RowParser.maximumCellBytes else {
            return .tooLong(opening, isQuoted: false)
        }
        row.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[opening..<end]))
        if isTooLong(row, from: start) { return .tooLong(opening, isQuoted: false) }
        row.ends.append(row.bytes.count)
        return nil
    }

    private func isTooLong(_ row: CSVRow, from start: Int) -> Bool {
        guard row.bytes.count - start > CSVReader.maximumCellScalars else { return false }
        var scalars = 0
        for byte in row.bytes[start...] where byte & 0xC0 != 0x80 { scalars += 1 }
        return scalars > CSVReader.maximumCellScalars
    }
}
