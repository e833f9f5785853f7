/// Text being edited, as scalars and a cursor between two of them. The text is kept exactly as it
/// was typed; only what is drawn goes through the display policy.
struct EditBuffer: Equatable, Hashable, Sendable {
    private(set) var scalars: [Unicode.Scalar]
    /// Before which scalar the cursor stands.
    private(set) var cursor: Int
    /// How many scalars there may be.
    let limit: Int
    /// How many scalars the last insertion had to leave out.
    private(set) var refused = 0

    init(_ text: String, limit: Int) {
        scalars = Array(text.unicodeScalars)
        cursor = scalars.count
        self.limit = max(0, limit)
    }

    var text: String {
        if scalars.isEmpty { return "" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    mutating func insert(_ new: [Unicode.Scalar]) {
        let room = max(0, limit - scalars.count)
        let fitting = new.prefix(room)
        refused = new.count - fitting.count
        scalars.insert(contentsOf: fitting, at: cursor)
        cursor += fitting.count
    }

    /// Puts the cursor somewhere.
    mutating func move(to position: Int) {
        cursor = min(max(0, position), scalars.count)
    }

    /// One character left: over marks and what is invisible to the scalar that has a cell.
    mutating func moveLeft() {
        guard cursor > 0 else { return }
        cursor -= 1
        while cursor > 0, ScalarClass(scalars[cursor]).continuesCell { cursor -= 1 }
    }

    /// One character right, with its marks and what is invisible after it.
    mutating func moveRight() {
        guard cursor < scalars.count else { return }
        cursor += 1
        while cursor < scalars.count, ScalarClass(scalars[cursor]).continuesCell { cursor += 1 }
    }

    /// Takes away the scalar before the cursor: a mark goes alone, its base stays.
    mutating func deleteBackward() {
        delete(from: cursor - 1, to: cursor)
    }

    /// Takes away the character after the cursor, with its marks.
    mutating func deleteForward() {
        let start = cursor
        moveRight()
        delete(from: start, to: cursor)
    }

    /// Takes away the word before the cursor and the spaces after it; not beyond a line break,
    /// which goes alone.
    mutating func deleteWordBackward() {
        var start = cursor
        if start > 0, isBreak(start - 1) { return deleteBackward() }
        while start > 0, isSpace(start - 1), !isBreak(start - 1) { start -= 1 }
        while start > 0, !isSpace(start - 1) { start -= 1 }
        delete(from: start, to: cursor)
    }

    mutating func delete(from start: Int, to end: Int) {
        refused = 0
        let start = max(0, start)
        let end = min(end, scalars.count)
        guard start < end else { return }
        scalars.removeSubrange(start..<end)
        cursor = start
    }

    /// The cursor's line, without its line break.
    var line: Range<Int> {
        var start = cursor
        while start > 0, !isBreak(start - 1) { start -= 1 }
        var end = cursor
        while end < scalars.count, !isBreak(end) { end += 1 }
        return start..<end
    }

    private func isBreak(_ index: Int) -> Bool {
        ScalarClass(scalars[index]) == .lineBreak
    }

    private func isSpace(_ index: Int) -> Bool {
        switch ScalarClass(scalars[index]) {
        case .space, .tab, .lineBreak: true
        case .drawn, .joining, .mark, .enclosing, .dropped, .tag, .control, .highControl, .bidi,
            .blank, .unprintable:
            false
        }
    }

    /// Pasted text with every line break as `ending`. Terminals send CR for a line break.
    static func pasted(_ text: String, ending: Unicode.Scalar) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                result.append(ending)
            } else if scalar == "\n" {
                if !afterReturn { result.append(ending) }
            } else if ending != "\n", ScalarClass(scalar) == .lineBreak {
                result.append(ending)
            } else {
                result.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return result
    }
}

/// Which part of something long is seen, so that the cursor is.
enum Scrolling {
    /// The first place that is seen. Moves on by half of the extent, so that a step of the cursor
    /// rarely moves everything; depends on nothing but the cursor, so that drawing is pure.
    static func start(cursor: Int, extent: Int) -> Int {
        guard cursor >= extent, extent > 0 else { return 0 }
        let step = max(1, extent / 2)
        return ((cursor - extent) / step + 1) * step
    }
}
