package import WhittleCore
package import WhittleJournal

/// A campaign that is open: its folder, what was read of it, and this program's own writer. Verbs
/// and screens write through `append` alone.
package final class Session {
    package let path: String
    package internal(set) var campaign: Campaign
    package internal(set) var reader = JournalReader()
    /// Who acts and looks.
    package let member: String?
    let folder: CampaignFolder
    let state: StateFolder?
    private var writer: JournalWriter?
    /// Begins sealed reviews anew where this device has none of the member's that were sealed last.
    package var beginsSealAnew = false
    /// How its screens are to be opened.
    package var opening = Opening()
    /// For the lines that this program wrote itself.
    private var lineReader = LineReader()
    private let clock: () -> Timestamp
    /// The moment that is looked back to: the campaign is that of then, and nothing is written.
    package private(set) var moment: Timestamp?

    /// How a campaign is opened.
    package struct Options {
        package var member: String?
        /// Where no member is named: the one who made the campaign on this device.
        package var usesRememberedMember = false
        /// The folder may hold another campaign than this device remembers.
        package var trustFolder = false
        /// A moment to look back to.
        package var moment: Timestamp?
        package var clock: () -> Timestamp = { Platform.now }
        /// Called while reading with the bytes read and the bytes in all; answers whether to go on.
        package var progress: (Int, Int) -> Bool = { _, _ in true }

        package init() {}
    }

    /// Opens the campaign in a folder and reads it.
    package init(_ path: String, _ options: Options = Options()) throws(CommandError) {
        do throws(JournalError) {
            folder = try CampaignFolder(path)
            if let id = folder.campaignID,
                let known = StateFolder.remembered(folder: folder.identity), known != id,
                !options.trustFolder
            {
                throw JournalError.otherCampaign(path: path, remembered: known, found: id)
            }
            clock = options.clock
            campaign = Campaign(id: folder.campaignID)
            try reader.refresh(
                &campaign, folder.journal, now: options.clock(), progress: options.progress)
            guard let id = campaign.creationID else {
                throw JournalError.noCampaign(path: folder.path)
            }
            self.path = folder.path
            if StateFolder.remembered(folder: folder.identity) != id {
                try? StateFolder.remember(campaign: id, folder: folder.identity)
            }
            // A device that cannot keep state can still look.
            state = try? StateFolder(campaign: id, folder: folder.identity)
            let remembered = options.usesRememberedMember ? Session.remembered(state) : nil
            member = options.member ?? remembered
            if let state {
                try publishPrivateCopies(state)
                try settleSealedFiles()
            }
            if let moment = options.moment { try lookBack(to: moment, options.progress) }
        } catch {
            throw CommandError(error)
        }
    }

    /// From here on the campaign is the one of then.
    private func lookBack(
        to moment: Timestamp, _ progress: (Int, Int) -> Bool
    ) throws(JournalError) {
        (campaign, reader) = try reader.past(
            at: moment, of: campaign, in: folder.journal, now: now, progress: progress)
        self.moment = moment
    }

    /// Nothing is written into the past.
    private func requirePresent() throws(CommandError) {
        guard moment == nil else { throw Session.isPast }
    }

    /// What this device saved and the folder lacks is put there; where that is not possible it
    /// counts here all the same.
    private func publishPrivateCopies(_ state: StateFolder) throws(JournalError) {
        let outcome = PrivateCopies.publish(&campaign, folder, state, now: now)
        for (writer, lines) in outcome.waiting {
            fold(lines, writer)
        }
        if outcome.hasPublished {
            try reader.refresh(&campaign, folder.journal, now: now)
        }
    }

    /// Where this device remembers who made the campaign on it.
    package static let memberFile = "member"

    private static func remembered(_ state: StateFolder?) -> String? {
        guard let bytes = try? state?.contents(memberFile) else { return nil }
        let name = String(decoding: bytes, as: UTF8.self)
        return Identifier.isMember(name) ? name : nil
    }

    /// The wall clock, or what stands in for it; where one looks back, the moment of then.
    package var now: Timestamp { moment.map { min($0, clock()) } ?? clock() }

    /// What the member may see; the public's view where nobody says who they are.
    package var viewpoint: Viewpoint {
        member.map { Viewpoint($0, in: campaign) } ?? .publicView
    }

    /// Reads what others have written since. True where the campaign has changed.
    @discardableResult
    package func refresh() throws(CommandError) -> Bool {
        guard moment == nil else { return false }
        do throws(JournalError) {
            let version = campaign.version
            guard try reader.refresh(&campaign, folder.journal, now: now) else { return false }
            try settleSealedFiles()
            return campaign.version != version
        } catch {
            throw CommandError(error)
        }
    }

    /// What `append` has done.
    package struct Appended: Sendable {
        /// The ids of the lines, in order.
        package let lines: [String]
        package let progress: JournalWriter.Progress
        /// True where they stay on this device until a sealed round is closed.
        package var isSealed = false
    }

    /// Checks the events against the campaign, stamps them, saves them, folds them, and shares
    /// them. Where one is refused, nothing is written. With `sharing` false they are saved and
    /// wait for `share()`; in the background, they are saved once `finishSaving` returns.
    @discardableResult
    package func append(
        _ drafts: [DraftEvent], asOneAction: Bool = true, sharing: Bool = true,
        inBackground: Bool = false
    ) throws(CommandError) -> Appended {
        try requirePresent()
        try finishSaving()
        let member = try requireMember()
        for draft in drafts {
            if let rejection = campaign.check(
                draft.event, by: member, at: draft.happened ?? now)
            {
                throw CommandError(rejection)
            }
        }
        try openWriter(member)
        let reviews = drafts.filter { isSealed($0.event) }
        guard reviews.isEmpty else {
            let seal = try appendSealed(reviews, member)
            let others = drafts.filter { !isSealed($0.event) }
            guard !others.isEmpty else { return seal }
            let rest = try append(others, asOneAction: asOneAction, sharing: sharing)
            return Appended(lines: seal.lines + rest.lines, progress: rest.progress)
        }
        let lines = try save(drafts, asOneAction, inBackground && !sharing)
        var progress = sharing ? share() : .saved("")
        if drafts.contains(where: \.event.mayChangeSeals) {
            // What a close lets out follows the line that closes.
            if !sharing { progress = share() }
            settleSealedFilesQuietly()
        }
        return Appended(lines: lines.ids, progress: progress)
    }

    /// The id that the next line of this program will have: an item made in Whittle is named by
    /// its line.
    package func nextLineID() throws(CommandError) -> String {
        try openWriter(try requireMember())
        return writer?.nextID ?? ""
    }

    private func requireMember() throws(CommandError) -> String {
        guard let member else {
            throw CommandError(
                "Say who acts: --as MEMBER, or set WHITTLE_AS, or `as = MEMBER` in the configuration.",
                .usage)
        }
        return member
    }

    func openWriter(_ member: String) throws(CommandError) {
        guard writer == nil || writer?.isBroken == true else { return }
        guard let state else {
            throw CommandError(
                "This device cannot keep a private copy in \(StateFolder.base), so nothing would be saved. Make that folder writable, or set XDG_STATE_HOME.",
                .cannotCreate)
        }
        do throws(JournalError) {
            var opened = try JournalWriter.open(
                member: member, &campaign, folder, state, now: now)
            if folder.campaignID == nil, let id = campaign.creationID {
                try? CampaignFolder.writeID(path, campaign: id)
            }
            if opened.isNew, let id = campaign.creationID {
                let first = DraftEvent(
                    .writerOpened(WriterOpened(campaign: id, kind: .person)))
                let lines = try opened.save(
                    [first], asOneAction: false, latestAt: campaign.latestAt, now: now)
                fold(lines, opened.handle)
            }
            writer = consume opened
        } catch {
            throw CommandError(error)
        }
    }

    /// Lines that were saved, with their ids.
    struct Saved {
        var ids: [String] = []
    }

    func save(
        _ drafts: [DraftEvent], _ asOneAction: Bool, _ inBackground: Bool
    ) throws(CommandError) -> Saved {
        guard let handle = writer?.handle, let first = writer?.nextSeq else { return Saved() }
        do throws(JournalError) {
            let lines = try writer?.save(
                drafts, asOneAction: asOneAction, inBackground: inBackground,
                latestAt: campaign.latestAt, now: now)
            fold(lines ?? [], handle)
        } catch {
            throw CommandError(error)
        }
        let name = campaign.writers[handle].name
        return Saved(ids: drafts.indices.map { "\(name)-\(first + $0)" })
    }

    /// True where lines that count already may not yet be on the disk.
    package var isSaving: Bool { (writer?.linesInSaving ?? 0) > 0 }

    /// Waits until what was written in the background is saved. Where it turns out not to be, it
    /// no longer counts.
    package func finishSaving() throws(CommandError) {
        let lines = writer?.linesInSaving ?? 0
        guard lines > 0 else { return }
        do throws(JournalError) {
            try writer?.finishSaving()
        } catch {
            reader.takeBack(lines, &campaign)
            _ = try? refresh()
            throw CommandError(error)
        }
    }

    private func fold(_ lines: [[UInt8]], _ handle: Int32) {
        reader.keep(lines, writer: handle)
        for line in lines {
            line.withUnsafeBufferPointer { bytes in
                guard let scanned = try? lineReader.read(bytes) else { return }
                _ = campaign.fold(scanned, lineReader, bytes, writer: handle, now: now)
            }
        }
        if campaign.needsRefold { _ = try? refresh() } else { campaign.settle() }
    }

    /// Publishes what is saved and not yet in the campaign's folder.
    @discardableResult
    package func share() -> JournalWriter.Progress {
        do throws(CommandError) {
            try finishSaving()
        } catch {
            return .saved(error.sentence)
        }
        return writer?.share(folder) ?? .shared
    }

    package var hasUnshared: Bool { writer?.hasUnshared ?? false }

    /// The folders to be watched for what others write and say of themselves.
    package var watchedPaths: [String] { [folder.journal.path, folder.presencePath] }

    // MARK: Presence

    /// What this program says that its member is at.
    var board = PresenceBoard()

    /// The name of this program's journal, once it has one.
    var writerName: String? { writer?.name }

    // MARK: Imports

    /// Writes an import as a writer of its own, and reads it. Every event must be one that the
    /// member may write.
    @discardableResult
    package func importLines(
        _ drafts: [DraftEvent], system: String
    ) throws(CommandError) -> String {
        try requirePresent()
        let member = try requireMember()
        guard let id = campaign.creationID else { return "" }
        let name = "\(member).\(Platform.randomTag(8))"
        let opening = DraftEvent(
            .writerOpened(WriterOpened(campaign: id, kind: .import, system: system)),
            happened: now)
        let checksum = CRC32C()
        let at = Timestamp(
            milliseconds: max(
                now.milliseconds, campaign.latestAt == .min ? 0 : campaign.latestAt + 1))
        let lines = ([opening] + drafts).enumerated().map { index, draft in
            Envelope(
                writer: name, seq: index + 1, at: at, happened: draft.happened ?? now,
                source: draft.source
            ).line(draft.event, checksum)
        }
        do throws(JournalError) {
            for line in lines where line.count > LineScanner.maximumBytes {
                throw .lineTooLong(bytes: line.count)
            }
            try ImportWriter.write(lines, writer: name, folder)
        } catch {
            throw CommandError(error)
        }
        try refresh()
        return name
    }

    /// Reads all lines of one source system that earlier imports wrote, in the order of files.
    package func forEachImported(
        from system: String, _ body: (Event, Envelope) -> Void
    ) throws(CommandError) {
        try forEachLine { line in
            guard line.envelope.source?.system == system else { return }
            body(line.event, line.envelope)
        }
    }

    /// One sound line of the journal.
    package struct JournalLine {
        package let event: Event
        package let envelope: Envelope
        package let bytes: [UInt8]
    }

    /// The campaign as it was for a cut: read from the lines of its basis alone.
    package func campaign(ofBasis basis: [BasisEntry]) throws(CommandError) -> Campaign {
        do throws(JournalError) {
            return try campaign(reading: BasisFolder.lines(of: basis, in: folder.journal))
        } catch {
            throw CommandError(error)
        }
    }

    /// The campaign as it was before a moment: read from the lines that were written before.
    package func campaign(before moment: Timestamp) throws(CommandError) -> Campaign {
        do throws(JournalError) {
            return try campaign(reading: BasisFolder.lines(before: moment, in: folder.journal))
        } catch {
            throw CommandError(error)
        }
    }

    private func campaign(reading past: MemoryFolder) throws(JournalError) -> Campaign {
        var campaign = Campaign(id: self.campaign.creationID)
        var reader = JournalReader()
        try reader.refresh(&campaign, past, now: now)
        return campaign
    }

    /// Reads every sound line of a known type of all files of this campaign.
    package func forEachLine(_ body: (JournalLine) -> Void) throws(CommandError) {
        var lineReader = LineReader()
        do throws(JournalError) {
            for name in try folder.journal.names() where JournalName(name).writer != nil {
                try folder.journal.readLines(name, from: 0) { block in
                    block.forEachLine { bytes in
                        guard let scanned = try? lineReader.read(bytes),
                            let event = try? lineReader.event(scanned, bytes),
                            let envelope = try? lineReader.envelope(scanned, bytes)
                        else { return }
                        body(JournalLine(event: event, envelope: envelope, bytes: Array(bytes)))
                    }
                    return true
                }
            }
        } catch {
            throw CommandError(error)
        }
    }
}
