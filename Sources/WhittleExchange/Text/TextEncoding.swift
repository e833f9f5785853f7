internal import WhittleCore

/// How a text file's bytes are read; the raw values are the words of `--encoding`.
package enum TextEncoding: String, CaseIterable, Equatable, Sendable {
    case utf8 = "utf-8"
    /// The byte order mark at its beginning says which half comes first.
    case utf16 = "utf-16"
    case latin1 = "latin-1"
    case windows1252 = "windows-1252"

    /// Reads the word of `--encoding`, also in its other common spellings.
    package init?(name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "utf-16", "utf16": self = .utf16
        case "latin-1", "latin1", "iso-8859-1": self = .latin1
        case "windows-1252", "cp1252", "win-1252": self = .windows1252
        default: return nil
        }
    }
}

/// Turns a file's bytes into sound UTF-8 without a byte order mark.
package enum TextDecoder {
    /// 64 MiB.
    package static let maximumBytes = 64 << 20

    /// Without an encoding: what the byte order mark says, else UTF-8.
    package static func decode(
        _ bytes: [UInt8], as encoding: TextEncoding? = nil, file: String
    ) throws(ImportFault) -> [UInt8] {
        guard bytes.count <= maximumBytes else {
            throw ImportFault(
                file: file, "the file has \(bytes.count) bytes, and at most 64 MiB are read",
                advice: "split it into several files")
        }
        switch encoding {
        case .utf8: return try utf8(bytes, file: file, isChosen: true)
        case .utf16: return try utf16(bytes, file: file)
        case .latin1: return latin1(bytes)
        case .windows1252: return try windows1252(bytes, file: file)
        case nil:
            if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
                return try utf16(bytes, file: file)
            }
            return try utf8(bytes, file: file, isChosen: false)
        }
    }

    private static func utf8(
        _ bytes: [UInt8], file: String, isChosen: Bool
    ) throws(ImportFault) -> [UInt8] {
        if let bad = firstBadByte(bytes) {
            let place = TextPlace.of(bad, in: withoutMark(bytes, before: bad))
            throw ImportFault(
                file: file, line: place.line, column: place.column,
                "the byte \(hex(bytes[bad])) is not UTF-8",
                advice: isChosen
                    ? "give the encoding the file has, for example --encoding windows-1252"
                    : "give --encoding windows-1252, or save the file as UTF-8")
        }
        return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// The bytes before an offset, without a mark that no reader counts as a column.
    private static func withoutMark(_ bytes: [UInt8], before end: Int) -> [UInt8] {
        let part = bytes.prefix(end)
        return Array(part.starts(with: [0xEF, 0xBB, 0xBF]) ? part.dropFirst(3) : part)
    }

    /// The offset of the first byte that is not part of well-formed UTF-8.
    package static func firstBadByte(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index += 1
                    continue
                }
                let length = JSONText.sequenceLength(bytes, index)
                guard length > 0 else { return index }
                index += length
            }
            return nil
        }
    }

    private static func utf16(_ bytes: [UInt8], file: String) throws(ImportFault) -> [UInt8] {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else {
            throw ImportFault(
                file: file, line: 1, column: 1, "UTF-16 without a byte order mark",
                advice: "save the file as UTF-8")
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        func unit(_ index: Int) -> UInt32 {
            let first = UInt32(bytes[index])
            let second = UInt32(bytes[index + 1])
            return isLittle ? second << 8 | first : first << 8 | second
        }
        var index = 2
        while index < bytes.count {
            var scalar: Unicode.Scalar?
            if index + 1 < bytes.count {
                let first = unit(index)
                scalar = Unicode.Scalar(first)
                if scalar == nil, first < 0xDC00, index + 3 < bytes.count,
                    (0xDC00...0xDFFF).contains(unit(index + 2))
                {
                    scalar = Unicode.Scalar(
                        0x10000 + (first - 0xD800) << 10 + (unit(index + 2) - 0xDC00))
                    index += 2
                }
            }
            guard let scalar else {
                let place = TextPlace.of(result.count, in: result)
                throw ImportFault(
                    file: file, line: place.line, column: place.column,
                    "half a UTF-16 character", advice: "save the file as UTF-8")
            }
            result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            index += 2
        }
        return result
    }

    private static func latin1(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes { append(UInt32(byte), to: &result) }
        return result
    }

    private static func windows1252(_ bytes: [UInt8], file: String) throws(ImportFault) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            guard (0x80...0x9F).contains(byte) else {
                append(UInt32(byte), to: &result)
                continue
            }
            let value = windows1252High[Int(byte) - 0x80]
            guard value != 0 else {
                let place = TextPlace.of(result.count, in: result)
                throw ImportFault(
                    file: file, line: place.line, column: place.column,
                    "the byte \(hex(byte)) is no character of Windows-1252",
                    advice: "give the encoding the file has, for example --encoding utf-8")
            }
            append(UInt32(value), to: &result)
        }
        return result
    }

    private static func append(_ value: UInt32, to result: inout [UInt8]) {
        if value < 0x80 {
            result.append(UInt8(value))
        } else if value < 0x800 {
            result.append(UInt8(0xC0 | value >> 6))
            result.append(UInt8(0x80 | value & 0x3F))
        } else {
            result.append(UInt8(0xE0 | value >> 12 & 0x0F))
            result.append(UInt8(0x80 | value >> 6 & 0x3F))
            result.append(UInt8(0x80 | value & 0x3F))
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (byte < 16 ? "0" : "") + digits
    }

    /// The characters 0x80 to 0x9F; 0 where there is none.
    private static let windows1252High: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
