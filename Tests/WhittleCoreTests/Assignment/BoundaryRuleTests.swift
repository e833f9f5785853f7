import Testing

@testable import WhittleCore

/// The reference values of methods C.7: five ideas, two of which are taken.
@Suite struct BoundaryRuleTests {
    static let ideas = zip([4.2, 4.0, 3.9, 3.5, 3.0], [0.3, 0.2, 0.5, 0.4, 0.3]).map {
        PanelCalibration.Estimate(mean: $0, variance: $1 * $1)
    }

    private func expect(_ found: [Double], _ wanted: [Double]) {
        for (one, other) in zip(found, wanted) {
            #expect(abs(one - other) < 1e-9, "\(found) for \(wanted)")
        }
    }

    @Test func theLineStandsBetweenTheLastInsideAndTheFirstOutside() throws {
        let line = try #require(CutLine(Self.ideas, top: 2))
        expect([line.value], [3.971428571428571])
        expect(
            Self.ideas.map(line.chanceOfWrongSide),
            [0.2230584239, 0.4432015032, 0.4432015032, 0.1192844371, 0.0006016532])
        expect(
            Self.ideas.map { line.worth($0, residual: 0.7) },
            [0.0254117192, 0.0239568380, 0.1166319745, 0.0221924534, 0.0000685428])
    }

    @Test func whereAllOrNoneAreTakenThereIsNoLine() {
        #expect(CutLine(Self.ideas, top: 0) == nil)
        #expect(CutLine(Self.ideas, top: 5) == nil)
        #expect(CutLine([], top: 1) == nil)
        let sure = [1.0, 2.0].map { PanelCalibration.Estimate(mean: $0, variance: 0) }
        #expect(CutLine(sure, top: 1)?.value == 1.5)
        #expect(CutLine(sure, top: 1)?.worth(sure[0], residual: 0) == 0)
    }

    private func candidates(_ readers: [[Int]], reviews: [Int]? = nil) -> [ReviewCandidate] {
        Self.ideas.indices.map {
            ReviewCandidate(
                estimate: Self.ideas[$0], reviews: reviews?[$0] ?? 2, readers: readers[$0])
        }
    }

    @Test func theMostWantedIsReadFirstAndThenOthers() {
        let rule = BoundaryRule(top: 2, floor: 0, most: 12, residual: 0.7)
        var random = SplitMix64(seed: 1)
        let slots = rule.slots(
            candidates(Array(repeating: [0, 1, 2], count: 5)), room: [2, 2, 2], &random)
        #expect(slots.count == 6)
        #expect(slots[0].idea == 2)
        // The variance of the third falls from .25 to .184 with the first, and on; by hand, its worth
        // goes .1166, .0909…: it is read by all three before the next is.
        #expect(slots.prefix(3).map(\.idea) == [2, 2, 2])
        #expect(Set(slots.prefix(3).map(\.member)) == [0, 1, 2])
        #expect(Set(slots.map { "\($0.idea) \($0.member)" }).count == 6)
        for member in 0..<3 { #expect(slots.count { $0.member == member } == 2) }
    }

    @Test func whatHasTooFewReviewsGoesBeforeWhatIsWanted() {
        let rule = BoundaryRule(top: 2, floor: 1, most: 12, residual: 0.7)
        var random = SplitMix64(seed: 1)
        let slots = rule.slots(
            candidates(Array(repeating: [0], count: 5), reviews: [3, 3, 3, 3, 0]), room: [1],
            &random)
        #expect(slots.map(\.idea) == [4])
    }

    @Test func conflictsLoadsAndTheMostReviewsBind() {
        let rule = BoundaryRule(top: 2, floor: 0, most: 3, residual: 0.7)
        var random = SplitMix64(seed: 3)
        // The third has a conflict with everyone; the others take one more review each.
        let readers = [[0, 1], [0], [], [1], [0, 1]]
        let slots = rule.slots(candidates(readers), room: [9, 1], &random)
        #expect(!slots.contains { $0.idea == 2 })
        #expect(slots.count { $0.member == 1 } <= 1)
        for slot in slots { #expect(readers[slot.idea].contains(slot.member)) }
        for idea in 0..<5 { #expect(slots.count { $0.idea == idea } <= 1) }
        #expect(rule.slots([], room: [1], &random) == [])
        #expect(rule.slots(candidates(readers), room: [0, 0], &random) == [])
    }

    @Test func theSameSeedHandsOutTheSame() {
        let rule = BoundaryRule(top: 2, floor: 1, most: 12, residual: 0.7)
        let readers = Array(repeating: Array(0..<4), count: 5)
        var one = SplitMix64(seed: 8)
        var other = SplitMix64(seed: 8)
        let slots = rule.slots(candidates(readers), room: [2, 2, 2, 2], &one)
        #expect(slots == rule.slots(candidates(readers), room: [2, 2, 2, 2], &other))
        #expect(slots.count == 8)
    }
}
