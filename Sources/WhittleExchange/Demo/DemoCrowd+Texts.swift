import WhittleCore

extension DemoCrowd {
    /// The answers to the two questions, the ideas and their duplicates, by time.
    mutating func writeTexts(_ grammar: inout DemoGrammar) {
        var random = DemoRandom(seed: seed, stream: 2)
        var texts: [Idea] = []
        writeAnswers(
            0, DemoThemes.blocks, "enables.", DemoCrowd.enables, &texts, &grammar, &random)
        writeAnswers(
            1, DemoThemes.barriers, "prevents.", DemoCrowd.prevents - DemoTexts.junk.count, &texts,
            &grammar, &random)
        let clock = DemoClock(from: DemoClock.opens, to: DemoClock.understandCloses)
        for junk in DemoTexts.junk {
            texts.append(
                Idea(
                    at: clock.draw(&random), author: someone(&random), title: junk, question: 1,
                    exposure: 0, junk: true))
        }
        writeIdeas(&texts, &grammar, &random)
        let order = texts.indices.sorted { (texts[$0].at, $0) < (texts[$1].at, $1) }
        var place = [Int](repeating: 0, count: order.count)
        for (new, old) in order.enumerated() { place[old] = new }
        ideas = order.map { old in
            var text = texts[old]
            text.head = text.head.map { place[$0] }
            return text
        }
    }

    private func writeAnswers(
        _ question: Int, _ themes: [DemoTheme], _ prefix: String, _ count: Int,
        _ texts: inout [Idea], _ grammar: inout DemoGrammar, _ random: inout DemoRandom
    ) {
        let clock = DemoClock(from: DemoClock.opens, to: DemoClock.understandCloses)
        let likely = DemoWeights(themes.indices.map { 1 + 0.5 * Double(($0 * 5) % themes.count) })
        for _ in 0..<count {
            let theme = themes[likely.draw(&random)]
            let title = grammar.text([prefix + theme.key], &random)
            let details = Array(repeating: prefix + "detail", count: random.chance(0.25) ? 2 : 1)
            let body = random.chance(0.4) ? grammar.text(details, &random) : nil
            texts.append(
                Idea(
                    at: clock.draw(&random), author: someone(&random),
                    title: DemoCrowd.typed(title, &random), body: body, question: question,
                    themes: [theme.key], quality: random.normal(), exposure: random.skewed(1)))
        }
    }

    /// As people type: now and then in lower case, with marks or a sign at the end.
    private static func typed(_ text: String, _ random: inout DemoRandom) -> String {
        guard text.last?.isLetter == true else { return text }
        return switch random.below(100) {
        case 0..<5: text.prefix(1).lowercased() + text.dropFirst()
        case 5..<30: text + "."
        case 30..<33: text + "!!"
        case 33: text + " 😕"
        case 34: text.lowercased()
        default: text
        }
    }

    private func writeIdeas(
        _ texts: inout [Idea], _ grammar: inout DemoGrammar, _ random: inout DemoRandom
    ) {
        let clock = DemoClock(from: DemoClock.answerOpens, to: DemoClock.answerCloses)
        for (number, seed) in DemoSeed.all().enumerated() {
            let common = random.normal()
            for (place, idea) in seed.ideas.enumerated() {
                let quality = 0.5 * common + 0.85 * random.normal()
                let exposure = random.skewed(0.9) * max(0.3, 1 + 0.25 * quality)
                let at = clock.draw(&random)
                texts.append(
                    Idea(
                        at: at, author: someone(&random), title: idea.title,
                        body: body(of: idea, place, seed, &grammar, &random), question: 2,
                        themes: seed.themes, topic: seed.topic, seed: number, quality: quality,
                        exposure: exposure))
                guard let duplicate = idea.duplicate else { continue }
                let head = texts.count - 1
                let later = at + Int64(random.within(5...110)) * DemoClock.hour
                texts.append(
                    Idea(
                        at: min(later, DemoClock.answerCloses), author: someone(&random),
                        title: duplicate.title, body: duplicate.body, question: 2,
                        themes: seed.themes, topic: seed.topic, seed: number, quality: quality,
                        exposure: exposure * 0.3, head: head))
            }
        }
    }

    /// The siblings share a problem, but do not all say it.
    private func body(
        of idea: DemoSeed.Idea, _ place: Int, _ seed: DemoSeed, _ grammar: inout DemoGrammar,
        _ random: inout DemoRandom
    ) -> String {
        switch place {
        case 0: seed.problem + "\n\n" + idea.how
        case 1: idea.how + " " + grammar.text(["closing"], topic: seed.topic, &random)
        default:
            random.chance(0.4) ? seed.problem + " " + idea.how : idea.how
        }
    }
}
