import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct MergeActionTests {
    @discardableResult
    private func add(_ events: [Event], to journal: inout CampaignBuilder) -> [String] {
        events.map { journal.add($0) }
    }

    private func heads(_ campaign: Campaign) -> [String: String] {
        var heads: [String: String] = [:]
        for item in campaign.rows.indices.map(Int32.init)
        where campaign.rows[Int(item)].kind == .idea {
            heads[campaign.items.name(item)] = campaign.items.name(campaign.head(of: item))
        }
        return heads
    }

    @Test func theBestTextIsProposedAsTheFace() throws {
        var journal = CampaignBuilder()
        journal.idea("a", "Trees")
        journal.idea("b", "Trees along the street")
        journal.idea("c", "More trees")
        let long = String(repeating: "tree ", count: 400)
        journal.idea("d", "Trees", body: long)
        func face(_ ids: String...) throws -> String? {
            let campaign = try journal.campaign()
            return campaign.proposedFace(of: ids.map { campaign.item($0) })
                .map { campaign.items.name($0) }
        }
        #expect(try face() == nil)
        // The longer text, up to a length; then the older.
        #expect(try face("a", "b", "c") == "b")
        journal.idea("e", "Trees", body: long + long)
        #expect(try face("e", "d") == "d")
        // Votes of its own before length.
        journal.vote("c", "p1", -1)
        #expect(try face("a", "b", "c") == "c")
        // The status before votes.
        journal.decide(.approved, "a")
        #expect(try face("c", "b", "a") == "a")
        journal.decide(.hidden, "a", reason: "spam")
        #expect(try face("c", "a") == "c")
    }

    @Test func anyIdeaOfAGroupCanBecomeItsFaceInOneAction() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c", "d", "e"] {
            journal.idea(id)
            journal.vote(id, "p-\(id)", 1)
        }
        journal.merge("b", "c", into: "a")
        journal.merge("a", into: "d")
        let before = try journal.campaign()
        // c is two links below its head.
        let lines = add(before.mergeEvents([], face: before.item("c")), to: &journal)
        let after = try journal.campaign()
        #expect(heads(after) == ["a": "c", "b": "c", "c": "c", "d": "c", "e": "e"])
        #expect(after.votes("c") == "4/0/0" && after.votes("d") == "1/0/0")
        #expect(after.mergeEvents([], face: after.item("c")).isEmpty)
        // Its lines are one action: undone together all is as before.
        for line in lines { journal.undo(line) }
        #expect(heads(try journal.campaign()) == heads(before))
        #expect(try journal.campaign().votes("d") == "4/0/0")
    }

    @Test func groupsAreMergedWhole() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c", "d"] { journal.idea(id) }
        journal.merge("b", into: "a")
        journal.merge("d", into: "c")
        let before = try journal.campaign()
        let events = before.mergeEvents(
            [before.item("b"), before.item("d")], face: before.item("b"))
        _ = add(events, to: &journal)
        #expect(
            heads(try journal.campaign()) == ["a": "b", "b": "b", "c": "b", "d": "b"])
    }

    /// Links of a circle do not count, until one of them is taken away: the face must not fall.
    @Test func aLinkThatDoesNotCountNowDoesNotCountLater() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c"] { journal.idea(id) }
        journal.merge("a", into: "b")
        journal.merge("b", into: "a")
        var campaign = try journal.campaign()
        #expect(heads(campaign) == ["a": "b", "b": "b", "c": "c"])
        _ = add(campaign.mergeEvents([campaign.item("c")], face: campaign.item("b")), to: &journal)
        journal.add(.ideasUnmerged(IdeasUnmerged(ideas: ["a"])))
        campaign = try journal.campaign()
        #expect(heads(campaign) == ["a": "a", "b": "b", "c": "b"])
    }

    @Test func twoIdeasAreToldApartOnlyWhereBothAreThere() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        journal.idea("b")
        journal.comment("c", on: "a")
        let campaign = try journal.campaign()
        func refusal(_ ideas: [String]) -> String? {
            let event = IdeasDistinguished(ideas: ideas, verdict: .different)
            return campaign.check(.ideasDistinguished(event), by: "anna")?.sentence
        }
        #expect(refusal(["a", "a"]) == "Name two different ideas.")
        #expect(refusal(["a", "x"])?.contains("“x”") == true)
        #expect(refusal(["a", "c"])?.contains("is a comment") == true)
        #expect(refusal(["a", "b"]) == nil)
    }

    @Test func whatWasMergedIntoAnIdeaThatLeavesStaysInTheGroup() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c", "d", "e"] { journal.idea(id) }
        journal.merge("b", "c", into: "a")
        journal.merge("a", into: "d")
        let before = try journal.campaign()
        #expect(before.unmergeEvents([before.item("d"), before.item("e")]).isEmpty)
        let lines = add(before.unmergeEvents([before.item("a")]), to: &journal)
        #expect(
            try heads(journal.campaign()) == ["a": "a", "b": "d", "c": "d", "d": "d", "e": "e"])
        journal.add(.lineUndone(LineUndone(lines: lines)))
        // Two that leave, one under the other: each stands for itself.
        add(before.unmergeEvents([before.item("b"), before.item("a")]), to: &journal)
        #expect(
            try heads(journal.campaign()) == ["a": "a", "b": "b", "c": "d", "d": "d", "e": "e"])
    }

    @Test func aLinkThatDidNotCountDoesNotReturnWhenItsCircleOpens() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c"] { journal.idea(id) }
        journal.merge("a", into: "b")
        journal.merge("c", into: "a")
        journal.merge("b", into: "a")
        let before = try journal.campaign()
        #expect(heads(before) == ["a": "b", "b": "b", "c": "b"])
        add(before.unmergeEvents([before.item("a")]), to: &journal)
        #expect(try heads(journal.campaign()) == ["a": "a", "b": "b", "c": "b"])
    }

    @Test func linksThatCloseACircleAreFound() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c", "d", "x"] { journal.idea(id) }
        journal.merge("a", into: "b")
        journal.merge("b", into: "c")
        journal.merge("c", into: "d")
        let campaign = try journal.campaign()
        func circle(_ ids: String..., into: String) -> String? {
            campaign.firstCircle(merging: ids.map { campaign.item($0) }, into: campaign.item(into))
                .map { campaign.items.name($0) }
        }
        #expect(circle("x", "c", into: "a") == "c" && circle("d", into: "b") == "d")
        #expect(circle("b", into: "a") == "b")
        #expect(circle("x", into: "a") == nil && circle("a", into: "d") == nil)
    }

    @Test func nothingIsMergedIntoAHiddenIdea() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c", "d"] { journal.idea(id) }
        journal.merge("c", into: "b")
        journal.decide(.hidden, "b", reason: "spam")
        let campaign = try journal.campaign()
        func refusal(_ id: String, into: String) -> String? {
            campaign.check(
                .ideasMerged(IdeasMerged(ideas: [id], into: into)), by: "anna")?.sentence
        }
        #expect(refusal("a", into: "b")?.contains("hidden") == true)
        #expect(refusal("b", into: "a") == nil)
        // What stands under it already gains and loses nothing.
        #expect(refusal("c", into: "b") == nil)
        let face = campaign.mergeEvents([], face: campaign.item("c"))
        #expect(face.allSatisfy { campaign.check($0, by: "anna") == nil })
    }
}
