/// The ideas that lead now, each with the interval in which its score may lie: by the panel where
/// the viewer may see enough of its scores, else by the crowd; none for those who see neither.
package struct LeadingIdeas: Equatable, Sendable {
    package enum Basis: Equatable, Sendable {
        /// The panel's adjusted scores, with 1.96 standard errors on each side.
        case adjusted
        /// The panel's raw means, which have no interval.
        case raw
        /// The share of ups, with the middle 95 % of its posterior distribution.
        case crowd

        /// As JSON says it.
        package var word: String {
            switch self {
            case .adjusted: "adjusted"
            case .raw: "raw"
            case .crowd: "crowd"
            }
        }

        /// `the panel’s adjusted scores, 95 % intervals`.
        package var words: String {
            switch self {
            case .adjusted: "the panel’s adjusted scores, 95 % intervals"
            case .raw: "the panel’s raw means"
            case .crowd: "the crowd’s share of ups, 95 % intervals"
            }
        }
    }

    package struct Row: Equatable, Sendable {
        package let item: Int32
        package let value: Double
        package let low: Double
        package let high: Double
    }

    package let basis: Basis
    /// The best first.
    package let rows: [Row]

    /// Nil where the viewer may see neither kind of score, or there is none.
    package init?(_ rankings: Rankings, limit: Int) {
        if let worth = rankings.panel?.adjusted, !worth.order.isEmpty {
            basis = .adjusted
            rows = worth.order.prefix(limit).compactMap { item in
                worth.estimate(item).map {
                    Row(
                        item: item, value: $0.mean, low: $0.mean - 1.96 * $0.standardError,
                        high: $0.mean + 1.96 * $0.standardError)
                }
            }
            return
        }
        let scored = rankings.byPanel.prefix(limit).compactMap { item in
            rankings.panelScore(item).map {
                Row(item: item, value: $0.mean, low: $0.mean, high: $0.mean)
            }
        }
        if !scored.isEmpty {
            (basis, rows) = (.raw, scored)
            return
        }
        let voted = rankings.byCrowd.prefix(limit).compactMap { item -> Row? in
            guard let score = rankings.crowdScore(item), score.up + score.down > 0 else {
                return nil
            }
            return Row(
                item: item, value: score.mean, low: score.posterior.quantile(0.025),
                high: score.posterior.quantile(0.975))
        }
        guard !voted.isEmpty else { return nil }
        (basis, rows) = (.crowd, voted)
    }
}
