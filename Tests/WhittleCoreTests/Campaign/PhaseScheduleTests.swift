import Testing
import WhittleCore
import WhittleTesting

/// What is open when, and what a phase closes.
@Suite struct PhaseScheduleTests {
    private static let day: Int64 = 86_400_000

    private static func moment(_ day: Int64, _ milliseconds: Int64 = 0) -> Timestamp {
        Timestamp(milliseconds: 1_420_070_400_000 + day * PhaseScheduleTests.day + milliseconds)
    }

    private static func phase(
        _ id: String, _ opens: Int64, _ closes: Int64, _ allows: PhaseActivity...,
        round: String? = nil
    ) -> PhaseScheduled {
        PhaseScheduled(
            phase: id, title: "The \(id)", opens: moment(opens), closes: moment(closes),
            allows: allows, round: round)
    }

    @Test func whatNoPhaseNamesIsOpenAtAllTimes() {
        let none = PhaseSchedule([])
        let ideas = PhaseSchedule([Self.phase("i", 0, 5, .ideas)])
        for activity in PhaseActivity.allCases {
            #expect(none.state(of: activity, at: Self.moment(2)) == .unnamed)
            #expect(
                (ideas.state(of: activity, at: Self.moment(9)) == .unnamed) == (activity != .ideas))
        }
    }

    /// A phase that ends before it begins, or when it begins, is none, and closes nothing.
    @Test func aPhaseThatDoesNotLastIsNone() {
        let schedule = PhaseSchedule([Self.phase("x", 5, 3, .votes), Self.phase("y", 4, 4, .votes)])
        #expect(schedule.isEmpty && schedule.open(at: Self.moment(4)).isEmpty)
        #expect(schedule.state(of: .votes, at: Self.moment(4)) == .unnamed)
        #expect(schedule.next(after: Self.moment(0)) == nil)
    }

    @Test func itIsOpenFromTheFirstMomentToTheLast() {
        let schedule = PhaseSchedule([
            Self.phase("b", 20, 30, .votes), Self.phase("a", 0, 10, .votes),
        ])
        func isOpen(_ moment: Timestamp) -> Bool {
            schedule.state(of: .votes, at: moment)
                != schedule.state(of: .votes, at: Self.moment(15))
                && !schedule.state(of: .votes, at: moment).isClosed
        }
        #expect(!isOpen(Self.moment(0, -1)) && isOpen(Self.moment(0)))
        #expect(isOpen(Self.moment(10)) && !isOpen(Self.moment(10, 1)))
        #expect(isOpen(Self.moment(20)) && !isOpen(Self.moment(20, -1)))
        #expect(
            schedule.state(of: .votes, at: Self.moment(-1))
                == .closed(since: nil, until: schedule.phases[0]))
        #expect(
            schedule.state(of: .votes, at: Self.moment(15))
                == .closed(since: schedule.phases[0], until: schedule.phases[1]))
        #expect(
            schedule.state(of: .votes, at: Self.moment(40))
                == .closed(since: schedule.phases[1], until: nil))
    }

    /// Phases that overlap or follow at once are open to the end of the last; behind a gap is
    /// another stretch. One of a wholly other kind in between changes nothing.
    @Test func phasesWithoutAGapCountAsOne() {
        let schedule = PhaseSchedule([
            Self.phase("a", 0, 10, .ideas), Self.phase("b", 10, 20, .ideas, .votes),
            Self.phase("c", 5, 12, .ideas), Self.phase("d", 21, 30, .ideas),
            Self.phase("e", 18, 25, .votes),
        ])
        #expect(
            schedule.state(of: .ideas, at: Self.moment(1)) == .open(until: Self.moment(20)))
        #expect(
            schedule.state(of: .votes, at: Self.moment(11)) == .open(until: Self.moment(25)))
        let days = PhaseSchedule([
            PhaseScheduled(
                phase: "a", title: "A", opens: Self.moment(0), closes: Self.moment(1, -1),
                allows: [.votes]), Self.phase("b", 1, 2, .votes),
        ])
        #expect(days.state(of: .votes, at: Self.moment(0)) == .open(until: Self.moment(2)))
        #expect(schedule.open(at: Self.moment(11)).map(\.phase) == ["c", "b"])
        #expect(schedule.next(after: Self.moment(5))?.phase == "b")
    }

    @Test func aPhaseWithARoundIsForTheReviewsOfThatOne() {
        let schedule = PhaseSchedule([Self.phase("p", 0, 10, .reviews, .votes, round: "r1")])
        let late = Self.moment(20)
        #expect(schedule.state(of: .reviews, round: "r1", at: late).isClosed)
        #expect(schedule.state(of: .reviews, round: "r2", at: late) == .unnamed)
        #expect(schedule.state(of: .votes, at: late).isClosed)
    }

    @Test func theClockHasNoDistanceOfYears() {
        let phase = Self.phase("p", 10, 20)
        #expect(phase.clock(at: Self.moment(7)) == "opens 2015-01-11 00:00 UTC, in 3 d")
        #expect(phase.clock(at: Self.moment(19, 1)).hasSuffix("until 2015-01-21 00:00 UTC, in 1 d"))
        #expect(phase.clock(at: Self.moment(21)) == "closed 2015-01-21 00:00 UTC, 1 d ago")
        #expect(phase.clock(at: Self.moment(4000)) == "closed 2015-01-21 00:00 UTC")
        #expect(phase.clock(at: Timestamp(milliseconds: .min)) == "opens 2015-01-11 00:00 UTC")
        #expect(phase.clock(at: Timestamp(milliseconds: .max)) == "closed 2015-01-21 00:00 UTC")
    }

    // MARK: What is refused

    private static func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("pat", .panelist)
        journal.join("cody", .coder)
        journal.idea("a")
        journal.comment("c", on: "a")
        journal.round()
        journal.add(.themeDefined(ThemeDefined(theme: "t", title: "T")))
        return journal
    }

    private static let votes = Event.voteCast(
        VoteCast(target: .idea("a"), participant: "p", value: 1))
    private static let review = Event.reviewSubmitted(
        ReviewSubmitted(
            round: "r", idea: "a", scores: [CriterionScore(criterion: "impact", value: 3)]))
    /// One for each activity, with who writes it.
    private static let written: [(PhaseActivity, String, Event)] = [
        (.ideas, "mo", .ideaSubmitted(IdeaSubmitted(idea: "b", title: "B"))),
        (.comments, "mo", .commentAdded(CommentAdded(comment: "d", idea: "a", body: "Yes"))),
        (.votes, "mo", votes),
        (
            .coding, "cody",
            .codingRecorded(CodingRecorded(items: ["a"], pass: "first", themes: ["t"]))
        ),
        (.reviews, "pat", review),
    ]

    @Test func aPhaseClosesWhatItNamesAndNothingElse() throws {
        for (activity, member, event) in Self.written {
            #expect(
                try Self.journal().campaign().check(event, by: member, at: Self.moment(20)) == nil,
                "\(activity)")
            for named in PhaseActivity.allCases {
                var journal = Self.journal()
                journal.add(.phaseScheduled(Self.phase("p", 0, 10, named)))
                let campaign = try journal.campaign()
                #expect(campaign.check(event, by: member, at: Self.moment(5)) == nil)
                let refusal = campaign.check(event, by: member, at: Self.moment(20))
                #expect((refusal != nil) == (named == activity), "\(activity) \(named)")
                #expect(campaign.check(event, by: member) == nil)
            }
        }
    }

    /// Facilitators are told like everyone; a stranger is told that they are one.
    @Test func itIsSaidWhatIsClosedUntilWhenAndWhoMovesIt() throws {
        var journal = Self.journal()
        journal.add(.phaseScheduled(Self.phase("vote", 10, 20, .votes, .coding)))
        let campaign = try journal.campaign()
        for member in ["anna", "mo"] {
            #expect(
                campaign.check(Self.votes, by: member, at: Self.moment(3))?.sentence
                    == "Votes are closed until 2015-01-11 00:00 UTC, when “The vote” opens. A facilitator moves that: `whittle phase vote --opens DATE`."
            )
        }
        #expect(
            campaign.check(Self.votes, by: "mo", at: Self.moment(21))?.sentence
                == "Votes have been closed since 2015-01-21 00:00 UTC, the end of “The vote”. A facilitator moves that: `whittle phase vote --closes DATE`."
        )
        #expect(campaign.closed(.coding, at: Self.moment(21))?.hasPrefix("Coding has been") == true)
        #expect(
            campaign.check(Self.votes, by: "zoe", at: Self.moment(21))?.sentence
                .contains("is not a member") == true)
    }

    /// Moderating, standing back and taking back go on; and what was written counts, whenever that
    /// was: a phase stops the program, never the fold.
    @Test func aPhaseClosesNoOtherWorkAndDropsNoLine() throws {
        var journal = Self.journal()
        journal.add(
            .phaseScheduled(
                PhaseScheduled(
                    phase: "p", title: "P", opens: Self.moment(-9), closes: Self.moment(-8),
                    allows: PhaseActivity.allCases)))
        let line = journal.vote("a", "late", 1)
        let campaign = try journal.campaign()
        #expect(campaign.votes("a") == "1/0/0")
        let now = Self.moment(20)
        let allowed: [(String, Event)] = [
            ("mo", .itemsDecided(ItemsDecided(items: ["a"], verdict: .approved))),
            ("mo", .voteWithdrawn(VoteWithdrawn(target: .idea("a"), participant: "late"))),
            ("pat", .recusalDeclared(RecusalDeclared(idea: "a"))),
            ("anna", .lineUndone(LineUndone(lines: [line]))),
            ("mo", .flagRaised(FlagRaised(item: "a", reason: "spam"))),
        ]
        for (member, event) in allowed {
            #expect(campaign.check(event, by: member, at: now) == nil, "\(event.type)")
        }
        for (_, member, event) in Self.written {
            #expect(campaign.check(event, by: member, at: now) != nil)
        }
    }

    @Test func aPhaseThatIsTakenBackClosesNothing() throws {
        var journal = Self.journal()
        let first = journal.add(.phaseScheduled(Self.phase("p", 0, 10, .votes)))
        let moved = journal.add(.phaseScheduled(Self.phase("p", 0, 30, .votes)))
        #expect(try journal.campaign().closed(.votes, at: Self.moment(20)) == nil)
        _ = journal.undo(moved)
        #expect(try journal.campaign().closed(.votes, at: Self.moment(20)) != nil)
        _ = journal.undo(first)
        #expect(try journal.campaign().closed(.votes, at: Self.moment(20)) == nil)
    }

    @Test func aPhaseThatCannotBeIsNotScheduled() throws {
        let campaign = try Self.journal().campaign()
        func refusal(_ phase: PhaseScheduled, by member: String = "anna") -> String {
            campaign.check(.phaseScheduled(phase), by: member)?.sentence ?? ""
        }
        var blank = Self.phase("p", 0, 1, .votes)
        blank.title = "\u{2003}\n"
        #expect(refusal(blank) == "The phase has no title.")
        blank.title = String(repeating: "x", count: 301)
        #expect(refusal(blank).contains("at most 300"))
        #expect(refusal(Self.phase("p", 5, 5, .votes)).contains("closes after it opens"))
        #expect(refusal(Self.phase("p", 5, 6, .votes), by: "mo").contains("role of a facilitator"))
        #expect(refusal(Self.phase("p", 5, 6)).isEmpty)
    }
}
