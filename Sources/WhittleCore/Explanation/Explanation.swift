/// How an idea got where it is, from the raw words to what would have changed the outcome: what the
/// key `w` and `whittle why` show. It says no more than the viewer may see, and says what they may
/// not.
package struct Explanation: Sendable {
    /// A part of the story under its heading.
    package struct Section: Equatable, Sendable {
        package let title: String
        package private(set) var lines: [String] = []

        init(_ title: String) { self.title = title }

        mutating func add(_ line: String) { lines.append(line) }
    }

    private let item: Int32
    private let head: Int32
    private let campaign: Campaign
    private let viewpoint: Viewpoint
    private let rankings: Rankings
    private let words: WordsStory
    private let moderation: ModerationStory
    private let crowd: CrowdStory?
    private let rounds: [RoundStory]
    private let cuts: [CutStory]
    private let aftermath: AftermathStory?

    /// - Parameter past: the campaign as the cut of a stage saw it, with the lines of its basis
    ///   alone; without it what would have changed is asked of the campaign as it is.
    /// - Parameter today: the day on which it is told, in days since 1970-01-01; challenges stand
    ///   on some day of theirs.
    package init(
        _ item: Int32, _ campaign: Campaign, _ derived: Derived, past: [String: Campaign] = [:],
        today: Int? = nil
    ) {
        let viewpoint = derived.viewpoint
        let head = campaign.head(of: item)
        self.item = item
        self.head = head
        self.campaign = campaign
        self.viewpoint = viewpoint
        rankings = derived.rankings
        words = WordsStory(item, campaign, viewpoint)
        moderation = ModerationStory(item, campaign, viewpoint)
        // What became of the head is not told where the head may not be seen.
        let isWhole = viewpoint.canSee(head, in: campaign)
        crowd = isWhole ? CrowdStory(item, campaign, viewpoint, derived.rankings) : nil
        rounds =
            viewpoint.isPublic || !isWhole
            ? [] : campaign.panelRounds.map { RoundStory($0, head, campaign, viewpoint) }
        cuts =
            isWhole
            ? campaign.cutStages.compactMap {
                CutStory($0, item, campaign, viewpoint, past: past[$0])
            } : []
        aftermath = isWhole ? AftermathStory(head, campaign, viewpoint, today: today) : nil
    }

    /// Who stands back: facilitators see all, the others themselves, and then not the idea.
    private var recusals: [(member: String, reason: String?)] {
        guard viewpoint.roles.contains(.facilitator) else { return [] }
        return campaign.recusals(of: head).map { ($0.member, $0.recusal.reason) }
    }

    // MARK: Text

    /// In the order of what happens to an idea.
    package var sections: [Section] {
        var sections = [words.section, moderation.section]
        if let themes = campaign.themeSentence(of: item, viewpoint) {
            var section = Section("Themes")
            section.add(themes + ".")
            sections.append(section)
        }
        if let merges = moderation.mergeSection { sections.append(merges) }
        if let crowd { sections.append(crowd.section) }
        sections += rounds.map(\.section)
        if let panel = panelSection { sections.append(panel) }
        sections += cuts.map { $0.section(campaign, viewpoint) }
        if let part = aftermath?.part { sections.append(part) }
        return sections
    }

    /// What holds for all rounds: who stands back, and the place that lists show.
    private var panelSection: Section? {
        var section = Section("The panel")
        for (member, reason) in recusals {
            section.add(
                "Recused: \(member)\(reason.map { ", “\($0)”" } ?? ""); their review counts nowhere, and they see nothing of it."
            )
        }
        if let place = rankings.panelPlace(head) {
            let all = rankings.byPanel.count { rankings.panelScore($0) != nil }
            section.add("Place by the panel: \(place) of \(all) with a score you may see.")
        }
        return section.lines.isEmpty ? nil : section
    }

    /// A heading, then its lines, two spaces in.
    package var lines: [String] {
        var lines = ["\(campaign.items.name(item)): \(campaign.title(of: item))"]
        for section in sections {
            lines += ["", section.title]
            lines += section.lines.map { "  " + $0 }
        }
        return lines
    }

    // MARK: JSON

    package var json: JSONValue {
        let score = crowd?.score
        let panel = rankings.panelScore(head)
        let shownHead = head != item && viewpoint.canSee(head, in: campaign)
        let reviews = rounds.flatMap { round in round.reviews.map { $0.json(campaign) } }
        return .row([
            "idea": .string(campaign.items.name(item)),
            "status": .string(campaign.status(of: item).rawValue),
            "counts": .bool(campaign.counts(head)),
            "into": shownHead ? .string(campaign.items.name(head)) : .null,
            "words": words.json, "decisions": moderation.verdictsJSON,
            "merged": moderation.mergedJSON, "coding": campaign.themesJSON(of: item, viewpoint),
            "up": .optional(crowd.map { Int($0.tally.up) }),
            "down": .optional(crowd.map { Int($0.tally.down) }),
            "pass": .optional(crowd.map { Int($0.tally.pass) }),
            "prior_up": score == nil ? .null : .optional(crowd?.prior.a),
            "prior_down": score == nil ? .null : .optional(crowd?.prior.b),
            "crowd": .optional(score?.mean), "crowd_low": .optional(score?.interval.low),
            "crowd_high": .optional(score?.interval.high),
            "crowd_rank": .optional(crowd?.place), "panel": .optional(panel?.mean),
            "panel_spread": .optional(panel?.spread),
            "panel_rank": .optional(rankings.panelPlace(head)),
            "rounds": .array(rounds.map(\.json)), "reviews": .array(reviews),
            "recused": .strings(recusals.map(\.member)),
            "cuts": .array(cuts.map { $0.json(viewpoint) }),
            "became": aftermath?.json ?? .null,
        ])
    }
}
