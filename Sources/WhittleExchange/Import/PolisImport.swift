package import WhittleCore

/// Imports the export of a Polis conversation.
///
/// Comments are ideas, accepted and rejected ones approved and hidden. Of a voter's votes on one
/// comment the last counts; totals are counted anew and never taken from the source.
package struct PolisImport {
    package struct Options: Sendable {
        /// The source's name; nil: `polis.` and the folder's name.
        package var source: String?
        package var folder: String
        /// When the files were made: the moment of what has none.
        package var exportDate: Timestamp
        package var encoding: TextEncoding?
        /// For exports whose votes have the opposite sign (those of October 2024).
        package var flipsVotes: Bool

        package init(
            source: String? = nil, folder: String, exportDate: Timestamp,
            encoding: TextEncoding? = nil, flipsVotes: Bool = false
        ) {
            self.source = source
            self.folder = folder
            self.exportDate = exportDate
            self.encoding = encoding
            self.flipsVotes = flipsVotes
        }
    }

    struct Key: Hashable {
        var comment: Int
        var voter: Int
    }

    let system: String
    let options: Options
    let summary: PolisSummary?
    let comments: PolisComments
    let votes: PolisVotes?
    let matrix: PolisMatrix?
    let log: VoteLog<Key>

    /// Reads the files that it knows by their names; others are passed over.
    package static func snapshot(
        _ files: [ImportFile], _ options: Options
    ) throws(ImportFault) -> ImportSnapshot {
        let polis = try PolisImport(files, options)
        return ImportSnapshot(
            system: polis.system, drafts: polis.drafts(), audit: polis.audit(),
            covers: polis.covers, latest: polis.latest)
    }

    private init(_ files: [ImportFile], _ options: Options) throws(ImportFault) {
        self.options = options
        system = try SourceName.checked(options.source, kind: "polis", name: options.folder)
        guard let commentFile = PolisImport.file(files, ["comments.csv"]) else {
            throw ImportFault(
                "there is no comments.csv among the files",
                advice: "give the folder of a Polis export")
        }
        let encoding = options.encoding
        comments = try PolisComments(commentFile, encoding)
        summary = try PolisImport.file(files, ["summary.csv"]).map { file throws(ImportFault) in
            try PolisSummary(file, encoding)
        }
        let matrixFile = PolisImport.file(
            files, ["participants-votes.csv", "participant-votes.csv"])
        matrix = try matrixFile.map { file throws(ImportFault) in
            try PolisMatrix(file, encoding, flips: options.flipsVotes)
        }
        votes = try PolisImport.file(files, ["votes.csv"]).map { file throws(ImportFault) in
            try PolisVotes(file, encoding, flips: options.flipsVotes)
        }
        var log = VoteLog<Key>()
        for vote in votes?.rows ?? matrix?.cells ?? [] {
            log.add(
                Key(comment: vote.comment, voter: vote.voter), value: vote.value, time: vote.time)
        }
        self.log = log
    }

    /// The file of one of these names, also behind a prefix as in `r4abc-comments.csv`.
    private static func file(_ files: [ImportFile], _ names: [String]) -> ImportFile? {
        if let file = files.first(where: { names.contains($0.baseName) }) { return file }
        return files.first { file in
            let base = file.baseName
            guard !base.hasSuffix("participants-votes.csv"),
                !base.hasSuffix("participant-votes.csv") || names.contains("participant-votes.csv")
            else { return names.contains { $0.hasPrefix("participant") } }
            return names.contains { base.hasSuffix("-" + $0) }
        }
    }

    /// The latest comment, else the export's date: the moment of what has none.
    var latest: Timestamp { comments.all.compactMap(\.time).max() ?? options.exportDate }

    var covers: Set<ImportKind> {
        var covers: Set<ImportKind> = [.ideas]
        if votes != nil || matrix != nil { covers.insert(.votes) }
        if comments.givesVerdicts { covers.insert(.verdicts) }
        return covers
    }

    func ideaID(_ comment: Int) -> String { Identifier.make("\(system)-\(comment)") }

    // MARK: Events

    private func drafts() -> [DraftEvent] {
        var drafts: [DraftEvent] = []
        let people = participants()
        if let topic = summary?.text("topic") {
            let asked = comments.all.compactMap(\.time).min() ?? options.exportDate
            let event = QuestionAsked(
                question: system, title: topic, prompt: summary?.text("conversation-description"))
            drafts.append(
                DraftEvent(
                    .questionAsked(event), happened: asked,
                    source: SourceReference(
                        system: system, id: "topic", url: summary?.text("url"))))
        }
        var names: [Int: String] = [:]
        for person in people {
            let name = Identifier.make("\(system)-p\(person.id)")
            names[person.id] = name
            drafts.append(
                DraftEvent(
                    .participantJoined(ParticipantJoined(participant: name)),
                    happened: person.first, source: reference("p\(person.id)")))
        }
        let ideas = comments.all.sorted {
            ($0.time ?? latest, $0.id) < ($1.time ?? latest, $1.id)
        }
        for comment in ideas {
            drafts.append(idea(comment, author: comment.author.flatMap { names[$0] }))
        }
        for (value, verdict) in [(1, Verdict.approved), (-1, .hidden)] {
            let items = ideas.filter { $0.moderated == value }.map { ideaID($0.id) }
            drafts += ItemsDecided.drafts(items, verdict, system: system, happened: latest)
        }
        return drafts + voteDrafts(names)
    }

    private func reference(_ id: String) -> SourceReference {
        SourceReference(system: system, id: id)
    }

    private func idea(_ comment: PolisComment, author: String?) -> DraftEvent {
        let text = TitleText.split(comment.text)
        let idea = IdeaSubmitted(
            idea: ideaID(comment.id), title: text.title, body: text.body,
            question: summary?.text("topic") == nil ? nil : system, participant: author)
        return DraftEvent(
            .ideaSubmitted(idea), happened: comment.time ?? options.exportDate,
            source: reference(String(comment.id)))
    }

    /// The last vote of each voter on each comment, by time.
    private func voteDrafts(_ names: [Int: String]) -> [DraftEvent] {
        var ids: [Int: String] = [:]
        for slot in log.slots where ids[slot.key.comment] == nil {
            ids[slot.key.comment] = ideaID(slot.key.comment)
        }
        let undated = latest
        let order = log.slots.indices.sorted {
            (log.slots[$0].time ?? undated, $0) < (log.slots[$1].time ?? undated, $1)
        }
        var drafts: [DraftEvent] = []
        drafts.reserveCapacity(order.count)
        for index in order {
            let slot = log.slots[index]
            guard let idea = ids[slot.key.comment], let voter = names[slot.key.voter] else {
                continue
            }
            drafts.append(
                DraftEvent(
                    .voteCast(VoteCast(target: .idea(idea), participant: voter, value: slot.value)),
                    happened: slot.time ?? undated,
                    source: reference("vote-\(slot.key.comment)-\(slot.key.voter)")))
        }
        return drafts
    }

    /// Authors, voters and who stands in the matrix, by number, with when they first came.
    private func participants() -> [(id: Int, first: Timestamp)] {
        var firsts: [Int: Timestamp] = [:]
        func came(_ id: Int, _ time: Timestamp) {
            firsts[id] = min(firsts[id] ?? time, time)
        }
        let undated = latest
        for comment in comments.all {
            if let author = comment.author { came(author, comment.time ?? undated) }
        }
        for vote in votes?.rows ?? [] { came(vote.voter, vote.time ?? undated) }
        for id in matrix?.participants ?? [] { came(id, undated) }
        return firsts.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }
}
