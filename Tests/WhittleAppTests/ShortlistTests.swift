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

    @Test func onlyAFacilitatorCuts() {
        var pilot = Pilot(as: "cara")
        pilot.press("osm")
        #expect(pilot.screen.contains("role of a facilitator"))
        pilot.press("y")
        #expect(pilot.campaign.cut("shortlist") == nil)
    }
}
