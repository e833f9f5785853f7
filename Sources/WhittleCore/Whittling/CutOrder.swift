/// Why a rule makes no order.
private struct OrderProblem: Error {
    let sentence: String
}

/// What a cut chooses from.
package struct CutOrder: Sendable {
    package let pool: [Int32]
    /// Those of the pool that have a score, the best first.
    package let order: [Int32]
    /// The scores: the expected share of ups, the panel's score, the blend from 0 to 1, or votes
    /// or hands for less those against. They are compared at 9 significant digits.
    package let values: [Int32: Double]
    /// Why there is no order by this rule; then nothing is kept.
    package var problem: String?
}

extension Campaign {
    /// The ideas that a cut chooses from: all that count, or those that an earlier stage kept; of
    /// one question where it is named.
    package func pool(_ from: String, question: String? = nil) -> [Int32] {
        let all =
            from == "pool"
            ? rows.indices.map(Int32.init).filter { counts($0) }
            : kept(in: from).filter { counts($0) }
        guard let question else { return all }
        return all.filter { self.question(of: $0) == question }
    }

    /// The stage that a cut comes from, by the plan: the one before, else the pool.
    package func stageBefore(_ stage: String) -> String {
        let planned = stages.map(\.stage)
        guard let index = planned.firstIndex(of: stage), index > 0 else { return "pool" }
        return cut(planned[index - 1]) == nil ? "pool" : planned[index - 1]
    }

    /// The pool of a rule and its order, over everything that was voted and scored. Ideas without a
    /// score are never kept where the panel decides. Of the rule only the order counts, not its
    /// limits.
    package func cutOrder(_ rule: CutRule, from: String) -> CutOrder {
        let pool = pool(from, question: rule.question)
        var values: [Int32: Double] = [:]
        var panel: [Int32: Double] = [:]
        if rule.by.usesPanel {
            switch panelValues(pool, rule) {
            case .success(let values): panel = values
            case .failure(let problem):
                return CutOrder(pool: pool, order: [], values: [:], problem: problem.sentence)
            }
        }
        switch rule.by {
        case .crowd: values = crowdValues(pool)
        case .panel: values = panel
        case .net:
            for item in pool {
                let votes = crowdVotes(of: item)
                values[item] = Double(votes.up - votes.down)
            }
        case .hands:
            guard let tally = rule.tally else {
                return CutOrder(
                    pool: pool, order: [], values: [:], problem: "No show of hands is named.")
            }
            values = handsValues(pool, tally)
        case .blend:
            let panel = standings(panel)
            let crowd = standings(crowdValues(pool).filter { panel[$0.key] != nil })
            let weight = rule.weight ?? 0.5
            values = panel.reduce(into: [:]) { values, entry in
                guard let other = crowd[entry.key] else { return }
                values[entry.key] = weight * entry.value + (1 - weight) * other
            }
        }
        return CutOrder(
            pool: pool,
            order: Rankings.order(pool.filter { values[$0] != nil }, self) { values[$0] },
            values: values)
    }

    private func crowdValues(_ pool: [Int32]) -> [Int32: Double] {
        let prior = BetaBinomial(
            rows.indices.map(Int32.init).filter { counts($0) }.map { crowdVotes(of: $0) })
        return pool.reduce(into: [:]) { values, item in
            let votes = crowdVotes(of: item)
            values[item] = prior.posterior(up: votes.up, down: votes.down).mean
        }
    }

    /// The panel's scores of a pool. Those that are adjusted are made of all reviews of the round
    /// that count, also of ideas outside the pool: they tell how lenient members are.
    private func panelValues(
        _ pool: [Int32], _ rule: CutRule
    ) -> Result<[Int32: Double], OrderProblem> {
        guard let round = rule.round.map({ self.round($0) }) ?? currentRound else {
            return .success([:])
        }
        if let problem = round.details.problem(of: rule.weights), !rule.weights.isEmpty {
            return .failure(OrderProblem(sentence: problem))
        }
        guard rule.scoreKind != .raw else {
            return .success(
                pool.reduce(into: [:]) { values, item in
                    values[item] =
                        panelScore(of: item, in: round.id, weights: rule.weights)?.mean
                })
        }
        let table = PanelTable(
            self, round, weights: rule.weights, of: reviewedIdeas(in: round.id))
        do throws(PanelAbsence) {
            let worth = try PanelWorth(table, rule.scoreKind)
            return .success(
                pool.reduce(into: [:]) { $0[$1] = worth.estimate($1)?.mean })
        } catch {
            return .failure(
                OrderProblem(sentence: error.sentence + " Choose the raw score instead."))
        }
    }

    /// Of how many of the others each idea is the better, 0 to 1; who is level counts half. Two
    /// scales of different spread then weigh what their weight says.
    private func standings(_ values: [Int32: Double]) -> [Int32: Double] {
        guard values.count > 1 else { return values.mapValues { _ in 1 } }
        var counts: [Double: Int] = [:]
        for value in values.values { counts[Rankings.rounded(value), default: 0] += 1 }
        var lower = 0
        var standing: [Double: Double] = [:]
        for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
            let points = Double(lower) + Double(count - 1) / 2
            standing[value] = points / Double(values.count - 1)
            lower += count
        }
        return values.compactMapValues { standing[Rankings.rounded($0)] }
    }
}

extension Viewpoint {
    /// True where the viewer may know the order that a rule makes of a pool: with the crowd's,
    /// votes; with the panel's, every review behind it. Who stands back from an idea of the pool may
    /// not: what-ifs on the size would tell where the hidden idea stands. A deputy makes that cut.
    package func canSeeOrder(_ rule: CutRule, from: String, in campaign: Campaign) -> Bool {
        whyOrderIsHidden(rule, from, of: campaign, in: campaign) == nil
    }

    /// Why the order that a rule makes of a pool may not be shown; nil where it may. The pool is
    /// that of `base`, which may be an earlier state of the campaign; what may be seen is as things
    /// are now.
    func whyOrderIsHidden(
        _ rule: CutRule, _ from: String, of base: Campaign, in campaign: Campaign
    ) -> String? {
        let usesVotes =
            !rule.by.usesPanel || rule.by == .blend || rule.scoreKind == .panelAndCrowd
            || rule.approval != nil
        if usesVotes, !canSeeVotes { return "Votes and places are shown to members only." }
        guard rule.by.usesPanel,
            let round = rule.round.flatMap(campaign.round)
                ?? base.currentRound.flatMap({ campaign.round($0.id) })
        else { return nil }
        let ideas = base.ideas(behind: rule, from).compactMap {
            campaign.items.find(base.items.name($0))
        }
        if ideas.contains(where: { standsBack(from: $0, in: campaign) }) {
            return
                "You stand back from an idea that this cut chose among: the panel's order would tell its scores."
        }
        return ideas.allSatisfy { canSeeReviews(of: $0, in: round, campaign) }
            ? nil : round.whyHidden(from: self)
    }

    /// True where the viewer stands back from an idea that a rule chooses among.
    package func standsBack(fromPoolOf rule: CutRule, from: String, in campaign: Campaign) -> Bool {
        campaign.ideas(behind: rule, from).contains { standsBack(from: $0, in: campaign) }
    }
}

extension Campaign {
    /// The ideas whose reviews make a rule's order: its pool, and where scores are adjusted all
    /// that the round has reviewed.
    fileprivate func ideas(behind rule: CutRule, _ from: String) -> [Int32] {
        let pool = pool(from, question: rule.question)
        guard rule.by.usesPanel, rule.scoreKind != .raw,
            let round = rule.round ?? currentRound?.id
        else { return pool }
        return pool + reviewedIdeas(in: round)
    }
}
