import Testing
import WhittleCells
import WhittleCore
import WhittleTesting

@testable import WhittleApp

@Suite struct PresentTests {
    /// Six approved ideas with votes, a closed round and one that is open, a cut that keeps three,
    /// and a running order with every kind of step.
    static func pilot(
        as member: String = "anna", alone: Bool = true, steps: [ProgrammeStep]? = nil,
        size: Size = Size(columns: 80, rows: 24)
    ) -> Pilot {
        var pilot = Pilot(as: "anna")
        let ids = (1...6).map { "demo-\($0)" }
        pilot.write("ben", .itemsDecided(ItemsDecided(items: ids, verdict: .approved)))
        round(&pilot, "closed", [2.71, 3.14, 4.66])
        pilot.write("anna", .roundClosed(RoundClosed(round: "closed")))
        pilot.write(
            "anna",
            .cutMade(
                CutMade(
                    stage: "short", from: "pool", rule: CutRule(by: .crowd, top: 3).json,
                    kept: Array(ids[..<3]), considered: 6, basis: [], digest: "00000000")))
        let all =
            steps ?? [
                ProgrammeStep(show: "title"), ProgrammeStep(show: "address"),
                ProgrammeStep(show: "funnel"),
                ProgrammeStep(show: "idea", idea: "demo-1", note: "NOTE"),
                ProgrammeStep(show: "hands", idea: "demo-2"), ProgrammeStep(show: "top:4"),
                ProgrammeStep(show: "panel:3"), ProgrammeStep(show: "cut:short"),
                ProgrammeStep(show: "idea", idea: "demo-3"), ProgrammeStep(show: "blank"),
                ProgrammeStep(show: "later-word"),
            ]
        pilot.write("anna", .programmePlanned(ProgrammePlanned(programme: "room", steps: all)))
        pilot.become(member, size: size)
        var options = PresentOptions()
        options.isAlone = alone
        options.address = "https://example.org/x"
        pilot.model.present(options, pilot.campaign)
        _ = pilot.model.update(.painted, pilot.campaign)
        return pilot
    }

    private static func round(_ pilot: inout Pilot, _ id: String, _ scores: [Double]) {
        pilot.write(
            "anna",
            .roundOpened(
                RoundOpened(
                    round: id, title: "Round", stage: "short",
                    criteria: [
                        Criterion(criterion: "impact", title: "Impact", weight: 1, min: 1, max: 5)
                    ], visibility: .afterRound)))
        for (index, score) in scores.enumerated() {
            for member in ["cara", "dan"] {
                pilot.write(
                    member,
                    .reviewSubmitted(
                        ReviewSubmitted(
                            round: id, idea: "demo-\(index + 1)",
                            scores: [CriterionScore(criterion: "impact", value: score)])))
            }
        }
    }

    /// What the room sees, where there are no big letters.
    private func room(_ pilot: Pilot) -> String {
        ProjectorView(pilot.model.present.projection, pilot.campaign)
            .draw(Size(columns: 100, rows: 20), policy: DisplayPolicy(unicode: false)).lines
            .joined(separator: "\n")
    }

    private func isBlank(_ pilot: Pilot) -> Bool {
        room(pilot).allSatisfy { $0 == " " || $0 == "\n" }
    }

    // MARK: Keys

    /// No key but its own does anything: no status, no overlay, no other place, no effect.
    @Test func noOtherKeyIsTaken() {
        var pilot = PresentTests.pilot()
        pilot.press(" <Right><PgDn>")
        let frame = pilot.frame
        for key in "?:uoywgjkhlqxasrdemnvpt0123456789/zZ" {
            pilot.press(String(key))
            #expect(pilot.frame == frame && pilot.model.overlay == nil, "\(key)")
        }
        pilot.press("<Esc><Tab><Up><Down><Home><End><C-r><C-l><C-z><F5><F1>")
        #expect(pilot.frame == frame && pilot.effects.isEmpty)
    }

    @Test func stepsForthAndBack() {
        var pilot = PresentTests.pilot()
        #expect(room(pilot).contains("A small campaign"))
        pilot.press(" ")
        #expect(pilot.model.present.step == 1)
        pilot.press("<Right><PgDn>")
        #expect(room(pilot).contains("Idea number 1"))
        pilot.press("<Left><PgUp><Left><Left><Left>")
        #expect(pilot.model.present.step == 0)
        for _ in 0..<20 { pilot.press(" ") }
        #expect(pilot.model.present.step == 10 && isBlank(pilot))
    }

    /// Where there is no other order to take, the one that runs goes on.
    @Test func theOnlyOrderIsNotBegunAnew() {
        var pilot = Pilot(as: "anna")
        pilot.press("ov  p")
        #expect(pilot.model.present.step == 1 && !isBlank(pilot))
        #expect(pilot.frame.joined().contains("There is no other running order"))
    }

    @Test func leavingAsksOnABlankScreen() {
        var pilot = PresentTests.pilot()
        pilot.press("Q")
        #expect(isBlank(pilot) && !pilot.effects.contains(.quit))
        pilot.press("b")
        #expect(!pilot.model.present.isAsking)
        pilot.press("b")
        #expect(room(pilot).contains("A small campaign"))
        pilot.press("Qy")
        #expect(pilot.effects.contains(.quit))
    }

    @Test func theConsoleLeadsBackAndTellsTheProjector() throws {
        var pilot = PresentTests.pilot(alone: false)
        pilot.press(" ")
        let told = pilot.effects.compactMap { effect -> Projection?? in
            if case .project(let projection) = effect { projection } else { nil }
        }
        #expect(try #require(told.last)?.slide == .title)
        pilot.press("Qy")
        #expect(pilot.model.place == .overview && pilot.effects.last == .project(nil))
        // Nothing is on the projector until the next step.
        pilot.press("ov")
        #expect(pilot.model.present.projection.isBlank)
    }

    @Test func blankHidesAndShowsAgain() {
        for key in ["b", "."] {
            var pilot = PresentTests.pilot()
            pilot.press("   " + key)
            #expect(isBlank(pilot))
            pilot.press(key)
            #expect(room(pilot).contains("Idea number 1"))
        }
    }

    // MARK: Revealing

    @Test func nothingIsRevealedBeforeEnter() {
        var pilot = PresentTests.pilot()
        for _ in 0..<11 {
            for secret in ["6 for", "2.71", "3.14", "place", "%", "1.  Idea", "votes"] {
                #expect(!room(pilot).contains(secret), "\(secret)")
            }
            pilot.press(" ")
        }
    }

    @Test func enterRevealsVotesAndClosedRounds() {
        var pilot = PresentTests.pilot()
        pilot.press("   <Enter>")
        #expect(room(pilot).contains("6 for, 0 against"))
        #expect(room(pilot).contains("2.71 from 2 reviews"))
        pilot.press("  <Enter>")
        #expect(room(pilot).contains("Idea number 1"))
        #expect(room(pilot).contains("%"))
        // The step before is covered again.
        pilot.press("<Left><Left>")
        #expect(!room(pilot).contains("6 for"))
    }

    /// An open round would learn from what is shown of it.
    @Test func anOpenRoundIsNotRevealed() {
        var pilot = PresentTests.pilot()
        pilot.write("anna", .roundReopened(RoundReopened(round: "closed")))
        pilot.tell(.journalGrew)
        pilot.press("   <Enter>")
        #expect(room(pilot).contains("6 for"))
        #expect(!room(pilot).contains("2.71"))
        pilot.press("   <Enter>")
        #expect(!room(pilot).contains("Idea number"))
    }

    /// Who may not see scores cannot reveal them; the public reveals nothing.
    @Test(arguments: ["ben", "olive", "zoe"]) func whoMaySeeNoScoresRevealsNone(_ member: String) {
        var pilot = PresentTests.pilot(as: member)
        for _ in 0..<12 {
            pilot.press("<Enter><Enter> ")
            #expect(!room(pilot).contains("2.71") && !room(pilot).contains("reviews"))
            if member == "zoe" { #expect(!room(pilot).contains(" for,")) }
        }
    }

    @Test func whatWasRevealedStaysUntilItIsRevealedAnew() {
        var pilot = PresentTests.pilot()
        pilot.press("   <Enter>")
        pilot.write(
            "anna",
            .voteCast(VoteCast(target: .idea("demo-1"), participant: "late", value: 1)))
        pilot.tell(.journalGrew)
        #expect(room(pilot).contains("6 for"))
        pilot.press("<Enter>")
        #expect(room(pilot).contains("7 for"))
    }

    /// Typed ahead, Enter would reveal what nobody has seen covered.
    @Test func enterIsTakenOnASlideThatWasPainted() {
        var pilot = PresentTests.pilot()
        pilot.pressTogether("   <Enter>")
        #expect(!room(pilot).contains("6 for"))
    }

    // MARK: Hidden elsewhere

    private static let hiding: [(String, @Sendable (inout Pilot) -> Void)] = [
        (
            "hidden",
            { pilot in
                pilot.write(
                    "ben",
                    .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .hidden, reason: "spam"))
                )
            }
        ),
        (
            "pending",
            { pilot in
                pilot.write(
                    "ben", .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .pending)))
            }
        ),
        (
            "flagged",
            { pilot in
                pilot.write(
                    "ben",
                    .flagRaised(FlagRaised(item: "demo-1", reason: Campaign.personalDataCode)))
            }
        ),
        (
            "merged",
            { pilot in
                pilot.write("ben", .ideasMerged(IdeasMerged(ideas: ["demo-1"], into: "demo-5")))
            }
        ),
        (
            "edited",
            { pilot in
                pilot.write(
                    "ben", .ideaEdited(IdeaEdited(idea: "demo-1", body: .set("Other words."))))
            }
        ),
        (
            "redacted",
            { pilot in
                pilot.write(
                    "ben",
                    .itemRedacted(ItemRedacted(item: "demo-1", body: "Gone", reason: "other")))
            }
        ),
        (
            "undone",
            { pilot in
                pilot.write("ben", .lineUndone(LineUndone(lines: ["ben.test0001-1"])))
            }
        ),
    ]

    @Test(arguments: 0..<7, [3, 7]) func itBlanksAtOnce(_ number: Int, _ step: Int) {
        let (name, hide) = PresentTests.hiding[number]
        var pilot = PresentTests.pilot()
        for _ in 0..<step { pilot.press(" ") }
        #expect(room(pilot).contains("Idea number 1"), "\(name)")
        hide(&pilot)
        // No frame shows it, also before the model is told.
        #expect(isBlank(pilot), "\(name)")
        #expect(pilot.screen.allSatisfy { $0 == " " || $0 == "\n" })
        pilot.tell(.journalGrew)
        #expect(pilot.model.present.wasTaken)
        // What came back by itself is not shown again by itself.
        #expect(isBlank(pilot), "\(name)")
        pilot.press("b")
        let isShownAnew = ["edited", "redacted"].contains(name) || step == 7 || name == "merged"
        #expect(isBlank(pilot) != isShownAnew, "\(name)")
    }

    // MARK: Hands

    @Test func handsAreCountedByThemselves() throws {
        var pilot = PresentTests.pilot(alone: false)
        pilot.press("     v31-4<Enter>")
        let item = try #require(pilot.campaign.items.find("demo-2"))
        let tally = try #require(pilot.campaign.recordedTallies(of: item).first)
        #expect(tally.system == "hands.room" && tally.last?.up == 31 && tally.last?.down == 4)
        #expect(pilot.campaign.crowdVotes(of: item).up == 5)
        #expect(!room(pilot).contains("31"))
        pilot.press("<Enter>")
        #expect(room(pilot).contains("31 for, 4 against"))
    }

    @Test(arguments: ["", "x", "31", "3-4-5-6", "-"]) func wrongCountsAreAskedAgain(_ text: String)
    {
        var pilot = PresentTests.pilot(alone: false)
        pilot.press("     v" + text + "<Enter>")
        #expect(pilot.model.overlay != nil)
        #expect(!pilot.effects.contains { if case .append = $0 { true } else { false } })
    }

    @Test func observersCountNoHands() {
        var pilot = PresentTests.pilot(as: "olive", alone: false)
        for _ in 0..<8 { pilot.press(" v") }
        #expect(pilot.model.overlay == nil)
    }

    // MARK: The console

    @Test func theConsoleShowsWhatIsCoveredAndTheNote() {
        var pilot = PresentTests.pilot(alone: false, size: Size(columns: 120, rows: 40))
        #expect(pilot.screen.contains("The room sees nothing yet"))
        pilot.press("    ")
        #expect(pilot.screen.contains("NOTE") && pilot.screen.contains("6 for, 0 against"))
        #expect(pilot.screen.contains("hands: Idea number 2"))
        #expect(!room(pilot).contains("NOTE") && !room(pilot).contains("6 for"))
        pilot.tell(.clock(at: 1_000_000))
        #expect(pilot.screen.contains(":"))
    }

    @Test func theClockIsMinutesAndSeconds() {
        #expect(PresentView.clock(0) == "0:00")
        #expect(PresentView.clock(65_999) == "1:05")
        #expect(PresentView.clock(3_660_000) == "61:00")
        #expect(PresentView.clock(-.infinity) == "0:00" && PresentView.clock(.nan) == "0:00")
    }

    @Test func everySizeIsDrawn() {
        for alone in [true, false] {
            var pilot = PresentTests.pilot(alone: alone)
            for _ in 0..<12 {
                for columns in [0, 1, 2, 7, 39, 40, 76, 200] {
                    for rows in [0, 1, 2, 5, 8, 12, 60] {
                        pilot.tell(.resized(Size(columns: columns, rows: rows)))
                        #expect(pilot.frame.count == rows)
                    }
                }
                pilot.press("<Enter> ")
            }
        }
    }
}
