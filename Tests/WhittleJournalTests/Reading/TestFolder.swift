import Testing
import WhittleCore
import WhittleTesting

@testable import WhittleJournal

/// The same files in memory and on a disk: one suite for both.
enum FolderKind: String, CaseIterable, Sendable {
    case memory, disk
}

/// A journal that a test changes between two readings.
final class TestJournal {
    let kind: FolderKind
    private(set) var campaign: Campaign
    private(set) var reader = JournalReader()
    private var memory = MemoryFolder()
    private let temporary = TemporaryFolder()

    init(_ kind: FolderKind, id: String? = CampaignBuilder.campaignID) {
        self.kind = kind
        campaign = Campaign(id: id)
        temporary.make("journal")
    }

    /// The folder's files as they are from now on.
    func put(_ files: [(name: String, bytes: [UInt8])]) {
        for old in memory.files where !files.contains(where: { $0.name == old.name }) {
            temporary.remove("journal/" + old.name)
        }
        memory.files = files
        for file in files { temporary.write("journal/" + file.name, file.bytes) }
    }

    func put(_ bytes: [UInt8], _ name: String = CampaignBuilder.owner + ".jsonl") {
        put(memory.files.filter { $0.name != name } + [(name, bytes)])
    }

    @discardableResult
    func refresh(now: Timestamp = CampaignBuilder.second(3600)) throws -> Bool {
        switch kind {
        case .memory: return try reader.refresh(&campaign, memory, now: now)
        case .disk:
            let folder = try CampaignFolder(temporary.path)
            return try reader.refresh(&campaign, folder.journal, now: now)
        }
    }

    func keep(_ lines: [[UInt8]], writer: String) {
        guard let handle = campaign.intern(writer: writer) else { return }
        reader.keep(lines, writer: handle)
    }

    /// As a program does with lines that it has just written.
    func foldAndKeep(_ lines: [[UInt8]], writer: String) {
        keep(lines, writer: writer)
        var lineReader = LineReader()
        guard let handle = campaign.intern(writer: writer) else { return }
        for line in lines {
            line.withUnsafeBufferPointer { bytes in
                guard let scanned = try? lineReader.read(bytes) else { return }
                _ = campaign.fold(
                    scanned, lineReader, bytes, writer: handle, now: CampaignBuilder.second(3600))
            }
        }
    }

    func takeBack(_ lines: Int) { reader.takeBack(lines, &campaign) }

    var reasons: [String] { reader.problems.map(\.reason) }
    var ideas: [String] {
        campaign.rows.indices.filter { campaign.rows[$0].kind == .idea }
            .map { campaign.items.name(Int32($0)) }.sorted()
    }
}
