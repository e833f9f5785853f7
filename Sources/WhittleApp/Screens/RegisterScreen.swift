import WhittleCells
import WhittleCore

/// The register of evidence: the sources, those whose review is due first, and what the chosen one
/// says. The order is frozen while one works.
struct RegisterScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListAndPane.Move)
        case open, new, edit, review, link, due
    }

    var list = ListAndPane()
    /// The sources by id, as they were put in order last.
    var order: [String] = []
    /// True while those alone are listed whose review is due.
    var showsDueAlone = false

    private static let layout = ListAndPane.Layout(sideBySide: 120, tenths: 5)

    static let bindings: [Binding<Action>] =
        Binding.moves(over: "source", beside: "text", Action.move) + [
            Binding(
                [.character("n")], .new, "new", "Registers a source: its title, then the rest."),
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
        return list.selected(count: sources.count).map { sources[$0] }
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
        list.choose(
            sources.firstIndex { $0.id == id } ?? 0, count: sources.count,
            in: Self.layout.areas(context.area, count: sources.count))
        list.readFromTop()
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        switch action {
        case .move(let move):
            let count = sources(context).count
            list.take(move, count: count, in: Self.layout.areas(context.area, count: count))
        case .due:
            let chosen = chosen(context)?.id
            showsDueAlone.toggle()
            choose(chosen, context)
        // These write or open an overlay; the model does it.
        case .open, .new, .edit, .review, .link: break
        }
        return []
    }

    // MARK: Drawing

    private static let columns = Columns(
        [.fixed(1), .fixed(10), .fixed(10), .fixed(5), .flexible(1)], gap: 1)

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let sources = sources(context)
        let areas = Self.layout.areas(area, count: sources.count)
        drawHeading(sources, on: &surface, in: areas, context)
        list.cursor.drawRows(sources.count, on: &surface, in: areas.list) {
            index, surface, line in
            drawRow(sources[index], on: &surface, in: line, context)
        }
        guard let source = chosen(context) else {
            surface.drawWrapped(
                showsDueAlone ? "No review is due." : "No source is registered: n registers one.",
                in: areas.list)
            return
        }
        let body = areas.drawTitle(source.id, on: &surface)
        surface.drawWrapped(
            context.evidence.lines(of: source).joined(separator: "\n"), in: body,
            firstLine: list.firstLine)
    }

    private func drawHeading(
        _ sources: [EvidenceSource], on surface: inout Surface, in areas: ListAndPane.Areas,
        _ context: Context
    ) {
        let due = sources.count { $0.due(on: context.today).isNow }
        areas.drawHeading(
            [
                (TextParts.counted(sources.count, "source"), .bold),
                ("  \(due) due for review", due > 0 ? .bold : .plain),
                (showsDueAlone ? "  these alone are shown" : "", .plain),
            ], ["", "state", "review", "ideas", "source"], by: Self.columns, on: &surface)
    }

    private func drawRow(
        _ source: EvidenceSource, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let due = source.due(on: context.today)
        let mark =
            switch due {
            case .now: "!"
            case .unreadable: "?"
            case .never, .later: ""
            }
        let ideas = context.viewpoint.ideas(ofEvidence: source.id, in: context.campaign).count
        surface.drawCells(
            [
                mark, source.state.rawValue, source.nextReview ?? "",
                ideas == 0 ? "" : String(ideas),
                source.details.title,
            ], by: Self.columns, in: line,
            style: due.isNow ? .bold : source.state == .current ? .plain : .dim)
    }
}
