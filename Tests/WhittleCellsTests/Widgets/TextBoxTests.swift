import Testing
import WhittleCells

@Suite struct TextBoxTests {
    private func box(_ text: String, columns: Int, rows: Int = 4) -> TextBox {
        TextBox(text, limit: 200, size: Size(columns: columns, rows: rows))
    }

    private func drawn(_ box: TextBox) -> ([String], Point?) {
        var surface = Surface(size: box.size)
        box.draw(on: &surface, in: surface.bounds)
        return (surface.lines, surface.cursor)
    }

    @Test func typingLines() {
        var box = box("", columns: 10)
        let keys: [Key] = [
            .character("a"), .enter, .character("b"), .paste("c\r\nd\re"), .home, .character("x"),
        ]
        for key in keys { box.press(key) }
        #expect(box.text == "a\nbc\nd\nxe")
        #expect(drawn(box) == (["a", "bc", "d", "xe"], Point(column: 1, row: 3)))
        box.refuse(.tab)
        box.refuse(.escape)
        box.refuse(.control("s"))
    }

    @Test func upAndDownGoByWrappedRows() {
        // Wraps at 5 of 6 columns: "one " "two " "six".
        var box = box("one two six", columns: 6)
        #expect(drawn(box) == (["one", "two", "six", ""], Point(column: 3, row: 2)))
        box.press(.up)
        #expect(box.cursor == 7)
        #expect(drawn(box).1 == Point(column: 3, row: 1))
        box.press(.up)
        #expect(box.cursor == 3)
        box.press(.up)
        #expect(box.cursor == 0)
        box.press(.down)
        box.press(.pageDown)
        #expect(box.cursor == 11)
    }

    @Test func aShortRowKeepsTheColumnInMind() {
        var box = box("abcdef\nx\nabcdef", columns: 20)
        box.press(.up)
        #expect(box.cursor == 8)
        box.press(.up)
        #expect(box.cursor == 6)
        box.press(.down)
        box.press(.down)
        #expect(box.cursor == 15)
    }

    @Test func deletingStopsAtTheLineBreak() {
        var box = box("one\n  two", columns: 20)
        box.press(.control("w"))
        #expect(box.text == "one\n  ")
        box.press(.control("u"))
        #expect(box.text == "one\n")
        box.press(.control("w"))
        #expect(box.text == "one")
        box.press(.control("a"))
        box.press(.control("k"))
        #expect(box.text == "")
    }

    @Test func theLimitHolds() {
        var box = TextBox("", limit: 3)
        box.press(.paste("abcd"))
        #expect(box.text == "abc")
        #expect(box.refused == 1)
    }

    @Test func theCursorIsAlwaysInSight() {
        let text = "漢字 e\u{301}\u{202E}abc\u{200B}漢\n\n字 x\tyz     \u{301}漢漢漢漢漢 word\r\nend "
        for columns in 1...9 {
            for rows in 1...3 {
                var box = box(text, columns: columns, rows: rows)
                while true {
                    let cursor = drawn(box).1
                    #expect(cursor != nil)
                    if box.cursor == 0 { break }
                    box.press(.left)
                }
            }
        }
    }

    @Test func downFromTheTopReachesTheEndAtEveryWidth() {
        let text = "漢字 e\u{301}\u{202E}abc\u{200B}漢\n\n字 x\tyz     漢漢漢漢漢 word\nend"
        for columns in 1...20 {
            var box = box(text, columns: columns)
            for _ in 0..<200 { box.press(.up) }
            #expect(box.cursor == 0)
            for _ in 0..<200 { box.press(.down) }
            #expect(box.cursor == text.unicodeScalars.count, "at \(columns)")
        }
    }

    @Test func hostileTextIsKeptAsItIs() {
        let text = "a\u{0}\u{1B}[2J\u{202E}\u{E0041}\u{2028}e\u{301}\u{301}\u{301}\u{301}"
        #expect(sameScalars(box(text, columns: 20).text, text))
        var box = box("", columns: 20)
        box.press(.paste(text))
        #expect(sameScalars(box.text, text))
    }
}
