internal import WhittleCells

/// Which byte sequences are which keys: those that nearly all terminals send, and those of the
/// terminal's own description.
struct KeyTable: Sendable {
    private(set) var keys: [[UInt8]: Key] = [:]
    /// Every beginning of a sequence in the table, to know when to wait for more.
    private(set) var beginnings: Set<[UInt8]> = []
    private(set) var longest = 0

    /// The common keys, and what `capability` finds under terminfo's names. The common ones win:
    /// the keypad's digits stay digits where a description calls them function keys.
    init(capability: (String) -> [UInt8]? = { _ in nil }) {
        for (name, key) in Self.capabilities {
            if let bytes = capability(name) { add(bytes, key) }
        }
        for number in 1...24 {
            if let bytes = capability("kf\(number)") { add(bytes, .function(number)) }
        }
        for (text, key) in Self.common {
            add([0x1B] + Array(text.utf8), key)
        }
        for digit in 0..<10 {
            let sent = UInt8(ascii: "p") + UInt8(digit)
            let scalar = Unicode.Scalar(UInt8(ascii: "0") + UInt8(digit))
            add([0x1B, UInt8(ascii: "O"), sent], .character(scalar))
        }
    }

    /// Only sequences: what begins with another byte than Escape is decoded as what it is.
    private mutating func add(_ bytes: [UInt8], _ key: Key) {
        guard bytes.count > 1, bytes.first == 0x1B, bytes.count <= Limits.sequenceBytes else {
            return
        }
        keys[bytes] = key
        longest = max(longest, bytes.count)
        for count in 1..<bytes.count {
            beginnings.insert(Array(bytes[..<count]))
        }
    }

    private static let capabilities: [(String, Key)] = [
        ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
        ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
        ("kdch1", .delete), ("kcbt", .backTab), ("kbs", .backspace), ("kent", .enter),
        ("ka1", .home), ("ka3", .pageUp), ("kc1", .end), ("kc3", .pageDown),
    ]

    /// Without the leading Escape.
    private static let common: [(String, Key)] = [
        ("[A", .up), ("[B", .down), ("[C", .right), ("[D", .left), ("[H", .home), ("[F", .end),
        ("OA", .up), ("OB", .down), ("OC", .right), ("OD", .left), ("OH", .home), ("OF", .end),
        ("[Z", .backTab), ("[P", .delete), ("OM", .enter), ("OX", .character("=")),
        ("Oj", .character("*")), ("Ok", .character("+")), ("Ol", .character(",")),
        ("Om", .character("-")), ("On", .character(".")), ("Oo", .character("/")),
        ("OP", .function(1)), ("OQ", .function(2)), ("OR", .function(3)), ("OS", .function(4)),
        ("[[A", .function(1)), ("[[B", .function(2)), ("[[C", .function(3)),
        ("[[D", .function(4)), ("[[E", .function(5)),
    ]

    /// The key of `ESC [ number ~`.
    static func tilde(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// The key of `ESC [ 1 ; modifier final`: the modifier is not told apart.
    static func modified(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "Z"): .backTab
        case UInt8(ascii: "P"): .function(1)
        case UInt8(ascii: "Q"): .function(2)
        case UInt8(ascii: "R"): .function(3)
        case UInt8(ascii: "S"): .function(4)
        default: nil
        }
    }
}
