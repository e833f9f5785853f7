import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// What became of a review since the first, and of the text that it is about.
@Suite struct ReviewChangeTests {
    private static let pat = "pat.pppp1111"
    private static let pia = "pia.pppp2222"

    private func builder(_ visibility: Visibility = .afterOwn) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("pat", .panelist)
        builder.join("pia", .panelist)
        for idea in ["a", "b"] { builder.idea(idea) }
        builder.round("r", visibility)
        return builder
    }

    private func change(_ journal: CampaignBuilder) throws -> ReviewChange? {
        let campaign = try journal.campaign()
        let review = try #require(campaign.review(of: campaign.item("a"), in: "r", by: "pat"))
        return campaign.change(of: review)
    }

    @Test func whatWasSentOnceOrSaysTheSameIsNoChange() throws {
        var journal = builder()
        journal.review("a", ["impact": 3, "ease": 4], by: Self.pat)
        #expect(try change(journal) == nil)
        journal.review("a", ["ease": 4, "impact": 3], by: Self.pat)
        #expect(try change(journal) == nil)
        journal.review("b", ["impact": 1], by: Self.pat)
        #expect(try change(journal) == nil)
    }

    @Test func theFirstStandsBesideTheLast() throws {
        var journal = builder()
        journal.review("a", ["impact": 3, "ease": nil], by: Self.pat)
        journal.review("a", ["impact": 5, "ease": 1], by: Self.pat)
        journal.review("a", ["impact": 4, "ease": 2], by: Self.pat)
        let change = try #require(try change(journal))
        #expect(change.firstScore == 3 && !change.couldSeeOthers)
        #expect(
            change.words
                == "first 3 – ·, last 4 2 ·, changed 2015-01-12 before another could be seen")
    }

    @Test func aCommentAloneIsAChangeToo() throws {
        var journal = builder()
        journal.review("a", ["impact": 3, "ease": 1], by: Self.pat)
        journal.add(
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "r", idea: "a",
                    scores: [
                        CriterionScore(criterion: "impact", value: 3),
                        CriterionScore(criterion: "ease", value: 1),
                    ], comment: "now in words")), by: Self.pat)
        #expect(try change(journal)?.words.hasPrefix("the same scores, the rest changed") == true)
    }

    /// Others' reviews were open to the member: by the round's rule, and only what was there then.
    @Test(arguments: [
        (Visibility.afterOwn, true, true), (.afterOwn, false, false), (.always, true, true),
        (.afterRound, true, false),
    ]) func whetherOthersCouldBeSeen(
        _ rule: Visibility, _ isBefore: Bool, _ expected: Bool
    ) throws {
        var journal = builder(rule)
        journal.review("a", ["impact": 3], by: Self.pat)
        if isBefore { journal.review("a", ["impact": 1], by: Self.pia) }
        journal.review("a", ["impact": 2], by: Self.pat)
        if !isBefore { journal.review("a", ["impact": 1], by: Self.pia) }
        #expect(try change(journal)?.couldSeeOthers == expected)
    }

    @Test func aRoundThatWasClosedBetweenHadShownThem() throws {
        var journal = builder(.afterRound)
        journal.review("a", ["impact": 3], by: Self.pat)
        journal.review("a", ["impact": 1], by: Self.pia)
        journal.add(.roundClosed(RoundClosed(round: "r")))
        journal.add(.roundReopened(RoundReopened(round: "r")))
        journal.review("a", ["impact": 2], by: Self.pat)
        #expect(try change(journal)?.couldSeeOthers == true)
    }

    @Test func anUndoneFirstIsNotTheFirst() throws {
        var journal = builder()
        journal.review("a", ["impact": 3], by: Self.pat)
        let line = "\(Self.pat)-\(journal.lastSeq(Self.pat))"
        journal.review("a", ["impact": 5], by: Self.pat)
        #expect(try change(journal) != nil)
        journal.add(.lineUndone(LineUndone(lines: [line])), by: Self.pat)
        #expect(try change(journal) == nil)
    }

    /// No mean, no agreement, no calibration and no cut knows an excluded review, nor one that its
    /// member voided by standing back; undo brings it back.
    @Test(arguments: [
        Event.reviewExcluded(ReviewExcluded(round: "r", idea: "a", member: "pia", reason: "x")),
        .recusalDeclared(RecusalDeclared(idea: "a", member: "pia")),
    ]) func whatIsVoidedIsInNoFigure(_ voiding: Event) throws {
        var journal = builder(.always)
        journal.idea("c")
        for (idea, scores) in [("a", (4.0, 1.0)), ("b", (2, 2)), ("c", (3, 5))] {
            journal.review(idea, ["impact": scores.0, "ease": scores.0], by: Self.pat)
            journal.review(idea, ["impact": scores.1, "ease": scores.1], by: Self.pia)
        }
        func figures() throws -> [Double?] {
            let campaign = try journal.campaign()
            let round = try #require(campaign.round("r"))
            let viewer = Viewpoint("anna", in: campaign)
            let item = campaign.item("a")
            let calibration = try? RoundCalibration(campaign, viewer, round)
            let agreement = PanelAgreement(campaign, viewer, round)
            let preview = campaign.preview(
                CutRule(by: .panel, top: 1), stage: "long", from: campaign.stageBefore("long"))
            return [
                campaign.panelScore(of: item, in: "r")?.mean,
                campaign.ratingMean(of: item, in: "r")?.mean,
                calibration?.ideas.first { $0.item == item }.map { Double($0.reviews) },
                agreement.map { Double($0.table.count) },
                campaign.rows(preview).first { $0.item == item }?.value,
            ]
        }
        #expect(try figures() == [2.5, 2.5, 2, 6, 2.5])
        let line = journal.add(voiding)
        #expect(try figures() == [4, 4, 1, 5, 4])
        journal.add(.lineUndone(LineUndone(lines: [line])))
        #expect(try figures() == [2.5, 2.5, 2, 6, 2.5])
    }

    // MARK: The text

    private func score(_ idea: String, _ journal: inout CampaignBuilder) throws {
        let campaign = try journal.campaign()
        journal.add(
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "r", idea: idea,
                    scores: [CriterionScore(criterion: "impact", value: 3)],
                    saw: campaign.textChecksum(of: campaign.item(idea)))), by: Self.pat)
    }

    private func revisit(_ campaign: Campaign) throws -> [String] {
        let round = try #require(campaign.round("r"))
        return campaign.ideasToRevisit(Viewpoint("pat", in: campaign), in: round)
            .map { campaign.items.name($0) }
    }

    @Test func aChangedTextIsToBeLookedAtAgain() throws {
        var journal = builder()
        try score("a", &journal)
        try score("b", &journal)
        #expect(try revisit(try journal.campaign()) == [])
        let before = try journal.campaign()
        let text = before.text(of: before.item("a"))
        journal.add(.ideaEdited(IdeaEdited(idea: "a", body: .set("quite another text"))))
        let campaign = try journal.campaign()
        #expect(try revisit(campaign) == ["a"])
        let review = try #require(campaign.review(of: campaign.item("a"), in: "r", by: "pat"))
        #expect(campaign.textSeen(by: review) == text)
        // Who is pia has scored nothing.
        let round = try #require(campaign.round("r"))
        #expect(campaign.ideasToRevisit(Viewpoint("pia", in: campaign), in: round).isEmpty)
        #expect(campaign.ideasToRevisit(.publicView, in: round).isEmpty)
        try score("a", &journal)
        #expect(try revisit(try journal.campaign()) == [])
    }

    @Test func aTextThatWasRedactedIsNotShownAgain() throws {
        var journal = builder()
        try score("a", &journal)
        journal.add(
            .itemRedacted(ItemRedacted(item: "a", title: "[a name]", body: "", reason: "a name")))
        let campaign = try journal.campaign()
        #expect(try revisit(campaign) == ["a"])
        let review = try #require(campaign.review(of: campaign.item("a"), in: "r", by: "pat"))
        #expect(campaign.textSeen(by: review) == nil)
    }

    @Test func whoStandsBackHasNothingToRevisit() throws {
        var journal = builder()
        try score("a", &journal)
        journal.add(.ideaEdited(IdeaEdited(idea: "a", body: .set("another"))))
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")), by: Self.pat)
        #expect(try revisit(try journal.campaign()) == [])
        journal.add(.recusalWithdrawn(RecusalWithdrawn(idea: "a")), by: Self.pat)
        #expect(try revisit(try journal.campaign()) == ["a"])
    }

    @Test(arguments: [
        ("", "", "", ""), ("a b c", "a b c", "", ""),
        ("one", "two", "one", "two"), ("", "new words", "", "new words"),
        ("1 2 3 4 5 6 7 8 9", "1 2 3 4 5 x 7 8 9", "… 2 3 4 5 6 7 8 9", "… 2 3 4 5 x 7 8 9"),
        ("1 2 3 4 5 6 7", "1 2 3 4 5 6 7 8", "… 4 5 6 7", "… 4 5 6 7 8"),
        ("a a a", "a a", "a a a", "a a"),
    ]) func theDifferenceIsWhatDiffersWithWordsAround(
        _ before: String, _ now: String, _ was: String, _ is: String
    ) {
        let difference = TextDifference(before, now)
        if before == now {
            #expect(!difference.before.contains("x"))
        } else {
            #expect(difference.before == was && difference.now == `is`)
        }
    }
}
