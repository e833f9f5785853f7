import Testing
import WhittleCore
import WhittleJournal
import WhittleTesting

/// The query language: what it refuses and where, and what each key finds.
@Suite struct QueryTests {
    /// Ideas `i-1`, `i-2` and `i-3`, comments `c-1`…`c-4`; mo decided on some of them.
    static func journal() -> CampaignBuilder {
        var journal = CampaignBuilder()
        journal.join("mo", .moderator)
        journal.join("pat", .panelist)
        journal.join("obs", .observer)
        journal.add(.questionAsked(QuestionAsked(question: "q1", title: "What now?")))
        journal.idea(
            "i-1", "More Nurses", body: "on the ward at night", question: "q1", participant: "p-1",
            cost: 500, at: Timestamp("2015-01-12T09:00:00.000Z"))
        journal.idea("i-2", "Fewer forms", participant: "p-2")
        journal.idea("i-3", "Fewer forms, please", body: "Übergabe auf Station")
        journal.add(
            .commentAdded(CommentAdded(comment: "c-1", idea: "i-1", body: "Nurses are people")),
            happened: Timestamp("2015-02-28T23:59:59.999Z"))
        journal.comment("c-2", on: "i-1", reply: "c-1", body: "(really)")
        journal.comment("c-3", on: "i-2", body: "http://example.org or so")
        journal.add(
            .commentAdded(
                CommentAdded(comment: "c-4", idea: "i-2", kind: .story, body: "It was late")))
        for voter in 1...3 { journal.vote("i-1", "p-\(voter)", 1) }
        journal.vote("i-2", "p-1", -1)
        journal.vote("i-2", "p-2", 0)
        journal.add(.flagRaised(FlagRaised(item: "c-1", reason: "spam", participant: "p-2")))
        journal.add(.flagRaised(FlagRaised(item: "c-1", reason: "abusive", rule: "rude-words")))
        journal.add(.flagRaised(FlagRaised(item: "i-2", reason: "other")), by: "mo.mmmm1111")
        journal.decide(.approved, "i-1", by: "mo.mmmm1111")
        journal.decide(.hidden, "c-2", reason: "off-topic", by: "mo.mmmm1111")
        journal.decide(.escalated, "c-3", reason: "safeguarding")
        journal.merge("i-3", into: "i-2")
        return journal
    }

    private let campaign: Campaign

    init() throws {
        campaign = try Self.journal().campaign()
    }

    private func found(_ text: String, as member: String = "anna") throws -> String {
        let viewpoint = Viewpoint(member, in: campaign)
        let query = try Query(text, in: campaign, for: viewpoint)
        let context = QueryContext(campaign, viewpoint, for: query)
        let items = viewpoint.ideas(in: campaign) + viewpoint.comments(in: campaign)
        return query.filter(items, context).map { campaign.items.name($0) }.sorted()
            .joined(separator: " ")
    }

    // MARK: What cannot be read

    @Test(
        arguments: [
            ("statsu:pending", 1, "“statsu” is not a key of queries.", "status"),
            (
                "nurse zz:x", 7,
                "“zz” is not a key of queries; a word with : in it stands in quotes.", nil
            ),
            (
                "http://example.org", 1,
                "“http” is not a key of queries; a word with : in it stands in quotes.", nil
            ),
            ("status:", 8, "Write status:WORD.", nil),
            ("status:open", 8, "“status” is one of approved, hidden, escalated, pending.", nil),
            (
                "kind:storry", 6,
                "“kind” is one of idea, comment, story, implementation, question.",
                "story"
            ),
            ("status>pending", 7, "Write status:WORD: “status” has no order.", nil),
            ("flags>many", 7, "“flags” is compared with a number, not with “many”.", nil),
            ("up>inf", 4, "“up” is compared with a number, not with “inf”.", nil),
            ("up>1,", 6, "Write up>N.", nil),
            ("merged:maybe", 8, "“merged” is yes or no.", nil),
            (
                "written>=2015-02-30", 10,
                "“written” is compared with a date such as 2015-01-12, not with “2015-02-30”.", nil
            ),
            ("\"open", 1, "The quote is not closed.", nil),
            ("by:\"open", 4, "The quote is not closed.", nil),
            ("(nurse", 1, "The parenthesis is not closed.", nil),
            ("nurse (", 7, "The parenthesis is not closed.", nil),
            ("()", 2, "There is nothing in the parentheses.", nil),
            (
                "or nurse", 1, "“or” stands between two terms; the word itself stands in quotes.",
                nil
            ),
            (
                "nurse or", 7, "“or” stands between two terms; the word itself stands in quotes.",
                nil
            ),
            (
                "(a or) b", 4, "“or” stands between two terms; the word itself stands in quotes.",
                nil
            ),
            ("saved:none", 7, "There is no saved query “none”.", nil),
        ] as [(String, Int, String, String?)])
    func whatCannotBeReadSaysWhereAndWhy(
        text: String, column: Int, sentence: String, suggestion: String?
    ) {
        do {
            _ = try Query(text, in: campaign, for: Viewpoint("anna", in: campaign))
            Issue.record("read: \(text)")
        } catch {
            #expect(error.column == column)
            #expect(error.sentence == sentence)
            #expect(error.suggestion == suggestion)
        }
    }

    @Test func whatIsTooLargeIsRefusedAndNeverTraps() {
        let viewpoint = Viewpoint("anna", in: campaign)
        for text in [
            String(repeating: "x", count: 1_001), String(repeating: "(", count: 900),
            String(repeating: "a ", count: 300), String(repeating: "-(", count: 400),
        ] {
            #expect(throws: QueryFault.self) { _ = try Query(text, in: campaign, for: viewpoint) }
        }
    }

    /// Every text is read or refused, and what is found does not depend on luck.
    @Test func hostileTextsAreOnlyTexts() throws {
        var random = SeededGenerator(11)
        let parts = [
            "-", "(", ")", "\"", " ", "or", "status:", "flags>", "1", ",", "\u{202E}", "\u{1B}[2J",
            "\u{0}", "é", "written", ":", "=", "nurse", "\r\n", "saved:", "thread:", "\u{10FFFF}",
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...12, using: &random)
            let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            guard let one = try? found(text) else { continue }
            #expect(try found(text) == one)
        }
    }

    // MARK: Words

    @Test(arguments: [
        ("", "c-1 c-2 c-3 c-4 i-1 i-2 i-3"),
        ("   ", "c-1 c-2 c-3 c-4 i-1 i-2 i-3"),
        ("NURSES", "c-1 i-1"),
        ("nurses people", "c-1"),
        ("\"are people\"", "c-1"),
        ("\"people are\"", ""),
        ("übergabe", "i-3"),
        ("ÜBERGABE", "i-3"),
        ("-nurses -forms", "c-2 c-3 c-4"),
        ("\"(really)\"", "c-2"),
        ("--", ""),
        ("i-1", "i-1"),
        ("\"or\" -kind:idea", "c-3"),
        ("\"http://\"", "c-3"),
        ("nurses or forms", "c-1 i-1 i-2 i-3"),
        ("nurses or forms please", "c-1 i-1 i-3"),
        ("(nurses or forms) please", "i-3"),
        ("-(nurses or forms)", "c-2 c-3 c-4"),
        ("kind:idea -(forms -please)", "i-1 i-3"),
    ])
    func wordsAreFoundInAnyCase(text: String, ids: String) throws {
        #expect(try found(text) == ids)
    }

    @Test func aNeedleIsFoundWhereverItStands() {
        for length in [1, 2, 15, 16, 17, 40] {
            let needle = FoldedText(
                String(repeating: "aB", count: length).prefix(length).description)
            let word = String(repeating: "Ab", count: length).prefix(length)
            for before in 0..<36 {
                for after in [0, 1, 15, 16, 31] {
                    var text =
                        String(repeating: "x", count: before) + word
                        + String(repeating: "y", count: after)
                    #expect(text.withUTF8 { needle.isIn($0) })
                }
                var none = String(repeating: "x", count: before) + word.dropLast() + "."
                #expect(!none.withUTF8 { needle.isIn($0) } || length == 1 && before < 0)
            }
        }
        // What differs from a letter by the bit of its case is no letter.
        for (needle, text) in [("[", "{"), ("@", "`"), ("k", "\u{0B}")] {
            var text = text
            #expect(!text.withUTF8 { FoldedText(needle).isIn($0) })
        }
    }

    // MARK: Keys

    @Test(arguments: [
        ("status:approved", "i-1"), ("status=approved,hidden", "c-2 i-1"),
        ("question:q1", "i-1"), ("question:none kind:idea", "i-2 i-3"), ("question:zz", ""),
        ("stage:none", "i-1 i-2 i-3"), ("kind:idea", "i-1 i-2 i-3"), ("kind:story", "c-4"),
        ("kind:comment,story", "c-1 c-2 c-3 c-4"), ("idea:i-1", "c-1 c-2"),
        ("thread:i-1", "c-1 c-2 i-1"), ("thread:i-2", "c-3 c-4 i-2 i-3"), ("id:i-2,c-4", "c-4 i-2"),
        ("participant:p-1", "i-1"), ("author:p-1,p-2", "i-1 i-2"), ("merged:yes", "i-3"),
        ("merged:no", "i-1 i-2"), ("undecided:no", "c-2 i-1"),
        ("undecided:yes kind:idea", "i-2 i-3"),
        ("flags>0", "c-1 i-2"), ("flags=2", "c-1"), ("flags:1,2", "c-1 i-2"),
        ("flags<1 kind:idea", "i-1 i-3"),
        ("flagged:yes", "c-1 i-2"), ("flag:spam", "c-1"), ("flag:spam,other", "c-1 i-2"),
        ("flagger:p-2", "c-1"), ("flagger:mo", "i-2"), ("flagger:\"rule rude-words\"", ""),
        ("rule:rude-words", "c-1"), ("reason:off-topic", "c-2"), ("reason:none", "i-1"),
        ("by:mo", "c-2 i-1"), ("by:anna", "c-3"), ("comments>1", "i-1 i-2"), ("comments=0", "i-3"),
        ("up>=3", "i-1"), ("down>0", "i-2"), ("pass=1", "i-2"), ("voters<=2 kind:idea", "i-2 i-3"),
        ("cost>400", "i-1"), ("cost<1e9", "i-1"), ("crowd_rank:1", "i-1"), ("crowd>0.9", ""),
        ("written:2015-01-12 kind:idea", "i-1 i-2 i-3"), ("written>2015-01", "c-1"),
        ("written>=2015-02-28T23:59", "c-1"), ("written<2015-01-12T09:00", ""),
        ("written>2015", ""), ("written:2015,2016 kind:story", "c-4"), ("written>2015-02-28", ""),
        ("decided:2015-01-12 kind:idea", "i-1"), ("decided>=2016", ""), ("changed:yes", ""),
    ])
    func eachKeyFindsWhatItSays(text: String, ids: String) throws {
        #expect(try found(text) == ids)
    }

    @Test func aTextThatChangedSinceItsDecisionIsFound() throws {
        var journal = Self.journal()
        let read = try journal.campaign()
        for event in read.decide([read.item("i-2")], .approved, reason: nil) {
            journal.add(.itemsDecided(event))
        }
        journal.add(.ideaEdited(IdeaEdited(idea: "i-2", title: "Other words")))
        let campaign = try journal.campaign()
        let staff = Viewpoint("mo", in: campaign)
        let query = try Query("changed:yes words -forms", in: campaign, for: staff)
        let context = QueryContext(campaign, staff, for: query)
        #expect(query.filter(staff.ideas(in: campaign), context) == [campaign.item("i-2")])
    }

    /// A term and its opposite part what may be seen between them.
    @Test func aTermAndItsOppositePartWhatIsSeen() throws {
        let all = try found("")
        for key in QueryKey.allCases where key != .saved {
            let values: [String] =
                switch key.value {
                case .word(let words): words
                case .yesNo: ["yes", "no"]
                case .number: ["0", "1", "2"]
                case .date: ["2015", "2015-01-12"]
                case .text: ["i-1", "q1", "none", "p-1", "spam", "mo", "rude-words"]
                }
            for value in values {
                let term = "\(key.rawValue):\(value)"
                if key == .thread, value != "i-1" { continue }
                let both = try [found(term), found("-" + term)].flatMap { $0.split(separator: " ") }
                #expect(both.sorted().joined(separator: " ") == all, "\(term)")
            }
        }
    }

    @Test func severalQueriesMustAllHold() throws {
        let anna = Viewpoint("anna", in: campaign)
        let queries = try ["nurses or forms", "kind:idea", ""].map {
            try Query($0, in: campaign, for: anna)
        }
        let query = Query.all(queries)
        let context = QueryContext(campaign, anna, for: query)
        let items = anna.ideas(in: campaign) + anna.comments(in: campaign)
        #expect(query.filter(items, context).count == 3)
        #expect(!query.isEmpty && Query.all([]).isEmpty && Query.everything.isEmpty)
        #expect(Query.nothing.filter(items, context).isEmpty)
    }

    @Test func theHelpNamesEveryKey() {
        for key in QueryKey.allCases {
            #expect(Query.help.contains { $0.hasPrefix(key.form + "  ") }, "\(key)")
        }
    }
}
