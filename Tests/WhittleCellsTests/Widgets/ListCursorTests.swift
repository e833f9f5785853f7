import Testing
import WhittleCells

@Suite struct ListCursorTests {
    @Test func theCursorStaysInSight() {
        var list = ListCursor()
        for _ in 0..<4 { list.press(.down, count: 10, height: 3) }
        #expect(list.cursor == 4)
        #expect(list.top == 2)
        #expect(list.visible(count: 10, height: 3) == 2..<5)
        for _ in 0..<3 { list.press(.up, count: 10, height: 3) }
        #expect(list.cursor == 1)
        #expect(list.top == 1)
    }

    @Test func pagesOverlapByALine() {
        var list = ListCursor()
        list.press(.pageDown, count: 100, height: 10)
        #expect(list.cursor == 9)
        list.press(.end, count: 100, height: 10)
        #expect(list.cursor == 99)
        #expect(list.top == 90)
        list.press(.pageUp, count: 100, height: 10)
        #expect(list.cursor == 90)
        list.press(.home, count: 100, height: 10)
        #expect(list == ListCursor())
    }

    @Test func aListThatShrinksTakesTheCursorAlong() {
        var list = ListCursor(cursor: 50, top: 45)
        #expect(list.selected(count: 3) == 2)
        #expect(list.visible(count: 3, height: 10) == 0..<3)
        list.fit(count: 3, height: 10)
        #expect(list == ListCursor(cursor: 2, top: 0))
        list.fit(count: 0, height: 10)
        #expect(list == ListCursor())
        #expect(list.selected(count: 0) == nil)
        #expect(list.visible(count: 0, height: 10).isEmpty)
    }

    @Test func oddSizesAndStepsAreHarmless() {
        var list = ListCursor(cursor: -5, top: -5)
        #expect(list == ListCursor())
        list.move(by: .max, count: 5, height: 0)
        #expect(list.cursor == 4)
        list.move(by: .max, count: 5, height: -1)
        #expect(list.cursor == 4)
        list.move(by: .min, count: 5, height: 1)
        #expect(list.cursor == 0)
        list.refuse(.enter, count: 5, height: 1)
        list.refuse(.character("j"), count: 5, height: 1)
        #expect(list.visible(count: 5, height: 0).isEmpty)
    }

    @Test func goingOnKeepsWhatComesNextInSightAndMostlyLeavesTheListWhereItIs() {
        var list = ListCursor()
        var tops: [Int] = []
        for item in 1..<20 {
            list.goOn(to: item, count: 20, height: 6)
            #expect(list.cursor == item)
            let seen = list.visible(count: 20, height: 6)
            #expect(seen.contains(item) && seen.count == 6)
            #expect(item == 19 || seen.contains(item + 1))
            tops.append(list.top)
        }
        #expect(tops == [0, 0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12, 14, 14, 14])
        // Back to the start, and in a list that is shorter or lower than was thought.
        list.goOn(to: 0, count: 20, height: 6)
        #expect(list.top == 0)
        list.goOn(to: 15, count: 3, height: 0)
        #expect(list.cursor == 2 && list.top == 2)
        list.goOn(to: 4, count: 0, height: 6)
        #expect(list.selected(count: 0) == nil && list.top == 0)
    }
}
