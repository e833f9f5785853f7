/// What a chair publishes of a stage: how its cut came about, and what became of every idea that
/// the cut considered. Its readers are the public, so it holds what may be published and no more:
/// no review of one member, no private comment, no text that the public may not read.
///
/// Figures are those of the lines that the cut was made from; what was decided since, overrides,
/// minutes and what moderators hid, is as it stands now.
package struct StageReport: Sendable {
    /// Why there is no report, in a sentence.
    package struct Refusal: Error, Equatable, Sendable {
        package let sentence: String
    }

    /// What became of an idea.
    package enum Result: String, CaseIterable, Sendable {
        case kept
        case keptByOverride = "kept by an override"
        case notKept = "not kept"
        case droppedByOverride = "dropped by an override"
        case keptAndHidden = "kept, and hidden since"
        case notKeptAndHidden = "not kept, and hidden since"

        package var isIn: Bool { self == .kept || self == .keptByOverride }
    }

    /// One idea that the cut considered.
    package struct Idea: Sendable {
        package let id: String
        /// Nil where the public may not read it.
        package let title: String?
        package let result: Result
        /// Where it was merged into another since.
        package let mergedInto: String?
        /// Of an override, for the public.
        package let reason: String?
        package let fate: CutFate
        /// In the rule's order; nil without a score.
        package let place: Int?
        /// In the units of the order; nil where it is one reader's score.
        package let value: Double?
        package let cost: Double?
        package let up: Int?
        package let down: Int?
        /// Reviews that count.
        package let readers: Int
        package let mean: Double?
        package let rawPlace: Int?
        package let adjusted: Double?
        package let adjustedPlace: Int?
        package let band: ChanceBand?
        /// How many other ideas it stands for.
        package let standsFor: Int
        package let minutes: IdeaDeliberated?
        package let meeting: MeetingHeld?
    }

    /// A limit of the rule and what it costs.
    package struct Limit: Sendable {
        package let words: String
        package let price: Double?
        package let movedIn: [String]
        package let movedOut: [String]
    }

    package let campaign: String
    package let stage: String
    package let title: String
    package let from: String
    package let fromTitle: String
    package let rule: CutRule
    package let at: Timestamp
    package let note: String?
    package let currency: String?
    package let considered: Int
    /// How many the rule keeps, and how many the stage holds now.
    package let kept: Int
    package let held: Int
    /// In the order of the rule, those without a score last.
    package let ideas: [Idea]
    /// Ideas in the stage by an override that the cut did not consider: id, title, reason.
    package let beside: [(id: String, title: String?, reason: String)]
    /// Ideas that were not considered, by why, with how many.
    package let notConsidered: [(why: String, count: Int)]
    package let limits: [Limit]
    package let panel: PanelReport?
    /// Lines of the journal that the cut was made from, and their digest.
    package let lines: Int
    package let digest: String
    /// False where lines were erased since: the cut cannot be computed again from what is left.
    package let isWhole: Bool

    /// A mean of fewer reviews than this is not published: it would be one member's score.
    package static let leastReaders = 2

    /// Why this viewer can make no report of a stage, as far as that can be told without its past;
    /// nil where they may.
    package static func refusal(
        _ stage: String, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> Refusal? {
        guard viewpoint.roles.contains(.facilitator) else {
            return Refusal(
                sentence:
                    "A report is made by a facilitator: it publishes figures that others may not see."
            )
        }
        guard let (cut, _) = campaign.cut(stage) else {
            return Refusal(
                sentence: "The stage \(stage) has no cut yet, so there is nothing to report.")
        }
        guard CutRule(cut.rule) != nil else {
            return Refusal(
                sentence:
                    "This version does not know the rule of the cut \(stage): a newer one made it.")
        }
        return nil
    }

    /// - Parameters:
    ///   - past: the campaign with the lines of the cut's basis alone.
    ///   - viewpoint: who publishes it; they must have the right to see all that is in it.
    ///   - withInterests: whether it names the ideas from which each member stood back. Where
    ///     members take part under their names and authors under pseudonyms, that can tell who
    ///     wrote an idea.
    package init(
        _ stage: String, _ campaign: Campaign, past: Campaign, _ viewpoint: Viewpoint,
        withInterests: Bool = false
    ) throws(Refusal) {
        if let refusal = StageReport.refusal(stage, campaign, viewpoint) { throw refusal }
        guard let (cut, stamp) = campaign.cut(stage), let rule = CutRule(cut.rule) else {
            throw Refusal(sentence: "The stage \(stage) has no cut.")
        }
        let source = ReportSource(
            stage: stage, cut: cut, rule: rule, campaign: campaign, past: past,
            viewpoint: viewpoint, withInterests: withInterests)
        isWhole = try source.check()
        self.stage = stage
        self.rule = rule
        self.campaign = campaign.title
        title = campaign.stageTitle(stage)
        from = cut.from
        fromTitle = cut.from == "pool" ? "all ideas" : campaign.stageTitle(cut.from)
        at = stamp.time
        note = cut.note
        currency = campaign.currency
        considered = cut.considered
        kept = cut.kept.count
        held = campaign.kept(in: stage).count
        panel = source.panel
        ideas = source.ideas(panel)
        beside = source.beside
        notConsidered = source.notConsidered
        limits = source.limits
        lines = cut.basis.reduce(0) { $0 + $1.seq }
        digest = cut.digest
    }

    /// How many ideas came to each end, in a fixed order, those to which none came left out. They
    /// add up to all that were considered.
    package var counts: [(result: Result, count: Int)] {
        Result.allCases.compactMap { result in
            let count = ideas.count { $0.result == result }
            return count > 0 ? (result, count) : nil
        }
    }
}
