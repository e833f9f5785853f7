/// One `key:value` of a query, with what its values mean in the campaign.
struct QueryTerm: Sendable {
    /// How a number or a date is compared.
    enum Comparison: String, CaseIterable, Sendable {
        // The longer signs first, so that `>=` is not read as `>`.
        case atLeast = ">=", atMost = "<=", above = ">", below = "<", equals = "=", colon = ":"
    }

    /// What the value must be.
    enum Test: Sendable {
        /// One of the words.
        case words([String])
        /// One of the items, questions or participants; -1 stands for none.
        case handles([Int32])
        /// One of these.
        case yes([Bool])
        case number(Comparison, [Double])
        /// Milliseconds: the moments that a date covers.
        case date(Comparison, [Range<Int64>])
        /// The viewer may not know what is asked for.
        case unseen
    }

    var key: QueryKey
    var test: Test

    /// Nil where the viewer may not see what is asked for.
    func value(_ item: Int32, _ context: QueryContext) -> Bool? {
        guard isSeen(item, context) else { return nil }
        switch test {
        case .unseen: return nil
        case .words(let words): return holds(words, item, context)
        case .handles(let handles): return holds(handles, item, context)
        case .yes(let wanted): return isTrue(item, context).map(wanted.contains) ?? false
        case .number(let comparison, let values):
            guard let number = number(item, context) else { return false }
            return values.contains { QueryTerm.compare(number, comparison, $0) }
        case .date(let comparison, let ranges):
            guard let moment = moment(item, context.campaign) else { return false }
            return ranges.contains { QueryTerm.compare(moment, comparison, $0) }
        }
    }

    private func isSeen(_ item: Int32, _ context: QueryContext) -> Bool {
        switch key.part {
        case .open: return true
        case .author: return context.viewpoint.canSeeAuthor(in: context.campaign)
        case .moderation: return context.viewpoint.canSeeModeration
        case .votes: return context.viewpoint.canSeeVotes
        case .reviews:
            guard let round = context.derived?.rankings.round else {
                return !context.viewpoint.isPublic
            }
            // Of a comment there is nothing to see: the term is false for everyone.
            return context.campaign.rows[Int(item)].kind == .comment
                || context.viewpoint.canSeeReviews(of: item, in: round, context.campaign)
        }
    }

    // MARK: What an item has

    private func holds(_ words: [String], _ item: Int32, _ context: QueryContext) -> Bool {
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        switch key {
        case .status: return words.contains(row.status.rawValue)
        case .kind:
            return words.contains(row.kind == .idea ? "idea" : row.commentKind.rawValue)
        case .stage:
            guard row.kind == .idea else { return false }
            return words.contains(context.derived?.stageByItem[campaign.head(of: item)] ?? "none")
        case .flag:
            return campaign.openFlags(over: item).contains { words.contains($0.reason) }
        case .flagger:
            return campaign.openFlags(over: item).contains { flag in
                flag.rule == nil && words.contains(flag.raiser)
            }
        case .rule:
            return campaign.openFlags(over: item).contains { flag in
                flag.rule.map(words.contains) ?? false
            }
        case .reason:
            guard let decision = campaign.decision(of: item) else { return false }
            return words.contains(decision.reason ?? "none")
        case .theme:
            // What may not be seen is like what nobody has coded, and so is its opposite.
            let themes = campaign.themes(of: item, context.viewpoint)
            return words.contains { themes.isEmpty ? $0 == "none" : themes.contains($0) }
        case .by: return campaign.decision(of: item).map { words.contains($0.member) } ?? false
        case .question, .idea, .thread, .id, .participant, .author, .merged, .undecided, .written,
            .flags, .flagged, .decided, .changed, .comments, .up, .down, .pass, .voters, .cost,
            .crowd, .panel, .crowdRank, .panelRank, .reviews, .saved:
            return false
        }
    }

    private func holds(_ handles: [Int32], _ item: Int32, _ context: QueryContext) -> Bool {
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        switch key {
        case .id: return handles.contains(item)
        case .idea: return row.kind == .comment && handles.contains(row.idea)
        case .thread:
            return handles.contains(item) || row.kind == .comment && handles.contains(row.idea)
        case .question:
            return row.kind == .idea && handles.contains(campaign.questionHandle(of: item) ?? -1)
        case .participant, .author:
            return campaign.participantHandle(of: item).map(handles.contains) ?? false
        case .status, .stage, .kind, .merged, .undecided, .written, .flags, .flagged, .flag,
            .flagger, .rule, .reason, .by, .decided, .changed, .comments, .up, .down, .pass,
            .voters, .cost, .crowd, .panel, .crowdRank, .panelRank, .reviews, .theme, .saved:
            return false
        }
    }

    /// Nil where the question does not arise.
    private func isTrue(_ item: Int32, _ context: QueryContext) -> Bool? {
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        switch key {
        case .merged: return row.kind == .idea ? !campaign.isHead(item) : nil
        case .undecided: return row.status == .pending || row.status == .escalated
        case .flagged: return !campaign.openFlags(over: item).isEmpty
        case .changed: return row.hasHistory && campaign.isStale(item)
        case .status, .question, .stage, .kind, .idea, .thread, .id, .participant, .author,
            .written, .flags, .flag, .flagger, .rule, .reason, .by, .decided, .comments, .up,
            .down, .pass, .voters, .cost, .crowd, .panel, .crowdRank, .panelRank, .reviews, .theme,
            .saved:
            return nil
        }
    }

    /// Nil where there is none.
    private func number(_ item: Int32, _ context: QueryContext) -> Double? {
        let campaign = context.campaign
        let row = campaign.rows[Int(item)]
        switch key {
        case .flags: return Double(campaign.openFlags(over: item).count)
        case .comments: return row.kind == .idea ? comments(item, context) : nil
        case .up: return Double(campaign.tally(of: item).up)
        case .down: return Double(campaign.tally(of: item).down)
        case .pass: return Double(campaign.tally(of: item).pass)
        case .voters: return Double(campaign.tally(of: item).voters)
        case .cost: return row.kind == .idea ? campaign.cost(of: item) : nil
        case .crowd: return context.derived?.rankings.crowdScore(item)?.mean
        case .panel: return context.derived?.rankings.panelScore(item)?.mean
        case .crowdRank: return context.derived?.rankings.crowdPlace(item).map(Double.init)
        case .panelRank: return context.derived?.rankings.panelPlace(item).map(Double.init)
        case .reviews:
            return context.derived?.rankings.panelScore(item).map { Double($0.reviews) }
        case .status, .question, .stage, .kind, .idea, .thread, .id, .participant, .author, .merged,
            .undecided, .written, .flagged, .flag, .flagger, .rule, .reason, .by, .decided,
            .changed, .theme, .saved:
            return nil
        }
    }

    private func comments(_ idea: Int32, _ context: QueryContext) -> Double {
        let campaign = context.campaign
        guard campaign.isHead(idea) else {
            return Double(
                campaign.comments(of: idea).count { context.viewpoint.canSee($0, in: campaign) })
        }
        return Double(context.viewpoint.commentCount(of: idea, in: campaign))
    }

    private func moment(_ item: Int32, _ campaign: Campaign) -> Int64? {
        key == .decided
            ? campaign.decision(of: item)?.happened.milliseconds
            : campaign.rows[Int(item)].happened
    }

    // MARK: Comparing

    static func compare(_ value: Double, _ comparison: Comparison, _ other: Double) -> Bool {
        switch comparison {
        case .atLeast: value >= other
        case .atMost: value <= other
        case .above: value > other
        case .below: value < other
        case .equals, .colon: value == other
        }
    }

    /// A date covers all its moments: after a day is from the next midnight on.
    static func compare(_ value: Int64, _ comparison: Comparison, _ span: Range<Int64>) -> Bool {
        switch comparison {
        case .atLeast: value >= span.lowerBound
        case .atMost: value < span.upperBound
        case .above: value >= span.upperBound
        case .below: value < span.lowerBound
        case .equals, .colon: span.contains(value)
        }
    }
}
