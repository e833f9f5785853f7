package import WhittleCore

/// The tables of a campaign as one reader may see them. Whatever is in them has been asked of the
/// reader's viewpoint; there is no other way to a table.
package struct CampaignTables {
    package let campaign: Campaign
    package let viewpoint: Viewpoint
    private let derived: Derived
    private let ids: PublishedIDs
    /// From which groups the authors of ideas are, where a public file tells it: by idea.
    private let groups: [Int32: SmallGroups.Row]

    /// - Parameter groups: what a public file tells of the authors of ideas, small groups merged;
    ///   nothing for other files, in which the reader's rights decide.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, groups: [Int32: SmallGroups.Row] = [:]
    ) {
        self.campaign = campaign
        self.viewpoint = viewpoint
        self.groups = groups
        derived = Derived(campaign, viewpoint)
        ids = campaign.publishedIDs
    }

    /// An id of what was made here begins with a member's name, which is not for the public.
    func id(_ item: Int32) -> String {
        viewpoint.isPublic ? ids.id(of: item) : campaign.items.name(item)
    }

    func text(_ text: String?) -> ExportCell { text.map { .text($0) } ?? .empty }
    func whole(_ value: Int?) -> ExportCell { value.map { .integer($0) } ?? .empty }
    func decimal(_ value: Double?) -> ExportCell { value.map { .number($0) } ?? .empty }

    // MARK: Ideas

    package var ideas: ExportTable {
        ExportTable(
            columns: ExportKind.ideas.columns.map(\.name),
            rows: viewpoint.ideas(in: campaign).map(ideaRow))
    }

    private func ideaRow(_ item: Int32) -> [ExportCell] {
        let idea = IdeaSummary(item, campaign, derived)
        let head = campaign.head(of: item)
        let into = head != item && viewpoint.canSee(head, in: campaign) ? id(head) : nil
        let source = campaign.source(of: item)
        let group = groups[item]?.values ?? details(of: item)
        return [
            .text(id(item)), .text(idea.title), .text(idea.body), text(idea.question),
            .text(idea.status.rawValue), text(into), text(idea.stage),
        ] + tally(idea.tally) + [
            decimal(idea.crowd?.mean), whole(idea.crowdPlace), decimal(idea.panel?.mean),
            whole(idea.panelPlace), decimal(idea.adjusted?.mean), whole(idea.adjustedPlace),
            whole(idea.panel?.reviews), .integer(idea.comments), whole(idea.flags),
            decimal(idea.cost), themes(idea), text(idea.participant),
            group[0].isEmpty ? .empty : .text(group[0]),
            group[1].isEmpty ? .empty : .text(group[1]), text(source?.system), text(source?.id),
            .text(idea.happened.text),
        ]
    }

    private func tally(_ tally: Tally?) -> [ExportCell] {
        [
            whole(tally.map { Int($0.up) }), whole(tally.map { Int($0.down) }),
            whole(tally.map { Int($0.pass) }), whole(tally.map { Int($0.voters) }),
        ]
    }

    private func themes(_ idea: IdeaSummary) -> ExportCell {
        .text(idea.themes.map { campaign.themeBook.title($0) }.joined(separator: "; "))
    }

    /// Country and background of an author, for those who know authors by name anyway.
    private func details(of item: Int32) -> [String] {
        guard viewpoint.isStaff else { return ["", ""] }
        return campaign.groupRow(ofAuthorOf: item).values
    }

    package var comments: ExportTable {
        ExportTable(
            columns: ExportKind.comments.columns.map(\.name),
            rows: viewpoint.comments(in: campaign).map(commentRow))
    }

    private func commentRow(_ item: Int32) -> [ExportCell] {
        let row = campaign.rows[Int(item)]
        let source = campaign.source(of: item)
        func named(_ other: Int32) -> ExportCell {
            other >= 0 && viewpoint.canSee(other, in: campaign) ? .text(id(other)) : .empty
        }
        let isNamed = viewpoint.canSeeAuthor(in: campaign)
        return [
            .text(id(item)), named(row.idea), named(row.reply), .text(row.commentKind.rawValue),
            .integer(Int(row.stance)), .text(campaign.body(of: item)), .text(row.status.rawValue),
        ] + tally(viewpoint.canSeeVotes ? row.tally : nil) + [
            whole(viewpoint.canSeeModeration ? campaign.openFlags(of: item).count : nil),
            text(isNamed ? campaign.participant(of: item) : nil), text(source?.system),
            text(source?.id), .text(Timestamp(milliseconds: row.happened).text),
        ]
    }

    // MARK: Shortlists

    /// The ideas that a stage keeps, those alone that the reader may see.
    package func shortlist(_ stage: String) -> ExportTable {
        var rows: [[ExportCell]] = []
        for (item, outcome) in campaign.outcomes(of: stage)
        where outcome.isIn && viewpoint.canSee(item, in: campaign) {
            rows.append(shortlistRow(item, outcome))
        }
        return ExportTable(columns: ExportKind.shortlist.columns.map(\.name), rows: rows)
    }

    /// All stages that have a cut, in the order of the plan.
    package var stages: ExportTable {
        ExportTable(
            columns: ExportKind.stages.columns.map(\.name),
            rows: campaign.cutStages.flatMap { stage in
                shortlist(stage).rows.map { [.text(stage)] + $0 }
            })
    }

    private func shortlistRow(_ item: Int32, _ outcome: Outcome) -> [ExportCell] {
        let idea = IdeaSummary(item, campaign, derived)
        let merged = campaign.group(of: item).dropFirst()
            .filter { viewpoint.canSee($0, in: campaign) }.map(id)
        let begin: [ExportCell]
        let reached: [ExportCell]
        switch outcome {
        case .kept(let place):
            (begin, reached) = ([.integer(place)], [.text("kept"), .empty])
        case .keptByOverride(let reason):
            (begin, reached) = ([.empty], [.text("kept by an override"), .text(reason)])
        case .droppedByOverride, .dropped, .hidden:
            (begin, reached) = ([.empty], [.text("kept"), .empty])
        }
        return begin + [
            .text(id(item)), .text(idea.title), .text(idea.body),
            text(idea.question.map { campaign.questionTitle($0) }),
        ] + reached + tally(idea.tally) + [
            decimal(idea.crowd?.mean), whole(idea.crowdPlace), decimal(idea.panel?.mean),
            whole(idea.panelPlace), decimal(idea.adjusted?.mean), whole(idea.adjustedPlace),
            whole(idea.panel?.reviews), .integer(idea.comments), decimal(idea.cost),
            .text(merged.joined(separator: " ")), themes(idea),
        ]
    }

    // MARK: Reviews

    /// The reviews that the reader may see; none for the public.
    package var reviews: ExportTable {
        var rows: [[ExportCell]] = []
        if !viewpoint.isPublic {
            let heads = viewpoint.ideas(in: campaign).filter { campaign.isHead($0) }
            for round in campaign.panelRounds {
                for item in heads {
                    rows += ReviewText.visible(of: item, in: round, campaign, viewpoint)
                        .map { reviewRow($0, round) }
                }
            }
        }
        return ExportTable(columns: ExportKind.reviews.columns.map(\.name), rows: rows)
    }

    private func reviewRow(_ review: Review, _ round: Round) -> [ExportCell] {
        func scores(_ scores: [CriterionScore]) -> ExportCell {
            .text(
                scores.map { "\($0.criterion)=\($0.value.map { Decimal15.text($0) } ?? "")" }
                    .joined(separator: " "))
        }
        return [
            .text(round.id), .text(id(review.item)), .text(campaign.title(of: review.item)),
            .text(review.member), decimal(review.score), .text(review.counts ? "yes" : "no"),
            .text(ReviewText(review, round).standing), scores(review.content.scores),
            scores(review.excludedScores), text(review.exclusion?.reason),
            whole(review.content.confidence), text(review.content.comment),
            .integer(review.submissions), .text(review.stamp.time.text),
            .text(campaign.isStale(review) ? "yes" : "no"),
        ]
    }
}
