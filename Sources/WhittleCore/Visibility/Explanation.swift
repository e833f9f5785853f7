/// How an idea got where it is: what the key `w` and `whittle why` show. It says no more than the
/// viewer may see, and says what they may not.
package struct Explanation: Sendable {
    private let item: Int32
    private let head: Int32
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    private let rankings: Rankings

    package init(_ item: Int32, _ campaign: Campaign, _ derived: Derived) {
        self.item = item
        self.campaign = campaign
        viewpoint = derived.viewpoint
        head = campaign.head(of: item)
        rankings = derived.rankings
    }

    // MARK: Cuts

    struct CutStory {
        var stage: String
        var title: String
        var rule: CutRule?
        var kept: Int
        var considered: Int
        /// From 1; nil where the cut did not keep it.
        var place: Int?
        var outcome: String
        var note: String?
        var needed: String?
    }

    private var cuts: [CutStory] {
        campaign.cutStages.compactMap { stage in
            guard let (cut, _) = campaign.cut(stage) else { return nil }
            let outcome = campaign.outcomes(of: stage).first { $0.item == head }?.outcome
            let rule = CutRule(cut.rule)
            var story = CutStory(
                stage: stage,
                title: campaign.stages.first { $0.stage == stage }?.title ?? stage, rule: rule,
                kept: cut.kept.count, considered: cut.considered, outcome: "", note: cut.note)
            switch outcome {
            case .kept(let place):
                story.place = place
                story.outcome = "kept, place \(place)"
            case .keptByOverride(let reason): story.outcome = "kept by an override: \(reason)"
            case .droppedByOverride(let reason):
                story.outcome = "dropped by an override: \(reason)"
            case .hidden: story.outcome = "kept by the cut, and hidden since"
            case .dropped, nil:
                story.outcome = "not kept"
                story.needed = needed(rule, cut)
            }
            return story
        }
    }

    /// What would have been needed: the last place, who has it, and this idea's place now. Where
    /// limits or both orders decide, the place alone would mislead.
    private func needed(_ rule: CutRule?, _ cut: CutMade) -> String {
        guard let rule, rule.top != nil, !rule.isConstrained else {
            return "The rule kept \(Figures.count(cut.kept.count, "idea"))."
                + (rule.map { fateNow($0, cut) } ?? "")
        }
        var text = "Place \(cut.kept.count) or better was needed"
        let last = cut.kept.last.flatMap { campaign.items.find($0) }.map { campaign.head(of: $0) }
        let value: (Int32) -> Double?
        let place: Int?
        switch rule.by {
        case .panel:
            guard rule.weights.isEmpty else { return text + "." }
            let figures = rankings.panel
            switch rule.scoreKind {
            case .raw:
                value = { figures?.score($0)?.mean }
                place = figures?.rawPlace(head)
            case .adjusted:
                value = { figures?.adjusted?.estimate($0)?.mean }
                place = figures?.adjusted?.place(head)
            case .panelAndCrowd:
                value = { figures?.withCrowd?.estimate($0)?.mean }
                place = figures?.withCrowd?.place(head)
            }
        case .crowd:
            value = { rankings.crowdScore($0)?.mean }
            place = rankings.crowdPlace(head)
        case .net:
            value = { rankings.crowdScore($0).map { Double($0.up - $0.down) } }
            place = nil
        case .blend: return text + "."
        }
        if let last, let value = value(last) {
            text += "; \(campaign.items.name(last)) has it, now with \(Figures.decimal(value))"
        }
        if let place, let own = value(head) {
            text +=
                "; this idea is now at place \(place) of those that you may see, with \(Figures.decimal(own))"
        } else if rule.by == .panel {
            text += "; the panel's scores of this idea are not shown to you, or there are none"
        } else if let own = value(head) {
            text += "; this idea now has \(Figures.decimal(own))"
        }
        return text + "."
    }

    /// What a rule with limits would make of the idea as things are now.
    private func fateNow(_ rule: CutRule, _ cut: CutMade) -> String {
        guard viewpoint.canSeeOrder(rule, from: cut.from, in: campaign) else { return "" }
        let preview = campaign.preview(rule, stage: cut.stage, from: cut.from)
        guard preview.choice.problem == nil,
            let row = campaign.rows(preview).first(where: { $0.item == head })
        else { return "" }
        return row.fate == .kept
            ? " As things are now it would keep this idea."
            : " As things are now this idea is out: \(row.fate.words)."
    }

    // MARK: Reviews

    private var reviews: [(round: Round, reviews: [ReviewText], isWhole: Bool)] {
        guard !viewpoint.isPublic else { return [] }
        return campaign.panelRounds.map { round in
            (
                round,
                ReviewText.visible(of: head, in: round, campaign, viewpoint).map {
                    ReviewText($0, round)
                }, viewpoint.canSeeReviews(of: head, in: round, campaign)
            )
        }
    }

    /// Who stands back: facilitators see all, the others themselves, and then not the idea.
    private var recusals: [(member: String, reason: String?)] {
        guard viewpoint.roles.contains(.facilitator) else { return [] }
        return campaign.recusals(of: head).map { ($0.member, $0.recusal.reason) }
    }

    // MARK: Text

    package var lines: [String] {
        var lines = ["\(campaign.items.name(item)): \(campaign.title(of: item))", ""]
        if head != item {
            lines.append(
                viewpoint.canSee(head, in: campaign)
                    ? "It is merged into \(campaign.items.name(head)), which stands for it; what follows is about both."
                    : "It is merged into another idea, which may not be shown to you.")
        }
        lines.append(statusLine)
        if let themes = campaign.themeSentence(of: item, viewpoint) { lines.append(themes + ".") }
        lines += crowdLines + panelLines
        for (member, reason) in recusals {
            lines.append(
                "Recused: \(member)\(reason.map { ", “\($0)”" } ?? ""); their review counts nowhere, and they see nothing of it."
            )
        }
        lines += cutLines
        return lines
    }

    private var statusLine: String {
        let status = campaign.status(of: item)
        guard campaign.counts(head) else {
            return "Status: \(status.rawValue): it does not count in any ranking."
        }
        return "Status: \(status.rawValue): it counts."
    }

    private var crowdLines: [String] {
        guard viewpoint.canSeeVotes else { return [] }
        let tally = campaign.tally(of: item)
        var lines = [
            "Votes: \(tally.up) up, \(tally.down) down, \(tally.pass) pass by \(tally.voters) participants, each counted once."
        ]
        for other in campaign.group(of: head) where viewpoint.canSee(other, in: campaign) {
            for recorded in campaign.recordedTallies(of: other) {
                guard let last = recorded.last else { continue }
                lines.append(
                    "Totals of \(recorded.system): \(last.up) up, \(last.down) down"
                        + (recorded.system.hasPrefix("hands.") ? ", shown but not counted." : "."))
            }
        }
        guard let score = rankings.crowdScore(head) else { return lines }
        let prior = rankings.prior.prior
        let (low, high) = score.interval
        lines.append(
            "Crowd: (\(score.up) up + \(Figures.decimal(prior.a))) of (\(score.up + score.down) votes + \(Figures.decimal(prior.a + prior.b))) = \(Figures.decimal(score.mean, 3)). \(priorWords); the true share lies between \(Figures.decimal(low)) and \(Figures.decimal(high)) with even odds."
        )
        if let place = rankings.crowdPlace(head) {
            lines.append("Place by the crowd: \(place) of \(rankings.byCrowd.count).")
        }
        return lines
    }

    /// Where the added part of the crowd's value comes from.
    private var priorWords: String {
        let ideas = Figures.count(rankings.prior.ideas, "idea")
        return rankings.prior.ideas < BetaBinomial.leastIdeas
            ? "The added part is the mean of all votes with the weight of two, since only \(ideas) with votes are too few to fit"
            : "The added part is the campaign's own prior, fitted to \(ideas), so that few votes weigh little"
    }

    private var panelLines: [String] {
        var lines: [String] = []
        for (round, reviews, isWhole) in reviews {
            lines.append("Round “\(round.details.title)”, \(round.isOpen ? "open" : "closed"):")
            for text in reviews {
                let score = text.review.score.map { Figures.decimal($0) } ?? "–"
                lines.append(
                    "  \(text.review.member): \(score) (\(text.scores)), counts: \(text.standing)")
            }
            guard isWhole else {
                lines.append("  \(round.whyHidden(from: viewpoint))")
                continue
            }
            if let score = campaign.panelScore(of: head, in: round.id) {
                lines.append(
                    "  Mean \(Figures.decimal(score.mean)) of \(Figures.count(score.reviews, "review"))"
                        + (score.spread.map { ", spread \(Figures.decimal($0))" } ?? "") + ".")
            } else {
                lines.append("  No review counts yet.")
            }
        }
        if let place = rankings.panelPlace(head) {
            let all = rankings.byPanel.count { rankings.panelScore($0) != nil }
            lines.append("Place by the panel: \(place) of \(all) with a score you may see.")
        }
        if let sentence = rankings.panel?.sentence(head) {
            lines.append(sentence.prefix(1).uppercased() + sentence.dropFirst() + ".")
        }
        return lines
    }

    private var cutLines: [String] {
        cuts.flatMap { story in
            let rule = story.rule.map(\.words) ?? "a rule that this version does not know"
            var lines = [
                "Cut “\(story.title)”: \(rule), \(story.kept) of \(story.considered): \(story.outcome)."
            ]
            if let note = story.note { lines.append("  Note: \(note)") }
            if let needed = story.needed { lines.append("  \(needed)") }
            return lines
        }
    }

    // MARK: JSON

    package var json: JSONValue {
        let tally = viewpoint.canSeeVotes ? campaign.tally(of: item) : nil
        let crowd = rankings.crowdScore(head)
        let panel = rankings.panelScore(head)
        let shownHead = head != item && viewpoint.canSee(head, in: campaign)
        return .row([
            "idea": .string(campaign.items.name(item)),
            "status": .string(campaign.status(of: item).rawValue),
            "counts": .bool(campaign.counts(head)),
            "into": shownHead ? .string(campaign.items.name(head)) : .null,
            "coding": campaign.themesJSON(of: item, viewpoint),
            "up": .optional(tally.map { Int($0.up) }),
            "down": .optional(tally.map { Int($0.down) }),
            "pass": .optional(tally.map { Int($0.pass) }),
            "prior_up": crowd == nil ? .null : .number(rankings.prior.prior.a),
            "prior_down": crowd == nil ? .null : .number(rankings.prior.prior.b),
            "crowd": .optional(crowd?.mean), "crowd_low": .optional(crowd?.interval.low),
            "crowd_high": .optional(crowd?.interval.high),
            "crowd_rank": .optional(rankings.crowdPlace(head)),
            "panel": .optional(panel?.mean), "panel_spread": .optional(panel?.spread),
            "panel_rank": .optional(rankings.panelPlace(head)),
            "reviews": .array(
                reviews.flatMap { entry in entry.reviews.map { $0.json(campaign) } }),
            "recused": .strings(recusals.map(\.member)),
            "cuts": .array(
                cuts.map { story in
                    .row([
                        "stage": .string(story.stage),
                        "by": .optional(story.rule?.by.rawValue),
                        "kept": .integer(story.kept), "considered": .integer(story.considered),
                        "place": .optional(story.place), "outcome": .string(story.outcome),
                        "needed": .optional(story.needed),
                    ])
                }),
        ])
    }
}
