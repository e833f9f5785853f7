import WhittleCore

extension DemoCrowd {
    private static let votesOnAnswers = 575
    private static let votesOnIdeas = 4_900

    /// The votes on answers and ideas. Nobody votes twice on an idea and its duplicates, nor on
    /// their own.
    mutating func vote() {
        var random = DemoRandom(seed: seed, stream: 3)
        var cast: Set<Int> = []
        let answers = ideas.indices.filter { ideas[$0].question < 2 }
        let proper = ideas.indices.filter { ideas[$0].question == 2 }
        cast.reserveCapacity(DemoCampaign.Counts.votes)
        for (items, count) in [
            (answers, DemoCrowd.votesOnAnswers), (proper, DemoCrowd.votesOnIdeas),
        ] {
            let seen = DemoWeights(items.map { ideas[$0].exposure })
            var done = 0
            while done < count {
                let item = items[seen.draw(&random)]
                let voter = someone(&random)
                guard voter != ideas[item].author, voter != ideas[head(item)].author,
                    cast.insert(head(item) * 8192 + voter).inserted
                else { continue }
                let at = DemoCrowd.moment(after: ideas[item].at, &random)
                let value = DemoCrowd.value(ideas[item].quality, &random)
                votes.append(
                    Vote(at: at, participant: voter, item: item, onComment: false, value: value))
                done += 1
            }
        }
    }

    /// The votes on comments that were there in time.
    mutating func voteOnComments() {
        var random = DemoRandom(seed: seed, stream: 4)
        var cast: Set<Int> = []
        let last = DemoClock.votingCloses - 6 * DemoClock.hour
        let items = comments.indices.filter { comments[$0].at < last }
        let seen = DemoWeights(items.map { _ in random.skewed(1.2) })
        while votes.count < DemoCampaign.Counts.votes {
            let item = items[seen.draw(&random)]
            let voter = someone(&random)
            guard voter != comments[item].author, cast.insert(item * 8192 + voter).inserted else {
                continue
            }
            let liked = comments[item].flag == nil ? 0.8 : -1.5
            votes.append(
                Vote(
                    at: DemoCrowd.moment(after: comments[item].at, &random), participant: voter,
                    item: item, onComment: true, value: DemoCrowd.value(liked, &random)))
        }
    }

    private static func moment(after at: Int64, _ random: inout DemoRandom) -> Int64 {
        // Most votes come soon after the text; the square makes it so.
        let part = random.unit()
        let span = Double(DemoClock.votingCloses - at)
        let drawn = at + Int64(span * part * part) + Int64(random.below(3 * 3_600_000))
        let hour = drawn % DemoClock.day / DemoClock.hour
        // Few vote at night.
        let shifted = hour < 6 && random.chance(0.8) ? drawn + 9 * DemoClock.hour : drawn
        return min(max(shifted, at + DemoClock.minute), DemoClock.votingCloses)
    }

    private static func value(_ quality: Double, _ random: inout DemoRandom) -> Int {
        if random.chance(0.09) { return 0 }
        let likes = min(max(0.66 + 0.16 * quality, 0.08), 0.97)
        return random.chance(likes) ? 1 : -1
    }
}
