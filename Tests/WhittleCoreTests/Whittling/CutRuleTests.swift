import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct CutRuleTests {
    // MARK: The rule on the line

    @Test(arguments: [
        CutRule(by: .crowd, top: 15), CutRule(by: .panel, top: 1, round: "r", question: "q"),
        CutRule(by: .blend, top: 20, weight: 0.7, least: 0.25, round: "r"),
        CutRule(by: .panel, top: 9, score: .raw, round: "r"),
        CutRule(by: .panel, top: 9, score: .panelAndCrowd, weights: ["b": 2.5, "a": 0]),
        CutRule(by: .blend, top: 9, weight: 1, score: .adjusted, weights: ["a": 1_000_000]),
        CutRule(by: .hands, tally: "hands.x", top: 3), CutRule(by: .crowd, least: -3),
        CutRule(by: .net, approval: Approval(ratio: 1.15)),
        CutRule(
            by: .net, approval: Approval(ratio: 1.15, margin: -2.5, turnout: 36_807_770.12),
            quotas: [
                Quota(.theme, most: 4), Quota(.theme, "a-b", least: 1),
                Quota(.question, "q", least: 0, most: 0),
            ], budget: 200_000.5, spending: .best),
    ])
    func comesBackFromTheLine(_ rule: CutRule) throws {
        let text = rule.json.json
        #expect(CutRule(try JSONValue(parsing: text)) == rule, "\(text)")
    }

    /// Half a rule is another rule: what is not known whole is not computed.
    @Test(arguments: [
        #"{}"#, #"{"by":"crowd"}"#, #"{"by":"dice","top":3}"#, #"{"by":"crowd","top":0}"#,
        #"{"by":"crowd","top":1.5}"#, #"{"by":"crowd","top":3,"lottery":true}"#,
        #"{"by":"crowd","top":3,"weight":0.5}"#, #"{"by":"blend","top":3,"weight":2}"#,
        #"{"by":"crowd","top":3,"round":7}"#, #"{"by":"crowd","top":3,"least":"much"}"#,
        #"{"by":"net","approve":{}}"#, #"{"by":"net","approve":{"ratio":1,"by":"land"}}"#,
        #"{"by":"net","approve":{"ratio":-1}}"#, #"{"by":"net","approve":1.15}"#,
        #"{"by":"crowd","top":3,"quotas":[]}"#, #"{"by":"crowd","top":3,"quotas":[{}]}"#,
        #"{"by":"crowd","top":3,"quotas":[{"theme":"x"}]}"#,
        #"{"by":"crowd","top":3,"quotas":[{"theme":"x","most":-1}]}"#,
        #"{"by":"crowd","top":3,"quotas":[{"region":"x","most":1}]}"#,
        #"{"by":"crowd","top":3,"quotas":[{"theme":"x","most":1,"soft":true}]}"#,
        #"{"by":"crowd","budget":-1}"#, #"{"by":"crowd","budget":1,"spend":"soon"}"#,
        #"{"by":"crowd","top":3,"spend":"fill"}"#, #"[]"#,
        #"{"by":"panel","top":3,"score":"median"}"#, #"{"by":"panel","top":3,"score":1}"#,
        #"{"by":"crowd","top":3,"score":"raw"}"#, #"{"by":"net","top":3,"weights":{"a":1}}"#,
        #"{"by":"blend","top":3,"weight":0.5,"score":"panel-and-crowd"}"#,
        #"{"by":"panel","top":3,"weights":{}}"#, #"{"by":"panel","top":3,"weights":[1]}"#,
        #"{"by":"panel","top":3,"weights":{"a":-1}}"#, #"{"by":"panel","top":3,"weights":7}"#,
        #"{"by":"panel","top":3,"weights":{"a":"2"}}"#,
        #"{"by":"hands","top":3}"#, #"{"by":"hands","tally":"paper","top":3}"#,
        #"{"by":"hands","tally":"hands.","top":3}"#, #"{"by":"hands","tally":7,"top":3}"#,
        #"{"by":"crowd","tally":"hands.x","top":3}"#,
    ])
    func unknownRulesStayUnknown(_ text: String) throws {
        #expect(CutRule(try JSONValue(parsing: text)) == nil)
    }

    /// A cut that does not say which score it used is one by the raw means, as they all were.
    @Test func theScoreIsSaidInWords() throws {
        let old = try #require(CutRule(try JSONValue(parsing: #"{"by":"panel","top":3}"#)))
        #expect(old.score == nil && old.scoreKind == .raw && old.json["score"] == nil)
        #expect(old.words == "the best 3 by the panel")
        func words(_ by: CutRule.Basis, _ kind: PanelScoreKind, _ weights: [String: Double] = [:])
            -> String
        { CutRule(by: by, top: 3, score: kind, weights: weights).words }
        #expect(words(.panel, .raw) == "the best 3 by the panel's raw scores")
        #expect(words(.panel, .adjusted) == "the best 3 by the panel's adjusted scores")
        #expect(words(.panel, .panelAndCrowd) == "the best 3 by the panel-and-crowd scores")
        #expect(
            words(.panel, .raw, ["b": 2, "a": 0.5])
                == "the best 3 by the panel's raw scores, weighing a 0.5, b 2")
        #expect(
            words(.blend, .adjusted)
                == "the best 3 by panel and crowd, the panel weighing 50 %, its scores adjusted")
    }

    // MARK: Campaigns to choose from

    /// Ideas with their votes, costs and questions.
    private func journal(
        _ ideas: [(id: String, up: Int, down: Int, cost: Double?, question: String?)]
    ) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for question in ["q", "r"] {
            journal.add(.questionAsked(QuestionAsked(question: question, title: question)))
        }
        for idea in ideas {
            journal.add(
                .ideaSubmitted(
                    IdeaSubmitted(
                        idea: idea.id, title: idea.id, question: idea.question, cost: idea.cost)))
            journal.add(
                .tallyRecorded(
                    TallyRecorded(
                        target: .idea(idea.id), system: "s", up: idea.up, down: idea.down)))
        }
        return journal
    }

    private func preview(
        _ rule: CutRule, _ journal: CampaignBuilder
    ) throws -> (kept: [String], rows: [String], preview: CutPreview, campaign: Campaign) {
        let campaign = try journal.campaign()
        let preview = campaign.preview(rule, stage: "s", from: "pool")
        let rows = campaign.rows(preview).map { row in
            "\(campaign.items.name(row.item)) \(row.fate.word)"
                + (row.left.map { " \(Decimal15.text($0))" } ?? "")
        }
        return (preview.kept.map { campaign.items.name($0) }, rows, preview, campaign)
    }

    // MARK: Approval and money

    /// By yes less no: b 90, a 50, e 40, d 15, c 10, f −5. c fails 1.5 (20/10 passes it; 30/20 is
    /// 1.5 exactly and passes), d has no vote against, f has too many.
    @Test func approvedFirstThenFundedInOrderSkippingWhatDoesNotFit() throws {
        let journal = journal([
            ("a", 60, 10, 70, nil), ("b", 100, 10, 40, nil), ("c", 30, 20, 10, nil),
            ("d", 15, 0, 30, nil), ("e", 100, 60, nil, nil), ("f", 10, 15, 1, nil),
            ("g", 5, 0, 1, nil),
        ])
        let rule = CutRule(
            by: .net, approval: Approval(ratio: 1.5, turnout: 10), budget: 80, spending: .fill)
        let result = try preview(rule, journal)
        #expect(
            result.rows == [
                "b kept 40", "a budget 40", "e costless 40", "d kept 10", "c kept 0",
                "g turnout 0", "f refused 0",
            ])
        #expect(result.kept == ["b", "d", "c"])
        #expect(result.preview.considered == 7)
        // Without the approval: f is worth −5 and does not fit either; g, of 5, takes no money's worth.
        let prices = result.campaign.prices(result.preview)
        #expect(prices.map(\.limit) == [.approval, .budget])
        #expect(prices[0].movedOut.isEmpty && prices[0].price == 0)
        // Without the budget all that is approved is kept, also what says no cost: 50 and 40 more.
        #expect(
            prices[1].movedOut.map { result.campaign.items.name($0) } == ["a", "e"]
                && prices[1].price == 90)
    }

    @Test func aMarginIsOfVotes() throws {
        let journal = journal([
            ("a", 10, 5, nil, nil), ("b", 9, 5, nil, nil), ("c", 0, 0, nil, nil),
        ])
        let result = try preview(CutRule(by: .net, approval: Approval(margin: 5)), journal)
        #expect(result.rows == ["a kept", "b refused", "c refused"])
        // Without a vote against any number of votes will do, also none.
        #expect(
            try preview(CutRule(by: .net, approval: Approval(ratio: 2)), journal).rows
                == ["a kept", "b refused", "c kept"])
    }

    /// 0.1 + 0.2 is 0.3 in money.
    @Test func sumsOfMoneyAreExact() throws {
        let journal = journal([("a", 2, 0, 0.1, nil), ("b", 1, 0, 0.2, nil)])
        #expect(try preview(CutRule(by: .net, budget: 0.3), journal).kept == ["a", "b"])
    }

    @Test func theMostValueForTheMoneyIsNotTheFirstInOrder() throws {
        let journal = journal([
            ("a", 10, 0, 10, nil), ("b", 9, 0, 5, nil), ("c", 8, 0, 5, nil),
        ])
        let fill = try preview(CutRule(by: .net, budget: 10), journal)
        #expect(fill.kept == ["a"])
        let best = try preview(CutRule(by: .net, budget: 10, spending: .best), journal)
        #expect(best.kept == ["b", "c"])
        #expect(best.rows == ["a budget 10", "b kept 5", "c kept 0"])
        let price = try #require(best.campaign.prices(best.preview).first)
        #expect(price.price == 10)
    }

    /// The example of equal shares (Peters and others; pabutools 1.2.3): approvals ab ab ab abc ac cd cd de de e, so a has
    /// 5, b c d have 4, e has 3. Greedy by approvals under 100 takes a, b and c; no choice has more than their 13.
    @Test func greedyUnderABudgetTakesWhatThePublishedExampleTakes() throws {
        let journal = journal([
            ("a", 5, 0, 40, nil), ("b", 4, 0, 30, nil), ("c", 4, 0, 25, nil), ("d", 4, 0, 20, nil),
            ("e", 3, 0, 35, nil),
        ])
        for spending in [CutRule.Spending.fill, .best] {
            let result = try preview(
                CutRule(by: .net, budget: 100, spending: spending), journal)
            #expect(result.kept == ["a", "b", "c"] && result.preview.choice.left == 5)
        }
    }

    // MARK: Quotas

    /// Net votes in order: a b c on q, d e on r, f on nothing.
    private var questions: CampaignBuilder {
        journal([
            ("a", 9, 0, nil, "q"), ("b", 8, 0, nil, "q"), ("c", 7, 0, nil, "q"),
            ("d", 6, 0, nil, "r"), ("e", 5, 0, nil, "r"), ("f", 4, 0, nil, nil),
        ])
    }

    @Test func capsAndFloorsOfQuestionsHaveTheirPrice() throws {
        let capped = try preview(
            CutRule(by: .net, top: 4, quotas: [Quota(.question, most: 2)]), questions)
        #expect(capped.kept == ["a", "b", "d", "e"])
        #expect(capped.rows[2] == "c capped" && capped.rows[5] == "f full")
        let price = try #require(capped.campaign.prices(capped.preview).first)
        #expect(price.price == 2)
        #expect(price.movedIn.map { capped.campaign.items.name($0) } == ["e"])
        #expect(price.movedOut.map { capped.campaign.items.name($0) } == ["c"])
        let floored = try preview(
            CutRule(
                by: .net, top: 3,
                quotas: [Quota(.question, "r", least: 2), Quota(.question, "q", most: 1)]),
            questions)
        #expect(floored.kept == ["a", "d", "e"])
        #expect(floored.rows[1] == "b capped")
    }

    @Test func whatCannotBeHadIsSaid() throws {
        let named = try preview(
            CutRule(by: .net, top: 6, quotas: [Quota(.question, "r", least: 3)]), questions)
        #expect(named.kept.isEmpty)
        #expect(
            named.preview.choice.problem?.contains("at least 3 of the question r, and 2") == true)
        // Of each question as far as it goes.
        let each = try preview(
            CutRule(by: .net, top: 6, quotas: [Quota(.question, least: 3)]), questions)
        #expect(each.kept.count == 6)
    }

    /// Overlapping themes, at most one of each: a is in both, so that b and c are worth more
    /// together, and two are kept where two can be.
    @Test func overlappingThemesAreSolvedExactly() throws {
        var journal = journal([
            ("a", 9, 0, nil, nil), ("b", 8, 0, nil, nil), ("c", 7, 0, nil, nil),
        ])
        for theme in ["x", "y"] {
            journal.add(.themeDefined(ThemeDefined(theme: theme, title: theme)))
        }
        journal.add(.codingResolved(CodingResolved(items: ["a"], themes: ["x", "y"])))
        journal.add(.codingResolved(CodingResolved(items: ["b"], themes: ["x"])))
        journal.join("cy", .coder)
        journal.join("di", .coder)
        let rule = CutRule(by: .net, top: 2, quotas: [Quota(.theme, most: 1)])
        // What one coder says counts for no quota: c is in no theme yet.
        journal.add(
            .codingRecorded(CodingRecorded(items: ["c"], pass: "first", themes: ["y"])),
            by: "cy.cccc1111")
        #expect(try preview(rule, journal).kept == ["a", "c"])
        journal.add(
            .codingRecorded(CodingRecorded(items: ["c"], pass: "second", themes: ["y"])),
            by: "di.dddd1111")
        let result = try preview(rule, journal)
        #expect(result.kept == ["b", "c"])
        #expect(result.rows == ["a capped", "b kept", "c kept"])
    }

    // MARK: Orders

    /// Panel: b 5, c 4, a 3. Crowd: a 3 of 3, b 1 of 2, c 0 of 2. Of how many of the other two each is
    /// the better: panel b 1, c .5, a 0; crowd a 1, b .5, c 0. d has no review.
    @Test func aBlendGoesByStandingsInBothOrders() throws {
        var journal = journal([
            ("a", 3, 0, nil, nil), ("b", 1, 1, nil, nil), ("c", 0, 2, nil, nil),
            ("d", 9, 0, nil, nil),
        ])
        journal.join("pat", .panelist)
        journal.round()
        for (idea, score) in [("a", 3.0), ("b", 5), ("c", 4)] {
            journal.review(idea, ["impact": score], by: "pat.pppp1111")
        }
        func values(_ weight: Double) throws -> [String] {
            let result = try preview(CutRule(by: .blend, top: 9, weight: weight), journal)
            return result.preview.order.order.map { item in
                result.campaign.items.name(item) + " "
                    + Decimal15.text(result.preview.order.values[item] ?? -1)
            }
        }
        #expect(try values(0.5) == ["b 0.75", "a 0.5", "c 0.25"])
        #expect(try values(1) == ["b 1", "c 0.5", "a 0"])
        #expect(try values(0) == ["a 1", "b 0.5", "c 0"])
        #expect(try values(0.2) == ["a 0.8", "b 0.6", "c 0.1"])
        let result = try preview(CutRule(by: .blend, top: 9), journal)
        #expect(result.rows.last == "d unscored")
    }

    @Test func aThresholdIsInTheUnitsOfTheOrder() throws {
        let result = try preview(CutRule(by: .net, least: 6), questions)
        #expect(result.kept == ["a", "b", "c", "d"])
        #expect(result.rows.suffix(2) == ["e below", "f below"])
        let both = try preview(CutRule(by: .net, top: 2, least: 6), questions)
        #expect(both.kept == ["a", "b"] && both.rows[2] == "c full")
    }

    // MARK: Computing again

    private func check(_ cut: CutMade, _ campaign: Campaign) -> CutCheck {
        cut.checked(in: campaign)
    }

    @Test func aCutIsComputedAgainFromItsBasis() throws {
        let campaign = try questions.campaign()
        let rule = CutRule(by: .net, top: 3, quotas: [Quota(.question, most: 2)])
        let event = campaign.cutEvent(campaign.preview(rule, stage: "s", from: "pool"))
        #expect(check(event, campaign).verdict == .agrees)
        var forged = event
        forged.kept = ["a", "b", "c"]
        #expect(
            check(forged, campaign)
                == CutCheck(verdict: .differs, wronglyKept: ["c"], wronglyLeft: ["d"]))
        forged.kept = ["b", "a", "d"]
        #expect(check(forged, campaign) == CutCheck(verdict: .differs, isOrder: true))
        forged = event
        forged.considered = 5
        #expect(check(forged, campaign) == CutCheck(verdict: .differs, considered: 6))
        forged = event
        forged.digest = "00000000"
        #expect(check(forged, campaign).verdict == .changed)
        forged.basis[0].seq += 1
        #expect(check(forged, campaign).verdict == .missing)
        forged = event
        forged.rule = .object(["by": .string("lottery"), "top": .integer(3)])
        #expect(check(forged, campaign).verdict == .unknownRule)
    }
}
