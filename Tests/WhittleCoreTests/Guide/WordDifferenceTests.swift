import Testing
import WhittleTesting

@testable import WhittleCore

@Suite struct WordDifferenceTests {
    private func letters(_ text: String) -> String {
        text.map(String.init).joined(separator: " ")
    }

    private func text(_ difference: WordDifference, without kind: WordDifference.Piece.Kind)
        -> [String]
    { difference.pieces.filter { $0.kind != kind }.flatMap(\.words) }

    private func same(_ difference: WordDifference) -> Int {
        difference.pieces.filter { $0.kind == .same }.reduce(0) { $0 + $1.words.count }
    }

    /// Every subsequence of the one is looked for in the other: another way to the same length.
    private func longest(_ one: [Character], _ other: [Character]) -> Int {
        (0..<(1 << one.count)).reduce(0) { best, mask in
            let wanted = one.indices.filter { mask >> $0 & 1 == 1 }.map { one[$0] }
            var next = 0
            for letter in other where next < wanted.count && letter == wanted[next] { next += 1 }
            return next == wanted.count ? max(best, wanted.count) : best
        }
    }

    // MARK: Odd texts

    @Test(arguments: [
        ("", ""), ("", "a b"), ("a b", ""), ("a", "a"), ("\n\n", "\n"), (" ", "\t\u{2003}"),
        ("e\u{301}", "\u{E9}"), ("\u{202E}a", "a"), ("[-a-]", "{+a+}"),
    ])
    func oddTextsComeApartAndTogetherAgain(_ old: String, _ new: String) {
        let difference = WordDifference(from: old, to: new)
        #expect(text(difference, without: .added) == WordDifference.words(old))
        #expect(text(difference, without: .removed) == WordDifference.words(new))
    }

    /// Two ways to write one letter are not the same word: the bytes differ.
    @Test func wordsAreComparedByTheirBytes() {
        #expect(!WordDifference(from: "caf\u{E9}", to: "cafe\u{301}").isEmpty)
        #expect(WordDifference(from: "a  b", to: " a b ").isEmpty)
        #expect(!WordDifference(from: "a b", to: "a\nb").isEmpty)
    }

    @Test func whatIsTooLongIsTakenWhole() {
        let difference = WordDifference(from: "x a b c y", to: "x b c d y", limit: 8)
        #expect(difference.isCoarse)
        #expect(difference.marked == "x [-a b c-] {+b c d+} y")
        #expect(!WordDifference(from: "x a b c y", to: "x b c d y", limit: 9).isCoarse)
    }

    // MARK: Known answers

    /// Cormen, Leiserson, Rivest and Stein, Introduction to Algorithms, 15.4: BCBA has 4 letters.
    @Test func theExampleOfTheTextbook() {
        let difference = WordDifference(from: letters("ABCBDAB"), to: letters("BDCABA"))
        #expect(same(difference) == 4)
    }

    @Test(arguments: [
        ("the cat sat", "the dog sat", "the [-cat-] {+dog+} sat"),
        ("one two", "one two three", "one two {+three+}"),
        ("one two three", "three", "[-one two-] three"),
        ("first\nsecond", "first\nthird", "first\n[-second-] {+third+}"),
        ("", "all new", "{+all new+}"),
    ])
    func marksNeedNoColour(_ old: String, _ new: String, _ marked: String) {
        let shown = WordDifference(from: old, to: new).marked
        // A removed piece stands behind a line break without a space.
        #expect(shown == marked)
    }

    @Test func noLongerCommonSubsequenceIsThere() {
        var random = SeededGenerator(5)
        for _ in 0..<300 {
            let words = (0..<2).map { _ in
                (0..<Int.random(in: 0...9, using: &random)).map { _ in
                    Character(["a", "b", "c", "d"][Int.random(in: 0..<4, using: &random)])
                }
            }
            let texts = words.map { letters(String($0)) }
            let difference = WordDifference(from: texts[0], to: texts[1])
            #expect(same(difference) == longest(words[0], words[1]), "\(texts)")
            #expect(text(difference, without: .added).joined() == String(words[0]))
            #expect(text(difference, without: .removed).joined() == String(words[1]))
        }
    }

    // MARK: Versions

    @Test func onlyTheFieldsThatDifferAreTold() {
        let old = DraftWritten(
            idea: "a", what: "A huddle", start: "One ward", lead: "Ann", contributors: ["B", "C"])
        let new = DraftWritten(
            idea: "a", what: "A short huddle", start: "One ward", resources: "Ten minutes",
            contributors: ["B", "D"], frozen: true)
        let difference = DraftDifference(from: old, to: new)
        #expect(difference.fields.map(\.field) == [.what, .resources, .lead, .contributors])
        #expect(
            difference.lines == [
                "What:", "A {+short+} huddle", "Resources:", "{+Ten minutes+}", "Lead:",
                "[-Ann-]", "Contributors:", "B\n[-C-] {+D+}",
            ])
        #expect(DraftDifference(from: old, to: old).fields.isEmpty)
    }

    @Test func fieldsAreTakenFromTexts() {
        var draft = DraftWritten(idea: "a", what: "x")
        for field in DraftField.allCases { field.set(" \(field.rawValue) \n", in: &draft) }
        #expect(
            draft.what == "what" && draft.lead == "lead" && draft.contributors == ["contributors"])
        DraftField.contributors.set("A\r\n\n B \nA", in: &draft)
        #expect(draft.contributors == ["A", "B"])
        DraftField.why.set(" \n", in: &draft)
        #expect(draft.why == nil)
    }
}
