/// How text is to be shown on this terminal.
package struct DisplayPolicy: Equatable, Hashable, Sendable {
    /// False where the locale is not UTF-8: everything beyond ASCII becomes a token.
    package var unicode: Bool
    /// False where the terminal has no reverse video: a `<` that could start a token is doubled.
    package var hasReverse: Bool

    package init(unicode: Bool = true, hasReverse: Bool = true) {
        self.unicode = unicode
        self.hasReverse = hasReverse
    }
}

/// A frame being drawn: a grid of cells. Every write clips; nothing traps, at 1×1 or 0×0 either.
/// The only way to put text on it goes through the display policy.
package struct Surface: Equatable, Sendable {
    package let size: Size
    package let policy: DisplayPolicy
    /// Row by row; `size.columns` cells a row.
    package internal(set) var cells: [Cell]
    /// Where the terminal's cursor is to stand; hidden where nil.
    package var cursor: Point?

    package init(size: Size, policy: DisplayPolicy = DisplayPolicy()) {
        self.size = size
        self.policy = policy
        self.cells = Array(repeating: .blank, count: size.columns * size.rows)
        self.cursor = nil
    }

    /// The whole surface.
    package var bounds: Rect {
        Rect(column: 0, row: 0, columns: size.columns, rows: size.rows)
    }
}
