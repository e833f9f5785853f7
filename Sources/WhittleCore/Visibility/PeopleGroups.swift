/// How many people each group has, small groups merged: no number from 1 to 7 is told of anyone,
/// and none can be had by subtracting the others.
package struct PeopleGroups: Equatable, Sendable {
    package struct Group: Equatable, Sendable {
        package let name: String
        package let people: Int
    }

    /// A group below this is merged.
    package static let least = 8

    /// The largest first, ties by the bytes of their names.
    package let groups: [Group]
    /// People of groups that are merged; 0 or at least `least`.
    package let others: Int
    /// How many groups are merged.
    package let merged: Int
    /// Of whom it is not known; 0 or at least `least`.
    package let unknown: Int

    /// How many groups there are in all.
    package var kinds: Int { groups.count + merged }

    /// - Parameter names: one a person; nil of whom it is not known.
    package init(_ names: [String?]) {
        var counts: [String: Int] = [:]
        var unknown = 0
        for name in names {
            if let name, !name.isBlank { counts[name, default: 0] += 1 } else { unknown += 1 }
        }
        var groups = counts.map { Group(name: $0.key, people: $0.value) }.sorted { one, other in
            one.people != other.people
                ? one.people > other.people
                : one.name.utf8.lexicographicallyPrecedes(other.name.utf8)
        }
        var others = 0
        var merged = 0
        while let last = groups.last, last.people < PeopleGroups.least {
            others += last.people
            merged += 1
            groups.removeLast()
        }
        // Too few of whom it is not known are put with them, too: by subtraction they are a group.
        if unknown < PeopleGroups.least {
            others += unknown
            unknown = 0
        }
        // A single small group would be told by the total: the next larger goes with it.
        while others > 0, others < PeopleGroups.least, let last = groups.popLast() {
            others += last.people
            merged += 1
        }
        if others < PeopleGroups.least {
            unknown += others
            others = 0
            if unknown < PeopleGroups.least { unknown = 0 }
        }
        self.groups = groups
        self.others = others
        self.merged = merged
        self.unknown = unknown
    }
}
