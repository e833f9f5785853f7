import Testing
import WhittleApp
import WhittleCells
import WhittleCore

@Suite struct ShortlistTests {
    @Test func aCutIsMadeAfterAskingAndTakenBack() {
        var pilot = Pilot()
        pilot.press("os")
        // Ten are planned where nothing is; three are wanted.
        for _ in 0..<10 { pilot.press("-") }
        pilot.press("++")
        pilot.press("mn")
        #expect(pilot.campaign.kept(in: "shortlist").isEmpty)
        pilot.press("my")
        let kept = pilot.campaign.kept(in: "shortlist").map { pilot.campaign.items.name($0) }
        // By ups alone: 6, 5 and 4 of them.
        #expect(kept == ["demo-1", "demo-2", "demo-3"])
        pilot.press("u")
        #expect(pilot.campaign.kept(in: "shortlist").isEmpty)
    }

    @Test func anOverrideNeedsAReasonAndOutlivesACut() {
        var pilot = Pilot()
        pilot.press("os")
        for _ in 0..<10 { pilot.press("-") }
        pilot.press("my")
        pilot.press("GK<Enter>")
        #expect(pilot.screen.contains("Say why"))
        pilot.press("the room asked for it<Enter>")
        let last = pilot.campaign.kept(in: "shortlist").last.map { pilot.campaign.items.name($0) }
        #expect(last == "demo-6")
        pilot.press("+my")
        #expect(
            pilot.campaign.kept(in: "shortlist").map { pilot.campaign.items.name($0) }
                == ["demo-1", "demo-2", "demo-6"])
    }

    /// The order of the panel is its scores: what moves with the cut line would tell it.
    @Test func thePanelsOrderIsNotToldBeforeItsTime() {
        var pilot = Pilot(as: "anna")
        pilot.press("opO1os")
        for _ in 0..<10 { pilot.press("-") }
        pilot.press("my")
        for (idea, score) in [("demo-5", 5.0), ("demo-4", 4.0), ("demo-3", 3.0)] {
            pilot.write(
                "dan",
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "round-1", idea: idea,
                        scores: ["supported", "doable", "helps", "innovative"].map {
                            CriterionScore(criterion: $0, value: score)
                        })))
        }
        for member in ["cara", "olive"] {
            pilot.become(member)
            pilot.press("osb")
            if !pilot.screen.contains("by the panel") { pilot.press("b") }
            for _ in 0..<4 {
                // All but the heading and the legend.
                let rows = pilot.frame.dropFirst(4).dropLast(3).joined(separator: "\n")
                #expect(!rows.contains(" > ") && !rows.contains("* x"))
                #expect(!pilot.screen.contains(" cut ") || pilot.screen.contains("no cut line"))
                #expect(!pilot.screen.contains("As it stands"))
                pilot.press("+")
            }
        }
    }

    @Test func aDroppedIdeaIsNotCountedAsIn() {
        var pilot = Pilot()
        pilot.press("os")
        for _ in 0..<10 { pilot.press("-") }
        pilot.press("++Ddone already<Enter>")
        #expect(pilot.screen.contains("As it stands: 2 in"))
        pilot.press("my")
        #expect(pilot.campaign.kept(in: "shortlist").count == 2)
        #expect(pilot.screen.contains("As it stands: 2 in"))
        #expect(!pilot.screen.contains("would come in,"))
    }

    /// Votes for: 6, 5, 4, 3, 2, 1, and none against.
    @Test func theLimitsOfTheLastCutHoldUntilTheyAreLeftOut() throws {
        var pilot = Pilot(size: Size(columns: 160, rows: 24))
        let rule = CutRule(by: .net, approval: Approval(margin: 3))
        pilot.write(
            "anna",
            .cutMade(
                CutMade(
                    stage: "shortlist", from: "pool", rule: rule.json, kept: ["demo-1"],
                    considered: 6, basis: [], digest: "00000000")))
        pilot.press("os")
        #expect(pilot.screen.contains("by the crowd, yes less no at least 3"))
        #expect(pilot.screen.contains("As it stands: 4 in, 3 would come in"))
        #expect(pilot.screen.contains("“yes less no at least 3” keeps out 2 ideas"))
        pilot.press("f")
        #expect(pilot.screen.contains("As it stands: 6 in") && !pilot.screen.contains("yes less"))
        pilot.press("fbbb")
        #expect(pilot.screen.contains("by votes for less votes against, yes less no at least 3"))
        pilot.press("--my")
        #expect(pilot.campaign.kept(in: "shortlist").count == 2)
        let made = try #require(pilot.campaign.cut("shortlist")?.cut)
        #expect(CutRule(made.rule) == CutRule(by: .net, top: 2, approval: Approval(margin: 3)))
    }

    @Test func onlyAFacilitatorCuts() {
        var pilot = Pilot(as: "cara")
        pilot.press("osm")
        #expect(pilot.screen.contains("role of a facilitator"))
        pilot.press("y")
        #expect(pilot.campaign.cut("shortlist") == nil)
    }
}
