import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// What a panel is asked to read next: by what the planner may see, and within what binds members.
@Suite struct SessionPlanTests {
    private static let writers = ["pat.pppp1111", "pia.pppp2222", "pru.pppp3333"]
    private static let ideas = ["a", "b", "c", "d", "e", "f"]

    private func builder(_ visibility: Visibility = .always) -> CampaignBuilder {
        var builder = CampaignBuilder()
        builder.join("fay", .facilitator)
        for name in ["pat", "pia", "pru"] { builder.join(name, .panelist) }
        for idea in Self.ideas { builder.idea(idea) }
        builder.round("r", visibility)
        return builder
    }

    private func plan(
        _ journal: CampaignBuilder, each: Int = 2, top: Int = 2, floor: Int = 0
    ) throws -> (requests: [String], scores: Int) {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        var settings = SessionPlan.Settings(each: each, top: top)
        settings.floor = floor
        let plan = SessionPlan(campaign, Viewpoint("fay", in: campaign), round, settings)
        return (
            plan.requests.map { "\($0.member) \(campaign.items.name($0.item))" }, plan.scores
        )
    }

    @Test func nothingToReadOrNobodyToReadIt() throws {
        var empty = CampaignBuilder()
        empty.join("fay", .facilitator)
        empty.round("r", .always)
        #expect(try plan(empty).requests == [])
        var alone = CampaignBuilder()
        alone.join("fay", .facilitator)
        alone.idea("a")
        alone.round("r", .always)
        #expect(try plan(alone).requests == [])
    }

    @Test func nobodyGetsAnIdeaTwiceNorOneTheyStandBackFromOrHaveRead() throws {
        var journal = builder()
        journal.add(
            .recusalDeclared(RecusalDeclared(idea: "a", member: "pat")), by: Self.writers[0])
        journal.review("b", ["impact": 3], by: Self.writers[1])
        journal.add(
            .reviewAssigned(ReviewAssigned(round: "r", member: "pru", ideas: ["c"])))
        let found = try plan(journal, each: 6, floor: 3)
        #expect(Set(found.requests).count == found.requests.count)
        for wrong in ["pat a", "pia b", "pru c"] { #expect(!found.requests.contains(wrong)) }
        // All else is asked for: three members and six ideas, less these three.
        #expect(found.requests.count == 15)
        #expect(found.scores == 1)
    }

    @Test func theFloorComesFirst() throws {
        var journal = builder()
        for idea in ["a", "b", "c", "d"] {
            for (writer, score) in zip(Self.writers, [2.0, 3, 4]) {
                journal.review(idea, ["impact": score], by: writer)
            }
        }
        let found = try plan(journal, each: 1, floor: 1)
        #expect(found.requests.count == 3)
        #expect(Set(found.requests.prefix(2).map { $0.suffix(1) }) == ["e", "f"])
    }

    @Test func ideasNearTheLineAreAskedForFirst() throws {
        var journal = builder()
        // c and d stand at the line of the best three; pru has read nothing yet.
        for (idea, score) in [("a", 5.0), ("b", 5), ("c", 3), ("d", 3), ("e", 1), ("f", 1)] {
            for writer in Self.writers.prefix(2) {
                journal.review(idea, ["impact": score], by: writer)
            }
        }
        let found = try plan(journal, each: 2, top: 3)
        #expect(Set(found.requests) == ["pru c", "pru d"])
    }

    @Test(arguments: [Visibility.afterRound, .sealed])
    func hiddenScoresHaveNoPartInIt(_ rule: Visibility) throws {
        var high = builder(rule)
        var low = builder(rule)
        for (index, idea) in Self.ideas.enumerated() {
            high.review(idea, ["impact": Double(1 + index % 5)], by: Self.writers[0])
            low.review(idea, ["impact": Double(5 - index % 5)], by: Self.writers[0])
        }
        #expect(try plan(high).scores == 0)
        #expect(try plan(high).requests == plan(low).requests)
        #expect(try !plan(high).requests.isEmpty)
    }

    @Test func theLoadBinds() throws {
        var journal = builder()
        let campaign = try journal.campaign()
        var details = try #require(campaign.round("r")).details
        details.round = "s"
        details.load = 1
        journal.add(.roundOpened(details))
        journal.review("a", ["impact": 3], by: Self.writers[0], round: "s")
        let loaded = try journal.campaign()
        let round = try #require(loaded.round("s"))
        let found = SessionPlan(
            loaded, Viewpoint("fay", in: loaded), round, SessionPlan.Settings(each: 4, top: 2))
        #expect(found.requests.map(\.member).sorted() == ["pia", "pru"])
    }

    @Test func theRoundsFloorHoldsAndAsksForBothSides() throws {
        var journal = CampaignBuilder()
        journal.join("fay", .facilitator)
        for (name, standing) in [
            ("pat", Standing.internal), ("pia", .internal), ("pru", .external),
        ] {
            journal.add(
                .memberJoined(
                    MemberJoined(member: name, name: name, roles: [.panelist], standing: standing)))
        }
        for idea in ["a", "b"] { journal.idea(idea) }
        journal.round("r", .always)
        for idea in ["a", "b"] { journal.review(idea, ["impact": 3], by: Self.writers[0]) }
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        func requests(_ floor: Int?) throws -> [String] {
            var settings = SessionPlan.Settings(each: 1, top: 1)
            settings.floor = floor
            return SessionPlan(campaign, Viewpoint("fay", in: campaign), round, settings)
                .requests.map { "\($0.member) \(campaign.items.name($0.item))" }
        }
        // A floor of two asks for the view from outside first; one of one is met.
        #expect(try requests(nil).first?.hasPrefix("pru") == true)
        #expect(try requests(nil).count == 2)
        #expect(try requests(1).count == 2)
    }

    @Test func theCrowdIsInStandardDeviations() {
        #expect(ReviewDesk.crowd([]) == nil)
        #expect(ReviewDesk.crowd([(0, 0), (0, 0)]) == nil)
        #expect(ReviewDesk.crowd([(3, 1), (3, 1)]) == nil)
        let two = ReviewDesk.crowd([(9, 1), (1, 9)]) ?? []
        #expect(two.count == 2 && abs(two[0] - 1) < 1e-9 && abs(two[1] + 1) < 1e-9)
    }
}
