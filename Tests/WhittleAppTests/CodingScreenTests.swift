import Testing
import WhittleCells
import WhittleCore

@testable import WhittleApp

@Suite struct CodingScreenTests {
    /// Cara and dan code; six ideas; themes with and without keys of their own.
    private func pilot(
        as member: String = "cara", size: Size = Size(columns: 100, rows: 30)
    ) -> Pilot {
        var pilot = Pilot(as: "anna", size: size)
        for coder in ["cara", "dan"] {
            pilot.write(
                "anna", .memberJoined(MemberJoined(member: coder, name: coder, roles: [.coder])))
        }
        for (theme, title, key) in [
            ("over", "Over control", "oc"), ("under", "Undervalued", "us"),
            ("work", "Workforce", "wp"), ("yak", "Yak shaving", "yk"), ("fear", "Fear", "fe"),
        ] {
            pilot.write(
                "anna", .themeDefined(ThemeDefined(theme: theme, title: title, key: key)))
        }
        pilot.become(member, size: size)
        return pilot
    }

    private func themes(_ pilot: Pilot, _ item: String, by member: String) -> [String]? {
        let view = Viewpoint(member, in: pilot.campaign)
        return view.readings(of: pilot.campaign.items.find(item) ?? 0, in: pilot.campaign)
            .first { $0.member == member }?.themes
    }

    // MARK: Nasty cases

    @Test func nothingIsSavedForATextThatWasNotShownOrWithoutAChoice() {
        var pilot = pilot()
        pilot.press("<Enter>")
        #expect(pilot.screen.contains("or . where none fits"))
        #expect(pilot.campaign.codedItems.isEmpty)
        // All before the next paint: the second Enter meets a text that nobody has seen.
        pilot.pressTogether("fe<Enter>us<Enter>")
        #expect(pilot.campaign.codedItems.count == 1)
        #expect(pilot.screen.contains("Typed ahead"))
        #expect(themes(pilot, "demo-1", by: "cara") == ["fear"])
    }

    @Test func aHeldEnterSavesNothingMore() {
        var pilot = pilot()
        pilot.press("fe")
        pilot.hold("<Enter>", times: 20)
        #expect(pilot.campaign.codedItems.count == 1)
    }

    @Test func nobodyWhoDoesNotCodeSavesAnything() {
        for member in ["anna", "ben", "olive"] {
            var pilot = pilot(as: member)
            pilot.press("ocfe<Enter>.<Enter>")
            #expect(pilot.campaign.codedItems.isEmpty, "\(member)")
        }
    }

    @Test func anUnknownChordChoosesNothing() {
        var pilot = pilot()
        pilot.press("fz<Enter>")
        #expect(pilot.campaign.codedItems.isEmpty)
        pilot.press("f<Esc>e<Enter>")
        #expect(pilot.campaign.codedItems.isEmpty)
    }

    // MARK: Chords and what letters mean elsewhere

    @Test func twoCharactersChooseAndChooseNoLonger() {
        var pilot = pilot()
        pilot.press("feuswpfe")
        #expect(pilot.screen.contains("[x] us Undervalued"))
        #expect(pilot.screen.contains("[ ] fe Fear"))
        pilot.press("<Enter>")
        #expect(themes(pilot, "demo-1", by: "cara") == ["under", "work"])
        #expect(pilot.screen.contains("Idea number 2"))
    }

    @Test func theFirstCharacterNarrows() {
        var pilot = pilot()
        pilot.press("u")
        #expect(pilot.screen.contains("u_"))
        #expect(pilot.screen.contains("Undervalued") && !pilot.screen.contains("Workforce"))
    }

    @Test func aLetterTwiceDoesWhatItDoesElsewhere() {
        var pilot = pilot()
        pilot.press("fe<Enter>")
        pilot.press("uu")
        #expect(pilot.campaign.codedItems.isEmpty)
        #expect(pilot.screen.contains("Idea number 1") && pilot.screen.contains("[x] fe Fear"))
        pilot.press("ww")
        #expect(pilot.screen.contains("Why demo-1"))
        pilot.press("<Esc>oo")
        #expect(pilot.frame[0].contains("Overview"))
        pilot.press("ocoi")
        #expect(pilot.frame[0].contains("Ideas"))
        pilot.press("oc")
        #expect(pilot.frame[0].contains("Coding"))
        pilot.press("oc")
        #expect(pilot.screen.contains("[x] oc Over control"))
    }

    @Test func noneFitsIsACodingToo() {
        var pilot = pilot()
        pilot.press("fe.")
        #expect(pilot.screen.contains("none fits"))
        pilot.press("<Enter>")
        #expect(themes(pilot, "demo-1", by: "cara") == [])
    }

    @Test func searchFindsByWords() {
        var pilot = pilot()
        pilot.press("/yak shav")
        #expect(pilot.screen.contains("[ ] yk Yak shaving") && !pilot.screen.contains("Workforce"))
        pilot.press("<Enter>")
        #expect(pilot.screen.contains("[x] yk Yak shaving") && pilot.screen.contains("Workforce"))
        pilot.press("/<Esc>")
        #expect(pilot.screen.contains("[x] yk"))
    }

    // MARK: Drafts and order

    @Test func aDraftOutlivesLeavingThePlaceAndARestart() {
        var pilot = pilot()
        pilot.press("fe<Right>us<Left>")
        #expect(pilot.screen.contains("[x] fe"))
        pilot.press("oioc")
        #expect(pilot.screen.contains("[x] fe") && pilot.screen.contains("Idea number 1"))
        let drafts =
            pilot.effects.compactMap { effect -> [JSONMember]? in
                if case .keepDrafts(let drafts) = effect { drafts } else { nil }
            }.last ?? []
        let again = Model(
            pilot.campaign, member: "cara", size: Size(columns: 100, rows: 30), drafts: drafts)
        #expect(
            again.coding.codingDrafts.values.map(\.themes).sorted { $0[0] < $1[0] } == [
                ["fear"], ["under"],
            ])
        // On the same device another coder sees nothing of them, and does not lose them.
        let other = Model(
            pilot.campaign, member: "dan", size: Size(columns: 100, rows: 30), drafts: drafts)
        #expect(other.coding.codingDrafts.isEmpty && other.allDrafts.count == 2)
    }

    @Test func secondPassesComeFirst() {
        var pilot = pilot()
        pilot.write(
            "dan",
            .codingRecorded(CodingRecorded(items: ["demo-4"], pass: "first", themes: ["fear"])))
        pilot.become("cara", size: Size(columns: 100, rows: 30))
        #expect(pilot.screen.contains("Idea number 4") && pilot.screen.contains("second"))
        #expect(!pilot.screen.contains("[x]"))
    }

    // MARK: Settling

    @Test func whatTheCodersDifferOnIsSettledByKeys() {
        var pilot = pilot()
        for (coder, pass, themes) in [
            ("cara", "first", ["fear", "work"]), ("dan", "second", ["fear", "yak"]),
        ] {
            pilot.write(
                coder,
                .codingRecorded(CodingRecorded(items: ["demo-2"], pass: pass, themes: themes)))
        }
        pilot.press("<Tab><Tab>")
        #expect(pilot.screen.contains("1 to be settled"))
        #expect(pilot.screen.contains("[x] fe both: Fear"))
        #expect(pilot.screen.contains("[ ] wp only cara: Workforce"))
        #expect(pilot.screen.contains("[ ] yk only dan: Yak shaving"))
        pilot.press("ykTby telephone<Enter><Enter>")
        let item = pilot.campaign.items.find("demo-2") ?? 0
        #expect(pilot.campaign.resolution(of: item)?.themes == ["yak", "fear"])
        #expect(pilot.campaign.resolution(of: item)?.note == "by telephone")
        #expect(pilot.screen.contains("differ on nothing"))
        pilot.press("u")
        #expect(pilot.campaign.resolution(of: item) == nil)
        #expect(pilot.screen.contains("[x] yk only dan: Yak shaving"))
    }

    // MARK: The book

    @Test func theBookIsChangedByKeys() {
        var pilot = pilot()
        pilot.press("<Tab>NTime is short<Enter>")
        #expect(pilot.campaign.themeBook.theme("time-is-short")?.key == "ti")
        // The new theme is under the cursor.
        pilot.press("/undervalued<Enter>")
        pilot.press("EWorn out<Enter>")
        #expect(pilot.campaign.themeBook.theme("under")?.title == "UndervaluedWorn out")
        pilot.press("Koi<Enter>")
        #expect(pilot.screen.contains("cannot mark a theme"))
        pilot.press("Rfe wp<Enter>")
        #expect(pilot.campaign.themeBook.anyTheme("under")?.into == ["fear", "work"])
        #expect(pilot.screen.contains("now Fear, Workforce"))
        pilot.press("u")
        #expect(pilot.campaign.themeBook.theme("under") != nil)
    }

    @Test func theBookIsChangedByThoseWhoWorkOnIt() {
        var pilot = pilot(as: "olive")
        pilot.press("oc<Tab>N")
        #expect(pilot.screen.contains("changed by coders and facilitators"))
    }

    @Test func theThemeThatIsMadeIsUnderTheCursor() {
        var pilot = pilot()
        pilot.press("<Tab>NTime is short<Enter>DNot enough hours.<Enter>")
        #expect(
            pilot.campaign.themeBook.theme("time-is-short")?.description == "Not enough hours.")
    }

    // MARK: What can be read

    /// A theme's definition is beside the text as soon as its first character is typed, and in the
    /// book under the cursor.
    @Test func definitionsAreInReach() {
        for size in [Size(columns: 40, rows: 12), Size(columns: 80, rows: 24)] {
            var pilot = pilot(size: size)
            pilot.write(
                "anna",
                .themeDefined(
                    ThemeDefined(
                        theme: "fear", title: "Fear", key: "fe",
                        description: "People are afraid of what happens.", kind: "barrier")))
            pilot.press("f")
            #expect(pilot.screen.contains("People are afraid of"))
            pilot.press("<Esc>/afraid")
            #expect(pilot.screen.contains("People are afraid of"))
            pilot.press("<Esc><Tab>/fear<Enter>")
            #expect(pilot.screen.contains("barrier: People are afraid"))
        }
    }

    @Test func titlesAreWholeAtEightyColumns() {
        var pilot = pilot(size: Size(columns: 80, rows: 24))
        let title = "Confusing strategies of the board"
        for number in 0..<20 {
            pilot.write(
                "anna",
                .themeDefined(
                    ThemeDefined(
                        theme: "t\(number)", title: "\(title.dropLast(5)) \(number)",
                        kind: number < 10 ? "barrier" : "enabler")))
        }
        pilot.become("cara", size: Size(columns: 80, rows: 24))
        for number in 0..<16 { #expect(pilot.screen.contains("\(title.dropLast(5)) \(number)")) }
    }

    @Test func aTextScrollsToItsEndAndNotBeyond() {
        var pilot = pilot(size: Size(columns: 80, rows: 24))
        let text = (1...30).map { "Line \($0)." }.joined(separator: "\n")
        pilot.write("anna", .ideaEdited(IdeaEdited(idea: "demo-1", body: .set(text))))
        #expect(pilot.screen.contains("more lines: Down"))
        for _ in 0..<60 { pilot.press("j") }
        #expect(pilot.screen.contains("Line 30.") && pilot.screen.contains("Line 29."))
        #expect(!pilot.screen.contains("more lines: Down"))
        pilot.press("k")
        #expect(!pilot.screen.contains("Line 30."))
        var short = self.pilot()
        short.press("jjjj<PgDn>")
        #expect(short.screen.contains("Idea number 1"))
    }

    // MARK: What the texts say of the keys

    @Test func lettersThatBeginAThemeAreNamedTwice() {
        var pilot = pilot(size: Size(columns: 160, rows: 40))
        var footer: String { pilot.frame[pilot.frame.count - 2] }
        #expect(footer.contains("uu undo") && footer.contains("ww why"))
        #expect(footer.contains(" o places"))
        pilot.press("fe<Enter>")
        #expect(pilot.screen.contains("saved. uu takes it back"))
        pilot.press("?")
        #expect(pilot.screen.contains("uu                Takes back"))
        pilot.press("<Esc><Tab>")
        #expect(
            footer.contains(" u undo") && footer.contains("N new") && footer.contains("R retire"))
        #expect(!footer.contains("none"))
        pilot.press("<Tab>")
        #expect(footer.contains("Enter settle") || footer.contains("T note"))
    }

    // MARK: Blindness on every screen

    /// Every place, mode and overlay, for everyone who may not know: no theme beside a text.
    @Test func noScreenShowsAnothersCodingBeforeTwoHaveCoded() {
        for member in ["dan", "ben", "olive"] {
            var fresh = pilot(as: member, size: Size(columns: 160, rows: 60))
            fresh.write(
                "cara",
                .codingRecorded(
                    CodingRecorded(
                        items: ["demo-1", "demo-2"], pass: "first", themes: ["yak", "work"])))
            fresh.become(member, size: Size(columns: 160, rows: 60))
            for place in ["oo", "oi", "ot", "op", "os", "oj", "oi4<Tab>", "oi4<Tab><Tab>", "oi4"] {
                for keys in ["", "w", "<Enter>", ":yak", "/demo-1", "j", "?"] {
                    var pilot = fresh
                    pilot.press(place + keys)
                    let isBook = place == "oi4<Tab>"
                    let isCovered = !["", "j", "/demo-1"].contains(keys)
                    let lines = pilot.frame.filter { line in
                        // The book names every theme: unchosen beside a text, and without texts.
                        !line.contains("defined the theme") && !line.contains("[ ] yk")
                            && !(line.contains("Yak shaving") && (line + " ").contains(" 0 "))
                            // The overview beside an overlay, whose edge cuts the number.
                            && !(line.contains("│0 ") && line.contains("  Yak shaving"))
                            && !(isBook && line.contains("yk Yak shaving    ") && isCovered)
                    }
                    let text = lines.joined(separator: "\n")
                    #expect(!text.contains("Yak"), "\(member) \(place)\(keys):\n\(text)")
                    #expect(!text.contains("[x] wp") && !text.contains("coded demo"))
                }
            }
        }
    }

    @Test func theSizesOfTheBookAndTheOverviewAreTheViewers() {
        var pilot = pilot(size: Size(columns: 120, rows: 60))
        pilot.write(
            "cara",
            .codingRecorded(
                CodingRecorded(items: ["demo-1", "demo-2"], pass: "first", themes: ["yak"])))
        func size(_ member: String) -> Int? {
            CodingFigures(pilot.campaign, Viewpoint(member, in: pilot.campaign)).sizes
                .first { $0.theme == "yak" }?.count
        }
        #expect(size("cara") == 2 && size("dan") == 0 && size("olive") == 0 && size("anna") == 0)
        pilot.become("cara", size: Size(columns: 120, rows: 60))
        pilot.press("oo")
        #expect(pilot.screen.contains("coded twice") && pilot.screen.contains("Yak shaving"))
        #expect(pilot.screen.contains("2 once"))
    }

    /// Nothing traps, and at 40 by 12 there is still a text and a theme.
    @Test func everySizeIsDrawn() {
        for keys in ["", "<Tab>", "<Tab><Tab>", "u", "/f", "<Tab>N", "<Tab><Enter>"] {
            var pilot = pilot()
            for coder in ["cara", "dan"] {
                pilot.write(
                    coder,
                    .codingRecorded(
                        CodingRecorded(
                            items: ["demo-2"], pass: coder == "cara" ? "first" : "second",
                            themes: coder == "cara" ? ["fear"] : [])))
            }
            pilot.press(keys)
            for (columns, rows) in [
                (0, 0), (1, 1), (2, 3), (5, 40), (40, 8), (40, 12), (41, 12), (79, 24), (80, 24),
                (109, 30), (110, 30), (200, 60), (300, 2),
            ] {
                pilot.tell(.resized(Size(columns: columns, rows: rows)))
                #expect(pilot.frame.count == rows)
            }
        }
        var small = pilot(size: Size(columns: 40, rows: 12))
        small.press("x")
        #expect(small.screen.contains("Idea number 1") && small.screen.contains("[ ] oc"))
    }
}
