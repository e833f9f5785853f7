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
        let sorted = counts.filter { !$0.key.isBlank && $0.value > 0 }.sorted { one, other in
            one.value != other.value
                ? one.value > other.value
                : one.key.utf8.lexicographicallyPrecedes(other.key.utf8)
        }
        var shown = sorted.filter { $0.value >= threshold }
        var rest = sorted.count - shown.count
        var people = sorted.reduce(0) { $0 + $1.value } - shown.reduce(0) { $0 + $1.value }
        while rest > 0, people < threshold, let next = shown.popLast() {
            people += next.value
            rest += 1
        }
        guard !shown.isEmpty || people >= threshold, !sorted.isEmpty else { return nil }
        func rounded(_ count: Int) -> Int { threshold > 1 ? (count + 2) / 5 * 5 : count }
        groups = shown.map { Group(name: $0.key, count: rounded($0.value)) }
        other = rest > 0 ? rounded(people) : nil
        merged = rest
    }
}
