/// One counted review, as a number: who scored which idea how.
package struct GivenScore: Equatable, Sendable {
    /// The idea's place, from 0.
    package var idea: Int
    /// The member's place, from 0.
    package var member: Int
    /// The weighted mean of the criteria, on the rubric's scale.
    package var value: Double

    package init(idea: Int, member: Int, value: Double) {
        self.idea = idea
        self.member = member
        self.value = value
    }
}

/// All that a calibration is made from. Ideas and members without a score are part of it: of them
/// the model says what it says of any other.
package struct ScoreTable: Equatable, Sendable {
    package let ideas: Int
    package let members: Int
    package let scores: [GivenScore]
    /// What the crowd thinks of each idea, in standard deviations around its mean; nil where it is
    /// left out, as for the published score.
    package let crowd: [Double]?

    /// Scores that are no numbers, or whose idea or member does not exist, are left out.
    package init(ideas: Int, members: Int, scores: [GivenScore], crowd: [Double]? = nil) {
        self.ideas = max(0, ideas)
        self.members = max(0, members)
        self.scores = scores.filter {
            $0.value.isFinite && (0..<ideas).contains($0.idea) && (0..<members).contains($0.member)
        }
        self.crowd = crowd?.count == ideas ? crowd : nil
    }

    /// From scores by the names of members, a row an idea; those of others are left out.
    init(
        rows: [[(member: String, score: Double)]], members names: [String],
        crowd: [Double]? = nil
    ) {
        var places: [String: Int] = [:]
        for (place, name) in names.enumerated() { places[name] = place }
        let scores = rows.enumerated().flatMap { idea, row in
            row.compactMap { name, score in
                places[name].map { GivenScore(idea: idea, member: $0, value: score) }
            }
        }
        self.init(ideas: rows.count, members: names.count, scores: scores, crowd: crowd)
    }
}

/// How much scores differ, and by what: squares on the rubric's scale, none below 0.
package struct VarianceComponents: Equatable, Sendable {
    /// Between ideas (τ²).
    package var idea: Double
    /// Between members, some of whom are harsh and some lenient (σ_b²).
    package var member: Double
    /// What neither explains (σ²); above 0.
    package var residual: Double

    package init(idea: Double, member: Double, residual: Double) {
        self.idea = idea
        self.member = member
        self.residual = residual
    }

    /// What is assumed before there is a review, on a scale of five points.
    package static let assumed = VarianceComponents(idea: 0.6, member: 0.15, residual: 0.7)

    /// What is assumed on another scale, from its lowest to its highest point.
    package static func assumed(from low: Double, to high: Double) -> VarianceComponents {
        let factor = (high - low) / 4 * ((high - low) / 4)
        return VarianceComponents(
            idea: assumed.idea * factor, member: assumed.member * factor,
            residual: assumed.residual * factor)
    }
}
