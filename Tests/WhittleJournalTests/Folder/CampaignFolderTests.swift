import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct CampaignFolderTests {
    /// The error of opening a folder, and the id that it names.
    private func open(_ path: String) -> (id: String?, error: JournalError?) {
        do throws(JournalError) {
            let folder = try CampaignFolder(path)
            return (folder.campaignID, nil)
        } catch {
            return (nil, error)
        }
    }

    @Test func aNewCampaignHasItsFilesAndIsNotMadeTwice() throws {
        let temporary = TemporaryFolder()
        let path = temporary.path + "/deep/er"
        try CampaignFolder.create(path, campaign: "anna.aaaa1111-2")
        #expect(
            temporary.names("deep/er")
                == [".gitattributes", ".gitignore", "campaign.json", "journal", "presence"])
        #expect(temporary.lines("deep/er/campaign.json") == [#"{"campaign":"anna.aaaa1111-2"}"#])
        #expect(temporary.lines("deep/er/.gitattributes") == ["*.jsonl -text merge=union"])
        #expect(temporary.lines("deep/er/.gitignore") == ["presence/"])
        #expect(open(path).id == "anna.aaaa1111-2")
        #expect(throws: JournalError.self) {
            try CampaignFolder.create(path, campaign: "ben.bbbb1111-2")
        }
        #expect(open(path).id == "anna.aaaa1111-2")
    }

    @Test func theNearestFolderAboveIsFound() throws {
        let temporary = TemporaryFolder()
        try CampaignFolder.create(temporary.path + "/c", campaign: "anna.aaaa1111-2")
        temporary.make("c/notes")
        temporary.make("c/notes/deep")
        let found = CampaignFolder.find(from: temporary.path + "/c/notes/deep")
        #expect(found?.hasSuffix("/c") == true)
        #expect(CampaignFolder.find(from: temporary.path) == nil)
    }

    @Test func whereThereIsNoCampaignTheSentenceSaysWhatToDo() {
        let temporary = TemporaryFolder()
        #expect(
            open(temporary.path + "/none").error?.sentence.hasPrefix("There is no campaign in")
                == true)
        #expect(open(temporary.path).error?.sentence.hasPrefix("There is no campaign in") == true)
    }

    @Test(arguments: [
        ("", "is not a campaign's first file"), ("{}", "the key “campaign” is missing"),
        (#"{"campaign":7}"#, "the key “campaign” is missing"),
        (#"{"campaign":"../x-1"}"#, "the key “campaign” is missing"),
        (#"{"campaign":"anna.aaaa1111-2","campaign":"b.bbbb-1"}"#, "stands twice"),
    ])
    func aCampaignFileThatSaysNothingIsRefused(_ text: String, _ reason: String) {
        let temporary = TemporaryFolder()
        temporary.make("journal")
        temporary.write("campaign.json", Array(text.utf8))
        #expect(open(temporary.path).error?.sentence.contains(reason) == true)
    }

    @Test func aMissingCampaignFileIsNoFaultAndALinkIsOne() {
        let temporary = TemporaryFolder()
        temporary.make("journal")
        #expect(open(temporary.path).error == nil)
        temporary.write("other.json", Array(#"{"campaign":"anna.aaaa1111-2"}"#.utf8))
        temporary.makeLink("campaign.json", to: temporary.path + "/other.json")
        #expect(open(temporary.path).error != nil)
    }

    @Test func theStateRemembersWhichCampaignAFolderHeldAndKeepsSmallFiles() throws {
        let temporary = TemporaryFolder()
        let identity = String(temporary.path.split(separator: "/").last ?? "x")
        #expect(StateFolder.remembered(folder: identity) == nil)
        try StateFolder.remember(campaign: "anna.aaaa1111-2", folder: identity)
        #expect(StateFolder.remembered(folder: identity) == "anna.aaaa1111-2")
        let state = try StateFolder(campaign: "anna.aaaa1111-2", folder: identity)
        #expect(try state.contents("draft") == nil)
        try state.replace("draft", [1, 2, 3])
        try state.replace("draft", [4])
        #expect(try state.contents("draft") == [4])
        state.remove("draft")
        #expect(try state.contents("draft") == nil)
    }

    @Test func anImportIsAFileOfItsOwnAndIsNotWrittenTwice() throws {
        let test = try WritableCampaign()
        var journal = CampaignBuilder(creating: nil)
        journal.open("anna.import01", .import)
        for index in 0..<30 { journal.idea("i\(index)", by: "anna.import01") }
        let lines = journal.lines.map(\.bytes)
        try ImportWriter.write(lines, writer: "anna.import01", test.folder)
        #expect(throws: JournalError.self) {
            try ImportWriter.write(lines, writer: "anna.import01", test.folder)
        }
        try test.refresh()
        #expect(test.campaign.count(.idea) == 30)
        #expect(test.reader.badLines == 0 && test.campaign.intake.duplicates == 0)
    }
}
