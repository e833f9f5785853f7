import WhittleCells
import WhittleCore

/// All ideas as a list, with the chosen one to read beside it.
struct IdeasScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListMove)
        case open, filter, saveFilter, sort, pane
    }

    /// What the list is ordered by.
    enum Order: String, CaseIterable, Equatable, Sendable {
        case newest, crowd, panel, votes, comments, flags
    }

    var cursor = ListCursor()
    var order = Order.crowd
    var filter = Filter()
    /// The idea that was chosen when the filter was begun.
    var beforeFilter: Int32?
    var readingLine = 0
    /// True while j and k scroll the reading pane.
    var paneIsFocused = false
    /// The list as it was when it was last put in order: it is frozen while one works in it.
    var items: [Int32] = []
    var orderedAt = -1
    /// The idea that was chosen before a restart.
    var wanted: Int32?
    private var ordered = Remembered<OrderKey, [Int32]>()

    private struct OrderKey: Equatable, Sendable {
        let seen: SeenVersion
        let order: Order
    }

    static let bindings: [Binding<Action>] = [
        Binding(
            [.character("j"), .down, .control("n")], .move(.down), "down", "The next idea.",
            inFooter: false),
        Binding(
            [.character("k"), .up, .control("p")], .move(.up), "up", "The idea before.",
            inFooter: false),
        Binding(
            [.control("d"), .pageDown], .move(.pageDown), "page", "A page down.", inFooter: false),
        Binding(
            [.control("u"), .pageUp], .move(.pageUp), "page up", "A page up.", inFooter: false),
        Binding(
            [.character("g"), .home], .move(.first), "first", "The first idea.", inFooter: false),
        Binding([.character("G"), .end], .move(.last), "last", "The last idea.", inFooter: false),
        Binding(
            [.enter, .character("l"), .right], .open, "read",
            "Opens the idea whole, with its comments."),
        Binding(
            [.character("/")], .filter, "filter",
            "Filters as you type; Enter keeps it, Esc clears it, Tab explains it."),
        Binding(
            [.character("F")], .saveFilter, "save filter",
            "Keeps the filter under a name, for the whole team.", inFooter: false),
        Binding(
            [.character("S")], .sort, "sort",
            "Orders by crowd, panel, votes, comments, flags or time."),
        Binding([.tab], .pane, "pane", "Moves between the list and the text."),
    ]

    /// Takes up the ideas as they are now; the chosen one stays chosen.
    mutating func arrange(_ context: Context) {
        let chosen = wanted ?? cursor.selected(count: items.count).map { items[$0] }
        wanted = nil
        let key = OrderKey(seen: SeenVersion(context), order: order)
        let all = ordered.known(for: key) ?? inOrder(context)
        ordered.keep(all, for: key)
        let query = filter.query(context)
        // An idea is found by the words of those merged into it, too.
        items = query.filter(
            all,
            QueryContext(
                context.campaign, context.viewpoint, for: query, derived: context.derived,
                searchesGroups: true))
        orderedAt = context.campaign.version
        let place = chosen.flatMap { items.firstIndex(of: $0) } ?? 0
        cursor.move(to: place, count: items.count, height: listHeight(context))
    }

    /// The heads of all groups that may be seen, in the chosen order.
    private func inOrder(_ context: Context) -> [Int32] {
        let campaign = context.campaign
        let viewpoint = context.viewpoint
        let rankings = context.derived.rankings
        let heads = viewpoint.ideas(in: campaign).filter { campaign.isHead($0) }
        func highestFirst(_ value: (Int32) -> Double?) -> [Int32] {
            Rankings.order(heads, campaign, by: value)
        }
        switch order {
        case .newest: return heads.reversed()
        case .crowd: return highestFirst { rankings.crowdScore($0)?.mean }
        case .panel: return highestFirst { rankings.panelScore($0)?.mean }
        case .votes:
            return highestFirst {
                viewpoint.canSeeVotes ? Double(campaign.tally(of: $0).voters) : nil
            }
        case .comments: return highestFirst { Double(viewpoint.commentCount(of: $0, in: campaign)) }
        case .flags:
            return highestFirst {
                viewpoint.canSeeModeration ? Double(campaign.openFlags(over: $0).count) : nil
            }
        }
    }

    mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        let before = filter.text
        let item = cursor.selected(count: items.count).map { items[$0] }
        guard filter.take(key, context) else { return nil }
        if !filter.isActive { wanted = item ?? beforeFilter }
        arrange(context)
        // The first that is found; who keeps or clears a filter stays where they are.
        if filter.isActive, filter.text != before {
            cursor.move(to: 0, count: items.count, height: listHeight(context))
        }
        readingLine = 0
        return []
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let height = listHeight(context)
        let count = items.count
        let before = cursor.cursor
        switch action {
        case .move(.down) where paneIsFocused: readingLine += 1
        case .move(.up) where paneIsFocused: readingLine = max(0, readingLine - 1)
        case .move(let move): cursor.take(move, count: count, height: height)
        case .open, .saveFilter: break
        case .filter:
            filter.isTyping = true
            beforeFilter = selected(context)
        case .pane: paneIsFocused.toggle()
        case .sort:
            let all = Order.allCases
            order = all[((all.firstIndex(of: order) ?? 0) + 1) % all.count]
            arrange(context)
        }
        if cursor.cursor != before { readingLine = 0 }
        return []
    }

    func selected(_ context: Context) -> Int32? {
        cursor.selected(count: items.count).map { items[$0] }
    }

    private func areas(_ area: Rect) -> (heading: Rect, list: Rect, pane: Rect) {
        let (heading, rest) = area.split(top: 2)
        if area.columns >= 110 {
            let (list, pane) = rest.split(left: area.columns / 2)
            return (heading, list, pane.inset(columns: 1))
        }
        let (list, pane) = rest.split(top: max(3, rest.rows * 11 / 20))
        return (heading, list, pane)
    }

    private func listHeight(_ context: Context) -> Int { areas(context.area).list.rows }

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        let areas = areas(area)
        drawHeading(on: &surface, in: areas.heading, context, list: areas.list)
        cursor.drawRows(items.count, on: &surface, in: areas.list) { index, surface, line in
            IdeaRow.draw(items[index], on: &surface, in: line, context)
        }
        if items.isEmpty {
            surface.draw(
                filter.isActive ? "No idea is found." : "There are no ideas yet.",
                at: Point(column: area.column, row: areas.list.row), in: areas.list, style: .dim)
        }
        guard let item = selected(context) else { return }
        var pane = areas.pane
        if area.columns < 110 {
            let (rule, rest) = pane.split(top: 1)
            surface.horizontalLine(rule, style: paneIsFocused ? .bold : .dim)
            pane = rest
        }
        surface.drawWrapped(ItemText.whole(item, context), in: pane, firstLine: readingLine)
    }

    private func drawHeading(
        on surface: inout Surface, in area: Rect, _ context: Context, list: Rect
    ) {
        let changed =
            orderedAt != context.campaign.version ? "  (changed since; F5 takes it in)" : ""
        surface.drawRuns(
            [
                (TextParts.counted(items.count, "idea"), .bold),
                ("  by \(order.rawValue)", .plain),
            ] + filter.runs + [(changed, .dim)], at: Point(column: area.column, row: area.row),
            in: area)
        let line = Rect(column: list.column, row: area.row + 1, columns: list.columns, rows: 1)
        IdeaRow.drawTitles(on: &surface, in: line)
        if filter.isTyping {
            let before = TextParts.counted(items.count, "idea") + "  by \(order.rawValue)"
            surface.showCursor(
                at: Point(
                    column: area.column + DisplayText.columns(of: before, policy: context.policy)
                        + filter.cursorColumn(context.policy), row: area.row), in: area)
        }
    }
}

/// One idea as a row: status, support, votes, panel, comments, flags, title.
enum IdeaRow {
    private static let columns = Columns(
        [.fixed(1), .fixed(5), .fixed(11), .fixed(5), .fixed(3), .fixed(2), .flexible(1)], gap: 1)

    static func drawTitles(on surface: inout Surface, in line: Rect) {
        let rects = columns.rects(in: line)
        guard rects.count == 7 else { return }
        for (index, title) in ["", "crowd", "up/down", "panel", "com", "fl"].enumerated() {
            surface.drawRight(title, in: rects[index], style: .dim)
        }
        surface.draw(
            "title", at: Point(column: rects[6].column, row: line.row), in: rects[6], style: .dim)
    }

    static func draw(
        _ item: Int32, on surface: inout Surface, in line: Rect, _ context: Context
    ) {
        let rects = columns.rects(in: line)
        guard rects.count == 7 else { return }
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        let rankings = context.derived.rankings
        surface.draw(
            TextParts.mark(row.status), at: Point(column: line.column, row: line.row), in: rects[0],
            style: row.status == .escalated ? .bold : .plain)
        if let crowd = rankings.crowdScore(item) {
            surface.drawRight(TextParts.percent(crowd.mean), in: rects[1])
            surface.drawRight("\(crowd.up)/\(crowd.down)", in: rects[2], style: .dim)
        }
        if let panel = rankings.panelScore(item) {
            surface.drawRight(Figures.decimal(panel.mean), in: rects[3])
        }
        let comments = context.viewpoint.commentCount(of: item, in: campaign)
        if comments > 0 { surface.drawRight("\(comments)", in: rects[4], style: .dim) }
        if context.viewpoint.canSeeModeration {
            let flags = campaign.openFlags(over: item).count
            if flags > 0 { surface.drawRight("\(flags)", in: rects[5], style: .bold) }
        }
        surface.draw(
            TextParts.heading(item, campaign), at: Point(column: rects[6].column, row: line.row),
            in: rects[6])
    }
}
