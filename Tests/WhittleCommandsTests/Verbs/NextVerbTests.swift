import Testing
import WhittleCore
import WhittleJournal

@testable import WhittleApp
@testable import WhittleCommands

/// The next idea through the command line, and reviews in hand between programs on one folder.
struct NextVerbTests {
    /// Three ideas and the panelists ben and cay.
    private func lab(_ more: String...) throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        lab.line("stages shortlist:Shortlist:2")
        _ = lab.addIdeas()
        let opened = lab.run(
            ["round", "open", "r1", "--title", "One", "--visibility", "always"] + more)
        #expect(opened.status == .done, "\(opened.talk)")
        return lab
    }

    @Test func wrongQuestionsAreRefused() throws {
        let lab = try CommandLab.withTeam()
        #expect(lab.line("next", as: "ben").talk.contains("There is no round yet"))
        let open = try self.lab()
        for wrong in ["next demo-1", "next --limit 0", "next --limit x"] {
            #expect(open.line(wrong, as: "ben").status == .usage)
        }
        #expect(open.line("next --round r9", as: "ben").status != .done)
        #expect(open.line("next", as: "anna").talk.contains("You are not on the panel"))
        for wrong in ["-1", "x"] {
            let result = open.run([
                "round", "open", "r2", "--title", "Two", "--visibility", "always", "--floor",
                wrong,
            ])
            #expect(result.status == .usage)
        }
        open.line("round close r1")
        #expect(open.line("next --round r1", as: "ben").talk.contains("is closed"))
    }

    @Test func itSaysWhatComesNextAndWhy() throws {
        let lab = try lab("--floor", "1")
        let first = try #require(lab.line("next --json", as: "ben").objects.first)
        #expect(first["reason"]?.text == "nobody has scored it yet")
        #expect(first["assigned"] == .bool(false))
        let all = lab.line("next --limit 9 --json", as: "ben").objects
        #expect(all.count == 3 && all.first?["idea"] == first["idea"])
        let id = try #require(first["idea"]?.text)
        #expect(lab.line("stats", as: "ben").data.contains("whittle show \(id)"))
        for idea in all.compactMap({ $0["idea"]?.text }) {
            lab.line("score \(idea) supported=2 doable=2 helps=2 innovative=2", as: "ben")
        }
        let none = lab.line("next", as: "ben")
        #expect(none.status == .done && none.data.isEmpty)
        #expect(none.talk.contains("Nothing more is asked of you"))
        let round = try #require(lab.line("list rounds --json").objects.first)
        #expect(round["floor"]?.wholeNumber == 1)
    }

    /// A program on the lab's folder, with a clock.
    private func session(
        _ lab: CommandLab, _ member: String, at clock: @escaping () -> Timestamp
    ) throws -> Session {
        var options = Session.Options()
        options.member = member
        options.clock = clock
        return try Session(lab.path, options)
    }

    @Test func whatOneProgramHasInHandAnotherCountsUntilItRunsOut() throws {
        final class Clock { var now = Platform.now }
        let clock = Clock()
        let lab = try lab("--floor", "1")
        let ben = try session(lab, "ben") { clock.now }
        let cay = try session(lab, "cay") { clock.now }
        let ideas = lab.line("next --limit 9 --json", as: "cay").objects
            .compactMap { $0["idea"]?.text }
        let idea = try #require(ideas.first)
        #expect(!ben.hasPresenceToPublish)
        ben.read(nil)
        #expect(!ben.hasPresenceToPublish, "there is nothing to take back")
        ben.read(InHand(round: "r1", idea: idea))
        #expect(ben.hasPresenceToPublish)
        ben.publishPresence()
        #expect(!ben.hasPresenceToPublish)
        #expect(cay.reviewsInHand(in: "r1") == [ReviewInHand(member: "ben", idea: idea)])
        #expect(cay.reviewsInHand(in: "r2").isEmpty)
        #expect(lab.line("next --json", as: "cay").objects.first?["idea"]?.text != idea)
        // Who says it second, or has not said it yet, did not come first.
        cay.read(InHand(round: "r1", idea: idea))
        #expect(cay.colleagues().map(\.cameFirst) == [true])
        cay.publishPresence()
        #expect(cay.colleagues().map(\.cameFirst) == [true])
        #expect(ben.colleagues().map(\.cameFirst) == [false])
        // A key keeps it; without one it runs out, and what is said again is said anew.
        clock.now = clock.now.advanced(by: 400_000)
        ben.noteActivity()
        #expect(ben.hasPresenceToPublish && !cay.hasPresenceToPublish)
        ben.publishPresence()
        _ = ben.colleagues()
        #expect(!ben.hasExpiredPresence)
        clock.now = clock.now.advanced(by: 250_000)
        #expect(ben.hasExpiredPresence)
        #expect(ben.colleagues().isEmpty)
        #expect(cay.reviewsInHand(in: "r1").count == 1)
        clock.now = clock.now.advanced(by: 600_000)
        #expect(cay.reviewsInHand(in: "r1").isEmpty)
        cay.noteActivity()
        cay.publishPresence()
        ben.noteActivity()
        _ = ben.colleagues()
        ben.publishPresence()
        #expect(ben.colleagues().map(\.cameFirst) == [true])
        ben.leavePresence()
        #expect(cay.reviewsInHand(in: "r1").isEmpty)
    }

    /// A review that is saved and not yet shared is still in hand; one that was skipped is not.
    @Test func aReviewOnItsWayIsCountedOnce() throws {
        let lab = try lab()
        let ben = try session(lab, "ben") { Platform.now }
        let cay = try session(lab, "cay") { Platform.now }
        let ideas = lab.line("next --limit 9 --json", as: "ben").objects
            .compactMap { $0["idea"]?.text }
        ben.read(InHand(round: "r1", idea: ideas[0]))
        ben.publishPresence()
        ben.read(InHand(round: "r1", idea: ideas[1]))
        ben.publishPresence()
        #expect(cay.reviewsInHand(in: "r1").map(\.idea) == [ideas[1]])
        let review = ReviewSubmitted(
            round: "r1", idea: ideas[1],
            scores: ["supported", "doable", "helps", "innovative"].map {
                CriterionScore(criterion: $0, value: 3)
            }, confidence: nil, comment: nil, seconds: nil, saw: nil, member: nil)
        _ = try ben.append([DraftEvent(.reviewSubmitted(review))], sharing: false)
        ben.read(InHand(round: "r1", idea: ideas[2]))
        ben.publishPresence()
        #expect(Set(cay.reviewsInHand(in: "r1").map(\.idea)) == [ideas[1], ideas[2]])
        // What was given way is in hand no more; the review is still on its way.
        ben.read(InHand(round: "r1", idea: ideas[0]))
        ben.publishPresence()
        #expect(Set(cay.reviewsInHand(in: "r1").map(\.idea)) == [ideas[1], ideas[0]])
        ben.read(InHand(round: "r1", idea: ideas[2]))
        ben.publishPresence()
        ben.share()
        _ = try cay.refresh()
        let round = try #require(cay.campaign.round("r1"))
        let next = cay.campaign.nextIdea(
            for: "cay", in: round, inHand: cay.reviewsInHand(in: "r1"))
        // One review each of two ideas, given or in hand: the third is read first.
        #expect(next.map { cay.campaign.items.name($0.item) } == ideas[0])
    }

    /// Whoever has seen what another has comes after them, also where their clock is behind.
    @Test func aClockThatIsBehindPutsNobodyFirst() throws {
        final class Clock { var now = Platform.now }
        let clock = Clock()
        let lab = try lab()
        let ben = try session(lab, "ben") { clock.now }
        let cay = try session(lab, "cay") { clock.now.advanced(by: -120_000) }
        ben.read(InHand(round: "r1", idea: "x"))
        ben.publishPresence()
        _ = cay.colleagues()
        cay.read(InHand(round: "r1", idea: "x"))
        cay.publishPresence()
        #expect(ben.colleagues().map(\.cameFirst) == [false])
    }
}
