/// Letters without case, accents and special forms, so that a word is found however it is written.
enum LetterFolding {
    /// What a scalar that is no ASCII becomes.
    struct Folded {
        /// Up to two scalars.
        var first: UInt32
        var second: UInt32 = 0
        var isUpper = false
        /// Latin written in letters of another form: full-width, mathematical or circled.
        var isStyled = false
    }

    /// The base letters of U+00C0 to U+024F, in lower case; `1` ae, `2` oe, `3` ss, `4` ij; a point
    /// for what stays as it is. By the decompositions of Unicode, and the letters with a stroke.
    private static let latin = Array(
        ("aaaaaa1ceeeeiiiidnooooo.ouuuuy.3aaaaaa1ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccdd"
            + "ddeeeeeeeeeegggggggghhhhiiiiiiiiii44jjkk.llllll..llnnnnnn...oooooo22rrrrrrssssss"
            + "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs..................f.............oo.............u"
            + "u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
            + "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................")
            .utf8)

    /// The same for U+1E00 to U+1EFF.
    private static let latinAdditional = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
            + "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..3."
            + "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
            + "uuyyyyyyyy......").utf8)

    /// Greek and Cyrillic letters with their accents, in lower case, and without.
    private static let others: [(UInt32, UInt32)] = [
        (0x390, 0x3B9), (0x3AC, 0x3B1), (0x3AD, 0x3B5), (0x3AE, 0x3B7), (0x3AF, 0x3B9),
        (0x3B0, 0x3C5), (0x3C2, 0x3C3), (0x3CA, 0x3B9), (0x3CB, 0x3C5), (0x3CC, 0x3BF),
        (0x3CD, 0x3C5), (0x3CE, 0x3C9), (0x439, 0x438), (0x450, 0x435), (0x451, 0x435),
        (0x453, 0x433), (0x457, 0x456), (0x45C, 0x43A), (0x45D, 0x438), (0x45E, 0x443),
    ]

    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        let value = scalar.value
        switch value {
        case 0xC0...0x24F:
            return base(latin[Int(value - 0xC0)], of: scalar)
        case 0x1E00...0x1EFF:
            return base(latinAdditional[Int(value - 0x1E00)], of: scalar)
        case 0xFF01...0xFF5E: return ascii(value - 0xFEE0)
        case 0x1D400...0x1D6A3: return letter((value - 0x1D400) % 52)
        case 0x1D7CE...0x1D7FF: return Folded(first: 0x30 + (value - 0x1D7CE) % 10)
        case 0x24B6...0x24E9: return letter(value - 0x24B6)
        case 0x2010...0x2015, 0x2212: return Folded(first: 0x2D)
        case 0x2018, 0x2019, 0x201B, 0x2BC: return Folded(first: 0x27)
        case 0x201C, 0x201D, 0x201F: return Folded(first: 0x22)
        default: break
        }
        if scalar.properties.numericType == .decimal,
            let digit = scalar.properties.numericValue
        {
            return Folded(first: 0x30 + UInt32(digit))
        }
        let isUpper = scalar.properties.isUppercase
        let lower = isUpper ? lowered(scalar) : value
        let plain = others.first { $0.0 == lower }?.1 ?? lower
        return Folded(first: plain, isUpper: isUpper)
    }

    private static func base(_ byte: UInt8, of scalar: Unicode.Scalar) -> Folded {
        let isUpper = scalar.properties.isUppercase
        return switch byte {
        case 0x2E: Folded(first: isUpper ? lowered(scalar) : scalar.value, isUpper: isUpper)
        case 0x31: Folded(first: 0x61, second: 0x65, isUpper: isUpper)
        case 0x32: Folded(first: 0x6F, second: 0x65, isUpper: isUpper)
        case 0x33: Folded(first: 0x73, second: 0x73, isUpper: isUpper)
        case 0x34: Folded(first: 0x69, second: 0x6A, isUpper: isUpper)
        default: Folded(first: UInt32(byte), isUpper: isUpper)
        }
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> UInt32 {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first?.value ?? scalar.value : scalar.value
    }

    /// A full-width form of an ASCII character.
    private static func ascii(_ value: UInt32) -> Folded {
        switch value {
        case 0x41...0x5A: Folded(first: value | 0x20, isUpper: true, isStyled: true)
        case 0x61...0x7A: Folded(first: value, isStyled: true)
        default: Folded(first: value)
        }
    }

    /// A letter by its place among A to Z, a to z.
    private static func letter(_ place: UInt32) -> Folded {
        Folded(first: 0x61 + place % 26, isUpper: place < 26, isStyled: true)
    }

    /// What is not drawn, and parts no word.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x3164,
            0xFE00...0xFE0F, 0xFFA0, 0xE0000...0xE0FFF:
            true
        default: scalar.properties.generalCategory == .format
        }
    }

    /// Marks that stand on a letter: accents, in any number.
    static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x483...0x489, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF,
            0xFE20...0xFE2F:
            true
        default: false
        }
    }
}
