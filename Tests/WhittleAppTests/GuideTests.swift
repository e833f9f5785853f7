import Testing
import WhittleApp
import WhittleCells
import WhittleCore

@Suite struct GuideTests {
    /// Ideas 1 to 3 are kept by the cut and approved, 4 to 6 are not. The section “one” has demo-1
    /// and demo-2; demo-1 was developed and frozen.
    private func guide(
        as member: String = "anna", size: Size = Size(columns: 80, rows: 24)
    ) -> Pilot {
        var pilot = Pilot(as: "anna")
        let kept = ["demo-1", "demo-2", "demo-3"]
        pilot.write(
            "anna",
            .cutMade(
                CutMade(
                    stage: "shortlist", from: "pool", rule: CutRule(by: .crowd, top: 3).json,
                    kept: kept, considered: 6, basis: [], digest: "00000000")))
        pilot.write("ben", .itemsDecided(ItemsDecided(items: kept, verdict: .approved)))
        pilot.write("anna", .sectionWritten(SectionWritten(section: "one", title: "First part")))
        for (place, idea) in ["demo-1", "demo-2"].enumerated() {
            pilot.write(
                "anna", .entryWritten(EntryWritten(idea: idea, section: "one", order: place + 1)))
        }
        pilot.write(
            "anna",
            .draftWritten(
                DraftWritten(
                    idea: "demo-1", what: "A daily huddle", start: "One ward", lead: "Tess",
                    frozen: true)))
        pilot.write(
            "ben",
            .commentAdded(
                CommentAdded(
                    comment: "c-1", idea: "demo-1", kind: .implementation, body: "Begin on nights"))
        )
        pilot.become(member, size: size)
        pilot.press("og")
        return pilot
    }

    private func drafts(_ pilot: Pilot, _ idea: String) -> [DraftWritten] {
        pilot.campaign.drafts(of: pilot.campaign.items.find(idea) ?? -1).map(\.value)
    }

    private func published(_ pilot: Pilot) -> [String] {
        pilot.campaign.publishedIdeas.map { pilot.campaign.items.name($0) }
    }

    // MARK: Without rights

    @Test(arguments: ["ben", "cara", "olive"]) func othersReadAndDoNotWrite(_ member: String) {
        var pilot = guide(as: member)
        #expect(pilot.screen.contains("A daily huddle"))
        let version = pilot.campaign.version
        for key in ["e", "s", "n", "]", "F"] {
            pilot.press(key)
            #expect(pilot.screen.contains("facilitator") || pilot.screen.contains("observer"))
            pilot.press("<Esc>")
        }
        pilot.press("gS")
        #expect(pilot.campaign.version == version)
    }

    @Test func thePublicReadsNothingHere() {
        let pilot = guide(as: "stranger")
        #expect(!pilot.screen.contains("huddle") && pilot.screen.contains("as the public does"))
    }

    @Test func anEmptyGuideSaysWhatToDo() {
        var pilot = Pilot(as: "anna")
        pilot.press("og")
        for keys in ["e", "S", "F", "s", "d", "p", "[", "]", "<Enter>", "w", "y"] {
            pilot.press(keys)
            pilot.press("<Esc>")
        }
        #expect(pilot.screen.contains("No idea has been chosen yet"))
        pilot.press("nFirst part<Enter>")
        #expect(pilot.campaign.guideSections.map(\.section) == ["first-part"])
    }

    /// Text of others cannot act on the terminal, whatever it holds.
    @Test func hostileTextsStayText() {
        var pilot = guide()
        pilot.write(
            "anna",
            .draftWritten(
                DraftWritten(idea: "demo-2", what: "\u{1B}[2J\u{202E}evil\u{0}", lead: "\u{7}x")))
        pilot.press("j")
        for keys in ["", "d", "<Esc>p", "<Esc><Enter>"] {
            pilot.press(keys)
            let scalars = pilot.screen.unicodeScalars
            #expect(!scalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        }
    }

    // MARK: Developing

    @Test func partsAreKeptHereAndWrittenAsOneVersion() {
        var pilot = guide()
        pilot.press("j")
        #expect(pilot.screen.contains("Not developed yet"))
        pilot.press("S")
        #expect(pilot.screen.contains("Nothing is edited here"))
        pilot.press("ewA card<C-s>")
        #expect(pilot.screen.contains("S writes the version"))
        pilot.press("elBo, porter<Esc>")
        #expect(drafts(pilot, "demo-2").isEmpty)
        #expect(pilot.screen.contains("Not written yet: what, lead"))
        pilot.press("S")
        #expect(
            drafts(pilot, "demo-2")
                == [DraftWritten(idea: "demo-2", what: "A card", lead: "Bo, porter")])
        #expect(!pilot.screen.contains("Not written yet"))
        // What is not edited stays as it was.
        pilot.press("eyIt helps<C-s>S")
        #expect(drafts(pilot, "demo-2").last?.lead == "Bo, porter")
        #expect(drafts(pilot, "demo-2").last?.why == "It helps")
        pilot.press("u")
        #expect(drafts(pilot, "demo-2").count == 1)
    }

    @Test func aVersionNeedsToSayWhat() {
        var pilot = guide()
        pilot.press("jekNone<C-s>S")
        #expect(pilot.screen.contains("Say what is to be done"))
        #expect(drafts(pilot, "demo-2").isEmpty)
        // It is there still, until it is thrown away on purpose.
        pilot.press("ez")
        #expect(!pilot.screen.contains("Not written yet"))
    }

    @Test func draftsOutliveARestart() {
        var pilot = guide()
        pilot.press("jewA card<Esc>")
        guard
            case .keepDrafts(let kept)? = pilot.effects.last(where: {
                if case .keepDrafts = $0 { true } else { false }
            })
        else {
            Issue.record("no drafts were kept")
            return
        }
        pilot.model = Model(
            pilot.campaign, member: "anna", size: Size(columns: 80, rows: 24), drafts: kept)
        pilot.press("ogjS")
        #expect(drafts(pilot, "demo-2").map(\.what) == ["A card"])
    }

    /// What somebody else wrote meanwhile is not written over unasked, and not lost.
    @Test func whatOthersWriteMeanwhileIsShownFirst() {
        var pilot = guide()
        pilot.press("eyIt helps<C-s>")
        pilot.write(
            "dan", .memberJoined(MemberJoined(member: "x", name: "x", roles: [])))
        pilot.write(
            "anna",
            .memberJoined(MemberJoined(member: "dan", name: "dan", roles: [.facilitator])))
        pilot.write(
            "dan",
            .draftWritten(DraftWritten(idea: "demo-1", what: "A weekly huddle", lead: "Tess")))
        pilot.tell(.journalGrew)
        pilot.press("S")
        #expect(pilot.screen.contains("meanwhile") && pilot.screen.contains("{+weekly+}"))
        pilot.press("n")
        #expect(drafts(pilot, "demo-1").count == 2)
        pilot.press("Sy")
        let last = drafts(pilot, "demo-1").last
        #expect(last?.what == "A weekly huddle" && last?.why == "It helps" && last?.start == nil)
    }

    @Test func freezingAsksAndNamesWhoIsPublished() {
        var pilot = guide()
        #expect(pilot.screen.contains("Version 1 of 1, frozen"))
        pilot.press("ekNone<C-s>F")
        #expect(pilot.screen.contains("names of Tess"))
        pilot.press("y")
        #expect(drafts(pilot, "demo-1").last?.frozen == true)
        #expect(drafts(pilot, "demo-1").last?.risks == "None")
        // A frozen one is opened again by a version that says the same.
        pilot.press("F")
        #expect(pilot.screen.contains("Open the frozen version"))
        pilot.press("y")
        #expect(drafts(pilot, "demo-1").count == 3)
        #expect(drafts(pilot, "demo-1").last?.frozen == nil)
        #expect(pilot.screen.contains("Version 3 of 3, open"))
        pilot.press("d")
        #expect(pilot.screen.contains("{+None+}") && pilot.screen.contains("opened again"))
    }

    // MARK: The guide

    @Test func anIdeaIsPutInMovedAndTakenOut() {
        var pilot = guide()
        #expect(published(pilot) == ["demo-1", "demo-2"])
        pilot.press("]")
        #expect(published(pilot) == ["demo-2", "demo-1"])
        pilot.press("[")
        #expect(published(pilot) == ["demo-1", "demo-2"])
        pilot.press("Gs1")
        #expect(published(pilot) == ["demo-1", "demo-2", "demo-3"])
        pilot.press("snSecond part<Enter>")
        #expect(pilot.campaign.guideSections.map(\.section) == ["one", "second-part"])
        #expect(pilot.campaign.publishedEntries.last?.section == "second-part")
        pilot.press("sx")
        #expect(published(pilot) == ["demo-1", "demo-2"])
        pilot.press("<C-r>")
        #expect(published(pilot) == ["demo-1", "demo-2", "demo-3"])
    }

    @Test func titlesAndTextsAreWrittenForReaders() {
        var pilot = guide()
        pilot.press("etHuddle<Enter>")
        pilot.press("ebEvery day<C-s>")
        #expect(pilot.campaign.publishedEntries.first?.title == "Huddle")
        #expect(pilot.campaign.publishedEntries.first?.body == "Every day")
        pilot.press("p")
        for text in ["First part", "Huddle", "Every day", "A daily huddle", "Tess"] {
            #expect(pilot.screen.contains(text), "\(text)")
        }
        pilot.press("<Esc>ge")
        pilot.press("t, all of it<Enter>")
        pilot.press("ebAbout it<C-s>")
        #expect(pilot.campaign.guideSections.first?.title == "First part, all of it")
        #expect(pilot.campaign.guideSections.first?.body == "About it")
        pilot.press("ex")
        #expect(pilot.campaign.guideSections.isEmpty && pilot.screen.contains("In no section"))
    }

    @Test func whatKeepsThePublicFromItIsSaid() {
        var pilot = guide(size: Size(columns: 80, rows: 60))
        pilot.write("ben", .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .pending)))
        #expect(pilot.screen.contains("The public does not read it: the idea is pending"))
        pilot.press("jp")
        #expect(pilot.screen.contains("It was not developed yet"))
    }

    @Test func commentsOnHowToDoItStandBesideIt() {
        for size in [Size(columns: 80, rows: 50), Size(columns: 200, rows: 60)] {
            let pilot = guide(size: size)
            #expect(pilot.screen.contains("How it could be done (1):"))
            #expect(pilot.screen.contains("Begin on nights"))
            #expect(pilot.screen.contains("up 6"))
        }
    }

    /// A panelist scores what the idea was developed into; a blind round names nobody.
    @Test func thePanelReadsTheVersion() {
        var pilot = guide()
        pilot.write(
            "anna",
            .roundOpened(
                RoundOpened(
                    round: "r", title: "Round", stage: "final",
                    criteria: [
                        Criterion(criterion: "impact", title: "Impact", weight: 1, min: 1, max: 5)
                    ], visibility: .always, blind: true)))
        pilot.write(
            "anna", .draftWritten(DraftWritten(idea: "demo-2", what: "A card", lead: "Secret")))
        pilot.become("cara", size: Size(columns: 120, rows: 40))
        pilot.press("op")
        var seen = pilot.screen
        for _ in 0..<5 {
            pilot.press("s")
            seen += pilot.screen
        }
        #expect(seen.contains("A card") && !seen.contains("Secret"))
    }

    /// No size and no key sequence traps.
    @Test func everySizeIsDrawn() {
        var pilot = guide()
        for columns in [1, 2, 39, 40, 60, 79, 80, 119, 120, 200] {
            for rows in [1, 2, 7, 8, 10, 24, 60] {
                pilot.tell(.resized(Size(columns: columns, rows: rows)))
                #expect(pilot.frame.count == rows)
                pilot.press("jkG<C-d>g<C-u>")
            }
        }
    }
}
