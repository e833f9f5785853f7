/// A vote's line as Whittle itself writes it, read on a short way: the keys in their fixed order,
/// without spaces. Nine lines in ten of a large campaign are votes. Everything else, and every vote
/// in another form, goes the long way through `LineReader`, to the same effect.
package struct VoteLine {
    package let line: ScannedLine
    let fields: VoteFields

    /// The bytes with which each line of a writer begins.
    package static func prefix(writer: String) -> [UInt8] {
        Array("{\"v\":1,\"writer\":\"\(writer)\",\"seq\":".utf8)
    }

    /// Nil where the line is not a sound vote in this form; the long way then says what it is.
    package init?(
        _ bytes: UnsafeBufferPointer<UInt8>, prefix: UnsafeBufferPointer<UInt8>,
        _ checksum: CRC32C
    ) {
        var cursor = ByteCursor(bytes)
        guard cursor.take(prefix), let seq = cursor.number(), cursor.take(",\"at\":\""),
            let at = cursor.time(), cursor.take("\",\"type\":\"vote.cast\"")
        else { return nil }
        var happened: Timestamp?
        if cursor.take(",\"happened\":\"") {
            guard let time = cursor.time(), cursor.take("\"") else { return nil }
            happened = time
        }
        if cursor.take(",\"source\":{\"system\":\"") {
            guard cursor.id() != nil, cursor.take("\",\"id\":\""), cursor.id() != nil,
                cursor.take("\"}")
            else { return nil }
        }
        guard cursor.take(",\"idea\":\"") || cursor.take(",\"comment\":\""),
            let item = cursor.id(), cursor.take("\",\"participant\":\""),
            let participant = cursor.id(), cursor.take("\",\"value\":")
        else { return nil }
        let value: Int8
        if cursor.take("1") {
            value = 1
        } else if cursor.take("-1") {
            value = -1
        } else if cursor.take("0") {
            value = 0
        } else {
            return nil
        }
        let served: Int8 =
            cursor.take(",\"served\":true") ? 1 : cursor.take(",\"served\":false") ? 2 : 0
        let end = cursor.index
        guard cursor.take(",\"crc\":\""), let found = cursor.hex(), cursor.take("\"}"),
            cursor.index == bytes.count,
            checksum.checksum(UnsafeBufferPointer(rebasing: bytes[..<end])) == found
        else { return nil }
        fields = VoteFields(item: item, participant: participant, value: value, served: served)
        line = ScannedLine(
            seq: seq, at: at, happened: happened, type: .voteCast, checksum: found,
            isErased: false, writerStart: 0, writerEnd: 0)
    }
}

/// Goes through bytes that are expected to have a fixed form.
private struct ByteCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Goes on behind the literal where it stands here.
    @inline(__always)
    mutating func take(_ literal: StaticString) -> Bool {
        take(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func take(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = literal.count
        guard index + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[index + offset] != literal[offset] { return false }
        index += count
        return true
    }

    /// A line's number, from 1, without leading zeros.
    mutating func number() -> Int? {
        let start = index
        var value = 0
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, index - start < 10 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index > start, bytes[start] != 0x30, value <= Stamp.maximumSeq else { return nil }
        return value
    }

    /// The 24 bytes of a moment.
    mutating func time() -> Timestamp? {
        guard index + 24 <= bytes.count else { return nil }
        let time = Timestamp(
            bytes: UnsafeBufferPointer(rebasing: bytes[index..<index + 24]))
        index += 24
        return time
    }

    /// An id up to the quote that ends it.
    mutating func id() -> UnsafeBufferPointer<UInt8>? {
        let start = index
        while index < bytes.count, Identifier.isAllowed(bytes[index]) { index += 1 }
        guard index > start, index - start <= Identifier.maximumLength else { return nil }
        return UnsafeBufferPointer(rebasing: bytes[start..<index])
    }

    /// Eight lower-case hex digits.
    mutating func hex() -> UInt32? {
        guard index + 8 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for offset in 0..<8 {
            let byte = bytes[index + offset]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: return nil
            }
        }
        index += 8
        return value
    }
}

/// The keys of a vote, as bytes.
struct VoteFields {
    var item: UnsafeBufferPointer<UInt8>
    var participant: UnsafeBufferPointer<UInt8>
    var value: Int8
    var served: Int8 = 0

    init(
        item: UnsafeBufferPointer<UInt8>, participant: UnsafeBufferPointer<UInt8>, value: Int8,
        served: Int8
    ) {
        self.item = item
        self.participant = participant
        self.value = value
        self.served = served
    }

    init(_ scanner: LineScanner, _ bytes: UnsafeBufferPointer<UInt8>) throws(LineFault) {
        var itemField: LineScanner.Field?
        var participantField: LineScanner.Field?
        var valueField: LineScanner.Field?
        var named = 0
        for field in scanner.fields {
            switch Int(field.keyEnd - field.keyStart) {
            case 4 where scanner.matches(field, "idea", in: bytes),
                7 where scanner.matches(field, "comment", in: bytes):
                itemField = field
                named += 1
            case 11 where scanner.matches(field, "participant", in: bytes):
                participantField = field
            case 5 where scanner.matches(field, "value", in: bytes): valueField = field
            case 6 where scanner.matches(field, "served", in: bytes):
                switch field.kind {
                case .yes: served = 1
                case .no: served = 2
                case .null: served = 0
                case .string, .escapedString, .integer, .number, .array, .object:
                    throw .wrongValue(key: "served", expected: "true or false")
                }
            default: break
            }
        }
        guard named == 1 else {
            throw named == 0
                ? .missingKey("idea")
                : .wrongValue(key: "comment", expected: "absent beside “idea”")
        }
        item = try VoteFields.id(itemField, "idea", bytes)
        participant = try VoteFields.id(participantField, "participant", bytes)
        guard let valueField else { throw .missingKey("value") }
        let start = Int(valueField.start)
        switch (valueField.kind, valueField.end - valueField.start, bytes[start]) {
        case (.integer, 1, 0x31): value = 1
        case (.integer, 1, 0x30): value = 0
        case (.integer, 2, 0x2D) where bytes[start + 1] == 0x31: value = -1
        default: throw .wrongValue(key: "value", expected: "a whole number from -1 to 1")
        }
    }

    private static func id(
        _ field: LineScanner.Field?, _ key: String, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> UnsafeBufferPointer<UInt8> {
        guard let field else { throw .missingKey(key) }
        let part = UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.end)])
        guard field.kind == .string, (1...Identifier.maximumLength).contains(part.count),
            part.allSatisfy(Identifier.isAllowed)
        else { throw .wrongValue(key: key, expected: "an id of letters, digits and . _ : -") }
        return part
    }
}
