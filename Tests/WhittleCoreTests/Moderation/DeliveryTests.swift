import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// What platforms know of decisions on what came from them.
@Suite struct DeliveryTests {
    private static let mo = "mo.mmmm1111"
    private static let source = "anna.impt1111"

    /// Three ideas and a comment from `src`, one of them approved there, and an idea made here.
    private func builder() -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator, .panelist)
        builder.join("obs", .observer)
        builder.join("pat", .panelist)
        builder.open(Self.source, .import, system: "src")
        for id in ["src-1", "src-2", "src-3"] { builder.idea(id, by: Self.source) }
        builder.comment("src-c4", on: "src-1", by: Self.source)
        builder.decide(.approved, "src-1", by: Self.source)
        builder.idea("here")
        return builder
    }

    private func undelivered(_ journal: CampaignBuilder) throws -> [String] {
        let campaign = try journal.campaign()
        let view = Viewpoint("mo", in: campaign)
        let open = campaign.platformDecisions(of: "src", for: view).filter { !$0.isDelivered }
        #expect(open.count == campaign.undeliveredCount(for: view))
        #expect(open.count == campaign.undeliveredCount(for: view, system: "src"))
        return open.map { "\($0.source.id ?? "-") \($0.verdict.rawValue) \($0.line ?? "-")" }
    }

    private func delivered(
        _ lines: String..., of items: [String] = [], to system: String = "src"
    ) -> Event {
        .decisionsDelivered(DecisionsDelivered(system: system, lines: lines, items: items))
    }

    @Test func theSourcesIdsAreReadBack() throws {
        var journal = builder()
        let long = "src-" + String(repeating: "x", count: 120)
        let made = [
            Identifier.make(long), "src-x0123456789abcdef", "src-x0123456789abcdef.2",
            "src-x0123456789abcdefg", "src-idea_2024", "mo.k3f9a2q7-8",
        ]
        for id in made { journal.idea(id, by: Self.source) }
        let campaign = try journal.campaign()
        func id(_ item: String) -> String? { campaign.source(of: campaign.item(item))?.id }
        #expect(id("src-1") == "1" && id("src-c4") == "4")
        #expect(
            made.map(id) == [nil, nil, nil, "x0123456789abcdefg", "idea_2024", "mo.k3f9a2q7-8"])
        #expect(campaign.source(of: campaign.item("here")) == nil)
        #expect(campaign.sourceSystems == ["src"])
    }

    @Test func onlyTheStaffIsTold() throws {
        var journal = builder()
        journal.decide(.hidden, "src-2", reason: "spam", by: Self.mo)
        let campaign = try journal.campaign()
        for member in ["obs", "pat", "stranger"] {
            let view = Viewpoint(member, in: campaign)
            #expect(campaign.undeliveredCount(for: view) == 0)
            #expect(campaign.platformDecisions(of: "src", for: view).isEmpty)
            #expect(campaign.check(delivered("mo.mmmm1111-1"), by: member) != nil)
        }
    }

    @Test func whatCameFromThereIsKnownThereUntilItIsChangedHere() throws {
        var journal = builder()
        #expect(try undelivered(journal) == [])
        // The same verdict again is no news, nor is putting back what nobody has decided.
        journal.decide(.approved, "src-1", by: Self.mo)
        journal.decide(.escalated, "src-2", by: Self.mo)
        journal.decide(.hidden, "here", reason: "spam", by: Self.mo)
        #expect(try undelivered(journal) == [])
        let change = journal.decide(.hidden, "src-1", reason: "spam", by: Self.mo)
        #expect(try undelivered(journal) == ["1 hidden \(change)"])
        journal.decide(.hidden, "src-1", by: Self.source)
        #expect(try undelivered(journal) == [])
    }

    @Test func aDecisionChangedAfterItsDeliveryIsUndeliveredAgain() throws {
        var journal = builder()
        let first = journal.decide(.hidden, "src-2", "src-3", reason: "spam", by: Self.mo)
        #expect(try undelivered(journal) == ["2 hidden \(first)", "3 hidden \(first)"])
        journal.add(delivered(first, to: "other"), by: Self.mo)
        #expect(try undelivered(journal).count == 2)
        journal.add(delivered(first), by: Self.mo)
        #expect(try undelivered(journal) == [])
        let second = journal.decide(.approved, "src-2", by: Self.mo)
        #expect(try undelivered(journal) == ["2 approved \(second)"])
        journal.add(delivered(second), by: Self.mo)
        #expect(try undelivered(journal) == [])
        // Undone after its delivery: the platform must hear of the one before again.
        journal.undo(second, by: Self.mo)
        #expect(try undelivered(journal) == ["2 hidden \(first)"])
        let third = journal.add(delivered(first), by: Self.mo)
        #expect(try undelivered(journal) == [])
        journal.undo(third, by: Self.mo)
        #expect(try undelivered(journal) == ["2 hidden \(first)"])
    }

    @Test func aVerdictTakenBackAfterItsDeliveryIsToldAsPending() throws {
        var journal = builder()
        let first = journal.decide(.hidden, "src-2", "src-3", reason: "spam", by: Self.mo)
        journal.add(delivered(first), by: Self.mo)
        let undoing = journal.undo(first, by: Self.mo)
        let second = journal.decide(.approved, "src-3", by: Self.mo)
        #expect(try undelivered(journal) == ["2 pending \(undoing)", "3 approved \(second)"])
        journal.add(delivered(undoing, second), by: Self.mo)
        #expect(try undelivered(journal) == [])
    }

    @Test func aDeliveryMayArriveBeforeItsLinesAndEverythingBeforeTheImportsFirstLine() throws {
        var journal = builder()
        let first = journal.decide(.hidden, "src-2", "src-3", reason: "spam", by: Self.mo)
        journal.add(delivered(first), by: Self.mo)
        let lines = Array(journal.lines.reversed())
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        for count in 1...lines.count {
            // A file a line, as sync tools may bring them.
            var folder = MemoryFolder()
            for (index, line) in lines.prefix(count).enumerated() {
                CampaignBuilder.append(
                    line,
                    to: "\(line.writer).sync-conflict-20150112-0900\(10 + index)-ABCDEFG.jsonl",
                    &folder)
            }
            try reader.refresh(&campaign, folder, now: journal.clock.advanced(by: 1000))
        }
        let view = Viewpoint("mo", in: campaign)
        #expect(campaign.undeliveredCount(for: view) == 0)
        #expect(campaign.platformDecisions(of: "src", for: view).count == 3)
    }

    @Test func recusedModeratorsDoNotHearOfTheIdea() throws {
        var journal = builder()
        journal.decide(.hidden, "src-2", reason: "spam", by: Self.mo)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "src-2")), by: Self.mo)
        let campaign = try journal.campaign()
        #expect(campaign.undeliveredCount(for: Viewpoint("mo", in: campaign)) == 0)
        #expect(campaign.undeliveredCount(for: Viewpoint("anna", in: campaign)) == 1)
    }

    @Test func aVerdictTakenBackIsToldInWhateverOrderItsLinesArrive() throws {
        var journal = builder()
        let hiding = journal.decide(.hidden, "src-2", reason: "spam", by: Self.mo)
        journal.add(delivered(hiding), by: Self.mo)
        let undoing = journal.undo(hiding)
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        var folder = MemoryFolder()
        // The owner's file, which takes the line back, is here before the moderator's.
        for line in journal.lines where line.writer != Self.mo {
            CampaignBuilder.append(line, to: line.writer + ".jsonl", &folder)
        }
        try reader.refresh(&campaign, folder, now: journal.clock)
        for line in journal.lines where line.writer == Self.mo {
            CampaignBuilder.append(line, to: line.writer + ".jsonl", &folder)
        }
        try reader.refresh(&campaign, folder, now: journal.clock)
        let view = Viewpoint("mo", in: campaign)
        let open = campaign.platformDecisions(of: "src", for: view).filter { !$0.isDelivered }
        #expect(open.map(\.line) == [undoing] && open.map(\.verdict) == [.pending])
        #expect(campaign.undeliveredCount(for: view) == 1)
        #expect(try undelivered(journal) == ["2 pending \(undoing)"])
    }

    @Test func aLineDeliveredAgainSaysNothingOfItemsOnWhichALaterOneWasDelivered() throws {
        var journal = builder()
        let both = journal.decide(.hidden, "src-2", "src-3", reason: "spam", by: Self.mo)
        journal.add(delivered(both), by: Self.mo)
        let second = journal.decide(.approved, "src-2", by: Self.mo)
        let third = journal.decide(.approved, "src-3", by: Self.mo)
        journal.add(delivered(second, third), by: Self.mo)
        journal.undo(third, by: Self.mo)
        #expect(try undelivered(journal) == ["3 hidden \(both)"])
        journal.add(delivered(both), by: Self.mo)
        #expect(try undelivered(journal) == [])
        // What was delivered stays so, though the later line is taken back afterwards.
        let undoing = journal.undo(second, by: Self.mo)
        #expect(try undelivered(journal) == ["2 hidden \(both)"])
        journal.add(delivered(both), by: Self.mo)
        #expect(try undelivered(journal) == [])
        journal.redo(second, by: Self.mo)
        #expect(try undelivered(journal) == ["2 approved \(second)"])
        #expect(!undoing.isEmpty)
    }

    @Test func aDeliveryThatNamesStrangersMakesNoWriters() throws {
        var journal = builder()
        let hiding = journal.decide(.hidden, "src-2", reason: "spam", by: Self.mo)
        let names = (10..<60).map { "zoe.aaaaaa\($0)" }
        journal.add(
            .decisionsDelivered(
                DecisionsDelivered(
                    system: "src", lines: names.map { "\($0)-1" } + ["no-line", hiding])),
            by: Self.mo)
        let campaign = try journal.campaign()
        #expect(names.allSatisfy { campaign.writers.find($0) == nil })
        #expect(campaign.undeliveredCount(for: Viewpoint("mo", in: campaign)) == 0)
    }

    @Test func whoStoodBackAndDoesNoMoreHearsOfEverythingAgain() throws {
        var journal = builder()
        journal.comment("src-c5", on: "src-2", by: Self.source)
        journal.decide(.hidden, "src-2", "src-c5", "src-3", reason: "spam", by: Self.mo)
        journal.merge("src-3", into: "src-1", by: Self.mo)
        func count() throws -> Int {
            let campaign = try journal.campaign()
            let view = Viewpoint("mo", in: campaign)
            let listed = campaign.platformDecisions(of: "src", for: view)
            let count = campaign.undeliveredCount(for: view)
            #expect(count == listed.count { !$0.isDelivered })
            #expect(count == campaign.undeliveredCount(for: view, system: "src"))
            return count
        }
        #expect(try count() == 3)
        journal.add(.recusalDeclared(RecusalDeclared(idea: "src-2", member: "mo")))
        #expect(try count() == 1)
        // The group of an idea is stood back from as one.
        journal.add(.recusalDeclared(RecusalDeclared(idea: "src-1", member: "mo")))
        #expect(try count() == 0)
        journal.add(.recusalWithdrawn(RecusalWithdrawn(idea: "src-2", member: "mo")))
        #expect(try count() == 2)
        journal.add(.recusalWithdrawn(RecusalWithdrawn(idea: "src-1", member: "mo")))
        #expect(try count() == 3)
    }

    @Test func itemsThatHadNoPlaceInTheFileAreNotTold() throws {
        var journal = builder()
        let both = journal.decide(.hidden, "src-2", "src-3", reason: "spam", by: Self.mo)
        // Whoever wrote the file stood back from the third.
        journal.add(delivered(both, of: ["src-2"]), by: Self.mo)
        #expect(try undelivered(journal) == ["3 hidden \(both)"])
        let again = journal.add(delivered(both, of: ["src-3"]))
        #expect(try undelivered(journal) == [])
        journal.undo(again)
        #expect(try undelivered(journal) == ["3 hidden \(both)"])
    }

    @Test func aLineSaysNothingOfAnItemThatAnotherHasDecidedSince() throws {
        var journal = builder()
        let first = journal.decide(.hidden, "src-2", reason: "spam", by: Self.mo)
        journal.add(delivered(first, of: ["src-2"]), by: Self.mo)
        let both = journal.decide(.approved, "src-2", "src-3", by: Self.mo)
        journal.decide(.hidden, "src-2", reason: "spam", by: Self.mo)
        // The second is as the platform knows it, so the file has the third alone.
        #expect(try undelivered(journal) == ["3 approved \(both)"])
        journal.add(delivered(both, of: ["src-3"]), by: Self.mo)
        #expect(try undelivered(journal) == [])
    }

    @Test func whatIsTakenBackIsToldOfItsOwnItemsAlone() throws {
        var journal = builder()
        let both = journal.decide(.hidden, "src-2", "src-3", reason: "spam", by: Self.mo)
        journal.add(delivered(both, of: ["src-2", "src-3"]), by: Self.mo)
        let undoing = journal.undo(both, by: Self.mo)
        journal.decide(.hidden, "src-3", reason: "spam", by: Self.mo)
        #expect(try undelivered(journal) == ["2 pending \(undoing)"])
        journal.add(delivered(undoing, of: ["src-2"]), by: Self.mo)
        #expect(try undelivered(journal) == [])
    }
}
