/// How much one more review of an idea is worth, by the rules that are compared (methods C.1). The
/// boundary needs no tuning and no sampling, and none of the others is better.
package enum ReadingWorth: String, CaseIterable, Equatable, Sendable {
    /// The chance of standing on the wrong side of the line, times what a review takes away of the
    /// doubt.
    case boundary
    /// The knowledge gradient: what up to four reviews are expected to gain, by review.
    case gradient
    /// Optimal computing budget allocation for the top k: the share of the reviews that the idea
    /// should have, over those that it has.
    case allocation

    /// No idea is taken to be nearer to the line, in points: the allocation would give it everything.
    static let leastGap = 0.05
    /// The variance that ideas are assumed to have, which stands for reviews before any is given.
    static let assumedVariance = 0.6

    func worth(_ candidate: ReviewCandidate, _ line: CutLine, residual: Double) -> Double {
        let idea = candidate.estimate
        switch self {
        case .boundary: return line.worth(idea, residual: residual)
        case .gradient: return line.gradient(idea, residual: residual)
        case .allocation:
            return line.allocation(idea, leastGap: ReadingWorth.leastGap)
                / (Double(candidate.reviews) + residual / ReadingWorth.assumedVariance)
        }
    }
}

extension CutLine {
    /// How far an idea stands from the idea that it would change places with.
    func gap(_ idea: PanelCalibration.Estimate) -> Double {
        abs(idea.mean - (idea.mean >= inside ? outside : inside))
    }

    /// The knowledge gradient of so many reviews of an idea (P. Frazier, W. Powell and S. Dayanik,
    /// SIAM Journal on Control and Optimization 47:2410, 2008): what the choice is expected to gain.
    func gain(_ idea: PanelCalibration.Estimate, reviews: Int, residual: Double) -> Double {
        let count = Double(reviews)
        let sum = residual + count * idea.variance
        guard sum > 0, idea.variance > 0 else { return 0 }
        let spread = (idea.variance * idea.variance * count / sum).squareRoot()
        let z = -gap(idea) / spread
        return spread * (z * Normal.below(z) + Normal.density(z))
    }

    /// The best gain by review of one to four reviews.
    func gradient(_ idea: PanelCalibration.Estimate, residual: Double) -> Double {
        (1...4).map { gain(idea, reviews: $0, residual: residual) / Double($0) }.max() ?? 0
    }

    /// The weight of an idea in the optimal allocation: one over the square of its distance from the
    /// line.
    func allocation(_ idea: PanelCalibration.Estimate, leastGap: Double = 0) -> Double {
        let distance = max(abs(idea.mean - value), leastGap)
        return 1 / (distance * distance)
    }
}
