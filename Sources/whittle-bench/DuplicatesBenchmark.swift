import WhittleCore
import WhittleExchange
import WhittleJournal

/// Duplicates on real data: question pairs with scores (thresholds chosen on one half, printed on
/// the other), a large import beside the search for all its pairs, and a pasted text.
enum DuplicatesBenchmark {
    static let usage =
        "usage: whittle-bench duplicates [--sts FILE] [--decidim FILE] [--madrid DIR]"

    static func run(_ arguments: [String]) -> Int32 {
        var rest = arguments[...]
        var paths: [String: String] = [:]
        while let name = rest.popFirst() {
            guard ["--sts", "--decidim", "--madrid"].contains(name), let path = rest.popFirst()
            else {
                print(usage)
                return 64
            }
            paths[name] = path
        }
        guard !paths.isEmpty else {
            print(usage)
            return 64
        }
        do throws(BenchmarkFault) {
            if let path = paths["--sts"] { try runQuestions(path) }
            if let path = paths["--decidim"] { try runProposals(path) }
            if let path = paths["--madrid"] { try runComments(path) }
            return 0
        } catch {
            print(error.sentence)
            return 74
        }
    }

    private static let staff = Viewpoint(member: "anna", roles: [.facilitator])

    // MARK: Question pairs with scores

    private struct Labelled {
        var first: String
        var second: String
        var isSame: Bool
    }

    private static func runQuestions(_ path: String) throws(BenchmarkFault) {
        let bytes = try BenchmarkImport.bytes(path)
        var ids: [String: String] = [:]
        var drafts: [DraftEvent] = []
        func id(_ text: String) -> String {
            if let id = ids[text] { return id }
            let id = "sts-\(ids.count + 1)"
            ids[text] = id
            drafts.append(DraftEvent(.ideaSubmitted(IdeaSubmitted(idea: id, title: text))))
            return id
        }
        var labelled: [Labelled] = []
        for line in bytes.split(separator: 0x0A) {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard cells.count >= 3 else { continue }
            let pair = (id(cells[1]), id(cells[2]))
            if let score = Double(cells[0]) {
                labelled.append(
                    Labelled(first: pair.0, second: pair.1, isSame: score >= 4))
            }
        }
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let campaign = try BenchmarkImport.campaign(folder + "/sts", [drafts])
        var index = SimilarityIndex()
        index.update(campaign)
        var cosines: [[String]: Double] = [:]
        for pair in index.pairs(campaign, staff, atLeast: 0.05) {
            let key = [pair.first, pair.second].map { campaign.items.name($0) }.sorted()
            cosines[key] = pair.cosine
        }
        print("sts questions \(ids.count)  labelled pairs \(labelled.count)")
        let chosen = labelled.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        let printed = labelled.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let thresholds = (2...19).map { Double($0) * 0.05 }
        let best = thresholds.max { one, other in
            quality(chosen, cosines, one).f1 < quality(chosen, cosines, other).f1
        }
        for (name, threshold) in [
            ("default", SimilarityIndex.pairCosine), ("chosen", best ?? 0.4),
        ] {
            for (half, pairs) in [("first half", chosen), ("other half", printed)] {
                let found = quality(pairs, cosines, threshold)
                print(
                    "sts \(name) cosine \(decimal(threshold)) \(half): "
                        + "recall \(decimal(found.recall)) precision \(decimal(found.precision)) "
                        + "(\(found.right) of \(found.same) at score >= 4, \(found.proposed) of \(pairs.count) proposed)"
                )
            }
        }
    }

    private struct Quality {
        var right = 0
        var proposed = 0
        var same = 0
        var recall: Double { same > 0 ? Double(right) / Double(same) : 0 }
        var precision: Double { proposed > 0 ? Double(right) / Double(proposed) : 0 }
        var f1: Double {
            same + proposed > 0 ? 2 * Double(right) / Double(same + proposed) : 0
        }
    }

    private static func quality(
        _ pairs: [Labelled], _ cosines: [[String]: Double], _ threshold: Double
    ) -> Quality {
        var quality = Quality()
        for pair in pairs {
            let cosine = cosines[[pair.first, pair.second].sorted()] ?? 0
            let isProposed = cosine >= threshold
            if pair.isSame { quality.same += 1 }
            if isProposed { quality.proposed += 1 }
            if isProposed, pair.isSame { quality.right += 1 }
        }
        return quality
    }

    // MARK: A large import beside its pairs

    private static func runProposals(_ path: String) throws(BenchmarkFault) {
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let start = seconds()
        let drafts = try BenchmarkImport.drafts(
            path, system: "decidim.bcn", encoding: .windows1252,
            map: "idea=id_proposal,title=title_ca,happened=published_at")
        let campaign = try BenchmarkImport.campaign(folder + "/decidim", [drafts])
        let importing = seconds() - start
        var index = SimilarityIndex()
        var time = seconds()
        index.update(campaign)
        let updating = seconds() - time
        time = seconds()
        let pairs = index.pairs(campaign, staff)
        let joining = seconds() - time
        time = seconds()
        let groups = SimilarityIndex.groups(pairs, campaign)
        let grouping = seconds() - time
        print("decidim ideas \(index.count)  import \(decimal(importing)) s")
        print(
            "decidim index \(decimal(updating)) s  pairs \(pairs.count) in \(decimal(joining)) s"
                + "  groups \(groups.count) in \(decimal(grouping)) s, the largest of \(groups.first?.ideas.count ?? 0)"
        )
        print("decidim duplicates / import \(decimal((updating + joining) / importing))")
        try printSingle(index, campaign, folder, "decidim")
    }

    /// What one new text costs, and one question for what is like it.
    private static func printSingle(
        _ index: SimilarityIndex, _ campaign: Campaign, _ folder: String, _ name: String
    ) throws(BenchmarkFault) {
        var index = index
        var changed = campaign
        var updates: [Double] = []
        for number in 0..<50 {
            let event = IdeaSubmitted(
                idea: "more-\(number)", title: "Més arbres i bancs al carrer major \(number)")
            BenchmarkImport.fold(.ideaSubmitted(event), seq: number + 1, into: &changed)
            let time = seconds()
            index.update(changed)
            updates.append(seconds() - time)
        }
        var answers: [Double] = []
        for item in changed.rows.indices.map(Int32.init).prefix(20_000) {
            let time = seconds()
            _ = index.similar(to: item, changed, staff)
            answers.append(seconds() - time)
        }
        print(
            "\(name) one text \(micro(updates, 0.5)) us (99 %: \(micro(updates, 0.99)))"
                + "  similar \(micro(answers, 0.5)) us (99 %: \(micro(answers, 0.99)))")
    }

    private static func micro(_ times: [Double], _ share: Double) -> String {
        let sorted = times.sorted()
        guard !sorted.isEmpty else { return "-" }
        let place = min(sorted.count - 1, Int(Double(sorted.count) * share))
        return decimal(sorted[place] * 1e6)
    }

    // MARK: A pasted text

    private static func runComments(_ path: String) throws(BenchmarkFault) {
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let ideas = try BenchmarkImport.drafts(
            path + "/proposals.csv", system: "decide.madrid", encoding: nil,
            map: "idea=id,title=title,body=text,participant=userId,happened=date,up=numSupports")
        let comments = try BenchmarkImport.drafts(
            path + "/comments.csv", system: "decide.madrid", encoding: nil,
            map: "comment=id,idea=proposalId,reply=parentId,body=text,participant=userId,"
                + "happened=date,up=numPositiveVotes,down=numNegativeVotes")
        let campaign = try BenchmarkImport.campaign(folder + "/madrid", [ideas, comments])
        var index = SimilarityIndex()
        index.update(campaign)
        let texts = campaign.rows.indices.map(Int32.init).filter {
            campaign.text(of: $0).utf8.count > 20
        }
        func equal(_ item: Int32) -> Int { index.equalCount(of: item, campaign, staff) }
        guard let pasted = texts.max(by: { equal($0) < equal($1) }) else { return }
        let group = index.similar(to: pasted, campaign, staff) + [pasted]
        let distinct = Set(group.map { normalised(campaign.text(of: $0)) })
        let places = Set(group.map { campaign.rows[Int($0)].idea }).map { idea in
            group.count { campaign.rows[Int($0)].idea == idea }
        }.sorted(by: >)
        print("madrid texts \(index.count)  the text pasted most often: \(equal(pasted)) times")
        print(
            "madrid one group of \(group.count), distinct normalised texts \(distinct.count), "
                + "on \(places.count) proposals: \(places.map(String.init).joined(separator: " "))")
    }

    /// Letters and digits alone, in lower case: not the index's own way.
    private static func normalised(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static func decimal(_ value: Double) -> String { FoldBenchmark.decimal(value) }
}

struct BenchmarkFault: Error {
    var sentence: String
}

/// Imports as the program does: the product's importer, the journal on disk, and a fold of it.
enum BenchmarkImport {
    static func bytes(_ path: String) throws(BenchmarkFault) -> [UInt8] {
        guard let bytes = readFile(path) else {
            throw BenchmarkFault(sentence: "\(path) cannot be read.")
        }
        return bytes
    }

    static func drafts(
        _ path: String, system: String, encoding: TextEncoding?, map: String
    ) throws(BenchmarkFault) -> [DraftEvent] {
        let file = ImportFile(name: path, bytes: try bytes(path))
        let options = CSVImport.Options(
            source: system, exportDate: Timestamp(milliseconds: 1_600_000_000_000),
            encoding: encoding)
        var pseudonyms = PseudonymMap()
        var random = SystemRandomNumberGenerator()
        let previous = PreviousImport(system: system)
        do throws(ImportFault) {
            let snapshot = try CSVImport.snapshot(
                file, try ColumnMap(parsing: map), options, previous: previous,
                pseudonyms: &pseudonyms, random: &random)
            return Reconciler(previous: previous, current: CurrentState(asImported: previous))
                .reconcile(snapshot).drafts
        } catch {
            throw BenchmarkFault(sentence: error.sentence)
        }
    }

    /// Writes each list of events as an import of its own, and opens the campaign.
    static func campaign(
        _ path: String, _ imports: [[DraftEvent]]
    ) throws(BenchmarkFault) -> Campaign {
        let id = "anna.bench0000-2"
        let now = Platform.now
        let checksum = CRC32C()
        let opening = WriterOpened(campaign: id, kind: .import, system: "bench")
        let first: [DraftEvent] = [
            DraftEvent(.campaignCreated(CampaignCreated(title: "A measured campaign")))
        ]
        do throws(JournalError) {
            try CampaignFolder.create(path, campaign: id)
            let folder = try CampaignFolder(path)
            for (number, drafts) in ([first] + imports).enumerated() {
                let writer = "anna.bench000\(number)"
                let all = [DraftEvent(.writerOpened(opening))] + drafts
                let lines = all.enumerated().map { index, draft in
                    Envelope(
                        writer: writer, seq: index + 1, at: now, happened: draft.happened ?? now,
                        source: draft.source
                    ).line(draft.event, checksum)
                }
                try ImportWriter.write(lines, writer: writer, folder)
            }
            var campaign = Campaign(id: id)
            var reader = JournalReader()
            try reader.refresh(&campaign, folder.journal, now: Platform.now)
            return campaign
        } catch {
            throw BenchmarkFault(sentence: error.sentence)
        }
    }

    /// Folds one more line, of a writer of its own.
    static func fold(_ event: Event, seq: Int, into campaign: inout Campaign) {
        let name = "anna.bench9999"
        guard let writer = campaign.intern(writer: name) else { return }
        let line = Envelope(writer: name, seq: seq, at: Platform.now).line(event, CRC32C())
        var reader = LineReader()
        line.withUnsafeBufferPointer { bytes in
            guard let scanned = try? reader.read(bytes) else { return }
            _ = campaign.fold(scanned, reader, bytes, writer: writer, now: Platform.now)
        }
        campaign.settle()
    }
}
