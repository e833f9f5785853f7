import WhittleCells
import WhittleCore

/// The campaign from its first day to its last, played like a film: the funnel closing, ideas
/// rising and falling. It shows days as they were, and nothing that may not be seen today.
struct ReplayScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case play, on, back, faster, slower, begin, end, jump
        case down, up, pageDown, pageUp, open
    }

    /// Days of the campaign in a second.
    static let speeds = [0.25, 0.5, 1, 2, 4, 8, 16, 32]
    /// How many lines are folded between two looks at the keys while the film is made.
    static let linesAStep = 20_000
    /// So many days without anything are played; a longer pause is passed over.
    static let longestPause = 7.0
    /// Milliseconds from one frame to the next: 30 a second.
    static let frame = 1000.0 / 30

    /// The end of which day is shown, counted from 1970; between two days while it plays.
    var position = 0.0
    var speed = 2
    private(set) var isPlaying = false
    /// True where the member stopped the making of the film.
    private(set) var isStopped = false
    var cursor = ListCursor()
    private var lastTick: Double?
    private var workshop = Workshop()

    /// The film, or the one that is being made: derived from the campaign, and no state.
    private struct Workshop: Equatable, Sendable {
        var maker: ReplayMaker?
        var film: ReplayFilm?
        var perDay: [Int] = []

        static func == (left: Workshop, right: Workshop) -> Bool { true }
    }

    static let bindings: [Binding<Action>] = [
        Binding([.character(" ")], .play, "play", "Plays on, or holds still."),
        Binding(
            [.right, .character("n")], .on, "a day on", "Goes a day on, and holds still there.",
            inFooter: false),
        Binding(
            [.left, .character("b")], .back, "a day back",
            "Goes a day back, and holds still there.", inFooter: false),
        Binding([.character("+"), .character("=")], .faster, "faster", "Plays twice as fast."),
        Binding([.character("-")], .slower, "slower", "Plays half as fast."),
        Binding([.character("d")], .jump, "to a day", "Jumps to a day that you type."),
        Binding(
            [.character("g"), .home], .begin, "begin", "To the first day.", inFooter: false),
        Binding([.character("G"), .end], .end, "end", "To the last day.", inFooter: false),
        Binding([.character("j"), .down], .down, "down", "The next idea.", inFooter: false),
        Binding([.character("k"), .up], .up, "up", "The idea before.", inFooter: false),
        Binding([.control("d"), .pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.control("u"), .pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding(
            [.enter, .character("l")], .open, "read", "Opens the idea whole, as it is today.",
            inFooter: false),
    ]

    // MARK: The film

    var film: ReplayFilm? { workshop.film }
    /// What was done on each day from the first on; empty while there is no film.
    var perDay: [Int] { workshop.perDay }
    var isMaking: Bool { workshop.maker != nil }
    /// How much of the film is made, 0 to 1.
    var progress: Double {
        guard let (done, of) = workshop.maker?.progress, of > 0 else { return 0 }
        return Double(done) / Double(of)
    }

    /// When the next tick is wanted, in milliseconds after the last; nil where nothing moves.
    var tickInterval: Double? { isMaking ? 0 : isPlaying ? ReplayScreen.frame : nil }

    /// The first and the last day of the film.
    var span: ClosedRange<Int>? {
        guard let first = film?.days.first?.day, let last = film?.days.last?.day else { return nil }
        return first...last
    }

    /// Begins to make the film where there is none, or none of this campaign and this viewer.
    mutating func enter(_ context: Context) {
        guard !isMaking else { return }
        if let film, film.epoch == context.campaign.textEpoch, film.viewpoint == context.viewpoint {
            return
        }
        make(context)
    }

    /// Makes the film anew, with what others have written.
    mutating func make(_ context: Context) {
        isStopped = false
        workshop.maker = ReplayMaker(context.campaign, context.viewpoint)
    }

    /// What must not wait: handles that mean other items now, and another viewer.
    mutating func prepare(_ context: Context) {
        guard let film else { return }
        guard
            film.epoch != context.campaign.textEpoch || film.viewpoint != context.viewpoint
        else { return }
        workshop.film = nil
        make(context)
    }

    /// Another place is opened, or an overlay lies over this one.
    mutating func holdStill() {
        isPlaying = false
        lastTick = nil
    }

    /// What others do not wait for: the film is left half made.
    mutating func stop() {
        workshop.maker = nil
        isStopped = film == nil
    }

    /// Time has passed: the film is made further, or played.
    mutating func tick(_ time: Double) {
        if isMaking {
            workshop.maker?.advance(lines: ReplayScreen.linesAStep)
            if let whole = workshop.maker?.whole { take(whole) }
            return
        }
        guard isPlaying, let span else { return }
        // After a pause of the whole program no days are skipped.
        let passed = min(250, lastTick.map { max(0, time - $0) } ?? 0)
        lastTick = time
        position += ReplayScreen.speeds[speed] * passed / 1000
        passOverPause()
        if position >= Double(span.upperBound) {
            position = Double(span.upperBound)
            holdStill()
        }
    }

    /// Where nothing happens for long, it goes on with the day before something does: nobody watches
    /// three thousand days of a campaign that sleeps.
    private mutating func passOverPause() {
        guard let film, let index = film.index(at: Int(position)), index + 1 < film.days.count
        else { return }
        let next = Double(film.days[index + 1].day)
        if next - position > ReplayScreen.longestPause { position = next - 1 }
    }

    private mutating func take(_ whole: ReplayFilm) {
        let isFirst = workshop.film == nil && position == 0
        workshop.maker = nil
        workshop.film = whole
        guard let span else { return }
        // A wild date must not cost memory: at most ten years are drawn.
        var days = Array(repeating: 0, count: min(span.count, 3660))
        for day in whole.days where day.day - span.lowerBound < days.count {
            days[day.day - span.lowerBound] = day.added
        }
        workshop.perDay = days
        position = isFirst ? Double(span.lowerBound) : position
        position = max(Double(span.lowerBound), min(position, Double(span.upperBound)))
    }

    // MARK: Keys

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        switch action {
        case .down: move(by: 1, context)
        case .up: move(by: -1, context)
        case .pageDown: move(by: ReplayLayout(context).listRows, context)
        case .pageUp: move(by: -ReplayLayout(context).listRows, context)
        case .faster: speed = min(speed + 1, ReplayScreen.speeds.count - 1)
        case .slower: speed = max(0, speed - 1)
        case .play:
            guard let span else { break }
            if isPlaying {
                holdStill()
            } else {
                if position >= Double(span.upperBound) { position = Double(span.lowerBound) }
                isPlaying = true
                lastTick = nil
            }
        case .on: go(to: shownDay + 1)
        case .back: go(to: position > Double(shownDay) ? shownDay : shownDay - 1)
        case .begin: go(to: span?.lowerBound ?? 0)
        case .end: go(to: span?.upperBound ?? 0)
        case .jump, .open: break
        }
        return []
    }

    /// The day of which the figures are.
    var shownDay: Int { Int(position) }

    /// Goes to a day and holds still there; to the nearest one of the campaign's.
    mutating func go(to day: Int) {
        guard let span else { return }
        holdStill()
        position = Double(max(span.lowerBound, min(day, span.upperBound)))
    }

    private mutating func move(by rows: Int, _ context: Context) {
        let layout = ReplayLayout(context)
        cursor.move(by: rows, count: order(context).count, height: layout.listRows)
    }

    func selected(_ context: Context) -> Int32? {
        let rows = order(context)
        guard let index = cursor.selected(count: rows.count) else { return nil }
        let item = rows[index].item
        return context.viewpoint.canSee(item, in: context.campaign) ? item : nil
    }

    /// Why a day was not found, or what was; in words for the status line.
    mutating func jump(to text: String) -> String {
        guard let span else { return "The film is not ready yet." }
        guard let moment = PastMoment.parse(text) else {
            return "A day is like 2015-02-14, not “\(TextParts.beginning(of: text, scalars: 20))”."
        }
        go(to: moment.day)
        func date(_ day: Int) -> String {
            Timestamp(milliseconds: Int64(day) * 86_400_000).dateText
        }
        if moment.day < span.lowerBound { return "The first day is \(date(span.lowerBound))." }
        if moment.day > span.upperBound { return "The last day is \(date(span.upperBound))." }
        return ""
    }
}
