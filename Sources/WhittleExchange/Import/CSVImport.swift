package import WhittleCore

/// Imports any spreadsheet, saved as CSV, with a map of its columns.
///
/// What the rows are follows from the keys that are mapped: see `RecordKind`. Ideas and comments
/// may have totals of votes and a status as well. Items without an id get one from their content,
/// so that importing again writes nothing. Participants that are plain numbers or UUIDs stay; names,
/// handles and e-mail addresses become random pseudonyms.
package struct CSVImport {
    package struct Options: Sendable {
        /// The source's name; nil: `csv.` and the file's name.
        package var source: String?
        package var exportDate: Timestamp
        package var encoding: TextEncoding?
        /// Nil: what stands most often in the first line of comma, semicolon and tab.
        package var delimiter: UInt8?
        /// Takes the apostrophe off that exports put before a formula.
        package var stripsFormulaGuard: Bool
        /// True where the ids are Whittle's own, as in a file that it exported.
        package var keepsIDs: Bool
        /// Questions of the campaign, by id: a cell or constant that names one refers to it, any
        /// other text is a new question's title.
        package var knownQuestions: Set<String>
        /// What a cell says where it says nothing, as `-1` for a comment that answers none.
        package var noneTexts: Set<String>

        package init(
            source: String? = nil, exportDate: Timestamp, encoding: TextEncoding? = nil,
            delimiter: UInt8? = nil, stripsFormulaGuard: Bool = true, keepsIDs: Bool = false,
            knownQuestions: Set<String> = [], noneTexts: Set<String> = []
        ) {
            self.source = source
            self.exportDate = exportDate
            self.encoding = encoding
            self.delimiter = delimiter
            self.stripsFormulaGuard = stripsFormulaGuard
            self.keepsIDs = keepsIDs
            self.knownQuestions = knownQuestions
            self.noneTexts = noneTexts
        }
    }

    /// The name under which the file's lines are known.
    package static func system(
        of file: ImportFile, source: String?
    ) throws(ImportFault) -> String {
        try SourceName.checked(source, kind: "csv", name: file.stem)
    }

    /// Reads the file; `previous` must have been fed with this source's earlier lines. New
    /// pseudonyms are added to the map, which the caller keeps on the device.
    package static func snapshot(
        _ file: ImportFile, _ map: ColumnMap, _ options: Options, previous: PreviousImport,
        pseudonyms: inout PseudonymMap, random: inout some RandomNumberGenerator
    ) throws(ImportFault) -> ImportSnapshot {
        let system = try system(of: file, source: options.source)
        try checkPseudonyms(pseudonyms, previous)
        guard let kind = RecordKind(map.keys) else {
            throw ImportFault(
                "--map does not say what the rows are", advice: RecordKind.advice)
        }
        let bytes = try TextDecoder.decode(file.bytes, as: options.encoding, file: file.name)
        var reader = try CSVReader(
            bytes, file: file.name, delimiter: options.delimiter ?? delimiter(of: bytes))
        let columns = try map.resolve(reader.header, file: file.name)
        var importer = RecordImporter(
            system: system, exportDate: options.exportDate, keepsIDs: options.keepsIDs,
            knownQuestions: options.knownQuestions, pseudonyms: pseudonyms, random: random)
        var row = CSVRow()
        while try reader.next(&row) {
            var record = ImportRecord()
            for (key, column, constant) in columns {
                var text = column.map { row.text($0) } ?? constant
                if column != nil, options.noneTexts.contains(CSVHeader.trimmed(text)) { text = "" }
                record.values[key] =
                    options.stripsFormulaGuard && column != nil ? withoutGuard(text) : text
            }
            do throws(RecordFault) {
                try importer.add(record, kind)
            } catch {
                let cell = columns.first { $0.key == error.key }?.column ?? 0
                throw reader.fault(row, cell, error.what, advice: error.advice)
            }
        }
        pseudonyms = importer.pseudonyms
        random = importer.random
        return importer.snapshot(notes: [])
    }

    /// Without the map, names would get new pseudonyms and all their votes would count twice.
    static func checkPseudonyms(
        _ pseudonyms: PseudonymMap, _ previous: PreviousImport
    ) throws(ImportFault) {
        guard previous.hasPseudonyms, pseudonyms.isEmpty else { return }
        throw ImportFault(
            "\(previous.system) was imported with pseudonyms, and the map from names to "
                + "pseudonyms is not on this device",
            advice: "import on the device where it was imported first, or under another --source")
    }

    /// The text without the apostrophe that exports put before a formula.
    static func withoutGuard(_ text: String) -> String {
        guard text.unicodeScalars.first == "'" else { return text }
        let rest = String(text.unicodeScalars.dropFirst())
        return CSVWriter.isFormula(rest) ? rest : text
    }

    /// Comma, semicolon or tab, whichever stands most often outside quotes in the first line.
    static func delimiter(of bytes: [UInt8]) -> UInt8 {
        var counts = [0, 0, 0]
        var isQuoted = false
        loop: for byte in bytes {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x0A where !isQuoted: break loop
            case 0x2C where !isQuoted: counts[0] += 1
            case 0x3B where !isQuoted: counts[1] += 1
            case 0x09 where !isQuoted: counts[2] += 1
            default: break
            }
        }
        if counts[0] >= counts[1], counts[0] >= counts[2] { return 0x2C }
        return counts[1] >= counts[2] ? 0x3B : 0x09
    }
}
