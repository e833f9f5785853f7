import Testing

@testable import WhittleCore

@Suite struct WordReaderTests {
    private func words(_ text: String) -> [String] {
        var reader = WordReader()
        var words: [String] = []
        var text = text
        text.withUTF8 { bytes in
            reader.read(bytes) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
        }
        return words
    }

    @Test(
        arguments: [
            ("", []), ("…!? —", []), ("Plant more trees", ["plant", "more", "trees"]),
            ("don't re-use x_1", ["don", "t", "re", "use", "x_1"]),
            ("ÉCOLE école e\u{301}cole", ["ecole", "ecole", "ecole"]),
            ("Straße STRASSE", ["strasse", "strasse"]), ("Œuvre æther", ["oeuvre", "aether"]),
            ("Łódź Ørsted İstanbul", ["lodz", "orsted", "istanbul"]),
            ("ŠKOLA Việt", ["skola", "viet"]), ("Ελλάδα ΕΛΛΆΔΑ", ["ελλαδα", "ελλαδα"]),
            ("Ёлка йод", ["елка", "иод"]), ("ＡＢｃ１", ["abc1"]), ("２５ m²", ["25", "m"]),
            ("हिन्दी", ["हिन्दी"]), ("l'UNIVERS·ara", ["l", "univers", "ara"]),
            ("a\u{200B}b\u{FEFF}", ["a", "b"]), ("👍🏽 ok", ["ok"]),
            ("公园 树", ["公园", "树"]), ("多種樹A木", ["多種", "種樹", "a", "木"]),
        ] as [(String, [String])])
    func wordsAreFoldedAlike(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func bytesThatAreNoTextEndWords() {
        var reader = WordReader()
        var words: [[UInt8]] = []
        let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0x63, 0xE2, 0x82, 0x64, 0xF0]
        bytes.withUnsafeBufferPointer { reader.read($0) { word, _ in words.append(Array(word)) } }
        #expect(words == [[0x61], [0x62], [0x63], [0x64]])
    }

    @Test func placesAreCountedInScalars() {
        let places = SimilarityIndex.places(
            of: ["arbol", "verde"], in: "¡Más Árbol! 👍 árbol verdes")
        #expect(places == [5..<10, 14..<19])
        #expect(SimilarityIndex.places(of: ["种树", "树木"], in: "种树木 x") == [0..<2, 1..<3])
        #expect(SimilarityIndex.places(of: [], in: "a b").isEmpty)
    }

    @Test func everyScalarIsReadWithoutATrap() {
        var reader = WordReader()
        var wrong = 0
        for value in Array(UInt32(0)..<0x600) + stride(from: 0x600, to: 0x11_0000, by: 97) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var text = "a\(scalar)b"
            text.withUTF8 { bytes in
                reader.read(bytes) { word, range in
                    if word.isEmpty || range.upperBound > bytes.count { wrong += 1 }
                }
            }
        }
        #expect(wrong == 0)
    }
}
