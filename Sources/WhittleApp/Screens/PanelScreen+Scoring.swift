import WhittleCells
import WhittleCore

/// Scores by keys: a digit on a scale that ends at 9, digits and Enter on a longer one, a minus
/// before what is below 0.
extension PanelScreen {
    static let digitHelp = [
        "0 .. 9            Scores the criterion marked with >; above 9 with Enter, below 0 after -.",
        "Backspace         Takes back what was typed, or the score.",
    ]

    mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        guard let round = round(context), idea != nil, round.isOpen,
            round.details.criteria.indices.contains(criterion)
        else { return nil }
        let details = round.details.criteria[criterion]
        switch key {
        case .character(let scalar) where ("0"..."9").contains(scalar):
            return type(scalar, details, context)
        case .character("-") where details.min < 0 && digits.isEmpty:
            digits = "-"
            return []
        case .enter where !digits.isEmpty: return settleTyped(context)
        case .escape where !digits.isEmpty:
            digits = ""
            return []
        case .backspace:
            guard digits.isEmpty else {
                digits.removeLast()
                return []
            }
            return change(context) { $0.scores[details.criterion] = nil }
        default: return nil
        }
    }

    private mutating func type(
        _ digit: Unicode.Scalar, _ details: Criterion, _ context: Context
    ) -> [Effect] {
        let longest = max(String(abs(details.min)).utf8.count, String(abs(details.max)).utf8.count)
        let typed = digits.utf8.count - (digits.hasPrefix("-") ? 1 : 0)
        guard typed < longest else {
            fault = "\(digits) is as long as a score can be; Enter takes it."
            return []
        }
        digits.unicodeScalars.append(digit)
        return longest > 1 ? [] : settleTyped(context)
    }

    /// Takes what was typed as the score of the criterion, where it is one, and goes on to the next.
    mutating func settleTyped(_ context: Context, goingOn: Bool = true) -> [Effect] {
        guard !digits.isEmpty, let round = round(context),
            round.details.criteria.indices.contains(criterion)
        else { return [] }
        let details = round.details.criteria[criterion]
        let typed = digits
        digits = ""
        guard let value = Int(typed), value >= details.min, value <= details.max else {
            fault = "\(typed) is no score: \(details.title) takes \(details.min) to \(details.max)."
            return []
        }
        let effects = change(context) { $0.scores[details.criterion] = .some(Double(value)) }
        if goingOn { step(1, context) }
        return effects
    }

    mutating func step(_ by: Int, _ context: Context) {
        let count = round(context)?.details.criteria.count ?? 0
        guard count > 0 else { return }
        criterion = min(max(0, criterion + by), count - 1)
    }

    /// By its digit; 0 takes it back.
    mutating func setConfidence(_ digit: Unicode.Scalar, _ context: Context) -> [Effect] {
        let value = Int(String(Character(digit)))
        return change(context) { $0.confidence = value == 0 ? nil : value }
    }

    /// Goes to the next idea whose text has changed since it was scored, in a circle.
    mutating func revisit(_ context: Context) {
        guard let round = round(context) else { return }
        let stale = context.campaign.ideasToRevisit(context.viewpoint, in: round)
        guard let first = stale.first else {
            fault = "No text has changed since you scored it."
            return
        }
        let place = selected(context).flatMap { stale.firstIndex(of: $0) }
        let next = place.map { stale[($0 + 1) % stale.count] } ?? first
        if let idea, next != selected(context) { trail.append(idea) }
        show(next, context)
        fault = "\(Figures.count(stale.count, "idea")) to look at again; r goes to the next."
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
            round: round.id, idea: idea, scores: scores, confidence: draft.confidence,
            comment: draft.comment.isBlank ? nil : draft.comment, seconds: nil,
            saw: context.campaign.textChecksum(of: item), member: nil)
    }

    /// The member's own review of the idea that is shown; nil where there is none.
    func ownReview(_ context: Context) -> Review? {
        guard let member = context.member, let round = round(context), let item = selected(context)
        else { return nil }
        return context.campaign.review(of: item, in: round.id, by: member)
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
}
