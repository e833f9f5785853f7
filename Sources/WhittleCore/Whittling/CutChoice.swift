/// Why an idea of the pool is kept or not.
package enum CutFate: Equatable, Sendable {
    case kept
    /// Nobody has scored it.
    case unscored
    /// Its score is below the rule's least.
    case below
    /// Too few votes.
    case turnout
    /// Too many of its votes are against it.
    case refused
    /// There is a budget, and the idea says no cost.
    case costless
    /// There are as many better ideas as are kept.
    case full
    /// The theme or question has as many as it may have.
    case capped(Quota.Kind, String)
    /// It costs more than is left.
    case dear
    /// Others are worth more together, or are needed for what is to be kept at least.
    case outweighed
    /// The shares of those who voted for it do not pay for it.
    case unpaid

    /// One word for programs.
    package var word: String {
        switch self {
        case .kept: "kept"
        case .unscored: "unscored"
        case .below: "below"
        case .turnout: "turnout"
        case .refused: "refused"
        case .costless: "costless"
        case .full: "full"
        case .capped: "capped"
        case .dear: "budget"
        case .outweighed: "outweighed"
        case .unpaid: "unpaid"
        }
    }

    /// For people: `over the budget`.
    package var words: String {
        switch self {
        case .kept: "kept"
        case .unscored: "not scored"
        case .below: "below the score that is needed"
        case .turnout: "too few votes"
        case .refused: "not approved by the votes"
        case .costless: "says no cost"
        case .full: "no place left"
        case .capped(let kind, let name): "the \(kind.rawValue) \(name) is full"
        case .dear: "over the budget"
        case .outweighed: "others are worth more together"
        case .unpaid: "the shares of its supporters do not pay for it"
        }
    }
}

/// One idea of the pool in a cut.
package struct CutRow: Sendable {
    package let item: Int32
    /// From 1, in the rule's order; nil without a score.
    package let place: Int?
    package let value: Double?
    package let cost: Double?
    package let fate: CutFate
    /// The money that is left after everything kept down to this place; nil without a budget.
    package let left: Double?
}

/// What a rule chooses of its order.
package struct CutChoice: Sendable {
    /// In the order of the rule.
    package fileprivate(set) var kept: [Int32] = []
    /// What makes the rule impossible here; then nothing is kept.
    package fileprivate(set) var problem: String?
    /// The sum of the scores of what is kept.
    package fileprivate(set) var value = 0.0
    /// Those that the selection did not choose among, with why.
    fileprivate var excluded: [Int32: CutFate] = [:]
    fileprivate var groups: [QuotaGroup] = []
    fileprivate var budget: Int?
    fileprivate var costs: [Int32: Int] = [:]

    /// What is left of the budget; nil where there is none.
    package var left: Double? {
        budget.map { Double($0 - kept.reduce(0) { $0 + (costs[$1] ?? 0) }) / 1000 }
    }
}

/// A theme or question with its least and most.
private struct QuotaGroup: Equatable, Sendable {
    var kind: Quota.Kind
    var name: String
    var bounds = Selection.Group()
    var members: Set<Int32> = []
}

/// Amounts as whole thousandths, so that sums are exact.
private enum Money {
    /// Nil where it is more than any campaign has.
    static func thousandths(_ amount: Double) -> Int? {
        guard amount >= 0, amount < 1e12 else { return nil }
        return Int((amount * 1000).rounded())
    }
}

extension Campaign {
    /// What a rule keeps of its order.
    package func choice(_ rule: CutRule, _ order: CutOrder) -> CutChoice {
        var choice = CutChoice()
        choice.problem = order.problem
        guard order.problem == nil else { return choice }
        guard rule.isConstrained else {
            choice.kept = Array(order.order.prefix(rule.top ?? order.order.count))
            choice.value = sum(choice.kept, order)
            return choice
        }
        let candidates = candidates(rule, order, &choice)
        choice.groups = quotaGroups(rule, candidates)
        choice.budget = rule.budget.map { Money.thousandths($0) ?? Int.max / 4 }
        if rule.spending == .shares, let budget = choice.budget {
            buy(candidates, budget, &choice)
            choice.value = sum(choice.kept, order)
            return choice
        }
        let scale = Campaign.wholeScale(candidates.compactMap { order.values[$0] })
        let selection = Selection(
            candidates: candidates.map { item in
                Selection.Candidate(
                    value: Int(((order.values[item] ?? 0) * scale).rounded()),
                    cost: choice.costs[item] ?? 0,
                    groups: choice.groups.indices.filter {
                        choice.groups[$0].members.contains(item)
                    })
            }, groups: choice.groups.map(\.bounds), top: rule.top, budget: choice.budget,
            spending: rule.spending)
        do throws(Selection.Failure) {
            choice.kept = try selection.solve().map { candidates[$0] }
        } catch {
            choice.problem = sentence(error, choice, rule)
        }
        choice.value = sum(choice.kept, order)
        return choice
    }

    private func buy(_ candidates: [Int32], _ budget: Int, _ choice: inout CutChoice) {
        if let bought = boughtByShares(candidates, costs: choice.costs, budget: budget) {
            choice.kept = bought
        } else {
            choice.problem =
                "Equal shares need votes of single people for ideas that say their cost, and there are none."
        }
    }

    private func sum(_ items: [Int32], _ order: CutOrder) -> Double {
        items.reduce(0) { $0 + (order.values[$1] ?? 0) }
    }

    /// A power of ten that makes the values whole numbers of at most 9 digits; what is whole
    /// already stays as it is.
    private static func wholeScale(_ values: [Double]) -> Double {
        let largest = values.map { abs($0) }.max() ?? 0
        guard largest > 1e-12, largest < 1e15 else { return 1 }
        if largest < 1e10, values.allSatisfy({ $0 == $0.rounded() }) { return 1 }
        var scale = 1.0
        while largest * scale < 1e8 { scale *= 10 }
        while largest * scale >= 1e9 { scale /= 10 }
        return scale
    }

    /// The scored ideas that fulfil what the rule asks of each alone.
    private func candidates(
        _ rule: CutRule, _ order: CutOrder, _ choice: inout CutChoice
    ) -> [Int32] {
        let least = rule.least.map { Rankings.rounded($0) }
        return order.order.filter { item in
            if let approval = rule.approval {
                let votes = crowdVotes(of: item)
                guard approval.hasTurnout(votes) else {
                    choice.excluded[item] = .turnout
                    return false
                }
                guard approval.isPassed(votes) else {
                    choice.excluded[item] = .refused
                    return false
                }
            }
            if let least, Rankings.rounded(order.values[item] ?? 0) < least {
                choice.excluded[item] = .below
                return false
            }
            guard rule.budget != nil else { return true }
            guard let cost = cost(of: item) else {
                choice.excluded[item] = .costless
                return false
            }
            choice.costs[item] = Money.thousandths(cost) ?? Int.max / 2
            return true
        }
    }

    /// The groups that the rule's quotas name, each once. What is asked of *each* theme or
    /// question is asked only as far as it has ideas.
    private func quotaGroups(_ rule: CutRule, _ candidates: [Int32]) -> [QuotaGroup] {
        var groups: [QuotaGroup] = []
        for kind in Quota.Kind.allCases {
            let quotas = rule.quotas.filter { $0.kind == kind }
            guard !quotas.isEmpty else { continue }
            var members: [String: Set<Int32>] = [:]
            for item in candidates {
                for name in quotaGroups(of: item, kind) { members[name, default: []].insert(item) }
            }
            let named = quotas.compactMap(\.name)
            let names =
                quotas.contains { $0.name == nil } ? named + members.keys : named
            let sorted = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for name in sorted {
                var group = QuotaGroup(kind: kind, name: name, members: members[name] ?? [])
                for quota in quotas where quota.name == nil || quota.name == name {
                    let least = quota.least ?? 0
                    let asked = quota.name == nil ? min(least, group.members.count) : least
                    group.bounds.least = max(group.bounds.least, asked)
                    group.bounds.most = min(group.bounds.most, quota.most ?? Int.max)
                }
                groups.append(group)
            }
        }
        return groups
    }

    private func sentence(
        _ failure: Selection.Failure, _ choice: CutChoice, _ rule: CutRule
    ) -> String {
        switch failure {
        case .unmet(let index, let can):
            let group = choice.groups[index]
            return
                "The rule asks for at least \(group.bounds.least) of the \(group.kind.rawValue) \(group.name), and \(can) can be kept. Ask for less of it, or change the other limits."
        case .contradiction:
            return
                "No choice fulfils all that the rule asks for at least. Ask for less of some theme or question, or keep more ideas."
        case .tooMany(let count):
            return
                "\(count) ideas come into question, and a rule whose themes overlap, or that spends for the most value, chooses among at most \(Selection.exactLimit). Cut to fewer by an earlier stage\(rule.budget == nil ? "" : ", or spend with “fill”")."
        case .tooHard:
            return
                "The best choice was not found in reasonable time. Leave out a limit, or cut to fewer ideas by an earlier stage\(rule.budget == nil ? "" : ", or spend with “fill”")."
        }
    }

    /// Every idea of the pool with what a choice makes of it: in the rule's order, then those
    /// without a score by their ids.
    package func rows(_ choice: CutChoice, _ rule: CutRule, _ order: CutOrder) -> [CutRow] {
        let kept = Set(choice.kept)
        let last = choice.kept.last.flatMap { order.order.firstIndex(of: $0) } ?? -1
        let spent = choice.kept.reduce(0) { $0 + (choice.costs[$1] ?? 0) }
        let end = choice.budget.map { $0 - spent }
        let isFull = rule.top.map { choice.kept.count >= $0 } ?? false
        let full = choice.groups.filter { $0.members.count(where: kept.contains) >= $0.bounds.most }
        var left = choice.budget
        var rows = order.order.enumerated().map { index, item in
            var fate = CutFate.kept
            if kept.contains(item) {
                left = left.map { $0 - (choice.costs[item] ?? 0) }
            } else {
                fate =
                    choice.excluded[item]
                    ?? (rule.spending == .shares
                        ? .unpaid
                        : isFull && index > last ? .full : fateOf(item, choice, full, end, isFull))
            }
            return CutRow(
                item: item, place: index + 1, value: order.values[item], cost: cost(of: item),
                fate: fate, left: left.map { Double($0) / 1000 })
        }
        let scored = Set(order.order)
        rows += order.pool.filter { !scored.contains($0) }
            .sorted { items.isBefore($0, $1) }
            .map {
                CutRow(
                    item: $0, place: nil, value: nil, cost: cost(of: $0), fate: .unscored,
                    left: left.map { Double($0) / 1000 })
            }
        return rows
    }

    /// Why a candidate that came into question was not taken; `full` are the groups that have
    /// as many as they may have.
    private func fateOf(
        _ item: Int32, _ choice: CutChoice, _ full: [QuotaGroup], _ left: Int?, _ isFull: Bool
    ) -> CutFate {
        if let capped = full.first(where: { $0.members.contains(item) }) {
            return .capped(capped.kind, capped.name)
        }
        if let left, choice.costs[item] ?? 0 > left { return .dear }
        return isFull ? .full : .outweighed
    }
}
