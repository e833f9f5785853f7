/// A rule that flags items by what they say. The last one counts.
package struct RuleSet: EventPayload {
    package var rule: String
    /// What the rule looks for.
    package var kind: String
    /// For a rule that looks for words.
    package var words: [String]
    package var on: Bool
    /// The reason code of its flags; nil for the one of its kind.
    package var code: String?

    package init(
        rule: String, kind: String, words: [String] = [], on: Bool, code: String? = nil
    ) {
        self.rule = rule
        self.kind = kind
        self.words = words
        self.on = on
        self.code = code
    }

    package static let type = EventType.ruleSet
    package static let writers = Permission.role(.moderator)
    package static let sample = RuleSet(
        rule: "adverts", kind: "words", words: ["buy \"now\"", "\u{FEFF}cheap"], on: true,
        code: "advert")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        rule = try reader.id("rule")
        kind = try reader.text("kind")
        words = try reader.texts("words")
        on = try reader.bool("on")
        code = try reader.optionalID("code")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("rule", rule)
        writer.write("kind", kind)
        writer.writeUnlessEmpty("words", words)
        writer.write("on", on)
        writer.write("code", code)
    }
}

extension Campaign {
    mutating func fold(_ event: RuleSet, _ line: FoldedLine, _ mode: FoldMode) {
        rules[event.rule, default: Register()].fold(event, line.stamp, mode, writers.ranks)
        ruleChanges += 1
    }
}
