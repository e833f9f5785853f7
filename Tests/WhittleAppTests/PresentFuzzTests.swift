import Testing
import WhittleCells
import WhittleCore
import WhittleJournal
import WhittleTesting

@testable import WhittleApp

/// Random keys on Present, while others hide, flag, merge and edit what it shows, and votes come in:
/// no frame of the room's ever holds a name, a text that the public may not see, or a number that
/// was not revealed. 1,000 keys over all seeds, on the projector by itself and on the console;
/// `WHITTLE_SWEEP=all` presses 10,000.
@Suite struct PresentFuzzTests {
    private struct Room {
        var pilot: Pilot
        var random: SeededGenerator
        /// How many totals were recorded; each is `5,000 + number`, as no other number is.
        var totals = 0
        /// The last total when Enter was pressed on the slide; nil where it is covered.
        var revealed: Int?
        var lastFrame: [String] = []
        var frames = 0

        init(_ seed: UInt64, alone: Bool) {
            random = SeededGenerator(seed)
            pilot = PresentTests.pilot(
                alone: alone,
                steps: [
                    ProgrammeStep(show: "idea", idea: "demo-1", note: "SECRETNOTE"),
                    ProgrammeStep(show: "top:3"), ProgrammeStep(show: "cut:short"),
                    ProgrammeStep(show: "idea", idea: "demo-2"), ProgrammeStep(show: "funnel"),
                    ProgrammeStep(show: "hands", idea: "demo-3"), ProgrammeStep(show: "panel"),
                ])
            for number in 1...6 {
                pilot.write(
                    "ben", .ideaEdited(IdeaEdited(idea: "demo-\(number)", title: mark(number))))
            }
            pilot.tell(.journalGrew)
        }

        func mark(_ number: Int) -> String { "mark\(number)mark" }

        /// Somebody else does something.
        mutating func disturb() {
            let idea = "demo-\(Int.random(in: 1...6, using: &random))"
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                pilot.write(
                    "ben",
                    .itemsDecided(ItemsDecided(items: [idea], verdict: .hidden, reason: "spam")))
            case 1:
                pilot.write("ben", .itemsDecided(ItemsDecided(items: [idea], verdict: .pending)))
            case 2:
                pilot.write(
                    "ben",
                    .flagRaised(
                        FlagRaised(item: idea, reason: Campaign.personalDataCode, note: "x")))
            case 3:
                totals += 1
                pilot.write(
                    "ben",
                    .tallyRecorded(
                        TallyRecorded(
                            target: .idea(idea), system: "paper", up: 5000 + totals, down: 0)))
            default:
                let flags = pilot.campaign.items.find(idea).map {
                    pilot.campaign.openFlags(of: $0).map(\.id)
                }
                pilot.write(
                    "ben",
                    .itemsDecided(
                        ItemsDecided(items: [idea], verdict: .approved, flags: flags ?? [])))
            }
            // Between the line and its message a frame may be drawn, too.
            check()
            pilot.tell(.journalGrew)
            check()
        }

        mutating func press() {
            let own: [Key] = [
                .character(" "), .right, .left, .enter, .enter, .character("b"), .character("Q"),
            ]
            let others: [Key] = [
                .character("u"), .character(":"), .character("o"), .escape, .character("x"),
                .character("w"), .character("?"), .character("v"), .character("4"), .tab,
                .control("r"), .character("p"),
            ]
            let key = random.chance(70) ? random.pick(own) : random.pick(others)
            let before = pilot.model.present.projection
            pilot.send(key, after: 10)
            let now = pilot.model.present.projection
            if now.slide != before.slide || now.level == 0 { revealed = nil }
            if key == .enter, now.level > 0, now != before || revealed == nil { revealed = totals }
            check()
            if random.chance(80) { _ = pilot.model.update(.painted, pilot.campaign) }
        }

        /// What the room sees now.
        mutating func check() {
            guard pilot.model.place == .present else {
                pilot.press("ov")
                return
            }
            // In plain letters, which can be read here.
            let frame = ProjectorView(pilot.model.present.projection, pilot.campaign)
                .draw(Size(columns: 60, rows: 12), policy: DisplayPolicy(unicode: false)).lines
            guard frame != lastFrame else { return }
            lastFrame = frame
            frames += 1
            let text = frame.joined(separator: "\n")
            for name in ["cara", "dan", "ben", "anna", "p-0", "p-1", "v-0", "SECRETNOTE"] {
                #expect(!text.contains(name), "\(name)")
            }
            for number in 1...6 where text.contains(mark(number)) {
                let item = pilot.campaign.items.find("demo-\(number)") ?? -1
                #expect(Viewpoint.publicView.canSee(item, in: pilot.campaign), "\(number)")
            }
            for number in 0...totals where text.contains(String(5000 + number)) {
                #expect(number <= revealed ?? -1, "\(number) of \(totals)\n\(text)")
            }
            if pilot.model.present.projection.level == 0 {
                for sign in ["%", "0 against", "place", "reviews"] { #expect(!text.contains(sign)) }
            }
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>) func noFrameEmbarrasses(_ seed: UInt64) {
        var room = Room(seed, alone: seed.isMultiple(of: 2))
        room.pilot.tell(.resized(Size(columns: 60, rows: 9)))
        let keys = Platform.environment("WHITTLE_SWEEP") == "all" ? 1000 : 100
        for _ in 0..<keys {
            room.press()
            if room.random.chance(8) { room.disturb() }
        }
        #expect(room.frames > keys / 10)
    }
}
