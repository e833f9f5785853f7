/// What the display policy found in a text. A flag is a fact to show beside the text, no verdict.
package struct DisplayFlags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Control characters, shown as `^X` or a token.
    package static let control = DisplayFlags(rawValue: 1 << 0)
    /// Bytes that are no UTF-8.
    package static let invalidUTF8 = DisplayFlags(rawValue: 1 << 1)
    /// Characters that reorder text.
    package static let bidi = DisplayFlags(rawValue: 1 << 2)
    /// Invisible characters, dropped or shown as a token.
    package static let hidden = DisplayFlags(rawValue: 1 << 3)
    /// Tag characters, an invisible copy of ASCII.
    package static let tags = DisplayFlags(rawValue: 1 << 4)
    /// More combining marks than are drawn.
    package static let zalgo = DisplayFlags(rawValue: 1 << 5)
    /// Private use, unassigned and format characters.
    package static let unprintable = DisplayFlags(rawValue: 1 << 6)
    /// More scalars than are shown at once.
    package static let long = DisplayFlags(rawValue: 1 << 7)
    /// Letters of Latin, Cyrillic and Greek within one word, or full-width Latin. Changes no text.
    package static let confusable = DisplayFlags(rawValue: 1 << 8)

    /// The word for each flag that is set, in alphabetical order.
    package var words: [String] {
        let all: [(DisplayFlags, String)] = [
            (.bidi, "bidi"), (.confusable, "confusable"), (.control, "control"),
            (.hidden, "hidden"), (.invalidUTF8, "invalid-utf8"), (.long, "long"), (.tags, "tags"),
            (.unprintable, "unprintable"), (.zalgo, "zalgo"),
        ]
        return all.compactMap { contains($0.0) ? $0.1 : nil }
    }
}
