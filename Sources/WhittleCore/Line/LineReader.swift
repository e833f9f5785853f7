/// The envelope of a line whose bytes have been found sound. Valid until the next line is read.
package struct ScannedLine: Sendable {
    package var seq: Int
    package var at: Timestamp
    package var happened: Timestamp?
    package var type: EventType
    /// CRC-32C of the bytes before `,"crc"`, or of the whole line where it carries none.
    package var checksum: UInt32
    /// True where the line says that its texts were erased.
    package var isErased: Bool
    var writerStart: Int
    var writerEnd: Int
}

/// What can be told of a sound line whose type or format this version does not know: it is kept
/// and counted, and its number is taken.
package struct UnknownLine: Sendable {
    package var seq: Int
    package var at: Timestamp
    package var happened: Timestamp?
    package var checksum: UInt32
    var writerStart: Int
    var writerEnd: Int
}

/// Reads lines one after another: the JSON, the checksum, the envelope. Makes no `String` for a
/// sound line; the payload is read through `payload(of:)` or, on the hot path, from the fields.
package struct LineReader {
    package private(set) var scanner = LineScanner()
    /// The line read last, where it is sound and not known to this version.
    package private(set) var unknown: UnknownLine?
    private let checksum: CRC32C

    package init(checksum: CRC32C = CRC32C()) {
        self.checksum = checksum
    }

    /// Reads one line, given without its line feed (a carriage return at its end is left out).
    package mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> ScannedLine {
        unknown = nil
        try scanner.scan(bytes)
        let crc = try verify(bytes)
        let version = try version(bytes)
        guard version == 1 else {
            unknown = unknownLine(crc, bytes)
            throw .laterVersion(version)
        }
        var seq: Int?
        var at: Timestamp?
        var happened: Timestamp?
        var typeField: LineScanner.Field?
        var writerField: LineScanner.Field?
        var isErased = false
        for field in scanner.fields {
            switch Int(field.keyEnd - field.keyStart) {
            case 2 where scanner.matches(field, "at", in: bytes):
                at = try time(field, "at", bytes)
            case 3 where scanner.matches(field, "seq", in: bytes):
                seq = try wholeNumber(field, "seq", bytes)
            case 4 where scanner.matches(field, "type", in: bytes): typeField = field
            case 6 where scanner.matches(field, "writer", in: bytes): writerField = field
            case 6 where scanner.matches(field, "erased", in: bytes):
                isErased = field.kind == .yes
            case 8 where scanner.matches(field, "happened", in: bytes):
                happened = try time(field, "happened", bytes)
            default: break
            }
        }
        guard let writerField, writerField.kind == .string else { throw .missingKey("writer") }
        guard let seq else { throw .missingKey("seq") }
        guard seq >= 1, seq <= Stamp.maximumSeq else {
            throw .wrongValue(key: "seq", expected: "a line's number from 1")
        }
        guard let at else { throw .missingKey("at") }
        guard let typeField, typeField.kind == .string else { throw .missingKey("type") }
        let start = Int(typeField.start)
        let end = Int(typeField.end)
        let typeBytes = UnsafeBufferPointer(rebasing: bytes[start..<end])
        guard let type = EventType(bytes: typeBytes) else {
            unknown = unknownLine(crc, bytes)
            throw .unknownType(String(decoding: typeBytes, as: UTF8.self))
        }
        return ScannedLine(
            seq: seq, at: at, happened: happened, type: type, checksum: crc, isErased: isErased,
            writerStart: Int(writerField.start), writerEnd: Int(writerField.end))
    }

    /// True where the line names this writer.
    package func names(
        writer: UnsafeBufferPointer<UInt8>, _ line: ScannedLine,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        isName(writer, line.writerStart, line.writerEnd, bytes)
    }

    /// True where the line names this writer.
    package func names(
        writer: UnsafeBufferPointer<UInt8>, _ line: UnknownLine,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        isName(writer, line.writerStart, line.writerEnd, bytes)
    }

    private func isName(
        _ writer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard end - start == writer.count else { return false }
        for index in 0..<writer.count where bytes[start + index] != writer[index] {
            return false
        }
        return true
    }

    /// The payload of the line read last.
    package func payload(of bytes: UnsafeBufferPointer<UInt8>) -> PayloadReader {
        PayloadReader(scanner, bytes)
    }

    /// The event of the line read last. Never inlined: the optimiser of Swift 6.3.1 crashes on it.
    @inline(never)
    package func event(
        _ line: ScannedLine, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Event {
        try Event(line.type, PayloadReader(scanner, bytes))
    }

    /// The whole envelope of the line read last, for what is not on the hot path.
    package func envelope(
        _ line: ScannedLine, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Envelope {
        let payload = PayloadReader(scanner, bytes)
        // `ideas.split` has a list of its own under “parts”, `evidence.registered` a text under
        // “source”: the envelope's are the number and the object.
        var source: SourceReference?
        if let value = payload.optionalValue("source"), let system = value["system"]?.text,
            let id = value["id"]?.text
        {
            source = SourceReference(system: system, id: id, url: value["url"]?.text)
        }
        return Envelope(
            writer: JSONText.unescaped(bytes, line.writerStart, line.writerEnd), seq: line.seq,
            at: line.at, happened: line.happened, source: source,
            action: try payload.optionalText("action"),
            parts: payload.optionalValue("parts")?.wholeNumber)
    }

    private func wholeNumber(
        _ field: LineScanner.Field, _ key: StaticString, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Int {
        var value = 0
        guard field.kind == .integer, field.end - field.start <= 15 else {
            throw .wrongValue(key: "\(key)", expected: "a whole number")
        }
        for index in Int(field.start)..<Int(field.end) {
            guard bytes[index] != 0x2D else {
                throw .wrongValue(key: "\(key)", expected: "a whole number from 1")
            }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        return value
    }

    private func time(
        _ field: LineScanner.Field, _ key: StaticString, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Timestamp {
        let part = UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.end)])
        guard field.kind == .string, let time = Timestamp(bytes: part) else {
            throw .wrongValue(
                key: "\(key)", expected: "a UTC time of 24 bytes like 2015-01-12T09:12:44.123Z")
        }
        return time
    }

    /// The format's version. A later one is told before anything else is asked of the line.
    private func version(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(LineFault) -> Int {
        guard let field = scanner.fields.first(where: { scanner.matches($0, "v", in: bytes) })
        else { throw .missingKey("v") }
        let version = try wholeNumber(field, "v", bytes)
        guard version >= 1 else {
            throw .wrongValue(key: "v", expected: "a format's number from 1")
        }
        return version
    }

    /// The number and the moment of a line that this version does not know, where they can be told.
    private func unknownLine(
        _ crc: UInt32, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> UnknownLine? {
        func field(_ key: StaticString) -> LineScanner.Field? {
            scanner.fields.first { scanner.matches($0, key, in: bytes) }
        }
        guard let writer = field("writer"), writer.kind == .string, let seqField = field("seq"),
            let atField = field("at"), let seq = try? wholeNumber(seqField, "seq", bytes),
            let at = try? time(atField, "at", bytes), (1...Stamp.maximumSeq).contains(seq)
        else { return nil }
        let happened = field("happened").flatMap { try? time($0, "happened", bytes) }
        return UnknownLine(
            seq: seq, at: at, happened: happened, checksum: crc, writerStart: Int(writer.start),
            writerEnd: Int(writer.end))
    }

    private func verify(_ bytes: UnsafeBufferPointer<UInt8>) throws(LineFault) -> UInt32 {
        guard let field = scanner.fields.last(where: { scanner.matches($0, "crc", in: bytes) })
        else { return checksum.checksum(bytes) }
        // The key must be the last, and the checksum covers what stands before `,"crc"`.
        let comma = Int(field.keyStart) - 2
        guard let last = scanner.fields.last, last.keyStart == field.keyStart, comma > 0,
            bytes[comma] == 0x2C, field.kind == .string, field.end - field.start == 8
        else { throw .wrongValue(key: "crc", expected: "the last key, with eight hex digits") }
        var found: UInt32 = 0
        for index in Int(field.start)..<Int(field.end) {
            switch bytes[index] {
            case 0x30...0x39: found = found << 4 | UInt32(bytes[index] - 0x30)
            case 0x61...0x66: found = found << 4 | UInt32(bytes[index] - 0x61 + 10)
            default: throw .wrongValue(key: "crc", expected: "eight lower-case hex digits")
            }
        }
        let computed = checksum.checksum(UnsafeBufferPointer(rebasing: bytes[..<comma]))
        guard computed == found else {
            throw .checksum(found: CRC32C.text(found), computed: CRC32C.text(computed))
        }
        return computed
    }
}
