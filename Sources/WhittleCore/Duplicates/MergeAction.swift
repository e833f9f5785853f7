/// Who stands for a group, and the lines that make it so.
extension Campaign {
    /// Beyond so many characters a longer text is not a better one.
    package static let faceTextLimit = 600

    /// The idea that would best stand for others that say the same: approved before pending before
    /// escalated before hidden; then the most voters of its own; then the longer text, up to 600
    /// characters; then the older; then the lower id in bytes. Nil where there is none.
    package func proposedFace(of ideas: [Int32]) -> Int32? {
        func rank(_ item: Int32) -> (Int, Int32, Int, Int64) {
            let row = rows[Int(item)]
            let status =
                switch row.status {
                case .approved: 0
                case .pending: 1
                case .escalated: 2
                case .hidden: 3
                }
            let length = text(of: item).unicodeScalars.count
            return (
                status, -row.tally.voters, -min(length, Campaign.faceTextLimit), row.happened
            )
        }
        return ideas.map { (item: $0, rank: rank($0)) }.min { one, other in
            one.rank != other.rank
                ? one.rank < other.rank : items.isBefore(one.item, other.item)
        }?.item
    }

    /// The lines, one action together, after which these ideas and all that is merged with them
    /// are one group with that face. Originals and links stay: where the face was merged into
    /// another, its own link is taken back and the old head is linked to it, and the others follow.
    /// None where it is so already.
    package func mergeEvents(_ ideas: [Int32], face: Int32) -> [Event] {
        var heads: [Int32] = []
        for idea in ideas + [face] {
            let head = head(of: idea)
            if head != face, !heads.contains(head) { heads.append(head) }
        }
        guard !heads.isEmpty else { return [] }
        heads.sort { items.isBefore($0, $1) }
        var events: [Event] = []
        // Also a link that does not count now, because it closes a circle, could count later.
        if link(of: face) != nil {
            events.append(.ideasUnmerged(IdeasUnmerged(ideas: [items.name(face)])))
        }
        return events
            + heads.chunked(Campaign.itemsPerLine).map { part in
                .ideasMerged(
                    IdeasMerged(ideas: part.map { items.name($0) }, into: items.name(face)))
            }
    }

    /// The lines, one action together, after which these merged ideas stand for themselves and the
    /// others of their groups are still together: what was linked to one that leaves is linked to
    /// the group's face. None where no idea of them is merged.
    package func unmergeEvents(_ ideas: [Int32]) -> [Event] {
        var leaving: [Int32] = []
        for idea in ideas where !isHead(idea) && !leaving.contains(idea) { leaving.append(idea) }
        guard !leaving.isEmpty else { return [] }
        var heads: [Int32] = []
        var staying: [Int32: [Int32]] = [:]
        for idea in leaving {
            let head = head(of: idea)
            if !heads.contains(head) { heads.append(head) }
        }
        for head in heads {
            for other in group(of: head) where !leaving.contains(other) {
                guard let into = link(of: other), leaving.contains(into) else { continue }
                // The face's own link does not count, because it closes a circle that opens now.
                if other == head {
                    leaving.append(head)
                } else {
                    staying[head, default: []].append(other)
                }
            }
        }
        var events = leaving.chunked(Campaign.itemsPerLine).map { part in
            Event.ideasUnmerged(IdeasUnmerged(ideas: part.map { items.name($0) }))
        }
        for head in heads {
            events += (staying[head] ?? []).chunked(Campaign.itemsPerLine).map { part in
                .ideasMerged(
                    IdeasMerged(ideas: part.map { items.name($0) }, into: items.name(head)))
            }
        }
        return events
    }

    /// The idea that another is linked to, whether the link counts or closes a circle.
    func link(of idea: Int32) -> Int32? {
        histories[idea]?.link.value.flatMap { $0 }
    }

    /// The first of the ideas into which another is merged already, over any number of links: to
    /// link it to that other would close a circle. Nil where there is none.
    package func firstCircle(merging ideas: [Int32], into other: Int32) -> Int32? {
        var passed: Set<Int32> = []
        var next = link(of: other)
        while let idea = next, passed.insert(idea).inserted {
            if ideas.contains(idea) { return idea }
            next = link(of: idea)
        }
        return nil
    }

    /// A hidden idea stands for no others: they and their votes would be out of view with it.
    func checkFace(_ event: IdeasMerged) -> Rejection? {
        guard let into = items.find(event.into), status(of: into) == .hidden,
            event.ideas.contains(where: { id in
                items.find(id).map { head(of: $0) != into } ?? true
            })
        else { return nil }
        return Rejection(
            "“\(event.into)” is hidden, and what is merged into it would be out of view with it. Approve it first, or choose another idea to stand for them."
        )
    }
}

extension Array {
    /// The elements in their order, in arrays of at most so many.
    func chunked(_ size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
