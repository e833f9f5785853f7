/// Cuts a text into words for comparing: letters, digits and underscores, without case and accents.
/// Where a script has no spaces between words, each pair of neighbours is a word.
struct WordReader {
    private var word: [UInt8] = []
    private var before: (scalar: UInt32, start: Int)?
    private var isAlone = false

    /// What each byte of ASCII is in a word; 0 ends one.
    private static let ascii: [UInt8] = (0..<0x80).map { value in
        if case .letter(let letter) = LetterFolding.part(UInt32(value)) { UInt8(letter) } else { 0 }
    }

    /// Gives each word, folded, with where it stands in the bytes.
    mutating func read(
        _ text: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void
    ) {
        word.removeAll(keepingCapacity: true)
        before = nil
        var start = 0
        var index = 0
        WordReader.ascii.withUnsafeBufferPointer { ascii in
            while index < text.count {
                let byte = text[index]
                if byte < 0x80 {
                    let folded = ascii[Int(byte)]
                    if folded == 0 {
                        flush(start..<index, body)
                    } else {
                        if before != nil { flush(start..<index, body) }
                        if word.isEmpty { start = index }
                        word.append(folded)
                    }
                    index += 1
                    continue
                }
                let (value, length) = WordReader.scalar(text, at: index)
                take(value, index..<index + length, &start, body)
                index += length
            }
        }
        flush(start..<text.count, body)
    }

    private mutating func take(
        _ value: UInt32, _ range: Range<Int>, _ start: inout Int,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void
    ) {
        let part = LetterFolding.part(value)
        switch part {
        case .accent: return
        case .boundary: flush(start..<range.lowerBound, body)
        case .ideograph:
            if !word.isEmpty { flush(start..<range.lowerBound, body) }
            if let before {
                append(before.scalar)
                append(value)
                give(before.start..<range.upperBound, body)
                isAlone = false
            } else {
                isAlone = true
            }
            before = (value, range.lowerBound)
        case .letter, .letters, .other:
            if before != nil { flush(start..<range.lowerBound, body) }
            if word.isEmpty { start = range.lowerBound }
            switch part {
            case .letter(let letter): append(letter)
            case .letters(let first, let second): word += [first, second]
            default: appendLowerCase(value)
            }
        }
    }

    /// Ends a word, or a run of ideographs; one that stands alone is a word by itself.
    private mutating func flush(
        _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void
    ) {
        if let before {
            if isAlone {
                append(before.scalar)
                give(before.start..<range.upperBound, body)
            }
            self.before = nil
        } else if !word.isEmpty {
            give(range, body)
        }
    }

    private mutating func give(
        _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void
    ) {
        word.withUnsafeBufferPointer { body($0, range) }
        word.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ value: UInt32) {
        if value < 0x80 {
            word.append(UInt8(value))
        } else if value < 0x800 {
            word.append(0xC0 | UInt8(value >> 6))
            word.append(0x80 | UInt8(value & 0x3F))
        } else if let scalar = Unicode.Scalar(value) {
            word.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    private mutating func appendLowerCase(_ value: UInt32) {
        guard let scalar = Unicode.Scalar(value) else { return }
        word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }

    /// The scalar at a place and its length; a byte that begins none is a boundary by itself.
    private static func scalar(
        _ text: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (UInt32, Int) {
        let byte = UInt32(text[index])
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        guard length > 1, index + length <= text.count else { return (0, 1) }
        var value = byte & (0x7F >> UInt32(length))
        for next in text[index + 1..<index + length] {
            guard next & 0xC0 == 0x80 else { return (0, 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        return (value, length)
    }
}
