package import WhittleCore

/// Imports JSON lines with the keys that `list … --json` prints.
///
/// Each line is an object; what it is follows from its keys: see `RecordKind`. Ids that look like
/// Whittle's own stay, others get the source's name in front. Other keys are passed over and named
/// in the audit.
package struct JSONLImport {
    package struct Options: Sendable {
        /// The source's name; nil: `jsonl.` and the file's name.
        package var source: String?
        package var exportDate: Timestamp
        package var knownQuestions: Set<String>
        /// Which of the objects' keys is what; nil: they are Whittle's own words.
        package var map: ColumnMap?

        package init(
            source: String? = nil, exportDate: Timestamp, knownQuestions: Set<String> = [],
            map: ColumnMap? = nil
        ) {
            self.source = source
            self.exportDate = exportDate
            self.knownQuestions = knownQuestions
            self.map = map
        }

        /// What a key of an object is.
        func keys(_ name: String) -> [ImportKey] {
            guard let map else { return ImportKey(word: name).map { [$0] } ?? [] }
            return map.entries.filter { $0.value == .column(name) }.map(\.key)
        }

        /// A key that an object may have for this one.
        func names(_ key: ImportKey) -> [String] {
            guard let map else { return key == .vote ? ["vote", "value"] : [key.rawValue] }
            return map.entries.compactMap { entry in
                guard entry.key == key, case .column(let name) = entry.value else { return nil }
                return name
            }
        }
    }

    package static func system(
        of file: ImportFile, source: String?
    ) throws(ImportFault) -> String {
        try SourceName.checked(source, kind: "jsonl", name: file.stem)
    }

    /// As `CSVImport.snapshot`.
    package static func snapshot(
        _ file: ImportFile, _ options: Options, previous: PreviousImport,
        pseudonyms: inout PseudonymMap, random: inout some RandomNumberGenerator
    ) throws(ImportFault) -> ImportSnapshot {
        let system = try system(of: file, source: options.source)
        try CSVImport.checkPseudonyms(pseudonyms, previous)
        let bytes = try TextDecoder.decode(file.bytes, as: .utf8, file: file.name)
        var importer = RecordImporter(
            system: system, exportDate: options.exportDate, keepsIDs: true,
            knownQuestions: options.knownQuestions, pseudonyms: pseudonyms, random: random)
        var ignored: Set<String> = []
        var count = 0
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
            count += 1
            guard count <= CSVReader.maximumRows else {
                throw ImportFault(
                    file: file.name, line: index + 1,
                    "more than \(CSVReader.maximumRows) lines", advice: "split the file")
            }
            let place = ImportFault(
                file: file.name, line: index + 1, column: 1, countsBytes: true, "", advice: "")
            let record = try record(line, options, &ignored, place)
            guard let kind = RecordKind(Set(record.values.map(\.key))) else {
                throw place.saying("the keys do not say what this is", RecordKind.advice)
            }
            do throws(RecordFault) {
                try importer.add(record, kind)
            } catch {
                throw place.saying(
                    error.what, error.advice, at: offset(of: error.key, line, options))
            }
        }
        pseudonyms = importer.pseudonyms
        random = importer.random
        return importer.snapshot(notes: note(ignored))
    }

    private static func note(_ ignored: Set<String>) -> [String] {
        guard !ignored.isEmpty else { return [] }
        let names = ignored.sorted().prefix(30).map { Quoted.safe($0, limit: 30) }
        return ["Keys that were passed over: \(names.joined(separator: ", "))."]
    }

    /// The line's values as texts; null is absent.
    private static func record(
        _ line: ArraySlice<UInt8>, _ options: Options, _ ignored: inout Set<String>,
        _ place: ImportFault
    ) throws(ImportFault) -> ImportRecord {
        var record = ImportRecord()
        for entry in options.map?.entries ?? [] {
            if case .constant(let text) = entry.value { record.values[entry.key] = text }
        }
        for member in try members(line, place) {
            let keys = options.keys(member.key)
            if keys.isEmpty { ignored.insert(member.key) }
            for key in keys {
                let value = try text(of: member, key, line, options, place)
                if let value { record.values[key] = value }
            }
        }
        return record
    }

    /// A value as a text; nil for null.
    private static func text(
        of member: JSONMember, _ key: ImportKey, _ line: ArraySlice<UInt8>, _ options: Options,
        _ place: ImportFault
    ) throws(ImportFault) -> String? {
        let text: String
        switch member.value {
        case .null: return nil
        case .string(let words): text = words
        case .integer(let number): text = String(number)
        case .number(let number): text = Decimal15.text(number)
        case .bool(let truth): text = truth ? "1" : "0"
        case .array, .object:
            throw place.saying(
                "“\(key.rawValue)” is a list or an object", "write a text or a number",
                at: offset(of: key, line, options))
        }
        guard text.unicodeScalars.count <= CSVReader.maximumCellScalars else {
            throw place.saying(
                "“\(key.rawValue)” has more than \(CSVReader.maximumCellScalars) characters",
                "shorten it", at: offset(of: key, line, options))
        }
        return text
    }

    private static func members(
        _ line: ArraySlice<UInt8>, _ place: ImportFault
    ) throws(ImportFault) -> [JSONMember] {
        // Core's reader puts a text of its own before the value.
        let before = "{\"value\":".utf8.count
        do throws(LineFault) {
            let value = try JSONValue(parsing: String(decoding: line, as: UTF8.self))
            if let members = value.members { return members }
        } catch {
            let advice = "write one JSON object a line"
            guard case .syntax(let what, let offset) = error else {
                throw place.saying(error.sentence, advice)
            }
            throw place.saying(
                "not valid JSON: \(what)", advice, at: max(0, min(offset - before, line.count)))
        }
        throw place.saying("the line is no JSON object", "write one object a line")
    }

    /// Where a key stands in a sound line, in bytes from its start.
    private static func offset(
        of key: ImportKey, _ line: ArraySlice<UInt8>, _ options: Options
    ) -> Int {
        for name in options.names(key) {
            let wanted = Array("\"\(name)\"".utf8)
            var index = line.startIndex
            while index + wanted.count <= line.endIndex {
                if line[index..<(index + wanted.count)].elementsEqual(wanted) {
                    return index - line.startIndex
                }
                index += 1
            }
        }
        return 0
    }
}

extension ImportFault {
    /// The same place, or a byte of its line counted from 0.
    fileprivate func saying(_ what: String, _ advice: String, at offset: Int = 0) -> ImportFault {
        var fault = self
        fault.column = offset + 1
        fault.what = what
        fault.advice = advice
        return fault
    }
}

extension ImportFile {
    /// The name without folders and its last ending.
    var stem: String {
        let base = baseName
        guard let dot = base.lastIndex(of: "."), dot != base.startIndex else { return base }
        return String(base[..<dot])
    }
}
