/// The lines that decide over lines: who writes, who is a member, what is undone, what is erased.
/// Where one changes what was folded already, the campaign asks to be folded again.
extension Campaign {
    /// Folds a line of membership or of the file itself; nil for every other event.
    mutating func foldControl(_ event: Event, by member: String, _ stamp: Stamp) -> Admission? {
        switch event {
        case .writerOpened(let opened): return foldOpening(opened, stamp)
        case .campaignCreated(let created):
            foldCreation(created, by: member, stamp)
            return .folded
        case .memberJoined(let joined):
            let before = membership
            membership.add(joined: joined, by: member, stamp, writers.ranks)
            noteMembershipChange(of: joined.member, since: before, stamp)
        case .memberLeft(let left):
            let before = membership
            membership.add(left: left, by: member, stamp, writers.ranks)
            noteMembershipChange(of: left.member, since: before, stamp)
        default: return nil
        }
        guard authority(of: stamp.writer, at: stamp) & WriterAuthority.bit(.facilitator) != 0
        else {
            return authority(of: stamp.writer, at: stamp) == 0
                ? .notMember(member) : .notPermitted(member, event.type)
        }
        recordIndex[stamp.line, default: []].append(records.count)
        records.append(
            Record(stamp: stamp, member: member, event: event, happened: nil, action: nil))
        return .folded
    }

    /// The first line of a file. Where it names another campaign, nothing of its writer counts,
    /// whatever was folded of it before.
    private mutating func foldOpening(_ opened: WriterOpened, _ stamp: Stamp) -> Admission {
        openings[stamp.writer, default: Register()].fold(opened, stamp, .add, writers.ranks)
        if let first = openings[stamp.writer]?.first?.value {
            writers[stamp.writer].kind = first.kind
            writers[stamp.writer].system = first.system
            if first.kind == .import { delivery.touchAll() }
        }
        guard let own = creationID, opened.campaign != own else { return .folded }
        foreignWriters = findForeignWriters()
        needsRefold = true
        return .foreign(opened.campaign)
    }

    /// The writers whose files name another campaign, with its name.
    func findForeignWriters() -> [Int32: String] {
        guard let own = creationID else { return [:] }
        return openings.compactMapValues { register in
            register.entries.first { $0.value.campaign != own }?.value.campaign
        }
    }

    private mutating func foldCreation(
        _ created: CampaignCreated, by member: String, _ stamp: Stamp
    ) {
        let before = creation?.stamp
        if !creations.contains(where: { $0.stamp == stamp }) {
            creations.append((stamp, created, member))
            let ranks = writers.ranks
            creations.sort { $0.stamp.isBefore($1.stamp, ranks) }
        }
        guard id == nil, let now = creation, now.stamp != before else { return }
        membership.setOwner(now.member, writers.ranks)
        authorities = []
        let foreign = findForeignWriters()
        if before != nil || intake.refused > 0 || foreign != foreignWriters { needsRefold = true }
        foreignWriters = foreign
    }

    /// Lines of theirs that were folded, or refused, with a later stamp may now mean otherwise.
    private mutating func noteMembershipChange(
        of member: String, since before: Membership, _ stamp: Stamp
    ) {
        authorities = []
        let changed = Set(
            (before.members + membership.members).map(\.name).filter { name in
                !before.spans(of: name).elementsEqual(membership.spans(of: name)) {
                    $0.at == $1.at && $0.roles == $1.roles
                }
            })
        for writer in writers.writers
        where changed.contains(writer.member) && writer.latestAt >= stamp.at {
            needsRefold = true
        }
    }

    /// Marks lines as undone or not. Only their own member or a facilitator may.
    mutating func foldUndo(
        _ lines: [String], _ isUndone: Bool, _ member: String, _ roles: UInt8, _ stamp: Stamp
    ) {
        for id in lines {
            guard let line = Identifier.parts(ofLine: id),
                let target = Identifier.parts(ofWriter: line.writer),
                target.member == member || roles & WriterAuthority.bit(.facilitator) != 0,
                let writer = writers.intern(line.writer), line.seq <= Stamp.maximumSeq
            else { continue }
            let key = LineKey(writer: writer, seq: Int32(line.seq))
            let before = self.isUndone(key)
            undone[key, default: Register()].fold(
                Undoing(isUndone: isUndone, member: member, target: target.member), stamp, .add,
                writers.ranks)
            delivery.touchDeliveries()
            if self.isUndone(key) != before { lineChanged(key) }
        }
    }

    /// Takes back, or brings back, what a line did.
    private mutating func lineChanged(_ key: LineKey) {
        let isAbsent = isUndone(key)
        // Of differing lines with one number, the id means the lowest: that is settled in a refold.
        guard conflicts[key] == nil else {
            needsRefold = true
            return
        }
        guard let indexes = recordIndex[key] else {
            // A contribution or a vote, kept in columns alone; or a line not seen yet.
            let seen = writers[key.writer].seen
            if Int(key.seq) <= seen.count, seen[Int(key.seq) - 1] { needsRefold = true }
            return
        }
        for index in indexes {
            let record = records[index]
            guard record.event.type.isUndoable, record.isUndone != isAbsent else { continue }
            records[index].isUndone = isAbsent
            apply(
                record.event,
                FoldedLine(
                    stamp: record.stamp, member: record.member, happened: record.happened),
                isAbsent ? .remove : .add)
        }
    }

    // MARK: Differing lines with one number

    /// Where a line stands among the differing lines of its writer and number, in the order of
    /// their stamps.
    enum Place {
        /// Its copies must be collected first, and all be folded again.
        case missing
        case folded
        case next(Int)
    }

    mutating func place(of bytes: UnsafeBufferPointer<UInt8>, among key: LineKey) -> Place {
        guard let copies = conflicts[key],
            let place = copies.firstIndex(where: { $0.elementsEqual(bytes) })
        else {
            if conflicts[key] == nil { conflicts[key] = [] }
            newConflicts.insert(key)
            needsRefold = true
            return .missing
        }
        return foldedVariants.insert(VariantKey(line: key, variant: place)).inserted
            ? .next(place) : .folded
    }

    /// The lines of which differing copies exist: their bytes are to be collected from all files.
    package var conflictingLines: [LineKey] {
        conflicts.keys.sorted { ($0.writer, $0.seq) < ($1.writer, $1.seq) }
    }

    /// Gives the copies of a conflicting line, as found in the files, in any order. False where
    /// one that was read is in no file any more.
    package mutating func setConflict(_ key: LineKey, copies: [[UInt8]]) -> Bool {
        var reader = LineReader()
        func at(_ copy: [UInt8]) -> Int64 {
            copy.withUnsafeBufferPointer { (try? reader.read($0).at.milliseconds) ?? Int64.max }
        }
        var unique: [[UInt8]] = []
        for copy in copies.sorted(by: { one, other in
            let ats = (at(one), at(other))
            return ats.0 != ats.1 ? ats.0 < ats.1 : one.lexicographicallyPrecedes(other)
        }) where unique.last != copy {
            unique.append(copy)
        }
        let isWhole = unique.count > 1 || conflicts[key]?.isEmpty == false
        conflicts[key] = unique
        return isWhole
    }
}

/// That a line was undone, or brought back, and by whom.
struct Undoing: Sendable {
    var isUndone: Bool
    var member: String
    /// The member whose line it is.
    var target: String

    /// Their own line, or as a facilitator any.
    func isEntitled(_ stamp: Stamp, _ membership: Membership, _ writers: WriterTable) -> Bool {
        guard let roles = membership.roles(of: member, at: stamp, ranks: writers.ranks) else {
            return false
        }
        return roles.contains(.facilitator)
            || target == member && !roles.subtracting([.observer]).isEmpty
    }
}

/// One of the differing lines with one number.
struct VariantKey: Hashable, Sendable {
    var line: LineKey
    var variant: Int
}
