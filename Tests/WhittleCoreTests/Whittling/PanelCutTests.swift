import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// Cuts by the panel's raw and adjusted scores, by panel and crowd, and under other weights.
@Suite struct PanelCutTests {
    static let writers = ["pat.pppp1111", "pia.pppp2222", "pru.pppp3333", "pug.pppp4444"]

    /// Ideas a, b, … with their scores by pat, pia, pru and pug.
    static func journal(
        _ rows: [[Double?]], _ visibility: Visibility = .always
    ) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for member in ["pat", "pia", "pru", "pug"] { journal.join(member, .panelist) }
        for index in rows.indices { journal.idea(name(index)) }
        journal.round("r", visibility)
        for (index, row) in rows.enumerated() {
            for (writer, score) in zip(writers, row) {
                if let score { journal.review(name(index), ["impact": score], by: writer) }
            }
        }
        return journal
    }

    static func name(_ index: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index)))
    }

    private func rule(_ kind: PanelScoreKind?, _ weights: [String: Double] = [:]) -> CutRule {
        CutRule(by: .panel, top: 3, score: kind, weights: weights, round: "r")
    }

    private func order(_ journal: CampaignBuilder, _ rule: CutRule) throws -> CutOrder {
        try journal.campaign().cutOrder(rule, from: "pool")
    }

    private func names(_ journal: CampaignBuilder, _ rule: CutRule) throws -> String {
        let campaign = try journal.campaign()
        return campaign.cutOrder(rule, from: "pool").order.map { campaign.items.name($0) }
            .joined()
    }

    // MARK: Nothing to adjust

    @Test func withoutScoresTheRuleSaysSoAndKeepsNothing() throws {
        for rows in [[], [[]], [[4.0]], [[nil, 2.0], []]] as [[[Double?]]] {
            let journal = Self.journal(rows)
            let campaign = try journal.campaign()
            let preview = campaign.preview(rule(.adjusted), stage: "s", from: "pool")
            #expect(preview.kept.isEmpty && campaign.prices(preview).isEmpty)
            #expect(
                preview.choice.problem
                    == "There are too few scores to adjust. Choose the raw score instead.")
            let raw = campaign.preview(rule(.raw), stage: "s", from: "pool")
            #expect(raw.choice.problem == nil)
            #expect(raw.kept.count == rows.count { $0.contains { $0 != nil } })
            let round = try #require(campaign.round("r"))
            let usual = campaign.usualScore(in: round)
            #expect(usual.kind == .raw && usual.absence == .tooFew)
        }
    }

    @Test func scoresThatAreAllTheSameAreNotAdjusted() throws {
        // 3.1 three times does not add up to three times 3.1 in binary.
        let journal = Self.journal([[3.1, 3.1], [3.1, nil, 3.1], [nil, 3.1, 3.1, 3.1]])
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        #expect(campaign.usualScore(in: round).absence == .allSame)
        let preview = campaign.preview(rule(.adjusted), stage: "s", from: "pool")
        #expect(preview.choice.problem?.hasPrefix("All scores are the same") == true)
        #expect(try names(journal, rule(.raw)) == "abc")
    }

    @Test func withoutVotesThereIsNoPanelAndCrowd() throws {
        var journal = Self.journal([[4, 3], [2, 2], [5, 4]])
        var problem = try order(journal, rule(.panelAndCrowd)).problem
        #expect(problem?.hasPrefix("No votes tell the scored ideas apart") == true)
        // The same votes for each tell nothing either.
        for idea in ["a", "b", "c"] { journal.vote(idea, "p", 1) }
        problem = try order(journal, rule(.panelAndCrowd)).problem
        #expect(problem != nil)
        journal.vote("b", "q", -1)
        #expect(try order(journal, rule(.panelAndCrowd)).problem == nil)
    }

    @Test func anUnknownRoundHasNoScores() throws {
        let journal = Self.journal([[4, 3], [2, 2]])
        var rule = rule(.adjusted)
        rule.round = "none"
        #expect(try order(journal, rule).order.isEmpty)
    }

    // MARK: The order

    /// One member's scores are ordered as they are, and so are single reviews: nothing tells
    /// leniency from worth but the spread of members' means.
    @Test func oneMemberOrOneReviewEach() throws {
        let one = Self.journal([[4], [2], [5], [3], [1]])
        #expect(try names(one, rule(.adjusted)) == names(one, rule(.raw)))
        #expect(try names(one, rule(.adjusted)) == "cadbe")
        let each = Self.journal([[4], [nil, 2], [nil, nil, 5]])
        #expect(try order(each, rule(.adjusted)).problem == nil)
        #expect(try names(each, rule(.adjusted)) == "cab")
    }

    /// PANEL8 of methods B.5.
    static let panel8: [[Double?]] = [
        [4, 3, nil, 5], [2, 2, 3, nil], [5, nil, 4, 5], [3, 2, nil, 4], [nil, 1, 2, 3],
        [4, 3, 4, nil], [2, nil, 1, 3], [nil, 4, 5, 5],
    ]
    private static let adjusted8 = [
        3.9446470241, 2.6396748291, 4.3405999414, 2.9953256548, 2.0835246438, 3.9054366549,
        1.8090762899, 4.6150482953,
    ]

    @Test func theAdjustedOrderIsThatOfTheReference() throws {
        let journal = Self.journal(Self.panel8)
        let campaign = try journal.campaign()
        let order = campaign.cutOrder(rule(.adjusted), from: "pool")
        for (index, wanted) in Self.adjusted8.enumerated() {
            let value = try #require(order.values[campaign.item(Self.name(index))])
            #expect(abs(value - wanted) < 1e-7)
        }
        #expect(try names(journal, rule(.adjusted)) == "hcafdbeg")
        // Raw means: c and h 14/3, a 4, f 11/3, d 3, b 7/3, e and g 2; ties by the id.
        for kind in [nil, PanelScoreKind.raw] {
            #expect(try names(journal, rule(kind)) == "chafdbeg")
        }
        #expect(campaign.usualScore(in: try #require(campaign.round("r"))).kind == .adjusted)
    }

    /// What the members said of ideas outside the pool tells how lenient they are.
    @Test func thePoolChangesNoScore() throws {
        var journal = Self.journal(Self.panel8)
        journal.add(
            .cutMade(
                CutMade(
                    stage: "long", from: "pool", rule: CutRule(by: .crowd, top: 3).json,
                    kept: ["a", "h"], considered: 8, basis: [], digest: "00000000")))
        let campaign = try journal.campaign()
        let order = campaign.cutOrder(rule(.adjusted), from: "long")
        #expect(order.order.map { campaign.items.name($0) } == ["h", "a"])
        let value = try #require(order.values[campaign.item("h")])
        #expect(abs(value - Self.adjusted8[7]) < 1e-7)
    }

    /// With fewer than ten ideas the crowd's prior is the pooled share at the weight of two votes.
    @Test func panelAndCrowdIsTheSameModelWithTheCrowdInIt() throws {
        var journal = Self.journal(Self.panel8)
        let votes = [(3, 1), (0, 4), (5, 0), (1, 1), (2, 2), (0, 1), (4, 2), (0, 0)]
        for (index, (up, down)) in votes.enumerated() {
            for voter in 0..<(up + down) {
                journal.vote(Self.name(index), "p\(voter)", voter < up ? 1 : -1)
            }
        }
        // 15 of 26 votes are ups.
        let odds = votes.map { up, down in
            let share = (2 * 15 / 26 + Double(up)) / (2 + Double(up + down))
            return Libm.log(share / (1 - share))
        }
        let mean = odds.reduce(0, +) / 8
        let deviation = (odds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 8).squareRoot()
        var scores: [GivenScore] = []
        for (idea, row) in Self.panel8.enumerated() {
            for (member, value) in row.enumerated() {
                if let value { scores.append(GivenScore(idea: idea, member: member, value: value)) }
            }
        }
        let fit = try #require(
            PanelCalibration(
                ScoreTable(
                    ideas: 8, members: 4, scores: scores,
                    crowd: odds.map { ($0 - mean) / deviation })))
        let campaign = try journal.campaign()
        let order = campaign.cutOrder(rule(.panelAndCrowd), from: "pool")
        for index in 0..<8 {
            let value = try #require(order.values[campaign.item(Self.name(index))])
            #expect(abs(value - fit.ideas[index].mean) < 1e-7)
            #expect(abs(value - Self.adjusted8[index]) > 1e-4)
        }
    }

    // MARK: What counts

    /// A changed review, a recusal and exclusions: as if only what counts had ever been said.
    @Test func onlyTheLastReviewsThatCountAreInIt() throws {
        var plain = Self.panel8
        plain[1][2] = nil
        plain[4][1] = nil
        var journal = Self.journal(Self.panel8)
        journal.review("a", ["impact": 1], by: Self.writers[0])
        journal.review("a", ["impact": 4], by: Self.writers[0])
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "b", member: "pru")), by: Self.writers[2])
        journal.add(
            .reviewExcluded(
                ReviewExcluded(round: "r", idea: "e", member: "pia", reason: "not independent")))
        let (one, other) = try (journal.campaign(), Self.journal(plain).campaign())
        for kind in PanelScoreKind.allCases where kind != .panelAndCrowd {
            let found = one.cutOrder(rule(kind), from: "pool")
            let wanted = other.cutOrder(rule(kind), from: "pool")
            for index in 0..<8 {
                let name = Self.name(index)
                #expect(found.values[one.item(name)] == wanted.values[other.item(name)], "\(name)")
            }
        }
    }

    /// However the journals are read, the same bits come out.
    @Test func theOrderOfReadingChangesNoBit() throws {
        let journal = Self.journal(Self.panel8)
        let wanted = try journal.campaign()
        let values = wanted.cutOrder(rule(.adjusted), from: "pool").values
        for seed in 1...5 {
            var random = SplitMix64(seed: UInt64(seed))
            var folder = MemoryFolder()
            var ideas = Array(journal.lines)
            // Ids and members are met in another order: the files are read in another order.
            for index in ideas.indices.reversed() {
                ideas.swapAt(index, Int(random.next() % UInt64(index + 1)))
            }
            for line in ideas.sorted(by: { $0.writer != $1.writer ? false : $0.seq < $1.seq }) {
                CampaignBuilder.append(line, to: line.writer + ".jsonl", &folder)
            }
            var campaign = Campaign(id: CampaignBuilder.campaignID)
            var reader = JournalReader()
            try reader.refresh(
                &campaign, folder, now: CampaignBuilder.start.advanced(by: 86_400_000))
            let found = campaign.cutOrder(rule(.adjusted), from: "pool").values
            for index in 0..<8 {
                let name = Self.name(index)
                #expect(found[campaign.item(name)] == values[wanted.item(name)])
            }
        }
    }

    // MARK: Checking

    @Test(arguments: [PanelScoreKind.raw, .adjusted, .panelAndCrowd])
    func aCutIsComputedAgain(_ kind: PanelScoreKind) throws {
        var journal = Self.journal(Self.panel8)
        journal.vote("c", "p", 1)
        journal.vote("b", "p", -1)
        let campaign = try journal.campaign()
        let rule = rule(kind, ["ease": 2])
        var made = campaign.cutEvent(campaign.preview(rule, stage: "s", from: "pool"))
        #expect(made.kept.count == 3)
        #expect(CutRule(made.rule) == rule)
        #expect(made.checked(in: campaign).verdict == .agrees)
        made.kept.swapAt(0, 2)
        #expect(made.checked(in: campaign).isOrder)
        // By another score than the rule says.
        made.kept = ["a", "b", "c"]
        #expect(made.checked(in: campaign).verdict == .differs)
    }

    /// A rule that could never have made an order is a wrong cut, and no crash.
    @Test func aCutThatCannotBeAdjustedDoesNotAgree() throws {
        let campaign = try Self.journal([[4], []]).campaign()
        var made = campaign.cutEvent(campaign.preview(rule(.raw), stage: "s", from: "pool"))
        made.rule = rule(.adjusted).json
        #expect(made.checked(in: campaign).verdict == .differs)
        made.rule = rule(.raw, ["none": 1]).json
        #expect(made.checked(in: campaign).verdict == .differs)
    }

    // MARK: Other weights

    /// Impact weighs 3, ease 1 and fun nothing in the round.
    @Test func otherWeightsScoreAsTheRoundsOwnDo() throws {
        var journal = Self.journal([[], [], []])
        journal.review("a", ["impact": 4, "ease": 2, "fun": 5], by: Self.writers[0])
        journal.review("b", ["impact": 3, "ease": 5, "fun": nil], by: Self.writers[0])
        journal.review("c", ["impact": 5], by: Self.writers[0])
        func values(_ weights: [String: Double]) throws -> [Double?] {
            let campaign = try journal.campaign()
            let order = campaign.cutOrder(rule(.raw, weights), from: "pool")
            return ["a", "b", "c"].map { order.values[campaign.item($0)] }
        }
        #expect(try values([:]) == [3.5, 3.5, 5])
        #expect(try values(["impact": 1, "ease": 3]) == [2.5, 4.5, nil])
        #expect(try values(["fun": 4]) == [4.25, 3.5, nil])
        #expect(try values(["impact": 0]) == [2, 5, nil])
        #expect(try values(["impact": 3]) == values([:]))
        let campaign = try journal.campaign()
        #expect(campaign.cutOrder(rule(.raw, ["impct": 2]), from: "pool").problem != nil)
        let none = campaign.cutOrder(rule(.raw, ["impact": 0, "ease": 0]), from: "pool")
        #expect(none.problem == "At least one criterion needs a weight above 0.")
        #expect(none.order.isEmpty)
    }

    @Test func weightsAreReadAsTheyAreTyped() throws {
        let round = try #require(try Self.journal([]).campaign().round("r")).details
        func read(_ text: String) throws -> [String: Double] {
            try CriterionWeights.read(text, round)
        }
        #expect(try read("").isEmpty && read(" \t,").isEmpty)
        #expect(try read("ease=2, impact=3") == ["ease": 2])
        #expect(try read("fun=0.25;ease=1") == ["fun": 0.25])
        for text in [
            "ease", "ease=", "=2", "ease=two", "ease=-1", "ease=nan", "ease=inf", "ease=1e3",
            "ease=0x1p3", "ease=99999999", "ease=2 ease=3", "other=1", "impact=0 ease=0",
            "ease=1=2",
        ] {
            #expect(throws: CriterionWeights.Fault.self, "\(text)") { try read(text) }
        }
    }
}
