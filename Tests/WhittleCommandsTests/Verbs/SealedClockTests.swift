import Testing
import WhittleCore
import WhittleJournal

@testable import WhittleCommands

/// A clock that was wrong by days when a sealed review was written does not keep it from counting.
struct SealedClockTests {
    @Test func aFileFromAClockFarAheadIsWrittenAnew() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound("sealed")
        func session(daysAhead: Int64) throws -> Session {
            var options = Session.Options()
            options.member = "cay"
            options.clock = { Platform.now.advanced(by: daysAhead * 86_400_000) }
            return try Session(lab.path, options)
        }
        func review(_ idea: String, _ session: Session) throws {
            let scores = ["supported", "doable", "helps", "innovative"].map {
                CriterionScore(criterion: $0, value: 4)
            }
            _ = try session.append([
                DraftEvent(
                    .reviewSubmitted(ReviewSubmitted(round: "r1", idea: idea, scores: scores)))
            ])
        }
        try review(ids[0], session(daysAhead: 3))
        // Its seal waits for that time too.
        #expect(lab.line("stats", as: "meg").data.contains("sealed: cay") == false)
        let now = try session(daysAhead: 0)
        #expect(now.campaign.seal(of: "cay", in: "r1")?.count == 1)
        try review(ids[1], now)
        lab.line("round close r1")
        let found = lab.line("list reviews --json").objects
        #expect(found.compactMap { $0["idea"]?.text }.sorted() == [ids[0], ids[1]].sorted())
        #expect(found.allSatisfy { $0["counts"] == .bool(true) })
    }
}
