/// Which idea a member reads next, and why.
package struct NextIdea: Equatable, Sendable {
    package let item: Int32
    /// One sentence, without its full stop; it tells nothing that is hidden from the member.
    package let reason: String
    /// True where it is assigned to them: nobody else is handed it in their place.
    package let isAssigned: Bool
    /// True where it is short of what every idea is to have first, and their review helps.
    package let fillsFloor: Bool
}

/// What a member of a panel reads next, while everybody reads when they like: what is assigned to
/// them, then what has fewer reviews than the floor, then what says most about who is in. Made once
/// for a version of the campaign; asking it costs little.
package struct ReadingOrder: Sendable {
    private let round: Round
    private let member: String
    /// The member's place on the desk; nil where they are not on the panel.
    private let place: Int?
    private let desk: ReviewDesk
    /// By idea: decides between equals, so that members begin at different places.
    private let ties: [UInt64]
    private let isAssigned: [Bool]
    /// How many more the round's load leaves the member.
    private let room: Int
    /// In a sealed round that is open, the whole order; what others have in hand is unknown there.
    private let sealed: [Int32]?

    /// - Parameter viewpoint: of the member. What it may not see has no part in the order.
    package init(_ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round) {
        self.round = round
        let member = viewpoint.member ?? ""
        self.member = member
        desk = ReviewDesk(
            campaign, viewpoint, round, top: campaign.target(of: round) ?? 0)
        place = desk.members.firstIndex(of: member)
        let checksum = CRC32C()
        ties = desk.ideas.map {
            UInt64(checksum.checksum(campaign.items.name($0) + "/" + member))
        }
        isAssigned = desk.ideas.map {
            campaign.isGroupAssigned($0, to: member, in: round.id)
        }
        room =
            round.details.load.map {
                max(0, $0 - campaign.scoredIdeas(by: member, in: round))
            } ?? .max
        sealed =
            round.details.visibility == .sealed && round.isOpen
            ? campaign.openIdeas(for: member, in: round) : nil
    }

    /// The ideas in the order in which the member would be handed them if nothing changed.
    /// - Parameters:
    ///   - inHand: what members have before them now; the member's own is passed over.
    package func ideas(inHand: [ReviewInHand], _ campaign: Campaign) -> [NextIdea] {
        guard let place else { return [] }
        if let sealed { return sealed.map { sealedIdea($0, campaign) } }
        let candidates = desk.candidates(without: place, inHand: inHand, in: campaign)
        let assigned = candidates.indices.filter {
            isAssigned[$0] && candidates[$0].readers.contains(place)
        }
        var assignedFirst = assigned.sorted { one, other in
            candidates[one].reviews != candidates[other].reviews
                ? candidates[one].reviews < candidates[other].reviews : ties[one] < ties[other]
        }
        assignedFirst += desk.rule.order(candidates, for: place, ties: ties).filter {
            !isAssigned[$0]
        }
        return assignedFirst.prefix(room).enumerated().map { rank, idea in
            NextIdea(
                item: desk.ideas[idea],
                reason: isAssigned[idea]
                    ? "assigned to you" : reason(idea, candidates[idea], place, isFirst: rank == 0),
                isAssigned: isAssigned[idea],
                fillsFloor: desk.rule.missing(candidates[idea], from: place) > 0)
        }
    }

    private func sealedIdea(_ item: Int32, _ campaign: Campaign) -> NextIdea {
        let isAssigned = campaign.isGroupAssigned(item, to: member, in: round.id)
        return NextIdea(
            item: item,
            reason: isAssigned
                ? "assigned to you"
                : "sealed: you read in an order of your own, and so all ideas equally often",
            isAssigned: isAssigned, fillsFloor: false)
    }

    private func reason(
        _ idea: Int, _ candidate: ReviewCandidate, _ place: Int, isFirst: Bool
    ) -> String {
        let count = desk.counts[idea]
        let reviews = "\(count) review\(count == 1 ? "" : "s")"
        if desk.rule.missing(candidate, from: place) > 0 {
            guard count > 0 else { return "nobody has scored it yet" }
            let of = count < desk.rule.floor ? "\(count) of \(desk.rule.floor) reviews" : reviews
            guard desk.standings.indices.contains(place),
                let own = desk.standings[place], candidate.lacking.contains(own)
            else { return "it has \(of)" }
            return "it has \(of), none from \(own == .internal ? "inside" : "outside")"
        }
        guard desk.rule.top > 0, desk.rule.top < desk.ideas.count,
            desk.scores > 0 || desk.usesCrowd
        else { return "it has \(reviews), the fewest with those on their way" }
        let says = "\(isFirst ? "one more review of it" : "then it") says most about who is in"
        if desk.scores == 0 { return "by the crowd's votes, \(says)" }
        return desk.seesAllScores ? says : "by what you may see, \(says)"
    }
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
        for member: String, in round: Round, inHand: [ReviewInHand] = []
    ) -> NextIdea? {
        ReadingOrder(self, Viewpoint(member, in: self), round).ideas(inHand: inHand, self).first
    }

    /// Where each idea stands in the member's order; nil where the round is not sealed.
    private func sealedPlaces(for member: String, in round: Round) -> [Int32: UInt32]? {
        guard round.details.visibility == .sealed else { return nil }
        let order = sealedOrder(of: ideas(of: round), for: member, in: round)
        return Dictionary(
            zip(order, (0...).lazy.map { UInt32($0) }), uniquingKeysWith: { first, _ in first })
    }
}
