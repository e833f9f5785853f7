import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// A line of anyone's must not stop the rankings of all.
@Suite struct WildScoreTests {
    @Test(arguments: [
        Double.leastNonzeroMagnitude, 1e-300, 1e308, Double.greatestFiniteMagnitude, 0.0,
    ])
    func anyNumberIsRanked(_ value: Double) throws {
        var journal = CampaignBuilder()
        for idea in ["a", "b"] { journal.idea(idea) }
        let wide = ["x", "y"].map {
            Criterion(criterion: $0, title: $0, weight: 1e308, min: 0, max: Int(Int32.max))
        }
        for (round, criteria) in [
            ("r1", wide),
            ("r2", [Criterion(criterion: "x", title: "x", weight: 1, min: 0, max: 5)]),
        ] {
            journal.add(
                .roundOpened(
                    RoundOpened(
                        round: round, title: round, stage: "s", criteria: criteria,
                        visibility: .always)))
            for idea in ["a", "b"] {
                journal.add(
                    .reviewSubmitted(
                        ReviewSubmitted(
                            round: round, idea: idea,
                            scores: ["x", "y"].map { CriterionScore(criterion: $0, value: value) },
                            member: Identifier.parts(ofWriter: CampaignBuilder.owner)?.member)))
            }
        }
        let campaign = try journal.campaign()
        let owner = try #require(campaign.membership.owner)
        for round in campaign.panelRounds {
            let rankings = Rankings(campaign, Viewpoint(owner, in: campaign), round: round)
            #expect(rankings.byPanel.map { campaign.items.name($0) } == ["a", "b"])
        }
    }
}
