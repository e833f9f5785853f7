import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

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

    @Test func aDecisionClosesFlagsOfItsOwnItemsAlone() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        journal.idea("b")
        let flag = journal.add(.flagRaised(FlagRaised(item: "a", reason: "spam")))
        journal.decide(.hidden, "b", reason: "spam", flags: [flag])
        var campaign = try journal.campaign()
        #expect(campaign.openFlags(of: campaign.item("a")).count == 1)
        journal.decide(.hidden, "a", "b", reason: "spam", flags: [flag])
        campaign = try journal.campaign()
        #expect(campaign.openFlags(of: campaign.item("a")).isEmpty)
    }

    @Test func manyItemsAndFlagsAreDecidedInLinesThatCanBeRead() throws {
        var journal = CampaignBuilder()
        var flags: Set<String> = []
        for id in 0..<40 {
            journal.idea("i\(id)")
            for who in 0..<(id == 7 ? 60 : id % 4) {
                flags.insert(
                    journal.add(
                        .flagRaised(
                            FlagRaised(item: "i\(id)", reason: "spam", participant: "p\(who)"))))
            }
        }
        let campaign = try journal.campaign()
        let items = (0..<40).map { campaign.item("i\($0)") }
        func decide(_ bytes: Int) -> [ItemsDecided] {
            campaign.decide(
                items, .hidden, reason: "spam", note: nil, by: "anna", bytes: bytes)
        }
        #expect(decide(1 << 20).count == 1)
        let events = decide(500)
        #expect(events.count > 6)
        for event in events {
            let line = Envelope(writer: "anna.aaaa1111", seq: 1, at: journal.clock)
                .line(.itemsDecided(event), CRC32C())
            #expect(line.count < 500 + 200)
            #expect(event.saw.map(\.key) == event.items)
            journal.add(.itemsDecided(event))
        }
        #expect(events.flatMap(\.flags).count == flags.count)
        #expect(Set(events.flatMap(\.flags)) == flags)
        #expect(Set(events.flatMap(\.items)).count == 40)
        let after = try journal.campaign()
        #expect(items.allSatisfy { after.openFlags(of: $0).isEmpty })
    }

    @Test func theReachOfAnIdeaIsThatOfItsGroup() throws {
        var journal = CampaignBuilder()
        for id in ["a", "b", "c"] { journal.idea(id) }
        for voter in 1...3 { journal.vote("b", "p\(voter)", 1) }
        journal.comment("k", on: "b")
        journal.merge("b", into: "a")
        let campaign = try journal.campaign()
        let urgency = Urgency(campaign)
        func points(_ id: String) -> Double { urgency.points(of: campaign.item(id), campaign) }
        // Three voters and a comment: a quarter of log₂ 5.
        #expect(abs(points("a") - 0.580482) < 1e-6)
        #expect(points("b") == points("a") && points("c") == 0)
    }

    @Test func whatOneDecidedTogetherIsInTheOrderOfItsIds() throws {
        var journal = CampaignBuilder()
        let ids = (0..<30).map { "i\($0)" }
        for id in ids.reversed() { journal.idea(id) }
        journal.add(.itemsDecided(ItemsDecided(items: ids, verdict: .approved)))
        let campaign = try journal.campaign()
        let queue = TriageQueue(campaign, Viewpoint("anna", in: campaign), .mine)
        #expect(queue.items.map { campaign.items.name($0) } == ids.sorted())
    }
}
