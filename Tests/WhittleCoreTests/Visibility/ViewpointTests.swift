import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// Who sees what: roles × moderation × the round's rule × its phase.
@Suite struct ViewpointTests {
    private static let people: [(String, Role)] = [
        ("fay", .facilitator), ("mo", .moderator), ("pat", .panelist), ("cody", .coder),
        ("obs", .observer),
    ]
    private static let views = people.map(\.0) + ["public"]

    private func builder(_ moderation: ModerationMode = .post) -> CampaignBuilder {
        var builder = CampaignBuilder(
            creating: CampaignCreated(title: "Test", moderation: moderation))
        for (member, role) in ViewpointTests.people { builder.join(member, role) }
        return builder
    }

    private func view(_ name: String, _ campaign: Campaign) -> Viewpoint {
        name == "public" ? .publicView : Viewpoint(name, in: campaign)
    }

    @Test(arguments: [ModerationMode.post, .pre])
    func anItemIsSeenByRoleAndStatus(_ moderation: ModerationMode) throws {
        var journal = builder(moderation)
        for (idea, verdict) in [
            ("approved", Verdict.approved), ("hidden", .hidden), ("escalated", .escalated),
            ("flagged", .approved),
        ] {
            journal.idea(idea)
            journal.decide(verdict, idea, reason: "other", by: "mo.mmmm1111")
        }
        journal.idea("pending")
        journal.add(.flagRaised(FlagRaised(item: "flagged", reason: "personal-data")))
        let campaign = try journal.campaign()
        for name in ViewpointTests.views {
            let view = view(name, campaign)
            let seen = Set(view.ideas(in: campaign).map { campaign.items.name($0) })
            let expected: Set<String> =
                switch name {
                case "fay", "mo": ["approved", "hidden", "escalated", "flagged", "pending"]
                case "public": ["approved"]
                default:
                    moderation == .pre
                        ? ["approved", "flagged"] : ["approved", "escalated", "flagged", "pending"]
                }
            #expect(seen == expected, "\(name)")
        }
        #expect(campaign.counts(campaign.item("pending")) == (moderation == .post))
        #expect(!campaign.counts(campaign.item("hidden")))
    }

    @Test func strangersAndThoseWhoLeftSeeWhatThePublicSees() throws {
        var journal = builder()
        journal.add(.memberLeft(MemberLeft(member: "mo")))
        let campaign = try journal.campaign()
        #expect(Viewpoint("mo", in: campaign).isPublic)
        #expect(Viewpoint("zoe", in: campaign) == Viewpoint.publicView)
    }

    /// For each rule: who sees the reviews while the round is open without a review of their own,
    /// then with one, then after the close.
    @Test(arguments: [
        (Visibility.always, ["fay", "pat"], ["fay", "pat"], ["fay", "pat"]),
        (.afterOwn, ["fay"], ["fay", "pat"], ["fay", "pat"]),
        (.afterRound, [], [], ["fay", "pat"]),
        (.sealed, [], [], ["fay", "pat"]),
    ])
    func reviewsAreSeenByTheRoundsRule(
        _ rule: Visibility, _ before: [String], _ after: [String], _ closed: [String]
    ) throws {
        var journal = builder()
        journal.join("pia", .panelist)
        journal.idea("a")
        journal.round("r", rule)
        if rule == .sealed { journal.open("pia.ssss2222", .sealed) }
        let writer = rule == .sealed ? "pia.ssss2222" : "pia.pppp2222"
        journal.review("a", ["impact": 4], by: writer)
        if rule == .sealed { journal.seal(writer, by: "pia.pppp2222") }
        func check(_ expected: [String]) throws {
            let campaign = try journal.campaign()
            if rule == .sealed, campaign.round("r")?.isOpen == true {
                // There is nothing that could be seen.
                #expect(!campaign.records.contains { $0.event.type == .reviewSubmitted })
                return
            }
            let item = campaign.item("a")
            let round = try #require(campaign.round("r"))
            let record = try #require(
                campaign.records.first { $0.member == "pia" && $0.event.type == .reviewSubmitted })
            for name in ViewpointTests.views {
                let view = view(name, campaign)
                let sees = expected.contains(name)
                #expect(view.canSeeReviews(of: item, in: round, campaign) == sees, "\(name)")
                #expect(view.canSee(record, in: campaign) == sees, "\(name)")
                let summary = IdeaSummary(item, campaign, Derived(campaign, view))
                #expect((summary.panel != nil) == sees && (summary.panelPlace != nil) == sees)
                #expect((summary.json["reviews"]?.wholeNumber != nil) == sees)
            }
        }
        try check(before)
        if rule != .sealed { journal.review("a", ["impact": 2], by: "pat.pppp1111") }
        try check(after)
        journal.add(.roundClosed(RoundClosed(round: "r")))
        try check(closed)
    }

    @Test func aFacilitatorOnThePanelIsBoundByTheirOwnReviewToo() throws {
        var journal = builder()
        journal.idea("a")
        journal.round("r", .afterOwn, members: ["fay", "pat"])
        journal.review("a", ["impact": 4], by: "pat.pppp1111")
        func sees() throws -> Bool {
            let campaign = try journal.campaign()
            let round = try #require(campaign.round("r"))
            return Viewpoint("fay", in: campaign)
                .canSeeReviews(of: campaign.item("a"), in: round, campaign)
        }
        #expect(try !sees())
        journal.review("a", ["impact": 1], by: "fay.ffff1111")
        #expect(try sees())
    }

    @Test func theOrderTellsNothingBeforeOnesOwnReview() throws {
        var journal = builder()
        journal.join("pia", .panelist)
        for idea in ["a", "b", "c"] { journal.idea(idea) }
        journal.round("r", .afterOwn)
        for (idea, score) in [("a", 1.0), ("b", 3), ("c", 5)] {
            journal.review(idea, ["impact": score], by: "pia.pppp2222")
        }
        journal.review("b", ["impact": 3], by: "pat.pppp1111")
        let campaign = try journal.campaign()
        let rankings = Rankings(campaign, Viewpoint("pat", in: campaign))
        #expect(rankings.byPanel.map { campaign.items.name($0) } == ["b", "a", "c"])
        #expect(rankings.panelScore(campaign.item("c")) == nil)
        #expect(rankings.panelPlace(campaign.item("a")) == nil)
        let all = Rankings(campaign, Viewpoint("fay", in: campaign))
        #expect(all.byPanel.map { campaign.items.name($0) } == ["c", "b", "a"])
    }

    @Test func aRecusalHidesTheIdeaAndItsGroupFromEveryRole() throws {
        var journal = builder()
        journal.join("pia", .panelist)
        for idea in ["a", "b", "c"] { journal.idea(idea) }
        journal.comment("d", on: "b")
        journal.round("r", .always)
        let scored = journal.review("a", ["impact": 4], by: "pia.pppp2222")
        let edited = journal.add(.ideaEdited(IdeaEdited(idea: "b", title: "New")))
        let noted = journal.add(.noteWritten(NoteWritten(item: "a", body: "x")))
        let merged = journal.merge("b", into: "a")
        for (member, tag) in [("fay", "ffff1111"), ("pat", "pppp1111")] {
            journal.add(
                .recusalDeclared(RecusalDeclared(idea: "a", member: member)), by: "\(member).\(tag)"
            )
        }
        let campaign = try journal.campaign()
        for name in ["fay", "pat"] {
            let view = Viewpoint(name, in: campaign)
            #expect(view.ideas(in: campaign).map { campaign.items.name($0) } == ["c"])
            #expect(view.comments(in: campaign).isEmpty)
            let rankings = Rankings(campaign, view)
            #expect(rankings.byCrowd == [campaign.item("c")])
            #expect(rankings.panelScore(campaign.item("a")) == nil)
            for id in [scored, edited, noted, merged] {
                let record = try #require(
                    campaign.lineKey(id).flatMap { campaign.records(of: $0).first })
                #expect(!view.canSee(record, in: campaign), "\(name) \(id)")
            }
        }
        let mo = Viewpoint("mo", in: campaign)
        #expect(mo.ideas(in: campaign).count == 3 && mo.comments(in: campaign).count == 1)
    }

    @Test func votesModerationAndAuthorsAreForThoseWhoNeedThem() throws {
        var journal = builder()
        journal.idea("a", participant: "p")
        journal.vote("a", "p", 1)
        journal.add(.flagRaised(FlagRaised(item: "a", reason: "spam")))
        journal.decide(.approved, "a")
        journal.round("r", .always, blind: true)
        let campaign = try journal.campaign()
        for name in ViewpointTests.views {
            let view = view(name, campaign)
            let summary = IdeaSummary(campaign.item("a"), campaign, Derived(campaign, view))
            let isStaff = ["fay", "mo"].contains(name)
            #expect((summary.tally != nil) == (name != "public"))
            #expect((summary.crowd != nil) == (name != "public"))
            #expect((summary.flags == 1) == isStaff && (summary.flags == nil) == !isStaff)
            #expect((summary.participant == "p") == isStaff)
            #expect((summary.json["up"] == .null) == (name == "public"))
        }
    }

    /// A second round that is not blind does not lift the first one's blindness while that is open.
    @Test func aBlindRoundIsBlindWhateverElseIsOpen() throws {
        var journal = builder()
        journal.idea("a", participant: "p")
        journal.round("r", .always, blind: true)
        journal.round("s", .always)
        func sees(_ name: String) throws -> Bool {
            let campaign = try journal.campaign()
            return view(name, campaign).canSeeAuthor(in: campaign)
        }
        #expect(try !sees("pat") && !sees("obs") && sees("mo") && !sees("public"))
        journal.add(.roundClosed(RoundClosed(round: "r")))
        #expect(try sees("pat") && !sees("public"))
        journal.add(.roundClosed(RoundClosed(round: "s")))
        #expect(try sees("pat"))
        journal.add(.roundReopened(RoundReopened(round: "r")))
        #expect(try !sees("pat"))
    }

    @Test func whatWasFoundOfPairsIsForTheStaff() throws {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("pat", .panelist)
        journal.idea("a")
        journal.idea("b")
        journal.add(
            .ideasDistinguished(IdeasDistinguished(ideas: ["a", "b"], verdict: .different)))
        let campaign = try journal.campaign()
        let record = try #require(campaign.recordsInOrder.last)
        #expect(Viewpoint("mo", in: campaign).canSee(record, in: campaign))
        #expect(!Viewpoint("pat", in: campaign).canSee(record, in: campaign))
    }
}
