/// A review as a member sent it once; another may have taken its place since.
package struct SentReview: Equatable, Sendable {
    package let content: ReviewContent
    package let at: Timestamp
    /// Who wrote the line: the member, or who sent it on their behalf.
    package let writer: String
}

extension Campaign {
    /// Everything that a member sent on this very idea in a round, merged ideas not among it, in
    /// the order of the stamps. What was withdrawn later is in it; what was undone is not.
    package func sentReviews(of item: Int32, in round: String, by member: String) -> [SentReview] {
        let slot = reviews[item]?.first { $0.round == round && $0.member == member }
        return (slot?.register.entries ?? []).compactMap { entry in
            entry.value.map {
                SentReview(
                    content: $0, at: entry.stamp.time,
                    writer: writers[entry.stamp.writer].member)
            }
        }
    }
}

extension ReviewContent {
    /// What a line says of an idea.
    package init(_ event: ReviewSubmitted) {
        self.init(
            scores: event.scores, confidence: event.confidence, comment: event.comment,
            comments: event.comments, saw: event.saw)
    }
}
