import WhittleCore

/// What `--where` takes: words that the text holds, and terms like `status:pending` or `flags>0`,
/// all of which must hold. It sees an item as its viewer does.
struct ItemQuery {
    enum Comparison: String, CaseIterable {
        // The longer signs first, so that `>=` is not read as `>`.
        case atLeast = ">=", atMost = "<=", above = ">", below = "<", equals = "=", colon = ":"
    }

    struct Term {
        var key: String
        var comparison: Comparison
        var value: String
        /// The value as a number, for keys of numbers.
        var number: Double?
    }

    private(set) var words: [FoldedText] = []
    private(set) var terms: [Term] = []

    /// Keys of words, and what they mean.
    static let wordKeys: [(key: String, help: String)] = [
        ("status", "pending, approved, hidden or escalated"),
        ("question", "the id of a question, or none"),
        ("stage", "the furthest stage that an idea is in, or none"),
        ("kind", "idea, comment, story, implementation or question"),
        ("idea", "the id of the idea that a comment is on"),
        ("participant", "the author's pseudonym"),
        ("merged", "yes or no"),
        ("flag", "the reason code of an open flag"),
    ]
    static let numberKeys = [
        "flags", "comments", "up", "down", "pass", "voters", "cost", "crowd", "panel",
        "crowd_rank", "panel_rank", "reviews",
    ]

    /// For the help of verbs that take a query.
    static let help =
        "Queries: words that title or text holds, in any case (\"more words\" as they stand), and terms, all of which must hold:\n"
        + wordKeys.map { "  \($0.key):WORD  \($0.help)" }.joined(separator: "\n")
        + "\n  KEY>N, KEY<N, KEY>=N, KEY<=N, KEY=N  for \(numberKeys.prefix(7).joined(separator: ", ")),"
        + "\n    \(numberKeys.dropFirst(7).joined(separator: ", "))"

    init(_ texts: [String]) throws(CommandError) {
        for text in texts {
            for part in try ItemQuery.parts(text) {
                if part.isQuoted {
                    words.append(FoldedText(part.text))
                } else if let term = try ItemQuery.term(part.text) {
                    terms.append(term)
                } else {
                    words.append(FoldedText(part.text))
                }
            }
        }
    }

    private static func parts(
        _ text: String
    ) throws(CommandError) -> [(text: String, isQuoted: Bool)] {
        var parts: [(text: String, isQuoted: Bool)] = []
        var part = ""
        var isQuoted = false
        for character in text {
            if character == "\"" {
                if isQuoted || !part.isEmpty { parts.append((part, isQuoted)) }
                part = ""
                isQuoted.toggle()
            } else if character.isWhitespace, !isQuoted {
                if !part.isEmpty { parts.append((part, false)) }
                part = ""
            } else {
                part.append(character)
            }
        }
        if isQuoted { throw CommandError("A quote in --where is not closed.", .usage) }
        if !part.isEmpty { parts.append((part, false)) }
        return parts.filter { !$0.text.isEmpty }
    }

    private static func term(_ text: String) throws(CommandError) -> Term? {
        let key = String(text.prefix { $0 == "_" || ("a"..."z").contains($0) })
        guard !key.isEmpty, key.count < text.count else { return nil }
        let rest = text.dropFirst(key.count)
        guard let sign = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
            return nil
        }
        let value = String(rest.dropFirst(sign.rawValue.count))
        if numberKeys.contains(key) {
            guard let number = Double(value), number.isFinite else {
                throw CommandError(
                    "“\(key)” in --where is compared with a number, not with \(Suggestion.quoted(value)).",
                    .usage)
            }
            return Term(key: key, comparison: sign, value: value, number: number)
        }
        let known = wordKeys.map(\.key)
        guard known.contains(key) else {
            let near = Suggestion.nearest(to: key, among: known + numberKeys)
            throw CommandError(
                "“\(key)” is not a key of --where; the keys are \((known + numberKeys).joined(separator: ", "))."
                    + (near.map { " Did you mean “\($0)”?" } ?? "")
                    + " A word with a colon stands in quotes.", .usage)
        }
        guard sign == .colon || sign == .equals, !value.isEmpty else {
            throw CommandError("Write \(key):WORD in --where.", .usage)
        }
        if key == "status", Verdict(rawValue: value) == nil {
            throw CommandError(
                "“status” in --where is one of \(Verdict.allCases.map(\.rawValue).joined(separator: ", ")).",
                .usage)
        }
        return Term(key: key, comparison: sign, value: value, number: nil)
    }

    /// True where the item, as its viewer sees it, matches.
    func matches(_ item: some ListedItem, _ campaign: Campaign) -> Bool {
        words.allSatisfy { campaign.contains($0, in: item.item) }
            && terms.allSatisfy { term in
                guard let number = term.number else {
                    return item.words(term.key, campaign).contains(term.value)
                }
                guard let value = item.number(term.key) else { return false }
                return switch term.comparison {
                case .atLeast: value >= number
                case .atMost: value <= number
                case .above: value > number
                case .below: value < number
                case .equals, .colon: value == number
                }
            }
    }
}

/// An item as a viewer sees it: what queries and sorting may ask.
protocol ListedItem {
    var item: Int32 { get }
    var id: String { get }
    var happened: Timestamp { get }
    /// The words that a key has for it; none where the viewer may not see them.
    func words(_ key: String, _ campaign: Campaign) -> [String]
    /// Nil where there is none or the viewer may not see it.
    func number(_ key: String) -> Double?
}
