import Testing

@testable import WhittleCore

/// Published values, and those of the PyPI package krippendorff 0.9.0 on the same data.
@Suite struct KrippendorffTests {
    /// Units by rows, raters by columns.
    private static let dataC: [[Double?]] = {
        let raters: [[Double?]] = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, nil],
            [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
        ]
        return raters[0].indices.map { unit in raters.map { $0[unit] } }
    }()
    private static let panel8: [[Double?]] = [
        [4, 3, nil, 5], [2, 2, 3, nil], [5, nil, 4, 5], [3, 2, nil, 4], [nil, 1, 2, 3],
        [4, 3, 4, nil], [2, nil, 1, 3], [nil, 4, 5, 5],
    ]
    private static let shroutFleiss: [[Double?]] = [
        [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]

    @Test func nothingToCompareHasNoAlpha() {
        #expect(Krippendorff([]).alpha(.nominal) == nil)
        #expect(Krippendorff([[1], [nil, 2], []]).alpha(.interval) == nil)
        #expect(Krippendorff([[1], [nil, 2], []]).pairedUnits == 0)
    }

    @Test func whereNothingVariesAlphaSaysNothing() {
        let same = Krippendorff([[1, 1], [1, 1], [1, nil]])
        #expect(same.isConstant)
        for metric in ScaleMetric.allCases { #expect(same.alpha(metric) == nil) }
        #expect(same.interval(.nominal, resamples: 10, seed: 1) == nil)
    }

    @Test func valuesThatAreNoNumbersAreMissing() {
        let odd = Krippendorff([[1, .nan, 2], [.infinity, 1, 1], [2, 2, nil]])
        let clean = Krippendorff([[1, 2], [1, 1], [2, 2]])
        #expect(odd.alpha(.nominal) == clean.alpha(.nominal))
    }

    @Test(arguments: [
        (ScaleMetric.nominal, [0.7434210526, -0.02222222222, -0.06481481481]),
        (.ordinal, [0.8153875038, 0.6070789554, 0.1090594132]),
        (.interval, [0.8491071429, 0.5851183766, 0.1473078504]),
        (.ratio, [0.7974027747, 0.4295322342, 0.08195127861]),
    ]) func publishedValues(_ metric: ScaleMetric, _ expected: [Double]) throws {
        for (data, value) in zip([Self.dataC, Self.panel8, Self.shroutFleiss], expected) {
            let alpha = try #require(Krippendorff(data).alpha(metric))
            #expect(abs(alpha - value) < 1e-9, "\(metric) \(alpha)")
        }
    }

    @Test func neitherTheOrderOfUnitsNorOfRatersMatters() throws {
        let turned = Array(Self.dataC.reversed().map { Array($0.reversed()) })
        for metric in ScaleMetric.allCases {
            let one = try #require(Krippendorff(Self.dataC).alpha(metric))
            let other = try #require(Krippendorff(turned).alpha(metric))
            #expect(abs(one - other) < 1e-12)
        }
    }

    @Test func theIntervalHoldsAlphaAndComesAgainWithTheSeed() throws {
        let data = Krippendorff(Self.panel8)
        let alpha = try #require(data.alpha(.interval))
        let one = try #require(data.interval(.interval, seed: 7))
        #expect(one == data.interval(.interval, seed: 7))
        #expect(one != data.interval(.interval, seed: 8))
        #expect(one.low < alpha && alpha < one.high && one.high <= 1)
        let narrow = try #require(data.interval(.interval, level: 0.5, seed: 7))
        #expect(narrow.low > one.low && narrow.high < one.high)
    }

    /// 400 texts of which the coders differ on 80: alpha is 1 − (799 · 80) / (n0 · n1), with n0 = n1
    /// = 400, so 0.6005, and its standard error near √(0.2 · 0.8 / 400) · 2 = 0.04.
    @Test func theIntervalIsAsWideAsTheoryHasIt() throws {
        let units: [[Double?]] = (0..<400).map { unit in
            unit < 160 ? [1, 1] : unit < 320 ? [0, 0] : unit < 360 ? [1, 0] : [0, 1]
        }
        let data = Krippendorff(units)
        let alpha = try #require(data.alpha(.nominal))
        #expect(abs(alpha - (1 - 799.0 * 80 / 160_000)) < 1e-12)
        let interval = try #require(data.interval(.nominal, seed: 1))
        #expect(abs((interval.high - interval.low) - 2 * 1.96 * 0.04) < 0.02)
        #expect(interval.resamples == Krippendorff.resamples)
    }

    /// Each unit ten times in one cluster is drawn ten times at once: the interval is wide.
    @Test func unitsOfAClusterAreDrawnTogether() throws {
        let kinds: [[Double?]] = [[1, 0], [0, 0], [1, 1], [0, 0]]
        let units: [[Double?]] = (0..<400).map { kinds[$0 / 10 % 4] }
        let data = Krippendorff(units)
        let apart = try #require(data.interval(.nominal, seed: 3))
        let together = try #require(
            data.interval(.nominal, clusters: (0..<400).map { $0 / 10 }, seed: 3))
        // The width goes with the square root of the number of units drawn.
        let ratio = (together.high - together.low) / (apart.high - apart.low)
        #expect(ratio > 2.2 && ratio < 4.4, "\(ratio)")
    }

    @Test func quantilesLieBetweenTwoValues() {
        // numpy.percentile([1, 2, 4, 8], [0, 25, 50, 97.5, 100]).
        let values: [Double] = [1, 2, 4, 8]
        let expected = [(0.0, 1.0), (0.25, 1.75), (0.5, 3), (0.975, 7.7), (1, 8)]
        for (share, value) in expected {
            #expect(abs(BootstrapInterval.quantile(values, share) - value) < 1e-12)
        }
    }
}

/// The first values for the seeds 0 and 1234567 as the published C code gives them.
@Suite struct SplitMix64Tests {
    @Test func publishedValues() {
        var random = SplitMix64(seed: 1_234_567)
        let values = (0..<5).map { _ in random.next() }
        #expect(
            values == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test func everyNumberIsAsLikely() {
        var random = SplitMix64(seed: 5)
        var counts = Array(repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[random.below(7)] += 1 }
        // Five standard deviations of a binomial around 10,000.
        #expect(counts.allSatisfy { abs($0 - 10_000) < 463 }, "\(counts)")
        #expect(random.below(1) == 0 && random.below(0) == 0)
    }
}
