import Testing
import WhittleCore
import WhittleTesting

/// No group below eight is told, and none can be had by subtraction.
@Suite struct PeopleGroupsTests {
    private static func people(_ counts: KeyValuePairs<String, Int>, unknown: Int = 0)
        -> PeopleGroups
    {
        PeopleGroups(
            counts.flatMap { name, count in Array(repeating: name as String?, count: count) }
                + Array(repeating: nil, count: unknown))
    }

    private static func words(_ people: PeopleGroups) -> [String] {
        people.groups.map { "\($0.name) \($0.people)" }
            + [people.others > 0 ? "other \(people.others) of \(people.merged)" : ""]
            + [people.unknown > 0 ? "unknown \(people.unknown)" : ""]
    }

    @Test func largeGroupsStandAsTheyAre() {
        let people = Self.people(["GB": 20, "NL": 8, "FR": 20], unknown: 9)
        #expect(Self.words(people) == ["FR 20", "GB 20", "NL 8", "", "unknown 9"])
    }

    @Test func smallGroupsAreMerged() {
        let people = Self.people(["GB": 20, "NL": 7, "FR": 1], unknown: 9)
        #expect(Self.words(people) == ["GB 20", "other 8 of 2", "unknown 9"])
        #expect(people.kinds == 3)
    }

    /// One small group alone would be the total less the others: the next larger goes with it.
    @Test func aSingleSmallGroupIsNotTold() {
        let people = Self.people(["GB": 20, "NL": 9, "FR": 3], unknown: 8)
        #expect(Self.words(people) == ["GB 20", "other 12 of 2", "unknown 8"])
        let nobody = Self.people(["GB": 20, "FR": 3])
        #expect(Self.words(nobody) == ["other 23 of 2", ""])
    }

    @Test func fewOfWhomItIsNotKnownGoWithTheOthers() {
        let people = Self.people(["GB": 20, "NL": 8], unknown: 2)
        #expect(Self.words(people) == ["GB 20", "other 10 of 1", ""])
    }

    /// Fewer than eight people in all: nothing is told.
    @Test func aHandfulOfPeopleIsNotTold() {
        for people in [
            Self.people([:]), Self.people(["GB": 7]), Self.people(["GB": 3], unknown: 4),
        ] {
            #expect(people.groups.isEmpty && people.others == 0 && people.unknown == 0)
        }
        #expect(Self.words(Self.people(["GB": 3], unknown: 9)) == ["", "unknown 12"])
        #expect(Self.words(Self.people([" ": 9, "\u{3000}\n": 2])) == ["", "unknown 11"])
    }

    /// Over many made-up campaigns: every number is 0 or at least 8, and all people are counted or
    /// nobody is.
    @Test func noNumberIsBelowEight() {
        var random = SeededGenerator(8)
        for _ in 0..<500 {
            let names = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                ["A", "B", "C", "D", "E", nil].randomElement(using: &random) ?? nil
            }
            let people = PeopleGroups(names)
            let numbers = people.groups.map(\.people) + [people.others, people.unknown]
            #expect(numbers.allSatisfy { $0 == 0 || $0 >= 8 })
            let told = numbers.reduce(0, +)
            #expect(told == names.count || (told == 0 && names.count < 8), "\(names)")
        }
    }
}
