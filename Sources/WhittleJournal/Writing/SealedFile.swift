package import WhittleCore

/// A member's reviews of a sealed round, as this device keeps them outside the campaign's folder,
/// byte for byte as they are published after the close.
package struct SealedFile: Equatable, Sendable {
    package let writer: String
    package let member: String
    package let round: String
    package private(set) var bytes: [UInt8]
    /// The lines without their line feeds.
    package private(set) var lines: [[UInt8]]
    private var lastAt: Int64

    /// What such a file is called in the device's state: no journal's name, so that nothing
    /// publishes it with the private copies.
    package static let suffix = ".sealed"

    var name: String { writer + SealedFile.suffix }

    /// SHA-256 of the whole file.
    package var digest: String { SHA256.text(bytes) }

    /// An empty file of a member's, with a salt of 32 random hex digits in its first line, so that
    /// nobody finds out its scores by trying which would give its digest.
    package init(
        new writer: String, member: String, round: String, campaign: String, salt: String,
        at: Timestamp
    ) {
        self.writer = writer
        self.member = member
        self.round = round
        let opened = WriterOpened(campaign: campaign, kind: .sealed, salt: salt)
        let line = Envelope(writer: writer, seq: 1, at: at).line(
            .writerOpened(opened), CRC32C())
        lines = [line]
        bytes = line + [0x0A]
        lastAt = at.milliseconds
    }

    /// The file as it is on the disk; nil where it is not one.
    init?(_ writer: String, _ bytes: [UInt8]) {
        guard let member = Identifier.parts(ofWriter: writer)?.member, bytes.last == 0x0A else {
            return nil
        }
        self.writer = writer
        self.member = member
        self.bytes = bytes
        lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
            .map(Array.init)
        var reader = LineReader()
        var round: String?
        var lastAt = Int64.min
        for line in lines {
            line.withUnsafeBufferPointer { buffer in
                guard let scanned = try? reader.read(buffer) else { return }
                lastAt = max(lastAt, scanned.at.milliseconds)
                guard round == nil else { return }
                if case .reviewSubmitted(let review)? = try? reader.event(scanned, buffer) {
                    round = review.round
                }
            }
        }
        guard let round else { return nil }
        self.round = round
        self.lastAt = lastAt
    }

    /// Adds reviews, stamped later than every line before; answers their ids.
    package mutating func add(_ drafts: [DraftEvent], latestAt: Int64, now: Timestamp) -> [String] {
        var at = max(now.milliseconds, lastAt)
        if latestAt != Int64.min { at = max(at, latestAt + 1) }
        var ids: [String] = []
        for draft in drafts {
            let envelope = Envelope(
                writer: writer, seq: lines.count + 1, at: Timestamp(milliseconds: at),
                happened: draft.happened)
            let line = envelope.line(draft.event, CRC32C())
            ids.append("\(writer)-\(lines.count + 1)")
            lines.append(line)
            bytes += line + [0x0A]
        }
        lastAt = at
        return ids
    }

    /// True where the clock was far ahead when the file was written: its lines would wait for that
    /// time, everywhere.
    package func isAhead(of now: Timestamp) -> Bool {
        lastAt > now.milliseconds + Campaign.horizon
    }

    /// What the reviews in the file say, in their order.
    package var drafts: [DraftEvent] {
        var reader = LineReader()
        return lines.compactMap { line in
            line.withUnsafeBufferPointer { bytes in
                guard let scanned = try? reader.read(bytes),
                    let event = try? reader.event(scanned, bytes), event.reviewedRound != nil
                else { return nil }
                return DraftEvent(event)
            }
        }
    }

    /// The first bytes of the file that have a digest: what was written after the last seal that
    /// was in time is not part of what was sealed. Nil where none have it.
    package func part(fitting digest: String) -> [UInt8]? {
        var hash = SHA256()
        var count = 0
        for line in lines {
            hash.add(line)
            hash.add(CollectionOfOne(0x0A))
            count += line.count + 1
            if hash.text == digest { return Array(bytes[..<count]) }
        }
        return nil
    }
}

/// The sealed files that this device keeps of a campaign.
package struct SealedFiles: ~Copyable {
    package let state: StateFolder
    private let lock: Descriptor

    /// Holds the device's sealed files for this program, waiting for at most so many milliseconds;
    /// nil where another program still holds them then.
    package init?(
        _ state: StateFolder, waiting milliseconds: Int
    ) throws(JournalError) {
        do throws(SystemError) {
            lock = try Descriptor.open(
                Array("sealed.lock".utf8), in: state.descriptor.number, .readAppend,
                permissions: 0o600)
        } catch {
            throw .cannotCreate(path: state.path + "/sealed.lock", reason: error.words)
        }
        self.state = state
        guard lock.lock(waiting: milliseconds) else { return nil }
    }

    /// All sealed files of all members that used this device, by name.
    package static func all(_ state: StateFolder) -> [SealedFile] {
        let suffix = Array(SealedFile.suffix.utf8)
        return ((try? state.descriptor.names()) ?? []).compactMap { name in
            guard name.count > suffix.count, name.suffix(suffix.count).elementsEqual(suffix) else {
                return nil
            }
            let text = String(decoding: name, as: UTF8.self)
            guard let bytes = try? state.contents(text) else { return nil }
            return SealedFile(String(text.dropLast(suffix.count)), bytes)
        }
    }

    /// Puts a file on this device's disk, whole: after a crash there is the old one or the new one.
    package func save(_ file: SealedFile) throws(JournalError) {
        try state.replace(file.name, file.bytes)
    }

    /// Forgets a file in whose place another stands.
    package func remove(_ file: SealedFile) { state.remove(file.name) }

    /// What became of publishing a sealed file.
    package enum Publication: Equatable, Sendable {
        case published
        /// It was in the folder already.
        case present
        /// The folder holds something else under its name, or cannot be written.
        case refused(String)
    }

    /// Puts the bytes of a file that its round has opened into the campaign's folder. What is there
    /// of them already, after a crash, is completed; anything else is left as it is.
    package func publish(
        _ bytes: [UInt8], writer: String, _ folder: borrowing CampaignFolder
    ) -> Publication {
        let name = Array((writer + ".jsonl").utf8)
        do throws(SystemError) {
            let known = try? folder.journal.descriptor.info(of: name)
            if let known, !known.isRegular || known.owner != Platform.userID || known.links > 1 {
                return .refused("something else stands there under its name")
            }
            let file = try Descriptor.open(
                name, in: folder.journal.descriptor.number, .readAppend)
            let size = try file.info().size
            let present = try file.bytes(count: min(size, bytes.count + 1))
            if present == bytes { return .present }
            guard bytes.starts(with: present) else {
                return .refused(
                    "the file in the folder was changed by something else; move it away, and it is published again"
                )
            }
            try file.write(Array(bytes[present.count...]))
            try file.syncData()
            if known == nil { try folder.journal.descriptor.syncFolder() }
            return .published
        } catch {
            return .refused(error.words)
        }
    }
}
