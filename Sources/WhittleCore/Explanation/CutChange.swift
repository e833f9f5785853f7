/// What would have changed the outcome of a cut for one idea, all else equal: found by cutting
/// again with other votes or scores, by the same code.
package struct CutChange: Equatable, Sendable {
    /// A number of votes or points.
    package enum Amount: Equatable, Sendable {
        /// So many would have done it, and one fewer would not.
        case number(Int)
        /// However many, it would not have been enough.
        case never
    }

    /// What the score in the rule's order would have had to be.
    package enum Score: Equatable, Sendable {
        /// There is a place for whatever has a score.
        case any
        case atLeast(Double)
        /// This very score is not enough: another idea has it and goes first.
        case above(Double)
    }

    /// True for an idea that the rule keeps; then the votes and points are those that would have put
    /// it out.
    package let isKept: Bool
    /// More votes for it; of one that is kept, fewer. Nil where votes have no part in the rule, and
    /// where it matters whose they are.
    package internal(set) var up: Amount?
    /// Fewer votes against it; of one that is kept, more.
    package internal(set) var down: Amount?
    /// The lowest score in the rule's order that is kept; nil where votes have a part in it, or where
    /// more than the order decides.
    package internal(set) var score: Score?
    /// Points more on the scale of the rubric, a point being all criteria of one review; of an idea
    /// that is kept, fewer. Nil where no review counts, or reviews have no part.
    package internal(set) var points: Amount?
    /// How many readers these points are of, and how many readers there are.
    package internal(set) var movedReaders = 0
    package internal(set) var readers = 0

    /// So many votes are tried at most.
    package static let mostVotes = 1 << 16

    /// Nil for what the rule does not consider.
    init?(_ rule: CutRule, from: String, _ head: Int32, _ campaign: Campaign) {
        let order = campaign.cutOrder(rule, from: from)
        let choice = campaign.choice(rule, order)
        guard choice.problem == nil, order.pool.contains(head) else { return nil }
        let question = Question(rule: rule, from: from, head: head, order: order)
        isKept = choice.kept.contains(head)
        searchVotes(question, campaign)
        if rule.by == .panel || rule.by == .hands { searchScore(question, campaign) }
        if rule.by.usesPanel { searchPoints(question, campaign) }
    }

    /// What is asked again and again.
    private struct Question {
        let rule: CutRule
        let from: String
        let head: Int32
        /// As things are.
        let order: CutOrder

        /// Whether the rule keeps it in a campaign that is only supposed.
        func isKept(in supposed: SupposedCampaign) -> Bool {
            let campaign = supposed.campaign
            let order = campaign.cutOrder(rule, from: from)
            return campaign.choice(rule, order).kept.contains(head)
        }
    }

    // MARK: Votes

    private mutating func searchVotes(_ question: Question, _ campaign: Campaign) {
        // Equal shares ask who voted, and votes that are only supposed are nobody's.
        guard question.rule.spending != .shares else { return }
        var supposed = SupposedCampaign(campaign, question.head)
        let votes = campaign.crowdVotes(of: question.head)
        guard votesMatter(question, &supposed) else { return }
        let sign = isKept ? -1 : 1
        func search(_ limit: Int, _ suppose: (Int) -> (up: Int, down: Int)) -> Amount {
            let found = SmallestNumber.upTo(limit) { number in
                let votes = suppose(number)
                supposed.suppose(up: votes.up, down: votes.down)
                return question.isKept(in: supposed) != isKept
            }
            return found.map { .number($0) } ?? .never
        }
        let most = CutChange.mostVotes
        up = search(isKept ? min(votes.up, most) : most) { (sign * $0, 0) }
        down = search(isKept ? most : min(votes.down, most)) { (0, -sign * $0) }
    }

    /// True where a vote more has a part in what the rule makes of it.
    private func votesMatter(_ question: Question, _ supposed: inout SupposedCampaign) -> Bool {
        if question.rule.approval != nil { return true }
        switch question.rule.by {
        case .crowd, .net, .blend: return true
        // Hands are counted in a room, and no vote is among them.
        case .hands: return false
        case .panel: break
        }
        supposed.suppose(up: 1, down: 0)
        let order = supposed.campaign.cutOrder(question.rule, from: question.from)
        return order.values[question.head] != question.order.values[question.head]
    }

    // MARK: Scores

    private mutating func searchPoints(_ question: Question, _ campaign: Campaign) {
        guard let id = question.rule.round ?? campaign.currentRound?.id,
            let round = campaign.round(id)
        else { return }
        let reviews = campaign.reviews(of: question.head, in: id).filter(\.counts)
        readers = reviews.count
        guard !reviews.isEmpty else { return }
        let points = SupposedPoints(reviews, round.details, isMore: !isKept)
        var supposed = SupposedCampaign(campaign, question.head)
        let found = SmallestNumber.upTo(points.steps.count) { number in
            points.suppose(number, in: &supposed)
            return question.isKept(in: supposed) != isKept
        }
        self.points = found.map { .number($0) } ?? .never
        movedReaders = found.map { points.readers($0) } ?? 0
    }

    /// The lowest score that is kept: that of another idea of the pool, or just above it, or the
    /// rule's own. Where the choice is for the most value, more than the order decides.
    private mutating func searchScore(_ question: Question, _ campaign: Campaign) {
        let rule = question.rule
        guard rule.quotas.isEmpty, rule.budget == nil || rule.spending == .fill else { return }
        let order = question.order
        var values = order.values.filter { $0.key != question.head }.map {
            Rankings.rounded($0.value)
        }
        if let least = rule.least { values.append(Rankings.rounded(least)) }
        let sorted = Set(values).sorted()
        func isKept(with value: Double) -> Bool {
            let supposed = order.supposing(value, for: question.head, campaign)
            return campaign.choice(rule, supposed).kept.contains(question.head)
        }
        guard let lowest = sorted.first, !isKept(with: lowest - 1 - abs(lowest)) else {
            score = .any
            return
        }
        // 1: the lowest value, 2: just above it, 3: the second lowest …
        let found = SmallestNumber.upTo(sorted.count * 2) { number in
            let value = sorted[(number - 1) / 2]
            return isKept(
                with: number.isMultiple(of: 2) ? CutChange.justAbove(value) : value)
        }
        score = found.map { number in
            let value = sorted[(number - 1) / 2]
            return number.isMultiple(of: 2) ? .above(value) : .atLeast(value)
        }
    }

    /// The next value at 9 significant digits, or a little more.
    private static func justAbove(_ value: Double) -> Double {
        value + max(abs(value), 1e-12) * 2e-8
    }
}

extension CutOrder {
    /// The order with another value for one idea of the pool.
    fileprivate func supposing(
        _ value: Double, for item: Int32, _ campaign: Campaign
    ) -> CutOrder {
        var values = values
        values[item] = value
        return CutOrder(
            pool: pool,
            order: Rankings.order(pool.filter { values[$0] != nil }, campaign) { values[$0] },
            values: values)
    }
}
