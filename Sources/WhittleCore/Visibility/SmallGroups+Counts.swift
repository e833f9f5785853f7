extension SmallGroups {
    /// Merges groups until nobody can be told by what is left. A group below the threshold is
    /// merged; where what is merged is still too few people, the next larger goes with it, so that
    /// nothing can be worked out by subtraction.
    /// - Parameters:
    ///   - groups: the smallest first.
    ///   - gathered: how many people are merged before.
    ///   - size: how many people a group has.
    ///   - merge: puts a group with those that are merged, and gives how many people they are then.
    static func merge<Group>(
        _ groups: [Group], gathered: Int, threshold: Int, size: (Group) -> Int,
        into merge: (Group) -> Int
    ) {
        var gathered = gathered
        for group in groups {
            let isShort = gathered > 0 && gathered < threshold
            guard size(group) < threshold || isShort else { return }
            gathered = merge(group)
        }
    }

    /// How many people each group has, small ones merged.
    struct Counts {
        /// The largest first, ties by the bytes of their names.
        let groups: [(name: String, people: Int)]
        /// People of groups that are merged, and those who were merged before.
        let others: Int
        /// How many groups are merged.
        let merged: Int

        /// - Parameters:
        ///   - counts: people by group, none of them 0.
        ///   - gathered: how many people are merged whatever their group.
        init(_ counts: [String: Int], gathered: Int = 0, threshold: Int) {
            var groups = counts.map { (name: $0.key, people: $0.value) }.sorted { one, other in
                one.people != other.people
                    ? one.people > other.people
                    : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
            }
            var others = gathered
            SmallGroups.merge(
                groups.reversed(), gathered: gathered, threshold: threshold, size: \.people
            ) { group in
                groups.removeLast()
                others += group.people
                return others
            }
            self.groups = groups
            self.others = others
            merged = counts.count - groups.count
        }
    }
}
