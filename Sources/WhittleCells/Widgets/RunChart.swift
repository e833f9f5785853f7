/// Values over days with the lines that they are read by: where it began, where it is to go, and the
/// middle of the values. Each line has a sign of its own and its name at the end, so that nothing is
/// said by colour; the days are marked below.
package struct RunChart: Equatable, Hashable, Sendable {
    package struct Value: Equatable, Hashable, Sendable {
        /// Days since the start; may be below 0.
        package var day: Int
        package var value: Double

        package init(day: Int, value: Double) {
            self.day = day
            self.value = value
        }
    }

    package enum Kind: Equatable, Hashable, Sendable {
        case baseline, target, median

        fileprivate var sign: Unicode.Scalar {
            switch self {
            case .baseline: "-"
            case .target: "="
            case .median: "."
            }
        }
    }

    /// A level over all days.
    package struct Line: Equatable, Hashable, Sendable {
        package var kind: Kind
        package var value: Double
        /// What stands at its end, its figure too.
        package var label: String

        package init(_ kind: Kind, _ value: Double, label: String) {
            self.kind = kind
            self.value = value
            self.label = label
        }
    }

    package var values: [Value]
    package var lines: [Line]
    /// The days that are marked, such as 0, 30, 60, 90.
    package var marks: [Int]

    package init(_ values: [Value], lines: [Line] = [], marks: [Int] = []) {
        self.values = values.filter { $0.value.isFinite }
        self.lines = lines.filter { $0.value.isFinite }
        self.marks = marks
    }

    /// Draws into the rectangle: the plot, then a row with the days. With too little room for it,
    /// nothing is drawn.
    package func draw(on surface: inout Surface, in rect: Rect) {
        surface.fill(rect)
        guard let range, rect.rows >= 3, rect.columns >= 16 else { return }
        let low = RunChart.figure(range.lowerBound)
        let high = RunChart.figure(range.upperBound)
        let left = min(rect.columns / 4, max(low.utf8.count, high.utf8.count) + 1)
        let longest = lines.map { DisplayText.columns(of: $0.label, policy: surface.policy) + 1 }
        let right = min(rect.columns / 3, longest.max() ?? 0)
        let plot = Rect(
            column: rect.column + left, row: rect.row, columns: rect.columns - left - right,
            rows: rect.rows - 1)
        let scale = Scale(plot, range, days)
        drawMarks(on: &surface, plot, scale, below: rect)
        drawLines(on: &surface, plot, scale, in: rect)
        drawValues(on: &surface, plot, scale)
        let gutter = Rect(
            column: rect.column, row: rect.row, columns: max(0, left - 1), rows: plot.rows)
        surface.drawRight(high, in: gutter, style: .dim)
        if plot.rows > 1, low != high {
            surface.drawRight(low, row: plot.rows - 1, in: gutter, style: .dim)
        }
    }

    // MARK: What is seen

    /// The lowest and the highest of all figures; nil where there are none.
    private var range: ClosedRange<Double>? {
        let all = values.map(\.value) + lines.map(\.value)
        guard let low = all.min(), let high = all.max() else { return nil }
        return low...high
    }

    /// The first and the last day of values and marks.
    private var days: ClosedRange<Int> {
        let all = values.map(\.day) + marks
        return (all.min() ?? 0)...(all.max() ?? 0)
    }

    /// From days and figures to cells.
    private struct Scale {
        let plot: Rect
        let range: ClosedRange<Double>
        let days: ClosedRange<Int>

        init(_ plot: Rect, _ range: ClosedRange<Double>, _ days: ClosedRange<Int>) {
            self.plot = plot
            self.range = range
            self.days = days
        }

        func column(_ day: Int) -> Int {
            let whole = Double(days.upperBound) - Double(days.lowerBound)
            guard whole > 0 else { return plot.column }
            let share = (Double(day) - Double(days.lowerBound)) / whole
            return plot.column + Int(share * Double(plot.columns - 1) + 0.5)
        }

        func row(_ value: Double) -> Int {
            // Halves first: the difference of two large figures is no number.
            let whole = range.upperBound / 2 - range.lowerBound / 2
            guard whole > 0 else { return plot.row + plot.rows / 2 }
            let share = (value / 2 - range.lowerBound / 2) / whole
            return plot.row + plot.rows - 1 - Int(share * Double(plot.rows - 1) + 0.5)
        }
    }

    // MARK: Drawing

    private func drawMarks(
        on surface: inout Surface, _ plot: Rect, _ scale: Scale, below rect: Rect
    ) {
        var free = rect.column
        let row = plot.endRow
        for day in Set(marks).sorted() {
            let column = scale.column(day)
            for line in plot.row..<plot.endRow {
                surface.draw(
                    .vertical, at: Point(column: column, row: line), in: plot, style: .dim)
            }
            let word = free == rect.column ? "day " : ""
            let number = String(day)
            let label = word + number
            // The number stands under its mark, where there is room for it.
            let wanted = column - (number.utf8.count - 1) / 2 - word.utf8.count
            let start = max(rect.column, min(wanted, rect.endColumn - label.utf8.count))
            guard start >= free else { continue }
            surface.draw(label, at: Point(column: start, row: row), in: rect, style: .dim)
            free = start + label.utf8.count + 1
        }
    }

    private func drawLines(
        on surface: inout Surface, _ plot: Rect, _ scale: Scale, in rect: Rect
    ) {
        var taken: Set<Int> = []
        // The target is never covered by another, nor left without its name.
        let order: [Kind] = [.target, .baseline, .median]
        let sorted = order.flatMap { kind in lines.filter { $0.kind == kind } }
        for line in sorted.reversed() {
            let row = scale.row(line.value)
            for column in plot.column..<max(plot.column, plot.endColumn) {
                surface.draw(
                    String(Character(line.kind.sign)), at: Point(column: column, row: row),
                    in: plot, style: .dim)
            }
        }
        for line in sorted {
            let row = scale.row(line.value)
            // Where two lines share a row, the second's name goes to the nearest free one.
            let near = (0..<plot.rows).flatMap { [row - $0, row + $0] }.first {
                $0 >= plot.row && $0 < plot.endRow && !taken.contains($0)
            }
            guard let near else { continue }
            taken.insert(near)
            surface.draw(
                line.label, at: Point(column: plot.endColumn + 1, row: near), in: rect,
                style: .dim)
        }
    }

    private func drawValues(on surface: inout Surface, _ plot: Rect, _ scale: Scale) {
        let sign = surface.policy.unicode ? "●" : "o"
        for value in values {
            let point = Point(column: scale.column(value.day), row: scale.row(value.value))
            surface.draw(sign, at: point, in: plot, style: .bold)
        }
    }

    /// A figure in few columns: whole where it is large, else with two decimals at most.
    private static func figure(_ value: Double) -> String {
        let size = abs(value)
        if size >= 1e15 { return value < 0 ? "-10^15" : "10^15" }
        let hundredths = Int((size * (size < 1e6 ? 100 : 1)) + 0.5)
        let whole = size < 1e6 ? hundredths / 100 : hundredths
        let rest = size < 1e6 ? hundredths % 100 : 0
        let sign = value < 0 && hundredths > 0 ? "-" : ""
        if rest == 0 { return sign + String(whole) }
        let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
        return "\(sign)\(whole).\(digits)"
    }
}
