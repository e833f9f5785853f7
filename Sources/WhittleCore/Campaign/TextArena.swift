/// A text in the arena: where it begins, and its length in UTF-8 bytes.
package struct Text: Equatable, Sendable {
    package var offset: UInt32
    package var length: UInt32

    package static let empty = Text(offset: 0, length: 0)
    package var isEmpty: Bool { length == 0 }
}

/// All texts of a campaign, one behind another, as UTF-8 bytes: at most 4 GiB.
package struct TextArena: Sendable {
    private var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ text: String) -> Text {
        var text = text
        return text.withUTF8 { append($0, escaped: false) }
    }

    /// Appends the bytes of a scanned string, its escapes resolved where it has any.
    mutating func append(_ part: UnsafeBufferPointer<UInt8>, escaped: Bool) -> Text {
        guard !part.isEmpty else { return .empty }
        let offset = bytes.count
        if escaped {
            JSONText.appendUnescaped(part, to: &bytes)
        } else {
            bytes.append(contentsOf: part)
        }
        return Text(offset: UInt32(offset), length: UInt32(bytes.count - offset))
    }

    package func string(_ text: Text) -> String {
        bytes.withUnsafeBufferPointer { all in
            String(decoding: all[range(text)], as: UTF8.self)
        }
    }

    /// Reads the bytes of a text without a copy.
    func withBytes<Result>(
        _ text: Text, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        bytes.withUnsafeBufferPointer { all in
            body(UnsafeBufferPointer(rebasing: all[range(text)]))
        }
    }

    private func range(_ text: Text) -> Range<Int> {
        Int(text.offset)..<Int(text.offset) + Int(text.length)
    }

    /// True where the text holds the needle, which must be folded; case does not matter, and is
    /// compared by Unicode's simple lower case.
    package func contains(_ text: Text, _ needle: FoldedText) -> Bool {
        bytes.withUnsafeBufferPointer { all in
            needle.isIn(UnsafeBufferPointer(rebasing: all[range(text)]))
        }
    }
}

/// What a person looks for: in lower case, found in texts without regard to case.
package struct FoldedText: Equatable, Sendable {
    private let bytes: [UInt8]
    private let isASCII: Bool

    package init(_ text: String) {
        bytes = Array(text.lowercased().utf8)
        isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// True where it stands in the bytes of a text.
    package func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return true }
        if isASCII { return bytes.withUnsafeBufferPointer { FoldedText.find($0, in: text) } }
        // Lower case never makes anything else of ASCII.
        guard !FoldedText.isASCII(text) else { return false }
        let folded = Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
        return bytes.withUnsafeBufferPointer { needle in
            folded.withUnsafeBufferPointer { FoldedText.find(needle, in: $0) }
        }
    }

    /// Sixteen places at a time: where the first and the last byte of the needle stand, its length
    /// apart, the bytes between are compared.
    private static func find(
        _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let distance = needle.count - 1
        guard text.count > distance, let start = text.baseAddress else { return false }
        let first = SIMD16<UInt8>(repeating: needle[0])
        let last = SIMD16<UInt8>(repeating: needle[distance])
        let firstCase = caseBits(needle[0])
        let lastCase = caseBits(needle[distance])
        let places = text.count - distance
        var place = 0
        let raw = UnsafeRawPointer(start)
        while place + 16 <= places {
            let heads = raw.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
            let tails = raw.loadUnaligned(fromByteOffset: place + distance, as: SIMD16<UInt8>.self)
            let found = ((heads | firstCase) .== first) .& ((tails | lastCase) .== last)
            if any(found) {
                for offset in 0..<16 where found[offset] {
                    if matches(needle, text, at: place + offset) { return true }
                }
            }
            place += 16
        }
        while place < places {
            if matches(needle, text, at: place) { return true }
            place += 1
        }
        return false
    }

    /// What makes a capital letter a small one, for a byte that is a letter.
    private static func caseBits(_ byte: UInt8) -> SIMD16<UInt8> {
        SIMD16(repeating: (0x61...0x7A).contains(byte) ? 0x20 : 0)
    }

    private static func matches(
        _ needle: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, at place: Int
    ) -> Bool {
        for index in 0..<needle.count where lower(text[place + index]) != needle[index] {
            return false
        }
        return true
    }

    private static func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var all: UInt8 = 0
        for byte in text { all |= byte }
        return all < 0x80
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
}
