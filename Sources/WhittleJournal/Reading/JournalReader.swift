package import WhittleCore

/// Reads a campaign's journal files into the campaign: all of them at first, later what is new.
/// Bad lines are set aside with their place and reason, and never stop the rest.
package struct JournalReader: Sendable {
    /// What is known of one file.
    struct FileState: Sendable {
        var name: [UInt8]
        var writer: Int32
        /// Bytes read, up to and with the last line feed.
        var offset = 0
        var line = 0
        /// Of the lines read: earlier bytes that changed are noticed by it.
        var digest = PrefixDigest()
        /// Bytes behind the last line feed: a line that is still being written, or was torn.
        var pending = 0
        /// The file's length and mark when it was read last.
        var size = -1
        var mark: Int64?
        var isForeign = false
        /// True where its first line says that it is the file of a sealed round.
        var isSealed = false
        /// Where it is: what was read.
        var sealed: SealedCopy?
        var problems: [JournalProblem] = []
    }

    static let blockSize = 1 << 20

    var files: [FileState] = []
    var sealed = SealedReading()
    var folderProblems: [JournalProblem] = []
    /// What happened to files that were read before: shrunk, changed.
    package internal(set) var notices: [JournalProblem] = []
    var kept: [(writer: Int32, line: [UInt8])] = []
    /// Where one looks back: the last moment whose lines count.
    var until: Timestamp?
    /// How many lines that were kept were taken back since everything was folded last.
    private var takenBack = 0
    var reader = LineReader()
    private let checksum = CRC32C()
    /// How each line of the file being read begins.
    private var votePrefix: [UInt8] = []
    /// Bytes read so far in this refresh, for the progress of long reads.
    package private(set) var bytesRead = 0

    package init() {}

    /// Everything that does not count or is worth a look, file by file.
    package var problems: [JournalProblem] {
        folderProblems + notices + files.flatMap(\.problems) + sealed.problems
    }

    /// How many lines are bad: damaged, torn, or not admitted.
    package var badLines: Int {
        files.reduce(sealed.problems.count { $0.line > 0 && $0.severity == .damage }) { sum, file in
            sum + file.problems.count { $0.line > 0 && $0.severity == .damage }
        }
    }

    /// Reads what is new. `progress` is called after each block with the bytes read and the bytes
    /// in all; it answers whether to go on. True where the campaign has changed.
    @discardableResult
    package mutating func refresh(
        _ campaign: inout Campaign, _ folder: borrowing some JournalFolder & ~Copyable,
        now: Timestamp,
        progress: (Int, Int) -> Bool = { _, _ in true }
    ) throws(JournalError) -> Bool {
        let before = campaign.version
        campaign.advance(to: now)
        bytesRead = 0
        try list(folder, &campaign)
        var total = 0
        for file in files { total += folder.size(of: file.name) ?? 0 }
        // Small files first: people's own lines, among them those that say who is a member.
        let order = files.indices.sorted { one, other in
            let sizes = (
                folder.size(of: files[one].name) ?? 0, folder.size(of: files[other].name) ?? 0
            )
            return sizes.0 != sizes.1 ? sizes.0 < sizes.1 : one < other
        }
        for index in order {
            read(index, &campaign, folder, now) { progress($0, total) }
        }
        // A refold may bring up what only a refold shows, but each time more is settled.
        var rounds = 0
        if !campaign.needsRefold { settleSealed(&campaign, now: now) }
        while campaign.needsRefold, rounds < 4 {
            rounds += 1
            refold(&campaign, folder, now, order)
        }
        campaign.settle()
        return campaign.version != before
    }

    private mutating func refold(
        _ campaign: inout Campaign, _ folder: borrowing some JournalFolder & ~Copyable,
        _ now: Timestamp, _ order: [Int]
    ) {
        let replaced = collectConflicts(&campaign, folder)
        let seen = campaign.linesSeen
        let sealedBefore = restartSealed()
        campaign = campaign.restarted()
        for index in files.indices { restart(index) }
        for index in order { read(index, &campaign, folder, now) { _ in true } }
        foldKept(&campaign, now)
        settleSealed(&campaign, now: now)
        // A sealed file that no longer counts is told by itself.
        let closed = max(0, sealedBefore - foldedSealedLines)
        let lost = seen - campaign.linesSeen + replaced - takenBack - closed
        takenBack = 0
        guard lost > 0 else { return }
        notices.append(
            JournalProblem(
                file: Array("journal".utf8), severity: .notice,
                reason: "\(lost) lines read earlier are in no file any more, and no longer count"))
    }

    /// Keeps lines that may not be in the folder yet, this program's own: whenever everything is
    /// folded again, they are too.
    package mutating func keep(_ lines: [[UInt8]], writer: Int32) {
        kept += lines.map { (writer, $0) }
    }

    /// Takes back the last lines that were kept: they are not saved after all. The next refresh
    /// folds everything again, without them.
    package mutating func takeBack(_ lines: Int, _ campaign: inout Campaign) {
        let count = min(lines, kept.count)
        kept.removeLast(count)
        takenBack += count
        campaign.foldAgain()
    }

    mutating func foldKept(_ campaign: inout Campaign, _ now: Timestamp) {
        for (writer, line) in kept {
            line.withUnsafeBufferPointer { bytes in
                guard let scanned = try? reader.read(bytes), isReached(scanned, bytes, campaign)
                else { return }
                _ = campaign.fold(scanned, reader, bytes, writer: writer, now: now)
            }
        }
    }

    private mutating func restart(_ index: Int) {
        let old = files[index]
        files[index] = FileState(name: old.name, writer: old.writer)
    }

    /// Lists the folder: new files, those that are gone, and names that are none of ours.
    private mutating func list(
        _ folder: borrowing some JournalFolder & ~Copyable, _ campaign: inout Campaign
    ) throws(JournalError) {
        folderProblems = []
        for name in try folder.names() {
            switch JournalName(name) {
            case .ignored: continue
            case .notDownloaded:
                folderProblems.append(
                    JournalProblem(
                        file: name, reason: "the sync tool has not downloaded this file yet"))
            case .stranger:
                folderProblems.append(
                    JournalProblem(
                        file: name, severity: .notice,
                        reason: "not a journal's name; it is not read"))
            case .journal(let writer), .conflictCopy(let writer):
                if let problem = folder.problem(of: name) { folderProblems.append(problem) }
                guard !files.contains(where: { $0.name == name }),
                    folder.size(of: name) != nil,
                    let handle = campaign.intern(writer: writer)
                else { continue }
                files.append(FileState(name: name, writer: handle))
            }
        }
    }

    /// Reads one file from where it was left. A file that shrank, or whose earlier bytes changed,
    /// is read again from its start; what was seen of it stays.
    private mutating func read(
        _ index: Int, _ campaign: inout Campaign,
        _ folder: borrowing some JournalFolder & ~Copyable, _ now: Timestamp,
        progress: (Int) -> Bool
    ) {
        let name = files[index].name
        guard let size = folder.size(of: name) else {
            if files[index].offset > 0 {
                notice(index, "this file is gone; what was read of it is still shown")
                restart(index)
            } else if files[index].isSealed {
                restart(index)
            }
            return
        }
        let mark = folder.mark(of: name)
        guard files[index].size != size || files[index].mark != mark else { return }
        if files[index].isSealed {
            // Changed, and maybe no longer what it was: read as a new one.
            restart(index)
        }
        let prefix = files[index].offset
        if prefix > 0, size < prefix || folder.digest(of: name, upTo: prefix) != files[index].digest
        {
            notice(
                index,
                size < prefix
                    ? "the file is shorter than before; it is read again, and what was seen stays"
                    : "earlier bytes of the file changed; it is read again, and what was seen stays"
            )
            restart(index)
        }
        guard isRead(index, campaign) else { return }
        var isWhole = true
        files[index].pending = size - files[index].offset
        do throws(JournalError) {
            try folder.readLines(name, from: files[index].offset) { bytes in
                bytesRead += bytes.consumed + bytes.oversize
                fold(bytes, index, &campaign, now)
                isWhole = progress(bytesRead)
                return isWhole && !files[index].isSealed
            }
        } catch {
            // One file that cannot be read does not keep the others from it.
            let problem = JournalProblem(file: name, reason: error.sentence)
            if !folderProblems.contains(problem) { folderProblems.append(problem) }
            return
        }
        if files[index].isSealed { readSealed(index, folder, size) }
        if isWhole { (files[index].size, files[index].mark) = (size, mark) }
    }

    /// Another campaign's file is left alone, unless it is still to be found out which campaign
    /// this is.
    private func isRead(_ index: Int, _ campaign: Campaign) -> Bool {
        !files[index].isForeign || campaign.id == nil
    }

    private mutating func notice(_ index: Int, _ reason: String) {
        notices.append(
            JournalProblem(file: files[index].name, severity: .notice, reason: reason))
    }

    private mutating func fold(
        _ block: LineBlock, _ index: Int, _ campaign: inout Campaign, _ now: Timestamp
    ) {
        let bytes = block.bytes
        var start = 0
        if block.oversize > 0 {
            skip(block, index)
            return
        }
        if files[index].line == 0, let end = block.lineFeed(from: 0),
            startsSealed(UnsafeBufferPointer(rebasing: bytes[..<end]), campaign)
        {
            files[index].isSealed = true
            return
        }
        let name = campaign.writers[files[index].writer].name
        let writerName = Array(name.utf8)
        votePrefix = VoteLine.prefix(writer: name)
        writerName.withUnsafeBufferPointer { writerBytes in
            while start < block.consumed {
                var end = start
                if let feed = block.lineFeed(from: start) { end = feed } else { break }
                let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
                files[index].digest.add(line)
                files[index].line += 1
                fold(line, index, files[index].offset + start, &campaign, now, writerBytes)
                start = end + 1
            }
        }
        files[index].offset += start
        files[index].pending = block.pending
    }

    /// A line longer than any may be is set aside without being kept.
    private mutating func skip(_ block: LineBlock, _ index: Int) {
        files[index].line += 1
        files[index].problems.append(
            JournalProblem(
                file: files[index].name, line: files[index].line, offset: files[index].offset,
                length: block.oversize,
                reason: LineFault.tooLong(bytes: block.oversize - 1).sentence))
        files[index].offset += block.oversize
    }

    /// Offers a line to the campaign; nil where it names another writer than its file.
    private mutating func offer(
        _ line: UnsafeBufferPointer<UInt8>, _ index: Int, _ campaign: inout Campaign,
        _ now: Timestamp, _ writerBytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Admission? {
        let writer = files[index].writer
        let vote = votePrefix.withUnsafeBufferPointer { VoteLine(line, prefix: $0, checksum) }
        if let vote {
            guard isReached(vote.line, line, campaign) else { return .later }
            return campaign.fold(vote, line, writer: writer, now: now)
        }
        let scanned = try reader.read(line)
        guard reader.names(writer: writerBytes, scanned, in: line) else { return nil }
        guard isReached(scanned, line, campaign) else { return .later }
        return campaign.fold(scanned, reader, line, writer: writer, now: now)
    }

    private mutating func fold(
        _ line: UnsafeBufferPointer<UInt8>, _ index: Int, _ offset: Int,
        _ campaign: inout Campaign, _ now: Timestamp, _ writerBytes: UnsafeBufferPointer<UInt8>
    ) {
        guard isRead(index, campaign) else { return }
        func report(_ reason: String, _ severity: JournalProblem.Severity = .damage) {
            files[index].problems.append(
                JournalProblem(
                    file: files[index].name, line: files[index].line, offset: offset,
                    length: line.count, severity: severity, reason: reason))
        }
        var line = line
        if line.last == 0x0D {
            line = UnsafeBufferPointer(rebasing: line.dropLast())
            if !files[index].problems.contains(where: { $0.reason == JournalReader.crlf }) {
                report(JournalReader.crlf, .notice)
            }
        }
        do throws(LineFault) {
            let conflicts = campaign.intake.conflicts
            guard let admission = try offer(line, index, &campaign, now, writerBytes) else {
                report("the line names another writer than its file")
                return
            }
            if case .foreign = admission {
                if files[index].isForeign { return }
                files[index].isForeign = true
            }
            if let problem = admission.problem { report(problem.reason, problem.severity) }
            // Folded beside another with its number: both count, and it is said.
            if campaign.intake.conflicts > conflicts, let problem = Admission.conflict.problem {
                report(problem.reason, problem.severity)
            }
        } catch {
            let unknown = reader.unknown
            if let unknown, !reader.names(writer: writerBytes, unknown, in: line) {
                report("the line names another writer than its file")
                return
            }
            if let until, let unknown, unknown.happened ?? unknown.at > until { return }
            if campaign.note(error, unknown, writer: files[index].writer) {
                report(error.sentence, error.isFromTheFuture ? .notice : .damage)
            }
        }
    }

    private static let crlf = "lines end in CR LF; they are read, but something rewrites the file"

    /// The copies of lines that differ under one writer and number, from all files. Answers how
    /// many that were read are in no file any more.
    private mutating func collectConflicts(
        _ campaign: inout Campaign, _ folder: borrowing some JournalFolder & ~Copyable
    ) -> Int {
        var copies: [LineKey: [[UInt8]]] = [:]
        let wanted = Set(campaign.conflictingLines)
        guard !wanted.isEmpty else { return 0 }
        for file in files where wanted.contains(where: { $0.writer == file.writer }) {
            let writer = file.writer
            let writerName = Array(campaign.writers[writer].name.utf8)
            try? folder.readLines(file.name, from: 0) { block in
                block.forEachLine { line in
                    guard let scanned = try? reader.read(line), !scanned.isErased,
                        writerName.withUnsafeBufferPointer({
                            reader.names(writer: $0, scanned, in: line)
                        }), isReached(scanned, line, campaign)
                    else { return }
                    let key = LineKey(writer: writer, seq: Int32(scanned.seq))
                    if wanted.contains(key) { copies[key, default: []].append(Array(line)) }
                }
                return true
            }
        }
        for (writer, line) in kept {
            line.withUnsafeBufferPointer { bytes in
                guard let scanned = try? reader.read(bytes), isReached(scanned, bytes, campaign)
                else { return }
                let key = LineKey(writer: writer, seq: Int32(scanned.seq))
                if wanted.contains(key) { copies[key, default: []].append(line) }
            }
        }
        var replaced = 0
        for key in wanted where !campaign.setConflict(key, copies: copies[key] ?? []) {
            replaced += 1
        }
        return replaced
    }
}
