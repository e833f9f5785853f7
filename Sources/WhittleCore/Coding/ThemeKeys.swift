/// The two characters of each theme: those that its definition claims, where they are free, else
/// two made from its title.
package struct ThemeKeys {
    private var taken: Set<String> = []

    package init() {}

    /// Pairs that the coding screen needs: `o` and the letter of another place, and twice a letter
    /// that means something everywhere, which is how it is typed where a theme begins with it.
    package static let reserved: Set<String> = {
        let places = "oitdpesvjgrh".map { "o\($0)" }
        let doubled = "ouwyhqjkgl".map { "\($0)\($0)" }
        return Set(places + doubled)
    }()

    /// The key as it is typed, in lower case; nil where it is none: two letters or digits that
    /// mean nothing else.
    package static func valid(_ key: String) -> String? {
        let scalars = key.unicodeScalars.map { scalar in
            ("A"..."Z").contains(scalar)
                ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
        }
        guard scalars.count == 2, scalars.allSatisfy(isTyped) else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        let typed = String(text)
        return reserved.contains(typed) ? nil : typed
    }

    private static func isTyped(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || scalar.properties.generalCategory == .lowercaseLetter
    }

    /// A key for each theme, in the order of the book: claims first, the earliest wins; then those
    /// without one, from their titles. Empty where all are taken.
    mutating func assign(_ themes: [(claim: String?, title: String)]) -> [String] {
        var keys = themes.map { theme in
            theme.claim.flatMap(ThemeKeys.valid).flatMap { take($0) } ?? ""
        }
        for (index, theme) in themes.enumerated() where keys[index].isEmpty {
            keys[index] = made(from: theme.title)
        }
        return keys
    }

    private mutating func take(_ key: String) -> String? {
        taken.insert(key).inserted ? key : nil
    }

    /// The first letters of two words; else the first letter with another of the title; else any.
    private mutating func made(from title: String) -> String {
        // A journal that was written by hand may hold a title of any length.
        let scalars = title.unicodeScalars.prefix(Campaign.titleLimit)
        let start = String(String.UnicodeScalarView(scalars))
        let words = start.lowercased().unicodeScalars.split { !ThemeKeys.isTyped($0) }
        let letters = words.joined().map { $0 }
        let initials = words.compactMap(\.first)
        for (index, first) in initials.enumerated() {
            for second in initials[(index + 1)...] {
                if let key = free([first, second]) { return key }
            }
        }
        for second in letters.dropFirst() {
            if let key = free([letters[0], second]) { return key }
        }
        let all = Array("abcdefghijklmnopqrstuvwxyz0123456789".unicodeScalars)
        for first in letters.prefix(1) + all {
            for second in all {
                if let key = free([first, second]) { return key }
            }
        }
        return ""
    }

    private mutating func free(_ pair: [Unicode.Scalar]) -> String? {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: pair)
        return ThemeKeys.valid(String(text)).flatMap { take($0) }
    }
}
