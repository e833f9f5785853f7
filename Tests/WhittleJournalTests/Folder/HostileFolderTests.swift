import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// What may stand in a journal's folder beside journals: it is skipped and said, and never waited
/// for (`hostile/files.json`).
@Suite struct HostileFolderTests {
    private func read(
        _ prepare: (TemporaryFolder) -> Void
    ) throws -> (campaign: Campaign, problems: [JournalProblem]) {
        let temporary = TemporaryFolder()
        temporary.make("journal")
        var journal = CampaignBuilder()
        journal.idea("a")
        let file = journal.folder.files[0]
        temporary.write("journal/" + file.name, file.bytes)
        prepare(temporary)
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        let folder = try CampaignFolder(temporary.path)
        for _ in 0..<2 {
            try reader.refresh(&campaign, folder.journal, now: CampaignBuilder.second(60))
        }
        #expect(campaign.count(.idea) == 1)
        return (campaign, reader.problems)
    }

    private static let other = "journal/ben.bbbb1111.jsonl"
    private static let notRegular =
        "not a regular file (a link, a pipe or a device); it is not read"

    @Test func aLinkIsNeverFollowed() throws {
        var note = CampaignBuilder(creating: nil)
        note.add(.noteWritten(NoteWritten(item: "a", body: "x")), by: "ben.bbbb1111")
        let bytes = (note.lines.first?.bytes ?? []) + [0x0A]
        let (campaign, problems) = try read { folder in
            folder.write("elsewhere", bytes)
            folder.makeLink(HostileFolderTests.other, to: folder.path + "/elsewhere")
        }
        #expect(problems.map(\.reason) == [HostileFolderTests.notRegular])
        #expect(problems.map(\.fileName) == ["ben.bbbb1111.jsonl"])
        #expect(campaign.intake.refused == 0)
    }

    @Test func aPipeADeviceAndAFolderAreSkipped() throws {
        var (_, problems) = try read { $0.makePipe(HostileFolderTests.other) }
        #expect(problems.map(\.reason) == [HostileFolderTests.notRegular])
        (_, problems) = try read { $0.makeLink(HostileFolderTests.other, to: "/dev/zero") }
        #expect(problems.map(\.reason) == [HostileFolderTests.notRegular])
        (_, problems) = try read { $0.make(HostileFolderTests.other) }
        #expect(
            problems.map(\.reason) == [
                "a folder stands where a journal should; it is not read"
            ])
        #expect(problems.map(\.severity) == [.damage])
    }

    @Test func aHardLinkAndAFileForAllAreReadWithANotice() throws {
        let own = "journal/anna.aaaa1111.jsonl"
        var (_, problems) = try read { $0.makeHardLink("second", to: own) }
        #expect(problems.map(\.severity) == [.notice])
        #expect(problems.first?.reason.contains("hard link") == true)
        (_, problems) = try read { $0.setPermissions(own, 0o666) }
        #expect(problems.map(\.reason) == ["anyone on this machine may change it"])
        #expect(problems.map(\.severity) == [.notice])
    }

    @Test func namesThatAreNoneOfOursAreNoticedAndNamesOfToolsAreNot() throws {
        let hostile: [[UInt8]] = [
            [0xFF, 0xFE], Array("\u{1B}]0;x\u{7}".utf8), Array("-rf".utf8),
            Array("a\nb.jsonl".utf8), Array("ann\u{E9}.aaaa1111.jsonl".utf8),
            Array("anne\u{301}.aaaa1111.jsonl".utf8),
        ]
        let (_, problems) = try read { folder in
            for name in hostile { folder.write(Array("journal/".utf8) + name, [0x78]) }
            for name in [".syncthing.a.tmp", ".a.swp", "a~", "#a#", ".nfs00", "~syncthing~a"] {
                folder.write("journal/" + name, [0x78])
            }
            folder.write("journal/.ben.bbbb1111.jsonl.icloud", [0x78])
        }
        #expect(Set(problems.filter { $0.severity == .notice }.map(\.file)) == Set(hostile))
        #expect(
            problems.filter { $0.severity == .damage }.map(\.reason) == [
                "the sync tool has not downloaded this file yet"
            ])
    }

    @Test func aJournalFolderThatIsALinkIsNotOpened() {
        let temporary = TemporaryFolder()
        temporary.make("elsewhere")
        temporary.makeLink("journal", to: temporary.path + "/elsewhere")
        var sentence: String?
        do throws(JournalError) {
            let folder = try CampaignFolder(temporary.path)
            sentence = folder.campaignID
        } catch {
            sentence = error.sentence
        }
        #expect(sentence?.contains("cannot be read") == true)
    }
}
