/// Groups of people as they may be published. A group with fewer people than the threshold tells
/// who is in it, so it is merged with others; where what is merged is still too small, the next
/// smallest group goes with it, so that nothing can be worked out from the rest. All counts are
/// rounded to 5 (NHS Digital publishes hospital figures in that way), so that two guides do not
/// tell who came between them.
package struct PublishedGroups: Equatable, Sendable {
    package struct Group: Equatable, Sendable {
        package let name: String
        /// People, rounded to 5 unless the threshold is 1.
        package let count: Int
    }

    /// The largest first, equal ones by name.
    package let groups: [Group]
    /// People of all other groups, rounded likewise; nil where no group was merged.
    package let other: Int?
    /// How many groups were merged.
    package let merged: Int

    /// Nil where nothing may be said: too few people in all.
    /// - Parameters:
    ///   - counts: people by group; those without a name are left out.
    ///   - threshold: the fewest people that a group may have, 1 or more.
    package init?(_ counts: [String: Int], threshold: Int) {
        let counts = counts.filter { !$0.key.isBlank && $0.value > 0 }
        let told = SmallGroups.Counts(counts, threshold: threshold)
        guard !told.groups.isEmpty || told.others >= threshold, !counts.isEmpty else { return nil }
        func rounded(_ count: Int) -> Int { threshold > 1 ? (count + 2) / 5 * 5 : count }
        groups = told.groups.map { Group(name: $0.name, count: rounded($0.people)) }
        other = told.merged > 0 ? rounded(told.others) : nil
        merged = told.merged
    }
}
