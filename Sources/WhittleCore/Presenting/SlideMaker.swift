/// Makes what the projector shows of a slide, as much as is revealed. Texts are what the public may
/// see; numbers are those that the presenter may see and that no open round would learn from: the
/// crowd's votes, shows of hands, and a panel's round that is closed.
package struct SlideMaker: Sendable {
    let campaign: Campaign
    let derived: Derived
    let address: String?
    /// The panel's last closed round, as the presenter may see it.
    private let panel: PanelFigures?

    /// - Parameter derived: what the presenter sees.
    package init(_ campaign: Campaign, _ derived: Derived, address: String?) {
        self.campaign = campaign
        self.derived = derived
        self.address = address
        let round = campaign.panelRounds.last { !$0.isOpen }
        if let round, round.id == derived.rankings.round?.id {
            panel = derived.rankings.panel
        } else {
            panel = round.map { PanelFigures(campaign, derived.viewpoint, $0) }
        }
    }

    private var viewpoint: Viewpoint { derived.viewpoint }

    /// A slide with so many of its covers lifted, the numbers as they are now.
    package func projection(_ slide: Slide, level wanted: Int = 0) -> Projection {
        var projection = Projection(slide)
        let level = min(max(0, wanted), slide.covers)
        projection.level = level
        switch slide {
        case .title, .blank: break
        case .address: projection.address = address
        case .funnel: projection.figures = funnel(level)
        case .idea(let idea):
            guard let item = shown(idea) else { return hidden(projection) }
            projection.items = [named(item)]
            if level > 0 { projection.figures = figures(item) }
        case .hands(let idea):
            guard let item = shown(idea) else { return hidden(projection) }
            projection.items = [named(item)]
            if level > 0 { projection.figures = hands(item) }
        case .top(let count):
            if level > 0 { projection.items = top(count) ?? [] }
        case .panel(let count):
            if level > 0 { projection.items = panelTop(count) ?? [] }
        case .cut(let stage):
            projection.basis = campaign.basis(of: slide)
            fill(&projection, stage ?? campaign.cutStages.last, level)
        }
        return projection
    }

    /// Why the presenter cannot show a slide, or not all of it; nil where they can.
    package func obstacle(_ slide: Slide) -> String? {
        switch slide {
        case .title, .funnel, .blank: return nil
        case .address:
            return address == nil
                ? "The campaign has no address: whittle settings --address URL gives it one." : nil
        case .idea(let idea), .hands(let idea):
            return shown(idea) == nil
                ? "The room may not see \(idea) now, or you stand back from it." : nil
        case .top(let count):
            return top(count) == nil
                ? "You may not see the crowd's order, or you stand back from an idea." : nil
        case .panel(let count):
            return panelTop(count) == nil
                ? "No round is closed whose scores you may see all of." : nil
        case .cut(let stage):
            guard let stage = stage ?? campaign.cutStages.last, campaign.cut(stage) != nil else {
                return "No cut was made yet."
            }
            let kept = campaign.kept(in: stage).filter { viewpoint.canSee($0, in: campaign) }
            let shown = kept.count { isShown($0) }
            guard shown < kept.count else { return nil }
            return "The room sees \(Figures.grouped(shown)) of its "
                + "\(Figures.grouped(kept.count)) ideas: the others are not public."
        }
    }

    // MARK: Items

    private func isShown(_ item: Int32) -> Bool {
        Viewpoint.publicView.canSee(item, in: campaign) && campaign.counts(item)
    }

    /// The head of an idea's group, where room and presenter may see it.
    private func shown(_ idea: String) -> Int32? {
        guard let found = campaign.items.find(idea) else { return nil }
        let head = campaign.head(of: found)
        return isShown(head) && viewpoint.canSee(head, in: campaign) ? head : nil
    }

    private func named(
        _ item: Int32, _ band: ChanceBand? = nil, _ value: String? = nil
    ) -> Projection.Item {
        Projection.Item(
            idea: campaign.items.name(item), saw: campaign.textChecksum(of: item), band: band,
            value: value)
    }

    private func hidden(_ projection: Projection) -> Projection {
        var projection = projection
        projection.isBlank = true
        return projection
    }

    /// The ideas that the room may see; nil where the presenter stands back from one of them: a list
    /// without it would be wrong.
    private var common: [Int32]? {
        let all = campaign.rows.indices.map(Int32.init).filter(isShown)
        return all.allSatisfy { viewpoint.canSee($0, in: campaign) } ? all : nil
    }

    // MARK: Numbers

    private func funnel(_ level: Int) -> [Projection.Figure] {
        func figure(_ label: String, _ count: Int) -> Projection.Figure {
            Projection.Figure(label, Figures.grouped(count), count: count)
        }
        let seen = OverviewFigures(campaign, .publicView)
        var result: [Projection.Figure] = []
        if level > 0, viewpoint.canSeeVotes {
            let votes = OverviewFigures(campaign, viewpoint).votes
            result.append(figure("Contributions", seen.texts + votes))
            result.append(figure("of which votes", votes))
        }
        result.append(figure("Texts", seen.texts))
        result.append(figure("Ideas", seen.distinctIdeas))
        for stage in campaign.allStages where stage.kept != nil {
            result.append(figure(stage.title, campaign.kept(in: stage.stage).count(where: isShown)))
        }
        return result
    }

    private func figures(_ item: Int32) -> [Projection.Figure] {
        var result: [Projection.Figure] = []
        if let crowd = derived.rankings.crowdScore(item), let order = common {
            let votes = Projection.Figure("Votes", "\(crowd.up) for, \(crowd.down) against")
            let scored = Set(order)
            let place = derived.rankings.byCrowd.filter(scored.contains).firstIndex(of: item)
            result.append(votes)
            if let place {
                // Among what the room may read: reports count all that was sent.
                let all = Figures.groupedCount(order.count, "public idea")
                result.append(
                    Projection.Figure("Crowd", "place \(Figures.grouped(place + 1)) of \(all)"))
            }
        }
        if let panel, let score = panel.score(item) {
            var words =
                "\(Figures.decimal(score.mean)) from \(Figures.count(score.reviews, "review"))"
            if let adjusted = panel.adjusted?.estimate(item) {
                words += ", adjusted \(Figures.decimal(adjusted.mean))"
            }
            result.append(Projection.Figure("Panel", words))
        }
        return result + hands(item)
    }

    /// The shows of hands on an idea and its group, by their names.
    private func hands(_ item: Int32) -> [Projection.Figure] {
        let prefix = Campaign.handsPrefix
        let all = campaign.group(of: item).flatMap { campaign.recordedTallies(of: $0) }
            .filter { $0.system.hasPrefix(prefix) && $0.last != nil }
        return all.compactMap { tally in
            guard let last = tally.last else { return nil }
            let name = tally.system.dropFirst(prefix.count)
            return Projection.Figure(
                all.count > 1 ? "Hands, \(name)" : "Hands",
                "\(last.up) for, \(last.down) against"
                    + (last.pass > 0 ? ", \(last.pass) abstaining" : ""))
        }
    }

    private func top(_ count: Int) -> [Projection.Item]? {
        guard viewpoint.canSeeVotes, let common else { return nil }
        let shown = Set(common)
        return derived.rankings.byCrowd.filter(shown.contains).prefix(count).map { item in
            named(item, nil, derived.rankings.crowdScore(item).map { SlideMaker.percent($0.mean) })
        }
    }

    /// By the adjusted scores, else by the raw ones.
    private func panelTop(_ count: Int) -> [Projection.Item]? {
        guard let panel, let common else { return nil }
        var rule = CutRule(by: .panel)
        rule.round = panel.round.id
        guard viewpoint.canSeeOrder(rule, from: "pool", in: campaign) else { return nil }
        let shown = Set(common)
        let order =
            panel.adjusted?.order
            ?? panel.table.items.filter { panel.rawPlace($0) != nil }.sorted {
                (panel.rawPlace($0) ?? 0) < (panel.rawPlace($1) ?? 0)
            }
        return order.filter(shown.contains).prefix(count).map { item in
            let mean = panel.adjusted?.estimate(item)?.mean ?? panel.score(item)?.mean
            return named(item, nil, Figures.decimal(mean))
        }
    }

    static func percent(_ share: Double) -> String { Figures.decimal(share * 100, 0) + "%" }
}

// MARK: A cut

extension SlideMaker {
    /// How many ideas below the line are named with their numbers.
    private static let nearest = 5

    /// First what the stage keeps, which is published; then what could go either way; then the
    /// numbers. No order tells a place before the numbers do.
    private func fill(_ projection: inout Projection, _ stage: String?, _ level: Int) {
        guard let stage, let made = campaign.cut(stage)?.cut else { return }
        let kept = campaign.kept(in: stage).filter { isShown($0) }
        let line = level > 0 ? CutPicture(made, stage, kept, self) : nil
        func label(_ band: ChanceBand) -> String {
            switch band {
            case .inside: "In"
            case .grey: "Could go either way"
            case .out: "Out"
            }
        }
        var groups: [(ChanceBand, [Int32])] = [(.inside, kept)]
        var out: Int?
        if let line {
            let grey = Set(line.grey)
            groups = [(.inside, kept.filter { !grey.contains($0) }), (.grey, line.grey)]
            out = line.pool.count { !grey.contains($0) && !kept.contains($0) }
            if level > 1 { groups.append((.out, Array(line.below.prefix(SlideMaker.nearest)))) }
        }
        for (band, items) in groups where !items.isEmpty || band == .inside {
            let ordered = level > 1 ? line?.sorted(items) : nil
            projection.items += (ordered ?? campaign.sortedByTime(items)).map { item in
                projectionItem(item, band, level > 1 ? line?.value(item) : nil)
            }
            guard band != .out else { continue }
            projection.figures.append(
                Projection.Figure(
                    label(band), Figures.grouped(items.count), count: items.count, band: band))
        }
        if let out {
            projection.figures.append(
                Projection.Figure(label(.out), Figures.grouped(out), count: out, band: .out))
        }
    }

    private func projectionItem(
        _ item: Int32, _ band: ChanceBand, _ value: String?
    ) -> Projection.Item {
        Projection.Item(
            idea: campaign.items.name(item), saw: campaign.textChecksum(of: item), band: band,
            value: value)
    }

    /// The numbers around a cut's line, as things are now; nil where the presenter may not know the
    /// order, or the panel's round is open.
    private struct CutPicture {
        /// What the cut chose from, as far as the room may see it.
        let pool: [Int32]
        let grey: [Int32]
        /// What is not kept, the nearest to the line first.
        let below: [Int32]
        private let places: [Int32: Int]
        private let values: [Int32: String]

        init?(_ cut: CutMade, _ stage: String, _ kept: [Int32], _ maker: SlideMaker) {
            let campaign = maker.campaign
            guard var rule = CutRule(cut.rule) else { return nil }
            let round = (rule.by.usesPanel ? rule.round : nil).flatMap(campaign.round)
            if rule.by.usesPanel {
                guard let round, !round.isOpen else { return nil }
                rule.round = round.id
            }
            guard
                maker.derived.viewpoint.canSeeOrder(rule, from: cut.from, in: campaign),
                maker.common != nil
            else { return nil }
            let order = campaign.cutOrder(rule, from: cut.from)
            pool = order.pool.filter(maker.isShown)
            let named = Set(pool)
            var places: [Int32: Int] = [:]
            var values: [Int32: String] = [:]
            for (place, item) in order.order.enumerated() {
                places[item] = place
                values[item] = CutPicture.words(order.values[item], rule.by)
            }
            let inStage = Set(kept)
            below = order.order.filter { named.contains($0) && !inStage.contains($0) }
            var grey: [Int32] = []
            if rule.by == .panel, let round,
                let sureness = try? ShortlistSureness(
                    PanelTable(
                        campaign, round, weights: rule.weights,
                        of: campaign.reviewedIdeas(in: round.id)),
                    rule.scoreKind == .raw ? .adjusted : rule.scoreKind, pool: Set(order.pool))
            {
                for item in order.order where named.contains(item) {
                    guard let standing = sureness.standing(item, top: kept.count) else { continue }
                    values[item, default: ""] += ", \(SlideMaker.percent(standing.chance))"
                    if standing.band == .grey { grey.append(item) }
                }
            }
            self.grey = grey
            self.places = places
            self.values = values
        }

        private static func words(_ value: Double?, _ by: CutRule.Basis) -> String {
            switch by {
            case .crowd: value.map { SlideMaker.percent($0) } ?? ""
            case .panel, .blend: Figures.decimal(value)
            case .net, .hands: Figures.decimal(value, 0)
            }
        }

        func value(_ item: Int32) -> String? { values[item] }

        /// In the order of the rule; what it does not order comes last.
        func sorted(_ items: [Int32]) -> [Int32] {
            items.enumerated().sorted { one, other in
                let first = places[one.element] ?? Int.max
                let second = places[other.element] ?? Int.max
                return first != second ? first < second : one.offset < other.offset
            }.map(\.element)
        }
    }
}
