extension MixedModel {
    /// What the model says for given variances: the effects that are best (Henderson's best linear
    /// unbiased prediction), and how sure they are.
    struct Solution: Sendable {
        let model: MixedModel
        let variances: Variances
        let priors: [Prior]
        let factor: CholeskyFactor
        /// The fixed effects, then the kept side's, these in units of `scale`.
        let effects: [Double]
        /// What multiplies an effect of the kept side.
        let scale: Double
        /// By one of the eliminated: h of methods B.2, and its effect u.
        let shares: [Double]
        let effectsOfEliminated: [Double]
        /// The sum of squares that the likelihood is made of.
        private let squares: Double

        init(
            model: MixedModel, variances: Variances, priors: [Prior], factor: CholeskyFactor,
            right: [Double]
        ) {
            self.model = model
            self.variances = variances
            self.priors = priors
            self.factor = factor
            effects = factor.solve(right)
            scale = (variances.kept / variances.residual).squareRoot()
            let ratio = variances.eliminated / variances.residual
            var shares: [Double] = []
            var eliminated: [Double] = []
            var squares = 0.0
            for prior in priors {
                squares += variances.residual * prior.precision * prior.mean * prior.mean
            }
            for place in right.indices { squares -= effects[place] * right[place] }
            for index in 0..<model.eliminated {
                let scores = model.scores(of: index)
                let share = ratio / (1 + Double(scores.count) * ratio)
                var sum = 0.0
                var fitted = 0.0
                for score in scores {
                    let (kept, covariate, value) = model.score(score)
                    sum += value
                    squares += value * value
                    fitted += effects[0] + scale * effects[model.fixed + kept]
                    if model.fixed == 2 { fitted += covariate * effects[1] }
                }
                let effect = share * (sum - fitted)
                squares -= share * sum * sum
                shares.append(share)
                eliminated.append(effect)
            }
            self.shares = shares
            effectsOfEliminated = eliminated
            self.squares = squares
        }

        /// The effect of one of the kept side.
        func effectOfKept(_ index: Int) -> Double { scale * effects[model.fixed + index] }

        /// What the fixed effects say where the covariate has this value.
        func fixedPart(_ covariate: Double) -> Double {
            effects[0] + (model.fixed == 2 ? covariate * effects[1] : 0)
        }

        /// The variance of one of the eliminated when all other effects are known (1/D).
        func conditionalVariance(_ index: Int) -> Double {
            shares[index] * variances.residual
        }

        /// The restricted log-likelihood of the variances (H. D. Patterson and R. Thompson,
        /// Biometrika 58:545, 1971).
        var logLikelihood: Double {
            let residual = Libm.log(variances.residual)
            let flat = priors.prefix(model.fixed).count { $0.precision == 0 }
            var sum = Double(model.count - flat) * Libm.log(2 * Double.pi)
            sum += Double(model.count - model.fixed) * residual + factor.logDeterminant
            let ratio = variances.eliminated / variances.residual
            for index in 0..<model.eliminated {
                let number = model.scores(of: index).count
                if number > 0 { sum += Libm.log(1 + Double(number) * ratio) }
            }
            for prior in priors where prior.precision > 0 { sum -= Libm.log(prior.precision) }
            return -(sum + squares / variances.residual) / 2
        }
    }

    /// A solution with the covariance of its effects, which costs more than the solution.
    struct Covariance: Sendable {
        let solution: Solution
        /// The covariance of the fixed effects and the kept side's, row by row, in units of the
        /// residual variance and of `scale`.
        private let inverse: [Double]
        private var size: Int { solution.model.fixed + solution.model.kept }

        init(_ solution: Solution) {
            self.solution = solution
            inverse = solution.factor.inverse()
        }

        /// A linear combination of the fixed effects and the kept side's: of the place in the
        /// system, and how much of it.
        typealias Terms = [(place: Int, weight: Double)]

        /// The covariance of two linear combinations.
        func covariance(_ one: Terms, _ other: Terms) -> Double {
            var sum = 0.0
            for left in one {
                for right in other {
                    sum += left.weight * right.weight * inverse[left.place * size + right.place]
                }
            }
            return sum * solution.variances.residual
        }

        /// What all scores of one of the eliminated are made of, its own effect left out (G).
        func terms(ofScores index: Int, weight: Double) -> Terms {
            let model = solution.model
            var terms: Terms = []
            var number = 0.0
            var slope = 0.0
            for score in model.scores(of: index) {
                let (kept, covariate, _) = model.score(score)
                number += 1
                slope += covariate
                terms.append((model.fixed + kept, weight * solution.scale))
            }
            terms.append((0, weight * number))
            if model.fixed == 2 { terms.append((1, weight * slope)) }
            return terms
        }

        /// The fixed effects where the covariate has this value.
        func terms(ofFixed covariate: Double) -> Terms {
            solution.model.fixed == 2 ? [(0, 1), (1, covariate)] : [(0, 1)]
        }

        func term(ofKept index: Int) -> (place: Int, weight: Double) {
            (solution.model.fixed + index, solution.scale)
        }

        /// Σ of the expected squares that each variance is made of, given the scores: what one
        /// step of expectation and maximisation divides by its count.
        func expectedSquares() -> Variances {
            let model = solution.model
            var result = Variances(eliminated: 0, kept: 0, residual: 0)
            inverse.withUnsafeBufferPointer { inverse in
                for index in 0..<model.eliminated where !model.scores(of: index).isEmpty {
                    add(index, inverse, to: &result)
                }
            }
            for index in 0..<model.kept {
                let place = model.fixed + index
                let effect = solution.effects[place]
                result.kept +=
                    solution.scale * solution.scale
                    * (effect * effect
                        + solution.variances.residual * inverse[place * size + place])
            }
            return result
        }

        /// One of the eliminated, with its scores. For a score z is what it is made of, its own
        /// effect left out; G is their sum.
        private func add(
            _ index: Int, _ inverse: UnsafeBufferPointer<Double>, to result: inout Variances
        ) {
            let model = solution.model
            let scores = model.scores(of: index)
            let share = solution.shares[index]
            let effect = solution.effectsOfEliminated[index]
            let own = solution.conditionalVariance(index)
            let scale = solution.scale
            let hasSlope = model.fixed == 2
            var single = 0.0
            var spread = 0.0
            for score in scores {
                let (kept, covariate, value) = model.score(score)
                let place = model.fixed + kept
                let rest =
                    value - solution.fixedPart(covariate) - scale * solution.effects[place]
                    - effect
                result.residual += rest * rest
                // z'Vz' for this score and each score of the same one.
                let row = place * size
                for other in scores {
                    let (otherKept, otherCovariate, _) = model.score(other)
                    let otherRow = (model.fixed + otherKept) * size
                    var sum = inverse[0] + scale * (inverse[row] + inverse[otherRow])
                    sum += scale * scale * inverse[row + model.fixed + otherKept]
                    if hasSlope {
                        sum += (covariate + otherCovariate) * inverse[1]
                        sum += covariate * otherCovariate * inverse[size + 1]
                        sum +=
                            scale
                            * (otherCovariate * inverse[row + 1]
                                + covariate * inverse[otherRow + 1])
                    }
                    spread += sum
                    if other == score { single += sum }
                }
            }
            let number = Double(scores.count)
            let residual = solution.variances.residual
            result.eliminated += effect * effect + own + share * share * spread * residual
            result.residual +=
                number * own + residual * (single - (2 * share - number * share * share) * spread)
        }
    }
}
