import Testing
import WhittleApp
import WhittleCells
import WhittleCore

@Suite struct DuplicatesTests {
    static let titles = [
        "Plant more trees along the main street", "Plant trees along main street",
        "More street trees please", "Fix the broken swings in the park",
        "Fix the broken swings in the park",
    ]

    private func pilot(
        as member: String = "ben", size: Size = Size(columns: 80, rows: 24),
        titles: [String] = titles
    ) -> Pilot {
        var pilot = Pilot(ideas: 0, as: member, size: size)
        for (number, title) in titles.enumerated() {
            pilot.write(
                "anna", .ideaSubmitted(IdeaSubmitted(idea: "t-\(number + 1)", title: title)))
        }
        pilot.press("od")
        return pilot
    }

    private func head(_ id: String, _ pilot: Pilot) -> String? {
        pilot.campaign.items.find(id).map { pilot.campaign.items.name(pilot.campaign.head(of: $0)) }
    }

    private func lines(_ pilot: Pilot) -> Int { pilot.campaign.intake.admitted }

    // MARK: What must not happen

    @Test func whoDoesNotModerateSeesAndMergesNothing() {
        for member in ["cara", "olive", "nobody"] {
            var pilot = pilot(as: member)
            let before = lines(pilot)
            #expect(pilot.screen.contains("Duplicates are for moderators"))
            #expect(!pilot.screen.contains("swings"))
            pilot.press("mxsMy")
            #expect(lines(pilot) == before)
        }
    }

    @Test func keysTypedAheadSettleNothingUnseen() {
        var pilot = pilot()
        pilot.pressTogether("mm")
        #expect(pilot.screen.contains("2 pairs left  1 done here"))
        #expect(pilot.screen.contains("Typed ahead"))
        var other = self.pilot()
        other.pressTogether("fm")
        #expect(other.screen.contains("3 pairs left"))
    }

    @Test func aHeldKeySettlesOnePair() {
        for key in ["m", "x", "s"] {
            var pilot = pilot()
            pilot.hold(key, times: 10)
            #expect(pilot.screen.contains("2 pairs left  1 done here"))
            #expect(pilot.screen.contains("held key"))
        }
    }

    @Test func aSettledPairIsSettledOnce() {
        var pilot = pilot()
        pilot.press("xg")
        let before = lines(pilot)
        pilot.press("m")
        #expect(lines(pilot) == before)
        #expect(pilot.screen.contains("This pair is settled"))
    }

    @Test func nothingAlikeIsSaid() {
        var pilot = pilot(titles: ["Trees", "Swings"])
        #expect(pilot.screen.contains("No two ideas look alike"))
        pilot.press("mxsMf<Enter>w")
        #expect(pilot.screen.contains("0 pairs left"))
    }

    // MARK: What must

    @Test func bothTextsStandThereWithWhatTheyShare() {
        for size in [Size(columns: 80, rows: 24), Size(columns: 140, rows: 40)] {
            var pilot = pilot(size: size)
            // The two that say the same come first.
            #expect(pilot.screen.contains("3 pairs left"))
            #expect(pilot.screen.contains("in both: the same words"))
            pilot.press("j")
            #expect(pilot.screen.contains("stays as the face  t-1"))
            #expect(pilot.screen.contains("is merged into it  t-2"))
            #expect(pilot.screen.contains("in both: along main plant street trees"))
            let frame = View(pilot.model, pilot.campaign).draw()
            #expect(frame.lines.contains { $0.contains("Plant trees along main street") })
        }
    }

    /// Marked by more than colour: bold and underlined, the others plain.
    @Test func sharedWordsAreMarked() {
        var pilot = pilot()
        pilot.press("j")
        let frame = View(pilot.model, pilot.campaign).draw()
        let row = frame.lines.lastIndex { $0.contains("Plant more trees along") } ?? 0
        let line = Array(frame.lines[row].unicodeScalars)
        var marked = ""
        for column in line.indices where frame[column: column, row: row].style.underline {
            marked.unicodeScalars.append(line[column])
        }
        #expect(marked == "Planttreesalongmainstreet")
    }

    @Test func mergingKeepsTheFaceThatIsShown() {
        var pilot = pilot()
        pilot.press("jfm")
        #expect(head("t-1", pilot) == "t-2")
        #expect(pilot.screen.contains("2 pairs left  1 done here"))
        #expect(pilot.screen.contains("t-2 stands for both"))
        // The next pair is shown; the one before it is still there.
        #expect(pilot.screen.contains("merged"))
        pilot.press("u")
        #expect(head("t-1", pilot) == "t-1")
        #expect(pilot.screen.contains("3 pairs left  0 done here"))
        #expect(pilot.screen.contains("stays as the face  t-1"))
        pilot.press("<C-r>")
        #expect(head("t-1", pilot) == "t-2")
    }

    @Test func aPairThatIsNotTheSameIsRemembered() {
        var pilot = pilot()
        pilot.press("jxs")
        #expect(pilot.screen.contains("1 pair left  2 done here"))
        pilot.press("R")
        // The one put off is last, the other gone.
        #expect(pilot.screen.contains("2 pairs left  0 done here"))
        pilot.press("G")
        #expect(pilot.screen.contains("later"))
        #expect(!pilot.screen.contains("differ"))
        let before = lines(pilot)
        pilot.press("s")
        #expect(lines(pilot) == before)
    }

    @Test func aMergedPairLeadsToItsGroup() {
        var pilot = pilot()
        // t-1 and t-2, then t-1 and t-3.
        pilot.press("jm")
        #expect(pilot.screen.contains("stands for 1 more"))
        pilot.press("m")
        #expect(head("t-2", pilot) == "t-1" && head("t-3", pilot) == "t-1")
    }

    @Test func aGroupIsMergedAfterAsking() {
        let text = "Fix the broken swings in the park"
        var pilot = pilot(titles: Array(repeating: text, count: 5) + ["Trees along the street"])
        let before = lines(pilot)
        pilot.press("M")
        #expect(pilot.screen.contains("Merge 5 ideas into one group?"))
        pilot.press("n")
        #expect(lines(pilot) == before)
        pilot.press("My")
        #expect(lines(pilot) == before + 1)
        #expect((1...5).allSatisfy { head("t-\($0)", pilot) == "t-1" })
        #expect(pilot.screen.contains("0 pairs left  4 done here"))
        pilot.press("u")
        #expect((1...5).allSatisfy { head("t-\($0)", pilot) == "t-\($0)" })
    }

    @Test func pairsThatAreOnlyLooselyAlikeAreNoGroup() {
        var pilot = pilot()
        pilot.press("GM")
        #expect(pilot.screen.contains("not alike enough for a group"))
    }

    @Test func theOrderIsFrozenAndArrivalsAreACount() {
        var pilot = pilot()
        pilot.press("j")
        let rows = pilot.frame[2...5]
        pilot.write("anna", .ideaSubmitted(IdeaSubmitted(idea: "t-9", title: Self.titles[3])))
        pilot.tell(.journalGrew)
        #expect(pilot.frame[2...5] == rows)
        #expect(pilot.screen.contains("1 text came or changed since; R looks again"))
        pilot.press("R")
        #expect(pilot.screen.contains("4 pairs left"))
        #expect(pilot.screen.contains("stays as the face  t-1"))
    }

    @Test func whatAnotherSettlesIsSettledHere() {
        var pilot = pilot()
        pilot.press("j")
        pilot.write("anna", .ideasMerged(IdeasMerged(ideas: ["t-2"], into: "t-1")))
        pilot.tell(.journalGrew)
        let before = lines(pilot)
        pilot.press("m")
        #expect(lines(pilot) == before)
        #expect(pilot.screen.contains("This pair is settled"))
    }

    @Test func bothAreReadWhole() {
        var pilot = pilot()
        pilot.press("j<Enter>")
        #expect(pilot.screen.contains("Both ideas"))
        #expect(pilot.screen.contains("t-1") && pilot.screen.contains("t-2"))
    }

    @Test func aRestartGoesOnAtThePair() {
        var pilot = pilot()
        pilot.press("jj")
        let memory = pilot.model.memory(pilot.campaign)
        let screen = pilot.screen
        pilot.become("ben")
        pilot.model.remember(memory, pilot.campaign)
        #expect(pilot.screen == screen)
    }

    @Test func theFilterLeavesPairsWithItsWords() {
        var pilot = pilot()
        pilot.press("/swings<Enter>")
        #expect(pilot.screen.contains("1 pair left"))
        pilot.press("<Esc>")
        #expect(pilot.screen.contains("3 pairs left"))
    }

    // MARK: What the score is, and what it is not

    @Test func theScoreIsNamedAsOverlapOfWords() {
        let pilot = pilot()
        #expect(pilot.screen.contains("word overlap 100%"))
    }

    @Test func aSmallWindowShowsBothTexts() {
        let pilot = pilot(size: Size(columns: 40, rows: 12), titles: Array(Self.titles.prefix(2)))
        #expect(pilot.screen.contains("t-1") && pilot.screen.contains("t-2"))
        #expect(pilot.frame.contains { $0.hasPrefix("Plant more trees along the main street") })
        #expect(pilot.frame.contains { $0.hasPrefix("Plant trees along main street") })
    }

    @Test func answersToDifferentQuestionsAreMergedAfterAsking() {
        var pilot = Pilot(ideas: 0, as: "ben")
        for (id, question) in [("t-1", "q-1"), ("t-2", "q-2"), ("t-3", "q-2")] {
            pilot.write(
                "anna", .questionAsked(QuestionAsked(question: question, title: "Ask \(question)")))
            pilot.write(
                "anna",
                .ideaSubmitted(
                    IdeaSubmitted(
                        idea: id, title: "Plant more trees along it", question: question)))
        }
        pilot.press("od")
        let before = lines(pilot)
        #expect(pilot.screen.contains("They answer different questions."))
        pilot.press("m")
        #expect(pilot.screen.contains("Merge answers to different questions?"))
        #expect(pilot.screen.contains("Ask q-2: Plant more trees"))
        pilot.press("n")
        #expect(lines(pilot) == before)
        pilot.press("M")
        #expect(pilot.screen.contains("They answer 2 different questions."))
        pilot.press("nmy")
        #expect(head("t-2", pilot) == head("t-1", pilot))
        #expect(lines(pilot) == before + 1)
    }

    @Test func undoOfLaterSaysWhatComesOfIt() {
        var pilot = pilot()
        pilot.press("js")
        pilot.press("u")
        #expect(
            (pilot.frame.last ?? "").contains(
                "Taken back: put off t-1 and t-2; proposed as before."))
        #expect(pilot.screen.contains("stays as the face  t-1"))
    }
}
