import Testing
import WhittleCore

@testable import WhittleApp

/// The key `w` tells the whole chain, and of now: a screen has no journal at hand.
@Suite struct WhyTests {
    @Test func theKeyTellsWhatWouldHaveChangedACut() {
        var pilot = Pilot()
        pilot.press("os")
        for _ in 0..<10 { pilot.press("-") }
        pilot.press("my")
        pilot.press("Gw")
        #expect(pilot.screen.contains("Why demo-6") && pilot.screen.contains("The words"))
        guard case .reading(_, let text, _)? = pilot.model.overlay else {
            Issue.record("nothing is told")
            return
        }
        #expect(text.contains("more for it would have kept it"))
        #expect(text.contains("as things are now"))
    }

    @Test func nothingIsToldOfScoresBeforeTheirTime() {
        var pilot = Pilot(as: "anna")
        pilot.press("opO1")
        pilot.write(
            "dan",
            .reviewSubmitted(
                ReviewSubmitted(
                    round: "round-1", idea: "demo-1",
                    scores: ["supported", "doable", "helps", "innovative"].map {
                        CriterionScore(criterion: $0, value: 4)
                    })))
        for member in ["cara", "ben", "olive"] {
            pilot.become(member)
            pilot.press("oiggw")
            guard case .reading(_, let text, _)? = pilot.model.overlay else {
                Issue.record("\(member) is told nothing")
                continue
            }
            #expect(text.contains("demo-1") && !text.contains("dan") && !text.contains("4.00"))
        }
    }
}
