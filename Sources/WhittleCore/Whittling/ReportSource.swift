/// Where a report's figures come from: the campaign as it is, and as the cut saw it.
struct ReportSource {
    private let stage: String
    private let cut: CutMade
    private let rule: CutRule
    private let campaign: Campaign
    private let past: Campaign
    private let viewpoint: Viewpoint
    private let preview: CutPreview
    private let withInterests: Bool

    init(
        stage: String, cut: CutMade, rule: CutRule, campaign: Campaign, past: Campaign,
        viewpoint: Viewpoint, withInterests: Bool
    ) {
        self.withInterests = withInterests
        self.stage = stage
        self.cut = cut
        self.rule = rule
        self.campaign = campaign
        self.past = past
        self.viewpoint = viewpoint
        preview = past.preview(rule, stage: stage, from: cut.from)
    }

    /// An idea of then as it is known now.
    private func now(_ item: Int32) -> Int32? { campaign.items.find(past.items.name(item)) }

    private func id(_ item: Int32) -> String { past.items.name(item) }

    /// Refuses what may not be published yet, or does not agree. Answers whether the cut can be
    /// computed again from its lines.
    func check() throws(StageReport.Refusal) -> Bool {
        let verdict = cut.checked(in: past).verdict
        switch verdict {
        case .agrees, .changed: break
        case .missing:
            throw StageReport.Refusal(
                sentence:
                    "Some of the lines that the cut \(stage) is based on are not here, so its report would not be whole. Get the journals of all writers first."
            )
        case .unknownRule:
            throw StageReport.Refusal(
                sentence:
                    "This version does not know the rule of the cut \(stage): a newer one made it.")
        case .differs:
            throw StageReport.Refusal(
                sentence:
                    "The cut \(stage) does not agree with its rule, so it is not reported: `whittle cut --check \(stage)` says where they differ."
            )
        }
        let recused = preview.order.pool.count { item in
            now(item).map { !viewpoint.canSee($0, in: campaign) } ?? false
        }
        guard recused == 0 else {
            throw StageReport.Refusal(
                sentence:
                    "You stand back from \(Figures.count(recused, "idea")) that this cut chose from, and a report names them all: another facilitator makes it."
            )
        }
        if let round = openRound {
            throw StageReport.Refusal(
                sentence:
                    "The round “\(round.details.title)” is open, and a report would tell its scores. Close it first: whittle round close \(round.id)"
            )
        }
        if let why = viewpoint.whyOrderIsHidden(rule, cut.from, of: past, in: campaign) {
            throw StageReport.Refusal(
                sentence: "The scores behind this cut may not be published yet. \(why)")
        }
        return verdict == .agrees
    }

    /// The rule's round, where publishing its scores now would tell members what they may not know
    /// before they have scored.
    private var openRound: Round? {
        guard let round = roundOfRule, round.isOpen else { return nil }
        switch round.details.visibility {
        case .always: return nil
        case .afterOwn, .afterRound, .sealed: return round
        }
    }

    /// The round that the rule uses, as it is now.
    private var roundOfRule: Round? {
        guard rule.by.usesPanel else { return nil }
        return (rule.round ?? past.currentRound?.id).flatMap(campaign.round)
    }

    // MARK: The panel

    /// Nil where no panel had a part in the cut.
    var panel: PanelReport? {
        guard let now = roundOfRule, let then = past.round(now.id) else { return nil }
        let round = Round(details: then.details, isOpen: now.isOpen, opened: then.opened)
        let names: ((Int32) -> String)? = withInterests ? { self.id($0) } : nil
        return PanelReport(
            round, kept: rule.by == .panel ? preview.kept : nil, pool: preview.order.pool,
            past: past, viewpoint, interests: names)
    }

    // MARK: Ideas

    func ideas(_ panel: PanelReport?) -> [StageReport.Idea] {
        var outcomes: [Int32: Outcome] = [:]
        for (item, outcome) in campaign.outcomes(of: stage) { outcomes[item] = outcome }
        let kept = Set(cut.kept)
        let titles = Titles(preview.order.pool.compactMap { now($0) }, campaign)
        var ideas: [StageReport.Idea] = []
        for row in past.rows(preview) {
            let known = now(row.item)
            let head = known.map { campaign.head(of: $0) }
            let name = past.items.name(row.item)
            let end = result(head.flatMap { outcomes[$0] }, isKept: kept.contains(name), head)
            let title = known.flatMap { titles.title($0) }
            ideas.append(idea(row, known, head, end, panel, title))
        }
        return ideas
    }

    private func idea(
        _ row: CutRow, _ known: Int32?, _ head: Int32?, _ result: StageReport.Result,
        _ panel: PanelReport?, _ title: String?
    ) -> StageReport.Idea {
        let usesVotes = !rule.by.usesPanel || rule.by == .blend || rule.approval != nil
        // What stands beside the order is what makes it: the hands, where they do.
        let votes =
            rule.by == .hands
            ? rule.tally.flatMap { past.hands(of: row.item, in: $0) }
            : usesVotes ? past.crowdVotes(of: row.item) : nil
        let readers = panel.map { past.countedScores(of: row.item, in: $0.round).count } ?? 0
        let isMean = readers >= StageReport.leastReaders
        let standing = panel?.standings[row.item]
        let minutes = head.flatMap { campaign.deliberation(stage, $0)?.decision }
        let isByOverride = result == .keptByOverride || result == .droppedByOverride
        let override = head.flatMap { campaign.decidingOverride(stage, $0) }
        return StageReport.Idea(
            id: id(row.item), title: title, result: result,
            mergedInto: known == head ? nil : head.map { campaign.items.name($0) },
            reason: isByOverride ? override?.reason : nil, fate: row.fate, place: row.place,
            value: rule.by == .panel && !isMean ? nil : row.value, cost: row.cost,
            up: votes?.up, down: votes?.down, readers: readers,
            mean: isMean ? standing?.raw : nil, rawPlace: standing?.rawPlace,
            adjusted: isMean ? standing?.adjusted.mean : nil,
            adjustedPlace: standing?.adjustedPlace, band: panel?.bandByItem[row.item],
            standsFor: past.group(of: row.item).count - 1, minutes: minutes,
            meeting: minutes?.meeting.flatMap { campaign.meeting($0) })
    }

    private func result(
        _ outcome: Outcome?, isKept: Bool, _ head: Int32?
    ) -> StageReport.Result {
        let isHidden = head.map { campaign.status(of: $0) == .hidden } ?? false
        if isHidden { return isKept ? .keptAndHidden : .notKeptAndHidden }
        if let override = head.flatMap({ campaign.decidingOverride(stage, $0) }) {
            switch override.verdict {
            case .dropped: return isKept ? .droppedByOverride : .notKept
            case .kept: return isKept ? .kept : .keptByOverride
            case .none: break
            }
        }
        switch outcome {
        case .keptByOverride: return isKept ? .kept : .keptByOverride
        case .droppedByOverride: return .droppedByOverride
        case .kept, .dropped, .hidden, nil: return isKept ? .kept : .notKept
        }
    }

    var beside: [(id: String, title: String?, reason: String)] {
        let pool = Set(
            preview.order.pool.compactMap { now($0) }.map { campaign.head(of: $0) })
        let found = campaign.outcomes(of: stage).compactMap { item, outcome in
            switch outcome {
            case .keptByOverride(let reason) where !pool.contains(item): (item, reason)
            case .kept, .keptByOverride, .droppedByOverride, .dropped, .hidden: nil
            }
        }
        let titles = Titles(found.map(\.0), campaign)
        return found.map { (campaign.items.name($0.0), titles.title($0.0), $0.1) }
    }

    var limits: [StageReport.Limit] {
        past.prices(preview).map { price in
            StageReport.Limit(
                words: price.limit.words(in: rule), price: price.price,
                movedIn: price.movedIn.map(id), movedOut: price.movedOut.map(id))
        }
    }

    /// Why ideas of then were not in the pool, with how many. With the pool they are all ideas that
    /// there were, or all that the earlier stage held.
    var notConsidered: [(why: String, count: Int)] {
        let pool = Set(preview.order.pool)
        let all =
            cut.from == "pool"
            ? past.rows.indices.map(Int32.init).filter { past.rows[Int($0)].kind == .idea }
            : past.kept(in: cut.from)
        var counts: [(why: String, count: Int)] = [
            ("merged into another idea, which stands for them", 0), ("hidden by moderators", 0),
            ("not yet approved by moderators", 0), ("on another question", 0),
        ]
        for item in all where !pool.contains(item) {
            let place =
                !past.isHead(item)
                ? 0 : past.status(of: item) == .hidden ? 1 : !past.counts(item) ? 2 : 3
            counts[place].count += 1
        }
        return counts.filter { $0.count > 0 }
    }
}

/// The titles that the public may read.
private struct Titles {
    private let campaign: Campaign
    private let texts: PublishedTexts

    init(_ items: [Int32], _ campaign: Campaign) {
        self.campaign = campaign
        texts = PublishedTexts(items, campaign)
    }

    func title(_ item: Int32) -> String? {
        guard Viewpoint.publicView.canSee(item, in: campaign), texts.reason(of: item) == nil else {
            return nil
        }
        return campaign.title(of: item)
    }
}
