import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

@testable import WhittleExchange

/// The publishable log and the files for platforms, as small files written out by hand.
@Suite struct DecisionLogTests {
    private static let mo = "mo.mmmm1111"
    private static let source = "anna.impt1111"

    private func builder(_ system: String = "src") -> CampaignBuilder {
        var builder = CampaignBuilder(creating: CampaignCreated(title: "Test", language: "ca"))
        builder.join("mo", .moderator)
        builder.join("obs", .observer)
        builder.open(Self.source, .import, system: system)
        return builder
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    private func log(
        _ journal: CampaignBuilder, by member: String = "anna",
        _ options: DecisionLog.Options = DecisionLog.Options()
    ) throws -> DecisionLog {
        let campaign = try journal.campaign()
        return DecisionLog(campaign, Viewpoint(member, in: campaign), options)
    }

    private func rows(_ log: DecisionLog) -> [String] {
        text(log.table.csv()).split(separator: "\n").dropFirst().map(String.init)
    }

    private func decide(
        _ verdict: Verdict, _ item: String, _ reason: String? = nil, note: String? = nil,
        flags: [String] = []
    ) -> Event {
        .itemsDecided(
            ItemsDecided(items: [item], verdict: verdict, reason: reason, note: note, flags: flags))
    }

    @Test func tenColumnsWithAMarkAndNoFormulas() throws {
        var journal = builder()
        let at = CampaignBuilder.start
        journal.idea("src-1", "=1+1", body: "and \"more\"", by: Self.source, at: at)
        journal.idea("src-2", "Undecided", by: Self.source, at: at.advanced(by: 1))
        journal.add(decide(.hidden, "src-1", "spam", note: "-ask Bob"), by: Self.mo)
        let bytes = try log(journal).table.csv()
        #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(
            text(Array(bytes.dropFirst(3))) == """
                "statement_id","created_at","statement_text","moderation_status","is_seed","themes","reject_reason","reject_note","edited_from_statement_id","replaced_by_statement_ids"
                "src-1","2015-01-12T09:00:00.000Z","'=1+1
                and ""more""\","hidden","","","spam","","",""

                """)
        let noted = try log(journal, DecisionLog.Options(withNotes: true))
        #expect(text(noted.table.csv()).contains(#""spam","'-ask Bob","""#))
    }

    @Test func othersThanTheStaffGetNoRow() throws {
        var journal = builder()
        journal.idea("src-1", by: Self.source)
        journal.add(decide(.approved, "src-1"), by: Self.mo)
        #expect(try log(journal, by: "mo").items.count == 1)
        for member in ["obs", "stranger"] {
            let log = try log(journal, by: member)
            #expect(log.items.isEmpty && log.leftOut == 0 && log.table.rows.isEmpty)
        }
    }

    @Test func textsThatNameOrHarmSomebodyAreWithheld() throws {
        var journal = builder()
        for id in 1...9 { journal.idea("src-\(id)", "Secret \(id)", by: Self.source) }
        func flag(_ id: Int, _ reason: String) -> String {
            journal.add(.flagRaised(FlagRaised(item: "src-\(id)", reason: reason)))
        }
        journal.add(decide(.hidden, "src-1", "personal-data"))
        // Hidden again for a reason that would show it.
        journal.add(decide(.hidden, "src-2", "safeguarding"))
        journal.add(decide(.hidden, "src-2", "spam"))
        // Flagged for what it holds, and hidden for something else.
        journal.add(decide(.hidden, "src-3", "spam", flags: [flag(3, "names-someone")]))
        journal.add(decide(.approved, "src-4"))
        _ = flag(4, "personal-data")
        // Looked at and found to be none.
        journal.add(decide(.approved, "src-5", flags: [flag(5, "personal-data")]))
        journal.add(decide(.escalated, "src-6"))
        journal.add(decide(.hidden, "src-7", "personal-data"))
        journal.add(
            .itemRedacted(ItemRedacted(item: "src-7", title: "[a name] 7", reason: "names-someone"))
        )
        journal.add(decide(.approved, "src-7"))
        journal.add(decide(.hidden, "src-8", "abusive"))
        journal.add(decide(.pending, "src-9"))
        let log = try log(journal)
        let texts = log.table.rows.map { $0[2].text }
        #expect(
            texts == [
                "[withheld: personal-data]", "[withheld: safeguarding]",
                "[withheld: names-someone]", "[withheld: personal-data]", "Secret 5",
                "[withheld: pending]", "[a name] 7", "Secret 8", "[withheld: pending]",
            ])
        #expect(log.withheld == 6)
        #expect(log.table.rows[5][3].text == "pending")
    }

    @Test func textsOnceEscalatedOrWithPersonalDataInThemAreWithheld() throws {
        var journal = builder()
        for id in 1...6 { journal.idea("src-\(id)", "Secret \(id)", by: Self.source) }
        journal.add(decide(.escalated, "src-1", "safeguarding"))
        journal.add(decide(.hidden, "src-1", "off-topic"))
        journal.add(decide(.escalated, "src-2", "personal-data"))
        journal.add(decide(.approved, "src-2"))
        // Redacted before it was found to be personal data: not what the approval was of.
        journal.add(.itemRedacted(ItemRedacted(item: "src-3", title: "[3]", reason: "spam")))
        journal.add(decide(.escalated, "src-3", "personal-data"))
        journal.add(decide(.approved, "src-3"))
        journal.add(decide(.escalated, "src-4", "personal-data"))
        journal.add(.itemRedacted(ItemRedacted(item: "src-4", title: "[4]", reason: "spam")))
        journal.add(decide(.approved, "src-4"))
        journal.add(.ideaEdited(IdeaEdited(idea: "src-5", title: "jane@example.com")))
        journal.add(decide(.hidden, "src-5", "spam"))
        journal.add(
            .itemRedacted(ItemRedacted(item: "src-6", title: "call 07700 900123", reason: "x")))
        journal.add(decide(.approved, "src-6"))
        let log = try log(journal)
        #expect(
            log.table.rows.map { $0[2].text } == [
                "[withheld: safeguarding]", "[withheld: personal-data]",
                "[withheld: personal-data]", "[4]", "[withheld: personal-data]",
                "[withheld: personal-data]",
            ])
        #expect(log.withheld == 5)
    }

    @Test func aReasonThatIsNoCodeOfTheCampaignIsNotPublished() throws {
        var journal = builder()
        journal.idea("src-1", by: Self.source)
        journal.idea("src-2", by: Self.source)
        journal.idea("src-3", by: Self.source)
        journal.add(
            .policyWritten(
                PolicyWritten(policy: "p", title: "No adverts", body: "", code: "advert")))
        journal.add(decide(.hidden, "src-1", "Jo Doe again"), by: Self.mo)
        journal.add(decide(.hidden, "src-2", "advert"), by: Self.mo)
        journal.add(decide(.hidden, "src-3", "spam"), by: Self.mo)
        let log = try log(journal)
        let column = try #require(log.table.columns.firstIndex(of: "reject_reason"))
        #expect(
            log.table.rows.map { $0[column] } == [.text("other"), .text("advert"), .text("spam")])
    }

    @Test func moderatorsHaveNoNamesNotInIdsEither() throws {
        var journal = builder()
        journal.idea("src-1", "Two things", by: Self.source)
        journal.idea("src-2", by: Self.source)
        journal.add(
            .ideasSplit(
                IdeasSplit(
                    item: "src-1", parts: [SplitPart(title: "One"), SplitPart(title: "Two")])),
            by: Self.mo)
        let undone = journal.add(decide(.hidden, "src-2", "spam"), by: Self.mo)
        journal.undo(undone, by: Self.mo)
        journal.add(decide(.approved, "src-2"))
        journal.add(decide(.approved, "src-1"), by: Self.mo)
        journal.idea("src-3", by: Self.source)
        journal.decide(.approved, "src-3", by: Self.source)
        journal.merge("src-3", into: "src-2")
        let log = try log(journal, DecisionLog.Options(withModerators: true))
        let all = text(log.table.csv())
        #expect(!all.contains("mo.") && !all.contains("anna"))
        let table = log.table
        #expect(table.columns.suffix(2) == ["moderator", "decided_at"])
        let byID = Dictionary(table.rows.map { ($0[0].text, $0) }) { first, _ in first }
        // mo decided first, though that was undone: anna stays the second.
        #expect(byID["src-1"]?[10].text == "moderator-1")
        #expect(byID["src-2"]?[10].text == "moderator-2")
        #expect(byID["src-3"]?[10].text == "imported" && byID["src-3"]?[9].text == "src-2")
        let parts = table.rows.filter { $0[8].text == "src-1" }
        #expect(parts.count == 2)
        // No hash of a name, which a list of members would give back.
        #expect(parts.map { $0[0].text } == ["whittle-1", "whittle-2"])
        #expect(byID["src-1"]?[9].text == parts.map { $0[0].text }.joined(separator: " "))
    }

    // MARK: For platforms

    private func file(
        _ journal: CampaignBuilder, _ format: PlatformFormat, _ system: String = "src"
    ) throws -> PlatformFile {
        let campaign = try journal.campaign()
        var file = PlatformFile(campaign, format)
        file.add(
            campaign.platformDecisions(of: system, for: Viewpoint("anna", in: campaign)), of: system
        )
        return file
    }

    /// An approved, a hidden and an escalated idea, a hidden comment, and one without an id.
    private func decided() -> (journal: CampaignBuilder, lines: [String]) {
        var journal = builder()
        journal.add(
            .policyWritten(
                PolicyWritten(policy: "x", title: "-No adverts", body: "None", code: "advert")))
        for id in ["src-1", "src-2", "src-3", "src-x0123456789abcdef"] {
            journal.idea(id, "@\(id)", by: Self.source)
        }
        journal.comment("src-c7", on: "src-1", by: Self.source)
        journal.idea("here")
        let at = CampaignBuilder.start
        var lines: [String] = []
        for event in [
            decide(.approved, "src-1"), decide(.hidden, "src-2", "advert"),
            decide(.escalated, "src-3", "other"), decide(.hidden, "src-c7", "off-topic"),
            decide(.approved, "src-x0123456789abcdef"), decide(.approved, "here"),
        ] {
            lines.append(journal.add(event, by: Self.mo, happened: at))
        }
        journal.merge("src-2", into: "src-1")
        journal.add(.ideaEdited(IdeaEdited(idea: "src-3", title: "Better")), by: Self.mo)
        return (journal, lines)
    }

    @Test func forPolis() throws {
        let (journal, lines) = decided()
        let file = try file(journal, .polis)
        #expect(
            text(file.bytes()) == "\u{FEFF}" + """
                "comment-id","moderated","comment-body","reason","remark"
                "1","1","'@src-1","",""
                "2","-1","'@src-2","advert","merged into 1"
                "3","0","Better","other","edited here"
                "7","-1","Text","off-topic",""

                """)
        #expect(file.withoutID == 1 && file.merged == 1 && file.changed == 1)
        #expect(file.deliveries.map(\.system) == ["src"])
        #expect(file.deliveries[0].lines == Array(lines.prefix(4)))
        #expect(file.deliveries[0].items == ["src-1", "src-2", "src-3", "src-c7"])
    }

    @Test func forDecidim() throws {
        let file = try file(decided().journal, .decidim)
        #expect(
            text(file.bytes()) == """
                "id";"state";"answer/ca"
                "1";"accepted";""
                "2";"rejected";"'-No adverts"
                "3";"evaluating";""

                """)
        #expect(file.comments == 1)
    }

    @Test func forOthers() throws {
        let file = try file(decided().journal, .csv)
        #expect(
            text(file.bytes()) == "\u{FEFF}" + """
                "system","id","verdict","reason","decided_at","remark"
                "src","1","approved","","2015-01-12T09:00:00.000Z",""
                "src","2","hidden","advert","2015-01-12T09:00:00.000Z","merged into 1"
                "src","3","escalated","other","2015-01-12T09:00:00.000Z","edited here"
                "src","7","hidden","off-topic","2015-01-12T09:00:00.000Z",""

                """)
    }
}
