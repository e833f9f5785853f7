/// The method of equal shares: the money is shared out equally among the voters, and an idea is
/// bought by those who approve of it (D. Peters, G. Pierczyński and P. Skowron, "Proportional
/// Participatory Budgeting with Additive Utilities", NeurIPS 2021). Bought next is always what costs
/// its supporters the least for what it is worth to them. For money that the crowd allocates.
///
/// Amounts are in any one unit. Of ideas that are equally cheap the one that stands first is bought.
package struct EqualShares: Sendable {
    /// What an approved idea is worth to its supporter.
    package enum Utility: Sendable {
        /// What it costs: a voter is served by the money spent on what they approve.
        case cost
        /// One, whatever it costs.
        case one
    }

    private let costs: [Double]
    /// By idea: its supporters, by their places.
    private let supporters: [[Int]]
    private let voters: Int
    private let utility: Utility

    /// Shares are raised so many times at most: what is found by then is affordable.
    package static let mostRounds = 20_000

    /// - Parameters:
    ///   - costs: 0 or more, in the order that decides between equals.
    ///   - supporters: by idea, their places from 0 to `voters` - 1, each once.
    package init(
        costs: [Double], supporters: [[Int]], voters: Int, utility: Utility = .cost
    ) {
        self.costs = costs
        self.supporters = supporters
        self.voters = voters
        self.utility = utility
    }

    /// What is bought where each voter has the same share of the budget; ascending.
    package func bought(budget: Double) -> [Int] {
        voters > 0 ? bought(share: budget / Double(voters)) : []
    }

    /// The same with shares raised, by one unit a voter each time, for as long as all that is bought
    /// can be paid with the budget (the completion "Add1"): equal shares alone leave much unspent.
    /// Where a share is over a thousand units it is raised by a thousandth of it.
    /// - Parameter unit: the unit of the currency, in that of the amounts.
    package func completed(budget: Double, unit: Double) -> [Int] {
        guard voters > 0, unit > 0 else { return [] }
        let first = budget / Double(voters)
        let step = unit * max(1, (first / unit / 1000).rounded(.down))
        let wanted = costs.indices.count { !supporters[$0].isEmpty }
        var best = bought(share: first)
        for round in 1...EqualShares.mostRounds {
            guard best.count < wanted else { break }
            let next = bought(share: first + Double(round) * step)
            guard next.reduce(0, { $0 + costs[$1] }) <= budget else { break }
            best = next
        }
        return best
    }

    private func bought(share: Double) -> [Int] {
        var money = [Double](repeating: share, count: voters)
        // What an idea costs for its worth can only rise, so the last price found is a bound.
        var bounds = costs.map { _ in 0.0 }
        var open = Array(costs.indices)
        var bought: [Int] = []
        while let next = cheapest(&open, &bounds, money) {
            for voter in supporters[next.idea] {
                money[voter] -= min(money[voter], next.payment)
            }
            open.removeAll { $0 == next.idea }
            bought.append(next.idea)
        }
        return bought.sorted()
    }

    /// The cheapest of what its supporters can pay; those that nobody can pay any more are closed.
    private func cheapest(
        _ open: inout [Int], _ bounds: inout [Double], _ money: [Double]
    ) -> (idea: Int, payment: Double)? {
        var best: (idea: Int, payment: Double, price: Double)?
        var closed: Set<Int> = []
        for idea in open.sorted(by: { (bounds[$0], $0) < (bounds[$1], $1) }) {
            if let best, bounds[idea] > best.price { break }
            guard let payment = payment(for: idea, money) else {
                closed.insert(idea)
                continue
            }
            let price = Rankings.rounded(price(payment, idea))
            bounds[idea] = price
            if let best, (best.price, best.idea) < (price, idea) { continue }
            best = (idea, payment, price)
        }
        if !closed.isEmpty { open.removeAll { closed.contains($0) } }
        return best.map { ($0.idea, $0.payment) }
    }

    private func price(_ payment: Double, _ idea: Int) -> Double {
        switch utility {
        case .cost: costs[idea] > 0 ? payment / costs[idea] : 0
        case .one: payment
        }
    }

    /// What each supporter pays, those with less giving all that they have; nil where they have not
    /// enough together.
    private func payment(for idea: Int, _ money: [Double]) -> Double? {
        let purses = supporters[idea].map { money[$0] }.sorted()
        var missing = costs[idea]
        for (index, purse) in purses.enumerated() {
            let payment = missing / Double(purses.count - index)
            // Shares that were divided miss the cost by their last bits.
            if payment <= purse * (1 + 1e-12) { return payment }
            missing -= purse
        }
        return nil
    }
}

extension Campaign {
    /// What a budget buys of some ideas by equal shares of those who approve of at least one of them.
    /// - Parameter costs: by idea, in thousandths of the currency.
    /// - Returns: the ideas in the order given; nil where nobody's single votes are known.
    func boughtByShares(_ ideas: [Int32], costs: [Int32: Int], budget: Int) -> [Int32]? {
        var places: [Int32: Int] = [:]
        let supporters = ideas.map { idea in
            approvers(of: idea).map { participant in
                let place = places[participant] ?? places.count
                places[participant] = place
                return place
            }
        }
        guard !places.isEmpty else { return nil }
        let shares = EqualShares(
            costs: ideas.map { Double(costs[$0] ?? 0) }, supporters: supporters,
            voters: places.count)
        return shares.completed(budget: Double(budget), unit: 1000).map { ideas[$0] }
    }
}
