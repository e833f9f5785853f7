package import WhittleCore
package import WhittleJournal

/// Makes the journal of a campaign line by line, as its writers would, and folds it. The owner is
/// `anna`, writing as `anna.aaaa1111`; her first two lines open the file and make the campaign.
package struct CampaignBuilder: Sendable {
    package struct Line: Sendable {
        package var writer: String
        package var seq: Int
        package var bytes: [UInt8]
        package var id: String { "\(writer)-\(seq)" }
    }

    package static let owner = "anna.aaaa1111"
    package static let campaignID = "anna.aaaa1111-2"
    /// 2015-01-12T09:00:00.000Z.
    package static let start = Timestamp(milliseconds: 1_421_053_200_000)

    package private(set) var lines: [Line] = []
    private var seqs: [String: Int] = [:]
    /// The `at` of the next line that does not say its own; a second later with every line.
    package var clock = CampaignBuilder.start
    private let checksum = CRC32C()

    /// An empty journal, or one in which the owner has made the campaign.
    package init(creating: CampaignCreated? = CampaignCreated(title: "Test")) {
        guard let creating else { return }
        open(CampaignBuilder.owner)
        add(.campaignCreated(creating), by: CampaignBuilder.owner)
    }

    /// The first line of a writer's file.
    package mutating func open(
        _ writer: String, _ kind: WriterKind = .person, system: String? = nil
    ) {
        add(
            .writerOpened(
                WriterOpened(campaign: CampaignBuilder.campaignID, kind: kind, system: system)),
            by: writer)
    }

    /// A line of the owner's that makes somebody a member.
    package mutating func join(_ member: String, _ roles: Role...) {
        add(.memberJoined(MemberJoined(member: member, name: member, roles: roles)))
    }

    /// Adds a line and answers its id. Without `at` it is a second after the line before.
    @discardableResult
    package mutating func add(
        _ event: Event, by writer: String = CampaignBuilder.owner, at: Timestamp? = nil,
        seq: Int? = nil, happened: Timestamp? = nil
    ) -> String {
        if at == nil { clock = clock.advanced(by: 1000) }
        let seq = seq ?? (seqs[writer, default: 0] + 1)
        seqs[writer] = max(seqs[writer, default: 0], seq)
        let envelope = Envelope(writer: writer, seq: seq, at: at ?? clock, happened: happened)
        let line = Line(writer: writer, seq: seq, bytes: envelope.line(event, checksum))
        lines.append(line)
        return line.id
    }

    /// Adds bytes as they are, as a line of a writer's file.
    package mutating func addRaw(_ bytes: [UInt8], by writer: String = CampaignBuilder.owner) {
        lines.append(Line(writer: writer, seq: 0, bytes: bytes))
    }

    /// Adds a text with its checksum: everything of a line but `,"crc":…}`.
    package mutating func addRaw(_ open: String, by writer: String = CampaignBuilder.owner) {
        addRaw(CampaignBuilder.closed(open), by: writer)
    }

    /// A line from its text up to the checksum.
    package static func closed(_ open: String) -> [UInt8] {
        Array((open + ",\"crc\":\"\(CRC32C.text(CRC32C().checksum(open)))\"}").utf8)
    }

    /// The number of the writer's last line.
    package func lastSeq(_ writer: String) -> Int { seqs[writer, default: 0] }

    /// The journal's files, one a writer, the lines in their order.
    package var folder: MemoryFolder { CampaignBuilder.folder(lines) }

    /// The files that hold these lines, one a writer.
    package static func folder(_ lines: [Line]) -> MemoryFolder {
        var folder = MemoryFolder()
        for line in lines { append(line, to: line.writer + ".jsonl", &folder) }
        return folder
    }

    /// Puts a line at the end of a file, a new one where there is none.
    package static func append(_ line: Line, to name: String, _ folder: inout MemoryFolder) {
        if let index = folder.files.firstIndex(where: { $0.name == name }) {
            folder.files[index].bytes += line.bytes + [0x0A]
        } else {
            folder.files.append((name, line.bytes + [0x0A]))
        }
    }

    /// What the journal gives, read in one go a while after its last line.
    package func campaign() throws(JournalError) -> Campaign { try read().campaign }

    /// The campaign with the reader that read it.
    package func read(
        id: String? = CampaignBuilder.campaignID, now: Timestamp? = nil
    ) throws(JournalError) -> (campaign: Campaign, reader: JournalReader) {
        var campaign = Campaign(id: id)
        var reader = JournalReader()
        try reader.refresh(&campaign, folder, now: now ?? clock.advanced(by: 3_600_000))
        return (campaign, reader)
    }
}

extension Campaign {
    /// The handle of an item that must be known.
    package func item(_ id: String) -> Int32 { items.find(id) ?? -1 }
}
