import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@Suite struct RuleIndexTests {
    private static let long = "This is the very same sentence again"

    private func index(_ campaign: Campaign, allRules: Bool = false) -> RuleIndex {
        var index = RuleIndex(allRules: allRules)
        index.update(campaign)
        return index
    }

    /// What the rules say of every item, by the items' names.
    private func facts(_ index: RuleIndex, _ campaign: Campaign) -> [String] {
        index.items(in: campaign).map { item in
            "\(campaign.items.name(item)): "
                + index.hits(of: item).map { "\($0.rule) \($0.words) \($0.detail ?? "")" }
                .joined(separator: "; ")
        }
    }

    private func rules(_ id: String, in index: RuleIndex, _ campaign: Campaign) -> [String] {
        index.hits(of: campaign.item(id)).map(\.rule)
    }

    @Test func rulesAreBuiltInAndLinesChangeThem() throws {
        var journal = CampaignBuilder()
        #expect(try journal.campaign().flagRules.count == RuleKind.allCases.count - 1)
        let off = journal.add(.ruleSet(RuleSet(rule: "email", kind: "email", on: false)))
        journal.add(
            .ruleSet(
                RuleSet(rule: "rude", kind: "words", words: ["dim"], on: true, code: "abusive")))
        journal.add(.ruleSet(RuleSet(rule: "later", kind: "sentiment", on: true)))
        journal.add(.ruleSet(RuleSet(rule: "phone", kind: "words", words: ["x"], on: false)))
        journal.idea("a", "dim jo@example.org 07700 900123")
        var campaign = try journal.campaign()
        #expect(campaign.flagRules.map(\.id).last == "rude")
        #expect(!campaign.flagRules.contains { $0.id == "later" })
        let hits = index(campaign).hits(of: campaign.item("a"))
        #expect(hits.map(\.rule) == ["phone", "rude"])
        #expect(hits.map(\.code) == ["personal-data", "abusive"])
        journal.undo(off)
        campaign = try journal.campaign()
        #expect(rules("a", in: index(campaign), campaign) == ["email", "phone", "rude"])
    }

    @Test func badRulesAreRefused() throws {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("cody", .coder)
        let campaign = try journal.campaign()
        func refused(_ rule: RuleSet, by name: String = "mo") -> String? {
            campaign.check(.ruleSet(rule), by: name)?.sentence
        }
        let list = RuleSet(rule: "rude", kind: "words", words: ["dim"], on: true)
        #expect(refused(list) == nil)
        #expect(refused(list, by: "cody")?.contains("role of a moderator") == true)
        #expect(refused(RuleSet(rule: "rude", kind: "words", words: [" "], on: true)) != nil)
        #expect(refused(RuleSet(rule: "rude", kind: "words", words: ["a", "…!"], on: true)) != nil)
        #expect(refused(RuleSet(rule: "rude", kind: "words", words: ["% 5"], on: true)) == nil)
        for code in ["appeal", "none-such"] {
            let rule = RuleSet(rule: "rude", kind: "words", words: ["a"], on: true, code: code)
            #expect(refused(rule) != nil)
            // Written by hand, the code is not taken.
            var journal = CampaignBuilder()
            journal.add(.ruleSet(rule))
            journal.add(.ruleSet(RuleSet(rule: "email", kind: "email", on: true, code: code)))
            let rules = try journal.campaign().flagRules
            #expect(rules.first { $0.id == "rude" }?.code == "other")
            #expect(rules.first { $0.id == "email" }?.code == "personal-data")
        }
        #expect(refused(RuleSet(rule: "email", kind: "words", words: ["a"], on: true)) != nil)
        #expect(refused(RuleSet(rule: "mails", kind: "email", on: true)) != nil)
        #expect(refused(RuleSet(rule: "x", kind: "sentiment", on: true)) != nil)
        #expect(refused(RuleSet(rule: "email", kind: "email", on: true, code: "rude")) != nil)
        let long = String(repeating: "a", count: 101)
        #expect(refused(RuleSet(rule: "rude", kind: "words", words: [long], on: true)) != nil)
    }

    @Test func repeatedTextByOneAuthorAndByMany() throws {
        var journal = CampaignBuilder()
        for (number, author) in ["p", "p", "p", "q", nil].enumerated() {
            journal.idea("i\(number)", RuleIndexTests.long.uppercased() + "!", participant: author)
            let campaign = try journal.campaign()
            let hit = index(campaign).hits(of: campaign.item("i0")).first { $0.kind == .repeated }
            let wanted = [
                nil, nil, "the same text 3 times, all by one author",
                "the same text 4 times, by 2 authors", "the same text 5 times",
            ]
            #expect(hit?.detail == wanted[number])
        }
        // Short texts are the same by chance.
        for number in 0..<5 { journal.idea("s\(number)", "I agree") }
        let campaign = try journal.campaign()
        #expect(rules("s0", in: index(campaign), campaign) == [])
    }

    @Test func aFloodIsManyTextsOfOneAuthorWithinTheWindow() throws {
        var journal = CampaignBuilder()
        let minute: Int64 = 60
        for (number, at) in ([0, 3, 6, 10, 40, 51] as [Int64]).enumerated() {
            journal.idea(
                "f\(number)", "Idea \(number)", participant: "p",
                at: CampaignBuilder.second(at * minute))
        }
        for number in 0..<9 {
            journal.idea(
                "g\(number)", "Other \(number)", participant: "q\(number)",
                at: CampaignBuilder.second(1))
        }
        let campaign = try journal.campaign()
        let index = index(campaign, allRules: true)
        let flooded = index.items(in: campaign).map { campaign.items.name($0) }
        #expect(flooded == ["f0", "f1", "f2", "f3"])
        #expect(
            index.hits(of: campaign.item("f1")).map(\.detail)
                == ["4 texts by one author within 10 minutes"])
    }

    @Test func redactedAndErasedTextsHaveNoHits() throws {
        var journal = CampaignBuilder()
        journal.idea("a", "Ask jo@example.org")
        let line = journal.idea("b", "Ask mo@example.org")
        var campaign = try journal.campaign()
        #expect(index(campaign).items(in: campaign).count == 2)
        journal.add(.itemRedacted(ItemRedacted(item: "a", title: "Ask [a person]", reason: "x")))
        journal.add(.itemErased(ItemErased(item: "b", lines: [line], reason: "asked")))
        campaign = try journal.campaign()
        #expect(index(campaign).items(in: campaign).isEmpty)
    }

    /// Lines arrive one by one, are edited, undone, erased: an index that follows says what a new
    /// one says.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func followingEqualsBeginningAnew(_ seed: UInt64) throws {
        var random = SeededGenerator(seed &+ 500)
        var journal = CampaignBuilder()
        let texts = [
            RuleIndexTests.long, "mail jo@example.org", "call 07700 900123", "www.example.org now",
            "nothing to see here", "dim and dimmer", String(repeating: "LOUD ", count: 20),
        ]
        var folder = MemoryFolder()
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var reader = JournalReader()
        var (following, all) = (RuleIndex(), RuleIndex(allRules: true))
        var given = 0
        for step in 0..<60 {
            let item = "i\(Int.random(in: 0..<15, using: &random))"
            let text = random.pick(texts)
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<6:
                journal.idea(
                    random.chance(70) ? "n\(step)" : item, text,
                    participant: random.chance(80) ? random.pick(["p", "q"]) : nil,
                    at: random.chance(50) ? CampaignBuilder.second(Int64(step)) : nil)
            case 6: journal.comment("c\(step)", on: item, body: text)
            case 7:
                journal.add(.ideaEdited(IdeaEdited(idea: item, title: text)))
            case 8: journal.undo(random.pick(journal.lines).id)
            case 9:
                journal.add(
                    .ruleSet(
                        RuleSet(
                            rule: "rude", kind: "words", words: ["dim"], on: random.chance(60))))
            case 10:
                journal.add(.itemRedacted(ItemRedacted(item: item, title: text, reason: "x")))
            default:
                journal.add(
                    random.chance(20)
                        ? .itemErased(ItemErased(item: item, lines: [], reason: "x"))
                        : .ideasSplit(
                            IdeasSplit(
                                item: item, parts: [.init(title: text), .init(title: text)])))
            }
            for line in journal.lines[given...] {
                CampaignBuilder.append(line, to: line.writer + ".jsonl", &folder)
            }
            given = journal.lines.count
            try reader.refresh(
                &campaign, folder, now: CampaignBuilder.second(100_000))
            if random.chance(60) {
                following.update(campaign)
                all.update(campaign)
                #expect(facts(following, campaign) == facts(index(campaign), campaign))
                #expect(
                    facts(all, campaign) == facts(index(campaign, allRules: true), campaign))
            }
        }
        // Nor does the order of arrival matter.
        var other = MemoryFolder()
        for line in journal.lines.shuffled(using: &random) {
            CampaignBuilder.append(line, to: line.writer + ".jsonl", &other)
        }
        var shuffled = Campaign(id: CampaignBuilder.campaignID)
        var again = JournalReader()
        try again.refresh(&shuffled, other, now: CampaignBuilder.second(100_000))
        all.update(campaign)
        #expect(
            facts(index(shuffled, allRules: true), shuffled).sorted()
                == facts(all, campaign).sorted())
    }

    @Test func aListThatSomebodyWroteByHandIsLookedForUpToTheLimits() throws {
        var journal = CampaignBuilder()
        let words = (0..<6000).map { $0 == 7 ? String(repeating: "long", count: 30) : "word\($0)" }
        journal.add(.ruleSet(RuleSet(rule: "rude", kind: "words", words: words, on: true)))
        let kept = try #require(try journal.campaign().flagRules.last?.words)
        #expect(kept == Array(words[..<7] + words[8..<5000]))
    }
}
