/// The encoding of RFC 4648 §4, for the clipboard.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        var group: UInt32 = 0
        var held = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            held += 1
            guard held == 3 else { continue }
            append(group, digits: 4, to: &encoded)
            group = 0
            held = 0
        }
        if held > 0 {
            append(group << UInt32(8 * (3 - held)), digits: held + 1, to: &encoded)
            encoded.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - held))
        }
        return encoded
    }

    private static func append(_ group: UInt32, digits: Int, to encoded: inout [UInt8]) {
        for digit in 0..<digits {
            encoded.append(alphabet[Int(group >> UInt32(18 - 6 * digit) & 63)])
        }
    }
}
