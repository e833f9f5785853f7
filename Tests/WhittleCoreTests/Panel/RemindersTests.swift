import Testing
import WhittleCore
import WhittleTesting

struct RemindersTests {
    private static let pat = "pat.pppp1111"

    private func builder(load: Int? = nil, deadline: Timestamp? = nil) -> CampaignBuilder {
        var builder = CampaignBuilder()
        for member in ["zoe", "pat", "pia"] { builder.join(member, .panelist) }
        builder.join("mo", .moderator)
        for idea in ["a", "b", "c", "d"] { builder.idea(idea) }
        builder.add(.roundOpened(round(load: load, deadline: deadline)))
        return builder
    }

    private func round(load: Int? = nil, deadline: Timestamp? = nil) -> RoundOpened {
        RoundOpened(
            round: "r", title: "Round", stage: "long",
            criteria: [Criterion(criterion: "impact", title: "Impact", weight: 1, min: 1, max: 5)],
            visibility: .afterOwn, load: load, deadline: deadline)
    }

    private func reminders(_ journal: CampaignBuilder) throws -> [String] {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        return campaign.reminders(of: round).map { "\($0.member) \($0.open)/\($0.of)" }
    }

    @Test func whoHasNothingOpenIsNotReminded() throws {
        var journal = builder()
        #expect(try reminders(journal) == ["pat 4/4", "pia 4/4", "zoe 4/4"])
        for idea in ["a", "b", "c"] { journal.review(idea, ["impact": 4], by: Self.pat) }
        journal.add(.recusalDeclared(RecusalDeclared(idea: "d")), by: Self.pat)
        journal.add(.memberLeft(MemberLeft(member: "zoe")))
        journal.decide(.hidden, "b", reason: "spam")
        #expect(try reminders(journal) == ["pia 3/3"])
        // A score from before the recusal is not among theirs.
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")), by: Self.pat)
        journal.idea("e")
        #expect(try reminders(journal) == ["pat 1/2", "pia 4/4"])
        journal.add(.roundClosed(RoundClosed(round: "r")))
        #expect(try reminders(journal).isEmpty)
    }

    @Test func aLoadIsNeverExceeded() throws {
        var journal = builder(load: 2)
        #expect(try reminders(journal) == ["pat 2/2", "pia 2/2", "zoe 2/2"])
        journal.review("a", ["impact": 4], by: Self.pat)
        #expect(try reminders(journal).first == "pat 1/2")
        journal.review("b", ["impact": 4], by: Self.pat)
        journal.review("c", ["impact": 4], by: Self.pat)
        #expect(try reminders(journal) == ["pia 2/2", "zoe 2/2"])
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        #expect(campaign.nextIdea(for: "pat", in: round) == nil)
        // A recusal makes room for another.
        journal.add(.recusalDeclared(RecusalDeclared(idea: "b")), by: Self.pat)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "c")), by: Self.pat)
        #expect(try reminders(journal).first == "pat 1/2")
    }

    @Test func ofARoundOnlyTheDeadlineChanges() throws {
        let later = CampaignBuilder.start.advanced(by: 1_000_000_000)
        let journal = builder(deadline: CampaignBuilder.start)
        let campaign = try journal.campaign()
        for deadline in [later, nil] {
            #expect(campaign.check(.roundOpened(round(deadline: deadline)), by: "anna") == nil)
        }
        #expect(campaign.check(.roundOpened(round(deadline: later)), by: "pat") != nil)
        var changes = [round(load: 3), round(), round(), round(), round()]
        changes[1].criteria[0].weight = 2
        changes[2].visibility = .always
        changes[3].members = ["pat"]
        changes[4].blind = true
        for change in changes {
            #expect(
                campaign.check(.roundOpened(change), by: "anna")?.sentence.contains("already")
                    == true)
        }
        var moved = journal
        moved.review("a", ["impact": 4], by: Self.pat)
        moved.add(.roundOpened(round(deadline: later)))
        let after = try moved.campaign()
        #expect(after.round("r")?.details.deadline == later)
        #expect(after.reviews(of: after.item("a"), in: "r").first?.counts == true)
    }
}
