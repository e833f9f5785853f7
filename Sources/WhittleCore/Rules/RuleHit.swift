/// What one rule finds in one item.
package struct RuleHit: Equatable, Sendable {
    package let rule: String
    package let kind: RuleKind
    /// The reason code of a flag for it.
    package let code: String
    /// What was found, as it stands in the text, in the order of the text; empty for a rule that
    /// looks at the text as a whole.
    package let words: [String]
    /// Where it stands, in bytes of `Campaign.text(of:)`, on scalar boundaries: exactly what a
    /// redaction would cover.
    package let ranges: [Range<Int>]
    /// What a rule says that looks at the text as a whole.
    package let detail: String?
    /// True where a person must look even more than elsewhere: it may be something else.
    package let isUnsure: Bool

    static let noteLength = 120

    /// For a flag's note, at most 120 characters. Personal data is cut to its beginning: the note
    /// stays in the journal after the text was redacted or erased.
    package var note: String {
        let what = detail ?? found(words.map { kind.isPersonal ? masked($0) : $0 })
        return RuleHit.cut(what, to: RuleHit.noteLength)
    }

    /// For one who reads the text beside it: everything that was found.
    package var sentence: String { detail ?? found(words) }

    private func found(_ words: [String]) -> String {
        var each: [String] = []
        for word in words where !each.contains(word) { each.append(word) }
        return (isUnsure ? "may be: " : "") + each.joined(separator: ", ")
    }

    private func masked(_ word: String) -> String {
        RuleHit.cut(word, to: kind == .quasi ? 13 : 4)
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }
}
