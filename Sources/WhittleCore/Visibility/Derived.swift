/// What one viewer sees of the campaign, computed once for a version of it: rankings and stages.
/// Screens and verbs read ideas through it.
package struct Derived: Sendable {
    package let viewpoint: Viewpoint
    package let rankings: Rankings
    package let stageByItem: [Int32: String]
    /// The campaign's version that it was computed from.
    package let version: Int

    package init(_ campaign: Campaign, _ viewpoint: Viewpoint) {
        self.viewpoint = viewpoint
        rankings = Rankings(campaign, viewpoint)
        stageByItem = campaign.stageByItem()
        version = campaign.version
    }
}

/// One idea as one viewer sees it: a row of the lists, of `list ideas --json` and of exports.
package struct IdeaSummary: Sendable {
    package let item: Int32
    package let id: String
    package let title: String
    package let body: String
    package let question: String?
    package let status: Verdict
    /// The head that it was merged into.
    package let into: String?
    /// The furthest stage that it is in.
    package let stage: String?
    /// Nil where the viewer may not see votes.
    package let tally: Tally?
    /// The comments that the viewer may see.
    package let comments: Int
    /// The open flags; nil where the viewer may not see them.
    package let flags: Int?
    package let cost: Double?
    package let crowd: CrowdScore?
    package let crowdPlace: Int?
    /// The raw mean of the panel, and its place by that.
    package let panel: PanelScore?
    package let panelPlace: Int?
    /// Where the adjusted score is asked for: making it takes a fit.
    private let figures: PanelFigures?
    /// The author's pseudonym, where the viewer may see it.
    package let participant: String?
    package let happened: Timestamp
    /// The ids of its themes, those of its group united, as far as the viewer may see them.
    package let themes: [String]

    package init(_ item: Int32, _ campaign: Campaign, _ derived: Derived) {
        let viewpoint = derived.viewpoint
        let head = campaign.head(of: item)
        let row = campaign.rows[Int(item)]
        self.item = item
        id = campaign.items.name(item)
        title = campaign.title(of: item)
        body = campaign.body(of: item)
        question = campaign.question(of: item)
        status = row.status
        into = head == item ? nil : campaign.items.name(head)
        stage = derived.stageByItem[head]
        tally = viewpoint.canSeeVotes ? campaign.tally(of: item) : nil
        comments =
            head == item
            ? viewpoint.commentCount(of: item, in: campaign)
            : campaign.comments(of: item).count { viewpoint.canSee($0, in: campaign) }
        flags = viewpoint.canSeeModeration ? campaign.openFlags(over: item).count : nil
        cost = campaign.cost(of: item)
        crowd = derived.rankings.crowdScore(item)
        crowdPlace = derived.rankings.crowdPlace(item)
        panel = derived.rankings.panelScore(item)
        panelPlace = derived.rankings.panelPlace(item)
        figures = derived.rankings.panel
        participant =
            viewpoint.canSeeAuthor(in: campaign) ? campaign.participant(of: item) : nil
        happened = Timestamp(milliseconds: row.happened)
        themes = campaign.themes(of: item, viewpoint)
    }

    /// What it is worth once leniency is taken out, and its place by that; nil where that cannot be
    /// said or seen.
    package var adjusted: PanelCalibration.Estimate? {
        panel == nil ? nil : figures?.adjusted?.estimate(item)
    }
    package var adjustedPlace: Int? { panel == nil ? nil : figures?.adjusted?.place(item) }
    /// All that the panel says of it, raw and adjusted, in one sentence without its full stop.
    package var panelSentence: String? { panel == nil ? nil : figures?.sentence(item) }

    /// The row as JSON, keys in snake_case, stable: what may not be seen is null.
    package var json: JSONValue {
        func number(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
        func decimal(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        return .object([
            JSONMember("idea", .string(id)), JSONMember("title", .string(title)),
            JSONMember("body", .string(body)), JSONMember("question", text(question)),
            JSONMember("status", .string(status.rawValue)), JSONMember("into", text(into)),
            JSONMember("stage", text(stage)),
            JSONMember("up", number(tally.map { Int($0.up) })),
            JSONMember("down", number(tally.map { Int($0.down) })),
            JSONMember("pass", number(tally.map { Int($0.pass) })),
            JSONMember("voters", number(tally.map { Int($0.voters) })),
            JSONMember("comments", .integer(comments)), JSONMember("flags", number(flags)),
            JSONMember("cost", decimal(cost)), JSONMember("crowd", decimal(crowd?.mean)),
            JSONMember("crowd_rank", number(crowdPlace)),
            JSONMember("panel", decimal(panel?.mean)),
            JSONMember("panel_rank", number(panelPlace)),
            JSONMember("panel_adjusted", decimal(adjusted?.mean)),
            JSONMember("panel_adjusted_rank", number(adjustedPlace)),
            JSONMember("reviews", number(panel?.reviews)),
            JSONMember("participant", text(participant)),
            JSONMember("happened", .string(happened.text)),
            JSONMember("themes", .strings(themes)),
        ])
    }
}
