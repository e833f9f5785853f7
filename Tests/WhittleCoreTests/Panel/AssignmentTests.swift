import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct AssignmentTests {
    private static let pat = "pat.pppp1111"

    private func builder(members: [String] = []) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("pat", .panelist)
        builder.join("pia", .panelist)
        builder.join("mo", .moderator)
        for idea in ["a", "b", "c"] { builder.idea(idea) }
        builder.comment("ca", on: "a")
        builder.round(members: members)
        return builder
    }

    private func why(
        _ journal: CampaignBuilder, _ idea: String, _ member: String, by name: String = "anna"
    ) throws -> String? {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        return AssignmentDesk(campaign, round, by: name).why(idea, to: member)
    }

    @Test func everyWishThatCannotBeMetHasItsReason() throws {
        var journal = builder()
        #expect(try why(journal, "a", "pat") == nil)
        #expect(try why(journal, "z", "pat")?.hasPrefix("There is no item “z”") == true)
        #expect(try why(journal, "ca", "pat")?.contains("is a comment") == true)
        #expect(try why(journal, "a", "zoe") == "“zoe” is not a member of this campaign")
        #expect(try why(journal, "a", "mo") == "mo is not on the panel of “Round”")
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")), by: AssignmentTests.pat)
        #expect(try why(journal, "a", "pat") == "pat stands back from “a”")
        journal.review("b", ["impact": 3], by: AssignmentTests.pat)
        #expect(try why(journal, "b", "pat") == "pat has reviewed “b” already")
        journal.decide(.hidden, "c", reason: "spam")
        #expect(try why(journal, "c", "pat") == "“c” is hidden or merged into another")
        journal.add(.memberLeft(MemberLeft(member: "pia")))
        #expect(try why(journal, "b", "pia") == "“pia” is not a member of this campaign")
    }

    /// Ids have full stops, and only the first sentence stands in a list of wishes.
    @Test func theReasonKeepsTheWholeId() throws {
        let why = try why(builder(), "polis.x-1", "pat")
        #expect(why == "There is no item “polis.x-1”")
    }

    /// A recusal binds the facilitator: the idea is not there for them.
    @Test func whoStandsBackAssignsNothingAndExcludesNothing() throws {
        var journal = builder()
        journal.review("a", ["impact": 3], by: AssignmentTests.pat)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")))
        #expect(try why(journal, "a", "pia")?.hasPrefix("There is no item") == true)
        let campaign = try journal.campaign()
        let exclusion = Event.reviewExcluded(
            ReviewExcluded(round: "r", idea: "a", member: "pat", reason: "no"))
        #expect(campaign.check(exclusion, by: "anna")?.sentence.contains("no item") == true)
        let assignment = Event.reviewAssigned(
            ReviewAssigned(round: "r", member: "pia", ideas: ["b", "a"]))
        #expect(campaign.check(assignment, by: "anna")?.sentence.contains("no item") == true)
        #expect(campaign.check(assignment, by: "pat")?.sentence.contains("role") == true)
    }

    @Test func aLoadIsNeverExceeded() throws {
        var journal = builder()
        var round = try #require(try journal.campaign().round("r")).details
        round.load = 2
        journal.add(.roundOpened(round))
        journal.review("c", ["impact": 3], by: AssignmentTests.pat)
        func check(_ ideas: String...) throws -> Rejection? {
            try journal.campaign().check(
                .reviewAssigned(ReviewAssigned(round: "r", member: "pat", ideas: ideas)),
                by: "anna")
        }
        #expect(try check("a") == nil)
        #expect(try check("a", "a") == nil)
        #expect(try check("a", "b")?.sentence.contains("3 ideas; a load is at most 2") == true)
        journal.add(.reviewAssigned(ReviewAssigned(round: "r", member: "pat", ideas: ["a"])))
        #expect(try check("a") == nil)
        #expect(try check("b") != nil)
    }

    @Test func whatIsAssignedComesFirst() throws {
        var journal = builder()
        for idea in ["a", "b", "c"] { journal.review(idea, ["impact": 3], by: "pia.pppp2222") }
        journal.idea("d")
        let line = journal.add(
            .reviewAssigned(ReviewAssigned(round: "r", member: "pat", ideas: ["b"])))
        func next() throws -> [String] {
            let campaign = try journal.campaign()
            let round = try #require(campaign.round("r"))
            let next = try #require(campaign.nextIdea(for: "pat", in: round))
            return [campaign.items.name(next.item), next.reason]
        }
        #expect(try next() == ["b", "assigned to you"])
        // What was merged into another is asked of its head.
        journal.merge("b", into: "c")
        #expect(try next() == ["c", "assigned to you"])
        journal.undo(line)
        #expect(try next() == ["d", "nobody has scored it yet"])
    }

    // MARK: Ratings

    /// Weights 3, 1 and 0: without impact less than half of the rubric is answered.
    @Test func excludedRatingsCountNowhereAndTheOthersDo() throws {
        var journal = builder()
        journal.review("a", ["impact": 5, "ease": 1, "fun": 2], by: AssignmentTests.pat)
        func review() throws -> Review {
            let campaign = try journal.campaign()
            return try #require(campaign.reviews(of: campaign.item("a"), in: "r").first)
        }
        func exclude(_ criteria: String...) {
            journal.add(
                .reviewExcluded(
                    ReviewExcluded(
                        round: "r", idea: "a", member: "pat", reason: "blank",
                        criteria: criteria)))
        }
        exclude("ease")
        #expect(try review().score == 5)
        #expect(try review().counts)
        #expect(try review().excludedScores == [CriterionScore(criterion: "ease", value: 1)])
        exclude("impact", "unknown")
        #expect(try review().score == nil)
        #expect(try !review().counts)
        exclude()
        #expect(try review().isExcluded)
        #expect(try review().content.scores.count == 3)
        journal.add(
            .reviewRestored(ReviewRestored(round: "r", idea: "a", member: "pat", reason: "so")))
        // (3·5 + 1·1) / 4.
        #expect(try review().score == 4)
        #expect(try review().exclusion == nil)
    }

    /// Each rating alike, the one of weight 0 and what is out of range left out: (5 + 1 + 2) / 3,
    /// though the second review answers too little to count.
    @Test func theMeanOfRatingsTakesEachAlike() throws {
        var journal = builder()
        journal.review("a", ["impact": 5, "ease": 1, "fun": 5], by: AssignmentTests.pat)
        journal.review("a", ["impact": 9, "ease": 2], by: "pia.pppp2222")
        var campaign = try journal.campaign()
        var mean = campaign.ratingMean(of: campaign.item("a"), in: "r")
        #expect(mean?.count == 3)
        #expect(mean.map { abs($0.mean - 8.0 / 3) < 1e-12 } == true)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")), by: AssignmentTests.pat)
        campaign = try journal.campaign()
        mean = campaign.ratingMean(of: campaign.item("a"), in: "r")
        #expect(mean?.mean == 2 && mean?.count == 1)
        #expect(campaign.ratingMean(of: campaign.item("b"), in: "r") == nil)
        #expect(campaign.ratingMean(of: campaign.item("a"), in: "none") == nil)
    }

    @Test func whatWasSaidOnCriteriaStandsUnderTheirTitles() throws {
        var journal = builder()
        journal.add(
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "r", idea: "a", scores: [], comment: "All in all",
                    comments: [
                        CriterionComment(criterion: "gone", text: "z"),
                        CriterionComment(criterion: "ease", text: "y"),
                        CriterionComment(criterion: "impact", text: "x\nx"),
                    ])), by: AssignmentTests.pat)
        let campaign = try journal.campaign()
        let review = try #require(campaign.reviews(of: campaign.item("a"), in: "r").first)
        #expect(review.content.comment == "All in all\n\nImpact: x\nx\n\nEase: y\n\ngone: z")
    }
}
