/// The words and phrases of a rule, folded like the texts in which they are looked for. A word is
/// found whole, and a space stands for any spaces.
struct WordList: Sendable {
    /// By their first byte, in the order of the list.
    private var phrases: [UInt8: [[UInt8]]] = [:]
    private var isBegin: [Bool] = Array(repeating: false, count: 256)

    init(_ words: [String]) {
        var text = RuleText()
        for word in words {
            text.read(word)
            let phrase = WordList.trimmed(text)
            guard let first = phrase.first else { continue }
            phrases[first, default: []].append(phrase)
            isBegin[Int(first)] = true
        }
        // The longest first, so that a phrase goes before a word that it begins with.
        phrases = phrases.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// The folded bytes with single spaces, none at the ends.
    private static func trimmed(_ text: RuleText) -> [UInt8] {
        var result: [UInt8] = []
        for index in 0..<text.count {
            guard text.isSpace(index) else {
                result.append(text.byte(index))
                continue
            }
            if result.last != 0x20, !result.isEmpty { result.append(0x20) }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    /// Where words of the list stand, none in another.
    func ranges(in text: RuleText) -> [Range<Int>] {
        guard !phrases.isEmpty else { return [] }
        var result: [Range<Int>] = []
        var index = 0
        while index < text.count {
            if isBegin[Int(text.byte(index))], let end = match(text, index) {
                result.append(index..<end)
                index = end
            } else {
                index += 1
            }
        }
        return result
    }

    /// The end of the longest phrase that stands here.
    private func match(_ text: RuleText, _ start: Int) -> Int? {
        if text.isLetterOrDigit(start), text.isLetterOrDigit(start - 1) { return nil }
        for phrase in phrases[text.byte(start)] ?? [] {
            var index = start
            var isEqual = true
            for byte in phrase {
                if byte == 0x20, index < text.count, text.isSpace(index) {
                    // At most a few, so that a text of spaces is not walked again and again.
                    var spaces = 0
                    while index < text.count, spaces < 8, text.isSpace(index) {
                        index += 1
                        spaces += 1
                    }
                    continue
                }
                guard text.byte(index) == byte, index < text.count else {
                    isEqual = false
                    break
                }
                index += 1
            }
            guard isEqual, !(text.isLetterOrDigit(index - 1) && text.isLetterOrDigit(index)) else {
                continue
            }
            return index
        }
        return nil
    }
}
