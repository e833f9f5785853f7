package import WhittleCore

/// Whose review of which idea, in one round.
package struct ReviewKey: Hashable, Sendable {
    package var idea: String
    package var member: String

    package init(idea: String, member: String) {
        self.idea = idea
        self.member = member
    }
}

/// What a file says of one review: all of it, or some of its ratings.
struct ReadReview: Sendable {
    var key: ReviewKey
    var happened: Timestamp
    var scores: [CriterionScore] = []
    var comments: [CriterionComment] = []
    /// Of the whole review; the file has one where `isWhole`.
    var comment: String?
    var confidence: Int?
    var isWhole = false
    /// Why ratings are excluded, by criterion.
    var excluded: [String: String] = [:]

    func has(_ criterion: String) -> Bool { scores.contains { $0.criterion == criterion } }

    /// True where the other, of the same review, says nothing else and nothing more.
    func includes(_ other: ReadReview) -> Bool {
        other.scores.allSatisfy { score in
            scores.contains(score) && excluded[score.criterion] == other.excluded[score.criterion]
        } && other.comments.allSatisfy(comments.contains)
    }

    func isSame(_ other: ReadReview) -> Bool {
        scores == other.scores && comment == other.comment && confidence == other.confidence
            && excluded == other.excluded
    }

    mutating func add(_ other: ReadReview) {
        scores += other.scores
        comments += other.comments
        excluded.merge(other.excluded) { _, last in last }
        happened = max(happened, other.happened)
    }
}

/// What a file of reviews says.
package struct ReviewSnapshot: Sendable {
    package let system: String
    package let round: String
    /// Those who are no members yet, in the order of the file.
    package internal(set) var members: [DraftEvent] = []
    var reviews: [ReadReview] = []
    var rowCount = 0
    /// Rows that repeat another.
    var copyCount = 0
    /// Rows that are not taken, by the reason.
    var leftOut: [String: Int] = [:]
}

/// The reviews that earlier imports of one source wrote into one round, and the members. Feed it
/// the lines in the order of their stamps.
package struct PreviousReviews: Sendable {
    let system: String
    let round: String
    /// What earlier imports of the source said of each review.
    package private(set) var contents: [ReviewKey: ReviewSubmitted] = [:]
    private(set) var exclusions: [ReviewKey: ReviewExclusion] = [:]
    private(set) var members: Set<String> = []

    package init(system: String, round: String) {
        self.system = system
        self.round = round
    }

    package mutating func note(_ draft: DraftEvent) {
        guard let source = draft.source else { return }
        note(draft.event, source: source)
    }

    package mutating func note(_ event: Event, source: SourceReference) {
        guard source.system == system else { return }
        if case .reviewSubmitted(let review) = event, review.round == round,
            let member = review.member
        {
            contents[ReviewKey(idea: review.idea, member: member)] = review
        }
        if case .reviewExcluded(let exclusion) = event, exclusion.round == round {
            exclusions[ReviewKey(idea: exclusion.idea, member: exclusion.member)] =
                ReviewExclusion(reason: exclusion.reason, criteria: exclusion.criteria)
        }
        if case .reviewRestored(let review) = event, review.round == round {
            exclusions[ReviewKey(idea: review.idea, member: review.member)] = nil
        }
        if case .memberJoined(let joined) = event { members.insert(joined.member) }
    }
}
