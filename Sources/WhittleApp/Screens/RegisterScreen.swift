import WhittleCells
import WhittleCore

/// The register of evidence: the sources, those whose review is due first, and what the chosen one
/// says. The order is frozen while one works.
struct RegisterScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, pageDown, pageUp, first, last, scrollDown, scrollUp, open
        case new, edit, review, link, due
    }

    var cursor = ListCursor()
    /// The sources by id, as they were put in order last.
    var order: [String] = []
    /// True while those alone are listed whose review is due.
    var showsDueAlone = false
    var firstLine = 0

    static let bindings: [Binding<Action>] = [
        Binding([.character("j"), .down], .down, "down", "The next source.", inFooter: false),
        Binding([.character("k"), .up], .up, "up", "The source before.", inFooter: false),
        Binding([.pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding([.character("g"), .home], .first, "first", "The first source.", inFooter: false),
        Binding([.character("G"), .end], .last, "last", "The last source.", inFooter: false),
        Binding(
            [.control("d")], .scrollDown, "scroll", "Scrolls the text down.", inFooter: false),
        Binding(
            [.control("u")], .scrollUp, "scroll up", "Scrolls the text up.", inFooter: false),
        Binding([.character("n")], .new, "new", "Registers a source: its title, then the rest."),
        Binding([.character("e")], .edit, "edit", "Writes what is known of the source."),
        Binding(
            [.character("v")], .review, "review",
            "Reviews it: current, superseded or withdrawn, and when next."),
        Binding([.character("i")], .link, "ideas", "Says to which ideas it belongs."),
        Binding([.character("d")], .due, "due", "Shows those that are due alone, or all."),
        Binding([.enter, .character("l"), .right], .open, "read", "Opens the source whole."),
    ]

    /// What the marks of the list mean, for the help.
    static let markHelp = [
        "!                 Its review is due.",
        "?                 The date of its review is no date.",
    ]

    /// The sources of the list, as they stand now; new ones at its end.
    func sources(_ context: Context) -> [EvidenceSource] {
        let all = context.viewpoint.evidenceSources(in: context.campaign)
        let known = order.compactMap { id in all.first { $0.id == id } }
        let new = all.filter { !order.contains($0.id) }
        return (known + new).filter { !showsDueAlone || $0.due(on: context.today).isNow }
    }

    func chosen(_ context: Context) -> EvidenceSource? {
        let sources = sources(context)
        return cursor.selected(count: sources.count).map { sources[$0] }
    }

    /// Puts the sources in order as things are now; the chosen one stays chosen.
    mutating func arrange(_ context: Context) {
        // Before the first time nobody has chosen anything.
        let before = order.isEmpty ? nil : chosen(context)?.id
        order = Campaign.byDue(
            context.viewpoint.evidenceSources(in: context.campaign), on: context.today
        ).map(\.id)
        choose(before, context)
    }

    /// Goes to a source, the first where it is not listed.
    mutating func choose(_ id: String?, _ context: Context) {
        let sources = sources(context)
        cursor.move(
            to: sources.firstIndex { $0.id == id } ?? 0, count: sources.count,
            height: areas(context.area, sources.count).list.rows)
        firstLine = 0
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let count = sources(context).count
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
        case .due:
            let chosen = chosen(context)?.id
            showsDueAlone.toggle()
            choose(chosen, context)
        // These write or open an overlay; the model does it.
        case .open, .new, .edit, .review, .link: break
        }
        if cursor.cursor != before { firstLine = 0 }
        return []
    }

    /// Where list and text stand; the heading has two rows. A short list leaves its room to the text.
    private func areas(_ area: Rect, _ count: Int) -> (heading: Rect, list: Rect, pane: Rect) {
        let (heading, rest) = area.split(top: 2)
        if area.columns >= 120 {
            let (list, pane) = rest.split(left: area.columns / 2)
            return (heading, list, pane.inset(columns: 1))
        }
        let (list, pane) = rest.split(top: min(max(3, count), max(3, rest.rows * 2 / 5)))
        return (heading, list, pane)
    }

    // MARK: Drawing

    private static let columns = Columns(
        [.fixed(1), .fixed(10), .fixed(10), .fixed(5), .flexible(1)], gap: 1)

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let sources = sources(context)
        let areas = areas(area, sources.count)
        drawHeading(sources, on: &surface, in: areas.heading, context)
        for (row, index) in cursor.visible(count: sources.count, height: areas.list.rows)
            .enumerated()
        {
            let line = Rect(
                column: areas.list.column, row: areas.list.row + row,
                columns: areas.list.columns, rows: 1
            ).intersection(areas.list)
            drawRow(sources[index], on: &surface, in: line, context)
            if index == cursor.selected(count: sources.count) {
                surface.restyle(line, .selected)
            }
        }
        guard let source = chosen(context) else {
            surface.drawWrapped(
                showsDueAlone ? "No review is due." : "No source is registered: n registers one.",
                in: areas.list)
            return
        }
        let (rule, body) = areas.pane.split(top: 1)
        if area.columns < 120 { surface.horizontalLine(rule, style: .dim) }
        surface.draw(
            " \(source.id) ", at: Point(column: rule.column + 1, row: rule.row), in: rule,
            style: .bold)
        surface.drawWrapped(
            context.evidence.lines(of: source).joined(separator: "\n"), in: body,
            firstLine: firstLine)
    }

    private func drawHeading(
        _ sources: [EvidenceSource], on surface: inout Surface, in area: Rect, _ context: Context
    ) {
        let due = sources.count { $0.due(on: context.today).isNow }
        surface.drawRuns(
            [
                (TextParts.counted(sources.count, "source"), .bold),
                ("  \(due) due for review", due > 0 ? .bold : .plain),
                (showsDueAlone ? "  these alone are shown" : "", .plain),
            ], at: Point(column: area.column, row: area.row), in: area)
        let line = Rect(column: area.column, row: area.row + 1, columns: area.columns, rows: 1)
            .intersection(area)
        let rects = RegisterScreen.columns.rects(in: line)
        for (rect, title) in zip(rects, ["", "state", "review", "ideas", "source"]) {
            surface.draw(
                title, at: Point(column: rect.column, row: line.row), in: rect, style: .dim)
        }
    }

    private func drawRow(
        _ source: EvidenceSource, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let rects = RegisterScreen.columns.rects(in: line)
        guard rects.count == 5, !line.isEmpty else { return }
        let due = source.due(on: context.today)
        let mark =
            switch due {
            case .now: "!"
            case .unreadable: "?"
            case .never, .later: ""
            }
        let ideas = context.viewpoint.ideas(ofEvidence: source.id, in: context.campaign).count
        let cells = [
            mark, source.state.rawValue, source.nextReview ?? "", ideas == 0 ? "" : String(ideas),
            source.details.title,
        ]
        for (rect, text) in zip(rects, cells) {
            surface.draw(
                text, at: Point(column: rect.column, row: line.row), in: rect,
                style: due.isNow ? .bold : source.state == .current ? .plain : .dim)
        }
    }
}
