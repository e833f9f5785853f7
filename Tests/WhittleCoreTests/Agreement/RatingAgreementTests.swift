import Testing

@testable import WhittleCore

@Suite struct RatingAgreementTests {
    @Test func ofNothingNothingIsSaid() {
        let none = RatingAgreement(RatingTable([[RatingTable.Rating]]()))
        #expect(none.figures.count == AgreementStatistic.allCases.count)
        #expect(none.figures.allSatisfy { $0.value == nil && $0.reason != nil })
        #expect(
            none.sentence("The raters", "agree")
                == "How far the raters agree cannot be said: there are no two raters.")
    }

    @Test func aTableLeavesOutWhatIsNoRating() {
        let table = RatingTable([
            [nil, nil], [.infinity, 3], [1, 2],
        ])
        #expect(table.rows.count == 2 && table.count == 3 && table.raters == [0, 1])
        #expect(!table.isComplete && table.matrix == nil)
        let twice = RatingTable([
            [RatingTable.Rating(rater: 7, score: 1), RatingTable.Rating(rater: 7, score: 2)]
        ])
        #expect(twice.count == 1 && twice.rows[0][0].score == 1 && twice.raters == [7])
    }

    @Test func anIncompleteTableHasNoMeanSquares() throws {
        let found = RatingAgreement(RatingTable(AgreementData.panel8), resamples: 0)
        for figure in found.figures {
            let isByTable = figure.statistic == .kendall || figure.statistic.form != nil
            #expect((figure.value == nil) == isByTable)
            #expect(figure.bootstrap == nil && figure.exact == nil)
            if isByTable {
                #expect(figure.reason == "not every rater scored every item")
            }
        }
        #expect(found.pairedItems == 8)
        // krippendorff 0.9.0 without each of the four in turn.
        let range = try #require(found.figure(.alphaInterval)?.withoutOne)
        #expect(abs(range.low - 0.39399624765478425) < 1e-12)
        #expect(abs(range.high - 0.7142857142857143) < 1e-12)
    }

    @Test func wordsHaveWhatIsForNamesAlone() {
        let found = RatingAgreement(
            RatingTable(AgreementData.shroutFleiss), isNominal: true, resamples: 10)
        #expect(abs((found.figure(.alphaNominal)?.value ?? 9) - -0.06481481481) < 1e-9)
        for figure in found.figures where !figure.statistic.isForNames {
            #expect(figure.value == nil && figure.reason == "the scores are words")
        }
        #expect(found.figure(.fleiss)?.value != nil)
    }

    @Test func aRatioNeedsATrueZero() {
        let found = RatingAgreement(RatingTable([[-1, 1], [2, 3]]), resamples: 5)
        #expect(found.figure(.alphaRatio)?.value == nil)
        #expect(found.figure(.alphaRatio)?.reason == "a score is below 0")
        #expect(found.figure(.alphaInterval)?.value != nil)
    }

    @Test func aCompleteTableHasThemAll() throws {
        let found = RatingAgreement(RatingTable(AgreementData.shroutFleiss), resamples: 400)
        for figure in found.figures {
            let value = try #require(figure.value)
            let range = try #require(figure.withoutOne)
            #expect(figure.bootstrap != nil && figure.reason == nil)
            #expect(range.low <= range.high)
            #expect((figure.exact != nil) == (figure.statistic.form != nil))
            if let exact = figure.exact { #expect(exact.low < value && value < exact.high) }
        }
        // Without each of the four raters in turn, with scipy.
        let concordance = try #require(found.figure(.kendall)?.withoutOne)
        #expect(abs(concordance.low - 0.8613861386) < 1e-9)
        #expect(abs(concordance.high - 0.9537953795) < 1e-9)
        let single = try #require(found.figure(.randomSingle)?.withoutOne)
        #expect(abs(single.low - 0.2235294118) < 1e-9 && abs(single.high - 0.4013490725) < 1e-9)
    }

    /// The ends of 20,000 samples by numpy; those of 2,000 lie within a few hundredths.
    @Test func theSamplesAreOfItems() throws {
        let found = RatingAgreement(RatingTable(AgreementData.shroutFleiss))
        for (statistic, low, high) in [
            (AgreementStatistic.oneWaySingle, -0.2093, 0.3701), (.randomSingle, 0.0523, 0.4371),
            (.fixedSingle, 0.3801, 0.8782), (.kendall, 0.5705, 1),
        ] {
            let interval = try #require(found.figure(statistic)?.bootstrap)
            #expect(abs(interval.low - low) < 0.06, "\(statistic) \(interval)")
            #expect(abs(interval.high - high) < 0.03, "\(statistic) \(interval)")
        }
        let panel = RatingAgreement(RatingTable(AgreementData.panel8))
        let interval = try #require(panel.figure(.alphaInterval)?.bootstrap)
        #expect(abs(interval.low - 0.168) < 0.06 && abs(interval.high - 0.712) < 0.03)
    }

    /// Of two raters Conger's kappa is Cohen's: 3 of 4 agree, by chance 1/2 · 3/4 + 1/2 · 1/4.
    @Test func kappaOfTwoRaters() throws {
        let table = RatingTable([[1, 1], [1, 1], [2, 1], [2, 2]])
        let found = RatingAgreement(table, resamples: 0)
        #expect(abs((found.figure(.conger)?.value ?? 9) - 0.5) < 1e-12)
        // Both together give 5 of 8 the first name: 34/64 by chance.
        #expect(abs((found.figure(.fleiss)?.value ?? 9) - 7.0 / 15) < 1e-12)
        #expect(abs((found.figure(.brennanPrediger)?.value ?? 9) - 0.5) < 1e-12)
        // 30/64 by chance.
        #expect(abs((found.figure(.gwet)?.value ?? 9) - 9.0 / 17) < 1e-12)
    }

    @Test func theSeedGivesTheSamples() {
        func ends(_ seed: UInt64) -> [BootstrapInterval?] {
            RatingAgreement(
                RatingTable(AgreementData.shroutFleiss), resamples: 100, seed: seed
            ).figures.map(\.bootstrap)
        }
        #expect(ends(4) == ends(4))
        #expect(ends(4) != ends(5))
    }

    /// Thirteen raters are too many to leave out one by one, two are too few.
    @Test(arguments: [(2, false), (3, true), (12, true), (13, false)])
    func oneRaterIsLeftOutWhereThereAreFew(_ raters: Int, _ expected: Bool) {
        let matrix = (0..<5).map { item in
            (0..<raters).map { rater -> Double? in Double((item * 7 + rater * 3) % 5) }
        }
        let found = RatingAgreement(RatingTable(matrix), resamples: 0)
        #expect((found.figure(.alphaNominal)?.withoutOne != nil) == expected)
    }

    @Test(arguments: [
        (0.8, "closely"), (0.7999, "well enough for tentative conclusions"),
        (0.667, "well enough for tentative conclusions"), (0.6669, "moderately"),
        (0.34, "moderately"), (0.33, "little"), (0.001, "little"),
        (0, "no more than chance would"), (-0.2, "no more than chance would"),
    ]) func theWordsFollowKrippendorffsBands(_ alpha: Double, _ words: String) {
        let sentence = AgreementSentence.of("The panel", "agrees", alpha: alpha, nil)
        #expect(sentence.hasPrefix("The panel agrees \(words): alpha "), "\(sentence)")
    }

    @Test func theSentence() throws {
        let sentence = AgreementSentence.of(
            "The panel", "agrees", alpha: 0.614,
            BootstrapInterval([Double](repeating: 0.45, count: 9), of: 9))
        #expect(sentence == "The panel agrees moderately: alpha 0.61 (0.45 to 0.45).")
        // With three ideas even a high alpha may be chance.
        let unsure = AgreementSentence.of(
            "The panel", "agrees", alpha: 0.7,
            BootstrapInterval([Double](repeating: -0.1, count: 9), of: 9))
        #expect(unsure == "The panel may agree only by chance: alpha 0.70 (-0.10 to -0.10).")
        let words = RatingAgreement(
            RatingTable([[1, 1], [2, 2], [3, 2]]), isNominal: true, resamples: 0)
        // Five pairs' values 1 1 2 2 3 2: alpha 1 − 5 · 1 / (2·3 + 2·1 + 3·1).
        #expect(words.sentence("The raters", "agree") == "The raters agree moderately: alpha 0.55.")
    }
}
