/// What an item is. An id that was only referred to is unknown: its line may yet arrive.
package enum ItemKind: UInt8, Sendable {
    case unknown, idea, comment
}

/// One contribution in flat form: no references, so that hundreds of thousands cost little.
package struct ItemRow: Sendable {
    package internal(set) var kind = ItemKind.unknown
    package internal(set) var commentKind = CommentKind.comment
    /// −1 against, 0, 1 for.
    package internal(set) var stance: Int8 = 0
    /// As submitted; `Campaign.title(of:)` gives what counts now.
    var title = Text.empty
    var body = Text.empty
    /// The idea that a comment belongs to; −1 where there is none.
    package internal(set) var idea: Int32 = -1
    /// The comment that it answers; −1 where there is none.
    package internal(set) var reply: Int32 = -1
    /// The item whose splitting made this idea; −1 where it was submitted.
    package internal(set) var origin: Int32 = -1
    /// −1 where unknown.
    package internal(set) var participant: Int32 = -1
    /// −1 where there is none.
    var question: Int32 = -1
    /// In the campaign's currency; NaN where there is none.
    var cost = Double.nan
    /// When it was written, at its source where it has one, in milliseconds.
    package internal(set) var happened: Int64 = 0
    var stamp = Stamp(at: 0, writer: 0, seq: 0)
    /// The item's own votes, each participant's last, without those of the excluded.
    package internal(set) var tally = Tally()
    /// The vote given last, as an index into the vote table; −1 ends the chain.
    var firstVote: Int32 = -1
    /// What the last decision says; `pending` where there is none.
    package internal(set) var status = Verdict.pending
    /// The comments of an idea as a chain, the last arrived first; −1 ends it.
    var firstComment: Int32 = -1
    var nextComment: Int32 = -1
    /// How many of an idea's comments are not hidden.
    package internal(set) var comments: Int32 = 0
    /// Set where `histories` has more to say of the item.
    package internal(set) var hasHistory = false
    /// Set where that may be another text: an edit or a redaction.
    var hasLaterText = false
}

/// Votes counted: of one item, or once per participant over a merged group.
package struct Tally: Equatable, Sendable {
    package var up: Int32 = 0
    package var down: Int32 = 0
    package var pass: Int32 = 0
    /// Of these, the votes whose voters chose themselves what to vote on.
    package var chosenUp: Int32 = 0
    package var chosenDown: Int32 = 0

    package init() {}

    /// Everyone who voted.
    package var voters: Int32 { up + down + pass }

    mutating func count(_ vote: Vote, _ sign: Int32) {
        switch vote.value {
        case 1:
            up += sign
            if vote.served == 2 { chosenUp += sign }
        case -1:
            down += sign
            if vote.served == 2 { chosenDown += sign }
        case 0: pass += sign
        default: break
        }
    }
}

/// One vote in the table.
package struct Vote: Sendable {
    package var item: Int32
    package var participant: Int32
    /// When it was given: `happened`, else `at`. Votes are ordered by it, then by stamp.
    package var happened: Int64
    package var stamp: Stamp
    /// The next vote on the same item; −1 ends the chain.
    var next: Int32 = -1
    /// 1, 0 or −1; 2 where it was withdrawn.
    package var value: Int8
    /// 0 unknown, 1 the system chose what the voter saw, 2 the voter did.
    var served: Int8

    func isBefore(_ other: Vote, _ ranks: WriterRanks) -> Bool {
        happened != other.happened
            ? happened < other.happened : stamp.isBefore(other.stamp, ranks)
    }
}

/// The last vote of each participant on each item: open addressing over a dense table. Votes that
/// were replaced are kept aside, so that a vote taken back gives way to the one before it.
package struct VoteTable: Sendable {
    package private(set) var votes: ContiguousArray<Vote> = []
    /// Half of the hash above the index + 1, so that another vote is told apart without a look at
    /// the table; 0 is empty. The count is a power of two.
    private var slots: ContiguousArray<UInt64> = ContiguousArray(repeating: 0, count: 1024)
    private var replaced: [UInt64: [Vote]] = [:]

    private static func key(_ item: Int32, _ participant: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: item)) << 32 | UInt64(UInt32(bitPattern: participant))
    }

    private static func hash(_ key: UInt64) -> UInt64 { WordHash.mixed(key) }

    private static func index(_ slot: UInt64) -> Int {
        Int(UInt32(truncatingIfNeeded: slot)) - 1
    }

    private static func slot(_ hash: UInt64, _ index: Int) -> UInt64 {
        hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }

    /// What a fold changed: the vote that counted before, and the one that counts now.
    struct Effect {
        var index: Int
        var before: Vote?
        var now: Vote?
        var isNew = false
    }

    /// The slot where the vote is, or would be.
    private func slot(_ item: Int32, _ participant: Int32, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] >> 32 == hash >> 32 {
                let index = VoteTable.index(slots[slot])
                if votes[index].item == item, votes[index].participant == participant { break }
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    /// The vote that counts; nil where there is none or it was withdrawn.
    package func find(_ item: Int32, _ participant: Int32) -> Vote? {
        let slot = slot(item, participant, VoteTable.hash(VoteTable.key(item, participant)))
        guard slots[slot] != 0 else { return nil }
        let vote = votes[VoteTable.index(slots[slot])]
        return vote.value == 2 ? nil : vote
    }

    /// Hands out the votes that another of the same participant on the same item replaces.
    func forEachReplaced(_ body: (Vote) -> Void) {
        for votes in replaced.values { votes.forEach(body) }
    }

    mutating func fold(_ vote: Vote, _ mode: FoldMode, _ ranks: WriterRanks) -> Effect? {
        let hash = VoteTable.hash(VoteTable.key(vote.item, vote.participant))
        let slot = slot(vote.item, vote.participant, hash)
        switch mode {
        case .add:
            guard slots[slot] != 0 else {
                votes.append(vote)
                let index = votes.count - 1
                slots[slot] = VoteTable.slot(hash, index)
                if votes.count * 10 > slots.count * 7 { grow() }
                return Effect(index: index, before: nil, now: vote, isNew: true)
            }
            let index = VoteTable.index(slots[slot])
            let present = votes[index]
            let key = VoteTable.key(vote.item, vote.participant)
            guard present.isBefore(vote, ranks) else {
                replaced[key, default: []].append(vote)
                return nil
            }
            replaced[key, default: []].append(present)
            replace(index, by: vote)
            return Effect(index: index, before: present, now: vote)
        case .remove:
            return remove(vote, at: slot, ranks)
        }
    }

    private mutating func remove(_ vote: Vote, at slot: Int, _ ranks: WriterRanks) -> Effect? {
        guard slots[slot] != 0 else { return nil }
        let index = VoteTable.index(slots[slot])
        let key = VoteTable.key(vote.item, vote.participant)
        var others = replaced[key] ?? []
        let present = votes[index]
        guard present.stamp == vote.stamp else {
            others.removeAll { $0.stamp == vote.stamp }
            replaced[key] = others.isEmpty ? nil : others
            return nil
        }
        // With nothing before it the place stays, as a vote withdrawn before all time.
        var next = present
        next.value = 2
        next.happened = Int64.min
        if let last = others.indices.max(by: { others[$0].isBefore(others[$1], ranks) }) {
            next = others.remove(at: last)
        }
        replaced[key] = others.isEmpty ? nil : others
        replace(index, by: next)
        return Effect(index: index, before: present, now: next)
    }

    private mutating func replace(_ index: Int, by vote: Vote) {
        let next = votes[index].next
        votes[index] = vote
        votes[index].next = next
    }

    mutating func link(_ index: Int, to next: Int32) {
        votes[index].next = next
    }

    private mutating func grow() {
        slots = ContiguousArray(repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (index, vote) in votes.enumerated() {
            let hash = VoteTable.hash(VoteTable.key(vote.item, vote.participant))
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = VoteTable.slot(hash, index)
        }
    }
}
