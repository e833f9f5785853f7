/// E-mail addresses and handles: both stand at an `@`.
extension Detectors {
    mutating func findAddresses() {
        var end = 0
        for at in text.ats where at >= end {
            if let range = emailRange(at, from: end) {
                add(.email, range)
                take(range)
                end = range.upperBound
            } else if let range = handleRange(at) {
                add(.handle, range)
                take(range)
                end = range.upperBound
            }
        }
        settleTaken()
    }

    private func isLocal(_ index: Int) -> Bool {
        if text.isLetterOrDigit(index) { return true }
        switch text.byte(index) {
        case 0x2E, 0x5F, 0x25, 0x2B, 0x2D, 0x27: return true
        default: return false
        }
    }

    private func isDomain(_ index: Int) -> Bool {
        text.isLetterOrDigit(index) || text.byte(index) == 0x2D || text.byte(index) == 0x2E
    }

    /// The address around an `@`, looking back no further than `from`.
    private func emailRange(_ at: Int, from: Int) -> Range<Int>? {
        var start = at
        // No address has more before its @; a longer run is no address, and is not walked again.
        while start > from, at - start < 65, isLocal(start - 1) { start -= 1 }
        guard at - start < 65, start == 0 || text.byte(start - 1) != 0x40 else { return nil }
        while start < at, !text.isLetterOrDigit(start) { start += 1 }
        guard start < at, let end = domainEnd(at + 1) else { return nil }
        return start..<end
    }

    /// Where a domain name ends that begins here, by at least two labels and a top one of letters;
    /// nil where there is none.
    private func domainEnd(_ start: Int) -> Int? {
        var end = start
        while end < text.count, end - start < 254, isDomain(end) { end += 1 }
        while end > start, !text.isLetterOrDigit(end - 1) { end -= 1 }
        var label = end
        while label > start, text.byte(label - 1) != 0x2E { label -= 1 }
        guard label > start + 1, text.isLetterOrDigit(start) else { return nil }
        let top = label..<end
        guard (2...24).contains(top.count),
            top.allSatisfy({ (0x61...0x7A).contains(text.byte($0)) }),
            !text.equals(top, anyOf: Detectors.fileEndings)
        else { return nil }
        return end
    }

    static let fileEndings: [StaticString] = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "css", "html", "txt", "doc", "docx",
    ]

    /// Words that follow an `@` and name nobody.
    private static let noHandles: [StaticString] = [
        "home", "work", "all", "everyone", "here", "channel", "least", "night", "once", "school",
        "nhs", "media", "import", "param",
    ]

    private func handleRange(_ at: Int) -> Range<Int>? {
        guard at == 0 || !isLocal(at - 1), text.byte(at - 1) != 0x40, text.byte(at - 1) != 0x2F
        else { return nil }
        var end = at + 1
        while end < text.count, end - at <= 31 {
            let isInner =
                text.byte(end) == 0x2E && text.isLetterOrDigit(end + 1)
                && text.isLetterOrDigit(end - 1)
            guard text.isLetterOrDigit(end) || text.byte(end) == 0x5F || isInner else { break }
            end += 1
        }
        guard (3...31).contains(end - at), !(0x30...0x39).contains(text.byte(at + 1)),
            text.byte(at + 1) != 0x2E, !text.equals(at + 1..<end, anyOf: Detectors.noHandles)
        else { return nil }
        // On other servers: @name@host.
        if text.byte(end) == 0x40 { return domainEnd(end + 1).map { at..<$0 } }
        // A domain alone, as in “all of us @example.org”.
        if let domain = domainEnd(at + 1), domain == end, isTopDomain(endingAt: end) { return nil }
        return at..<end
    }

    private func isTopDomain(endingAt end: Int) -> Bool {
        var label = end
        while label > 0, text.isLetterOrDigit(label - 1) { label -= 1 }
        return text.equals(label..<end, anyOf: Detectors.topDomains)
    }
}
