import Testing
import WhittleTesting

@testable import WhittleCore

/// What a shortlist owes to one member and to the weights, in a round of two criteria with the shares
/// 3/4 and 1/4.
@Suite struct SensitivityTests {
    private static let writers = ["pat.pppp1111", "pia.pppp2222", "pru.pppp3333"]
    private static let ideas = ["a", "b", "c", "d", "e", "f"]

    private func builder(_ visibility: Visibility = .always) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for member in ["pat", "pia", "pru"] { journal.join(member, .panelist) }
        journal.join("fay", .facilitator)
        for idea in Self.ideas { journal.idea(idea) }
        journal.round("r", visibility)
        return journal
    }

    private func found(
        _ journal: CampaignBuilder, _ who: String = "fay"
    ) throws -> (RoundCalibration, Campaign) {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        return (
            try RoundCalibration(campaign, Viewpoint(who, in: campaign), round), campaign
        )
    }

    /// Pat and pia agree that a is best, then b, …; pru alone lifts f to the top and drops b.
    private func contested() -> CampaignBuilder {
        var journal = builder()
        for (idea, scores) in zip(
            Self.ideas,
            [[5.0, 5, 5], [4, 4, 1], [4, 3, 3], [2, 2, 2], [1, 2, 1], [3, 3, 5]])
        {
            for (writer, score) in zip(Self.writers, scores) {
                journal.review(idea, ["impact": score, "ease": score], by: writer)
            }
        }
        return journal
    }

    // MARK: Without a member

    @Test func whereThereIsNoLineNothingIsLeftOut() throws {
        let (calibration, campaign) = try found(contested())
        for top in [0, 6, 7] {
            #expect(calibration.withoutEachMember(campaign, top: top, seed: 1).isEmpty)
            #expect(WeightSensitivity(calibration, campaign, top: top, seed: 1) == nil)
            #expect(calibration.lottery(top: top, seed: 1) == nil)
        }
        var one = builder()
        for (idea, score) in zip(Self.ideas, [1.0, 2, 3, 4]) {
            one.review(idea, ["impact": score, "ease": score], by: Self.writers[0])
        }
        let (alone, state) = try found(one)
        #expect(alone.withoutEachMember(state, top: 2, seed: 1).isEmpty)
    }

    @Test func theMemberWhoMakesTheListIsNamed() throws {
        let (calibration, campaign) = try found(contested())
        let names = calibration.ideas.map { campaign.items.name($0.item) }
        #expect(names.prefix(2) == ["a", "f"])
        let members = calibration.withoutEachMember(campaign, top: 2, seed: 1, draws: 500)
        #expect(members.map(\.name) == ["pat", "pia", "pru"])
        #expect(members.map(\.reviews) == [6, 6, 6])
        let pru = members[2]
        // Without her the means are 5, 4, 3.5, 2, 1.5, 3: nobody else's leniency differs by much.
        #expect(pru.leaving.map { campaign.items.name($0) } == ["f"])
        #expect(pru.entering.map { campaign.items.name($0) } == ["b"])
        #expect(pru.isFlagged)
        for other in members.prefix(2) {
            #expect(other.leaving.isEmpty && other.entering.isEmpty && !other.isFlagged)
        }
    }

    @Test func chancesOfTheChangeAreShownOnlyWhereScoresSeparateIdeas() throws {
        var clear = builder()
        for (idea, score) in zip(Self.ideas, [5.0, 4.5, 3.5, 2.5, 2, 1]) {
            for (index, writer) in Self.writers.enumerated() where (idea, index) != ("c", 2) {
                clear.review(
                    idea, ["impact": score, "ease": min(5, score + Double(index % 2) / 2)],
                    by: writer)
            }
        }
        let (calibration, campaign) = try found(clear)
        #expect(calibration.signal?.separates == true)
        let members = calibration.withoutEachMember(campaign, top: 2, seed: 1, draws: 1000)
        #expect(members.allSatisfy { $0.shift != nil && !$0.isFlagged })
        // The same question with the same seed has the same answer.
        #expect(
            members == calibration.withoutEachMember(campaign, top: 2, seed: 1, draws: 1000))
        let (noise, state) = try found(noise())
        #expect(noise.signal?.separates == false)
        #expect(
            noise.withoutEachMember(state, top: 2, seed: 1).allSatisfy { $0.shift == nil })
        #expect(WeightSensitivity(noise, state, top: 2, seed: 1)?.acceptability == nil)
        #expect(noise.lottery(top: 2, seed: 1) == nil)
    }

    /// Everybody says something else of each.
    private func noise() -> CampaignBuilder {
        var journal = builder()
        for (idea, scores) in zip(Self.ideas, [[2.0, 3, 4], [3, 4, 2], [4, 2, 3], [2, 4, 3]]) {
            for (writer, score) in zip(Self.writers, scores) {
                journal.review(idea, ["impact": score, "ease": score], by: writer)
            }
        }
        return journal
    }

    @Test func withoutAMemberIsTheSameAsIfTheyHadGivenNone() throws {
        let all = PanelCalibrationTests.panel8
        let fit = try #require(PanelCalibration(all, components: PanelCalibrationTests.given))
        let rest = try #require(fit.without(member: 1))
        let fewer = ScoreTable(
            ideas: 8, members: 4, scores: all.scores.filter { $0.member != 1 })
        let other = try #require(
            PanelCalibration(fewer, components: PanelCalibrationTests.given))
        #expect(rest.ideas == other.ideas && rest.components == fit.components)
        // Nothing is known of them any more: no leniency, with the variance that it was assumed to have.
        #expect(rest.leniency[1].mean == 0)
        #expect(abs(rest.leniency[1].variance - 0.15) < 1e-12)
    }

    // MARK: Weights

    /// Everybody says the same, so that nothing is shrunk unevenly: a is strong in impact, b in ease.
    private func weighed() -> CampaignBuilder {
        var journal = builder()
        let scores: [(String, Double, Double)] = [
            ("a", 5, 1), ("b", 3, 5), ("c", 2, 2), ("d", 1, 1),
        ]
        for (idea, impact, ease) in scores {
            for (index, writer) in Self.writers.enumerated() {
                journal.review(
                    idea, ["impact": impact, "ease": ease + (idea == "d" ? Double(index) : 0)],
                    by: writer)
            }
        }
        return journal
    }

    @Test func theNearestWeightIsFound() throws {
        let (calibration, campaign) = try found(weighed())
        let weights = try #require(
            WeightSensitivity(calibration, campaign, top: 1, seed: 1))
        #expect(weights.weights.map(\.criterion) == ["impact", "ease"])
        #expect(weights.weights.map(\.share) == [0.75, 0.25])
        // a: 5 t + 1 − t; b: 3 t + 5 (1 − t): equal at t = 2/3, whatever all are shrunk by alike.
        let impact = weights.weights[0]
        let below = try #require(impact.below)
        #expect(abs(below.share - 2.0 / 3) < 1e-9)
        #expect(campaign.items.name(below.leaves) == "a")
        #expect(campaign.items.name(below.enters) == "b")
        #expect(impact.above == nil && impact.nearest == below)
        let ease = weights.weights[1]
        #expect(abs(try #require(ease.above).share - 1.0 / 3) < 1e-9 && ease.below == nil)
    }

    @Test func withTheWeightsAsTheyAreTheListIsTheAdjustedOne() throws {
        // One review leaves ease open: its score is its impact.
        var journal = contested()
        journal.review("c", ["impact": 5, "ease": nil], by: Self.writers[0])
        let (calibration, campaign) = try found(journal)
        let weights = try #require(
            WeightSensitivity(calibration, campaign, top: 2, seed: 1))
        for weight in weights.weights {
            if let below = weight.below { #expect(below.share <= weight.share) }
            if let above = weight.above { #expect(above.share >= weight.share) }
            for change in [weight.below, weight.above].compactMap({ $0 }) {
                let list = calibration.ideas.prefix(2).map(\.item)
                #expect(list.contains(change.leaves) && !list.contains(change.enters))
            }
        }
    }

    @Test func sharesOfDrawsAreNearTheChances() throws {
        // Both criteria say the same of every idea: then weights change nothing.
        var clear = builder()
        for (idea, score) in zip(Self.ideas, [5.0, 4.5, 4, 2.5, 2, 1]) {
            for (index, writer) in Self.writers.enumerated() {
                let own = min(5, max(1, score + Double((index + Int(score * 2)) % 3) / 2 - 0.5))
                clear.review(idea, ["impact": own, "ease": own], by: writer)
            }
        }
        let (calibration, campaign) = try found(clear)
        let chances = try #require(calibration.chances(top: 2, seed: 1))
        let weights = try #require(
            WeightSensitivity(calibration, campaign, top: 2, seed: 1))
        let shares = try #require(weights.acceptability)
        #expect(abs(shares.reduce(0, +) - 2) < 1e-9)
        for (share, standing) in zip(shares, chances.standings) {
            // Four standard errors of 1,000 draws and 4,000.
            #expect(abs(share - standing.chance) < 0.07)
        }
        #expect(weights.weights.allSatisfy { $0.below == nil && $0.above == nil })
    }

    // MARK: What one may see

    @Test func nothingHiddenIsInIt() throws {
        var journal = builder(.afterOwn)
        for (idea, score) in zip(Self.ideas, [5.0, 4, 3, 2, 1]) {
            journal.review(idea, ["impact": score, "ease": 3], by: Self.writers[1])
            journal.review(idea, ["impact": score, "ease": 4], by: Self.writers[2])
        }
        for idea in ["a", "b", "c"] {
            journal.review(idea, ["impact": 3, "ease": 3], by: Self.writers[0])
        }
        let (before, campaign) = try found(journal, "pat")
        let members = before.withoutEachMember(campaign, top: 1, seed: 1, draws: 100)
        let weights = WeightSensitivity(before, campaign, top: 1, seed: 1)
        #expect(members.map(\.reviews) == [3, 3, 3])
        // With other scores of what pat has not read all of it stays.
        journal.review("e", ["impact": 5, "ease": 1], by: Self.writers[1])
        let (after, later) = try found(journal, "pat")
        #expect(after.withoutEachMember(later, top: 1, seed: 1, draws: 100) == members)
        #expect(
            WeightSensitivity(after, later, top: 1, seed: 1)?.weights == weights?.weights)
    }
}
