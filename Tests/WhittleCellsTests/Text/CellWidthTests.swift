import FoundationEssentials
import Testing
import WhittleCells

@Suite struct CellWidthTests {
    @Test(.enabled(if: SharedFiles.exists(SharedFiles.eastAsianWidth), "no ../shared here"))
    func wideIsWhatUnicodeSaysButForTwoBlocks() throws {
        let wide = try wideScalars()
        var differences: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age,
                age.major <= 14
            else { continue }
            // The Hangul tone marks and such are marks in Unicode and wide in both.
            if (CellWidth.of(scalar) == 2) != wide.contains(value), isDrawn(scalar) {
                differences.append(value)
            }
        }
        // Circled numbers on black squares and the I Ching hexagrams: wide in glibc.
        #expect(differences == Array(0x3248...0x324F) + Array(0x4DC0...0x4DFF))
    }

    private func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .unassigned, .privateUse, .format, .control: false
        default: true
        }
    }

    private func wideScalars() throws -> Set<UInt32> {
        let text = String(decoding: try SharedFiles.data(SharedFiles.eastAsianWidth), as: UTF8.self)
        var wide: Set<UInt32> = []
        for line in text.split(separator: "\n") {
            let fields = line.prefix { $0 != "#" }.split(separator: ";")
            guard fields.count == 2, ["W", "F"].contains(fields[1].prefix { $0 != " " })
            else { continue }
            let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
            if let first = ends.first, let last = ends.last { wide.formUnion(first...last) }
        }
        return wide
    }

    @Test func marksHaveNoWidth() {
        var bad: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age,
                age.major <= 14
            else { continue }
            let category = scalar.properties.generalCategory
            if [.nonspacingMark, .enclosingMark].contains(category), CellWidth.of(scalar) != 0 {
                bad.append(value)
            }
        }
        #expect(bad == [])
    }

    @Test(arguments: [
        ("a", 1), ("é", 1), ("\u{301}", 0), ("漢", 2), ("Ａ", 2), ("ｱ", 1), ("±", 1), ("…", 1),
        ("①", 1), ("😀", 2), ("\u{1F1E6}", 1), ("❤", 1), ("\u{1161}", 0), ("\u{11FF}", 0),
        ("한", 2), ("\u{903}", 1), ("\u{302E}", 2), ("\u{20000}", 2), ("\u{3FFFD}", 2),
        ("\u{300}", 0), ("\u{10FFFF}", 1),
    ])
    func byHand(text: String, width: Int) throws {
        let scalar = try #require(text.unicodeScalars.first)
        #expect(CellWidth.of(scalar) == width)
    }
}
