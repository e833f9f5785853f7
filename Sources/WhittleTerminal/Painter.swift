internal import CNcursesw
internal import WhittleCells

/// Hands the rows of a surface that changed to ncurses, which sends what differs on the screen.
struct Painter {
    /// What the terminal can show.
    struct Look {
        var colors: Bool
        var attributes: UInt32
        var hasReverse: Bool

        /// Bold, dim and underline where there are such; the selection is always seen.
        func attributes(of style: Style) -> UInt32 {
            var wanted: UInt32 = 0
            if style.bold { wanted |= curses_bold() }
            if style.dim { wanted |= curses_dim() }
            if style.underline { wanted |= curses_underline() }
            wanted &= attributes
            // A token in the selection stands out by being plain.
            if style.reverse != style.token { wanted |= highlight }
            return wanted
        }

        private var highlight: UInt32 {
            if hasReverse { return curses_reverse() }
            let standout = curses_standout() & attributes
            return standout != 0 ? standout : (curses_bold() | curses_underline()) & attributes
        }

        /// The colour pair; 0 is the terminal's own.
        func pair(of style: Style) -> Int16 {
            colors ? Int16(style.color.rawValue) : 0
        }
    }

    let look: Look
    private var last: Surface?

    init(look: Look) {
        self.look = look
    }

    /// Draws everything anew the next time, whatever the screen shows now.
    mutating func forget() {
        last = nil
        curses_erase()
        curses_forget()
    }

    /// Paints what of the surface fits a screen of that size.
    mutating func paint(_ surface: borrowing Surface, on screen: Size) {
        let columns = min(surface.size.columns, screen.columns)
        let rows = min(surface.size.rows, screen.rows)
        let known = last?.size == surface.size ? last : nil
        if known == nil { curses_erase() }
        let width = surface.size.columns
        for row in 0..<rows {
            var changed = 0..<columns
            if let known {
                guard let found = surface.changedColumns(ofRow: row, since: known) else { continue }
                changed = found.clamped(to: changed)
            }
            let start = row * width
            paint(
                surface.cells[start + changed.lowerBound..<start + changed.upperBound],
                at: Point(column: changed.lowerBound, row: row))
        }
        last = copy surface
        if let cursor = surface.cursor, Self.contains(screen, cursor) {
            curses_show(Int32(cursor.row), Int32(cursor.column))
        } else {
            curses_show(Int32(max(0, screen.rows - 1)), 0)
        }
    }

    private static func contains(_ screen: Size, _ point: Point) -> Bool {
        (0..<screen.columns).contains(point.column) && (0..<screen.rows).contains(point.row)
    }

    /// Part of a row, its columns counted exactly: each cell takes what it says, or is replaced.
    private func paint(_ cells: ArraySlice<Cell>, at point: Point) {
        var drawn: [cchar_t] = []
        drawn.reserveCapacity(cells.count)
        var column = 0
        // Neighbours mostly look alike, and ncurses makes a cell slowly.
        var plain = cchar_t()
        var plainStyle: Style?
        for (offset, cell) in cells.enumerated() {
            // The right half of the wide character before it.
            if offset < column { continue }
            let width = Int(cell.width)
            if width == 1 && cell.base.isASCII && cell.marks.0 == "\0" {
                if plainStyle != cell.style {
                    plain = made(" ", cell)
                    plainStyle = cell.style
                }
                curses_set_base(&plain, Self.printable(cell.base).value)
                drawn.append(plain)
            } else if width == 0 || offset + width > cells.count {
                append(" ", cell, to: &drawn)
            } else if Self.agrees(cell) {
                append(cell.base, cell, marks: cell.marks, to: &drawn)
                column += width - 1
            } else {
                appendReplacement(cell, width: width, to: &drawn)
                column += width - 1
            }
            column += 1
        }
        drawn.withUnsafeBufferPointer {
            curses_row(Int32(point.row), Int32(point.column), $0.baseAddress, Int32($0.count))
        }
    }

    private typealias Marks = (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)

    private func append(
        _ base: Unicode.Scalar, _ cell: Cell, marks: Marks = ("\0", "\0", "\0"),
        to drawn: inout [cchar_t]
    ) {
        drawn.append(made(base, cell, marks: marks))
    }

    private func made(
        _ base: Unicode.Scalar, _ cell: Cell, marks: Marks = ("\0", "\0", "\0")
    ) -> cchar_t {
        var made = cchar_t()
        let result = curses_cell(
            &made, base.value, marks.0.value, marks.1.value, marks.2.value,
            look.attributes(of: cell.style), look.pair(of: cell.style))
        if result != OK {
            _ = curses_cell(&made, 0x3F, 0, 0, 0, curses_reverse(), 0)
        }
        return made
    }

    /// `?` for a character that this system measures otherwise, or does not know.
    private func appendReplacement(_ cell: Cell, width: Int, to drawn: inout [cchar_t]) {
        var shown = cell
        shown.style.token = true
        append("?", shown, to: &drawn)
        for _ in 1..<max(1, width) { append(" ", shown, to: &drawn) }
    }

    /// Surfaces hold nothing unprintable; if one did, it would end here.
    private static func printable(_ base: Unicode.Scalar) -> Unicode.Scalar {
        (0x20...0x7E).contains(base.value) ? base : "?"
    }

    /// Whether libc, which ncurses counts with, gives the cell the width that it says.
    private static func agrees(_ cell: Cell) -> Bool {
        guard isVisible(cell.base), curses_width(cell.base.value) == Int32(cell.width) else {
            return false
        }
        return [cell.marks.0, cell.marks.1, cell.marks.2].allSatisfy { mark in
            mark == "\0" || (isVisible(mark) && curses_width(mark.value) == 0)
        }
    }

    /// The last gate before the terminal: nothing invisible or meant for control passes, even if
    /// the display policy had let it through.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: return true
        case 0x034F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFE00...0xFE0F: return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            return false
        default: return true
        }
    }
}
