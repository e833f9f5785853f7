/// Which idea a member reads next, and why: what is assigned to them first, then the one with the
/// fewest reviews so far, of those that they have not scored, that count, and from which they do
/// not stand back.
package struct NextIdea: Sendable {
    package let item: Int32
    package let reason: String
}

extension Campaign {
    /// The ideas that a round is about: the stage before the round's own, else all that count.
    package func ideas(of round: Round) -> [Int32] {
        sortedByTime(pool(stageBefore(round.details.stage)))
    }

    /// The ideas of a round that a member has still to score: what is assigned to them, then those
    /// with the fewest reviews; no more than the round's load leaves them.
    package func openIdeas(for member: String, in round: Round) -> [Int32] {
        let counted = ideas(of: round).filter { item in
            !isRecused(member, from: item)
                && review(of: item, in: round.id, by: member) == nil
        }.map { item in
            (
                item: item, reviews: reviews(of: item, in: round.id).count,
                isAssigned: isGroupAssigned(item, to: member, in: round.id)
            )
        }
        // Members begin at different places, so that they do not all read the same idea first.
        let checksum = CRC32C()
        let walk = sealedPlaces(for: member, in: round)
        func place(_ item: Int32) -> UInt32 {
            walk?[item] ?? checksum.checksum(items.name(item) + "/" + member)
        }
        let sorted = counted.sorted { one, other in
            if one.isAssigned != other.isAssigned { return one.isAssigned }
            return one.reviews != other.reviews
                ? one.reviews < other.reviews : place(one.item) < place(other.item)
        }.map(\.item)
        return withinLoad(sorted, of: member, in: round)
    }

    /// The next idea for a member; nil where they have scored all of theirs.
    package func nextIdea(
        for member: String, in round: Round, without skipped: [Int32] = []
    ) -> NextIdea? {
        let open = openIdeas(for: member, in: round)
        guard let item = open.first(where: { !skipped.contains($0) }) ?? open.first else {
            return nil
        }
        if isGroupAssigned(item, to: member, in: round.id) {
            return NextIdea(item: item, reason: "assigned to you")
        }
        if round.details.visibility == .sealed {
            return NextIdea(
                item: item,
                reason: "sealed: you read in an order of your own, and so all ideas equally often")
        }
        let count = reviews(of: item, in: round.id).count
        let reason =
            count == 0
            ? "nobody has scored it yet"
            : "it has \(count) review\(count == 1 ? "" : "s"), as few as any you have not scored"
        return NextIdea(item: item, reason: reason)
    }

    /// Where each idea stands in the member's order; nil where the round is not sealed.
    private func sealedPlaces(for member: String, in round: Round) -> [Int32: UInt32]? {
        guard round.details.visibility == .sealed else { return nil }
        let order = sealedOrder(of: ideas(of: round), for: member, in: round)
        return Dictionary(
            zip(order, (0...).lazy.map { UInt32($0) }), uniquingKeysWith: { first, _ in first })
    }
}
