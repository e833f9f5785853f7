import Testing
import WhittleCells

@Suite struct SurfaceLinesTests {
    @Test func aBoxWithItsTitle() {
        var surface = Surface(size: Size(columns: 10, rows: 4))
        let inside = surface.box(surface.bounds, title: "Ideas")
        #expect(inside == Rect(column: 1, row: 1, columns: 8, rows: 2))
        #expect(
            surface.lines == ["┌─ Idea…─┐", "│        │", "│        │", "└────────┘"])
    }

    @Test func aBoxWithoutUnicode() {
        var surface = Surface(
            size: Size(columns: 9, rows: 3), policy: DisplayPolicy(unicode: false))
        surface.box(surface.bounds, title: "a")
        #expect(surface.lines == ["+- a ---+", "|       |", "+-------+"])
    }

    @Test func linesAreOneCellThick() {
        var surface = Surface(size: Size(columns: 3, rows: 3))
        surface.horizontalLine(Rect(column: 1, row: 1, columns: 9, rows: 2))
        surface.verticalLine(Rect(column: 0, row: 0, columns: 2, rows: 2))
        #expect(surface.lines == ["│", "│──", ""])
    }

    @Test func everyMarkFillsOneCell() {
        for mark in Mark.allCases {
            #expect(CellWidth.of(mark.scalar(DisplayPolicy())) == 1)
            #expect(mark.text(DisplayPolicy(unicode: false)).utf8.allSatisfy { $0 < 0x7F })
        }
    }
}
