import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct ReviewTests {
    private static let pat = "pat.pppp1111"
    private static let pia = "pia.pppp2222"

    private func builder() -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("pat", .panelist)
        builder.join("pia", .panelist)
        for idea in ["a", "b"] { builder.idea(idea) }
        builder.round()
        return builder
    }

    private func score(_ journal: CampaignBuilder, _ idea: String = "a") throws -> PanelScore? {
        let campaign = try journal.campaign()
        return campaign.panelScore(of: campaign.item(idea), in: "r")
    }

    /// The weights are 3, 1 and 0.
    @Test(
        arguments: [
            (["impact": 4, "ease": 2] as KeyValuePairs, 3.5),
            (["impact": 5, "ease": 5, "fun": 1], 5),
            (["impact": 1, "ease": 4], 1.75),
            (["impact": 4, "ease": nil], 4),
            (["impact": 4], 4),
            (["impact": nil, "ease": 2], nil),
            (["ease": 2, "fun": 5], nil),
            ([:], nil),
            (["impact": 9, "ease": 2], nil),
            (["impact": 4, "ease": 0], 4),
            (["impact": 4, "ease": 2, "unknown": 1], 3.5),
            (["impact": 2.5, "ease": 1.5], 2.25),
        ] as [(KeyValuePairs<String, Double?>, Double?)])
    func theScoreIsTheWeightedMeanOfWhatWasAnswered(
        _ scores: KeyValuePairs<String, Double?>, _ expected: Double?
    ) throws {
        var journal = builder()
        journal.review("a", scores, by: ReviewTests.pat)
        #expect(try score(journal)?.mean == expected)
        let campaign = try journal.campaign()
        let review = try #require(campaign.reviews(of: campaign.item("a"), in: "r").first)
        #expect(review.score == expected && review.counts == (expected != nil))
    }

    @Test func halfOfTheWeightIsEnough() {
        func criterion(_ id: String, _ weight: Double) -> Criterion {
            Criterion(criterion: id, title: id, weight: weight, min: 0, max: 10)
        }
        let round = RoundOpened(
            round: "r", title: "", stage: "s",
            criteria: [criterion("a", 0.3), criterion("b", 0.2), criterion("c", 0.5)],
            visibility: .always)
        #expect(round.score([CriterionScore(criterion: "c", value: 7)]) == 7)
        let two = [
            CriterionScore(criterion: "a", value: 10), CriterionScore(criterion: "b", value: 0),
        ]
        #expect(abs((round.score(two) ?? 0) - 6) < 1e-12)
        #expect(round.score([CriterionScore(criterion: "a", value: 10)]) == nil)
        #expect(
            round.problems([
                CriterionScore(criterion: "a", value: 11), CriterionScore(criterion: "d", value: 1),
                CriterionScore(criterion: "b", value: nil),
            ]) == ["a takes 0 to 10", "“d” is not a criterion of this round"])
    }

    @Test func theLastReviewOfAMemberCountsAndItsSubmissionsAreKnown() throws {
        var journal = builder()
        journal.review("a", ["impact": 1], by: ReviewTests.pat)
        journal.review("a", ["impact": 5], by: ReviewTests.pat)
        journal.review("a", ["impact": 2], by: ReviewTests.pia)
        let score = try #require(try score(journal))
        // 5 and 2: mean 3.5, standard deviation √(2·1.5²/1).
        #expect(score.mean == 3.5 && score.reviews == 2)
        #expect(abs((score.spread ?? 0) - 2.1213203435596424) < 1e-12)
        let campaign = try journal.campaign()
        let reviews = campaign.reviews(of: campaign.item("a"), in: "r")
        #expect(reviews.map(\.submissions) == [2, 1])
        journal.add(
            .reviewWithdrawn(ReviewWithdrawn(round: "r", idea: "a")), by: ReviewTests.pat)
        #expect(try self.score(journal)?.mean == 2)
    }

    @Test func aReviewOutsideTheRoundIsLateAndReplacesNothing() throws {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        journal.join("pia", .panelist)
        journal.idea("a")
        journal.review("a", ["impact": 5], by: ReviewTests.pia)
        journal.round()
        journal.review("a", ["impact": 2], by: ReviewTests.pat)
        journal.add(.roundClosed(RoundClosed(round: "r")))
        journal.review("a", ["impact": 5], by: ReviewTests.pat)
        #expect(try score(journal)?.mean == 2)
        var campaign = try journal.campaign()
        var reviews = campaign.reviews(of: campaign.item("a"), in: "r")
        #expect(reviews.map(\.member) == ["pat", "pia"])
        #expect(reviews.map(\.isLate) == [false, true])
        let reopening = journal.add(.roundReopened(RoundReopened(round: "r")))
        journal.review("a", ["impact": 4], by: ReviewTests.pia)
        // pat 2, pia 4.
        #expect(try score(journal)?.mean == 3)
        journal.undo(reopening)
        campaign = try journal.campaign()
        reviews = campaign.reviews(of: campaign.item("a"), in: "r")
        #expect(reviews.map(\.isLate) == [false, true])
        #expect(campaign.round("r")?.isOpen == false)
    }

    @Test func anExcludedReviewCountsNowhereUntilRestored() throws {
        var journal = builder()
        journal.review("a", ["impact": 1], by: ReviewTests.pat)
        journal.review("a", ["impact": 5], by: ReviewTests.pia)
        journal.add(
            .reviewExcluded(
                ReviewExcluded(round: "r", idea: "a", member: "pat", reason: "not read")))
        #expect(try score(journal)?.mean == 5)
        // Not by the member themselves.
        journal.add(
            .reviewRestored(ReviewRestored(round: "r", idea: "a", member: "pat", reason: "no")),
            by: ReviewTests.pat)
        #expect(try score(journal)?.mean == 5)
        journal.add(
            .reviewRestored(ReviewRestored(round: "r", idea: "a", member: "pat", reason: "yes")))
        #expect(try score(journal)?.mean == 3)
    }

    @Test func aRecusalIsFromTheWholeGroupWhileItHolds() throws {
        var journal = builder()
        journal.review("a", ["impact": 1], by: ReviewTests.pat)
        journal.review("a", ["impact": 5], by: ReviewTests.pia)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "b")), by: ReviewTests.pat)
        #expect(try score(journal)?.mean == 3)
        let merging = journal.merge("b", into: "a")
        #expect(try score(journal)?.mean == 5)
        let campaign = try journal.campaign()
        #expect(campaign.isRecused("pat", from: campaign.item("a")))
        #expect(campaign.recusals(of: campaign.item("a")).map(\.member) == ["pat"])
        journal.undo(merging)
        #expect(try score(journal)?.mean == 3)
        journal.merge("b", into: "a")
        journal.add(.recusalWithdrawn(RecusalWithdrawn(idea: "b", member: "pat")))
        #expect(try score(journal)?.mean == 3)
    }

    @Test func overAGroupCommentsAndOpenFlagsAreUnited() throws {
        var journal = builder()
        journal.comment("ca", on: "a")
        journal.comment("cb", on: "b")
        for idea in ["a", "b"] {
            journal.add(.flagRaised(FlagRaised(item: idea, reason: "spam", participant: "p-1")))
        }
        let merging = journal.merge("b", into: "a")
        func facts() throws -> [Int] {
            let campaign = try journal.campaign()
            let staff = Viewpoint(member: "anna", roles: [.facilitator])
            let derived = Derived(campaign, staff)
            return ["a", "b"].flatMap { id -> [Int] in
                let idea = IdeaSummary(campaign.item(id), campaign, derived)
                return [idea.comments, idea.flags ?? -1]
            }
        }
        #expect(try facts() == [2, 2, 1, 1])
        // A decision closes the flags of the item that it is on.
        let line = journal.decide(
            .approved, "a",
            flags: try journal.campaign().openFlags(
                of:
                    try journal.campaign().item("a")
            ).map(\.id))
        #expect(try facts() == [2, 1, 1, 1])
        journal.undo(line)
        journal.undo(merging)
        #expect(try facts() == [1, 1, 1, 1])
    }

    @Test func overAGroupTheLastReviewOfEachMemberCounts() throws {
        var journal = builder()
        journal.review("a", ["impact": 2], by: ReviewTests.pat)
        journal.review("b", ["impact": 4], by: ReviewTests.pat)
        journal.review("a", ["impact": 1], by: ReviewTests.pia)
        journal.merge("b", into: "a")
        let campaign = try journal.campaign()
        let reviews = campaign.reviews(of: campaign.item("a"), in: "r")
        #expect(reviews.map { campaign.items.name($0.item) } == ["b", "a"])
        #expect(try score(journal)?.mean == 2.5)
        #expect(try score(journal, "b")?.mean == 4)
    }

    @Test func theNextIdeaHasTheFewestReviewsAndIsNotOnesOwnRecusal() throws {
        var journal = builder()
        journal.idea("c")
        journal.review("a", ["impact": 2], by: ReviewTests.pia)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "c")), by: ReviewTests.pat)
        var campaign = try journal.campaign()
        var round = try #require(campaign.round("r"))
        #expect(
            campaign.openIdeas(for: "pat", in: round).map { campaign.items.name($0) }
                == ["b", "a"])
        #expect(campaign.nextIdea(for: "pat", in: round)?.reason == "nobody has scored it yet")
        journal.review("b", ["impact": 2], by: ReviewTests.pat)
        journal.review("a", ["impact": 2], by: ReviewTests.pat)
        campaign = try journal.campaign()
        round = try #require(campaign.round("r"))
        #expect(campaign.nextIdea(for: "pat", in: round) == nil)
    }

    @Test func assignmentsAreLastByRoundMemberAndIdea() throws {
        var journal = builder()
        journal.add(
            .reviewAssigned(ReviewAssigned(round: "r", member: "pat", ideas: ["a", "b"])))
        journal.add(
            .reviewUnassigned(ReviewUnassigned(round: "r", member: "pat", ideas: ["b"])))
        let campaign = try journal.campaign()
        #expect(campaign.isAssigned(campaign.item("a"), to: "pat", in: "r"))
        #expect(!campaign.isAssigned(campaign.item("b"), to: "pat", in: "r"))
        #expect(!campaign.isAssigned(campaign.item("a"), to: "pia", in: "r"))
    }
}
