/// SplitMix64 (Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, OOPSLA
/// 2014): the same seed gives the same numbers on every machine.
package struct SplitMix64: Sendable {
    private var state: UInt64

    /// Any seed will do, 0 too.
    package init(seed: UInt64) {
        state = seed
    }

    /// 64 bits, each as likely to be set as not.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A whole number from 0 up to, not including, `bound`, each as likely as the others. `bound`
    /// is at least 1.
    package mutating func below(_ bound: Int) -> Int {
        let bound = UInt64(max(1, bound))
        // The numbers below this would make the first results more likely than the last.
        let uneven = (0 &- bound) % bound
        while true {
            let product = next().multipliedFullWidth(by: bound)
            if product.low >= uneven { return Int(product.high) }
        }
    }

    /// A number from 0 up to, not including, 1, in steps of 2⁻⁵³.
    package mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A draw from the standard normal distribution, of two numbers (G. E. P. Box and
    /// M. E. Muller, Annals of Mathematical Statistics 29:610, 1958).
    package mutating func normal() -> Double {
        let length = (-2 * Libm.log(Double((next() >> 11) + 1) * 0x1p-53)).squareRoot()
        return length * Libm.cos(2 * Double.pi * uniform())
    }
}
