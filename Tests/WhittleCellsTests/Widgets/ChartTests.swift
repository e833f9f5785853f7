import Testing
import WhittleCells

@Suite struct ChartTests {
    private let ascii = DisplayPolicy(unicode: false)

    private func drawn(
        _ columns: Int, _ rows: Int, _ policy: DisplayPolicy = DisplayPolicy(),
        _ draw: (inout Surface, Rect) -> Void
    ) -> [String] {
        var surface = Surface(size: Size(columns: columns, rows: rows), policy: policy)
        draw(&surface, surface.bounds)
        return surface.lines
    }

    // MARK: Columns

    @Test func columnsRiseFromTheBottom() {
        let chart = ColumnChart([0, 1, 8, 16], top: "16", first: "a", last: "d")
        // Two for the scale and one apart: eight columns are left, two cells for each value.
        #expect(
            drawn(11, 3) { chart.draw(on: &$0, in: $1) } == [
                "16       ██", " 0   ▁▁████", "   a      d",
            ])
        #expect(
            drawn(11, 3, ascii) { chart.draw(on: &$0, in: $1) } == [
                "16       ##", " 0   ..####", "   a      d",
            ])
    }

    @Test func whatIsNoNumberOrNothingIsBlank() {
        let odd = ColumnChart([.nan, -3, .infinity, 2], top: "2")
        #expect(drawn(6, 2) { odd.draw(on: &$0, in: $1) } == ["2   ██", ""])
        for values in [[], [0.0, 0.0], [Double.nan], [-.infinity]] {
            let none = ColumnChart(values, top: "", first: "x", last: "y")
            #expect(
                drawn(4, 2) { none.draw(on: &$0, in: $1) }.allSatisfy { !$0.contains("█") })
        }
    }

    @Test func wideColumnsStandApart() {
        let chart = ColumnChart([1, 1], top: "1")
        #expect(drawn(12, 2) { chart.draw(on: &$0, in: $1) }[0] == "1 ████ ████")
    }

    @Test func manyDaysAreSummedUp() {
        let few = ColumnChart.grouped([1, 2, 3], columns: 3)
        #expect(few.values == [1, 2, 3] && few.size == 1)
        let many = ColumnChart.grouped([1, 2, 3, 4, 5, 6, 7], columns: 3)
        #expect(many.values == [6, 15, 7] && many.size == 3)
        let none = ColumnChart.grouped([1, 2], columns: 0)
        #expect(none.values == [1, 2] && none.size == 1)
    }

    // MARK: Dots

    @Test func dotsStandOnOneScale() {
        let plot = DotPlot(
            [.init("a", 5, low: 0, high: 10, note: "5.0"), .init("bb", 10, low: 10, high: 10)],
            edges: ("0", "10"))
        // Two for the labels, three for the notes, a gap each: eleven cells for 0…10.
        #expect(
            drawn(18, 3) { plot.draw(on: &$0, in: $1) } == [
                "a  ├────●────┤ 5.0", "bb           ●", "   0        10",
            ])
        #expect(
            drawn(18, 3, ascii) { plot.draw(on: &$0, in: $1) } == [
                "a  |----o----| 5.0", "bb           o", "   0        10",
            ])
        // Line by line, as a page that scrolls draws it.
        #expect(
            drawn(18, 1) { plot.draw(on: &$0, in: $1, first: 1) } == ["bb           ●"])
    }

    @Test func oddDotsHarmNothing() {
        let plot = DotPlot(
            [
                .init("a", .nan, low: 0, high: 1), .init("b", 1, low: -.infinity, high: .nan),
                .init("c", 1e308, low: -1e308, high: 1e308), .init("d", 2, low: 9, high: 3),
            ], edges: ("x", "y"))
        for width in 0...30 {
            for height in 0...6 {
                _ = drawn(width, height) { plot.draw(on: &$0, in: $1) }
                let outside = Rect(column: -3, row: -2, columns: 50, rows: 9)
                _ = drawn(width, height) { surface, _ in plot.draw(on: &surface, in: outside) }
            }
        }
        #expect(DotPlot.range([]) == nil)
        #expect(DotPlot.range([.init("a", .nan, low: .nan, high: .infinity)]) == nil)
        let same = DotPlot([.init("a", 3, low: 3, high: 3)])
        #expect(drawn(7, 1) { same.draw(on: &$0, in: $1) } == ["a   ●"])
    }

    @Test func chartsNeverReachOutside() {
        let chart = ColumnChart([1, 5, 3], top: "5,000", first: "2015-01-09", last: "2015-03-20")
        for width in 0...20 {
            for height in 0...5 {
                _ = drawn(width, height) { chart.draw(on: &$0, in: $1) }
                let part = Rect(column: 2, row: 2, columns: width, rows: height)
                let inside = drawn(30, 8) { surface, _ in chart.draw(on: &surface, in: part) }
                #expect(inside[0].isEmpty && inside[1].isEmpty && inside[7].isEmpty)
                #expect(inside.allSatisfy { $0.unicodeScalars.count <= 2 + width })
            }
        }
    }
}
