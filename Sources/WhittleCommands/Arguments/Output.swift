import WhittleCells

/// Where a command writes: data to stdout, talk to stderr. Tests give their own.
package final class Output {
    package enum Channel: Sendable {
        case data, talk
    }

    private let write: (Channel, [UInt8]) -> Bool
    private var buffer: [UInt8] = []
    /// True once something could not be written to stdout.
    package private(set) var hasFailed = false
    /// Whether a line of progress stands on the terminal, to be wiped before anything else.
    private var hasProgress = false

    /// `write` answers whether all bytes were written.
    package init(write: @escaping (Channel, [UInt8]) -> Bool) {
        self.write = write
    }

    /// A line of data, as it is: JSON, or text that `Shown` has made safe.
    package func line(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        buffer.append(0x0A)
        if buffer.count > 1 << 16 { flush() }
    }

    /// A file's bytes.
    package func bytes(_ bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        flush()
    }

    /// A sentence on stderr. It may hold text of others, and passes the display policy.
    package func talk(_ sentence: String) {
        flush()
        clearProgress()
        _ = write(.talk, Array((Shown.line(sentence) + "\n").utf8))
    }

    /// Replaces the line of progress on the terminal.
    package func progress(_ text: String) {
        hasProgress = true
        _ = write(.talk, Array("\r\(Shown.line(text))\u{1B}[K".utf8))
    }

    package func clearProgress() {
        guard hasProgress else { return }
        hasProgress = false
        _ = write(.talk, Array("\r\u{1B}[K".utf8))
    }

    /// Hands over what was gathered.
    package func flush() {
        clearProgress()
        guard !buffer.isEmpty else { return }
        if !hasFailed, !write(.data, buffer) { hasFailed = true }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Text of others as it may reach a terminal.
enum Shown {
    /// In one line, whatever it holds.
    static func line(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        return pages(text, .line).map(\.text).joined()
    }

    /// In one line of at most so many cells.
    static func line(_ text: String, columns: Int?) -> String {
        guard let columns else { return line(text) }
        if text.utf8.count <= columns { return line(text) }
        let shown = DisplayText(text, mode: .line)
        guard shown.columns > columns || shown.nextStart != nil else { return shown.text }
        var used = 0
        var scalars = String.UnicodeScalarView()
        for glyph in shown.glyphs {
            used += Int(glyph.width)
            guard used < columns else { break }
            append(glyph, to: &scalars)
        }
        return String(scalars) + "…"
    }

    /// In wrapped lines, line breaks kept.
    static func body(_ text: String, columns: Int) -> [String] {
        pages(text, .body).flatMap { page in
            page.wrap(columns: columns).map { row in
                var scalars = String.UnicodeScalarView()
                for glyph in page.glyphs[row.glyphs] { append(glyph, to: &scalars) }
                while scalars.last == " " { scalars.removeLast() }
                return String(scalars)
            }
        }
    }

    private static func pages(_ text: String, _ mode: DisplayMode) -> [DisplayText] {
        var pages: [DisplayText] = []
        var start: Int? = 0
        while let from = start {
            let page = DisplayText(text, mode: mode, start: from)
            pages.append(page)
            start = page.nextStart.flatMap { $0 > from ? $0 : nil }
        }
        return pages
    }

    private static func append(_ glyph: Glyph, to scalars: inout String.UnicodeScalarView) {
        scalars.append(glyph.base)
        for mark in [glyph.marks.0, glyph.marks.1, glyph.marks.2] where mark != "\0" {
            scalars.append(mark)
        }
    }
}
