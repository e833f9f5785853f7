import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// In processes of their own: the limit that stands for a full disk holds for all of one.
@Suite struct FullDiskTests {
    private static func drafts(_ bodies: String...) -> [DraftEvent] {
        bodies.map { DraftEvent(.noteWritten(NoteWritten(item: "a", body: $0))) }
    }

    /// Saves while every file may have only so many bytes; the sentence of the refusal.
    private static func refusal(
        _ drafts: [DraftEvent], _ writer: inout JournalWriter, limit: Int, now: Timestamp
    ) -> String? {
        withFileSizeLimit(limit) {
            do throws(JournalError) {
                _ = try writer.save(drafts, asOneAction: true, latestAt: 0, now: now)
                return nil
            } catch {
                return error.sentence
            }
        }
    }

    @Test func nothingIsSavedAndTheNextSaveRecovers() async {
        await #expect(processExitsWith: .success) {
            let test = try WritableCampaign()
            var writer = try test.open()
            try test.write("one", &writer)
            let name = writer.name
            let length = test.temporary.contents(test.state.path + "/\(name).jsonl").count
            // Room for a part of the line, as on a disk that fills up.
            let sentence = FullDiskTests.refusal(
                FullDiskTests.drafts("lost"), &writer, limit: length + 50, now: test.now)
            #expect(sentence?.hasPrefix("Not saved: ") == true)
            #expect(sentence?.contains("the file would be larger than is allowed") == true)
            let (isBroken, next) = (writer.isBroken, writer.nextSeq)
            #expect(!isBroken && next == 2)
            try test.write("two", &writer)
            #expect(test.shared(name) == ["one", "two"])
            let kept = test.kept(name)
            #expect(kept.count == 3 && kept[1].utf8.count == 50 && kept[2] == "two")
        }
    }

    @Test func ofAnActionThatDidNotFitTheNumbersAreNotGivenAgain() async {
        await #expect(processExitsWith: .success) {
            let test = try WritableCampaign()
            var writer = try test.open()
            let line = try test.save("one", &writer).count
            let name = writer.name
            // The line that is there, and of the three some and a part.
            let sentence = FullDiskTests.refusal(
                FullDiskTests.drafts("two", "six", "ten"), &writer, limit: line * 4, now: test.now)
            #expect(sentence != nil)
            let written = test.kept(name).count { ["two", "six", "ten"].contains($0) }
            let next = writer.nextSeq
            #expect(written > 0 && next == 2 + written)
            try test.write("next", &writer)
            try test.refresh()
            #expect(test.campaign.intake.conflicts == 0)
            #expect(test.shared(name).last == "next")
        }
    }

    @Test func aFolderWithoutRoomLeavesTheLineSavedAndIsWrittenLater() async {
        await #expect(processExitsWith: .success) {
            let test = try WritableCampaign()
            var writer = try test.open()
            try test.write("one", &writer)
            try test.save("two", &writer)
            let name = writer.name
            let length = test.temporary.contents("c/journal/\(name).jsonl").count
            let progress = withFileSizeLimit(length + 20) { writer.share(test.folder) }
            #expect(progress.sentence?.contains("the file would be larger") == true)
            let waits = writer.hasUnshared
            #expect(waits)
            try test.write("three", &writer)
            let shared = test.shared(name)
            #expect(shared.count == 4 && shared[0] == "one" && shared[2...] == ["two", "three"])
        }
    }
}
