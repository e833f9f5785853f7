import Testing
import WhittleCore

@Suite struct JSONTextTests {
    @Test(arguments: [
        ("", #""""#), ("a\"b\\c/", #""a\"b\\c/""#),
        (
            "\u{0}\n\r\t\u{1F}\u{7F}\u{85}\u{9F}",
            #""\u0000\u000a\u000d\u0009\u001f\u007f\u0085\u009f""#
        ),
        // Format: zero width, soft hyphen, overrides, isolates, BOM, Arabic letter mark, tags.
        (
            "\u{200B}\u{AD}\u{202E}\u{2066}\u{FEFF}\u{61C}",
            #""\u200b\u00ad\u202e\u2066\ufeff\u061c""#
        ),
        ("\u{E0041}", #""\udb40\udc41""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
        // Private use and unassigned, in and beyond the first plane; noncharacters.
        ("\u{E000}\u{F8FF}\u{100000}", #""\ue000\uf8ff\udbc0\udc00""#),
        ("\u{378}\u{FFFF}\u{10FFFF}", #""\u0378\uffff\udbff\udfff""#),
        // Raw: letters, emoji, combining marks, spaces, U+FFFD.
        (
            "é e\u{301} \u{5D0}\u{645} 日本 😀 \u{A0}\u{3000}\u{FFFD}",
            "\"é e\u{301} \u{5D0}\u{645} 日本 😀 \u{A0}\u{3000}\u{FFFD}\""
        ),
        ("👩\u{200D}💻", "\"👩\\u200d💻\""),
    ])
    func written(_ text: String, _ expected: String) throws {
        var line: [UInt8] = []
        JSONText.append(text, to: &line)
        #expect(line == Array(expected.utf8))
        let again = try JSONValue(parsing: expected)
        #expect(again.text.map { Array($0.utf8) } == Array(text.utf8))
    }
}
