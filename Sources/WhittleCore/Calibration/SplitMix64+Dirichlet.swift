extension SplitMix64 {
    /// A draw from the gamma distribution of this shape, above 0, and scale 1 (G. Marsaglia and
    /// W. W. Tsang, ACM Transactions on Mathematical Software 26:363, 2000).
    mutating func gamma(_ shape: Double) -> Double {
        guard shape >= 1 else {
            // Of a shape below 1: one with a shape above it, times a power of a uniform number.
            let logarithm = Libm.log(Double((next() >> 11) + 1) * 0x1p-53)
            return gamma(shape + 1) * Libm.exp(logarithm / shape)
        }
        let third = shape - 1.0 / 3
        let scale = 1 / (9 * third).squareRoot()
        while true {
            let z = normal()
            let root = 1 + scale * z
            guard root > 0 else { continue }
            let cube = root * root * root
            let uniform = Libm.log(Double((next() >> 11) + 1) * 0x1p-53)
            if uniform < z * z / 2 + third - third * cube + third * Libm.log(cube) {
                return third * cube
            }
        }
    }

    /// A draw of shares that sum to 1, around the means `weights` (above 0, with the sum 1), from
    /// the Dirichlet distribution: the larger the concentration, the nearer to them.
    mutating func dirichlet(_ weights: [Double], concentration: Double) -> [Double] {
        let draws = weights.map { gamma(concentration * $0) }
        let sum = draws.reduce(0, +)
        // With shapes near 0 all may vanish: then the heaviest takes all.
        guard sum > 0 else {
            let heaviest = weights.indices.max { weights[$0] < weights[$1] }
            return weights.indices.map { $0 == heaviest ? 1 : 0 }
        }
        return draws.map { $0 / sum }
    }
}
