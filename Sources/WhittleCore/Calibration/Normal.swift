/// The standard normal distribution.
enum Normal {
    /// Φ(z): the share below z.
    static func below(_ z: Double) -> Double { Libm.erfc(-z / 2.0.squareRoot()) / 2 }

    /// φ(z): the density at z.
    static func density(_ z: Double) -> Double {
        Libm.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    }

    /// Φ⁻¹: below which value a share of 0 to 1 lies, by halving; at most 38 from 0, where nothing
    /// is left on the other side.
    static func quantile(_ share: Double) -> Double {
        var low = -38.0
        var high = 38.0
        while true {
            let middle = low + (high - low) / 2
            guard middle > low, middle < high else { return middle }
            if below(middle) < share { low = middle } else { high = middle }
        }
    }
}
