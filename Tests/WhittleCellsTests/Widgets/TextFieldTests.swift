import Testing
import WhittleCells

@Suite struct TextFieldTests {
    private func typed(_ keys: [Key], in start: String = "", limit: Int = 100) -> TextField {
        var field = TextField(start, limit: limit)
        for key in keys { field.press(key) }
        return field
    }

    @Test func typingAndDeleting() {
        let field = typed([
            .character("a"), .character("c"), .left, .character("b"), .end, .character("d"),
            .backspace, .home, .delete,
        ])
        #expect(field.text == "bc")
        #expect(field.cursor == 0)
    }

    @Test(arguments: [
        ("one two", "one "), ("one two  ", "one "), ("one", ""), ("", ""), ("  ", ""),
    ])
    func controlWDeletesAWord(before: String, after: String) {
        #expect(typed([.control("w")], in: before).text == after)
    }

    @Test func otherControlKeys() {
        #expect(typed([.left, .control("u")], in: "abc").text == "c")
        #expect(typed([.control("a"), .right, .control("k")], in: "abc").text == "a")
        #expect(typed([.control("a"), .control("d")], in: "abc").text == "bc")
        #expect(typed([.control("a"), .control("e"), .backspace], in: "abc").text == "ab")
    }

    @Test func keysForOthersAreLeftToThem() {
        var field = TextField("abc")
        let keys: [Key] = [
            .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .control("c"), .function(1),
            .click(Point(column: 0, row: 0)),
        ]
        for key in keys { field.refuse(key) }
        #expect(field.text == "abc")
    }

    @Test func pastedLineBreaksBecomeSpaces() {
        let field = typed([.paste("a\r\nb\nc\rd\u{2028}e\u{202E}\u{0}")])
        #expect(sameScalars(field.text, "a b c d e\u{202E}\u{0}"))
    }

    @Test func theLimitHoldsAndIsTold() {
        var field = typed([.paste("abcdef")], limit: 4)
        #expect(field.text == "abcd")
        #expect(field.refused == 2)
        field.press(.backspace)
        #expect(field.refused == 0)
        field.press(.character("x"))
        field.press(.character("y"))
        #expect(field.text == "abcx")
        #expect(field.refused == 1)
    }

    @Test func charactersMoveWithTheirMarks() {
        var field = typed([.left], in: "ae\u{301}\u{200B}")
        #expect(field.cursor == 1)
        field.press(.delete)
        #expect(field.text == "a")
        field = typed([.backspace, .backspace], in: "ae\u{301}\u{200B}")
        #expect(sameScalars(field.text, "ae"))
    }

    private func drawn(_ field: TextField, _ columns: Int) -> (String, Point?) {
        var surface = Surface(size: Size(columns: columns, rows: 1))
        field.draw(on: &surface, in: surface.bounds, placeholder: "search")
        return (surface.lines[0], surface.cursor)
    }

    @Test func drawnWithItsCursor() {
        #expect(drawn(TextField("ab"), 6) == ("ab", Point(column: 2, row: 0)))
        #expect(drawn(TextField("漢\u{202E}"), 9) == ("漢<RLO>", Point(column: 7, row: 0)))
        #expect(drawn(TextField(), 7) == ("search", Point(column: 0, row: 0)))
        #expect(drawn(typed([.home], in: "abcdefgh"), 6) == ("abcde…", Point(column: 0, row: 0)))
        // The cursor stands after h, the 9th cell; the view moves on by 3 till it is in sight.
        #expect(drawn(TextField("abcdefgh"), 6) == ("…efgh", Point(column: 5, row: 0)))
    }

    @Test func theCursorIsAlwaysInSight() {
        var field = TextField("漢字e\u{301}\u{202E}abc\u{200B}漢字 x\tyz漢", limit: 100)
        for columns in 1...12 {
            field.press(.end)
            while true {
                let cursor = drawn(field, columns).1
                #expect(cursor.map { (0..<columns).contains($0.column) } == true)
                if field.cursor == 0 { break }
                field.press(.left)
            }
        }
    }
}
