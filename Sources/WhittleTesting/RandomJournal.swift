package import WhittleCore
package import WhittleJournal

/// A random set of lines that get into each other's way: every type of event over a few ids, many
/// writers with and without roles, ties in time, forks, undone lines, merges in circles.
package struct RandomJournal {
    package let seed: UInt64
    package private(set) var builder: CampaignBuilder
    /// Nil where `campaign.json` is missing.
    package let id: String?
    private var random: SeededGenerator
    private let names = IdPool()

    private static let writers = [
        "anna.aaaa1111", "anna.aaaa2222", "anna.import01", "fay.ffff1111", "mo.mmmm1111",
        "mia.mmmm2222", "pat.pppp1111", "pia.pppp2222", "cody.cccc1111", "obs.oooo1111",
        "mallory.xxxx1111",
    ]

    package init(seed: UInt64, events: Int = 70) {
        self.seed = seed
        random = SeededGenerator(seed)
        id = random.chance(80) ? CampaignBuilder.campaignID : nil
        builder = CampaignBuilder()
        addTeam()
        addPool()
        for _ in 0..<events { addRandom() }
        if random.chance(25) { addForeignFile() }
        if random.chance(15) { addOddLines() }
        if random.chance(15) { addErasure() }
    }

    /// Within three minutes, on the second: equal stamps are common.
    private mutating func time() -> Timestamp {
        CampaignBuilder.start.advanced(by: 1000 * Int64.random(in: 0..<180, using: &random))
    }

    private mutating func addTeam() {
        let team: [(String, [Role])] = [
            ("fay", [.facilitator]), ("mo", [.moderator]), ("mia", [.moderator, .panelist]),
            ("pat", [.panelist]), ("pia", [.panelist]), ("cody", [.coder]), ("obs", [.observer]),
        ]
        for (member, roles) in team where !random.chance(5) {
            let early = CampaignBuilder.start.advanced(
                by: Int64.random(in: 0..<9000, using: &random))
            builder.add(
                .memberJoined(MemberJoined(member: member, name: member, roles: roles)),
                at: random.chance(85) ? early : time())
        }
        for writer in RandomJournal.writers.dropFirst() where !random.chance(20) {
            let isImport = writer.contains("import")
            builder.open(writer, isImport ? .import : .person, system: isImport ? "src" : nil)
        }
    }

    private mutating func addPool() {
        for idea in names.ideas where !random.chance(15) {
            builder.add(
                .ideaSubmitted(
                    IdeaSubmitted(
                        idea: idea, title: "Idea \(idea)", body: random.chance(50) ? "Text" : nil,
                        question: random.chance(30) ? "q1" : nil,
                        participant: random.pick(names.people))),
                by: random.pick(["anna.import01", "mo.mmmm1111"]), at: time())
        }
        for round in names.rounds where !random.chance(20) {
            builder.add(.roundOpened(names.round(round)), at: CampaignBuilder.start)
        }
    }

    private mutating func addRandom() {
        let writer = random.pick(RandomJournal.writers)
        let event: Event
        if random.chance(14) {
            let lines = random.some(builder.lines.map(\.id), atMost: 3)
            event =
                random.chance(70)
                ? .lineUndone(LineUndone(lines: lines)) : .lineRedone(LineRedone(lines: lines))
        } else {
            event = names.event(random.pick(EventType.allCases), &random)
        }
        let last = builder.lastSeq(writer)
        let fork = last > 0 && random.chance(7) ? Int.random(in: 1...last, using: &random) : nil
        var at = time()
        if let fork, random.chance(50),
            let other = builder.lines.first(where: { $0.writer == writer && $0.seq == fork })
        {
            at = RandomJournal.at(of: other) ?? at
        }
        builder.add(
            event, by: writer, at: at, seq: fork, happened: random.chance(25) ? time() : nil)
    }

    private static func at(of line: CampaignBuilder.Line) -> Timestamp? {
        var reader = LineReader()
        return line.bytes.withUnsafeBufferPointer { try? reader.read($0).at }
    }

    /// A file of another campaign, by somebody who is a member here.
    private mutating func addForeignFile() {
        let writer = random.pick(["mo.othr1111", "zoe.othr2222"])
        let other = WriterOpened(campaign: "\(writer)-2", kind: .person)
        builder.add(.writerOpened(other), by: writer)
        builder.add(
            .campaignCreated(CampaignCreated(title: "Another")), by: writer, at: time())
        for _ in 0..<3 {
            builder.add(names.event(.noteWritten, &random), by: writer, at: time())
        }
    }

    /// A line, who erases it or tries to, and what is left of it.
    private mutating func addErasure() {
        let at = time()
        let id = builder.add(
            .noteWritten(NoteWritten(item: "i1", body: "secret")), by: "mo.mmmm1111", at: at)
        builder.add(
            .itemErased(ItemErased(item: "c3", lines: [id], reason: "asked")),
            by: random.pick(["anna.aaaa1111", "fay.ffff1111", "pat.pppp1111"]), at: time())
        guard random.chance(70) else { return }
        builder.addRaw(
            #"{"v":1,"writer":"mo.mmmm1111","seq":\#(builder.lastSeq("mo.mmmm1111")),"#
                + #""at":"\#(at.text)","type":"note.written","item":"i1","body":"[erased]","#
                + #""erased":true"#, by: "mo.mmmm1111")
    }

    private mutating func addOddLines() {
        let head = #"{"v":1,"writer":"anna.aaaa1111","seq":900,"at":"2015-01-12T09:00:09.000Z","#
        builder.addRaw(head + #""type":"later.thing","x":1"#)
        builder.addRaw(
            #"{"v":2,"writer":"mo.mmmm1111","seq":901,"at":"2015-01-12T09:00:09.000Z","#
                + #""type":"vote.cast""#, by: "mo.mmmm1111")
        builder.addRaw(Array("not a line".utf8), by: "mo.mmmm1111")
        builder.add(
            names.event(.itemsDecided, &random), by: "mo.mmmm1111",
            at: CampaignBuilder.start.advanced(by: 3_600_000 * 40))
    }
}

extension RandomJournal {
    /// Folds the lines in one of many ways: in any order, split over the writers' files and
    /// conflict copies, some lines twice, in one reading or several.
    package func campaign(arrangement: UInt64) throws(JournalError) -> Campaign {
        var random = SeededGenerator(seed &* 1000 &+ arrangement)
        var order = builder.lines
        if arrangement > 0 {
            order += random.some(order, atMost: 12)
            order.shuffle(using: &random)
        }
        let refreshes = arrangement == 0 ? 1 : Int.random(in: 1...4, using: &random)
        let copies = arrangement == 0 ? 1 : Int.random(in: 1...3, using: &random)
        var folder = MemoryFolder()
        var campaign = Campaign(id: id)
        var reader = JournalReader()
        let now = CampaignBuilder.start.advanced(by: 3_600_000)
        for part in 0..<refreshes {
            let range = order.count * part / refreshes..<order.count * (part + 1) / refreshes
            for line in order[range] {
                let copy = Int.random(in: 0..<copies, using: &random)
                let suffix = copy == 0 ? "" : ".sync-conflict-20150112-09000\(copy)-ABCDEFG"
                CampaignBuilder.append(line, to: line.writer + suffix + ".jsonl", &folder)
            }
            try reader.refresh(&campaign, folder, now: now)
        }
        return campaign
    }
}
