/// Ideas merged into others: a link, never a copy. The head is the idea at the end of the links;
/// its group is counted as one, each participant once.
struct MergedGroups: Sendable {
    /// Items that a merging line ever named.
    var linked: Set<Int32> = []
    var linksChanged = false
    /// The head of each merged idea.
    var heads: [Int32: Int32] = [:]
    /// The others of a head's group, in the byte order of their ids.
    var members: [Int32: [Int32]] = [:]
    var tallies: [Int32: Tally] = [:]
    var touched: Set<Int32> = []

    /// A vote on the item changed.
    mutating func touch(_ item: Int32) {
        if !heads.isEmpty || !members.isEmpty { touched.insert(heads[item] ?? item) }
    }
}

/// Two ideas, in the order of their handles.
struct ItemPair: Hashable, Sendable {
    var first: Int32
    var second: Int32

    init(_ one: Int32, _ other: Int32) {
        first = min(one, other)
        second = max(one, other)
    }
}

extension Campaign {
    /// The idea that stands for this one; the item itself where it is not merged.
    package func head(of item: Int32) -> Int32 { groups.heads[item] ?? item }

    /// True where the item stands for itself, alone or for a group.
    package func isHead(_ item: Int32) -> Bool { groups.heads[item] == nil }

    /// All ideas of a group, the head first.
    package func group(of head: Int32) -> [Int32] { [head] + (groups.members[head] ?? []) }

    /// Votes over the group of a head, once per participant; for another idea its own votes.
    package func tally(of item: Int32) -> Tally {
        groups.tallies[item] ?? rows[Int(item)].tally
    }

    mutating func setLink(
        _ ids: [String], into: String?, _ line: FoldedLine, _ mode: FoldMode
    ) {
        let target = into.map { intern(item: $0) }
        for id in ids {
            let item = intern(item: id)
            groups.linked.insert(item)
            history(item) { $0.link.fold(target, line.stamp, mode, $1) }
        }
        groups.linksChanged = true
    }

    mutating func settleGroups() {
        if groups.linksChanged {
            groups.linksChanged = false
            settleLinks()
        } else if !groups.touched.isEmpty {
            for head in groups.touched where groups.members[head] != nil {
                groups.tallies[head] = unitedTally(of: head)
            }
        }
        groups.touched = []
    }

    private mutating func settleLinks() {
        var links: [Int32: (into: Int32, stamp: Stamp)] = [:]
        for item in groups.linked {
            guard let last = histories[item]?.link.last, let into = last.value, into != item,
                rows[Int(into)].kind == .idea, rows[Int(item)].kind == .idea
            else { continue }
            links[item] = (into, last.stamp)
        }
        breakCircles(&links)
        groups.heads = [:]
        groups.members = [:]
        groups.tallies = [:]
        for item in links.keys {
            var head = item
            while let link = links[head] { head = link.into }
            groups.heads[item] = head
            groups.members[head, default: []].append(item)
        }
        for head in groups.members.keys {
            groups.members[head]?.sort { items.isBefore($0, $1) }
            groups.tallies[head] = unitedTally(of: head)
        }
    }

    /// Of links that form a circle, the one with the highest stamp does not count.
    private func breakCircles(_ links: inout [Int32: (into: Int32, stamp: Stamp)]) {
        var settled: Set<Int32> = []
        for start in links.keys {
            var path: [Int32] = []
            var onPath: Set<Int32> = []
            var item = start
            while links[item] != nil, !settled.contains(item), onPath.insert(item).inserted {
                path.append(item)
                item = links[item]?.into ?? item
            }
            if onPath.contains(item), let first = path.firstIndex(of: item) {
                var latest = item
                for other in path[first...] {
                    if let one = links[latest]?.stamp, let two = links[other]?.stamp,
                        one.isBefore(two, writers.ranks)
                    {
                        latest = other
                    }
                }
                links[latest] = nil
            }
            settled.formUnion(path)
        }
    }

    private func unitedTally(of head: Int32) -> Tally {
        var tally = Tally()
        for vote in unitedVotes(of: head).values { tally.count(vote, 1) }
        return tally
    }

    /// Who approves of an idea or of one merged into it, by their last votes; ascending.
    func approvers(of head: Int32) -> [Int32] {
        unitedVotes(of: head).values.filter { $0.value == 1 && !(serves && $0.served == 2) }
            .map(\.participant).sorted()
    }

    /// Per participant the last up or down over the group, else the pass.
    func unitedVotes(of head: Int32) -> [Int32: Vote] {
        var last: [Int32: Vote] = [:]
        for item in group(of: head) {
            var next = rows[Int(item)].firstVote
            while next >= 0 {
                let vote = votes.votes[Int(next)]
                next = vote.next
                guard vote.value != 2, !excludedNow.contains(vote.participant) else { continue }
                guard let other = last[vote.participant] else {
                    last[vote.participant] = vote
                    continue
                }
                let isStronger = (vote.value != 0) != (other.value != 0)
                if isStronger ? vote.value != 0 : other.isBefore(vote, writers.ranks) {
                    last[vote.participant] = vote
                }
            }
        }
        return last
    }
}
