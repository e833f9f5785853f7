import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// A round, calibrated for a viewer: from what they may see, and from nothing else.
@Suite struct RoundCalibrationTests {
    private static let people: [(String, Role)] = [
        ("fay", .facilitator), ("mo", .moderator), ("pat", .panelist), ("pia", .panelist),
        ("pru", .panelist), ("cody", .coder), ("obs", .observer),
    ]
    private static let writers = ["pat.pppp1111", "pia.pppp2222", "pru.pppp3333"]
    private static let ideas = ["a", "b", "c", "d"]

    private func builder(_ visibility: Visibility = .always) -> CampaignBuilder {
        var builder = CampaignBuilder()
        for (member, role) in Self.people { builder.join(member, role) }
        for idea in Self.ideas { builder.idea(idea) }
        builder.round("r", visibility)
        return builder
    }

    private func calibration(
        _ journal: CampaignBuilder, _ who: String = "fay"
    ) throws -> RoundCalibration? {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        let view = who == "public" ? .publicView : Viewpoint(who, in: campaign)
        return try? RoundCalibration(campaign, view, round)
    }

    private func names(_ calibration: RoundCalibration?, _ journal: CampaignBuilder) throws
        -> [String]
    {
        let campaign = try journal.campaign()
        return (calibration?.ideas ?? []).map { campaign.items.name($0.item) }
    }

    /// Pia is harsh and pru lenient; a is better than b, b than c.
    private func reviewed(_ visibility: Visibility = .always) -> CampaignBuilder {
        var journal = builder(visibility)
        for (idea, worth) in [("a", 4.0), ("b", 3.0), ("c", 2.0)] {
            journal.review(idea, ["impact": worth - 1], by: Self.writers[1])
            journal.review(idea, ["impact": worth + 1], by: Self.writers[2])
        }
        return journal
    }

    @Test(arguments: [
        (Visibility.always, ["fay", "pat", "pia", "pru"]), (.afterOwn, ["fay", "pia", "pru"]),
        (.afterRound, []), (.sealed, []),
    ]) func itIsShownToWhoMaySeeTheScores(_ rule: Visibility, _ open: [String]) throws {
        var journal = reviewed(rule)
        for name in Self.people.map(\.0) + ["public", "stranger"] {
            #expect(try (calibration(journal, name) != nil) == open.contains(name), "\(name)")
        }
        journal.add(.roundClosed(RoundClosed(round: "r")))
        for name in Self.people.map(\.0) + ["public", "stranger"] {
            // What stands in the open does not count in a sealed round.
            let sees = rule != .sealed && ["fay", "pat", "pia", "pru"].contains(name)
            #expect(try (calibration(journal, name) != nil) == sees, "\(name)")
        }
    }

    @Test func nothingOfAnIdeaThatIsHiddenIsInIt() throws {
        var journal = reviewed(.afterOwn)
        journal.review("a", ["impact": 4], by: Self.writers[0])
        journal.review("b", ["impact": 3], by: Self.writers[0])
        #expect(try names(calibration(journal, "pat"), journal) == ["a", "b"])
        // With other scores of c, pat's figures are the same.
        let before = try #require(try calibration(journal, "pat"))
        journal.review("c", ["impact": 5], by: Self.writers[1])
        let after = try #require(try calibration(journal, "pat"))
        #expect(before.ideas.map(\.adjusted) == after.ideas.map(\.adjusted))
        #expect(before.members.map(\.leniency) == after.members.map(\.leniency))
        // Who stands back hears nothing of it.
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "a", member: "fay")), by: "fay.ffff1111")
        #expect(try !names(calibration(journal, "fay"), journal).contains("a"))
    }

    @Test func harshAndLenientReadersAreTakenIntoAccount() throws {
        var journal = reviewed()
        // Only pru, who is lenient, has read d: its raw mean is above c's, its worth is not.
        journal.review("d", ["impact": 2.5], by: Self.writers[2])
        let found = try #require(try calibration(journal))
        #expect(try names(found, journal) == ["a", "b", "c", "d"])
        let d = try #require(found.ideas.last)
        #expect(d.raw == 2.5 && d.reviews == 1)
        #expect(d.rawPlace < d.adjustedPlace)
        #expect(d.adjusted.mean < found.ideas[2].adjusted.mean + 0.1)
        #expect(found.members.map(\.name) == ["pia", "pru"])
        #expect(found.members[0].leniency.mean < -0.5)
        #expect(found.members[1].leniency.mean > 0.5)
        #expect(found.members.allSatisfy { !$0.check.isFlagged })
    }

    @Test func leniencyIsOfFirstReviewsAndWorthOfTheLast() throws {
        var journal = reviewed()
        let before = try #require(try calibration(journal))
        journal.review("c", ["impact": 5], by: Self.writers[1])
        let after = try #require(try calibration(journal))
        #expect(before.members.map(\.leniency) == after.members.map(\.leniency))
        let campaign = try journal.campaign()
        let c = try #require(after.ideas.first { $0.item == campaign.item("c") })
        #expect(c.raw == 4)
    }

    @Test func tooFewScoresSayNothing() throws {
        var journal = builder()
        #expect(try calibration(journal) == nil)
        journal.review("a", ["impact": 3], by: Self.writers[0])
        #expect(try calibration(journal) == nil)
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        #expect(throws: RoundCalibration.Absence.nothingToSay) {
            try RoundCalibration(campaign, Viewpoint("fay", in: campaign), round)
        }
        #expect(throws: RoundCalibration.Absence.hidden) {
            try RoundCalibration(campaign, Viewpoint("mo", in: campaign), round)
        }
    }

    @Test func chancesAreShownOnlyWhereScoresSeparateIdeas() throws {
        let journal = reviewed()
        let found = try #require(try calibration(journal))
        #expect(found.signal?.separates == true)
        let chances = try #require(found.chances(top: 1, seed: 1))
        #expect(chances.standings.count == 3)
        #expect(chances.standings[0].chance > chances.standings[2].chance)
        #expect(found.chances(top: 3, seed: 1) == nil)
        #expect(found.chances(top: 0, seed: 1) == nil)
        // Everybody says something else of each.
        var noise = builder()
        for (idea, values) in [
            ("a", [2.0, 3, 4]), ("b", [3, 4, 2]), ("c", [4, 2, 3]), ("d", [2, 4, 3]),
        ] {
            for (writer, value) in zip(Self.writers, values) {
                noise.review(idea, ["impact": value], by: writer)
            }
        }
        let none = try #require(try calibration(noise))
        #expect(none.signal?.separates == false)
        #expect(none.chances(top: 2, seed: 1) == nil)
    }
}
