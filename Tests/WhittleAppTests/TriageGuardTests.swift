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
        #expect(pilot.screen.contains("The oldest of its copies stays"))
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

/// Notes that go with a verdict, and what a text carries along.
@Suite struct TriageNoteTests {
    private func item(_ pilot: Pilot, _ id: String) -> Int32 {
        pilot.campaign.items.find(id) ?? -1
    }

    @Test func aNoteGoesWithTheReason() {
        var pilot = Pilot(as: "ben")
        pilot.press("xN")
        #expect(pilot.screen.contains("A note with the verdict on this item"))
        pilot.press("the third <Enter>time<C-s>")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.screen.contains("“the third"))
        pilot.press("s")
        let decision = pilot.campaign.decision(of: item(pilot, "demo-1"))
        #expect(decision?.verdict == .hidden && decision?.reason == "spam")
        #expect(decision?.note == "the third \ntime")
        // It is the verdict's, and no note beside it.
        #expect(pilot.campaign.notes(of: item(pilot, "demo-1")).isEmpty)
        pilot.press("nm")
        #expect(pilot.screen.contains("its note: the third"))
        // What is written is no draft any more.
        #expect(
            pilot.effects.last { if case .keepDrafts = $0 { true } else { false } }
                == .keepDrafts([]))
        pilot.press("u")
        #expect(pilot.status("demo-1") == .pending)
    }

    @Test func aNoteThatWasLeftIsKeptAndGoesWithNothing() {
        var pilot = Pilot(as: "ben")
        pilot.press("xNa long thought<Esc>")
        #expect(pilot.screen.contains("kept as a draft"))
        pilot.press("x")
        #expect(pilot.screen.contains("a draft of it is kept"))
        pilot.press("N")
        #expect(pilot.screen.contains("a long thought"))
        pilot.press("<C-s>s")
        #expect(pilot.campaign.decision(of: item(pilot, "demo-1"))?.note == "a long thought")
        pilot.press("xs")
        #expect(pilot.campaign.decision(of: item(pilot, "demo-2"))?.note == nil)
    }

    @Test func anEmptyNoteIsNone() {
        var pilot = Pilot(as: "ben")
        pilot.press("xN <C-s>s")
        #expect(pilot.status("demo-1") == .hidden)
        #expect(pilot.campaign.decision(of: item(pilot, "demo-1"))?.note == nil)
    }

    @Test func aNoteGoesWithAVerdictOnMany() {
        var pilot = Pilot(as: "ben")
        pilot.press("  xNboth<C-s>s")
        #expect(pilot.screen.contains("2 items: hidden (spam)?"))
        pilot.press("y")
        for id in ["demo-1", "demo-2"] {
            #expect(pilot.campaign.decision(of: item(pilot, id))?.note == "both")
        }
    }

    @Test func theTextThatChangedWhileANoteWasWrittenIsNotHiddenUnread() {
        var pilot = Pilot(as: "ben")
        pilot.press("xNfirst")
        pilot.write("anna", .ideaEdited(IdeaEdited(idea: "demo-1", body: .set("Something else."))))
        pilot.press("<C-s>s")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.screen.contains("The text has changed since it was shown"))
        // The note is not lost.
        pilot.press("xN")
        #expect(pilot.screen.contains("first"))
    }

    @Test func splittingSaysWhatItWouldCopy() {
        var pilot = Pilot(as: "ben")
        pilot.write(
            "anna",
            .ideaEdited(IdeaEdited(idea: "demo-1", body: .set("Ask jo.bloggs@example.org."))))
        pilot.press("RgS")
        #expect(pilot.screen.contains("Personal data (email)"))
        pilot.press("<Enter>---<Enter>A second idea<C-s>")
        #expect(
            pilot.screen.contains("Personal data (email) would be copied into “Idea number 1”."))
        pilot.press("n")
        #expect(pilot.campaign.parts(of: item(pilot, "demo-1")).isEmpty)
        // A flag says it too, where no rule finds anything.
        pilot.press("j")
        pilot.write(
            "anna",
            .flagRaised(FlagRaised(item: "demo-2", reason: "personal-data", participant: "p-4")))
        pilot.press("S")
        #expect(pilot.screen.contains("flagged for personal data"))
        pilot.press("<Esc>jS")
        #expect(!pilot.screen.contains("ersonal data"))
    }

    // MARK: What stays

    @Test func aBulkUndoSaysHowManyAreBackAndWhoseStay() {
        var pilot = Pilot(ideas: 30, as: "ben")
        pilot.press("*xsy")
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["demo-2"], verdict: .approved)))
        pilot.write(
            "cara", .memberJoined(MemberJoined(member: "x", name: "x", roles: [.moderator])))
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["demo-21"], verdict: .approved)))
        pilot.press("u")
        let last = pilot.frame.last ?? ""
        #expect(
            last.contains("Taken back: 28 of 30. 2 stay as anna decided: demo-2 demo-21 "),
            "\(last)")
    }

    @Test func whatTheLineHasNoRoomForIsListed() {
        var pilot = Pilot(ideas: 40, as: "ben")
        pilot.press("*xsy")
        pilot.write(
            "anna",
            .itemsDecided(
                ItemsDecided(items: (11...30).map { "demo-\($0)" }, verdict: .approved)))
        pilot.press("u")
        #expect((pilot.frame.last ?? "").contains("Taken back: 20 of 40. 20 stay as anna decided."))
        #expect(pilot.screen.contains("20 of 40 stay as they were decided since"))
        #expect(pilot.screen.contains("demo-11  approved by anna  Idea number 11"))
        pilot.press("<Esc>")
        #expect(pilot.status("demo-1") == .pending && pilot.status("demo-11") == .approved)
    }

    @Test func oneItemThatStaysIsNamedByItsState() {
        var pilot = Pilot(as: "ben")
        pilot.press("a")
        pilot.write(
            "anna", .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .hidden, reason: "spam"))
        )
        pilot.press("u")
        #expect(pilot.screen.contains("It stays hidden, as anna decided."))
    }
}

/// A small window shows that there is more, and leads there.
@Suite struct SmallOverlayTests {
    private static let small = Size(columns: 40, rows: 12)

    @Test func aMenuSaysHowMuchMoreThereIsAndScrolls() {
        var pilot = Pilot(as: "ben", size: Self.small)
        pilot.press("x")
        #expect(pilot.screen.contains("7 more: Down"))
        #expect(!pilot.screen.contains("add a note"))
        pilot.press("<Down>")
        #expect(pilot.screen.contains("6 more: Down"))
        for _ in 0..<9 { pilot.press("<PgDn>") }
        #expect(pilot.screen.contains("before: Up") && pilot.screen.contains("add a note"))
        pilot.press("<PgUp><Up>")
        // A key means the same whether it is in sight or not.
        pilot.press("s")
        #expect(pilot.status("demo-1") == .hidden)
        pilot.press("u")
        pilot.press("n<PgDn>")
        #expect(pilot.screen.contains("second-look"))
    }

    @Test func aQuestionSaysHowMuchMoreThereIsAndScrolls() {
        var pilot = Pilot(ideas: 12, as: "ben", size: Self.small)
        pilot.press("*a")
        #expect(pilot.screen.contains("12 items: approved?") && pilot.screen.contains("more"))
        pilot.press("<PgDn><PgDn>")
        #expect(pilot.screen.contains("Idea number 8"))
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("y")
        #expect(pilot.status("demo-1") == .approved)
    }

    @Test func allPlacesAreInSight() {
        var pilot = Pilot(size: Self.small)
        pilot.press("o")
        for place in Place.allCases { #expect(pilot.screen.contains(place.title)) }
    }
}
