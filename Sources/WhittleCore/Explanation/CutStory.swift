/// What one cut made of an idea, as one viewer may see it.
struct CutStory {
    /// A limit of the rule that decided over this idea.
    struct Effect {
        let words: String
        /// True where the idea is kept because of it; else it is out because of it.
        let keepsIn: Bool
    }

    let stage: String
    let title: String
    let from: String
    let cut: CutMade
    let line: String
    let at: Timestamp
    let rule: CutRule?
    /// As the stage has it now; nil for what it does not name.
    let outcome: Outcome?
    /// False where the cut did not choose among this idea.
    var isConsidered = true
    /// Why the order, and all that follows from it, is not shown; nil where it is.
    var whyHidden: String?
    /// True where the figures are those of now and not of the cut.
    var isOfNow = true
    /// The idea in the rule's order: its place among those that the viewer may see.
    var place: Int?
    var value: Double?
    var fate: CutFate?
    /// The money that was left when it was its turn.
    var left: Double?
    var cost: Double?
    var effects: [Effect] = []
    var change: CutChange?
    let override: CutOverride?
    let deliberation: IdeaDeliberated?
    let meeting: MeetingHeld?

    /// - Parameter past: the campaign as the cut saw it, where it is at hand.
    init?(
        _ stage: String, _ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint,
        past: Campaign?
    ) {
        guard let (cut, stamp) = campaign.cut(stage) else { return nil }
        let head = campaign.head(of: item)
        self.stage = stage
        self.cut = cut
        title = campaign.stageTitle(stage)
        from = cut.from
        line = campaign.lineID(stamp)
        at = stamp.time
        rule = CutRule(cut.rule)
        outcome = campaign.outcomes(of: stage).first { $0.item == head }?.outcome
        override = campaign.decidingOverride(stage, head)
        deliberation = campaign.deliberation(stage, head)?.decision
        meeting = deliberation?.meeting.flatMap { campaign.meeting($0) }
        guard let rule else { return }
        // The idea as the cut knew it: what it was merged into since has a story of its own.
        let base = past ?? campaign
        isOfNow = past == nil
        let name = campaign.items.name(item)
        guard let then = base.items.find(name).map({ base.head(of: $0) }) else {
            isConsidered = false
            return
        }
        isConsidered = base.pool(cut.from, question: rule.question).contains(then)
        guard isConsidered else { return }
        if let reason = viewpoint.whyOrderIsHidden(rule, cut.from, of: base, in: campaign) {
            whyHidden = reason
            return
        }
        fill(rule, then, base, campaign, viewpoint)
    }

    private mutating func fill(
        _ rule: CutRule, _ then: Int32, _ base: Campaign, _ campaign: Campaign,
        _ viewpoint: Viewpoint
    ) {
        let order = base.cutOrder(rule, from: cut.from)
        let choice = base.choice(rule, order)
        guard choice.problem == nil else { return }
        let rows = base.rows(choice, rule, order)
        guard let index = rows.firstIndex(where: { $0.item == then }) else { return }
        let row = rows[index]
        func isShown(_ other: Int32) -> Bool {
            campaign.items.find(base.items.name(other))
                .map { viewpoint.canSee($0, in: campaign) } ?? false
        }
        place =
            row.place == nil
            ? nil : rows[...index].count { $0.place != nil && isShown($0.item) }
        (value, fate, cost) = (row.value, row.fate, row.cost)
        // What is left of the money, what limits cost and what would have been needed tell of the
        // other ideas.
        guard order.pool.allSatisfy(isShown) else {
            whyHidden =
                "What would have changed it is not shown to you: it would tell of an idea that you may not see."
            return
        }
        left = row.left
        let isKept = row.fate == .kept
        effects = rule.limits.compactMap { limit in
            let other = base.choice(rule.without(limit), order)
            guard other.problem == nil, other.kept.contains(then) != isKept else { return nil }
            return Effect(words: limit.words(in: rule), keepsIn: isKept)
        }
        change = CutChange(rule, from: cut.from, then, base)
    }
}

extension Campaign {
    /// The title of a stage; its id where it is not planned.
    package func stageTitle(_ stage: String) -> String {
        stages.first { $0.stage == stage }?.title ?? stage
    }

    /// The override that decides over a head: its own, else one of its group.
    func decidingOverride(_ stage: String, _ head: Int32) -> CutOverride? {
        group(of: head).compactMap { override(stage, $0) }.first
    }
}
