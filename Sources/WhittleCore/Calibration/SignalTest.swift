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
        guard let calibration = PanelCalibration(panel) else { return nil }
        self.init(of: calibration)
    }

    /// - Parameter calibration: without the crowd, and with the likeliest components.
    init?(of calibration: PanelCalibration) {
        let system = PanelSystem(calibration.scores)
        let null = VarianceFit(
            system.model, system.priors, withoutEliminated: system.ideasAreEliminated,
            withoutKept: !system.ideasAreEliminated)
        guard let same = null.maximum(),
            let least = system.model.solve(same, system.priors)?.logLikelihood
        else { return nil }
        ratio = max(0, 2 * (calibration.logLikelihood - least))
        p = ratio > 0 ? Normal.below(-ratio.squareRoot()) : 1
    }
}
