import Testing
import WhittleCore

@Suite struct IdentifierTests {
    @Test(arguments: [
        "a", "polis.vtaiwan-17", "anna.k3f9a2q7-42", "A:b_c", String(repeating: "x", count: 96),
    ])
    func anId(_ text: String) {
        #expect(Identifier.isValid(text))
        #expect(Identifier.make(text.filter { $0 != "_" }) == text.filter { $0 != "_" })
    }

    @Test(arguments: [
        "", "a b", "a/b", "é", "a\u{0}", "a\n", "ａ", String(repeating: "x", count: 97),
    ])
    func noId(_ text: String) {
        #expect(!Identifier.isValid(text))
        #expect(Identifier.isValid(Identifier.make(text)))
    }

    @Test(arguments: [
        ("a b", "a_20b"), ("é", "_c3_a9"), ("a\u{0}", "a_00"), ("../x", ".._2fx"),
        (
            String(repeating: "a", count: 97),
            String(repeating: "a", count: 80) + ".b56bfc0b"
        ),
    ])
    func otherBytesBecomeHexAndALongOneIsCut(_ text: String, _ expected: String) {
        #expect(Identifier.make(text) == expected)
    }

    @Test(arguments: [
        ("a", true), ("0-9", true), (String(repeating: "m", count: 32), true), ("", false),
        ("-a", false), ("Anna", false), ("a.b", false), ("é", false),
        (String(repeating: "m", count: 33), false),
    ])
    func aMember(_ text: String, _ expected: Bool) {
        #expect(Identifier.isMember(text) == expected)
    }

    @Test func partsOfAWriterAndOfALine() {
        #expect(Identifier.parts(ofWriter: "anna.k3f9a2q7")?.member == "anna")
        #expect(Identifier.parts(ofWriter: "anna.k3f9a2q7")?.tag == "k3f9a2q7")
        for text in ["anna", "anna.", "anna.abc", "anna.k3f9.x", "anna.ABCD", ".k3f9", ""] {
            #expect(Identifier.parts(ofWriter: text) == nil, "\(text)")
        }
        let line = Identifier.parts(ofLine: "anna-b.k3f9-42")
        #expect(line?.writer == "anna-b.k3f9")
        #expect(line?.seq == 42)
        for text in ["anna.k3f9-0", "anna.k3f9-042", "anna.k3f9--4", "anna.k3f9", "polis-17"] {
            #expect(Identifier.parts(ofLine: text) == nil, "\(text)")
        }
    }
}
