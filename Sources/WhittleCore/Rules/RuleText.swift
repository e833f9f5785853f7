/// A text folded for the rules: without case, accents, width and what is invisible, in UTF-8, with
/// the way back to the bytes of the original. Words are found once, for all rules.
///
/// One value serves many texts, one after the other, so that its memory is used again.
struct RuleText: Sendable {
    /// A run of letters and digits.
    struct Token: Sendable {
        var start: Int
        var end: Int
        var scripts: UInt8
        var letters: Int32
        var digits: Int32
        var range: Range<Int> { start..<end }
        var count: Int { end - start }
        /// Digits and nothing else.
        var isNumber: Bool { letters == 0 }
        /// Letters and nothing else.
        var isWord: Bool { digits == 0 }
    }

    /// What a folded byte belongs to.
    struct Kinds {
        static let letter: UInt8 = 1
        static let digit: UInt8 = 2
        static let upper: UInt8 = 4
        static let space: UInt8 = 8
    }

    /// The scripts that a word is written in.
    struct Scripts {
        static let latin: UInt8 = 1
        static let greek: UInt8 = 2
        static let cyrillic: UInt8 = 4
        /// Latin in letters of another form.
        static let styled: UInt8 = 8
    }

    private(set) var bytes: [UInt8] = []
    private(set) var kinds: [UInt8] = []
    private(set) var tokens: [Token] = []
    /// Where `@` stands.
    private(set) var ats: [Int] = []
    private(set) var hasColon = false
    /// Letters that have a case.
    private(set) var capitals = 0
    private(set) var smalls = 0
    /// For each folded byte the original bytes of its scalar, with the marks on it.
    private var starts: [Int32] = []
    private var ends: [Int32] = []
    private var token: Token?

    var count: Int { bytes.count }

    /// Takes another text.
    mutating func read(_ text: String) {
        bytes.removeAll(keepingCapacity: true)
        kinds.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
        ats.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        (hasColon, capitals, smalls, token) = (false, 0, 0, nil)
        var text = text
        text.withUTF8 { source in
            var index = 0
            while index < source.count {
                if source[index] < 0x80 {
                    takeASCII(source[index], index)
                    index += 1
                } else {
                    index = takeScalar(source, index)
                }
            }
        }
        endToken()
    }

    /// The bytes of the original behind a range of the folded text.
    func original(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
    }

    // MARK: Reading

    private mutating func takeASCII(_ byte: UInt8, _ place: Int) {
        var folded = byte
        var kind: UInt8 = 0
        switch byte {
        case 0x61...0x7A:
            kind = Kinds.letter
            smalls += 1
            addLetter(Scripts.latin)
        case 0x41...0x5A:
            folded |= 0x20
            kind = Kinds.letter | Kinds.upper
            capitals += 1
            addLetter(Scripts.latin)
        case 0x30...0x39:
            kind = Kinds.digit
            addDigit()
        case 0x20, 0x09...0x0D:
            kind = Kinds.space
            endToken()
        default:
            endToken()
            if byte == 0x40 { ats.append(bytes.count) }
            if byte == 0x3A { hasColon = true }
        }
        append(folded, kind, Int32(place), Int32(place + 1))
    }

    private mutating func append(_ byte: UInt8, _ kind: UInt8, _ start: Int32, _ end: Int32) {
        bytes.append(byte)
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
    }

    /// A scalar of several bytes; answers where the next one begins.
    private mutating func takeScalar(_ source: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        let first = source[place]
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let end = min(place + length, source.count)
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for index in place + 1..<end { value = value << 6 | UInt32(source[index]) & 0x3F }
        guard let scalar = Unicode.Scalar(value), !RuleFolding.isInvisible(scalar) else {
            return end
        }
        if RuleFolding.isAccent(scalar) {
            // An accent belongs to the letter before it, and to what a redaction of it covers.
            let letter = ends.last
            var index = ends.count
            while index > 0, ends[index - 1] == letter {
                index -= 1
                ends[index] = Int32(end)
            }
            return end
        }
        take(RuleFolding.fold(scalar), scalar, Int32(place), Int32(end))
        return end
    }

    private mutating func take(
        _ folded: RuleFolding.Folded, _ scalar: Unicode.Scalar, _ start: Int32, _ end: Int32
    ) {
        if folded.first < 0x80, !isLetter(folded.first) {
            takeFoldedASCII(UInt8(folded.first), start, end)
            return
        }
        var kind: UInt8 = 0
        if folded.first < 0x80 || scalar.properties.isAlphabetic {
            kind = Kinds.letter
            if folded.isUpper {
                kind |= Kinds.upper
                capitals += 1
            } else if scalar.properties.isLowercase {
                smalls += 1
            }
            addLetter(
                folded.isStyled ? Scripts.latin | Scripts.styled : RuleText.script(scalar.value))
        } else if scalar.properties.generalCategory == .nonspacingMark
            || scalar.properties.generalCategory == .spacingMark
        {
            // Vowels of other scripts, parts of their words.
            kind = Kinds.letter
            addLetter(0)
        } else if scalar.properties.isWhitespace {
            endToken()
            append(0x20, Kinds.space, start, end)
            return
        } else {
            endToken()
        }
        encode(folded.first, kind, start, end)
        if folded.second != 0 { encode(folded.second, kind, start, end) }
    }

    private func isLetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }

    /// What became a digit or a sign of ASCII.
    private mutating func takeFoldedASCII(_ byte: UInt8, _ start: Int32, _ end: Int32) {
        takeASCII(byte, 0)
        starts[starts.count - 1] = start
        ends[ends.count - 1] = end
    }

    private mutating func encode(_ value: UInt32, _ kind: UInt8, _ start: Int32, _ end: Int32) {
        guard let scalar = Unicode.Scalar(value) else { return }
        for byte in UTF8.encode(scalar)?.map({ $0 }) ?? [] { append(byte, kind, start, end) }
    }

    // MARK: Words

    private mutating func addLetter(_ scripts: UInt8) {
        begin()
        token?.letters += 1
        token?.scripts |= scripts
    }

    private mutating func addDigit() {
        begin()
        token?.digits += 1
    }

    private mutating func begin() {
        if token == nil {
            token = Token(start: bytes.count, end: 0, scripts: 0, letters: 0, digits: 0)
        }
    }

    private mutating func endToken() {
        guard var ended = token else { return }
        ended.end = bytes.count
        tokens.append(ended)
        token = nil
    }

    /// The script of a letter; none for all that do not look like Latin, Greek or Cyrillic.
    private static func script(_ value: UInt32) -> UInt8 {
        switch value {
        case 0xAA, 0xBA, 0xC0...0x2AF, 0x1D00...0x1D25, 0x1D62...0x1D65, 0x1D6B...0x1D77,
            0x1D79...0x1DBE, 0x1E00...0x1EFF, 0x212A, 0x212B, 0x2C60...0x2C7F, 0xA722...0xA7FF,
            0xAB30...0xAB64, 0xFB00...0xFB06:
            Scripts.latin
        case 0x370...0x3E1, 0x3F0...0x3FF, 0x1D26...0x1D2A, 0x1F00...0x1FFF: Scripts.greek
        case 0x400...0x52F, 0x1C80...0x1C88, 0x1D2B, 0x2DE0...0x2DFF, 0xA640...0xA69F:
            Scripts.cyrillic
        default: 0
        }
    }
}

/// What the detectors ask.
extension RuleText {
    func isLetterOrDigit(_ index: Int) -> Bool {
        index >= 0 && index < count && kinds[index] & (Kinds.letter | Kinds.digit) != 0
    }

    func isUpper(_ index: Int) -> Bool { kinds[index] & Kinds.upper != 0 }

    func isSpace(_ index: Int) -> Bool { kinds[index] & Kinds.space != 0 }

    /// The byte there; 0 outside.
    func byte(_ index: Int) -> UInt8 { index >= 0 && index < count ? bytes[index] : 0 }

    func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for (offset, index) in range.enumerated() where bytes[index] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    func equals(_ range: Range<Int>, anyOf words: [StaticString]) -> Bool {
        words.contains { equals(range, $0) }
    }

    /// True where one of the words stands within so many folded bytes around a token.
    func hasCue(
        _ words: [StaticString], around token: Int, before: Int = 40, after: Int = 0
    ) -> Bool {
        var index = token - 1
        while index >= 0, tokens[index].end >= tokens[token].start - before {
            if equals(tokens[index].range, anyOf: words) { return true }
            index -= 1
        }
        index = token + 1
        while index < tokens.count, tokens[index].start <= tokens[token].end + after {
            if equals(tokens[index].range, anyOf: words) { return true }
            index += 1
        }
        return false
    }

    /// All letters of a range are capitals.
    func isAllUpper(_ range: Range<Int>) -> Bool {
        range.allSatisfy { kinds[$0] & Kinds.letter == 0 || isUpper($0) }
    }

    /// The digits of a token as numbers.
    func value(_ range: Range<Int>) -> Int {
        range.prefix(18).reduce(0) { $0 * 10 + Int(bytes[$1] &- 0x30) }
    }

    /// A hash of the words alone, and how many bytes they have: the same for texts that differ
    /// only in case, accents, spaces and signs.
    func digest() -> (hash: UInt64, length: Int) {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        var length = 0
        bytes.withUnsafeBufferPointer { all in
            for token in tokens {
                hash = WordHash.hash(
                    UnsafeBufferPointer(rebasing: all[token.range]), seed: hash)
                length += token.count
            }
        }
        return (hash, length)
    }
}
