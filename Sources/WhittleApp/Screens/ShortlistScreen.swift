import WhittleCells
import WhittleCore

/// The facilitator's place: crowd and panel side by side, the cut line, what moves when it moves.
struct ShortlistScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, pageDown, pageUp, first, last, open
        case more, fewer, basis, limits, stage, keep, drop, cut
    }

    var cursor = ListCursor()
    var by = CutRule.Basis.panel
    /// How many are kept; nil: what the last cut's limits or the plan say.
    var top: Int?
    /// True where the limits of the stage's last cut hold here too.
    var keepsLimits = true
    var stageIndex = 0
    private var pools = Remembered<PoolKey, Pool>()
    private var pictures = Remembered<PictureKey, Picture>()

    /// The pool of the rule, which no size of the cut changes.
    struct Pool: Sendable {
        let order: CutOrder
        let from: String
        /// The ideas as the viewer may see them, in the order of the rule.
        let items: [Int32]
        /// True where the viewer may know the order.
        let isKnown: Bool
    }

    private struct PoolKey: Equatable, Sendable {
        let seen: SeenVersion
        let stage: String
        let by: CutRule.Basis
        let weight: Double?
        let round: String?
        let question: String?
    }

    /// What the cut would do, as it is drawn.
    struct Picture: Sendable {
        let preview: CutPreview
        let prices: [LimitPrice]
        /// How many of those kept the viewer may see: there stands the cut line.
        let kept: Int
        let inStage: Set<Int32>
        let entering: Set<Int32>
        let leaving: Set<Int32>
    }

    private struct PictureKey: Equatable, Sendable {
        let pool: PoolKey
        let rule: CutRule
    }

    static let bindings: [Binding<Action>] = [
        Binding([.character("j"), .down], .down, "down", "The next idea.", inFooter: false),
        Binding([.character("k"), .up], .up, "up", "The idea before.", inFooter: false),
        Binding([.control("d"), .pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.control("u"), .pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding([.character("g"), .home], .first, "first", "The first idea.", inFooter: false),
        Binding([.character("G"), .end], .last, "last", "The last idea.", inFooter: false),
        Binding([.enter, .character("l"), .right], .open, "read", "Opens the idea whole."),
        Binding(
            [.character("+"), .character("=")], .more, "one more", "Moves the cut line down by one."
        ),
        Binding([.character("-")], .fewer, "one less", "Moves the cut line up by one."),
        Binding(
            [.character("b")], .basis, "by",
            "Changes the order: the crowd's, the panel's, or half of both."),
        Binding(
            [.character("f")], .limits, "limits",
            "Takes over the limits of the stage's last cut, or leaves them out.", inFooter: false),
        Binding([.tab], .stage, "stage", "Goes to the next stage of the plan."),
        Binding([.character("K")], .keep, "keep", "Keeps the idea against the cut, with a reason."),
        Binding([.character("D")], .drop, "drop", "Drops the idea against the cut, with a reason."),
        Binding(
            [.character("m")], .cut, "make the cut", "Makes the cut as shown, after asking once."),
    ]

    /// The stages that can be cut: those of the plan, else a shortlist.
    static func stages(_ campaign: Campaign) -> [PlannedStage] {
        campaign.stages.isEmpty
            ? [PlannedStage(stage: "shortlist", title: "Shortlist", target: 10)] : campaign.stages
    }

    func stage(_ campaign: Campaign) -> PlannedStage {
        let stages = ShortlistScreen.stages(campaign)
        return stages[min(stageIndex, stages.count - 1)]
    }

    /// Begins at the first stage that has no cut.
    mutating func begin(_ context: Context) {
        let stages = ShortlistScreen.stages(context.campaign)
        stageIndex =
            stages.firstIndex { context.campaign.cut($0.stage) == nil } ?? stages.count - 1
        if context.derived.rankings.byPanel.allSatisfy({
            context.derived.rankings.panelScore($0) == nil
        }) {
            by = .crowd
        }
    }

    /// The rule of the stage's last cut, where it has limits that this version knows.
    func lastRule(_ campaign: Campaign) -> CutRule? {
        guard let cut = campaign.cut(stage(campaign).stage)?.cut, let rule = CutRule(cut.rule),
            rule.isConstrained || rule.question != nil
        else { return nil }
        return rule
    }

    /// What the cut would be made by: the order and the size that are chosen here, within the
    /// limits of the last cut, which a command gives.
    func rule(_ campaign: Campaign) -> CutRule {
        let target = stage(campaign).target
        var rule = CutRule(by: by)
        if keepsLimits, let last = lastRule(campaign) {
            rule = last
            if last.by != by {
                rule.by = by
                rule.weight = CutRule(by: by).weight
                // A score that is needed means nothing in another order.
                rule.least = nil
            }
        }
        rule.top = top ?? rule.top
        if !rule.hasLimit { rule.top = max(1, target) }
        rule.round = by.usesPanel ? rule.round ?? campaign.currentRound?.id : nil
        return rule
    }

    /// Computes what is shown once for a version of the campaign and a rule.
    mutating func prepare(_ context: Context) {
        pools.keep(pool(context), for: poolKey(context))
        pictures.keep(picture(context), for: pictureKey(context))
    }

    private func poolKey(_ context: Context) -> PoolKey {
        let rule = rule(context.campaign)
        return PoolKey(
            seen: SeenVersion(context), stage: stage(context.campaign).stage, by: by,
            weight: rule.weight, round: rule.round, question: rule.question)
    }

    private func pictureKey(_ context: Context) -> PictureKey {
        PictureKey(pool: poolKey(context), rule: rule(context.campaign))
    }

    private func pool(_ context: Context) -> Pool {
        pools.known(for: poolKey(context)) ?? makePool(context)
    }

    private func picture(_ context: Context) -> Picture {
        pictures.known(for: pictureKey(context)) ?? makePicture(pool(context), context)
    }

    private func makePool(_ context: Context) -> Pool {
        let campaign = context.campaign
        let rule = rule(campaign)
        let from = campaign.stageBefore(stage(campaign).stage)
        let order = campaign.cutOrder(rule, from: from)
        let isIn = Set(order.pool)
        let rankings = context.derived.rankings
        let viewpoint = context.viewpoint
        let isKnown = viewpoint.canSeeOrder(rule, from: from, in: campaign)
        let items: [Int32]
        switch by {
        case .panel: items = rankings.byPanel.filter(isIn.contains)
        case .blend where isKnown, .net where isKnown:
            let scored = Set(order.order)
            items =
                order.order.filter { viewpoint.canSee($0, in: campaign) }
                + rankings.byCrowd.filter { isIn.contains($0) && !scored.contains($0) }
        // Half of both would tell the panel's half.
        case .crowd, .blend, .net: items = rankings.byCrowd.filter(isIn.contains)
        }
        return Pool(order: order, from: from, items: items, isKnown: isKnown)
    }

    private func makePicture(_ pool: Pool, _ context: Context) -> Picture {
        let campaign = context.campaign
        let stage = stage(campaign).stage
        let preview = campaign.preview(
            rule(campaign), stage: stage, from: pool.from, order: pool.order)
        return Picture(
            preview: preview, prices: pool.isKnown ? campaign.prices(preview) : [],
            kept: preview.kept.count { context.viewpoint.canSee($0, in: campaign) },
            inStage: Set(campaign.kept(in: stage)), entering: Set(preview.entering),
            leaving: Set(preview.leaving))
    }

    func preview(_ context: Context) -> CutPreview { picture(context).preview }

    /// The ideas of the stage's pool as the viewer may see them, in the order of the rule.
    func items(_ context: Context) -> [Int32] { pool(context).items }

    func selected(_ context: Context) -> Int32? {
        let items = items(context)
        return cursor.selected(count: items.count).map { items[$0] }
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let count = items(context).count
        let height = listHeight(context.area)
        // How many a hidden order keeps would tell of the scores.
        let pool = pool(context)
        let target = stage(context.campaign).target
        let kept = pool.isKnown ? picture(context).preview.kept.count : target
        let now = rule(context.campaign).top ?? kept
        switch action {
        case .down: cursor.move(by: 1, count: count, height: height)
        case .up: cursor.move(by: -1, count: count, height: height)
        case .pageDown: cursor.page(by: 1, count: count, height: height)
        case .pageUp: cursor.page(by: -1, count: count, height: height)
        case .first: cursor.move(to: 0, count: count, height: height)
        case .last: cursor.move(to: count - 1, count: count, height: height)
        case .more: top = min(now + 1, max(1, count))
        case .fewer: top = max(1, now - 1)
        case .basis: by = nextBasis(context.campaign)
        case .limits:
            keepsLimits.toggle()
            top = nil
        case .stage:
            stageIndex = (stageIndex + 1) % ShortlistScreen.stages(context.campaign).count
            top = nil
        // These open an overlay; the model does it.
        case .open, .keep, .drop, .cut: break
        }
        return []
    }

    /// Votes for less votes against are an order only where the last cut went by it.
    private func nextBasis(_ campaign: Campaign) -> CutRule.Basis {
        var all: [CutRule.Basis] = [.crowd, .panel, .blend]
        if lastRule(campaign)?.by == .net { all.append(.net) }
        let index = all.firstIndex(of: by) ?? 0
        return all[(index + 1) % all.count]
    }

    private func listHeight(_ area: Rect) -> Int { max(0, area.rows - 4) }

    private static let columns = Columns(
        [.fixed(4), .fixed(5), .fixed(5), .fixed(5), .fixed(6), .fixed(3), .flexible(1)], gap: 1)

    func draw(on surface: inout Surface, in area: Rect, _ context: Context) {
        guard context.viewpoint.canSeeVotes else {
            surface.drawWrapped(Model.nobody, in: area)
            return
        }
        let pool = pool(context)
        let items = pool.items
        let isKnown = pool.isKnown
        let picture = picture(context)
        let (heading, rest) = area.split(top: 3)
        drawHeading(picture, isKnown, on: &surface, in: heading, context)
        let (list, note) = rest.split(bottom: 1)
        var row = list.row
        for index in cursor.visible(count: items.count, height: listHeight(area)) {
            // Limits keep what is further down: then the marks say it, and no line.
            if isKnown, index == picture.kept, index > 0, !picture.preview.rule.isConstrained {
                let line = Rect(column: list.column, row: row, columns: list.columns, rows: 1)
                drawCutLine(on: &surface, in: line.intersection(list), context)
                row += 1
            }
            let line = Rect(column: list.column, row: row, columns: list.columns, rows: 1)
            drawRow(
                items[index], picture, isKnown, on: &surface,
                in: line.intersection(list), context)
            if index == cursor.cursor { surface.restyle(line.intersection(list), .selected) }
            row += 1
        }
        if items.isEmpty {
            surface.draw(
                "No ideas to choose from.", at: Point(column: list.column, row: list.row), in: list)
        }
        surface.draw(
            "* in   K kept, D dropped by an override   x would leave   > would come in",
            at: Point(column: note.column, row: note.row), in: note, style: .dim)
    }

    private func drawHeading(
        _ picture: Picture, _ isKnown: Bool, on surface: inout Surface, in area: Rect,
        _ context: Context
    ) {
        let preview = picture.preview
        let stage = stage(context.campaign)
        let cut = context.campaign.cut(stage.stage)
        let from = preview.from == "pool" ? "all ideas" : "the " + preview.from
        surface.drawRuns(
            [
                (stage.title, .bold),
                (
                    "  \(preview.rule.words), from \(TextParts.count(preview.considered)) of \(from)",
                    .plain
                ),
                (
                    cut.map {
                        "  cut made \($0.stamp.time.dateText): \(picture.inStage.count) in"
                    } ?? "  not cut yet", .dim
                ),
            ], at: Point(column: area.column, row: area.row), in: area)
        guard isKnown else {
            surface.draw(
                "The panel's scores are not all to be seen yet: there is no cut line.",
                at: Point(column: area.column, row: area.row + 1), in: area)
            drawTitles(on: &surface, in: area)
            return
        }
        var words = "As it stands: \(preview.result.count) in"
        if cut != nil, !preview.entering.isEmpty || !preview.leaving.isEmpty {
            words +=
                ", \(preview.entering.count) would come in, \(preview.leaving.count) would leave"
        }
        if !preview.overridden.isEmpty { words += ", \(preview.overridden.count) overridden" }
        if let problem = preview.choice.problem { words = problem }
        if preview.kept.count < preview.rule.top ?? 0, by == .panel, !preview.rule.isConstrained {
            words += "; the panel has scored no more"
        }
        words += priceWords(picture, context)
        surface.draw(words, at: Point(column: area.column, row: area.row + 1), in: area)
        drawTitles(on: &surface, in: area)
    }

    /// What the limits cost together, in a few words; `whittle cut -n` says it idea by idea.
    private func priceWords(_ picture: Picture, _ context: Context) -> String {
        let moving = picture.prices.filter { !$0.movedIn.isEmpty || !$0.movedOut.isEmpty }
        guard !moving.isEmpty else {
            return picture.preview.rule.isConstrained && lastRule(context.campaign) != nil
                ? "; f leaves the limits out" : ""
        }
        let parts = moving.map { price in
            let out = price.movedOut.count {
                context.viewpoint.canSee($0, in: context.campaign)
            }
            return
                "“\(price.limit.words(in: picture.preview.rule))” keeps out \(Figures.count(out, "idea"))"
        }
        return "; " + parts.joined(separator: ", ")
    }

    private func drawTitles(on surface: inout Surface, in area: Rect) {
        let line = Rect(column: area.column, row: area.row + 2, columns: area.columns, rows: 1)
        let rects = ShortlistScreen.columns.rects(in: line)
        guard rects.count == 7 else { return }
        for (index, title) in ["", "crowd", "place", "panel", "place", "rev"].enumerated() {
            surface.drawRight(title, in: rects[index], style: .dim)
        }
    }

    private func drawCutLine(on surface: inout Surface, in line: Rect, _ context: Context) {
        surface.horizontalLine(line, style: .bold)
        surface.draw(
            " cut ", at: Point(column: line.column + 5, row: line.row), in: line, style: .bold)
    }

    private func drawRow(
        _ item: Int32, _ picture: Picture, _ isKnown: Bool, on surface: inout Surface,
        in line: Rect, _ context: Context
    ) {
        let rects = ShortlistScreen.columns.rects(in: line)
        guard rects.count == 7, !line.isEmpty else { return }
        let rankings = context.derived.rankings
        surface.drawRight(
            mark(item, picture, isKnown, context.campaign), in: rects[0], style: .bold)
        if let crowd = rankings.crowdScore(item), let place = rankings.crowdPlace(item) {
            surface.drawRight(TextParts.percent(crowd.mean), in: rects[1])
            surface.drawRight("\(place)", in: rects[2], style: .dim)
        }
        if let panel = rankings.panelScore(item), let place = rankings.panelPlace(item) {
            surface.drawRight(Figures.decimal(panel.mean), in: rects[3])
            surface.drawRight("\(place)", in: rects[4], style: .dim)
            surface.drawRight("\(panel.reviews)", in: rects[5], style: .dim)
        }
        surface.draw(
            TextParts.heading(item, context.campaign),
            at: Point(column: rects[6].column, row: line.row), in: rects[6])
    }

    private func mark(
        _ item: Int32, _ picture: Picture, _ isKnown: Bool, _ campaign: Campaign
    ) -> String {
        let stage = stage(campaign).stage
        switch campaign.override(stage, item)?.verdict {
        case .kept: return "K"
        case .dropped: return "D"
        case .none?, nil: break
        }
        guard campaign.cut(stage) != nil else { return "" }
        if picture.inStage.contains(item) {
            return isKnown && picture.leaving.contains(item) ? "* x" : "*"
        }
        return isKnown && picture.entering.contains(item) ? ">" : ""
    }
}
