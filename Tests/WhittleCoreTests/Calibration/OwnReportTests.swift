import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// A member's own report: from their own reviews, and of the others' nothing before its time.
@Suite struct OwnReportTests {
    private static let pat = "pat.pppp1111"
    private static let pia = "pia.pppp2222"
    private static let ideas = ["a", "b", "c"]

    private func builder(_ visibility: Visibility = .always) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("pat", .panelist)
        builder.join("pia", .panelist)
        builder.join("obs", .observer)
        for idea in Self.ideas { builder.idea(idea) }
        builder.round("r", visibility)
        return builder
    }

    /// Pat gives 2, 3 and 4, pia 4, 5 and 4.
    private func reviewed(_ visibility: Visibility = .always) -> CampaignBuilder {
        var journal = builder(visibility)
        for (idea, scores) in zip(Self.ideas, [(2.0, 4.0), (3, 5), (4, 4)]) {
            journal.review(idea, ["impact": scores.0], by: Self.pat)
            journal.review(idea, ["impact": scores.1], by: Self.pia)
        }
        return journal
    }

    private func report(_ journal: CampaignBuilder, _ who: String = "pat") throws -> OwnReport {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        return try #require(OwnReport(campaign, Viewpoint(who, in: campaign), round))
    }

    private func text(_ journal: CampaignBuilder, _ who: String = "pat") throws -> String {
        try report(journal, who).lines(try journal.campaign()).joined(separator: "\n")
    }

    @Test func thePublicHasNoneAndWithoutReviewsItSaysSo() throws {
        let journal = builder()
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        #expect(OwnReport(campaign, .publicView, round) == nil)
        #expect(OwnReport(campaign, Viewpoint("stranger", in: campaign), round) == nil)
        for who in ["pat", "obs"] {
            #expect(try text(journal, who).hasPrefix("You have no review that counts"), "\(who)")
        }
    }

    @Test func theFiguresAreThoseOfTheMember() throws {
        let report = try report(reviewed())
        // 2, 3, 4: mean 3, standard deviation 1.
        #expect(report.reviews.count == 3 && report.mean == 3 && report.spread == 1)
        #expect(report.reviews.compactMap(\.score) == [4, 3, 2])
        let impact = try #require(report.uses.first { $0.criterion.criterion == "impact" })
        #expect(impact.bins.map(\.count).reduce(0, +) == 3 && impact.mean == 3)
        #expect(impact.bins.first { $0.label == "3" }?.count == 1)
        // On a and b pat is two points lower; on c they agree.
        let leniency = try #require(report.leniency)
        #expect(leniency.mean < 0)
        #expect(report.leniencySentence.contains("lower than the others"))
        let campaign = try reviewed().campaign()
        #expect(report.apart.map { campaign.items.name($0.item) }.sorted() == ["a", "b"])
        #expect(report.apart.allSatisfy { !$0.isHigher })
        #expect(try self.report(reviewed(), "pia").apart.allSatisfy(\.isHigher))
    }

    /// Whether the report says how the member scores beside the others, by rule and phase.
    @Test(arguments: [
        (Visibility.always, true, true), (.afterOwn, true, true), (.afterRound, false, true),
        (.sealed, false, false),
    ]) func nothingOfTheOthersBeforeItsTime(
        _ rule: Visibility, _ isOpen: Bool, _ isClosed: Bool
    ) throws {
        var journal = reviewed(rule)
        #expect(try (report(journal).leniency != nil) == isOpen)
        #expect(try report(journal).apart.isEmpty != isOpen)
        journal.add(.roundClosed(RoundClosed(round: "r")))
        // What stands in the open does not count in a sealed round.
        #expect(try (report(journal).leniency != nil) == isClosed)
    }

    /// In a round that shows scores after one's own, an idea that one has not scored says nothing.
    @Test func onlyWhatOneHasScoredIsComparedAfterOwn() throws {
        var journal = builder(.afterOwn)
        for idea in Self.ideas { journal.review(idea, ["impact": 5], by: Self.pia) }
        journal.review("a", ["impact": 1], by: Self.pat)
        let before = try report(journal)
        journal.review("b", ["impact": 1], by: Self.pia)
        let after = try report(journal)
        #expect(before.leniencySentence == after.leniencySentence)
        #expect(before.apart == after.apart && before.apart.count == 1)
    }

    @Test func aRecusalTakesTheScoreOutAndAnExclusionNamesItself() throws {
        var journal = reviewed()
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")), by: Self.pat)
        #expect(try report(journal).reviews.count == 2)
        #expect(try !text(journal).contains("  a:"))
        journal.add(
            .reviewExcluded(
                ReviewExcluded(round: "r", idea: "b", member: "pat", reason: "wrong idea")))
        let report = try report(journal)
        #expect(report.reviews.count == 1 && report.uncounted.count == 1)
        #expect(try text(journal).contains("  b: no: excluded (wrong idea)"))
        #expect(report.apart.isEmpty)
    }

    /// No score of another's is in it, whatever they gave.
    @Test func itHoldsNobodyElsesScore() throws {
        var journal = builder()
        for (idea, scores) in zip(Self.ideas, [(1.0, 4.25), (1, 4.75), (2, 3.875)]) {
            journal.review(idea, ["impact": scores.0], by: Self.pat)
            journal.review(idea, ["impact": scores.1], by: Self.pia)
        }
        let campaign = try journal.campaign()
        let all = try text(journal) + report(journal).json(campaign).json
        for number in ["4.25", "4.75", "3.875", "3.88", "4.2917", "pia"] {
            #expect(!all.contains(number), "\(number)")
        }
        #expect(try !report(journal).apart.isEmpty)
    }

    @Test func aLongScaleIsCutIntoParts() throws {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        journal.idea("a")
        journal.add(
            .roundOpened(
                RoundOpened(
                    round: "r", title: "R", stage: "s",
                    criteria: [
                        Criterion(criterion: "worth", title: "Worth", weight: 1, min: 0, max: 100),
                        Criterion(criterion: "fit", title: "Fit", weight: 1, min: -2, max: 2),
                    ], visibility: .always)))
        journal.review("a", ["worth": 100, "fit": -2], by: Self.pat)
        let uses = try report(journal).uses
        #expect(uses[0].bins.map(\.label).last?.hasSuffix("100") == true)
        #expect(uses[0].bins.count == 5 && uses[0].bins.last?.count == 1)
        #expect(uses[1].bins.map(\.label) == ["-2", "-1", "0", "1", "2"])
        #expect(uses[1].bins.map(\.count) == [1, 0, 0, 0, 0])
    }
}
