/// Finds the keys and values of one JSON line without making a `String`: the hot path of reading
/// journals. Strict by RFC 8259, with the limits of the format. Used again from line to line.
package struct LineScanner {
    /// The kind of a value, as it stands in the bytes.
    package enum Kind: UInt8, Sendable {
        case string, escapedString, integer, number, yes, no, null, array, object
    }

    /// A key of the line's object with where its value stands. Strings are without their quotes.
    package struct Field {
        package var keyStart: Int32
        package var keyEnd: Int32
        package var start: Int32
        package var end: Int32
        package var kind: Kind
        var keyIsEscaped: Bool
    }

    package static let maximumDepth = 8
    package static let maximumBytes = 1 << 20
    static let maximumFields = 64

    /// The fields of the last line scanned, in their order.
    package private(set) var fields: ContiguousArray<Field> = []
    private var cursor = 0

    package init() {
        fields.reserveCapacity(LineScanner.maximumFields)
    }

    /// Scans one line, given without its line feed. The fields are valid until the next call.
    package mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(LineFault) {
        fields.removeAll(keepingCapacity: true)
        guard bytes.count <= LineScanner.maximumBytes else {
            throw .tooLong(bytes: bytes.count)
        }
        cursor = 0
        skipSpace(bytes)
        guard cursor < bytes.count, bytes[cursor] == 0x7B else {
            throw .syntax("an object does not begin here", offset: cursor)
        }
        cursor += 1
        try scanMembers(bytes)
        skipSpace(bytes)
        guard cursor == bytes.count else {
            throw .syntax("something follows the object", offset: cursor)
        }
    }

    private mutating func scanMembers(_ bytes: UnsafeBufferPointer<UInt8>) throws(LineFault) {
        skipSpace(bytes)
        if cursor < bytes.count, bytes[cursor] == 0x7D {
            cursor += 1
            return
        }
        while true {
            skipSpace(bytes)
            guard cursor < bytes.count, bytes[cursor] == 0x22 else {
                throw .syntax("a key in quotes is expected", offset: cursor)
            }
            let keyStart = cursor + 1
            let keyIsEscaped = try scanString(bytes)
            let keyEnd = cursor - 1
            skipSpace(bytes)
            guard cursor < bytes.count, bytes[cursor] == 0x3A else {
                throw .syntax("a colon is expected", offset: cursor)
            }
            cursor += 1
            skipSpace(bytes)
            var start = cursor
            let kind = try scanValue(bytes, depth: 1)
            var end = cursor
            if kind == .string || kind == .escapedString {
                start += 1
                end -= 1
            }
            guard fields.count < LineScanner.maximumFields else { throw .tooDeep(offset: cursor) }
            let field = Field(
                keyStart: Int32(keyStart), keyEnd: Int32(keyEnd), start: Int32(start),
                end: Int32(end), kind: kind, keyIsEscaped: keyIsEscaped)
            try refuseDuplicate(of: field, in: bytes)
            fields.append(field)
            skipSpace(bytes)
            guard cursor < bytes.count else {
                throw .syntax("the object is not closed", offset: cursor)
            }
            let next = bytes[cursor]
            cursor += 1
            if next == 0x7D { return }
            guard next == 0x2C else {
                throw .syntax("a comma or a brace is expected", offset: cursor - 1)
            }
        }
    }

    private func refuseDuplicate(
        of field: Field, in bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) {
        let length = field.keyEnd - field.keyStart
        for other in fields {
            if !field.keyIsEscaped, !other.keyIsEscaped {
                guard other.keyEnd - other.keyStart == length else { continue }
                var index: Int32 = 0
                while index < length,
                    bytes[Int(other.keyStart + index)] == bytes[Int(field.keyStart + index)]
                {
                    index += 1
                }
                if index < length { continue }
            } else if !key(of: other, in: bytes).utf8.elementsEqual(key(of: field, in: bytes).utf8)
            {
                continue
            }
            throw .duplicateKey(key(of: field, in: bytes))
        }
    }

    /// The key of a field as text.
    package func key(of field: Field, in bytes: UnsafeBufferPointer<UInt8>) -> String {
        JSONText.unescaped(bytes, Int(field.keyStart), Int(field.keyEnd))
    }

    /// True where the field's key is this one. Keys of the format have no escapes.
    package func matches(
        _ field: Field, _ key: StaticString, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let length = Int(field.keyEnd - field.keyStart)
        guard length == key.utf8CodeUnitCount else {
            return field.keyIsEscaped && self.key(of: field, in: bytes) == "\(key)"
        }
        let start = Int(field.keyStart)
        let wanted = key.utf8Start
        for index in 0..<length where bytes[start + index] != wanted[index] { return false }
        return true
    }

    private mutating func skipSpace(_ bytes: UnsafeBufferPointer<UInt8>) {
        while cursor < bytes.count {
            switch bytes[cursor] {
            case 0x20, 0x09, 0x0A, 0x0D: cursor += 1
            default: return
            }
        }
    }

    private mutating func scanValue(
        _ bytes: UnsafeBufferPointer<UInt8>, depth: Int
    ) throws(LineFault) -> Kind {
        guard cursor < bytes.count else { throw .syntax("a value is missing", offset: cursor) }
        switch bytes[cursor] {
        case 0x22: return try scanString(bytes) ? .escapedString : .string
        case 0x2D, 0x30...0x39: return try scanNumber(bytes)
        case 0x74: return try scanWord(bytes, "true", .yes)
        case 0x66: return try scanWord(bytes, "false", .no)
        case 0x6E: return try scanWord(bytes, "null", .null)
        case 0x5B:
            try scanContainer(bytes, closing: 0x5D, depth: depth + 1)
            return .array
        case 0x7B:
            try scanContainer(bytes, closing: 0x7D, depth: depth + 1)
            return .object
        default: throw .syntax("no value begins here", offset: cursor)
        }
    }

    private mutating func scanContainer(
        _ bytes: UnsafeBufferPointer<UInt8>, closing: UInt8, depth: Int
    ) throws(LineFault) {
        guard depth <= LineScanner.maximumDepth else { throw .tooDeep(offset: cursor) }
        let isObject = closing == 0x7D
        var keys: Set<[UInt8]> = []
        cursor += 1
        skipSpace(bytes)
        if cursor < bytes.count, bytes[cursor] == closing {
            cursor += 1
            return
        }
        while true {
            skipSpace(bytes)
            if isObject {
                guard cursor < bytes.count, bytes[cursor] == 0x22 else {
                    throw .syntax("a key in quotes is expected", offset: cursor)
                }
                let keyStart = cursor + 1
                _ = try scanString(bytes)
                // As bytes: equal texts of differing bytes are two keys.
                let key = JSONText.unescaped(bytes, keyStart, cursor - 1)
                guard keys.insert(Array(key.utf8)).inserted else { throw .duplicateKey(key) }
                skipSpace(bytes)
                guard cursor < bytes.count, bytes[cursor] == 0x3A else {
                    throw .syntax("a colon is expected", offset: cursor)
                }
                cursor += 1
                skipSpace(bytes)
            }
            _ = try scanValue(bytes, depth: depth)
            skipSpace(bytes)
            guard cursor < bytes.count else {
                throw .syntax("a bracket is not closed", offset: cursor)
            }
            let next = bytes[cursor]
            cursor += 1
            if next == closing { return }
            guard next == 0x2C else {
                throw .syntax("a comma or a bracket is expected", offset: cursor - 1)
            }
        }
    }

    private mutating func scanWord(
        _ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString, _ kind: Kind
    ) throws(LineFault) -> Kind {
        let length = word.utf8CodeUnitCount
        guard cursor + length <= bytes.count else {
            throw .syntax("no value begins here", offset: cursor)
        }
        for index in 0..<length where bytes[cursor + index] != word.utf8Start[index] {
            throw .syntax("no value begins here", offset: cursor)
        }
        cursor += length
        return kind
    }

    private mutating func scanDigits(_ bytes: UnsafeBufferPointer<UInt8>) throws(LineFault) {
        let start = cursor
        while cursor < bytes.count, bytes[cursor] >= 0x30, bytes[cursor] <= 0x39 { cursor += 1 }
        guard cursor > start else { throw .syntax("a digit is expected", offset: cursor) }
    }

    private mutating func scanNumber(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Kind {
        let start = cursor
        var kind = Kind.integer
        if bytes[cursor] == 0x2D { cursor += 1 }
        let firstDigit = cursor
        try scanDigits(bytes)
        guard bytes[firstDigit] != 0x30 || cursor == firstDigit + 1 else {
            throw .syntax("a number begins with 0", offset: firstDigit)
        }
        if cursor < bytes.count, bytes[cursor] == 0x2E {
            kind = .number
            cursor += 1
            try scanDigits(bytes)
        }
        if cursor < bytes.count, bytes[cursor] | 0x20 == 0x65 {
            kind = .number
            cursor += 1
            if cursor < bytes.count, bytes[cursor] == 0x2B || bytes[cursor] == 0x2D { cursor += 1 }
            try scanDigits(bytes)
        }
        guard cursor - start <= 32 else {
            throw .syntax("a number of more than 32 characters", offset: start)
        }
        return kind
    }

    /// Leaves the cursor behind the closing quote; true where the string has escapes.
    private mutating func scanString(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Bool {
        var index = cursor + 1
        var escaped = false
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte == 0x22 {
                cursor = index + 1
                return escaped
            }
            if byte >= 0x20, byte < 0x80, byte != 0x5C {
                index += 1
            } else if byte == 0x5C {
                escaped = true
                index = try JSONText.skipEscape(bytes, index)
            } else if byte < 0x20 {
                throw .syntax("a control character in a string", offset: index)
            } else {
                let length = JSONText.sequenceLength(bytes, index)
                guard length > 0 else { throw .syntax("not UTF-8", offset: index) }
                index += length
            }
        }
        throw .syntax("a string is not closed", offset: count)
    }
}
