import Testing
import WhittleCells
import WhittleTesting

/// What a frame costs less than drawing and sending all of it, and must not show.
@Suite struct SurfaceFramesTests {
    private static let pieces = ["a", "ideas ", "…", "長い", "é", "e\u{301}", "語", "~", " "]
    private static let size = Size(columns: 17, rows: 3)

    private func text(_ random: inout SeededGenerator, plain: Bool) -> String {
        (0..<Int.random(in: 0...(plain ? 20 : 6), using: &random)).map { _ in
            plain
                ? String(UnicodeScalar(UInt8.random(in: 0x20...0x7E, using: &random)))
                : SurfaceFramesTests.pieces.randomElement(using: &random) ?? ""
        }.joined()
    }

    private func point(_ random: inout SeededGenerator) -> Point {
        Point(
            column: Int.random(in: -2...18, using: &random),
            row: Int.random(in: -1...3, using: &random))
    }

    /// Where no text is drawn in reverse, every text goes the long way.
    @Test func plainTextIsDrawnAsAnyOther() {
        var random = SeededGenerator(7)
        for _ in 0..<3000 {
            var quick = Surface(size: SurfaceFramesTests.size)
            var slow = Surface(
                size: SurfaceFramesTests.size, policy: DisplayPolicy(hasReverse: false))
            for step in 0..<4 {
                let runs = (0..<2).map { run in
                    (
                        text(&random, plain: step > 1).replacing("<", with: "("),
                        run == 0 ? Style.plain : Style.selected
                    )
                }
                let place = point(&random)
                let clip = Rect(
                    column: Int.random(in: 0...4, using: &random), row: 0,
                    columns: Int.random(in: 0...14, using: &random), rows: 3)
                let used = quick.drawRuns(runs, at: place, in: clip)
                #expect(used == slow.drawRuns(runs, at: place, in: clip))
            }
            #expect(quick.cells == slow.cells)
        }
    }

    @Test func onlyWhatDiffersIsSentAndWideCharactersWhole() {
        var random = SeededGenerator(11)
        for _ in 0..<3000 {
            var old = Surface(size: SurfaceFramesTests.size)
            for _ in 0..<3 {
                old.draw(text(&random, plain: false), at: point(&random), in: old.bounds)
            }
            var new = old
            for _ in 0..<2 {
                new.draw(text(&random, plain: false), at: point(&random), in: new.bounds)
            }
            for row in 0..<old.size.rows {
                let (before, after) = (Array(old[row: row]), Array(new[row: row]))
                guard let changed = new.changedColumns(ofRow: row, since: old) else {
                    #expect(before == after)
                    continue
                }
                #expect(before != after)
                #expect(before[..<changed.lowerBound] == after[..<changed.lowerBound])
                #expect(before[changed.upperBound...] == after[changed.upperBound...])
                for cells in [before, after] {
                    #expect(cells[changed.lowerBound].width != 0)
                    #expect(changed.upperBound == 17 || cells[changed.upperBound].width != 0)
                }
            }
        }
        let frame = Surface(size: SurfaceFramesTests.size)
        #expect(frame.changedColumns(ofRow: 0, since: frame) == nil)
        #expect(frame.changedColumns(ofRow: 3, since: frame) == nil)
    }
}
