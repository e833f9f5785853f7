/// How a cut chooses: by whose order, how many, and within which limits.
package struct CutRule: Equatable, Sendable {
    package enum Basis: String, CaseIterable, Equatable, Sendable {
        case crowd, panel
        /// Both, with a weight.
        case blend
        /// Votes for less votes against.
        case net
        /// Hands for less hands against, of one show of hands.
        case hands

        /// The two orders that are shown side by side.
        package static let ranked: [Basis] = [.crowd, .panel]
        /// True where reviews decide, so that an idea needs one.
        package var usesPanel: Bool { self == .panel || self == .blend }
        /// True where the score is a difference of votes or hands, a whole number.
        package var isCount: Bool { self == .net || self == .hands }
    }

    /// What is done with a budget.
    package enum Spending: String, CaseIterable, Equatable, Sendable {
        /// In order of rank, skipping what does not fit in what is left.
        case fill
        /// So that what is kept is worth the most together.
        case best
        /// By equal shares of those who voted for something (`EqualShares`).
        case shares
    }

    package var by: Basis
    /// The show of hands whose order decides, as its counts name it: `hands.` and a name. For the
    /// hands only, and always there.
    package var tally: String?
    /// How many are kept at most; nil: as many as the other limits let in.
    package var top: Int?
    /// The panel's part in a blend, 0 to 1; the rest is the crowd's.
    package var weight: Double?
    /// The score that is needed, in the units of the order.
    package var least: Double?
    /// Which of the panel's scores; for the panel and the blend only. Nil: it is not said, as in cuts
    /// made before there was a choice, and means the raw one.
    package var score: PanelScoreKind?
    /// Other weights of the round's criteria than its own, by their ids; those that are not named
    /// keep theirs.
    package var weights: [String: Double] = [:]
    /// The round whose scores count; for the panel and the blend only.
    package var round: String?
    /// The question whose ideas are considered; nil for all.
    package var question: String?
    package var approval: Approval?
    package var quotas: [Quota]
    /// In the campaign's currency.
    package var budget: Double?
    package var spending: Spending

    package init(
        by: Basis, tally: String? = nil, top: Int? = nil, weight: Double? = nil,
        least: Double? = nil,
        score: PanelScoreKind? = nil, weights: [String: Double] = [:], round: String? = nil,
        question: String? = nil, approval: Approval? = nil,
        quotas: [Quota] = [], budget: Double? = nil, spending: Spending = .fill
    ) {
        self.by = by
        self.tally = tally
        self.top = top
        self.weight = by == .blend ? weight ?? 0.5 : nil
        self.least = least
        self.score = score
        self.weights = weights
        self.round = round
        self.question = question
        self.approval = approval
        self.quotas = quotas
        self.budget = budget
        self.spending = spending
    }

    /// True where something beside the order says how many are kept.
    package var hasLimit: Bool {
        top != nil || least != nil || approval != nil || budget != nil
    }

    /// True where more than the order and the number decides.
    package var isConstrained: Bool {
        least != nil || approval != nil || budget != nil || !quotas.isEmpty
    }
}

extension CutRule {
    /// Turns it to another order: a blend has a weight, a show of hands belongs to hands, and a score
    /// that is needed means nothing in other units.
    package mutating func turn(to basis: Basis) {
        guard basis != by else { return }
        by = basis
        tally = nil
        weight = CutRule(by: basis).weight
        least = nil
    }

    /// Why a budget cannot be spent by equal shares with the rest of the rule; nil where it can, or
    /// is not.
    package var problemOfShares: String? {
        guard spending == .shares else { return nil }
        if by != .crowd { return "Equal shares are the voters' own money: cut --by crowd." }
        return top == nil && quotas.isEmpty
            ? nil
            : "Equal shares decide by themselves how many are kept of what: leave out --top, --cap and --floor."
    }
}

// MARK: On the line

extension CutRule {
    private static let keys: Set<String> = [
        "by", "tally", "top", "weight", "least", "score", "weights", "round", "question", "approve",
        "quotas", "budget", "spend",
    ]

    /// Nil for a rule that this version does not know whole: computing a part of it would be
    /// another rule.
    package init?(_ json: JSONValue) {
        guard let members = json.members, members.allSatisfy({ CutRule.keys.contains($0.key) }),
            let by = json["by"]?.text.flatMap(Basis.init(rawValue:))
        else { return nil }
        self.init(by: by)
        for member in members where member.key != "by" {
            guard read(member) else { return nil }
        }
        guard hasLimit, (weight != nil) == (by == .blend) else { return nil }
        guard (tally != nil) == (by == .hands) else { return nil }
        if json["spend"] != nil, budget == nil { return nil }
        if problemOfShares != nil { return nil }
        if score != nil || !weights.isEmpty, !by.usesPanel { return nil }
        // The crowd would count twice.
        if by == .blend, score == .panelAndCrowd { return nil }
    }

    /// False where the value is none that the key may have.
    private mutating func read(_ member: JSONMember) -> Bool {
        let value = member.value
        switch member.key {
        case "tally":
            tally = value.text
            return tally.map(Campaign.isHands) ?? false
        case "top":
            top = value.wholeNumber
            return top.map { $0 > 0 } ?? false
        case "weight":
            weight = value.double
            return weight.map { (0...1).contains($0) } ?? false
        case "least":
            least = value.double
            return least != nil
        case "score":
            score = value.text.flatMap(PanelScoreKind.init(rawValue:))
            return score != nil
        case "weights":
            for weight in value.members ?? [] {
                guard let number = weight.value.double, weights[weight.key] == nil,
                    (0...RoundOpened.mostWeight).contains(number)
                else { return false }
                weights[weight.key] = number
            }
            return !weights.isEmpty
        case "round":
            round = value.text
            return round != nil
        case "question":
            question = value.text
            return question != nil
        case "approve":
            approval = Approval(value)
            return approval != nil
        case "quotas":
            guard let read = value.elements?.map(Quota.init(_:)), !read.contains(nil) else {
                return false
            }
            quotas = read.compactMap(\.self)
            return !quotas.isEmpty
        case "budget":
            budget = value.double
            return budget.map { $0 >= 0 } ?? false
        case "spend":
            guard let word = value.text.flatMap(Spending.init(rawValue:)) else { return false }
            spending = word
            return true
        default: return false
        }
    }

    package var json: JSONValue {
        .object([
            "by": .string(by.rawValue), "tally": tally.map { .string($0) },
            "top": top.map { .integer($0) },
            "weight": weight.map { .number($0) }, "least": least.map { .number($0) },
            "score": score.map { .string($0.rawValue) },
            "weights": weights.isEmpty
                ? nil : .object(sortedWeights.map { JSONMember($0.key, .number($0.value)) }),
            "round": round.map { .string($0) }, "question": question.map { .string($0) },
            "approve": approval?.json,
            "quotas": quotas.isEmpty ? nil : .array(quotas.map(\.json)),
            "budget": budget.map { .number($0) },
            "spend": budget == nil ? nil : .string(spending.rawValue),
        ])
    }
}

// MARK: The panel's scores

extension CutRule {
    /// The score that the rule goes by, said or not.
    package var scoreKind: PanelScoreKind { score ?? .raw }

    /// By the bytes of the criteria's ids.
    var sortedWeights: [(key: String, value: Double)] {
        weights.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { ($0.key, $0.value) }
    }

    /// `weighing supported 2, doable 1`; nil where the criteria have the round's own weights.
    package var weightWords: String? {
        guard !weights.isEmpty else { return nil }
        return "weighing "
            + sortedWeights.map { "\($0.key) \(Decimal15.text($0.value))" }.joined(separator: ", ")
    }
}

// MARK: In words

extension CutRule {
    private var order: String {
        let weighing = weightWords.map { ", \($0)" } ?? ""
        switch by {
        case .crowd: return "the crowd"
        case .panel:
            switch score {
            case nil: return "the panel" + weighing
            case .raw: return "the panel's raw scores" + weighing
            case .adjusted: return "the panel's adjusted scores" + weighing
            case .panelAndCrowd: return "the panel-and-crowd scores" + weighing
            }
        case .blend:
            let percent = Figures.decimal((weight ?? 0.5) * 100, 0)
            let kind = score.map { ", its scores \($0.words)" } ?? ""
            return "panel and crowd, the panel weighing \(percent) %" + kind + weighing
        case .net: return "votes for less votes against"
        case .hands:
            let name = tally.map { $0.dropFirst(Campaign.handsPrefix.count) } ?? ""
            return "hands for less hands against, in the show of hands \(name)"
        }
    }

    /// `the best 15 by the panel`.
    package var words: String {
        var text = top.map { "the best \($0) by \(order)" } ?? "the best by \(order)"
        if let question { text += " of the question \(question)" }
        for limit in limits { text += ", \(limit.words(in: self))" }
        return text
    }

    /// Each limit that could be left out.
    package var limits: [CutLimit] {
        var all: [CutLimit] = []
        if least != nil { all.append(.least) }
        if approval != nil { all.append(.approval) }
        all += quotas.indices.map { .quota($0) }
        if budget != nil { all.append(.budget) }
        return all
    }

    /// The rule with one limit less.
    package func without(_ limit: CutLimit) -> CutRule {
        var rule = self
        switch limit {
        case .least: rule.least = nil
        case .approval: rule.approval = nil
        case .quota(let index): rule.quotas.remove(at: index)
        case .budget: rule.budget = nil
        }
        return rule
    }
}

/// One limit of a rule: what has a price.
package enum CutLimit: Equatable, Sendable {
    case least, approval, budget
    /// The index among the rule's quotas.
    case quota(Int)

    package func words(in rule: CutRule) -> String {
        switch self {
        case .least: return "at least \(Decimal15.text(rule.least ?? 0)) points"
        case .approval: return rule.approval?.words ?? ""
        case .quota(let index): return rule.quotas[index].words
        case .budget:
            let budget = Decimal15.text(rule.budget ?? 0)
            switch rule.spending {
            case .fill:
                return "a budget of \(budget) filled in that order, skipping what does not fit"
            case .best: return "a budget of \(budget) spent for the most value"
            case .shares: return "a budget of \(budget) in equal shares of those who voted"
            }
        }
    }
}

/// What the votes for and against must say before an idea is considered.
package struct Approval: Equatable, Sendable {
    /// Votes for over votes against; without a vote against any number will do.
    package var ratio: Double?
    /// Votes for less votes against.
    package var margin: Double?
    /// Votes for and against together.
    package var turnout: Double?

    package init(ratio: Double? = nil, margin: Double? = nil, turnout: Double? = nil) {
        self.ratio = ratio
        self.margin = margin
        self.turnout = turnout
    }

    private static let keys: Set<String> = ["ratio", "margin", "turnout"]

    init?(_ json: JSONValue) {
        guard let members = json.members, !members.isEmpty,
            members.allSatisfy({ Approval.keys.contains($0.key) && $0.value.double != nil })
        else { return nil }
        self.init(
            ratio: json["ratio"]?.double, margin: json["margin"]?.double,
            turnout: json["turnout"]?.double)
        guard ratio ?? 0 >= 0, turnout ?? 0 >= 0 else { return nil }
    }

    var json: JSONValue {
        .object([
            "ratio": ratio.map { .number($0) }, "margin": margin.map { .number($0) },
            "turnout": turnout.map { .number($0) },
        ])
    }

    var words: String {
        var parts: [String] = []
        if let ratio { parts.append("yes/no at least \(Decimal15.text(ratio))") }
        if let margin { parts.append("yes less no at least \(Decimal15.text(margin))") }
        if let turnout { parts.append("at least \(Decimal15.text(turnout)) votes") }
        return parts.joined(separator: ", ")
    }

    func hasTurnout(_ votes: (up: Int, down: Int)) -> Bool {
        turnout.map { Double(votes.up) + Double(votes.down) >= $0 } ?? true
    }

    func isPassed(_ votes: (up: Int, down: Int)) -> Bool {
        if let ratio, votes.down > 0, Double(votes.up) / Double(votes.down) < ratio {
            return false
        }
        return margin.map { Double(votes.up - votes.down) >= $0 } ?? true
    }
}
