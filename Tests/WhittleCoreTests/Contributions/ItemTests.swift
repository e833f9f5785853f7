import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct ItemTests {
    private func title(_ campaign: Campaign, _ id: String) -> String {
        campaign.title(of: campaign.item(id))
    }

    private func body(_ campaign: Campaign, _ id: String) -> String {
        campaign.body(of: campaign.item(id))
    }

    @Test func theFirstSubmissionByStampCountsWhateverIsReadFirst() throws {
        var journal = CampaignBuilder()
        journal.idea("a", "Later", at: CampaignBuilder.second(60))
        journal.idea("a", "Earlier", by: "anna.zzzz1111", at: CampaignBuilder.second(50))
        #expect(title(try journal.campaign(), "a") == "Earlier")
    }

    @Test func anEditChangesTheFieldsThatItNamesAndNullClears() throws {
        var journal = CampaignBuilder()
        journal.idea("a", "One", body: "Text", question: "q", cost: 5)
        journal.add(.ideaEdited(IdeaEdited(idea: "a", title: "Two")))
        journal.add(.ideaEdited(IdeaEdited(idea: "a", body: .clear, cost: .set(0.25))))
        let last = journal.add(
            .ideaEdited(IdeaEdited(idea: "a", title: "Three", question: .clear, cost: .clear)))
        var campaign = try journal.campaign()
        let item = campaign.item("a")
        #expect(title(campaign, "a") == "Three" && body(campaign, "a") == "")
        #expect(campaign.question(of: item) == nil && campaign.cost(of: item) == nil)
        journal.undo(last)
        campaign = try journal.campaign()
        #expect(title(campaign, "a") == "Two" && body(campaign, "a") == "")
        #expect(campaign.question(of: item) == "q" && campaign.cost(of: item) == 0.25)
    }

    @Test func aRedactionHidesLaterEditsUntilItIsUndone() throws {
        var journal = CampaignBuilder()
        journal.idea("a", "About Bob", body: "Bob did it")
        let redaction = journal.add(
            .itemRedacted(
                ItemRedacted(
                    item: "a", title: "About [a name]", body: "[a name] did it",
                    reason: "names-someone")))
        journal.add(.ideaEdited(IdeaEdited(idea: "a", title: "Bob!", body: .set("Bob again"))))
        var campaign = try journal.campaign()
        #expect(title(campaign, "a") == "About [a name]")
        #expect(body(campaign, "a") == "[a name] did it")
        #expect(!campaign.contains(FoldedText("bob"), in: campaign.item("a")))
        journal.undo(redaction)
        campaign = try journal.campaign()
        #expect(title(campaign, "a") == "Bob!" && body(campaign, "a") == "Bob again")
        #expect(campaign.contains(FoldedText("BOB"), in: campaign.item("a")))
    }

    @Test func anErasureIsFinalAndCoversTheAuthorsTexts() throws {
        var journal = CampaignBuilder()
        journal.idea("a", "Title", body: "Body", participant: "p")
        journal.comment("c", on: "a")
        let split = journal.add(
            .ideasSplit(IdeasSplit(item: "a", parts: [SplitPart(title: "Part", body: "Body")])))
        let erasure = journal.add(
            .participantErased(ParticipantErased(participant: "p", lines: [], reason: "asked")))
        journal.add(.itemErased(ItemErased(item: "c", lines: [], reason: "asked")))
        journal.undo(erasure)
        journal.add(.ideaEdited(IdeaEdited(idea: "a", title: "Again")))
        let campaign = try journal.campaign()
        for id in ["a", split + ".1"] {
            #expect(title(campaign, id) == "[erased]" && body(campaign, id) == "")
        }
        #expect(title(campaign, "c") == "" && body(campaign, "c") == "[erased]")
        #expect(!campaign.contains(FoldedText("body"), in: campaign.item("a")))
    }

    @Test func anErasedFormAndItsOriginalAreOneLine() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        let note = journal.add(.noteWritten(NoteWritten(item: "a", body: "secret")))
        let at = try #require(try journal.campaign().records.last?.stamp.time.text)
        let form =
            #"{"v":1,"writer":"anna.aaaa1111","seq":4,"at":"\#(at)","type":"note.written","#
            + #""item":"a","body":"[erased]","erased":true"#
        journal.addRaw(form)
        var (campaign, reader) = try journal.read()
        #expect(campaign.notes(of: campaign.item("a")).map(\.body) == ["secret"])
        #expect(
            reader.problems.map(\.reason) == ["an erased form without the event that erases it"])
        journal.add(.itemErased(ItemErased(item: "a", lines: [note], reason: "asked")))
        (campaign, reader) = try journal.read()
        #expect(campaign.notes(of: campaign.item("a")).map(\.body) == ["[erased]"])
        #expect(reader.problems.isEmpty && campaign.intake.conflicts == 0)
    }

    @Test func aSplitItemStaysAndItsPartsInheritItsQuestionAndAuthor() throws {
        var journal = CampaignBuilder()
        let split = journal.add(
            .ideasSplit(
                IdeasSplit(
                    item: "a", parts: [SplitPart(title: "One", body: "1"), SplitPart(title: "Two")])
            ))
        // The item arrives after its splitting.
        journal.idea("a", "Both", question: "q", participant: "p")
        journal.add(.ideaEdited(IdeaEdited(idea: split + ".2", question: .set("r"))))
        var campaign = try journal.campaign()
        let parts = [campaign.item(split + ".1"), campaign.item(split + ".2")]
        #expect(parts.map { campaign.title(of: $0) } == ["One", "Two"])
        #expect(parts.map { campaign.body(of: $0) } == ["1", ""])
        #expect(parts.map { campaign.question(of: $0) } == ["q", "r"])
        #expect(parts.map { campaign.participant(of: $0) } == ["p", "p"])
        #expect(title(campaign, "a") == "Both")
        journal.undo(split)
        campaign = try journal.campaign()
        #expect(campaign.count(.idea) == 1)
    }

    @Test func splitItemsThatNameEachOtherEnd() throws {
        var journal = CampaignBuilder()
        for other in ["anna.aaaa1111-4.1", "anna.aaaa1111-3.1"] {
            journal.add(.ideasSplit(IdeasSplit(item: other, parts: [SplitPart(title: "x")])))
        }
        let campaign = try journal.campaign()
        #expect(campaign.question(of: campaign.item("anna.aaaa1111-3.1")) == nil)
        #expect(campaign.participant(of: campaign.item("anna.aaaa1111-4.1")) == nil)
    }

    @Test func hiddenCommentsAreNotCountedWhicheverArrivesFirst() throws {
        var journal = CampaignBuilder()
        journal.decide(.hidden, "c1", reason: "spam")
        journal.comment("c1", on: "a")
        journal.comment("c2", on: "a")
        journal.comment("c3", on: "b")
        journal.idea("a")
        journal.idea("b")
        var campaign = try journal.campaign()
        #expect(campaign.rows[Int(campaign.item("a"))].comments == 1)
        #expect(campaign.comments(of: campaign.item("a")).count == 2)
        journal.merge("b", into: "a")
        journal.decide(.approved, "c1")
        journal.decide(.hidden, "c2", reason: "spam")
        campaign = try journal.campaign()
        #expect(campaign.rows[Int(campaign.item("a"))].comments == 1)
        // Over the group, and hidden ones only for those who moderate.
        let view = Viewpoint(member: "pat", roles: [.panelist])
        let names = { (view: Viewpoint) in
            view.comments(of: campaign.item("a"), in: campaign).map { campaign.items.name($0) }
        }
        #expect(names(view) == ["c1", "c3"])
        #expect(names(Viewpoint("anna", in: campaign)) == ["c1", "c2", "c3"])
    }

    @Test func aCommentOnItselfEnds() throws {
        var journal = CampaignBuilder()
        journal.comment("c", on: "c", reply: "c", at: CampaignBuilder.second(60))
        journal.comment("c", on: "c", at: CampaignBuilder.second(50))
        journal.comment("d", on: "c")
        journal.comment("c", on: "a", at: CampaignBuilder.second(40))
        let campaign = try journal.campaign()
        #expect(campaign.comments(of: campaign.item("c")) == [campaign.item("d")])
        #expect(campaign.comments(of: campaign.item("a")) == [campaign.item("c")])
    }
}
