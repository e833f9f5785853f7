/// A text in letters of several cells, for a wall: five by seven dots, two dots in a cell's height,
/// each dot drawn once or several times. The font has ASCII; where a text has anything else that
/// cannot be said so, there are no big letters, and whoever draws takes plain ones.
package struct BigLetters: Equatable, Sendable {
    /// Words, each as its letters' columns of dots.
    private let words: [[[UInt8]]]

    /// The height of a line in dots, with what parts it from the next.
    private static let lineDots = 8
    private static let gap = 1
    private static let spaceDots = 4
    private static let largestScale = 4

    /// Nil where the font lacks a letter, or nothing would be seen.
    package init?(_ text: String) {
        var words: [[[UInt8]]] = [[]]
        let shown = DisplayText(text, mode: .line)
        for glyph in shown.glyphs {
            guard !glyph.token, glyph.marks.0 == "\0" else { return nil }
            if glyph.base == " " {
                words.append([])
                continue
            }
            for scalar in BigLetters.plain(glyph.base) {
                guard let letter = BigFont.columns(scalar) else { return nil }
                words[words.count - 1].append(letter)
            }
        }
        self.words = words.filter { !$0.isEmpty }
        if self.words.isEmpty { return nil }
    }

    /// What looks the same in the font.
    private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar {
        case "‘", "’": ["'"]
        case "“", "”": ["\""]
        case "–", "—", "‐", "‑": ["-"]
        case "…": [".", ".", "."]
        default: [scalar]
        }
    }

    /// Lines at a scale: which words stand in each.
    package struct Layout: Equatable, Sendable {
        /// How often each dot is repeated, from 1.
        package let scale: Int
        /// Rows of cells.
        package let rows: Int
        fileprivate let lines: [Range<Int>]
    }

    /// The largest letters that fit; nil where none do.
    package func layout(in size: Size) -> Layout? {
        for scale in (1...BigLetters.largestScale).reversed() {
            guard let lines = lines(dots: size.columns / scale) else { continue }
            let dots = (lines.count * BigLetters.lineDots - 1) * scale
            let rows = (dots + 1) / 2
            if rows <= size.rows { return Layout(scale: scale, rows: rows, lines: lines) }
        }
        return nil
    }

    /// Nil where a word is too wide.
    private func lines(dots: Int) -> [Range<Int>]? {
        var lines: [Range<Int>] = []
        var start = 0
        var used = 0
        for (index, word) in words.enumerated() {
            let width = BigLetters.width(word)
            guard width <= dots else { return nil }
            let wanted = index == start ? width : used + BigLetters.spaceDots + width
            if wanted > dots {
                lines.append(start..<index)
                (start, used) = (index, width)
            } else {
                used = wanted
            }
        }
        lines.append(start..<words.count)
        return lines
    }

    private static func width(_ word: [[UInt8]]) -> Int {
        word.reduce(0) { $0 + $1.count + gap } - gap
    }

    /// Draws the lines in the middle of the rectangle's width, from its top.
    package func draw(
        _ layout: Layout, on surface: inout Surface, in rect: Rect, style: Style = .plain
    ) {
        for (number, line) in layout.lines.enumerated() {
            var columns: [UInt8] = []
            for word in words[line] {
                if !columns.isEmpty {
                    columns += Array(repeating: 0, count: BigLetters.spaceDots)
                }
                for (index, letter) in word.enumerated() {
                    columns += (index > 0 ? [0] : []) + letter
                }
            }
            let first = number * BigLetters.lineDots * layout.scale
            draw(columns, layout.scale, firstDot: first, on: &surface, in: rect, style)
        }
    }

    private func draw(
        _ columns: [UInt8], _ scale: Int, firstDot: Int, on surface: inout Surface, in rect: Rect,
        _ style: Style
    ) {
        let left = rect.column + max(0, (rect.columns - columns.count * scale) / 2)
        let dots = 7 * scale
        for (index, column) in columns.enumerated() where column != 0 {
            for row in firstDot / 2...(firstDot + dots - 1) / 2 {
                func isSet(_ dot: Int) -> Bool {
                    let own = dot - firstDot
                    return (0..<dots).contains(own) && column >> (own / scale) & 1 == 1
                }
                let (upper, lower) = (isSet(2 * row), isSet(2 * row + 1))
                guard upper || lower else { continue }
                for step in 0..<scale {
                    surface.putHalves(
                        upper: upper, lower: lower, column: left + index * scale + step,
                        row: rect.row + row, in: rect, style: style)
                }
            }
        }
    }
}
