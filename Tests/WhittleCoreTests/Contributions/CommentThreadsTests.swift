import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct CommentThreadsTests {
    private func campaign(_ comments: [(id: String, reply: String?)]) throws -> Campaign {
        var builder = CampaignBuilder()
        builder.idea("a")
        for comment in comments {
            builder.add(
                .commentAdded(
                    CommentAdded(
                        comment: comment.id, idea: "a", reply: comment.reply, body: comment.id)))
        }
        return try builder.campaign()
    }

    private func thread(_ campaign: Campaign) throws -> [String] {
        let idea = try #require(campaign.items.find("a"))
        let anna = Viewpoint("anna", in: campaign)
        return anna.thread(of: idea, in: campaign).map {
            String(repeating: ".", count: $0.depth) + campaign.items.name($0.item)
        }
    }

    @Test func answersStandUnderWhatTheyAnswer() throws {
        let campaign = try campaign([("1", nil), ("2", "1"), ("3", nil), ("4", "2"), ("5", "1")])
        #expect(try thread(campaign) == ["1", ".2", "..4", ".5", "3"])
    }

    @Test func ofACircleTheLatestLinkDoesNotCount() throws {
        // 1 answers 2 and was written first; 2 answers 1: its link is the later one.
        let two = try campaign([("1", "2"), ("2", "1")])
        #expect(try thread(two) == ["2", ".1"])
        let three = try campaign([("1", "3"), ("2", "1"), ("3", "2"), ("4", "1"), ("5", "5")])
        #expect(try thread(three) == ["3", ".1", "..2", "..4", "5"])
    }

    @Test func anAnswerToNothingStandsAtTheTop() throws {
        #expect(try thread(try campaign([("1", "gone"), ("2", "1")])) == ["1", ".2"])
    }
}
