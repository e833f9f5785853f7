/// The standard normal distribution.
enum Normal {
    /// Φ(z): the share below z.
    static func below(_ z: Double) -> Double { Libm.erfc(-z / 2.0.squareRoot()) / 2 }
}
