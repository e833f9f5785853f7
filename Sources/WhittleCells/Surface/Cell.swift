/// One of the eight base colours, or the terminal's own.
package enum Color: UInt8, Equatable, Hashable, Sendable {
    case terminal, black, red, green, yellow, blue, magenta, cyan, white
}

/// How a cell looks. Nothing is ever said by colour alone: every meaning has a word or a mark too.
package struct Style: Equatable, Hashable, Sendable {
    package var color: Color
    package var bold: Bool
    package var dim: Bool
    package var underline: Bool
    /// Selection. Drawn in reverse video.
    package var reverse: Bool
    /// Set by the display policy alone, for the tokens that stand for unprintable text: drawn in
    /// reverse video (plain where the selection is reversed), so that no text can imitate one.
    package var token: Bool

    package init(
        color: Color = .terminal, bold: Bool = false, dim: Bool = false, underline: Bool = false,
        reverse: Bool = false
    ) {
        self.color = color
        self.bold = bold
        self.dim = dim
        self.underline = underline
        self.reverse = reverse
        self.token = false
    }

    package static let plain = Style()
    package static let bold = Style(bold: true)
    package static let dim = Style(dim: true)
    package static let selected = Style(reverse: true)
}

/// What stands in one cell of the terminal: a base character with at most three combining marks.
package struct Cell: Equatable, Hashable, Sendable {
    /// The base character: printable, of width 1 or 2.
    package var base: Unicode.Scalar
    /// Up to three combining marks; U+0000 where there is none.
    package var marks: (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)
    /// 1 or 2 cells; 0 for the right half of a wide character, which holds nothing itself.
    package var width: UInt8
    package var style: Style

    package init(base: Unicode.Scalar = " ", width: UInt8 = 1, style: Style = .plain) {
        self.base = base
        self.marks = ("\0", "\0", "\0")
        self.width = width
        self.style = style
    }

    /// A glyph that the display policy let through.
    init(_ glyph: Glyph, style: Style) {
        base = glyph.base
        marks = glyph.marks
        width = glyph.width
        self.style = style
        self.style.token = glyph.token
    }

    /// An empty cell.
    package static let blank = Cell()

    package static func == (left: Cell, right: Cell) -> Bool {
        left.base == right.base && left.marks == right.marks && left.width == right.width
            && left.style == right.style
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(base)
        hasher.combine(marks.0)
        hasher.combine(marks.1)
        hasher.combine(marks.2)
        hasher.combine(width)
        hasher.combine(style)
    }
}
