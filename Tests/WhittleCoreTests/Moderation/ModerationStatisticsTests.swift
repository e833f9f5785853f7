import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// Figures of moderators, against figures counted by hand.
@Suite struct ModerationStatisticsTests {
    private static let mo = "mo.mmmm1111"
    private static let mia = "mia.mmmm2222"
    private static let hour: Int64 = 3_600_000

    private func builder(_ items: String...) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator)
        builder.join("mia", .moderator)
        builder.join("cody", .coder)
        builder.join("pat", .panelist)
        builder.join("obs", .observer)
        for item in items { builder.idea(item, at: at(0)) }
        return builder
    }

    /// So many hours after the start.
    private func at(_ hours: Double) -> Timestamp {
        CampaignBuilder.start.advanced(by: Int64(hours * Double(Self.hour)))
    }

    private func decided(
        _ verdict: Verdict, _ items: [String], flags: [String] = []
    ) -> Event {
        .itemsDecided(ItemsDecided(items: items, verdict: verdict, reason: "spam", flags: flags))
    }

    private func statistics(
        _ journal: CampaignBuilder, by member: String = "anna"
    ) throws -> ModerationStatistics? {
        let (campaign, _) = try journal.read(now: at(1000))
        return ModerationStatistics(campaign, Viewpoint(member, in: campaign), now: at(100))
    }

    @Test func othersThanTheStaffGetNone() throws {
        let journal = builder("a")
        for member in ["cody", "pat", "obs", "stranger"] {
            #expect(try statistics(journal, by: member) == nil)
        }
        let empty = try #require(try statistics(journal, by: "mo"))
        #expect(empty.members.isEmpty && empty.days.isEmpty)
        #expect(empty.waiting == 1 && empty.oldestAge == 100 * Self.hour)
    }

    @Test func countsTimesAndDays() throws {
        var journal = builder("a", "b", "c", "d")
        // a after 1 h, b after 4 h: the median is 2.5 h. c is only escalated.
        journal.add(decided(.approved, ["a"]), by: Self.mo, at: at(1))
        journal.add(decided(.hidden, ["b"]), by: Self.mo, at: at(4))
        journal.add(decided(.escalated, ["c"]), by: Self.mo, at: at(5))
        // 2015-01-12 ends 15 hours after the start.
        journal.add(decided(.hidden, ["c"]), by: Self.mia, at: at(20))
        let statistics = try #require(try statistics(journal))
        #expect(statistics.members.map(\.decider) == [.member("mia"), .member("mo")])
        let mo = statistics.members[1]
        #expect(mo.decisions == 3 && mo.items == 3 && mo.settled == 2)
        #expect([mo.approved, mo.hidden, mo.escalated, mo.pending] == [1, 1, 1, 0])
        #expect(mo.timeToDecision == 2.5 * Double(Self.hour) && mo.timeToCloseFlags == nil)
        #expect(statistics.members[0].timeToDecision == 20 * Double(Self.hour))
        #expect(statistics.days.map(\.day) == [16447, 16448])
        #expect(statistics.days.map(\.decisions) == [3, 1])
        #expect(statistics.waiting == 1)
    }

    @Test func undoneDecisionsAreNone() throws {
        var journal = builder("a")
        let first = journal.add(decided(.approved, ["a"]), by: Self.mo, at: at(1))
        journal.add(decided(.hidden, ["a"]), by: Self.mia, at: at(2))
        journal.add(.lineUndone(LineUndone(lines: [first])), by: Self.mo, at: at(3))
        let statistics = try #require(try statistics(journal))
        #expect(statistics.members.map(\.decider) == [.member("mia")])
        #expect(statistics.members[0].overturned == 0)
        #expect(statistics.members[0].timeToDecision == 2 * Double(Self.hour))
    }

    @Test func overturnsCountOncePerItemAndMember() throws {
        var journal = builder("a", "b", "c", "d")
        // a: mo, mia, mo, mia say one thing and the other; each was overturned, one item each.
        for (hour, verdict) in [Verdict.approved, .hidden, .approved, .hidden].enumerated() {
            journal.add(
                decided(verdict, ["a"]), by: hour % 2 == 0 ? Self.mo : Self.mia,
                at: at(Double(hour + 1)))
        }
        // b: mo changes their own mind, then mia agrees. c: mia asks again and settles nothing.
        journal.add(decided(.approved, ["b", "c", "d"]), by: Self.mo, at: at(5))
        journal.add(decided(.hidden, ["b"]), by: Self.mo, at: at(6))
        journal.add(decided(.hidden, ["b"]), by: Self.mia, at: at(7))
        journal.add(decided(.escalated, ["c"]), by: Self.mia, at: at(8))
        journal.add(decided(.pending, ["c"]), by: Self.mia, at: at(9))
        // d: mia agrees, anna does not: both were overturned.
        journal.add(decided(.approved, ["d"]), by: Self.mia, at: at(10))
        journal.add(decided(.hidden, ["d"]), at: at(11))
        let statistics = try #require(try statistics(journal))
        let overturned = statistics.members.map { "\($0.decider) \($0.overturned)/\($0.settled)" }
        #expect(
            overturned == ["member(\"anna\") 0/1", "member(\"mia\") 2/3", "member(\"mo\") 2/4"])
    }

    @Test func importsStandApart() throws {
        var journal = builder()
        journal.open("anna.impt1111", .import, system: "src")
        journal.add(
            .ideaSubmitted(IdeaSubmitted(idea: "src-1", title: "T")), by: "anna.impt1111",
            at: at(1), happened: at(0))
        journal.add(decided(.approved, ["src-1"]), by: "anna.impt1111", at: at(1))
        journal.add(decided(.hidden, ["src-1"]), at: at(2))
        let statistics = try #require(try statistics(journal))
        #expect(statistics.members.map(\.decider) == [.member("anna"), .imported])
        #expect(statistics.members[1].overturned == 1)
        #expect(statistics.members[1].timeToDecision == nil)
        // Not the first decision on it, so no time to decision either.
        #expect(statistics.members[0].timeToDecision == nil)
    }

    @Test func theTimeFromTheFirstFlagToWhatClosedIt() throws {
        var journal = builder("a", "b")
        func flag(_ item: String, _ who: String, _ hour: Double) -> String {
            journal.add(
                .flagRaised(FlagRaised(item: item, reason: "spam", participant: who)), at: at(hour))
        }
        let first = flag("a", "p1", 1)
        let second = flag("a", "p2", 3)
        let third = flag("b", "p1", 4)
        journal.add(decided(.hidden, ["a"], flags: [second, first]), by: Self.mo, at: at(6))
        // Naming them again closes nothing.
        journal.add(
            decided(.hidden, ["a", "b"], flags: [first, second, third]), by: Self.mo, at: at(10))
        let statistics = try #require(try statistics(journal))
        // 5 h and 6 h.
        #expect(statistics.members[0].timeToCloseFlags == 5.5 * Double(Self.hour))
    }
}
