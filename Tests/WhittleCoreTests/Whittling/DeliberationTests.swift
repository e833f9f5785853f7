import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct DeliberationTests {
    /// Anna and ruth are facilitators, ben and cay panelists, olive an observer. The cut “long”
    /// kept a and b of a, b, c and d; d is merged into c.
    private func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("ruth", .facilitator)
        journal.join("ben", .panelist)
        journal.join("cay", .panelist)
        journal.join("olive", .observer)
        journal.open("ruth.bbbb2222")
        for id in ["a", "b", "c", "d"] { journal.idea(id, "Idea \(id)") }
        journal.add(
            .stagesPlanned(
                StagesPlanned(stages: [PlannedStage(stage: "long", title: "Long", target: 2)])))
        return journal
    }

    private func cut(_ journal: inout CampaignBuilder) {
        journal.add(
            .cutMade(
                CutMade(
                    stage: "long", from: "pool", rule: CutRule(by: .crowd, top: 2).json,
                    kept: ["a", "b"], considered: 4, basis: [], digest: "00000000")))
    }

    private func decision(
        _ idea: String, _ outcome: String, reason: String = "because", meeting: String? = nil,
        for votes: Int? = nil, against: Int? = nil, abstain: Int? = nil
    ) -> IdeaDeliberated {
        IdeaDeliberated(
            stage: "long", idea: idea, meeting: meeting, outcome: outcome, reason: reason,
            for: votes, against: against, abstain: abstain)
    }

    // MARK: What is refused

    @Test func whatCannotBeDecidedIsRefused() throws {
        var journal = journal()
        journal.add(.meetingHeld(MeetingHeld(meeting: "m", date: "2015-03-26", present: ["ben"])))
        journal.decide(.hidden, "b", reason: "spam")
        journal.merge("d", into: "c")
        journal.add(.recusalDeclared(RecusalDeclared(idea: "d", member: "anna")))
        let campaign = try journal.campaign()
        func refusal(_ decision: IdeaDeliberated, by member: String = "ruth") -> String {
            campaign.check(.ideaDeliberated(decision), by: member)?.sentence ?? ""
        }
        #expect(refusal(decision("a", "kept")).isEmpty)
        #expect(refusal(decision("a", "kept", reason: " \n")).contains("Say why"))
        #expect(refusal(decision("a", "perhaps")).contains("no outcome"))
        #expect(refusal(decision("b", "kept")).contains("hidden or merged"))
        #expect(refusal(decision("d", "kept")).contains("hidden or merged"))
        #expect(refusal(decision("z", "kept")).contains("There is no item"))
        #expect(refusal(decision("a", "kept", meeting: "n")).contains("There is no meeting"))
        #expect(
            refusal(decision("a", "kept", meeting: "m", for: 1, against: 1)).contains("2 votes"))
        #expect(
            refusal(decision("a", "kept", meeting: "m", for: .max, abstain: .max))
                .contains("more than the 1"))
        #expect(refusal(decision("a", "kept"), by: "ben").contains("role of a facilitator"))
        // Who stands back from one of a group stands back from all of it, whoever they are.
        #expect(refusal(decision("c", "kept"), by: "anna").contains("There is no item"))
        #expect(refusal(decision("c", "kept")).isEmpty)
    }

    @Test(
        arguments: [
            ("2015-02-29", ["ben"], "no date"), ("2015-3-2", ["ben"], "no date"),
            ("today", ["ben"], "no date"), ("2015-03-26", [], "who is present"),
            ("2015-03-26", ["ben", "nobody"], "not a member"), ("2016-02-29", ["ben"], ""),
        ] as [(String, [String], String)])
    func aMeetingHasADateAndMembers(_ date: String, _ present: [String], _ what: String) throws {
        let campaign = try journal().campaign()
        let held = MeetingHeld(meeting: "m", date: date, present: present)
        let sentence = campaign.check(.meetingHeld(held), by: "anna")?.sentence
        if what.isEmpty {
            #expect(sentence == nil)
        } else {
            #expect(sentence?.contains(what) == true)
        }
        #expect(campaign.check(.meetingHeld(held), by: "cay") != nil)
    }

    // MARK: Decisions and overrides

    /// The override that a decision brings with it, by what stood before.
    @Test(
        arguments: [
            // No cut: the cut is to know of it.
            (false, nil, "a", "kept", "kept"), (false, nil, "a", "dropped", "dropped"),
            (false, nil, "a", "as-is", nil), (false, nil, "a", "postponed", nil),
            (false, "a kept", "a", "kept", nil), (false, "a dropped", "a", "kept", "kept"),
            // The cut keeps a and b.
            (true, nil, "a", "kept", nil), (true, nil, "a", "dropped", "dropped"),
            (true, "a dropped", "a", "kept", "none"), (true, "a dropped", "a", "dropped", nil),
            (true, nil, "c", "kept", "kept"), (true, nil, "c", "dropped", nil),
            (true, "c kept", "c", "dropped", "none"), (true, "c kept", "c", "kept", nil),
            // Kept by the override of one that is merged into it.
            (true, "d kept", "c", "dropped", "dropped"), (true, nil, "c", "as-is", nil),
        ] as [(Bool, String?, String, String, String?)])
    func anOverrideComesWithWhatGoesAgainstTheCut(
        _ hasCut: Bool, _ before: String?, _ idea: String, _ outcome: String, _ override: String?
    ) throws {
        var journal = journal()
        if hasCut { cut(&journal) }
        journal.merge("d", into: "c")
        if let parts = before?.split(separator: " ").map(String.init) {
            journal.add(
                .cutOverridden(
                    CutOverridden(
                        stage: "long", idea: parts[0],
                        verdict: try #require(OverrideVerdict(rawValue: parts[1])), reason: "r")))
        }
        let made = decision(idea, outcome, reason: "by five to two")
        let events = try journal.campaign().deliberationEvents(made)
        #expect(events.last == .ideaDeliberated(made))
        let overrides = events.compactMap { event in
            if case .cutOverridden(let override) = event { override } else { nil }
        }
        #expect(overrides.map(\.verdict.rawValue) == [override].compactMap(\.self))
        #expect(overrides.allSatisfy { $0.reason == "by five to two" && $0.idea == idea })
        for event in events { journal.add(event) }
        let isIn = try journal.campaign().kept(in: "long").contains(journal.campaign().item(idea))
        if outcome == "kept" { #expect(isIn) }
        if outcome == "dropped" { #expect(!isIn) }
    }

    @Test func theLastDecisionCountsAndUndoBringsBackTheOneBefore() throws {
        var journal = journal()
        journal.add(.ideaDeliberated(decision("a", "kept")))
        let second = journal.add(
            .ideaDeliberated(decision("a", "dropped")), by: "ruth.bbbb2222")
        var campaign = try journal.campaign()
        #expect(campaign.deliberation("long", campaign.item("a"))?.member == "ruth")
        #expect(
            campaign.deliberationHistory("long", campaign.item("a")).map(\.decision.outcome)
                == ["kept", "dropped"])
        #expect(campaign.deliberations(in: "long").count == 1)
        #expect(campaign.deliberations(in: "short").isEmpty)
        journal.undo(second)
        campaign = try journal.campaign()
        #expect(campaign.deliberation("long", campaign.item("a"))?.outcome == .kept)
    }

    @Test func theHeadsOwnDecisionGoesBeforeThoseOfItsGroup() throws {
        var journal = journal()
        journal.add(.ideaDeliberated(decision("c", "kept")))
        journal.add(.ideaDeliberated(decision("d", "dropped")))
        journal.merge("d", into: "c")
        let campaign = try journal.campaign()
        #expect(campaign.deliberation("long", campaign.item("d"))?.outcome == .kept)
        #expect(campaign.deliberations(in: "long").map(\.decision.idea) == ["c"])
    }

    // MARK: Minutes

    @Test func minutesHoldWhatTheirReaderMaySee() throws {
        var journal = journal()
        journal.add(
            .meetingHeld(
                MeetingHeld(meeting: "m1", date: "2015-03-26", present: ["anna", "ben"])))
        journal.add(
            .meetingHeld(MeetingHeld(meeting: "m0", date: "2015-03-01", present: ["anna"])))
        journal.add(.ideaDeliberated(decision("b", "kept", meeting: "m1", for: 2, against: 0)))
        journal.add(.ideaDeliberated(decision("a", "dropped", reason: "too dear", meeting: "m1")))
        journal.add(.ideaDeliberated(decision("c", "kept", meeting: "m0")))
        // A later meeting decides anew, the first one's minutes stay.
        journal.add(.ideaDeliberated(decision("c", "dropped", meeting: "m1")))
        journal.add(.recusalDeclared(RecusalDeclared(idea: "a", member: "ben")))
        journal.decide(.approved, "a", "c")
        let campaign = try journal.campaign()
        #expect(campaign.meetings.map(\.meeting) == ["m0", "m1"])
        func minutes(_ id: String, _ viewpoint: Viewpoint) throws -> MeetingMinutes {
            MeetingMinutes(try #require(campaign.meeting(id)), campaign, viewpoint)
        }
        let anna = Viewpoint("anna", in: campaign)
        let first = try minutes("m0", anna)
        let second = try minutes("m1", anna)
        #expect(second.entries.map(\.id) == ["b", "a", "c"])
        #expect(first.entries.map(\.isReplaced) == [true])
        #expect(second.entries[1].standingBack == ["ben"])
        let lines = second.lines
        #expect(lines.contains("  Outcome: kept; 2 for, 0 against"))
        #expect(lines.contains("  Reason: too dear"))
        let ben = try minutes("m1", Viewpoint("ben", in: campaign))
        #expect(ben.entries.map(\.id) == ["b", "c"])
        #expect(ben.entries.flatMap(\.standingBack) == [])
        let open = try minutes("m1", .publicView)
        #expect(open.entries.map(\.id) == ["a", "c"])
        #expect(open.present.isEmpty && open.presence == "2 were present")
        #expect(!open.lines.joined().contains("anna") && !open.lines.joined().contains("ben"))
    }

    // MARK: The order of a meeting

    private typealias Idea = ContestedOrder.Idea

    @Test func whatIsDecidedComesLastAndWhatCouldGoEitherWayFirst() {
        let ideas = [
            Idea(item: 0, spread: 0.1, chance: 0.99, isScored: true),
            Idea(item: 1, spread: 0.2, chance: 0.30, isScored: true),
            Idea(item: 2, spread: 0.9, chance: 0.05, isScored: true),
            Idea(item: 3, spread: 0.2, chance: 0.55, isScored: true, decided: .kept),
            Idea(item: 4, spread: 0.3, chance: 0.70, isScored: true),
            Idea(item: 5),
            Idea(item: 6, spread: 0.1, chance: 0.48, isScored: true),
            Idea(item: 7, spread: 1, chance: 0.5, isScored: true, decided: .postponed),
            Idea(item: 8, isScored: true),
        ]
        // 1 and 4 are as far from a half; the panel differs more on 4.
        #expect(
            ContestedOrder(ideas, basis: .chances).items == [6, 4, 1, 2, 0, 8, 5, 7, 3])
        #expect(ContestedOrder(ideas, basis: .spread).items == [2, 4, 1, 0, 6, 8, 5, 7, 3])
        #expect(ContestedOrder(ideas, basis: .crowd).items == [0, 1, 2, 4, 5, 6, 8, 7, 3])
        #expect(ContestedOrder([], basis: .chances).items.isEmpty)
    }

    // MARK: Letters

    @Test func lettersAreTheSameForAllAndNotInTheOrderOfNames() throws {
        var journal = journal()
        for number in 0..<30 { journal.join("p\(10 + number)", .panelist) }
        for round in ["r", "s", "t"] { journal.round(round) }
        journal.round("u", members: ["ben", "cay"])
        let campaign = try journal.campaign()
        let names = (0..<30).map { "p\(10 + $0)" } + ["ben", "cay"]
        func letters(_ id: String) throws -> [String] {
            let letters = PanelLetters(try #require(campaign.round(id)), campaign)
            return names.compactMap { letters.letter(of: $0) }
        }
        let (first, second, third) = (try letters("r"), try letters("s"), try letters("t"))
        let named = try letters("u")
        #expect(Set(first).count == 32)
        #expect(first != second && second != third)
        #expect(first.contains("A") && first.contains("F2"))
        #expect(first.sorted() != first)
        #expect(Set(named) == ["A", "B"])
        let round = try #require(campaign.round("u"))
        #expect(PanelLetters(round, campaign).letter(of: "anna") == nil)
        // A review from outside the named panel has a letter too.
        journal.open("p10.cccc3333")
        journal.review("a", ["impact": 3, "ease": 3], by: "p10.cccc3333", round: "u")
        let later = try journal.campaign()
        let again = PanelLetters(try #require(later.round("u")), later)
        #expect(again.letter(of: "p10") != nil)
    }
}
