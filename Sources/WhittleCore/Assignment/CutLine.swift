/// The line between the ideas that would be taken now and the others, for choosing what to read:
/// the threshold of optimal computing budget allocation for the top k (C.-H. Chen, D. He, M. Fu
/// and L. H. Lee, INFORMS Journal on Computing 20:579, 2008).
package struct CutLine: Equatable, Sendable {
    /// On the scale of the scores.
    package let value: Double
    /// The means of the last idea inside and of the first outside.
    let inside: Double
    let outside: Double

    /// - Parameter top: how many are taken. Nil where all are, or none.
    package init?(_ ideas: [PanelCalibration.Estimate], top: Int) {
        guard top > 0, top < ideas.count else { return nil }
        let order = ideas.indices.sorted {
            ideas[$0].mean != ideas[$1].mean ? ideas[$0].mean > ideas[$1].mean : $0 < $1
        }
        let inside = ideas[order[top - 1]]
        let outside = ideas[order[top]]
        self.inside = inside.mean
        self.outside = outside.mean
        let sum = inside.standardError + outside.standardError
        value =
            sum > 0
            ? (outside.standardError * inside.mean + inside.standardError * outside.mean) / sum
            : (inside.mean + outside.mean) / 2
    }

    /// The chance that an idea stands on the wrong side of the line, 0 to 0.5.
    package func chanceOfWrongSide(_ idea: PanelCalibration.Estimate) -> Double {
        let error = idea.standardError
        return error > 0 ? Normal.below(-abs(idea.mean - value) / error) : 0
    }

    /// How much one more review of an idea is worth: the chance that it stands on the wrong side,
    /// times the share of what is not known of it that one review takes away.
    /// - Parameter residual: the variance of one score, σ².
    package func worth(_ idea: PanelCalibration.Estimate, residual: Double) -> Double {
        let sum = idea.variance + residual
        return sum > 0 ? chanceOfWrongSide(idea) * idea.variance / sum : 0
    }
}
