package import WhittleCore

/// The files of sealed rounds. Their lines are held back until the round has closed, and are
/// folded only where the whole file is the one that its member sealed.
extension JournalReader {
    /// A file whose first line says that it is sealed, as it was read last.
    struct SealedCopy: Sendable {
        /// The whole lines, without their line feeds.
        var lines: [[UInt8]] = []
        /// SHA-256 of all bytes; nil where the file ends inside a line or is too large.
        var digest: String?
    }

    /// What is known of sealed files.
    struct SealedReading: Sendable {
        /// The member's own on this device, by writer.
        var own: [Int32: (round: String, lines: [[UInt8]])] = [:]
        /// The lines that were folded, by writer.
        var folded: [Int32: [[UInt8]]] = [:]
        /// What is to be said of files and seals now.
        var problems: [JournalProblem] = []
        /// What is to be said of lines that were folded, by writer.
        var lineProblems: [Int32: [JournalProblem]] = [:]
    }

    static let sealedLimit = 64 << 20

    /// Takes the lines of this device's own sealed file: they count here while the round is open,
    /// as nobody else's do. The next refresh, or `settleSealed`, folds them.
    package mutating func keepSealed(writer: Int32, round: String, lines: [[UInt8]]) {
        sealed.own[writer] = (round, lines)
    }

    /// Forgets an own sealed file in whose place another stands.
    package mutating func dropSealed(writer: Int32) { sealed.own[writer] = nil }

    /// True where a file's first line says that it is one of a sealed round of this campaign.
    mutating func startsSealed(
        _ line: UnsafeBufferPointer<UInt8>, _ campaign: Campaign
    ) -> Bool {
        guard let scanned = try? reader.read(line), scanned.type == .writerOpened,
            case .writerOpened(let opened)? = try? reader.event(scanned, line)
        else { return false }
        return opened.kind == .sealed && campaign.creationID ?? opened.campaign == opened.campaign
    }

    /// Reads a sealed file whole: its digest is over every byte.
    mutating func readSealed(
        _ index: Int, _ folder: borrowing some JournalFolder & ~Copyable, _ size: Int
    ) {
        var file = SealedCopy()
        var hash = SHA256()
        var count = 0
        defer { files[index].sealed = file }
        guard size <= JournalReader.sealedLimit else { return }
        do throws(JournalError) {
            try folder.readLines(files[index].name, from: 0) { block in
                guard block.oversize == 0 else { return false }
                hash.add(block.bytes[..<block.consumed])
                count += block.consumed
                var start = 0
                while let end = block.lineFeed(from: start), end < block.consumed {
                    file.lines.append(Array(block.bytes[start..<end]))
                    start = end + 1
                }
                return true
            }
        } catch {
            folderProblems.append(
                JournalProblem(file: files[index].name, reason: error.sentence))
            return
        }
        if count == size { file.digest = hash.text }
    }

    /// Folds what may be folded of the sealed files. Where lines that were folded no longer may be,
    /// the campaign asks to be folded again.
    package mutating func settleSealed(_ campaign: inout Campaign, now: Timestamp) {
        sealed.problems = []
        guard
            campaign.hasSeals || !sealed.own.isEmpty || !sealed.folded.isEmpty
                || files.contains(where: \.isSealed)
        else { return }
        let writers = Set(files.filter(\.isSealed).map(\.writer)).union(sealed.own.keys)
            .union(sealed.folded.keys)
            .sorted { campaign.writers[$0].name < campaign.writers[$1].name }
        for writer in writers {
            let (lines, isPrivate) = sealedLines(of: writer, campaign)
            let done = sealed.folded[writer] ?? []
            guard lines.starts(with: done) else {
                campaign.foldAgain()
                continue
            }
            guard !lines.isEmpty else { continue }
            let isNews =
                done.count < lines.count || campaign.writers[writer].isPrivate != isPrivate
            if isNews { campaign.admit(sealed: writer, isPrivate: isPrivate) }
            for index in done.count..<lines.count {
                fold(sealedLine: lines[index], index, writer, &campaign, now)
            }
            sealed.folded[writer] = lines
        }
        noteMissing(campaign)
        sealed.problems += writers.flatMap { sealed.lineProblems[$0] ?? [] }
    }

    /// Notes what became of this device's own sealed file, once.
    package mutating func note(_ writer: String, _ reason: String) {
        let problem = JournalProblem(
            file: Array("\(writer).jsonl".utf8), severity: .notice, reason: reason)
        if !notices.contains(problem) { notices.append(problem) }
    }

    /// Forgets what was folded: everything is folded again. Answers how many lines that were.
    mutating func restartSealed() -> Int {
        let count = foldedSealedLines
        sealed.folded = [:]
        sealed.lineProblems = [:]
        return count
    }

    var foldedSealedLines: Int { sealed.folded.values.reduce(0) { $0 + $1.count } }

    /// The lines of a sealed writer that count now, and whether they are on this device only.
    private mutating func sealedLines(
        of writer: Int32, _ campaign: Campaign
    ) -> (lines: [[UInt8]], isPrivate: Bool) {
        let name = campaign.writers[writer].name
        let own = sealed.own[writer]
        let copies = files.filter { $0.writer == writer && $0.isSealed }
        func say(_ severity: JournalProblem.Severity, _ reason: (JournalReader.FileState) -> String)
        {
            sealed.problems += copies.map {
                JournalProblem(file: $0.name, severity: severity, reason: reason($0))
            }
        }
        switch campaign.standing(ofSealed: name) {
        case .unnamed:
            say(.damage) { _ in "a sealed file that no seal names; it does not count" }
            // Its seal is still to be set.
            let isOpen = own.flatMap { campaign.round($0.round)?.isOpen } == true
            return (isOpen ? own?.lines ?? [] : [], true)
        case .waiting(let seal):
            say(.notice) { _ in
                "\(seal.member)’s sealed reviews, here before “\(campaign.title(ofRound: seal.round))” has closed; they are not read until then"
            }
            return (own?.lines ?? [], true)
        case .superseded(let seal):
            say(.notice) { _ in
                "\(seal.member) sealed another file for “\(campaign.title(ofRound: seal.round))” later, \(seal.writer); this one does not count"
            }
            return ([], true)
        case .opened(let seal):
            if let whole = copies.first(where: { $0.sealed?.digest == seal.digest }) {
                return (whole.sealed?.lines ?? [], false)
            }
            say(.damage) { file in
                let found = file.sealed?.digest.map { "its SHA-256 is \($0)" } ?? "it is not whole"
                return
                    "not the file that \(seal.member) sealed for “\(campaign.title(ofRound: seal.round))”: \(found), the seal says \(seal.digest); these reviews do not count"
            }
            return ([], false)
        }
    }

    /// A sealed file holds its own member's reviews of one round and nothing else.
    private mutating func fold(
        sealedLine line: [UInt8], _ index: Int, _ writer: Int32, _ campaign: inout Campaign,
        _ now: Timestamp
    ) {
        let name = campaign.writers[writer].name
        var reason: String?
        var severity = JournalProblem.Severity.damage
        line.withUnsafeBufferPointer { bytes in
            do throws(LineFault) {
                let scanned = try reader.read(bytes)
                guard
                    Array(name.utf8).withUnsafeBufferPointer({
                        reader.names(writer: $0, scanned, in: bytes)
                    })
                else {
                    reason = "the line names another writer than its file"
                    return
                }
                guard isReached(scanned, bytes, campaign) else { return }
                let event = try reader.event(scanned, bytes)
                guard campaign.mayStandSealed(event, writer: name, isFirst: index == 0) else {
                    reason =
                        "a sealed file holds its member’s own reviews of its round; this line does not count"
                    return
                }
                let admission = campaign.fold(scanned, reader, bytes, writer: writer, now: now)
                if let problem = admission.problem { (reason, severity) = problem }
            } catch {
                campaign.note(error, reader.unknown, writer: writer)
                reason = error.sentence
                if error.isFromTheFuture { severity = .notice }
            }
        }
        guard let reason else { return }
        sealed.lineProblems[writer, default: []].append(
            JournalProblem(
                file: Array("\(name).jsonl".utf8), line: index + 1, length: line.count,
                severity: severity, reason: reason))
    }

    /// Seals of closed rounds whose file is not here, or is here as something else.
    private mutating func noteMissing(_ campaign: Campaign) {
        for seal in campaign.seals where campaign.round(seal.round)?.isOpen == false {
            let copies = files.filter {
                campaign.writers[$0.writer].name == seal.writer && $0.size >= 0
            }
            let title = campaign.title(ofRound: seal.round)
            if copies.isEmpty {
                let opened = campaign.openedSeals(in: seal.round)
                sealed.problems.append(
                    JournalProblem(
                        file: Array("\(seal.writer).jsonl".utf8), severity: .notice,
                        reason:
                            "\(seal.member)’s sealed reviews of “\(title)” have not arrived: \(opened)"
                    ))
            }
            guard !copies.contains(where: \.isSealed) else { continue }
            sealed.problems += copies.map {
                JournalProblem(
                    file: $0.name,
                    reason:
                        "not the file that \(seal.member) sealed for “\(title)”: its first line does not say that it is sealed; these reviews do not count"
                )
            }
        }
    }
}

extension Campaign {
    /// The title of a round, else its id.
    func title(ofRound id: String) -> String { round(id)?.details.title ?? id }

    /// `3 of 4 seals opened`.
    func openedSeals(in id: String) -> String {
        round(id).flatMap { SealWords.opened(sealProgress(of: $0)) } ?? ""
    }
}
