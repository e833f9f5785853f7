import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct ProposedPairTests {
    private let staff = Viewpoint(member: "anna", roles: [.facilitator])

    private func index(_ campaign: Campaign) -> SimilarityIndex {
        var index = SimilarityIndex()
        index.update(campaign)
        return index
    }

    private func journal(_ texts: [String] = SimilarityIndexTests.texts) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for (number, text) in texts.enumerated() { journal.idea("i\(number + 1)", text) }
        return journal
    }

    private func names(_ campaign: Campaign, atLeast: Double = 0.4) -> [String] {
        index(campaign).pairs(campaign, staff, atLeast: atLeast).map {
            "\(campaign.items.name($0.first))-\(campaign.items.name($0.second))"
        }
    }

    /// The published cosines; two pairs share no word, and the last is below the default.
    @Test func cosinesAreThoseOfTheReference() throws {
        let campaign = try journal().campaign()
        let pairs = index(campaign).pairs(campaign, staff, atLeast: 0)
        let expected: [(String, String, Double)] = [
            ("i1", "i2", 0.8264901456), ("i1", "i3", 0.4646294702), ("i2", "i3", 0.3188979214),
            ("i1", "i4", 0.2294050724),
        ]
        #expect(pairs.count == expected.count)
        for (pair, (first, second, cosine)) in zip(pairs, expected) {
            #expect(campaign.items.name(pair.first) == first)
            #expect(campaign.items.name(pair.second) == second)
            #expect(abs(pair.cosine - cosine) < 1e-9)
        }
        #expect(names(campaign) == ["i1-i2", "i1-i3"])
    }

    /// BM25 computed here by its definition gives the published scores of the first text as a
    /// query, and the pairs have the higher one of the two directions.
    @Test func scoresAreThoseOfTheReference() throws {
        let texts = SimilarityIndexTests.texts.map { $0.lowercased().split(separator: " ") }
        let mean = Double(texts.reduce(0) { $0 + $1.count }) / 4
        func score(_ query: Int, _ text: Int) -> Double {
            var seen: Set<Substring> = []
            return texts[query].reduce(0.0) { sum, word in
                guard seen.insert(word).inserted else { return sum }
                let df = Double(texts.count { $0.contains(word) })
                let tf = Double(texts[text].count { $0 == word })
                let idf = Libm.log(1 + (4 - df + 0.5) / (df + 0.5))
                let share = Double(texts[text].count) / mean
                return sum + idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * share))
            }
        }
        let published = [3.837781144, 2.950213911, 1.606518096, 0.8981625438]
        for (text, value) in published.enumerated() { #expect(abs(score(0, text) - value) < 1e-8) }
        let campaign = try journal().campaign()
        for pair in index(campaign).pairs(campaign, staff, atLeast: 0) {
            let one = Int(campaign.items.name(pair.first).dropFirst()) ?? 0
            let other = Int(campaign.items.name(pair.second).dropFirst()) ?? 0
            let expected = max(score(one - 1, other - 1), score(other - 1, one - 1))
            #expect(abs(pair.score - expected) < 1e-9)
        }
    }

    @Test func onlyHeadsThatNobodyToldApartAreProposed() throws {
        var journal = journal()
        let different = journal.add(
            .ideasDistinguished(IdeasDistinguished(ideas: ["i2", "i1"], verdict: .different)))
        #expect(names(try journal.campaign()) == ["i1-i3"])
        journal.undo(different)
        journal.add(.ideasDistinguished(IdeasDistinguished(ideas: ["i1", "i2"], verdict: .later)))
        #expect(names(try journal.campaign()) == ["i1-i3", "i1-i2"])
        let merging = journal.merge("i2", into: "i1")
        #expect(names(try journal.campaign()) == ["i1-i3"])
        journal.undo(merging)
        journal.decide(.hidden, "i1", "i3", reason: "spam")
        #expect(names(try journal.campaign()) == ["i1-i2"])
    }

    @Test func equalTextsAreAStarAndComeFirst() throws {
        var journal = journal()
        for number in 5...20 { journal.idea("i\(number)", "MORE street-trees, please!") }
        let campaign = try journal.campaign()
        let found = names(campaign)
        // In the byte order of ids the first of the equal ones is i10.
        #expect(found.filter { $0.hasPrefix("i10-") }.count >= 16)
        let pairs = index(campaign).pairs(campaign, staff)
        #expect(pairs.prefix(16).allSatisfy { $0.cosine == 1 })
        let groups = index(campaign).groups(campaign, staff)
        #expect(groups.first?.ideas.count == 17)
        // The longest of them, of those the oldest.
        #expect(groups.first.map { campaign.items.name($0.face) } == "i5")
    }

    @Test func ideasThatWereToldApartAreInNoGroupTogether() throws {
        var journal = journal(["The same four words", "The same four words", "The same four words"])
        journal.add(
            .ideasDistinguished(IdeasDistinguished(ideas: ["i1", "i2"], verdict: .different)))
        let campaign = try journal.campaign()
        let groups = index(campaign).groups(campaign, staff)
        #expect(groups.map { $0.ideas.map { campaign.items.name($0) } } == [["i1", "i3"]])
    }

    /// The order in which lines arrive gives other handles, and the same pairs.
    @Test func theOrderOfArrivalDoesNotMatter() throws {
        var random = SeededGenerator(7)
        let words = ["tree", "street", "park", "bench", "shade", "light", "bus", "lane"]
        let texts = (0..<80).map { _ in
            (0..<4).map { _ in random.pick(words) }.joined(separator: " ")
        }
        var results: [[String]] = []
        for _ in 0..<3 {
            var journal = CampaignBuilder()
            for number in texts.indices.shuffled(using: &random) {
                journal.idea("i\(number)", texts[number], at: CampaignBuilder.second(Int64(number)))
            }
            let campaign = try journal.campaign()
            results.append(
                index(campaign).pairs(campaign, staff).map {
                    "\(campaign.items.name($0.first)) \(campaign.items.name($0.second)) \($0.score) \($0.cosine)"
                }
                    + index(campaign).groups(campaign, staff).map { group in
                        "\(group.ideas.map { campaign.items.name($0) }) \(group.cosine)"
                    })
        }
        #expect(!results[0].isEmpty)
        #expect(results[0] == results[1] && results[0] == results[2])
    }

    /// Against the definition: all cosines of all texts.
    @Test func nothingNearIsMissedInASmallCampaign() throws {
        var random = SeededGenerator(11)
        let words = ["a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1", "k1", "l1", "m1", "n1"]
        let texts = (0..<10).map { _ in
            (0..<6).map { _ in random.pick(words) }.joined(separator: " ")
        }
        let campaign = try journal(texts).campaign()
        let bags = texts.map { text in
            text.split(separator: " ").reduce(into: [:]) { $0[$1, default: 0.0] += 1 }
        }
        func idf(_ word: Substring) -> Double {
            Libm.log(11 / (1 + Double(bags.count { $0[word] != nil }))) + 1
        }
        func dot(_ one: [Substring: Double], _ other: [Substring: Double]) -> Double {
            one.reduce(0) { $0 + $1.value * (other[$1.key] ?? 0) * idf($1.key) * idf($1.key) }
        }
        let pairs = index(campaign).pairs(campaign, staff, atLeast: 0.3)
        var expected = 0
        for one in texts.indices {
            for other in texts.indices where other > one {
                let norms = dot(bags[one], bags[one]) * dot(bags[other], bags[other])
                if dot(bags[one], bags[other]) / norms.squareRoot() >= 0.3 { expected += 1 }
            }
        }
        #expect(pairs.count == expected && expected > 5)
    }

    @Test func textsWithoutWordsAreNoPair() throws {
        let campaign = try journal(["👍", "👍", "…", " "]).campaign()
        #expect(names(campaign).isEmpty)
    }

    @Test func sharedWordsAreTheRarestFirst() throws {
        let campaign = try journal().campaign()
        let shared = index(campaign).sharedWords(campaign.item("i1"), campaign.item("i2"))
        #expect(shared == ["along", "main", "plant", "street", "trees"])
        #expect(index(campaign).sharedWords(campaign.item("i2"), campaign.item("i4")).isEmpty)
    }

    @Test func groupsGrowTogetherUnlessTwoOfTheirIdeasWereToldApart() throws {
        var journal = CampaignBuilder()
        for number in 1...9 { journal.idea("i\(number)", "Idea") }
        journal.add(
            .ideasDistinguished(IdeasDistinguished(ideas: ["i7", "i1"], verdict: .different)))
        let campaign = try journal.campaign()
        func groups(_ pairs: [(Int, Int, Double)]) -> [String] {
            let found = pairs.map { one, other, cosine in
                ProposedPair(
                    first: campaign.item("i\(one)"), second: campaign.item("i\(other)"), score: 0,
                    cosine: cosine, verdict: nil)
            }
            return SimilarityIndex.groups(found, campaign, 0.9).map { group in
                group.ideas.map { campaign.items.name($0) }.joined(separator: " ")
                    + " \(group.cosine)"
            }
        }
        // A small group meets a large one from either side; 7 may not come to 1.
        let chain: [(Int, Int, Double)] = [
            (2, 3, 0.99), (1, 2, 0.98), (4, 5, 0.97), (5, 1, 0.96), (6, 7, 0.95), (7, 8, 0.95),
            (8, 3, 0.94), (3, 8, 0.93), (9, 6, 0.92), (1, 4, 0.91),
        ]
        #expect(groups(chain) == ["i1 i2 i3 i4 i5 0.96", "i6 i7 i8 i9 0.92"])
        #expect(groups([(8, 7, 0.99), (1, 8, 0.98), (1, 2, 0.5)]) == ["i7 i8 0.99"])
    }
}
