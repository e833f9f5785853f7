/// Lines as verbs ask for them: contributions and votes, kept in columns alone, among them.
extension Campaign {
    /// True where a line with this writer and number was seen.
    package func hasLine(_ key: LineKey) -> Bool {
        let seen = writers[key.writer].seen
        return key.seq > 0 && Int(key.seq) <= seen.count && seen[Int(key.seq) - 1]
    }

    /// The last line of a member's own that can be undone and was not; not those of imports. With
    /// several devices, of the one that wrote last.
    package func lastOwnLine(of member: String) -> LineKey? {
        var best: (key: LineKey, at: Int64)?
        for index in writers.writers.indices {
            let writer = writers.writers[index]
            guard writer.member == member, writer.kind != .import,
                let key = lastLine(ofWriter: Int32(index))
            else { continue }
            let at = records(of: key).first?.stamp.at ?? writer.latestAt
            if let present = best, present.at >= at { continue }
            best = (key, at)
        }
        return best?.key
    }

    private func lastLine(ofWriter handle: Int32) -> LineKey? {
        var seq = Int32(clamping: writers[handle].highestSeq)
        while seq > 0 {
            let key = LineKey(writer: handle, seq: seq)
            seq -= 1
            guard hasLine(key), !isUndone(key) else { continue }
            if openings[handle]?.entries.contains(where: { $0.stamp.line == key }) == true {
                continue
            }
            if let record = records(of: key).first, !record.event.type.isUndoneByPeople { continue }
            return key
        }
        return nil
    }

    /// The votes that count, and by how many participants they were given.
    package var voteCounts: (votes: Int, voters: Int) {
        var voters: Set<Int32> = []
        var count = 0
        for vote in votes.votes where vote.value != 2 && !excludedNow.contains(vote.participant) {
            count += 1
            voters.insert(vote.participant)
        }
        return (count, voters.count)
    }

    /// True where an item or a participant of this name was erased.
    package func isErased(named id: String) -> Bool {
        if let item = items.find(id), isErased(item) { return true }
        return participants.find(id).map(erasedParticipants.contains) ?? false
    }

    /// True where a participant was erased.
    package func isErased(participant: Int32) -> Bool { erasedParticipants.contains(participant) }
}
