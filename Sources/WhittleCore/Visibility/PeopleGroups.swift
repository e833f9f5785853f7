/// How many people each group has, small groups merged: no number from 1 to 7 is told of anyone,
/// and none can be had by subtracting the others.
package struct PeopleGroups: Equatable, Sendable {
    package struct Group: Equatable, Sendable {
        package let name: String
        package let people: Int
    }

    /// A group below this is merged.
    package static let least = SmallGroups.threshold

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
        // Too few of whom it is not known are put with them, too: by subtraction they are a group.
        let strays = unknown < PeopleGroups.least ? unknown : 0
        unknown -= strays
        let told = SmallGroups.Counts(counts, gathered: strays, threshold: PeopleGroups.least)
        var others = told.others
        if others < PeopleGroups.least {
            unknown += others
            others = 0
            if unknown < PeopleGroups.least { unknown = 0 }
        }
        groups = told.groups.map { Group(name: $0.name, people: $0.people) }
        merged = told.merged
        self.others = others
        self.unknown = unknown
    }
}
