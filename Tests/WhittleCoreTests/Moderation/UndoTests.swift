import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// An undone line is as if it had never been.
@Suite struct UndoTests {
    private static let mo = "mo.mmmm1111"
    private static let mia = "mia.mmmm2222"

    private func builder() -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator)
        builder.join("mia", .moderator)
        builder.join("pat", .panelist)
        for idea in ["a", "b", "c", "d"] { builder.idea(idea) }
        return builder
    }

    @Test func whatAnotherDecidedSinceStandsAndMixedStatesReturn() throws {
        var journal = builder()
        journal.decide(.approved, "a", by: UndoTests.mo)
        journal.decide(.escalated, "b", by: UndoTests.mo)
        let bulk = journal.decide(.hidden, "a", "b", "c", "d", reason: "spam", by: UndoTests.mo)
        journal.decide(.approved, "d", by: UndoTests.mia)
        var campaign = try journal.campaign()
        #expect(
            ["a", "b", "c", "d"].map { campaign.status($0) }
                == [.hidden, .hidden, .hidden, .approved])
        journal.undo(bulk, by: UndoTests.mo)
        campaign = try journal.campaign()
        #expect(
            ["a", "b", "c", "d"].map { campaign.status($0) }
                == [.approved, .escalated, .pending, .approved])
        let record = try #require(campaign.lineKey(bulk).flatMap { campaign.records(of: $0).first })
        #expect(record.isUndone)
        #expect(campaign.decidedSince(record).map { campaign.items.name($0) } == ["d"])
        journal.redo(bulk, by: UndoTests.mo)
        campaign = try journal.campaign()
        #expect(
            ["a", "b", "c", "d"].map { campaign.status($0) }
                == [.hidden, .hidden, .hidden, .approved])
    }

    @Test func anotherModeratorUndoesNothingAndAFacilitatorAnything() throws {
        var journal = builder()
        let hiding = journal.decide(.hidden, "a", reason: "spam", by: UndoTests.mo)
        journal.undo(hiding, by: UndoTests.mia)
        #expect(try journal.campaign().status("a") == .hidden)
        journal.undo(hiding, by: "pat.pppp1111")
        #expect(try journal.campaign().status("a") == .hidden)
        journal.undo(hiding)
        #expect(try journal.campaign().status("a") == .pending)
        // Redone by its own member, and by nobody else.
        journal.redo(hiding, by: UndoTests.mia)
        #expect(try journal.campaign().status("a") == .pending)
        journal.redo(hiding, by: UndoTests.mo)
        #expect(try journal.campaign().status("a") == .hidden)
    }

    @Test func anUndoThatArrivesBeforeItsLineHoldsAllTheSame() throws {
        var journal = builder()
        journal.undo("mo.mmmm1111-1", "mo.mmmm1111-2")
        journal.decide(.hidden, "a", reason: "spam", by: UndoTests.mo)
        journal.vote("a", "p", 1, by: UndoTests.mo)
        let campaign = try journal.campaign()
        #expect(campaign.status("a") == .pending)
        #expect(campaign.votes("a") == "0/0/0")
    }

    @Test func contributionsAreUndoneWithoutLosingWhatWasDoneWithThem() throws {
        var journal = builder()
        let idea = journal.idea("x", "First", by: UndoTests.mo)
        journal.idea("x", "Second", by: UndoTests.mia)
        let comment = journal.comment("c1", on: "x", by: UndoTests.mo)
        journal.vote("x", "p", 1)
        #expect(try journal.campaign().title(of: journal.campaign().item("x")) == "First")
        journal.undo(idea, comment, by: UndoTests.mo)
        let campaign = try journal.campaign()
        #expect(campaign.title(of: campaign.item("x")) == "Second")
        #expect(campaign.votes("x") == "1/0/0")
        #expect(campaign.rows[Int(campaign.item("x"))].comments == 0)
    }

    @Test func linesThatDecideOverLinesAreNotUndone() throws {
        var journal = builder()
        let members = journal.lines.filter { $0.writer == CampaignBuilder.owner }.prefix(5)
        for line in members { journal.undo(line.id) }
        let hiding = journal.decide(.hidden, "a", reason: "spam", by: UndoTests.mo)
        let undoing = journal.undo(hiding)
        journal.undo(undoing)
        let campaign = try journal.campaign()
        #expect(campaign.membership.members.map(\.name) == ["anna", "mia", "mo", "pat"])
        #expect(campaign.title == "Test")
        #expect(campaign.status("a") == .pending)
    }

    @Test func theLastUndoableIsOnesOwnAndNotUndoneYet() throws {
        var journal = builder()
        let first = journal.decide(.approved, "a", by: UndoTests.mo)
        let second = journal.decide(.approved, "b", by: UndoTests.mo)
        journal.decide(.approved, "c", by: UndoTests.mia)
        var campaign = try journal.campaign()
        #expect(campaign.lastUndoable(of: "mo").map { campaign.lineID($0.stamp) } == second)
        #expect(campaign.lastRedoable(of: "mo") == nil)
        journal.undo(second, by: UndoTests.mo)
        campaign = try journal.campaign()
        #expect(campaign.lastUndoable(of: "mo").map { campaign.lineID($0.stamp) } == first)
        #expect(campaign.lastRedoable(of: "mo")?.lines == [second])
    }

    @Test func ofTwoLinesWithOneNumberTheIdMeansTheLower() throws {
        var journal = builder()
        let at = CampaignBuilder.second(200)
        journal.add(
            .itemsDecided(ItemsDecided(items: ["a"], verdict: .approved)), by: UndoTests.mo,
            at: at, seq: 7)
        journal.add(
            .itemsDecided(ItemsDecided(items: ["b"], verdict: .approved)), by: UndoTests.mo,
            at: at.advanced(by: -1), seq: 7)
        journal.clock = at
        var campaign = try journal.campaign()
        #expect(campaign.status("a") == .approved && campaign.status("b") == .approved)
        #expect(campaign.intake.conflicts == 1)
        journal.undo("mo.mmmm1111-7")
        campaign = try journal.campaign()
        #expect(campaign.status("a") == .approved && campaign.status("b") == .pending)
    }
}
