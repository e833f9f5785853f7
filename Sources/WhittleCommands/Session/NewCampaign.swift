package import WhittleCore
import WhittleJournal

/// Makes campaigns: an empty one, or one from lines that are all there already.
package enum NewCampaign {
    /// Makes a campaign whose owner is the member.
    package static func create(
        _ path: String, title: String, summary: String? = nil, owner: String,
        now: Timestamp = Platform.now
    ) throws(CommandError) {
        guard Identifier.isMember(owner) else {
            throw CommandError(
                "“\(owner)” cannot name a member: use a-z, 0-9 and -, at most 32 of them.", .usage)
        }
        guard !title.isBlank, title.unicodeScalars.count <= Campaign.titleLimit else {
            throw CommandError("A campaign needs a title of at most 300 characters.", .usage)
        }
        let writer = "\(owner).\(Platform.randomTag(8))"
        let id = "\(writer)-2"
        let checksum = CRC32C()
        let opening = Envelope(writer: writer, seq: 1, at: now).line(
            .writerOpened(WriterOpened(campaign: id, kind: .person)), checksum)
        let created = Envelope(writer: writer, seq: 2, at: now).line(
            .campaignCreated(CampaignCreated(title: title, summary: summary)), checksum)
        try write(path, campaign: id, owner: owner, files: [(writer, [opening, created])])
        keepPrivateCopy(path, campaign: id, writer: writer, [opening, created])
    }

    /// The first lines are kept like any other of this device's own, so that the owner goes on
    /// writing in the same file.
    private static func keepPrivateCopy(
        _ path: String, campaign id: String, writer: String, _ lines: [[UInt8]]
    ) {
        guard let folder = try? CampaignFolder(path),
            let state = try? StateFolder(campaign: id, folder: folder.identity)
        else { return }
        try? state.replace("\(writer).jsonl", lines.flatMap { $0 + [0x0A] })
    }

    /// Makes a campaign from whole lines, by writer. This device remembers its owner, who need not
    /// be named again.
    package static func write(
        _ path: String, campaign id: String, owner: String,
        files: [(writer: String, lines: [[UInt8]])]
    ) throws(CommandError) {
        do throws(JournalError) {
            try CampaignFolder.create(path, campaign: id)
            let folder = try CampaignFolder(path)
            for file in files {
                try ImportWriter.write(file.lines, writer: file.writer, folder)
            }
            try? StateFolder.remember(campaign: id, folder: folder.identity)
            try? StateFolder(campaign: id, folder: folder.identity).replace(
                Session.memberFile, Array(owner.utf8))
        } catch {
            throw CommandError(error)
        }
    }
}
