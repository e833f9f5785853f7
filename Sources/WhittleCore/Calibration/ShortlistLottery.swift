/// A lottery for the places that scores leave open: the clipped linear lottery, whose chances move
/// little when one score does (J. Goldberg, G. Fanti and N. B. Shah, arXiv 2605.20069, 2026).
package struct ShortlistLottery: Equatable, Sendable {
    /// Up to this score nobody is drawn; from `floor + width` on everybody is taken.
    package let floor: Double
    /// On the scale of the scores.
    package let width: Double
    /// By idea: the chance to be taken. Their sum is the number of places.
    package let chances: [Double]
    package let places: Int

    /// - Parameters:
    ///   - places: at least 1, fewer than there are scores.
    ///   - width: above 0.
    package init(_ scores: [Double], places: Int, width: Double) {
        func sum(_ floor: Double) -> Double {
            scores.reduce(0) { $0 + min(1, max(0, ($1 - floor) / width)) }
        }
        var low = (scores.min() ?? 0) - width
        var high = scores.max() ?? 0
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { break }
            if sum(middle) > Double(places) { low = middle } else { high = middle }
        }
        let floor = high
        self.floor = floor
        self.width = width
        self.places = places
        chances = scores.map { min(1, max(0, ($0 - floor) / width)) }
    }

    /// Draws so many ideas as there are places, each with its chance, by one number from 0 up to
    /// 1: systematic sampling (W. G. Madow, Annals of Mathematical Statistics 20:333, 1949).
    package func drawn(_ uniform: Double) -> [Int] {
        var chosen: [Int] = []
        var sum = 0.0
        for (idea, chance) in chances.enumerated() where chance > 0 {
            sum += chance
            if chosen.count < places, sum > uniform + Double(chosen.count) { chosen.append(idea) }
        }
        // What rounding took from the sum may be missing at its end.
        if chosen.count < places,
            let last = chances.indices.last(where: { chances[$0] > 0 && !chosen.contains($0) })
        {
            chosen.append(last)
        }
        return chosen
    }

    /// The number that a public text gives: of its bytes' SHA-256 the first thirteen hexadecimal
    /// digits, over 16¹³, so that anyone can compute it again.
    package static func number(of text: String) -> Double {
        let digits = SHA256.text(Array(text.utf8)).prefix(13)
        return Double(UInt64(digits, radix: 16) ?? 0) / Double(1 << 52)
    }
}

extension RoundCalibration {
    /// A lottery among the ideas that could go either way, by place in `ideas`; nil where the scores
    /// do not separate ideas, all are taken, or nothing could go either way. Its width is twice the
    /// median standard error of those ideas.
    package func lottery(top: Int, seed: UInt64) -> ShortlistLottery? {
        guard let chances = chances(top: top, seed: seed) else { return nil }
        let errors = ideas.indices.filter { chances.standings[$0].band == .grey }
            .map { ideas[$0].adjusted.standardError }.sorted()
        guard !errors.isEmpty else { return nil }
        let width = 2 * BootstrapInterval.quantile(errors, 0.5)
        guard width > 0 else { return nil }
        return ShortlistLottery(ideas.map(\.adjusted.mean), places: top, width: width)
    }
}
