import Testing
import WhittleCells

@testable import WhittleTerminal

@Suite struct KeyDecoderTests {
    static func decode(_ text: String, table: KeyTable = KeyTable()) -> [Key] {
        var decoder = KeyDecoder(table: table)
        return decoder.feed(Array(text.utf8)) + decoder.expire()
    }

    @Test(arguments: [
        ("a", Key.character("a")), (" ", .character(" ")), ("é", .character("é")),
        ("🌻", .character("🌻")), ("\r", .enter), ("\n", .enter), ("\t", .tab),
        ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1}", .control("a")),
        ("\u{1A}", .control("z")), ("\u{1B}", .escape), ("\u{1B}[A", .up), ("\u{1B}OB", .down),
        ("\u{1B}[Z", .backTab), ("\u{1B}[3~", .delete), ("\u{1B}[7~", .home),
        ("\u{1B}[1;5D", .left), ("\u{1B}[5;3~", .pageUp), ("\u{1B}OP", .function(1)),
        ("\u{1B}[[E", .function(5)), ("\u{1B}[17~", .function(6)), ("\u{1B}[24~", .function(12)),
        ("\u{1B}Op", .character("0")), ("\u{1B}Oy", .character("9")), ("\u{1B}OM", .enter),
    ])
    func oneKey(_ sent: String, _ key: Key) {
        #expect(Self.decode(sent) == [key])
    }

    @Test(arguments: [
        "\u{0}", "\u{1C}", "\u{85}", "\u{1B}[I", "\u{1B}[99;7u", "\u{1B}[?62;c", "\u{1B}O~",
        "\u{1B}[201~", "\u{1B}]11;rgb:a/b/c\u{7}", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[<0;1;1M",
        "\u{1B}[M !!", "\u{1B}[12;",
    ])
    func swallowed(_ sent: String) {
        let keys = Self.decode(sent)
        #expect(!keys.contains { if case .character(let c) = $0 { c != "!" } else { false } })
    }

    @Test func altIsEscapeAndTheKey() {
        #expect(Self.decode("\u{1B}x") == [.escape, .character("x")])
        #expect(Self.decode("\u{1B}[") == [.escape, .character("[")])
        #expect(Self.decode("\u{1B}\u{1B}[A") == [.escape, .up])
    }

    @Test func theTerminalsOwnKeysCount() {
        let table = KeyTable { name in
            switch name {
            case "kend": Array("\u{1B}Q9z".utf8)
            case "kf5": Array("\u{1B}Ot".utf8)
            default: nil
            }
        }
        #expect(Self.decode("\u{1B}Q9z", table: table) == [.end])
        // A vt100 calls it F5; it is the digit on the keypad.
        #expect(Self.decode("\u{1B}Ot", table: table) == [.character("4")])
    }

    @Test func illFormedBytesAreDropped() {
        var decoder = KeyDecoder(table: KeyTable())
        let bytes: [UInt8] = [0xFF, 0xC3, 0x62, 0xE2, 0x82, 0x63, 0xED, 0xA0, 0x80, 0xC0, 0x64]
        #expect(decoder.feed(bytes) == [.character("b"), .character("c"), .character("d")])
    }

    @Test func byteByByteIsTheSame() {
        let paste = "\u{1B}[200~x\u{1B}[20y\n\u{1B}[201~"
        let text = "aé日🌻\u{1B}[A\u{1B}[1;5B\u{1B}OP\(paste)z\u{1B}[15~"
        var decoder = KeyDecoder(table: KeyTable())
        let single = Array(text.utf8).flatMap { decoder.feed([$0]) }
        #expect(single == Self.decode(text))
        #expect(single.contains(.paste("x\u{1B}[20y\n")))
        #expect(single.last == .function(5))
    }

    @Test func aPasteEndsByItselfOrByTime() {
        var decoder = KeyDecoder(table: KeyTable())
        #expect(decoder.feed(Array("\u{1B}[200~ab\u{1B}[2".utf8)) == [])
        #expect(decoder.pause == Limits.pastePause)
        #expect(decoder.expire() == [.paste("ab\u{1B}[2")])
        #expect(decoder.pause == nil)
        #expect(decoder.feed(Array("q".utf8)) == [.character("q")])
    }

    @Test func aPasteIsCutBetweenCharacters() {
        let text = String(repeating: "y", count: Limits.pasteBytes - 1) + "日日"
        let keys = Self.decode("\u{1B}[200~\(text)\u{1B}[201~")
        #expect(keys == [.paste(String(repeating: "y", count: Limits.pasteBytes - 1))])
    }

    @Test func clicksOnlyWhereTheyAreWanted() {
        var decoder = KeyDecoder(table: KeyTable())
        decoder.mouse = true
        let sent =
            "\u{1B}[<0;5;3M\u{1B}[<0;5;3m\u{1B}[<64;1;1M\u{1B}[<65;1;1M"
            + "\u{1B}[M !!\u{1B}[M#!!"
        #expect(
            decoder.feed(Array(sent.utf8)) == [
                .click(Point(column: 4, row: 2)), .wheel(-1), .wheel(1),
                .click(Point(column: 0, row: 0)),
            ])
    }

    /// Whatever comes in, nothing traps, nothing stays for ever, and no controls become characters.
    @Test func anyBytes() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        let pieces = ["\u{1B}", "[", "O", "<", "200~", "201~", "M", ";", "1", "]", "\u{7}", "é"]
        for _ in 0..<3000 {
            var decoder = KeyDecoder(table: KeyTable())
            decoder.mouse = next() & 1 == 0
            for _ in 0..<(next() % 40) {
                let piece = pieces[Int(next() % UInt64(pieces.count))]
                let random = UInt8(truncatingIfNeeded: next())
                let bytes = next() & 1 == 0 ? Array(piece.utf8) : [random]
                for case .character(let scalar) in decoder.feed(bytes) {
                    #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
                }
                if next() % 8 == 0 { _ = decoder.expire() }
            }
            for _ in 0..<100 where decoder.pause != nil { _ = decoder.expire() }
            #expect(decoder.pause == nil)
        }
    }
}
