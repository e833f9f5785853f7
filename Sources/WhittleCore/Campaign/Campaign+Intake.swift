extension Campaign {
    /// A line further ahead of the reader's clock than this waits.
    package static let horizon: Int64 = 24 * 3600 * 1000

    /// Offers the line that the reader has read last. `writer` is the handle of the file's writer.
    package mutating func fold(
        _ line: ScannedLine, _ reader: LineReader, _ bytes: UnsafeBufferPointer<UInt8>,
        writer: Int32, now: Timestamp
    ) -> Admission {
        admit(line, bytes, writer, now) { campaign, stamp in
            campaign.fold(line, reader, bytes, stamp)
        }
    }

    /// Offers a vote that was read on the short way.
    package mutating func fold(
        _ vote: VoteLine, _ bytes: UnsafeBufferPointer<UInt8>, writer: Int32, now: Timestamp
    ) -> Admission {
        admit(vote.line, bytes, writer, now) { campaign, stamp in
            campaign.foldVote(vote.fields, vote.line, stamp)
        }
    }

    private mutating func admit(
        _ line: ScannedLine, _ bytes: UnsafeBufferPointer<UInt8>, _ writer: Int32,
        _ now: Timestamp, _ fold: (inout Campaign, Stamp) -> Admission
    ) -> Admission {
        latestNow = max(latestNow, now.milliseconds)
        if line.at.milliseconds > latestNow + Campaign.horizon {
            intake.waiting += 1
            earliestWaiting = min(earliestWaiting ?? Int64.max, line.at.milliseconds)
            return .waiting
        }
        // Where `campaign.json` is missing, another campaign's first line may yet be the lowest.
        if let other = foreignWriters[writer], id != nil || line.type != .campaignCreated {
            return .foreign(other)
        }
        var variant = 0
        let key = LineKey(writer: writer, seq: Int32(line.seq))
        if line.isErased || !erasedForms.isEmpty, let admission = admitErased(line, key) {
            return admission
        }
        switch writers.arrival(writer, seq: line.seq, checksum: line.checksum) {
        case .duplicate:
            intake.duplicates += 1
            return .duplicate
        case .new where conflicts[key] == nil: break
        case .new, .conflict:
            guard !line.isErased else { break }
            switch place(of: bytes, among: key) {
            case .folded:
                intake.duplicates += 1
                return .duplicate
            case .missing: return .conflict
            case .next(let place): variant = place
            }
            if variant == 0 {
                writers.setChecksum(line.checksum, of: key)
            } else {
                intake.conflicts += 1
            }
        }
        let stamp = Stamp(
            at: line.at.milliseconds, writer: writer, seq: line.seq, variant: variant)
        let admission = fold(&self, stamp)
        count(admission, writer, stamp)
        return admission
    }

    /// An erased line and its original are one line: the erased form wins over any bytes, and
    /// counts only with the event that erases it. Nil where the line is to be folded.
    private mutating func admitErased(_ line: ScannedLine, _ key: LineKey) -> Admission? {
        guard line.isErased else {
            guard erasedForms.contains(key) else { return nil }
            intake.duplicates += 1
            return .duplicate
        }
        guard erasures[key]?.isEmpty == false else {
            erasedFormsRefused.insert(key)
            return .erasedWithoutEvent
        }
        guard hasLine(key) else {
            erasedForms.insert(key)
            return nil
        }
        if erasedForms.insert(key).inserted { needsRefold = true }
        intake.duplicates += 1
        return .duplicate
    }

    private mutating func count(_ admission: Admission, _ writer: Int32, _ stamp: Stamp) {
        switch admission {
        case .folded, .undone:
            intake.admitted += 1
            version += 1
            writers.countLine(of: writer)
        case .notMember, .notPermitted: intake.refused += 1
        case .fault(let fault):
            if fault.isFromTheFuture { intake.unknown += 1 } else { intake.bad += 1 }
        case .duplicate, .conflict, .waiting, .foreign, .erasedWithoutEvent, .later: break
        }
        // Lines that were refused count here too: a later membership line may admit them.
        writers.note(at: stamp.at, of: writer)
    }

    // Never inlined: the optimiser of Swift 6.3.1 crashes on it.
    @inline(never)
    private mutating func fold(
        _ line: ScannedLine, _ reader: LineReader, _ bytes: UnsafeBufferPointer<UInt8>,
        _ stamp: Stamp
    ) -> Admission {
        do throws(LineFault) {
            if line.type == .voteCast {
                return foldVote(try VoteFields(reader.scanner, bytes), line, stamp)
            }
            let event = try reader.event(line, bytes)
            let action =
                line.type.isBulk
                ? nil : try PayloadReader(reader.scanner, bytes).optionalText("action")
            return fold(event, stamp, happened: line.happened, action: action)
        } catch {
            return .fault(error)
        }
    }

    /// The hot path: a vote goes from the bytes into the table without a `String`.
    private mutating func foldVote(
        _ fields: VoteFields, _ line: ScannedLine, _ stamp: Stamp
    ) -> Admission {
        let roles = authority(of: stamp.writer, at: stamp)
        guard roles & (WriterAuthority.bit(.facilitator) | WriterAuthority.bit(.moderator)) != 0
        else { return refusal(roles, stamp, line.type) }
        if isUndone(stamp) {
            keepUndone(fields, line, stamp)
            return .undone
        }
        let item = items.intern(fields.item)
        if rows.count <= Int(item) { rows.append(ItemRow()) }
        let participant = participants.intern(fields.participant)
        let vote = Vote(
            item: item, participant: participant,
            happened: (line.happened ?? line.at).milliseconds, stamp: stamp, value: fields.value,
            served: fields.served)
        fold(vote, .add)
        return .folded
    }

    /// What an undone line would have made has its name all the same: looking back shows it.
    private mutating func nameItems(of event: Event, _ stamp: Stamp) {
        switch event {
        case .ideaSubmitted(let event): _ = intern(item: event.idea)
        case .commentAdded(let event): _ = intern(item: event.comment)
        case .ideasSplit(let event):
            for index in event.parts.indices {
                _ = intern(item: "\(lineID(stamp)).\(index + 1)")
            }
        default: break
        }
    }

    private mutating func keepUndone(_ fields: VoteFields, _ line: ScannedLine, _ stamp: Stamp) {
        // Ideas and comments share their names: which of both it names changes nothing.
        let vote = VoteCast(
            target: .idea(String(decoding: fields.item, as: UTF8.self)),
            participant: String(decoding: fields.participant, as: UTF8.self),
            value: Int(fields.value), served: fields.served == 0 ? nil : fields.served == 1)
        undoneContributions.append(
            Record(
                stamp: stamp, member: writers[stamp.writer].member, event: .voteCast(vote),
                happened: line.happened, action: nil, isUndone: true))
    }

    /// Folds an event that has been decoded: what the hot path does not take, and what tests give.
    package mutating func fold(
        _ event: Event, _ stamp: Stamp, happened: Timestamp? = nil, action: String? = nil
    ) -> Admission {
        let member = writers[stamp.writer].member
        if let admission = foldControl(event, by: member, stamp) { return admission }
        let roles = authority(of: stamp.writer, at: stamp)
        guard permits(event, roles, member: member) else {
            return refusal(roles, stamp, event.type)
        }
        if case .lineUndone(let undoing) = event {
            foldUndo(undoing.lines, true, member, roles, stamp)
        } else if case .lineRedone(let redoing) = event {
            foldUndo(redoing.lines, false, member, roles, stamp)
        }
        let isAbsent = event.type.isUndoable && isUndone(stamp)
        if !event.type.isBulk {
            recordIndex[stamp.line, default: []].append(records.count)
            records.append(
                Record(
                    stamp: stamp, member: member, event: event, happened: happened,
                    action: action, isUndone: isAbsent))
        }
        if isAbsent {
            nameItems(of: event, stamp)
            if event.type.isBulk {
                undoneContributions.append(
                    Record(
                        stamp: stamp, member: member, event: event, happened: happened,
                        action: action, isUndone: true))
            }
            return .undone
        }
        apply(event, FoldedLine(stamp: stamp, member: member, happened: happened), .add)
        return .folded
    }

    private func refusal(_ roles: UInt8, _ stamp: Stamp, _ type: EventType) -> Admission {
        let member = writers[stamp.writer].member
        return roles == 0 ? .notMember(member) : .notPermitted(member, type)
    }

    private func permits(_ event: Event, _ roles: UInt8, member: String) -> Bool {
        if roles & WriterAuthority.bit(.facilitator) != 0 { return true }
        switch event.writers {
        case .anyMember: return roles & ~WriterAuthority.bit(.observer) != 0
        case .role(let role): return roles & WriterAuthority.bit(role) != 0
        case .roleForThemselves(let role):
            return roles & WriterAuthority.bit(role) != 0
                && (event.namedMember == nil || event.namedMember == member)
        }
    }

    /// The roles of a writer's member at a stamp, as bits; 0 where they were no member.
    mutating func authority(of writer: Int32, at stamp: Stamp) -> UInt8 {
        while authorities.count < writers.writers.count { authorities.append(nil) }
        if authorities[Int(writer)] == nil {
            let member = writers[writer].member
            authorities[Int(writer)] = WriterAuthority(
                member: member,
                spans: membership.spans(of: member).map { span in
                    (span.at, span.roles.reduce(0) { $0 | WriterAuthority.bit($1) })
                }, isOwner: member == membership.owner)
        }
        guard let authority = authorities[Int(writer)] else { return 0 }
        let own = authority.isOwner ? WriterAuthority.bit(.facilitator) : 0
        guard let last = authority.spans.last else { return own }
        if stamp.at > last.at { return last.bits | own }
        // At the same millisecond the writers' names decide: ask the membership itself.
        let roles =
            membership.roles(of: authority.member, at: stamp, ranks: writers.ranks) ?? []
        return roles.reduce(own) { $0 | WriterAuthority.bit($1) }
    }

    /// Whether the line counts as absent: of differing lines with one id, the lowest.
    func isUndone(_ stamp: Stamp) -> Bool {
        undone.isEmpty || stamp.variant > 0 ? false : isUndone(stamp.line)
    }

    /// Whether the line with this id counts as absent.
    func isUndone(_ line: LineKey) -> Bool {
        undone.isEmpty ? false : undone[line]?.value?.isUndone == true
    }
}

extension EventType {
    /// The types that come by the hundred thousand and are kept in columns alone.
    var isBulk: Bool {
        switch self {
        case .voteCast, .voteWithdrawn, .ideaSubmitted, .commentAdded, .participantJoined,
            .tallyRecorded:
            true
        default: false
        }
    }

    /// Lines that decide over lines cannot be undone; they are answered by another line.
    package var isUndoable: Bool {
        switch self {
        case .writerOpened, .campaignCreated, .campaignChanged, .memberJoined, .memberLeft,
            .lineUndone, .lineRedone, .itemErased, .participantErased:
            false
        default: true
        }
    }

    /// The types that a person takes back: a seal follows from the reviews, so undo passes it over.
    package var isUndoneByPeople: Bool { isUndoable && self != .roundSealed }
}

extension Campaign {
    /// The handle of a writer; nil where the name is not one of a writer.
    package mutating func intern(writer name: String) -> Int32? { writers.intern(name) }

    /// Counts a line that could not be read. Where it is only unknown to this version its number
    /// is taken; false where the same line is here already.
    @discardableResult
    package mutating func note(
        _ fault: LineFault, _ line: UnknownLine? = nil, writer: Int32? = nil
    ) -> Bool {
        if let line, let writer, foreignWriters[writer] == nil,
            line.at.milliseconds <= latestNow + Campaign.horizon
        {
            let arrival = writers.arrival(writer, seq: line.seq, checksum: line.checksum)
            if arrival == .duplicate {
                intake.duplicates += 1
                return false
            }
            writers[writer].latestAt = max(writers[writer].latestAt, line.at.milliseconds)
        }
        if case .laterVersion = fault { intake.laterVersion += 1 }
        if fault.isFromTheFuture { intake.unknown += 1 } else { intake.bad += 1 }
        return true
    }

    /// Tells the clock: lines that waited for it are folded with all the others again.
    package mutating func advance(to now: Timestamp) {
        latestNow = max(latestNow, now.milliseconds)
        if let earliestWaiting, earliestWaiting <= latestNow + Campaign.horizon {
            needsRefold = true
        }
    }

    /// A line that was folded is none after all: all are to be folded again.
    package mutating func foldAgain() { needsRefold = true }

    /// How many lines are here, those that do not count among them.
    package var linesSeen: Int {
        writers.writers.indices.reduce(0) { sum, index in
            foreignWriters[Int32(index)] == nil
                ? sum + writers.writers[index].seen.count { $0 } : sum
        }
    }
}
