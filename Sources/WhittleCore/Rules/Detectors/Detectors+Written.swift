/// What is told by letters and digits together: insurance numbers, postcodes, dates of birth.
extension Detectors {
    /// Two letters, six digits, one of A to D, however they are spaced, beside a word that says so.
    func insuranceRange(_ number: Int) -> Range<Int>? {
        let first = text.tokens[number]
        guard first.letters >= 2, first.letters <= 3, first.count <= 9,
            number + 1 < text.tokens.count || first.digits > 0,
            first.digits > 0 || text.tokens[number + 1].isNumber
        else { return nil }
        var last = number
        while last - number < 5, text.tokens[last].end - first.start < 13,
            text.tokens[number...last].reduce(0, { $0 + $1.count }) < 9,
            last + 1 < text.tokens.count,
            text.tokens[last + 1].start == text.tokens[last].end + 1
        {
            last += 1
        }
        let range = first.start..<text.tokens[last].end
        let signs = range.filter { text.isLetterOrDigit($0) }.map { text.byte($0) }
        guard signs.count == 9, signs[..<2].allSatisfy(Detectors.isLetter),
            signs[2..<8].allSatisfy({ (0x30...0x39).contains($0) }),
            (0x61...0x64).contains(signs[8]),
            text.hasCue(["nino", "ni", "insurance"], around: number, before: 40, after: 20)
        else { return nil }
        return range
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    // MARK: Postcodes

    /// The areas of Royal Mail.
    private static let areas: [StaticString] = [
        "ab", "al", "b", "ba", "bb", "bd", "bh", "bl", "bn", "br", "bs", "bt", "ca", "cb", "cf",
        "ch", "cm", "co", "cr", "ct", "cv", "cw", "da", "dd", "de", "dg", "dh", "dl", "dn", "dt",
        "dy", "e", "ec", "eh", "en", "ex", "fk", "fy", "g", "gl", "gu", "gy", "ha", "hd", "hg",
        "hp", "hr", "hs", "hu", "hx", "ig", "im", "ip", "iv", "je", "ka", "kt", "kw", "ky", "l",
        "la", "ld", "le", "ll", "ln", "ls", "lu", "m", "me", "mk", "ml", "n", "ne", "ng", "nn",
        "np", "nr", "nw", "ol", "ox", "pa", "pe", "ph", "pl", "po", "pr", "rg", "rh", "rm", "s",
        "sa", "se", "sg", "sk", "sl", "sm", "sn", "so", "sp", "sr", "ss", "st", "sw", "sy", "ta",
        "td", "tf", "tn", "tq", "tr", "ts", "tw", "ub", "w", "wa", "wc", "wd", "wf", "wn", "wr",
        "ws", "wv", "yo", "ze",
    ]

    /// In capitals, the two halves apart by one space, or together beside the word postcode.
    func postcodeRange(_ number: Int) -> Range<Int>? {
        let first = text.tokens[number]
        if (2...4).contains(first.count), number + 1 < text.tokens.count {
            let second = text.tokens[number + 1]
            guard second.start == first.end + 1, text.isSpace(first.end), second.count == 3,
                isPostcode(first.range, second.range)
            else { return nil }
            return first.start..<second.end
        }
        guard (5...7).contains(first.count),
            isPostcode(first.start..<first.end - 3, first.end - 3..<first.end),
            text.hasCue(["postcode", "postal"], around: number, before: 30)
        else { return nil }
        return first.range
    }

    private func isPostcode(_ outward: Range<Int>, _ inward: Range<Int>) -> Bool {
        guard text.isAllUpper(outward), text.isAllUpper(inward),
            (0x30...0x39).contains(text.byte(inward.lowerBound)),
            inward.dropFirst().allSatisfy({
                Detectors.isLetter(text.byte($0))
                    && ![0x63, 0x69, 0x6B, 0x6D, 0x6F, 0x76].contains(text.byte($0))
            })
        else { return false }
        var digit = outward.lowerBound
        while digit < outward.upperBound, Detectors.isLetter(text.byte(digit)) { digit += 1 }
        let district = digit..<outward.upperBound
        guard (1...2).contains(district.count), (0x30...0x39).contains(text.byte(digit)),
            text.byte(outward.upperBound - 1) < 0x80
        else { return false }
        return text.equals(outward.lowerBound..<digit, anyOf: Detectors.areas)
    }

    // MARK: Dates of birth

    private static let months: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
        "sept", "oct", "nov", "dec",
    ]

    /// A day of a year up to 2029, beside a word of birth.
    func birthRange(_ number: Int) -> Range<Int>? {
        guard number + 2 < text.tokens.count, text.tokens[number + 2].digits > 0 else { return nil }
        let parts = (number...number + 2).map { text.tokens[$0] }
        guard parts[1].start - parts[0].end <= 2, parts[2].start - parts[1].end <= 2,
            isDate(parts),
            text.hasCue(["born", "dob", "birthday", "birth", "birthdate"], around: number)
                || text.hasCue(["birthday"], around: number + 2, before: 0, after: 12)
        else { return nil }
        return parts[0].start..<parts[2].end
    }

    private func isDate(_ parts: [RuleText.Token]) -> Bool {
        if parts.allSatisfy(\.isNumber) {
            let sign = text.byte(parts[0].end)
            guard sign == text.byte(parts[1].end), [0x2F, 0x2D, 0x2E].contains(sign),
                parts[1].start == parts[0].end + 1, parts[2].start == parts[1].end + 1
            else { return false }
            let values = parts.map { text.value($0.range) }
            if parts[0].count == 4 {
                return isYear(parts[0]) && (1...12).contains(values[1])
                    && (1...31).contains(values[2])
            }
            // Day or month first; the year of two digits or four.
            return values[0] >= 1 && values[1] >= 1 && values[0] <= 31 && values[1] <= 31
                && min(values[0], values[1]) <= 12 && (parts[2].count == 2 || isYear(parts[2]))
        }
        guard isYear(parts[2]) else { return false }
        return isDay(parts[0]) && text.equals(parts[1].range, anyOf: Detectors.months)
            || isDay(parts[1]) && text.equals(parts[0].range, anyOf: Detectors.months)
    }

    private func isYear(_ token: RuleText.Token) -> Bool {
        token.isNumber && token.count == 4 && (1900...2029).contains(text.value(token.range))
    }

    /// 1 to 31, also 1st, 2nd …
    private func isDay(_ token: RuleText.Token) -> Bool {
        let length = Int(token.digits)
        guard (1...2).contains(length), token.count == length || token.count == length + 2 else {
            return false
        }
        let digits = token.start..<token.start + length
        guard digits.allSatisfy({ (0x30...0x39).contains(text.byte($0)) }) else { return false }
        return (1...31).contains(text.value(digits))
    }
}
