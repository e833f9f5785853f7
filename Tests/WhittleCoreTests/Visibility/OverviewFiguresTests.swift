import Testing
import WhittleCore
import WhittleTesting

/// The figures of the overview, for each viewer what they may see.
@Suite struct OverviewFiguresTests {
    private static func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("pat", .panelist)
        journal.join("obs", .observer)
        for (index, idea) in ["a", "b", "c", "d", "e"].enumerated() {
            journal.idea(idea)
            for voter in 0..<(6 - index) { journal.vote(idea, "p\(voter)", 1) }
        }
        journal.comment("k", on: "a")
        journal.merge("b", into: "a", by: "mo.mmmm1111")
        journal.decide(.approved, "a", "c", by: "mo.mmmm1111")
        journal.decide(.hidden, "e", reason: "spam", by: "mo.mmmm1111")
        journal.decide(.escalated, "d", reason: "safeguarding", by: "mo.mmmm1111")
        return journal
    }

    private static func figures(_ campaign: Campaign, _ member: String?) -> OverviewFigures {
        OverviewFigures(campaign, member.map { Viewpoint($0, in: campaign) } ?? .publicView)
    }

    private static func steps(_ campaign: Campaign, _ member: String?) -> [String] {
        figures(campaign, member).funnel(campaign).map {
            "\($0.label) \($0.count.map(String.init) ?? "-")"
        }
    }

    @Test func theFunnelIsTheViewers() throws {
        var journal = Self.journal()
        let before = try journal.campaign()
        // 5 ideas and a comment; 6 + 5 + 4 + 3 + 2 votes; of the ideas one merged and one hidden.
        #expect(
            Self.steps(before, "anna") == [
                "contributions 26", "texts 6", "distinct ideas 3", "published -",
            ])
        #expect(Self.steps(before, nil) == ["texts 2", "distinct ideas 2", "published -"])
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [
                    PlannedStage(stage: "long", title: "Longlist", target: 2),
                    PlannedStage(stage: "short", title: "Shortlist", target: 1),
                ])))
        let planned = try journal.campaign()
        journal.add(
            .cutMade(
                planned.cutEvent(
                    planned.preview(CutRule(by: .crowd, top: 2), stage: "long", from: "pool"))))
        journal.add(.entryWritten(EntryWritten(idea: "a", section: "s")))
        journal.add(.entryWritten(EntryWritten(idea: "e", section: "s")))
        let cut = try journal.campaign()
        #expect(
            Self.steps(cut, "anna") == [
                "contributions 26", "texts 6", "distinct ideas 3", "longlist 2", "shortlist -",
                "published 2",
            ])
        // A hidden idea is not published to anyone who may not see it.
        #expect(Self.steps(cut, nil).last == "published 1")
    }

    @Test func theBarsAreLogarithmic() throws {
        let campaign = try Self.journal().campaign()
        let steps = Self.figures(campaign, "anna").funnel(campaign)
        // ln 7 / ln 27 and ln 4 / ln 27.
        #expect(abs(steps[1].length - 0.590415) < 1e-6 && abs(steps[2].length - 0.420620) < 1e-6)
        #expect(steps[0].length == 1 && steps[3].length == 0)
        let empty = try CampaignBuilder().campaign()
        #expect(Self.figures(empty, "anna").funnel(empty).allSatisfy { $0.length == 0 })
    }

    @Test func queuesAreForTheStaff() throws {
        var journal = Self.journal()
        let flag = Timestamp(milliseconds: 1_421_060_000_000)
        journal.add(
            .flagRaised(FlagRaised(item: "a", reason: "spam")), by: "mo.mmmm1111", happened: flag)
        let campaign = try journal.campaign()
        for member in ["pat", "obs", nil] {
            #expect(Self.figures(campaign, member).queues == nil)
        }
        let queues = try #require(Self.figures(campaign, "mo").queues)
        // The comment and b, which is merged; b is the older one.
        #expect(queues.pending.count == 2)
        #expect(
            queues.pending.oldest?.milliseconds == campaign.rows[Int(campaign.item("b"))].happened)
        #expect(queues.flagged.count == 1 && queues.flagged.oldest == flag)
        #expect(queues.escalated.count == 1 && queues.escalated.oldest != nil)
    }

    /// An idea from which a moderator stands back tells them nothing by its age.
    @Test func whoStandsBackLearnsNoAge() throws {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator, .panelist)
        journal.idea("a")
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a")), by: "mo.mmmm1111")
        let campaign = try journal.campaign()
        #expect(Self.figures(campaign, "mo").queues?.pending.oldest == nil)
        #expect(Self.figures(campaign, "anna").queues?.pending.oldest != nil)
    }

    @Test func daysAreCountedForTheViewer() throws {
        var journal = CampaignBuilder()
        let day: Int64 = 86_400_000
        func at(_ days: Int64) -> Timestamp { CampaignBuilder.start.advanced(by: days * day) }
        for (id, days) in [("a", Int64(0)), ("b", 2), ("c", 2)] {
            journal.add(.ideaSubmitted(IdeaSubmitted(idea: id, title: id)), happened: at(days))
        }
        journal.add(
            .voteCast(VoteCast(target: .idea("a"), participant: "p", value: 1)), happened: at(3))
        journal.decide(.approved, "b")
        let campaign = try journal.campaign()
        let days = try #require(Self.figures(campaign, "anna").days)
        #expect(days.texts == [1, 0, 2, 0] && days.votes == [0, 0, 0, 1] && days.outside == 0)
        #expect(days.first.dateText == "2015-01-12" && days.last.dateText == "2015-01-15")
        let few = try #require(Self.figures(campaign, nil).days)
        #expect(few.texts == [1] && few.votes == nil && few.first.dateText == "2015-01-14")
        #expect(try Self.figures(CampaignBuilder().campaign(), "anna").days == nil)
    }

    /// Wild dates cost neither memory nor the sight of the others.
    @Test func aWildDateIsLeftOut() throws {
        var journal = CampaignBuilder()
        for (id, year) in [("a", 1), ("b", 2015), ("c", 2015), ("d", 9999)] {
            journal.add(
                .ideaSubmitted(IdeaSubmitted(idea: id, title: id)),
                happened: Timestamp(year: year, month: 6, day: 1))
        }
        let days = try #require(Self.figures(try journal.campaign(), "anna").days)
        #expect(days.texts.count <= DayCounts.longest)
        #expect(days.texts.reduce(0, +) == 2 && days.outside == 2)
    }

    // MARK: Who leads

    private static func leading(_ campaign: Campaign, _ member: String?) -> LeadingIdeas? {
        let viewpoint = member.map { Viewpoint($0, in: campaign) } ?? .publicView
        return LeadingIdeas(Rankings(campaign, viewpoint), limit: 3)
    }

    @Test func thePublicSeesNobodyLead() throws {
        let campaign = try Self.journal().campaign()
        #expect(Self.leading(campaign, nil) == nil)
        let crowd = try #require(Self.leading(campaign, "obs"))
        #expect(crowd.basis == .crowd && crowd.rows.count == 3)
        #expect(crowd.rows.allSatisfy { $0.low < $0.value && $0.value < $0.high })
        #expect(try Self.leading(CampaignBuilder().campaign(), "anna") == nil)
    }

    /// Scores that a round hides are in no plot; once they may be seen, they are.
    @Test func thePlotShowsNoHiddenScore() throws {
        var journal = Self.journal()
        journal.round("r", .afterRound)
        journal.review("c", ["impact": 5, "ease": 5], by: "pat.pppp1111")
        let open = try journal.campaign()
        #expect(Self.leading(open, "anna")?.basis == .crowd)
        journal.add(.roundClosed(RoundClosed(round: "r")))
        let closed = try journal.campaign()
        #expect(Self.leading(closed, "anna")?.basis == .raw)
        #expect(Self.leading(closed, "anna")?.rows.map(\.item) == [closed.item("c")])
        #expect(Self.leading(closed, "obs")?.basis == .crowd)
        #expect(Self.leading(closed, nil) == nil)
    }

    // MARK: Before a phase

    @Test func whatAPhaseNeedsIsSaid() throws {
        var journal = CampaignBuilder()
        let phase = PhaseScheduled(
            phase: "p", title: "P", opens: CampaignBuilder.start,
            closes: CampaignBuilder.start.advanced(by: 1), allows: PhaseActivity.allCases,
            round: "r")
        func missing(_ journal: CampaignBuilder, _ waiting: Int) throws -> [String] {
            PhasePreparation(phase, try journal.campaign(), waiting: waiting).missing.map(\.what)
        }
        #expect(
            try missing(journal, 2) == [
                "ask a question", "decide on the 2 texts that wait", "define themes",
                "name coders", "name a panel", "plan the stages", "open the round",
            ])
        journal.add(.questionAsked(QuestionAsked(question: "q", title: "Q")))
        journal.add(.themeDefined(ThemeDefined(theme: "t", title: "T")))
        journal.join("cody", .coder)
        journal.join("pat", .panelist)
        journal.round("other")
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [
                    PlannedStage(stage: "long", title: "Longlist", target: 2),
                    PlannedStage(stage: "short", title: "Shortlist", target: 1),
                ])))
        #expect(try missing(journal, 0) == ["cut the Longlist", "open the round"])
        journal.round("r")
        journal.add(.roundClosed(RoundClosed(round: "r")))
        #expect(try missing(journal, 0).last == "open the round again")
    }
}
