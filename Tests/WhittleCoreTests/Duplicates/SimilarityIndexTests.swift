import Testing
import WhittleJournal
import WhittleTesting

@testable import WhittleCore

@Suite struct SimilarityIndexTests {
    static let texts = [
        "Plant more trees along the main street", "Plant trees along main street",
        "More street trees please", "Fix the broken swings in the park",
    ]
    private let staff = Viewpoint(member: "anna", roles: [.facilitator])

    private func index(_ campaign: Campaign) -> SimilarityIndex {
        var index = SimilarityIndex()
        index.update(campaign)
        return index
    }

    private func journal(_ texts: [String] = texts) -> CampaignBuilder {
        var journal = CampaignBuilder()
        for (number, text) in texts.enumerated() { journal.idea("i\(number + 1)", text) }
        return journal
    }

    private func similar(_ id: String, _ campaign: Campaign) -> [String] {
        index(campaign).similar(to: campaign.item(id), campaign, staff).map {
            campaign.items.name($0)
        }
    }

    // MARK: What is not alike

    @Test func anEmptyCampaignHasNothingAlike() throws {
        let campaign = try CampaignBuilder().campaign()
        #expect(index(campaign).pairs(campaign, staff).isEmpty)
        #expect(index(campaign).groups(campaign, staff).isEmpty)
        #expect(index(campaign).count == 0)
    }

    @Test func shortTextsAreAlikeOnlyWhereTheyAreEqual() throws {
        var journal = journal(["Idea"])
        for (number, text) in ["Yes", "yes!", "Yes please", "Yes, PLEASE.", "No"].enumerated() {
            journal.comment("c\(number)", on: "i1", body: text)
        }
        let campaign = try journal.campaign()
        #expect(similar("c0", campaign) == ["c1"])
        #expect(similar("c2", campaign) == ["c3"])
        #expect(similar("c4", campaign).isEmpty)
    }

    @Test func textsWithoutWordsAreAlikeOnlyWhereTheyAreTheSame() throws {
        var journal = journal(["Idea"])
        for (number, text) in ["👍", "👎", "", "👍 ", "!!!", ""].enumerated() {
            journal.comment("c\(number)", on: "i1", body: text)
        }
        let campaign = try journal.campaign()
        #expect(similar("c0", campaign) == ["c3"])
        #expect(similar("c1", campaign).isEmpty)
        #expect(similar("c2", campaign) == ["c5"])
        #expect(similar("c4", campaign).isEmpty)
    }

    @Test func theSameWordsInAnotherOrderAreNotEqual() throws {
        let campaign = try journal(["Cars before people", "People before cars"]).campaign()
        let index = index(campaign)
        #expect(index.equalCount(of: campaign.item("i1"), campaign, staff) == 1)
        #expect(similar("i1", campaign).isEmpty)
    }

    @Test func erasedTextsAreAlikeToNothing() throws {
        var journal = journal(["The very same long text", "The very same long text", "Another one"])
        journal.add(
            .itemErased(ItemErased(item: "i1", lines: ["anna.aaaa1111-3"], reason: "asked")))
        journal.add(
            .itemErased(ItemErased(item: "i3", lines: ["anna.aaaa1111-5"], reason: "asked")))
        let campaign = try journal.campaign()
        #expect(similar("i1", campaign).isEmpty && similar("i2", campaign).isEmpty)
        #expect(index(campaign).equalCount(of: campaign.item("i1"), campaign, staff) == 0)
        #expect(index(campaign).count == 1)
    }

    /// Whoever may not see an item is not told that there is one, by a list or by a count.
    @Test func nobodyCountsWhatTheyMayNotSee() throws {
        var journal = journal(["The same long text again", "The same long text again"])
        journal.join("ben", .moderator, .panelist)
        journal.decide(.hidden, "i2", reason: "spam")
        journal.open("ben.bbbb1111")
        journal.add(.recusalDeclared(RecusalDeclared(idea: "i2")), by: "ben.bbbb1111")
        let campaign = try journal.campaign()
        let index = index(campaign)
        for viewpoint in [
            .publicView, Viewpoint("ben", in: campaign),
            Viewpoint(member: "cara", roles: [.panelist]),
        ] {
            #expect(index.similar(to: campaign.item("i1"), campaign, viewpoint).isEmpty)
            #expect(index.equalCount(of: campaign.item("i1"), campaign, viewpoint) <= 1)
            #expect(index.pairs(campaign, viewpoint).isEmpty)
        }
        #expect(index.equalCount(of: campaign.item("i1"), campaign, staff) == 2)
        #expect(index.pairs(campaign, staff).count == 1)
    }

    // MARK: What is

    @Test func aPastedTextIsFoundWithItsVariants() throws {
        let text = "Hay una propuesta muy buena para acabar con las cacas de los perros. Votadla"
        var journal = journal(["Perros", "Las cacas de los perros en la calle"])
        for number in 0..<30 {
            journal.comment("c\(number)", on: "i1", body: number % 2 == 0 ? text : text + "!!")
        }
        journal.comment(
            "near", on: "i2",
            body: "HAY UNA PROPUESTA muy buena, para acabar con las cacas de perros: votadla")
        journal.comment("far", on: "i2", body: "Otra propuesta muy buena sobre los perros")
        journal.idea("i3", text)
        for number in 0..<60 {
            journal.comment(
                "o\(number)", on: "i2", body: "Un texto distinto, número \(number) de muchos")
        }
        let campaign = try journal.campaign()
        let found = similar("c7", campaign)
        #expect(Set(found) == Set((0..<30).map { "c\($0)" } + ["near", "i3"]).subtracting(["c7"]))
        #expect(index(campaign).equalCount(of: campaign.item("c0"), campaign, staff) == 31)
        #expect(similar("far", campaign).isEmpty)
    }

    /// Read on or read anew, the index says the same.
    @Test func itKeepsUpWithTheCampaign() throws {
        for seed in UInt64(0)..<30 {
            var random = SeededGenerator(seed)
            var journal = CampaignBuilder()
            var lines: [String] = []
            var written = 0
            var folder = MemoryFolder()
            var reader = JournalReader()
            var campaign = Campaign(id: CampaignBuilder.campaignID)
            var kept = SimilarityIndex()
            let phrases = [
                "More trees along the street", "More trees along the streets", "Fix the swings",
                "Benches in the shade of the trees", "more TREES along the street!", "",
            ]
            for step in 0..<40 {
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<4: lines.append(journal.idea("i\(step)", random.pick(phrases)))
                case 4..<6:
                    lines.append(journal.comment("c\(step)", on: "i0", body: random.pick(phrases)))
                case 6:
                    lines.append(
                        journal.add(
                            .ideaEdited(
                                IdeaEdited(
                                    idea: "i\(random.pick(Array(0..<40)))",
                                    title: random.pick(phrases) + "."))))
                case 7:
                    lines.append(
                        journal.add(
                            .itemRedacted(
                                ItemRedacted(
                                    item: "c\(random.pick(Array(0..<40)))",
                                    body: random.pick(phrases), reason: "other"))))
                default: if let line = lines.randomElement(using: &random) { journal.undo(line) }
                }
                guard step % 7 == 0 || step == 39 else { continue }
                for line in journal.lines[written...] {
                    CampaignBuilder.append(line, to: line.writer + ".jsonl", &folder)
                }
                written = journal.lines.count
                try reader.refresh(&campaign, folder, now: journal.clock)
                kept.update(campaign)
                let fresh = index(campaign)
                #expect(kept.pairs(campaign, staff) == fresh.pairs(campaign, staff))
                #expect(kept.count == fresh.count)
                let items = campaign.rows.indices.map(Int32.init)
                func answers(_ index: SimilarityIndex) -> [[Int32]] {
                    items.map { item in
                        index.similar(to: item, campaign, staff)
                            + [Int32(index.equalCount(of: item, campaign, staff))]
                    }
                }
                #expect(answers(kept) == answers(fresh))
            }
        }
    }

    /// What was replaced is not kept for ever, and is never found.
    @Test func textsThatAreEditedAgainAndAgainAreReadAsTheyAreNow() throws {
        var journal = journal()
        journal.comment("c", on: "i1", body: "Fix the swings in the park")
        var folder = journal.folder
        var reader = JournalReader()
        var campaign = Campaign(id: CampaignBuilder.campaignID)
        var kept = SimilarityIndex()
        for step in 0..<200 {
            let text =
                step % 2 == 0 ? "Fix the swings in the park" : "Plant trees along main street"
            journal.add(.ideaEdited(IdeaEdited(idea: "i\(step % 4 + 1)", title: text)))
            if let line = journal.lines.last {
                CampaignBuilder.append(line, to: line.writer + ".jsonl", &folder)
            }
            try reader.refresh(&campaign, folder, now: journal.clock)
            kept.update(campaign)
            guard step % 20 == 19 else { continue }
            let fresh = index(campaign)
            #expect(kept.pairs(campaign, staff) == fresh.pairs(campaign, staff))
            for id in ["i1", "i2", "i3", "i4", "c"] {
                let item = campaign.item(id)
                #expect(
                    kept.similar(to: item, campaign, staff)
                        == fresh.similar(to: item, campaign, staff))
                #expect(
                    kept.sharedWords(campaign.item("i1"), item)
                        == fresh.sharedWords(campaign.item("i1"), item))
            }
        }
        #expect(kept.ideas.documents.count < 80 && kept.count == 5)
    }
}
