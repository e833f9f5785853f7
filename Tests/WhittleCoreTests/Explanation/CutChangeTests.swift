import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// What would have changed a cut is checked by really writing those votes and reviews, and cutting
/// again.
@Suite struct CutChangeTests {
    // MARK: Random campaigns

    /// Some ideas with votes, costs, questions and a closed round.
    private func journal(_ seed: UInt64, ideas: Int = 24) -> CampaignBuilder {
        var random = SeededGenerator(seed)
        var journal = CampaignBuilder()
        for member in ["pat", "pia", "poe"] { journal.join(member, .panelist) }
        for question in ["q1", "q2"] {
            journal.add(.questionAsked(QuestionAsked(question: question, title: question)))
        }
        for idea in 0..<ideas {
            journal.idea(
                "i\(idea)", question: idea.isMultiple(of: 3) ? "q1" : "q2",
                cost: Double(Int.random(in: 5...40, using: &random)))
            let leaning = Double.random(in: 0.1...0.9, using: &random)
            for voter in 0..<Int.random(in: 0...14, using: &random) {
                let isFor = Double.random(in: 0..<1, using: &random) < leaning
                journal.vote("i\(idea)", "p\(voter)", isFor ? 1 : -1)
            }
        }
        journal.round("r", .always, stage: "short")
        for idea in 0..<ideas {
            for member in ["pat", "pia", "poe"] where Int.random(in: 0...3, using: &random) > 0 {
                journal.review(
                    "i\(idea)",
                    [
                        "impact": Double(Int.random(in: 1...5, using: &random)),
                        "ease": Double(Int.random(in: 1...5, using: &random)),
                    ], by: "\(member).\(member)x1111")
            }
        }
        return journal
    }

    private static let rules: [CutRule] = [
        CutRule(by: .crowd, top: 6),
        CutRule(by: .net, top: 6, quotas: [Quota(.question, most: 4)], budget: 130),
        CutRule(by: .net, approval: Approval(ratio: 1.5, turnout: 6), budget: 90),
        CutRule(by: .crowd, top: 8, least: 0.5, question: "q2"),
        CutRule(by: .blend, top: 5, weight: 0.4, round: "r"),
        CutRule(by: .net, top: 7, quotas: [Quota(.question, "q1", least: 4)]),
        CutRule(by: .net, budget: 60, spending: .best),
    ]

    /// True where a rule keeps an idea in what a journal gives.
    private func keeps(_ rule: CutRule, _ idea: String, _ journal: CampaignBuilder) throws -> Bool {
        let campaign = try journal.campaign()
        return campaign.preview(rule, stage: "short", from: "pool").kept
            .contains(campaign.item(idea))
    }

    @Test(
        "so many votes change the outcome, and one fewer does not",
        arguments: CutChangeTests.rules, [1] as [UInt64])
    func votes(_ rule: CutRule, _ seed: UInt64) throws {
        let journal = journal(seed)
        let campaign = try journal.campaign()
        for idea in stride(from: Int(seed), to: 24, by: 5).map({ "i\($0)" }) {
            guard let change = CutChange(rule, from: "pool", campaign.item(idea), campaign) else {
                #expect(rule.question != nil, "\(idea) is in the pool")
                continue
            }
            #expect(try keeps(rule, idea, journal) == change.isKept)
            for (amount, isUp) in [(change.up, true), (change.down, false)] {
                guard case .number(let number)? = amount else { continue }
                // What is more of one kind of votes can be written; what is fewer is taken back.
                let adds = isUp != change.isKept
                for count in [number - 1, number] {
                    var other = journal
                    let givers = voters(of: idea, value: isUp ? 1 : -1, campaign)
                    for vote in 0..<count {
                        if adds {
                            other.vote(idea, "new\(vote)", isUp ? 1 : -1)
                        } else {
                            other.add(
                                .voteWithdrawn(
                                    VoteWithdrawn(
                                        target: .idea(idea), participant: givers[vote])))
                        }
                    }
                    #expect(
                        try keeps(rule, idea, other) == (change.isKept != (count == number)),
                        "\(idea): \(count) of \(number) \(isUp ? "up" : "down"), \(rule.words)")
                }
            }
        }
    }

    private func voters(of idea: String, value: Int8, _ campaign: Campaign) -> [String] {
        campaign.votes.votes.filter { $0.item == campaign.item(idea) && $0.value == value }
            .map { campaign.participants.name($0.participant) }.sorted()
    }

    @Test("so many points of the readers change the outcome", arguments: [1, 2, 3] as [UInt64])
    func points(_ seed: UInt64) throws {
        let journal = journal(seed, ideas: 14)
        let campaign = try journal.campaign()
        for rule in [
            CutRule(by: .panel, top: 5, round: "r"),
            CutRule(by: .blend, top: 4, round: "r"),
            CutRule(by: .panel, top: 6, round: "r", quotas: [Quota(.question, most: 3)]),
        ] {
            for idea in (0..<14).map({ "i\($0)" }) {
                let item = campaign.item(idea)
                let change = try #require(CutChange(rule, from: "pool", item, campaign))
                let reviews = campaign.reviews(of: item, in: "r")
                #expect(change.readers == reviews.count)
                guard case .number(let number)? = change.points else {
                    #expect(change.points == (reviews.isEmpty ? nil : .never))
                    continue
                }
                let details = try #require(campaign.round("r")).details
                let points = SupposedPoints(reviews, details, isMore: !change.isKept)
                for count in [number - 1, number] {
                    var other = journal
                    for (index, review) in reviews.enumerated() {
                        guard
                            let scores = points.steps.prefix(count).last(where: {
                                $0.review == index
                            })?.scores
                        else { continue }
                        other.add(
                            .reviewSubmitted(
                                ReviewSubmitted(round: "r", idea: idea, scores: scores)),
                            by: "\(review.member).\(review.member)x1111")
                    }
                    #expect(
                        try keeps(rule, idea, other) == (change.isKept != (count == number)),
                        "\(idea): \(count) of \(number) points, \(rule.words)")
                }
            }
        }
    }

    // MARK: By hand

    /// a 4 of 4 up, b 3 of 4, c 2 of 4; net 4, 2, 0.
    private func three() -> CampaignBuilder {
        var journal = CampaignBuilder()
        for (idea, ups) in [("a", 4), ("b", 3), ("c", 2)] {
            journal.idea(idea)
            for voter in 0..<4 { journal.vote(idea, "p\(voter)", voter < ups ? 1 : -1) }
        }
        return journal
    }

    @Test func byHand() throws {
        let campaign = try three().campaign()
        let rule = CutRule(by: .net, top: 1)
        func change(_ idea: String) -> CutChange? {
            CutChange(rule, from: "pool", campaign.item(idea), campaign)
        }
        // At a draw a goes first by its id: b needs 5, so 3 more; of its one against it has too few.
        #expect(change("b")?.up == .number(3) && change("b")?.down == .never)
        #expect(change("c")?.up == .number(5) && change("c")?.down == .never)
        // a keeps its place at 2.
        #expect(change("a")?.up == .number(3) && change("a")?.down == .number(3))
        #expect(change("a")?.isKept == true && change("a")?.score == nil)
        #expect(change("a")?.points == nil)
    }

    @Test func whereVotesCannotHelpItSaysNever() throws {
        var journal = three()
        journal.idea("dear", cost: 500)
        journal.idea("cheap", cost: 5)
        let campaign = try journal.campaign()
        let rule = CutRule(by: .net, budget: 100)
        let dear = CutChange(rule, from: "pool", campaign.item("dear"), campaign)
        #expect(dear?.up == .never && dear?.down == .never && dear?.isKept == false)
        let cheap = CutChange(rule, from: "pool", campaign.item("cheap"), campaign)
        #expect(cheap?.isKept == true && cheap?.up == .never && cheap?.down == .never)
    }

    @Test func whatIsNotInThePoolHasNoChange() throws {
        var journal = three()
        journal.decide(.hidden, "c", reason: "spam")
        journal.merge("b", into: "a")
        let campaign = try journal.campaign()
        let rule = CutRule(by: .net, top: 1)
        #expect(CutChange(rule, from: "pool", campaign.item("b"), campaign) == nil)
        #expect(CutChange(rule, from: "pool", campaign.item("c"), campaign) == nil)
        #expect(CutChange(rule, from: "nowhere", campaign.item("a"), campaign) == nil)
        // Of the group each of the four votes once; with 0 of 4 it still has the only place.
        #expect(CutChange(rule, from: "pool", campaign.item("a"), campaign)?.up == .never)
    }

    @Test func theScoreThatIsNeeded() throws {
        var journal = CampaignBuilder()
        journal.join("pat", .panelist)
        for idea in ["a", "b", "c", "d"] { journal.idea(idea) }
        journal.round("r", .always, stage: "short")
        for (idea, score) in [("b", 4.0), ("c", 2.0), ("d", 5.0)] {
            journal.review(idea, ["impact": score, "ease": score], by: "pat.pppp1111")
        }
        let campaign = try journal.campaign()
        func score(_ idea: String, _ top: Int) -> CutChange.Score? {
            CutChange(
                CutRule(by: .panel, top: top, round: "r"), from: "pool", campaign.item(idea),
                campaign)?.score
        }
        // a has no review; at a draw with b its id goes first, c's does not.
        #expect(score("a", 2) == .atLeast(4))
        #expect(score("c", 2) == .above(4))
        #expect(score("d", 2) == .above(2))
        #expect(score("a", 4) == .any)
        let least = CutRule(by: .panel, least: 3, round: "r")
        #expect(
            CutChange(least, from: "pool", campaign.item("c"), campaign)?.score == .atLeast(3))
        #expect(
            CutChange(least, from: "pool", campaign.item("c"), campaign)?.points == .number(1))
        #expect(CutChange(least, from: "pool", campaign.item("a"), campaign)?.points == nil)
    }

    @Test func theSmallestNumber() {
        for limit in [0, 1, 7, 8, 9, 100, 65_536] {
            for least in [1, 2, 7, 8, 9, 10, 31, 64, 65, 99, 100, 65_535, 65_536] {
                let found = SmallestNumber.upTo(limit) { $0 >= least }
                #expect(found == (least <= limit ? least : nil), "\(least) of \(limit)")
            }
        }
        #expect(SmallestNumber.upTo(100) { $0 == 3 } == 3)
    }
}
