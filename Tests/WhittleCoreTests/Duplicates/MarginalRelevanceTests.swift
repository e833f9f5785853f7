import Testing
import WhittleTesting

@testable import WhittleCore

/// Maximal marginal relevance: the reference of methods E, and what it proposes of a cut.
@Suite struct MarginalRelevanceTests {
    @Test func theReferenceIsReproduced() {
        let values = [1, 0.95, 0.9, 0.5]
        let alike: [Set<Int>: Double] = [
            [0, 1]: 0.9, [0, 2]: 0.2, [0, 3]: 0.1, [1, 2]: 0.3, [1, 3]: 0.1, [2, 3]: 0.4,
        ]
        let order = MarginalRelevance.order(values, count: 4) { alike[[$0, $1]] ?? 0 }
        #expect(order == [0, 2, 1, 3])
        #expect(MarginalRelevance.order(values, count: 2, weight: 1) { _, _ in 1 } == [0, 1])
        #expect(MarginalRelevance.order([], count: 3) { _, _ in 0 } == [])
        #expect(MarginalRelevance.order([0.5, 0.5], count: 9) { _, _ in 0 } == [0, 1])
    }

    /// Three ideas are kept; the second says the same as the first.
    @Test func whatRepeatsABetterIdeaIsPointedOut() throws {
        var builder = CampaignBuilder()
        let texts = [
            "plant trees along the long road", "plant trees along the long road please",
            "open the library at night", "paint the old bridge blue",
            "nothing of all this",
        ]
        for (number, text) in texts.enumerated() {
            builder.idea("i\(number)", "T\(number)", body: text)
            for voter in 0..<[40, 37, 34, 31, 2][number] {
                builder.vote("i\(number)", "p\(voter)", 1)
            }
        }
        let campaign = try builder.campaign()
        var index = SimilarityIndex()
        index.update(campaign)
        func swaps(_ rule: CutRule) -> [SimilarSwap] {
            campaign.similarSwaps(
                campaign.preview(rule, stage: "short", from: "pool"), index)
        }
        let found = try #require(swaps(CutRule(by: .net, top: 2)).first)
        #expect(
            [found.out, found.like, found.into].map { campaign.items.name($0) }
                == ["i1", "i0", "i2"])
        #expect(found.similarity > 0.5 && found.similarity <= 1)
        #expect(swaps(CutRule(by: .net, top: 5)).isEmpty)
        #expect(swaps(CutRule(by: .net, top: 2, least: 1)).isEmpty)
    }
}
