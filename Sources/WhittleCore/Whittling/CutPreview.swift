/// What a cut would do, before it is made.
package struct CutPreview: Sendable {
    package let rule: CutRule
    package let stage: String
    package let from: String
    package let order: CutOrder
    package let choice: CutChoice
    /// What the stage then holds: kept and not dropped, and kept by an override.
    package let result: [Int32]
    /// Ideas that come in, or fall out, beside the stage as it is now.
    package let entering: [Int32]
    package let leaving: [Int32]
    /// Overrides of the stage, which outlive the cut.
    package let overridden: [Int32]

    /// In the order of the rule.
    package var kept: [Int32] { choice.kept }
    package var considered: Int { order.pool.count }
}

/// What one limit of a rule costs: the same rule without it, beside.
package struct LimitPrice: Sendable {
    package let limit: CutLimit
    /// By how much the sum of scores would be higher; nil where it could not be computed. Where a
    /// budget is filled in order, which is no search for the best, it can be below 0.
    package let price: Double?
    /// Ideas that are kept because of the limit, and those that it keeps out.
    package let movedIn: [Int32]
    package let movedOut: [Int32]
}

extension Campaign {
    /// What the rule would keep. Whoever has the order at hand gives it: it is the same for every
    /// size of the cut and all of its limits.
    package func preview(
        _ rule: CutRule, stage: String, from: String, order known: CutOrder? = nil
    ) -> CutPreview {
        let order = known ?? cutOrder(rule, from: from)
        let choice = choice(rule, order)
        let overridden =
            whittling.overrides.isEmpty
            ? [] : order.pool.filter { override(stage, $0) != nil }
        let dropped = Set(overridden.filter { override(stage, $0)?.verdict == .dropped })
        let inKept = Set(choice.kept)
        let result =
            choice.kept.filter { !dropped.contains($0) }
            + overridden.filter { !dropped.contains($0) && !inKept.contains($0) }
        let now = self.kept(in: stage)
        let inResult = Set(result)
        let inNow = Set(now)
        return CutPreview(
            rule: rule, stage: stage, from: from, order: order, choice: choice, result: result,
            entering: result.filter { !inNow.contains($0) },
            leaving: now.filter { !inResult.contains($0) }, overridden: overridden)
    }

    /// Every idea of the preview's pool with what becomes of it.
    package func rows(_ preview: CutPreview) -> [CutRow] {
        rows(preview.choice, preview.rule, preview.order)
    }

    /// What each limit of the rule costs; nothing where the rule is impossible.
    package func prices(_ preview: CutPreview) -> [LimitPrice] {
        guard preview.choice.problem == nil else { return [] }
        let kept = Set(preview.kept)
        return preview.rule.limits.map { limit in
            let other = choice(preview.rule.without(limit), preview.order)
            let free = Set(other.kept)
            let isKnown = other.problem == nil
            return LimitPrice(
                limit: limit,
                price: isKnown ? difference(other.value, preview.choice.value) : nil,
                movedIn: isKnown ? preview.kept.filter { !free.contains($0) } : [],
                movedOut: isKnown ? other.kept.filter { !kept.contains($0) } : [])
        }
    }

    /// Sums of the same scores in another order differ in their last bits, and that is no price.
    private func difference(_ one: Double, _ other: Double) -> Double {
        let difference = one - other
        return abs(difference) <= 1e-12 * max(abs(one), abs(other)) ? 0 : difference
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
