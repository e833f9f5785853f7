import WhittleCells
import WhittleCore

/// The facilitator's place: crowd and panel side by side, the cut line, what moves when it moves.
struct ShortlistScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListMove)
        case open, more, fewer, basis, score, weights, limits, stage, keep, drop, cut
    }

    var cursor = ListCursor()
    var by = CutRule.Basis.panel
    /// Which of the panel's scores; nil: that of the stage's last cut, else the usual one.
    var score: PanelScoreKind?
    /// Other weights of criteria; nil: those of the stage's last cut, else the round's own.
    var weights: [String: Double]?
    /// How many are kept; nil: what the last cut's limits or the plan say.
    var top: Int?
    /// True where the limits of the stage's last cut hold here too, and its way to score.
    var keepsLimits = true
    var stageIndex = 0
    private var usual = Remembered<UsualKey, PanelScoreKind>()
    private var pools = Remembered<PoolKey, Pool>()
    private var sureness = Remembered<SurenessKey, ShortlistSureness?>()
    private var pictures = Remembered<PictureKey, Picture>()

    /// The pool of the rule, which no size of the cut changes.
    struct Pool: Sendable {
        let order: CutOrder
        let from: String
        /// The ideas as the viewer may see them, in the order of the rule.
        let items: [Int32]
        /// The same by their handles.
        let sorted: [Int32]
        /// True where the viewer may know the order.
        let isKnown: Bool
        /// What the panel says under the rule's weights, as the viewer may see it.
        let figures: PanelFigures?
    }

    private struct UsualKey: Equatable, Sendable {
        let seen: SeenVersion
        let stage: String
        let round: String
        let question: String?
        let weights: [String: Double]
    }

    /// The draws behind the chances depend on the scores alone, and not on what else is written.
    private struct SurenessKey: Equatable, Sendable {
        let table: PanelTable
        let kind: PanelScoreKind
        let pool: [Int32]
    }

    private struct PoolKey: Equatable, Sendable {
        let seen: SeenVersion
        let stage: String
        let by: CutRule.Basis
        let weight: Double?
        let round: String?
        let question: String?
        let score: PanelScoreKind?
        let weights: [String: Double]
    }

    /// What the cut would do, as it is drawn.
    struct Picture: Sendable {
        let preview: CutPreview
        let prices: [LimitPrice]
        /// Those kept that the viewer may see: below them stands the cut line.
        let kept: [Int32]
        let inStage: Set<Int32>
        let entering: Set<Int32>
        let leaving: Set<Int32>
    }

    private struct PictureKey: Equatable, Sendable {
        let pool: PoolKey
        let rule: CutRule
    }

    static let bindings: [Binding<Action>] =
        Binding.moves(over: "idea", Action.move) + [
            Binding([.enter, .character("l"), .right], .open, "read", "Opens the idea whole."),
            Binding(
                [.character("+"), .character("=")], .more, "one more",
                "Moves the cut line down by one."
            ),
            Binding([.character("-")], .fewer, "one less", "Moves the cut line up by one."),
            Binding(
                [.character("b")], .basis, "by",
                "Changes the order: the crowd's, the panel's, or half of both."),
            Binding(
                [.character("p")], .score, "score",
                "Changes the panel's score: raw, adjusted, or panel and crowd."),
            Binding(
                [.character("c")], .weights, "weights",
                "Asks what other weights of the criteria would keep."),
            Binding(
                [.character("f")], .limits, "limits",
                "Takes over the limits of the stage's last cut, or leaves them out.",
                inFooter: false),
            Binding([.tab], .stage, "stage", "Goes to the next stage of the plan."),
            Binding(
                [.character("K")], .keep, "keep", "Keeps the idea against the cut, with a reason."),
            Binding(
                [.character("D")], .drop, "drop", "Drops the idea against the cut, with a reason."),
            Binding(
                [.character("m")], .cut, "make the cut",
                "Makes the cut as shown, after asking once."),
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

    /// The show of hands that the stage's last cut went by; nil where it went by none.
    private func lastHands(_ campaign: Campaign) -> String? {
        campaign.cut(stage(campaign).stage).flatMap { CutRule($0.cut.rule)?.tally }
    }

    /// What the cut would be made by: the order, the score and the size that are chosen here, within
    /// the limits of the last cut, which a command gives.
    func rule(_ context: Context) -> CutRule {
        let campaign = context.campaign
        let target = stage(campaign).target
        var rule = CutRule(by: by)
        if keepsLimits, let last = lastRule(campaign) {
            rule = last
            rule.turn(to: by)
        }
        rule.tally = by == .hands ? lastHands(campaign) : nil
        rule.top = top ?? rule.top
        if !rule.hasLimit { rule.top = max(1, target) }
        rule.round = by.usesPanel ? rule.round ?? campaign.currentRound?.id : nil
        setScore(of: &rule, context)
        return rule
    }

    /// Which of the panel's scores, and under which weights.
    private func setScore(of rule: inout CutRule, _ context: Context) {
        let campaign = context.campaign
        rule.score = nil
        rule.weights = [:]
        guard by.usesPanel, let round = rule.round.flatMap(campaign.round) else { return }
        let last = campaign.cut(stage(campaign).stage).flatMap { CutRule($0.cut.rule) }
        let isLike = keepsLimits && last?.by.usesPanel == true && last?.round == round.id
        rule.weights = weights ?? (isLike ? last?.weights : nil) ?? [:]
        // In another round the criteria are others.
        if round.details.problem(of: rule.weights) != nil { rule.weights = [:] }
        rule.score = score ?? (isLike ? last?.score : nil)
        if by == .blend, rule.score == .panelAndCrowd { rule.score = .adjusted }
        if rule.score == nil { rule.score = usualScore(rule, round, context) }
    }

    private func usualKey(_ rule: CutRule, _ round: Round, _ context: Context) -> UsualKey {
        UsualKey(
            seen: SeenVersion(context), stage: stage(context.campaign).stage, round: round.id,
            question: rule.question, weights: rule.weights)
    }

    /// The adjusted score, or the raw one where there is nothing to adjust. Which of the two it is
    /// tells nothing to who may not see the scores.
    private func usualScore(
        _ rule: CutRule, _ round: Round, _ context: Context
    ) -> PanelScoreKind {
        if let known = usual.known(for: usualKey(rule, round, context)) { return known }
        let campaign = context.campaign
        let from = campaign.stageBefore(stage(campaign).stage)
        var adjusted = rule
        adjusted.score = .adjusted
        guard context.viewpoint.canSeeOrder(adjusted, from: from, in: campaign) else {
            return .adjusted
        }
        return campaign.usualScore(in: round, weights: rule.weights).kind
    }

    /// Computes what is shown once for a version of the campaign and a rule.
    mutating func prepare(_ context: Context) {
        let rule = rule(context)
        if by.usesPanel, let round = rule.round.flatMap(context.campaign.round) {
            usual.keep(usualScore(rule, round, context), for: usualKey(rule, round, context))
        }
        pools.keep(pool(context), for: poolKey(context))
        pictures.keep(picture(context), for: pictureKey(context))
        if let key = surenessKey(context) {
            sureness.keep(sureness(context), for: key)
        }
    }

    private func poolKey(_ context: Context) -> PoolKey {
        let rule = rule(context)
        return PoolKey(
            seen: SeenVersion(context), stage: stage(context.campaign).stage, by: by,
            weight: rule.weight, round: rule.round, question: rule.question, score: rule.score,
            weights: rule.weights)
    }

    /// Nil where no chances are to be shown.
    private func surenessKey(_ context: Context) -> SurenessKey? {
        let pool = pool(context)
        guard by == .panel, pool.isKnown, let figures = pool.figures else { return nil }
        let kind = rule(context).scoreKind
        return SurenessKey(
            table: figures.table, kind: kind == .raw ? .adjusted : kind, pool: pool.sorted)
    }

    /// How sure the shortlist is; nil where the panel does not decide, or has too little to say.
    func sureness(_ context: Context) -> ShortlistSureness? {
        guard let key = surenessKey(context) else { return nil }
        if let known = sureness.known(for: key) { return known }
        return try? ShortlistSureness(key.table, key.kind, pool: Set(key.pool))
    }

    private func pictureKey(_ context: Context) -> PictureKey {
        PictureKey(pool: poolKey(context), rule: rule(context))
    }

    func pool(_ context: Context) -> Pool {
        pools.known(for: poolKey(context)) ?? makePool(context)
    }

    func picture(_ context: Context) -> Picture {
        pictures.known(for: pictureKey(context)) ?? makePicture(pool(context), context)
    }

    private func makePool(_ context: Context) -> Pool {
        let campaign = context.campaign
        let rule = rule(context)
        let from = campaign.stageBefore(stage(campaign).stage)
        let order = campaign.cutOrder(rule, from: from)
        let isIn = Set(order.pool)
        let rankings = context.derived.rankings
        let viewpoint = context.viewpoint
        let isKnown = viewpoint.canSeeOrder(rule, from: from, in: campaign)
        let items: [Int32]
        switch by {
        case .panel where isKnown, .blend where isKnown, .net where isKnown, .hands where isKnown:
            let scored = Set(order.order)
            let rest = by == .panel ? rankings.byPanel : rankings.byCrowd
            items =
                order.order.filter { viewpoint.canSee($0, in: campaign) }
                + rest.filter { isIn.contains($0) && !scored.contains($0) }
        case .panel: items = rankings.byPanel.filter(isIn.contains)
        // Half of both would tell the panel's half.
        case .crowd, .blend, .net, .hands: items = rankings.byCrowd.filter(isIn.contains)
        }
        return Pool(
            order: order, from: from, items: items, sorted: items.sorted(), isKnown: isKnown,
            figures: figures(rule, context))
    }

    private func figures(_ rule: CutRule, _ context: Context) -> PanelFigures? {
        let own = context.derived.rankings.panel
        guard let round = rule.round.flatMap(context.campaign.round),
            round.id != own?.round.id || !rule.weights.isEmpty
        else { return own }
        return PanelFigures(context.campaign, context.viewpoint, round, weights: rule.weights)
    }

    private func makePicture(_ pool: Pool, _ context: Context) -> Picture {
        let campaign = context.campaign
        let stage = stage(campaign).stage
        let preview = campaign.preview(
            rule(context), stage: stage, from: pool.from, order: pool.order)
        return Picture(
            preview: preview, prices: pool.isKnown ? campaign.prices(preview) : [],
            kept: preview.kept.filter { context.viewpoint.canSee($0, in: campaign) },
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
        let now = rule(context).top ?? kept
        switch action {
        case .move(let move): cursor.take(move, count: count, height: height)
        case .more: top = min(now + 1, max(1, count))
        case .fewer: top = max(1, now - 1)
        case .basis: by = nextBasis(context.campaign)
        case .score: score = nextScore(context)
        case .limits:
            keepsLimits.toggle()
            top = nil
        case .stage:
            stageIndex = (stageIndex + 1) % ShortlistScreen.stages(context.campaign).count
            if by == .hands, lastHands(context.campaign) == nil { by = .crowd }
            top = nil
            weights = nil
        // These open an overlay; the model does it.
        case .open, .weights, .keep, .drop, .cut: break
        }
        return []
    }

    /// Votes for less votes against, and hands, are an order only where the last cut went by it.
    private func nextBasis(_ campaign: Campaign) -> CutRule.Basis {
        var all: [CutRule.Basis] = [.crowd, .panel, .blend]
        if lastRule(campaign)?.by == .net { all.append(.net) }
        if lastHands(campaign) != nil { all.append(.hands) }
        let index = all.firstIndex(of: by) ?? 0
        return all[(index + 1) % all.count]
    }

    private func nextScore(_ context: Context) -> PanelScoreKind? {
        guard by.usesPanel else { return score }
        // In a blend the crowd would count twice.
        let all = PanelScoreKind.allCases.filter { by == .panel || $0 != .panelAndCrowd }
        let index = all.firstIndex(of: rule(context).scoreKind) ?? 0
        return all[(index + 1) % all.count]
    }

    /// How the idea stands here, for `w`.
    func whyLines(_ item: Int32, _ context: Context) -> [String] {
        var lines: [String] = []
        let rule = rule(context)
        let pool = pool(context)
        if let words = rule.weightWords, let sentence = pool.figures?.sentence(item) {
            lines.append("\(words.prefix(1).uppercased() + words.dropFirst()): \(sentence).")
        }
        if let sureness = sureness(context) {
            let kept = picture(context).kept
            if let standing = sureness.standing(item, top: kept.count) {
                lines.append(
                    "Chance to be among the best \(kept.count) by the panel: \(standing.words) (\(Figures.decimal(standing.chance))). In nine of ten draws its place is \(standing.wideRanks.lowerBound) to \(standing.wideRanks.upperBound)."
                )
            } else {
                lines.append(sureness.sentence(kept))
            }
        }
        return lines
    }
}
