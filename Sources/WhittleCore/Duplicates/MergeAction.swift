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
        if histories[face]?.link.value.flatMap({ $0 }) != nil {
            events.append(.ideasUnmerged(IdeasUnmerged(ideas: [items.name(face)])))
        }
        var rest = heads[...]
        while !rest.isEmpty {
            let part = rest.prefix(Campaign.itemsPerLine).map { items.name($0) }
            rest = rest.dropFirst(Campaign.itemsPerLine)
            events.append(.ideasMerged(IdeasMerged(ideas: part, into: items.name(face))))
        }
        return events
    }
}
