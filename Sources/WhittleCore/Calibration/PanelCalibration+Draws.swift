extension PanelCalibration {
    /// What each idea may be worth, all of them together: a draw from what is known after the
    /// scores.
    package func draw(_ random: inout SplitMix64) -> [Double] {
        let solution = covariance.solution
        let model = solution.model
        let noise = solution.factor.backward(solution.effects.map { _ in random.normal() })
        let error = solution.variances.residual.squareRoot()
        var effects = solution.effects
        for place in effects.indices { effects[place] += error * noise[place] }
        func fixedPart(_ covariate: Double) -> Double {
            effects[0] + (model.fixed == 2 ? covariate * effects[1] : 0)
        }
        return (0..<scores.ideas).map { idea in
            let here = fixedPart(scores.crowd?[idea] ?? 0)
            guard ideasAreEliminated else {
                return here + solution.scale * effects[model.fixed + idea]
            }
            var rest = 0.0
            for score in model.scores(of: idea) {
                let (kept, covariate, value) = model.score(score)
                rest +=
                    value - fixedPart(covariate) - solution.scale * effects[model.fixed + kept]
            }
            let own = solution.conditionalVariance(idea).squareRoot()
            return here + solution.shares[idea] * rest + own * random.normal()
        }
    }
}
