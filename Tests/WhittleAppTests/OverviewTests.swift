import Testing
import WhittleCells
import WhittleCore

@testable import WhittleApp

/// The overview and the clock of phases on the screens.
@Suite struct OverviewTests {
    private static func moment(_ day: Int, _ hour: Int = 0) -> Timestamp {
        Timestamp(year: 2015, month: 1, day: day, hour: hour) ?? Timestamp(milliseconds: 0)
    }

    private static func phase(
        _ id: String, _ opens: Int, _ closes: Int, _ allows: PhaseActivity...
    ) -> Event {
        .phaseScheduled(
            PhaseScheduled(
                phase: id, title: "The \(id)", opens: moment(opens), closes: moment(closes),
                allows: allows))
    }

    private static func pilot(
        as member: String = "anna", columns: Int = 80, rows: Int = 24
    ) -> Pilot {
        var pilot = Pilot(as: member, size: Size(columns: columns, rows: rows))
        pilot.write("anna", phase("vote", 10, 12, .votes))
        pilot.write("anna", phase("panel", 20, 25, .reviews, .coding))
        pilot.become(member, size: Size(columns: columns, rows: rows))
        pilot.model.now = moment(11, 9)
        pilot.press("oo")
        return pilot
    }

    @Test func theClockSaysWhatIsOpenClosedAndNext() {
        var pilot = Self.pilot()
        #expect(pilot.screen.contains("now 2015-01-11 09:00 UTC"))
        #expect(pilot.screen.contains("open  The vote  until 2015-01-12 00:00 UTC, in 15 h"))
        #expect(pilot.screen.contains("next  The panel  opens 2015-01-20 00:00 UTC, in 8 d 15 h"))
        #expect(pilot.screen.contains("closed: coding, reviews"))
        // What the panel still lacks is for who runs the campaign.
        #expect(pilot.screen.contains("before it: open the round"))
        pilot.model.now = Self.moment(26)
        pilot.press("k")
        #expect(pilot.screen.contains("no phase is open") && !pilot.screen.contains("next  The"))
        #expect(!Self.pilot(as: "ben").screen.contains("before it"))
    }

    @Test func aReviewIsRefusedWithItsReason() {
        var pilot = Pilot(as: "cara")
        pilot.write("anna", .roundOpened(Self.round))
        pilot.write("anna", Self.phase("panel", 20, 25, .reviews))
        pilot.become("cara")
        pilot.model.now = Self.moment(11)
        pilot.press("op")
        #expect(pilot.screen.contains("Reviews are closed until 2015-01-20 00:00 UTC"))
        pilot.press("3<Enter>")
        #expect(pilot.model.status.hasPrefix("Reviews are closed until 2015-01-20"))
        pilot.model.now = Self.moment(21)
        pilot.press("<Enter>")
        #expect(!pilot.model.status.hasPrefix("Reviews are closed"))
        #expect(!pilot.screen.contains("are closed until"))
    }

    private static let round = RoundOpened(
        round: "r", title: "Round", stage: "s",
        criteria: [Criterion(criterion: "c", title: "C", weight: 1, min: 1, max: 5)],
        visibility: .always)

    @Test func theBlocksFillTheRoomThatThereIs() {
        let narrow = Self.pilot().frame
        let wide = Self.pilot(columns: 200, rows: 60).frame
        #expect(narrow[1].hasPrefix(" The funnel"))
        #expect(wide[1].contains("The funnel") && wide[1].unicodeScalars.count { $0 == "│" } == 2)
        #expect(wide.joined(separator: "\n").contains("Leading  the crowd’s share of ups"))
        // Column by column, none much longer than needed.
        let page = OverviewScreen.arranged(
            [5, 5, 5, 5, 5, 5].map { Array(repeating: .empty, count: $0) }, in: 3)
        #expect(page.columns.map(\.count) == [11, 11, 11])
        #expect(OverviewScreen.arranged([], in: 3).height == 0)
    }

    /// How far the panel is, without a key, on the smallest screen that is promised.
    @Test func anOpenRoundIsAboveTheFold() {
        func screen(_ events: [Event], rows: Int = 24) -> String {
            var pilot = Self.pilot(rows: rows)
            for event in events { pilot.write("anna", event) }
            pilot.press("k")
            return pilot.screen
        }
        #expect(!screen([]).contains("Panel  Round"))
        let open = screen([.roundOpened(Self.round)])
        #expect(open.contains("Panel  Round, open") && open.contains(" reviews  "))
        #expect(open.contains("Next"))
        let closed = screen([.roundOpened(Self.round), .roundClosed(RoundClosed(round: "r"))])
        #expect(!closed.contains("Panel  Round"))
        // Where there is room it stands in its place, with each member.
        let tall = screen([.roundOpened(Self.round)], rows: 60)
        let (panel, phases) = (tall.firstRange(of: "Panel  Round"), tall.firstRange(of: "Phases"))
        #expect((panel?.lowerBound).flatMap { at in phases.map { $0.lowerBound < at } } == true)
    }

    @Test func itScrollsToItsEndAndBack() {
        var pilot = Self.pilot()
        let top = pilot.frame
        #expect(pilot.screen.contains(" more"))
        pilot.press("G")
        #expect(!pilot.screen.contains("The funnel"))
        let end = pilot.frame
        pilot.press("jjj<C-d>")
        #expect(pilot.frame == end)
        pilot.press("g")
        #expect(pilot.frame == top)
        pilot.press("jjk<C-d><C-u>k")
        #expect(pilot.frame == top)
    }

    /// Who may not see votes sees none, nor who leads by them.
    @Test func whoMayNotSeeSeesNothing() {
        var pilot = Self.pilot(columns: 200, rows: 60)
        pilot.write("anna", .itemsDecided(ItemsDecided(items: ["demo-1"], verdict: .approved)))
        pilot.press("k")
        #expect(pilot.screen.contains("Leading") && pilot.screen.contains("Moderation"))
        pilot.become("stranger", size: Size(columns: 200, rows: 60))
        pilot.press("oo")
        for word in ["Leading", "Moderation", "votes", "Votes", "demo-1"] {
            #expect(!pilot.screen.contains(word), "\(word)")
        }
        #expect(pilot.screen.contains("1 idea and 0 comments"))
    }

    @Test func withoutUnicodeItIsASCII() {
        var pilot = Self.pilot()
        pilot.model = Model(
            pilot.campaign, member: "anna", size: Size(columns: 200, rows: 60),
            policy: DisplayPolicy(unicode: false), place: .overview)
        pilot.model.now = Self.moment(11)
        pilot.press("j")
        let isASCII = pilot.screen.unicodeScalars.allSatisfy { $0.isASCII }
        #expect(isASCII)
        #expect(pilot.screen.contains("|--") && pilot.screen.contains("#"))
    }

    @Test func itIsDrawnAtEverySize() {
        var pilot = Self.pilot()
        for columns in [1, 2, 20, 39, 40, 59, 60, 80, 99, 100, 149, 150, 200] {
            for rows in [1, 2, 7, 8, 9, 24, 60] {
                pilot.tell(.resized(Size(columns: columns, rows: rows)))
                pilot.press("Gjgk")
                #expect(pilot.frame.count == rows)
            }
        }
    }
}

extension OverviewTests {
    /// A cut that nobody planned is in the funnel all the same, and is not asked for again.
    @Test func aCutWithoutAPlanIsInTheFunnel() {
        var pilot = Pilot(as: "anna", size: Size(columns: 100, rows: 40))
        pilot.write(
            "anna",
            .cutMade(
                CutMade(
                    stage: "short", from: "pool", rule: CutRule(by: .crowd, top: 2).json,
                    kept: ["demo-1", "demo-2"], considered: 6, basis: [], digest: "00000000")))
        pilot.press("oo")
        let screen = pilot.frame.joined(separator: "\n")
        #expect(screen.contains("short ") && screen.contains("not planned"))
        #expect(!screen.contains("make the first cut"))
    }
}
