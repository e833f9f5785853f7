package import WhittleCore

/// A table of ratings from a file: a row a rating, with the columns `item`, `rater` and `score`.
///
/// Other columns are passed over. An empty score is a missing one. Scores are numbers; where all of
/// them are words, these are names, of which nothing but their sameness counts.
package struct RatingFile: Sendable {
    package struct Options: Sendable {
        package var encoding: TextEncoding?
        /// Nil: what stands most often in the first line of comma, semicolon and tab.
        package var delimiter: UInt8?
        /// What a cell says where there is no score, as `NA`.
        package var noneTexts: Set<String>

        package init(
            encoding: TextEncoding? = nil, delimiter: UInt8? = nil, noneTexts: Set<String> = []
        ) {
            self.encoding = encoding
            self.delimiter = delimiter
            self.noneTexts = noneTexts
        }
    }

    package let table: RatingTable
    /// The items in the order of the table's rows.
    package let items: [String]
    /// True where the scores are words.
    package let isNominal: Bool

    /// Scores beyond this are taken for a mistake; their squares would lose their digits.
    package static let largestScore = 1e12

    package init(_ file: ImportFile, _ options: Options = Options()) throws(ImportFault) {
        let bytes = try TextDecoder.decode(file.bytes, as: options.encoding, file: file.name)
        let delimiter = options.delimiter ?? CSVImport.delimiter(of: bytes)
        var reader = try CSVReader(bytes, file: file.name, delimiter: delimiter)
        let columns = try Columns(reader.header, file: file.name)
        var content = Content(takesDecimalComma: delimiter != 0x2C)
        var row = CSVRow()
        while try reader.next(&row) {
            try content.add(row, columns, options, reader)
        }
        guard !content.items.names.isEmpty else {
            throw ImportFault(
                file: file.name, "there is no score in it",
                advice: "write a row for each score, with item, rater and score")
        }
        table = RatingTable(content.rows)
        items = content.items.names
        isNominal = content.firstWord != nil
    }

    private struct Columns {
        let item: Int
        let rater: Int
        let score: Int

        init(_ header: CSVHeader, file: String) throws(ImportFault) {
            func column(_ name: String) throws(ImportFault) -> Int {
                guard let column = header.column(name) else {
                    throw ImportFault(
                        file: file, line: 1, column: 1,
                        "there is no column \(Quoted.text(name))",
                        advice: "the first row must name the columns item, rater and score")
                }
                return column
            }
            item = try column("item")
            rater = try column("rater")
            score = try column("score")
        }
    }

    /// Names in the order in which they first stand in the file, told apart by their bytes.
    private struct Names {
        private(set) var names: [String] = []
        private var places: [[UInt8]: Int] = [:]

        mutating func place(of name: String) -> Int {
            let key = Array(name.utf8)
            if let known = places[key] { return known }
            places[key] = names.count
            names.append(name)
            return names.count - 1
        }
    }

    private struct Pair: Hashable {
        var item: Int
        var rater: Int
    }

    /// What was read so far.
    private struct Content {
        let takesDecimalComma: Bool
        var items = Names()
        var rows: [[RatingTable.Rating]] = []
        /// The fault that it is where there are numbers too.
        var firstWord: ImportFault?
        private var raters = Names()
        private var words = Names()
        private var hasNumber = false
        /// The line of each rating.
        private var lines: [Pair: Int] = [:]
        private var line = (number: 1, offset: 0)

        init(takesDecimalComma: Bool) {
            self.takesDecimalComma = takesDecimalComma
        }

        mutating func add(
            _ row: CSVRow, _ columns: Columns, _ options: Options, _ reader: CSVReader
        ) throws(ImportFault) {
            func text(_ cell: Int) -> String { CSVHeader.trimmed(row.text(cell)) }
            let score = text(columns.score)
            guard !score.isEmpty, !options.noneTexts.contains(score) else { return }
            for (cell, name) in [(columns.item, "item"), (columns.rater, "rater")]
            where text(cell).isEmpty {
                throw reader.fault(
                    row, cell, "the \(name) is missing", advice: "write it, or take the score out")
            }
            let value = try value(score, row, columns.score, reader)
            let pair = Pair(
                item: items.place(of: text(columns.item)),
                rater: raters.place(of: text(columns.rater)))
            let number = reader.line(row, after: &line)
            if let before = lines[pair] {
                throw reader.fault(
                    row, columns.rater,
                    "\(Quoted.text(text(columns.rater))) has scored \(Quoted.text(text(columns.item))) already, in line \(before)",
                    advice: "leave one score of each rater for an item")
            }
            lines[pair] = number
            if pair.item == rows.count { rows.append([]) }
            rows[pair.item].append(RatingTable.Rating(rater: pair.rater, score: value))
        }

        private mutating func value(
            _ score: String, _ row: CSVRow, _ cell: Int, _ reader: CSVReader
        ) throws(ImportFault) -> Double {
            guard let value = RatingFile.number(score, takesDecimalComma) else {
                let fault = reader.fault(
                    row, cell, "the score \(Quoted.text(score)) is no number, and others are",
                    advice:
                        "write a number, leave the cell empty, or give --none for what stands for a missing score"
                )
                if hasNumber { throw fault }
                if firstWord == nil { firstWord = fault }
                return Double(words.place(of: score))
            }
            if let firstWord { throw firstWord }
            guard abs(value) <= RatingFile.largestScore else {
                throw reader.fault(
                    row, cell, "the score \(Quoted.text(score)) is too large",
                    advice: "write scores of at most 12 digits before the point")
            }
            hasNumber = true
            return value
        }
    }

    /// A plain decimal number: a sign, digits, a fraction, a power of ten; nil for anything else.
    /// Where commas part no cells, one may stand for the point.
    static func number(_ text: String, _ takesDecimalComma: Bool) -> Double? {
        var plain = ""
        var hasDigit = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": hasDigit = true
            case "+", "-", ".", "e", "E": break
            case "\u{2212}":
                plain += "-"
                continue
            case "," where takesDecimalComma:
                plain += "."
                continue
            default: return nil
            }
            plain.unicodeScalars.append(scalar)
        }
        return hasDigit && plain.utf8.count <= 64 ? Double(plain) : nil
    }
}
