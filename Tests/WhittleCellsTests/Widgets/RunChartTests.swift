import Testing

@testable import WhittleCells

@Suite struct RunChartTests {
    private func lines(
        _ chart: RunChart, _ columns: Int, _ rows: Int, unicode: Bool = false
    ) -> [String] {
        var surface = Surface(
            size: Size(columns: columns, rows: rows), policy: DisplayPolicy(unicode: unicode))
        chart.draw(on: &surface, in: surface.bounds)
        return surface.lines
    }

    private func value(_ day: Int, _ value: Double) -> RunChart.Value {
        RunChart.Value(day: day, value: value)
    }

    @Test func valuesStandOverTheirDays() {
        let chart = RunChart(
            [value(0, 10), value(10, 5), value(20, 0)],
            lines: [RunChart.Line(.target, 0, label: "target 0")], marks: [0, 10, 20])
        // 3 columns for the figures, 9 for the label: 21 are left for the days.
        #expect(
            lines(chart, 33, 6) == [
                "10 o         |         |",
                "   |         |         |",
                "   |         o         |",
                "   |         |         |",
                " 0 ====================o target 0",
                "day 0        10        20",
            ])
    }

    @Test func eachLineHasItsSignAndItsName() {
        let chart = RunChart(
            [value(0, 12), value(50, 8), value(100, 4)],
            lines: [
                RunChart.Line(.baseline, 12, label: "baseline 12"),
                RunChart.Line(.target, 4, label: "target 4"),
                RunChart.Line(.median, 8, label: "median 8"),
            ], marks: [0, 30, 60, 90, 100])
        let shown = lines(chart, 70, 9)
        #expect(shown.contains { $0.contains("o----") && $0.hasSuffix("baseline 12") })
        #expect(shown.contains { $0.contains("====") && $0.hasSuffix("target 4") })
        #expect(shown.contains { $0.contains("....") && $0.hasSuffix("median 8") })
        #expect(shown.last?.contains("day 0") == true)
        for day in ["30", "60", "90", "100"] { #expect(shown.last?.contains(day) == true) }
        #expect(shown.joined().utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func namesOfLinesInOneRowAreAllShown() {
        let chart = RunChart(
            [value(0, 5), value(9, 100)],
            lines: [
                RunChart.Line(.baseline, 5, label: "baseline 5"),
                RunChart.Line(.target, 5.1, label: "target 5.1"),
                RunChart.Line(.median, 5.2, label: "median 5.2"),
            ], marks: [0])
        let shown = lines(chart, 60, 8).joined(separator: "\n")
        for name in ["baseline 5", "target 5.1", "median 5.2"] { #expect(shown.contains(name)) }
    }

    @Test func theFiguresOfTheEdgesAreShort() {
        let chart = RunChart([value(0, -0.5), value(3, 1.0 / 3)], marks: [0])
        let shown = lines(chart, 40, 5)
        #expect(shown[0].hasPrefix("0.33 "))
        #expect(shown[3].hasPrefix("-0.5 "))
    }

    @Test func nothingTrapsAtAnySizeWithAnyFigure() {
        let large = Double.greatestFiniteMagnitude
        let odd: [RunChart] = [
            RunChart([]), RunChart([value(0, .nan), value(1, .infinity)]),
            RunChart([value(.min, -large), value(.max, large)], marks: [.min, 0, .max]),
            RunChart([value(3, 7)], lines: [RunChart.Line(.median, 7, label: "\u{202E}é\u{0}")]),
            RunChart([value(0, 0)], lines: [RunChart.Line(.target, .nan, label: "x")], marks: [0]),
        ]
        for chart in odd {
            for columns in [0, 1, 2, 15, 16, 17, 40, 200] {
                for rows in [0, 1, 2, 3, 4, 24, 60] {
                    for unicode in [false, true] {
                        #expect(lines(chart, columns, rows, unicode: unicode).count == rows)
                    }
                }
            }
        }
    }
}
