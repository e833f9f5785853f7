import Testing

@testable import WhittleCore

/// The reference values of methods B.5, on the unbalanced panel.
@Suite struct PriorComponentsTests {
    private func components(after steps: Int) throws -> [Double] {
        let prior = PriorComponents.assumed(from: 1, to: 5)
        let fit = try #require(
            PanelCalibration(
                PanelCalibrationTests.panel6, prior: prior, from: prior.values, steps: steps))
        return [fit.components.idea, fit.components.member, fit.components.residual]
    }

    private func expect(_ found: [Double], _ wanted: [Double]) {
        for (one, other) in zip(found, wanted) {
            #expect(abs(one - other) < 1e-6, "\(found) for \(wanted)")
        }
    }

    @Test func stepsGoFromTheAssumedComponentsToTheFixedPoint() throws {
        expect(try components(after: 0), [0.6, 0.15, 0.7])
        expect(try components(after: 1), [0.7303829568, 0.1602450379, 0.6552892941])
        expect(try components(after: 12), [0.8650985053, 0.1708901863, 0.5926964458])
        expect(try components(after: 200), [0.8651249793, 0.1708987050, 0.5926786680])
    }

    @Test func anotherScaleHasOtherComponents() {
        // Nine points: twice as wide, so four times the squares.
        let prior = PriorComponents.assumed(from: 1, to: 9).values
        expect([prior.idea, prior.member, prior.residual], [2.4, 0.6, 2.8])
    }

    @Test func withoutAScoreThereIsNoCalibration() {
        let prior = PriorComponents.assumed(from: 1, to: 5)
        let none = ScoreTable(ideas: 2, members: 2, scores: [])
        #expect(PanelCalibration(none, prior: prior, from: prior.values, steps: 3) == nil)
    }

    @Test func moreMembersThanIdeasAreTheSame() throws {
        // The same table turned, with the priors turned: ideas and members change places.
        let turned = ScoreTable(
            ideas: 3, members: 5,
            scores: PanelCalibrationTests.panel6.scores.map {
                GivenScore(idea: $0.member, member: $0.idea, value: $0.value)
            })
        let straight = ScoreTable(
            ideas: 5, members: 3, scores: PanelCalibrationTests.panel6.scores)
        let prior = PriorComponents.assumed(from: 1, to: 5)
        let other = PriorComponents(
            values: VarianceComponents(
                idea: prior.values.member, member: prior.values.idea,
                residual: prior.values.residual),
            weights: VarianceComponents(
                idea: prior.weights.member, member: prior.weights.idea,
                residual: prior.weights.residual))
        let one = try #require(
            PanelCalibration(straight, prior: prior, from: prior.values, steps: 12))
        let two = try #require(
            PanelCalibration(turned, prior: other, from: other.values, steps: 12))
        expect(
            [two.components.member, two.components.idea, two.components.residual],
            [one.components.idea, one.components.member, one.components.residual])
    }
}
