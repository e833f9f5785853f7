package import WhittleCore

/// The log of decisions that may be published: one row an item that was decided on, split or
/// merged, in the ten columns of comhairle's moderation log.
///
/// Texts are those of `PublishedTexts`, ids those of `PublishedIDs`. Moderators have no names. Notes are the staff's
/// and stand in it only where that is asked for.
package struct DecisionLog {
    package static let columns = [
        "statement_id", "created_at", "statement_text", "moderation_status", "is_seed", "themes",
        "reject_reason", "reject_note", "edited_from_statement_id", "replaced_by_statement_ids",
    ]

    package struct Options: Sendable {
        /// Two more columns: who decided, as `moderator-1`, and when.
        package var withModerators = false
        package var withNotes = false

        package init(withModerators: Bool = false, withNotes: Bool = false) {
            self.withModerators = withModerators
            self.withNotes = withNotes
        }
    }

    private let campaign: Campaign
    private let viewpoint: Viewpoint
    package let options: Options
    private let pseudonyms: [String: String]
    private let texts: PublishedTexts
    /// The reason codes of the campaign.
    private let codes: Set<String>
    private let ids: PublishedIDs

    /// The items of the log, the oldest first; none for those who do not moderate.
    package let items: [Int32]
    /// Items that the viewer may not see and that are not in it.
    package let leftOut: Int

    package init(_ campaign: Campaign, _ viewpoint: Viewpoint, _ options: Options) {
        self.campaign = campaign
        self.viewpoint = viewpoint
        self.options = options
        pseudonyms = campaign.moderatorPseudonyms
        let all = campaign.sortedByTime(
            campaign.rows.indices.map(Int32.init).filter { campaign.rows[Int($0)].kind != .unknown }
        )
        let logged = all.filter { item in
            campaign.decision(of: item) != nil || !campaign.parts(of: item).isEmpty
                || !campaign.isHead(item) || campaign.rows[Int(item)].origin >= 0
        }
        items = viewpoint.isStaff ? logged.filter { viewpoint.canSee($0, in: campaign) } : []
        texts = PublishedTexts(items, campaign)
        ids = campaign.publishedIDs
        codes = Set(campaign.reasonCodes)
        leftOut = viewpoint.isStaff ? logged.count - items.count : 0
    }

    /// How many texts are withheld.
    package var withheld: Int { texts.withheld }

    package var table: ExportTable {
        ExportTable(
            columns: DecisionLog.columns
                + (options.withModerators ? ["moderator", "decided_at"] : []),
            rows: items.map(row))
    }

    private func row(_ item: Int32) -> [ExportCell] {
        let decision = campaign.decision(of: item)
        let isHidden = campaign.status(of: item) == .hidden
        let origin = campaign.rows[Int(item)].origin
        var cells: [ExportCell] = [
            .text(ids.id(of: item)),
            .text(Timestamp(milliseconds: campaign.rows[Int(item)].happened).text),
            .text(texts.text(of: item)), .text(status(of: item)), isSeed(item),
            themes(of: item), optional(isHidden ? decision?.reason.map(code) : nil),
            optional(isHidden && options.withNotes ? decision?.note : nil),
            origin >= 0 ? .text(ids.id(of: origin)) : .empty, replacements(of: item),
        ]
        if options.withModerators {
            let isImported = campaign.isDecisionImported(item)
            let name = decision.map { isImported ? "imported" : pseudonyms[$0.member] ?? "" }
            cells += [optional(name), optional(decision?.happened.text)]
        }
        return cells
    }

    /// A line that was written by hand may give anything as its reason, a name as well.
    private func code(_ reason: String) -> String { codes.contains(reason) ? reason : "other" }

    private func optional(_ text: String?) -> ExportCell { text.map { .text($0) } ?? .empty }

    /// Escalated is a mark for the staff: to readers it is pending.
    private func status(of item: Int32) -> String {
        let verdict = campaign.status(of: item)
        return (verdict == .escalated ? .pending : verdict).rawValue
    }

    /// True for what a member wrote here without naming a participant. Sources do not say it.
    private func isSeed(_ item: Int32) -> ExportCell {
        if campaign.source(of: item) != nil { return .empty }
        let origin = campaign.rows[Int(item)].origin
        if origin >= 0, campaign.source(of: origin) != nil { return .empty }
        return .text(campaign.participant(of: item) == nil ? "true" : "false")
    }

    /// The themes that are settled, or on which both coders agree: the public's are no others.
    private func themes(of item: Int32) -> ExportCell {
        let themes = Viewpoint.publicView.ownThemes(of: item, in: campaign).themes
        return themes.isEmpty ? .empty : .text(themes.joined(separator: ", "))
    }

    /// What stands in an item's place: the parts that it was split into, and the idea that it was
    /// merged into.
    private func replacements(of item: Int32) -> ExportCell {
        var names = campaign.parts(of: item).map { ids.id(of: $0) }
        if !campaign.isHead(item) { names.append(ids.id(of: campaign.head(of: item))) }
        return names.isEmpty ? .empty : .text(names.joined(separator: " "))
    }
}
