import Testing
import WhittleCells

@Suite struct BigLettersTests {
    private func drawn(_ text: String, _ columns: Int, _ rows: Int) -> [String]? {
        let size = Size(columns: columns, rows: rows)
        guard let letters = BigLetters(text), let layout = letters.layout(in: size) else {
            return nil
        }
        var surface = Surface(size: size)
        letters.draw(layout, on: &surface, in: surface.bounds)
        return surface.lines
    }

    @Test func lettersOfFiveBySevenDots() {
        #expect(drawn("L", 5, 4) == ["█", "█", "█", "▀▀▀▀▀"])
        #expect(drawn("T", 5, 4) == ["▀▀█▀▀", "  █", "  █", "  ▀"])
    }

    @Test func theLargestThatFitsIsTaken() {
        #expect(BigLetters("L")?.layout(in: Size(columns: 5, rows: 4))?.scale == 1)
        #expect(BigLetters("L")?.layout(in: Size(columns: 10, rows: 7))?.scale == 2)
        #expect(BigLetters("L")?.layout(in: Size(columns: 200, rows: 60))?.scale == 4)
        #expect(BigLetters("L")?.layout(in: Size(columns: 4, rows: 60)) == nil)
        #expect(BigLetters("L")?.layout(in: Size(columns: 60, rows: 3)) == nil)
    }

    @Test func wordsAreWrappedAndInTheMiddle() {
        #expect(
            drawn("L L", 7, 8) == [
                " █", " █", " █", " ▀▀▀▀▀", " █", " █", " █", " ▀▀▀▀▀",
            ])
    }

    /// What the font cannot say is not said otherwise: the plain text is shown.
    @Test(arguments: [
        "", "  ", "Zoë", "日本", "a\u{301}", "a\u{202E}b", "\u{1B}[2J", "a\u{0}", "אבג", "😀",
    ])
    func noBigLetters(_ text: String) {
        #expect(BigLetters(text) == nil)
    }

    @Test func signsThatLookTheSame() {
        #expect(BigLetters("it’s “so” – …") == BigLetters("it's \"so\" - ..."))
    }

    @Test func plainTextIsCentredWhereTheFontHasItNot() {
        var surface = Surface(size: Size(columns: 9, rows: 5))
        #expect(surface.drawLarge("Zoë", in: surface.bounds) == 1)
        #expect(surface.lines[0] == "   Zoë")
    }

    @Test func everySizeIsDrawn() {
        for text in ["Let wards choose", "Zoë wählt", "\u{1B}]0;x\u{7}\n\n", "日本語のアイデア"] {
            for columns in [0, 1, 2, 3, 7, 40, 80, 200] {
                for rows in [0, 1, 2, 3, 4, 12, 24, 60] {
                    var surface = Surface(size: Size(columns: columns, rows: rows))
                    surface.drawLarge(text, in: surface.bounds)
                    surface.drawCentred(text, in: surface.bounds)
                    #expect(surface.lines.count == rows)
                }
            }
        }
    }
}
