/// The mean without the highest and the lowest score, as the International Skating Union counts a
/// panel's marks.
package enum TrimmedMean {
    /// With fewer scores too much of the panel would be left out.
    package static let leastScores = 5

    /// Nil with fewer than five scores.
    package static func of(_ scores: [Double]) -> Double? {
        guard scores.count >= leastScores else { return nil }
        let kept = scores.sorted().dropFirst().dropLast()
        return kept.reduce(0, +) / Double(kept.count)
    }
}
