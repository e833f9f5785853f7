internal import WhittleCore

/// Makes a snapshot of records: the common half of the imports of CSV and of JSON lines.
struct RecordImporter<Random: RandomNumberGenerator> {
    struct VoteKey: Hashable {
        var target: Target
        var participant: String
    }

    let system: String
    let exportDate: Timestamp
    /// True where ids may be Whittle's own, as `list --json` prints them.
    let keepsIDs: Bool
    let knownQuestions: Set<String>
    var pseudonyms: PseudonymMap
    var random: Random
    var covers: Set<ImportKind> = []

    private var questions: [DraftEvent] = []
    private var questionIDs: Set<String> = []
    private var participants: [String] = []
    private var joined: [String: Timestamp] = [:]
    private var items: [DraftEvent] = []
    private var itemEvents: [String: Event] = [:]
    private var hashCounts: [String: Int] = [:]
    private var tallies: [DraftEvent] = []
    private var verdicts: [Verdict: [String]] = [:]
    private var verdictOf: [String: Verdict] = [:]
    private var votes = VoteLog<VoteKey>()
    private var recordCounts: [RecordKind: Int] = [:]
    private var skipped = 0
    private var latest: Timestamp?

    init(
        system: String, exportDate: Timestamp, keepsIDs: Bool, knownQuestions: Set<String>,
        pseudonyms: PseudonymMap, random: Random
    ) {
        self.system = system
        self.exportDate = exportDate
        self.keepsIDs = keepsIDs
        self.knownQuestions = knownQuestions
        self.pseudonyms = pseudonyms
        self.random = random
    }

    /// Takes in one record.
    mutating func add(_ record: ImportRecord, _ kind: RecordKind) throws(RecordFault) {
        recordCounts[kind, default: 0] += 1
        let happened = try record.happened() ?? exportDate
        latest = max(latest ?? happened, happened)
        switch kind {
        case .ideas: try addIdea(record, happened)
        case .comments: try addComment(record, happened)
        case .votes: try addVote(record, happened)
        case .totals: try addTally(record, try target(record), happened)
        case .decisions: try addVerdict(record, try target(record).id)
        }
    }

    // MARK: Records

    private mutating func addIdea(
        _ record: ImportRecord, _ happened: Timestamp
    ) throws(RecordFault) {
        covers.insert(.ideas)
        let text = TitleText.split(record.values[.title] ?? "")
        let body = record[.body]
        // A title that had to be cut keeps its whole text in front of the body.
        let whole = [text.body, body].compactMap(\.self).joined(separator: "\n\n")
        let question = record[.question].map { questionID($0, happened) }
        let author = participant(record, happened)
        let hashed = [record.values[.title] ?? "", body ?? "", question ?? "", author ?? ""]
        let id = itemID(record.trimmed(.idea), "", hashed)
        let event = IdeaSubmitted(
            idea: id, title: text.title, body: whole.isEmpty ? nil : whole, question: question,
            participant: author, cost: try record.cost())
        guard try isNew(id, .ideaSubmitted(event), .idea) else { return }
        items.append(draft(.ideaSubmitted(event), happened, id))
        try addVerdict(record, id)
        try addTally(record, .idea(id), happened)
    }

    private mutating func addComment(
        _ record: ImportRecord, _ happened: Timestamp
    ) throws(RecordFault) {
        covers.insert(.comments)
        guard let ideaText = record.trimmed(.idea) else {
            throw RecordFault(
                key: .idea, what: "the comment's idea is missing", advice: "write its id")
        }
        let idea = itemID(ideaText, "", [])
        let reply = record.trimmed(.reply).map { itemID($0, "c", []) }
        let author = participant(record, happened)
        let body = record.values[.body] ?? ""
        let id = itemID(record.trimmed(.comment), "c", [idea, reply ?? "", body, author ?? ""])
        let event = CommentAdded(
            comment: id, idea: idea, reply: reply, kind: try record.kind(),
            stance: try record.stance(), body: body, participant: author)
        guard try isNew(id, .commentAdded(event), .comment) else { return }
        items.append(draft(.commentAdded(event), happened, id))
        try addVerdict(record, id)
        try addTally(record, .comment(id), happened)
    }

    private mutating func addVote(
        _ record: ImportRecord, _ happened: Timestamp
    ) throws(RecordFault) {
        covers.insert(.votes)
        let target = try target(record)
        guard let voter = participant(record, happened) else {
            throw RecordFault(
                key: .participant, what: "the voter is missing", advice: "write who voted")
        }
        let value = try record.vote()
        votes.add(VoteKey(target: target, participant: voter), value: value, time: happened)
    }

    private mutating func addTally(
        _ record: ImportRecord, _ target: Target, _ happened: Timestamp
    ) throws(RecordFault) {
        guard let up = try record.count(.up) else { return }
        // Sources with supports alone give no column for the votes against.
        let down = try record.count(.down) ?? 0
        covers.insert(.tallies)
        let tally = TallyRecorded(
            target: target, system: system, up: up, down: down, pass: try record.count(.pass))
        tallies.append(draft(.tallyRecorded(tally), happened, "tally-\(target.id)"))
    }

    private mutating func addVerdict(_ record: ImportRecord, _ item: String) throws(RecordFault) {
        guard record.values[.status] != nil else { return }
        covers.insert(.verdicts)
        let verdict = try record.verdict()
        guard verdictOf[item] == nil || verdictOf[item] == verdict else {
            throw RecordFault(
                key: .status, what: "the item has another status in an earlier row",
                advice: "keep one of them")
        }
        guard verdictOf[item] == nil else { return }
        verdictOf[item] = verdict
        if verdict != .pending { verdicts[verdict, default: []].append(item) }
    }

    /// False for an exact copy of an earlier record; another record of that id is a fault.
    private mutating func isNew(
        _ id: String, _ event: Event, _ key: ImportKey
    ) throws(RecordFault) -> Bool {
        guard let old = itemEvents[id] else {
            itemEvents[id] = event
            return true
        }
        guard old == event else {
            throw RecordFault(
                key: key, what: "the id \(Quoted.text(id, limit: 96)) stands here a second time",
                advice: "give each item an id of its own")
        }
        skipped += 1
        return false
    }

    // MARK: Ids

    private func draft(_ event: Event, _ happened: Timestamp, _ id: String) -> DraftEvent {
        let prefix = system + "-"
        let sourceID = id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : id
        return DraftEvent(
            event, happened: happened, source: SourceReference(system: system, id: sourceID))
    }

    private mutating func target(_ record: ImportRecord) throws(RecordFault) -> Target {
        if let comment = record.trimmed(.comment) { return .comment(itemID(comment, "c", [])) }
        guard let idea = record.trimmed(.idea) else {
            throw RecordFault(
                key: .idea, what: "the idea or comment is missing", advice: "write its id")
        }
        return .idea(itemID(idea, "", []))
    }

    /// `<source>-17`, `<source>-c17`; without an id one of the record's content, with a number
    /// where the same content comes again.
    private mutating func itemID(_ text: String?, _ prefix: String, _ content: [String]) -> String {
        if let text {
            return ImportedID.item(text, prefix, system: system, keepsIDs: keepsIDs)
        }
        let hash = ContentHash.text(content)
        let count = hashCounts[prefix + hash, default: 0] + 1
        hashCounts[prefix + hash] = count
        return Identifier.make("\(system)-\(prefix)x\(hash)" + (count > 1 ? ".\(count)" : ""))
    }

    private mutating func questionID(_ text: String, _ happened: Timestamp) -> String {
        let trimmed = CSVHeader.trimmed(text)
        if knownQuestions.contains(trimmed) { return trimmed }
        if keepsIDs, Identifier.isValid(trimmed) { return trimmed }
        let id = Identifier.make("\(system)-q\(ContentHash.text([trimmed]))")
        if questionIDs.insert(id).inserted {
            questions.append(
                draft(.questionAsked(QuestionAsked(question: id, title: trimmed)), happened, id))
        }
        return id
    }

    private mutating func participant(
        _ record: ImportRecord, _ happened: Timestamp
    ) -> String? {
        guard let user = record.trimmed(.participant) else { return nil }
        let id: String
        if PseudonymMap.isPseudonym(user) || (keepsIDs && user.hasPrefix(system + "-p")) {
            id = user
        } else if OpaqueID.isOpaque(user) {
            id = Identifier.make("\(system)-p\(user)")
        } else if keepsIDs, OpaqueID.isWhittleParticipant(user) {
            id = user
        } else {
            id = pseudonyms.pseudonym(of: user, using: &random)
        }
        if let first = joined[id] {
            joined[id] = min(first, happened)
        } else {
            joined[id] = happened
            participants.append(id)
        }
        return id
    }

    // MARK: The whole

    /// The snapshot of all records.
    func snapshot(notes: [String]) -> ImportSnapshot {
        var drafts = questions
        for id in participants {
            drafts.append(
                draft(
                    .participantJoined(ParticipantJoined(participant: id)),
                    joined[id] ?? exportDate, id))
        }
        drafts += items + tallies
        for verdict in Verdict.allCases {
            drafts += ItemsDecided.drafts(
                verdicts[verdict] ?? [], verdict, system: system, happened: latest ?? exportDate)
        }
        for slot in votes.slots {
            let vote = VoteCast(
                target: slot.key.target, participant: slot.key.participant, value: slot.value)
            drafts.append(
                draft(
                    .voteCast(vote), slot.time ?? exportDate,
                    "vote-\(slot.key.target.id)-\(slot.key.participant)"))
        }
        return ImportSnapshot(
            system: system, drafts: drafts, audit: audit(notes), covers: covers,
            latest: latest ?? exportDate)
    }

    private func audit(_ notes: [String]) -> ImportAudit {
        var audit = ImportAudit(system: system)
        let names: [(RecordKind, String)] = [
            (.ideas, "ideas"), (.comments, "comments"), (.votes, "votes"), (.totals, "totals"),
            (.decisions, "decisions"),
        ]
        for (kind, name) in names {
            if let count = recordCounts[kind] { audit.add("records of \(name)", counted: count) }
        }
        if skipped > 0 {
            audit.add("exact copies of earlier records", counted: skipped, reason: "imported once")
        }
        let contents = hashCounts.values.count { $0 > 1 }
        if contents > 0 {
            audit.add(
                "texts that come more than once", counted: contents,
                reason: "without ids of their own; told apart by their number")
        }
        if votes.rowCount > 0 {
            audit.add(
                "votes imported", counted: votes.slots.count,
                reason: "the last one of each voter on each item")
            audit.add("votes cast more than once", counted: votes.repeatedPairs)
            audit.add("of them always with the same value", counted: votes.sameValuePairs)
        }
        audit.add("participants", counted: participants.count)
        let hidden = participants.count { PseudonymMap.isPseudonym($0) }
        if hidden > 0 {
            audit.add(
                "participants under a pseudonym", counted: hidden,
                reason: "their names stay on this device")
        }
        audit.notes = notes
        return audit
    }
}

/// 64 bits of a record's content, as sixteen hex digits (FNV-1a).
enum ContentHash {
    static func text(_ parts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            // 0xFF is no byte of UTF-8, so that ["ab", "c"] is not ["a", "bc"].
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// The ids of items that a source has ids for.
enum ImportedID {
    /// `<source>-17`, `<source>-c17`; the id itself where ids are kept and it is Whittle's own.
    static func item(_ text: String, _ prefix: String, system: String, keepsIDs: Bool) -> String {
        if keepsIDs, isWhittleID(text, system) { return text }
        return Identifier.make("\(system)-\(prefix)\(text)")
    }

    /// True for ids as Whittle writes them: `anna.k3f9a2q7-42`, `polis.demo-17`.
    private static func isWhittleID(_ text: String, _ system: String) -> Bool {
        guard Identifier.isValid(text), let dash = text.lastIndex(of: "-") else { return false }
        return text[..<dash].contains(".") || text.hasPrefix(system + "-")
    }
}

/// Which of a source's user ids name nobody.
enum OpaqueID {
    /// Numbers of up to nine or at least fourteen digits (in between lie telephone and NHS
    /// numbers), UUIDs, and hex of at least eight digits of which one is a figure.
    static func isOpaque(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
            return (1...9).contains(bytes.count) || (14...40).contains(bytes.count)
        }
        let hex = bytes.filter { $0 != 0x2D }
        guard (8...64).contains(hex.count), bytes.first != 0x2D, bytes.last != 0x2D,
            hex.contains(where: { (0x30...0x39).contains($0) }),
            hex.contains(where: { !(0x30...0x39).contains($0) })
        else { return false }
        return hex.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || (0x41...0x46).contains($0)
        }
    }

    /// True for `<source>-p<digits>`, as another campaign's list shows its participants.
    static func isWhittleParticipant(_ text: String) -> Bool {
        guard Identifier.isValid(text), let dash = text.lastIndex(of: "-") else { return false }
        let end = text[text.index(after: dash)...]
        return SourceName.isValid(String(text[..<dash])) && end.first == "p" && end.count > 1
            && end.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
