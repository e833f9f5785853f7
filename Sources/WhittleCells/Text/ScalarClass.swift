/// What the display policy does with a scalar. The one place where scalars are judged.
enum ScalarClass: Equatable {
    /// Drawn as it is, in one or two cells.
    case drawn
    /// A letter without a cell of its own (conjoining Hangul vowels and finals).
    case joining
    /// A combining mark that is drawn with its base.
    case mark
    /// An enclosing mark: counted, never drawn, since it covers its neighbours.
    case enclosing
    /// Invisible and without meaning for the reader: not drawn, but flagged.
    case dropped
    /// A tag character, invisible: counted.
    case tag
    case lineBreak
    case tab
    /// A space of some kind, as this many plain ones.
    case space(Int)
    /// C0 or DEL: caret notation.
    case control
    /// C1: a token.
    case highControl
    /// Reorders text: a token with its short name.
    case bidi(String)
    /// Looks like nothing though it is a letter or a symbol: a token.
    case blank
    /// Private use, unassigned, format characters: a token.
    case unprintable

    /// Newer scalars become tokens: terminals, and glibc, know no width for them. The reference of
    /// the policy has this version too.
    private static let unicodeVersion = (major: 14, minor: 0)

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 0xA0 {
            self = ScalarClass.low(value)
        } else if let special = ScalarClass.special(value) {
            self = special
        } else {
            self = ScalarClass.byCategory(scalar)
        }
    }

    /// Whether the scalar gets no cell of its own in ordinary text, so that a cursor skips it.
    var continuesCell: Bool {
        switch self {
        case .joining, .mark, .enclosing, .dropped, .tag: true
        case .drawn, .lineBreak, .tab, .space, .control, .highControl, .bidi, .blank, .unprintable:
            false
        }
    }

    /// ASCII and C1.
    private static func low(_ value: UInt32) -> ScalarClass {
        switch value {
        case 0x09: .tab
        case 0x0A, 0x85: .lineBreak
        case 0x20: .space(1)
        case 0x21...0x7E: .drawn
        case 0x80...0x9F: .highControl
        default: .control
        }
    }

    /// Scalars which the policy names one by one, before it looks at categories.
    private static func special(_ value: UInt32) -> ScalarClass? {
        switch value {
        case 0xE0000...0xE007F: .tag
        case 0xAD, 0x34F, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF, 0x180B...0x180F,
            0xFE00...0xFE0F, 0xE0100...0xE01EF:
            .dropped
        case 0x2028, 0x2029: .lineBreak
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: .space(1)
        case 0x3000: .space(2)
        // U+17B4 and U+17B5, invisible too, are combining marks and treated as such.
        case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0x1D159: .blank
        case 0xFFFC: .unprintable
        default: bidiName(value).map(ScalarClass.bidi)
        }
    }

    private static func bidiName(_ value: UInt32) -> String? {
        switch value {
        case 0x061C: "ALM"
        case 0x200E: "LRM"
        case 0x200F: "RLM"
        case 0x202A: "LRE"
        case 0x202B: "RLE"
        case 0x202C: "PDF"
        case 0x202D: "LRO"
        case 0x202E: "RLO"
        case 0x2066: "LRI"
        case 0x2067: "RLI"
        case 0x2068: "FSI"
        case 0x2069: "PDI"
        default: nil
        }
    }

    private static func byCategory(_ scalar: Unicode.Scalar) -> ScalarClass {
        let properties = scalar.properties
        guard let age = properties.age, (age.major, age.minor) <= unicodeVersion else {
            return .unprintable
        }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: return .mark
        case .enclosingMark: return .enclosing
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            return .unprintable
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .decimalNumber,
            .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
            .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
            .spaceSeparator:
            return .drawn
        case .otherLetter: return CellWidth.of(scalar) == 0 ? .joining : .drawn
        @unknown default: return .unprintable
        }
    }
}
