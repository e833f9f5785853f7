import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct PublishedEntryTests {
    /// Ideas a to f, of which a to e are approved; the sections “two” and “one”, in the order one,
    /// two.
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("ben", .panelist)
        for id in ["a", "b", "c", "d", "e", "f"] {
            journal.idea(id, "Idea \(id)", body: "Body \(id)", participant: "p-\(id)")
        }
        journal.decide(.approved, "a", "b", "c", "d", "e")
        journal.add(
            .sectionWritten(SectionWritten(section: "two", title: "Second", order: 2)))
        journal.add(.sectionWritten(SectionWritten(section: "one", title: "First", order: 1)))
        return journal
    }

    private func entry(
        _ journal: inout CampaignBuilder, _ idea: String, in section: String = "one",
        title: String? = nil, body: String? = nil, order: Int? = nil
    ) {
        journal.add(
            .entryWritten(
                EntryWritten(
                    idea: idea, section: section, title: title, body: body, order: order)))
    }

    private func draft(
        _ journal: inout CampaignBuilder, _ idea: String, _ what: String, frozen: Bool? = nil
    ) {
        journal.add(.draftWritten(DraftWritten(idea: idea, what: what, frozen: frozen)))
    }

    private func ids(_ campaign: Campaign) -> [String] {
        campaign.publishedIdeas.map { campaign.items.name($0) }
    }

    // MARK: What is not published

    @Test func whatThePublicMayNotReadIsNotInTheGuide() throws {
        var journal = journal()
        // f waits for an approval, z does not exist, and a comment is no idea.
        journal.comment("a-c1", on: "a")
        journal.decide(.approved, "a-c1")
        for id in ["a", "b", "c", "d", "e", "f", "z", "a-c1"] { entry(&journal, id) }
        #expect(ids(try journal.campaign()) == ["a", "b", "c", "d", "e"])
        journal.decide(.hidden, "a", reason: "spam")
        journal.decide(.escalated, "b")
        journal.add(.flagRaised(FlagRaised(item: "c", reason: "personal-data")))
        journal.add(.itemErased(ItemErased(item: "d", lines: [], reason: "asked to")))
        #expect(ids(try journal.campaign()) == ["e"])
        journal.add(
            .participantErased(
                ParticipantErased(participant: "p-e", lines: [], reason: "asked to")))
        #expect(try journal.campaign().publishedEntries.isEmpty)
    }

    /// A member reads what is not approved yet, and not what they stand back from.
    @Test func aMemberReadsMoreThanThePublicAndARecusalBinds() throws {
        var journal = journal()
        entry(&journal, "a")
        entry(&journal, "f")
        journal.decide(.hidden, "b", reason: "spam")
        entry(&journal, "b")
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a", member: "anna")))
        let campaign = try journal.campaign()
        func read(_ viewpoint: Viewpoint) -> [String] {
            viewpoint.guideEntries(in: campaign).map { campaign.items.name($0.idea) }
        }
        #expect(read(Viewpoint("ben", in: campaign)) == ["a", "f"])
        #expect(read(Viewpoint("anna", in: campaign)) == ["b", "f"])
        #expect(read(Viewpoint("stranger", in: campaign)) == ["a"])
        #expect(Viewpoint.publicView.guideEntry(of: campaign.item("f"), in: campaign) == nil)
        #expect(Viewpoint.publicView.guideEntry(of: campaign.item("c"), in: campaign) == nil)
    }

    // MARK: Order and texts

    @Test func sectionsThenEntriesThenIds() throws {
        var journal = journal()
        entry(&journal, "a", in: "two")
        entry(&journal, "b", in: "gone")
        entry(&journal, "c", in: "one")
        entry(&journal, "d", in: "one", order: 5)
        entry(&journal, "e", in: "two", order: -1)
        let campaign = try journal.campaign()
        #expect(ids(campaign) == ["d", "c", "e", "a", "b"])
        #expect(campaign.publishedEntries.map(\.section) == ["one", "one", "two", "two", nil])
    }

    @Test func aSectionThatWasTakenBackLeavesItsEntriesAtTheEnd() throws {
        var journal = journal()
        let line = journal.add(
            .sectionWritten(SectionWritten(section: "zero", title: "Zero", order: 0)))
        entry(&journal, "a", in: "zero")
        entry(&journal, "b", in: "two")
        #expect(ids(try journal.campaign()) == ["a", "b"])
        journal.undo(line)
        let campaign = try journal.campaign()
        #expect(ids(campaign) == ["b", "a"])
        #expect(campaign.publishedEntries.last?.section == nil)
    }

    @Test func theEntrysTextElseTheIdeas() throws {
        var journal = journal()
        entry(&journal, "a", title: "Title", body: "Text")
        entry(&journal, "b", title: " \n", body: "")
        entry(&journal, "c")
        journal.add(.itemRedacted(ItemRedacted(item: "c", title: "Less", reason: "other")))
        let entries = try journal.campaign().publishedEntries
        #expect(entries.map(\.title) == ["Title", "Idea b", "Less"])
        #expect(entries.map(\.body) == ["Text", "", "Body c"])
    }

    /// A version that was thawed again does not show through, and a frozen one that was taken back
    /// gives way to the one before.
    @Test func theLastFrozenVersionIsPublished() throws {
        var journal = journal()
        entry(&journal, "a")
        draft(&journal, "a", "zero")
        #expect(try journal.campaign().publishedEntries.first?.draft == nil)
        draft(&journal, "a", "one", frozen: true)
        draft(&journal, "a", "two", frozen: false)
        #expect(try journal.campaign().publishedEntries.first?.draft?.what == "one")
        draft(&journal, "a", "three", frozen: true)
        #expect(try journal.campaign().publishedEntries.first?.draft?.what == "three")
        journal.undo("anna.aaaa1111-\(journal.lastSeq(CampaignBuilder.owner))")
        #expect(try journal.campaign().publishedEntries.first?.draft?.what == "one")
    }

    // MARK: Merged ideas

    @Test func aMergedIdeaIsPublishedAsItsHead() throws {
        var journal = journal()
        entry(&journal, "a", title: "Written for a")
        draft(&journal, "a", "of a", frozen: true)
        entry(&journal, "b")
        draft(&journal, "b", "of b", frozen: true)
        journal.merge("a", "b", into: "c")
        let campaign = try journal.campaign()
        let entries = campaign.publishedEntries
        #expect(ids(campaign) == ["c"])
        // The later one of the two; what it does not say itself, the head says.
        #expect(entries.first?.title == "Idea c" && entries.first?.body == "Body c")
        #expect(entries.first?.draft?.what == "of b")
        let merged = Viewpoint.publicView.guideEntry(of: campaign.item("a"), in: campaign)
        #expect(merged == entries.first)
    }

    @Test func aHeadsOwnEntryGoesFirstAndAHiddenOnesIsNotTaken() throws {
        var journal = journal()
        entry(&journal, "c", title: "Own")
        entry(&journal, "a", title: "Merged")
        draft(&journal, "a", "of a", frozen: true)
        journal.merge("a", into: "c")
        var entries = try journal.campaign().publishedEntries
        #expect(entries.map(\.title) == ["Own"])
        #expect(entries.first?.draft?.what == "of a")
        journal.decide(.hidden, "a", reason: "spam")
        entries = try journal.campaign().publishedEntries
        #expect(entries.map(\.title) == ["Own"] && entries.first?.draft == nil)
        journal.decide(.hidden, "c", reason: "spam")
        #expect(try journal.campaign().publishedEntries.isEmpty)
    }
}
