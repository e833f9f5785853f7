import Testing
import WhittleCells
import WhittleCore

@testable import WhittleApp

/// Replay: the days of a campaign, played. Time comes as messages, so that tests have it in hand.
@Suite struct ReplayTests {
    private static let day: Int64 = 86_400_000

    /// Three ideas that overtake each other over ten days, from 2015-01-09 on.
    private static func pilot(
        as member: String = "anna", size: Size = Size(columns: 80, rows: 24)
    ) -> ReplayPilot {
        var pilot = ReplayPilot(as: member, size: size)
        func on(_ day: Int64) -> Timestamp { ReplayPilot.start.advanced(by: day * ReplayTests.day) }
        for (index, idea) in ["a", "b", "c"].enumerated() {
            pilot.write(
                .ideaSubmitted(IdeaSubmitted(idea: idea, title: "The idea \(idea)")),
                at: on(Int64(index)))
        }
        for day in Int64(0)..<5 {
            pilot.vote("a", "a\(day)", 1, at: on(day))
        }
        for day in Int64(4)..<9 {
            for voter in 0..<8 { pilot.vote("b", "b\(day)-\(voter)", 1, at: on(day)) }
        }
        pilot.vote("c", "c", -1, at: on(9))
        pilot.open()
        return pilot
    }

    // MARK: The film

    @Test func nothingIsShownBeforeTheFilmIsMade() {
        var pilot = ReplayPilot(as: "anna")
        for number in 0..<30_000 { pilot.vote("a", "p\(number)", 1, at: ReplayPilot.start) }
        for number in 0..<30_000 {
            pilot.vote("b", "p\(number)", 1, at: ReplayPilot.start.advanced(by: ReplayTests.day))
        }
        pilot.model = Model(pilot.campaign, member: "anna", size: Size(columns: 80, rows: 24))
        pilot.press("oy")
        #expect(pilot.model.tickInterval == 0)
        #expect(pilot.screen.contains("Going through all that was done"))
        // Keys are heard meanwhile, and Esc stops it.
        pilot.press("d")
        #expect(pilot.screen.contains("not ready"))
        pilot.tick()
        #expect(pilot.model.tickInterval == 0)
        pilot.press("<Esc>")
        #expect(pilot.model.tickInterval == nil)
        #expect(pilot.screen.contains("Stopped"))
        pilot.press("<F5>")
        pilot.make()
        #expect(pilot.model.tickInterval == nil)
        #expect(pilot.screen.contains("day 1 of 2"))
    }

    @Test func ofAnEmptyCampaignThereIsNothingToPlay() {
        var pilot = ReplayPilot(as: "anna")
        pilot.open()
        #expect(pilot.screen.contains("Nothing has happened yet"))
        pilot.press("<Space>nbgGjk+-<Enter>")
        #expect(pilot.model.tickInterval == nil)
    }

    @Test func itBeginsOnTheFirstDayAndHoldsStill() {
        let pilot = ReplayTests.pilot()
        #expect(pilot.model.tickInterval == nil)
        #expect(pilot.screen.contains("day 1 of 10"))
        #expect(pilot.screen.contains("holds still"))
        #expect(pilot.ideas == ["The idea a"])
    }

    // MARK: Playing

    @Test func aDayASecondIsThirtyFramesADay() {
        var pilot = ReplayTests.pilot()
        pilot.press("<Space>")
        #expect(pilot.model.tickInterval == 1000.0 / 30)
        var days: [Int] = []
        for _ in 0..<95 {
            pilot.tick(1000.0 / 30)
            if days.last != pilot.model.replay.shownDay { days.append(pilot.model.replay.shownDay) }
        }
        #expect(days.count == 4)
        #expect(pilot.screen.contains("plays, 1 day a second"))
    }

    @Test func itEndsOnTheLastDayAndBeginsAgain() {
        var pilot = ReplayTests.pilot()
        pilot.press("+++++++++<Space>")
        for _ in 0..<100 where pilot.model.tickInterval != nil { pilot.tick(33) }
        #expect(pilot.model.tickInterval == nil)
        #expect(pilot.screen.contains("day 10 of 10"))
        pilot.press("<Space>")
        #expect(pilot.model.tickInterval != nil)
        #expect(pilot.screen.contains("day 1 of 10"))
    }

    /// A program that was stopped for an hour does not leap.
    @Test func afterALongPauseNoDaysAreLeftOut() {
        var pilot = ReplayTests.pilot()
        pilot.press("<Space>")
        pilot.tick(33)
        pilot.tick(3_600_000)
        #expect(pilot.screen.contains("day 1 of 10"))
        // A clock that does not move moves nothing.
        let before = pilot.model.replay.position
        pilot.tick(0)
        #expect(pilot.model.replay.position == before)
    }

    /// Two thousand days on which nothing happens take no time; a week of them is played.
    @Test func aLongPauseIsPassedOver() {
        var pilot = ReplayPilot(as: "anna")
        func on(_ day: Int64) -> Timestamp { ReplayPilot.start.advanced(by: day * ReplayTests.day) }
        pilot.write(.ideaSubmitted(IdeaSubmitted(idea: "a", title: "The idea a")), at: on(0))
        for day in [Int64(0), 6, 2006] { pilot.vote("a", "p\(day)", 1, at: on(day)) }
        pilot.open()
        pilot.press("<Space>")
        pilot.tick(33)
        // Three seconds: three days of the first six.
        for _ in 0..<90 { pilot.tick(1000.0 / 30) }
        #expect(pilot.screen.contains("day 4 of 2,007") || pilot.screen.contains("day 3 of 2,007"))
        // Five more: the sixth day, and the pause is over.
        for _ in 0..<150 { pilot.tick(1000.0 / 30) }
        #expect(pilot.screen.contains("day 2,007 of 2,007"))
        #expect(pilot.model.tickInterval == nil)
    }

    @Test func steppingHoldsStill() {
        var pilot = ReplayTests.pilot()
        pilot.press("<Space>")
        pilot.tick(33)
        pilot.tick(200)
        pilot.press("n")
        #expect(pilot.model.tickInterval == nil)
        #expect(pilot.screen.contains("day 2 of 10"))
        pilot.press("bbb")
        #expect(pilot.screen.contains("day 1 of 10"))
        pilot.press("G")
        #expect(pilot.screen.contains("day 10 of 10"))
        pilot.press("n<Right><End>")
        #expect(pilot.screen.contains("day 10 of 10"))
        pilot.press("g")
        #expect(pilot.screen.contains("day 1 of 10"))
    }

    @Test func theSpeedsHaveEnds() {
        var pilot = ReplayTests.pilot()
        pilot.press(String(repeating: "+", count: 20))
        #expect(pilot.screen.contains("32 days a second"))
        pilot.press(String(repeating: "-", count: 20))
        #expect(pilot.screen.contains("a day in 4 s"))
    }

    @Test func anOverlayAndAnotherPlaceHoldItStill() {
        var pilot = ReplayTests.pilot()
        pilot.press("<Space>?")
        #expect(pilot.model.tickInterval == nil)
        pilot.press("<Esc>")
        #expect(pilot.model.tickInterval != nil)
        pilot.press("oi")
        #expect(pilot.model.tickInterval == nil)
        pilot.press("oy")
        #expect(pilot.model.tickInterval == nil)
        #expect(pilot.screen.contains("day 1 of 10"))
    }

    // MARK: To a day

    @Test(arguments: [
        ("2015-01-12", "day 4 of 10", ""), ("2015-01", "day 10 of 10", "The last day is"),
        ("1999", "day 1 of 10", "The first day is"), ("tomorrow", "day 1 of 10", "A day is like"),
        ("2015-02-30", "day 1 of 10", "A day is like"),
        (String(repeating: "x", count: 300), "day 1 of 10", "A day is like"),
    ])
    func aDayIsTyped(_ text: String, _ day: String, _ said: String) {
        var pilot = ReplayTests.pilot()
        pilot.press("d")
        #expect(pilot.screen.contains("From 2015-01-09 to 2015-01-18"))
        for scalar in text.unicodeScalars { pilot.send(.character(scalar)) }
        pilot.press("<Enter>")
        #expect(pilot.screen.contains(day))
        #expect(pilot.screen.contains(said))
    }

    // MARK: What it shows

    @Test func ideasRiseAndFall() {
        var pilot = ReplayTests.pilot()
        pilot.press("d2015-01-12<Enter>")
        #expect(pilot.ideas == ["The idea a", "The idea b", "The idea c"])
        pilot.press("n")
        #expect(pilot.ideas.first == "The idea b")
        #expect(pilot.screen.contains("↑1") && pilot.screen.contains("↓1"))
    }

    @Test func betweenTwoDaysAnIdeaGlides() {
        var pilot = ReplayTests.pilot()
        pilot.press("d2015-01-12<Enter><Space>")
        pilot.tick(0)
        var seen: [String] = []
        for _ in 0..<29 {
            pilot.tick(33)
            if let first = pilot.ideas.first, seen.last != first { seen.append(first) }
        }
        #expect(seen == ["The idea a", "The idea b"])
        #expect(pilot.screen.contains("day 4 of 10"))
    }

    @Test func theFunnelCloses() {
        var pilot = ReplayTests.pilot()
        let plan = StagesPlanned(stages: [PlannedStage(stage: "s", title: "Shortlist", target: 1)])
        pilot.write(.stagesPlanned(plan), at: ReplayPilot.start)
        let cut = CutMade(
            stage: "s", from: "pool", rule: CutRule(by: .crowd, top: 1).json, kept: ["b"],
            considered: 3, basis: [], digest: "00000000")
        pilot.write(.cutMade(cut), at: ReplayPilot.start.advanced(by: 8 * ReplayTests.day))
        pilot.press("<F5>")
        pilot.make()
        pilot.press("d2015-01-16<Enter>")
        #expect(pilot.screen.contains("not cut yet"))
        pilot.press("n")
        #expect(pilot.screen.contains("of 1 planned"))
    }

    @Test func theChosenIdeaCanBeReadAndExplained() {
        var pilot = ReplayTests.pilot()
        pilot.press("Gj<Enter>")
        #expect(pilot.screen.contains("any key closes"))
        #expect(pilot.screen.contains("The idea a"))
        pilot.press("<Esc>w")
        #expect(pilot.screen.contains("Why a"))
    }

    // MARK: Who sees what

    @Test func thePublicSeesNoOrderAndNoVotes() {
        var pilot = ReplayTests.pilot(as: "nobody")
        pilot.press("G")
        #expect(pilot.screen.contains("shown to members only"))
        #expect(!pilot.screen.contains("votes"))
        #expect(!pilot.screen.contains("The idea"))
    }

    /// What somebody hides meanwhile is gone from the next frame on, on every day.
    @Test func whatIsHiddenMeanwhileIsGoneAtOnce() {
        var pilot = ReplayTests.pilot(as: "olive")
        pilot.press("G")
        #expect(pilot.screen.contains("The idea b"))
        let hidden = ItemsDecided(items: ["b"], verdict: .hidden, reason: "spam")
        pilot.write(.itemsDecided(hidden), at: ReplayPilot.start.advanced(by: 20 * ReplayTests.day))
        pilot.tell(.journalGrew)
        #expect(!pilot.screen.contains("The idea b"))
        #expect(pilot.screen.contains("(not shown any more)"))
        pilot.press("<Enter>")
        #expect(!pilot.screen.contains("The idea b"))
    }

    /// A text of others is drawn by the display policy, as everywhere.
    @Test func aHostileTitleIsText() {
        var pilot = ReplayPilot(as: "anna")
        let title = "\u{1B}[2J\u{202E}evil\u{0}\u{9B}31m"
        pilot.write(
            .ideaSubmitted(IdeaSubmitted(idea: "h", title: title)), at: ReplayPilot.start)
        pilot.vote("h", "p", 1, at: ReplayPilot.start)
        pilot.open()
        let bad = pilot.screen.unicodeScalars.filter {
            $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
        }
        #expect(bad.isEmpty)
        #expect(pilot.screen.contains("evil"))
    }

    // MARK: Sizes

    @Test func itIsDrawnAtEverySize() {
        var pilot = ReplayTests.pilot()
        pilot.press("d2015-01-13<Enter><Space>")
        pilot.tick(33)
        for columns in [1, 2, 5, 20, 39, 40, 59, 60, 80, 109, 110, 131, 200] {
            for rows in [1, 2, 7, 8, 9, 12, 13, 14, 17, 18, 20, 24, 40, 60] {
                pilot.tell(.resized(Size(columns: columns, rows: rows)))
                let frame = View(pilot.model, pilot.campaign).draw().lines
                #expect(frame.count == rows)
                if columns >= 40, rows >= 8 {
                    #expect(
                        frame.contains { $0.contains("2015-01-13") || $0.contains("▀") },
                        "\(columns)x\(rows)")
                }
                pilot.press("jk<C-d><C-u>")
            }
        }
    }

    @Test func withoutUnicodeItIsAllASCII() {
        var pilot = ReplayTests.pilot()
        pilot.model = Model(
            pilot.campaign, member: "anna", size: Size(columns: 100, rows: 30),
            policy: DisplayPolicy(unicode: false))
        pilot.open()
        pilot.press("d2015-01-13<Enter>")
        let others = pilot.screen.unicodeScalars.filter { !$0.isASCII }
        #expect(others.isEmpty)
        #expect(pilot.screen.contains("###"))
        #expect(pilot.screen.contains("^1"))
    }
}

/// A campaign whose lines say when they happened, and the screens over it.
struct ReplayPilot {
    static let start = Timestamp(milliseconds: 1_420_800_000_000)  // 2015-01-09T10:40Z
    var campaign: Campaign
    var model: Model
    private let writer: Int32
    private var seq = 0
    private var clock = 0.0

    init(as member: String, size: Size = Size(columns: 80, rows: 24)) {
        var campaign = Campaign(id: "anna.test0001-2")
        writer = campaign.intern(writer: "anna.test0001") ?? 0
        self.campaign = campaign
        model = Model(campaign, member: member, size: size)
        let before = ReplayPilot.start
        write(.writerOpened(WriterOpened(campaign: "anna.test0001-2", kind: .person)), at: before)
        write(.campaignCreated(CampaignCreated(title: "Days")), at: before)
        write(
            .memberJoined(MemberJoined(member: "olive", name: "olive", roles: [.observer])),
            at: before)
        model = Model(self.campaign, member: member, size: size)
    }

    /// Writes a line that happened at a moment. Its `at` is later than all of them.
    mutating func write(_ event: Event, at moment: Timestamp) {
        seq += 1
        let stamp = Stamp(
            at: ReplayPilot.start.milliseconds + 86_400_000 * 30 + Int64(seq), writer: writer,
            seq: seq)
        _ = campaign.fold(event, stamp, happened: moment)
        campaign.settle()
    }

    mutating func vote(_ idea: String, _ voter: String, _ value: Int, at moment: Timestamp) {
        write(
            .voteCast(VoteCast(target: .idea(idea), participant: voter, value: value)), at: moment)
    }

    /// Opens Replay and makes the film.
    mutating func open() {
        press("oy")
        make()
    }

    mutating func make() {
        for _ in 0..<1000 where model.tickInterval == 0 { tick() }
    }

    mutating func tick(_ milliseconds: Double = 1) {
        clock += milliseconds
        tell(.tick(at: clock))
    }

    mutating func press(_ keys: String) {
        for key in Pilot.keys(keys) { send(key) }
    }

    mutating func send(_ key: Key) {
        tell(.key(key, at: clock))
        _ = model.update(.painted, campaign)
    }

    mutating func tell(_ message: Message) { _ = model.update(message, campaign) }

    var screen: String { View(model, campaign).draw().lines.joined(separator: "\n") }

    /// The titles of the list, from the top.
    var ideas: [String] {
        screen.split(separator: "\n").compactMap { line -> String? in
            guard let found = line.firstRange(of: "The idea ") else { return nil }
            return String(line.suffix(from: found.lowerBound).prefix(10))
        }
    }
}
