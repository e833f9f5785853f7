import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// The agreement of a round's panel: on what each member said first, and for those alone who may
/// see the scores.
@Suite struct PanelAgreementTests {
    private static let people: [(String, Role)] = [
        ("fay", .facilitator), ("mo", .moderator), ("pat", .panelist), ("pia", .panelist),
        ("cody", .coder), ("obs", .observer),
    ]
    private static let pat = "pat.pppp1111"
    private static let pia = "pia.pppp2222"

    private func builder(
        _ visibility: Visibility = .always, members: [String] = []
    ) -> CampaignBuilder {
        var builder = CampaignBuilder()
        for (member, role) in PanelAgreementTests.people { builder.join(member, role) }
        for idea in ["a", "b", "c", "d"] { builder.idea(idea) }
        builder.round("r", visibility, members: members)
        return builder
    }

    private func panel(_ journal: CampaignBuilder, _ who: String = "fay") throws -> PanelAgreement?
    {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        let view = who == "public" ? .publicView : Viewpoint(who, in: campaign)
        return PanelAgreement(campaign, view, round)
    }

    /// The scores, a row an idea, nil where a member gave none.
    private func scores(_ journal: CampaignBuilder, _ who: String = "fay") throws -> [[Double?]] {
        let panel = try #require(try panel(journal, who))
        return panel.table.rows.map { row in
            panel.members.indices.map { member in row.first { $0.rater == member }?.score }
        }
    }

    /// Who may see it while the round is open, before pat has scored any idea; then after pat has
    /// scored all; then after the close.
    @Test(arguments: [
        (Visibility.always, ["fay", "pat", "pia"], ["fay", "pat", "pia"]),
        (.afterOwn, ["fay", "pia"], ["fay", "pat", "pia"]),
        (.afterRound, [], []),
        (.sealed, [], []),
    ]) func itIsShownToWhoMaySeeTheScores(
        _ rule: Visibility, _ before: [String], _ after: [String]
    ) throws {
        var journal = builder(rule)
        let ideas = ["a", "b", "c", "d"]
        for (index, idea) in ideas.enumerated() {
            journal.review(idea, ["impact": Double(index + 1)], by: PanelAgreementTests.pia)
        }
        func check(_ expected: [String], _ step: String) throws {
            for name in PanelAgreementTests.people.map(\.0) + ["public", "stranger"] {
                let sees = try panel(journal, name) != nil
                #expect(sees == expected.contains(name), "\(rule) \(step) \(name)")
            }
        }
        try check(before, "before")
        for idea in ideas { journal.review(idea, ["impact": 2], by: PanelAgreementTests.pat) }
        try check(after, "after")
        journal.add(.roundClosed(RoundClosed(round: "r")))
        try check(["fay", "pat", "pia"], "closed")
    }

    @Test func afterOnesOwnReviewOfOneIdeaItIsOfThatIdeaAlone() throws {
        var journal = builder(.afterOwn)
        for idea in ["a", "b", "c"] {
            journal.review(idea, ["impact": 5], by: PanelAgreementTests.pia)
        }
        journal.review("b", ["impact": 1], by: PanelAgreementTests.pat)
        #expect(try scores(journal, "pat") == [[1, 5]])
        #expect(try scores(journal, "pia").count == 3)
    }

    @Test func aFacilitatorOnThePanelIsBoundToo() throws {
        var journal = builder(.afterOwn, members: ["fay", "pia"])
        journal.review("a", ["impact": 4], by: PanelAgreementTests.pia)
        #expect(try panel(journal) == nil)
        journal.review("a", ["impact": 2], by: "fay.ffff1111")
        #expect(try scores(journal) == [[2, 4]])
    }

    @Test(arguments: [Visibility.afterOwn, .afterRound, .always])
    func whoStandsBackFromAnIdeaHearsNothingOfIt(_ rule: Visibility) throws {
        var journal = builder(rule)
        for idea in ["a", "b"] {
            journal.review(idea, ["impact": 4], by: PanelAgreementTests.pia)
            journal.review(idea, ["impact": 2], by: PanelAgreementTests.pat)
        }
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "a", member: "fay")), by: "fay.ffff1111")
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "b", member: "pat")), by: "pat.pppp1111")
        journal.add(.roundClosed(RoundClosed(round: "r")))
        // Pat's own score of b counts for nobody, and fay does not see a.
        #expect(try scores(journal) == [[4]])
        #expect(try scores(journal, "pia") == [[2, 4], [nil, 4]])
        #expect(try scores(journal, "pat") == [[2, 4]])
    }

    @Test func theFirstSubmissionCounts() throws {
        var journal = builder()
        journal.review("a", ["impact": 5], by: PanelAgreementTests.pia)
        journal.review("a", ["impact": 1], by: PanelAgreementTests.pat)
        journal.review("a", ["impact": 4], by: PanelAgreementTests.pat)
        #expect(try scores(journal) == [[1, 5]])
        let campaign = try journal.campaign()
        #expect(campaign.panelScore(of: campaign.item("a"), in: "r")?.mean == 4.5)
    }

    @Test func aFirstReviewThatIsTakenBackIsAsIfItHadNeverBeen() throws {
        var journal = builder()
        let first = journal.review("a", ["impact": 1], by: PanelAgreementTests.pat)
        journal.review("a", ["impact": 4], by: PanelAgreementTests.pat)
        journal.undo(first, by: PanelAgreementTests.pat)
        #expect(try scores(journal) == [[4]])
    }

    @Test func whatDoesNotCountIsLeftOut() throws {
        var journal = builder()
        journal.review("a", ["impact": 4], by: PanelAgreementTests.pia)
        // Under half of the weight at first, more later: the later one is not independent.
        journal.review("a", ["ease": 3], by: PanelAgreementTests.pat)
        journal.review("a", ["impact": 3, "ease": 3], by: PanelAgreementTests.pat)
        #expect(try scores(journal) == [[4]])
        // Withdrawn.
        journal.review("b", ["impact": 3], by: PanelAgreementTests.pat)
        journal.add(
            .reviewWithdrawn(ReviewWithdrawn(round: "r", idea: "b")), by: PanelAgreementTests.pat)
        #expect(try scores(journal) == [[4]])
        // Late.
        journal.add(.roundClosed(RoundClosed(round: "r")))
        journal.review("c", ["impact": 3], by: PanelAgreementTests.pat)
        #expect(try scores(journal) == [[4]])
        // Hidden ideas rank nowhere.
        journal.decide(.hidden, "a", reason: "spam")
        #expect(try scores(journal) == [])
    }

    @Test func mergedIdeasAreOne() throws {
        var journal = builder()
        journal.review("a", ["impact": 4], by: PanelAgreementTests.pia)
        journal.review("b", ["impact": 2], by: PanelAgreementTests.pat)
        journal.review("a", ["impact": 3], by: PanelAgreementTests.pat)
        journal.merge("b", into: "a")
        #expect(try scores(journal) == [[2, 4]])
    }

    @Test func theSentence() throws {
        var journal = builder()
        #expect(
            try panel(journal)?.sentence()
                == "How far the panel agrees cannot be said yet: no idea has two scores.")
        for index in 0..<12 {
            let (one, other) = [(1.0, 2.0), (2, 2), (4, 3), (5, 5)][index % 4]
            journal.idea("i\(index)")
            journal.review("i\(index)", ["impact": one], by: PanelAgreementTests.pia)
            journal.review("i\(index)", ["impact": other], by: PanelAgreementTests.pat)
        }
        // Σ o δ² = 6; n Σ v² − (Σ v)² = 24 · 264 − 72² = 1152: 1 − 23 · 6 / 1152.
        #expect(
            try panel(journal)?.sentence(resamples: 0)
                == "The panel agrees closely: alpha 0.88.")
        let whole = try #require(try panel(journal)?.sentence())
        #expect(whole.hasPrefix("The panel agrees closely: alpha 0.88 (0."))
        #expect(whole.hasSuffix(").") && whole.contains(" to 0."))
    }
}
