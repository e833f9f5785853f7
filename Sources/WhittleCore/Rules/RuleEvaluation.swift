/// How a rule, or several together, did on items of which it is known what they are.
package struct RuleEvaluation: Equatable, Sendable {
    /// Items that were found, and those of them that are what was looked for.
    package private(set) var hits = 0
    /// Hits on items that are what was looked for.
    package private(set) var right = 0
    /// All items that are what was looked for.
    package private(set) var positives = 0
    /// How many were looked at.
    package private(set) var items = 0

    /// Of no item.
    package init() {}

    /// Counts one item.
    package mutating func add(isHit: Bool, isPositive: Bool) {
        items += 1
        if isPositive { positives += 1 }
        if isHit { hits += 1 }
        if isHit, isPositive { right += 1 }
    }

    /// Nil where nothing was found.
    package var precision: Double? { hits == 0 ? nil : Double(right) / Double(hits) }
    /// The share of the positives that were found; nil where there are none.
    package var recall: Double? { positives == 0 ? nil : Double(right) / Double(positives) }

    /// The score interval of a share (Wilson 1927), at 95 % (z = 1.959964).
    package static func interval(_ part: Int, of whole: Int) -> ClosedRange<Double>? {
        guard whole > 0 else { return nil }
        let (count, share) = (Double(whole), Double(part) / Double(whole))
        let z = 1.959963984540054
        let middle = share + z * z / (2 * count)
        let spread =
            z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
        let scale = 1 + z * z / count
        return max(0, (middle - spread) / scale)...min(1, (middle + spread) / scale)
    }
}
