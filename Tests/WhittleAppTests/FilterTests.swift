import Testing
import WhittleApp
import WhittleCells
import WhittleCore

/// The filter of the lists: one query language, kept under names.
@Suite struct FilterTests {
    @Test func whatCannotBeReadKeepsWhatHolds() {
        var pilot = Pilot(size: Size(columns: 120, rows: 24))
        pilot.press("oi/number kind:idea 3")
        #expect(pilot.screen.contains("1 idea "))
        pilot.press(" status:")
        #expect(pilot.screen.contains("1 idea "))
        #expect(pilot.frame[1].contains("Write status:WORD."))
        // Enter does not keep what cannot be read.
        pilot.press("<Enter>pending")
        #expect(pilot.screen.contains("1 idea "))
        #expect(!pilot.screen.contains("Write status:WORD."))
        pilot.press("<Enter>j")
        #expect(pilot.frame[1].contains("/number kind:idea 3 status:pending"))
        pilot.press("<Esc>/statsu:x")
        #expect(pilot.frame[1].contains("Did you mean “status”?"))
        #expect(pilot.screen.contains("6 ideas"))
        pilot.press("<Esc>")
        #expect(!pilot.frame[1].contains("statsu"))
    }

    @Test func theKeysOfTheLanguageAreShown() {
        for key in ["<Tab>", "<F1>"] {
            var pilot = Pilot(size: Size(columns: 100, rows: 60))
            pilot.press("oi/sta")
            pilot.send(key == "<Tab>" ? .tab : .function(1))
            #expect(pilot.screen.contains("What a filter understands"))
            for known in QueryKey.allCases { #expect(pilot.screen.contains(known.form)) }
            pilot.press("<Esc>tus:pending")
            #expect(pilot.frame[1].contains("/status:pending"))
        }
    }

    @Test func theQueueIsFilteredByKeys() {
        var pilot = Pilot(as: "ben")
        pilot.write(
            "anna", .flagRaised(FlagRaised(item: "demo-4", reason: "spam", participant: "p-1")))
        pilot.press("/flags>0<Enter>")
        #expect(pilot.screen.contains("1 waiting"))
        #expect(pilot.screen.contains("demo-4  pending"))
        pilot.press("<Esc>/-flagged:yes<Enter>")
        #expect(pilot.screen.contains("5 waiting"))
    }

    @Test func whoMayNotSeeFlagsFiltersNothingByThem() {
        var pilot = Pilot(as: "cara")
        pilot.write(
            "anna", .flagRaised(FlagRaised(item: "demo-4", reason: "spam", participant: "p-1")))
        pilot.press("oi/flags>0")
        #expect(pilot.screen.contains("0 ideas"))
        pilot.press("<Esc>/-flags>0")
        #expect(pilot.screen.contains("0 ideas"))
    }

    /// The words of an idea that may not be seen lead to none.
    @Test func wordsOfAHiddenDuplicateLeadNowhere() {
        var pilot = Pilot(as: "cara")
        pilot.write("anna", .ideasMerged(IdeasMerged(ideas: ["demo-5"], into: "demo-1")))
        pilot.write(
            "anna",
            .itemsDecided(ItemsDecided(items: ["demo-5"], verdict: .hidden, reason: "spam")))
        pilot.press("oi/\"number 5\"")
        #expect(pilot.screen.contains("0 ideas"))
        pilot.become("anna")
        pilot.press("oi/\"number 5\"")
        #expect(pilot.screen.contains("1 idea "))
    }

    @Test func aFilterIsKeptAndFoundAgain() {
        var pilot = Pilot(as: "ben", size: Size(columns: 100, rows: 50))
        pilot.press("oiF")
        #expect(pilot.screen.contains("There is no filter to keep"))
        pilot.press("/\"number 3\" or \"number 4\"<Enter>F")
        #expect(pilot.screen.contains("Keep the filter"))
        pilot.press("Three and Four<Enter>")
        #expect(pilot.screen.contains("saved:three-and-four"))
        pilot.become("cara", size: Size(columns: 100, rows: 50))
        pilot.press(":filter: three<Enter>")
        #expect(pilot.frame[0].contains("Ideas"))
        #expect(pilot.screen.contains("2 ideas"))
        #expect(pilot.frame[1].contains("/saved:three-and-four"))
        // What was taken away finds nothing, and everything again once it is back.
        pilot.write(
            "ben", .querySaved(QuerySaved(query: "three-and-four", title: "x", text: "")))
        pilot.press("S")
        #expect(pilot.screen.contains("0 ideas"))
        pilot.become("ben", size: Size(columns: 100, rows: 50))
        pilot.press("ot:three<Esc>")
        #expect(!pilot.screen.contains("Filter: Three"))
    }

    @Test func theQueueTakesASavedFilterToo() {
        var pilot = Pilot(as: "ben")
        pilot.write(
            "anna", .querySaved(QuerySaved(query: "one", title: "The first", text: "demo-1")))
        pilot.press(":filter: the first<Enter>")
        #expect(pilot.frame[0].contains("Triage"))
        #expect(pilot.screen.contains("1 waiting"))
        pilot.press("<Esc>")
        #expect(pilot.screen.contains("6 waiting"))
    }

    @Test func theJournalIsFilteredByWordsAlone() {
        var pilot = Pilot(size: Size(columns: 120, rows: 24))
        pilot.press("ota")
        pilot.press("oj/approved or joined")
        #expect(pilot.frame[1].contains("5 lines"))
        pilot.press("<Esc>/joined -cara<Enter>")
        #expect(pilot.frame[1].contains("3 lines"))
        pilot.press("<Esc>/status:pending")
        #expect(pilot.screen.contains("here words are looked for"))
    }

    @Test func theJournalShowsWhatArrives() {
        var pilot = Pilot()
        pilot.press("oj/escalated<Enter>")
        #expect(pilot.frame[1].contains("0 lines"))
        pilot.write("ben", .itemsDecided(ItemsDecided(items: ["demo-2"], verdict: .escalated)))
        #expect(pilot.frame[1].contains("1 line "))
        pilot.tell(.journalGrew)
        pilot.press("k")
        #expect(pilot.frame[1].contains("1 line "))
    }

    @Test func theShortlistFollowsTheCampaign() {
        var pilot = Pilot()
        pilot.press("os------")
        #expect(pilot.screen.contains("Idea number 1"))
        let before = pilot.screen
        pilot.press("-")
        #expect(pilot.screen != before)
        pilot.press("+")
        #expect(pilot.screen == before)
        pilot.write(
            "anna",
            .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .hidden, reason: "spam")))
        #expect(!pilot.screen.contains("Idea number 1"))
        pilot.press("j")
        #expect(!pilot.screen.contains("Idea number 1"))
    }

    @Test func safeguardingEscalates() {
        var pilot = Pilot(as: "ben")
        pilot.press("xg")
        #expect(pilot.status("demo-1") == .escalated)
        #expect(pilot.screen.contains("Escalated demo-1 (safeguarding): it is never just hidden"))
        pilot.press("u")
        #expect(pilot.status("demo-1") == .pending)
        pilot.press("  xg")
        #expect(pilot.screen.contains("2 items: escalated (safeguarding)?"))
        pilot.press("y")
        #expect(pilot.status("demo-2") == .escalated)
        // A facilitator who has seen to it hides it.
        pilot.become("anna")
        pilot.press("ot")
        pilot.press("xg")
        #expect(pilot.screen.contains("It concerns safeguarding."))
        pilot.press("y")
        #expect(pilot.status("demo-1") == .hidden)
        pilot.press("G")
        pilot.press("xg")
        #expect(pilot.status("demo-6") == .escalated)
    }

    @Test func theReasonsSayWhatThePoliciesSay() {
        var pilot = Pilot(as: "ben", size: Size(columns: 100, rows: 50))
        pilot.write(
            "anna",
            .policyWritten(
                PolicyWritten(
                    policy: "own", title: "Our own rule", body: "\nNo rhymes.\nNone.",
                    code: "rhyme")))
        pilot.press("x")
        #expect(pilot.screen.contains("rhyme"))
        #expect(pilot.screen.contains("Our own rule: No rhymes."))
    }

    // MARK: Where the cursor is after it

    @Test func whoClearsAFilterStaysAtTheItem() {
        for place in ["oi", "ot"] {
            var pilot = Pilot(ideas: 30, as: "ben", size: Size(columns: 120, rows: 24))
            pilot.press(place + "/number 2<Enter>jjj")
            let id = ["demo-22", "demo-2 ", "demo-20", "demo-21", "demo-23"]
                .first { pilot.screen.contains($0) }
            #expect(id != nil && id != "demo-2 ")
            pilot.press("<Esc>")
            #expect(pilot.screen.contains(id ?? "?"), "\(place)")
            // Where nothing is found, one is back where the filter was begun.
            pilot.press("/nothing like it<Esc>")
            #expect(pilot.screen.contains(id ?? "?"), "\(place)")
            // What is typed leads to the first that is found.
            pilot.press("/number 1")
            #expect(!pilot.screen.contains(id ?? "?"), "\(place)")
        }
    }

    @Test func theJournalStaysAtItsLine() {
        var pilot = Pilot(size: Size(columns: 100, rows: 24))
        pilot.press("oj/joined<Enter>jj")
        func selected() -> String {
            let frame = View(pilot.model, pilot.campaign).draw()
            let row = frame.lines.indices.dropFirst(2).first {
                frame[column: 2, row: $0].style.reverse
            }
            return row.map { frame.lines[$0] } ?? ""
        }
        let line = selected()
        #expect(line.contains("joined"))
        pilot.press("<Esc>")
        #expect(selected() == line)
    }

    // MARK: A second look

    @Test func aBlindLookIsFilteredByWordsAlone() {
        var pilot = Pilot(as: "anna", size: Size(columns: 100, rows: 24))
        pilot.press("otxs")
        pilot.press("a")
        pilot.write(
            "anna", .sampleDrawn(SampleDrawn(sample: "s", items: ["demo-1", "demo-2"], seed: 1)))
        pilot.write(
            "anna", .querySaved(QuerySaved(query: "gone", title: "Gone", text: "status:hidden")))
        pilot.become("ben", size: Size(columns: 100, rows: 24))
        for key in [
            "status:hidden", "by:anna", "reason:spam", "decided>2000", "-status:hidden",
            "saved:gone", "number or status:hidden",
        ] {
            pilot.press("ns/" + key)
            #expect(pilot.screen.contains("Idea number 1"), "\(key)")
            #expect(pilot.screen.contains("Idea number 2"), "\(key)")
            #expect((pilot.frame.last ?? "").contains("Blind: words alone filter here"), "\(key)")
            pilot.press("<Esc>")
        }
        pilot.press("/number 2<Enter>")
        #expect(pilot.screen.contains("Idea number 2") && !pilot.screen.contains("Idea number 1"))
        // A filter of another queue is not taken along, nor is a saved one.
        pilot.press("<Esc>nw/status:pending<Enter>ns")
        #expect(pilot.frame[1].contains("2 left") && !pilot.frame[1].contains("status"))
        pilot.press(":filter: gone<Enter>")
        #expect(pilot.frame[1].contains("2 left") && !pilot.frame[1].contains("saved"))
        #expect((pilot.frame.last ?? "").contains("Blind: words alone filter here"))
        // Elsewhere all keys are understood.
        pilot.press("nw/status:pending<Enter>")
        #expect(pilot.frame[1].contains("/status:pending"))
    }
}
