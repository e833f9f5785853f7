import WhittleCells
import WhittleCore

/// A panelist's place: the next idea, the rubric on digit keys, a comment, and on to the next.
struct PanelScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, abstain, comment, send, skip, previous, recuse
        case openRound, closeRound, scrollDown, scrollUp
        case confidence, reviews, compare, ownReport, revisit, privateNote
    }

    /// A review that is being written: kept until it is sent.
    struct Draft: Equatable, Sendable {
        var scores: [String: Double?] = [:]
        var comment = ""
        /// 1 (a guess) to 5 (sure); nil: not said.
        var confidence: Int?

        var isEmpty: Bool { scores.isEmpty && comment.isEmpty && confidence == nil }
    }

    /// The idea that is being scored, by id; nil: the next one.
    var idea: String?
    /// Why this one.
    var reason = ""
    var criterion = 0
    /// A sign, and the digits of a scale above 9, that wait for more or for Enter.
    var digits = ""
    /// Why what was typed is no score; told once.
    var fault: String?
    var skipped: [Int32] = []
    /// Ideas seen, for going back.
    var trail: [String] = []
    /// By `<round>/<idea>`.
    var drafts: [String: Draft] = [:]
    var firstLine = 0
    /// What comes next, for a version of the campaign.
    var orders = Remembered<ReadingKey, ReadingOrder>()
    /// What others have before them, and what they were told of this member.
    var inHand: [ReviewInHand] = []
    var others: [Colleague] = []
    var told: InHand?
    /// The idea that was chosen for the member last.
    var handedOut: HandedOut?

    static let bindings: [Binding<Action>] = [
        Binding(
            [.character("j"), .down, .tab], .down, "next criterion",
            "The next criterion; a digit scores it.", inFooter: false),
        Binding(
            [.character("k"), .up, .backTab], .up, "criterion before", "The criterion before.",
            inFooter: false),
        Binding([.character("z")], .abstain, "abstain", "Abstains on the criterion."),
        Binding(
            [.character("c")], .comment, "comment",
            "Writes a comment in a box that says who will read it."),
        Binding(
            [.character("f")], .confidence, "how sure", "Says how sure you are, 1 to 5.",
            inFooter: false),
        Binding(
            [.character("p")], .privateNote, "private note",
            "Writes a note for yourself alone, kept on this device.", inFooter: false),
        Binding([.enter], .send, "send", "Sends the review, after asking once."),
        Binding(
            [.character("s"), .character("n")], .skip, "skip",
            "Goes to the next idea; a draft is kept."),
        Binding([.character("b")], .previous, "back", "Goes back to the idea before."),
        Binding(
            [.character("v")], .reviews, "reviews",
            "Shows the reviews of the idea, as far as the round shows them to you."),
        Binding(
            [.character("m")], .compare, "my scores",
            "Shows your own scores of the other ideas, the best first."),
        Binding(
            [.character("M")], .ownReport, "how I score",
            "Shows how you use the scale, and how you score beside the others.",
            inFooter: false),
        Binding(
            [.character("r")], .revisit, "revisit",
            "Goes to the next idea whose text has changed since you scored it.", inFooter: false),
        Binding(
            [.character("R")], .recuse, "recuse",
            "Stands back from the idea, also after scoring: it is then hidden from you."
        ),
        Binding(
            [.control("d"), .pageDown], .scrollDown, "scroll", "Scrolls the text down.",
            inFooter: false),
        Binding(
            [.control("u"), .pageUp], .scrollUp, "scroll up", "Scrolls the text up.",
            inFooter: false),
        Binding(
            [.character("O")], .openRound, "open round",
            "Opens a round of four criteria, or the last one again (facilitator).",
            inFooter: false),
        Binding(
            [.character("C")], .closeRound, "close round", "Closes the round (facilitator).",
            inFooter: false),
    ]

    func round(_ context: Context) -> Round? { context.campaign.currentRound }

    func key(_ round: Round, _ idea: String) -> String { round.id + "/" + idea }

    /// Chooses the next idea where none is chosen, or where the chosen one may no longer be seen.
    mutating func choose(_ context: Context) {
        guard let member = context.member, let round = round(context),
            round.isOnPanel(member, context.viewpoint.roles)
        else {
            idea = nil
            return
        }
        if let idea, let item = context.campaign.items.find(idea),
            context.viewpoint.canSee(item, in: context.campaign), context.campaign.counts(item)
        {
            return
        }
        takeNext(round, context)
        criterion = 0
        firstLine = 0
        takeUpReview(context, round)
    }

    /// An idea that was scored before shows those scores, to be changed.
    private mutating func takeUpReview(_ context: Context, _ round: Round) {
        guard let member = context.member, let idea, drafts[key(round, idea)] == nil,
            let item = context.campaign.items.find(idea),
            let review = context.campaign.review(of: item, in: round.id, by: member)
        else { return }
        drafts[key(round, idea)] = Draft(review.content)
        reason = "you scored it before; sending again replaces it, and the first stays on record"
    }

    /// Shows an idea that a person chose.
    mutating func show(_ item: Int32, _ context: Context) {
        idea = context.campaign.items.name(item)
        reason = "chosen by you"
        criterion = 0
        firstLine = 0
        if let round = round(context) { takeUpReview(context, round) }
    }

    func selected(_ context: Context) -> Int32? { idea.flatMap { context.campaign.items.find($0) } }

    func draft(_ context: Context) -> Draft {
        guard let round = round(context), let idea else { return Draft() }
        return drafts[key(round, idea)] ?? Draft()
    }

    mutating func setComment(_ text: String, _ context: Context) -> [Effect] {
        change(context) { $0.comment = text }
    }

    mutating func change(
        _ context: Context, _ body: (inout Draft) -> Void
    ) -> [Effect] {
        guard let round = round(context), let idea else { return [] }
        body(&drafts[key(round, idea), default: Draft()])
        return [.keepDrafts([])]
    }

    /// A review that is taken back is a draft again, scores, comment and all.
    mutating func takeBack(_ review: ReviewSubmitted) {
        drafts[review.round + "/" + review.idea] = Draft(ReviewContent(review))
        idea = review.idea
        reason = "your review of it was taken back, and is a draft again"
    }

    /// After a review was sent, or the member stood back.
    mutating func finish(_ finished: String, _ context: Context) -> [Effect] {
        if let round = round(context) { drafts[key(round, finished)] = nil }
        if idea == finished {
            trail.append(finished)
            idea = nil
        }
        choose(context)
        return [.keepDrafts([])]
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let typed = settleTyped(context, goingOn: false)
        return typed + act(action, context)
    }

    private mutating func act(_ action: Action, _ context: Context) -> [Effect] {
        switch action {
        case .down: step(1, context)
        case .up: step(-1, context)
        case .scrollDown: firstLine += max(1, context.area.rows / 3)
        case .scrollUp: firstLine = max(0, firstLine - max(1, context.area.rows / 3))
        case .abstain:
            guard let round = round(context),
                round.details.criteria.indices.contains(criterion)
            else { return [] }
            let id = round.details.criteria[criterion].criterion
            let effects = change(context) { $0.scores[id] = .some(nil) }
            step(1, context)
            return effects
        case .skip:
            if let item = selected(context) {
                skipped.append(item)
                trail.append(idea ?? "")
            }
            idea = nil
            choose(context)
        case .previous:
            while let last = trail.popLast() {
                guard let item = context.campaign.items.find(last),
                    context.viewpoint.canSee(item, in: context.campaign)
                else { continue }
                show(item, context)
                break
            }
        case .revisit: revisit(context)
        // These open an overlay; the model does it.
        case .comment, .send, .recuse, .openRound, .closeRound, .confidence, .reviews, .compare,
            .ownReport, .privateNote:
            break
        }
        return []
    }
}
