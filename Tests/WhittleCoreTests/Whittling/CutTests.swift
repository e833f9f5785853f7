import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct CutTests {
    private func builder(_ ideas: [String] = ["a", "b", "c", "d", "e"]) -> CampaignBuilder {
        var builder = CampaignBuilder()
        for idea in ideas { builder.idea(idea) }
        return builder
    }

    private func cut(_ kept: String...) -> Event {
        .cutMade(
            CutMade(
                stage: "long", from: "pool", rule: CutRule(by: .crowd, top: 3).json, kept: kept,
                considered: 5, basis: [], digest: "00000000"))
    }

    private func override(_ idea: String, _ verdict: OverrideVerdict, _ reason: String) -> Event {
        .cutOverridden(
            CutOverridden(stage: "long", idea: idea, verdict: verdict, reason: reason))
    }

    private func outcomes(_ journal: CampaignBuilder) throws -> [String] {
        let campaign = try journal.campaign()
        return campaign.outcomes(of: "long").map { item, outcome in
            campaign.items.name(item) + " " + words(outcome)
        }
    }

    private func words(_ outcome: Outcome) -> String {
        switch outcome {
        case .kept(let place): "kept \(place)"
        case .keptByOverride(let reason): "in: \(reason)"
        case .droppedByOverride(let reason): "out: \(reason)"
        case .dropped: "dropped"
        case .hidden: "hidden"
        }
    }

    @Test func overridesOutliveANewCutUntilTheyAreLifted() throws {
        var journal = builder()
        journal.add(cut("b", "a", "c"))
        journal.add(override("a", .dropped, "done already"))
        journal.add(override("e", .kept, "the only rural one"))
        #expect(
            try outcomes(journal)
                == ["b kept 1", "a out: done already", "c kept 3", "e in: the only rural one"])
        journal.add(cut("a", "d"))
        #expect(
            try outcomes(journal)
                == ["a out: done already", "d kept 2", "e in: the only rural one"])
        journal.add(override("a", .none, "not done"))
        #expect(
            try outcomes(journal)
                == ["a kept 1", "d kept 2", "e in: the only rural one"])
        let campaign = try journal.campaign()
        #expect(campaign.kept(in: "long").map { campaign.items.name($0) } == ["a", "d", "e"])
        #expect(campaign.stageByItem()[campaign.item("d")] == "long")
        #expect(campaign.stageByItem()[campaign.item("b")] == nil)
    }

    @Test func keptIdeasFollowTheirHeadsAndHiddenOnesDropOut() throws {
        var journal = builder()
        journal.add(cut("a", "b", "c"))
        journal.merge("a", into: "e")
        journal.merge("c", into: "e")
        journal.decide(.hidden, "b", reason: "spam")
        #expect(try outcomes(journal) == ["e kept 1", "b hidden"])
        let campaign = try journal.campaign()
        #expect(campaign.kept(in: "long").map { campaign.items.name($0) } == ["e"])
    }

    @Test func aHeadsOwnOverrideGoesBeforeThatOfAMergedIdea() throws {
        var journal = builder()
        journal.add(cut("c"))
        journal.add(override("a", .kept, "merged, wanted"))
        journal.add(override("b", .kept, "merged alone"))
        journal.add(override("d", .dropped, "head, not wanted"))
        journal.merge("a", into: "d")
        journal.merge("b", into: "e")
        #expect(try outcomes(journal) == ["c kept 1", "e in: merged alone"])
    }

    @Test func aCutComesFromTheStageBeforeAndTakesOnlyWhatCounts() throws {
        var journal = builder()
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [
                    PlannedStage(stage: "long", title: "Long", target: 3),
                    PlannedStage(stage: "short", title: "Short", target: 1),
                ])))
        var campaign = try journal.campaign()
        #expect(campaign.stageBefore("short") == "pool" && campaign.stageBefore("long") == "pool")
        journal.add(cut("b", "a", "c"))
        journal.decide(.hidden, "a", reason: "spam")
        journal.vote("c", "p", 1)
        journal.vote("b", "p", -1)
        campaign = try journal.campaign()
        #expect(campaign.stageBefore("short") == "long")
        #expect(campaign.pool("pool").count == 4)
        let preview = campaign.preview(
            CutRule(by: .crowd, top: 1), stage: "short", from: "long")
        #expect(preview.considered == 2)
        #expect(preview.kept.map { campaign.items.name($0) } == ["c"])
        #expect(preview.entering == preview.kept && preview.leaving.isEmpty)
    }

    /// a: 3 of 3, b: 1 of 2, c: no vote, d: 0 of 2. With few ideas the prior is the pooled mean
    /// m = 4/7 at the weight of two votes: a = 8/7, b = 6/7. Posterior means: a (8/7+3)/5 = 29/35,
    /// b (8/7+1)/4 = 15/28, c 4/7, d (8/7)/4 = 2/7.
    @Test func theCrowdsOrderIsByTheShrunkenShareAndTiesByTheId() throws {
        var journal = builder(["a", "b", "c", "d", "c2"])
        for (idea, up, down) in [("a", 3, 0), ("b", 1, 1), ("d", 0, 2)] {
            for voter in 0..<(up + down) {
                journal.vote(idea, "p\(voter)", voter < up ? 1 : -1)
            }
        }
        let campaign = try journal.campaign()
        let rankings = Rankings(campaign, Viewpoint("anna", in: campaign))
        #expect(rankings.byCrowd.map { campaign.items.name($0) } == ["a", "c", "c2", "b", "d"])
        let means = ["a": 29.0 / 35, "b": 15.0 / 28, "c": 4.0 / 7, "d": 2.0 / 7]
        for (id, mean) in means {
            let score = try #require(rankings.crowdScore(campaign.item(id)))
            #expect(abs(score.mean - mean) < 1e-12)
        }
        #expect(rankings.crowdPlace(campaign.item("c2")) == 3)
        let preview = campaign.preview(CutRule(by: .crowd, top: 3), stage: "long", from: "pool")
        #expect(preview.kept.map { campaign.items.name($0) } == ["a", "c", "c2"])
    }

    @Test func thePanelsCutKeepsOnlyWhatWasScored() throws {
        var journal = builder(["a", "b", "c"])
        journal.join("pat", .panelist)
        journal.round()
        journal.review("b", ["impact": 3], by: "pat.pppp1111")
        journal.review("c", ["impact": 4], by: "pat.pppp1111")
        let campaign = try journal.campaign()
        let preview = campaign.preview(CutRule(by: .panel, top: 3), stage: "long", from: "pool")
        #expect(preview.kept.map { campaign.items.name($0) } == ["c", "b"])
        #expect(preview.considered == 3)
    }

    /// Bit by bit, from the definition: nothing of the code under test.
    private func crc32c(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = ~0
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
        }
        return ~crc
    }

    private func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    @Test func theBasisNamesTheGaplessRunsAndTheDigestIsOverTheirChecksums() throws {
        #expect(hex(crc32c(Array("123456789".utf8))) == "e3069283")
        var journal = builder(["a"])
        journal.join("mo", .moderator)
        for seq in [1, 2, 4] {
            journal.add(
                .noteWritten(NoteWritten(item: "a", body: "\(seq)")), by: "mo.mmmm1111", seq: seq)
        }
        journal.vote("a", "p", 1, by: "abe.aaaa1111")
        let campaign = try journal.campaign()
        let event = campaign.cutEvent(
            campaign.preview(CutRule(by: .crowd, top: 1), stage: "long", from: "pool"))
        #expect(
            event.basis == [
                BasisEntry(writer: "abe.aaaa1111", seq: 1),
                BasisEntry(writer: "anna.aaaa1111", seq: 4),
                BasisEntry(writer: "mo.mmmm1111", seq: 2),
            ])
        var checksums: [UInt8] = []
        for (writer, last) in [("abe.aaaa1111", 1), ("anna.aaaa1111", 4), ("mo.mmmm1111", 2)] {
            for line in journal.lines where line.writer == writer && line.seq <= last {
                // What stands before `,"crc":"00000000"}`.
                checksums += Array(hex(crc32c(Array(line.bytes.dropLast(18)))).utf8)
            }
        }
        #expect(checksums.count == 7 * 8)
        #expect(event.digest == hex(crc32c(checksums)))
        #expect(event.kept == ["a"] && event.considered == 1)
        // A basis that is not all here has no digest.
        #expect(campaign.writers.digest(of: [BasisEntry(writer: "mo.mmmm1111", seq: 3)]) == nil)
    }

    @Test func theDigestIsOfTheLowerOfTwoLinesWithOneNumber() throws {
        func journal(_ bodies: [String]) -> CampaignBuilder {
            var journal = builder(["a"])
            for body in bodies {
                journal.add(
                    .noteWritten(NoteWritten(item: "a", body: body)),
                    at: CampaignBuilder.second(60), seq: 4)
            }
            return journal
        }
        let basis = [BasisEntry(writer: CampaignBuilder.owner, seq: 4)]
        let lower = try journal(["x"]).campaign().writers.digest(of: basis)
        #expect(try journal(["x", "y"]).campaign().writers.digest(of: basis) == lower)
        #expect(try journal(["y", "x"]).campaign().writers.digest(of: basis) == lower)
        #expect(try journal(["y"]).campaign().writers.digest(of: basis) != lower)
    }
}
