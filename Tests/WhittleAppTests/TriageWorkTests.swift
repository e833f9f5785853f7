import Testing
import WhittleApp
import WhittleCells
import WhittleCore

/// Work in the queue beside one verdict after the other: colleagues, texts, queues, the last
/// verdicts.
@Suite struct TriageWorkTests {
    private func item(_ pilot: Pilot, _ id: String) -> Int32 {
        pilot.campaign.items.find(id) ?? -1
    }

    // MARK: Two moderators

    @Test func whatAColleagueHasDecidedIsPassedOverAndSaysSo() {
        var pilot = Pilot(as: "ben")
        pilot.write(
            "anna", .itemsDecided(ItemsDecided(items: ["demo-2"], verdict: .hidden, reason: "spam"))
        )
        pilot.tell(.journalGrew)
        #expect(pilot.screen.contains("[anna] Idea number 2"))
        pilot.press("aa")
        #expect(pilot.status("demo-1") == .approved)
        #expect(pilot.status("demo-2") == .hidden)
        #expect(pilot.status("demo-3") == .approved)
        // Whoever goes there on purpose is asked.
        pilot.press("gja")
        #expect(pilot.screen.contains("anna has decided since"))
        #expect(pilot.status("demo-2") == .hidden)
        pilot.press("y")
        #expect(pilot.status("demo-2") == .approved)
    }

    @Test func aVerdictThatCrossesAColleaguesIsTold() {
        var pilot = Pilot(as: "ben")
        pilot.press("a")
        pilot.write(
            "anna", .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .hidden, reason: "spam"))
        )
        pilot.tell(.journalGrew)
        #expect(pilot.screen.contains("anna has decided demo-1 too"))
        #expect(pilot.screen.contains("hidden by anna"))
    }

    @Test func claimedItemsAreShownAndPassedOverButMayBeDecided() {
        var pilot = Pilot(as: "ben")
        pilot.tell(
            .colleagues([Colleague(member: "anna", claims: ["demo-2", "demo-3", "nothing"])]))
        #expect(pilot.screen.contains("@anna Idea number 2"))
        pilot.press("a")
        pilot.press("a")
        #expect(pilot.status("demo-2") == .pending)
        #expect(pilot.status("demo-4") == .approved)
        pilot.press("gja")
        #expect(pilot.screen.contains("anna is at it now."))
        #expect(pilot.status("demo-2") == .pending)
        pilot.press("y")
        #expect(pilot.status("demo-2") == .approved)
        // Where only claimed items are left, there is no reason to wait for ever.
        pilot.press("aaay")
        #expect(pilot.status("demo-3") == .approved)
    }

    @Test func whoComesBeginsWhereNobodyIs() {
        let pilot = Pilot(as: "ben")
        var model = Model(
            pilot.campaign, member: "ben", size: Size(columns: 80, rows: 24), place: .triage)
        _ = model.update(
            .colleagues([Colleague(member: "anna", claims: ["demo-1", "demo-2"])]), pilot.campaign)
        let lines = View(model, pilot.campaign).draw().lines
        #expect(lines.contains { $0.contains("demo-3  pending") })
    }

    @Test func ofTwoClaimsAtTheSameMomentTheFirstNameHasIt() {
        var pilot = Pilot(ideas: 40, as: "ben")
        pilot.press("j")
        let both = ["demo-2", "demo-3"]
        pilot.tell(.colleagues([Colleague(member: "cara", claims: both)]))
        #expect(!pilot.screen.contains("@cara"))
        pilot.tell(.colleagues([Colleague(member: "anna", claims: both)]))
        #expect(pilot.screen.contains("@anna"))
    }

    @Test func theNextTwentyAreClaimedOnceAndAgainWhenHalfAreDone() {
        var pilot = Pilot(ideas: 50, as: "ben")
        pilot.press("j")
        func claims() -> [[String]] {
            pilot.effects.compactMap { if case .claim(let items) = $0 { items } else { nil } }
        }
        let first = claims()
        #expect(first.last?.count == 20)
        for _ in 0..<8 { pilot.press("a") }
        #expect(claims().count == first.count)
        for _ in 0..<6 { pilot.press("a") }
        #expect(claims().count == first.count + 1)
        pilot.press("oi")
        #expect(claims().last == [])
    }

    @Test func aTextThatChangedSinceItWasShownIsNotDecidedUnread() {
        var pilot = Pilot(as: "ben")
        pilot.write("anna", .ideaEdited(IdeaEdited(idea: "demo-1", body: .set("Something else."))))
        pilot.press("a")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.screen.contains("has changed since it was shown"))
        pilot.press("a")
        #expect(pilot.status("demo-1") == .approved)
    }

    // MARK: Questions

    @Test func aQuestionThatWasNotShownIsNotAnswered() {
        var pilot = Pilot(as: "ben")
        pilot.press("  ")
        pilot.pressTogether("ay")
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("y")
        #expect(pilot.status("demo-1") == .approved)
    }

    @Test func aPageIsTaggedAndDecidedAtOnce() {
        var pilot = Pilot(ideas: 40, as: "ben")
        pilot.press("T")
        pilot.press(" ay")
        let approved = (1...40).count { pilot.status("demo-\($0)") == .approved }
        // All rows in sight but the first, whose tag was taken away again.
        #expect(pilot.status("demo-1") == .pending)
        #expect(approved > 3 && approved < 20)
    }

    // MARK: Texts

    @Test func anEditIsWrittenAndItsDraftSurvivesLeaving() {
        var pilot = Pilot(as: "ben")
        pilot.press("e more<Esc>")
        #expect(pilot.screen.contains("draft"))
        #expect(pilot.campaign.body(of: item(pilot, "demo-1")) == "What it is about.")
        pilot.press("e!<C-s>")
        #expect(pilot.campaign.title(of: item(pilot, "demo-1")) == "Idea number 1")
        #expect(pilot.campaign.body(of: item(pilot, "demo-1")) == "What it is about. more!")
        pilot.press("u")
        #expect(pilot.campaign.body(of: item(pilot, "demo-1")) == "What it is about.")
    }

    @Test func anIdeaIsNeverLeftWithoutATitle() {
        var pilot = Pilot(as: "ben")
        pilot.press("e<Up><C-u><C-s>")
        #expect(pilot.campaign.title(of: item(pilot, "demo-1")) == "Idea number 1")
        #expect(pilot.screen.contains("The first line is the title"))
    }

    @Test func aRedactionAsksForItsReason() {
        var pilot = Pilot(as: "ben")
        pilot.press("r<C-u>[a name]<C-s>")
        #expect(pilot.campaign.redaction(of: item(pilot, "demo-1")) == nil)
        pilot.press("p")
        #expect(pilot.campaign.body(of: item(pilot, "demo-1")) == "[a name]")
        #expect(pilot.campaign.redaction(of: item(pilot, "demo-1"))?.reason == "personal-data")
        pilot.press("e")
        #expect(pilot.screen.contains("edits do not show through"))
    }

    @Test func aContributionIsSplitWithItsLineage() {
        var pilot = Pilot(as: "ben")
        pilot.press("S<C-s>")
        #expect(pilot.screen.contains("there is only one"))
        pilot.press("S<Enter>---<Enter>Second idea<Enter>its text<C-s>")
        #expect(pilot.screen.contains("Split demo-1 into 2 ideas?"))
        pilot.press("y")
        let parts = pilot.campaign.parts(of: item(pilot, "demo-1"))
        #expect(parts.map { pilot.campaign.title(of: $0) } == ["Idea number 1", "Second idea"])
        #expect(parts.map { pilot.campaign.body(of: $0) } == ["What it is about.", "its text"])
        #expect(parts.map { pilot.campaign.participant(of: $0) } == ["p-0", "p-0"])
        #expect(pilot.screen.contains("split into:"))
        pilot.press("u")
        #expect(pilot.campaign.parts(of: item(pilot, "demo-1")).isEmpty)
    }

    // MARK: Queues and the last verdicts

    @Test func mineHoldsWhatOneDecidedTheLatestFirst() {
        var pilot = Pilot(as: "ben")
        pilot.press("aa")
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["demo-3"], verdict: .approved)))
        pilot.press("nm")
        #expect(pilot.frame[3].contains("Idea number 2"))
        #expect(pilot.frame[4].contains("Idea number 1"))
        #expect(!pilot.frame[5].contains("Idea number 3"))
        // A verdict is revised from there.
        pilot.press("xs")
        #expect(pilot.status("demo-2") == .hidden)
    }

    @Test func whatChangedSinceItWasDecidedIsAQueue() {
        var pilot = Pilot(as: "ben")
        pilot.press("a")
        pilot.write("anna", .ideaEdited(IdeaEdited(idea: "demo-1", body: .set("Now an advert."))))
        pilot.press("nc")
        #expect(pilot.frame[3].contains("[changed] Idea number 1"))
        #expect(pilot.screen.contains("the text has changed since that decision"))
    }

    @Test func theLastVerdictsStayInSightUntilTheyAreTakenBack() {
        var pilot = Pilot(as: "ben")
        pilot.press("axs")
        #expect(pilot.frame[2].contains("x Idea number"))
        #expect(pilot.frame[2].contains("(spam)"))
        #expect(pilot.frame[1].contains("2 done here"))
        pilot.press("u")
        #expect(!pilot.frame[2].contains("(spam)"))
        #expect(pilot.frame[2].contains("+ Idea number 1"))
    }

    @Test func theUrgencyIsExplained() {
        var pilot = Pilot(as: "ben")
        pilot.write(
            "anna", .flagRaised(FlagRaised(item: "demo-1", reason: "abusive", participant: "p-4")))
        pilot.press("Rgw")
        #expect(pilot.screen.contains("Urgency"))
        #expect(pilot.screen.contains("abusive by p-4"))
    }

    @Test func theAuthorsRecordStandsBesideTheItem() {
        var pilot = Pilot(as: "ben")
        pilot.press("xs")
        pilot.write(
            "anna",
            .ideaSubmitted(
                IdeaSubmitted(idea: "demo-7", title: "Another", body: "b", participant: "p-0")))
        pilot.press("RG")
        #expect(pilot.screen.contains("by p-0: 2 contributions, 1 hidden (50%)"))
    }
}

/// What the rules and the likeness of texts bring to the queue.
@Suite struct TriageRulesTests {
    private func add(_ pilot: inout Pilot, _ id: String, _ body: String) {
        pilot.write(
            "anna",
            .commentAdded(CommentAdded(comment: id, idea: "demo-1", body: body, participant: "p-9"))
        )
    }

    @Test func whatTheRulesFindStandsBesideTheItemAndIsMarkedForRedaction() {
        var pilot = Pilot(as: "ben")
        add(&pilot, "c-1", "Ask jo.bloggs@example.org or me.")
        pilot.press("R/jo.bloggs<Enter>")
        #expect(pilot.screen.contains("rule email (personal-data): jo.bloggs@example.org"))
        pilot.press("r")
        #expect(pilot.screen.contains("Ask [email] or me."))
        pilot.press("<C-s>p")
        let item = pilot.campaign.items.find("c-1") ?? -1
        #expect(pilot.campaign.body(of: item) == "Ask [email] or me.")
    }

    @Test func personalDataIsAQueueBeforeAnybodyHasFlaggedIt() {
        var pilot = Pilot(as: "ben")
        add(&pilot, "c-1", "Ask jo.bloggs@example.org or me.")
        pilot.press("nd")
        #expect(pilot.screen.contains("1 left"))
        #expect(pilot.screen.contains("Ask jo.bloggs@example.org"))
    }

    @Test func oneVerdictGoesToAllThatSayTheSame() {
        var pilot = Pilot(as: "ben")
        for number in 1...7 { add(&pilot, "c-\(number)", "Vote for my proposal at once, people!") }
        add(&pilot, "c-8", "A comment of its own.")
        pilot.press("R/vote for my<Enter>")
        #expect(pilot.screen.contains("×7"))
        pilot.press("dxsy")
        for number in 1...7 { #expect(pilot.status("c-\(number)") == .hidden) }
        #expect(pilot.status("c-8") == .pending)
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("u")
        for number in 1...7 { #expect(pilot.status("c-\(number)") == .pending) }
    }
}

/// The queues of what was decided before: appeals and second looks.
@Suite struct TriageAgainTests {
    @Test func anAppealWaitsForSomebodyElse() {
        var pilot = Pilot(as: "ben")
        pilot.press("xo")
        pilot.write(
            "anna", .flagRaised(FlagRaised(item: "demo-1", reason: "appeal", participant: "p-0")))
        pilot.press("na")
        #expect(pilot.screen.contains("No appeal waits for you."))
        pilot.become("anna")
        pilot.press("otna")
        #expect(pilot.screen.contains("1 left"))
        #expect(pilot.screen.contains("demo-1  hidden"))
        pilot.press("a")
        #expect(pilot.status("demo-1") == .approved)
        #expect(pilot.screen.contains("0 left"))
    }

    @Test func aSecondLookIsBlindAndChangesNothing() {
        var pilot = Pilot(as: "anna")
        pilot.press("otxs")
        #expect(pilot.status("demo-1") == .hidden)
        pilot.write("anna", .sampleDrawn(SampleDrawn(sample: "s", items: ["demo-1"], seed: 1)))
        pilot.become("ben")
        pilot.press("ns")
        #expect(pilot.screen.contains("Idea number 1"))
        for word in ["hidden", "spam", "anna"] { #expect(!pilot.screen.contains(word)) }
        pilot.press("<Enter>")
        for word in ["hidden", "spam"] { #expect(!pilot.screen.contains(word)) }
        pilot.press("<Esc>w")
        for word in ["Status: hidden", "spam"] { #expect(!pilot.screen.contains(word)) }
        pilot.press("a")
        #expect(pilot.status("demo-1") == .hidden)
        #expect(
            pilot.screen.contains("Yours: approved; the first, by anna: hidden (spam). Its status"))
        #expect(pilot.campaign.openSamples(for: "ben").isEmpty)
        pilot.press("u")
        #expect(pilot.campaign.openSamples(for: "ben").count == 1)
    }
}

/// Mistakes of the hand that cost nothing.
@Suite struct TriageSlipTests {
    @Test func aNoteSurvivesEscape() {
        var pilot = Pilot(as: "ben")
        pilot.press("Na long thought<Esc>")
        pilot.press("N")
        #expect(pilot.screen.contains("a long thought"))
        pilot.press("<C-s>")
        let item = pilot.campaign.items.find("demo-1") ?? -1
        #expect(pilot.campaign.notes(of: item).map(\.body) == ["a long thought"])
    }

    @Test func aRedactionThatChangesNothingIsNone() {
        var pilot = Pilot(as: "ben")
        pilot.press("r<C-s>")
        #expect(pilot.screen.contains("nothing was redacted"))
        pilot.press("p<Esc>")
        let item = pilot.campaign.items.find("demo-1") ?? -1
        #expect(pilot.campaign.redaction(of: item) == nil)
    }

    @Test func redoBringsBackOnlyWhatWasJustTakenBack() {
        var pilot = Pilot(as: "ben")
        pilot.press("a")
        pilot.press("u")
        pilot.press("jxs")
        pilot.press("<C-r>")
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.screen.contains("nothing to bring back"))
    }

    @Test func aQuestionOnManyBeginsWithWhatIsDelicate() {
        var pilot = Pilot(ideas: 30, as: "ben")
        pilot.write(
            "anna",
            .flagRaised(FlagRaised(item: "demo-9", reason: "safeguarding", participant: "p-1")))
        pilot.tell(.colleagues([Colleague(member: "anna", claims: ["demo-3", "demo-4"])]))
        pilot.press("R*a")
        #expect(pilot.screen.contains("1 of them concern safeguarding."))
        #expect(pilot.screen.contains("2 of them are in others' hands."))
        #expect(pilot.screen.contains("The first 8 of them, 22 more:"))
        pilot.press("n")
        #expect(pilot.status("demo-1") == .pending)
    }

    @Test func helpDoesNotScrollIntoNothing() {
        var pilot = Pilot(as: "ben")
        pilot.press("?<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>")
        #expect(pilot.screen.contains("Opens Journal."))
    }
}
