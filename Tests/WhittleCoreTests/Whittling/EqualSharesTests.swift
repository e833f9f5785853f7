import Testing
import WhittleTesting

@testable import WhittleCore

/// The method of equal shares against the figures of pabutools 1.2.3 (methods E), and what a cut
/// makes of it.
@Suite struct EqualSharesTests {
    /// Ideas a 40, b 30, c 25, d 20, e 35.
    private static let costs = [40.0, 30, 25, 20, 35]
    private static let ballots = ["ab", "ab", "ab", "abc", "ac", "cd", "cd", "de", "de", "e"]

    private func shares(
        _ utility: EqualShares.Utility, ballots: [String] = Self.ballots,
        costs: [Double] = Self.costs
    ) -> EqualShares {
        let letters = Array("abcde").prefix(costs.count)
        return EqualShares(
            costs: costs,
            supporters: letters.map { letter in
                ballots.indices.filter { ballots[$0].contains(letter) }
            }, voters: ballots.count, utility: utility)
    }

    @Test func whatIsBoughtIsWhatThePublishedToolBuys() {
        #expect(shares(.cost).bought(budget: 100) == [0, 3])
        #expect(shares(.cost).completed(budget: 100, unit: 1) == [0, 2, 3])
        #expect(shares(.one).bought(budget: 100) == [1, 3])
        #expect(shares(.one).completed(budget: 100, unit: 1) == [1, 2, 3])
    }

    @Test func withoutVotersOrMoneyNothingIsBought() {
        let nobody = EqualShares(costs: [1, 2], supporters: [[], []], voters: 0)
        #expect(nobody.bought(budget: 10) == [])
        #expect(nobody.completed(budget: 10, unit: 1) == [])
        #expect(shares(.cost).bought(budget: 0) == [])
        #expect(shares(.cost).completed(budget: 0, unit: 1) == [])
        // What costs nothing is taken where somebody wants it.
        let free = EqualShares(costs: [0, 0], supporters: [[0], []], voters: 1)
        #expect(free.completed(budget: 0, unit: 1) == [0])
    }

    /// Two thirds of the voters want three ideas, one third wants one; each costs a third of the
    /// money. By plain counting the majority gets all three; by equal shares two and one.
    @Test func aMinorityGetsItsPart() {
        let voters = Array(repeating: "abc", count: 6) + Array(repeating: "d", count: 3)
        let found = shares(.cost, ballots: voters, costs: [30, 30, 30, 30])
        #expect(found.completed(budget: 90, unit: 1) == [0, 1, 3])
    }

    @Test func whatIsBoughtIsAlwaysAffordable() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<200 {
            let costs = (0..<8).map { _ in Double(1 + random.below(40)) }
            let supporters = costs.map { _ in (0..<12).filter { _ in random.below(3) == 0 } }
            let shares = EqualShares(costs: costs, supporters: supporters, voters: 12)
            let plain = shares.bought(budget: 60)
            let more = shares.completed(budget: 60, unit: 1)
            for bought in [plain, more] {
                #expect(bought.reduce(0) { $0 + costs[$1] } <= 60 + 1e-9)
                #expect(bought.allSatisfy { !supporters[$0].isEmpty })
            }
            // An idea whose supporters have its cost in their shares even after all they pay.
            let share = 60.0 / 12
            for idea in costs.indices where !plain.contains(idea) {
                let untouched = supporters[idea].filter { voter in
                    !plain.contains { supporters[$0].contains(voter) }
                }
                #expect(Double(untouched.count) * share < costs[idea] + 1e-9)
            }
        }
    }

    @Test func aCutGoesByTheVotesOfPeople() throws {
        var builder = CampaignBuilder()
        for (letter, cost) in zip("abcde", Self.costs) {
            builder.idea("\(letter)", cost: cost)
        }
        for (voter, ballot) in Self.ballots.enumerated() {
            for letter in ballot {
                builder.vote("\(letter)", "p\(voter)", 1)
            }
        }
        let rule = CutRule(by: .crowd, budget: 100, spending: .shares)
        #expect(CutRule(rule.json) == rule)
        let campaign = try builder.campaign()
        let preview = campaign.preview(rule, stage: "funded", from: "pool")
        #expect(Set(preview.kept.map { campaign.items.name($0) }) == ["a", "c", "d"])
        #expect(preview.choice.left == 15)
        for row in campaign.rows(preview) where row.fate != .kept {
            #expect(row.fate == .unpaid)
        }
        // A merged idea's supporters count once, and an excluded voter has no share.
        builder.add(.votesExcluded(VotesExcluded(participants: ["p9"], reason: "a robot")))
        let without = try builder.campaign()
        let other = without.preview(rule, stage: "funded", from: "pool")
        // Nine shares of 11.11: by hand a costs its five 8, then d its four 5, c 6.25 of what is
        // left; e's two have 6.11 each and cannot pay 35.
        #expect(!other.kept.contains { without.items.name($0) == "e" })
    }

    @Test func totalsWithoutNamesBuyNothing() throws {
        var builder = CampaignBuilder()
        builder.idea("a", cost: 10)
        builder.add(
            .tallyRecorded(TallyRecorded(target: .idea("a"), system: "paper", up: 50, down: 1)))
        let campaign = try builder.campaign()
        let preview = campaign.preview(
            CutRule(by: .crowd, budget: 100, spending: .shares), stage: "funded", from: "pool")
        #expect(preview.kept.isEmpty)
        #expect(preview.choice.problem?.contains("votes of single people") == true)
    }

    @Test func aRuleThatSharesHasNoOtherLimitOfNumbers() {
        for rule in [
            CutRule(by: .net, budget: 5, spending: .shares),
            CutRule(by: .crowd, top: 3, budget: 5, spending: .shares),
            CutRule(
                by: .crowd, quotas: [Quota(.theme, nil, most: 1)], budget: 5, spending: .shares),
        ] {
            #expect(rule.problemOfShares != nil)
            #expect(CutRule(rule.json) == nil)
        }
    }
}
