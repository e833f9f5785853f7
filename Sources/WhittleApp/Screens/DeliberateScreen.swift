import WhittleCells
import WhittleCore

/// The meeting's place: the ideas of a stage, the borderline and the contested first, the scores
/// side by side without names, and the decisions with their reasons. The order is frozen while one
/// works.
struct DeliberateScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListAndPane.Move)
        case open, keep, drop, asIs, postpone, names, meeting, minutes, more, fewer, basis, stage
    }

    var list = ListAndPane()
    /// The ideas as they were put in order last.
    var order: [Int32] = []
    /// True while members go by their names; never kept over a restart.
    var isUncovered = false
    /// The meeting to which decisions refer, by id.
    var meeting: String?
    /// How many are kept in the what-if; nil: what the last cut or the plan say.
    var top: Int?
    /// Whose order the what-if is by; nil: the last cut's, else the panel's.
    var by: CutRule.Basis?
    var stageIndex = 0
    var hasBegun = false
    /// The last decision of each idea that this viewer knows of, by its line.
    var knownDecisions: [Int32: String] = [:]
    var arrangedFor: Arrangement?
    var facts = Remembered<FactsKey, Facts>()
    var calibrations = Remembered<ScoresKey, RoundCalibration?>()
    var chances = Remembered<ChancesKey, [Int32: Standing]>()
    var pictures = Remembered<PictureKey, Picture>()

    static let layout = ListAndPane.Layout(heading: 3, sideBySide: 120, tenths: 5)

    static let bindings: [Binding<Action>] =
        Binding.moves(over: "idea", beside: "scores and the text", Action.move) + [
            Binding(
                [.character("K")], .keep, "keep", "Decides that the idea is kept: reason, votes."),
            Binding([.character("D")], .drop, "drop", "Decides that it is dropped: reason, votes."),
            Binding([.character("L")], .asIs, "leave", "Decides that it stays as it stands."),
            Binding(
                [.character("P")], .postpone, "put off", "Puts the decision off, with a reason."),
            Binding(
                [.character("M")], .meeting, "meeting",
                "Starts a meeting, goes on with one, or corrects who is present."),
            Binding(
                [.character("n")], .names, "names", "Shows members by name, or as letters again."),
            Binding([.enter, .character("l"), .right], .open, "read", "Opens the idea whole."),
            Binding(
                [.character("v")], .minutes, "minutes", "Shows the minutes so far.", inFooter: false
            ),
            Binding(
                [.character("+"), .character("=")], .more, "one more",
                "What if one more were kept: the list marks who would come in.", inFooter: false),
            Binding(
                [.character("-")], .fewer, "one less", "What if one less were kept.",
                inFooter: false),
            Binding(
                [.character("b")], .basis, "by",
                "What if it went by the panel, the crowd, or half of both.", inFooter: false),
            Binding(
                [.tab], .stage, "stage", "Goes to the next stage of the plan.", inFooter: false),
        ]

    func stage(_ campaign: Campaign) -> PlannedStage {
        let stages = ShortlistScreen.stages(campaign)
        return stages[min(stageIndex, stages.count - 1)]
    }

    /// Begins at the stage that the panel's round prepares, else at the first that has no cut.
    mutating func enter(_ context: Context) {
        if !hasBegun {
            hasBegun = true
            let campaign = context.campaign
            let stages = ShortlistScreen.stages(campaign)
            stageIndex =
                stages.firstIndex { $0.stage == campaign.currentRound?.details.stage }
                ?? stages.firstIndex { campaign.cut($0.stage) == nil } ?? stages.count - 1
        }
        arrange(context)
    }

    /// The ideas of the list that may be seen and count.
    func items(_ context: Context) -> [Int32] {
        let campaign = context.campaign
        return order.filter {
            context.viewpoint.canSee($0, in: campaign) && campaign.counts($0)
        }
    }

    func selected(_ context: Context) -> Int32? {
        guard !context.viewpoint.isPublic else { return nil }
        let items = items(context)
        return list.selected(count: items.count).map { items[$0] }
    }

    /// The meeting in session; nil where none is, or where it was taken back.
    func meetingInSession(_ campaign: Campaign) -> MeetingHeld? {
        meeting.flatMap { campaign.meeting($0) }
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let count = items(context).count
        let size = wantedSize(context)
        switch action {
        case .move(let move): list.take(move, count: count, in: Self.layout.areas(context.area))
        case .more: top = min(size + 1, max(1, count))
        case .fewer: top = max(1, size - 1)
        case .basis:
            let all: [CutRule.Basis] = [.panel, .crowd, .blend]
            let now = rule(facts(context), context.campaign).by
            by = all[((all.firstIndex(of: now) ?? -1) + 1) % all.count]
        case .stage:
            stageIndex = (stageIndex + 1) % ShortlistScreen.stages(context.campaign).count
            top = nil
            by = nil
            order = []
            arrange(context)
        // These write or open an overlay; the model does it.
        case .open, .keep, .drop, .asIs, .postpone, .names, .meeting, .minutes: break
        }
        return []
    }

    /// What the what-if keeps now.
    private func wantedSize(_ context: Context) -> Int {
        let facts = facts(context)
        return rule(facts, context.campaign).top ?? keptSize(facts, context)
    }

    // MARK: What others decide meanwhile

    /// What others have decided since this viewer looked last; nil where nothing.
    mutating func noteArrivals(_ context: Context) -> String? {
        let campaign = context.campaign
        let new = decisions(context).filter {
            knownDecisions[$0.item] != campaign.lineID($0.stamp) && $0.member != context.member
        }
        know(context)
        guard let last = new.last else { return nil }
        let id = campaign.items.name(last.item)
        let more = new.count > 1 ? " and \(new.count - 1) more" : ""
        return "\(last.member) decided: \(id) \(DeliberateText.outcome(last))\(more)."
    }

    private func decisions(_ context: Context) -> [Deliberation] {
        context.campaign.deliberations(in: stage(context.campaign).stage)
            .filter { context.viewpoint.canSee($0, in: context.campaign) }
    }

    private mutating func know(_ context: Context) {
        knownDecisions = [:]
        for decision in decisions(context) {
            knownDecisions[decision.item] = context.campaign.lineID(decision.stamp)
        }
    }

    /// Puts the ideas in order as things are now; the chosen one stays chosen.
    mutating func arrange(_ context: Context) {
        let chosen = selected(context)
        let facts = facts(context)
        order = contested(facts, context).items
        arrangedFor = Arrangement(facts, context)
        know(context)
        let place = chosen.flatMap { order.firstIndex(of: $0) } ?? 0
        if chosen == nil { list.readFromTop() }
        list.choose(place, count: order.count, in: Self.layout.areas(context.area))
    }
}
