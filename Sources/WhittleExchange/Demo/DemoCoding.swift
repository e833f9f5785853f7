import WhittleCore

/// The coding of the demo, half done: two coders, blind to each other, who mostly agree.
struct DemoCoding {
    let seed: UInt64
    let crowd: DemoCrowd

    private static let first = (ideas: 165, answers: 520)
    private static let second = (ideas: 130, answers: 340)
    private static let resolved = 24

    func write(to journal: inout DemoJournal) {
        var random = DemoRandom(seed: seed, stream: 8)
        let heads = crowd.heads
        let answers = crowd.ideas.indices.filter { crowd.ideas[$0].question < 2 }
        let firstItems = Array(heads.prefix(Self.first.ideas)) + answers.prefix(Self.first.answers)
        let secondItems =
            Array(heads.prefix(Self.second.ideas)) + answers.prefix(Self.second.answers)
        let order = DemoThemes.blocks + DemoThemes.barriers
        record(firstItems, "first", DemoTeam.coders[0], order, to: &journal, &random)
        record(secondItems, "second", DemoTeam.coders[1], order, to: &journal, &random)
        for (number, idea) in heads.prefix(Self.resolved).enumerated() {
            let at = DemoClock.moment(3, 4, 14) + Int64(number) * 3 * DemoClock.minute
            let themes = crowd.ideas[idea].themes.map(DemoThemes.id)
            journal.add(
                DemoTeam.facilitator, at,
                .codingResolved(
                    CodingResolved(
                        items: [crowd.ideaID(idea)], themes: themes,
                        note: number % 5 == 0 ? "Talked through with Cai and Dora." : nil)))
        }
    }

    private func record(
        _ items: [Int], _ pass: String, _ writer: String, _ all: [DemoTheme],
        to journal: inout DemoJournal, _ random: inout DemoRandom
    ) {
        var now = DemoClock.moment(2, 9, 9)
        for item in items {
            // Ideas arrive while the coders work.
            now = max(now, crowd.ideas[item].at + DemoClock.hour)
            now += Int64(random.within(60...1_700)) * 1000
            let inDay = now % DemoClock.day
            if inDay > 16 * DemoClock.hour { now += DemoClock.day - inDay + 9 * DemoClock.hour }
            if inDay < 9 * DemoClock.hour { now += 9 * DemoClock.hour - inDay }
            var themes: [String] = []
            for key in crowd.ideas[item].themes {
                if random.chance(0.91) {
                    themes.append(DemoThemes.id(key))
                } else if random.chance(0.6) {
                    themes.append(all[random.below(all.count)].theme)
                }
            }
            if random.chance(0.09) { themes.append(all[random.below(all.count)].theme) }
            var distinct: [String] = []
            for theme in themes where !distinct.contains(theme) { distinct.append(theme) }
            let coding = CodingRecorded(items: [crowd.ideaID(item)], pass: pass, themes: distinct)
            journal.add(writer, now, .codingRecorded(coding))
        }
    }
}
