import WhittleCells

/// A list with a pane in which the chosen row is read: where one stands in both. A place that has
/// one keeps it, and adds its rows, its heading and what the pane says.
struct ListAndPane: Equatable, Sendable {
    /// A step in the list, or half a pane of the text.
    enum Move: Equatable, Sendable {
        case list(ListMove)
        case scrollDown, scrollUp
    }

    private(set) var cursor = ListCursor()
    /// The first line of the text that is seen.
    private(set) var firstLine = 0

    func selected(count: Int) -> Int? { cursor.selected(count: count) }

    /// Gives whether another row is chosen now: its text begins at the top.
    @discardableResult
    mutating func take(_ move: Move, count: Int, in areas: Areas) -> Bool {
        let before = cursor.cursor
        let half = max(1, areas.pane.rows / 2)
        switch move {
        case .list(let step): cursor.take(step, count: count, height: areas.list.rows)
        case .scrollDown: firstLine += half
        case .scrollUp: firstLine = max(0, firstLine - half)
        }
        guard cursor.cursor != before else { return false }
        readFromTop()
        return true
    }

    /// Chooses a row; what is read stays where it is.
    mutating func choose(_ row: Int, count: Int, in areas: Areas) {
        cursor.move(to: row, count: count, height: areas.list.rows)
    }

    mutating func readFromTop() { firstLine = 0 }
}

// MARK: Where they stand

extension ListAndPane {
    /// How a place divides its part of the surface.
    struct Layout: Sendable {
        /// Rows above the list.
        var heading = 2
        /// From so many columns on, list and pane stand side by side.
        let sideBySide: Int
        /// The list's tenths of the columns there.
        let tenths: Int

        /// - Parameter count: how many rows the list has, where a short list leaves its room to the
        ///   pane below it.
        func areas(_ area: Rect, count: Int = .max) -> Areas {
            let (heading, rest) = area.split(top: heading)
            guard area.columns < sideBySide else {
                let (list, pane) = rest.split(left: area.columns * tenths / 10)
                return Areas(
                    heading: heading, list: list, pane: pane.inset(columns: 1), isStacked: false)
            }
            let (list, pane) = rest.split(top: min(max(3, count), max(3, rest.rows * 2 / 5)))
            return Areas(heading: heading, list: list, pane: pane, isStacked: true)
        }
    }

    struct Areas: Sendable {
        let heading: Rect
        let list: Rect
        let pane: Rect
        /// True where the pane stands below the list.
        let isStacked: Bool

        /// Draws the pane's title, on a rule where the list stands above; gives the room below it.
        func drawTitle(_ title: String, on surface: inout Surface) -> Rect {
            let (rule, body) = pane.split(top: 1)
            if isStacked { surface.horizontalLine(rule, style: .dim) }
            surface.draw(
                " \(title) ", at: Point(column: rule.column + 1, row: rule.row), in: rule,
                style: .bold)
            return body
        }

        /// Draws a heading of two rows: what is counted, and the titles of the list's columns.
        func drawHeading(
            _ runs: [(String, Style)], _ titles: [String], by columns: Columns,
            on surface: inout Surface
        ) {
            let (first, second) = heading.split(top: 1)
            surface.drawRuns(runs, at: Point(column: first.column, row: first.row), in: first)
            surface.drawCells(titles, by: columns, in: second, style: .dim)
        }
    }
}

extension Binding {
    /// The keys that move in a list and scroll the pane beside it.
    /// - Parameters:
    ///   - noun: what a row of the list is.
    ///   - text: what stands in the pane.
    static func moves(
        over noun: String, beside text: String, _ action: (ListAndPane.Move) -> Action
    ) -> [Binding] {
        moves(over: noun, isPagedByControl: false) { action(.list($0)) } + [
            Binding(
                [.control("d")], action(.scrollDown), "scroll", "Scrolls the \(text) down.",
                inFooter: false),
            Binding(
                [.control("u")], action(.scrollUp), "scroll up", "Scrolls the \(text) up.",
                inFooter: false),
        ]
    }
}
