/// Web addresses, with and without `http`, and the addresses of machines.
extension Detectors {
    /// Top-level domains that end an address without `http` or `www`.
    static let topDomains: [StaticString] = [
        "com", "net", "org", "info", "biz", "edu", "gov", "mil", "uk", "eu", "de", "fr", "ru",
        "nl", "au", "ca", "br", "io", "tv", "ly", "gl", "xyz", "tk", "ml", "online", "site",
        "shop", "store", "club", "app", "dev", "blog", "page", "link", "live", "top",
    ]

    /// Those that are words too: only where a path follows, as in youtu.be/x.
    private static let wordDomains: [StaticString] = [
        "be", "me", "co", "us", "it", "at", "to", "so", "in", "is", "my", "cc", "nu",
    ]

    mutating func findLinks() {
        var end = 0
        for (number, token) in text.tokens.enumerated() where token.start >= end {
            guard let range = linkRange(number) else { continue }
            end = range.upperBound
            guard !isTaken(range) || isAddress(token) else { continue }
            add(.links, range)
            if leadsToPerson(range) { add(.url, range) }
            take(range)
        }
        settleTaken()
    }

    /// An address that says that it is one may hold an e-mail address or a handle.
    private func isAddress(_ token: RuleText.Token) -> Bool {
        text.equals(token.range, anyOf: ["http", "https", "ftp", "www"])
    }

    private func linkRange(_ number: Int) -> Range<Int>? {
        let token = text.tokens[number]
        let next = text.byte(token.end)
        guard next == 0x3A || next == 0x2E else { return nil }
        if text.equals(token.range, anyOf: ["http", "https", "ftp"]) {
            guard next == 0x3A, text.byte(token.end + 1) == 0x2F, text.byte(token.end + 2) == 0x2F
            else { return nil }
            let end = addressEnd(token.start)
            return end > token.end + 4 ? token.start..<end : nil
        }
        guard next == 0x2E, text.isLetterOrDigit(token.end + 1),
            text.byte(token.start - 1) != 0x40, text.byte(token.start - 1) != 0x2E
        else { return nil }
        if text.equals(token.range, "www") { return token.start..<addressEnd(token.start) }
        guard let host = hostEnd(number) else { return nil }
        let end = text.byte(host) == 0x2F ? addressEnd(token.start) : host
        return token.start..<end
    }

    /// The end of a host name of several labels that begins with a token.
    private func hostEnd(_ number: Int) -> Int? {
        var last = number
        while last + 1 < text.tokens.count, last - number < 6,
            text.tokens[last + 1].start == text.tokens[last].end + 1,
            text.byte(text.tokens[last].end) == 0x2E || text.byte(text.tokens[last].end) == 0x2D
        {
            last += 1
        }
        let top = text.tokens[last]
        guard last > number, text.byte(top.start - 1) == 0x2E,
            text.tokens[last - 1].count > 1 || text.byte(top.end) == 0x2F,
            text.byte(top.end) != 0x40
        else { return nil }
        if text.equals(top.range, anyOf: Detectors.topDomains) { return top.end }
        guard text.byte(top.end) == 0x2F, text.isLetterOrDigit(top.end + 1),
            text.equals(top.range, anyOf: Detectors.wordDomains)
        else { return nil }
        return top.end
    }

    /// Up to the next space, quote or bracket, without the sentence’s own signs.
    private func addressEnd(_ start: Int) -> Int {
        var end = start
        loop: while end < text.count, !text.isSpace(end) {
            switch text.byte(end) {
            case 0x22, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x60: break loop
            default: end += 1
            }
        }
        loop: while end > start {
            switch text.byte(end - 1) {
            case 0x21, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: end -= 1
            default: break loop
            }
        }
        return end
    }

    private static let personFolders: [StaticString] = [
        "u", "user", "users", "in", "profile", "profiles", "people", "person", "member", "members",
    ]

    private static let personHosts: [StaticString] = [
        "facebook", "fb", "twitter", "x", "instagram", "linkedin", "tiktok", "snapchat", "t",
        "wa", "github", "pinterest", "vk",
    ]

    /// True where an address is one person's: a folder such as /user/, a /~ or /@, or a page of a
    /// network where pages are people.
    private func leadsToPerson(_ range: Range<Int>) -> Bool {
        var slash = range.lowerBound
        while slash < range.upperBound,
            text.byte(slash) != 0x2F || text.byte(slash - 1) == 0x3A || text.byte(slash - 1) == 0x2F
                || text.byte(slash + 1) == 0x2F
        {
            slash += 1
        }
        guard slash + 1 < range.upperBound else { return false }
        let next = text.byte(slash + 1)
        if next == 0x40 || next == 0x7E { return true }
        var end = slash + 1
        while end < range.upperBound, text.isLetterOrDigit(end) { end += 1 }
        let folder = slash + 1..<end
        if text.byte(end) == 0x2F || text.byte(end) == 0x2E {
            if end + 1 < range.upperBound, text.equals(folder, anyOf: Detectors.personFolders) {
                return true
            }
        }
        return isOnPersonHost(range.lowerBound..<slash) && text.byte(end) != 0x2F
    }

    private func isOnPersonHost(_ range: Range<Int>) -> Bool {
        var top = range.upperBound
        while top > range.lowerBound, text.isLetterOrDigit(top - 1) { top -= 1 }
        var label = top - 1
        while label > range.lowerBound, text.isLetterOrDigit(label - 1) { label -= 1 }
        guard top > range.lowerBound, label >= range.lowerBound, label < top else { return false }
        return text.equals(label..<top - 1, anyOf: Detectors.personHosts)
    }

    // MARK: Machines

    /// Four numbers up to 255 between points.
    func dottedAddress(_ number: Int) -> Range<Int>? {
        guard number + 3 < text.tokens.count else { return nil }
        let parts = text.tokens[number...number + 3]
        var isPlain = true
        for (place, part) in zip(parts.indices, parts) {
            guard part.isNumber, part.count <= 3, text.value(part.range) <= 255,
                part.count == 1 || text.byte(part.start) != 0x30
            else { return nil }
            if place > number {
                guard part.start == text.tokens[place - 1].end + 1,
                    text.byte(part.start - 1) == 0x2E
                else { return nil }
            }
            isPlain = isPlain && part.count == 1
        }
        let range = text.tokens[number].start..<text.tokens[number + 3].end
        let before = text.byte(range.lowerBound - 1)
        let after = text.byte(range.upperBound)
        guard !isPlain, before != 0x2E, before != 0x2D, text.byte(range.lowerBound) != 0x30,
            !(after == 0x2E && text.isLetterOrDigit(range.upperBound + 1)),
            !text.hasCue(["version", "v", "section", "release"], around: number, before: 10)
        else { return nil }
        return range
    }

    /// Groups of hexadecimal digits between colons: eight, or fewer with one `::`.
    mutating func findAddressesOfVersion6() {
        var index = 0
        while index < text.count {
            guard isHexadecimal(index) || text.byte(index) == 0x3A else {
                index += 1
                continue
            }
            let start = index
            while index < text.count, isHexadecimal(index) || text.byte(index) == 0x3A {
                index += 1
            }
            var end = index
            if text.byte(end - 1) == 0x3A, text.byte(end - 2) != 0x3A { end -= 1 }
            guard start < end, !text.isLetterOrDigit(start - 1), !text.isLetterOrDigit(end),
                isVersion6(start..<end), !isTaken(start..<end)
            else { continue }
            add(.ip, start..<end)
        }
    }

    private func isHexadecimal(_ index: Int) -> Bool {
        (0x30...0x39).contains(text.byte(index)) || (0x61...0x66).contains(text.byte(index))
    }

    private func isVersion6(_ range: Range<Int>) -> Bool {
        guard range.count <= 39 else { return false }
        var groups = 0
        var length = 0
        var gaps = 0
        for index in range {
            if text.byte(index) != 0x3A {
                if length == 0 { groups += 1 }
                length += 1
                if length > 4 { return false }
                continue
            }
            if index > range.lowerBound, text.byte(index - 1) == 0x3A { gaps += 1 }
            length = 0
        }
        if text.byte(range.lowerBound) == 0x3A, text.byte(range.lowerBound + 1) != 0x3A {
            return false
        }
        return gaps == 0 ? groups == 8 : gaps == 1 && (3...7).contains(groups)
    }
}
