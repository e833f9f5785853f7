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

    /// Two from inside, two from outside, one of whom nothing is known.
    private static let standings: [Standing?] = [.internal, .internal, .external, .external, nil]

    @Test func theFloorsViewsAreGivenByThoseWhoHaveThem() {
        let rule = BoundaryRule(
            top: 2, floor: 2, most: 12, residual: 0.7, standings: Self.standings)
        var random = SplitMix64(seed: 2)
        var ideas = candidates(
            Array(repeating: [0, 1, 2, 3, 4], count: 5), reviews: [0, 0, 0, 0, 0])
        for index in ideas.indices { ideas[index].lacking = [.internal, .external] }
        let slots = rule.slots(ideas, room: [5, 5, 5, 5, 5], &random)
        for idea in 0..<5 {
            let readers = slots.filter { $0.idea == idea }.prefix(2).map(\.member)
            #expect(readers.contains { $0 < 2 } && readers.contains { [2, 3].contains($0) })
        }
    }

    @Test func aViewThatNobodyHasRoomForHoldsNothingUp() {
        let rule = BoundaryRule(
            top: 2, floor: 2, most: 12, residual: 0.7, standings: Self.standings)
        var random = SplitMix64(seed: 2)
        var ideas = candidates(
            Array(repeating: [0, 1, 2, 3, 4], count: 5), reviews: [1, 1, 2, 1, 1])
        for index in [0, 1, 3, 4] { ideas[index].lacking = [.external] }
        // The third is worth most, and the others wait for somebody from outside.
        let slots = rule.slots(ideas, room: [1, 0, 0, 0, 0], &random)
        #expect(slots == [BoundaryRule.Slot(idea: 2, member: 0)])
        #expect(rule.missing(ideas[0], from: 0) == 0 && rule.missing(ideas[0], from: 2) == 1)
        #expect(rule.missing(ideas[0], from: 4) == 0)
        // Once nobody from outside is left, anyone may give the review that is missing.
        ideas[0].readers = [0, 2]
        let expected = rule.expecting(ideas[0], from: 2)
        #expect(expected.lacking.isEmpty && expected.reviews == 2 && expected.readers == [0])
    }

    @Test func oneMembersOrderIsTheRules() {
        let rule = BoundaryRule(top: 2, floor: 1, most: 3, residual: 0.7)
        let readers = [[0], [0], [0], [0, 1], [1]]
        let ties: [UInt64] = [5, 4, 3, 2, 1]
        // By the reference values the third is worth more than the first, the first than the second.
        #expect(
            rule.order(candidates(readers), for: 0, ties: ties) == [2, 0, 1, 3])
        #expect(rule.order(candidates(readers), for: 1, ties: ties) == [3, 4])
        #expect(rule.order(candidates(readers), for: 7, ties: ties) == [])
        let floor = candidates(readers, reviews: [2, 0, 3, 0, 2])
        // Under the floor ties decide; what has the most reviews comes no more.
        #expect(rule.order(floor, for: 0, ties: ties) == [3, 1, 0])
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
