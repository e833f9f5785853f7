import Testing
import WhittleTesting

@testable import WhittleCore

/// Cuts that go by a show of hands, which nothing else goes by.
@Suite struct HandsCutTests {
    /// The crowd wants `c`, the assembly `a`, a meeting in June `b`; nobody asked about `d`.
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        for idea in ["a", "b", "c", "d"] { journal.idea(idea) }
        for voter in 0..<9 { journal.vote("c", "p\(voter)", 1) }
        count(&journal, "a", "hands.assembly", 31, 4)
        count(&journal, "b", "hands.assembly", 20, 2)
        count(&journal, "c", "hands.assembly", 5, 30)
        count(&journal, "b", "hands.june", 40, 0)
        count(&journal, "d", "paper", 99, 0)
        return journal
    }

    @discardableResult
    private func count(
        _ journal: inout CampaignBuilder, _ idea: String, _ system: String, _ up: Int, _ down: Int
    ) -> String {
        journal.add(
            .tallyRecorded(
                TallyRecorded(target: .idea(idea), system: system, up: up, down: down)))
    }

    private func kept(
        _ journal: CampaignBuilder,
        _ rule: CutRule = CutRule(by: .hands, tally: "hands.assembly", top: 9)
    ) throws -> [String] {
        let campaign = try journal.campaign()
        return campaign.preview(rule, stage: "s", from: "pool").kept.map { campaign.items.name($0) }
    }

    @Test func itGoesByTheHandsOfTheOneThatItNames() throws {
        #expect(try kept(journal()) == ["a", "b", "c"])
        #expect(try kept(journal(), CutRule(by: .hands, tally: "hands.june", top: 9)) == ["b"])
        #expect(try kept(journal(), CutRule(by: .hands, tally: "hands.none", top: 9)).isEmpty)
        let least = CutRule(by: .hands, tally: "hands.assembly", least: 18)
        #expect(try kept(journal(), least) == ["a", "b"])
        let rule = CutRule(by: .hands, tally: "hands.assembly", top: 2)
        #expect(
            rule.words
                == "the best 2 by hands for less hands against, in the show of hands assembly")
    }

    @Test func noOtherOrderChangesWithHands() throws {
        var bare = CampaignBuilder()
        bare.join("pat", .panelist)
        for idea in ["a", "b", "c", "d"] { bare.idea(idea) }
        for voter in 0..<9 { bare.vote("c", "p\(voter)", 1) }
        count(&bare, "d", "paper", 99, 0)
        for by in [CutRule.Basis.crowd, .net] {
            #expect(
                try kept(journal(), CutRule(by: by, top: 9)) == kept(bare, CutRule(by: by, top: 9)))
        }
    }

    @Test func theLastCountCountsAndATakenBackOneDoesNot() throws {
        var journal = journal()
        let line = count(&journal, "c", "hands.assembly", 60, 0)
        #expect(try kept(journal) == ["c", "a", "b"])
        journal.undo(line)
        #expect(try kept(journal) == ["a", "b", "c"])
    }

    @Test func countsOfMergedIdeasAreAddedUp() throws {
        var journal = journal()
        journal.merge("b", into: "d")
        // 18 for `d` through `b`, 27 for `a`.
        #expect(try kept(journal) == ["a", "d", "c"])
        count(&journal, "d", "hands.assembly", 10, 0)
        #expect(try kept(journal) == ["d", "a", "c"])
        let campaign = try journal.campaign()
        let hands = try #require(campaign.hands(of: campaign.item("d"), in: "hands.assembly"))
        #expect(hands.up == 30 && hands.down == 2)
        #expect(campaign.hands(of: campaign.item("d"), in: "hands.none") == nil)
    }

    @Test func aRuleThatNamesNoneKeepsNothing() throws {
        let campaign = try journal().campaign()
        let preview = campaign.preview(CutRule(by: .hands, top: 9), stage: "s", from: "pool")
        #expect(preview.kept.isEmpty && preview.choice.problem == "No show of hands is named.")
    }

    // MARK: Computing again, and why

    @Test func aCutIsComputedAgain() throws {
        var journal = journal()
        let campaign = try journal.campaign()
        let rule = CutRule(by: .hands, tally: "hands.assembly", top: 2)
        let cut = campaign.cutEvent(campaign.preview(rule, stage: "s", from: "pool"))
        #expect(cut.kept == ["a", "b"])
        #expect(cut.checked(in: campaign).verdict == .agrees)
        var forged = cut
        forged.kept = ["a", "c"]
        #expect(forged.checked(in: campaign).wronglyLeft == ["b"])
        // The room counts anew; the cut stands as it was made.
        journal.add(.cutMade(cut))
        count(&journal, "c", "hands.assembly", 60, 0)
        let now = try journal.campaign()
        #expect(now.kept(in: "s").map { now.items.name($0) } == ["a", "b"])
        #expect(cut.checked(in: campaign).verdict == .agrees)
    }

    @Test func whySaysTheHandsThatWereNeeded() throws {
        var journal = journal()
        let campaign = try journal.campaign()
        let rule = CutRule(by: .hands, tally: "hands.assembly", top: 2)
        journal.add(.cutMade(campaign.cutEvent(campaign.preview(rule, stage: "s", from: "pool"))))
        let now = try journal.campaign()
        func why(_ idea: String, _ member: String?) -> String {
            let viewpoint = member.map { Viewpoint($0, in: now) } ?? .publicView
            return Explanation(now.item(idea), now, Derived(now, viewpoint)).lines
                .joined(separator: "\n")
        }
        let text = why("c", "pat")
        #expect(text.contains("Place 3 with -25, as things are now."))
        // `b` has 18 and goes first by its id.
        #expect(text.contains("A score above 18 was needed"))
        #expect(!text.contains("more for it would have kept it"))
        #expect(why("a", "pat").contains("A score above 18 was needed") == false)
        #expect(why("d", "pat").contains("not kept: not scored"))
        #expect(!why("c", nil).contains("-25"))
    }

    @Test func namesAreOfIdeasThatMayBeSeen() throws {
        var journal = journal()
        journal.add(.recusalDeclared(RecusalDeclared(idea: "b", member: "pat")))
        let campaign = try journal.campaign()
        #expect(Viewpoint("anna", in: campaign).showsOfHands(in: campaign) == ["assembly", "june"])
        #expect(Viewpoint("pat", in: campaign).showsOfHands(in: campaign) == ["assembly"])
        #expect(Viewpoint.publicView.showsOfHands(in: campaign).isEmpty)
    }
}
