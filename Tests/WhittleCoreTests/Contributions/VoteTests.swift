import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct VoteTests {
    private typealias Builder = CampaignBuilder

    private func builder(_ ideas: String...) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("mo", .moderator)
        for idea in ideas { builder.idea(idea) }
        return builder
    }

    @Test func theVoteThatHappenedLastCountsWhateverWasWrittenLast() throws {
        var journal = builder("a")
        journal.vote("a", "p", 1, happened: Builder.second(-50))
        journal.vote("a", "p", -1, happened: Builder.second(-60))
        #expect(try journal.campaign().votes("a") == "1/0/0")
        // Without `happened` the line's own time is taken, which is later.
        journal.vote("a", "p", 0)
        #expect(try journal.campaign().votes("a") == "0/0/1")
    }

    @Test func atOneMomentTheStampDecidesThenTheWriter() throws {
        let moment = Builder.second(-50)
        var journal = builder("a", "b")
        journal.vote("a", "p", 1, at: Builder.second(100), happened: moment)
        journal.vote("a", "p", -1, at: Builder.second(99), happened: moment)
        journal.vote("b", "p", 1, by: "mo.mmmm1111", at: Builder.second(99), happened: moment)
        journal.vote("b", "p", -1, by: Builder.owner, at: Builder.second(99), happened: moment)
        let campaign = try journal.campaign()
        #expect(campaign.votes("a") == "1/0/0")
        #expect(campaign.votes("b") == "1/0/0")
    }

    @Test func aWithdrawnVoteCountsNowhereUntilTheNext() throws {
        var journal = builder("a")
        journal.vote("a", "p", 1)
        journal.vote("a", "q", -1)
        journal.add(.voteWithdrawn(VoteWithdrawn(target: .idea("a"), participant: "p")))
        #expect(try journal.campaign().votes("a") == "0/1/0")
        journal.vote("a", "p", 0)
        #expect(try journal.campaign().votes("a") == "0/1/1")
    }

    @Test func aVoteTakenBackGivesWayToTheOneBefore() throws {
        var journal = builder("a")
        journal.vote("a", "p", 1, by: "mo.mmmm1111")
        let second = journal.vote("a", "p", -1, by: "mo.mmmm1111")
        journal.undo(second, by: "mo.mmmm1111")
        #expect(try journal.campaign().votes("a") == "1/0/0")
        journal.redo(second)
        #expect(try journal.campaign().votes("a") == "0/1/0")
    }

    @Test func theVotesOfAnExcludedParticipantCountNowhereUntilIncluded() throws {
        var journal = builder("a", "b")
        journal.vote("a", "p", 1)
        journal.vote("a", "q", 1)
        journal.vote("b", "q", -1)
        journal.merge("a", into: "b")
        journal.add(.votesExcluded(VotesExcluded(participants: ["q"], reason: "forty accounts")))
        journal.vote("b", "q", 0)
        var campaign = try journal.campaign()
        #expect(campaign.ownVotes("a") == "1/0/0")
        #expect(campaign.ownVotes("b") == "0/0/0")
        #expect(campaign.votes("b") == "1/0/0")
        journal.add(.votesIncluded(VotesIncluded(participants: ["q"], reason: "a person")))
        campaign = try journal.campaign()
        #expect(campaign.ownVotes("a") == "2/0/0")
        // Over the group q is up on a and passes on b: the up counts.
        #expect(campaign.votes("b") == "2/0/0")
    }

    /// p: up on a, later down on b. q: up on a, later pass on b. r: pass on both. s: down on c
    /// alone. Over the group of b: p down, q up, r pass, s down.
    @Test func aGroupCountsEachParticipantOnceTheLastUpOrDownElseThePass() throws {
        var journal = builder("a", "b", "c")
        journal.vote("a", "p", 1)
        journal.vote("b", "p", -1)
        journal.vote("a", "q", 1)
        journal.vote("b", "q", 0)
        journal.vote("a", "r", 0)
        journal.vote("c", "r", 0)
        journal.vote("c", "s", -1)
        let merging = journal.merge("a", "c", into: "b")
        var campaign = try journal.campaign()
        #expect(campaign.votes("b") == "1/2/1")
        #expect(campaign.ownVotes("b") == "0/1/1")
        #expect(campaign.votes("a") == "2/0/1")
        #expect(
            campaign.group(of: campaign.item("b")).map { campaign.items.name($0) }
                == ["b", "a", "c"])
        journal.undo(merging)
        campaign = try journal.campaign()
        #expect(["a", "b", "c"].map { campaign.votes($0) } == ["2/0/1", "0/1/1", "0/1/1"])
        #expect(["a", "b", "c"].allSatisfy { campaign.isHead(campaign.item($0)) })
    }

    @Test func aMergeCountsOnlyWhileItsHeadExists() throws {
        var journal = builder("a")
        journal.vote("a", "p", 1)
        journal.merge("a", into: "b")
        #expect(try journal.campaign().isHead(journal.campaign().item("a")))
        let submitted = journal.idea("b")
        var campaign = try journal.campaign()
        #expect(campaign.head(of: campaign.item("a")) == campaign.item("b"))
        #expect(campaign.votes("b") == "1/0/0")
        journal.undo(submitted)
        campaign = try journal.campaign()
        #expect(campaign.isHead(campaign.item("a")))
    }

    @Test func ofMergesInACircleTheLatestDoesNotCount() throws {
        var journal = builder("a", "b", "c")
        journal.merge("a", into: "b")
        journal.merge("b", into: "c")
        journal.merge("c", into: "a")
        let campaign = try journal.campaign()
        let head = campaign.item("c")
        #expect(campaign.group(of: head).map { campaign.items.name($0) } == ["c", "a", "b"])
    }

    @Test func recordedTotalsStandBesideVotesAndAShowOfHandsDoesNotRank() throws {
        var journal = builder("a")
        journal.vote("a", "p", 1)
        func record(_ system: String, _ up: Int, _ down: Int, _ second: Int64) {
            journal.add(
                .tallyRecorded(
                    TallyRecorded(target: .idea("a"), system: system, up: up, down: down)),
                happened: Builder.second(second))
        }
        record("paper", 9, 9, -10)
        record("paper", 20, 3, -5)
        record("paper", 1, 1, -20)
        record("hands.assembly", 100, 0, 0)
        let campaign = try journal.campaign()
        #expect(campaign.votes("a") == "1/0/0")
        let votes = campaign.crowdVotes(of: campaign.item("a"))
        #expect(votes.up == 21 && votes.down == 3)
    }

    @Test func whereTheCampaignServesIdeasVotesOnChosenOnesDoNotRank() throws {
        var journal = builder("a")
        journal.vote("a", "p", 1, served: true)
        journal.vote("a", "q", 1, served: false)
        journal.vote("a", "r", -1)
        journal.vote("a", "s", -1, served: false)
        var campaign = try journal.campaign()
        var votes = campaign.crowdVotes(of: campaign.item("a"))
        #expect(votes.up == 2 && votes.down == 2)
        journal.add(.campaignChanged(CampaignChanged(serves: .set(true))))
        campaign = try journal.campaign()
        votes = campaign.crowdVotes(of: campaign.item("a"))
        #expect(votes.up == 1 && votes.down == 1)
        #expect(campaign.votes("a") == "2/2/0")
    }

    @Test func aVoteOnAnItemNotSeenYetCountsOnceItArrives() throws {
        var journal = builder()
        journal.vote("a", "p", 1)
        journal.idea("a")
        #expect(try journal.campaign().votes("a") == "1/0/0")
    }

    @Test func anAbsurdTotalDoesNotStopTheRanking() throws {
        var journal = builder()
        for index in 0..<21 { journal.idea("a\(index)") }
        for index in 0..<21 {
            journal.add(
                .tallyRecorded(
                    TallyRecorded(
                        target: .idea("a\(index)"), system: "paper",
                        up: index == 0 ? 9_007_199_254_740_991 : 3, down: 4)))
        }
        let campaign = try journal.campaign()
        let rankings = Rankings(campaign, Viewpoint("anna", in: campaign))
        #expect(campaign.items.name(rankings.byCrowd[0]) == "a0")
    }
}
