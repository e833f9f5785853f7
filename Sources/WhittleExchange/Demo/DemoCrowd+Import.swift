import WhittleCore

extension DemoCrowd {
    /// The lines of the import: participants, texts and votes.
    func writeImport(to journal: inout DemoJournal) {
        for (index, joined) in joinTimes().enumerated() {
            let participant = participants[index]
            journal.addImported(
                joined,
                .participantJoined(
                    ParticipantJoined(
                        participant: participant.id, country: participant.country,
                        background: participant.background)))
        }
        for (index, idea) in ideas.enumerated() {
            journal.addImported(
                idea.at,
                .ideaSubmitted(
                    IdeaSubmitted(
                        idea: ideaID(index), title: idea.title, body: idea.body,
                        question: DemoTeam.questions[idea.question],
                        participant: participants[idea.author].id)))
        }
        for (index, comment) in comments.enumerated() {
            journal.addImported(
                comment.at,
                .commentAdded(
                    CommentAdded(
                        comment: commentID(index), idea: ideaID(comment.idea),
                        reply: comment.reply.map { commentID($0) }, kind: comment.kind,
                        stance: comment.stance, body: comment.body,
                        participant: participants[comment.author].id)))
        }
        for vote in votes {
            let target: Target =
                vote.onComment ? .comment(commentID(vote.item)) : .idea(ideaID(vote.item))
            journal.addImported(
                vote.at,
                .voteCast(
                    VoteCast(
                        target: target, participant: participants[vote.participant].id,
                        value: vote.value)))
        }
    }

    /// Everybody joins some minutes before their first contribution, and the readers at any time.
    private func joinTimes() -> [Int64] {
        var random = DemoRandom(seed: seed, stream: 6)
        let clock = DemoClock(from: DemoClock.opens, to: DemoClock.moment(3, 10))
        var first: [Int64?] = Array(repeating: nil, count: participants.count)
        func seen(_ participant: Int, _ at: Int64) {
            first[participant] = min(first[participant] ?? at, at)
        }
        for idea in ideas { seen(idea.author, idea.at) }
        for comment in comments { seen(comment.author, comment.at) }
        for vote in votes { seen(vote.participant, vote.at) }
        return first.map { first in
            let before = Int64(random.within(2...40)) * DemoClock.minute
            guard let first else { return clock.draw(&random) }
            return max(first - before, DemoClock.opens - 20 * DemoClock.minute)
        }
    }
}
