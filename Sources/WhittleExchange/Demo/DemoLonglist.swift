import WhittleCore

/// The first cut: what the crowd's votes keep of the 291 ideas, and two overrides.
struct DemoLonglist {
    /// By the rule, the best first.
    let ranked: [Int]
    /// Ideas as they stand after the overrides.
    let kept: [Int]

    private static let size = DemoCampaign.Counts.longlist
    private static let dropped = size - 3
    private static let added = size + 4

    init(_ crowd: DemoCrowd) {
        var votes = [(up: Int, down: Int)](repeating: (0, 0), count: crowd.ideas.count)
        for vote in crowd.votes where !vote.onComment {
            if vote.value > 0 { votes[crowd.head(vote.item)].up += 1 }
            if vote.value < 0 { votes[crowd.head(vote.item)].down += 1 }
        }
        // As Core ranks: the prior of all that was voted on, values at nine digits, ties by id.
        let fit = BetaBinomial(votes)
        let scored = crowd.heads.map { head in
            let posterior = fit.posterior(up: votes[head].up, down: votes[head].down)
            let score = (posterior.mean * 1e9).rounded()
            return (score: score, id: crowd.ideaID(head), index: head)
        }
        ranked = scored.sorted { left, right in
            if left.score != right.score { return left.score > right.score }
            return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
        }.map(\.index)
        var list = Array(ranked.prefix(DemoLonglist.size))
        list[DemoLonglist.dropped] = ranked[DemoLonglist.added]
        kept = list
    }

    func write(to journal: inout DemoJournal, _ crowd: DemoCrowd) {
        let ids = ranked.prefix(DemoLonglist.size).map { crowd.ideaID($0) }
        let cut = CutMade(
            stage: "longlist", from: "pool",
            rule: .object([
                "by": .string("crowd"), "top": .integer(DemoLonglist.size),
                "question": .string(DemoTeam.questions[2]),
            ]),
            kept: Array(ids), considered: ranked.count, basis: [], digest: "00000000",
            note: "By the crowd's votes alone, as announced on 27 January. Voting closed on "
                + "3 March.")
        journal.add(DemoTeam.owner, DemoClock.cut, .cutMade(cut))
        let overrides: [(Int, OverrideVerdict, String)] = [
            (
                DemoLonglist.added, .kept,
                "Just below the line, and the only idea of its kind: the comments under it come "
                    + "from people whom no other idea on the list would reach."
            ),
            (
                DemoLonglist.dropped, .dropped,
                "Already decided nationally in February and under way. We keep it in the guide's "
                    + "list of what is happening anyway."
            ),
        ]
        for (number, (place, verdict, reason)) in overrides.enumerated() {
            journal.add(
                DemoTeam.owner, DemoClock.cut + Int64(number + 1) * 9 * DemoClock.minute,
                .cutOverridden(
                    CutOverridden(
                        stage: "longlist", idea: crowd.ideaID(ranked[place]), verdict: verdict,
                        reason: reason)))
        }
    }
}
