import Testing
import WhittleCells

@Suite struct SurfaceClippingTests {
    private static let clip = Rect(column: 20, row: 2, columns: 20, rows: 3)

    /// A surface full of `#`, to see what else has changed.
    private func filled() -> Surface {
        var surface = Surface(size: Size(columns: 60, rows: 7))
        for row in 0..<7 {
            surface.draw(
                String(repeating: "#", count: 60), at: Point(column: 0, row: row),
                in: surface.bounds)
        }
        return surface
    }

    private func outside(_ surface: Surface, rows: Int) -> Bool {
        let clip = SurfaceClippingTests.clip
        for row in 0..<surface.size.rows {
            for column in 0..<surface.size.columns {
                let inside =
                    row >= clip.row && row < clip.row + rows && column >= clip.column
                    && column < clip.endColumn
                if !inside && surface[column: column, row: row] != Cell(base: "#") { return false }
            }
        }
        return true
    }

    /// Draws a text in every way that there is into a field of 20 cells.
    private func check(_ text: String, _ name: String) {
        let clip = SurfaceClippingTests.clip
        var line = filled()
        line.draw(text, at: Point(column: clip.column, row: clip.row), in: clip)
        line.drawRight(text, in: clip)
        #expect(outside(line, rows: 1), "\(name)")
        var body = filled()
        body.drawWrapped(text, in: clip)
        body.box(clip, title: text)
        #expect(outside(body, rows: 3), "\(name)")
        var widgets = filled()
        TextBox(text).draw(on: &widgets, in: clip)
        TextField(text).draw(on: &widgets, in: clip)
        Histogram([.init(text, 1, note: text)]).draw(on: &widgets, in: clip)
        #expect(outside(widgets, rows: 3), "\(name)")
    }

    @Test(.enabled(if: SharedFiles.exists(SharedFiles.terminalCases), "no ../shared here"))
    func hostileTextStaysInItsField() throws {
        for one in try SharedFiles.cases() {
            check(String(decoding: one.bytes.prefix(12_000), as: UTF8.self), one.name)
        }
    }

    @Test(.enabled(if: SharedFiles.exists(SharedFiles.naughtyStrings), "no ../shared here"))
    func naughtyStringsStayInTheirField() throws {
        let strings = try SharedFiles.naughty()
        #expect(strings.count == 515)
        for (number, text) in strings.enumerated() { check(text, "string \(number)") }
    }

    @Test func wholeBytesStayInTheirField() {
        for byte in UInt8.min...UInt8.max {
            let shown = DisplayText(bytes: [0x61, byte, 0x62], mode: .body)
            var surface = filled()
            surface.draw(shown, in: SurfaceClippingTests.clip)
            #expect(outside(surface, rows: 3))
        }
    }

    @Test(arguments: [
        (0, 0), (1, 1), (1, 5), (2, 1), (2, 2), (3, 2), (80, 24), (200, 60), (0, 5), (5, 0),
    ])
    func nothingTrapsAtAnySize(columns: Int, rows: Int) {
        for policy in [DisplayPolicy(), DisplayPolicy(unicode: false, hasReverse: false)] {
            var surface = Surface(size: Size(columns: columns, rows: rows), policy: policy)
            let rects = [
                surface.bounds, Rect(column: -3, row: -2, columns: columns + 9, rows: rows + 9),
                Rect(column: columns, row: rows, columns: 5, rows: 5),
                Rect(column: 1, row: 1, columns: 1, rows: 1),
                Rect(column: 0, row: 0, columns: 0, rows: 0),
                Rect(column: -9, row: 0, columns: 3, rows: 1),
            ]
            for rect in rects { drawEverything(on: &surface, in: rect) }
            #expect(surface.cells.count == columns * rows)
            #expect(surface.lines.count == rows)
            if let cursor = surface.cursor {
                #expect((0..<columns).contains(cursor.column) && (0..<rows).contains(cursor.row))
            }
            checkHalves(surface)
        }
    }

    /// Each wide character has its right half, and no half stands alone.
    private func checkHalves(_ surface: Surface) {
        for row in 0..<surface.size.rows {
            let widths = surface[row: row].map(\.width)
            for (column, width) in widths.enumerated() {
                let before = column > 0 ? widths[column - 1] : 1
                #expect((width == 0) == (before == 2))
            }
            #expect(widths.last != 2)
        }
    }

    private func drawEverything(on surface: inout Surface, in rect: Rect) {
        let text = "漢字 and \u{202E}words\nof\tsome 漢漢 length e\u{301}"
        surface.fill(rect, style: .selected)
        for column in -2...3 {
            surface.draw(text, at: Point(column: column, row: rect.row), in: rect)
            surface.draw(.check, at: Point(column: column, row: rect.row), in: rect)
        }
        surface.drawRight(text, row: 1, in: rect)
        surface.drawWrapped(text, in: rect, firstLine: 1)
        surface.horizontalLine(rect)
        surface.verticalLine(rect)
        surface.box(rect, title: text)
        surface.restyle(rect, .dim)
        TextField(text).draw(on: &surface, in: rect, placeholder: "漢字漢字")
        TextField().draw(on: &surface, in: rect, placeholder: "漢字漢字")
        TextBox(text).draw(on: &surface, in: rect)
        Bar(0.5).draw(on: &surface, in: rect)
        Sparkline([1, 2, 3]).draw(on: &surface, in: rect)
        Histogram([.init(text, 3), .init("", 0)]).draw(on: &surface, in: rect)
        _ = surface[Point(column: rect.column, row: rect.row)]
        surface.draw("漢漢漢漢", at: Point(column: rect.column - 1, row: rect.row), in: rect)
    }

    @Test func outsideTheSurfaceCellsAreBlank() {
        let surface = filled()
        #expect(surface[column: 60, row: 0] == .blank)
        #expect(surface[column: -1, row: 0] == .blank)
        #expect(surface[column: 0, row: 7] == .blank)
        #expect(surface[row: 7].isEmpty)
        #expect(surface[row: -1].isEmpty)
        #expect(surface[row: 6].count == 60)
    }
}
