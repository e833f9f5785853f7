import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// In a sealed round nobody knows what others have read: the next idea follows from the ideas' ids
/// and the list of members alone.
@Suite struct SealedOrderTests {
    private let panel = ["pat", "pia", "pim", "pol"]

    private func builder(_ ideas: Int) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for member in panel { journal.join(member, .panelist) }
        for idea in 0..<ideas { journal.idea("i\(idea)") }
        journal.round("r", .sealed)
        return journal
    }

    /// Four members who read as many ideas each as they like: no idea is read twice before all
    /// were read once, and so on.
    @Test(arguments: [1, 2, 5, 8, 20])
    func ideasAreReadEquallyOften(_ each: Int) throws {
        let campaign = try builder(20).campaign()
        let round = try #require(campaign.round("r"))
        var counts: [Int32: Int] = [:]
        for member in panel {
            let order = campaign.openIdeas(for: member, in: round)
            #expect(Set(order).count == 20)
            for idea in order.prefix(each) { counts[idea, default: 0] += 1 }
        }
        let all = campaign.ideas(of: round).map { counts[$0] ?? 0 }
        #expect((all.max() ?? 0) - (all.min() ?? 0) <= 1)
    }

    @Test func whatOthersSealedChangesNoOrder() throws {
        var journal = builder(6)
        let before = try journal.campaign()
        let round = try #require(before.round("r"))
        journal.open("pia.ssss2222", .sealed)
        journal.review("i1", ["impact": 5], by: "pia.ssss2222")
        journal.seal("pia.ssss2222", by: "pia.pppp2222")
        let after = try journal.campaign()
        for member in panel {
            #expect(
                before.openIdeas(for: member, in: round).map { before.items.name($0) }
                    == after.openIdeas(for: member, in: round).map { after.items.name($0) })
        }
        let next = try #require(after.nextIdea(for: "pat", in: round))
        #expect(next.reason.hasPrefix("sealed:"))
    }

    @Test func nobodyOfThePanelAndNoIdeas() throws {
        let campaign = try builder(0).campaign()
        let round = try #require(campaign.round("r"))
        #expect(campaign.nextIdea(for: "pat", in: round) == nil)
        let other = try builder(3).campaign()
        #expect(other.sealedOrder(of: [], for: "anna", in: round).isEmpty)
        #expect(other.sealedOrder(of: other.ideas(of: round), for: "anna", in: round).count == 3)
    }
}
