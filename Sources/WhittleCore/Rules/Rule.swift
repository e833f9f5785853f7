/// A rule as it stands in the campaign now: built in, or a list of words of the campaign's own.
package struct Rule: Equatable, Sendable {
    /// The kind of a built-in rule, else the name of a list of words.
    package let id: String
    /// What it looks for.
    package let kind: RuleKind
    /// True where it flags.
    package let isOn: Bool
    /// The reason code of its flags.
    package let code: String
    /// For a list of words.
    package let words: [String]

    package init(id: String, kind: RuleKind, isOn: Bool, code: String, words: [String] = []) {
        self.id = id
        self.kind = kind
        self.isOn = isOn
        self.code = code
        self.words = words
    }

    /// A rule as it is where no line speaks of it.
    package init(_ kind: RuleKind) {
        self.init(
            id: kind.rawValue, kind: kind, isOn: kind.isOnByDefault, code: kind.code)
    }

    /// A screen's or a verb's word on what detectors are worth.
    package static let caution =
        "Detectors help; they do not make text anonymous. Read before publishing."

    /// The most words of one list, and the longest of them in characters.
    package static let wordLimit = 5_000
    /// The longest of these in Unicode scalars.
    package static let wordLengthLimit = 100

    /// The words of a list that are looked for: a journal that was written by hand may hold more of
    /// them, and longer ones, than can be written here.
    static func kept(of words: [String]) -> [String] {
        words.prefix(wordLimit).filter {
            $0.unicodeScalars.prefix(wordLengthLimit + 1).count <= wordLengthLimit
        }
    }

    /// True where the id belongs to a built-in rule.
    package static func isBuiltIn(_ id: String) -> Bool {
        RuleKind(rawValue: id).map { $0 != .words } ?? false
    }
}

extension Campaign {
    /// All rules: those built in, in a fixed order, then the lists of words by id. Lines of another
    /// kind, or with a built-in id and another kind, are kept and do nothing; so does a code that no
    /// flag may give, as of a policy that was taken away.
    package var flagRules: [Rule] {
        let codes = Set(reasonCodes)
        func code(_ set: RuleSet, _ kind: RuleKind) -> String {
            set.code.flatMap { codes.contains($0) ? $0 : nil } ?? kind.code
        }
        var result = RuleKind.allCases.filter { $0 != .words }.map { kind in
            guard let set = rules[kind.rawValue]?.value, set.kind == kind.rawValue else {
                return Rule(kind)
            }
            return Rule(id: set.rule, kind: kind, isOn: set.on, code: code(set, kind))
        }
        result += rules.values.compactMap(\.value)
            .filter { $0.kind == RuleKind.words.rawValue && !Rule.isBuiltIn($0.rule) }
            .sorted { $0.rule.utf8.lexicographicallyPrecedes($1.rule.utf8) }
            .map { set in
                Rule(
                    id: set.rule, kind: .words, isOn: set.on,
                    code: code(set, .words), words: Rule.kept(of: set.words))
            }
        return result
    }

    /// The rules that are on.
    package var activeRules: [Rule] { flagRules.filter(\.isOn) }
}
