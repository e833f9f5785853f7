import Testing
import WhittleTesting

@testable import WhittleCore

/// Letters to contributors: their own contributions, and else what everybody may read.
struct ContributionStoryTests {
    /// p1 wrote a, b (merged into a2 of p2) and a comment; b2 is hidden; a cut kept a2.
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("obs", .observer)
        journal.idea("a", "First of mine", participant: "p1")
        journal.idea("b", "Second of mine", participant: "p1")
        journal.idea("a2", "The head", participant: "p2")
        journal.idea("z", "Somebody else's", participant: "p3")
        journal.add(
            .commentAdded(
                CommentAdded(comment: "c1", idea: "z", body: "A word of mine", participant: "p1")))
        journal.decide(.approved, "a", "b", "a2", "z", by: "mo.mmmm1111")
        journal.merge("b", into: "a2", by: "mo.mmmm1111")
        journal.vote("z", "p1", 1)
        journal.vote("a2", "p3", 1)
        journal.vote("a2", "p4", 1)
        return journal
    }

    private func cut(_ journal: inout CampaignBuilder, kept: [String], of considered: Int) throws {
        let campaign = try journal.campaign()
        journal.add(
            .cutMade(
                CutMade(
                    stage: "long", from: "pool",
                    rule: .object([
                        JSONMember("by", .string("crowd")), JSONMember("top", .integer(kept.count)),
                    ]), kept: kept, considered: considered, basis: campaign.writers.basis,
                    digest: campaign.writers.digest(of: campaign.writers.basis) ?? "")))
    }

    private func letter(
        _ pseudonym: String, _ journal: CampaignBuilder, as member: String = "mo"
    ) throws -> String {
        let campaign = try journal.campaign()
        let stories = ContributionStories(campaign, Viewpoint(member, in: campaign))
        let participant = try #require(stories.participant(pseudonym))
        return stories.story(of: participant).lines.joined(separator: "\n")
    }

    // MARK: Who may ask

    @Test func onlyTheStaffMayAsk() throws {
        let campaign = try journal().campaign()
        for viewpoint in [Viewpoint("obs", in: campaign), .publicView] {
            #expect(ContributionStories.refusal(viewpoint) != nil)
            let stories = ContributionStories(campaign, viewpoint)
            #expect(stories.participants.isEmpty && stories.participant("p1") == nil)
        }
        for member in ["mo", "anna"] {
            #expect(ContributionStories.refusal(Viewpoint(member, in: campaign)) == nil)
        }
    }

    @Test("who stands back from an idea is not told who wrote it")
    func recused() throws {
        var journal = journal()
        journal.add(.recusalDeclared(RecusalDeclared(idea: "z", member: "mo")))
        let campaign = try journal.campaign()
        let stories = ContributionStories(campaign, Viewpoint("mo", in: campaign))
        #expect(stories.lacksIdeas)
        #expect(try !letter("p1", journal).contains("A word of mine"))
        #expect(try letter("p1", journal).contains("First of mine"))
        // p3 wrote z alone; the votes are theirs still.
        #expect(try !letter("p3", journal).contains("Somebody else's"))
        #expect(try letter("p3", journal, as: "anna").contains("Somebody else's"))
    }

    @Test func nobodyAndErased() throws {
        var journal = journal()
        journal.add(
            .participantErased(ParticipantErased(participant: "p1", lines: [], reason: "x")))
        let campaign = try journal.campaign()
        let stories = ContributionStories(campaign, Viewpoint("mo", in: campaign))
        #expect(stories.participant("nobody") == nil)
        let names = stories.participants.map { stories.pseudonym($0) }
        #expect(names == ["p2", "p3", "p4"])
    }

    // MARK: What it says

    @Test("it holds nothing of others but what everybody may read")
    func nothingOfOthers() throws {
        var journal = journal()
        journal.decide(.hidden, "a2", reason: "spam", by: "mo.mmmm1111")
        journal.add(.noteWritten(NoteWritten(item: "a", body: "secret note")))
        let text = try letter("p1", journal)
        let words = text.split { !$0.isLetter && !$0.isNumber }
        for other in ["p2", "p3", "p4", "secret", "mo", "anna"] {
            #expect(!words.contains { $0 == other }, "\(other)")
        }
        #expect(!text.contains("The head"))
        #expect(text.contains("joined to another contribution"))
    }

    @Test func mergedKeptAndNotKept() throws {
        var journal = journal()
        try cut(&journal, kept: ["a2"], of: 3)
        let text = try letter("p1", journal)
        #expect(text.contains("Thank you for 2 ideas and 1 comment. You voted on 1 contribution."))
        #expect(text.contains("joined to “The head”, number whittle-3."))
        #expect(text.contains("1 of 3 ideas were kept"))
        #expect(text.contains("It was kept."))
        #expect(text.contains("It was considered and not kept."))
        #expect(text.contains("on the idea “Somebody else's”"))
        // No place, no score, no votes of anybody.
        #expect(!text.contains("place") && !text.contains(" up"))
        let head = try letter("p2", journal)
        #expect(head.contains("1 other contribution that says the same was joined to it"))
    }

    @Test("an idea that came after the cut was not considered, and is told nothing of it")
    func notConsidered() throws {
        var journal = journal()
        try cut(&journal, kept: ["a2"], of: 3)
        let past = try journal.campaign()
        journal.idea("late", "Late", participant: "p9")
        let campaign = try journal.campaign()
        let stories = ContributionStories(
            campaign, Viewpoint("mo", in: campaign), past: ["long": past])
        let late = try #require(stories.participant("p9"))
        let text = stories.story(of: late).lines.joined(separator: "\n")
        #expect(!text.contains("were kept") && text.contains("Nobody has decided on it yet."))
    }

    @Test("hidden: the public reason, and the own appeal alone")
    func hiddenAndAppealed() throws {
        var journal = journal()
        journal.add(
            .policyWritten(
                PolicyWritten(policy: "ads", title: "No advertising", body: "…", code: "advert")))
        journal.decide(.hidden, "a", reason: "advert", by: "mo.mmmm1111")
        journal.add(.flagRaised(FlagRaised(item: "a", reason: "appeal", participant: "p1")))
        journal.add(.flagRaised(FlagRaised(item: "a", reason: "appeal", participant: "p8")))
        let text = try letter("p1", journal)
        #expect(
            text.contains("It is not shown since a decision on 2015-01-12. Reason: No advertising.")
        )
        #expect(text.split(separator: "\n").count { $0.contains("Your appeal") } == 1)
        // A reason that is no code may be a name.
        journal.decide(.hidden, "b", reason: "mo-knows-him", by: "mo.mmmm1111")
        #expect(try letter("p1", journal).contains("Reason: other."))
    }

    @Test func overridesTellTheirReason() throws {
        var journal = journal()
        try cut(&journal, kept: ["a2"], of: 3)
        journal.add(
            .cutOverridden(
                CutOverridden(stage: "long", idea: "a", verdict: .kept, reason: "It is cheap")))
        journal.add(
            .cutOverridden(
                CutOverridden(stage: "long", idea: "a2", verdict: .dropped, reason: "It is dear")))
        let text = try letter("p1", journal)
        #expect(text.contains("It was kept by a decision. Reason: It is cheap"))
        #expect(text.contains("It was left out by a decision. Reason: It is dear"))
    }

    @Test func json() throws {
        var journal = journal()
        try cut(&journal, kept: ["a2"], of: 3)
        let campaign = try journal.campaign()
        let stories = ContributionStories(campaign, Viewpoint("anna", in: campaign))
        let story = stories.story(of: try #require(stories.participant("p1")))
        let items = try #require(story.json["contributions"]?.elements)
        let ids = ["a", "b", "c1"].map { campaign.publishedIDs.id(of: campaign.item($0)) }
        #expect(items.map { $0["item"]?.text } == ids)
        #expect(items[1]["joined_to"]?.text == campaign.publishedIDs.id(of: campaign.item("a2")))
        #expect(items[1]["stages"]?.elements?.first?["outcome"]?.text == "kept")
        #expect(story.json["text"]?.text == story.lines.joined(separator: "\n"))
    }
}
