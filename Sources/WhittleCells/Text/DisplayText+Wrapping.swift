/// One row of wrapped text.
package struct WrappedRow: Equatable, Hashable, Sendable {
    /// The line it is part of.
    package var line: Int
    /// Its glyphs. May end with spaces that reach beyond the width: they hang there, undrawn, so
    /// that the rows together hold every glyph.
    package var glyphs: Range<Int>
}

extension DisplayText {
    /// The rows that the text fills at a width: broken after spaces, inside a word only where a
    /// row does not hold it. A token breaks only where it must. At least one row; a width below
    /// one counts as one, where wide characters then get a row each.
    package func wrap(columns: Int) -> [WrappedRow] {
        let limit = max(1, columns)
        var rows: [WrappedRow] = []
        for line in lineStarts.indices {
            let range = glyphRange(ofLine: line)
            var start = range.lowerBound
            repeat {
                let end = endOfRow(from: start, in: range, limit: limit)
                rows.append(WrappedRow(line: line, glyphs: start..<end))
                start = end
            } while start < range.upperBound
        }
        return rows
    }

    private func endOfRow(from start: Int, in range: Range<Int>, limit: Int) -> Int {
        var used = 0
        var afterSpace: Int?
        var index = start
        while index < range.upperBound {
            let glyph = glyphs[index]
            if isSpace(glyph) {
                // Spaces never overflow: they hang.
                used += 1
                afterSpace = index + 1
                index += 1
                continue
            }
            if used + Int(glyph.width) > limit {
                return afterSpace ?? max(index, start + 1)
            }
            used += Int(glyph.width)
            index += 1
        }
        return range.upperBound
    }

    private func isSpace(_ glyph: Glyph) -> Bool {
        glyph.base == " " && !glyph.token && glyph.marks.0 == "\0"
    }
}
