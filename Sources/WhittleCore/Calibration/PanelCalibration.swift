/// What a panel's scores say of ideas once it is taken into account who is harsh and who lenient:
/// the model of methods B.2, with effects of ideas and members around a common mean, and, where
/// the crowd is part of it, a slope on what the crowd thinks.
package struct PanelCalibration: Sendable {
    /// A number with how sure it is.
    package struct Estimate: Equatable, Sendable {
        package let mean: Double
        /// The square of its standard error.
        package let variance: Double

        package init(mean: Double, variance: Double) {
            self.mean = mean
            self.variance = variance
        }

        package var standardError: Double { max(0, variance).squareRoot() }
    }

    package let scores: ScoreTable
    package let components: VarianceComponents
    /// The restricted log-likelihood of the components.
    package let logLikelihood: Double
    /// The mean of all ideas.
    package let mean: Estimate
    /// What a standard deviation of the crowd's opinion adds; nil where the crowd is left out.
    package let slope: Estimate?
    /// What each idea is worth, on the rubric's scale, had all members scored it.
    package let ideas: [Estimate]
    /// What each member adds to a score: above 0 is lenient. Their raw mean is not this: it
    /// depends on what they were given to read.
    package let leniency: [Estimate]

    let covariance: MixedModel.Covariance
    let ideasAreEliminated: Bool

    /// What is known beforehand of the crowd's slope, in points per standard deviation.
    static let slopePrior = MixedModel.Prior(mean: 0.3, precision: 1 / 0.09)

    /// The calibration with components that are given, or, where none are, the likeliest ones.
    /// Nil where there are too few scores, or all are the same, so that nothing can be said.
    package init?(_ scores: ScoreTable, components: VarianceComponents? = nil) {
        let system = PanelSystem(scores)
        guard
            let variances = components.map(system.variances)
                ?? VarianceFit(system.model, system.priors).maximum(),
            let solution = system.model.solve(variances, system.priors)
        else { return nil }
        self.init(scores, system, solution)
    }

    init(_ scores: ScoreTable, _ system: PanelSystem, _ solution: MixedModel.Solution) {
        let covariance = MixedModel.Covariance(solution)
        self.scores = scores
        self.covariance = covariance
        ideasAreEliminated = system.ideasAreEliminated
        components = system.components(solution.variances)
        logLikelihood = solution.logLikelihood
        mean = Estimate(
            mean: solution.effects[0], variance: covariance.covariance([(0, 1)], [(0, 1)]))
        slope =
            scores.crowd == nil
            ? nil
            : Estimate(
                mean: solution.effects[1], variance: covariance.covariance([(1, 1)], [(1, 1)]))
        let isEliminated = system.ideasAreEliminated
        ideas = (0..<scores.ideas).map { idea in
            let crowd = scores.crowd?[idea] ?? 0
            let terms = PanelCalibration.terms(ofIdea: idea, crowd, covariance, isEliminated)
            let effect =
                isEliminated
                ? solution.effectsOfEliminated[idea] : solution.effectOfKept(idea)
            let own = isEliminated ? solution.conditionalVariance(idea) : 0
            return Estimate(
                mean: solution.fixedPart(crowd) + effect,
                variance: own + covariance.covariance(terms, terms))
        }
        leniency = (0..<scores.members).map { member in
            if isEliminated {
                let term = [covariance.term(ofKept: member)]
                return Estimate(
                    mean: solution.effectOfKept(member),
                    variance: covariance.covariance(term, term))
            }
            let terms = covariance.terms(ofScores: member, weight: -solution.shares[member])
            return Estimate(
                mean: solution.effectsOfEliminated[member],
                variance: solution.conditionalVariance(member)
                    + covariance.covariance(terms, terms))
        }
    }

    /// An idea's worth as a combination of the effects in the system, its own effect, where it is
    /// eliminated, left out (L of methods B.2).
    private static func terms(
        ofIdea idea: Int, _ crowd: Double, _ covariance: MixedModel.Covariance,
        _ ideasAreEliminated: Bool
    ) -> MixedModel.Covariance.Terms {
        let fixed = covariance.terms(ofFixed: crowd)
        guard ideasAreEliminated else { return fixed + [covariance.term(ofKept: idea)] }
        return fixed
            + covariance.terms(ofScores: idea, weight: -covariance.solution.shares[idea])
    }

    /// The covariance of two ideas' estimates.
    package func covariance(_ one: Int, _ other: Int) -> Double {
        if one == other { return ideas[one].variance }
        let crowd = scores.crowd
        return covariance.covariance(
            PanelCalibration.terms(ofIdea: one, crowd?[one] ?? 0, covariance, ideasAreEliminated),
            PanelCalibration.terms(
                ofIdea: other, crowd?[other] ?? 0, covariance, ideasAreEliminated))
    }
}

/// A panel's scores as a mixed model, and which side of it is which.
struct PanelSystem {
    let model: MixedModel
    let priors: [MixedModel.Prior]
    let ideasAreEliminated: Bool

    init(_ scores: ScoreTable, meanPrecision: Double = 0) {
        let ideasAreEliminated = scores.ideas >= scores.members
        self.ideasAreEliminated = ideasAreEliminated
        model = MixedModel(
            eliminated: ideasAreEliminated ? scores.ideas : scores.members,
            kept: ideasAreEliminated ? scores.members : scores.ideas,
            rows: scores.scores.map { score in
                MixedModel.Row(
                    eliminated: ideasAreEliminated ? score.idea : score.member,
                    kept: ideasAreEliminated ? score.member : score.idea,
                    covariate: scores.crowd?[score.idea] ?? 0, value: score.value)
            }, hasCovariate: scores.crowd != nil)
        var priors = [MixedModel.Prior(mean: 0, precision: meanPrecision)]
        if scores.crowd != nil { priors.append(PanelCalibration.slopePrior) }
        self.priors = priors
    }

    var membersWithScores: Int {
        ideasAreEliminated ? model.keptWithScores : model.eliminatedWithScores
    }

    func variances(_ components: VarianceComponents) -> MixedModel.Variances {
        MixedModel.Variances(
            eliminated: ideasAreEliminated ? components.idea : components.member,
            kept: ideasAreEliminated ? components.member : components.idea,
            residual: components.residual)
    }

    func components(_ variances: MixedModel.Variances) -> VarianceComponents {
        VarianceComponents(
            idea: ideasAreEliminated ? variances.eliminated : variances.kept,
            member: ideasAreEliminated ? variances.kept : variances.eliminated,
            residual: variances.residual)
    }
}
