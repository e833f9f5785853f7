/// What a shortlist owes to the weights of the criteria (methods D.2.6).
///
/// Each criterion is calibrated by itself, with the variances of the whole in the same proportions.
/// The adjusted scores are then the weighted sums of the criteria's: the list is the one that
/// `calibrate` shows. A criterion that a review left open counts as that review's score.
package struct WeightSensitivity: Sendable {
    /// A criterion that counts.
    package struct Weight: Equatable, Sendable {
        package let criterion: String
        package let title: String
        /// Its share, 0 to 1.
        package let share: Double
        /// The nearest shares at which the list changes; nil where none does.
        package let below: Change?
        package let above: Change?

        /// The nearer of the two.
        package var nearest: Change? {
            guard let below, let above else { return below ?? above }
            return share - below.share <= above.share - share ? below : above
        }
    }

    /// A change of the list.
    package struct Change: Equatable, Sendable {
        /// Beyond this share the list is another one.
        package let share: Double
        package let leaves: Int32
        package let enters: Int32
    }

    /// In the order of the rubric.
    package let weights: [Weight]
    /// By place in `RoundCalibration.ideas`: the share of the draws of weights and of scores in which
    /// the idea is among the best; nil where the scores do not separate ideas.
    package let acceptability: [Double]?

    /// How near to their values weights are drawn: a quarter has a standard deviation of .06.
    package static let concentration = 50.0
    package static let draws = 1_000

    /// Nil where there is no line, or only one criterion counts.
    package init?(
        _ calibration: RoundCalibration, _ campaign: Campaign, top: Int, seed: UInt64
    ) {
        let criteria = calibration.round.details.criteria.filter { $0.weight > 0 }
        guard top > 0, top < calibration.ideas.count, criteria.count > 1,
            let parts = CriterionScores(calibration, campaign, criteria)
        else { return nil }
        let scores = WeightedScores(
            weights: criteria.map(\.weight),
            values: calibration.places.map { place in
                parts.calibrations.map { $0.ideas[place].mean }
            })
        let list = Array(0..<top)
        func change(_ point: WeightedScores.TurningPoint?) -> Change? {
            point.map {
                Change(
                    share: $0.weight, leaves: calibration.ideas[$0.leaves].item,
                    enters: calibration.ideas[$0.enters].item)
            }
        }
        weights = criteria.enumerated().map { place, criterion in
            let points = scores.turningPoints(of: place, list: list)
            return Weight(
                criterion: criterion.criterion, title: criterion.title,
                share: scores.weights[place], below: change(points.below),
                above: change(points.above))
        }
        let panel = calibration.calibration
        acceptability =
            calibration.signal?.separates != true
            ? nil
            : scores.acceptability(
                top: top, draws: WeightSensitivity.draws,
                concentration: WeightSensitivity.concentration, seed: seed
            ) { weights, random in
                let scale = parts.error(weights, relativeTo: scores.weights)
                let draw = panel.draw(&random)
                return calibration.places.map { scale * (draw[$0] - panel.ideas[$0].mean) }
            }
    }
}

/// Each criterion of a round, calibrated by itself.
private struct CriterionScores {
    let calibrations: [PanelCalibration]
    /// By criterion and criterion: the mean product of what is left of their scores.
    private let products: [[Double]]

    init?(_ round: RoundCalibration, _ campaign: Campaign, _ criteria: [Criterion]) {
        let whole = round.calibration
        var places: [String: Int] = [:]
        for (place, name) in round.names.enumerated() { places[name] = place }
        var tables = [[GivenScore]](repeating: [], count: criteria.count)
        for (place, idea) in zip(round.places, round.ideas) {
            for review in campaign.reviews(of: idea.item, in: round.round.id) where review.counts {
                guard let member = places[review.member], let score = review.score else { continue }
                for (index, criterion) in criteria.enumerated() {
                    let value = review.content.scores.first {
                        $0.criterion == criterion.criterion
                    }?.value
                    let isInRange = value.map {
                        $0 >= Double(criterion.min) && $0 <= Double(criterion.max)
                    }
                    tables[index].append(
                        GivenScore(
                            idea: place, member: member,
                            value: isInRange == true ? value ?? score : score))
                }
            }
        }
        calibrations = tables.compactMap { scores in
            PanelCalibration(
                ScoreTable(
                    ideas: whole.scores.ideas, members: whole.scores.members, scores: scores),
                components: whole.components)
        }
        guard calibrations.count == criteria.count else { return nil }
        let rests = calibrations.map { part in
            part.scores.scores.map {
                $0.value - part.ideas[$0.idea].mean - part.leniency[$0.member].mean
            }
        }
        products = rests.map { one in
            rests.map { other in zip(one, other).reduce(0) { $0 + $1.0 * $1.1 } }
        }
    }

    /// How large the error of a score with some weights is, beside that with others: as large as
    /// what is left of the scores.
    func error(_ weights: [Double], relativeTo others: [Double]) -> Double {
        let base = square(others)
        return base > 0 ? (max(0, square(weights)) / base).squareRoot() : 1
    }

    private func square(_ weights: [Double]) -> Double {
        var sum = 0.0
        for (one, row) in products.enumerated() {
            for (other, product) in row.enumerated() {
                sum += weights[one] * weights[other] * product
            }
        }
        return sum
    }
}
