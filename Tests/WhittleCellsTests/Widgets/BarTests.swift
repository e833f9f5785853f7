import Testing
import WhittleCells

@Suite struct BarTests {
    private let ascii = DisplayPolicy(unicode: false)

    private func drawn(
        _ columns: Int, _ policy: DisplayPolicy = DisplayPolicy(), rows: Int = 1,
        _ draw: (inout Surface, Rect) -> Void
    ) -> [String] {
        var surface = Surface(size: Size(columns: columns, rows: rows), policy: policy)
        draw(&surface, surface.bounds)
        return surface.lines
    }

    @Test(arguments: [
        (0.0, "", ""), (1.0, "████", "####"), (0.5, "██", "##"), (0.53125, "██▏", "##"),
        (0.25, "█", "#"), (0.0001, "▏", "#"), (0.96875, "███▉", "####"), (7.0, "████", "####"),
        (-1.0, "", ""), (Double.nan, "", ""), (Double.infinity, "████", "####"),
    ])
    func bars(fraction: Double, unicode: String, plain: String) {
        let bar = Bar(fraction)
        #expect(drawn(4) { bar.draw(on: &$0, in: $1) } == [unicode])
        #expect(drawn(4, ascii) { bar.draw(on: &$0, in: $1) } == [plain])
    }

    @Test func partsOfAWhole() {
        #expect(Bar(1, of: 2).fraction == 0.5)
        #expect(Bar(1, of: 0).fraction == 0)
    }

    @Test func sparklines() {
        let line = Sparkline([0, 1, 4, 8])
        #expect(drawn(6) { line.draw(on: &$0, in: $1) } == [" ▁▄█"])
        #expect(drawn(2) { line.draw(on: &$0, in: $1) } == ["▄█"])
        let five = Sparkline([1, 2, 3, 4, 5])
        #expect(drawn(6, ascii) { five.draw(on: &$0, in: $1) } == [".:-=#"])
        let odd = Sparkline([.nan, .infinity, -1, 1], maximum: nil)
        #expect(drawn(4) { odd.draw(on: &$0, in: $1) } == [" █ █"])
        let none = Sparkline([1, .infinity], maximum: .infinity)
        #expect(drawn(4) { none.draw(on: &$0, in: $1) } == [""])
        #expect(drawn(4) { Sparkline([0, 0]).draw(on: &$0, in: $1) } == [""])
    }

    @Test func histograms() {
        let counts = Histogram([.init("one", 4), .init("three", 8, note: "8!"), .init("0", 0)])
        let lines = drawn(20, rows: 3) { counts.draw(on: &$0, in: $1) }
        // Five for the labels, two for the notes, a gap each: eleven for the bars.
        #expect(lines == ["one   █████▌       4", "three ███████████ 8!", "0                  0"])
    }

    @Test func columnsShareTheWidth() {
        let columns = Columns([.fixed(3), .flexible(1), .flexible(2), .fixed(2)], gap: 1)
        let rects = columns.rects(in: Rect(column: 10, row: 5, columns: 20, rows: 2))
        #expect(rects.map(\.column) == [10, 14, 19, 28])
        #expect(rects.map(\.columns) == [3, 4, 8, 2])
        #expect(rects.allSatisfy { $0.row == 5 && $0.rows == 2 })
    }

    @Test func columnsNeverReachOutside() {
        let columns = Columns([.fixed(3), .flexible(1), .fixed(.max), .flexible(-1)], gap: 2)
        for width in 0...12 {
            let rect = Rect(column: 1, row: 0, columns: width, rows: 1)
            let rects = columns.rects(in: rect)
            #expect(rects.count == 4)
            #expect(rects.allSatisfy { $0.column >= 1 && $0.endColumn <= rect.endColumn })
        }
    }
}
