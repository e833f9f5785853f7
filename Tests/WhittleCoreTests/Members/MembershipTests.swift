import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct MembershipTests {
    private typealias Builder = CampaignBuilder
    private static let mo = "mo.mmmm1111"

    @Test func aLineCountsByTheRolesAtItsStamp() throws {
        var journal = CampaignBuilder()
        for idea in ["a", "b", "c", "d"] { journal.idea(idea) }
        journal.decide(.hidden, "a", reason: "spam", by: MembershipTests.mo)
        journal.join("mo", .moderator)
        journal.decide(.hidden, "b", reason: "spam", by: MembershipTests.mo)
        journal.join("mo", .coder)
        journal.decide(.hidden, "c", reason: "spam", by: MembershipTests.mo)
        journal.add(.memberLeft(MemberLeft(member: "mo")))
        journal.decide(.hidden, "d", reason: "spam", by: MembershipTests.mo)
        let (campaign, reader) = try journal.read()
        #expect(
            ["a", "b", "c", "d"].map { campaign.status($0) }
                == [.pending, .hidden, .pending, .pending])
        #expect(campaign.intake.refused == 3)
        #expect(
            reader.problems.map(\.reason) == [
                "mo was not a member when this was written; it does not count",
                "mo had no role that may write items.decided; it does not count",
                "mo was not a member when this was written; it does not count",
            ])
    }

    /// mo's file is read first; the line that makes him a moderator comes later, from a facilitator
    /// whose own membership comes last of all.
    @Test func linesReadTooEarlyCountOnceTheirMemberIsKnown() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        let joined = journal.lines.count
        journal.add(
            .memberJoined(MemberJoined(member: "fay", name: "Fay", roles: [.facilitator])))
        journal.add(
            .memberJoined(MemberJoined(member: "mo", name: "Mo", roles: [.moderator])),
            by: "fay.ffff1111")
        journal.decide(.hidden, "a", reason: "spam", by: MembershipTests.mo)
        journal.vote("a", "p", 1, by: MembershipTests.mo)

        var campaign = Campaign(id: Builder.campaignID)
        var reader = JournalReader()
        let now = journal.clock.advanced(by: 60_000)
        var lines = journal.lines
        let membership = lines.remove(at: joined)
        let facilitator = lines.remove(at: joined)
        for late in [[], [facilitator], [membership]] {
            lines += late
            try reader.refresh(&campaign, Builder.folder(lines), now: now)
            let isKnown = late.first?.id == membership.id
            #expect(campaign.status("a") == (isKnown ? .hidden : .pending))
            #expect(campaign.votes("a") == (isKnown ? "1/0/0" : "0/0/0"))
        }
        #expect(reader.badLines == 0)
    }

    @Test func atOneMomentTheWriterDecidesWhatIsBefore() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        journal.idea("b")
        let moment = Builder.second(100)
        journal.add(
            .memberJoined(MemberJoined(member: "mo", name: "Mo", roles: [.moderator])), at: moment)
        journal.add(
            .memberJoined(MemberJoined(member: "abe", name: "Abe", roles: [.moderator])), at: moment
        )
        // `mo.…` is after `anna.…`, `abe.…` before it.
        journal.add(
            .itemsDecided(ItemsDecided(items: ["a"], verdict: .approved)),
            by: MembershipTests.mo, at: moment)
        journal.add(
            .itemsDecided(ItemsDecided(items: ["b"], verdict: .approved)), by: "abe.aaaa9999",
            at: moment)
        let campaign = try journal.campaign()
        #expect(campaign.status("a") == .approved)
        #expect(campaign.status("b") == .pending)
    }

    @Test func theOwnerIsAFacilitatorForEver() throws {
        var journal = CampaignBuilder()
        journal.join("fay", .facilitator)
        journal.add(
            .memberJoined(MemberJoined(member: "anna", name: "Anna B", roles: [.observer])),
            by: "fay.ffff1111")
        journal.add(.memberLeft(MemberLeft(member: "anna")), by: "fay.ffff1111")
        journal.idea("a")
        journal.decide(.approved, "a")
        let campaign = try journal.campaign()
        #expect(campaign.status("a") == .approved)
        let anna = try #require(campaign.membership.member("anna"))
        #expect(anna.isPresent && anna.roles.contains(.facilitator))
        #expect(anna.displayName == "Anna B")
    }

    @Test func nobodyMakesThemselvesAMember() throws {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        for member in ["mallory", "pat"] {
            journal.add(
                .memberJoined(MemberJoined(member: member, name: "M", roles: [.facilitator])),
                by: "\(member).xxxx1111")
        }
        let campaign = try journal.campaign()
        #expect(campaign.membership.members.map(\.name) == ["anna", "pat"])
        #expect(campaign.membership.member("pat")?.roles == [.panelist])
    }

    @Test func anObserverWritesNothingAndARoleOnlyItsOwnLines() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        journal.join("obs", .observer)
        journal.join("pat", .panelist)
        journal.join("cody", .coder)
        let note = Event.noteWritten(NoteWritten(item: "a", body: "x"))
        journal.add(note, by: "obs.oooo1111")
        journal.add(note, by: "pat.pppp1111")
        journal.add(note, by: "cody.cccc1111")
        journal.round()
        journal.review("a", ["impact": 3], by: "pat.pppp1111")
        journal.review("a", ["impact": 3], by: "cody.cccc1111")
        journal.review("a", ["impact": 3], by: "pat.pppp1111", member: "cody")
        journal.review("a", ["impact": 4], by: Builder.owner, member: "pam")
        journal.add(
            .codingRecorded(
                CodingRecorded(items: ["a"], pass: "first", themes: [], member: "ben")),
            by: "cody.cccc1111")
        let campaign = try journal.campaign()
        let item = campaign.item("a")
        #expect(campaign.notes(of: item).map(\.member) == ["pat", "cody"])
        #expect(campaign.reviews(of: item, in: "r").map(\.member) == ["pam", "pat"])
        #expect(campaign.intake.refused == 4)
    }

    @Test func ofTwoCampaignsTheOneThatTheFolderNamesCounts() throws {
        var journal = CampaignBuilder(creating: nil)
        journal.open(Builder.owner)
        journal.add(.campaignCreated(CampaignCreated(title: "Ours")), at: Builder.second(50))
        journal.add(
            .campaignCreated(CampaignCreated(title: "Theirs")), by: "bob.bbbb1111",
            at: Builder.second(40))
        var campaign = try journal.read().campaign
        #expect(campaign.title == "Ours" && campaign.membership.owner == "anna")
        // Where `campaign.json` is missing the lowest stamp counts; anna's file is then another's.
        campaign = try journal.read(id: nil).campaign
        #expect(campaign.title == "Theirs" && campaign.membership.owner == "bob")
        #expect(campaign.creationID == "bob.bbbb1111-1")
    }

    @Test func aFileOfAnotherCampaignIsNotRead() throws {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.idea("a")
        journal.decide(.hidden, "a", reason: "spam", by: MembershipTests.mo)
        journal.add(
            .writerOpened(WriterOpened(campaign: "bob.bbbb1111-2", kind: .person)),
            by: MembershipTests.mo)
        journal.decide(.hidden, "a", reason: "spam", by: MembershipTests.mo)
        let (campaign, reader) = try journal.read()
        #expect(campaign.status("a") == .pending)
        #expect(
            reader.problems.map(\.reason) == [
                "the file belongs to the campaign bob.bbbb1111-2; it is not read"
            ])
    }
}
