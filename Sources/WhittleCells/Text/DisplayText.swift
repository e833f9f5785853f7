/// How much room a text is given.
package enum DisplayMode: Equatable, Hashable, Sendable {
    /// One line: a line break is a mark, a tab one space.
    case line
    /// A reading pane: line breaks break, a tab is four spaces.
    case body
}

/// A character ready to be drawn: a printable base and at most three combining marks.
package struct Glyph: Equatable, Hashable, Sendable {
    package var base: Unicode.Scalar
    /// The marks in use come first; U+0000 where there is none.
    package var marks: (Unicode.Scalar, Unicode.Scalar, Unicode.Scalar)
    /// 1 or 2 cells.
    package var width: UInt8
    /// Not the text itself but what stands for it (`<U+202E>`, `^G`, `⏎`, `◌`).
    package var token: Bool
    /// Which scalar of the text it stands for, counted from the start of the whole text. Never
    /// less than that of the glyph before.
    package var source: Int

    init(base: Unicode.Scalar, width: Int = 1, token: Bool = false, source: Int) {
        self.base = base
        self.marks = ("\0", "\0", "\0")
        self.width = UInt8(width)
        self.token = token
        self.source = source
    }

    /// Puts a mark on top; false where there is no more room.
    mutating func add(mark: Unicode.Scalar) -> Bool {
        if marks.0 == "\0" {
            marks.0 = mark
        } else if marks.1 == "\0" {
            marks.1 = mark
        } else if marks.2 == "\0" {
            marks.2 = mark
        } else {
            return false
        }
        return true
    }

    package static func == (left: Glyph, right: Glyph) -> Bool {
        left.base == right.base && left.marks == right.marks && left.width == right.width
            && left.token == right.token && left.source == right.source
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(base)
        hasher.combine(marks.0)
        hasher.combine(marks.1)
        hasher.combine(marks.2)
        hasher.combine(width)
        hasher.combine(token)
        hasher.combine(source)
    }
}

/// Text as it may be shown: what is left after the display policy, the only way from text that
/// people wrote to cells. The text itself is never altered; this is for the screen alone.
///
/// The same as `policy.py`, the reference, but for three things that terminals ask for: a spacing
/// mark has a cell of its own; a conjoining Hangul vowel or final with no syllable to join is a
/// token; and without Unicode every scalar beyond ASCII is one.
package struct DisplayText: Equatable, Hashable, Sendable {
    /// How many scalars are shown at once; the rest is a count, and paged to.
    package static let pageLength = 4_000
    /// How many combining marks are drawn on one base.
    static let markLimit = 3

    /// All glyphs, line after line. Line breaks have none in body mode.
    package internal(set) var glyphs: [Glyph] = []
    /// Where in `glyphs` each line starts; never empty, the first is 0.
    package internal(set) var lineStarts: [Int] = [0]
    /// The scalar offset at which each line starts.
    package internal(set) var lineSources: [Int]
    package internal(set) var flags: DisplayFlags = []
    /// Where the next page starts, in scalars, if there is more than is shown.
    package internal(set) var nextStart: Int?

    /// - Parameter start: how many scalars of the text to leave out, for paging on.
    package init(
        _ text: String, mode: DisplayMode, policy: DisplayPolicy = DisplayPolicy(), start: Int = 0
    ) {
        self.init(text, mode: mode, policy: policy, start: start, limits: Limits())
    }

    /// Bytes that may be no UTF-8: a token for each byte that belongs to no character.
    package init(
        bytes: some Collection<UInt8>, mode: DisplayMode, policy: DisplayPolicy = DisplayPolicy(),
        start: Int = 0
    ) {
        let limits = Limits()
        let built = bytes.withContiguousStorageIfAvailable {
            DisplayBuilder.build($0, mode: mode, policy: policy, start: start, limits: limits)
        }
        self =
            built
            ?? Array(bytes).withUnsafeBufferPointer {
                DisplayBuilder.build($0, mode: mode, policy: policy, start: start, limits: limits)
            }
    }

    /// Where to stop reading early.
    struct Limits {
        /// Scalars shown at once.
        var scalars = DisplayText.pageLength
        /// Stop once there are more cells than this; flags and line starts are then not complete.
        var columns = Int.max
    }

    init(_ text: String, mode: DisplayMode, policy: DisplayPolicy, start: Int, limits: Limits) {
        var text = text
        self = text.withUTF8 {
            DisplayBuilder.build($0, mode: mode, policy: policy, start: start, limits: limits)
        }
    }

    /// Text being edited, which is shown whole.
    init(
        scalars: [Unicode.Scalar], mode: DisplayMode, policy: DisplayPolicy = DisplayPolicy()
    ) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(
            String(view), mode: mode, policy: policy, start: 0, limits: Limits(scalars: .max))
    }

    init(firstSource: Int) {
        lineSources = [firstSource]
    }

    /// How many lines there are before wrapping; at least one.
    package var lineCount: Int { lineStarts.count }

    /// Which glyphs a line has.
    package func glyphRange(ofLine line: Int) -> Range<Int> {
        guard lineStarts.indices.contains(line) else { return glyphs.count..<glyphs.count }
        let next = line + 1
        return lineStarts[line]..<(next < lineStarts.count ? lineStarts[next] : glyphs.count)
    }

    /// The glyphs of each line.
    package var lines: [ArraySlice<Glyph>] {
        lineStarts.indices.map { glyphs[glyphRange(ofLine: $0)] }
    }

    /// How many cells the widest line fills.
    package var columns: Int {
        lines.map { $0.reduce(0) { $0 + Int($1.width) } }.max() ?? 0
    }

    /// What is drawn, as text; lines with a line feed between them.
    package var text: String {
        var scalars = String.UnicodeScalarView()
        for (number, line) in lines.enumerated() {
            if number > 0 { scalars.append("\n") }
            for glyph in line {
                scalars.append(glyph.base)
                for mark in [glyph.marks.0, glyph.marks.1, glyph.marks.2] where mark != "\0" {
                    scalars.append(mark)
                }
            }
        }
        return String(scalars)
    }

    /// How many cells a text fills in one line.
    package static func columns(
        of text: String, policy: DisplayPolicy = DisplayPolicy()
    ) -> Int {
        DisplayText(text, mode: .line, policy: policy).columns
    }
}
