import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

/// What a member of a panel reads next, and that nothing hidden has a part in it.
@Suite struct ReadingOrderTests {
    /// Who writes a member's reviews.
    private static func writer(_ member: String) -> String { "\(member).pppp1111" }

    private func builder(
        _ visibility: Visibility = .always, ideas: [String] = ["a", "b", "c", "d", "e", "f"],
        panel: [String] = ["pat", "pia", "pru"], top: Int? = nil
    ) -> CampaignBuilder {
        var builder = CampaignBuilder()
        for member in panel { builder.join(member, .panelist) }
        for idea in ideas { builder.idea(idea) }
        if let top {
            builder.add(
                .stagesPlanned(
                    StagesPlanned(stages: [
                        PlannedStage(stage: "long", title: "Long", target: top)
                    ])))
        }
        builder.round("r", visibility)
        return builder
    }

    private func next(
        _ journal: CampaignBuilder, _ member: String = "pat", inHand: [ReviewInHand] = []
    ) throws -> [(id: String, reason: String)] {
        let campaign = try journal.campaign()
        let round = try #require(campaign.round("r"))
        return ReadingOrder(campaign, Viewpoint(member, in: campaign), round)
            .ideas(inHand: inHand, campaign).map { (campaign.items.name($0.item), $0.reason) }
    }

    private func ids(
        _ journal: CampaignBuilder, _ member: String = "pat", inHand: [ReviewInHand] = []
    ) throws -> [String] {
        try next(journal, member, inHand: inHand).map(\.id)
    }

    /// Sets the round anew.
    private func change(
        _ journal: inout CampaignBuilder, _ body: (inout RoundOpened) -> Void
    ) throws {
        var details = try #require(try journal.campaign().round("r")).details
        body(&details)
        journal.add(.roundOpened(details))
    }

    @Test(arguments: Visibility.allCases)
    func nobodyAndNothing(_ visibility: Visibility) throws {
        var journal = builder(visibility)
        journal.join("olive", .observer)
        for stranger in ["olive", "anna", "nobody"] {
            #expect(try ids(journal, stranger).isEmpty)
        }
        #expect(try ids(builder(visibility, ideas: [])).isEmpty)
        #expect(try Set(ids(journal)).count == 6)
    }

    // MARK: What is hidden

    /// Reviews of two members, their scores mixed by a seed; some of them abstain.
    private func mixed(_ visibility: Visibility, _ seed: UInt64) throws -> CampaignBuilder {
        let ideas = (0..<12).map { "i\($0)" }
        var journal = builder(
            visibility, ideas: ideas, panel: ["pat", "pia", "pru", "pol"], top: 4)
        try change(&journal) { $0.floor = 1 }
        for (index, idea) in ideas.enumerated() {
            for voter in 0..<(index % 5) { journal.vote(idea, "v\(voter)", 1) }
        }
        // What the member may see is the same in all.
        for idea in ["i1", "i5", "i7"] where visibility == .afterOwn {
            for (member, score) in [("pat", 4.0), ("pia", 2), ("pru", 5)] {
                journal.review(idea, ["impact": score], by: Self.writer(member))
            }
        }
        let hidden = ideas.filter { visibility != .afterOwn || !["i1", "i5", "i7"].contains($0) }
        var random = SeededGenerator(seed)
        for (index, idea) in hidden.enumerated() {
            for member in ["pia", "pru"].prefix(index % 3) {
                let score = Double(Int.random(in: 0...5, using: &random))
                let abstains: Double? = score == 0 ? nil : score
                journal.review(
                    idea, ["impact": abstains, "ease": abstains], by: Self.writer(member))
            }
        }
        return journal
    }

    @Test(arguments: [Visibility.afterOwn, .afterRound, .sealed])
    func hiddenScoresChangeNothing(_ visibility: Visibility) throws {
        let first = try next(mixed(visibility, 1))
        #expect(first.count == (visibility == .afterOwn ? 9 : 12))
        for seed in 2..<12 {
            let other = try next(mixed(visibility, UInt64(seed)))
            #expect(other.map(\.id) == first.map(\.id))
            #expect(other.map(\.reason) == first.map(\.reason))
        }
    }

    /// The same where scores are shown: there they do change it, so the test above says something.
    @Test func shownScoresDo() throws {
        let orders = try Set((1..<8).map { try ids(mixed(.always, UInt64($0))) })
        #expect(orders.count > 1)
    }

    @Test func whatOnesOwnReviewUncoversMayHaveAPart() throws {
        let found = try next(mixed(.afterOwn, 3))
        #expect(
            found.contains {
                $0.reason == "by what you may see, then it says most about who is in"
            })
        let blind = try next(mixed(.afterRound, 3))
        #expect(blind.contains { $0.reason.hasPrefix("by the crowd's votes, ") })
    }

    @Test func ideasFromWhichOneStandsBackNeverComeNorTheirGroupsNorCount() throws {
        func order(_ score: Double) throws -> [String] {
            var journal = builder(top: 2)
            try change(&journal) { $0.floor = 0 }
            journal.merge("b", into: "a")
            journal.add(
                .recusalDeclared(RecusalDeclared(idea: "b", member: "pat")),
                by: Self.writer("pat"))
            for (idea, value) in [("a", score), ("c", 3), ("d", 4), ("e", 2)] {
                journal.review(idea, ["impact": value], by: Self.writer("pia"))
            }
            return try ids(journal)
        }
        let found = try order(1)
        #expect(Set(found) == ["c", "d", "e", "f"])
        #expect(try order(5) == found)
    }

    // MARK: The order

    /// c and d stand at the line of the best three, by hand.
    @Test func onceTheFloorIsMetTheLineDecides() throws {
        var journal = builder(top: 3)
        for (idea, score) in [("a", 5.0), ("b", 5), ("c", 3), ("d", 3), ("e", 1), ("f", 1)] {
            for member in ["pia", "pru"] {
                journal.review(idea, ["impact": score], by: Self.writer(member))
            }
        }
        let found = try next(journal)
        #expect(Set(found.prefix(2).map(\.id)) == ["c", "d"])
        #expect(found[0].reason == "one more review of it says most about who is in")
        #expect(found[1].reason == "then it says most about who is in")
        // Who has one of the two before them leaves the other.
        let other = try ids(
            journal, inHand: [ReviewInHand(member: "pia", idea: found[0].id)])
        // pia has reviewed all: what she looks at is no review to come.
        #expect(other == found.map(\.id))
        journal.join("pol", .panelist)
        let moved = try ids(
            journal, inHand: [ReviewInHand(member: "pol", idea: found[0].id)])
        #expect(moved.first == found[1].id)
    }

    @Test func withoutATargetTheLeastReadComeFirst() throws {
        var journal = builder()
        try change(&journal) { $0.floor = 0 }
        for idea in ["a", "b", "c", "d", "e"] {
            journal.review(idea, ["impact": 3], by: Self.writer("pia"))
        }
        for idea in ["a", "b"] { journal.review(idea, ["impact": 3], by: Self.writer("pru")) }
        let found = try next(journal)
        #expect(found[0].id == "f")
        #expect(found[0].reason == "it has 0 reviews, the fewest with those on their way")
        #expect(Set(found.suffix(2).map(\.id)) == ["a", "b"])
    }

    @Test func hiddenReviewsCountAsOnTheirWay() throws {
        var journal = builder(.afterRound, top: 2)
        try change(&journal) { $0.floor = 1 }
        for idea in ["a", "b", "c", "d", "e", "f"] {
            journal.vote(idea, "v-\(idea)", idea < "d" ? 1 : -1)
            journal.review(idea, ["impact": 3], by: Self.writer("pia"))
        }
        // Of equals by the crowd those come first that have one review less.
        for idea in ["a", "c"] { journal.review(idea, ["impact": 3], by: Self.writer("pru")) }
        #expect(try ids(journal).first == "b")
    }

    @Test func theFloorComesFirstAndSaysSo() throws {
        var journal = builder()
        for idea in ["a", "b", "c", "d", "e"] {
            journal.review(idea, ["impact": 3], by: Self.writer("pia"))
        }
        var found = try next(journal)
        #expect(found[0].id == "f" && found[0].reason == "nobody has scored it yet")
        #expect(found[1].reason == "it has 1 of 2 reviews")
        try change(&journal) { $0.floor = 1 }
        found = try next(journal)
        #expect(found[0].id == "f")
        #expect(found[1].reason == "it has 1 review, the fewest with those on their way")
    }

    @Test func aReviewThatCountsNowhereIsNone() throws {
        var journal = builder(ideas: ["a", "b"])
        for idea in ["a", "b"] {
            for member in ["pia", "pru"] {
                journal.review(idea, ["impact": 3], by: Self.writer(member))
            }
        }
        journal.add(
            .reviewExcluded(
                ReviewExcluded(round: "r", idea: "b", member: "pru", reason: "blank")))
        let found = try next(journal)
        #expect(found[0].id == "b" && found[0].reason == "it has 1 of 2 reviews")
    }

    // MARK: Inside and outside

    private func mixedPanel() -> CampaignBuilder {
        var journal = builder(ideas: ["a", "b"], panel: [])
        for (member, standing) in [
            ("ida", Standing.internal), ("ina", .internal), ("ed", .external), ("eve", .external),
        ] {
            journal.add(
                .memberJoined(
                    MemberJoined(
                        member: member, name: member, roles: [.panelist], standing: standing)))
        }
        journal.join("nan", .panelist)
        return journal
    }

    @Test func ofTheFloorOneIsFromInsideAndOneFromOutside() throws {
        var journal = mixedPanel()
        journal.review("a", ["impact": 3], by: Self.writer("ida"))
        // a lacks a view from outside: who is inside, or neither, reads the other first.
        #expect(try ids(journal, "ina") == ["b", "a"])
        #expect(try ids(journal, "nan") == ["b", "a"])
        journal.review("b", ["impact": 3], by: Self.writer("nan"))
        journal.review("b", ["impact": 3], by: Self.writer("ida"))
        journal.review("b", ["impact": 3], by: Self.writer("ina"))
        for member in ["ed", "eve"] {
            let found = try next(journal, member)
            #expect(Set(found.map(\.id)) == ["a", "b"])
            #expect(
                Set(found.map(\.reason)) == [
                    "it has 1 of 2 reviews, none from outside",
                    "it has 3 reviews, none from outside",
                ])
        }
        // From inside nothing more is wanted for the floor.
        #expect(
            try next(journal, "ina")[0].reason
                == "it has 1 review, the fewest with those on their way")
        // Who has it in hand gives that view.
        let held = try next(
            journal, "eve", inHand: [ReviewInHand(member: "ed", idea: "a")])
        #expect(held.map(\.id) == ["b", "a"])
    }

    @Test func aViewThatNobodyCanGiveIsNotWaitedFor() throws {
        var journal = mixedPanel()
        journal.review("a", ["impact": 3], by: Self.writer("ida"))
        for member in ["ed", "eve"] {
            journal.add(
                .recusalDeclared(RecusalDeclared(idea: "a", member: member)),
                by: Self.writer(member))
        }
        let found = try next(journal, "ina")
        #expect(found.contains { $0.id == "a" && $0.reason == "it has 1 of 2 reviews" })
        // And where all are from inside the floor is a number.
        var inside = mixedPanel()
        for member in ["ed", "eve"] { inside.add(.memberLeft(MemberLeft(member: member))) }
        inside.review("a", ["impact": 3], by: Self.writer("ida"))
        inside.review("b", ["impact": 3], by: Self.writer("ida"))
        inside.review("b", ["impact": 3], by: Self.writer("nan"))
        #expect(try next(inside, "ina")[0] == ("a", "it has 1 of 2 reviews"))
    }

    @Test func aFloorOfOneAsksForNobodyInParticular() throws {
        var journal = mixedPanel()
        try change(&journal) { $0.floor = 1 }
        journal.review("a", ["impact": 3], by: Self.writer("ida"))
        #expect(try ids(journal, "ed") == ["b", "a"])
    }

    // MARK: In hand, asked for, and loads

    @Test func whatOthersHaveInHandCountsAndOnesOwnDoesNot() throws {
        let journal = builder(ideas: ["a", "b"])
        let first = try ids(journal)
        func inHand(_ member: String, _ idea: String) throws -> [String] {
            try ids(journal, inHand: [ReviewInHand(member: member, idea: idea)])
        }
        #expect(try inHand("pia", first[0]) == [first[1], first[0]])
        for (member, idea) in [
            ("pat", first[0]), ("nobody", first[0]), ("pia", "nothing"), ("anna", first[0]),
        ] {
            #expect(try inHand(member, idea) == first)
        }
        // Twice by one member, on two devices, is one review.
        let twice = Array(repeating: ReviewInHand(member: "pia", idea: first[0]), count: 5)
        #expect(try ids(journal, inHand: twice) == [first[1], first[0]])
        var merged = journal
        merged.idea("z")
        merged.merge("z", into: first[0])
        #expect(
            try ids(merged, inHand: [ReviewInHand(member: "pia", idea: "z")])
                == [first[1], first[0]])
    }

    @Test func whatSomebodyIsAskedForIsOnItsWay() throws {
        var journal = builder(ideas: ["a", "b"])
        let first = try ids(journal)
        journal.add(
            .reviewAssigned(ReviewAssigned(round: "r", member: "pia", ideas: [first[0]])))
        #expect(try ids(journal) == [first[1], first[0]])
        let own = try next(journal, "pia")
        #expect(own[0] == (first[0], "assigned to you"))
        // What is given is counted once.
        journal.review(first[0], ["impact": 3], by: Self.writer("pia"))
        #expect(try next(journal)[1] == (first[0], "it has 1 of 2 reviews"))
    }

    @Test func theLoadIsTheEnd() throws {
        var journal = builder()
        try change(&journal) { $0.load = 2 }
        #expect(try ids(journal).count == 2)
        journal.review("a", ["impact": 3], by: Self.writer("pat"))
        #expect(try ids(journal).count == 1)
        journal.review("b", ["impact": 3], by: Self.writer("pat"))
        #expect(try ids(journal).isEmpty)
        // Who has read their share is waited for no longer.
        var mixed = mixedPanel()
        try change(&mixed) { $0.load = 1 }
        mixed.add(
            .recusalDeclared(RecusalDeclared(idea: "b", member: "ina")), by: Self.writer("ina"))
        mixed.review("a", ["impact": 3], by: Self.writer("ida"))
        for member in ["ed", "eve"] {
            mixed.review("b", ["impact": 3], by: Self.writer(member))
        }
        #expect(try next(mixed, "ina")[0] == ("a", "it has 1 of 2 reviews"))
    }

    @Test func membersBeginAtDifferentPlaces() throws {
        let panel = (0..<8).map { "p\($0)" }
        let journal = builder(ideas: (0..<40).map { "i\($0)" }, panel: panel)
        let firsts = try Set(panel.map { try ids(journal, $0)[0] })
        #expect(firsts.count >= 6)
    }
}
