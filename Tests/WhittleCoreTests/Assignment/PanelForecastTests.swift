import Testing

@testable import WhittleCore

/// The planning formula of methods C.4, against its own figures and the measured ones beside it.
@Suite struct PanelForecastTests {
    private func base(_ members: Int) throws -> PanelForecast {
        try #require(PanelForecast(members: members, ideas: 400, top: 20))
    }

    @Test func whatIsNoPanelHasNoForecast() {
        #expect(PanelForecast(members: 0, ideas: 400, top: 20) == nil)
        #expect(PanelForecast(members: 12, ideas: 400, top: 0) == nil)
        #expect(PanelForecast(members: 12, ideas: 20, top: 20) == nil)
        #expect(PanelForecast(members: 12, ideas: 0, top: 1) == nil)
        #expect(PanelForecast(members: 12, ideas: 400, top: 20, noise: -1) == nil)
        #expect(PanelForecast(members: 12, ideas: 400, top: 20, step: .nan) == nil)
        #expect(PanelForecast(members: 12, ideas: 400, top: 20, leniency: .infinity) == nil)
    }

    @Test func whatAllMembersFindIsAsPredicted() throws {
        #expect(abs(try base(12).recall - 0.80) < 0.005)
        #expect(abs(try base(40).recall - 0.890) < 0.002)
        #expect(try base(12).membersNeeded(for: 0.9) == 49)
        // One member less is not enough.
        #expect(try base(12).recall(readers: 49) >= 0.9)
        #expect(try base(12).recall(readers: 48) < 0.9)
        // By hand: 1 − φ(1.6448536)/(√(2π) · 0.05) · √((0.64 + 1/12) / 12).
        let byHand = 1 - 0.3989422804 * 0.1031356404 / 0.05 * (0.7233333333 / 12).squareRoot()
        #expect(abs(try base(12).recall - byHand) < 1e-9)
    }

    /// Measured over 200 made-up panels: .535 at three reviews an idea, .656 at six.
    @Test func whatPlainMeansFindIsAsMeasured() throws {
        #expect(abs(try base(12).recallOfMeans(reviews: 3) - 0.535) < 0.02)
        #expect(abs(try base(12).recallOfMeans(reviews: 6) - 0.656) < 0.02)
    }

    @Test func shareIsNeverBelowNothing() throws {
        let blind = try #require(PanelForecast(members: 1, ideas: 400, top: 1, noise: 50))
        #expect(blind.recall == 0)
        let sure = try #require(
            PanelForecast(members: 3, ideas: 400, top: 20, noise: 0, leniency: 0, step: 0))
        #expect(sure.recall == 1 && sure.membersNeeded(for: 0.9) == 1)
    }

    @Test func reviewsAreCounted() throws {
        let panel = try base(12)
        #expect(panel.reviews(perIdea: 3) == 1200)
        #expect(panel.chosenReviews(floor: 0) == 240...444)
        #expect(panel.chosenReviews(floor: 1) == 480...528)
        #expect(panel.chosenReviews(floor: 2) == 800...800)
        #expect(panel.each(1200) == 100 && panel.each(445) == 38)
        #expect(try base(2).chosenReviews(floor: 0) == nil)
    }
}
