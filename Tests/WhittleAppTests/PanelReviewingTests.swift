import Testing
import WhittleApp
import WhittleCells
import WhittleCore

/// Reviewing on the Panel screen: scores by keys, what sending uncovers, changes, notes, recusals.
@Suite struct PanelReviewingTests {
    private func opened(_ visibility: String = "1") -> Pilot {
        var pilot = Pilot(as: "anna")
        pilot.press("opO" + visibility)
        return pilot
    }

    /// A round on a scale of its own.
    private func scaled(_ low: Int, _ high: Int) -> Pilot {
        var pilot = Pilot(as: "anna")
        pilot.write(
            "anna",
            .roundOpened(
                RoundOpened(
                    round: "round-1", title: "Scaled", stage: "s",
                    criteria: [
                        Criterion(
                            criterion: "worth", title: "Worth", weight: 1, min: low, max: high),
                        Criterion(criterion: "fit", title: "Fit", weight: 1, min: low, max: high),
                    ], visibility: .afterOwn)))
        pilot.become("cara")
        return pilot
    }

    private func reviews(_ pilot: inout Pilot, by member: String, ideas: ClosedRange<Int> = 1...6) {
        for idea in ideas {
            pilot.write(
                member,
                .reviewSubmitted(
                    ReviewSubmitted(
                        round: "round-1", idea: "demo-\(idea)",
                        scores: ["supported", "doable", "helps", "innovative"].map {
                            CriterionScore(criterion: $0, value: 4)
                        }, comment: "dan's words")))
        }
    }

    /// What the one review by a member says, by criterion.
    private func sent(_ pilot: Pilot, by member: String = "cara") -> [String: Double] {
        var scores: [String: Double] = [:]
        for item in pilot.campaign.reviewedIdeas {
            let review = pilot.campaign.review(of: item, in: "round-1", by: member)
            for score in review?.content.scores ?? [] { scores[score.criterion] = score.value }
        }
        return scores
    }

    // MARK: Scales

    @Test(arguments: [
        (0, 100, "100<Enter>7<Enter><Enter>y", ["worth": 100.0, "fit": 7]),
        (0, 10, "10<Enter>9<Enter><Enter>y", ["worth": 10, "fit": 9]),
        (-2, 2, "-12<Enter>y", ["worth": -1, "fit": 2]),
        (-50, 50, "-50<Enter>3<Enter><Enter>y", ["worth": -50, "fit": 3]),
        // Moving on takes what was typed; Backspace takes a digit back, then the score.
        (0, 100, "45j6<Enter><Enter>y", ["worth": 45, "fit": 6]),
        (0, 100, "99<Backspace>8<Enter>6<Enter><Enter>y", ["worth": 98, "fit": 6]),
        (1, 5, "5k<Backspace>345<Enter>y", ["worth": 3, "fit": 5]),
    ]) func everyScaleHasItsKeys(
        _ low: Int, _ high: Int, _ keys: String, _ expected: [String: Double]
    ) {
        var pilot = scaled(low, high)
        pilot.press(keys)
        #expect(sent(pilot) == expected, "\(keys)")
    }

    @Test(arguments: [
        (0, 100, "101<Enter>", "101 is no score: Worth takes 0 to 100"),
        (0, 100, "1000", "100 is as long as a score can be"),
        (1, 5, "7", "7 is no score: Worth takes 1 to 5"), (-2, 2, "-5", "-5 is no score"),
        (-2, 2, "-<Enter>", "- is no score"),
    ]) func whatIsNoScoreIsRefusedInWords(
        _ low: Int, _ high: Int, _ keys: String, _ sentence: String
    ) {
        var pilot = scaled(low, high)
        pilot.press(keys)
        #expect(pilot.screen.contains(sentence), "\(keys)")
        pilot.press("<Esc><Enter>y")
        #expect(pilot.campaign.figuresOfReviews == 0)
    }

    @Test func howSureOneIsGoesWithTheReview() throws {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("5432f9")
        #expect(pilot.screen.contains("how sure: not said"))
        pilot.press("f4")
        #expect(pilot.screen.contains("sure: 4 of 5"))
        pilot.press("<Enter>")
        #expect(pilot.screen.contains("How sure: 4 of 5"))
        pilot.press("y")
        let item = try #require(pilot.campaign.reviewedIdeas.first)
        let review = pilot.campaign.review(of: item, in: "round-1", by: "cara")
        #expect(review?.content.confidence == 4)
    }

    // MARK: Sending

    @Test func sendingSaysWhatItUncoversAndThenItCanBeRead() {
        var pilot = opened()
        reviews(&pilot, by: "dan")
        pilot.become("cara")
        pilot.press("v")
        #expect(pilot.screen.contains("Others' scores are shown after your own review"))
        #expect(!pilot.screen.contains("dan"))
        pilot.press("<Esc>5432<Enter>")
        #expect(pilot.screen.contains("You will then see the one other review of it."))
        pilot.press("y")
        #expect(pilot.screen.contains("Sent. b, then v: 1 other review"))
        pilot.press("bv")
        #expect(pilot.screen.contains("dan: 4.00") && pilot.screen.contains("dan's words"))
        #expect(pilot.screen.contains("You: 3.50"))
    }

    @Test(arguments: [
        ("1", "Nobody else has reviewed it yet"),
        ("2", "shown once the round is closed"), ("3", "Everyone on the panel can read it"),
        ("4", "It stays on this device until the round is closed"),
    ]) func theQuestionSaysItByTheRule(_ rule: String, _ words: String) {
        var pilot = opened(rule)
        pilot.become("cara")
        pilot.press("5432<Enter>")
        #expect(pilot.screen.contains(words))
        #expect(pilot.screen.contains("This first review stays on record as your own view"))
    }

    /// Neither the question nor any reading shows a word of the others' before its time.
    @Test(arguments: ["1", "2", "4"]) func nothingIsShownBeforeItsTime(_ rule: String) {
        var pilot = opened(rule)
        reviews(&pilot, by: "dan")
        pilot.become("cara")
        for keys in ["v", "m", "M", "5432<Enter>", "r", "p"] {
            pilot.press(keys)
            #expect(!pilot.screen.contains("4.00") && !pilot.screen.contains("dan"), "\(keys)")
            pilot.press("<Esc>")
        }
        guard rule == "2" else { return }
        pilot.press("<Enter>ybv")
        #expect(!pilot.screen.contains("dan") && pilot.screen.contains("has closed"))
    }

    @Test func aChangeIsShownBesideTheFirst() {
        var pilot = opened()
        reviews(&pilot, by: "dan")
        pilot.become("cara", size: Size(columns: 100, rows: 30))
        pilot.press("5432<Enter>yb")
        pilot.press("<Enter>")
        #expect(pilot.screen.contains("You sent just this already"))
        pilot.press("kkk1<Enter>")
        #expect(pilot.screen.contains("Your first review stays on record"))
        #expect(pilot.screen.contains("open to you already"))
        pilot.press("yb")
        #expect(pilot.screen.contains("first 5 4 3 2, last 1 4 3 2, changed 2015-01-"))
        pilot.press("v")
        #expect(pilot.screen.contains("after the others' could be seen"))
        // Who has not scored the idea reads nothing of it.
        pilot.become("olive")
        pilot.press("opv")
        #expect(!pilot.screen.contains("first 5 4"))
    }

    @Test func anExclusionIsSaidToItsMember() throws {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("5432<Enter>y")
        let idea = pilot.campaign.items.name(try #require(pilot.campaign.reviewedIdeas.first))
        pilot.write(
            "anna",
            .reviewExcluded(
                ReviewExcluded(
                    round: "round-1", idea: idea, member: "cara", reason: "mixed up")))
        pilot.press("b")
        #expect(pilot.screen.contains("counts no: excluded (mixed up)"))
    }

    // MARK: What changed, and one's own scores

    @Test func aChangedTextIsLookedAtAgain() throws {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("r")
        #expect(pilot.screen.contains("No text has changed since you scored it"))
        pilot.press("5432<Enter>y")
        let idea = pilot.campaign.items.name(try #require(pilot.campaign.reviewedIdeas.first))
        pilot.write(
            "ben", .ideaEdited(IdeaEdited(idea: idea, body: .set("What it is really about."))))
        pilot.press("r")
        #expect(pilot.screen.contains("1 idea to look at again"))
        #expect(pilot.screen.contains("Its text has changed since you scored it"))
        #expect(pilot.screen.contains("was: ") && pilot.screen.contains("is really about."))
        pilot.press("<Enter>yr")
        #expect(pilot.screen.contains("No text has changed since you scored it"))
    }

    @Test func onesOwnScoresAreSideBySide() {
        var pilot = opened("3")
        reviews(&pilot, by: "dan")
        pilot.become("cara")
        pilot.press("m")
        #expect(pilot.screen.contains("You have scored no idea yet"))
        pilot.press("<Esc>2222<Enter>y5555<Enter>y33m")
        let lines = pilot.frame.filter { $0.contains("Idea number") && $0.contains(".00") }
        #expect(lines.count == 3)
        #expect(lines.first?.contains("5.00") == true && lines.last?.contains("2.00") == true)
        #expect(lines[1].contains(">") && lines[1].contains("3.00"))
        #expect(!pilot.screen.contains("4.00"))
        pilot.press("<Esc>M")
        #expect(pilot.screen.contains("2 count, mean 3.50"))
    }

    // MARK: Private notes and drafts

    private func appends(_ pilot: Pilot) -> Int {
        pilot.effects.count { if case .append = $0 { true } else { false } }
    }

    @Test func aPrivateNoteStaysOnTheDevice() throws {
        var pilot = opened()
        pilot.become("cara")
        let lines = pilot.campaign.version
        let appended = appends(pilot)
        pilot.press("pask my sister<Esc>")
        #expect(pilot.campaign.version == lines)
        let kept = pilot.effects.compactMap { effect -> String? in
            if case .keepNote(_, let text) = effect { text } else { nil }
        }
        // At every letter, so that nothing is lost.
        #expect(kept.count >= 13 && kept.last == "ask my sister")
        #expect(pilot.screen.contains("on this device alone: ask my sister"))
        #expect(appends(pilot) == appended)
        pilot.press("p")
        #expect(pilot.screen.contains("Only you, on this device"))
        pilot.press("<Esc>")
        // After a restart it is there where the device has it, and for nobody else.
        let idea = try #require(
            pilot.effects.compactMap { effect -> String? in
                if case .keepNote(let idea, _) = effect { idea } else { nil }
            }.first)
        pilot.become("cara")
        #expect(!pilot.screen.contains("ask my sister"))
        pilot.model.takePrivateNotes([idea: "ask my sister"])
        #expect(pilot.screen.contains("ask my sister"))
        pilot.become("dan")
        for place in ["op", "oi", "oj"] {
            pilot.press(place)
            #expect(!pilot.screen.contains("ask my sister"), "\(place)")
        }
    }

    @Test func aDraftIsItsMembersAlone() throws {
        var pilot = opened()
        pilot.become("cara")
        pilot.press("54f2cmy words<Esc>")
        let kept = pilot.effects.compactMap { effect -> [JSONMember]? in
            if case .keepDrafts(let drafts) = effect { drafts } else { nil }
        }
        let drafts = try #require(kept.last)
        let size = Size(columns: 80, rows: 24)
        var model = Model(pilot.campaign, member: "cara", size: size, drafts: drafts)
        _ = model.update(.painted, pilot.campaign)
        let own = View(model, pilot.campaign).draw().lines.joined(separator: "\n")
        #expect(own.contains("comment: my words") && own.contains("sure: 2 of 5"))
        var other = Model(pilot.campaign, member: "dan", size: size, drafts: drafts)
        for _ in 0..<6 {
            let frame = View(other, pilot.campaign).draw().lines.joined(separator: "\n")
            #expect(!frame.contains("my words") && !frame.contains("sure: 2"))
            _ = other.update(.key(.character("s"), at: 0), pilot.campaign)
        }
        // What dan keeps leaves cara's where it is.
        let effects = other.update(.key(.character("3"), at: 1), pilot.campaign)
        let after =
            effects.compactMap { effect -> [JSONMember]? in
                if case .keepDrafts(let drafts) = effect { drafts } else { nil }
            }.last ?? []
        #expect(after.contains { $0.value["comment"]?.text == "my words" })
        #expect(after.count == drafts.count + 1)
    }

    @Test func aDraftOfBeforeHasNoNameAndIsTakenUp() {
        var pilot = opened()
        pilot.become("cara")
        let draft = JSONMember(
            "round-1/demo-1",
            .object([
                JSONMember("scores", .object([JSONMember("doable", .integer(3))])),
                JSONMember("comment", .string("from before")),
            ]))
        let model = Model(
            pilot.campaign, member: "cara", size: Size(columns: 80, rows: 24), drafts: [draft])
        pilot.model = model
        pilot.press("sssss")
        var isFound = pilot.screen.contains("from before")
        for _ in 0..<6 where !isFound {
            pilot.press("b")
            isFound = pilot.screen.contains("from before")
        }
        #expect(isFound)
    }

    // MARK: Recusal

    @Test func standingBackAfterScoringVoidsTheScoreAndUndoRestoresIt() throws {
        var pilot = opened("3")
        pilot.become("cara", size: Size(columns: 76, rows: 24))
        pilot.press("5432<Enter>yb")
        let item = try #require(pilot.campaign.reviewedIdeas.first)
        let title = pilot.campaign.title(of: item)
        pilot.press("R")
        for words in ["counts nowhere", "merged with it are hidden", "binds you as a facilitator"] {
            #expect(
                pilot.screen.split(separator: "\n").map { $0.trimmed }.joined(separator: " ")
                    .contains(words), "\(words)")
        }
        pilot.press("my sister wrote it<Enter>")
        #expect(pilot.campaign.panelScore(of: item, in: "round-1") == nil)
        for keys in ["b", "bb", "m", "M", "r", "v"] {
            pilot.press(keys)
            #expect(!pilot.screen.contains(title), "\(keys)")
            pilot.press("<Esc>")
        }
        pilot.press("u")
        #expect(pilot.campaign.panelScore(of: item, in: "round-1")?.mean == 3.5)
        pilot.press("m")
        #expect(pilot.screen.contains(title))
    }

    // MARK: Rounds

    @Test func aRoundMayHideAuthorsAndBeOpenedAgain() {
        var pilot = Pilot(as: "anna")
        pilot.press("opO")
        #expect(pilot.screen.contains("authors: shown") && !pilot.screen.contains("again"))
        pilot.press("b")
        #expect(pilot.screen.contains("authors: hidden"))
        pilot.press("1")
        #expect(pilot.campaign.currentRound?.details.blind == true)
        pilot.press("Cy")
        #expect(pilot.campaign.currentRound?.isOpen == false)
        pilot.press("O")
        #expect(pilot.screen.contains("open “Round 1” again"))
        pilot.press("r")
        #expect(pilot.campaign.currentRound?.isOpen == true)
        #expect(pilot.campaign.panelRounds.count == 1)
        pilot.become("cara")
        pilot.press("opO")
        #expect(pilot.screen.contains("A facilitator opens a round"))
    }
}

extension Substring {
    /// Without the frame of a box and the blanks inside it.
    fileprivate var trimmed: String {
        String(filter { $0.isASCII }).split(separator: " ").joined(separator: " ")
    }
}
