import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleJournal

/// Files of sealed rounds: nothing of them counts before the close, and afterwards only a file that
/// is byte for byte the one that was sealed.
@Suite struct SealedFileTests {
    private static let pat = "pat.pppp1111"
    private static let sealed = "pat.ssss1111"
    private static let name = "pat.ssss1111.jsonl"

    /// Pat has sealed a review of `a` with 4, then one of `b` with 2; pia one of `a` with 5.
    private func builder(closed: Bool = true) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for member in ["pat", "pia"] { journal.join(member, .panelist) }
        for idea in ["a", "b"] { journal.idea(idea) }
        journal.round("r", .sealed)
        journal.open(SealedFileTests.sealed, .sealed)
        journal.review("a", ["impact": 4, "ease": 4], by: SealedFileTests.sealed)
        journal.seal(SealedFileTests.sealed, by: SealedFileTests.pat)
        journal.review("b", ["impact": 2, "ease": 2], by: SealedFileTests.sealed)
        journal.seal(SealedFileTests.sealed, by: SealedFileTests.pat, count: 2)
        journal.open("pia.ssss2222", .sealed)
        journal.review("a", ["impact": 5, "ease": 5], by: "pia.ssss2222")
        journal.seal("pia.ssss2222", by: "pia.pppp2222")
        if closed { journal.add(.roundClosed(RoundClosed(round: "r"))) }
        return journal
    }

    /// By idea and member, the scores that count.
    private func counted(_ campaign: Campaign) -> [String] {
        ["a", "b"].flatMap { idea in
            campaign.reviews(of: campaign.item(idea), in: "r").filter(\.counts).map {
                "\(idea) \($0.member) \($0.score ?? 0)"
            }
        }
    }

    private let all = ["a pat 4.0", "a pia 5.0", "b pat 2.0"]

    @Test(arguments: FolderKind.allCases)
    func nothingCountsBeforeTheCloseAndAllAfterIt(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        test.put(builder(closed: false).folder.files)
        try test.refresh()
        #expect(counted(test.campaign).isEmpty)
        #expect(!test.campaign.records.contains { $0.event.type == .reviewSubmitted })
        #expect(test.campaign.writers.basis.map(\.writer).contains(SealedFileTests.pat))
        #expect(!test.campaign.writers.basis.map(\.writer).contains(SealedFileTests.sealed))
        #expect(test.reader.problems.allSatisfy { $0.severity == .notice })
        let round = try #require(test.campaign.round("r"))
        #expect(
            test.campaign.sealProgress(of: round) == [
                SealProgress(member: "pat", count: 2, isOpened: false),
                SealProgress(member: "pia", count: 1, isOpened: false),
            ])
        test.put(builder().folder.files)
        try test.refresh()
        #expect(counted(test.campaign) == all)
        #expect(test.reader.problems.isEmpty)
        let closed = try #require(test.campaign.round("r"))
        #expect(
            SealWords.opened(test.campaign.sealProgress(of: closed)) == "2 of 2 seals opened")
    }

    /// Whatever arrives first, the state is the same in the end.
    @Test func anyOrderOfArrivalGivesTheSame() throws {
        let files = builder().folder.files
        let whole = TestJournal(.memory)
        whole.put(files)
        try whole.refresh()
        var generator = SeededGenerator(11)
        for _ in 0..<40 {
            let test = TestJournal(.memory)
            var here: [(name: String, bytes: [UInt8])] = []
            for file in files.shuffled(using: &generator) {
                here.append(file)
                test.put(here)
                try test.refresh()
            }
            #expect(fingerprint(test.campaign) == fingerprint(whole.campaign))
            #expect(test.reader.problems.isEmpty)
        }
    }

    /// Each byte of the file matters.
    @Test func aFileThatWasChangedDoesNotCountAndSaysWhose() throws {
        let files = builder().folder.files
        let bytes = builder().file(of: SealedFileTests.sealed)
        let lines = bytes.split(separator: 0x0A).map(Array.init)
        var changes: [(String, [UInt8])] = stride(from: 0, to: bytes.count, by: 29).map { index in
            var changed = bytes
            changed[index] ^= 1
            return ("byte \(index)", changed)
        }
        changes += [
            ("shorter", Array(bytes.dropLast(lines.last?.count ?? 0).dropLast())),
            ("torn", bytes.dropLast()), ("empty", []),
            ("longer", bytes + (lines.last ?? []) + [0x0A]),
            ("the first seal’s state", lines[0] + [0x0A] + lines[1] + [0x0A]),
        ]
        for (what, changed) in changes {
            let test = TestJournal(.memory)
            test.put(
                files.filter { $0.name != SealedFileTests.name } + [
                    (SealedFileTests.name, changed)
                ])
            try test.refresh()
            #expect(counted(test.campaign) == ["a pia 5.0"], "\(what)")
            let said = test.reader.problems.filter {
                $0.severity == .damage && $0.fileName == SealedFileTests.name
                    && $0.reason.hasPrefix("not the file that pat sealed for “Round”")
            }
            #expect(said.count == 1, "\(what): \(test.reasons)")
            // And put right, it counts.
            test.put(files)
            try test.refresh()
            #expect(counted(test.campaign) == all, "\(what)")
        }
    }

    @Test func aFileThatNeverArrivesIsMissing() throws {
        let test = TestJournal(.disk)
        test.put(builder().folder.files.filter { $0.name != SealedFileTests.name })
        try test.refresh()
        #expect(counted(test.campaign) == ["a pia 5.0"])
        #expect(
            test.reasons == [
                "pat’s sealed reviews of “Round” have not arrived: 1 of 2 seals opened; missing: pat"
            ])
        test.put(builder().folder.files)
        try test.refresh()
        #expect(counted(test.campaign) == all && test.reasons.isEmpty)
        // Taken away, it is missing again.
        test.put(builder().folder.files.filter { $0.name != SealedFileTests.name })
        try test.refresh()
        #expect(counted(test.campaign) == ["a pia 5.0"])
    }

    @Test func aSealAfterTheCloseCountsNotAndTheOneBeforeDoes() throws {
        var journal = builder()
        let before = journal.file(of: SealedFileTests.sealed)
        journal.review("a", ["impact": 1, "ease": 1], by: SealedFileTests.sealed)
        journal.seal(SealedFileTests.sealed, by: SealedFileTests.pat, count: 2)
        #expect(counted(try journal.campaign()) == ["a pia 5.0"])
        let test = TestJournal(.memory)
        test.put(
            journal.folder.files.filter { $0.name != SealedFileTests.name } + [
                (SealedFileTests.name, before)
            ])
        try test.refresh()
        #expect(counted(test.campaign) == all)
    }

    @Test func nobodySealsAnothersFileAndOnlyReviewsStandInOne() throws {
        var journal = builder(closed: false)
        // Pia names pat's file as hers, with another digest.
        journal.seal(
            SealedFileTests.sealed, by: "pia.pppp2222", digest: String(repeating: "0", count: 64))
        journal.add(.roundClosed(RoundClosed(round: "r")))
        #expect(counted(try journal.campaign()) == all)
        // A sealed file that fits, with more in it than reviews.
        var other = builder(closed: false)
        other.join("fay", .facilitator, .panelist)
        other.open("fay.ssss3333", .sealed)
        other.review("b", ["impact": 3, "ease": 3], by: "fay.ssss3333")
        other.review("a", ["impact": 1, "ease": 1], by: "fay.ssss3333", member: "pat")
        other.review("a", ["impact": 1], by: "fay.ssss3333", round: "other")
        other.add(.roundClosed(RoundClosed(round: "r")), by: "fay.ssss3333")
        other.seal("fay.ssss3333", by: "fay.ffff3333")
        #expect(try other.campaign().round("r")?.isOpen == true)
        other.add(.roundClosed(RoundClosed(round: "r")))
        let (campaign, reader) = try other.read()
        #expect(
            counted(campaign) == ["a pat 4.0", "a pia 5.0", "b fay 3.0", "b pat 2.0"])
        #expect(reader.problems.count == 3)
        #expect(
            reader.problems.allSatisfy {
                $0.reason.hasPrefix("a sealed file holds its member’s own reviews")
            })
    }

    @Test func reviewsThatWentRoundTheSealAreListedAndNeverCount() throws {
        var journal = CampaignBuilder()
        for member in ["pat", "pia"] { journal.join(member, .panelist) }
        for idea in ["a", "b"] { journal.idea(idea) }
        journal.round("r", .sealed)
        // Before pat’s sealed one, and yet not the first that counts as the independent one.
        journal.review("a", ["impact": 1, "ease": 1], by: SealedFileTests.pat)
        journal.open(SealedFileTests.sealed, .sealed)
        journal.review("a", ["impact": 4, "ease": 4], by: SealedFileTests.sealed)
        journal.review("b", ["impact": 2, "ease": 2], by: SealedFileTests.sealed)
        journal.seal(SealedFileTests.sealed, by: SealedFileTests.pat, count: 2)
        journal.review("b", ["impact": 5, "ease": 5], by: "pia.pppp2222")
        journal.review("a", ["impact": 1, "ease": 1], by: CampaignBuilder.owner, member: "pat")
        journal.add(.roundClosed(RoundClosed(round: "r")))
        let campaign = try journal.campaign()
        #expect(counted(campaign) == ["a pat 4.0", "b pat 2.0"])
        #expect(campaign.independentScores(of: campaign.item("a"), in: "r").map(\.score) == [4])
        #expect(campaign.independentScores(of: campaign.item("b"), in: "r").map(\.score) == [2])
        let round = try #require(campaign.round("r"))
        let listed = campaign.reviews(of: campaign.item("b"), in: "r").map {
            "\($0.member) \(ReviewText($0, round).standing)"
        }
        #expect(listed == ["pat yes", "pia no: not sealed"])
    }

    @Test func theLastFileThatAMemberSealedIsTheOne() throws {
        var journal = builder(closed: false)
        journal.open("pat.ssss9999", .sealed)
        journal.review("b", ["impact": 1, "ease": 1], by: "pat.ssss9999")
        journal.seal("pat.ssss9999", by: SealedFileTests.pat)
        journal.add(.roundClosed(RoundClosed(round: "r")))
        let (campaign, reader) = try journal.read()
        #expect(counted(campaign) == ["a pia 5.0", "b pat 1.0"])
        #expect(reader.problems.map(\.severity) == [.notice])
    }

    /// Opened, then open again: nothing counts until the next close, and then the longer file does.
    @Test func reopening() throws {
        var journal = builder()
        let test = TestJournal(.memory)
        test.put(journal.folder.files)
        try test.refresh()
        #expect(counted(test.campaign) == all)
        journal.add(.roundReopened(RoundReopened(round: "r")))
        test.put(journal.folder.files)
        try test.refresh()
        #expect(counted(test.campaign).isEmpty)
        journal.review("a", ["impact": 3, "ease": 3], by: SealedFileTests.sealed)
        journal.seal(SealedFileTests.sealed, by: SealedFileTests.pat, count: 2)
        journal.add(.roundClosed(RoundClosed(round: "r")))
        test.put(journal.folder.files)
        try test.refresh()
        #expect(counted(test.campaign) == ["a pat 3.0", "a pia 5.0", "b pat 2.0"])
        #expect(fingerprint(test.campaign) == fingerprint(try journal.campaign()))
    }

    /// One's own on this device: it counts here, is no part of what others can check, and gives way
    /// to the file in the folder once that is open.
    @Test func onesOwnSealedReviewsCountOnThisDeviceAlone() throws {
        let open = builder(closed: false)
        let files = open.folder.files.filter { !$0.name.contains(".ssss") }
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        let now = CampaignBuilder.second(3600)
        let handle = campaign.intern(writer: SealedFileTests.sealed)
        let own = try #require(handle)
        let lines = open.lines.filter { $0.writer == SealedFileTests.sealed }.map(\.bytes)
        reader.keepSealed(writer: own, round: "r", lines: lines)
        try reader.refresh(&campaign, MemoryFolder(files), now: now)
        #expect(counted(campaign) == ["a pat 4.0", "b pat 2.0"])
        #expect(campaign.reviewedCount(by: "pat", in: "r") == 2)
        #expect(!campaign.writers.basis.map(\.writer).contains(SealedFileTests.sealed))
        #expect(reader.problems.isEmpty)
        let closing = builder().folder.files
        try reader.refresh(
            &campaign, MemoryFolder(closing.filter { !$0.name.contains(".ssss") }), now: now)
        #expect(counted(campaign).isEmpty)
        try reader.refresh(&campaign, MemoryFolder(closing), now: now)
        #expect(counted(campaign) == all && reader.problems.isEmpty)
        #expect(campaign.writers.basis.map(\.writer).contains(SealedFileTests.sealed))
    }
}
