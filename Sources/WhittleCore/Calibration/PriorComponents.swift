/// What is believed of the components before there are enough scores to find them: values, each
/// worth so many observations. While a panel has hardly begun, the likeliest components jump;
/// these do not.
package struct PriorComponents: Equatable, Sendable {
    package var values: VarianceComponents
    /// How many observations each is worth.
    package var weights: VarianceComponents

    package init(values: VarianceComponents, weights: VarianceComponents) {
        self.values = values
        self.weights = weights
    }

    /// For a scale from its lowest to its highest point (methods B.2).
    package static func assumed(from low: Double, to high: Double) -> PriorComponents {
        PriorComponents(
            values: .assumed(from: low, to: high),
            weights: VarianceComponents(idea: 5, member: 4, residual: 10))
    }

    /// How sure one is of the mean beforehand: hardly, so that a panel of one score has one too.
    static let meanPrecision = 1e-6
}

extension PanelCalibration {
    /// The calibration after some steps of expectation and maximisation, from components on, with
    /// prior ones (maximum a posteriori; Dempster, Laird and Rubin, 1977). Nil without a score.
    package init?(
        _ scores: ScoreTable, prior: PriorComponents, from start: VarianceComponents, steps: Int
    ) {
        let system = PanelSystem(scores, meanPrecision: PriorComponents.meanPrecision)
        var components = start
        let reviewed = Set(scores.scores.map(\.idea)).count
        func mean(_ squares: Double, _ count: Int, _ value: Double, _ weight: Double) -> Double {
            (squares + weight * value) / (Double(count) + weight)
        }
        for _ in 0..<max(0, steps) {
            guard let solution = system.model.solve(system.variances(components), system.priors)
            else { return nil }
            let squares = system.components(
                MixedModel.Covariance(solution).expectedSquares())
            let unread = Double(system.ideasAreEliminated ? 0 : scores.ideas - reviewed)
            let unused =
                system.ideasAreEliminated ? 0 : Double(scores.members - system.membersWithScores)
            components = VarianceComponents(
                // Ideas without a review say nothing of how ideas differ.
                idea: mean(
                    squares.idea - unread * components.idea, reviewed, prior.values.idea,
                    prior.weights.idea),
                member: mean(
                    squares.member + unused * components.member, scores.members,
                    prior.values.member, prior.weights.member),
                residual: mean(
                    squares.residual, scores.scores.count, prior.values.residual,
                    prior.weights.residual))
        }
        guard let solution = system.model.solve(system.variances(components), system.priors) else {
            return nil
        }
        self.init(scores, system, solution)
    }
}
