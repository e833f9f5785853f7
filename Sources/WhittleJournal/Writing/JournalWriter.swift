package import WhittleCore

/// This program's own writer: one file that nobody else writes. Every line goes to the private
/// copy first (*saved*), then to the shared journal (*shared*).
package struct JournalWriter: ~Copyable {
    /// How far a line has come.
    package enum Progress: Equatable, Sendable {
        /// On this device's disk, and in the campaign's folder.
        case shared
        /// On this device's disk only; the sentence says why not in the folder.
        case saved(String)
    }

    package let name: String
    package let handle: Int32
    private let file: Descriptor
    private let privatePath: String
    private var seq: Int
    private var lastAt: Int64
    /// Lines saved and not known to be shared, in their order.
    private var unshared: [[UInt8]] = []
    /// The shared file as this program left it.
    private var sharedInfo: FileInfo?
    private var tailIsTorn = false
    /// True after a sync that failed: nothing more is said to be saved through this file.
    package private(set) var isBroken = false
    private let checksum = CRC32C()
    private var background: BackgroundSync?
    /// How many lines are written, and being synced in the background.
    private var syncing = 0
    /// How long the file is, and was before the last write.
    private var size: Int
    private var soundSize = 0

    /// Takes the device's first tag for this folder that no other program holds, else makes one.
    package static func open(
        member: String, _ campaign: inout Campaign, _ folder: borrowing CampaignFolder,
        _ state: StateFolder, now: Timestamp
    ) throws(JournalError) -> JournalWriter {
        let prefix = Array("\(member).".utf8)
        let names = ((try? state.descriptor.names()) ?? []).filter { $0.starts(with: prefix) }
        for name in names {
            guard case .journal(let writer) = JournalName(name) else { continue }
            if let taken = try take(writer, &campaign, folder, state, now) { return taken }
        }
        // A program that starts at the same moment may hold a new file before its maker does.
        for _ in 0..<8 {
            let writer = "\(member).\(Platform.randomTag(8))"
            if let taken = try take(writer, &campaign, folder, state, now) { return taken }
        }
        throw .cannotCreate(path: state.path, reason: "each new writer is in use")
    }

    /// Takes one tag; nil where another program holds it, or it must not be written. A tag whose
    /// clock ran far ahead is taken to publish what it holds, never to write more.
    static func take(
        _ writer: String, _ campaign: inout Campaign, _ folder: borrowing CampaignFolder,
        _ state: StateFolder, _ now: Timestamp, evenAhead: Bool = false
    ) throws(JournalError) -> JournalWriter? {
        let fileName = writer + ".jsonl"
        let path = state.path + "/" + fileName
        guard let handle = campaign.intern(writer: writer) else { return nil }
        do throws(SystemError) {
            let file = try Descriptor.open(
                Array(fileName.utf8), in: state.descriptor.number, .readAppend,
                permissions: 0o600)
            guard file.lock() else { return nil }
            // The folder's file belongs to somebody else: it is not written.
            if let info = try? folder.journal.descriptor.info(of: Array(fileName.utf8)),
                info.owner != Platform.userID || !info.isRegular || info.links > 1
            {
                return nil
            }
            let lines = try LineFile.lines(of: file)
            // A clock that was wrong when this file was written must not bind what comes.
            let latestAt = max(lines.latestAt, campaign.writers[handle].latestAt)
            guard evenAhead || latestAt <= now.milliseconds + 600_000 else { return nil }
            return JournalWriter(writer, handle, file: file, path: path, lines, campaign, folder)
        } catch {
            throw .cannotCreate(path: path, reason: error.words)
        }
    }

    private init(
        _ name: String, _ handle: Int32, file: consuming Descriptor, path: String,
        _ lines: LineFile.Lines, _ campaign: Campaign, _ folder: borrowing CampaignFolder
    ) {
        self.name = name
        self.handle = handle
        self.file = file
        privatePath = path
        tailIsTorn = lines.isTorn
        size = lines.size
        seq = max(campaign.writers[handle].highestSeq, lines.highestSeq)
        lastAt = max(campaign.writers[handle].latestAt, lines.latestAt)
        unshared = LineFile.missing(
            lines.lines, in: folder.journal.descriptor, Array((name + ".jsonl").utf8))
    }

    /// True where the file has no line yet: its first line is to say whose it is.
    package var isNew: Bool { seq == 0 }

    /// True where saved lines wait to be shared.
    package var hasUnshared: Bool { !unshared.isEmpty }

    package var unsharedLines: [[UInt8]] { unshared }

    /// The id that the next line will have.
    package var nextID: String { "\(name)-\(nextSeq)" }
    package var nextSeq: Int { seq + 1 }

    /// Stamps the events, and writes and syncs them to the private copy: once this returns, they
    /// are saved; in the background, once `finishSaving` returns. As one action, they are undone
    /// together. Answers the lines, for folding.
    package mutating func save(
        _ drafts: [DraftEvent], asOneAction: Bool, inBackground: Bool = false, latestAt: Int64,
        now: Timestamp
    ) throws(JournalError) -> [[UInt8]] {
        try finishSaving()
        guard !isBroken else {
            throw .notSaved(
                path: privatePath, reason: "an earlier write failed; leave and start again",
                freeBytes: nil)
        }
        // A hybrid clock: never behind this clock, this writer, or what others have written.
        var at = max(now.milliseconds, lastAt)
        if latestAt != Int64.min { at = max(at, latestAt + 1) }
        var lines: [[UInt8]] = []
        for (index, draft) in drafts.enumerated() {
            let isAction = asOneAction && drafts.count > 1
            let envelope = Envelope(
                writer: name, seq: seq + 1 + index, at: Timestamp(milliseconds: at),
                happened: draft.happened, source: draft.source, action: isAction ? nextID : nil,
                parts: isAction ? drafts.count : nil)
            let line = envelope.line(draft.event, checksum)
            guard line.count <= LineScanner.maximumBytes else {
                throw .lineTooLong(bytes: line.count)
            }
            lines.append(line)
        }
        try append(lines, inBackground)
        seq += lines.count
        lastAt = at
        unshared.append(contentsOf: lines)
        return lines
    }

    /// How many lines are written and may not yet be on the disk.
    package var linesInSaving: Int { syncing }

    /// Waits until what was written in the background is saved. Where it turns out not to be, the
    /// lines since then are none, and nothing more goes through this file.
    package mutating func finishSaving() throws(JournalError) {
        guard syncing > 0, let background else { return }
        let lines = syncing
        syncing = 0
        do throws(SystemError) {
            try background.finish()
        } catch {
            unshared.removeLast(min(lines, unshared.count))
            throw syncFailed(error)
        }
    }

    /// What is not on the disk is not kept elsewhere either: a line that was told as not saved must
    /// not be published by a program that finds it in the file.
    private mutating func syncFailed(_ error: SystemError) -> JournalError {
        isBroken = true
        file.cut(to: soundSize)
        return notSaved(error)
    }

    private mutating func append(_ lines: [[UInt8]], _ inBackground: Bool) throws(JournalError) {
        var bytes: [UInt8] = tailIsTorn ? [0x0A] : []
        for line in lines { bytes += line + [0x0A] }
        do throws(SystemError) {
            try file.write(bytes)
        } catch {
            tailIsTorn = true
            // What of it did get into the file keeps its numbers.
            if let held = try? LineFile.lines(of: file) {
                seq = max(seq, held.highestSeq)
                size = held.size
            }
            if !error.isFull { isBroken = true }
            throw notSaved(error)
        }
        tailIsTorn = false
        soundSize = size
        size += bytes.count
        if inBackground {
            if background == nil { background = BackgroundSync() }
            if background?.begin(file.number) == true {
                syncing = lines.count
                return
            }
        }
        do throws(SystemError) {
            try file.syncData()
        } catch {
            throw syncFailed(error)
        }
    }

    private func notSaved(_ error: SystemError) -> JournalError {
        .notSaved(
            path: privatePath, reason: error.words,
            freeBytes: error.isFull ? Platform.freeBytes(file.number) : nil)
    }

    /// Appends what is not yet in the campaign's folder. The shared file is opened afresh, and is
    /// looked at again after the sync: a file that was replaced meanwhile is written once more.
    package mutating func share(_ folder: borrowing CampaignFolder) -> Progress {
        do throws(JournalError) {
            try finishSaving()
        } catch {
            return .saved(error.sentence)
        }
        guard !unshared.isEmpty else { return .shared }
        let fileName = Array((name + ".jsonl").utf8)
        for _ in 0..<3 {
            do throws(SystemError) {
                // Another file, other bytes, or no file any more.
                if (try? folder.journal.descriptor.info(of: fileName)) != sharedInfo {
                    try lookAgain(folder, fileName)
                    if unshared.isEmpty { return .shared }
                }
                try appendShared(folder, fileName)
                let after = try folder.journal.descriptor.info(of: fileName)
                guard let expected = sharedInfo, after.isSameFile(as: expected) else { continue }
                unshared = []
                return .shared
            } catch {
                return .saved(
                    "saved, not yet shared: \(error.words)")
            }
        }
        return .saved("saved, not yet shared: something keeps replacing the file")
    }

    /// The file is not as this program left it: all of its own lines are compared with it.
    private mutating func lookAgain(
        _ folder: borrowing CampaignFolder, _ fileName: [UInt8]
    ) throws(SystemError) {
        let lines = try LineFile.lines(of: file)
        unshared = LineFile.missing(lines.lines, in: folder.journal.descriptor, fileName)
    }

    private mutating func appendShared(
        _ folder: borrowing CampaignFolder, _ fileName: [UInt8]
    ) throws(SystemError) {
        let isNewFile = (try? folder.journal.descriptor.info(of: fileName)) == nil
        let shared = try Descriptor.open(
            fileName, in: folder.journal.descriptor.number, .readAppend)
        let before = try shared.info()
        guard before.isRegular else { throw SystemError(number: 40) }
        var bytes: [UInt8] = try LineFile.endsTorn(shared, before.size) ? [0x0A] : []
        for line in unshared { bytes += line + [0x0A] }
        try shared.write(bytes)
        try shared.syncData()
        if isNewFile { try folder.journal.descriptor.syncFolder() }
        sharedInfo = try shared.info()
    }
}

/// A writer's own file read whole, to compare the private copy with the shared one.
enum LineFile {
    struct Lines {
        var lines: [[UInt8]] = []
        var highestSeq = 0
        var latestAt = Int64.min
        var isTorn = false
        /// The file's length in bytes.
        var size = 0
    }

    /// The sound lines of a file.
    static func lines(of file: borrowing Descriptor) throws(SystemError) -> Lines {
        var result = Lines()
        let bytes = try file.bytes(count: try file.info().size)
        let done = bytes.count
        result.size = done
        result.isTorn = done > 0 && bytes[done - 1] != 0x0A
        var reader = LineReader()
        for part in bytes[..<done].split(separator: 0x0A) {
            // Something may have rewritten the line ends: the lines are the same.
            let line = Array(part.last == 0x0D ? part.dropLast() : part)
            line.withUnsafeBufferPointer { buffer in
                let scanned = try? reader.read(buffer)
                // A line of a later version takes its number, too.
                guard let seq = scanned?.seq ?? reader.unknown?.seq,
                    let at = scanned?.at ?? reader.unknown?.at
                else { return }
                result.highestSeq = max(result.highestSeq, seq)
                result.latestAt = max(result.latestAt, at.milliseconds)
                result.lines.append(line)
            }
        }
        return result
    }

    /// Those of the lines that a file in a folder does not hold, byte for byte.
    static func missing(
        _ lines: [[UInt8]], in folder: borrowing Descriptor, _ name: [UInt8]
    ) -> [[UInt8]] {
        guard let file = try? Descriptor.open(name, in: folder.number, .read),
            let present = try? self.lines(of: file)
        else { return lines }
        let held = Set(present.lines)
        return lines.filter { !held.contains($0) }
    }

    /// True where the file's last byte is not a line feed.
    static func endsTorn(_ file: borrowing Descriptor, _ size: Int) throws(SystemError) -> Bool {
        guard size > 0 else { return false }
        return try file.bytes(from: size - 1, count: 1) != [0x0A]
    }
}
