import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct FlagTests {
    private static let mo = "mo.mmmm1111"

    private func flag(
        _ reason: String, participant: String? = nil, rule: String? = nil, note: String? = nil
    ) -> Event {
        .flagRaised(
            FlagRaised(
                item: "a", reason: reason, note: note, participant: participant, rule: rule))
    }

    private func builder() -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator)
        builder.idea("a")
        return builder
    }

    @Test func oneFlagCountsPerReasonAndRaiserTheEarliest() throws {
        var journal = builder()
        journal.add(flag("spam", note: "later"), by: FlagTests.mo, at: CampaignBuilder.second(60))
        journal.add(flag("spam", note: "first"), by: FlagTests.mo, at: CampaignBuilder.second(50))
        journal.add(flag("advert"), by: FlagTests.mo, at: CampaignBuilder.second(70))
        journal.add(flag("spam", participant: "p"), at: CampaignBuilder.second(80))
        journal.add(
            flag("spam", participant: "p"), by: FlagTests.mo, at: CampaignBuilder.second(81))
        journal.add(flag("spam", rule: "links"), at: CampaignBuilder.second(90))
        let campaign = try journal.campaign()
        let flags = campaign.flags(of: campaign.item("a"))
        #expect(
            flags.map(\.id) == [
                "mo.mmmm1111-2", "mo.mmmm1111-3", "anna.aaaa1111-5", "anna.aaaa1111-6",
            ])
        #expect(flags.first?.note == "first")
        let queue = TriageQueue(campaign, Viewpoint("mo", in: campaign))
        #expect(queue.flagged == 1 && queue.items.count == 1)
    }

    @Test func aFlagIsOpenUntilADecisionNamesItAndAgainOnceThatIsUndone() throws {
        var journal = builder()
        let first = journal.add(flag("spam"))
        let second = journal.add(flag("advert"))
        let decision = journal.decide(.approved, "a", flags: [first], by: FlagTests.mo)
        func open() throws -> [String] {
            let campaign = try journal.campaign()
            return campaign.openFlags(of: campaign.item("a")).map(\.id)
        }
        #expect(try open() == [second])
        let other = journal.decide(.approved, "a", flags: [first, second])
        #expect(try open() == [])
        journal.undo(decision)
        #expect(try open() == [])
        journal.undo(other)
        #expect(try open() == [first, second])
        journal.undo(first)
        #expect(try open() == [second])
    }

    @Test func theQueuePutsWhatMorePeopleFlaggedFirstThenEscalatedThenTheOldest() throws {
        var journal = CampaignBuilder()
        for idea in ["old", "escalated", "once", "twice", "done"] { journal.idea(idea) }
        journal.decide(.escalated, "escalated")
        journal.decide(.approved, "done")
        for (idea, person) in [("once", "p"), ("twice", "p"), ("twice", "q"), ("done", "p")] {
            journal.add(
                .flagRaised(FlagRaised(item: idea, reason: "spam", participant: person)))
        }
        let campaign = try journal.campaign()
        let queue = TriageQueue(campaign, Viewpoint("anna", in: campaign))
        #expect(
            queue.items.map { campaign.items.name($0) }
                == ["twice", "once", "done", "escalated", "old"])
        #expect(queue.flagged == 3 && queue.escalated == 1)
        #expect(queue.oldest == Timestamp("2015-01-12T09:00:03.000Z"))
        #expect(TriageQueue(campaign, .publicView).items.isEmpty)
    }

    @Test func manyFlagsOnOneItemStandInTheOrderOfTheirStampsAndCountOnceEach() throws {
        var journal = builder()
        for number in 0..<1500 {
            // The later ones come first.
            journal.add(
                flag("spam", participant: "p\(number % 500)"), by: FlagTests.mo,
                at: CampaignBuilder.second(5000 - Int64(number)))
        }
        let campaign = try journal.campaign()
        let flags = campaign.flags(of: campaign.item("a"))
        #expect(flags.count == 500)
        #expect(flags.map(\.stamp.at) == flags.map(\.stamp.at).sorted())
        #expect(flags.first?.participant == "p499" && flags.last?.participant == "p0")
    }

    @Test func whatADecisionSawIsSaidOfEachItem() throws {
        var journal = builder()
        journal.idea("b")
        journal.add(
            .itemsDecided(
                ItemsDecided(
                    items: ["a", "b"], verdict: .approved,
                    saw: [
                        JSONMember("a", .string("00000001")), JSONMember("x", .string("00000003")),
                    ])), by: FlagTests.mo)
        let campaign = try journal.campaign()
        #expect(campaign.decision(of: campaign.item("a"))?.saw == "00000001")
        #expect(campaign.decision(of: campaign.item("b"))?.saw == nil)
    }
}
