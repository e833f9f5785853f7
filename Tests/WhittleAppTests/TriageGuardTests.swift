import Testing
import WhittleApp
import WhittleCells
import WhittleCore

/// What others write between a key and its answer is never overridden unseen.
@Suite struct TriageGuardTests {
    private func hide(_ pilot: inout Pilot, _ items: [String], tell: Bool = true) {
        pilot.write(
            "anna", .itemsDecided(ItemsDecided(items: items, verdict: .hidden, reason: "spam")))
        if tell { pilot.tell(.journalGrew) }
    }

    private func edit(_ pilot: inout Pilot, _ idea: String) {
        pilot.write("anna", .ideaEdited(IdeaEdited(idea: idea, body: .set("Something else."))))
        pilot.tell(.journalGrew)
    }

    private func add(_ pilot: inout Pilot, _ id: String, _ body: String) {
        pilot.write(
            "anna",
            .commentAdded(CommentAdded(comment: id, idea: "demo-1", body: body, participant: "p-9"))
        )
    }

    // MARK: Decided meanwhile

    @Test func whatIsDecidedWhileAQuestionIsOpenIsLeftOutAndNamed() {
        for isTold in [true, false] {
            var pilot = Pilot(as: "ben")
            pilot.press("*a")
            hide(&pilot, ["demo-2", "demo-3"], tell: isTold)
            pilot.press("y")
            #expect((1...6).allSatisfy { pilot.status("demo-\($0)") != .approved })
            #expect(pilot.screen.contains("4 items: approved?"))
            #expect(pilot.screen.contains("anna has decided since: hidden (spam), Idea number 2"))
            #expect(pilot.screen.contains("others have written meanwhile"))
            pilot.press("y")
            #expect(pilot.status("demo-1") == .approved && pilot.status("demo-4") == .approved)
            #expect(pilot.status("demo-2") == .hidden && pilot.status("demo-3") == .hidden)
            #expect(pilot.screen.contains("2 items left out"))
            // One undo takes back the four, and those alone.
            pilot.press("u")
            #expect(pilot.status("demo-1") == .pending && pilot.status("demo-2") == .hidden)
        }
    }

    @Test func theAnswerToTheOldQuestionIsNoAnswerToTheNewOne() {
        var pilot = Pilot(as: "ben")
        pilot.press("*a")
        hide(&pilot, ["demo-2"])
        pilot.pressTogether("yy")
        #expect((1...6).allSatisfy { pilot.status("demo-\($0)") != .approved })
        pilot.press("n")
        #expect(pilot.screen.contains("Nothing was done."))
        #expect(pilot.screen.contains("6 tagged"))
    }

    @Test func whatIsDecidedWhileTheReasonIsAskedIsLeftOutToo() {
        var pilot = Pilot(as: "ben")
        pilot.press("*x")
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["demo-2"], verdict: .approved)))
        pilot.press("s")
        #expect(pilot.screen.contains("5 items: hidden (spam)?"))
        #expect(pilot.screen.contains("anna has decided since: approved, Idea number 2"))
        pilot.press("y")
        #expect(pilot.status("demo-2") == .approved && pilot.status("demo-1") == .hidden)
    }

    @Test func aSingleItemThatIsDecidedMeanwhileIsAskedAbout() {
        var pilot = Pilot(as: "ben")
        pilot.press("x")
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .approved)))
        pilot.press("s")
        #expect(pilot.status("demo-1") == .approved)
        #expect(pilot.screen.contains("anna has decided since: approved"))
        // And once more, while that is being asked.
        hide(&pilot, ["demo-1"])
        pilot.press("y")
        #expect(pilot.screen.contains("anna has decided since: hidden (spam)"))
        pilot.press("y")
        #expect(pilot.screen.contains("Hid demo-1 (spam)"))
    }

    @Test func whereOthersHaveDecidedEverythingNothingIsDecided() {
        var pilot = Pilot(as: "ben")
        pilot.press("  a")
        hide(&pilot, ["demo-1", "demo-2"])
        pilot.press("y")
        #expect(pilot.screen.contains("Nothing is left to decide"))
        #expect(pilot.status("demo-1") == .hidden && pilot.status("demo-2") == .hidden)
    }

    @Test func aFlagThatComesMeanwhileStaysOpen() {
        var pilot = Pilot(as: "ben")
        pilot.press("  a")
        pilot.write(
            "anna", .flagRaised(FlagRaised(item: "demo-1", reason: "abusive", participant: "p-4")))
        pilot.press("y")
        let item = pilot.campaign.items.find("demo-1") ?? -1
        #expect(pilot.campaign.openFlags(of: item).map(\.reason) == ["abusive"])
    }

    // MARK: Written anew meanwhile

    @Test func aTextThatChangesWhileTheReasonIsAskedIsNotHiddenUnread() {
        var pilot = Pilot(as: "ben")
        pilot.press("x")
        edit(&pilot, "demo-1")
        pilot.press("s")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.screen.contains("The text has changed since it was shown"))
        pilot.press("xs")
        #expect(pilot.status("demo-1") == .hidden)
    }

    @Test func ofSeveralTheChangedTextIsLeftOutAndNamed() {
        var pilot = Pilot(as: "ben")
        pilot.press("*x")
        edit(&pilot, "demo-2")
        pilot.press("s")
        #expect(pilot.screen.contains("5 items: hidden (spam)?"))
        #expect(pilot.screen.contains("its text has changed since: Idea number 2"))
        edit(&pilot, "demo-3")
        pilot.press("y")
        #expect(pilot.screen.contains("4 items: hidden (spam)?"))
        #expect(pilot.screen.contains("its text has changed since: Idea number 3"))
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("y")
        #expect(pilot.status("demo-1") == .hidden)
        #expect(pilot.status("demo-2") == .pending && pilot.status("demo-3") == .pending)
    }

    @Test func aDelicateItemWhoseTextChangesWhileItIsAskedAboutIsReadFirst() {
        var pilot = Pilot(as: "ben")
        pilot.write(
            "anna",
            .flagRaised(FlagRaised(item: "demo-1", reason: "safeguarding", participant: "p-1")))
        pilot.press("Rga")
        #expect(pilot.screen.contains("It concerns safeguarding."))
        edit(&pilot, "demo-1")
        pilot.press("y")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.screen.contains("The text has changed since it was shown"))
    }

    // MARK: Copies

    @Test func theOldestOfCopiesIsLeftOut() {
        var pilot = Pilot(as: "ben")
        for number in 1...5 { add(&pilot, "c-\(number)", "Vote for my proposal at once, people!") }
        pilot.press("R/vote for my<Enter>Gdxd")
        #expect(pilot.screen.contains("4 items: hidden (duplicate)?"))
        #expect(pilot.screen.contains("the oldest of its copies; x on it alone hides it"))
        pilot.press("y")
        #expect(pilot.status("c-1") == .pending)
        #expect((2...5).allSatisfy { pilot.status("c-\($0)") == .hidden })
        #expect(pilot.screen.contains("c-1 left out"))
        // It is tagged no more; alone it can be hidden.
        #expect(!pilot.screen.contains("tagged"))
        pilot.press("gxd")
        #expect(pilot.status("c-1") == .hidden)
    }

    @Test func whereAnotherCopyStaysAllThatAreTaggedAreHidden() {
        var pilot = Pilot(as: "ben")
        for number in 1...3 { add(&pilot, "c-\(number)", "Vote for my proposal at once, people!") }
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["c-3"], verdict: .approved)))
        pilot.press("R/vote for my<Enter>dxd")
        #expect(pilot.screen.contains("2 items: hidden (duplicate)?"))
        pilot.press("y")
        #expect(pilot.status("c-1") == .hidden && pilot.status("c-2") == .hidden)
    }

    @Test func ofEachGroupOfCopiesOneStaysAndWhatHasNoneIsHidden() {
        var pilot = Pilot(ideas: 1, as: "ben")
        for number in 1...2 { add(&pilot, "a-\(number)", "Vote for my proposal at once, people!") }
        for number in 1...2 { add(&pilot, "b-\(number)", "The lifts are slow on every morning.") }
        add(&pilot, "d-1", "A comment of its own that nobody copied.")
        pilot.press("R/kind:comment<Enter>*xdy")
        #expect(pilot.status("a-1") == .pending && pilot.status("a-2") == .hidden)
        #expect(pilot.status("b-1") == .pending && pilot.status("b-2") == .hidden)
        #expect(pilot.status("d-1") == .hidden)
    }

    @Test func copiesAreHiddenWholeForAnotherReason() {
        var pilot = Pilot(as: "ben")
        for number in 1...3 { add(&pilot, "c-\(number)", "Vote for my proposal at once, people!") }
        pilot.press("R/vote for my<Enter>dxsy")
        #expect((1...3).allSatisfy { pilot.status("c-\($0)") == .hidden })
    }
}
