import Testing
import WhittleCore
import WhittleTesting

@Suite struct PresentingTests {
    /// Three approved ideas with votes, and one that is hidden.
    private func builder() -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator)
        builder.join("obs", .observer)
        for id in ["a", "b", "c", "h"] {
            builder.add(.ideaSubmitted(IdeaSubmitted(idea: id, title: id)))
        }
        builder.add(.itemsDecided(ItemsDecided(items: ["a", "b", "c"], verdict: .approved)))
        builder.add(.itemsDecided(ItemsDecided(items: ["h"], verdict: .hidden, reason: "spam")))
        for (id, votes) in [("a", 3), ("b", 2), ("c", 1)] {
            for voter in 0..<votes {
                builder.add(
                    .voteCast(VoteCast(target: .idea(id), participant: "v\(voter)", value: 1)))
            }
        }
        return builder
    }

    private func maker(_ campaign: Campaign, _ member: String? = "anna") -> SlideMaker {
        let viewpoint = member.map { Viewpoint($0, in: campaign) } ?? .publicView
        return SlideMaker(campaign, Derived(campaign, viewpoint), address: nil)
    }

    private func cut(_ kept: [String]) -> Event {
        .cutMade(
            CutMade(
                stage: "long", from: "pool", rule: CutRule(by: .crowd, top: kept.count).json,
                kept: kept, considered: 3, basis: [], digest: "00000000"))
    }

    // MARK: Steps

    @Test(
        arguments: [
            ("title", nil), ("funnel", nil), ("cut", nil), ("cut:long", nil), ("top", nil),
            ("top:1", nil), ("panel:50", nil), ("blank", nil), ("address", nil), ("idea", "a"),
            ("hands", "a"),
        ] as [(String, String?)])
    func stepsAreReadAndWritten(_ show: String, _ idea: String?) throws {
        let slide = try #require(Slide(ProgrammeStep(show: show, idea: idea)))
        #expect(Slide(slide.step()) == slide)
    }

    @Test(
        arguments: [
            ("", nil), ("idea", nil), ("hands", nil), ("idea:a", nil), ("top:0", nil),
            ("top:51", nil),
            ("top:x", nil), ("cut:", nil), ("cut:a b", nil), ("later", nil), ("title", "a"),
            ("TITLE", nil), ("top:", nil),
        ] as [(String, String?)])
    func otherStepsShowNothing(_ show: String, _ idea: String?) throws {
        #expect(Slide(ProgrammeStep(show: show, idea: idea)) == nil)
        let campaign = try builder().campaign()
        let programme = ProgrammePlanned(
            programme: "p", steps: [ProgrammeStep(show: show, idea: idea)])
        #expect(campaign.check(.programmePlanned(programme), by: "anna") != nil)
    }

    @Test func whatMayNotBePlanned() throws {
        let campaign = try builder().campaign()
        func check(_ steps: [ProgrammeStep], by member: String = "anna") -> Rejection? {
            campaign.check(
                .programmePlanned(ProgrammePlanned(programme: "p", steps: steps)), by: member)
        }
        let step = ProgrammeStep(show: "title")
        #expect(check([step]) == nil)
        #expect(check([]) != nil && check(Array(repeating: step, count: 201)) != nil)
        #expect(check([ProgrammeStep(show: "idea", idea: "none")]) != nil)
        // A slip in a stage's name is told when it is written, not in front of a room.
        #expect(check([ProgrammeStep(show: "cut:nosuch")]) != nil)
        #expect(check([step], by: "mo") != nil && check([step], by: "obs") != nil)
    }

    @Test func runningOrdersAreForFacilitators() throws {
        var builder = builder()
        builder.add(
            .programmePlanned(
                ProgrammePlanned(programme: "p", steps: [ProgrammeStep(show: "title")])))
        let campaign = try builder.campaign()
        #expect(Viewpoint("anna", in: campaign).programmes(in: campaign).count == 1)
        for viewpoint in [Viewpoint("mo", in: campaign), .publicView] {
            #expect(viewpoint.programmes(in: campaign).isEmpty)
        }
    }

    @Test func theUsualStepsNameWhatThePublicMaySee() throws {
        var builder = builder()
        builder.add(cut(["a", "b"]))
        builder.add(.flagRaised(FlagRaised(item: "b", reason: "personal-data")))
        let steps = try builder.campaign().usualSteps(address: "x")
        #expect(steps.map(\.show) == ["title", "address", "funnel", "cut:long", "idea", "top:10"])
        #expect(steps[4].idea == "a")
    }

    // MARK: Hands

    /// In no ranking, no score and no cut, whatever is counted by hand.
    @Test func handsCountNowhere() throws {
        var builder = builder()
        builder.add(cut(["a", "b"]))
        let before = try builder.campaign()
        for (id, up) in [("c", 1_000_000), ("a", 0)] {
            builder.add(
                .tallyRecorded(
                    TallyRecorded(
                        target: .idea(id), system: "hands.room", up: up, down: 1_000_000 - up)))
        }
        let after = try builder.campaign()
        let rule = CutRule(by: .crowd, top: 2)
        let net = CutRule(by: .net, top: 2)
        for viewpoint in [Viewpoint("anna", in: before), Viewpoint("obs", in: before)] {
            let (one, other) = (Rankings(before, viewpoint), Rankings(after, viewpoint))
            #expect(one.byCrowd == other.byCrowd && one.byPanel == other.byPanel)
            #expect(
                one.byCrowd.map { one.crowdScore($0) } == one.byCrowd.map { other.crowdScore($0) })
        }
        for rule in [rule, net] {
            #expect(
                before.cutOrder(rule, from: "pool").values
                    == after.cutOrder(rule, from: "pool").values)
        }
        let anna = Viewpoint("anna", in: before)
        #expect(OverviewFigures(before, anna).votes == OverviewFigures(after, anna).votes)
        let item = try #require(after.items.find("c"))
        #expect(after.tally(of: item) == before.tally(of: item))
        // Totals of other systems count, so the check above says something.
        builder.add(
            .tallyRecorded(TallyRecorded(target: .idea("c"), system: "paper", up: 9, down: 0)))
        let paper = try builder.campaign()
        #expect(paper.crowdVotes(of: item).up == 10)
    }

    @Test func whoMayCountHands() throws {
        let campaign = try builder().campaign()
        func check(_ id: String, _ system: String, by member: String) -> Rejection? {
            campaign.check(
                .tallyRecorded(TallyRecorded(target: .idea(id), system: system, up: 1, down: 0)),
                by: member)
        }
        #expect(check("a", "hands.x", by: "anna") == nil && check("a", "hands.x", by: "mo") == nil)
        #expect(check("a", "hands.", by: "anna") != nil)
        #expect(check("none", "hands.x", by: "anna") != nil)
        #expect(check("a", "hands.x", by: "obs") != nil)
    }

    // MARK: What is projected

    @Test func aCoveredSlideHoldsNoNumber() throws {
        var builder = builder()
        builder.add(cut(["b", "a"]))
        let campaign = try builder.campaign()
        let maker = maker(campaign)
        for slide in [Slide.idea("a"), .hands("a"), .top(3), .panel(3)] {
            let projection = maker.projection(slide)
            #expect(projection.figures.isEmpty && projection.items.allSatisfy { $0.value == nil })
        }
        #expect(maker.projection(.top(3)).items.isEmpty)
        // What a cut kept is published; its order is not told.
        let cut = maker.projection(.cut(nil))
        #expect(cut.items.map(\.idea) == ["a", "b"] && cut.items.allSatisfy { $0.value == nil })
        #expect(cut.figures.map(\.value) == ["2"])
        let votes = maker.projection(.funnel).figures.contains { $0.label.contains("votes") }
        #expect(!votes)
    }

    @Test func whatEnterReveals() throws {
        var builder = builder()
        builder.add(cut(["b", "a"]))
        builder.add(
            .tallyRecorded(
                TallyRecorded(target: .idea("a"), system: "hands.x", up: 31, down: 4, pass: 2)))
        let campaign = try builder.campaign()
        let maker = maker(campaign)
        let figures = maker.projection(.idea("a"), level: 1).figures
        #expect(
            figures.map { "\($0.label): \($0.value)" } == [
                "Votes: 3 for, 0 against", "Crowd: place 1 of 3 public ideas",
                "Hands: 31 for, 4 against, 2 abstaining",
            ])
        #expect(maker.projection(.top(2), level: 1).items.map(\.idea) == ["a", "b"])
        let cut = maker.projection(.cut("long"), level: 2)
        #expect(cut.items.map(\.idea) == ["a", "b", "c"])
        #expect(cut.items.map(\.band) == [.inside, .inside, .out])
        #expect(cut.items.allSatisfy { $0.value?.hasSuffix("%") == true })
        // The public reveals nothing, however often.
        let room = self.maker(campaign, nil)
        for slide in [Slide.idea("a"), .top(2), .panel(2), .cut(nil)] {
            let projection = room.projection(slide, level: 9)
            #expect(projection.items.allSatisfy { $0.value == nil })
            #expect(!projection.figures.contains { $0.label == "Votes" || $0.label == "Crowd" })
        }
    }

    /// Of a panel only closed rounds, and all or nothing of their order.
    @Test func scoresOfAClosedRound() throws {
        var builder = builder()
        builder.join("pia", .panelist)
        builder.round(stage: "long")
        for (id, score) in [("a", 2.0), ("b", 4), ("c", 3)] {
            builder.review(id, ["impact": score, "ease": score], by: "pia.pppp1111")
        }
        let open = maker(try builder.campaign())
        #expect(open.projection(.panel(3), level: 1).items.isEmpty)
        #expect(!open.projection(.idea("b"), level: 1).figures.contains { $0.label == "Panel" })
        builder.add(.roundClosed(RoundClosed(round: "r")))
        let closed = maker(try builder.campaign())
        #expect(closed.projection(.panel(3), level: 1).items.map(\.idea) == ["b", "c", "a"])
        let panel = closed.projection(.idea("b"), level: 1).figures.first { $0.label == "Panel" }
        #expect(panel?.value.hasPrefix("4.00 from 1 review") == true)
        // Who stands back from one cannot show a list without it.
        builder.add(.recusalDeclared(RecusalDeclared(idea: "c")))
        let recused = maker(try builder.campaign())
        for slide in [Slide.panel(3), .top(3)] {
            #expect(recused.projection(slide, level: 1).items.isEmpty)
            #expect(recused.obstacle(slide) != nil)
        }
        #expect(recused.projection(.idea("c"), level: 1).isBlank)
    }

    @Test(arguments: ["h", "none", ""]) func whatTheRoomMayNotSeeIsNoSlide(_ id: String) throws {
        let campaign = try builder().campaign()
        let projection = maker(campaign).projection(.idea(id), level: 1)
        #expect(projection.isBlank && projection.items.isEmpty && projection.figures.isEmpty)
        #expect(!projection.isTrue(in: campaign))
    }

    /// A room sees fewer ideas than the stage has: whoever presents is told so, the room is not.
    @Test func whatOfACutIsNotPublicIsToldToThePresenter() throws {
        var builder = builder()
        builder.add(.ideaSubmitted(IdeaSubmitted(idea: "p", title: "p")))
        builder.add(cut(["a", "b", "p"]))
        let campaign = try builder.campaign()
        let presenter = maker(campaign)
        #expect(presenter.projection(.cut(nil)).items.map(\.idea) == ["a", "b"])
        #expect(
            presenter.obstacle(.cut(nil))
                == "The room sees 2 of its 3 ideas: the others are not public.")
        builder.add(.itemsDecided(ItemsDecided(items: ["p"], verdict: .approved)))
        #expect(maker(try builder.campaign()).obstacle(.cut(nil)) == nil)
    }

    @Test func aChangedCutIsNoLongerTrue() throws {
        var builder = builder()
        let line = builder.add(cut(["a", "b"]))
        let projection = maker(try builder.campaign()).projection(.cut(nil))
        #expect(projection.isTrue(in: try builder.campaign()))
        var overridden = builder
        overridden.add(
            .cutOverridden(
                CutOverridden(stage: "long", idea: "b", verdict: .dropped, reason: "r")))
        #expect(!projection.isTrue(in: try overridden.campaign()))
        builder.undo(line)
        #expect(!projection.isTrue(in: try builder.campaign()))
    }

    @Test func aProjectionIsHandedOnWhole() throws {
        var builder = builder()
        builder.add(cut(["a", "b"]))
        let maker = maker(try builder.campaign())
        for slide in [Slide.title, .idea("a"), .top(2), .cut(nil), .funnel, .hands("b"), .blank] {
            for level in 0...2 {
                let projection = maker.projection(slide, level: level)
                let json = projection.json(at: CampaignBuilder.start)
                let text = try JSONValue(parsing: json.json)
                #expect(Projection(text) == projection)
                #expect(Projection.time(text) == CampaignBuilder.start)
            }
        }
    }

    @Test(arguments: [
        "{}", "[]", "null",
        "{\"v\":2,\"show\":\"title\",\"level\":0,\"blank\":false,\"basis\":\"\"}",
        "{\"v\":1,\"show\":\"later\",\"level\":0,\"blank\":false,\"basis\":\"\"}",
        "{\"v\":1,\"show\":\"title\",\"level\":0,\"blank\":false,\"basis\":\"\",\"items\":[{}]}",
    ])
    func whatIsNoProjectionIsNone(_ text: String) throws {
        #expect(Projection(try JSONValue(parsing: text)) == nil)
    }

    // MARK: Looking as a role

    @Test func nobodySeesMoreAsAnother() throws {
        let campaign = try builder().campaign()
        let anna = Viewpoint("anna", in: campaign)
        #expect(anna.mayLookAs.map(\.word) == ["public"] + Role.allCases.map(\.rawValue))
        let mo = Viewpoint("mo", in: campaign)
        #expect(Set(mo.mayLookAs.map(\.word)) == ["public", "observer", "moderator"])
        #expect(mo.looking(as: .role(.facilitator)) == .publicView)
        #expect(Viewpoint.publicView.mayLookAs == [.publicView])
        for seen in SeenAs.all {
            let other = anna.looking(as: seen)
            for item in campaign.rows.indices.map(Int32.init) where other.canSee(item, in: campaign)
            {
                #expect(anna.canSee(item, in: campaign))
            }
        }
        #expect(!anna.looking(as: .publicView).canSeeVotes)
        #expect(SeenAs("nobody") == nil && SeenAs("public") == .publicView)
    }
}
