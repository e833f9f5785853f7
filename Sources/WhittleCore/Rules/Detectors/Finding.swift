/// What a detector has found: a range of the folded text.
struct Finding: Sendable {
    var kind: RuleKind
    var range: Range<Int>
    /// True where it may be something else.
    var isUnsure = false
}

/// Looks for personal data, links and form in one folded text. Every scan goes over the text a
/// bounded number of times: no pattern is ever tried again from the start.
struct Detectors {
    let text: RuleText
    private(set) var findings: [Finding] = []
    /// What one detector has taken and another must not read as something else: digits of an
    /// account inside a web address are no telephone number.
    private var taken: [Range<Int>] = []

    init(_ text: RuleText) {
        self.text = text
    }

    mutating func run() {
        findAddresses()
        findLinks()
        findNumbers()
        findPeople()
        if text.hasColon { findAddressesOfVersion6() }
    }

    mutating func add(_ kind: RuleKind, _ range: Range<Int>, isUnsure: Bool = false) {
        findings.append(Finding(kind: kind, range: range, isUnsure: isUnsure))
    }

    /// Keeps a range from other detectors. Ranges are taken in any order.
    mutating func take(_ range: Range<Int>) {
        taken.append(range)
    }

    /// Sorts what was taken, so that it can be asked in turn.
    mutating func settleTaken() {
        taken.sort { $0.lowerBound < $1.lowerBound }
    }

    func isTaken(_ range: Range<Int>) -> Bool {
        // The ranges taken do not overlap by much: a search for the last that begins before the
        // end, and a look at a few before it.
        var low = 0
        var high = taken.count
        while low < high {
            let middle = (low + high) / 2
            if taken[middle].lowerBound < range.upperBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return taken[..<low].suffix(4).contains { $0.overlaps(range) }
    }
}
