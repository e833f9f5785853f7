import Testing
import WhittleCore
import WhittleTesting

@Suite struct RuleSweepTests {
    private func sweep(
        _ campaign: Campaign, as member: String = "anna", only ids: [String] = []
    ) -> RuleSweep {
        var index = RuleIndex()
        index.update(campaign)
        return RuleSweep(campaign, index, Viewpoint(member, in: campaign), only: ids)
    }

    private func names(_ sweep: RuleSweep) -> [String] {
        sweep.flags.map { "\($0.item) \($0.rule ?? "-") \($0.reason)" }
    }

    @Test func whatWasRaisedBeforeIsNotRaisedAgainEvenWhereItWasClosed() throws {
        var journal = CampaignBuilder()
        journal.idea("b", "www.example.org jo@example.org")
        journal.idea("a", "www.example.org")
        journal.idea("hidden", "www.example.org")
        journal.decide(.hidden, "hidden", reason: "spam")
        #expect(
            names(sweep(try journal.campaign()))
                == ["b email personal-data", "b links spam", "a links spam"])
        #expect(names(sweep(try journal.campaign(), only: ["email"])) == ["b email personal-data"])
        var lines: [String] = []
        for flag in sweep(try journal.campaign()).flags {
            lines.append(journal.add(.flagRaised(flag)))
        }
        #expect(names(sweep(try journal.campaign())) == [])
        journal.decide(.approved, "a", "b", flags: lines)
        let after = sweep(try journal.campaign())
        #expect(names(after) == [])
        #expect(after.rows.first { $0.rule.id == "links" }?.items == 2)
        // A person's flag for the same reason is another one; an undone one was never raised.
        journal.undo(lines[1])
        #expect(names(sweep(try journal.campaign())) == ["b links spam"])
    }

    @Test func whoMayNotSeeAnItemGetsNoFlagOnItAndOthersNothing() throws {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator, .panelist)
        journal.join("cody", .coder)
        journal.idea("a", "www.example.org")
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "a", reason: "mine")), by: "mo.mmmm1111")
        let campaign = try journal.campaign()
        #expect(names(sweep(campaign, as: "mo")) == [])
        #expect(sweep(campaign, as: "mo").rows.allSatisfy { $0.items == 0 })
        #expect(sweep(campaign, as: "cody").rows.allSatisfy { $0.items == 0 })
        #expect(names(sweep(campaign)) == ["a links spam"])
    }

    @Test func intervalsAreWilsons() throws {
        // statsmodels: proportion_confint(81, 263, method="wilson") after Newcombe 1998, table I.
        let one = try #require(RuleEvaluation.interval(81, of: 263))
        #expect(abs(one.lowerBound - 0.2553) < 0.0001 && abs(one.upperBound - 0.3662) < 0.0001)
        let none = try #require(RuleEvaluation.interval(0, of: 20))
        #expect(none.lowerBound == 0 && abs(none.upperBound - 0.1611) < 0.0001)
        #expect(RuleEvaluation.interval(0, of: 0) == nil)
    }

    @Test func aSpamRuleIsOnByDefaultOnlyFromThePrecisionThatIsAskedFor() {
        for kind in RuleKind.allCases {
            guard let measure = kind.measure else { continue }
            #expect(kind.isOnByDefault == (measure.precision >= 0.9), "\(kind)")
            #expect(
                kind.standing.hasPrefix(kind.isOnByDefault ? "on by default" : "off by default"))
        }
        #expect(!RuleKind.words.isOnByDefault)
    }
}
