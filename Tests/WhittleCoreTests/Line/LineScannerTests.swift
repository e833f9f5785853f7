import Testing
import WhittleCore

@Suite struct LineScannerTests {
    private func fault(_ line: [UInt8]) -> LineFault? {
        do throws(LineFault) {
            try read(line) { _ throws(LineFault) in }
            return nil
        } catch {
            return error
        }
    }

    private static func nested(_ depth: Int) -> String {
        #"{"a":"# + String(repeating: "[", count: depth - 1)
            + String(repeating: "]", count: depth - 1) + "}"
    }

    @Test(arguments: [
        "{}", " {\t} ", #"{"a":1}"#, "{\"a\" :\r\n [ ] }", #"{"a":"","b":{"a":"","b":{"a":0}}}"#,
        #"{"a":-0}"#, #"{"a":-0.5e+3,"b":1E-7,"c":0}"#, #"{"a":true,"b":false,"c":null}"#,
        #"{"a":"\"\\\/\b\f\n\r\t\u00e9"}"#, #"{"a":"\ud83d\ude00"}"#, #"{"a":"\ud83d"}"#,
        #"{"":1}"#, "{\"a\":\"é\u{2028}\u{7F}\u{FFFF}\u{10FFFF}\"}", #"{"a":[1,"b",{}]}"#,
        #"{"a":"# + String(repeating: "1", count: 32) + "}", nested(8),
    ])
    func accepted(_ line: String) {
        #expect(fault(Array(line.utf8)) == nil)
    }

    @Test(arguments: [
        ("", "an object does not begin here", 0), ("   ", "an object does not begin here", 3),
        ("[]", "an object does not begin here", 0), ("7", "an object does not begin here", 0),
        ("\u{FEFF}{}", "an object does not begin here", 0),
        ("\u{0}{}", "an object does not begin here", 0),
        ("{}x", "something follows the object", 2), ("{}{}", "something follows the object", 2),
        ("{}\u{0}", "something follows the object", 2),
        (#"{"a":1,}"#, "a key in quotes is expected", 7), ("{,}", "a key in quotes is expected", 1),
        ("{a:1}", "a key in quotes is expected", 1), ("{'a':1}", "a key in quotes is expected", 1),
        (#"{"a" 1}"#, "a colon is expected", 5), (#"{"a"}"#, "a colon is expected", 4),
        (#"{"a":}"#, "no value begins here", 5), (#"{"a":"#, "a value is missing", 5),
        (#"{"a":NaN}"#, "no value begins here", 5), (#"{"a":Infinity}"#, "no value begins here", 5),
        (#"{"a":-Infinity}"#, "a digit is expected", 6),
        (#"{"a":True}"#, "no value begins here", 5), (#"{"a":tru"#, "no value begins here", 5),
        (#"{"a":nulL}"#, "no value begins here", 5),
        (#"{"a":01}"#, "a number begins with 0", 5), (#"{"a":-00}"#, "a number begins with 0", 6),
        (#"{"a":+1}"#, "no value begins here", 5), (#"{"a":.5}"#, "no value begins here", 5),
        (#"{"a":1.}"#, "a digit is expected", 7), (#"{"a":1e}"#, "a digit is expected", 7),
        (#"{"a":-}"#, "a digit is expected", 6),
        (#"{"a":0x10}"#, "a comma or a brace is expected", 6),
        (#"{"a":1 2}"#, "a comma or a brace is expected", 7),
        (#"{"a":[1,]}"#, "no value begins here", 8), (#"{"a":[,1]}"#, "no value begins here", 6),
        (#"{"a":[1 2]}"#, "a comma or a bracket is expected", 8),
        (#"{"a":[1}"#, "a comma or a bracket is expected", 7),
        (#"{"a":[1"#, "a bracket is not closed", 7),
        (#"{"a":{"b":1"#, "a bracket is not closed", 11),
        (#"{"a":{"b":1,}}"#, "a key in quotes is expected", 12),
        (#"{"a":1"#, "the object is not closed", 6), (#"{"a":"b"#, "a string is not closed", 7),
        (#"{"a":"b\"#, "a string is not closed", 7), (#"{"a"#, "a string is not closed", 3),
        ("{", "a key in quotes is expected", 1),
        (#"{"a":"\x41"}"#, "an unknown escape", 6),
        (#"{"a":"\u12g4"}"#, "four hex digits are expected", 6),
        (#"{"a":"\u12"#, "four hex digits are expected", 6),
        ("{\"a\":\"\u{0}\"}", "a control character in a string", 6),
        ("{\"a\":\"\n\"}", "a control character in a string", 6),
        ("{\"a\":\"\t\"}", "a control character in a string", 6),
        ("{\"\u{1F}\":1}", "a control character in a string", 2),
        ("{\"a\":1/*b*/}", "a comma or a brace is expected", 6),
        ("{\u{A0}}", "a key in quotes is expected", 1),
        (
            #"{"a":"# + String(repeating: "1", count: 33) + "}",
            "a number of more than 32 characters", 5
        ),
    ])
    func refused(_ line: String, _ reason: String, _ offset: Int) {
        #expect(fault(Array(line.utf8)) == .syntax(reason, offset: offset))
    }

    @Test(arguments: [
        (#"{"a":1,"a":1}"#, "a"), (#"{"a":1,"b":2,"\u0061":3}"#, "a"),
        (#"{"x":{"b":1,"b":2}}"#, "b"), (#"{"x":[[{"b":1,"c":1,"\u0062":2}]]}"#, "b"),
        (#"{"\ud800":1,"\udfff":1}"#, "\u{FFFD}"),
    ])
    func aKeyTwice(_ line: String, _ key: String) {
        #expect(fault(Array(line.utf8)) == .duplicateKey(key))
    }

    @Test func theDepthEndsAtEight() {
        #expect(fault(Array(LineScannerTests.nested(9).utf8)) == .tooDeep(offset: 12))
        let deep = #"{"a":"# + String(repeating: "[", count: 500_000)
        #expect(fault(Array(deep.utf8)) == .tooDeep(offset: 12))
    }

    @Test func tooManyKeys() {
        func line(_ count: Int) -> [UInt8] {
            Array(("{" + (1...count).map { "\"k\($0)\":0" }.joined(separator: ",") + "}").utf8)
        }
        #expect(fault(line(64)) == nil)
        #expect(fault(line(65))?.sentence.hasPrefix("nested too deep or too many keys") == true)
    }

    @Test func aLineEndsAtOneMebibyte() {
        let head = Array(#"{"a":""#.utf8)
        let tail = Array(#""}"#.utf8)
        func line(_ length: Int) -> [UInt8] {
            head + [UInt8](repeating: 0x61, count: length - head.count - tail.count) + tail
        }
        #expect(fault(line(1_048_576)) == nil)
        #expect(fault(line(1_048_577)) == .tooLong(bytes: 1_048_577))
    }

    /// Each stands in a string: overlong forms, surrogates, beyond U+10FFFF, stray and cut bytes.
    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
            [0xC3, 0x28],
        ] as [[UInt8]])
    func notUTF8(_ bytes: [UInt8]) {
        let line = Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)
        #expect(fault(line) == .syntax("not UTF-8", offset: 6))
        let cut = Array(#"{"a":""#.utf8) + bytes
        #expect(fault(cut) == .syntax("not UTF-8", offset: 6))
        let key = Array(#"{""#.utf8) + bytes + Array(#"":1}"#.utf8)
        #expect(fault(key) == .syntax("not UTF-8", offset: 2))
    }

    @Test(arguments: [
        (#""\ud83d\ude00""#, "\u{1F600}"), (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"),
        (#""\ud83dx\ude00""#, "\u{FFFD}x\u{FFFD}"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"),
        (#""\ud83d\n""#, "\u{FFFD}\n"), (#""\u0000\b\f\t\r\/\\\"""#, "\u{0}\u{8}\u{C}\t\r/\\\""),
        (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    ])
    func escapesBecomeText(_ value: String, _ expected: String) throws {
        let text = try read(#"{"a":"# + value + "}") { reader throws(LineFault) in
            try reader.text("a")
        }
        #expect(Array(text.unicodeScalars) == Array(expected.unicodeScalars))
        let nested = try read(#"{"a":["# + value + "]}") { reader throws(LineFault) in
            try reader.texts("a")
        }
        #expect(nested.map { Array($0.unicodeScalars) } == [Array(expected.unicodeScalars)])
    }

    @Test func numbersAreReadAsTheyAre() throws {
        let value = try JSONValue(
            parsing: "[0,-0,1.0,9007199254740991,9007199254740992,-1.5e3,1e400]")
        #expect(
            value.elements == [
                .integer(0), .integer(0), .number(1), .integer(9_007_199_254_740_991),
                .number(9_007_199_254_740_992), .number(-1500), .null,
            ])
    }
}
