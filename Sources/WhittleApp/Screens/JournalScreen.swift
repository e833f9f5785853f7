import WhittleCells
import WhittleCore

/// What happened, by whom, the latest first; and how to take it back.
struct JournalScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListMove)
        case filter, mine, undoLine
    }

    var cursor = ListCursor()
    var filter = Filter()
    /// The line that was chosen when the filter was begun.
    var beforeFilter: Stamp?
    var onlyMine = false
    private var seen = Remembered<SeenVersion, [Record]>()
    /// What each of them says, gathered when somebody filters.
    private var words = Remembered<SeenVersion, [String]>()
    private var found = Remembered<FoundKey, [Record]>()

    private struct FoundKey: Equatable, Sendable {
        let seen: SeenVersion
        let filter: String
        let onlyMine: Bool
    }

    static let bindings: [Binding<Action>] = [
        Binding(
            [.character("j"), .down], .move(.down), "down", "The line before in time.",
            inFooter: false),
        Binding(
            [.character("k"), .up], .move(.up), "up", "The line after in time.", inFooter: false),
        Binding(
            [.control("d"), .pageDown], .move(.pageDown), "page", "A page down.", inFooter: false),
        Binding(
            [.control("u"), .pageUp], .move(.pageUp), "page up", "A page up.", inFooter: false),
        Binding(
            [.character("g"), .home], .move(.first), "first", "The latest line.", inFooter: false),
        Binding(
            [.character("G"), .end], .move(.last), "last", "The earliest line.", inFooter: false),
        Binding([.character("/")], .filter, "filter", "Filters by words as you type."),
        Binding([.character("m")], .mine, "mine", "Shows your own lines alone, or all."),
        Binding(
            [.character("U")], .undoLine, "undo this",
            "Takes back the chosen action, after asking once."),
    ]

    /// The records that are listed, the latest first.
    func records(_ context: Context) -> [Record] {
        found.known(for: foundKey(context))
            ?? filtered(seen.known(for: SeenVersion(context)) ?? visible(context), [], context)
    }

    /// Gathers the records once for a version of the campaign, and filters them once for a filter.
    mutating func prepare(_ context: Context) {
        let key = SeenVersion(context)
        let all = seen.known(for: key) ?? visible(context)
        seen.keep(all, for: key)
        var texts: [String] = []
        if filter.isActive {
            texts = words.known(for: key) ?? all.map { text($0, context) }
            words.keep(texts, for: key)
        }
        found.keep(
            found.known(for: foundKey(context)) ?? filtered(all, texts, context),
            for: foundKey(context))
    }

    private func foundKey(_ context: Context) -> FoundKey {
        FoundKey(seen: SeenVersion(context), filter: filter.readable, onlyMine: onlyMine)
    }

    private func visible(_ context: Context) -> [Record] {
        context.campaign.recordsInOrder.reversed().filter {
            context.viewpoint.canSee($0, in: context.campaign)
        }
    }

    /// - Parameter texts: what each record says, where it was gathered before.
    private func filtered(
        _ all: [Record], _ texts: [String], _ context: Context
    ) -> [Record] {
        let query = filter.query(context)
        guard onlyMine || !query.isEmpty else { return all }
        return all.indices.filter { index in
            if onlyMine, all[index].member != context.member { return false }
            return query.isEmpty
                || query.matches(text: texts.isEmpty ? text(all[index], context) : texts[index])
        }.map { all[$0] }
    }

    private func text(_ record: Record, _ context: Context) -> String {
        "\(record.member) \(context.campaign.summary(of: record.event)) \(context.campaign.lineID(record.stamp))"
    }

    func selectedRecord(_ context: Context) -> Record? {
        let records = records(context)
        return cursor.selected(count: records.count).map { records[$0] }
    }

    mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        let before = filter.text
        let line = selectedRecord(context)?.stamp ?? beforeFilter
        guard filter.take(key, context, of: .texts) else { return nil }
        prepare(context)
        let records = records(context)
        // The first that is found; who keeps or clears a filter stays where they are.
        let stays = !filter.isActive || filter.text == before
        let place = stays ? line.flatMap { line in records.firstIndex { $0.stamp == line } } : nil
        cursor.move(to: place ?? 0, count: records.count, height: context.area.rows - 1)
        return []
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let count = records(context).count
        let height = max(0, context.area.rows - 1)
        switch action {
        case .move(let move): cursor.take(move, count: count, height: height)
        case .filter:
            filter.isTyping = true
            beforeFilter = selectedRecord(context)?.stamp
        case .mine: onlyMine.toggle()
        case .undoLine: break
        }
        return []
    }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let records = records(context)
        let (heading, list) = area.split(top: 1)
        surface.drawRuns(
            [
                (TextParts.counted(records.count, "line"), .bold),
                (onlyMine ? "  yours" : "", .plain),
            ] + filter.runs + [
                ("  contributions and votes are counted on the overview", .dim)
            ], at: Point(column: heading.column, row: heading.row), in: heading)
        cursor.drawRows(records.count, on: &surface, in: list) { index, surface, line in
            let record = records[index]
            let rects = Columns([.fixed(16), .fixed(10), .flexible(1)], gap: 1).rects(in: line)
            guard rects.count == 3 else { return }
            let at = record.happened ?? record.stamp.time
            surface.draw(
                at.minuteText, at: Point(column: rects[0].column, row: line.row), in: rects[0],
                style: .dim)
            surface.draw(
                record.member, at: Point(column: rects[1].column, row: line.row), in: rects[1])
            surface.draw(
                (record.isUndone ? "(undone) " : "") + context.campaign.summary(of: record.event),
                at: Point(column: rects[2].column, row: line.row), in: rects[2],
                style: record.isUndone ? .dim : .plain)
        }
    }
}
