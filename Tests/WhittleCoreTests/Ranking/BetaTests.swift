import Testing
import WhittleCore

/// Against the values that scipy 1.17.1 and statsmodels 0.15.0 print.
@Suite struct BetaTests {
    private func agrees(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
        abs(value - expected) <= tolerance * abs(expected)
    }

    @Test(arguments: [
        (0, 0, [0.4, 0.1477097892, 0.1687504960, 0.2909858829, 0.0993525760]),
        (3, 0, [0.5384615385, 0.1332346775, 0.3152377907, 0.4453417535, 0.3347914424]),
        (0, 3, [0.3076923077, 0.1233513424, 0.1228506632, 0.2161630231, 0.01526726656]),
        (7, 3, [0.55, 0.1085620297, 0.3681152070, 0.4753916902, 0.3325189596]),
        (70, 30, [0.6727272727, 0.04453617714, 0.5976750278, 0.6431109728, 0.9447369739]),
        (99, 1, [0.9363636364, 0.02316932907, 0.8942498466, 0.9224058036]),
    ])
    func posteriorsOfThePriorBeta4And6(_ up: Int, _ down: Int, _ expected: [Double]) {
        let posterior = BetaDistribution(a: 4 + Double(up), b: 6 + Double(down))
        #expect(agrees(posterior.mean, expected[0]))
        #expect(agrees(posterior.standardDeviation, expected[1]))
        #expect(agrees(posterior.quantile(0.05), expected[2]))
        #expect(agrees(posterior.quantile(0.25), expected[3]))
        guard expected.count > 4 else { return }
        #expect(agrees(1 - posterior.cumulative(0.6), expected[4]))
    }

    /// Of whole parameters the distribution is a sum of binomials: I_x(2,3) = 6x² − 8x³ + 3x⁴.
    @Test(arguments: [0.0, 0.1, 0.37, 0.5, 0.9, 1.0])
    func theDistributionOfSmallWholeParametersIsAPolynomial(_ x: Double) {
        let distribution = BetaDistribution(a: 2, b: 3)
        let expected = 6 * x * x - 8 * x * x * x + 3 * x * x * x * x
        #expect(abs(distribution.cumulative(x) - expected) < 1e-14)
        let mirrored = BetaDistribution(a: 3, b: 2)
        #expect(abs(mirrored.cumulative(1 - x) - (1 - expected)) < 1e-14)
    }

    private static let counts: [(up: Int, down: Int)] = zip(
        [0, 1, 2, 5, 3, 8, 12, 1, 0, 20, 6, 4], [1, 3, 2, 9, 10, 12, 30, 1, 4, 26, 20, 4]
    ).map { ($0, $1 - $0) }

    @Test func thePriorIsTheMaximumOfTheLikelihood() {
        let fitted = BetaBinomial(BetaTests.counts, leastIdeas: 1)
        // The printed values are of an optimiser that stops a little early; Newton's steps with
        // fifty digits give these.
        #expect(agrees(fitted.prior.a, 3.230363072, 1e-7))
        #expect(agrees(fitted.prior.b, 3.063534611, 1e-7))
        #expect(agrees(fitted.prior.a, 3.2303631139742810, 1e-12))
        #expect(agrees(fitted.prior.b, 3.0635346485223154, 1e-12))
        let means = [
            0.4428857125, 0.4551764197, 0.6306278751, 0.5381468637, 0.3823740147, 0.6138857485,
            0.4196397754, 0.5799866211, 0.3138134040, 0.7193421897, 0.3510458276, 0.7023931357,
        ]
        for (count, mean) in zip(BetaTests.counts, means) {
            let posterior = fitted.posterior(up: count.up, down: count.down)
            #expect(agrees(posterior.mean, mean, 1e-7))
        }
    }

    @Test func ideasWithoutAVoteDoNotChangeThePrior() {
        let fitted = BetaBinomial(BetaTests.counts, leastIdeas: 1)
        let more = BetaBinomial(BetaTests.counts + [(0, 0), (0, 0)], leastIdeas: 1)
        #expect(fitted.prior == more.prior && fitted.ideas == 12)
    }

    /// Ideas that do not differ: a + b is at its bound, and the mean m solves
    /// Σ 1/(10⁴m+k), k < 3, = Σ 1/(10⁴(1−m)+k), k < 6.
    @Test func ideasThatDoNotDifferBringThePriorToItsBound() {
        let fitted = BetaBinomial(Array(repeating: (up: 3, down: 6), count: 40))
        #expect(agrees(fitted.prior.a + fitted.prior.b, 10_000))
        #expect(agrees(fitted.prior.mean, 0.3333499987504371, 1e-12))
    }

    /// 62 ups of 122 votes: with fewer than twenty ideas the prior is 2m and 2(1−m).
    @Test func withFewIdeasThePriorIsThePooledMeanAtTwoVotes() {
        let few = BetaBinomial(BetaTests.counts)
        #expect(agrees(few.prior.a, 124.0 / 122))
        #expect(agrees(few.prior.b, 120.0 / 122))
        #expect(BetaBinomial([]).prior == BetaDistribution(a: 1, b: 1))
    }

    @Test func theOrderOfTheIdeasDoesNotMatterToTheLastBit() {
        let counts = BetaTests.counts
        let one = BetaBinomial(counts, leastIdeas: 1)
        #expect(BetaBinomial(counts.reversed(), leastIdeas: 1).prior == one.prior)
        #expect(BetaBinomial(Array(counts[5...] + counts[..<5]), leastIdeas: 1).prior == one.prior)
    }

    /// Ten times the same counts have the same maximum; and behind the bound up to which the sums
    /// are taken one by one, the series gives what the sums would.
    @Test func largeTotalsAreFittedWithoutBeingCountedOut() {
        let counts = (1...30).map { (up: 50 + 40 * $0, down: 200 * $0 % 1300 + 60) }
        let small = BetaBinomial(counts)
        let large = BetaBinomial(counts.map { (up: $0.up * 100, down: $0.down * 100) })
        // More votes leave less to chance: the spread between the ideas is what it was.
        #expect(agrees(large.prior.mean, small.prior.mean, 0.01))
        #expect(agrees(large.prior.standardDeviation, small.prior.standardDeviation, 0.05))
        let huge = BetaBinomial(counts + [(up: 1 << 50, down: 1 << 40)])
        #expect(huge.prior.a > 0 && huge.prior.b > 0)
    }
}
