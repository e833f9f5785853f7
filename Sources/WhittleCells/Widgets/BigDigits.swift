/// Digits and dashes in large: three rows of half blocks, or five rows of `#` without Unicode. For
/// a date that is read from across a room.
package struct BigDigits: Equatable, Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// Cells in width: four a character, the last of them blank.
    package var columns: Int { text.unicodeScalars.count * 4 }

    /// Rows in height.
    package static func rows(_ policy: DisplayPolicy) -> Int { policy.unicode ? 3 : 5 }

    /// Draws the digits from the top left of the rectangle; what has no room is clipped, and what is
    /// neither a digit nor `-` or `:` is a blank.
    package func draw(on surface: inout Surface, in rect: Rect, style: Style = .plain) {
        let area = rect.intersection(surface.bounds)
        for (index, scalar) in text.unicodeScalars.enumerated() {
            guard let glyph = BigDigits.glyphs[scalar] else { continue }
            let column = rect.column + index * 4
            for x in 0..<3 {
                if surface.policy.unicode {
                    for pair in 0..<3 {
                        let upper = BigDigits.isSet(glyph, x, pair * 2)
                        let lower = BigDigits.isSet(glyph, x, pair * 2 + 1)
                        guard upper || lower else { continue }
                        let base: Unicode.Scalar = upper ? (lower ? "█" : "▀") : "▄"
                        surface.put(
                            Cell(base: base, style: style), column: column + x,
                            row: rect.row + pair, in: area)
                    }
                } else {
                    for y in 0..<5 where BigDigits.isSet(glyph, x, y) {
                        surface.put(
                            Cell(base: "#", style: style), column: column + x, row: rect.row + y,
                            in: area)
                    }
                }
            }
        }
    }

    private static func isSet(_ glyph: [UInt8], _ x: Int, _ y: Int) -> Bool {
        y < glyph.count && glyph[y] >> UInt8(2 - x) & 1 == 1
    }

    /// Five rows of three dots each.
    private static let glyphs: [Unicode.Scalar: [UInt8]] = [
        "0": [7, 5, 5, 5, 7], "1": [2, 6, 2, 2, 7], "2": [7, 1, 7, 4, 7], "3": [7, 1, 7, 1, 7],
        "4": [5, 5, 7, 1, 1], "5": [7, 4, 7, 1, 7], "6": [7, 4, 7, 5, 7], "7": [7, 1, 1, 1, 1],
        "8": [7, 5, 7, 5, 7], "9": [7, 5, 7, 1, 7], "-": [0, 0, 7, 0, 0], ":": [0, 2, 0, 2, 0],
    ]
}
