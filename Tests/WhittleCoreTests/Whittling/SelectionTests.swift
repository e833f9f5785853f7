import Testing

@testable import WhittleCore

/// Tries every subset.
private struct BruteForce {
    let selection: Selection

    private func isAllowed(_ taken: [Int], _ count: Int?) -> Bool {
        if let top = selection.top, taken.count > top { return false }
        if let count, taken.count != count { return false }
        let cost = taken.reduce(0) { $0 + selection.candidates[$1].cost }
        if let budget = selection.budget, cost > budget { return false }
        return selection.groups.indices.allSatisfy { group in
            let have = taken.count { selection.candidates[$0].groups.contains(group) }
            return have >= selection.groups[group].least && have <= selection.groups[group].most
        }
    }

    private func subsets() -> [[Int]] {
        let count = selection.candidates.count
        return (0..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }
    }

    func value(_ taken: [Int]) -> Int { taken.reduce(0) { $0 + selection.candidates[$1].value } }

    /// The best selection: with a budget of the highest value, without one of as many as can be,
    /// then of the highest value. Of equals the one that takes the better ranked first.
    func best() -> [Int]? {
        var allowed = subsets().filter { isAllowed($0, nil) }
        if selection.budget == nil, let most = allowed.map(\.count).max() {
            allowed = allowed.filter { $0.count == most }
        }
        guard let highest = allowed.map(value).max() else { return nil }
        let equals = allowed.filter { value($0) == highest }
        return equals.max { one, other in
            for index in selection.candidates.indices {
                let (has, hasOther) = (one.contains(index), other.contains(index))
                if has != hasOther { return hasOther }
            }
            return false
        }
    }
}

private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state ^ state >> 33
        mixed &*= 0xFF51_AFD7_ED55_8CCD
        return mixed ^ mixed >> 33
    }
}

@Suite struct SelectionTests {
    private func random(
        _ seed: Int, overlapping: Bool, budget: Bool, negative: Bool = false
    ) -> Selection {
        var random = Generator(state: UInt64(seed))
        let count = Int.random(in: 1...11, using: &random)
        let groups = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let least = Bool.random(using: &random) ? Int.random(in: 0...2, using: &random) : 0
            let most = Bool.random(using: &random) ? Int.random(in: 1...4, using: &random) : Int.max
            return Selection.Group(least: least, most: most)
        }
        let low = negative ? -6 : 0
        let candidates = (0..<count).map { _ in
            let value = Int.random(in: low...9, using: &random)
            let cost = budget ? Int.random(in: 0...12, using: &random) : 0
            let all = groups.indices.filter { _ in Int.random(in: 0..<10, using: &random) < 4 }
            return Selection.Candidate(
                value: value, cost: cost, groups: overlapping ? all : Array(all.prefix(1)))
        }.sorted { $0.value > $1.value }
        return Selection(
            candidates: candidates, groups: groups,
            top: Bool.random(using: &random) ? Int.random(in: 1...8, using: &random) : nil,
            budget: budget ? Int.random(in: 0...45, using: &random) : nil, spending: .best)
    }

    private func check(_ selection: Selection, _ name: String) {
        let best = BruteForce(selection: selection).best()
        let found = try? selection.solve()
        #expect(found == best, "\(name): \(selection)")
    }

    @Test func disjointGroupsAreGreedyAndOptimal() {
        for seed in 0..<150 {
            check(random(seed, overlapping: false, budget: false), "disjoint \(seed)")
        }
    }

    @Test func overlappingGroupsAreOptimal() {
        for seed in 0..<200 {
            check(
                random(seed, overlapping: true, budget: false, negative: seed % 3 == 0),
                "overlapping \(seed)")
        }
    }

    @Test func aBudgetWithOverlappingGroupsIsOptimal() {
        for seed in 0..<250 {
            check(
                random(seed, overlapping: true, budget: true, negative: seed % 3 == 0),
                "budget \(seed)")
        }
    }

    @Test func fillingTakesInOrderWhatFitsAndSkips() throws {
        func fill(_ costs: [Int], _ budget: Int, top: Int? = nil) throws -> [Int] {
            try Selection(
                candidates: costs.map { Selection.Candidate(value: 1, cost: $0) }, groups: [],
                top: top, budget: budget
            ).solve()
        }
        #expect(try fill([40, 70, 30, 31, 30], 100) == [0, 2, 4])
        #expect(try fill([40, 70, 30, 31, 30], 100, top: 2) == [0, 2])
        #expect(try fill([101], 100) == [])
        #expect(try fill([0, 0, 5], 0) == [0, 1])
        #expect(try fill([], 100) == [])
        #expect(try fill([Int.max / 2, 3], 5) == [1])
    }

    /// Ranked 10, 9, 8: the first costs all there is, the other two together are worth more.
    @Test func theBestSpendingIsNotTheGreedyOne() throws {
        var selection = Selection(
            candidates: [(10, 10), (9, 5), (8, 5)].map { .init(value: $0.0, cost: $0.1) },
            groups: [], budget: 10, spending: .best)
        #expect(try selection.solve() == [1, 2])
        selection.spending = .fill
        #expect(try selection.solve() == [0])
    }

    @Test func floorsComeFirstAndSayWhatIsMissing() throws {
        var selection = Selection(
            candidates: [[0], [0], [0], [1]].enumerated().map {
                .init(value: 9 - $0.offset, groups: $0.element)
            }, groups: [.init(), .init(least: 1)], top: 2)
        #expect(try selection.solve() == [0, 3])
        selection.groups[1].least = 2
        #expect(throws: Selection.Failure.unmet(group: 1, can: 1)) { try selection.solve() }
        // Each alone could be had, both together need two places.
        selection.groups = [.init(least: 1), .init(least: 1)]
        selection.top = 1
        #expect(throws: Selection.Failure.self) { try selection.solve() }
    }

    /// Those that others dominate fall away, and what is left is too many, or is solved.
    @Test func manyCandidatesAreRefusedOrSolved() throws {
        var random = Generator(state: 7)
        func candidates(_ count: Int) -> [Selection.Candidate] {
            (0..<count).map { _ in
                let value = Int.random(in: 100_000_000...500_000_000, using: &random)
                let groups = (0..<6).filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
                return Selection.Candidate(
                    value: value, cost: Int.random(in: 1000...50_000, using: &random),
                    groups: groups)
            }.sorted { $0.value > $1.value }
        }
        var selection = Selection(
            candidates: candidates(2000), groups: (0..<6).map { _ in .init(least: 1, most: 4) },
            top: 300, budget: 4_000_000, spending: .best)
        #expect(throws: Selection.Failure.self) { try selection.solve() }
        selection.candidates = candidates(200)
        selection.budget = 400_000
        selection.top = 20
        let found = try selection.solve()
        let cost = found.reduce(0) { $0 + selection.candidates[$1].cost }
        #expect(cost <= 400_000 && found.count <= 20)
        var filled = selection
        filled.spending = .fill
        let value = found.reduce(0) { $0 + selection.candidates[$1].value }
        let less = try filled.solve().reduce(0) { $0 + selection.candidates[$1].value }
        #expect(value >= less)
        // Without money, 2,000 in overlapping themes come down to the few that could be chosen.
        selection.candidates = candidates(2000).map { candidate in
            .init(value: candidate.value, groups: candidate.groups.filter { $0 < 4 })
        }
        selection.groups = Array(selection.groups.prefix(4))
        selection.budget = nil
        #expect(try selection.solve().count == 20)
    }
}
