/// A quick digest of the lines at a file's beginning, to notice that earlier bytes changed. It is
/// kept in memory alone, guards against accidents and not against anyone, and costs a fraction of
/// the checksum that each line carries.
package struct PrefixDigest: Equatable, Sendable {
    package private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    package init() {}

    /// Adds a line, without its line feed.
    package mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        value = WordHash.hash(line, seed: value)
    }
}

/// A hash of bytes, eight at a step; the same in every run.
enum WordHash {
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
        var value = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        guard let base = bytes.baseAddress else { return mixed(value) }
        let raw = UnsafeRawPointer(base)
        var index = 0
        while index + 8 <= bytes.count {
            value = folded(value ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        if index < bytes.count {
            var word: UInt64 = 0
            while index < bytes.count {
                word = word << 8 | UInt64(bytes[index])
                index += 1
            }
            value = folded(value ^ word)
        }
        return mixed(value)
    }

    private static func folded(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    static func mixed(_ value: UInt64) -> UInt64 {
        folded(value ^ 0xA076_1D64_78BD_642F)
    }
}
