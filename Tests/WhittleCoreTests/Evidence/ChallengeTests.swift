import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct ChallengeTests {
    private static func moment(_ date: String) -> Timestamp {
        CalendarDate.moment(ofDay: CalendarDate.day(date) ?? 0).advanced(by: 36_000_000)
    }

    private static func started(
        _ idea: String = "a", starts: String = "2015-06-01", days: Int = 100,
        team: [String] = ["Ann"], title: String = "A huddle", id: String = "huddle"
    ) -> Event {
        .challengeStarted(
            ChallengeStarted(
                challenge: id, idea: idea, title: title, team: team, starts: starts, days: days))
    }

    private static func closed(_ outcome: ChallengeOutcome) -> Event {
        .challengeClosed(
            ChallengeClosed(challenge: "huddle", outcome: outcome, lessons: "Start small"))
    }

    private static func update(_ kind: UpdateKind, _ body: String, at place: String? = nil) -> Event
    {
        .updateWritten(UpdateWritten(challenge: "huddle", kind: kind, body: body, where: place))
    }

    private static func value(_ value: Double?, title: String? = nil) -> Event {
        .measureRecorded(
            MeasureRecorded(challenge: "huddle", measure: "falls", title: title, value: value))
    }

    private func base() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.idea("a")
        journal.idea("b")
        journal.add(Self.started(), happened: Self.moment("2015-06-01"))
        return journal
    }

    private func challenge(_ journal: CampaignBuilder) throws -> Challenge {
        try #require(try journal.campaign().challenge("huddle"))
    }

    private func day(_ text: String) throws -> Int { try #require(CalendarDate.day(text)) }

    // MARK: The clock

    @Test func theDaysAreCountedFromTheFirst() throws {
        let challenge = try challenge(base())
        for (date, clock) in [
            ("2015-05-30", Challenge.Clock.before(days: 2)), ("2015-06-01", .running(day: 0)),
            ("2015-07-01", .running(day: 30)), ("2015-09-09", .running(day: 100)),
            ("2015-09-10", .over(days: 1)), ("2016-06-01", .over(days: 266)),
        ] {
            #expect(challenge.clock(on: try day(date)) == clock, "\(date)")
        }
        #expect(challenge.clockWords(on: try day("2015-06-13")) == "day 12 of 100")
        #expect(challenge.clockWords(on: try day("2015-10-01")).contains("ended 2015-09-09"))
    }

    @Test func whatOthersWroteOddlyIsTold() throws {
        var journal = base()
        journal.add(Self.started(starts: "soon", days: 0))
        var found = try challenge(journal)
        #expect(found.clock(on: 0) == .undated)
        #expect(found.followUps.isEmpty)
        #expect(found.clockWords(on: 0).contains("no date"))
        journal.add(Self.started(starts: "9999-12-31", days: 9_007_199_254_740_991))
        found = try challenge(journal)
        #expect(found.endDay == found.startDay.map { $0 + 100_000 })
        #expect(found.followUps.count == 2)
        _ = found.clockWords(on: 4_000_000)
    }

    @Test func aClosingHoldsFromItsDayOn() throws {
        var journal = base()
        journal.add(Self.closed(.adopted), happened: Self.moment("2015-08-01"))
        let found = try challenge(journal)
        #expect(found.clock(on: try day("2015-07-31")) == .running(day: 60))
        #expect(found.clock(on: try day("2015-08-01")) == .closed(.adopted))
        #expect(found.endedDay == (try day("2015-08-01")))
    }

    // MARK: Follow-ups

    @Test func onesLooksBackAfterSixAndTwelveMonths() throws {
        var journal = base()
        #expect(
            try challenge(journal).followUps.map { CalendarDate.text(ofDay: $0.dueDay) }
                == ["2016-03-09", "2016-09-09"])
        // Written down late: the last day counts.
        journal.add(Self.closed(.adapted), happened: Self.moment("2015-10-20"))
        journal.add(Self.update(.followUp, "Too early"), happened: Self.moment("2016-03-08"))
        var found = try challenge(journal)
        #expect(found.followUps.allSatisfy { $0.done == nil })
        #expect(
            found.followUps.map { $0.isDue(on: (try? day("2016-03-09")) ?? 0) } == [true, false])
        journal.add(Self.update(.followUp, "Still going"), happened: Self.moment("2016-03-09"))
        found = try challenge(journal)
        #expect(found.followUps.map { $0.done?.event.body } == ["Still going", nil])
        journal.add(Self.closed(.stopped))
        #expect(try challenge(journal).followUps.isEmpty)
    }

    // MARK: Asks

    @Test func anAnswerAnswersTheOldestOpenAsk() throws {
        var journal = base()
        journal.add(Self.update(.answer, "To nothing"), happened: Self.moment("2015-06-02"))
        // Written out of order.
        journal.add(Self.update(.ask, "A budget?"), happened: Self.moment("2015-06-05"))
        journal.add(Self.update(.ask, "A room?"), happened: Self.moment("2015-06-03"))
        let answer = journal.add(
            Self.update(.answer, "Room 7"), happened: Self.moment("2015-06-06"))
        var found = try challenge(journal)
        #expect(found.openAsks.map(\.event.body) == ["A budget?"])
        #expect(
            found.updates.map(\.event.body) == ["To nothing", "A room?", "A budget?", "Room 7"])
        journal.undo(answer)
        found = try challenge(journal)
        #expect(found.openAsks.count == 2)
        journal.add(Self.update(.adopted, "As it is", at: "Leeds"))
        #expect(try challenge(journal).adoptions.map(\.event.where) == ["Leeds"])
    }

    // MARK: Measures

    @Test func valuesAreASeriesByWhenTheyHappened() throws {
        var journal = base()
        journal.add(Self.value(12, title: "Falls"), happened: Self.moment("2015-06-01"))
        journal.add(Self.value(6), happened: Self.moment("2015-07-01"))
        journal.add(Self.value(9), happened: Self.moment("2015-06-15"))
        // For the same moment the last written counts.
        let again = journal.add(Self.value(7), happened: Self.moment("2015-07-01"))
        var measure = try #require(try challenge(journal).measures.first)
        #expect(measure.values.map(\.value) == [12, 9, 7])
        #expect(measure.name == "Falls")
        #expect(measure.median == 9)
        journal.undo(again)
        measure = try #require(try challenge(journal).measures.first)
        #expect(measure.values.map(\.value) == [12, 9, 6])
    }

    @Test func theTargetIsReachedInItsDirection() throws {
        func reached(
            _ better: Better?, _ baseline: Double?, _ target: Double?, _ value: Double?
        ) throws -> Bool? {
            var journal = base()
            journal.add(
                .measureRecorded(
                    MeasureRecorded(
                        challenge: "huddle", measure: "m", title: "M", better: better,
                        baseline: baseline, target: target, value: value)))
            return try challenge(journal).measures[0].isReached
        }
        #expect(try reached(.down, 12, 6, 6) == true)
        #expect(try reached(.down, 12, 6, 7) == false)
        #expect(try reached(.up, nil, 80, 81) == true)
        #expect(try reached(nil, 12, 6, 5) == true)
        #expect(try reached(nil, nil, 6, 5) == nil)
        #expect(try reached(.up, 1, nil, 5) == nil)
        #expect(try reached(.up, 1, 2, nil) == nil)
        // What was said beats what the figures suggest.
        #expect(try reached(.up, 12, 6, 5) == false)
    }

    @Test func fieldsAreThoseOfTheLastLineThatGivesThem() throws {
        var journal = base()
        journal.add(
            .measureRecorded(
                MeasureRecorded(
                    challenge: "huddle", measure: "m", title: "M", unit: "falls", better: .down,
                    baseline: 12, target: 6)))
        journal.add(
            .measureRecorded(
                MeasureRecorded(challenge: "huddle", measure: "m", target: 8, value: 8)))
        let measure = try challenge(journal).measures[0]
        #expect(measure.baseline == 12)
        #expect(measure.target == 8)
        #expect(measure.isReached == true)
        #expect(measure.sentence.contains("8 falls on"))
        #expect(measure.sentence.hasSuffix("baseline 12, target 8 or less: reached"))
    }

    // MARK: Who sees what

    @Test func aChallengeIsSeenWithItsIdea() throws {
        var journal = base()
        journal.join("pia", .panelist)
        journal.join("fay", .facilitator)
        journal.idea("c")
        journal.merge("a", into: "c")
        for member in ["pia", "fay"] {
            journal.add(.recusalDeclared(RecusalDeclared(idea: "c", member: member)))
        }
        journal.add(
            .caseWritten(CaseWritten(case: "w", challenge: "huddle", title: "W", story: "S")))
        journal.add(.caseWritten(CaseWritten(case: "free", title: "F", story: "S")))
        var campaign = try journal.campaign()
        #expect(campaign.challenges(of: campaign.item("c")).map(\.id) == ["huddle"])
        #expect(campaign.cases(of: campaign.item("a")).map(\.case) == ["w"])
        for member in ["pia", "fay"] {
            let viewpoint = Viewpoint(member, in: campaign)
            #expect(viewpoint.challenges(in: campaign).isEmpty)
            #expect(viewpoint.cases(in: campaign).map(\.case) == ["free"])
            #expect(
                campaign.recordsInOrder.allSatisfy {
                    $0.event.type != .challengeStarted || !viewpoint.canSee($0, in: campaign)
                })
        }
        // A facilitator who stands back neither adds to it nor writes over it.
        for event in [
            Self.update(.progress, "x"), Self.value(1, title: "t"), Self.closed(.adopted),
            Self.started("b"),
        ] {
            #expect(campaign.check(event, by: "fay")?.sentence.contains("no challenge") == true)
        }
        #expect(Viewpoint.publicView.challenges(in: campaign).isEmpty)
        journal.decide(.approved, "c")
        journal.add(.entryWritten(EntryWritten(idea: "a", section: "s")))
        campaign = try journal.campaign()
        #expect(Viewpoint.publicView.challenges(in: campaign).map(\.id) == ["huddle"])
        #expect(Viewpoint.publicView.cases(in: campaign).map(\.case) == ["w"])
        let text = EvidenceText(campaign, .publicView, today: try day("2015-06-11"))
        #expect(
            text.sentence(of: campaign.item("c"))
                == "Challenge: huddle, day 10 of 100. Case study: w.")
    }

    @Test func thePublicReadsNoMembersName() throws {
        var journal = base()
        journal.decide(.approved, "a")
        journal.add(.entryWritten(EntryWritten(idea: "a", section: "s")))
        journal.add(Self.update(.progress, "It goes on"))
        let campaign = try journal.campaign()
        let found = try challenge(journal)
        let mine = EvidenceText(campaign, Viewpoint("anna", in: campaign), today: 0)
        #expect(mine.lines(of: found).joined().contains("(anna)"))
        let theirs = EvidenceText(campaign, .publicView, today: 0).lines(of: found).joined()
        #expect(theirs.contains("It goes on"))
        #expect(!theirs.contains("anna"))
    }

    // MARK: What may be written

    @Test func whatIsWrongIsRefused() throws {
        var journal = base()
        journal.join("olive", .observer)
        journal.comment("c", on: "a")
        journal.add(Self.value(3, title: "Falls"))
        let campaign = try journal.campaign()
        let long = String(repeating: "x", count: 20_001)
        func measure(_ value: Double?, _ id: String = "falls", title: String? = nil) -> Event {
            .measureRecorded(
                MeasureRecorded(
                    challenge: "huddle", measure: id, title: title, target: value))
        }
        let wrong: [(Event, String)] = [
            (Self.started("none", id: "n"), "no item"), (Self.started("c", id: "n"), "comment"),
            (Self.started(title: " ", id: "n"), "no title"),
            (Self.started(starts: "2015-06", id: "n"), "no day"),
            (Self.started(starts: "2015-06-31", id: "n"), "no day"),
            (Self.started(days: 0, id: "n"), "1 to 3650"),
            (Self.started(days: 3_651, id: "n"), "1 to 3650"),
            (Self.started(team: [], id: "n"), "team"), (Self.started(team: [""], id: "n"), "blank"),
            (Self.started(team: Array(repeating: "x", count: 101), id: "n"), "100"),
            (measure(1, "other"), "no measure"), (measure(.nan), "number"),
            (measure(.infinity), "number"), (measure(1e15), "number"),
            (measure(1, "other", title: " "), "no title"),
            (Self.update(.progress, " \n "), "no text"), (Self.update(.progress, long), "20000"),
            (Self.update(.adopted, "x"), "where"), (Self.update(.adopted, "x", at: " "), "where"),
            (
                .updateWritten(UpdateWritten(challenge: "none", kind: .ask, body: "x")),
                "no challenge"
            ),
            (
                .challengeClosed(ChallengeClosed(challenge: "none", outcome: .adopted)),
                "no challenge"
            ),
            (
                .challengeClosed(
                    ChallengeClosed(challenge: "huddle", outcome: .adopted, lessons: long)),
                "lessons"
            ),
            (.caseWritten(CaseWritten(case: "w", title: " ", story: "S")), "no title"),
            (.caseWritten(CaseWritten(case: "w", title: "T", story: "\n")), "no story"),
            (
                .caseWritten(CaseWritten(case: "w", challenge: "none", title: "T", story: "S")),
                "no challenge"
            ),
            (.caseWritten(CaseWritten(case: "w", idea: "x", title: "T", story: "S")), "no item"),
            (
                .caseWritten(CaseWritten(case: "w", title: "T", story: "S", evidence: ["x"])),
                "no source"
            ),
            (
                .caseWritten(CaseWritten(case: "w", title: "T", story: "S", completed: "today")),
                "no date"
            ),
        ]
        for (event, words) in wrong {
            let sentence = try #require(
                campaign.check(event, by: "anna")?.sentence, "\(event.type) \(words)")
            #expect(sentence.contains(words), "\(sentence)")
        }
        for event in [
            Self.started(id: "n"), measure(-1e14), Self.update(.adopted, "x", at: "Leeds"),
            Self.closed(.stopped),
            .caseWritten(
                CaseWritten(
                    case: "w", challenge: "huddle", title: "T", story: "S", completed: "2015")),
        ] {
            #expect(campaign.check(event, by: "anna") == nil)
            #expect(campaign.check(event, by: "olive") != nil)
        }
    }

    @Test func idsComeFromTitles() throws {
        let campaign = try base().campaign()
        func id(_ title: String, _ taken: [String] = []) -> String {
            campaign.newID(title, else: "source") { taken.contains($0) }
        }
        #expect(id("The King’s Fund: Staff  engagement!") == "the-king-s-fund-staff-engagement")
        #expect(id("—") == "source")
        #expect(id("A huddle", ["a-huddle", "a-huddle-2"]) == "a-huddle-3")
        #expect(Identifier.isValid(id(String(repeating: "é x", count: 90))))
    }
}
