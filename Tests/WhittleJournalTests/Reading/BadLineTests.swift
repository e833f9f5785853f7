import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// A line that cannot count is reported with its file, line, byte and reason; the rest counts.
@Suite struct BadLineTests {
    private static let file = "anna.aaaa1111.jsonl"

    /// Reads the owner's two lines, the bytes as they are, and a good line behind them.
    private func read(
        _ middle: [UInt8], now: Timestamp? = nil
    ) throws -> (campaign: Campaign, problems: [JournalProblem], head: Int) {
        var journal = CampaignBuilder()
        var folder = journal.folder
        let head = folder.files[0].bytes.count
        folder.files[0].bytes += middle
        journal.idea("good")
        folder.files[0].bytes += (journal.lines.last?.bytes ?? []) + [0x0A]
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        try reader.refresh(&campaign, folder, now: now ?? CampaignBuilder.second(3600))
        #expect(campaign.rows.contains { $0.kind == .idea })
        return (campaign, reader.problems, head)
    }

    private static func line(_ payload: String, seq: Int = 90) -> String {
        #"{"v":1,"writer":"anna.aaaa1111","seq":\#(seq),"at":"2015-01-12T09:00:30.000Z","#
            + #""type":\#(payload)"#
    }

    @Test(arguments: [
        ("not json", "not valid JSON at byte 0: an object does not begin here"),
        ("<<<<<<< HEAD", "not valid JSON at byte 0: an object does not begin here"),
        ("=======", "not valid JSON at byte 0: an object does not begin here"),
        (">>>>>>> theirs", "not valid JSON at byte 0: an object does not begin here"),
        ("\u{FEFF}{}", "not valid JSON at byte 0: an object does not begin here"),
        ("\u{0}\u{0}\u{0}", "not valid JSON at byte 0: an object does not begin here"),
        ("", "not valid JSON at byte 0: an object does not begin here"),
        ("{}", "the key “v” is missing"),
        (#"{"v":0}"#, "the value of “v” is not a format's number from 1"),
        (#"{"v":1}"#, "the key “writer” is missing"),
        (#"{"v":1,"v":1}"#, "the key “v” stands twice"),
        (
            #"{"v":1,"writer":"anna.aaaa1111","seq":3,"at":"2015-01-12 09:00:30","type":"x"}"#,
            "the value of “at” is not a UTC time of 24 bytes like 2015-01-12T09:12:44.123Z"
        ),
        (
            #"{"v":1,"writer":"anna.aaaa1111","seq":0,"at":"2015-01-12T09:00:30.000Z","type":"x"}"#,
            "the value of “seq” is not a line's number from 1"
        ),
        (
            line(#""idea.submitted","idea":"x","title":"T","crc":"00000000"}"#),
            "the checksum does not fit: the line says 00000000, its bytes give 08987b48"
        ),
        (line(#""idea.submitted","idea":"x"}"#), "the key “title” is missing"),
        (
            #"{"v":1,"writer":"ben.bbbb1111","seq":3,"at":"2015-01-12T09:00:30.000Z","#
                + #""type":"idea.submitted","idea":"x","title":"T"}"#,
            "the line names another writer than its file"
        ),
        (
            line(#""note.written","item":"x","body":"[erased]","erased":true}"#),
            "an erased form without the event that erases it"
        ),
    ])
    func isReportedWithItsPlaceAndReason(_ text: String, _ reason: String) throws {
        let (campaign, problems, head) = try read(Array((text + "\n").utf8))
        try #require(problems.count == 1)
        #expect(problems[0].reason == reason)
        #expect(problems[0].severity == .damage)
        #expect(problems[0].fileName == BadLineTests.file)
        #expect(problems[0].line == 3 && problems[0].offset == head)
        #expect(problems[0].length == text.utf8.count)
        #expect(
            problems[0].sentence
                == "anna.aaaa1111.jsonl, line 3, byte \(head): \(problems[0].reason)")
        #expect(campaign.intake.admitted == 3)
    }

    @Test(arguments: [
        (
            line(#""later.thing","x":1}"#),
            "the type “later.thing” is not known to this version"
        ),
        (
            line(#""items.decided","items":["x"],"verdict":"burned"}"#),
            "“burned” is not a word that this version knows for “verdict”"
        ),
        (
            #"{"v":2,"writer":"anna.aaaa1111","seq":90,"at":"whenever","new":[[1]]}"#,
            "written in format 2 by a later version; this one reads format 1"
        ),
    ])
    func aLineFromALaterVersionIsCountedAndNoDamage(_ text: String, _ reason: String) throws {
        let (campaign, problems, _) = try read(Array((text + "\n").utf8))
        #expect(problems.map(\.reason) == [reason])
        #expect(problems.map(\.severity) == [.notice])
        #expect(campaign.intake.unknown == 1 && campaign.intake.bad == 0)
        let isLater = text.hasPrefix(#"{"v":2"#)
        #expect(campaign.intake.laterVersion == (isLater ? 1 : 0))
        let cut = CutMade(
            stage: "s", from: "pool", rule: .object([JSONMember("by", .string("crowd"))]),
            kept: ["good"], considered: 1, basis: [], digest: "00000000")
        #expect((campaign.check(.cutMade(cut), by: "anna") != nil) == isLater)
    }

    @Test func aLineOfAnUnknownTypeTakesItsNumber() throws {
        let text = BadLineTests.line(#""later.thing","x":1}"#, seq: 3)
        var journal = CampaignBuilder()
        journal.addRaw(Array(text.utf8))
        journal.addRaw(Array(text.utf8))
        journal.add(.noteWritten(NoteWritten(item: "x", body: "y")), seq: 4)
        let (campaign, reader) = try journal.read()
        #expect(campaign.writers.basis == [BasisEntry(writer: CampaignBuilder.owner, seq: 4)])
        #expect(campaign.intake.unknown == 1 && campaign.intake.duplicates == 1)
        #expect(reader.problems.count == 1)
    }

    @Test func carriageReturnsAreReadWithOneWarning() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        var rewritten = CampaignBuilder(creating: nil)
        for line in journal.lines { rewritten.addRaw(line.bytes + [0x0D]) }
        var folder = rewritten.folder
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        try reader.refresh(&campaign, folder, now: journal.clock)
        #expect(campaign.intake.admitted == 3 && reader.badLines == 0)
        #expect(reader.problems.map(\.severity) == [.notice])
        // The same lines without them are the same lines.
        for line in journal.lines {
            CampaignBuilder.append(line, to: "anna.aaaa1111_conflict-1.jsonl", &folder)
        }
        try reader.refresh(&campaign, folder, now: journal.clock)
        #expect(campaign.intake.duplicates == 3 && campaign.intake.conflicts == 0)
    }

    @Test func aLineOfOneMebibyteIsReadAndALongerOneSetAside() throws {
        let head = Array(BadLineTests.line(#""note.written","item":"x","body":""#).utf8)
        func note(_ length: Int) -> [UInt8] {
            head + [UInt8](repeating: 0x61, count: length - head.count - 2) + Array("\"}".utf8)
        }
        let exact = try read(note(1_048_576) + [0x0A])
        #expect(exact.problems.isEmpty && exact.campaign.intake.admitted == 4)
        let long = try read(note(1_048_577) + [0x0A])
        #expect(
            long.problems.map(\.reason) == [
                "the line is 1048577 bytes long; at most 1048576 are read"
            ])
        #expect(long.campaign.intake.admitted == 3)
    }

    @Test func aDepthBombIsSetAside() throws {
        let bomb = BadLineTests.line(
            #""note.written","item":"x","body":"b","z":"# + String(repeating: "[", count: 200_000))
        let (campaign, problems, _) = try read(Array((bomb + "\n").utf8))
        #expect(problems.count == 1 && campaign.intake.admitted == 3)
        #expect(problems.first?.reason.hasPrefix("nested too deep") == true)
    }

    @Test func twoLinesOnOneAreBothLostAndTheNextCounts() throws {
        var journal = CampaignBuilder()
        journal.idea("x")
        let joined =
            Array((journal.lines.last?.bytes ?? []).dropLast(9)) + (journal.lines.last?.bytes ?? [])
        let (campaign, problems, _) = try read(joined + [0x0A])
        #expect(problems.count == 1 && campaign.intake.admitted == 3)
    }
}
