import Testing
import WhittleCore

@Suite struct Decimal15Tests {
    @Test(
        arguments: [
            (0, "0"), (-0.0, "0"), (0.1, "0.1"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"),
            (-1e-7, "-0.0000001"), (123456.789, "123456.789"), (-2.5, "-2.5"),
            (1.0 / 3, "0.33333333333333"),
            (9_007_199_254_740_991, "9007199254740991"),
            (-9_007_199_254_740_991, "-9007199254740991"),
            (0.999999999999999, "1"), (99.95, "99.95"), (1e14 + 0.25, "100000000000000"),
            (Double.nan, "0"), (.infinity, "0"), (1e-300, "0"),
        ] as [(Double, String)])
    func written(_ value: Double, _ expected: String) {
        #expect(Decimal15.text(value) == expected)
    }

    /// Up to fifteen digits survive a `Double`, so they must come back as they were.
    @Test func fifteenDigitsComeBack() {
        var state: UInt64 = 1
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let digits = Int(state >> 14) % 1_000_000_000_000_000
            let decimals = 1 + Int(state % 14)
            let padded =
                String(repeating: "0", count: max(0, decimals + 1 - "\(digits)".count))
                + "\(digits)"
            guard padded.last != "0" else { continue }
            let text = padded.dropLast(decimals) + "." + padded.suffix(decimals)
            let written = Double(text).map(Decimal15.text)
            #expect(written == String(text))
        }
    }
}
