import WhittleCells
import WhittleCore

/// A panelist's place: the next idea, the rubric on digit keys, a comment, and on to the next.
struct PanelScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, abstain, comment, send, skip, previous, recuse
        case openRound, closeRound, scrollDown, scrollUp
    }

    /// A review that is being written: kept until it is sent.
    struct Draft: Equatable, Sendable {
        var scores: [String: Double?] = [:]
        var comment = ""

        var isEmpty: Bool { scores.isEmpty && comment.isEmpty }
    }

    /// The idea that is being scored, by id; nil: the next one.
    var idea: String?
    /// Why this one.
    var reason = ""
    var criterion = 0
    /// Digits of a scale above 9 that wait for Enter.
    var digits = ""
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
        Binding([.enter], .send, "send", "Sends the review, after asking once."),
        Binding(
            [.character("s"), .character("n")], .skip, "skip",
            "Goes to the next idea; a draft is kept."),
        Binding([.character("b")], .previous, "back", "Goes back to the idea before."),
        Binding(
            [.character("R")], .recuse, "recuse",
            "Stands back from the idea, with a reason: it is then hidden from you."),
        Binding(
            [.control("d"), .pageDown], .scrollDown, "scroll", "Scrolls the text down.",
            inFooter: false),
        Binding(
            [.control("u"), .pageUp], .scrollUp, "scroll up", "Scrolls the text up.",
            inFooter: false),
        Binding(
            [.character("O")], .openRound, "open round",
            "Opens a round with the four standard criteria (facilitator).", inFooter: false),
        Binding(
            [.character("C")], .closeRound, "close round", "Closes the round (facilitator).",
            inFooter: false),
    ]

    private func round(_ context: Context) -> Round? { context.campaign.currentRound }

    private func key(_ round: Round, _ idea: String) -> String { round.id + "/" + idea }

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
        var draft = Draft(comment: review.content.comment ?? "")
        for score in review.content.scores { draft.scores[score.criterion] = .some(score.value) }
        drafts[key(round, idea)] = draft
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

    private mutating func change(
        _ context: Context, _ body: (inout Draft) -> Void
    ) -> [Effect] {
        guard let round = round(context), let idea else { return [] }
        body(&drafts[key(round, idea), default: Draft()])
        return [.keepDrafts(draftsAsJSON)]
    }

    /// A review that is taken back is a draft again, scores, comment and all.
    mutating func takeBack(_ review: ReviewSubmitted) {
        var draft = Draft(comment: review.comment ?? "")
        for score in review.scores { draft.scores[score.criterion] = .some(score.value) }
        drafts[review.round + "/" + review.idea] = draft
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
        return [.keepDrafts(draftsAsJSON)]
    }

    mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        guard case .character(let scalar) = key, let digit = Int(String(Character(scalar))),
            scalar.isASCII, let round = round(context), idea != nil, round.isOpen,
            round.details.criteria.indices.contains(criterion)
        else { return nil }
        let details = round.details.criteria[criterion]
        if details.max > 9 {
            digits += "\(digit)"
            return digits.count < 2 ? [] : score(Int(digits) ?? 0, details, context)
        }
        return score(digit, details, context)
    }

    private mutating func score(
        _ value: Int, _ details: Criterion, _ context: Context
    ) -> [Effect] {
        digits = ""
        guard value >= details.min, value <= details.max else { return [] }
        let effects = change(context) {
            $0.scores[details.criterion] = .some(Double(value))
        }
        step(1, context)
        return effects
    }

    private mutating func step(_ by: Int, _ context: Context) {
        let count = round(context)?.details.criteria.count ?? 0
        guard count > 0 else { return }
        criterion = min(max(0, criterion + by), count - 1)
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        digits = ""
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
            guard let last = trail.popLast(), let item = context.campaign.items.find(last) else {
                return []
            }
            show(item, context)
        // These open an overlay; the model does it.
        case .comment, .send, .recuse, .openRound, .closeRound: break
        }
        return []
    }

    /// The review as it would be sent; nil where there is none to send.
    func review(_ context: Context) -> ReviewSubmitted? {
        guard let round = round(context), let idea, let item = selected(context) else { return nil }
        let draft = draft(context)
        let scores = round.details.criteria.compactMap { criterion in
            draft.scores[criterion.criterion].map {
                CriterionScore(criterion: criterion.criterion, value: $0)
            }
        }
        return ReviewSubmitted(
            round: round.id, idea: idea, scores: scores, confidence: nil,
            comment: draft.comment.isBlank ? nil : draft.comment, seconds: nil,
            saw: context.campaign.textChecksum(of: item), member: nil)
    }

    /// Who will read a comment, by the round's rule.
    static func audience(_ round: Round) -> String {
        switch round.details.visibility {
        case .afterOwn:
            "Read by panel members who have scored this idea, and by facilitators. Not by authors."
        case .afterRound:
            "Read by the panel and facilitators after the round is closed. Not by authors."
        case .sealed:
            "Sealed on this device; read by the panel and facilitators once the round is closed. Not by authors."
        case .always: "Read by the panel and facilitators as soon as it is sent. Not by authors."
        }
    }

    // MARK: Drafts on this device

    var draftsAsJSON: [JSONMember] {
        drafts.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { key, draft in
            let scores = draft.scores.sorted { $0.key < $1.key }.map { criterion, value in
                JSONMember(criterion, value.map { .number($0) } ?? .null)
            }
            return JSONMember(
                key,
                .object([
                    JSONMember("scores", .object(scores)),
                    JSONMember("comment", .string(draft.comment)),
                ]))
        }
    }

    mutating func takeDrafts(_ members: [JSONMember]) {
        for member in members {
            var draft = Draft(comment: member.value["comment"]?.text ?? "")
            for score in member.value["scores"]?.members ?? [] {
                draft.scores[score.key] = .some(score.value.double)
            }
            drafts[member.key] = draft
        }
    }
}
