import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// A campaign in a folder on the disk, as a program sees it that has it open.
final class WritableCampaign {
    let temporary: TemporaryFolder
    let folder: CampaignFolder
    let state: StateFolder
    private(set) var campaign = Campaign(id: CampaignBuilder.campaignID)
    private(set) var reader = JournalReader()
    var now = CampaignBuilder.second(1000)

    /// A new campaign, or another program in the folder of one.
    init(beside other: WritableCampaign? = nil) throws {
        temporary = other?.temporary ?? TemporaryFolder()
        if other == nil {
            try CampaignFolder.create(
                temporary.path + "/c", campaign: CampaignBuilder.campaignID)
            let owner = CampaignBuilder().folder.files[0]
            temporary.write("c/journal/" + owner.name, owner.bytes)
        }
        folder = try CampaignFolder(temporary.path + "/c")
        // By the name of the test's folder, too: the disk gives the inodes of deleted ones again.
        let name = temporary.path.split(separator: "/").last.map(String.init) ?? ""
        state = try StateFolder(campaign: name, folder: folder.identity)
        try refresh()
    }

    func refresh() throws {
        try reader.refresh(&campaign, folder.journal, now: now)
    }

    func open(_ member: String = "anna") throws -> JournalWriter {
        try JournalWriter.open(member: member, &campaign, folder, state, now: now)
    }

    /// Saves a note, without sharing it.
    @discardableResult
    func save(
        _ body: String, _ writer: inout JournalWriter, inBackground: Bool = false
    ) throws -> [UInt8] {
        now = now.advanced(by: 1000)
        let draft = DraftEvent(.noteWritten(NoteWritten(item: "a", body: body)))
        let lines = try writer.save(
            [draft], asOneAction: false, inBackground: inBackground, latestAt: campaign.latestAt,
            now: now)
        return lines[0]
    }

    /// Saves a note and shares it.
    @discardableResult
    func write(_ body: String, _ writer: inout JournalWriter) throws -> JournalWriter.Progress {
        try save(body, &writer)
        return writer.share(folder)
    }

    /// The notes that a file holds, in its order; a line that is none gives its whole text.
    func notes(_ path: String) -> [String] {
        temporary.lines(path).map { line in
            guard let body = (try? JSONValue(parsing: line))?["body"]?.text else { return line }
            return body
        }
    }

    func shared(_ name: String) -> [String] { notes("c/journal/\(name).jsonl") }
    func kept(_ name: String) -> [String] { notes(state.path + "/\(name).jsonl") }
}
