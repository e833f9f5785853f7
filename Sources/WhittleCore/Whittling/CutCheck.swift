/// A cut computed again from the lines that it is based on.
package struct CutCheck: Equatable, Sendable {
    package enum Verdict: Equatable, Sendable {
        case agrees
        /// Some of the lines are not here.
        case missing
        /// The lines are others than they were.
        case changed
        /// The rule is one that this version does not know.
        case unknownRule
        case differs
    }

    package var verdict: Verdict
    /// Ideas that the cut keeps and the rule does not, and the other way round, by their ids.
    package var wronglyKept: [String] = []
    package var wronglyLeft: [String] = []
    /// The same ideas, in another order.
    package var isOrder = false
    /// How many ideas the rule chooses from, where the cut says another number.
    package var considered: Int?
}

extension CutMade {
    /// Compares the cut with what its rule keeps in the campaign as it was, with the lines of the
    /// cut's basis alone.
    package func checked(in past: Campaign) -> CutCheck {
        guard let digest = past.writers.digest(of: basis) else {
            return CutCheck(verdict: .missing)
        }
        guard digest == self.digest else { return CutCheck(verdict: .changed) }
        guard let rule = CutRule(rule) else { return CutCheck(verdict: .unknownRule) }
        let preview = past.preview(rule, stage: stage, from: from)
        let right = preview.kept.map { past.items.name($0) }
        guard right != kept || preview.considered != considered else {
            return CutCheck(verdict: .agrees)
        }
        let (inRight, inKept) = (Set(right), Set(kept))
        let extra = kept.filter { !inRight.contains($0) }
        let missing = right.filter { !inKept.contains($0) }
        return CutCheck(
            verdict: .differs, wronglyKept: extra, wronglyLeft: missing,
            isOrder: right != kept && extra.isEmpty && missing.isEmpty,
            considered: preview.considered == considered ? nil : preview.considered)
    }
}
