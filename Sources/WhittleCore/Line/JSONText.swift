/// The rules of JSON strings: reading escapes, checking UTF-8, and writing so that `cat`, an
/// editor and `git diff` are safe on a journal.
package enum JSONText {
    /// The index behind the escape that begins at `index`.
    static func skipEscape(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
    ) throws(LineFault) -> Int {
        guard index + 1 < bytes.count else {
            throw .syntax("a string is not closed", offset: index)
        }
        switch bytes[index + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return index + 2
        case 0x75:
            guard index + 6 <= bytes.count, hex(bytes, index + 2) != nil else {
                throw .syntax("four hex digits are expected", offset: index)
            }
            return index + 6
        default: throw .syntax("an unknown escape", offset: index)
        }
    }

    /// The length of the well-formed UTF-8 sequence at `index`; 0 where it is ill-formed.
    package static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let first = bytes[index]
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }

    private static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in start..<(start + 4) {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }

    /// The text of a scanned string, given without its quotes. A lone surrogate becomes U+FFFD.
    package static func unescaped(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> String {
        let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard part.contains(0x5C) else { return String(decoding: part, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(part.count)
        appendUnescaped(part, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Appends the bytes of a scanned string, its escapes resolved.
    package static func appendUnescaped(
        _ part: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]
    ) {
        var index = 0
        while index < part.count {
            let byte = part[index]
            guard byte == 0x5C, index + 1 < part.count else {
                result.append(byte)
                index += 1
                continue
            }
            index += 2
            switch part[index - 1] {
            case 0x62: result.append(0x08)
            case 0x66: result.append(0x0C)
            case 0x6E: result.append(0x0A)
            case 0x72: result.append(0x0D)
            case 0x74: result.append(0x09)
            case 0x75:
                let scalar = surrogatePair(part, &index)
                result.append(contentsOf: Unicode.UTF8.encode(scalar).map(Array.init) ?? [])
            default: result.append(part[index - 1])
            }
        }
    }

    /// Reads the four digits at `index`, and the second half of a pair where one follows.
    private static func surrogatePair(
        _ part: UnsafeBufferPointer<UInt8>, _ index: inout Int
    ) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        guard index + 4 <= part.count, let first = hex(part, index) else { return replacement }
        index += 4
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, index + 6 <= part.count, part[index] == 0x5C,
            part[index + 1] == 0x75, let second = hex(part, index + 2),
            (0xDC00...0xDFFF).contains(second)
        else { return replacement }
        index += 6
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
    }

    /// Appends a text in quotes: control, format, private-use and unassigned characters and line
    /// separators as `\uXXXX`, everything else raw.
    package static func append(_ text: String, to line: inout [UInt8]) {
        line.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C:
                line.append(0x5C)
                line.append(UInt8(scalar.value))
            case 0x20..<0x7F:
                line.append(UInt8(scalar.value))
            default:
                if mustEscape(scalar) {
                    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                        appendEscape(unit, to: &line)
                    }
                } else {
                    line.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
        }
        line.append(0x22)
    }

    private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
            .surrogate:
            true
        default: false
        }
    }

    private static func appendEscape(_ unit: UInt16, to line: inout [UInt8]) {
        line.append(0x5C)
        line.append(0x75)
        for shift: UInt16 in [12, 8, 4, 0] {
            let digit = UInt8(unit >> shift & 0xF)
            line.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
        }
    }
}
