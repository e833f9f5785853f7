import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleJournal

/// Files that grow, shrink, change and vanish between two readings, in memory and on a disk.
@Suite struct RefreshTests {
    private static let file = CampaignBuilder.owner + ".jsonl"

    private func bytes(_ lines: some Sequence<CampaignBuilder.Line>) -> [UInt8] {
        lines.flatMap { $0.bytes + [0x0A] }
    }

    @Test(arguments: FolderKind.allCases)
    func whatIsNewIsReadAndNothingTwice(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        test.put(bytes(journal.lines))
        #expect(try test.refresh())
        #expect(try !test.refresh())
        journal.idea("a")
        let half = (journal.lines.last?.bytes ?? []).prefix(20)
        test.put(bytes(journal.lines.dropLast()) + half)
        #expect(try !test.refresh())
        #expect(test.ideas.isEmpty && test.reasons.isEmpty)
        test.put(bytes(journal.lines))
        #expect(try test.refresh())
        #expect(test.ideas == ["a"] && test.campaign.intake.duplicates == 0)
    }

    @Test(arguments: FolderKind.allCases)
    func aTornTailIsABadLineOnlyOnceItIsSealed(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        let head = bytes(journal.lines)
        test.put(head + Array(#"{"v":1,"wri"#.utf8))
        try test.refresh()
        #expect(test.reasons.isEmpty)
        journal.idea("a")
        let sealed = head + Array("{\"v\":1,\"wri\n".utf8) + bytes(journal.lines.suffix(1))
        test.put(sealed)
        try test.refresh()
        #expect(test.ideas == ["a"])
        #expect(test.reader.badLines == 1 && test.reader.problems.first?.line == 3)
    }

    @Test(arguments: FolderKind.allCases)
    func aFileThatLosesLinesKeepsThemInTheCampaignWithANotice(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        let head = bytes(journal.lines)
        for idea in ["a", "b"] { journal.idea(idea) }
        test.put(bytes(journal.lines))
        try test.refresh()
        test.put(head)
        try test.refresh()
        #expect(test.ideas == ["a", "b"])
        #expect(
            test.reasons == [
                "the file is shorter than before; it is read again, and what was seen stays"
            ])
        #expect(test.reader.problems.map(\.severity) == [.notice])
        // The lines come back, and are the same lines.
        test.put(bytes(journal.lines))
        try test.refresh()
        #expect(test.ideas == ["a", "b"] && test.reasons.count == 1)
        test.put([])
        try test.refresh()
        #expect(test.ideas == ["a", "b"] && test.reasons.count == 2)
    }

    @Test(arguments: FolderKind.allCases)
    func aFileThatIsGoneLeavesWhatWasReadWithANotice(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        journal.idea("a")
        test.put(bytes(journal.lines))
        try test.refresh()
        test.put([])
        let none: [(name: String, bytes: [UInt8])] = []
        test.put(none)
        try test.refresh()
        try test.refresh()
        #expect(test.ideas == ["a"])
        #expect(test.reasons.filter { $0.hasPrefix("this file is gone") }.count <= 1)
        #expect(!test.reasons.isEmpty)
    }

    @Test(arguments: FolderKind.allCases)
    func earlierBytesThatChangeAreReadAgainEvenAtTheSameLength(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var one = CampaignBuilder()
        var other = one
        one.idea("a", "First")
        other.idea("b", "Other")
        test.put(bytes(one.lines))
        try test.refresh()
        #expect(bytes(one.lines).count == bytes(other.lines).count)
        test.put(bytes(other.lines))
        try test.refresh()
        // The line with the same number is gone from every file: that is said, too.
        #expect(test.ideas == ["b"])
        #expect(
            test.reasons == [
                "earlier bytes of the file changed; it is read again, and what was seen stays",
                "1 lines read earlier are in no file any more, and no longer count",
            ])
    }

    @Test(arguments: FolderKind.allCases)
    func afterALineTooLongTheRestIsRead(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        let head = bytes(journal.lines)
        journal.idea("a")
        journal.idea("b")
        let tail = bytes(journal.lines.suffix(2))
        for length in [1_048_577, 2_500_000, 4_194_304] {
            let long = [UInt8](repeating: 0x61, count: length) + [0x0A]
            test.put(head + long + tail)
            try test.refresh()
            #expect(test.ideas == ["a", "b"])
            let problem = try #require(test.reader.problems.last { $0.line > 0 })
            #expect(problem.reason == "the line is \(length) bytes long; at most 1048576 are read")
            #expect(problem.line == 3 && problem.offset == head.count)
        }
        let notices = test.reader.notices.count
        journal.idea("c")
        let long = [UInt8](repeating: 0x61, count: 4_194_304) + [0x0A]
        test.put(head + long + tail + bytes(journal.lines.suffix(1)))
        try test.refresh()
        #expect(test.ideas == ["a", "b", "c"])
        #expect(test.reader.notices.count == notices && test.reader.badLines == 1)
    }

    @Test(arguments: FolderKind.allCases)
    func conflictCopiesAreFurtherCopiesOfTheSameLines(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        for idea in ["a", "b", "c"] { journal.idea(idea) }
        let lines = journal.lines
        test.put([
            (RefreshTests.file, bytes(lines.prefix(4))),
            ("anna.aaaa1111.sync-conflict-20150112-090000-ABCDEFG.jsonl", bytes(lines.suffix(4))),
            ("anna.aaaa1111 (Anna's conflicted copy).jsonl", bytes(lines.prefix(3))),
        ])
        try test.refresh()
        #expect(test.ideas == ["a", "b", "c"] && test.reasons.isEmpty)
        #expect(test.campaign.intake.admitted == 5 && test.campaign.intake.duplicates == 6)
    }

    @Test(arguments: FolderKind.allCases)
    func differingLinesWithOneNumberBothCountAndAreReported(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        journal.idea("a", at: CampaignBuilder.second(60))
        journal.add(
            .ideaSubmitted(IdeaSubmitted(idea: "b", title: "T")), at: CampaignBuilder.second(60),
            seq: 3)
        test.put(bytes(journal.lines))
        try test.refresh()
        #expect(test.ideas == ["a", "b"])
        #expect(test.reasons == ["another line has the same writer and number; both count"])
        try test.refresh()
        #expect(test.reader.badLines == 1)
    }

    @Test(arguments: FolderKind.allCases)
    func aLineFromTheFutureWaitsAndIsAdmittedInItsTime(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        journal.idea("exact", at: CampaignBuilder.second(24 * 3600))
        journal.idea("a", at: CampaignBuilder.second(25 * 3600))
        test.put(bytes(journal.lines))
        try test.refresh(now: CampaignBuilder.start)
        #expect(test.ideas == ["exact"] && test.campaign.intake.waiting == 1)
        #expect(test.campaign.latestAt == CampaignBuilder.second(24 * 3600).milliseconds)
        #expect(
            test.reasons == [
                "dated more than 24 hours ahead of this clock; it waits until then"
            ])
        try test.refresh(now: CampaignBuilder.second(3599))
        #expect(test.ideas == ["exact"])
        try test.refresh(now: CampaignBuilder.second(3600))
        #expect(test.ideas == ["a", "exact"] && test.reasons.isEmpty)
        // Once admitted it stays in, though the clock goes back and all is folded again.
        journal.clock = CampaignBuilder.second(10)
        journal.vote("a", "p", 1)
        journal.undo(journal.lines.last?.id ?? "")
        test.put(bytes(journal.lines))
        try test.refresh(now: CampaignBuilder.start)
        #expect(test.ideas == ["a", "exact"])
    }

    @Test(arguments: FolderKind.allCases)
    func ownLinesNotSharedYetSurviveFoldingEverythingAgain(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        journal.vote("a", "p", 1)
        test.put(bytes(journal.lines))
        try test.refresh()
        let vote = journal.lines.last?.id ?? ""
        journal.idea("own", by: "anna.bbbb2222")
        test.keep([journal.lines.last?.bytes ?? []], writer: "anna.bbbb2222")
        // A vote taken back: all is folded again.
        journal.undo(vote)
        test.put(bytes(journal.lines.filter { $0.writer == CampaignBuilder.owner }))
        try test.refresh()
        #expect(test.ideas == ["own"])
    }

    /// They were folded when they were written, and then the disk failed.
    @Test(arguments: FolderKind.allCases)
    func ownLinesThatTurnOutNotToBeSavedCountNoMore(_ kind: FolderKind) throws {
        let test = TestJournal(kind)
        var journal = CampaignBuilder()
        journal.idea("a")
        test.put(bytes(journal.lines))
        try test.refresh()
        let before = fingerprint(test.campaign)
        for id in ["own", "lost"] {
            journal.idea(id, by: "anna.bbbb2222")
            test.foldAndKeep([journal.lines.last?.bytes ?? []], writer: "anna.bbbb2222")
        }
        #expect(test.ideas == ["a", "lost", "own"])
        test.takeBack(1)
        try test.refresh()
        #expect(test.ideas == ["a", "own"])
        test.takeBack(5)
        try test.refresh()
        #expect(test.ideas == ["a"] && fingerprint(test.campaign) == before)
        #expect(test.reasons.isEmpty)
    }

    /// Every cut gives the lines that are whole before it, and never a trap; what follows a sealed
    /// tail counts as if nothing had happened.
    @Test(arguments: FolderKind.allCases)
    func aJournalCutAtEveryByteGivesAPrefixOfItsLines(_ kind: FolderKind) throws {
        var journal = CampaignBuilder()
        journal.idea("a", "Grün \u{1F600}")
        journal.comment("c", on: "a")
        journal.vote("a", "p", 1)
        let whole = bytes(journal.lines)
        var last = CampaignBuilder(creating: nil)
        last.add(
            .noteWritten(NoteWritten(item: "a", body: "after")), at: CampaignBuilder.second(90),
            seq: 90)
        let step = kind == .memory ? 1 : 7
        for cut in stride(from: 0, through: whole.count, by: step) {
            let test = TestJournal(kind)
            test.put(Array(whole[..<cut]))
            try test.refresh()
            let complete = whole[..<cut].count { $0 == 0x0A }
            #expect(test.campaign.intake.admitted == complete)
            #expect(test.reasons.isEmpty)
            let isTorn = cut > 0 && whole[cut - 1] != 0x0A
            let isWholeLine = cut < whole.count && whole[cut] == 0x0A
            test.put(Array(whole[..<cut]) + (isTorn ? [0x0A] : []) + bytes(last.lines))
            try test.refresh()
            #expect(test.campaign.intake.admitted == complete + (isWholeLine ? 2 : 1))
            #expect(test.reader.badLines == (isTorn && !isWholeLine ? 1 : 0))
        }
    }

    /// A folder in memory of which one file cannot be read.
    private struct FailingFolder: JournalFolder {
        var memory: MemoryFolder
        var failing: String

        func names() throws(JournalError) -> [[UInt8]] { try memory.names() }
        func size(of name: [UInt8]) -> Int? { memory.size(of: name) }
        func mark(of name: [UInt8]) -> Int64? { memory.mark(of: name) }
        func problem(of name: [UInt8]) -> JournalProblem? { nil }

        func readLines(
            _ name: [UInt8], from offset: Int, _ body: (LineBlock) -> Bool
        ) throws(JournalError) {
            if name == Array(failing.utf8) {
                throw .cannotRead(path: failing, reason: "the disk reports an error")
            }
            try memory.readLines(name, from: offset, body)
        }
    }

    @Test func aFileThatCannotBeReadIsSaidAndTheOthersAreRead() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        journal.idea("b", by: "anna.bbbb2222")
        var folder = FailingFolder(memory: journal.folder, failing: "anna.bbbb2222.jsonl")
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        let now = journal.clock
        for _ in 0..<2 {
            try reader.refresh(&campaign, folder, now: now)
            #expect(campaign.count(.idea) == 1)
            #expect(
                reader.problems.map(\.sentence) == [
                    "anna.bbbb2222.jsonl: anna.bbbb2222.jsonl cannot be read: the disk reports an error."
                ])
        }
        folder.failing = ""
        try reader.refresh(&campaign, folder, now: now)
        #expect(campaign.count(.idea) == 2 && reader.problems.isEmpty)
    }
}
