import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// Appeals: flags that the member whose verdict they are against cannot answer.
@Suite struct AppealTests {
    private static let mo = "mo.mmmm1111"
    private static let mia = "mia.mmmm2222"

    private func builder() -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator)
        builder.join("mia", .moderator)
        builder.join("pat", .panelist)
        builder.join("cody", .coder)
        builder.join("obs", .observer)
        builder.idea("a")
        return builder
    }

    private func appeal(_ participant: String? = "p1", on item: String = "a") -> Event {
        .flagRaised(
            FlagRaised(item: item, reason: "appeal", note: "why?", participant: participant))
    }

    private func states(_ journal: CampaignBuilder) throws -> [String] {
        let campaign = try journal.campaign()
        return campaign.appeals(for: Viewpoint("mo", in: campaign)).map {
            "\($0.state.rawValue) \($0.closedTo ?? "-")"
        }
    }

    @Test func onlyADecidedItemIsAppealedAboutAndOnceByEach() throws {
        var journal = builder()
        let undecided = try journal.campaign()
        #expect(
            undecided.check(appeal(), by: "mo")?.sentence.contains("nobody has approved") == true)
        #expect(undecided.check(appeal(on: "b"), by: "mo") != nil)
        journal.decide(.escalated, "a", by: AppealTests.mo)
        #expect(try journal.campaign().check(appeal(), by: "mo") != nil)
        journal.decide(.hidden, "a", reason: "spam", by: AppealTests.mo)
        #expect(try journal.campaign().check(appeal(), by: "mo") == nil)
        #expect(try journal.campaign().check(appeal(), by: "pat") != nil)
        journal.add(appeal(), by: AppealTests.mo)
        let campaign = try journal.campaign()
        #expect(campaign.check(appeal(), by: "mia")?.sentence.contains("already") == true)
        #expect(campaign.check(appeal("p2"), by: "mia") == nil)
    }

    @Test func theCodeIsNoReasonToHideEvenWhereAPolicyNamesIt() throws {
        var journal = builder()
        journal.add(
            .policyWritten(PolicyWritten(policy: "x", title: "X", body: "x", code: "appeal")))
        let campaign = try journal.campaign()
        #expect(!campaign.reasonCodes.contains("appeal"))
        let hiding = Event.itemsDecided(
            ItemsDecided(items: ["a"], verdict: .hidden, reason: "appeal"))
        #expect(campaign.check(hiding, by: "mo") != nil)
    }

    @Test func theQueueIsClosedToTheFirstDecider() throws {
        var journal = builder()
        journal.decide(.hidden, "a", reason: "spam", by: AppealTests.mo)
        let flag = journal.add(appeal(), by: AppealTests.mia)
        let campaign = try journal.campaign()
        func queue(_ member: String) -> Int {
            campaign.openAppeals(for: Viewpoint(member, in: campaign)).count
        }
        #expect(queue("mo") == 0)
        #expect(queue("mia") == 1 && queue("anna") == 1)
        for member in ["pat", "cody", "obs", "stranger"] {
            #expect(queue(member) == 0)
            #expect(campaign.appeals(for: Viewpoint(member, in: campaign)).isEmpty)
        }
        func waits(_ member: String) -> Bool {
            !TriageQueue(campaign, Viewpoint(member, in: campaign)).items.isEmpty
        }
        #expect(!waits("mo") && waits("mia"))
        let item = campaign.item("a")
        #expect(campaign.decide([item], .approved, reason: nil, by: "mo")[0].flags.isEmpty)
        #expect(campaign.decide([item], .approved, reason: nil)[0].flags.isEmpty)
        #expect(campaign.decide([item], .approved, reason: nil, by: "mia")[0].flags == [flag])
        let answer = ItemsDecided(items: ["a"], verdict: .approved, flags: [flag])
        #expect(
            campaign.check(.itemsDecided(answer), by: "mo")?.sentence.contains("your own verdict")
                == true)
        #expect(campaign.check(.itemsDecided(answer), by: "mia") == nil)
    }

    @Test func aDecisionOfTheFirstDecidersDoesNotCloseIt() throws {
        var journal = builder()
        journal.decide(.hidden, "a", reason: "spam", by: AppealTests.mo)
        let flag = journal.add(appeal(), by: AppealTests.mo)
        journal.decide(.approved, "a", flags: [flag], by: AppealTests.mo)
        #expect(try states(journal) == ["open mo"])
        #expect(try journal.campaign().openFlags(of: journal.campaign().item("a")).count == 1)
        journal.decide(.hidden, "a", reason: "spam", flags: [flag], by: AppealTests.mia)
        #expect(try states(journal) == ["upheld mo"])
    }

    @Test func anAnswerUpholdsOrOverturnsAndUndoOpensItAgain() throws {
        var journal = builder()
        let verdict = journal.decide(.hidden, "a", reason: "spam", by: AppealTests.mo)
        let flag = journal.add(appeal(), by: AppealTests.mo)
        let answer = journal.decide(.approved, "a", flags: [flag], by: AppealTests.mia)
        #expect(try states(journal) == ["overturned mo"])
        // A later decision is not the answer.
        journal.decide(.hidden, "a", reason: "spam", by: CampaignBuilder.owner)
        #expect(try states(journal) == ["overturned mo"])
        journal.undo(answer, by: AppealTests.mia)
        #expect(try states(journal) == ["open mo"])
        // With the verdict itself undone it is against nobody's.
        journal.undo(verdict, by: AppealTests.mo)
        #expect(try states(journal) == ["open -"])
    }

    @Test func anImportedVerdictIsNobodysHere() throws {
        var journal = CampaignBuilder()
        journal.open("anna.impt1111", .import, system: "src")
        journal.idea("src-1", by: "anna.impt1111")
        journal.decide(.hidden, "src-1", by: "anna.impt1111")
        journal.add(appeal(on: "src-1"))
        let campaign = try journal.campaign()
        #expect(campaign.openAppeals(for: Viewpoint("anna", in: campaign)).count == 1)
    }

    @Test func aDecisionOnAnotherItemAnswersNothing() throws {
        var journal = CampaignBuilder()
        for name in ["mo", "mia"] { journal.join(name, .moderator) }
        journal.idea("a")
        journal.idea("b")
        journal.decide(.hidden, "a", reason: "spam", by: AppealTests.mo)
        let appeal = journal.add(
            .flagRaised(FlagRaised(item: "a", reason: "appeal", participant: "p")))
        journal.decide(.approved, "b", flags: [appeal], by: AppealTests.mia)
        let campaign = try journal.campaign()
        let found = campaign.appeals(on: campaign.item("a"))
        #expect(found.map(\.state) == [.open] && found[0].answer == nil)
    }
}
