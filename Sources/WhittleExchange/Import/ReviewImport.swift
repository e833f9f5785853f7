package import WhittleCore

/// Imports reviews that were given elsewhere, and their assessors, from a spreadsheet saved as CSV.
///
/// It knows what the campaign says of ideas and members only through the closures of `Setting`.
package struct ReviewImport {
    package struct Options: Sendable {
        /// The source's name; nil: `csv.` and the file's name.
        package var source: String?
        package var exportDate: Timestamp
        package var encoding: TextEncoding?
        /// Nil: what stands most often in the first line of comma, semicolon and tab.
        package var delimiter: UInt8?
        package var keepsIDs: Bool
        /// What a cell says where it says nothing.
        package var noneTexts: Set<String>
        /// The criterion that a cell's text is about, where the text is neither its id nor its
        /// title.
        package var criteria: [String: String]
        /// True: rows on ideas that the campaign does not have are left out and counted.
        package var skipsUnknown: Bool

        package init(
            source: String? = nil, exportDate: Timestamp, encoding: TextEncoding? = nil,
            delimiter: UInt8? = nil, keepsIDs: Bool = false, noneTexts: Set<String> = [],
            criteria: [String: String] = [:], skipsUnknown: Bool = false
        ) {
            self.source = source
            self.exportDate = exportDate
            self.encoding = encoding
            self.delimiter = delimiter
            self.keepsIDs = keepsIDs
            self.noneTexts = noneTexts
            self.criteria = criteria
            self.skipsUnknown = skipsUnknown
        }
    }

    package enum IdeaState: Equatable, Sendable {
        case known, unknown
        /// Its rows are not taken, and why.
        case leftOut(String)
    }

    package enum MemberState: Equatable, Sendable {
        case reviewer
        /// No member yet: they join as a panelist.
        case new
        /// A member who cannot have reviewed here, and why.
        case refused(String)
    }

    /// What the campaign says of what a file names.
    package struct Setting {
        /// Nil for members alone.
        package var round: RoundOpened?
        package var idea: (String) -> IdeaState
        package var member: (String) -> MemberState

        package init(
            round: RoundOpened?, idea: @escaping (String) -> IdeaState,
            member: @escaping (String) -> MemberState
        ) {
            self.round = round
            self.idea = idea
            self.member = member
        }
    }

    let options: Options
    let setting: Setting
    let system: String
    private let columns: [ReviewMap.Key: (column: Int?, constant: String)]
    private let shape: ReviewMap.Shape
    private var reader: CSVReader
    private var row = CSVRow()
    private var result: ReviewSnapshot
    private var places: [ReviewKey: Int] = [:]
    private var originals: [String: String] = [:]
    /// Ideas that the campaign does not have, and where the first of them stands.
    private var unknown: (fault: ImportFault, ids: [String])?

    /// Reads the file.
    package static func snapshot(
        _ file: ImportFile, _ map: ReviewMap, _ options: Options, _ setting: Setting
    ) throws(ImportFault) -> ReviewSnapshot {
        var importer = try ReviewImport(file, map, options, setting)
        return try importer.readAll()
    }

    private init(
        _ file: ImportFile, _ map: ReviewMap, _ options: Options, _ setting: Setting
    ) throws(ImportFault) {
        self.options = options
        self.setting = setting
        system = try CSVImport.system(of: file, source: options.source)
        let bytes = try TextDecoder.decode(file.bytes, as: options.encoding, file: file.name)
        reader = try CSVReader(
            bytes, file: file.name, delimiter: options.delimiter ?? CSVImport.delimiter(of: bytes))
        columns = try map.resolve(reader.header, file: file.name)
        shape = map.shape
        result = ReviewSnapshot(system: system, round: setting.round?.round ?? "")
        let known = setting.round?.criteria.map(\.criterion) ?? []
        for entry in map.entries {
            guard case .scoreOf(let criterion) = entry.key, !known.contains(criterion) else {
                continue
            }
            throw ImportFault(
                "the round has no criterion \(Quoted.text(criterion))",
                advice: "its criteria are \(known.joined(separator: ", "))")
        }
    }

    private mutating func readAll() throws(ImportFault) -> ReviewSnapshot {
        while try reader.next(&row) {
            result.rowCount += 1
            let happened = try happened()
            let member = try member(happened)
            if shape == .members { continue }
            guard let idea = try idea() else { continue }
            let key = ReviewKey(idea: idea, member: member)
            if shape == .ratings {
                try addRating(key, happened)
            } else {
                try addReview(key, happened)
            }
        }
        if let unknown { throw unknown.fault }
        return result
    }

    // MARK: Cells

    /// The cell's text; nil where it says nothing.
    private func text(_ key: ReviewMap.Key) -> String? {
        guard let (column, constant) = columns[key] else { return nil }
        guard let column else { return constant.isBlank ? nil : constant }
        let text = CSVImport.withoutGuard(row.text(column))
        return text.isBlank || options.noneTexts.contains(CSVHeader.trimmed(text)) ? nil : text
    }

    private func trimmed(_ key: ReviewMap.Key) -> String? { text(key).map(CSVHeader.trimmed) }

    private func fault(
        _ key: ReviewMap.Key, _ what: String, _ advice: String
    ) -> ImportFault {
        reader.fault(row, columns[key]?.column ?? 0, what, advice: advice)
    }

    private func happened() throws(ImportFault) -> Timestamp {
        guard let text = trimmed(.happened) else { return options.exportDate }
        if let time = DateText.parse(text) { return time }
        throw fault(.happened, "\(Quoted.text(text)) is no date", DateText.advice)
    }

    private mutating func member(_ happened: Timestamp) throws(ImportFault) -> String {
        guard let original = trimmed(.member) else {
            throw fault(.member, "the member is missing", "write who reviewed")
        }
        guard !original.contains("@") else {
            throw fault(
                .member, "an address names a member, and all who have the files would read it",
                "put a pseudonym, or the member’s name here, in its place")
        }
        let name = MemberName.make(original)
        if let first = originals[name] {
            guard first == original else {
                throw fault(
                    .member,
                    "\(Quoted.text(original)) and \(Quoted.text(first)) would both be the member \(name)",
                    "give one of them another id")
            }
            return name
        }
        switch setting.member(name) {
        case .reviewer: break
        case .refused(let why): throw fault(.member, why, "change that first, or take the row out")
        case .new: result.members.append(try newMember(name, original, happened))
        }
        originals[name] = original
        return name
    }

    private func newMember(
        _ name: String, _ original: String, _ happened: Timestamp
    ) throws(ImportFault) -> DraftEvent {
        var standing: Standing?
        if let word = trimmed(.standing) {
            standing = Standing(rawValue: word.lowercased())
            guard standing != nil else {
                throw fault(
                    .standing, "\(Quoted.text(word)) is no standing", "write internal or external")
            }
        }
        let event = MemberJoined(
            member: name, name: TitleText.split(trimmed(.name) ?? original).title,
            roles: [.panelist], standing: standing)
        return DraftEvent(
            .memberJoined(event), happened: happened,
            source: SourceReference(system: system, id: "member-" + name))
    }

    /// The row's idea; nil where the row is left out.
    private mutating func idea() throws(ImportFault) -> String? {
        guard let text = trimmed(.idea) else {
            throw fault(.idea, "the idea is missing", "write its id")
        }
        let id = ImportedID.item(text, "", system: system, keepsIDs: options.keepsIDs)
        switch setting.idea(id) {
        case .known: return id
        case .leftOut(let why):
            result.leftOut[why, default: 0] += 1
            return nil
        case .unknown:
            if options.skipsUnknown {
                result.leftOut["on ideas that are not here", default: 0] += 1
                return nil
            }
            addUnknown(id)
            return nil
        }
    }

    private mutating func addUnknown(_ id: String) {
        var ids = unknown?.ids ?? []
        if !ids.contains(id) { ids.append(id) }
        let others = ids.dropFirst()
        let names = others.prefix(10).map { Quoted.safe($0, limit: 96) }
        let more =
            others.isEmpty
            ? ""
            : ", nor \(names.joined(separator: ", "))"
                + (others.count > 10 ? " and \(others.count - 10) more" : "")
        var located =
            unknown?.fault
            ?? fault(
                .idea, "",
                "import these ideas first, under the same --source, or leave their rows out with --skip-unknown"
            )
        located.what = "there is no idea \(Quoted.safe(ids[0], limit: 96))\(more)"
        unknown = (located, ids)
    }

    // MARK: Reviews

    private mutating func addRating(
        _ key: ReviewKey, _ happened: Timestamp
    ) throws(ImportFault) {
        let criterion = try criterion()
        var read = ReadReview(key: key, happened: happened)
        read.scores = [
            CriterionScore(criterion: criterion.criterion, value: try score(.score, criterion))
        ]
        if let words = text(.comment) {
            read.comments = [CriterionComment(criterion: criterion.criterion, text: words)]
        }
        if let reason = trimmed(.excluded) { read.excluded = [criterion.criterion: reason] }
        guard let place = places[key] else {
            places[key] = result.reviews.count
            result.reviews.append(read)
            return
        }
        if result.reviews[place].has(criterion.criterion) {
            guard result.reviews[place].includes(read) else {
                throw fault(
                    .criterion,
                    "\(key.member) rates \(criterion.criterion) of \(key.idea) here a second time",
                    "keep one of the two rows")
            }
            result.copyCount += 1
        } else {
            result.reviews[place].add(read)
        }
    }

    private mutating func addReview(
        _ key: ReviewKey, _ happened: Timestamp
    ) throws(ImportFault) {
        var read = ReadReview(key: key, happened: happened)
        for criterion in setting.round?.criteria ?? [] {
            let word = ReviewMap.Key.scoreOf(criterion.criterion)
            guard columns[word] != nil else { continue }
            read.scores.append(
                CriterionScore(criterion: criterion.criterion, value: try score(word, criterion)))
        }
        read.isWhole = true
        read.comment = text(.comment)
        if let text = trimmed(.confidence) {
            guard let number = DecimalText.integer(text), (1...5).contains(number) else {
                throw fault(
                    .confidence, "\(Quoted.text(text)) is no confidence",
                    "write 1 (a guess) to 5 (sure)")
            }
            read.confidence = number
        }
        if let reason = trimmed(.excluded) {
            for score in read.scores { read.excluded[score.criterion] = reason }
        }
        guard let place = places[key] else {
            places[key] = result.reviews.count
            result.reviews.append(read)
            return
        }
        guard result.reviews[place].isSame(read) else {
            throw fault(
                .member, "\(key.member) reviews \(key.idea) here a second time",
                "keep one of the two rows")
        }
        result.copyCount += 1
    }

    /// A criterion of the round, by the text that `--criterion` gives it, its id or its title.
    private func criterion() throws(ImportFault) -> Criterion {
        let known = setting.round?.criteria ?? []
        guard let text = trimmed(.criterion) else {
            throw fault(.criterion, "the criterion is missing", "write what is rated")
        }
        let wanted = options.criteria[text] ?? text
        if let found = known.first(where: { $0.criterion == wanted }) { return found }
        if let found = known.first(where: { CSVHeader.trimmed($0.title) == wanted }) {
            return found
        }
        let names = known.map(\.criterion).joined(separator: ", ")
        throw fault(
            .criterion, "the round has no criterion \(Quoted.text(text))",
            "its criteria are \(names); --criterion TEXT=ID says which one a text is about")
    }

    /// A number in the criterion's range; nil to abstain.
    private func score(
        _ key: ReviewMap.Key, _ criterion: Criterion
    ) throws(ImportFault) -> Double? {
        guard let text = trimmed(key), text != "-", text != "\u{2013}" else { return nil }
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let isPlain =
            (1...15).contains(digits.utf8.count)
            && digits.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        guard isPlain, let value = Double(text) else {
            throw fault(
                key, "\(Quoted.text(text)) is no score",
                "write a number, or nothing to abstain")
        }
        guard value >= Double(criterion.min), value <= Double(criterion.max) else {
            throw fault(
                key,
                "\(criterion.criterion) is \(Quoted.text(text)), and takes \(criterion.min) to \(criterion.max)",
                "change the row, or open a round with that range")
        }
        return value
    }
}
