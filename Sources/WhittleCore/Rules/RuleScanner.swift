/// Runs a set of rules over one text after another.
package struct RuleScanner: Sendable {
    private var text = RuleText()
    private let rules: [Rule]
    private let lists: [WordList?]
    private let parameters: RuleParameters
    private let isDetecting: Bool

    /// For these rules, in this order.
    package init(_ rules: [Rule], _ parameters: RuleParameters = .standard) {
        self.rules = rules
        self.parameters = parameters
        lists = rules.map { $0.kind == .words ? WordList($0.words) : nil }
        isDetecting = rules.contains { $0.kind.isPersonal || $0.kind == .links }
    }

    /// What the rules find that look at one text alone, in the order of the rules; and for those
    /// that compare texts, its hash and the bytes of its words.
    package mutating func scan(
        _ original: String
    ) -> (hits: [RuleHit], hash: UInt64, length: Int) {
        text.read(original)
        let digest = text.digest()
        guard text.count > 0 else { return ([], digest.hash, digest.length) }
        var found: [Finding] = []
        if isDetecting {
            var detectors = Detectors(text)
            detectors.run()
            found = detectors.findings
        }
        var hits: [RuleHit] = []
        for (number, rule) in rules.enumerated() {
            if let hit = hit(rule, lists[number], found, original) { hits.append(hit) }
        }
        return (hits, digest.hash, digest.length)
    }

    /// The folded words of a text, in their order.
    package mutating func words(of original: String) -> [String] {
        text.read(original)
        return text.tokens.map { String(decoding: text.bytes[$0.range], as: UTF8.self) }
    }

    private func hit(
        _ rule: Rule, _ list: WordList?, _ found: [Finding], _ original: String
    ) -> RuleHit? {
        switch rule.kind {
        case .words:
            return hit(rule, list?.ranges(in: text) ?? [], original)
        case .shouting: return shouting(rule)
        case .confusable:
            return hit(rule, text.tokens.filter(RuleScanner.isConfusable).map(\.range), original)
        case .repeated, .flood: return nil
        case .email, .phone, .iban, .card, .nhs, .nino, .postcode, .ip, .url, .handle, .date,
            .name, .quasi, .links:
            guard found.contains(where: { $0.kind == rule.kind }) else { return nil }
            let mine = found.filter { $0.kind == rule.kind }
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
            var hit = hit(
                rule, mine.map(\.range), original, isUnsure: mine.allSatisfy(\.isUnsure))
            if rule.kind == .links { hit?.personalLinks = RuleScanner.personal(mine, found) }
            return hit
        }
    }

    private func hit(
        _ rule: Rule, _ ranges: [Range<Int>], _ original: String, isUnsure: Bool = false
    ) -> RuleHit? {
        guard !ranges.isEmpty else { return nil }
        let places = ranges.map { text.original($0) }
        var original = original
        let words = original.withUTF8 { bytes in
            places.map { String(decoding: bytes[$0], as: UTF8.self) }
        }
        return RuleHit(
            rule: rule.id, kind: rule.kind, code: rule.code, words: words, ranges: places,
            detail: nil, isUnsure: isUnsure)
    }

    /// The places of those links, in the order of the text, in which personal data was found.
    private static func personal(_ links: [Finding], _ found: [Finding]) -> Set<Int> {
        let personal = found.filter(\.kind.isPersonal).map(\.range)
            .sorted { $0.lowerBound < $1.lowerBound }
        var places: Set<Int> = []
        var first = 0
        for (place, link) in links.enumerated() {
            while first < personal.count, personal[first].upperBound <= link.range.lowerBound {
                first += 1
            }
            let near = personal[first...].prefix { $0.lowerBound < link.range.upperBound }
            if near.contains(where: { $0.overlaps(link.range) }) { places.insert(place) }
        }
        return places
    }

    private func shouting(_ rule: Rule) -> RuleHit? {
        let letters = text.capitals + text.smalls
        guard letters >= parameters.shoutingLetters,
            text.capitals * 100 >= letters * parameters.shoutingShare
        else { return nil }
        return RuleHit(
            rule: rule.id, kind: rule.kind, code: rule.code, words: [], ranges: [],
            detail: "\(text.capitals) of \(letters) letters are capitals", isUnsure: false)
    }

    /// Two of Latin, Greek and Cyrillic in one word, or Latin in letters of another form.
    private static func isConfusable(_ token: RuleText.Token) -> Bool {
        let alike =
            token.scripts
            & (RuleText.Scripts.latin | RuleText.Scripts.greek | RuleText.Scripts.cyrillic)
        return token.scripts & RuleText.Scripts.styled != 0 || alike & (alike &- 1) != 0
    }
}
