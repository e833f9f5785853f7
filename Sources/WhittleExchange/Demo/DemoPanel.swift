import WhittleCore

/// The panel of the demo: one round, half done, by twelve people who are not equally strict.
struct DemoPanel {
    static let round = "longlist-to-shortlist"
    /// How far each member has got.
    private static let progress: [Double] = [
        1, 0.95, 0.8, 0.75, 0.6, 0.5, 0.45, 0.35, 0.3, 0.2, 0.1, 0,
    ]
    private static let leniency: [Double] = [
        0.1, -0.7, 0.4, -0.2, 0.8, 0, -0.5, 0.3, -0.1, 0.6, -0.9, 0.2,
    ]
    private static let reviewsEach = 8

    let crowd: DemoCrowd
    let longlist: DemoLonglist
    private var random: DemoRandom
    /// By place in the longlist: how good the panel finds an idea, on each criterion.
    private var worth: [[Double]] = []

    init(seed: UInt64, crowd: DemoCrowd, longlist: DemoLonglist) {
        self.crowd = crowd
        self.longlist = longlist
        random = DemoRandom(seed: seed, stream: 9)
        for idea in longlist.kept {
            let common = 0.3 * (crowd.ideas[idea].quality - 0.8) + 0.75 * random.normal()
            worth.append(DemoPanel.criteria.map { _ in common + 0.45 * random.normal() })
        }
    }

    mutating func write(to journal: inout DemoJournal, _ grammar: inout DemoGrammar) {
        let members = DemoTeam.panel
        let opened = RoundOpened(
            round: DemoPanel.round, title: "Longlist to shortlist", stage: "shortlist",
            criteria: DemoPanel.criteria, visibility: .afterOwn, blind: true, floor: 6, load: 32,
            members: members.map(\.member),
            deadline: Timestamp(milliseconds: DemoClock.moment(3, 27, 17)))
        journal.add(DemoTeam.owner, DemoClock.panelOpens, .roundOpened(opened))
        let assigned = assignment(members.count)
        for (index, member) in members.enumerated() {
            let ideas = assigned[index].map { crowd.ideaID(longlist.kept[$0]) }
            let line = ReviewAssigned(round: DemoPanel.round, member: member.member, ideas: ideas)
            let at = DemoClock.panelOpens + Int64(index + 2) * 50_000
            journal.add(DemoTeam.facilitator, at, .reviewAssigned(line))
        }
        for (index, member) in members.enumerated() {
            review(member, index, assigned[index], to: &journal, &grammar)
        }
    }

    /// Eight members for every idea, as many internal as external, nobody twice, loads even.
    private mutating func assignment(_ members: Int) -> [[Int]] {
        var result = [[Int]](repeating: [], count: members)
        var places = Array(longlist.kept.indices)
        random.shuffle(&places)
        for place in places {
            for side in 0...1 {
                var free = Array(stride(from: side, to: members, by: 2))
                random.shuffle(&free)
                free.sort { result[$0].count < result[$1].count }
                for member in free.prefix(DemoPanel.reviewsEach / 2) {
                    result[member].append(place)
                }
            }
        }
        return result
    }

    private mutating func review(
        _ member: DemoTeam.Member, _ index: Int, _ places: [Int], to journal: inout DemoJournal,
        _ grammar: inout DemoGrammar
    ) {
        var places = places
        random.shuffle(&places)
        var done = Int((Double(places.count) * DemoPanel.progress[index]).rounded())
        let clock = DemoClock(
            from: DemoClock.panelOpens + 4 * DemoClock.hour, to: DemoClock.moment(3, 19, 20))
        var times = (0..<done).map { _ in clock.draw(&random) }
        times.sort()
        // The second, fourth and sixth member recuse themselves once.
        let recuses = index % 2 == 1 && index / 2 < grammar.count("review.recusal")
        if recuses, let place = places.popLast() {
            let reason = grammar.sentence("review.recusal", index / 2, &random)
            let idea = crowd.ideaID(longlist.kept[place])
            journal.add(
                member.writer, DemoClock.panelOpens + Int64(3 + index) * DemoClock.hour,
                .recusalDeclared(RecusalDeclared(idea: idea, reason: reason)))
            done = min(done, places.count)
        }
        for (place, at) in zip(places.prefix(done), times) {
            let review = submitted(place, index, &grammar)
            journal.add(member.writer, at, .reviewSubmitted(review))
            // Now and then somebody thinks again.
            guard random.chance(0.03) else { continue }
            var again = review
            let criterion = random.below(again.scores.count)
            again.scores[criterion].value = again.scores[criterion].value.map {
                $0 < 3 ? $0 + 1 : $0 - 1
            }
            again.comment = "Changed after reading the comments once more."
            journal.add(member.writer, at + 2 * DemoClock.hour, .reviewSubmitted(again))
        }
    }

    private mutating func submitted(
        _ place: Int, _ member: Int, _ grammar: inout DemoGrammar
    ) -> ReviewSubmitted {
        var scores: [CriterionScore] = []
        var sum = 0.0
        for (number, criterion) in DemoPanel.criteria.enumerated() {
            let felt =
                3.1 + worth[place][number] + DemoPanel.leniency[member] + 0.6 * random.normal()
            let value = min(max(felt.rounded(), 1), 5)
            sum += value
            let abstains = random.chance(0.025)
            scores.append(
                CriterionScore(criterion: criterion.criterion, value: abstains ? nil : value))
        }
        let mean = sum / Double(scores.count)
        let block = mean >= 3.75 ? "high" : mean >= 2.5 ? "middle" : "low"
        let idea = longlist.kept[place]
        let comment =
            random.chance(0.4)
            ? grammar.sentence(
                "review." + block, random.below(grammar.count("review." + block)),
                topic: crowd.ideas[idea].topic, &random) : nil
        return ReviewSubmitted(
            round: DemoPanel.round, idea: crowd.ideaID(idea), scores: scores,
            confidence: random.chance(0.8) ? random.within(2...5) : nil, comment: comment,
            seconds: 40 + Int(160 * random.skewed(0.6)))
    }

    private static let criteria: [Criterion] = [
        Criterion(
            criterion: "supported", title: "Supported",
            prompt: "Do those whom it concerns want it?", weight: 0.25, min: 1, max: 5,
            labels: ["hardly anyone", "a few", "many", "most", "nearly all"]),
        Criterion(
            criterion: "doable", title: "Doable",
            prompt: "Could a team begin within a hundred days, with what there is?",
            weight: 0.25, min: 1, max: 5,
            labels: ["no", "with great effort", "with help", "yes", "tomorrow"]),
        Criterion(
            criterion: "helps", title: "Helps a building block",
            prompt: "Does it strengthen at least one of the eleven building blocks?",
            weight: 0.25, min: 1, max: 5,
            labels: ["none", "slightly", "one", "one strongly", "several"]),
        Criterion(
            criterion: "innovative", title: "Innovative",
            prompt: "Is it new, at least here?", weight: 0.25, min: 1, max: 5,
            labels: ["everywhere already", "known", "new in places", "new", "unheard of"]),
    ]
}
