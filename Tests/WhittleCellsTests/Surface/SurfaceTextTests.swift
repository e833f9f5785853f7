import Testing
import WhittleCells

@Suite struct SurfaceTextTests {
    private func surface(
        _ columns: Int, _ rows: Int, policy: DisplayPolicy = DisplayPolicy()
    ) -> Surface {
        Surface(size: Size(columns: columns, rows: rows), policy: policy)
    }

    @Test(arguments: [
        ("abc", 5, "abc", 3), ("abcde", 5, "abcde", 5), ("abcdef", 5, "abcd…", 5),
        ("漢字", 5, "漢字", 4), ("漢字漢", 5, "漢字…", 5), ("漢字漢", 6, "漢字漢", 6),
        ("漢字漢漢", 6, "漢字 …", 6), ("漢", 1, "…", 1), ("a\nb", 5, "a⏎b", 3),
        ("a\u{7}b", 5, "a^Gb", 4), ("\u{202E}x", 4, "<RL…", 4), ("abc\u{301}", 3, "abc\u{301}", 3),
        ("", 5, "", 0), ("ab\u{200B}\u{200B}", 2, "ab", 2), ("ab", 0, "", 0),
    ])
    func linesAreCutAtTheEdge(text: String, columns: Int, expected: String, used: Int) {
        var surface = surface(columns, 1)
        let columns = surface.draw(text, at: Point(column: 0, row: 0), in: surface.bounds)
        #expect(columns == used)
        #expect(sameScalars(surface.lines[0], expected))
    }

    @Test func withoutUnicodeTheCutIsATilde() {
        var surface = surface(4, 1, policy: DisplayPolicy(unicode: false))
        surface.draw("abcdef", at: Point(column: 0, row: 0), in: surface.bounds)
        #expect(surface.lines == ["abc~"])
    }

    @Test func tokensCarryTheirAttributeAndTextDoesNot() {
        var surface = surface(9, 1)
        surface.draw("x\u{202E}<R", at: Point(column: 0, row: 0), in: surface.bounds, style: .bold)
        let tokens = [false, true, true, true, true, true, false, false, false]
        #expect(surface.cells.map(\.style.token) == tokens)
        #expect(surface.cells.prefix(8).allSatisfy { $0.style.bold })
        surface.restyle(surface.bounds, .selected)
        #expect(surface.cells.map(\.style.token) == tokens)
        #expect(surface.cells.prefix(8).allSatisfy { $0.style.bold && $0.style.reverse })
    }

    @Test func runsFollowEachOther() {
        var surface = surface(8, 2)
        let used = surface.drawRuns(
            [("ab", .bold), ("漢", .plain), ("cdefgh", .dim)], at: Point(column: 1, row: 1),
            in: surface.bounds)
        #expect(used == 7)
        #expect(surface.lines == ["", " ab漢cd…"])
        #expect(surface[column: 1, row: 1].style == .bold)
        #expect(surface[column: 3, row: 1].style == .plain)
        #expect(surface[column: 7, row: 1].style == .dim)
    }

    @Test func rightAligned() {
        var surface = surface(6, 2)
        let short = surface.drawRight("12", row: 1, in: surface.bounds)
        #expect(short == 2)
        let long = surface.drawRight("12345678", in: surface.bounds)
        #expect(long == 6)
        #expect(surface.lines == ["12345…", "    12"])
    }

    @Test func wrappedTextScrolls() {
        var surface = surface(10, 4)
        let rect = Rect(column: 2, row: 1, columns: 5, rows: 2)
        let rows = surface.drawWrapped("one two three\nfour", in: rect, firstLine: 1)
        #expect(rows == 4)
        #expect(surface.lines == ["", "  two", "  three", ""])
        let row = surface.drawWrapped("x", in: rect, firstLine: 5)
        #expect(row == 1)
        #expect(surface.lines == ["", "  two", "  three", ""])
    }

    @Test func halvesOfWideCharactersAreBlanked() {
        var right = surface(6, 1)
        right.draw("漢字漢", at: Point(column: 0, row: 0), in: right.bounds)
        right.draw("x", at: Point(column: 1, row: 0), in: right.bounds)
        #expect(right.lines == [" x字漢"])
        var left = surface(6, 1)
        left.draw("漢字漢", at: Point(column: 0, row: 0), in: left.bounds)
        left.draw("x", at: Point(column: 2, row: 0), in: left.bounds)
        #expect(left.lines == ["漢x 漢"])
        var across = surface(6, 1)
        across.draw("漢字漢", at: Point(column: 0, row: 0), in: across.bounds)
        across.draw("한", at: Point(column: 1, row: 0), in: across.bounds)
        #expect(across.lines == [" 한 漢"])
        across.fill(Rect(column: 2, row: 0, columns: 1, rows: 1))
        #expect(across.lines == ["    漢"])
        #expect(across.cells.map(\.width) == [1, 1, 1, 1, 2, 0])
    }

    @Test func textLeftOfTheClipIsNotDrawn() {
        var surface = surface(6, 1)
        let clip = Rect(column: 2, row: 0, columns: 3, rows: 1)
        surface.draw("abcdef", at: Point(column: 0, row: 0), in: clip)
        #expect(surface.lines == ["  cd…"])
        surface.draw("漢字", at: Point(column: 1, row: 0), in: clip)
        #expect(surface.lines == ["  c字"])
    }
}
