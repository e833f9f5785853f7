/// Whether the scores tell ideas apart at all, against the chance that they are the same and only
/// scored differently: the restricted likelihood-ratio test of τ² = 0, whose distribution is half
/// a point at 0 and half χ² with one degree (S. G. Self and K.-Y. Liang, JASA 82:605, 1987).
package struct SignalTest: Equatable, Sendable {
    /// Twice the difference of the log-likelihoods; at least 0.
    package let ratio: Double
    /// The chance of such a ratio, or a larger one, were all ideas the same.
    package let p: Double

    /// Where p is below this, the scores separate ideas, and chances may be shown.
    package static let level = 0.05

    package var separates: Bool { p < SignalTest.level }

    /// Nil where nothing can be said.
    /// - Parameter scores: the crowd in them is left out.
    package init?(_ scores: ScoreTable) {
        let panel = ScoreTable(
            ideas: scores.ideas, members: scores.members, scores: scores.scores)
        let system = PanelSystem(panel)
        let null = VarianceFit(
            system.model, system.priors, withoutEliminated: system.ideasAreEliminated,
            withoutKept: !system.ideasAreEliminated)
        guard let whole = VarianceFit(system.model, system.priors).maximum(),
            let same = null.maximum(),
            let best = system.model.solve(whole, system.priors)?.logLikelihood,
            let least = system.model.solve(same, system.priors)?.logLikelihood
        else { return nil }
        ratio = max(0, 2 * (best - least))
        p = ratio > 0 ? Libm.erfc((ratio / 2).squareRoot()) / 2 : 1
    }
}
