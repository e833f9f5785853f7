/// What one rule finds in one item.
package struct RuleHit: Equatable, Sendable {
    /// The id of the rule.
    package let rule: String
    /// Its kind.
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
    /// The places in `words` of links that hold personal data.
    var personalLinks: Set<Int> = []
    /// True where a person must look even more than elsewhere: it may be something else.
    package let isUnsure: Bool

    static let noteLength = 120

    /// For a flag's note, at most 120 characters. Personal data is cut to its beginning, and a link
    /// that holds some to its host: the note stays in the journal after the text was redacted or
    /// erased.
    package var note: String {
        let noted = words.enumerated().map { place, word in
            if kind.isPersonal { return masked(word) }
            return personalLinks.contains(place) ? RuleHit.host(of: word) : word
        }
        let what = detail ?? found(noted)
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

    /// A web address without its path, and without a name before the host.
    private static func host(of link: String) -> String {
        var host = link[...]
        if let colon = host.firstIndex(of: ":"), host[colon...].hasPrefix("://") {
            host = host[host.index(colon, offsetBy: 3)...]
        }
        host = host.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        return host + "/…"
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }
}
