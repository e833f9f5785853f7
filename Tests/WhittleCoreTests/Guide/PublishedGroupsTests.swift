import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct PublishedGroupsTests {
    private func shown(_ groups: PublishedGroups?) -> [String] {
        guard let groups else { return ["nothing"] }
        return groups.groups.map { "\($0.name) \($0.count)" }
            + (groups.other.map { ["\(groups.merged) others \($0)"] } ?? [])
    }

    @Test(
        "what may be said of groups",
        arguments: [
            // Nobody, and too few in all.
            ([:], 8, ["nothing"]), (["GB": 7], 8, ["nothing"]),
            (["GB": 3, "IE": 4], 8, ["nothing"]), ([" ": 50], 8, ["nothing"]),
            (["GB": 0, "IE": 9], 8, ["IE 10"]),
            // Rounded to 5: 8 and 12 are 10, 13 is 15.
            (["a": 8, "b": 12, "c": 13], 8, ["c 15", "b 10", "a 10"]),
            // Small ones are put together once there are enough of them.
            (["a": 40, "b": 5, "c": 3], 8, ["a 40", "2 others 10"]),
            // One small one alone would be told by the rest: the next one goes with it.
            (["a": 40, "b": 20, "c": 3], 8, ["a 40", "2 others 25"]),
            (["a": 40, "c": 3], 8, ["2 others 45"]),
            // Who accepts the risk sees them as they are.
            (["a": 40, "c": 3], 1, ["a 40", "c 3"]),
            (["a": 41, "b": 3, "c": 1], 3, ["a 40", "2 others 5"]),
        ] as [([String: Int], Int, [String])])
    func groups(_ counts: [String: Int], _ threshold: Int, _ wanted: [String]) {
        #expect(shown(PublishedGroups(counts, threshold: threshold)) == wanted)
    }

    @Test func noGroupBelowTheThresholdCanBeWorkedOut() {
        var random = SeededGenerator(7)
        for _ in 0..<300 {
            var counts: [String: Int] = [:]
            for group in 0..<Int.random(in: 1...12, using: &random) {
                counts["g\(group)"] = Int.random(in: 0...20, using: &random)
            }
            guard let groups = PublishedGroups(counts, threshold: 8) else {
                #expect(counts.values.reduce(0, +) < 8)
                continue
            }
            for group in groups.groups { #expect((counts[group.name] ?? 0) >= 8) }
            // What is left over is at least eight people in at least two groups, or nothing.
            let told = groups.groups.reduce(0) { $0 + (counts[$1.name] ?? 0) }
            let rest = counts.values.reduce(0, +) - told
            #expect(rest == 0 || rest >= 8 && groups.merged >= 2)
            #expect((groups.other == nil) == (rest == 0))
        }
    }
}

@Suite struct AcceptedRiskTests {
    @Test(
        "what is refused",
        arguments: [
            ("guide.html", 0, "why", "anna", "groups of 1 to 7"),
            ("guide.html", 8, "why", "anna", "groups of 1 to 7"),
            ("guide.html", 5, " \n", "anna", "Say why"), (" ", 5, "why", "anna", "which file"),
            ("guide.html", 5, "why", "meg", "role of a facilitator"),
        ])
    func refused(
        _ export: String, _ threshold: Int, _ reason: String, _ member: String, _ words: String
    ) throws {
        var journal = CampaignBuilder()
        journal.join("meg", .moderator)
        let risk = RiskAccepted(export: export, threshold: threshold, reason: reason)
        let rejection = try journal.campaign().check(.riskAccepted(risk), by: member)
        #expect(rejection?.sentence.contains(words) == true, "\(rejection?.sentence ?? "none")")
    }

    @Test func accepted() throws {
        let risk = RiskAccepted(export: "guide.html", threshold: 1, reason: "all agreed")
        #expect(try CampaignBuilder().campaign().check(.riskAccepted(risk), by: "anna") == nil)
    }
}
