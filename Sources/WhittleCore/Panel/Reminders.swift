/// What a member has still to score in a round: counts, never scores.
package struct Reminder: Equatable, Sendable {
    package let member: String
    /// How they are called.
    package let name: String
    /// Ideas that they have still to score.
    package let open: Int
    /// All that are theirs to score.
    package let of: Int
}

extension Campaign {
    /// The members of a round's panel for whom something is open, by name; nobody where the round
    /// is closed.
    package func reminders(of round: Round) -> [Reminder] {
        guard round.isOpen else { return [] }
        return membership.members.filter {
            $0.isPresent && round.isOnPanel($0.name, $0.roles)
        }.compactMap { member in
            let open = openIdeas(for: member.name, in: round).count
            guard open > 0 else { return nil }
            return Reminder(
                member: member.name, name: member.displayName, open: open,
                of: open + scoredIdeas(by: member.name, in: round))
        }.sorted { $0.member.utf8.lexicographicallyPrecedes($1.member.utf8) }
    }

    /// How many ideas of a round a member has scored, those apart from which they stand back.
    package func scoredIdeas(by member: String, in round: Round) -> Int {
        ideas(of: round).count {
            !isRecused(member, from: $0) && review(of: $0, in: round.id, by: member) != nil
        }
    }

    /// The first of the open ideas, as many as the round's load leaves the member.
    func withinLoad(_ open: [Int32], of member: String, in round: Round) -> [Int32] {
        guard let load = round.details.load else { return open }
        return Array(open.prefix(max(0, load - scoredIdeas(by: member, in: round))))
    }
}
