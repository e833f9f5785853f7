import Testing
import WhittleCore
import WhittleTesting

/// Folding, word lists, and the way back to the bytes of the text.
@Suite struct RuleTextTests {
    private func list(_ words: String..., in text: String) -> [String] {
        hits(text, [Rule(id: "w", kind: .words, isOn: true, code: "other", words: words)])
            .flatMap(\.words)
    }

    @Test func wordsAreFoundWholeHoweverTheyAreWritten() {
        #expect(
            list("idiot", in: "Idiots, idiotic; an IDIOT! xidiot idiot2 (idiot)") == [
                "IDIOT", "idiot",
            ])
        #expect(
            list("café", in: "CAFE cafe\u{301} ｃａｆé caf\u{AD}e\u{200B}") == [
                "CAFE", "cafe\u{301}", "ｃａｆé", "caf\u{AD}e",
            ])
        #expect(list("Straße", in: "STRASSE straße") == ["STRASSE", "straße"])
        #expect(list("ёж", in: "Еж ёж Ёж ежи") == ["Еж", "ёж", "Ёж"])
        #expect(list("don't", in: "I don’t, dont, don't") == ["don’t", "don't"])
        #expect(list("𝖋𝖗𝖊𝖊", in: "FREE") == ["FREE"])
    }

    @Test func phrasesMayHaveSignsAndAnySpaces() {
        #expect(
            list("% off", "shut up", in: "20% off! Shut \n up. shutup %office") == [
                "% off", "Shut \n up",
            ])
        // The longer goes first, and nothing is found twice.
        #expect(list("free", "free trial", in: "a free trial, free") == ["free trial", "free"])
        #expect(list("", " ", "\u{200B}", in: "nothing") == [])
        #expect(list("c++", in: "C++ c+") == ["C++"])
    }

    @Test func theSpanCoversExactlyWhatIsToBeRedacted() throws {
        for (text, wanted) in [
            ("mail jo\u{200B}@example.org\u{200B} now", "jo\u{200B}@example.org"),
            ("ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ｊｏ＠ｅｘａｍｐｌｅ．ｏｒｇ"),
            ("🎉\u{301}jo@example.org🎉", "jo@example.org"),
            ("jo@example.or\u{301}g\u{301}\u{302}!", "jo@example.or\u{301}g\u{301}\u{302}"),
        ] {
            let hit = try #require(hits(text).first { $0.kind == .email })
            #expect(hit.ranges.count == 1)
            #expect(slice(text, hit.ranges[0]).utf8.elementsEqual(wanted.utf8))
            #expect(hit.words.first?.utf8.elementsEqual(wanted.utf8) == true)
        }
    }

    @Test func aHitInTheTitleAndOneInTheBodyAreBothInTheText() throws {
        var journal = CampaignBuilder()
        journal.idea("a", "Ask jo@example.org", body: "or mo@example.org")
        let campaign = try journal.campaign()
        var index = RuleIndex()
        index.update(campaign)
        let item = campaign.item("a")
        let hit = try #require(index.hits(of: item).first)
        let text = campaign.text(of: item)
        #expect(hit.ranges.map { slice(text, $0) } == ["jo@example.org", "mo@example.org"])
        #expect(hit.words == ["jo@example.org", "mo@example.org"])
    }

    @Test func notesNamePersonalDataByItsBeginningAndStayShort() throws {
        let mail = try #require(
            hits("jo@example.org, mo.long@example.org").first { $0.kind == .email })
        #expect(mail.note == "jo@…, mo.…")
        #expect(mail.sentence == "jo@example.org, mo.long@example.org")
        let many = (0..<100).map { "www.example\($0).org" }.joined(separator: " ")
        let links = try #require(hits(many).first { $0.kind == .links })
        #expect(links.note.unicodeScalars.count == 120 && links.note.hasSuffix("…"))
        let name = try #require(hits("my name is Ann Lee").first { $0.kind == .name })
        #expect(name.note == "may be: Ann…")
    }

    /// Every hostile string, alone and inside others: no trap, ranges on scalar boundaries and in
    /// order, the words those that the ranges hold.
    @Test func hostileTextsGiveSoundRanges() throws {
        let cases = try #require(try RuleData.cases("terminal.json"), RuleData.missing)
        var random = SeededGenerator(7)
        let parts =
            cases.compactMap { $0["hex"]?.text.map(RuleData.text) }
            + ["jo@example.org", "07700 900123", "www.", "://", "@", "::", "+44", "SW1A 1AA", "%"]
        #expect(parts.count > 100)
        var texts = parts
        for _ in 0..<600 { texts.append(random.some(parts, atMost: 5).joined()) }
        let rules =
            everyRule + [
                Rule(
                    id: "w", kind: .words, isOn: true, code: "other",
                    words: ["a", "% off", "\u{E000}"])
            ]
        var scanner = RuleScanner(rules)
        for text in texts where text.utf8.count < 200_000 {
            let bytes = Array(text.utf8)
            for hit in scanner.scan(text).hits {
                var end = 0
                for (range, word) in zip(hit.ranges, hit.words) {
                    #expect(range.lowerBound >= end && range.upperBound <= bytes.count)
                    #expect(!range.isEmpty)
                    #expect(bytes[range.lowerBound] & 0xC0 != 0x80)
                    #expect(
                        range.upperBound == bytes.count || bytes[range.upperBound] & 0xC0 != 0x80)
                    #expect(bytes[range].elementsEqual(word.utf8))
                    end = range.upperBound
                }
                #expect(hit.note.unicodeScalars.count <= 120)
            }
        }
    }

    /// Long runs of what detectors look for do not make them walk again and again: at 20,000
    /// signs, the longest text, a walk over all pairs would not end while anybody waits.
    @Test func longRunsEnd() {
        let parts = [
            "@", "a@", "a.", "1 ", "07 ", "DE89 ", ":", "a:", "www.", "http://", "+4 ", "% ", "Dr ",
            "my manager ", "the only ", " ", "e\u{301}", "NI ", "born 1 ", "1/",
        ]
        for part in parts {
            let text = String(repeating: part, count: 20_000 / part.utf8.count)
            _ = hits(text)
        }
        _ = list(
            "a " + String(repeating: "a ", count: 40) + "b",
            in: String(repeating: "a ", count: 10_000))
    }

    @Test func aLinkToAPersonsPageIsNotedByItsHost() throws {
        let text =
            "https://www.facebook.com/jane.doe, x.com/janedoe www.a.org/b "
            + "https://jane.doe@mail.example.org?to=jo@example.org"
        let links = try #require(hits(text).first { $0.kind == .links })
        #expect(links.note == "www.facebook.com/…, x.com/…, www.a.org/b, mail.example.org/…")
        #expect(links.words.contains("x.com/janedoe") && links.sentence.contains("x.com/janedoe"))
        let all = hits(text).map(\.note).joined()
        #expect(!all.contains("doe") && !all.contains("jo@e"))
    }
}
