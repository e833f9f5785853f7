/// Finds words that mix Latin, Cyrillic and Greek letters, which look alike, and full-width Latin.
/// Works on scalars as they come; what is invisible does not part a word.
struct ConfusableDetector {
    private(set) var flags: DisplayFlags = []
    private var scripts: Scripts = []

    private struct Scripts: OptionSet {
        let rawValue: UInt8
        static let latin = Scripts(rawValue: 1)
        static let greek = Scripts(rawValue: 2)
        static let cyrillic = Scripts(rawValue: 4)
    }

    mutating func endWord() {
        scripts = []
    }

    mutating func takeASCII(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: add(.latin)
        case 0x30...0x39: break
        default: endWord()
        }
    }

    mutating func take(_ scalar: Unicode.Scalar, as kind: ScalarClass) {
        switch kind {
        case .mark, .enclosing, .joining, .dropped, .tag, .bidi: break
        case .lineBreak, .tab, .space, .control, .highControl, .blank, .unprintable: endWord()
        case .drawn:
            switch scalar.value {
            case 0xFF21...0xFF3A, 0xFF41...0xFF5A:
                flags.insert(.confusable)
                add(.latin)
            default:
                let properties = scalar.properties
                if properties.isAlphabetic {
                    add(script(of: scalar.value))
                } else if properties.numericType == nil {
                    endWord()
                }
            }
        }
    }

    private mutating func add(_ script: Scripts) {
        scripts.formUnion(script)
        if scripts.rawValue & (scripts.rawValue &- 1) != 0 { flags.insert(.confusable) }
    }

    /// The script of a letter; none for all scripts that do not look like these three. U+00B5, the
    /// micro sign, belongs to none.
    private func script(of value: UInt32) -> Scripts {
        switch value {
        case 0xAA, 0xBA, 0xC0...0x2AF, 0x1D00...0x1D25, 0x1D62...0x1D65, 0x1D6B...0x1D77,
            0x1D79...0x1DBE, 0x1E00...0x1EFF, 0x212A, 0x212B, 0x2C60...0x2C7F, 0xA722...0xA7FF,
            0xAB30...0xAB64, 0xFB00...0xFB06:
            .latin
        case 0x370...0x3E1, 0x3F0...0x3FF, 0x1D26...0x1D2A, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F, 0x1C80...0x1C88, 0x1D2B, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        default: []
        }
    }
}
