/// Which column is what: `idea=ID,title="Title, short",body=4,question=="What helps?"`.
///
/// A column is named by its header or, where no header has that name, by its number from 1. Two
/// equals signs give one text for all rows. Names and texts with a comma stand in quotes, a quote
/// in them is doubled.
package struct ColumnMap: Equatable, Sendable {
    package enum Value: Equatable, Sendable {
        case column(String)
        case constant(String)
    }

    package struct Entry: Equatable, Sendable {
        package var key: ImportKey
        package var value: Value

        package init(_ key: ImportKey, _ value: Value) {
            self.key = key
            self.value = value
        }
    }

    package var entries: [Entry]

    package init(_ entries: [Entry]) {
        self.entries = entries
    }

    package var keys: Set<ImportKey> { Set(entries.map(\.key)) }

    /// Reads the text of `--map`.
    package init(parsing text: String) throws(ImportFault) {
        entries = []
        for (word, value) in try ColumnMap.split(text) {
            guard let key = ImportKey(word: word) else {
                let keys = ImportKey.allCases.map(\.rawValue).joined(separator: ", ")
                throw ImportFault(
                    "\(Quoted.text(word)) in --map is no key", advice: "the keys are \(keys)")
            }
            guard !keys.contains(key) else {
                throw ColumnMap.fault("the key “\(key.rawValue)” stands twice in --map")
            }
            entries.append(Entry(key, value))
        }
    }

    /// The words of a map with what each stands for, before it is known what they may be.
    static func split(_ text: String) throws(ImportFault) -> [(word: String, value: Value)] {
        var result: [(word: String, value: Value)] = []
        for part in try parts(text) {
            guard let sign = part.firstIndex(of: "=") else {
                throw fault("\(Quoted.text(part)) in --map has no “=”")
            }
            let word = CSVHeader.trimmed(String(part[..<sign]))
            var value = part[part.index(after: sign)...]
            let isConstant = value.first == "="
            if isConstant { value.removeFirst() }
            let text = unquoted(String(value))
            guard isConstant || !text.isEmpty else {
                throw fault("the key “\(word)” in --map names no column")
            }
            result.append((word, isConstant ? .constant(text) : .column(text)))
        }
        guard !result.isEmpty else { throw fault("--map is empty") }
        return result
    }

    private static func fault(_ what: String) -> ImportFault {
        ImportFault(what, advice: "write --map key=COLUMN,key=COLUMN, for example idea=1,title=2")
    }

    /// Parts at commas outside quotes.
    private static func parts(_ text: String) throws(ImportFault) -> [String] {
        var parts: [String] = []
        var part = ""
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        guard !isQuoted else { throw fault("a quote in --map is not closed") }
        parts.append(part)
        return parts.filter { !CSVHeader.trimmed($0).isEmpty }
    }

    private static func unquoted(_ text: String) -> String {
        let text = CSVHeader.trimmed(text)
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
        var result = ""
        var wasQuote = false
        for character in text.dropFirst().dropLast() {
            if character == "\"", wasQuote {
                wasQuote = false
                continue
            }
            wasQuote = character == "\""
            result.append(character)
        }
        return result
    }

    /// The columns' indices in a file.
    func resolve(
        _ header: CSVHeader, file: String
    ) throws(ImportFault) -> [(key: ImportKey, column: Int?, constant: String)] {
        var result: [(key: ImportKey, column: Int?, constant: String)] = []
        for entry in entries {
            switch entry.value {
            case .constant(let text): result.append((entry.key, nil, text))
            case .column(let name):
                let column = try ColumnMap.column(
                    name, for: entry.key.rawValue, header, file: file)
                result.append((entry.key, column, ""))
            }
        }
        return result
    }

    /// The index of a column that is named by its heading or its number from 1.
    static func column(
        _ name: String, for word: String, _ header: CSVHeader, file: String
    ) throws(ImportFault) -> Int {
        if let column = header.column(name) { return column }
        if let number = DecimalText.integer(name), (1...header.names.count).contains(number) {
            return number - 1
        }
        let names = header.names.prefix(30).map { Quoted.safe($0, limit: 30) }
        throw ImportFault(
            file: file, line: 1, "there is no column \(Quoted.text(name)) for “\(word)”",
            advice: "the columns are \(names.joined(separator: ", "))")
    }
}
