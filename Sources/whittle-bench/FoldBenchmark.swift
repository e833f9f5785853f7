import WhittleCore
import WhittleJournal

/// Opens a generated campaign in a process of its own, and sets its time beside `jq -c .type` and a
/// plain scan of the same file, its peak memory beside the file's size.
enum FoldBenchmark {
    static let childName = "fold-child"

    static func run(_ arguments: [String]) -> Int32 {
        var events = 1_000_000
        if let index = arguments.firstIndex(of: "--events"), arguments.count > index + 1,
            let value = Int(arguments[index + 1]), value > 100
        {
            events = value
        } else if !arguments.isEmpty {
            print("usage: whittle-bench fold [--events N], N over 100")
            return 64
        }
        let folder = temporaryFolder()
        defer { removeFolder(folder) }
        let campaign = folder + "/campaign"
        let size: Int
        do throws(JournalError) {
            size = try GeneratedCampaign(events: events).write(to: campaign)
        } catch {
            print(error.sentence)
            return 74
        }
        let journal = campaign + "/journal/" + GeneratedCampaign.writer + ".jsonl"
        print("events \(events)  bytes \(size)")
        // Once before, so that the file is in memory for all of them.
        _ = scanLines(journal)
        let scan = best {
            let start = seconds(); _ = scanLines(journal); return seconds() - start
        }
        guard let fold = child(campaign) else {
            print("the fold failed")
            return 1
        }
        report("fold", fold.seconds)
        print(
            "peak memory \(fold.peak) bytes, \(decimal(Double(fold.peak) / Double(size))) of the file's size"
        )
        report("byte scan", scan)
        print("fold / byte scan \(decimal(fold.seconds / scan))")
        guard let jq = runProgram(["jq", "-c", ".type", journal], takesOutput: false) else {
            print("jq is not installed: no ratio to it")
            return 0
        }
        report("jq -c .type", jq.seconds)
        print("fold / jq \(decimal(fold.seconds / jq.seconds))")
        return 0
    }

    private static func best(_ body: () -> Double) -> Double {
        (0..<3).map { _ in body() }.min() ?? 0
    }

    private static func report(_ name: String, _ value: Double) {
        print("\(name) \(decimal(value)) s")
    }

    static func decimal(_ value: Double) -> String {
        Decimal15.text((value * 1000).rounded() / 1000)
    }

    /// The best of three runs, each in a process of its own.
    private static func child(_ campaign: String) -> (seconds: Double, peak: Int)? {
        var result: (seconds: Double, peak: Int)?
        for _ in 0..<3 {
            guard let run = runProgram([ownPath(), childName, campaign], takesOutput: true) else {
                return nil
            }
            let words = run.output.split { $0 == " " || $0 == "\n" }
            guard words.count >= 2, let time = Double(words[0]), let peak = Int(words[1]) else {
                return nil
            }
            if let best = result, best.seconds <= time { continue }
            result = (time, peak)
        }
        return result
    }

    /// Opens and folds the campaign, and prints the seconds and the peak memory.
    static func runChild(_ arguments: [String]) -> Int32 {
        guard let path = arguments.first else { return 64 }
        do throws(JournalError) {
            let start = seconds()
            let folder = try CampaignFolder(path)
            var campaign = Campaign(id: folder.campaignID)
            var reader = JournalReader()
            try reader.refresh(&campaign, folder.journal, now: Platform.now)
            let time = seconds() - start
            guard reader.badLines == 0, campaign.intake.refused == 0 else { return 65 }
            print("\(time) \(peakMemory()) \(campaign.intake.admitted)")
            return 0
        } catch {
            print(error.sentence)
            return 74
        }
    }
}

/// A campaign as large as one likes, with the mix of a real one: votes above all, then comments,
/// participants, ideas, decisions and reviews.
struct GeneratedCampaign {
    static let writer = "anna.bench0001"

    let events: Int

    /// Writes the campaign; answers the bytes of its journal.
    func write(to path: String) throws(JournalError) -> Int {
        let id = GeneratedCampaign.writer + "-2"
        try CampaignFolder.create(path, campaign: id)
        let folder = try CampaignFolder(path)
        let lines = self.lines(id)
        try ImportWriter.write(lines, writer: GeneratedCampaign.writer, folder)
        return lines.reduce(0) { $0 + $1.count + 1 }
    }

    private func lines(_ id: String) -> [[UInt8]] {
        let checksum = CRC32C()
        var random = SplitMix(state: 2015)
        let start = Timestamp("2015-01-09T08:00:00.000Z") ?? Timestamp(milliseconds: 0)
        let ideas = max(10, events / 100)
        let people = max(10, events / 40)
        var lines: [[UInt8]] = []
        lines.reserveCapacity(events)
        func add(_ event: Event) {
            let at = start.advanced(by: Int64(lines.count) * 3)
            lines.append(
                Envelope(
                    writer: GeneratedCampaign.writer, seq: lines.count + 1, at: at, happened: at
                ).line(event, checksum))
        }
        add(.writerOpened(WriterOpened(campaign: id, kind: .import, system: "bench")))
        add(.campaignCreated(CampaignCreated(title: "A generated campaign")))
        add(
            .roundOpened(
                RoundOpened(
                    round: "r1", title: "Round", stage: "shortlist",
                    criteria: ["a", "b", "c", "d"].map {
                        Criterion(criterion: $0, title: $0, weight: 0.25, min: 1, max: 5)
                    }, visibility: .always)))
        for idea in 0..<ideas {
            add(
                .ideaSubmitted(
                    IdeaSubmitted(
                        idea: "bench-\(idea)", title: text(&random, 8), body: text(&random, 40),
                        participant: "bench-p\(random.next(people))")))
        }
        while lines.count < events { add(event(&random, ideas, people, lines.count)) }
        return lines
    }

    private func event(
        _ random: inout SplitMix, _ ideas: Int, _ people: Int, _ number: Int
    ) -> Event {
        let idea = "bench-\(random.next(ideas))"
        switch random.next(100) {
        case 0..<84:
            return .voteCast(
                VoteCast(
                    target: .idea(idea), participant: "bench-p\(random.next(people))",
                    value: [1, 1, 1, -1, 0][random.next(5)]))
        case 84..<93:
            return .commentAdded(
                CommentAdded(
                    comment: "bench-c\(number)", idea: idea, body: text(&random, 30),
                    participant: "bench-p\(random.next(people))"))
        case 93..<97:
            return .participantJoined(
                ParticipantJoined(participant: "bench-p\(random.next(people))", country: "GB"))
        case 97..<99:
            return .itemsDecided(
                ItemsDecided(
                    items: [idea], verdict: random.next(10) == 0 ? .hidden : .approved,
                    reason: "spam"))
        default:
            return .reviewSubmitted(
                ReviewSubmitted(
                    round: "r1", idea: idea,
                    scores: ["a", "b", "c", "d"].map {
                        CriterionScore(criterion: $0, value: Double(1 + random.next(5)))
                    }, member: "anna"))
        }
    }

    private static let words = [
        "ward", "round", "handover", "nurse", "time", "staff", "patient", "system", "login",
        "share", "morning", "team", "idea", "paper", "form", "quick", "train", "listen", "change",
        "bed", "night", "shift", "letter", "clinic", "queue", "better", "open", "learn",
    ]

    private func text(_ random: inout SplitMix, _ count: Int) -> String {
        (0..<count).map { _ in GeneratedCampaign.words[random.next(28)] }.joined(separator: " ")
    }
}

/// A small seeded generator: the same campaign every time.
struct SplitMix {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return Int(value % UInt64(bound))
    }
}
