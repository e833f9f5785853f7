/// What a letter is without case and accents, for comparing texts: a table for the scripts of
/// Europe, and Unicode's lower case for the others. Made from the canonical decompositions of
/// Unicode 15.0; letters that have none but are taken for another (`ø`, `ł`, `đ`) are in it too.
enum LetterFolding {
    /// What a scalar means in a word.
    enum Part: Equatable {
        /// It ends a word.
        case boundary
        /// An accent on the letter before: left out.
        case accent
        case letter(UInt32)
        /// Two letters of ASCII, as for `æ`.
        case letters(UInt8, UInt8)
        /// Of a script that writes words without spaces between.
        case ideograph
        /// A letter of another script; its lower case may be more than one scalar.
        case other
    }

    static func part(_ value: UInt32) -> Part {
        switch value {
        case 0..<0x80: ascii(value)
        case 0xAA: .letter(0x61)
        case 0xBA: .letter(0x6F)
        case 0xB5: .letter(0x3BC)
        case 0x80..<0xC0: .boundary
        case 0xC0..<0x250: entry(latin[Int(value - 0xC0)])
        case 0x300..<0x370: .accent
        case 0x370..<0x460: entry(greekAndCyrillic[Int(value - 0x370)])
        case 0x1E00..<0x1F00: entry(latinAdditional[Int(value - 0x1E00)])
        case 0xFF10..<0xFF5B: ascii(value - 0xFEE0)
        case 0x3041..<0x3100, 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xF900..<0xFB00,
            0x20000..<0x30000:
            .ideograph
        default: general(value)
        }
    }

    private static func ascii(_ value: UInt32) -> Part {
        switch value {
        case 0x30...0x39, 0x61...0x7A, 0x5F: .letter(value)
        case 0x41...0x5A: .letter(value | 0x20)
        default: .boundary
        }
    }

    private static func entry(_ value: UInt32) -> Part {
        switch value {
        case 0x2E: .boundary
        case 0xE6: .letters(0x61, 0x65)
        case 0x153: .letters(0x6F, 0x65)
        case 0xDF: .letters(0x73, 0x73)
        case 0xFE: .letters(0x74, 0x68)
        case 0x133: .letters(0x69, 0x6A)
        default: .letter(value)
        }
    }

    private static func general(_ value: UInt32) -> Part {
        guard let scalar = Unicode.Scalar(value) else { return .boundary }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { return .other }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: return .other
        default: return .boundary
        }
    }

    private static func table(_ letters: String) -> [UInt32] { letters.unicodeScalars.map(\.value) }

    // One letter a scalar; a full stop where it is none.
    static let latin: [UInt32] = table(
        "aaaaaaæceeeeiiiidnooooo.ouuuuyþßaaaaaaæceeeeiiiidnooooo.ouuuuyþyaaaaaaccccccccdd"
            + "ddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkkllllllllllnnnnnnnnnooooooœœrrrrrrssssss"
            + "ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙlƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈu"
            + "uʊʋƴƴzzʒƹƹƺƻƽƽƾƿǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææggggkkooooʒʒjǳǳǳggƕƿnnaaææoo"
            + "aaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼlⱦȿɀɂɂbʉʌɇɇɉɉɋɋɍɍɏɏ")
    static let greekAndCyrillic: [UInt32] = table(
        "ͱͱͳͳʹ.ͷͷ..ͺͻͼͽ.ϳ......α.εηι.ο.υωιαβγδεζηθικλμνξοπρ.στυφχψωιυαεηιυαβγδεζηθικλμνξο"
            + "πρσστυφχψωιυουωϗϐϑϒϒϒϕϖϗϙϙϛϛϝϝϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯϰϱϲϳθϵ.ϸϸϲϻϻϼͻͼͽееђгєѕііјљњћкиуџ"
            + "абвгдежзииклмнопрстуфхцчшщъыьэюяабвгдежзииклмнопрстуфхцчшщъыьэюяееђгєѕііјљњћкиуџ")
    static let latinAdditional: [UInt32] = table(
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo"
            + "oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyẚsẜẝßẟ"
            + "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
            + "uuyyyyyyyyỻỻỽỽỿỿ")
}
