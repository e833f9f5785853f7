import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// The blind second look at decided items.
@Suite struct SampleTests {
    private static let mo = "mo.mmmm1111"
    private static let mia = "mia.mmmm2222"

    private func builder(_ items: [String] = ["a", "b"]) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator)
        builder.join("mia", .moderator)
        builder.join("cody", .coder)
        builder.join("obs", .observer)
        builder.join("pat", .panelist)
        for item in items { builder.idea(item) }
        return builder
    }

    private func judge(_ item: String, _ verdict: Verdict, in sample: String = "s") -> Event {
        .sampleJudged(SampleJudged(sample: sample, item: item, verdict: verdict))
    }

    private func drawn(_ items: String...) -> Event {
        .sampleDrawn(SampleDrawn(sample: "s", items: items, seed: 7))
    }

    private func state(_ journal: CampaignBuilder, _ member: String) throws -> SampleState? {
        let campaign = try journal.campaign()
        return campaign.sample("s", for: Viewpoint(member, in: campaign))
    }

    /// mo has hidden a and approved b; both are drawn.
    private func decided() -> CampaignBuilder {
        var journal = builder()
        journal.decide(.hidden, "a", reason: "spam", by: SampleTests.mo)
        journal.decide(.approved, "b", by: SampleTests.mo)
        journal.add(drawn("a", "b"))
        return journal
    }

    @Test func whoHasNoRightsGetsNothing() throws {
        let campaign = try decided().campaign()
        for member in ["cody", "obs", "pat", "stranger"] {
            let view = Viewpoint(member, in: campaign)
            #expect(campaign.samples(for: view).isEmpty && campaign.sample("s", for: view) == nil)
            #expect(campaign.openSamples(for: member).isEmpty)
            #expect(campaign.decidedByPeople(for: view).isEmpty)
            #expect(campaign.check(judge("a", .hidden), by: member) != nil)
            let records = campaign.recordsInOrder.filter { $0.event.type == .sampleDrawn }
            #expect(!records.contains { view.canSee($0, in: campaign) })
        }
    }

    @Test func theFirstVerdictIsHiddenUntilTheJudgeHasJudged() throws {
        var journal = decided()
        let before = try #require(try state(journal, "mia"))
        #expect(before.items.allSatisfy { $0.first == nil && $0.isOpenToViewer })
        #expect(before.pairs.isEmpty && before.agreement == nil && before.differing.isEmpty)
        #expect(before.toJudge.count == 2)
        journal.add(judge("a", .approved), by: SampleTests.mia)
        let after = try #require(try state(journal, "mia"))
        #expect(after.items.map { $0.first?.verdict } == [.hidden, nil])
        #expect(after.differing.count == 1 && after.toJudge.count == 1 && after.agreement == 0)
        // A third moderator still sees neither the first nor the second verdict on it.
        let third = try #require(try state(journal, "anna"))
        #expect(third.items.allSatisfy { $0.first == nil && $0.judgements.isEmpty })
        #expect(third.judged == 1 && third.agreement == nil)
        journal.add(judge("b", .approved), by: SampleTests.mia)
        let whole = try #require(try state(journal, "anna"))
        #expect(whole.pairs.count == 2 && whole.agreement == 0.5)
        #expect(whole.count(first: .hidden, second: .approved) == 1)
    }

    @Test func theFirstDeciderCannotJudgeAndTheirLinesDoNotCount() throws {
        var journal = decided()
        #expect(
            try journal.campaign().check(judge("a", .hidden), by: "mo")?.sentence
                .contains("somebody else") == true)
        #expect(try journal.campaign().openSamples(for: "mo").isEmpty)
        journal.add(judge("a", .hidden), by: SampleTests.mo)
        #expect(try state(journal, "mo")?.judged == 0)
        // Who decides on it after their look was blind when they looked.
        journal.add(judge("a", .hidden), by: SampleTests.mia)
        journal.decide(.approved, "a", by: SampleTests.mia)
        let state = try #require(try state(journal, "mo"))
        #expect(state.judged == 1)
        #expect(state.pairs.map(\.first) == [.hidden] && state.pairs.map(\.second) == [.hidden])
    }

    @Test func theVerdictIsThatOfTheDrawAndUndoneOnesDropOut() throws {
        var journal = builder()
        let first = journal.decide(.hidden, "a", reason: "spam", by: SampleTests.mo)
        journal.decide(.approved, "b", by: SampleTests.mo)
        journal.add(drawn("a", "b", "a", "missing"))
        journal.decide(.approved, "a", by: CampaignBuilder.owner)
        journal.add(judge("a", .hidden), by: SampleTests.mia)
        #expect(try state(journal, "mia")?.items[0].first?.verdict == .hidden)
        #expect(try state(journal, "mia")?.items.count == 2)
        journal.undo(first, by: SampleTests.mo)
        #expect(try state(journal, "mia")?.items.count == 1)
    }

    @Test func judgingIsRefusedWhereItWouldNotBeBlind() throws {
        var journal = decided()
        func refusal(_ item: String, _ verdict: Verdict, _ member: String) throws -> String {
            try journal.campaign().check(judge(item, verdict), by: member)?.sentence ?? ""
        }
        #expect(try refusal("c", .hidden, "mia").contains("not in the sample"))
        #expect(try refusal("a", .pending, "mia").contains("gives a verdict"))
        #expect(
            try journal.campaign().check(judge("a", .hidden, in: "t"), by: "mia") != nil)
        let look = journal.add(judge("a", .approved), by: SampleTests.mia)
        #expect(try refusal("a", .hidden, "mia").contains("have judged"))
        journal.add(judge("b", .approved), by: SampleTests.mia)
        #expect(try refusal("a", .hidden, "anna").contains("would not be blind"))
        journal.undo(look, by: SampleTests.mia)
        #expect(try refusal("a", .hidden, "anna") == "")
    }

    @Test func aDrawIsRepeatedFromItsSeedAndTakesPeoplesVerdictsAlone() throws {
        let names = (1...40).map { "i\($0)" }
        var journal = builder(names)
        journal.open("anna.impt1111", .import, system: "src")
        journal.idea("src-1", by: "anna.impt1111")
        journal.decide(.approved, "src-1", by: "anna.impt1111")
        for name in names.dropFirst(2) { journal.decide(.approved, name, by: SampleTests.mo) }
        journal.decide(.escalated, "i3", by: SampleTests.mo)
        let undone = journal.decide(.hidden, "i1", reason: "spam", by: SampleTests.mo)
        journal.undo(undone, by: SampleTests.mo)
        let campaign = try journal.campaign()
        let view = Viewpoint("anna", in: campaign)
        let draw = campaign.draw("s", size: 10, seed: 2015, for: view)
        #expect(draw.items.count == 10 && Set(draw.items).count == 10 && draw.seed == 2015)
        #expect(draw == campaign.draw("s", size: 10, seed: 2015, for: view))
        #expect(draw.items != campaign.draw("s", size: 10, seed: 2016, for: view).items)
        let all = campaign.draw("s", size: 1000, seed: 1, for: view).items
        #expect(Set(all) == Set(names.dropFirst(3)))
        #expect(campaign.check(.sampleDrawn(draw), by: "mo") == nil)
        let none = campaign.draw("s", size: 5, seed: 1, for: Viewpoint("obs", in: campaign))
        #expect(none.items.isEmpty && campaign.check(.sampleDrawn(none), by: "mo") != nil)
        journal.add(.sampleDrawn(draw))
        #expect(
            try journal.campaign().check(.sampleDrawn(draw), by: "mo")?.sentence
                .contains("already") == true)
    }

    @Test func everyItemIsAsLikelyToBeDrawn() throws {
        let names = (1...10).map { "i\($0)" }
        var journal = builder(names)
        for name in names { journal.decide(.approved, name, by: SampleTests.mo) }
        let campaign = try journal.campaign()
        let view = Viewpoint("anna", in: campaign)
        var counts: [String: Int] = [:]
        for seed in 0..<2000 {
            for id in campaign.draw("s", size: 3, seed: seed, for: view).items {
                counts[id, default: 0] += 1
            }
        }
        // 600 each; five standard deviations are 102.
        #expect(names.allSatisfy { abs((counts[$0] ?? 0) - 600) < 102 })
    }
}
