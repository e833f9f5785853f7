/// Maximal marginal relevance: a choice that is good and not all alike (J. Carbonell and
/// J. Goldstein, SIGIR 1998). Each next one is the best of what is left, less what it repeats of those
/// already chosen. It proposes swaps; it never decides, since nobody could explain it to whoever
/// loses by it.
package enum MarginalRelevance {
    /// What the value weighs; the rest is the likeness.
    package static let usualWeight = 0.7

    /// The places of the first `count`, in the order in which they are chosen; the lower place among
    /// equals.
    /// - Parameters:
    ///   - values: 0 to 1.
    ///   - similarity: of two places, 0 to 1.
    package static func order(
        _ values: [Double], count: Int, weight: Double = usualWeight,
        similarity: (Int, Int) -> Double
    ) -> [Int] {
        var likeness = values.map { _ in 0.0 }
        var left = Array(values.indices)
        var chosen: [Int] = []
        func worth(_ place: Int) -> Double {
            weight * values[place] - (1 - weight) * likeness[place]
        }
        while chosen.count < count, var best = left.first {
            for place in left where worth(place) > worth(best) { best = place }
            chosen.append(best)
            left.removeAll { $0 == best }
            for place in left { likeness[place] = max(likeness[place], similarity(place, best)) }
        }
        return chosen
    }
}

/// An idea that a cut keeps although it says much the same as another that is kept, and what could
/// stand in its place.
package struct SimilarSwap: Equatable, Sendable {
    package let out: Int32
    /// The kept idea that it is most like.
    package let like: Int32
    /// How like, 0 to 1: the cosine of the words.
    package let similarity: Double
    package let into: Int32
}

extension Campaign {
    /// What `MarginalRelevance` would keep instead; empty where it keeps the same. For rules that have
    /// no limit but a number: with others a swap might break them.
    package func similarSwaps(_ preview: CutPreview, _ index: SimilarityIndex) -> [SimilarSwap] {
        let order = preview.order.order
        let raw = order.map { preview.order.values[$0] ?? 0 }
        guard !preview.rule.isConstrained, let low = raw.min(), let high = raw.max(), high > low
        else { return [] }
        let chosen = MarginalRelevance.order(
            raw.map { ($0 - low) / (high - low) }, count: preview.kept.count
        ) { index.cosine(order[$0], order[$1]) }.map { order[$0] }
        let (staying, kept) = (Set(chosen), Set(preview.kept))
        let leaving = preview.kept.filter { !staying.contains($0) }
        let coming = chosen.filter { !kept.contains($0) }
        return zip(leaving, coming).compactMap { out, into in
            let likest = chosen.filter(kept.contains).map { ($0, index.cosine(out, $0)) }
                .max { $0.1 < $1.1 }
            return likest.map {
                SimilarSwap(out: out, like: $0.0, similarity: $0.1, into: into)
            }
        }
    }
}
