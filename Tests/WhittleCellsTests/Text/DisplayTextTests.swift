import Testing
import WhittleCells

@Suite struct DisplayTextTests {
    @Test(.enabled(if: SharedFiles.exists(SharedFiles.terminalCases), "no ../shared here"))
    func allCasesInBothModes() throws {
        let cases = try SharedFiles.cases()
        #expect(cases.count == 278)
        for one in cases {
            let bytes = one.bytes
            #expect(bytes.count == one.len, "\(one.name)")
            check(one, bytes)
        }
    }

    @Test(
        .enabled(if: SharedFiles.exists(SharedFiles.terminalCases), "no ../shared here"),
        arguments: [
            ("sgr-many", 4_003), ("flags-16k", 12_000), ("long-word", 96_000),
            ("long-line", 96_000), ("newlines", 6_000), ("tabs", 1_000),
            ("spaces-then-text", 6_006),
        ])
    func longCasesEndWithACount(id: String, rest: Int) throws {
        let one = try #require(try SharedFiles.cases().first { $0.id == id })
        let shown = DisplayText(bytes: one.bytes, mode: .body)
        #expect(shown.text.hasSuffix("<\(rest) more>"))
        #expect(shown.nextStart == 4_000)
    }

    @Test func randomBytesAsTheReferenceShowsThem() throws {
        let cases = try SharedFiles.samples.decoded()
        #expect(cases.count == 400)
        for one in cases { check(one, one.bytes) }
    }

    private func check(_ one: HostileCase, _ bytes: [UInt8]) {
        let line = DisplayText(bytes: bytes, mode: .line)
        let body = DisplayText(bytes: bytes, mode: .body)
        let cut = one.isCutShort
        #expect(isExpected(line.text, one.line, cutShort: cut), "\(one.name)")
        #expect(isExpected(body.text, one.body, cutShort: cut), "\(one.name)")
        #expect(line.text.unicodeScalars.count == one.lineLength ?? one.line.unicodeScalars.count)
        #expect(line.flags.subtracting(.confusable).words == one.flags, "\(one.name)")
        #expect(body.flags == line.flags, "\(one.name)")
        #expect(line.lineCount == 1)
    }

    @Test(.enabled(if: SharedFiles.exists(SharedFiles.terminalCases), "no ../shared here"))
    func whatWasShownIsShownAgain() throws {
        for one in try SharedFiles.cases() where !one.isCutShort {
            #expect(sameScalars(DisplayText(one.line, mode: .line).text, one.line), "\(one.name)")
        }
    }

    @Test(arguments: [
        "", "a", "Grüße, 漢字 – naïve café ±…①", "e\u{302}\u{301}x", "👍🏽🇬🇧", "שלום world", "ﬁ K ẞ",
    ])
    func safeTextStaysAsItIs(text: String) {
        for mode in [DisplayMode.line, .body] {
            let shown = DisplayText(text, mode: mode)
            #expect(sameScalars(shown.text, text))
            #expect(shown.flags == [])
            #expect(!shown.glyphs.contains { $0.token })
        }
    }

    @Test func tokensAreMarkedAndTextIsNot() {
        let shown = DisplayText("<RLO>\u{202E}^[\u{1B}⏎\n", mode: .line)
        #expect(sameScalars(shown.text, "<RLO><RLO>^[^[⏎⏎"))
        let expected = [5, 5, 2, 2, 1, 1].enumerated().flatMap { run in
            repeatElement(run.offset % 2 == 1, count: run.element)
        }
        #expect(shown.glyphs.map(\.token) == expected)
    }

    @Test func glyphsHoldTheirMarksAndWidths() {
        let shown = DisplayText("e\u{302}\u{301}漢क\u{93E}한", mode: .line)
        #expect(shown.glyphs.map(\.base) == ["e", "漢", "क", "\u{93E}", "한"])
        #expect(shown.glyphs.map(\.width) == [1, 2, 1, 1, 2])
        #expect(shown.glyphs[0].marks == ("\u{302}", "\u{301}", "\0"))
        #expect(shown.glyphs.map(\.source) == [0, 3, 4, 5, 6])
        #expect(shown.columns == 7)
    }

    @Test func jamoJoinAndStrayOnesAreTokens() {
        let joined = DisplayText("\u{1112}\u{1161}\u{11AB}", mode: .line)
        #expect(joined.glyphs.count == 1)
        #expect(joined.glyphs[0].marks == ("\u{1161}", "\u{11AB}", "\0"))
        #expect(joined.flags == [])
        let stray = DisplayText("a\u{1161}", mode: .line)
        #expect(sameScalars(stray.text, "a<U+1161>"))
        #expect(stray.flags == .unprintable)
    }

    @Test func withoutUnicodeAllBeyondASCIIIsATokenEach() {
        let ascii = DisplayPolicy(unicode: false)
        let shown = DisplayText("é\u{301}\u{200B}\u{202E}漢~\n\u{7}", mode: .line, policy: ascii)
        #expect(shown.text == "<U+00E9><U+0301><U+200B><U+202E><U+6F22>~^J^G")
        #expect(shown.flags == [.hidden, .bidi, .control])
        let body = DisplayText("a\nb\u{2028}", mode: .body, policy: ascii)
        #expect(body.text == "a\nb<U+2028>")
    }

    @Test(arguments: [
        ("<RLO>", "<<RLO>"), ("\u{202E}", "<RLO>"), ("<\u{202E}", "<<<RLO>"),
        ("<<RLO>", "<<<<RLO>"), ("<U+0041>", "<<U+0041>"), ("<tags x3>", "<<tags x3>"),
        ("<+3 marks>", "<<+3 marks>"), ("<FF>", "<<FF>"), ("<7 more>", "<<7 more>"),
        ("<12 more>", "<<12 more>"), ("a < b <c> <1>", "a < b <c> <1>"), ("<R", "<R"),
        ("<R\u{200B}LO>", "<<RLO>"), ("<\u{200B}RLO>", "<<RLO>"), ("<", "<"),
    ])
    func withoutReverseTokenSpellingsAreDoubled(text: String, expected: String) {
        let policy = DisplayPolicy(hasReverse: false)
        let shown = DisplayText(text, mode: .line, policy: policy)
        #expect(sameScalars(shown.text, expected))
        let body = DisplayText("a\n" + text + "\nb", mode: .body, policy: policy)
        #expect(sameScalars(body.text, "a\n" + expected + "\nb"))
    }

    @Test func longTextIsPaged() {
        let text = String(repeating: "a", count: 4_000) + String(repeating: "b", count: 4_001)
        let first = DisplayText(text, mode: .body)
        #expect(first.text == String(repeating: "a", count: 4_000) + "<4001 more>")
        #expect(first.nextStart == 4_000)
        let second = DisplayText(text, mode: .body, start: 4_000)
        #expect(second.text == String(repeating: "b", count: 4_000) + "<1 more>")
        #expect(second.nextStart == 8_000)
        #expect(second.glyphs.first?.source == 4_000)
        let third = DisplayText(text, mode: .body, start: 8_000)
        #expect(third.text == "b")
        #expect(third.nextStart == nil)
        #expect(third.flags == [])
        #expect(DisplayText(text, mode: .body, start: 9_999).text == "")
        #expect(DisplayText("ab", mode: .line, start: -1).text == "ab")
    }

    @Test func aMillionMarksAreNoBurden() {
        let text = "a" + String(repeating: "\u{301}", count: 1_000_000)
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(DisplayText(text, mode: .line).flags == [.zalgo, .long])
        }
        // 0.01 s here in release builds; quadratic work would take minutes.
        #expect(time < .seconds(20))
    }

    @Test(arguments: [
        ("аdmin", true), ("Αlice", true), ("ＡＤＭＩＮ", true), ("ad\u{200B}mіn", true),
        ("Москва Moscow", false), ("naïve Ωmega", true), ("Ω mega α-test", false), ("5 µm", false),
        ("漢字abc", false), ("İıIi ß ẞ ﬁ K", false), ("x1а", true), ("a b_в", false),
        ("א abc", false), ("𝐀𝐝𝐦𝐢𝐧", false), ("", false),
    ])
    func mixedScriptsAreMarked(text: String, expected: Bool) {
        let shown = DisplayText(text, mode: .line)
        #expect(shown.flags.contains(.confusable) == expected)
    }

    @Test func stringsAndBytesAreTheSame() {
        let text = "Grüße\r\nan\u{202E}alle\t👍"
        let fromBytes = DisplayText(bytes: Array(text.utf8), mode: .body)
        #expect(DisplayText(text, mode: .body) == fromBytes)
        #expect(DisplayText(bytes: text.utf8.reversed().reversed(), mode: .body) == fromBytes)
        #expect(fromBytes.lineCount == 2)
        #expect(fromBytes.lineSources == [0, 7])
    }
}
