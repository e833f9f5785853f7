import Testing

@testable import WhittleCore

/// The short way through a vote's line says what the long way says, or nothing.
@Suite struct VoteLineTests {
    private static let writer = "anna.k3f9a2q7"

    private static func line(
        _ vote: VoteCast, seq: Int = 42, happened: Bool = true, source: SourceReference? = nil
    ) -> [UInt8] {
        let at = Timestamp(milliseconds: 1_420_800_000_123)
        return Envelope(
            writer: writer, seq: seq, at: at, happened: happened ? at.advanced(by: -5) : nil,
            source: source
        ).line(.voteCast(vote), CRC32C())
    }

    private static let lines: [[UInt8]] = [
        line(VoteCast(target: .idea("polis-17"), participant: "p-7f3a", value: 1)),
        line(VoteCast(target: .comment("c_1.2:3"), participant: "p", value: -1, served: true)),
        line(VoteCast(target: .idea("a"), participant: "b", value: 0, served: false), seq: 1),
        line(VoteCast(target: .idea("a"), participant: "b", value: 1), happened: false),
        line(
            VoteCast(target: .idea("x"), participant: "y", value: 1),
            source: SourceReference(system: "polis.demo", id: "17/3")),
        line(
            VoteCast(target: .idea("x"), participant: "y", value: 1),
            source: SourceReference(system: "polis.demo", id: "17-3")),
    ]

    /// What a line says, in words: by the short way, and by the long one.
    private func short(_ line: [UInt8]) -> String? {
        line.withUnsafeBufferPointer { bytes in
            VoteLine.prefix(writer: Self.writer).withUnsafeBufferPointer { prefix in
                VoteLine(bytes, prefix: prefix, CRC32C()).map { words($0.line, $0.fields) }
            }
        }
    }

    private func long(_ line: [UInt8]) -> String? {
        line.withUnsafeBufferPointer { bytes in
            var reader = LineReader()
            guard let scanned = try? reader.read(bytes), scanned.type == .voteCast,
                let fields = try? VoteFields(reader.scanner, bytes)
            else { return nil }
            return words(scanned, fields)
        }
    }

    private func words(_ line: ScannedLine, _ fields: VoteFields) -> String {
        "\(line.seq) \(line.at.text) \(line.happened?.text ?? "-") \(line.checksum) "
            + "\(line.isErased) \(String(decoding: fields.item, as: UTF8.self)) "
            + "\(String(decoding: fields.participant, as: UTF8.self)) \(fields.value) \(fields.served)"
    }

    @Test(arguments: lines.indices) func bothWaysSayTheSame(index: Int) {
        let line = Self.lines[index]
        #expect(long(line) != nil)
        // An id with other characters in the source is left to the long way.
        if index != 4 { #expect(short(line) == long(line)) }
    }

    @Test(arguments: lines.indices) func aDamagedByteIsNeverReadOtherwise(index: Int) {
        let line = Self.lines[index]
        for position in line.indices {
            for byte: UInt8 in [0x00, 0x20, 0x22, 0x2C, 0x30, 0x39, 0x5C, 0x61, 0x7D, 0xC3] {
                var damaged = line
                damaged[position] = byte
                if let found = short(damaged) { #expect(found == long(damaged)) }
            }
            var shorter = line
            shorter.remove(at: position)
            if let found = short(shorter) { #expect(found == long(shorter)) }
        }
    }

    @Test func anotherWritersLineIsNotTaken() {
        var line = Self.lines[0]
        line[line.firstIndex(of: 0x6B) ?? 0] = 0x6A
        #expect(short(line) == nil)
    }
}
