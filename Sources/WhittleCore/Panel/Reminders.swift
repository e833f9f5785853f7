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
        return panel(of: round).compactMap { member in
            let done = scoredIdeas(by: member.name, in: round)
            let open =
                round.details.visibility == .sealed
                ? unsealedIdeas(of: member.name, done, in: round)
                : openIdeas(for: member.name, in: round).count
            guard open > 0 else { return nil }
            return Reminder(
                member: member.name, name: member.displayName, open: open, of: open + done)
        }.sorted { $0.member.utf8.lexicographicallyPrecedes($1.member.utf8) }
    }

    /// How many ideas of a round a member has scored, those apart from which they stand back. What
    /// others have scored in a sealed round is not here: their seals say how many.
    package func scoredIdeas(by member: String, in round: Round) -> Int {
        let here = ideas(of: round).count {
            !isRecused(member, from: $0) && review(of: $0, in: round.id, by: member) != nil
        }
        guard round.details.visibility == .sealed else { return here }
        return max(here, seal(of: member, in: round.id)?.count ?? 0)
    }

    /// How many ideas of a sealed round are open for a member who has sealed so many.
    private func unsealedIdeas(of member: String, _ done: Int, in round: Round) -> Int {
        let all = ideas(of: round).count { !isRecused(member, from: $0) }
        return max(0, min(all, round.details.load ?? .max) - done)
    }

    /// The first of the open ideas, as many as the round's load leaves the member.
    func withinLoad(_ open: [Int32], of member: String, in round: Round) -> [Int32] {
        guard let load = round.details.load else { return open }
        return Array(open.prefix(max(0, load - scoredIdeas(by: member, in: round))))
    }
}
