/// A round of the panel as its lines say.
package struct RoundState: Sendable {
    var opened = Register<RoundOpened>()
    /// True where it was closed, false where it was opened again.
    var closed = Register<Bool>()
}

/// A round as it stands now.
package struct Round: Sendable {
    package let details: RoundOpened
    package let isOpen: Bool
    package let opened: Stamp

    package var id: String { details.round }

    /// True where the member is on this panel. With nobody named, every panelist is.
    package func isOnPanel(_ member: String, _ roles: Set<Role>) -> Bool {
        details.members.isEmpty
            ? roles.contains(.panelist) : details.members.contains(member)
    }
}

extension Campaign {
    /// Who is on the panel of a round now, in order of their names.
    package func panel(of round: Round) -> [Membership.Member] {
        membership.members.filter { $0.isPresent && round.isOnPanel($0.name, $0.roles) }
    }
}

/// The reviews of one idea by one member in one round.
struct ReviewSlot: Sendable {
    var round: String
    var member: String
    /// Nil where a line withdraws.
    var register = Register<ReviewContent?>()
    /// Nil where a line restores.
    var excluded = Register<ReviewExclusion?>()
}

/// Why a review, or some of its ratings, count nowhere.
package struct ReviewExclusion: Equatable, Sendable {
    package var reason: String
    /// The criteria whose ratings are excluded; empty: the whole review.
    package var criteria: [String]

    package init(reason: String, criteria: [String] = []) {
        self.reason = reason
        self.criteria = criteria
    }
}

/// What a member said of an idea.
package struct ReviewContent: Equatable, Sendable {
    package var scores: [CriterionScore]
    package var confidence: Int?
    package var comment: String?
    /// What was said on single criteria; `reviews` joins it to the comment.
    package var comments: [CriterionComment]
    package var saw: String?

    package init(
        scores: [CriterionScore], confidence: Int? = nil, comment: String? = nil,
        comments: [CriterionComment] = [], saw: String? = nil
    ) {
        self.scores = scores
        self.confidence = confidence
        self.comment = comment
        self.comments = comments
        self.saw = saw
    }
}

/// A review as it counts now.
package struct Review: Sendable {
    package var item: Int32
    package var round: String
    package var member: String
    package var content: ReviewContent
    package var stamp: Stamp
    /// How often it was submitted; the first is the independent one.
    package var submissions: Int
    /// The weighted mean of the criteria; nil where less than half of the weight is answered.
    package var score: Double?
    /// Submitted while the round was not open: listed, not counted.
    package var isLate: Bool
    /// True where the whole review is excluded.
    package var isExcluded: Bool
    /// Why it, or its `excludedScores`, are excluded; nil where nothing is.
    package var exclusion: ReviewExclusion?
    /// The ratings that alone are excluded; `content` is without them.
    package var excludedScores: [CriterionScore]
    /// The member has recused themselves from the idea or one of its group.
    package var isRecused: Bool
    /// In a sealed round, not from a file that fits its seal: listed, not counted.
    package var isUnsealed = false

    package var counts: Bool { stands && score != nil }

    /// True where it counts as far as it answers enough.
    var stands: Bool { !isLate && !isUnsealed && !isExcluded && !isRecused }
}

/// That a member stands back from an idea.
package struct Recusal: Sendable {
    package var isDeclared: Bool
    package var reason: String?
}

struct AssignmentKey: Hashable, Sendable {
    var round: String
    var member: String
    var item: Int32
}

extension RoundOpened {
    /// The rubric score of a review: Σ w·x / Σ w over the answered criteria that count; nil where
    /// less than half of the weight is answered. Values outside a criterion's range
    /// and unknown criteria are not counted.
    package func score(_ scores: [CriterionScore]) -> Double? {
        var sum = 0.0
        var answered = 0.0
        var total = 0.0
        for criterion in criteria where criterion.weight > 0 {
            total += criterion.weight
            guard let score = scores.first(where: { $0.criterion == criterion.criterion }),
                let value = score.value, value >= Double(criterion.min),
                value <= Double(criterion.max)
            else { continue }
            sum += criterion.weight * value
            answered += criterion.weight
        }
        guard total > 0, answered > 0, answered >= total / 2 - 1e-9 else { return nil }
        let score = sum / answered
        return score.isFinite ? score : nil
    }

    /// What is wrong with the scores, one sentence each.
    package func problems(_ scores: [CriterionScore]) -> [String] {
        scores.compactMap { score in
            guard let criterion = criteria.first(where: { $0.criterion == score.criterion }) else {
                return "“\(score.criterion)” is not a criterion of this round"
            }
            guard let value = score.value,
                value < Double(criterion.min) || value > Double(criterion.max)
            else { return nil }
            return "\(criterion.title) takes \(criterion.min) to \(criterion.max)"
        }
    }
}

extension Campaign {
    /// The rounds, in the order of their opening.
    package var panelRounds: [Round] {
        rounds.values.compactMap { state in
            guard let opened = state.opened.last, let first = state.opened.first else {
                return nil
            }
            return Round(
                details: opened.value, isOpen: state.closed.value != true, opened: first.stamp)
        }.sorted { $0.opened.isBefore($1.opened, writers.ranks) }
    }

    package func round(_ id: String) -> Round? {
        panelRounds.first { $0.id == id }
    }

    /// The round in which members score now: the last opened that is open, else the last.
    package var currentRound: Round? {
        let rounds = panelRounds
        return rounds.last { $0.isOpen } ?? rounds.last
    }

    func wasOpen(_ round: RoundState, at stamp: Stamp) -> Bool {
        guard let opened = round.opened.first, opened.stamp.isBefore(stamp, writers.ranks) else {
            return false
        }
        return round.closed.value(before: stamp, writers.ranks) != true
    }

    /// True where the member stands back from the idea, or from another of its group.
    package func isRecused(_ member: String, from item: Int32) -> Bool {
        guard !recusals.isEmpty else { return false }
        return group(of: head(of: item)).contains {
            recusals[$0]?[member]?.value?.isDeclared == true
        }
    }

    /// Who stands back from an idea or another of its group, by name.
    package func recusals(of item: Int32) -> [(member: String, recusal: Recusal)] {
        var result: [String: Recusal] = [:]
        for other in group(of: head(of: item)) {
            for (member, register) in recusals[other] ?? [:] {
                if let recusal = register.value, recusal.isDeclared { result[member] = recusal }
            }
        }
        return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The reviews of a head's group in a round, the last of each member, by member. A late one
    /// never takes the place of one that was in time.
    package func reviews(of item: Int32, in roundID: String) -> [Review] {
        guard let state = rounds[roundID], let details = state.opened.value else { return [] }
        var last: [String: Review] = [:]
        for other in group(of: item) {
            for slot in reviews[other] ?? [] where slot.round == roundID {
                guard let entry = counting(slot, state), var content = entry.value else { continue }
                let exclusion = slot.excluded.value ?? nil
                let excluded = content.takeOut(exclusion?.criteria ?? [])
                content.comment = content.wholeComment(details)
                let review = Review(
                    item: other, round: roundID, member: slot.member, content: content,
                    stamp: entry.stamp,
                    submissions: slot.register.entries.filter { $0.value != nil }.count,
                    score: details.score(content.scores),
                    isLate: !wasOpen(state, at: entry.stamp),
                    isExcluded: exclusion?.criteria.isEmpty == true,
                    exclusion: exclusion, excludedScores: excluded,
                    isRecused: isRecused(slot.member, from: other),
                    isUnsealed: !isSealed(entry.stamp, as: state))
                if let present = last[slot.member],
                    isInOrder(entry.stamp, state) != isInOrder(present.stamp, state)
                        ? isInOrder(present.stamp, state)
                        : review.stamp.isBefore(present.stamp, writers.ranks)
                {
                    continue
                }
                last[slot.member] = review
            }
        }
        return last.values.sorted { $0.member < $1.member }
    }

    /// The rubric scores of an idea and its group that count in a round, by member: their last ones.
    /// - Parameter weights: other weights of criteria than the round's, by their ids.
    package func countedScores(
        of item: Int32, in roundID: String, weights: [String: Double] = [:]
    ) -> [(member: String, score: Double)] {
        let other = weights.isEmpty ? nil : rounds[roundID]?.opened.value?.weighing(weights)
        return reviews(of: item, in: roundID).compactMap { review in
            guard review.stands,
                let score = other.map({ $0.score(review.content.scores) }) ?? review.score
            else { return nil }
            return (review.member, score)
        }
    }

    /// True where a review with this stamp was in time, and in a sealed round is from a file that
    /// fits its seal.
    func isInOrder(_ stamp: Stamp, _ round: RoundState) -> Bool {
        wasOpen(round, at: stamp) && isSealed(stamp, as: round)
    }

    private func isSealed(_ stamp: Stamp, as round: RoundState) -> Bool {
        round.opened.value?.visibility != .sealed || sealing.admitted.contains(stamp.writer)
    }

    /// The last review of a slot that was in order, else the last; none where it was withdrawn.
    private func counting(
        _ slot: ReviewSlot, _ state: RoundState
    ) -> Register<ReviewContent?>.Entry? {
        let entries = slot.register.entries
        guard let last = entries.last, last.value != nil, !isInOrder(last.stamp, state) else {
            return entries.last
        }
        let since = entries.lastIndex { $0.value == nil }.map { $0 + 1 } ?? 0
        return entries[since...].last { isInOrder($0.stamp, state) } ?? last
    }

    /// A member's own review of an idea that counts now.
    package func review(of item: Int32, in round: String, by member: String) -> Review? {
        reviews(of: item, in: round).first { $0.member == member }
    }

    mutating func slot(
        _ round: String, _ item: Int32, _ member: String, _ change: (inout ReviewSlot) -> Void
    ) {
        var slots = reviews[item] ?? []
        let index =
            slots.firstIndex { $0.round == round && $0.member == member }
            ?? {
                slots.append(ReviewSlot(round: round, member: member))
                return slots.count - 1
            }()
        change(&slots[index])
        reviews[item] = slots
    }
}
