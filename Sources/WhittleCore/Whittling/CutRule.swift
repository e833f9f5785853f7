/// How a cut chooses: the best by the crowd or by the panel, so many of them.
package struct CutRule: Equatable, Sendable {
    package enum Basis: String, CaseIterable, Equatable, Sendable {
        case crowd, panel
    }

    package var by: Basis
    /// How many are kept.
    package var top: Int
    /// The round whose scores count; for the panel only.
    package var round: String?
    /// The question whose ideas are considered; nil for all.
    package var question: String?

    package init(by: Basis, top: Int, round: String? = nil, question: String? = nil) {
        self.by = by
        self.top = top
        self.round = round
        self.question = question
    }

    package init?(_ json: JSONValue) {
        guard let word = json["by"]?.text, let by = Basis(rawValue: word),
            let top = json["top"]?.wholeNumber, top > 0
        else { return nil }
        self.init(
            by: by, top: top, round: json["round"]?.text, question: json["question"]?.text)
    }

    package var json: JSONValue {
        .object([
            "by": .string(by.rawValue), "top": .integer(top),
            "round": round.map { .string($0) }, "question": question.map { .string($0) },
        ])
    }

    /// `the best 15 by the panel`.
    package var words: String {
        "the best \(top) by the \(by.rawValue)" + (question.map { " of the question \($0)" } ?? "")
    }
}

/// What a cut chooses from.
package struct CutOrder: Sendable {
    package let pool: [Int32]
    /// Those of the pool that have a score, the best first.
    package let order: [Int32]
}

/// What a cut would do, before it is made.
package struct CutPreview: Sendable {
    package let rule: CutRule
    package let stage: String
    package let from: String
    /// In the order of the rule.
    package let kept: [Int32]
    package let considered: Int
    /// What the stage then holds: kept and not dropped, and kept by an override.
    package let result: [Int32]
    /// Ideas that come in, or fall out, beside the stage as it is now.
    package let entering: [Int32]
    package let leaving: [Int32]
    /// Overrides of the stage, which outlive the cut.
    package let overridden: [Int32]
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
    /// score are never kept by the panel.
    package func cutOrder(_ rule: CutRule, from: String) -> CutOrder {
        let pool = pool(from, question: rule.question)
        var values: [Int32: Double] = [:]
        switch rule.by {
        case .crowd:
            let prior = BetaBinomial(
                rows.indices.map(Int32.init).filter { counts($0) }.map { crowdVotes(of: $0) })
            for item in pool {
                let votes = crowdVotes(of: item)
                values[item] = prior.posterior(up: votes.up, down: votes.down).mean
            }
        case .panel:
            guard let round = rule.round ?? currentRound?.id else { break }
            for item in pool { values[item] = panelScore(of: item, in: round)?.mean }
        }
        return CutOrder(
            pool: pool,
            order: Rankings.order(pool.filter { values[$0] != nil }, self) { values[$0] })
    }

    /// What the rule would keep. Whoever has the order at hand gives it: it is the same for every
    /// size of the cut.
    package func preview(
        _ rule: CutRule, stage: String, from: String, order known: CutOrder? = nil
    ) -> CutPreview {
        let order = known ?? cutOrder(rule, from: from)
        let pool = order.pool
        let kept = Array(order.order.prefix(rule.top))
        let overridden =
            whittling.overrides.isEmpty
            ? [] : pool.filter { override(stage, $0) != nil }
        let dropped = Set(overridden.filter { override(stage, $0)?.verdict == .dropped })
        let inKept = Set(kept)
        let result =
            kept.filter { !dropped.contains($0) }
            + overridden.filter { !dropped.contains($0) && !inKept.contains($0) }
        let now = self.kept(in: stage)
        let inResult = Set(result)
        let inNow = Set(now)
        return CutPreview(
            rule: rule, stage: stage, from: from, kept: kept, considered: pool.count,
            result: result, entering: result.filter { !inNow.contains($0) },
            leaving: now.filter { !inResult.contains($0) }, overridden: overridden)
    }

    /// The event that makes a cut, with what it is based on.
    package func cutEvent(_ preview: CutPreview, note: String? = nil) -> CutMade {
        let basis = writers.basis
        return CutMade(
            stage: preview.stage, from: preview.from, rule: preview.rule.json,
            kept: preview.kept.map { items.name($0) }, considered: preview.considered,
            basis: basis, digest: writers.digest(of: basis) ?? "00000000", note: note)
    }
}

extension Viewpoint {
    /// True where the viewer may know the order that a rule makes of a pool: with the crowd's,
    /// votes; with the panel's, every review in it. Ideas from which they stand back are not shown
    /// to them, and do not keep them from the others.
    package func canSeeOrder(_ rule: CutRule, from: String, in campaign: Campaign) -> Bool {
        switch rule.by {
        case .crowd: return canSeeVotes
        case .panel:
            guard let round = rule.round.flatMap(campaign.round) ?? campaign.currentRound else {
                return true
            }
            return campaign.pool(from, question: rule.question).allSatisfy {
                !canSee($0, in: campaign) || canSeeReviews(of: $0, in: round, campaign)
            }
        }
    }
}
