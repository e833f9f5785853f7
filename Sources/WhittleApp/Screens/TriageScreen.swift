import WhittleCells
import WhittleCore

/// The moderators' queue: one item to read, one key per verdict. Its order is frozen while one
/// works; a verdict applies only to what has been painted.
struct TriageScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, pageDown, pageUp, first, last
        case approve, hide, escalate, skip, tag, tagAll, clearTags, filter, refill
    }

    /// The queue as it was filled last.
    var queue: [Int32] = []
    /// Ids of the items on which a verdict was given here since.
    var decided: Set<Int32> = []
    var tagged: Set<Int32> = []
    var cursor = ListCursor()
    var filter = Filter()
    var isFilled = false
    /// The item that the last frame showed.
    var painted: Int32?
    var lastVerdict: (key: Key, at: Double)?
    var filledAt = -1
    /// The item that was chosen before a restart.
    var wanted: Int32?

    static func == (left: TriageScreen, right: TriageScreen) -> Bool {
        left.queue == right.queue && left.decided == right.decided && left.tagged == right.tagged
            && left.cursor == right.cursor && left.filter == right.filter
            && left.painted == right.painted
    }

    /// A verdict key that comes again sooner than this was held down, not pressed.
    static let heldKeyMilliseconds = 80.0

    static let bindings: [Binding<Action>] = [
        Binding(
            [.character("a")], .approve, "approve",
            "Approves the item, or all that are tagged; closes their flags."),
        Binding([.character("x")], .hide, "hide", "Hides it; the next key is the reason."),
        Binding(
            [.character("v")], .escalate, "escalate",
            "Hands it to a facilitator: pending with a mark."),
        Binding([.character("s")], .skip, "skip", "Goes on and leaves it waiting."),
        Binding(
            [.character(" ")], .tag, "tag",
            "Tags the item: a verdict then goes to all that are tagged."),
        Binding([.character("*")], .tagAll, "tag all", "Tags all that the filter shows."),
        Binding([.character("U")], .clearTags, "untag", "Takes all tags away.", inFooter: false),
        Binding([.character("/")], .filter, "filter", "Filters the queue as you type."),
        Binding(
            [.character("R")], .refill, "refill", "Fills the queue anew, with what has arrived."),
        Binding([.character("j"), .down], .down, "down", "The next item.", inFooter: false),
        Binding([.character("k"), .up], .up, "up", "The item before.", inFooter: false),
        Binding([.control("d"), .pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.control("u"), .pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding([.character("g"), .home], .first, "first", "The first item.", inFooter: false),
        Binding([.character("G"), .end], .last, "last", "The last item.", inFooter: false),
    ]

    /// Fills the queue with what waits now.
    mutating func fill(_ context: Context) {
        let chosen = wanted ?? selected(context)
        wanted = nil
        let words = filter.words(context.campaign)
        queue = TriageQueue(context.campaign, context.viewpoint).items.filter {
            words.isEmpty || words.accept($0, context.campaign)
        }
        decided = []
        tagged.formIntersection(queue)
        isFilled = true
        filledAt = context.campaign.version
        let place = chosen.flatMap { queue.firstIndex(of: $0) } ?? 0
        cursor.move(to: place, count: queue.count, height: listHeight(context))
    }

    func selected(_ context: Context) -> Int32? {
        cursor.selected(count: queue.count).map { queue[$0] }
    }

    mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        guard filter.take(key) else { return nil }
        fill(context)
        cursor.move(to: 0, count: queue.count, height: listHeight(context))
        return []
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let height = listHeight(context)
        let count = queue.count
        switch action {
        case .down, .skip: cursor.move(by: 1, count: count, height: height)
        case .up: cursor.move(by: -1, count: count, height: height)
        case .pageDown: cursor.page(by: 1, count: count, height: height)
        case .pageUp: cursor.page(by: -1, count: count, height: height)
        case .first: cursor.move(to: 0, count: count, height: height)
        case .last: cursor.move(to: count - 1, count: count, height: height)
        case .filter: filter.isTyping = true
        case .refill: fill(context)
        case .tag:
            guard let item = selected(context) else { return [] }
            if tagged.remove(item) == nil { tagged.insert(item) }
            cursor.move(by: 1, count: count, height: height)
        case .tagAll: tagged.formUnion(queue.filter { !decided.contains($0) })
        case .clearTags: tagged = []
        case .approve, .hide, .escalate: break
        }
        return []
    }

    /// The items that a verdict would go to: those tagged, else the one that is shown.
    func targets(_ context: Context) -> [Int32] {
        tagged.isEmpty ? selected(context).map { [$0] } ?? [] : queue.filter(tagged.contains)
    }

    /// Why a verdict key is not obeyed; nil where it is.
    mutating func refusal(_ key: Key, at time: Double, _ context: Context) -> String? {
        defer { lastVerdict = (key, time) }
        if let last = lastVerdict, last.key == key,
            time - last.at < TriageScreen.heldKeyMilliseconds
        {
            return "A held key decides nothing: press it once for each item."
        }
        guard let item = selected(context) else { return "The queue is empty." }
        guard painted == item else {
            return "Typed ahead: a verdict goes only to an item that has been shown."
        }
        return nil
    }

    /// After a verdict was saved: the items are done, and the next waiting one is shown.
    mutating func advance(past items: [Int32], _ context: Context) {
        decided.formUnion(items)
        tagged.subtract(items)
        let height = listHeight(context)
        let start = cursor.cursor
        let order =
            Array(queue.indices[min(start, queue.count)...])
            + Array(queue.indices[..<min(start, queue.count)])
        if let next = order.first(where: { !decided.contains(queue[$0]) }) {
            cursor.move(to: next, count: queue.count, height: height)
        }
    }

    /// After an undo: the items wait again where they stood, and the first of them is shown.
    mutating func restore(_ items: [Int32], _ context: Context) {
        decided.subtract(items)
        if let place = queue.firstIndex(where: items.contains) {
            cursor.move(to: place, count: queue.count, height: listHeight(context))
        } else {
            fill(context)
        }
    }

    // MARK: Drawing

    private func areas(_ area: Rect) -> (heading: Rect, list: Rect, pane: Rect) {
        let (heading, rest) = area.split(top: 1)
        if area.columns >= 110 {
            let (list, pane) = rest.split(left: area.columns * 2 / 5)
            return (heading, list, pane.inset(columns: 1))
        }
        let (list, pane) = rest.split(top: max(2, rest.rows / 3))
        return (heading, list, pane)
    }

    private func listHeight(_ context: Context) -> Int { areas(context.area).list.rows }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let areas = areas(area)
        drawHeading(on: &surface, in: areas.heading, context)
        for (row, index) in cursor.visible(count: queue.count, height: areas.list.rows).enumerated()
        {
            let line = Rect(
                column: areas.list.column, row: areas.list.row + row,
                columns: areas.list.columns, rows: 1)
            drawRow(queue[index], on: &surface, in: line, context)
            if index == cursor.cursor { surface.restyle(line, .selected) }
        }
        guard let item = selected(context) else {
            let text =
                context.viewpoint.isStaff
                ? filter.isActive
                    ? "Nothing that waits has these words." : "Nothing waits. Well done."
                : "Triage is for moderators and facilitators."
            surface.draw(
                text, at: Point(column: area.column, row: areas.list.row), in: areas.list)
            return
        }
        var pane = areas.pane
        if area.columns < 110 {
            let (rule, rest) = pane.split(top: 1)
            surface.horizontalLine(rule, style: .dim)
            pane = rest
        }
        surface.drawWrapped(ItemText.whole(item, context), in: pane)
    }

    private func drawHeading(on surface: inout Surface, in area: Rect, _ context: Context) {
        let left = queue.count - queue.count { decided.contains($0) }
        var runs: [(String, Style)] = [
            ("\(TextParts.count(left)) waiting", .bold),
            ("  \(TextParts.count(decided.count)) done here", .plain),
        ]
        if !tagged.isEmpty { runs.append(("  \(tagged.count) tagged", .bold)) }
        if !filter.shown.isEmpty { runs.append(("  " + filter.shown, .bold)) }
        surface.drawRuns(runs, at: Point(column: area.column, row: area.row), in: area)
    }

    private func drawRow(
        _ item: Int32, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let campaign = context.campaign
        let rects = Columns(
            [.fixed(1), .fixed(1), .fixed(3), .fixed(7), .flexible(1)], gap: 1
        ).rects(in: line)
        guard rects.count == 5 else { return }
        func put(_ text: String, _ column: Int, _ style: Style = .plain) {
            surface.draw(
                text, at: Point(column: rects[column].column, row: line.row), in: rects[column],
                style: style)
        }
        let status = campaign.status(of: item)
        put(tagged.contains(item) ? ">" : " ", 0, .bold)
        put(TextParts.mark(status), 1)
        let flags = campaign.openFlags(of: item).count
        if flags > 0 { put("f\(flags)", 2, .bold) }
        put(campaign.rows[Int(item)].kind == .comment ? "comment" : "idea", 3, .dim)
        put(TextParts.heading(item, campaign), 4, decided.contains(item) ? .dim : .plain)
    }
}
