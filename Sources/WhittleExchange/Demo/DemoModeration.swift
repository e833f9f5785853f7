import WhittleCore

/// What the moderators of the demo have done so far: about half of the queue.
struct DemoModeration {
    /// A flagged comment with the lines that flag it.
    struct Flagged {
        var comment: Int
        var raised: Int64
        var flags: [DemoJournal.Token]
    }

    let crowd: DemoCrowd
    private var random: DemoRandom

    /// How many flagged comments are dealt with.
    static let closed = 30

    init(seed: UInt64, crowd: DemoCrowd) {
        self.crowd = crowd
        random = DemoRandom(seed: seed, stream: 7)
    }

    mutating func write(to journal: inout DemoJournal) {
        approveInRuns(to: &journal)
        hideJunk(to: &journal)
        decideFlagged(raiseFlags(to: &journal), to: &journal)
        merge(to: &journal)
        undoOne(to: &journal)
    }

    private mutating func moderator() -> String {
        DemoTeam.moderators[random.below(DemoTeam.moderators.count)]
    }

    /// Somebody works through the next texts, approves most and leaves some for a second look.
    private mutating func approveInRuns(to journal: inout DemoJournal) {
        var queue: [(at: Int64, id: String)] = []
        for (index, idea) in crowd.ideas.enumerated() where !idea.junk && idea.head == nil {
            queue.append((idea.at, crowd.ideaID(index)))
        }
        for (index, comment) in crowd.comments.enumerated() where comment.flag == nil {
            guard comment.body != DemoTexts.pasted else { continue }
            queue.append((comment.at, crowd.commentID(index)))
        }
        queue.sort { ($0.at, $0.id) < ($1.at, $1.id) }
        var next = 0
        while next < queue.count {
            let run = queue[next..<min(next + random.within(12...40), queue.count)]
            next = run.endIndex
            guard random.chance(0.55), let last = run.last else { continue }
            let items = run.map(\.id).filter { _ in random.chance(0.9) }
            let at = DemoClock.officeHours(after: last.at, hours: 1...26, &random)
            guard at < DemoClock.end, !items.isEmpty else { continue }
            journal.add(
                moderator(), at, .itemsDecided(ItemsDecided(items: items, verdict: .approved)))
        }
    }

    /// Half of the answers that say nothing.
    private mutating func hideJunk(to journal: inout DemoJournal) {
        let junk = crowd.ideas.indices.filter { crowd.ideas[$0].junk }
        for (number, index) in junk.enumerated() where number % 2 == 0 {
            let at = DemoClock.officeHours(after: crowd.ideas[index].at, hours: 2...40, &random)
            let reason = number % 6 == 0 ? "unreadable" : "not-an-idea"
            journal.add(
                moderator(), at,
                .itemsDecided(
                    ItemsDecided(items: [crowd.ideaID(index)], verdict: .hidden, reason: reason)))
        }
    }

    /// The rule that finds personal data in a text; where none does, it was a person's eye.
    private static func rule(_ text: String) -> String {
        let rules = RuleKind.allCases.filter { $0.isPersonal && $0.code == "personal-data" }
        var scanner = RuleScanner(rules.map { Rule($0) })
        return scanner.scan(text).hits.first?.rule ?? "personal-data"
    }

    private mutating func raiseFlags(to journal: inout DemoJournal) -> [Flagged] {
        var result: [Flagged] = []
        for (index, comment) in crowd.comments.enumerated() {
            guard let reason = comment.flag else { continue }
            let after = Int64(random.within(8...2_400)) * DemoClock.minute
            let raised = min(comment.at + after, DemoClock.end - DemoClock.hour)
            var flags: [DemoJournal.Token] = []
            let item = crowd.commentID(index)
            if reason == "personal-data" || reason == "advert" || reason == "spam" {
                let rule =
                    reason == "personal-data" ? DemoModeration.rule(comment.body) : "selling"
                let at = max(comment.at + 16 * DemoClock.minute, raised)
                flags.append(
                    journal.addNamed(
                        DemoTeam.moderators[0], at,
                        .flagRaised(FlagRaised(item: item, reason: reason, rule: rule))))
            }
            let reporters = flags.isEmpty ? random.within(1...2) : random.below(2)
            for number in 0..<reporters {
                let who = crowd.participants[crowd.someone(&random)].id
                let at = raised + Int64(number * random.within(3...200)) * DemoClock.minute
                let note = number == 0 ? DemoModeration.complaint(reason, &random) : nil
                let flag = FlagRaised(item: item, reason: reason, note: note, participant: who)
                flags.append(journal.addImportedNamed(at, .flagRaised(flag)))
            }
            result.append(Flagged(comment: index, raised: raised, flags: flags))
        }
        return result.sorted { ($0.raised, $0.comment) < ($1.raised, $1.comment) }
    }

    private static func complaint(_ reason: String, _ random: inout DemoRandom) -> String? {
        let notes: [String] =
            switch reason {
            case "abusive": ["That is no way to talk.", "Rude.", "Please take this down."]
            case "personal-data": ["You can tell who this is.", "Should that number be here?"]
            case "names-someone": ["I know that person. It is not fair.", "Names a colleague."]
            case "safeguarding": ["Worried about this one.", "Could somebody look at this today?"]
            case "advert", "spam": ["Advertising.", "Spam."]
            case "off-topic": ["Nothing to do with the question."]
            default: []
            }
        guard !notes.isEmpty, random.chance(0.6) else { return nil }
        return notes[random.below(notes.count)]
    }

    private mutating func decideFlagged(_ flagged: [Flagged], to journal: inout DemoJournal) {
        var left = DemoModeration.closed
        for (number, flag) in flagged.enumerated() {
            let comment = crowd.comments[flag.comment]
            let item = crowd.commentID(flag.comment)
            let at = DemoClock.officeHours(after: flag.raised, hours: 5...30, &random)
            let reason = comment.flag ?? "other"
            if reason == "safeguarding" {
                let who = moderator()
                let decided = ItemsDecided(
                    items: [item], verdict: .escalated, reason: reason,
                    note: "Somebody should get in touch with the author.")
                journal.add(who, at, .itemsDecided(decided))
                continue
            }
            // The older ones first, and then every other one.
            let remaining = flagged.count - number
            guard left > 0, number < 18 || number % 2 == 0 || remaining <= left else { continue }
            left -= 1
            decide(item, comment, reason, at, flag.flags, to: &journal)
        }
    }

    private mutating func decide(
        _ item: String, _ comment: DemoCrowd.Comment, _ reason: String, _ at: Int64,
        _ flags: [DemoJournal.Token], to journal: inout DemoJournal
    ) {
        let who = moderator()
        var decided = ItemsDecided(items: [item], verdict: .hidden, reason: reason)
        let masked = DemoModeration.masked(comment.body)
        if comment.innocent || (reason == "off-topic" && random.chance(0.3)) {
            decided.verdict = .approved
            decided.reason = nil
            decided.note = comment.innocent ? "Blunt about the idea, not about a person." : nil
        } else if reason == "personal-data", masked != comment.body {
            journal.add(
                who, at,
                .itemRedacted(
                    ItemRedacted(item: item, body: masked, reason: "personal-data")))
            decided.verdict = .approved
            decided.reason = nil
            decided.note = "Number taken out, the rest stands."
        }
        journal.add(who, at + 20_000, .itemsDecided(decided), refers: flags)
        if reason == "names-someone" || random.chance(0.1) {
            let body = "Wrote to the author and offered to post it again without the name."
            journal.add(who, at + 80_000, .noteWritten(NoteWritten(item: item, body: body)))
        }
    }

    /// The text with long numbers and mail addresses taken out.
    static func masked(_ text: String) -> String {
        var words: [String] = []
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            let digits = word.utf8.count { (0x30...0x39).contains($0) }
            guard digits >= 3 || word.contains("@") else {
                words.append(String(word))
                continue
            }
            if words.last != "[removed]" { words.append("[removed]") }
        }
        return words.joined(separator: " ")
    }

    /// Duplicates into their heads, and pairs that only look alike.
    private mutating func merge(to journal: inout DemoJournal) {
        for index in crowd.duplicates {
            let at = DemoClock.officeHours(after: crowd.ideas[index].at, hours: 20...120, &random)
            let merged = IdeasMerged(
                ideas: [crowd.ideaID(index)], into: crowd.ideaID(crowd.head(index)))
            journal.add(moderator(), min(at, DemoClock.votingCloses), .ideasMerged(merged))
        }
        let heads = crowd.heads
        for number in 0..<6 {
            let first = heads[(number * 47 + 11) % heads.count]
            let seed = crowd.ideas[first].seed
            guard let second = heads.last(where: { $0 != first && crowd.ideas[$0].seed == seed })
            else { continue }
            let found = IdeasDistinguished(
                ideas: [crowd.ideaID(first), crowd.ideaID(second)],
                verdict: number < 4 ? .different : .later)
            let at = DemoClock.moment(2, 24, 10) + Int64(number * 4) * DemoClock.minute
            journal.add(DemoTeam.moderators[1], at, .ideasDistinguished(found))
        }
    }

    /// One slip of the finger, undone.
    private mutating func undoOne(to journal: inout DemoJournal) {
        let doubts = crowd.comments.indices.filter {
            crowd.comments[$0].stance == -1 && crowd.comments[$0].flag == nil
        }
        let item = doubts[doubts.count / 2]
        let at = DemoClock.officeHours(after: crowd.comments[item].at, hours: 30...50, &random)
        let hidden = ItemsDecided(
            items: [crowd.commentID(item)], verdict: .hidden, reason: "abusive")
        let who = DemoTeam.moderators[1]
        let line = journal.addNamed(who, at, .itemsDecided(hidden))
        journal.add(who, at + 41_000, .lineUndone(LineUndone(lines: [])), refers: [line])
    }
}
