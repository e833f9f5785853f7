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
        guard let first = bytes.first else { return true }
        if !isASCII {
            return FoldedText.contains(
                Array(String(decoding: text, as: UTF8.self).lowercased().utf8), bytes)
        }
        guard text.count >= bytes.count else { return false }
        for start in 0...(text.count - bytes.count) where FoldedText.lower(text[start]) == first {
            var index = 1
            while index < bytes.count, FoldedText.lower(text[start + index]) == bytes[index] {
                index += 1
            }
            if index == bytes.count { return true }
        }
        return false
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }

    private static func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard text.count >= needle.count else { return false }
        return (0...(text.count - needle.count)).contains { start in
            text[start..<start + needle.count].elementsEqual(needle)
        }
    }
}
