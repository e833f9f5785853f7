import Testing

@testable import WhittleCore

/// The other rules of methods C.1 against the reference values of C.7.
@Suite struct ReadingWorthTests {
    private func expect(_ found: [Double], _ wanted: [Double]) {
        for (one, other) in zip(found, wanted) {
            #expect(abs(one - other) < 1e-9, "\(found) for \(wanted)")
        }
    }

    @Test func theKnowledgeGradientIsThatOfTheReference() throws {
        let line = try #require(CutLine(BoundaryRuleTests.ideas, top: 2))
        expect(BoundaryRuleTests.ideas.map(line.gap), [0.3, 0.1, 0.1, 0.5, 1])
        expect(
            BoundaryRuleTests.ideas.map { line.gain($0, reviews: 1, residual: 0.7) },
            [0.0000441139, 0.0002612792, 0.0600063234, 0.0000941003, 0])
        expect(
            BoundaryRuleTests.ideas.map { line.gradient($0, residual: 0.7) },
            [0.0007687920, 0.0013147248, 0.0600063234, 0.0009651206, 0])
    }

    @Test func theAllocationIsThatOfTheReference() throws {
        let line = try #require(CutLine(BoundaryRuleTests.ideas, top: 2))
        let weights = BoundaryRuleTests.ideas.map { line.allocation($0) }
        let sum = weights.reduce(0, +)
        expect(
            weights.map { $0 / sum },
            [0.0132396949, 0.8473404741, 0.1355744758, 0.0031123617, 0.0007329935])
    }

    @Test func whatIsKnownForCertainIsWorthNoReview() throws {
        let sure = [2.0, 1.0].map { PanelCalibration.Estimate(mean: $0, variance: 0) }
        let line = try #require(CutLine(sure, top: 1))
        for measure in [ReadingWorth.boundary, .gradient] {
            let candidate = ReviewCandidate(estimate: sure[0], reviews: 1, readers: [0])
            #expect(measure.worth(candidate, line, residual: 0.7) == 0)
        }
    }
}
