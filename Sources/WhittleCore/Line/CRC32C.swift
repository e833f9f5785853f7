/// The checksum of a journal line: CRC-32C (Castagnoli), reflected, as in RFC 3720 appendix B.4.
/// `123456789` gives `e3069283`.
package struct CRC32C: Sendable {
    /// Eight tables of 256, so that eight bytes are taken at a step ("slicing by eight").
    private let table: [UInt32]

    /// A constant, made once: texts are checked for every row that is drawn.
    private static let tables = makeTables()

    package init() {
        table = CRC32C.tables
    }

    private static func makeTables() -> [UInt32] {
        var table = [UInt32](repeating: 0, count: 8 * 256)
        for index in 0..<256 {
            var value = UInt32(index)
            for _ in 0..<8 {
                value = value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1
            }
            table[index] = value
        }
        for index in 0..<256 {
            for slice in 1..<8 {
                let previous = table[(slice - 1) * 256 + index]
                table[slice * 256 + index] = (previous >> 8) ^ table[Int(previous & 0xFF)]
            }
        }
        return table
    }

    /// The checksum of the bytes, continued from an earlier checksum where one is given.
    package func checksum(_ bytes: UnsafeBufferPointer<UInt8>, after: UInt32 = 0) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            var crc = ~after
            var index = 0
            let count = bytes.count
            while index + 8 <= count {
                let raw = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + index)
                let low = raw.loadUnaligned(as: UInt32.self).littleEndian ^ crc
                let high = (raw + 4).loadUnaligned(as: UInt32.self).littleEndian
                let first = table[7 * 256 + Int(low & 0xFF)] ^ table[6 * 256 + Int(low >> 8 & 0xFF)]
                let second =
                    table[5 * 256 + Int(low >> 16 & 0xFF)] ^ table[4 * 256 + Int(low >> 24)]
                let third =
                    table[3 * 256 + Int(high & 0xFF)] ^ table[2 * 256 + Int(high >> 8 & 0xFF)]
                let fourth = table[256 + Int(high >> 16 & 0xFF)] ^ table[Int(high >> 24)]
                crc = first ^ second ^ third ^ fourth
                index += 8
            }
            while index < count {
                crc = (crc >> 8) ^ table[Int((crc ^ UInt32(bytes[index])) & 0xFF)]
                index += 1
            }
            return ~crc
        }
    }

    /// The checksum of a text's UTF-8 bytes.
    package func checksum(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { checksum($0) }
    }

    /// Eight lower-case hex digits, as a line carries them.
    package static func text(_ checksum: UInt32) -> String {
        let digits = String(checksum, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
