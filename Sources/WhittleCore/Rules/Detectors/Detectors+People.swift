/// Names after a word that announces one, and what only one person can say of themselves. A list of
/// first names would be wrong more often, and a detector of names promises nothing in any case.
extension Detectors {
    private static let titles: [StaticString] = [
        "dr", "mr", "mrs", "ms", "prof", "professor", "sister",
    ]

    private static let colleagues: [StaticString] = [
        "manager", "boss", "supervisor", "consultant", "colleague", "gp", "doctor", "nurse",
        "matron", "midwife", "surgeon", "director", "lead",
    ]

    /// Words with a capital that follow a title and are no name.
    private static let noNames: [StaticString] = [
        "who", "the", "and", "i", "a", "an", "at", "in", "on", "is", "was", "president",
        "chairman", "speaker", "minister", "word", "office", "nhs", "trust", "hospital", "we",
        "he", "she", "they", "it", "my", "no", "not", "but", "or", "who", "then", "when", "if",
    ]

    mutating func findPeople() {
        var end = 0
        for number in text.tokens.indices where text.tokens[number].start >= end {
            guard let range = nameRange(number) ?? onlyOneRange(number),
                !isTaken(range)
            else { continue }
            let isName = !text.equals(text.tokens[number].range, "only")
            add(isName ? .name : .quasi, range, isUnsure: true)
            end = range.upperBound
        }
    }

    /// The name after a token that announces one.
    private func nameRange(_ number: Int) -> Range<Int>? {
        let token = text.tokens[number]
        guard token.isWord else { return nil }
        var wanted = 1
        if text.equals(token.range, anyOf: Detectors.titles) {
            // Ms is a title, MS is not.
            guard text.isUpper(token.start), !text.isAllUpper(token.range) else { return nil }
        } else if text.equals(token.range, anyOf: Detectors.colleagues) {
            guard number > 0 else { return nil }
            let before = text.tokens[number - 1]
            let isLine =
                text.equals(before.range, "line") && number > 1
                && text.equals(text.tokens[number - 2].range, anyOf: ["my", "our"])
            guard text.equals(before.range, anyOf: ["my", "our", "his", "her", "their"]) || isLine
            else { return nil }
            // One word with a capital may be a department.
            wanted = 2
        } else if text.equals(token.range, "is") {
            guard number > 1, text.equals(text.tokens[number - 1].range, "name"),
                text.equals(
                    text.tokens[number - 2].range, anyOf: ["my", "his", "her", "their", "whose"])
            else { return nil }
        } else {
            return nil
        }
        return capitalized(after: number, atLeast: wanted)
    }

    /// One to three words with a capital, close behind a token.
    private func capitalized(after number: Int, atLeast: Int) -> Range<Int>? {
        var last = number
        while last + 1 < text.tokens.count, last - number < 3 {
            let next = text.tokens[last + 1]
            let between = text.tokens[last].end..<next.start
            let joins =
                between.count == 1
                && (text.isSpace(between.lowerBound)
                    || last > number && [0x2D, 0x27].contains(text.byte(between.lowerBound)))
                || between.count == 2 && text.byte(between.lowerBound) == 0x2E
                    && text.isSpace(between.lowerBound + 1)
                    && (last == number || text.tokens[last].count == 1)
            guard joins, next.isWord, text.isUpper(next.start),
                !text.equals(next.range, anyOf: Detectors.noNames),
                next.count == 1 || !text.isAllUpper(next.range)
            else { break }
            last += 1
        }
        guard last - number >= atLeast, text.tokens[last].count > 1 else { return nil }
        return text.tokens[number + 1].start..<text.tokens[last].end
    }

    /// From `only` in “as the only … in …” to the place or the team.
    private func onlyOneRange(_ number: Int) -> Range<Int>? {
        guard number > 1, text.equals(text.tokens[number].range, "only"),
            text.equals(text.tokens[number - 1].range, "the"),
            text.equals(text.tokens[number - 2].range, anyOf: ["as", "am", "m", "being", "was"])
        else { return nil }
        var place = number + 1
        while place < text.tokens.count, place - number <= 5 {
            if place > number + 1,
                text.equals(text.tokens[place].range, anyOf: ["in", "at", "on", "of", "from"])
            {
                return placeRange(number, place)
            }
            guard text.tokens[place].start - text.tokens[place - 1].end == 1 else { return nil }
            place += 1
        }
        return nil
    }

    private func placeRange(_ number: Int, _ place: Int) -> Range<Int>? {
        guard place + 1 < text.tokens.count else { return nil }
        let next = text.tokens[place + 1]
        let isOurs = text.equals(next.range, anyOf: ["my", "our", "the", "this"])
        guard isOurs || text.isUpper(next.start) else { return nil }
        let end = isOurs && place + 2 < text.tokens.count ? text.tokens[place + 2].end : next.end
        return text.tokens[number].start..<end
    }
}
