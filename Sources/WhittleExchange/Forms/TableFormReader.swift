internal import WhittleCore

/// Reads the form that is a table, as a spreadsheet saves it: with commas, semicolons or tabs, with
/// or without quotes, rows and columns in any order.
struct TableFormReader {
    private let bytes: [UInt8]
    var answers: FormAnswers
    /// Bytes before the table: a line `sep=;`.
    private var skipped = 0

    init(_ bytes: [UInt8], _ answers: FormAnswers) {
        self.bytes = bytes
        self.answers = answers
    }

    mutating func read() {
        var table = bytes
        if let end = bytes.firstIndex(of: 0x0A), end < 8, bytes.starts(with: Array("sep=".utf8)) {
            skipped = end + 1
            table = Array(bytes[skipped...])
        }
        do throws(ImportFault) {
            guard var reader = try reader(table) else { return }
            try read(&reader)
        } catch {
            var fault = error
            if skipped > 0 { fault.line = fault.line.map { $0 + 1 } }
            answers.faults.append(fault)
        }
    }

    /// The reader with the separator that gives the column of tickets.
    private mutating func reader(_ table: [UInt8]) throws(ImportFault) -> CSVReader? {
        var first: ImportFault?
        for delimiter in [0x2C, 0x3B, 0x09] as [UInt8] {
            do throws(ImportFault) {
                let reader = try CSVReader(table, file: answers.file, delimiter: delimiter)
                if TableFormReader.column(.form, reader.header) != nil { return reader }
            } catch {
                // A fault of a table that is one is told; what another separator makes of it is not.
                if CSVImport.delimiter(of: table) == delimiter { first = error }
            }
        }
        answers.faults.append(
            first
                ?? answers.fault(
                    at: 0, "the columns of a review form are not there",
                    advice:
                        "give the file that `whittle forms write --format csv` has written; where a spreadsheet showed it in one column, write it with --delimiter ';'"
                ))
        return nil
    }

    private static func column(_ column: ReviewForm.Column, _ header: CSVHeader) -> Int? {
        header.names.firstIndex { name in
            let name = Trim.trimmed(name).lowercased()
            return name == column.rawValue || name.hasPrefix(column.rawValue + " (")
        }
    }

    /// The columns of criteria: `ID: Title …`.
    private static func criteria(_ header: CSVHeader) -> [(criterion: String, column: Int)] {
        header.names.enumerated().compactMap { column, name in
            let name = FormText.withoutGuard(Trim.trimmed(name))
            // An id may hold a colon, but no space.
            let bytes = Array(name.utf8)
            let end = bytes.indices.first { bytes[$0...].starts(with: [0x3A, 0x20]) }
            guard let end else { return nil }
            let id = String(decoding: bytes[..<end], as: UTF8.self)
            return Identifier.isValid(id) ? (id, column) : nil
        }
    }

    private mutating func read(_ reader: inout CSVReader) throws(ImportFault) {
        let header = reader.header
        guard let form = TableFormReader.column(.form, header) else { return }
        let criteria = TableFormReader.criteria(header)
        let confidence = TableFormReader.column(.confidence, header)
        let comment = TableFormReader.column(.comment, header)
        var row = CSVRow()
        while try reader.next(&row) {
            let given = criteria.map {
                (criterion: $0.criterion, answer: answer(row, $0.column))
            }
            let words = [confidence, comment].map { column in column.map { answer(row, $0) } }
            let cells = given.map(\.answer) + words.compactMap { $0 }
            guard let ticket = FormTicket(row.text(form)) else {
                // A row without ticket and answers, say with a remark, is nobody's review.
                if row.isBlank(form), cells.allSatisfy(\.isEmpty) { continue }
                answers.faults.append(
                    answers.fault(
                        at: skipped + row.starts[form],
                        row.isBlank(form)
                            ? "the cell under “form” is empty, so nothing says what the row is about"
                            : "the cell under “form” was changed",
                        advice: "copy it from the form that was written, or empty the row"))
                continue
            }
            var idea = FormAnswers.Idea(ticket, at: skipped + row.starts[form])
            idea.scores = given
            (idea.confidence, idea.comment) = (words[0], words[1])
            answers.ideas.append(idea)
        }
    }

    private func answer(_ row: CSVRow, _ column: Int) -> FormAnswers.Answer {
        let text = FormText.withoutGuard(FormText.words(row.text(column)))
        return FormAnswers.Answer(text: text, offset: skipped + row.starts[column])
    }
}
