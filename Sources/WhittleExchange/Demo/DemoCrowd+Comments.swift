import WhittleCore

extension DemoCrowd {
    private static let onAnswers = 560
    private static let replies = 820
    private static let late = 240

    private var commentCount: Int {
        DemoCampaign.Counts.texts - ideas.count
    }

    /// The comments with their threads, by time: on answers and ideas, replies, late ones that
    /// improve the longlist, and those that give moderators and screens something to do.
    mutating func writeComments(_ grammar: inout DemoGrammar, longlist: [Int]) {
        var random = DemoRandom(seed: seed, stream: 5)
        let answers = ideas.indices.filter { ideas[$0].question < 2 && !ideas[$0].junk }
        let proper = ideas.indices.filter { ideas[$0].question == 2 }
        let busyAnswers = DemoWeights(answers.map { _ in random.skewed(0.8) })
        let busy = DemoWeights(proper.map { ideas[$0].exposure * random.skewed(0.7) })
        writeSpecial(proper, &grammar, &random)
        for _ in 0..<DemoCrowd.late {
            let idea = longlist[random.below(longlist.count)]
            let from = DemoClock.cut + 20 * DemoClock.hour
            write(on: idea, from: from, to: DemoClock.end, late: true, &grammar, &random)
        }
        for _ in 0..<DemoCrowd.onAnswers {
            let answer = answers[busyAnswers.draw(&random)]
            let end = DemoClock.understandCloses + 12 * DemoClock.day
            let at = DemoClock(from: ideas[answer].at, to: end).draw(&random)
            let body = grammar.text(["answered"] + tail(&random), thread: answer, &random)
            comments.append(
                Comment(at: at, author: someone(&random), idea: answer, body: body))
        }
        while comments.count < commentCount - DemoCrowd.replies {
            let idea = proper[busy.draw(&random)]
            let to = DemoClock.votingCloses + DemoClock.day
            write(on: idea, from: ideas[idea].at, to: to, late: false, &grammar, &random)
        }
        writeReplies(&grammar, &random)
        sortComments()
    }

    private func tail(_ random: inout DemoRandom) -> [String] {
        random.chance(0.3) ? ["tail"] : []
    }

    private mutating func write(
        on idea: Int, from: Int64, to: Int64, late: Bool, _ grammar: inout DemoGrammar,
        _ random: inout DemoRandom
    ) {
        let (block, kind, stance): (String, CommentKind, Int?) =
            switch random.below(100) {
            case 0..<(late ? 15 : 30): ("support", .comment, 1)
            case ..<(late ? 22 : 45): ("doubt", .comment, -1)
            case ..<(late ? 42 : 59): ("build", .comment, 0)
            case ..<(late ? 52 : 72): ("question", .question, nil)
            case ..<(late ? 62 : 86): ("story", .story, random.chance(0.5) ? 1 : nil)
            default: ("implementation", .implementation, 1)
            }
        let blocks = [block] + (kind == .question ? [] : tail(&random))
        let body = grammar.text(blocks, topic: ideas[idea].topic, thread: idea, &random)
        comments.append(
            Comment(
                at: DemoClock(from: from + 5 * DemoClock.minute, to: to).draw(&random),
                author: someone(&random), idea: idea, kind: kind, stance: stance, body: body))
    }

    private mutating func writeReplies(
        _ grammar: inout DemoGrammar, _ random: inout DemoRandom
    ) {
        var open = comments.indices.filter { comments[$0].flag != "spam" }
        while comments.count < commentCount {
            let parent = open[random.below(open.count)]
            let after = Int64(random.within(12...3_000)) * DemoClock.minute
            let author =
                random.chance(0.3) && comments[parent].reply == nil
                ? ideas[comments[parent].idea].author : someone(&random)
            let block = comments[parent].kind == .question ? "told" : "reply"
            let idea = comments[parent].idea
            let body = grammar.text(
                [block] + tail(&random), topic: ideas[idea].topic, thread: idea, &random)
            open.append(comments.count)
            comments.append(
                Comment(
                    at: min(comments[parent].at + after, DemoClock.end - 1), author: author,
                    idea: idea, reply: parent, body: body))
        }
    }

    /// Flagged texts, one pasted seven times, odd ones.
    private mutating func writeSpecial(
        _ proper: [Int], _ grammar: inout DemoGrammar, _ random: inout DemoRandom
    ) {
        func add(_ body: String, flag: String?, author: Int, on idea: Int, to: Int64) {
            let at = DemoClock(from: ideas[idea].at + DemoClock.hour, to: to).draw(&random)
            comments.append(
                Comment(at: at, author: author, idea: idea, body: body, flag: flag))
        }
        let end = DemoClock.moment(3, 17)
        for block in DemoTexts.blocks(DemoTexts.flagged) {
            for index in block.options.indices {
                let idea = proper[random.below(proper.count)]
                let topic = ideas[idea].topic
                let body = grammar.sentence("flagged." + block.name, index, topic: topic, &random)
                add(body, flag: block.name, author: someone(&random), on: idea, to: end)
            }
        }
        let pasting = someone(&random)
        for number in 0..<7 {
            let idea = proper[(number * 41 + 17) % proper.count]
            let to = DemoClock.moment(3, 2)
            let flag = number < 2 ? "spam" : nil
            add(DemoTexts.pasted, flag: flag, author: pasting, on: idea, to: to)
        }
        for body in DemoTexts.odd {
            let idea = proper[random.below(proper.count)]
            add(body, flag: nil, author: someone(&random), on: idea, to: end)
        }
        for _ in 0..<5 {
            let idea = proper[random.below(proper.count)]
            let body = grammar.text(["doubt", "tail"], topic: ideas[idea].topic, &random)
            add(body, flag: "abusive", author: someone(&random), on: idea, to: end)
            comments[comments.count - 1].innocent = true
            comments[comments.count - 1].stance = -1
        }
    }

    private mutating func sortComments() {
        let old = comments
        let order = old.indices.sorted { (old[$0].at, $0) < (old[$1].at, $1) }
        var place = [Int](repeating: 0, count: order.count)
        for (new, index) in order.enumerated() { place[index] = new }
        comments = order.map { index in
            var comment = old[index]
            comment.reply = comment.reply.map { place[$0] }
            return comment
        }
    }
}
