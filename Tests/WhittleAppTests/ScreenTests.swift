import Testing
import WhittleApp
import WhittleCells
import WhittleCore

@Suite struct ScreenTests {
    static let places = ["oo", "oi", "ot", "od", "op", "os", "oj", "or", "oh"]
    static let overlays = ["", "?", ":", "w", "o", "/x", "<Enter>", "x", "m", "K", "R", "c", "O"]

    /// Nothing traps at any size, with any overlay open.
    @Test(arguments: places) func everySizeIsDrawn(place: String) {
        for keys in Self.overlays {
            for member in ["anna", "cara"] {
                var pilot = Pilot(as: member)
                if place == "op" { pilot.press("opO1") }
                pilot.press(place)
                pilot.press(keys)
                for (columns, rows) in [
                    (0, 0), (1, 1), (2, 3), (5, 40), (39, 8), (40, 7), (40, 8), (41, 12), (80, 24),
                    (109, 30), (110, 30), (200, 60), (300, 2),
                ] {
                    pilot.tell(.resized(Size(columns: columns, rows: rows)))
                    #expect(pilot.frame.count == rows)
                }
            }
        }
    }

    @Test func aSmallWindowSaysSo() {
        var pilot = Pilot()
        pilot.tell(.resized(Size(columns: 39, rows: 24)))
        #expect(pilot.frame[0] == "Window too small (need 40x8)")
        pilot.press("a")
        pilot.tell(.resized(Size(columns: 80, rows: 24)))
        #expect(pilot.screen.contains("A small campaign"))
    }

    @Test func noKeyMeansTwoThingsOnOneScreen() {
        for place in Place.allCases {
            let keys = Model.keys(of: place).flatMap(\.keys)
            #expect(Set(keys).count == keys.count, "\(place)")
        }
        let global = GlobalAction.bindings.flatMap(\.keys)
        #expect(Set(global).count == global.count)
    }

    /// A destructive key keeps its one meaning on every screen.
    @Test func verdictKeysMeanNothingElseElsewhere() {
        for place in Place.allCases where place != .triage {
            let keys = Model.keys(of: place).flatMap(\.keys)
            #expect(!keys.contains(.character("a")), "\(place)")
            // On Duplicates it says no as well: not the same.
            if place != .duplicates { #expect(!keys.contains(.character("x")), "\(place)") }
        }
    }

    @Test func escLeavesOverlaysAndNeverTheProgram() {
        for place in Self.places {
            var pilot = Pilot()
            pilot.press(place + "?<Esc>:<Esc>o<Esc><Esc><Esc>q")
            #expect(!pilot.effects.contains(.quit))
            #expect(pilot.screen.contains("Q leaves"))
            pilot.press("Q")
            #expect(pilot.effects.contains(.quit))
        }
    }

    @Test func helpNamesEveryKey() {
        // Present takes no key that holds everywhere.
        for place in Place.allCases where place != .present {
            var pilot = Pilot(size: Size(columns: 120, rows: 70))
            pilot.press("o\(place.keys.letter)?")
            for key in Model.keys(of: place) {
                #expect(pilot.screen.contains(key.help), "\(place): \(key.help)")
            }
        }
    }

    @Test func thePaletteFindsAndDoes() {
        var pilot = Pilot()
        pilot.press(":opens short<Enter>")
        #expect(pilot.frame[0].contains("Shortlist"))
    }

    @Test func theFilterHoldsAsOneTypes() {
        var pilot = Pilot()
        pilot.press("oi/number 3")
        #expect(pilot.screen.contains("1 idea"))
        #expect(pilot.screen.contains("Idea number 3"))
        pilot.press("<Esc>")
        #expect(pilot.screen.contains("6 ideas"))
    }

    @Test func escClearsAFilterThatWasKept() {
        var pilot = Pilot()
        pilot.press("oi/number 3<Enter>")
        #expect(pilot.screen.contains("1 idea"))
        pilot.press("<Esc>")
        #expect(pilot.screen.contains("6 ideas"))
    }

    @Test func anIdeaIsFoundByTheWordsOfThoseMergedIntoIt() {
        var pilot = Pilot()
        pilot.write("anna", .ideasMerged(IdeasMerged(ideas: ["demo-5"], into: "demo-1")))
        pilot.press("oi/number 5")
        #expect(pilot.screen.contains("1 idea"))
        #expect(pilot.screen.contains("Idea number 1"))
    }

    /// What the public's overview counts is what the public may see.
    @Test func theOverviewCountsForItsViewer() {
        var pilot = Pilot()
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .approved)))
        let all = OverviewFigures(pilot.campaign, Viewpoint("anna", in: pilot.campaign))
        #expect(all.texts == 6 && all.votes == 21)
        let few = OverviewFigures(pilot.campaign, .publicView)
        #expect(few.texts == 1 && few.votes == 0)
        #expect(few.days?.texts.reduce(0, +) == 1 && few.days?.votes == nil)
    }

    @Test func aRestartGoesOnWhereOneLeft() {
        var pilot = Pilot()
        pilot.press("oijjSot")
        pilot.press("jj")
        let memory = pilot.model.memory(pilot.campaign)
        let screen = pilot.screen
        pilot.become("anna")
        #expect(pilot.frame[0].contains("Overview"))
        pilot.model.remember(memory, pilot.campaign)
        #expect(pilot.screen == screen)
        // Words from elsewhere mean nothing, and harm nothing.
        pilot.model.remember(
            .object(["place": .string("nowhere"), "ideas_item": .string("gone")]), pilot.campaign)
        #expect(pilot.screen == screen)
    }

    @Test func aPasteOutsideATextDecidesNothing() {
        var pilot = Pilot(as: "ben")
        pilot.send(.paste("aaxs"))
        #expect(pilot.status("demo-1") == .pending)
        #expect(pilot.screen.contains("A paste is taken"))
    }

    @Test func hostileTextChangesNoCellOutsideItsField() {
        let hostile =
            "\u{1B}]0;owned\u{7}\u{1B}[2J\u{202E}evil\r\nX\u{0}\u{9B}31m\u{200B}\u{301}\u{301}\u{301}\u{301}"
        for place in Self.places {
            var pilot = Pilot(ideas: 1)
            pilot.write(
                "anna",
                .ideaEdited(IdeaEdited(idea: "demo-1", title: hostile, body: .set(hostile))))
            pilot.press(place)
            for row in pilot.frame {
                for scalar in row.unicodeScalars {
                    #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
                }
            }
            // The heading's right end and the frame of the screen stand where they stood.
            #expect(pilot.frame[0].hasSuffix("anna (facilitator)"))
        }
    }
}
