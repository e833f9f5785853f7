internal import WhittleCore

/// A comment of a Polis conversation: an idea to vote on.
struct PolisComment {
    var id: Int
    var author: Int?
    var time: Timestamp?
    var agrees: Int?
    var disagrees: Int?
    /// 1 accepted, 0 undecided, −1 rejected; nil where the file does not tell.
    var moderated: Int?
    var text: String
}

/// A row of `votes.csv` or a cell of the matrix.
struct PolisVote {
    var comment: Int
    var voter: Int
    /// 1 agree, 0 pass, −1 disagree.
    var value: Int
    var time: Timestamp?
}

/// `summary.csv`: a key and a value a row, without a header.
struct PolisSummary {
    private var values: [String: String] = [:]

    init() {}

    init(_ file: ImportFile, _ encoding: TextEncoding?) throws(ImportFault) {
        let bytes = try TextDecoder.decode(file.bytes, as: encoding, file: file.name)
        // Without a header, two columns wide; the value may be unquoted and hold commas.
        var reader = try CSVReader(bytes, file: file.name, hasHeader: false)
        reader.width = 2
        reader.takesRestInLastColumn = true
        var row = CSVRow()
        while try reader.next(&row) {
            let key = CSVHeader.trimmed(row.text(0))
            if values[key] == nil { values[key] = row.text(1) }
        }
    }

    func text(_ key: String) -> String? {
        guard let text = values[key], !text.isEmpty else { return nil }
        return text
    }

    func number(_ key: String) -> Int? { values[key].flatMap { DecimalText.integer($0) } }
}

/// `comments.csv`, its columns in any order and under any of their known names.
struct PolisComments {
    private(set) var all: [PolisComment] = []
    private(set) var givesTotals = false
    private(set) var givesVerdicts = false
    /// Rows that repeat an earlier one to the letter.
    private(set) var repeatedRows = 0

    init(_ file: ImportFile, _ encoding: TextEncoding?) throws(ImportFault) {
        let bytes = try TextDecoder.decode(file.bytes, as: encoding, file: file.name)
        var reader = try CSVReader(bytes, file: file.name)
        let columns = PolisColumns(reader)
        let id = try columns.require(["comment-id", "id", "tid"], "comment-id")
        let body = try columns.require(["comment-body", "comment", "body", "text"], "comment-body")
        let author = columns.optional(["author-id", "author", "pid"])
        let time = columns.optional(["timestamp", "created"])
        let agrees = columns.optional(["agrees", "aggrees", "agree"])
        let disagrees = columns.optional(["disagrees", "disaggrees", "disagree"])
        let moderated = columns.optional(["moderated", "mod"])
        reader.takesRestInLastColumn = body == reader.header.names.count - 1
        givesTotals = agrees != nil && disagrees != nil
        givesVerdicts = moderated != nil
        var row = CSVRow()
        var places: [Int: Int] = [:]
        while try reader.next(&row) {
            let comment = PolisComment(
                id: try reader.polisID(row, id), author: try reader.optionalPolisID(row, author),
                time: try reader.time(row, time), agrees: try reader.count(row, agrees),
                disagrees: try reader.count(row, disagrees),
                moderated: try reader.verdict(row, moderated), text: row.text(body))
            if let place = places[comment.id] {
                guard all[place].text == comment.text, all[place].moderated == comment.moderated
                else {
                    throw reader.fault(
                        row, id, "the comment \(comment.id) stands here a second time",
                        advice: "keep one of the two rows")
                }
                repeatedRows += 1
                continue
            }
            places[comment.id] = all.count
            all.append(comment)
        }
    }
}

/// `votes.csv`: every row, in the file's order.
struct PolisVotes {
    private(set) var rows: [PolisVote] = []

    init(_ file: ImportFile, _ encoding: TextEncoding?, flips: Bool) throws(ImportFault) {
        let bytes = try TextDecoder.decode(file.bytes, as: encoding, file: file.name)
        var reader = try CSVReader(bytes, file: file.name)
        let columns = PolisColumns(reader)
        let comment = try columns.require(["comment-id", "tid"], "comment-id")
        let voter = try columns.require(["voter-id", "voter", "participant", "pid"], "voter-id")
        let vote = try columns.require(["vote", "value"], "vote")
        let time = columns.optional(["timestamp", "created"])
        var row = CSVRow()
        while try reader.next(&row) {
            guard let value = row.integer(vote), (-1...1).contains(value) else {
                throw reader.fault(
                    row, vote, "the vote is \(Quoted.text(row.text(vote)))",
                    advice: "a vote is 1, 0 or -1")
            }
            rows.append(
                PolisVote(
                    comment: try reader.polisID(row, comment),
                    voter: try reader.polisID(row, voter), value: flips ? -value : value,
                    time: try reader.time(row, time)))
        }
    }
}

/// `participants-votes.csv`: a row a participant, a column a comment.
struct PolisMatrix {
    private(set) var cells: [PolisVote] = []
    private(set) var participants: [Int] = []
    /// Participants whose own totals are not those of their cells.
    private(set) var wrongTotals = 0

    init(_ file: ImportFile, _ encoding: TextEncoding?, flips: Bool) throws(ImportFault) {
        let bytes = try TextDecoder.decode(file.bytes, as: encoding, file: file.name)
        var reader = try CSVReader(bytes, file: file.name)
        let columns = PolisColumns(reader)
        let participant = try columns.require(["participant", "pid", "voter-id"], "participant")
        let totals = [["n-votes"], ["n-agree"], ["n-disagree"]].map { columns.optional($0) }
        // The comments' columns are those whose names are numbers.
        let comments: [(column: Int, id: Int)] = reader.header.names.enumerated().compactMap {
            guard let id = DecimalText.integer($1), PolisColumns.ids.contains(id) else {
                return nil
            }
            return ($0, id)
        }
        var row = CSVRow()
        while try reader.next(&row) {
            let voter = try reader.polisID(row, participant)
            participants.append(voter)
            var counts = [0, 0, 0]
            for (column, id) in comments where !row.isBlank(column) {
                guard let value = row.integer(column), (-1...1).contains(value) else {
                    throw reader.fault(
                        row, column, "the vote is \(Quoted.text(row.text(column)))",
                        advice: "a vote is 1, 0, -1 or nothing")
                }
                counts[0] += 1
                if value == 1 { counts[1] += 1 }
                if value == -1 { counts[2] += 1 }
                cells.append(PolisVote(comment: id, voter: voter, value: flips ? -value : value))
            }
            let isRight = zip(totals, counts).allSatisfy { column, count in
                guard let column, let claimed = row.integer(column) else { return true }
                return claimed == count
            }
            if !isRight { wrongTotals += 1 }
        }
    }
}

/// Finds columns by any of their names.
struct PolisColumns {
    /// Comments and participants are numbered from 0.
    static let ids = 0...2_000_000_000

    private let reader: CSVReader

    init(_ reader: CSVReader) {
        self.reader = reader
    }

    func optional(_ names: [String]) -> Int? { reader.header.column(anyOf: names) }

    func require(_ names: [String], _ name: String) throws(ImportFault) -> Int {
        if let column = optional(names) { return column }
        throw ImportFault(
            file: reader.file, line: 1, column: 1, "there is no column “\(name)”",
            advice: "give the file as Polis exports it, or use the import of csv with --map")
    }
}

extension CSVReader {
    fileprivate func polisID(_ row: CSVRow, _ cell: Int) throws(ImportFault) -> Int {
        if let id = row.integer(cell), PolisColumns.ids.contains(id) { return id }
        throw fault(
            row, cell, "\(Quoted.text(row.text(cell))) is no number of Polis",
            advice: "write the number that the export gave")
    }

    fileprivate func optionalPolisID(_ row: CSVRow, _ cell: Int?) throws(ImportFault) -> Int? {
        guard let cell, !row.isBlank(cell) else { return nil }
        return try polisID(row, cell)
    }

    fileprivate func count(_ row: CSVRow, _ cell: Int?) throws(ImportFault) -> Int? {
        guard let cell, !row.isBlank(cell) else { return nil }
        if let count = row.integer(cell), count >= 0 { return count }
        throw fault(
            row, cell, "\(Quoted.text(row.text(cell))) is no count", advice: "write a whole number")
    }

    fileprivate func verdict(_ row: CSVRow, _ cell: Int?) throws(ImportFault) -> Int? {
        guard let cell, !row.isBlank(cell) else { return nil }
        if let value = row.integer(cell), (-1...1).contains(value) { return value }
        throw fault(
            row, cell, "moderated is \(Quoted.text(row.text(cell)))",
            advice: "it is 1 (accepted), 0 (undecided) or -1 (rejected)")
    }

    fileprivate func time(_ row: CSVRow, _ cell: Int?) throws(ImportFault) -> Timestamp? {
        guard let cell, !row.isBlank(cell) else { return nil }
        if let number = row.integer(cell) {
            if let time = DateText.unix(number) { return time }
        } else if let time = DateText.parse(row.text(cell)) {
            return time
        }
        throw fault(
            row, cell, "\(Quoted.text(row.text(cell))) is no moment", advice: DateText.advice)
    }
}
