/// Numbers that belong to a person: accounts, cards, telephones, health and insurance, postcodes,
/// dates of birth, machines. What is surer looks first, and keeps its digits from the others.
extension Detectors {
    mutating func findNumbers() {
        var end = 0
        for number in text.tokens.indices where text.tokens[number].start >= end {
            guard let range = accountRange(number), !isTaken(range) else { continue }
            add(.iban, range)
            end = range.upperBound
        }
        for found in findings where found.kind == .iban { take(found.range) }
        settleTaken()
        end = 0
        for number in text.tokens.indices where text.tokens[number].start >= end {
            let token = text.tokens[number]
            guard !isTaken(token.range) else { continue }
            if let found = numberFinding(number) {
                add(found.kind, found.range, isUnsure: found.isUnsure)
                end = found.range.upperBound
            }
        }
    }

    private func numberFinding(_ number: Int) -> Finding? {
        let token = text.tokens[number]
        if token.isNumber {
            if let range = dottedAddress(number) { return Finding(kind: .ip, range: range) }
            if let range = cardRange(number) { return Finding(kind: .card, range: range) }
            if let found = healthNumber(number) { return found }
            if let range = phoneRange(number) { return Finding(kind: .phone, range: range) }
        } else {
            if let range = insuranceRange(number) { return Finding(kind: .nino, range: range) }
            if let range = postcodeRange(number) {
                return Finding(kind: .postcode, range: range, isUnsure: true)
            }
        }
        return birthRange(number).map { Finding(kind: .date, range: $0) }
    }

    // MARK: Runs

    /// The sign between a token and the next one, where it is one character; 0 elsewhere.
    private func gap(_ number: Int) -> UInt8 {
        guard number >= 0, number + 1 < text.tokens.count,
            text.tokens[number + 1].start == text.tokens[number].end + 1
        else { return 0 }
        return text.isSpace(text.tokens[number].end) ? 0x20 : text.byte(text.tokens[number].end)
    }

    /// The numbers that follow one another from a token on, the same sign between all of them.
    private func run(_ number: Int, most: Int) -> ClosedRange<Int> {
        var last = number
        let sign = gap(number)
        guard sign == 0x20 || sign == 0x2D else { return number...number }
        while last + 1 < text.tokens.count, last - number + 1 < most, gap(last) == sign,
            text.tokens[last + 1].isNumber
        {
            last += 1
        }
        return number...last
    }

    private func digits(_ tokens: ClosedRange<Int>) -> [UInt8] {
        tokens.flatMap { text.tokens[$0].range.map { text.byte($0) &- 0x30 } }
    }

    private func span(_ tokens: ClosedRange<Int>) -> Range<Int> {
        text.tokens[tokens.lowerBound].start..<text.tokens[tokens.upperBound].end
    }

    // MARK: Accounts and cards

    /// The length of an account number by country (SWIFT IBAN registry).
    private static let accountLengths: [(StaticString, Int)] = [
        ("gb", 22), ("ie", 22), ("de", 22), ("fr", 27), ("es", 24), ("it", 27), ("nl", 18),
        ("be", 16), ("at", 20), ("ch", 21), ("pt", 25), ("pl", 28), ("se", 24), ("no", 15),
        ("dk", 18), ("fi", 18), ("gr", 27), ("cz", 24), ("hu", 28), ("ro", 24), ("bg", 22),
        ("hr", 21), ("si", 19), ("sk", 24), ("lt", 20), ("lv", 21), ("ee", 20), ("lu", 20),
        ("mt", 31), ("cy", 28), ("is", 26), ("li", 21), ("mc", 27), ("sm", 27), ("ad", 24),
        ("gi", 23), ("tr", 26), ("il", 23), ("ae", 23), ("sa", 24), ("ua", 29), ("rs", 22),
        ("ba", 20), ("me", 22), ("mk", 19), ("al", 28), ("md", 24), ("ge", 22), ("az", 28),
        ("pk", 24), ("qa", 29), ("kw", 30), ("bh", 22), ("jo", 30), ("lb", 28), ("tn", 24),
        ("br", 29), ("cr", 22), ("do", 28), ("gt", 28), ("mu", 30),
    ]

    private func accountRange(_ number: Int) -> Range<Int>? {
        let first = text.tokens[number]
        guard first.count >= 4, !first.isWord, !first.isNumber else { return nil }
        let country = first.start..<first.start + 2
        guard
            let length = Detectors.accountLengths.first(where: { text.equals(country, $0.0) })?.1
        else { return nil }
        var last = number
        var count = first.count
        while count < length, gap(last) == 0x20 || gap(last) == 0x2D {
            last += 1
            count += text.tokens[last].count
        }
        guard count == length else { return nil }
        let range = first.start..<text.tokens[last].end
        let signs = (range.filter { text.isLetterOrDigit($0) }).map { text.byte($0) }
        guard signs.count == length, signs.allSatisfy({ $0 < 0x80 }) else { return nil }
        var rest = 0
        for sign in signs[4...] + signs[..<4] {
            rest =
                sign >= 0x61
                ? (rest * 100 + Int(sign) - 0x61 + 10) % 97 : (rest * 10 + Int(sign) - 0x30) % 97
        }
        return rest == 1 ? range : nil
    }

    private func cardRange(_ number: Int) -> Range<Int>? {
        let tokens = run(number, most: 5)
        let sizes = tokens.map { text.tokens[$0].count }
        guard
            sizes.count == 1 || sizes.prefix(3) == [4, 4, 4] || sizes == [4, 6, 5]
                || sizes == [4, 6, 4]
        else { return nil }
        let digits = digits(tokens)
        guard (13...19).contains(digits.count), Detectors.isCard(digits) else { return nil }
        return span(tokens)
    }

    /// Issuer, length and check digit (ISO/IEC 7812, Luhn).
    private static func isCard(_ digits: [UInt8]) -> Bool {
        let prefix = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        let isKnown: Bool =
            switch prefix {
            case 4000...4999: [13, 16, 19].contains(digits.count)
            case 5100...5599, 2221...2720, 3528...3589: digits.count == 16
            case 3400...3499, 3700...3799: digits.count == 15
            case 6011, 6440...6599: digits.count == 16
            case 3000...3059, 3600...3699, 3800...3899: digits.count == 14
            case 6200...6299, 5018, 5020, 5038, 6304, 6759, 6761...6763: digits.count >= 16
            default: false
            }
        guard isKnown else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = Int(digit) * (place % 2 == 0 ? 1 : 2)
            sum += value > 9 ? value - 9 : value
        }
        return sum % 10 == 0
    }

    // MARK: Health

    /// Ten digits with their check digit: sure with 3-3-4 spacing or the word near it; else only
    /// in the ranges that are issued, and unsure.
    private func healthNumber(_ number: Int) -> Finding? {
        let tokens = run(number, most: 4)
        let sizes = tokens.map { text.tokens[$0].count }
        let isSpaced = sizes == [3, 3, 4]
        guard isSpaced || sizes.first == 10, gap(number - 1) != 0x2E else { return nil }
        // A part of a longer number is none.
        if isSpaced, number > 0, text.tokens[number - 1].isNumber, gap(number - 1) == gap(number) {
            return nil
        }
        let used = isSpaced ? tokens : number...number
        let digits = digits(used)
        guard Detectors.isHealthNumber(digits) else { return nil }
        let hasCue = text.hasCue(["nhs"], around: number, before: 40, after: 40)
        if !isSpaced, !hasCue, ![4, 6, 7, 9].contains(digits[0]) { return nil }
        return Finding(kind: .nhs, range: span(used), isUnsure: !isSpaced && !hasCue)
    }

    /// Weights 10 to 2, modulo 11; a check digit of 10 does not exist.
    private static func isHealthNumber(_ digits: [UInt8]) -> Bool {
        guard digits.count == 10, Set(digits).count > 1 else { return false }
        let sum = (0..<9).reduce(0) { $0 + Int(digits[$1]) * (10 - $1) }
        let check = (11 - sum % 11) % 11
        return check == Int(digits[9])
    }

    // MARK: Telephones

    /// Words before a number that is no telephone.
    private static let otherNumbers: [StaticString] = [
        "order", "ref", "reference", "invoice", "ticket", "case", "id", "po", "isbn", "doi",
    ]

    private func phoneRange(_ number: Int) -> Range<Int>? {
        let token = text.tokens[number]
        let before = text.byte(token.start - 1)
        let isOpen = before == 0x28
        let start = isOpen ? token.start - 1 : token.start
        let sign = text.byte(start - 1)
        if before == 0x2B || isOpen && sign == 0x2B {
            let plus = before == 0x2B ? token.start - 1 : start - 1
            guard !text.isLetterOrDigit(plus - 1), text.byte(token.start) != 0x30 else {
                return nil
            }
            return foreignRange(number, skipping: 0).map { plus..<$0 }
        }
        guard text.byte(token.start) == 0x30, before != 0x2E, before != 0x2F, before != 0x3D,
            before != 0x23, !text.hasCue(Detectors.otherNumbers, around: number, before: 12)
        else { return nil }
        if token.count >= 4, text.byte(token.start + 1) == 0x30 {
            return foreignRange(number, skipping: 2).map { token.start..<$0 }
        }
        guard let end = nationalEnd(number) else { return nil }
        // The bracket of the area is part of it, one around all is not.
        let isArea = isOpen && (start..<end).contains { text.byte($0) == 0x29 }
        return (isArea ? start : token.start)..<end
    }

    /// True where the next token may go on with the same telephone number.
    private func continuesPhone(_ last: Int) -> Bool {
        guard last + 1 < text.tokens.count, text.tokens[last + 1].isNumber else { return false }
        let between = text.tokens[last].end..<text.tokens[last + 1].start
        guard between.count <= 2 else { return false }
        return between.allSatisfy {
            switch text.byte($0) {
            case 0x20, 0x2D, 0x2E, 0x28, 0x29: true
            default: text.isSpace($0) && text.byte($0) == 0x09
            }
        }
    }

    /// 11 digits from 01, 02 or 07 on, the area first. Numbers of organisations (03, 08, 09) are
    /// no personal data.
    private func nationalEnd(_ number: Int) -> Int? {
        let first = text.tokens[number]
        guard first.count >= 3, [0x31, 0x32, 0x37].contains(text.byte(first.start + 1)) else {
            return nil
        }
        var last = number
        var count = first.count
        while count < 11, continuesPhone(last), text.tokens[last + 1].count >= 2 {
            last += 1
            count += text.tokens[last].count
        }
        return count == 11 && last - number < 6 ? text.tokens[last].end : nil
    }

    /// After + or 00: for 44 ten digits, with or without (0); for other countries ten to fifteen.
    private func foreignRange(_ number: Int, skipping: Int) -> Int? {
        var last = number
        var digits = Array(digits(number...number).dropFirst(skipping))
        while digits.count < 16, continuesPhone(last) {
            let next = text.tokens[last + 1]
            let isTrunk =
                next.count == 1 && text.byte(next.start) == 0x30
                && text.byte(next.start - 1) == 0x28 && text.byte(next.end) == 0x29
            last += 1
            if !isTrunk { digits += self.digits(last...last) }
            if digits.starts(with: [4, 4]), digits.count >= 12 { break }
        }
        guard digits.first != 0, last - number < 8 else { return nil }
        if digits.starts(with: [4, 4]) {
            return digits.count == 12 && [1, 2, 7].contains(digits[2]) ? text.tokens[last].end : nil
        }
        return (10...15).contains(digits.count) ? text.tokens[last].end : nil
    }
}
