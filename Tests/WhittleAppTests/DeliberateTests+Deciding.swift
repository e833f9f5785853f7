import Testing
import WhittleApp
import WhittleCells
import WhittleCore

extension DeliberateTests {
    // MARK: Deciding

    @Test func onlyAFacilitatorDecides() {
        for member in ["cara", "ben", "olive"] {
            var pilot = panel(as: member)
            pilot.press("K")
            #expect(pilot.screen.contains("role of a facilitator"))
            pilot.press("because<C-s><Enter><Enter>M")
            #expect(pilot.campaign.deliberations().isEmpty && pilot.campaign.meetings.isEmpty)
        }
    }

    @Test func aDecisionIsReasonVotesAndDissentAndUndoTakesAllOfIt() throws {
        var pilot = panel()
        pilot.press("K<C-s>")
        #expect(pilot.screen.contains("Say why") && pilot.campaign.deliberations().isEmpty)
        pilot.press("Kthe only one<C-s>five<Enter>")
        #expect(pilot.screen.contains("Write the votes like 5-2-1"))
        for _ in 0..<4 { pilot.press("<Backspace>") }
        pilot.press("5-2-1<Enter>too dear<Enter>")
        let made = try #require(decision(pilot, "demo-3"))
        #expect(made.decision.reason == "the only one" && made.decision.dissent == "too dear")
        #expect(made.votes == "5 for, 2 against, 1 abstaining" && made.outcome == .kept)
        #expect(isIn(pilot, "demo-3"))
        #expect(pilot.screen.contains("demo-3 is kept, ahead of the cut. u takes it back."))
        pilot.press("u")
        #expect(decision(pilot, "demo-3") == nil && !isIn(pilot, "demo-3"))
        pilot.press("<C-r>")
        #expect(decision(pilot, "demo-3") != nil && isIn(pilot, "demo-3"))
    }

    @Test func escLosesNothing() throws {
        var pilot = panel()
        pilot.press("Dhalf a reason<Esc>")
        #expect(pilot.campaign.deliberations().isEmpty)
        pilot.press("K")
        #expect(pilot.screen.contains("half a reason"))
        pilot.press(" and more<C-s>4-<Esc>")
        #expect(pilot.campaign.deliberations().isEmpty)
        pilot.press("P<C-s>1-1<Enter>di<Esc>P<C-s>")
        #expect(pilot.screen.contains("4-1-1"))
        pilot.press("<Enter>sent<Enter>")
        let made = try #require(decision(pilot, "demo-3"))
        #expect(made.outcome == .postponed && made.decision.reason == "half a reason and more")
        #expect(made.votes == "4 for, 1 against, 1 abstaining" && made.decision.dissent == "disent")
        #expect(!isIn(pilot, "demo-3"))
        // What is written is no draft any more.
        pilot.press("K")
        #expect(!pilot.screen.contains("half a reason"))
    }

    @Test func draftsOutliveTheProgram() {
        var pilot = panel()
        pilot.press("Khalf a reason<Esc>")
        let kept = pilot.effects.reversed().compactMap { effect -> [JSONMember]? in
            if case .keepDrafts(let drafts) = effect { drafts } else { nil }
        }.first
        pilot.model = Model(
            pilot.campaign, member: "anna", size: Size(columns: 80, rows: 24), drafts: kept ?? [])
        pilot.press("oeK")
        #expect(pilot.screen.contains("half a reason"))
    }

    @Test func whoDecidesMeanwhileIsNoticedAndTheLastCounts() throws {
        var pilot = panel()
        pilot.write(
            "anna",
            .memberJoined(
                MemberJoined(member: "dan", name: "dan", roles: [.facilitator, .panelist])))
        func dans(_ outcome: DeliberationOutcome) -> Event {
            .ideaDeliberated(
                IdeaDeliberated(
                    stage: "shortlist", idea: "demo-3", outcome: outcome.rawValue,
                    reason: "dan's reason"))
        }
        pilot.press("Kmine")
        pilot.write("dan", dans(.dropped))
        pilot.tell(.journalGrew)
        #expect(pilot.screen.contains("dan decided: demo-3 is dropped"))
        pilot.press("<C-s><Enter><Enter>")
        #expect(pilot.screen.contains("dan has decided on demo-3 meanwhile"))
        pilot.press("n")
        #expect(decision(pilot, "demo-3")?.member == "dan")
        // Now it is known: no question, and the draft is there.
        pilot.press("K<C-s><Enter><Enter>")
        let made = try #require(decision(pilot, "demo-3"))
        #expect(made.member == "anna" && made.decision.reason == "mine")
        #expect(pilot.screen.contains("Before that: it is dropped, by dan."))
        pilot.write("dan", dans(.asIs))
        pilot.tell(.journalGrew)
        #expect(pilot.screen.contains("dan decided: demo-3 stays as it is"))
    }

    @Test func hostileReasonsAreText() {
        var pilot = panel()
        pilot.write(
            "anna",
            .ideaDeliberated(
                IdeaDeliberated(
                    stage: "shortlist", idea: "demo-3", outcome: "\u{1B}[2Jeaten\u{202E}",
                    reason: "\u{1B}]0;owned\u{7}", dissent: "\u{9B}31m")))
        pilot.press("oe<Enter>")
        for line in pilot.frame {
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B })
            #expect(!line.unicodeScalars.contains("\u{202E}"))
        }
    }

    // MARK: Meetings

    @Test func aMeetingIsHeldCorrectedAndDecidesAndIsTakenBack() throws {
        var pilot = panel()
        pilot.press("Mn")
        let day = Timestamp(milliseconds: pilot.campaign.latestAt).dateText
        #expect(pilot.screen.contains(day))
        pilot.press("x<Enter>")
        #expect(pilot.screen.contains("is no date"))
        pilot.press("<Backspace><Enter>")
        #expect(pilot.screen.contains("anna cara dan"))
        pilot.press(" zoe<Enter>")
        #expect(pilot.screen.contains("“zoe” is not a member"))
        for _ in 0..<4 { pilot.press("<Backspace>") }
        pilot.press("<Enter>")
        #expect(pilot.campaign.meeting(day)?.present == ["anna", "cara", "dan"])
        #expect(pilot.screen.contains("meeting \(day), 3 present"))
        pilot.press("Mc<Enter>")
        for _ in 0..<4 { pilot.press("<Backspace>") }
        pilot.press("<Enter>")
        #expect(pilot.campaign.meeting(day)?.present == ["anna", "cara"])
        // More votes than people are asked again.
        pilot.press("Kreason<C-s>2-1<Enter>")
        #expect(pilot.screen.contains("3 votes are more than the 2"))
        pilot.press("<Backspace>0<Enter><Enter>")
        #expect(decision(pilot, "demo-3")?.decision.meeting == day)
        pilot.press("v")
        #expect(pilot.screen.contains("Outcome: kept; 2 for, 0 against, 0 abstaining"))
        pilot.press("<Esc>Mn<Enter><Enter>")
        #expect(pilot.campaign.meetings.map(\.meeting) == [day, day + ".2"])
        pilot.press("u")
        #expect(pilot.screen.contains("no meeting"))
        pilot.press("jKother<C-s><Enter><Enter>")
        #expect(decision(pilot, "demo-2")?.decision.meeting == nil)
        pilot.press("M1")
        #expect(pilot.screen.contains("meeting \(day), 2 present"))
    }
}
