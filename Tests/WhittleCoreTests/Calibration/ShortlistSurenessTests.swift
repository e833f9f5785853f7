import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// How sure a stage's shortlist is.
@Suite struct ShortlistSurenessTests {
    private func sureness(
        _ rows: [[Double?]], without: [String] = [], kind: PanelScoreKind = .adjusted
    ) throws -> (ShortlistSureness, Campaign) {
        let campaign = try PanelCutTests.journal(rows).campaign()
        let round = try #require(campaign.round("r"))
        let table = PanelTable(campaign, round, of: campaign.reviewedIdeas(in: "r"))
        let pool = Set(campaign.pool("pool")).subtracting(without.map { campaign.item($0) })
        return (try ShortlistSureness(table, kind, pool: pool), campaign)
    }

    /// Everybody says something else of each idea.
    @Test func whereScoresDoNotSeparateIdeasNoChanceIsShown() throws {
        let (found, campaign) = try sureness([[2, 3, 4], [3, 4, 2], [4, 2, 3], [2, 4, 3]])
        #expect(found.signal?.separates == false)
        #expect(found.standing(campaign.item("a"), top: 2) == nil)
        #expect(found.expectedCorrect([campaign.item("a")]) == nil)
        #expect(
            found.sentence([campaign.item("a")])
                == "The scores do not yet separate ideas: no chances are shown.")
    }

    @Test func withTooFewScoresThereIsNone() {
        #expect(throws: PanelAbsence.tooFew) { try sureness([[3]]) }
        #expect(throws: PanelAbsence.allSame) { try sureness([[3, 3], [3]]) }
        #expect(throws: PanelAbsence.noCrowd) {
            try sureness(PanelCutTests.panel8, kind: .panelAndCrowd)
        }
    }

    /// As `calibrate` has it where the pool is everything that was scored; a draw that has k best
    /// ideas has k, so the chances of all add up to k.
    @Test func chancesAreThoseOfTheCalibration() throws {
        let (found, campaign) = try sureness(PanelCutTests.panel8)
        let round = try #require(campaign.round("r"))
        let calibration = try RoundCalibration(campaign, Viewpoint("pat", in: campaign), round)
        for top in 1..<8 {
            let chances = try #require(calibration.chances(top: top, seed: 1))
            var sum = 0.0
            for (index, idea) in calibration.ideas.enumerated() {
                #expect(found.standing(idea.item, top: top) == chances.standings[index])
                sum += found.standing(idea.item, top: top)?.chance ?? 0
            }
            #expect(abs(sum - Double(top)) < 1e-9)
        }
        let kept = calibration.ideas.prefix(3).map(\.item)
        let correct = try #require(found.expectedCorrect(kept))
        #expect(correct > 2 && correct < 3)
        #expect(found.sentence(kept).hasPrefix("About 3 of these 3 belong here; "))
        let raw = try sureness(PanelCutTests.panel8, kind: .raw).0
        #expect(raw.standing(kept[0], top: 3) == found.standing(kept[0], top: 3))
    }

    @Test func ofAPoolOnlyItsOwnIdeasAreRanked() throws {
        let (found, campaign) = try sureness(PanelCutTests.panel8, without: ["h", "c"])
        #expect(found.standing(campaign.item("h"), top: 1) == nil)
        let sum = ["a", "b", "d", "e", "f", "g"].reduce(0) {
            $0 + (found.standing(campaign.item($1), top: 2)?.chance ?? 9)
        }
        #expect(abs(sum - 2) < 1e-9)
        // All of them, or more than there are, leave no line.
        #expect(found.standing(campaign.item("a"), top: 6) == nil)
        #expect(found.standing(campaign.item("a"), top: 0) == nil)
        let all = ["a", "b", "d", "e", "f", "g"].map { campaign.item($0) }
        #expect(found.sentence(all) == "All 6 scored ideas are in.")
        #expect(found.sentence([]) == "Nothing is kept.")
    }

    @Test(arguments: [
        (0.0, "out", "almost surely out"), (0.04, "out", "almost surely out"),
        (0.1, "out", "very likely out, about 1 in 10"),
        (0.11, "grey 1 of 10", "could go either way, about 1 in 10"),
        (0.47, "grey 5 of 10", "could go either way, about 5 in 10"),
        (0.89, "grey 9 of 10", "could go either way, about 9 in 10"),
        (0.9, "in", "very likely in, about 9 in 10"), (1, "in", "almost surely in"),
    ]) func chancesInWords(_ chance: Double, _ short: String, _ words: String) {
        let standing = ShortlistChances.Standing(
            chance: chance, expectedRank: 1, likelyRanks: 1...1, wideRanks: 1...1)
        #expect(standing.shortWords == short && standing.words == words)
    }
}
