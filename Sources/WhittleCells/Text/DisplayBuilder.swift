/// Builds a `DisplayText`: one pass forward over the scalars, in time linear in what is shown.
struct DisplayBuilder {
    private var result: DisplayText
    private let mode: DisplayMode
    private let policy: DisplayPolicy
    private var confusables = ConfusableDetector()
    /// Whether the last glyph can carry marks.
    private var hasBase = false
    /// Marks met since the last base.
    private var marks = 0
    /// Tag characters and surplus marks not yet told.
    private var tags = 0
    private var surplus = 0
    /// The scalar being looked at.
    private var position: Int
    private var columns = 0

    private init(mode: DisplayMode, policy: DisplayPolicy, start: Int) {
        self.mode = mode
        self.policy = policy
        position = start
        result = DisplayText(firstSource: start)
    }

    static func build(
        _ bytes: UnsafeBufferPointer<UInt8>, mode: DisplayMode, policy: DisplayPolicy, start: Int,
        limits: DisplayText.Limits
    ) -> DisplayText {
        var reader = ScalarReader(bytes)
        var start = max(0, start)
        for skipped in 0..<start where reader.next() == nil {
            start = skipped
            break
        }
        var builder = DisplayBuilder(mode: mode, policy: policy, start: start)
        // What follows a `<` decides whether it is doubled.
        let ahead = policy.hasReverse ? 0 : 16
        var read = 0
        while let item = reader.next() {
            if read >= limits.scalars {
                builder.endPage(remaining: reader.remaining() + 1)
                break
            }
            builder.take(item, beforeLineFeed: reader.isAtLineFeed)
            builder.position += 1
            read += 1
            if builder.columns - ahead > limits.columns { break }
        }
        builder.flush()
        builder.result.flags.formUnion(builder.confusables.flags)
        if !policy.hasReverse { builder.result.doubleTokenStarts() }
        return builder.result
    }

    private mutating func take(_ item: TextItem, beforeLineFeed: Bool) {
        switch item {
        case .byte(let byte):
            flush()
            result.flags.insert(.invalidUTF8)
            endBase()
            confusables.endWord()
            append(token: "<" + hexadecimal(UInt32(byte), digits: 2) + ">")
        case .scalar(let scalar):
            if (0x20...0x7E).contains(scalar.value) {
                // Nearly all text: needs no look at any table.
                flush()
                marks = 0
                hasBase = true
                confusables.takeASCII(scalar)
                append(scalar, width: 1)
            } else if scalar == "\r" && beforeLineFeed {
                flush()
                endBase()
            } else {
                take(scalar, as: ScalarClass(scalar))
            }
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, as kind: ScalarClass) {
        result.flags.formUnion(kind.flags)
        confusables.take(scalar, as: kind)
        if !policy.unicode && scalar.value > 0x7F {
            flush()
            endBase()
            append(token: codeToken(scalar))
            return
        }
        switch kind {
        case .tag: tags += 1
        case .dropped: break
        case .mark: take(mark: scalar)
        case .enclosing:
            startMark()
            surplus += 1
        case .joining: take(joining: scalar)
        case .drawn, .lineBreak, .tab, .space, .control, .highControl, .bidi, .blank,
            .unprintable:
            flush()
            endBase()
            takeBase(scalar, as: kind)
        }
    }

    /// Everything that has a place of its own in the row.
    private mutating func takeBase(_ scalar: Unicode.Scalar, as kind: ScalarClass) {
        switch kind {
        case .drawn:
            append(scalar, width: CellWidth.of(scalar))
            hasBase = true
        case .space(let count):
            for _ in 0..<count { append(" ", width: 1) }
            hasBase = true
        case .tab:
            for _ in 0..<(mode == .body ? 4 : 1) { append(" ", width: 1) }
        case .lineBreak:
            switch mode {
            case .line: append(token: Mark.lineBreak.text(policy))
            case .body: breakLine()
            }
        case .control:
            // Caret notation flips bit 6: U+001B is `^[`, U+007F is `^?`.
            append(token: "^" + String(Unicode.Scalar(UInt8(scalar.value & 0x7F) ^ 0x40)))
        case .bidi(let name): append(token: "<" + name + ">")
        case .highControl, .blank, .unprintable: append(token: codeToken(scalar))
        // These share a cell, or have none.
        case .joining, .mark, .enclosing, .dropped, .tag: break
        }
    }

    /// Counts a mark; where it stands alone, a dotted circle carries it.
    private mutating func startMark() {
        if !hasBase && marks == 0 {
            flush()
            append(token: Mark.markBase.text(policy))
        }
        marks += 1
    }

    private mutating func take(mark: Unicode.Scalar) {
        startMark()
        if marks > DisplayText.markLimit {
            surplus += 1
            return
        }
        // ncurses puts only marks of no width into a cell; what has one would get lost.
        let width = CellWidth.of(mark)
        if width > 0 {
            append(mark, width: width)
        } else if let last = result.glyphs.indices.last, result.glyphs[last].add(mark: mark) {
            return
        } else {
            surplus += 1
        }
    }

    /// A conjoining vowel or final: shares the cell of the syllable that it completes.
    private mutating func take(joining scalar: Unicode.Scalar) {
        flush()
        marks = 0
        if hasBase, let last = result.glyphs.indices.last,
            isSyllableStart(result.glyphs[last].base), result.glyphs[last].add(mark: scalar)
        {
            return
        }
        endBase()
        result.flags.insert(.unprintable)
        append(token: codeToken(scalar))
    }

    /// A leading consonant or a composed syllable.
    private func isSyllableStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115E, 0xA960...0xA97C, 0xAC00...0xD7A3: true
        default: false
        }
    }

    private mutating func endBase() {
        hasBase = false
        marks = 0
    }

    /// Tells what was counted but not drawn.
    private mutating func flush() {
        if tags > 0 {
            append(token: "<tags x\(tags)>")
            tags = 0
        }
        if surplus > 0 {
            append(token: "<+\(surplus) marks>")
            surplus = 0
            result.flags.insert(.zalgo)
        }
    }

    private mutating func endPage(remaining: Int) {
        flush()
        append(token: "<\(remaining) more>")
        result.flags.insert(.long)
        result.nextStart = position
    }

    private mutating func breakLine() {
        result.lineStarts.append(result.glyphs.count)
        result.lineSources.append(position + 1)
    }

    private mutating func append(_ scalar: Unicode.Scalar, width: Int) {
        result.glyphs.append(Glyph(base: scalar, width: width, source: position))
        columns += width
    }

    private mutating func append(token: String) {
        for scalar in token.unicodeScalars {
            result.glyphs.append(Glyph(base: scalar, token: true, source: position))
            columns += 1
        }
    }

    private func codeToken(_ scalar: Unicode.Scalar) -> String {
        "<U+" + hexadecimal(scalar.value, digits: 4) + ">"
    }

    private func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

extension ScalarClass {
    /// What finding one such scalar says about a text.
    fileprivate var flags: DisplayFlags {
        switch self {
        case .control, .highControl: .control
        case .bidi: .bidi
        case .dropped, .blank: .hidden
        case .tag: .tags
        case .unprintable: .unprintable
        case .drawn, .joining, .mark, .enclosing, .lineBreak, .tab, .space: []
        }
    }
}
