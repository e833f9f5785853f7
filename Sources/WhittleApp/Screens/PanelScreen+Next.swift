import WhittleCore

/// What a reading order hangs on.
struct ReadingKey: Equatable, Sendable {
    let seen: SeenVersion
    let round: String
}

/// The next idea, and what others have before them meanwhile: a review is handed out once.
extension PanelScreen {
    /// An idea that was chosen for the member, with those who were known to have it before them or
    /// to have reviewed it.
    struct HandedOut: Equatable, Sendable {
        let idea: String
        let others: Set<String>
    }

    /// Takes the next idea; none where nothing is left.
    mutating func takeNext(_ round: Round, _ context: Context) {
        let ideas = order(round, context).ideas(inHand: inHand, context.campaign)
        let next = ideas.first { !skipped.contains($0.item) } ?? ideas.first
        idea = next.map { context.campaign.items.name($0.item) }
        reason = next?.reason ?? ""
        handedOut = nil
        if let next, let idea, !next.isAssigned {
            handedOut = HandedOut(
                idea: idea,
                others: Set(inHand.filter { $0.idea == idea }.map(\.member))
                    .union(reviewers(of: next.item, round, context)))
        }
    }

    private mutating func order(_ round: Round, _ context: Context) -> ReadingOrder {
        let key = ReadingKey(seen: SeenVersion(context), round: round.id)
        if let known = orders.known(for: key) { return known }
        let order = ReadingOrder(context.campaign, context.viewpoint, round)
        orders.keep(order, for: key)
        return order
    }

    /// What others are told that the member reads; nil where they are told nothing: in a sealed
    /// round nobody may know who reads what.
    func reading(_ context: Context) -> InHand? {
        guard let member = context.member, let round = context.campaign.currentRound,
            round.isOpen, round.details.visibility != .sealed, let idea,
            let item = context.campaign.items.find(idea),
            round.isOnPanel(member, context.viewpoint.roles),
            context.campaign.review(of: item, in: round.id, by: member) == nil
        else { return nil }
        return InHand(round: round.id, idea: idea)
    }

    /// The others who have reviewed an idea, by name.
    private func reviewers(of item: Int32, _ round: Round, _ context: Context) -> [String] {
        context.campaign.reviews(of: item, in: round.id).map(\.member)
    }

    /// Takes what others have before them.
    mutating func setColleagues(_ colleagues: [Colleague], _ context: Context) {
        guard let round = context.campaign.currentRound else {
            others = []
            return
        }
        others = colleagues.filter {
            $0.member != context.member && $0.reading?.round == round.id
        }
        inHand = others.flatMap { $0.reviewsInHand(in: round.id) }
    }

    /// Where two were handed the same review at the same moment, who came second and has not begun
    /// goes on to another idea, and is told so.
    mutating func giveWay(_ context: Context) -> String? {
        guard let round = context.campaign.currentRound, digits.isEmpty, let idea,
            let item = context.campaign.items.find(idea), let handedOut, handedOut.idea == idea,
            draft(context).isEmpty
        else { return nil }
        let here = others.filter { $0.reading?.idea == idea }
        let first = here.filter(\.cameFirst).map(\.member)
        let done =
            others.filter { $0.before == idea }.map(\.member)
            + reviewers(of: item, round, context)
        guard (first + done).contains(where: { !handedOut.others.contains($0) }) else {
            return nil
        }
        // Those who came later go themselves.
        let later = Set(here.filter { !$0.cameFirst }.map(\.member))
        let all = inHand
        inHand = all.filter { $0.idea != idea || !later.contains($0.member) }
        defer { inHand = all }
        let ideas = order(round, context).ideas(inHand: inHand, context.campaign)
        let isStillWanted = ideas.contains { $0.item == item && $0.fillsFloor }
        guard !isStillWanted, let next = ideas.first, next.item != item else {
            self.handedOut = HandedOut(idea: idea, others: handedOut.others.union(first + done))
            return nil
        }
        self.idea = nil
        choose(context)
        return self.idea == idea
            ? nil : "Somebody began on \(idea) a moment before you: this one is wanted more."
    }
}

extension Model {
    /// What others are to be told that the member reads; nil where nothing is new. Who leaves the
    /// Panel has nothing in hand.
    mutating func newReading(_ campaign: Campaign) -> Effect? {
        let reading = place == .panel ? panel.reading(context(campaign)) : nil
        guard reading != panel.told else { return nil }
        panel.told = reading
        return .read(reading)
    }

    /// Hands on the idea that is before the member, where somebody else was faster and they have not
    /// begun.
    mutating func giveWay(_ context: Context) {
        guard place == .panel, overlay == nil, let notice = panel.giveWay(context) else { return }
        status = notice
    }
}
