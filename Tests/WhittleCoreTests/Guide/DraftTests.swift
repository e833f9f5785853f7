import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct DraftTests {
    /// Anna is a facilitator, ben a panelist, mo a moderator. Ideas a to d; d is merged into c, b
    /// is hidden. The sections “one” and “two”.
    private func journal(_ moderation: ModerationMode = .post) -> CampaignBuilder {
        var journal = CampaignBuilder(
            creating: CampaignCreated(title: "Test", moderation: moderation))
        journal.join("ben", .panelist)
        journal.join("mo", .moderator)
        for id in ["a", "b", "c", "d"] { journal.idea(id, "Idea \(id)", body: "Body \(id)") }
        journal.comment("a-c", on: "a")
        journal.decide(.approved, "a", "c")
        journal.decide(.hidden, "b", reason: "spam")
        journal.merge("d", into: "c")
        journal.add(.sectionWritten(SectionWritten(section: "one", title: "First", order: 1)))
        journal.add(.sectionWritten(SectionWritten(section: "two", title: "Second")))
        return journal
    }

    private func write(
        _ journal: inout CampaignBuilder, _ idea: String, _ what: String, lead: String? = nil,
        frozen: Bool? = nil
    ) {
        journal.add(
            .draftWritten(DraftWritten(idea: idea, what: what, lead: lead, frozen: frozen)))
    }

    private func drafts(_ idea: String, _ who: String?, _ campaign: Campaign) -> [String] {
        let viewpoint = who.map { Viewpoint($0, in: campaign) } ?? .publicView
        return viewpoint.drafts(of: campaign.item(idea), in: campaign).map {
            "\($0.number)/\($0.count) \($0.draft.what)" + ($0.draft.lead.map { " by \($0)" } ?? "")
        }
    }

    // MARK: What is refused

    @Test func whatCannotBeWrittenIsRefused() throws {
        var journal = journal()
        write(&journal, "a", "Same")
        journal.add(.recusalDeclared(RecusalDeclared(idea: "c", member: "anna")))
        let campaign = try journal.campaign()
        func refusal(_ draft: DraftWritten, by member: String = "anna") -> String {
            campaign.check(.draftWritten(draft), by: member)?.sentence ?? ""
        }
        #expect(refusal(DraftWritten(idea: "a", what: "New")).isEmpty)
        #expect(refusal(DraftWritten(idea: "a", what: "Same", frozen: true)).isEmpty)
        #expect(refusal(DraftWritten(idea: "a", what: "Same", frozen: false)).contains("Nothing"))
        #expect(
            refusal(DraftWritten(idea: "a", what: " \n\u{2003}")).contains("what is to be done"))
        #expect(refusal(DraftWritten(idea: "z", what: "New")).contains("no item"))
        #expect(refusal(DraftWritten(idea: "a-c", what: "New")).contains("comment"))
        #expect(refusal(DraftWritten(idea: "b", what: "New")).contains("hidden"))
        // Who stands back is not told what became of it.
        #expect(refusal(DraftWritten(idea: "c", what: "New")).contains("no item"))
        #expect(refusal(DraftWritten(idea: "a", what: "New"), by: "ben").contains("facilitator"))
        #expect(refusal(DraftWritten(idea: "a", what: "New"), by: "mo").contains("facilitator"))
        let long = String(repeating: "\u{1F600}", count: 10_000)
        #expect(refusal(DraftWritten(idea: "a", what: long, why: long)).isEmpty)
        #expect(
            refusal(DraftWritten(idea: "a", what: long, why: long, risks: "!")).contains("20001"))
        #expect(refusal(DraftWritten(idea: "a", what: "New", lead: " ")).contains("no name"))
        #expect(
            refusal(DraftWritten(idea: "a", what: "New", contributors: ["A", "\n"]))
                .contains("no name"))
        #expect(
            refusal(DraftWritten(idea: "a", what: "New", lead: String(long.prefix(301))))
                .contains("300"))
        let many = (0...100).map(String.init)
        #expect(
            refusal(DraftWritten(idea: "a", what: "New", contributors: many)).contains("100"))
    }

    @Test func aMergedIdeaIsWrittenOfAsItsHead() throws {
        let campaign = try journal().campaign()
        let draft = Event.draftWritten(DraftWritten(idea: "d", what: "New"))
        #expect(campaign.check(draft, by: "anna")?.sentence.contains("“c”") == true)
        let entry = Event.entryWritten(EntryWritten(idea: "d", section: "one"))
        #expect(campaign.check(entry, by: "anna")?.sentence.contains("“c”") == true)
    }

    @Test func sectionsAndEntriesAreChecked() throws {
        let campaign = try journal(.pre).campaign()
        func refusal(_ event: Event, by member: String = "anna") -> String {
            campaign.check(event, by: member)?.sentence ?? ""
        }
        let long = String(repeating: "x", count: 20_001)
        #expect(refusal(.entryWritten(EntryWritten(idea: "a", section: "one"))).isEmpty)
        #expect(
            refusal(.entryWritten(EntryWritten(idea: "a", section: "six"))).contains("“six”"))
        #expect(refusal(.entryWritten(EntryWritten(idea: "b", section: "one"))).contains("hidden"))
        #expect(
            refusal(.entryWritten(EntryWritten(idea: "a", section: "one", title: "")))
                .contains("empty"))
        #expect(
            refusal(.entryWritten(EntryWritten(idea: "a", section: "one", body: long)))
                .contains("20000"))
        #expect(
            refusal(.entryWritten(EntryWritten(idea: "a", section: "one")), by: "ben")
                .contains("facilitator"))
        #expect(
            refusal(.sectionWritten(SectionWritten(section: "x", title: " "))).contains("title"))
        #expect(
            refusal(.sectionWritten(SectionWritten(section: "x", title: "T", body: long)))
                .contains("20000"))
        #expect(refusal(.sectionWritten(SectionWritten(section: "x", title: "T"))).isEmpty)
        #expect(
            refusal(.sectionWritten(SectionWritten(section: "x", title: "T")), by: "mo")
                .contains("facilitator"))
    }

    // MARK: Who reads what

    /// Every member who sees the idea reads all versions; the public reads the last frozen one of
    /// an idea that is in the guide.
    @Test func unpublishedVersionsAreForMembers() throws {
        var journal = journal()
        write(&journal, "a", "one")
        write(&journal, "a", "two", frozen: true)
        write(&journal, "a", "three")
        write(&journal, "b", "hidden", frozen: true)
        var campaign = try journal.campaign()
        #expect(drafts("a", "ben", campaign) == ["1/3 one", "2/3 two", "3/3 three"])
        #expect(drafts("a", nil, campaign).isEmpty)
        #expect(drafts("a", "stranger", campaign).isEmpty)
        #expect(drafts("b", "ben", campaign).isEmpty)
        #expect(drafts("b", "mo", campaign) == ["1/1 hidden"])
        journal.add(.entryWritten(EntryWritten(idea: "a", section: "one")))
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a", member: "ben")))
        campaign = try journal.campaign()
        #expect(drafts("a", nil, campaign) == ["1/1 two"])
        #expect(drafts("a", "ben", campaign).isEmpty)
        #expect(Viewpoint.publicView.drafts(of: campaign.item("a"), in: campaign)[0].member == nil)
        journal.add(.itemErased(ItemErased(item: "a", lines: [], reason: "asked to")))
        campaign = try journal.campaign()
        #expect(drafts("a", nil, campaign).isEmpty && drafts("a", "anna", campaign).isEmpty)
    }

    /// Who leads an idea may be who thought of it.
    @Test func aBlindRoundHidesNamesUntilTheyArePublished() throws {
        var journal = journal()
        write(&journal, "a", "one", lead: "Ann", frozen: true)
        write(&journal, "a", "two", lead: "Ann")
        journal.round("r", .always, blind: true)
        #expect(drafts("a", "ben", try journal.campaign()) == ["1/2 one", "2/2 two"])
        #expect(
            drafts("a", "anna", try journal.campaign()) == ["1/2 one by Ann", "2/2 two by Ann"])
        journal.add(.entryWritten(EntryWritten(idea: "a", section: "one")))
        #expect(drafts("a", "ben", try journal.campaign()) == ["1/2 one by Ann", "2/2 two"])
        // An entry that the public does not read names nobody either.
        journal.decide(.pending, "a")
        let waiting = try journal.campaign()
        func lead(_ who: String) -> String? {
            Viewpoint(who, in: waiting).guideEntry(of: waiting.item("a"), in: waiting)?.draft?.lead
        }
        #expect(lead("ben") == nil && lead("anna") == "Ann")
        #expect(drafts("a", "ben", waiting) == ["1/2 one", "2/2 two"])
        journal.decide(.approved, "a")
        #expect(drafts("a", nil, try journal.campaign()) == ["1/1 one by Ann"])
    }

    @Test func aHeadWithoutVersionsShowsThoseOfItsGroup() throws {
        var journal = journal()
        write(&journal, "d", "of d")
        #expect(drafts("c", "ben", try journal.campaign()) == ["1/1 of d"])
        #expect(drafts("d", "ben", try journal.campaign()) == ["1/1 of d"])
        write(&journal, "c", "of c")
        #expect(drafts("d", "ben", try journal.campaign()) == ["1/1 of c"])
    }

    @Test func chosenAreThoseOfTheLastCutAndWhatWasWorkedOn() throws {
        var journal = journal()
        journal.add(
            .cutMade(
                CutMade(
                    stage: "long", from: "pool", rule: CutRule(by: .crowd, top: 2).json,
                    kept: ["d", "b"], considered: 3, basis: [], digest: "00000000")))
        write(&journal, "a", "one")
        journal.add(.entryWritten(EntryWritten(idea: "b", section: "one")))
        let campaign = try journal.campaign()
        func ideas(_ viewpoint: Viewpoint) -> [String] {
            viewpoint.guideIdeas(in: campaign).map { campaign.items.name($0) }
        }
        #expect(ideas(Viewpoint("anna", in: campaign)) == ["a", "b", "c"])
        #expect(ideas(Viewpoint("ben", in: campaign)) == ["a", "c"])
        #expect(ideas(.publicView).isEmpty)
        #expect(Viewpoint.publicView.guideSections(in: campaign).isEmpty)
        #expect(Viewpoint("ben", in: campaign).guideSections(in: campaign).count == 2)
    }

    // MARK: Order

    @Test func movingGivesNumbersFromOne() throws {
        var journal = journal()
        journal.idea("e")
        for (id, order) in [("a", 30), ("c", nil), ("e", 5)] as [(String, Int?)] {
            journal.add(
                .entryWritten(
                    EntryWritten(idea: id, section: "one", title: "T \(id)", order: order)))
        }
        var campaign = try journal.campaign()
        let anna = Viewpoint("anna", in: campaign)
        func lines(_ idea: String, _ step: Int) -> [String] {
            anna.entriesMoving(campaign.item(idea), by: step, in: campaign).map {
                "\($0.idea) \($0.order ?? 0) \($0.title ?? "")"
            }
        }
        // e, a, c by their numbers.
        #expect(lines("e", -1).isEmpty && lines("c", 1).isEmpty && lines("b", 1).isEmpty)
        #expect(lines("c", -1) == ["e 1 T e", "c 2 T c", "a 3 T a"])
        #expect(lines("e", .max) == ["a 1 T a", "c 2 T c", "e 3 T e"])
        for entry in anna.entriesMoving(campaign.item("c"), by: -1, in: campaign) {
            journal.add(.entryWritten(entry))
        }
        campaign = try journal.campaign()
        #expect(lines("a", -1) == ["a 2 T a", "c 3 T c"])
        let moved = anna.entry(campaign.item("c"), movedTo: "two", in: campaign)
        #expect(moved == EntryWritten(idea: "c", section: "two", title: "T c", order: 1))
        let here = anna.entry(campaign.item("c"), movedTo: "one", in: campaign)
        #expect(here.order == 2)
        let new = anna.entry(campaign.item("b"), movedTo: "one", in: campaign)
        #expect(new == EntryWritten(idea: "b", section: "one", order: 4))
    }

    @Test func sectionsMoveTooAndGetIds() throws {
        var journal = journal()
        journal.add(.sectionWritten(SectionWritten(section: "three", title: "Third")))
        let campaign = try journal.campaign()
        #expect(campaign.guideSections.map(\.section) == ["one", "three", "two"])
        let moved = campaign.sectionsMoving("two", by: -1)
        #expect(moved.map { "\($0.section) \($0.order ?? 0)" } == ["two 2", "three 3"])
        #expect(campaign.sectionsMoving("one", by: -1).isEmpty)
        #expect(campaign.sectionsMoving("gone", by: 1).isEmpty)
        #expect(campaign.newSectionID("Begin: this  Spring!") == "begin-this-spring")
        #expect(campaign.newSectionID("One") == "one-2")
        #expect(campaign.newSectionID("\u{4F60}\u{597D}") == "section")
        #expect(Identifier.isValid(campaign.newSectionID(String(repeating: "a b", count: 90))))
    }

    /// Taking an idea out of the guide takes all of its lines back.
    @Test func theLinesOfAnEntryAreNamed() throws {
        var journal = journal()
        let first = journal.add(.entryWritten(EntryWritten(idea: "d", section: "one")))
        let second = journal.add(.entryWritten(EntryWritten(idea: "c", section: "two")))
        let campaign = try journal.campaign()
        #expect(campaign.entryLines(of: campaign.item("c")) == [second, first])
        journal.add(.lineUndone(LineUndone(lines: [second, first])))
        #expect(try journal.campaign().publishedEntries.isEmpty)
        #expect(campaign.sectionLines(of: "one").count == 1)
    }
}
