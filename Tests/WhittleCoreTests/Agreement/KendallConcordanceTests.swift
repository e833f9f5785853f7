import Testing

@testable import WhittleCore

@Suite struct KendallConcordanceTests {
    @Test(
        arguments: [[], [[1, 2]], [[1], [2]], [[1, 1], [1, 1]], AgreementData.panel8]
            as [[[Double?]]])
    func withoutAnOrderThereIsNone(_ matrix: [[Double?]]) {
        #expect(KendallConcordance(RatingTable(matrix)) == nil)
    }

    @Test func theSameOrderAndItsContrary() throws {
        let same = try #require(KendallConcordance(RatingTable([[1, 10], [2, 11], [3, 90]])))
        #expect(same.coefficient == 1 && same.degrees == 2 && same.chiSquared == 4)
        let contrary = try #require(KendallConcordance(RatingTable([[1, 3], [2, 2], [3, 1]])))
        #expect(contrary.coefficient == 0 && contrary.probability == 1)
    }

    /// One rater who gives everything the same tells nothing apart and ties all.
    @Test func aRaterWhoTiesEverything() throws {
        let found = try #require(KendallConcordance(RatingTable([[1, 5], [2, 5], [3, 5]])))
        // S = 2, T = 24: 24 / (4 · 24 − 2 · 24).
        #expect(found.sum == 2 && found.ties == 24 && found.coefficient == 0.5)
    }

    @Test(
        arguments: [
            (
                AgreementData.shroutFleiss,
                [0.887037037, 239.5, 30, 17.74074074, 0.003289509244]
            ),
            (AgreementData.tied, [0.9356725146, 80, 18, 11.22807018, 0.02411693066]),
        ] as [([[Double?]], [Double])])
    func publishedValues(_ matrix: [[Double?]], _ expected: [Double]) throws {
        let found = try #require(KendallConcordance(RatingTable(matrix)))
        let values = [
            found.coefficient, found.sum, found.ties, found.chiSquared, found.probability,
        ]
        for (one, other) in zip(values, expected) {
            #expect(abs(one - other) <= 1e-9 * max(1, other), "\(values)")
        }
    }

    /// scipy.stats.chi2.sf.
    @Test(arguments: [
        (17.74074074, 5, 0.0032895092447143733), (11.22807018, 4, 0.024116930613718026),
        (7.084118916, 1, 0.007777004709248478), (0.01, 3, 0.9997348349413444),
        (500, 400, 0.00048221275959343273), (3, 100, 1), (0, 2, 1), (-1, 2, 1),
    ]) func chiSquared(_ x: Double, _ degrees: Double, _ expected: Double) {
        #expect(abs(ChiSquared.above(x, degrees: degrees) - expected) < 1e-12)
    }

    @Test func trimmedMeans() {
        #expect(TrimmedMean.of([1, 2, 3, 4]) == nil)
        #expect(TrimmedMean.of([]) == nil)
        #expect(TrimmedMean.of([9, 1, 2, 3, 4]) == 3)
        // The components of one performance, as the International Skating Union prints them.
        let marks = [9.5, 10, 9.75, 9.75, 9.5, 9.75, 10, 9.5, 9.75]
        #expect(abs((TrimmedMean.of(marks) ?? 0) - 9.714285714) < 1e-9)
        #expect(Figures.decimal(TrimmedMean.of(marks)) == "9.71")
    }
}
