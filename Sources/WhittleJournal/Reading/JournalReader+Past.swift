package import WhittleCore

/// Looking back: the campaign as it was at a moment, read from the same files.
extension JournalReader {
    /// Reads everything again, and passes over the lines that are later than a moment: a line's
    /// `happened` decides where it has one, else its `at`. What the campaign is, its questions, its
    /// members and erasures hold at all times. What today hides stays hidden in it.
    /// - Parameter campaign: the campaign as it is, that this reader read.
    package func past(
        at moment: Timestamp, of campaign: Campaign,
        in folder: borrowing some JournalFolder & ~Copyable, now: Timestamp,
        progress: (Int, Int) -> Bool = { _, _ in true }
    ) throws(JournalError) -> (campaign: Campaign, reader: JournalReader) {
        var (past, reader) = try read(
            upTo: moment, of: campaign, in: folder, now: now, progress: progress)
        past.lookBack(from: campaign)
        return (past, reader)
    }

    /// The campaign of the lines up to a moment and of no others, whatever today hides.
    func read(
        upTo moment: Timestamp, of campaign: Campaign,
        in folder: borrowing some JournalFolder & ~Copyable, now: Timestamp,
        progress: (Int, Int) -> Bool = { _, _ in true }
    ) throws(JournalError) -> (campaign: Campaign, reader: JournalReader) {
        var past = Campaign(id: campaign.creationID)
        var reader = JournalReader()
        reader.until = moment
        // What is on this device alone counts as it does today.
        for (writer, line) in kept {
            guard let handle = past.intern(writer: campaign.writers[writer].name) else { continue }
            reader.kept.append((handle, line))
        }
        for (writer, own) in sealed.own.sorted(by: { $0.key < $1.key }) {
            guard let handle = past.intern(writer: campaign.writers[writer].name) else { continue }
            reader.sealed.own[handle] = own
        }
        try reader.refresh(&past, folder, now: now, progress: progress)
        reader.foldKept(&past, now)
        try reader.refresh(&past, folder, now: now)
        return (past, reader)
    }

    /// True where a line is not later than the moment that is looked back to, or holds at all
    /// times. A file of another campaign's is none of this one's at any time.
    func isReached(
        _ line: ScannedLine, _ bytes: UnsafeBufferPointer<UInt8>, _ campaign: Campaign
    ) -> Bool {
        guard let until, line.happened ?? line.at > until, !line.type.holdsAtAllTimes else {
            return true
        }
        guard line.type == .writerOpened,
            case .writerOpened(let opened)? = try? reader.event(line, bytes)
        else { return false }
        return opened.campaign != campaign.creationID
    }
}
