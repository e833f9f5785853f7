import WhittleCore
import WhittleJournal

/// Reviews of sealed rounds: they stay in a file of this device's state, and only its seal is
/// published until the round has closed.
extension Session {
    /// True where the event belongs into a sealed file.
    func isSealed(_ event: Event) -> Bool {
        guard let id = event.reviewedRound, let round = campaign.round(id) else { return false }
        return round.isOpen && round.details.visibility == .sealed
    }

    /// Writes a member's reviews of sealed rounds: each file is synced first, then its seal is
    /// published.
    func appendSealed(
        _ drafts: [DraftEvent], _ member: String
    ) throws(CommandError) -> Appended {
        let files = try lockSealedFiles()
        // What another program of this device sealed, and whether the round was closed meanwhile.
        do throws(JournalError) {
            _ = try reader.refresh(&campaign, folder.journal, now: now)
        } catch {
            throw CommandError(error)
        }
        var rounds: [String] = []
        for draft in drafts {
            if let rejection = campaign.check(
                draft.event, by: member, at: draft.happened ?? now)
            {
                throw CommandError(rejection)
            }
            if let round = draft.event.reviewedRound, !rounds.contains(round) {
                rounds.append(round)
            }
        }
        var lines: [String] = []
        for round in rounds {
            var file = try sealedFile(of: member, in: round, files.state)
            lines += file.add(
                drafts.filter { $0.event.reviewedRound == round }, latestAt: campaign.latestAt,
                now: now)
            do throws(JournalError) {
                try files.save(file)
            } catch {
                throw CommandError(error)
            }
            show([file])
            if let reason = publishSeal(of: file) {
                return Appended(
                    lines: lines,
                    progress: .saved("saved on this device, its seal not yet published: \(reason)"),
                    isSealed: true)
            }
        }
        return Appended(lines: lines, progress: .shared, isSealed: true)
    }

    private func lockSealedFiles() throws(CommandError) -> SealedFiles {
        guard let state else {
            throw CommandError(
                "This device cannot keep reviews of a sealed round in \(StateFolder.base). Make that folder writable, or set XDG_STATE_HOME.",
                .cannotCreate)
        }
        do throws(JournalError) {
            if let files = try SealedFiles(state, waiting: 5000) { return files }
        } catch {
            throw CommandError(error)
        }
        throw CommandError(
            "Another program on this device is writing sealed reviews. Try again.", .busy)
    }

    /// The member's file of a round on this device, a new one where they have none.
    private func sealedFile(
        of member: String, in round: String, _ state: StateFolder
    ) throws(CommandError) -> SealedFile {
        let own = SealedFiles.all(state).filter { $0.member == member && $0.round == round }
        if let seal = campaign.seal(of: member, in: round) {
            if let file = own.first(where: { $0.writer == seal.writer }) { return file }
            guard beginsSealAnew else {
                let title = campaign.round(round)?.details.title ?? round
                throw CommandError(
                    "\(member)’s sealed reviews of “\(title)” are on another device, or belong to another copy of this folder (\(seal.writer)). Go on there; or begin anew here with `whittle score … --anew`: what was scored there then does not count."
                )
            }
        }
        return own.last ?? newSealedFile(of: member, in: round)
    }

    private func newSealedFile(of member: String, in round: String) -> SealedFile {
        SealedFile(
            new: "\(member).\(Platform.randomTag(8))", member: member, round: round,
            campaign: campaign.creationID ?? "",
            salt: Platform.randomTag(32, of: "0123456789abcdef"),
            at: now)
    }

    /// Lets the member's own sealed reviews count here, and here only.
    private func show(_ files: [SealedFile]) {
        for file in files {
            guard let handle = campaign.intern(writer: file.writer) else { continue }
            reader.keepSealed(writer: handle, round: file.round, lines: file.lines)
        }
        reader.settleSealed(&campaign, now: now)
        if campaign.needsRefold {
            _ = try? reader.refresh(&campaign, folder.journal, now: now)
        } else {
            campaign.settle()
        }
    }

    /// Publishes the seal of a file; answers why it could not be.
    private func publishSeal(of file: SealedFile) -> String? {
        let seal = RoundSealed(
            round: file.round, sealed: file.writer,
            count: campaign.reviewedCount(by: file.member, in: file.round), digest: file.digest)
        do throws(CommandError) {
            try openWriter(file.member)
            _ = try save([DraftEvent(.roundSealed(seal))], false, false)
        } catch {
            return error.sentence
        }
        return switch share() {
        case .shared: nil
        case .saved(let reason): reason
        }
    }

    // MARK: At every start, and when others have written

    /// Shows the member's own sealed reviews, renews a seal that is behind its file, and publishes
    /// the files of rounds that have closed, whoever on this device wrote them.
    func settleSealedFiles() throws(JournalError) {
        guard let state else { return }
        let all = SealedFiles.all(state)
        guard !all.isEmpty else { return }
        let own = all.filter { $0.member == member }
        if !own.isEmpty { show(own) }
        guard own.contains(where: isBehind) || all.contains(where: { opened(of: $0) != nil })
        else { return }
        // Where another program holds them, it does the rest; so may a device that cannot write.
        guard let files = (try? SealedFiles(state, waiting: 0)) ?? nil else { return }
        try renewSeals(files)
        var hasPublished = false
        for file in SealedFiles.all(state) where publish(file, files) { hasPublished = true }
        if hasPublished { try reader.refresh(&campaign, folder.journal, now: now) }
    }

    /// Looks again once nobody else writes the files, at what has been sealed too: a seal must not
    /// stand after one of a later state.
    private func renewSeals(_ files: borrowing SealedFiles) throws(JournalError) {
        try reader.refresh(&campaign, folder.journal, now: now)
        var own = SealedFiles.all(files.state).filter { $0.member == member }
        guard own.contains(where: isBehind) else { return }
        for index in own.indices where isBehind(own[index]) && own[index].isAhead(of: now) {
            own[index] = try reissue(own[index], files)
        }
        show(own)
        for file in own where isBehind(file) { _ = publishSeal(of: file) }
    }

    /// Writes a file whose clock was far ahead anew, under another writer and this clock.
    private func reissue(
        _ file: SealedFile, _ files: borrowing SealedFiles
    ) throws(JournalError) -> SealedFile {
        var next = newSealedFile(of: file.member, in: file.round)
        _ = next.add(file.drafts, latestAt: campaign.latestAt, now: now)
        try files.save(next)
        files.remove(file)
        if let handle = campaign.writers.find(file.writer) { reader.dropSealed(writer: handle) }
        return next
    }

    /// The same, where the work goes on without it: the next start does it again.
    func settleSealedFilesQuietly() { try? settleSealedFiles() }

    /// True where the seal does not say what is in the file: the program ended between the two.
    private func isBehind(_ file: SealedFile) -> Bool {
        guard let round = campaign.round(file.round), round.isOpen,
            round.details.visibility == .sealed,
            campaign.check(.roundSealed(.sample), by: file.member) == nil
        else { return false }
        guard let seal = campaign.seal(of: file.member, in: file.round) else { return true }
        guard seal.writer == file.writer else { return false }
        return file.isAhead(of: now) || seal.digest != file.digest
            || seal.count != campaign.reviewedCount(by: file.member, in: file.round)
    }

    /// The seal that a file is to be opened under; nil while its round is open.
    private func opened(of file: SealedFile) -> Seal? {
        guard campaign.round(file.round)?.isOpen == false,
            let seal = campaign.seal(of: file.member, in: file.round), seal.writer == file.writer
        else { return nil }
        return seal
    }

    /// Publishes what was sealed of a file, once its round is closed. True where the folder changed.
    private func publish(_ file: SealedFile, _ files: borrowing SealedFiles) -> Bool {
        guard let seal = opened(of: file) else { return false }
        guard let part = file.part(fitting: seal.digest) else {
            reader.note(
                file.writer, "this device’s own file does not fit its seal; it is not published")
            return false
        }
        let left = file.bytes.count - part.count
        if left > 0 {
            reader.note(
                file.writer,
                "the last \(left) bytes were written after the last seal that was in time; they are not published"
            )
        }
        switch files.publish(part, writer: file.writer, folder) {
        case .published: return true
        case .present: return false
        case .refused(let reason):
            reader.note(file.writer, "not published: \(reason)")
            return false
        }
    }
}

extension Event {
    /// True where the event may open or close a sealed round, or change what a seal counts.
    var mayChangeSeals: Bool {
        switch self {
        case .roundClosed, .roundReopened, .lineUndone, .lineRedone: true
        default: false
        }
    }
}
