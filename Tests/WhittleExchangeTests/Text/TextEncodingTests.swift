import Testing
import WhittleExchange

@Suite("Text encodings")
struct TextEncodingTests {
    private func decode(_ bytes: [UInt8], _ encoding: TextEncoding? = nil) throws -> String {
        String(
            decoding: try TextDecoder.decode(bytes, as: encoding, file: "a.csv"), as: UTF8.self)
    }

    @Test("a byte that is not UTF-8 is named with its place, and Windows-1252 suggested")
    func badUTF8() throws {
        let bytes = Array("title\nMés ".utf8) + [0xE9, 0x20]
        let error = try fault { _ = try decode(bytes) }
        #expect(error.line == 2)
        #expect(error.column == 5)
        #expect(
            error.sentence
                == "a.csv, line 2, column 5: the byte 0xE9 is not UTF-8; "
                + "give --encoding windows-1252, or save the file as UTF-8.")
    }

    @Test(
        "ill-formed sequences are found at their first byte",
        arguments: [
            ([0xC0, 0xAF], 0), ([0x61, 0xED, 0xA0, 0x80], 1), ([0xF5, 0x80, 0x80, 0x80], 0),
            ([0x61, 0x62, 0xE2, 0x82], 2), ([0x80], 0), ([0xE0, 0x80, 0x80], 0),
        ] as [([UInt8], Int)])
    func illFormed(_ bytes: [UInt8], _ offset: Int) {
        #expect(TextDecoder.firstBadByte(bytes) == offset)
    }

    @Test("bytes that Windows-1252 leaves open are faults")
    func bad1252() throws {
        let error = try fault { _ = try decode([0x61, 0x0A, 0x62, 0x81], .windows1252) }
        #expect(error.line == 2 && error.column == 2)
    }

    @Test("half a UTF-16 character, and UTF-16 without a mark, are faults")
    func badUTF16() throws {
        #expect(try fault { _ = try decode([0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8]) }.column == 2)
        #expect(try fault { _ = try decode([0xFE, 0xFF, 0x61]) }.column == 1)
        #expect(try fault { _ = try decode([0x61, 0x00], .utf16) }.line == 1)
    }

    @Test("a file over 64 MiB is refused")
    func tooLarge() throws {
        let bytes = [UInt8](repeating: 0x61, count: (64 << 20) + 1)
        #expect(try fault { _ = try decode(bytes) }.sentence.contains("64 MiB"))
    }

    @Test("each encoding gives the same text")
    func encodings() throws {
        #expect(try decode([0xEF, 0xBB, 0xBF] + Array("é€".utf8)) == "é€")
        #expect(try decode([0xFF, 0xFE, 0xE9, 0x00, 0xAC, 0x20]) == "é€")
        #expect(try decode([0xFE, 0xFF, 0x00, 0xE9, 0xD8, 0x3D, 0xDE, 0x0E]) == "é😎")
        #expect(try decode([0xE9, 0x80], .windows1252) == "é€")
        #expect(try decode([0x93, 0x94, 0x9F], .windows1252) == "“”Ÿ")
        #expect(try decode([0xE9, 0x80], .latin1) == "é\u{80}")
        #expect(try decode([]) == "")
        #expect(TextEncoding(name: "CP1252") == .windows1252)
        #expect(TextEncoding(name: "koi8-r") == nil)
    }

    @Test("every byte of Windows-1252 but five is a character of its own")
    func table1252() {
        var characters: Set<String> = []
        var open: [UInt8] = []
        for byte in UInt8.min...UInt8.max {
            if let text = try? decode([byte], .windows1252) {
                characters.insert(text)
            } else {
                open.append(byte)
            }
        }
        #expect(open == [0x81, 0x8D, 0x8F, 0x90, 0x9D])
        #expect(characters.count == 251)
    }

    @Test("text of others is harmless in a sentence")
    func quoted() {
        #expect(Quoted.text("a\u{1B}[2J\u{202E}b\n") == "“a\\u{1b}[2J\\u{202e}b\\u{a}”")
        #expect(Quoted.text(String(repeating: "x", count: 100)).unicodeScalars.count == 43)
        let error = ImportFault(file: "\u{1B}c.csv", "wrong", advice: "do it right")
        #expect(error.sentence == "\\u{1b}c.csv: wrong; do it right.")
    }
}
