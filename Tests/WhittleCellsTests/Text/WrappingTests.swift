import Testing
import WhittleCells

@Suite struct WrappingTests {
    private func rows(_ text: String, _ columns: Int) -> [String] {
        let shown = DisplayText(text, mode: .body)
        return shown.wrap(columns: columns).map { row in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: shown.glyphs[row.glyphs].map(\.base))
            return String(view)
        }
    }

    @Test(arguments: [
        ("", 5, [""]), ("abc", 5, ["abc"]), ("abc def", 5, ["abc ", "def"]),
        ("abc def", 7, ["abc def"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("a\nb\n", 5, ["a", "b", ""]), ("ab    cd", 3, ["ab    ", "cd"]),
        ("漢字漢", 5, ["漢字", "漢"]), ("漢字", 1, ["漢", "字"]), ("abc", 0, ["a", "b", "c"]),
        ("a \u{202E}b", 4, ["a ", "<RLO", ">b"]), ("one two three", 8, ["one two ", "three"]),
        ("\tx", 3, ["    ", "x"]),
    ])
    func byHand(text: String, columns: Int, expected: [String]) {
        #expect(rows(text, columns) == expected)
    }

    @Test func aTokenWithASpaceStaysTogether() {
        #expect(rows("hi \u{E0041}\u{E0042}", 10) == ["hi ", "<tags x2>"])
    }

    @Test(.enabled(if: SharedFiles.exists(SharedFiles.terminalCases), "no ../shared here"))
    func rowsHoldEveryGlyphOnceAtEachWidth() throws {
        for one in try SharedFiles.cases() {
            let shown = DisplayText(bytes: one.bytes, mode: .body)
            for columns in [1, 2, 20, 79] {
                let rows = shown.wrap(columns: columns)
                var end = 0
                for row in rows {
                    #expect(row.glyphs.lowerBound == end)
                    end = row.glyphs.upperBound
                    let glyphs = shown.glyphs[row.glyphs]
                    let inked = glyphs.lastIndex { $0.base != " " || $0.token }
                    let used = glyphs.prefix(through: inked ?? (glyphs.startIndex - 1))
                        .reduce(0) { $0 + Int($1.width) }
                    #expect(used <= max(columns, 2), "\(one.name) at \(columns)")
                }
                #expect(end == shown.glyphs.count)
            }
        }
    }
}
