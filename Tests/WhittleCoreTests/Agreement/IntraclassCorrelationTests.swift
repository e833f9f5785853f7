import Testing

@testable import WhittleCore

/// Tables whose figures are published, or were computed with scipy 1.17.1 and pingouin 0.7.0.
enum AgreementData {
    /// Shrout and Fleiss 1979, table 2.
    static let shroutFleiss: [[Double?]] = [
        [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    /// Five ideas by three raters, with ties.
    static let tied: [[Double?]] = [[5, 4, 5], [3, 3, 4], [4, 4, 4], [1, 2, 2], [2, 2, 1]]
    /// The raters contradict each other.
    static let contrary: [[Double?]] = [[1, 5, 3], [4, 2, 6], [3, 4, 1], [5, 1, 4]]
    /// Eight ideas by four members, each without one score.
    static let panel8: [[Double?]] = [
        [4, 3, nil, 5], [2, 2, 3, nil], [5, nil, 4, 5], [3, 2, nil, 4], [nil, 1, 2, 3],
        [4, 3, 4, nil], [2, nil, 1, 3], [nil, 4, 5, 5],
    ]
}

@Suite struct IntraclassCorrelationTests {
    private func squares(_ matrix: [[Double?]]) throws -> MeanSquares {
        try #require(MeanSquares(RatingTable(matrix)))
    }

    /// The six correlations in the order 1,1 1,k 2,1 2,k 3,1 3,k.
    private func correlations(_ matrix: [[Double?]]) throws -> [Double?] {
        let squares = try squares(matrix)
        return IntraclassForm.allCases.map { squares.correlation($0) }
    }

    @Test(
        arguments: [
            [], [[1, 2]], [[1], [2]], [[3, 3], [3, 3]], AgreementData.panel8, [[nil, nil]],
            [[1, .nan], [2, 3]],
        ] as [[[Double?]]])
    func withoutTwoItemsTwoRatersAndACompleteTableThereIsNone(_ matrix: [[Double?]]) {
        #expect(MeanSquares(RatingTable(matrix)) == nil)
    }

    @Test func whoAgreesFullyAgreesSurely() throws {
        let squares = try squares([[0.1, 0.1, 0.1], [0.7, 0.7, 0.7], [0.3, 0.3, 0.3]])
        for form in IntraclassForm.allCases {
            #expect(squares.correlation(form) == 1)
            #expect(squares.interval(form) == ConfidenceInterval(low: 1, high: 1))
        }
        #expect(squares.satterthwaite == nil)
    }

    /// The second rater always gives two more: the same order, not the same scores.
    @Test func aLenientRaterSpoilsTheScoresNotTheOrder() throws {
        let squares = try squares([[1, 3], [2, 4], [3, 5]])
        #expect(squares.correlation(.fixedSingle) == 1)
        #expect(squares.correlation(.fixedMean) == 1)
        // BMS 2, JMS 6, EMS 0: 2 / (2 + 2 · 6 / 3) and 2 / (2 + 6 / 3).
        #expect(squares.correlation(.randomSingle) == 1.0 / 3)
        #expect(squares.correlation(.randomMean) == 0.5)
    }

    @Test func whereTheMeansOfTheItemsAreTheSame() throws {
        // BMS is 0: −1/(k−1) for one score, and nothing for the mean.
        let squares = try squares([[1, 3], [3, 1], [1, 3]])
        #expect(squares.correlation(.oneWaySingle) == -1)
        #expect(squares.correlation(.oneWayMean) == nil)
        #expect(squares.correlation(.fixedMean) == nil)
        #expect(squares.interval(.oneWayMean) == nil)
    }

    @Test func meanSquaresAsPublished() throws {
        let squares = try squares(AgreementData.shroutFleiss)
        let expected = [11.24166667, 32.48611111, 1.019444444, 6.263888889]
        let found = [
            squares.betweenItems, squares.betweenRaters, squares.residual, squares.withinItems,
        ]
        for (one, other) in zip(found, expected) { #expect(abs(one - other) < 1e-8) }
        #expect(abs((squares.satterthwaite ?? 0) - 4.785143862) < 1e-8)
    }

    @Test func correlationsAsPublished() throws {
        let found = try correlations(AgreementData.shroutFleiss)
        let expected = [
            0.1657417684, 0.4427971337, 0.2897637795, 0.6200505476, 0.7148407148, 0.9093155424,
        ]
        for (one, other) in zip(found, expected) { #expect(abs((one ?? 9) - other) < 1e-10) }
    }

    @Test func theContrary() throws {
        let found = try correlations(AgreementData.contrary)
        let expected: [Double?] = [
            -0.3244147157, -2.7714285714, -0.5348837209, nil, -0.3622047244, -3.9428571429,
        ]
        for (one, other) in zip(found, expected) {
            #expect((one == nil) == (other == nil))
            #expect(abs((one ?? 0) - (other ?? 0)) < 1e-10)
        }
        // The denominator of ICC(2,k) is below 0: the formula would give 23.
        #expect(try squares(AgreementData.contrary).interval(.randomMean) == nil)
    }

    @Test(
        arguments: [
            (
                AgreementData.shroutFleiss,
                [
                    (-0.1329323249, 0.7225600623), (-0.8844421552, 0.9124154203),
                    (0.01878651337, 0.7610843696), (0.0711368153, 0.9272320402),
                    (0.342464765, 0.945858260), (0.6756747138, 0.9858916782),
                ]
            ),
            (
                AgreementData.tied,
                [
                    (0.5503432441, 0.9839242093), (0.7859477088, 0.9945833518),
                    (0.5131215081, 0.9840504394), (0.7597136731, 0.9946263415),
                    (0.4524714390, 0.9812325899), (0.7125748140, 0.9936649348),
                ]
            ),
        ] as [([[Double?]], [(Double, Double)])])
    func intervalsOfMcGrawAndWong(
        _ matrix: [[Double?]], _ expected: [(Double, Double)]
    ) throws {
        let squares = try squares(matrix)
        for (form, ends) in zip(IntraclassForm.allCases, expected) {
            let interval = try #require(squares.interval(form))
            #expect(abs(interval.low - ends.0) < 1e-8, "\(form) \(interval)")
            #expect(abs(interval.high - ends.1) < 1e-8, "\(form) \(interval)")
        }
    }

    @Test func theUnitOfTheScoresDoesNotMatter() throws {
        let scaled = AgreementData.shroutFleiss.map { $0.map { $0.map { 1e9 + 1e3 * $0 } } }
        let found = try correlations(scaled)
        for (one, other) in zip(found, try correlations(AgreementData.shroutFleiss)) {
            #expect(abs((one ?? 0) - (other ?? 0)) < 1e-9)
        }
    }

    /// scipy.stats.f.ppf.
    @Test(arguments: [
        (0.975, 5, 4.785143862, 7.498627593518863), (0.975, 4.785143862, 5, 7.190737169283824),
        (0.025, 3, 7, 0.06837889693755993), (0.5, 1, 1, 1), (0.999, 2, 30, 8.773397886916701),
        (0.975, 200, 100_000, 1.205548876540312), (0.975, 5, 0.7, 16111.609709860484),
        (0.025, 0.7, 5, 6.206704469684284e-05),
    ]) func quantilesOfF(_ q: Double, _ d1: Double, _ d2: Double, _ expected: Double) throws {
        let value = try #require(FDistribution.quantile(q, d1, d2))
        #expect(abs(value / expected - 1) < 1e-9, "\(value)")
    }

    @Test func quantilesOfFThatAreNone() {
        #expect(FDistribution.quantile(0.975, 0, 4) == nil)
        #expect(FDistribution.quantile(0.975, .nan, 4) == nil)
        #expect(FDistribution.quantile(1, 3, 4) == nil)
        #expect(FDistribution.quantile(0.975, 5, 0.001) == nil)
    }
}
