import Testing
import WhittleTesting

@testable import WhittleCore

/// Votes as ballots: what is in them is what the tallies count.
struct BallotsTests {
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        for idea in ["a", "b", "c", "d"] { journal.idea(idea) }
        journal.vote("a", "p1", 1)
        journal.vote("b", "p1", 1)
        journal.vote("b", "p1", -1)
        journal.vote("a", "p2", 1)
        journal.vote("c", "p2", 1)
        journal.vote("c", "p3", 0)
        journal.vote("d", "p4", 1)
        journal.add(.voteWithdrawn(VoteWithdrawn(target: .idea("d"), participant: "p4")))
        journal.vote("d", "p5", 1)
        return journal
    }

    private func approvals(_ ballots: Ballots, _ campaign: Campaign) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: ballots.ballots.map {
                (
                    campaign.participants.name($0.participant),
                    $0.ideas.map { campaign.items.name($0) }
                )
            })
    }

    private func ballots(_ journal: CampaignBuilder) throws -> (Ballots, Campaign) {
        let campaign = try journal.campaign()
        let ideas = ["a", "b", "c", "d"].map(campaign.item).filter { campaign.counts($0) }
        return (Ballots(ideas, campaign), campaign)
    }

    @Test func withoutVotes() throws {
        var journal = CampaignBuilder()
        journal.idea("a")
        let campaign = try journal.campaign()
        let none = Ballots([campaign.item("a")], campaign)
        #expect(
            none.ballots.isEmpty && none.first == nil && none.approvals == [campaign.item("a"): 0])
        #expect(Ballots([], campaign).ballots.isEmpty)
    }

    @Test("the last vote counts; who approves of nothing has no ballot")
    func lastVotes() throws {
        let (ballots, campaign) = try ballots(journal())
        #expect(approvals(ballots, campaign) == ["p1": ["a"], "p2": ["a", "c"], "p5": ["d"]])
        #expect(ballots.withoutApproval == 1)
        #expect(!ballots.hasRecordedTotals)
        for idea in ballots.ideas {
            #expect(ballots.approvals[idea] == Int(campaign.tally(of: idea).up))
        }
    }

    @Test("over a merged group each participant once, and the excluded nowhere")
    func mergedAndExcluded() throws {
        var journal = journal()
        journal.merge("c", into: "a")
        journal.vote("a", "p6", -1)
        journal.vote("c", "p6", 1)
        journal.add(.votesExcluded(VotesExcluded(participants: ["p5"], reason: "one person")))
        let (ballots, campaign) = try ballots(journal)
        #expect(approvals(ballots, campaign) == ["p1": ["a"], "p2": ["a"], "p6": ["a"]])
        for idea in ballots.ideas {
            #expect(ballots.approvals[idea] == Int(campaign.tally(of: idea).up))
        }
    }
}
