import FoundationEssentials
import Testing
import WhittleCore

@testable import WhittleCommands

/// The campaign's own files: no command replaces one, and who computes from damaged ones is told.
struct CampaignFilesTests {
    /// The bytes of all files of the campaign, by name.
    private func files(_ lab: CommandLab) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: lab.path + "/journal") {
            found[name] = FileManager.default.contents(atPath: lab.path + "/journal/" + name)
        }
        found["campaign.json"] = FileManager.default.contents(atPath: lab.path + "/campaign.json")
        return found
    }

    @Test(arguments: [
        "export ideas --output", "export comments --format jsonl --output", "guide --all --force",
        "export everything --output",
    ])
    func nothingIsWrittenAmongThem(_ line: String) throws {
        let lab = try CommandLab.withTeam()
        lab.run("submit", "--title", "One", "--body", "Two")
        try FileManager.default.createDirectory(
            atPath: lab.path + "/out", withIntermediateDirectories: true)
        let before = try files(lab)
        let journal = try #require(before.keys.filter { $0.hasSuffix(".jsonl") }.min())
        for target in [
            "campaign.json", "./campaign.json", "out/../campaign.json", "journal/\(journal)",
            "journal/new.jsonl", "presence/new", "\(lab.path)/journal/\(journal)",
        ] {
            let result = lab.line(line + " " + target)
            #expect(result.status == .cannotCreate, "\(target)")
            #expect(result.talk.contains("campaign's own files"), "\(target): \(result.talk)")
            #expect(try files(lab) == before)
        }
        #expect(lab.line(line + " out/new").status == .done)
    }

    @Test func aLinkIntoTheJournalIsFollowedBeforeItIsTrusted() throws {
        let lab = try CommandLab.withTeam()
        let before = try files(lab)
        try FileManager.default.createSymbolicLink(
            atPath: lab.path + "/elsewhere", withDestinationPath: lab.path + "/journal")
        #expect(lab.line("export ideas --output elsewhere/x.csv").status == .cannotCreate)
        #expect(try files(lab) == before)
    }

    @Test(arguments: ["rank", "list ideas", "stats", "export ideas"])
    func whoComputesFromDamagedLinesIsTold(_ line: String) throws {
        let lab = try CommandLab.withTeam()
        #expect(lab.line(line).talk.contains("Damage") == false)
        let name = try #require(try files(lab).keys.filter { $0.hasSuffix(".jsonl") }.min())
        let path = lab.path + "/journal/" + name
        let sound = try #require(FileManager.default.contents(atPath: path))
        try (sound + Data("no line of a journal\nnor this\n".utf8))
            .write(to: URL(filePath: path))
        let result = lab.line(line)
        #expect(result.talk.contains("Damage: 2 lines or files of the journal do not count."))
        #expect(result.talk.contains("whittle verify"))
        #expect(lab.line("verify").status == .damaged)
        #expect(!lab.line("verify").talk.contains("Damage"))
    }
}
