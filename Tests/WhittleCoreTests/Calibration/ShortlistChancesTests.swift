import Testing

@testable import WhittleCore

/// The reference values of methods D.4: five ideas, independent of each other, two taken.
@Suite struct ShortlistChancesTests {
    private func expect(_ found: [Double], _ wanted: [Double], _ tolerance: Double) {
        #expect(found.count == wanted.count)
        for (one, other) in zip(found, wanted) {
            #expect(abs(one - other) < tolerance, "\(found) for \(wanted)")
        }
    }

    @Test func independentIdeasHaveTheirKnownChances() {
        let mean = [4.2, 4.0, 3.9, 3.5, 3.0]
        let error = [0.3, 0.2, 0.5, 0.4, 0.3]
        let draws = 200_000
        let chances = ShortlistChances(ideas: 5, top: 2, draws: draws, seed: 7) { random in
            (0..<5).map { mean[$0] + error[$0] * random.normal() }
        }
        // Four standard errors of a chance of a half.
        let tolerance = 4 * 0.5 / Double(draws).squareRoot()
        expect(
            chances.standings.map(\.chance),
            [0.8248540139, 0.6107339915, 0.4517149085, 0.1112778897, 0.0014191965], tolerance)
        expect(
            chances.standings.map(\.expectedRank),
            [1.6760981113, 2.2713410435, 2.5976473537, 3.6800367440, 4.7748767476], 3 * tolerance)
        #expect(chances.standings.map(\.band) == [.grey, .grey, .grey, .grey, .out])
        expect([chances.expectedCorrect([0, 1])], [1.4355880054], 2 * tolerance)
        // P(rank 1 to 5) of the third: .250 .202 .299 .200 .050
        #expect(
            chances.standings[2].likelyRanks == 1...3 || chances.standings[2].likelyRanks == 2...3)
        #expect(chances.standings[2].wideRanks.lowerBound == 1)
        #expect(chances.standings[2].wideRanks.upperBound >= 4)
    }

    @Test func drawsOfAPanelHaveItsMeansAndCovariances() throws {
        let scores = PanelCalibrationTests.panel6
        let fit = try #require(
            PanelCalibration(scores, components: PanelCalibrationTests.given))
        try checkDraws(fit)
        // The same with the other side eliminated: more members than ideas.
        let few = ScoreTable(
            ideas: 3, members: 6,
            scores: scores.scores.map {
                GivenScore(idea: $0.member, member: $0.idea, value: $0.value)
            })
        try checkDraws(
            #require(PanelCalibration(few, components: PanelCalibrationTests.given)))
        // And with the crowd.
        let crowd = ScoreTable(
            ideas: 6, members: 3, scores: scores.scores, crowd: [1, -1, 0.5, -0.5, 2, -2])
        try checkDraws(
            #require(PanelCalibration(crowd, components: PanelCalibrationTests.given)))
    }

    private func checkDraws(_ fit: PanelCalibration) throws {
        let draws = 40_000
        let count = fit.ideas.count
        var random = SplitMix64(seed: 5)
        var sum = [Double](repeating: 0, count: count)
        var product = [Double](repeating: 0, count: count * count)
        for _ in 0..<draws {
            let draw = fit.draw(&random)
            for one in 0..<count {
                let rest = draw[one] - fit.ideas[one].mean
                sum[one] += rest
                for other in 0..<count {
                    product[one * count + other] +=
                        rest * (draw[other] - fit.ideas[other].mean)
                }
            }
        }
        for one in 0..<count {
            #expect(abs(sum[one] / Double(draws)) < 0.03)
            for other in 0..<count {
                let found = product[one * count + other] / Double(draws)
                #expect(abs(found - fit.covariance(one, other)) < 0.03)
            }
        }
    }

    @Test func theSameSeedGivesTheSame() throws {
        let fit = try #require(PanelCalibration(PanelCalibrationTests.panel8))
        let one = ShortlistChances(fit, top: 3, draws: 500, seed: 1)
        #expect(one == ShortlistChances(fit, top: 3, draws: 500, seed: 1))
        let sum = one.standings.reduce(0) { $0 + $1.chance }
        #expect(abs(sum - 3) < 1e-9)
    }

    @Test func bandsHaveTheirEdges() {
        #expect(ChanceBand(0.9) == .inside)
        #expect(ChanceBand(0.8999) == .grey)
        #expect(ChanceBand(0.1) == .out)
        #expect(ChanceBand(0.1001) == .grey)
    }
}
