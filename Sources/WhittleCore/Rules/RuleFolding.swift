/// Letters without case, accents and special forms, so that a word is found however it is written.
enum RuleFolding {
    /// What a scalar that is no ASCII becomes.
    struct Folded {
        /// Up to two scalars.
        var first: UInt32
        var second: UInt32 = 0
        var isUpper = false
        /// Latin written in letters of another form: full-width, mathematical or circled.
        var isStyled = false
    }

    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        let value = scalar.value
        switch value {
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
        switch LetterFolding.part(value) {
        case .letter(let plain): return Folded(first: plain, isUpper: isUpper)
        case .letters(let one, let other):
            return Folded(first: UInt32(one), second: UInt32(other), isUpper: isUpper)
        case .boundary, .accent, .ideograph, .other:
            return Folded(first: isUpper ? lowered(scalar) : value, isUpper: isUpper)
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
