import WhittleCells
import WhittleCore

/// The challenges: which day it is of each, what is measured and asked, and the chosen one whole,
/// with its run chart.
struct ChallengesScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, pageDown, pageUp, first, last, scrollDown, scrollUp, open, measure
        case new, edit, post, value, define, close, study
    }

    var cursor = ListCursor()
    /// Which measure's chart is shown; counted on from the first.
    var measureIndex = 0
    var firstLine = 0

    static let bindings: [Binding<Action>] = [
        Binding([.character("j"), .down], .down, "down", "The next challenge.", inFooter: false),
        Binding([.character("k"), .up], .up, "up", "The challenge before.", inFooter: false),
        Binding([.pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding(
            [.character("g"), .home], .first, "first", "The first challenge.", inFooter: false),
        Binding([.character("G"), .end], .last, "last", "The last challenge.", inFooter: false),
        Binding(
            [.control("d")], .scrollDown, "scroll", "Scrolls the chart and the text down.",
            inFooter: false),
        Binding(
            [.control("u")], .scrollUp, "scroll up", "Scrolls the chart and the text up.",
            inFooter: false),
        Binding(
            [.character("p")], .post, "update",
            "Writes progress, a blocker, an ask, an answer, a follow-up or an adoption."),
        Binding([.character("v")], .value, "value", "Records a value of a measure."),
        Binding([.tab], .measure, "measure", "Shows the chart of the next measure."),
        Binding([.character("m")], .define, "define", "Defines a measure.", inFooter: false),
        Binding([.character("C")], .close, "close", "Closes it: the outcome and the lessons."),
        Binding([.character("c")], .study, "case", "Writes its case study."),
        Binding([.character("n")], .new, "new", "Starts a challenge of an idea."),
        Binding([.character("e")], .edit, "edit", "Changes title, team, sponsor or dates."),
        Binding([.enter, .character("l"), .right], .open, "read", "Opens it whole."),
    ]

    /// What the chart's signs mean, for the help.
    static let chartHelp = [
        "o - = .           A value; baseline, target and median of the values."
    ]

    func challenges(_ context: Context) -> [Challenge] {
        context.viewpoint.challenges(in: context.campaign)
    }

    func chosen(_ context: Context) -> Challenge? {
        let challenges = challenges(context)
        return cursor.selected(count: challenges.count).map { challenges[$0] }
    }

    /// The idea that is tried.
    func selected(_ context: Context) -> Int32? { chosen(context)?.idea }

    /// Goes to a challenge, where it is listed.
    mutating func choose(_ id: String, _ context: Context) {
        let challenges = challenges(context)
        guard let index = challenges.firstIndex(where: { $0.id == id }) else { return }
        cursor.move(
            to: index, count: challenges.count,
            height: areas(context.area, challenges.count).list.rows)
        firstLine = 0
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let count = challenges(context).count
        let areas = areas(context.area, count)
        let height = areas.list.rows
        let before = cursor.cursor
        switch action {
        case .down: cursor.move(by: 1, count: count, height: height)
        case .up: cursor.move(by: -1, count: count, height: height)
        case .pageDown: cursor.page(by: 1, count: count, height: height)
        case .pageUp: cursor.page(by: -1, count: count, height: height)
        case .first: cursor.move(to: 0, count: count, height: height)
        case .last: cursor.move(to: count - 1, count: count, height: height)
        case .scrollDown: firstLine += max(1, areas.pane.rows / 2)
        case .scrollUp: firstLine = max(0, firstLine - max(1, areas.pane.rows / 2))
        case .measure:
            measureIndex += 1
            firstLine = 0
        // These write or open an overlay; the model does it.
        case .open, .new, .edit, .post, .value, .define, .close, .study: break
        }
        if cursor.cursor != before {
            firstLine = 0
            measureIndex = 0
        }
        return []
    }

    /// Where list and text stand; the heading has two rows. A short list leaves its room to the text.
    private func areas(_ area: Rect, _ count: Int) -> (heading: Rect, list: Rect, pane: Rect) {
        let (heading, rest) = area.split(top: 2)
        if area.columns >= 140 {
            let (list, pane) = rest.split(left: area.columns * 2 / 5)
            return (heading, list, pane.inset(columns: 1))
        }
        let (list, pane) = rest.split(top: min(max(3, count), max(3, rest.rows * 2 / 5)))
        return (heading, list, pane)
    }

    // MARK: Drawing

    private static let columns = Columns(
        [.fixed(14), .fixed(7), .fixed(4), .flexible(1)], gap: 1)

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let challenges = challenges(context)
        let areas = areas(area, challenges.count)
        drawHeading(challenges, on: &surface, in: areas.heading, context)
        for (row, index) in cursor.visible(count: challenges.count, height: areas.list.rows)
            .enumerated()
        {
            let line = Rect(
                column: areas.list.column, row: areas.list.row + row,
                columns: areas.list.columns, rows: 1
            ).intersection(areas.list)
            drawRow(challenges[index], on: &surface, in: line, context)
            if index == cursor.selected(count: challenges.count) {
                surface.restyle(line, .selected)
            }
        }
        guard let challenge = chosen(context) else {
            surface.drawWrapped("There is no challenge yet: n starts one.", in: areas.list)
            return
        }
        let (rule, body) = areas.pane.split(top: 1)
        if area.columns < 140 { surface.horizontalLine(rule, style: .dim) }
        surface.draw(
            " \(challenge.details.title) ", at: Point(column: rule.column + 1, row: rule.row),
            in: rule, style: .bold)
        surface.drawWrapped(
            text(challenge, columns: body.columns, chartRows: body.rows >= 24 ? 14 : 9, context),
            in: body, firstLine: firstLine)
    }

    /// A challenge as a text with the chart of the chosen measure drawn into it.
    func text(
        _ challenge: Challenge, columns: Int, chartRows: Int, _ context: Context
    ) -> String {
        let head = context.evidence.head(of: challenge)
        var lines = Array(head.dropFirst().prefix(1))
        let measures = challenge.measures
        if measures.isEmpty {
            lines.append("No measure yet: m defines one.")
        } else {
            let index = measureIndex % measures.count
            let measure = measures[index]
            let place = measures.count > 1 ? " (\(index + 1) of \(measures.count), Tab)" : ""
            lines.append("\(measure.name)\(place): \(measure.sentence)")
            lines += chart(measure, challenge, columns: columns, rows: chartRows, context)
            lines += measure.signals.sentences
        }
        lines += head.dropFirst(2)
        lines += [""] + context.evidence.rest(of: challenge)
        return lines.joined(separator: "\n")
    }

    private func chart(
        _ measure: Measure, _ challenge: Challenge, columns: Int, rows: Int, _ context: Context
    ) -> [String] {
        guard !measure.values.isEmpty, columns >= 16 else { return [] }
        var surface = Surface(
            size: Size(columns: min(columns, 100), rows: rows), policy: context.policy)
        RunChart(measure, of: challenge).draw(on: &surface, in: surface.bounds)
        return surface.lines
    }

    private func drawHeading(
        _ challenges: [Challenge], on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let running = challenges.count {
            if case .running = $0.clock(on: context.today) { true } else { false }
        }
        let asks = challenges.reduce(0) { $0 + $1.openAsks.count }
        let due = challenges.reduce(0) { sum, challenge in
            sum + challenge.followUps.count { $0.isDue(on: context.today) }
        }
        surface.drawRuns(
            [
                (TextParts.counted(challenges.count, "challenge"), .bold),
                ("  \(running) running  ", .plain),
                (TextParts.counted(asks, "open ask"), asks > 0 ? .bold : .plain),
                ("  " + TextParts.counted(due, "follow-up") + " due", due > 0 ? .bold : .plain),
            ], at: Point(column: area.column, row: area.row), in: area)
        let line = Rect(column: area.column, row: area.row + 1, columns: area.columns, rows: 1)
            .intersection(area)
        let rects = ChallengesScreen.columns.rects(in: line)
        for (rect, title) in zip(rects, ["state", "targets", "asks", "challenge"]) {
            surface.draw(
                title, at: Point(column: rect.column, row: line.row), in: rect, style: .dim)
        }
    }

    private func drawRow(
        _ challenge: Challenge, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let rects = ChallengesScreen.columns.rects(in: line)
        guard rects.count == 4, !line.isEmpty else { return }
        let measures = challenge.measures
        let reached = measures.count { $0.isReached == true }
        let asks = challenge.openAsks.count
        let cells = [
            challenge.shortClock(on: context.today),
            measures.isEmpty ? "" : "\(reached) of \(measures.count)",
            asks == 0 ? "" : "\(asks)?", challenge.details.title,
        ]
        for (rect, text) in zip(rects, cells) {
            surface.draw(text, at: Point(column: rect.column, row: line.row), in: rect)
        }
    }
}
