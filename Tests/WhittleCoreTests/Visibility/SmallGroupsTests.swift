import Testing
import WhittleTesting

@testable import WhittleCore

/// Small groups in files for everybody: the expected values are counted here again, in another way.
struct SmallGroupsTests {
    private func rows(_ groups: KeyValuePairs<[String], Int>) -> [SmallGroups.Row] {
        var person: Int32 = 0
        return groups.flatMap { values, count in
            (0..<count).map { _ in
                person += 1
                return SmallGroups.Row(person: person, values: values)
            }
        }
    }

    /// How many rows have each combination.
    private func counts(_ rows: [SmallGroups.Row]) -> [[String]: Int] {
        var counts: [[String]: Int] = [:]
        for row in rows { counts[row.values, default: 0] += 1 }
        return counts
    }

    @Test func nothingAndNobody() {
        #expect(SmallGroups.k([]) == nil)
        #expect(SmallGroups.merged([], threshold: 8).isEmpty)
        let nobody = SmallGroups.Row(person: nil, values: ["GB", "nurse"])
        #expect(nobody.values == ["", ""])
        #expect(SmallGroups.k([nobody]) == nil)
        #expect(SmallGroups.merged([nobody], threshold: 8) == [nobody])
    }

    @Test func fewerThanTheThresholdCannotBeHelped() {
        let merged = SmallGroups.merged(
            rows([["GB", "nurse"]: 4, ["NL", "nurse"]: 3]), threshold: 8)
        #expect(counts(merged) == [["other", "other"]: 7])
        #expect(SmallGroups.k(merged) == 7)
    }

    @Test("k counts people: eight ideas of one person are one")
    func people() {
        let one = (0..<8).map { _ in SmallGroups.Row(person: 1, values: ["GB"]) }
        #expect(SmallGroups.k(one) == 1)
        let merged = SmallGroups.merged(
            one + (2...20).map { SmallGroups.Row(person: $0, values: ["NL"]) }, threshold: 8)
        // The one takes the next group in, since alone it would be found by subtraction.
        #expect(counts(merged) == [["other"]: 27])
    }

    @Test func aGroupOfExactlyTheThresholdStays() {
        let all = rows([["GB"]: 8, ["NL"]: 9])
        #expect(SmallGroups.merged(all, threshold: 8) == all)
        #expect(counts(SmallGroups.merged(all, threshold: 9)) == [["other"]: 17])
    }

    @Test("what is merged is at least the threshold, else the next smallest joins")
    func secondary() {
        let merged = SmallGroups.merged(
            rows([["GB"]: 100, ["NL"]: 30, ["FR"]: 12, ["DE"]: 7]), threshold: 8)
        #expect(counts(merged) == [["GB"]: 100, ["NL"]: 30, ["other"]: 19])
        let enough = SmallGroups.merged(
            rows([["GB"]: 100, ["NL"]: 30, ["FR"]: 12, ["DE"]: 7, ["IT"]: 1]), threshold: 8)
        #expect(counts(enough) == [["GB"]: 100, ["NL"]: 30, ["FR"]: 12, ["other"]: 8])
    }

    @Test("a rare combination of common values loses its background, then its country")
    func crossing() {
        let merged = SmallGroups.merged(
            rows([
                ["GB", "nurse"]: 50, ["GB", "doctor"]: 20, ["NL", "nurse"]: 20,
                ["NL", "doctor"]: 9, ["GB", "clerk"]: 3, ["NL", "clerk"]: 6,
            ]), threshold: 8)
        // Clerks are nine in all: the value stays; each crossing is small.
        #expect(
            counts(merged) == [
                ["GB", "nurse"]: 50, ["GB", "doctor"]: 20, ["NL", "nurse"]: 20,
                ["NL", "doctor"]: 9, ["other", "other"]: 9,
            ])
        #expect(SmallGroups.k(merged) == 9)
    }

    @Test("a value that is called other already is of that group")
    func otherIsThere() {
        let merged = SmallGroups.merged(rows([["other"]: 2, ["GB"]: 20, ["NL"]: 10]), threshold: 8)
        #expect(counts(merged) == [["GB"]: 20, ["other"]: 12])
    }

    @Test("random files", arguments: 1...60 as ClosedRange<UInt64>)
    func random(_ seed: UInt64) {
        var random = SeededGenerator(seed)
        let countries = ["GB", "NL", "FR", "", "other", "=1", "é"]
        let people = Int32.random(in: 0...120, using: &random)
        let given = (0..<people).map { person in
            SmallGroups.Row(
                person: person,
                values: [
                    countries[min(6, Int.random(in: 0...40, using: &random) / 4)],
                    "b\(Int.random(in: 0...9, using: &random) / 3)",
                ])
        }
        let all = given.flatMap { row in
            Array(repeating: row, count: Int.random(in: 1...4, using: &random))
        }
        let threshold = Int.random(in: 1...12, using: &random)
        let merged = SmallGroups.merged(all, threshold: threshold)
        #expect(merged.map(\.person) == all.map(\.person))
        for (before, after) in zip(all, merged) {
            for (one, other) in zip(before.values, after.values) {
                #expect(other == one || other == SmallGroups.other)
            }
        }
        // Of each person one row, counted by combination.
        var seen: Set<Int32> = []
        let once = merged.filter { $0.person.map { seen.insert($0).inserted } ?? false }
        let least = counts(once).values.min()
        #expect(SmallGroups.k(merged) == least)
        if Int(people) >= threshold { #expect((least ?? threshold) >= threshold) }
        // Merged twice is merged once.
        #expect(SmallGroups.merged(merged, threshold: threshold) == merged)
    }
}
