/// What stands at one place of a text: a scalar, or a byte that is part of none.
enum TextItem: Equatable {
    case scalar(Unicode.Scalar)
    /// One byte of an ill-formed sequence.
    case byte(UInt8)
}

/// Reads UTF-8 strictly: no overlong forms, no surrogates, nothing above U+10FFFF. Where no
/// well-formed sequence starts, one byte is given as it is.
struct ScalarReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func next() -> TextItem? {
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        if first < 0x80 {
            index += 1
            return .scalar(Unicode.Scalar(first))
        }
        guard let (length, scalar) = sequence(from: first) else {
            index += 1
            return .byte(first)
        }
        index += length
        return .scalar(scalar)
    }

    /// Whether a line feed comes next; of CR LF only one is shown.
    var isAtLineFeed: Bool {
        index < bytes.count && bytes[index] == 0x0A
    }

    /// How many items are left.
    func remaining() -> Int {
        var rest = self
        var count = 0
        while rest.next() != nil { count += 1 }
        return count
    }

    /// The sequence of two to four bytes at the present place.
    private func sequence(from first: UInt8) -> (length: Int, scalar: Unicode.Scalar)? {
        let length: Int
        var value: UInt32
        switch first {
        case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
        default: return nil
        }
        guard index + length <= bytes.count else { return nil }
        for next in bytes[(index + 1)..<(index + length)] {
            guard next & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(next & 0x3F)
        }
        // Overlong forms of two bytes cannot start with C2…DF.
        let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
        return (length, scalar)
    }
}
