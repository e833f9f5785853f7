/// SplitMix64 (Steele, Lea and Flood 2014): small, seeded, the same everywhere. Only exact
/// arithmetic and no mathematics library, so that the demo is the same bytes on every machine.
struct DemoRandom {
    private var state: UInt64

    /// A stream of its own for each part, so that a change in one part leaves the others alone.
    init(seed: UInt64, stream: UInt64) {
        state = seed &+ stream &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// 0 up to, not including, the bound.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// From 0 up to, not including, 1.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func chance(_ probability: Double) -> Bool { unit() < probability }

    /// Nearly normal, mean 0, deviation 1: the sum of twelve.
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += unit() }
        return sum
    }

    /// Nearly lognormal: e to a normal of this deviation.
    mutating func skewed(_ deviation: Double) -> Double {
        var power = 1 + deviation * normal() / 1024
        for _ in 0..<10 { power *= power }
        return power
    }

    mutating func shuffle<Element>(_ list: inout [Element]) {
        guard list.count > 1 else { return }
        for index in stride(from: list.count - 1, to: 0, by: -1) {
            list.swapAt(index, below(index + 1))
        }
    }
}

/// Draws indices by weight.
struct DemoWeights {
    private var sums: [Double] = []

    init(_ weights: [Double]) {
        sums.reserveCapacity(weights.count)
        var sum = 0.0
        for weight in weights {
            sum += weight
            sums.append(sum)
        }
    }

    func draw(_ random: inout DemoRandom) -> Int {
        let wanted = random.unit() * (sums.last ?? 0)
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
