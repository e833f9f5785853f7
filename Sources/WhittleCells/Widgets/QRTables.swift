/// The tables and codes of ISO/IEC 18004:2015 for versions 1 to 10 at level M.
enum QRTables {
    /// Codewords for error correction in a block, and how many data codewords each block has.
    private static let blocks: [(correction: Int, data: [Int])] = [
        (10, [16]), (16, [28]), (26, [44]), (18, [32, 32]), (24, [43, 43]),
        (16, [27, 27, 27, 27]), (18, [31, 31, 31, 31]), (22, [38, 38, 39, 39]),
        (22, [36, 36, 36, 37, 37]), (26, [43, 43, 43, 43, 44]),
    ]

    /// Where alignment patterns have their middles (annex E).
    static let alignment: [[Int]] = [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46],
        [6, 28, 50],
    ]

    /// The smallest version that holds so many bytes; nil where none does.
    static func version(for bytes: Int) -> Int? {
        (1...10).first { version in
            let data = blocks[version - 1].data.reduce(0, +)
            return 4 + lengthBits(version) + 8 * bytes <= 8 * data
        }
    }

    private static func lengthBits(_ version: Int) -> Int { version < 10 ? 8 : 16 }

    /// All codewords in the order in which they are drawn.
    static func codewords(_ bytes: [UInt8], _ version: Int) -> [UInt8] {
        let (correction, lengths) = blocks[version - 1]
        let data = padded(bytes, version, to: lengths.reduce(0, +))
        let divisor = divisor(degree: correction)
        var parts: [[UInt8]] = []
        var remainders: [[UInt8]] = []
        var start = 0
        for length in lengths {
            let part = Array(data[start..<start + length])
            parts.append(part)
            remainders.append(remainder(of: part, by: divisor))
            start += length
        }
        var result: [UInt8] = []
        for index in 0..<(lengths.max() ?? 0) {
            for part in parts where index < part.count { result.append(part[index]) }
        }
        for index in 0..<correction { for part in remainders { result.append(part[index]) } }
        return result
    }

    /// Mode, length, text, end, and what fills the rest.
    private static func padded(_ bytes: [UInt8], _ version: Int, to count: Int) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ width: Int) {
            for index in (0..<width).reversed() { bits.append(value >> index & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, lengthBits(version))
        for byte in bytes { append(Int(byte), 8) }
        append(0, min(4, count * 8 - bits.count))
        while bits.count % 8 != 0 { bits.append(false) }
        var result = stride(from: 0, to: bits.count, by: 8).map { first in
            bits[first..<first + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var fill: UInt8 = 0xEC
        while result.count < count {
            result.append(fill)
            fill ^= 0xEC ^ 0x11
        }
        return result
    }

    // MARK: Reed-Solomon over GF(2^8), x^8 + x^4 + x^3 + x^2 + 1

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var result = 0
        for index in (0..<8).reversed() {
            result = (result << 1) ^ ((result >> 7) * 0x11D)
            result ^= (Int(other) >> index & 1) * Int(one)
        }
        return UInt8(truncatingIfNeeded: result)
    }

    /// The coefficients of (x − 1)(x − 2)(x − 4)…, highest first, without the leading 1.
    private static func divisor(degree: Int) -> [UInt8] {
        var result = Array(repeating: UInt8(0), count: degree)
        result[degree - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<degree {
            for index in result.indices {
                result[index] = product(result[index], root)
                if index + 1 < degree { result[index] ^= result[index + 1] }
            }
            root = product(root, 2)
        }
        return result
    }

    private static func remainder(of data: [UInt8], by divisor: [UInt8]) -> [UInt8] {
        var result = Array(repeating: UInt8(0), count: divisor.count)
        for byte in data {
            let factor = byte ^ result.removeFirst()
            result.append(0)
            for index in result.indices { result[index] ^= product(divisor[index], factor) }
        }
        return result
    }

    // MARK: Format, version, masks

    /// Level M is 00. BCH (15, 5), then the fixed mask (annex C).
    static func format(mask: Int) -> Int {
        var rest = mask
        for _ in 0..<10 { rest = (rest << 1) ^ ((rest >> 9) * 0x537) }
        return (mask << 10 | rest) ^ 0x5412
    }

    /// Golay (18, 6) (annex D).
    static func versionBits(_ version: Int) -> Int {
        var rest = version
        for _ in 0..<12 { rest = (rest << 1) ^ ((rest >> 11) * 0x1F25) }
        return version << 12 | rest
    }

    /// True where a mask turns a module (table 10).
    static func isTurned(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }
}
