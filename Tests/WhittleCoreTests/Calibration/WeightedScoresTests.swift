import Testing

@testable import WhittleCore

/// Weights: the reference of methods D.4, two criteria whose weight is any from 0 to 1, and ideas
/// A (5, 1), B (3, 3.5), C (1, 5). A is first from w = 5/9 on, C up to 3/7, B between them.
@Suite struct WeightedScoresTests {
    private static let values: [[Double]] = [[5, 1], [3, 3.5], [1, 5]]
    private static let acceptability = [4.0 / 9, 5.0 / 9 - 3.0 / 7, 3.0 / 7]

    private func scores(_ weight: Double) -> WeightedScores {
        WeightedScores(weights: [weight, 1 - weight], values: Self.values)
    }

    @Test func theReferenceIsThatOfTheMethods() {
        for (one, other) in zip(Self.acceptability, [0.4444444444, 0.1269841270, 0.4285714286]) {
            #expect(abs(one - other) < 1e-10)
        }
    }

    @Test func turningPointsAreExact() throws {
        let (below, above) = scores(0.5).turningPoints(of: 0, list: [1])
        let down = try #require(below)
        let up = try #require(above)
        #expect(abs(down.weight - 3.0 / 7) < 1e-14 && down.leaves == 1 && down.enters == 2)
        #expect(abs(up.weight - 5.0 / 9) < 1e-14 && up.leaves == 1 && up.enters == 0)
        // The other criterion's weight is what is left.
        let other = scores(0.5).turningPoints(of: 1, list: [1])
        #expect(abs(try #require(other.below).weight - 4.0 / 9) < 1e-14)
        #expect(abs(try #require(other.above).weight - 4.0 / 7) < 1e-14)
        // A is first at 0.9, and nothing above changes that.
        let high = scores(0.9).turningPoints(of: 0, list: [0])
        #expect(high.above == nil)
        #expect(abs(try #require(high.below).weight - 5.0 / 9) < 1e-14)
    }

    @Test func otherWeightsGiveWayInProportion() throws {
        // Of three criteria .5 .3 .2; at t of the first the others have .6 (1 − t) and .4 (1 − t).
        let scores = WeightedScores(
            weights: [5, 3, 2], values: [[1, 4, 4], [3, 1, 2]])
        #expect(scores.weights == [0.5, 0.3, 0.2])
        // 2.5 and 2.2. They are equal where t + 4 (1 − t) = 3 t + 1.4 (1 − t): t = 2.6 / 4.6.
        let points = scores.turningPoints(of: 0, list: [0])
        #expect(points.below == nil)
        #expect(abs(try #require(points.above).weight - 2.6 / 4.6) < 1e-14)
    }

    @Test func whereNothingCanChangeThereIsNoTurningPoint() {
        let best = WeightedScores(weights: [1, 1], values: [[5, 5], [1, 1], [2, 0]])
        for criterion in 0..<2 {
            let points = best.turningPoints(of: criterion, list: [0])
            #expect(points.below == nil && points.above == nil)
        }
        let one = WeightedScores(weights: [1, 0], values: Self.values)
        #expect(one.turningPoints(of: 0, list: [0]).below == nil)
        // Equal ideas that move apart change at once.
        let equal = WeightedScores(weights: [1, 1], values: [[2, 4], [4, 2]])
        #expect(equal.turningPoints(of: 0, list: [0]).above?.weight == 0.5)
        #expect(equal.turningPoints(of: 0, list: [0]).below == nil)
    }

    @Test func drawnWeightsGiveTheKnownShares() {
        // Both shapes 1: the weight is any from 0 to 1, each as likely.
        let draws = 40_000
        let found = scores(0.5).acceptability(
            top: 1, draws: draws, concentration: 2, seed: 3
        ) { _, _ in [0, 0, 0] }
        for (one, other) in zip(found, Self.acceptability) {
            #expect(abs(one - other) < 4 * 0.5 / Double(draws).squareRoot(), "\(found)")
        }
        #expect(abs(found.reduce(0, +) - 1) < 1e-12)
    }

    @Test func shareOfTheBestTwoIsWhatIsLeftByTheWorst() {
        // Worst is A where C is best and B does not pass it: w < 2.5/4.5 puts A below B, w < 1/2 below C.
        let found = scores(0.5).acceptability(
            top: 2, draws: 40_000, concentration: 2, seed: 4
        ) { _, _ in [0, 0, 0] }
        #expect(abs(found[0] - 0.5) < 0.01 && found[1] == 1 && abs(found[2] - 0.5) < 0.01)
    }

    // MARK: The distributions

    @Test(arguments: [0.3, 1.0, 12.5]) func gammaHasItsMoments(_ shape: Double) {
        var random = SplitMix64(seed: 9)
        let draws = (0..<60_000).map { _ in random.gamma(shape) }
        let mean = draws.reduce(0, +) / Double(draws.count)
        let square = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
        // Mean and variance are both the shape; five standard errors.
        let error = 5 * (shape / Double(draws.count)).squareRoot()
        #expect(abs(mean - shape) < error)
        let fourth = (2 * shape * shape + 6 * shape) / Double(draws.count)
        #expect(abs(square - shape) < 5 * fourth.squareRoot())
        #expect(draws.allSatisfy { $0 >= 0 })
    }

    @Test func drawnWeightsAreAroundTheirValues() {
        var random = SplitMix64(seed: 2)
        let weights = [0.25, 0.25, 0.4, 0.1]
        var sums = [0.0, 0, 0, 0]
        var square = 0.0
        let count = 20_000
        for _ in 0..<count {
            let draw = random.dirichlet(weights, concentration: 50)
            #expect(abs(draw.reduce(0, +) - 1) < 1e-12)
            for (place, value) in draw.enumerated() { sums[place] += value }
            square += (draw[0] - 0.25) * (draw[0] - 0.25)
        }
        for (sum, weight) in zip(sums, weights) {
            #expect(abs(sum / Double(count) - weight) < 0.002)
        }
        // √(.25 · .75 / 51) = .0606
        #expect(abs((square / Double(count)).squareRoot() - 0.0606) < 0.001)
        // Where all shapes vanish one criterion takes all.
        let corner = random.dirichlet([0.5, 0.5], concentration: 1e-300)
        #expect(corner.reduce(0, +) == 1)
    }

    @Test func quantilesAreThoseOfTheNormalDistribution() {
        #expect(abs(Normal.quantile(0.95) - 1.644853626951) < 1e-11)
        #expect(abs(Normal.quantile(0.5)) < 1e-12)
        #expect(abs(Normal.quantile(1e-10) + 6.361340902404) < 1e-8)
        #expect(abs(Normal.density(0) - 0.398942280401) < 1e-12)
    }
}
