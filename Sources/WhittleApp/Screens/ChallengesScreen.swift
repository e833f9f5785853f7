import WhittleCells
import WhittleCore

/// The challenges: which day it is of each, what is measured and asked, and the chosen one whole,
/// with its run chart.
struct ChallengesScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListAndPane.Move)
        case open, measure, new, edit, post, value, define, close, study
    }

    var list = ListAndPane()
    /// Which measure's chart is shown; counted on from the first.
    var measureIndex = 0

    private static let layout = ListAndPane.Layout(sideBySide: 140, tenths: 4)

    static let bindings: [Binding<Action>] =
        Binding.moves(over: "challenge", beside: "chart and the text", Action.move) + [
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
        return list.selected(count: challenges.count).map { challenges[$0] }
    }

    /// The idea that is tried.
    func selected(_ context: Context) -> Int32? { chosen(context)?.idea }

    /// Goes to a challenge, where it is listed.
    mutating func choose(_ id: String, _ context: Context) {
        let challenges = challenges(context)
        guard let index = challenges.firstIndex(where: { $0.id == id }) else { return }
        list.choose(
            index, count: challenges.count,
            in: Self.layout.areas(context.area, count: challenges.count))
        list.readFromTop()
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        switch action {
        case .move(let move):
            let count = challenges(context).count
            let areas = Self.layout.areas(context.area, count: count)
            if list.take(move, count: count, in: areas) { measureIndex = 0 }
        case .measure:
            measureIndex += 1
            list.readFromTop()
        // These write or open an overlay; the model does it.
        case .open, .new, .edit, .post, .value, .define, .close, .study: break
        }
        return []
    }

    // MARK: Drawing

    private static let columns = Columns(
        [.fixed(14), .fixed(7), .fixed(4), .flexible(1)], gap: 1)

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let challenges = challenges(context)
        let areas = Self.layout.areas(area, count: challenges.count)
        drawHeading(challenges, on: &surface, in: areas, context)
        list.cursor.drawRows(challenges.count, on: &surface, in: areas.list) {
            index, surface, line in
            drawRow(challenges[index], on: &surface, in: line, context)
        }
        guard let challenge = chosen(context) else {
            surface.drawWrapped("There is no challenge yet: n starts one.", in: areas.list)
            return
        }
        let body = areas.drawTitle(challenge.details.title, on: &surface)
        surface.drawWrapped(
            text(challenge, columns: body.columns, chartRows: body.rows >= 24 ? 14 : 9, context),
            in: body, firstLine: list.firstLine)
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
        _ challenges: [Challenge], on surface: inout Surface, in areas: ListAndPane.Areas,
        _ context: Context
    ) {
        let running = challenges.count {
            if case .running = $0.clock(on: context.today) { true } else { false }
        }
        let asks = challenges.reduce(0) { $0 + $1.openAsks.count }
        let due = challenges.reduce(0) { sum, challenge in
            sum + challenge.followUps.count { $0.isDue(on: context.today) }
        }
        areas.drawHeading(
            [
                (TextParts.counted(challenges.count, "challenge"), .bold),
                ("  \(running) running  ", .plain),
                (TextParts.counted(asks, "open ask"), asks > 0 ? .bold : .plain),
                ("  " + TextParts.counted(due, "follow-up") + " due", due > 0 ? .bold : .plain),
            ], ["state", "targets", "asks", "challenge"], by: Self.columns, on: &surface)
    }

    private func drawRow(
        _ challenge: Challenge, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let measures = challenge.measures
        let reached = measures.count { $0.isReached == true }
        let asks = challenge.openAsks.count
        surface.drawCells(
            [
                challenge.shortClock(on: context.today),
                measures.isEmpty ? "" : "\(reached) of \(measures.count)",
                asks == 0 ? "" : "\(asks)?", challenge.details.title,
            ], by: Self.columns, in: line)
    }
}
