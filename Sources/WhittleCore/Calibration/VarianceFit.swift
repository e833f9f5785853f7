/// Finds the variances under which the scores are likeliest, their means left out of account:
/// restricted maximum likelihood (Patterson and Thompson, 1971).
///
/// Newton's steps on the variances' logarithms, with the likelihood's exact slopes; where such a
/// step does not help, one of expectation and maximisation (A. P. Dempster, N. M. Laird and
/// D. B. Rubin, JRSS B 39:1, 1977), which never hurts.
struct VarianceFit {
    private let model: MixedModel
    private let priors: [MixedModel.Prior]
    /// Which variances are looked for; the others stay as they begin.
    private let isFree: [Bool]

    /// A variance below this share of the residual's is 0.
    private static let negligible = 1e-7
    /// Where ideas and members explain all, the likelihood has no end: chance keeps this share of
    /// what varies.
    private static let leastResidual = 1e-6
    /// So many steps at most; about ten are needed.
    private static let steps = 200

    init(
        _ model: MixedModel, _ priors: [MixedModel.Prior], withoutEliminated: Bool = false,
        withoutKept: Bool = false
    ) {
        self.model = model
        self.priors = priors
        isFree = [!withoutEliminated, !withoutKept, true]
    }

    /// A place on the likelihood.
    private struct Point {
        var variances: MixedModel.Variances
        var logLikelihood: Double
        /// Of −2 log L, by the logarithm of each variance.
        var slopes: [Double]
        var squares: MixedModel.Variances
    }

    private func point(_ variances: MixedModel.Variances) -> Point? {
        guard let solution = model.solve(variances, priors) else { return nil }
        let squares = MixedModel.Covariance(solution).expectedSquares()
        func slope(_ count: Int, _ squares: Double, _ variance: Double) -> Double {
            variance > 0 ? Double(count) - squares / variance : 0
        }
        return Point(
            variances: variances, logLikelihood: solution.logLikelihood,
            slopes: [
                slope(model.eliminatedWithScores, squares.eliminated, variances.eliminated),
                slope(model.kept, squares.kept, variances.kept),
                slope(model.count, squares.residual, variances.residual),
            ], squares: squares)
    }

    /// The likeliest variances; nil where the scores say nothing of them.
    func maximum() -> MixedModel.Variances? {
        guard model.count > model.fixed, let start = begin(), var here = point(start) else {
            return nil
        }
        let least = VarianceFit.leastResidual * 3 * start.residual
        for _ in 0..<VarianceFit.steps {
            here = withoutNegligible(here)
            if here.variances.residual <= least {
                here.variances.residual = least
                break
            }
            let largest = here.slopes.map(abs).max() ?? 0
            if largest < 1e-9 * Double(model.count) { break }
            guard let next = newton(from: here) ?? expectation(from: here) else { break }
            let gain = next.logLikelihood - here.logLikelihood
            let moved = VarianceFit.distance(next.variances, here.variances)
            here = next
            if gain <= 0, moved < 1e-11 { break }
        }
        return here.variances
    }

    /// A third of what varies to each.
    private func begin() -> MixedModel.Variances? {
        var sum = 0.0
        for index in 0..<model.count { sum += model.score(index).value }
        let mean = sum / Double(model.count)
        var squares = 0.0
        for index in 0..<model.count {
            let rest = model.score(index).value - mean
            squares += rest * rest
        }
        let part = squares / Double(max(1, model.count - 1)) / 3
        guard part > 0 else { return nil }
        return MixedModel.Variances(
            eliminated: isFree[0] ? part : 0, kept: isFree[1] ? part : 0, residual: part)
    }

    /// Newton's step, halved until it helps; nil where it does not.
    private func newton(from here: Point) -> Point? {
        let free = here.variances.logarithms.indices.filter {
            isFree[$0] && here.variances.logarithms[$0].isFinite
        }
        let width = 1e-4
        var curvature = [Double](repeating: 0, count: free.count * free.count)
        for (column, index) in free.enumerated() {
            var moved = here.variances.logarithms
            moved[index] += width
            guard let there = point(MixedModel.Variances(logarithms: moved)) else { return nil }
            for (row, other) in free.enumerated() {
                curvature[row * free.count + column] =
                    (there.slopes[other] - here.slopes[other]) / width
            }
        }
        for row in 0..<free.count {
            for column in 0..<row {
                let mean =
                    (curvature[row * free.count + column] + curvature[column * free.count + row])
                    / 2
                curvature[row * free.count + column] = mean
                curvature[column * free.count + row] = mean
            }
        }
        guard let factor = CholeskyFactor(curvature, size: free.count) else { return nil }
        let step = factor.solve(free.map { -here.slopes[$0] })
        let longest = step.map(abs).max() ?? 0
        var share = min(1, 2 / max(longest, 2))
        for _ in 0..<8 {
            var moved = here.variances.logarithms
            for (place, index) in free.enumerated() { moved[index] += share * step[place] }
            if let there = point(MixedModel.Variances(logarithms: moved)),
                there.logLikelihood > here.logLikelihood - 1e-10 * abs(here.logLikelihood),
                there.slopes.map(abs).max() ?? 0 < here.slopes.map(abs).max() ?? 0
                    || there.logLikelihood > here.logLikelihood
            {
                return there
            }
            share /= 2
        }
        return nil
    }

    private func expectation(from here: Point) -> Point? {
        var next = here.variances
        if isFree[0], next.eliminated > 0 {
            next.eliminated = here.squares.eliminated / Double(max(1, model.eliminatedWithScores))
        }
        if isFree[1], next.kept > 0 {
            next.kept = here.squares.kept / Double(max(1, model.kept))
        }
        next.residual = here.squares.residual / Double(max(1, model.count))
        return point(next)
    }

    /// A variance that has all but gone and would go on is 0.
    private func withoutNegligible(_ here: Point) -> Point {
        var next = here.variances
        let least = VarianceFit.negligible * next.residual
        if isFree[0], next.eliminated > 0, next.eliminated < least, here.slopes[0] > 0 {
            next.eliminated = 0
        }
        if isFree[1], next.kept > 0, next.kept < least, here.slopes[1] > 0 { next.kept = 0 }
        guard next != here.variances else { return here }
        return point(next) ?? here
    }

    private static func distance(
        _ one: MixedModel.Variances, _ other: MixedModel.Variances
    ) -> Double {
        zip(one.logarithms, other.logarithms).map { $0 == $1 ? 0 : abs($0 - $1) }.max() ?? 0
    }
}

extension MixedModel.Variances {
    /// By side; minus infinity where a variance is 0.
    fileprivate var logarithms: [Double] {
        [eliminated, kept, residual].map { $0 > 0 ? Libm.log($0) : -.infinity }
    }

    fileprivate init(logarithms: [Double]) {
        self.init(
            eliminated: Libm.exp(logarithms[0]), kept: Libm.exp(logarithms[1]),
            residual: Libm.exp(logarithms[2]))
    }
}
