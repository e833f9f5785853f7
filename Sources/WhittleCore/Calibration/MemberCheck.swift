/// Whether a member scores like the rest of the panel (methods G). It is shown, and weighs nothing:
/// people decide what it means.
package struct MemberCheck: Equatable, Sendable {
    /// The correlation of their scores with what the others say of the same ideas; nil with fewer
    /// than twenty ideas, or where one of the two does not vary.
    package let correlation: Double?
    /// What the correlation may be at most, with 97.5 % confidence (R. A. Fisher's z, 1921).
    package let highest: Double?
    /// They are more than three median deviations from the panel's middle; with few reviews nobody
    /// is.
    package let isFarOut: Bool
    /// How many of their scores are further from what was to be expected than chance explains:
    /// 3.5 standard errors.
    package let oddScores: Int

    /// A correlation that is surely below this is that of somebody who scores something else.
    package static let leastCorrelation = 0.3
    package static let leastIdeas = 20
    private static let leastMembers = 5
    /// From so many reviews on more than half of how lenient a member seems is theirs and not what
    /// is assumed of anyone: with the assumed components 5 · .15 / (5 · .15 + .7) = .52.
    static let leastReviews = 5
    private static let oddness = 3.5

    /// True where the chair should look.
    package var isFlagged: Bool {
        isFarOut || oddScores > 0 || (highest ?? 1) < MemberCheck.leastCorrelation
    }

    /// What was found, in words; empty where nothing was.
    package var words: String {
        var found: [String] = []
        if let highest, let correlation, highest < MemberCheck.leastCorrelation {
            found.append(
                "scores unlike the others: correlation \(Figures.decimal(correlation)), at most \(Figures.decimal(highest))"
            )
        }
        if isFarOut { found.append("far from the panel's middle") }
        if oddScores > 0 { found.append(Figures.count(oddScores, "odd score")) }
        return found.joined(separator: "; ")
    }

    /// By the members' places.
    static func all(_ calibration: PanelCalibration) -> [MemberCheck] {
        let scores = calibration.scores
        var loads = [Int](repeating: 0, count: scores.members)
        for score in scores.scores { loads[score.member] += 1 }
        let used = loads.indices.filter { loads[$0] >= leastReviews }
        let values = used.map { calibration.leniency[$0].mean }
        let middle = BootstrapInterval.quantile(values.sorted(), 0.5)
        let deviation = BootstrapInterval.quantile(values.map { abs($0 - middle) }.sorted(), 0.5)
        return (0..<scores.members).map { member in
            let own = scores.scores.filter { $0.member == member }
            let (correlation, highest) = correlation(of: own, member, calibration)
            let far = abs(calibration.leniency[member].mean - middle) > 3 * deviation
            let residual = calibration.components.residual
            let odd = own.count { score in
                let idea = calibration.ideas[score.idea]
                let rest = score.value - idea.mean - calibration.leniency[member].mean
                return abs(rest) > oddness * (residual + idea.variance).squareRoot()
            }
            return MemberCheck(
                correlation: correlation, highest: highest,
                isFarOut: used.count >= leastMembers && deviation > 0 && far
                    && own.count >= leastReviews,
                oddScores: odd)
        }
    }

    private static func correlation(
        of own: [GivenScore], _ member: Int, _ calibration: PanelCalibration
    ) -> (value: Double?, highest: Double?) {
        let scores = calibration.scores
        guard own.count >= leastIdeas else { return (nil, nil) }
        let others = ScoreTable(
            ideas: scores.ideas, members: scores.members,
            scores: scores.scores.filter { $0.member != member })
        guard let rest = PanelCalibration(others, components: calibration.components) else {
            return (nil, nil)
        }
        let read = Set(others.scores.map(\.idea))
        let pairs = own.filter { read.contains($0.idea) }
            .map { ($0.value, rest.ideas[$0.idea].mean) }
        guard pairs.count >= leastIdeas, let value = pearson(pairs) else { return (nil, nil) }
        let inside = min(max(value, -0.999_999), 0.999_999)
        let z =
            Libm.log((1 + inside) / (1 - inside)) / 2 + 1.959963984540054
            / Double(pairs.count - 3).squareRoot()
        let power = Libm.exp(2 * z)
        return (value, (power - 1) / (power + 1))
    }

    private static func pearson(_ pairs: [(Double, Double)]) -> Double? {
        let count = Double(pairs.count)
        let left = pairs.reduce(0) { $0 + $1.0 } / count
        let right = pairs.reduce(0) { $0 + $1.1 } / count
        var product = 0.0
        var leftSquares = 0.0
        var rightSquares = 0.0
        for (one, other) in pairs {
            product += (one - left) * (other - right)
            leftSquares += (one - left) * (one - left)
            rightSquares += (other - right) * (other - right)
        }
        guard leftSquares > 0, rightSquares > 1e-12 else { return nil }
        return product / (leftSquares * rightSquares).squareRoot()
    }
}
