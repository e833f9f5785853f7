import Testing

@testable import WhittleCore

/// The reference values of methods B.5. The likeliest components are those of 30-digit arithmetic
/// over the whole covariance matrix: the optimiser behind the printed ones stops 3e-8 away.
@Suite struct PanelCalibrationTests {
    static func scores(_ rows: [[Double?]], crowd: [Double]? = nil) -> ScoreTable {
        var scores: [GivenScore] = []
        for (idea, row) in rows.enumerated() {
            for (member, value) in row.enumerated() {
                if let value {
                    scores.append(GivenScore(idea: idea, member: member, value: value))
                }
            }
        }
        return ScoreTable(
            ideas: rows.count, members: rows[0].count, scores: scores, crowd: crowd)
    }

    static let panel8 = scores([
        [4, 3, nil, 5], [2, 2, 3, nil], [5, nil, 4, 5], [3, 2, nil, 4], [nil, 1, 2, 3],
        [4, 3, 4, nil], [2, nil, 1, 3], [nil, 4, 5, 5],
    ])
    /// The last idea has no review.
    static let panel6 = scores([
        [5, 4, nil], [3, nil, nil], [4, 2, 3], [nil, 1, 2], [5, nil, 5], [nil, nil, nil],
    ])
    static let given = VarianceComponents(idea: 0.6, member: 0.15, residual: 0.7)

    private func expect(
        _ found: [Double], _ wanted: [Double], _ tolerance: Double = 1e-9,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(found.count == wanted.count, sourceLocation: sourceLocation)
        for (one, other) in zip(found, wanted) {
            #expect(
                abs(one - other) < tolerance, "\(found) for \(wanted)",
                sourceLocation: sourceLocation)
        }
    }

    // MARK: Nothing to say

    @Test func withoutScoresNothingIsSaid() {
        let none = ScoreTable(ideas: 3, members: 2, scores: [])
        #expect(PanelCalibration(none) == nil)
        #expect(PanelCalibration(none, components: Self.given) == nil)
        #expect(SignalTest(none) == nil)
    }

    @Test func whereAllScoresAreTheSameNothingVaries() {
        let same = Self.scores([[3, 3], [3, nil], [nil, 3]])
        #expect(PanelCalibration(same) == nil)
        #expect(SignalTest(same) == nil)
    }

    @Test func scoresThatAreNoneAreLeftOut() {
        let odd = ScoreTable(
            ideas: 2, members: 1,
            scores: [
                GivenScore(idea: 0, member: 0, value: .nan),
                GivenScore(idea: 1, member: 0, value: .infinity),
                GivenScore(idea: 2, member: 0, value: 1), GivenScore(idea: 0, member: -1, value: 1),
                GivenScore(idea: 1, member: 0, value: 4),
            ])
        #expect(odd.scores == [GivenScore(idea: 1, member: 0, value: 4)])
        #expect(ScoreTable(ideas: 2, members: 1, scores: [], crowd: [1]).crowd == nil)
    }

    @Test func whereChanceExplainsNothingTheFiguresStayFinite() throws {
        // Each score is the idea's worth and the member's leniency, to the last digit.
        let exact = Self.scores([[1, 3], [2, 4], [3, 5], [1.5, 3.5]])
        let fit = try #require(PanelCalibration(exact))
        #expect(fit.components.residual > 0 && fit.components.residual < 1e-4)
        expect(fit.leniency.map(\.mean), [-1, 1], 1e-3)
        expect(fit.ideas.map(\.mean), [2, 3, 4, 2.5], 1e-2)
        #expect(try #require(SignalTest(exact)).separates)
        let noIdeas = Self.scores([[1, 3], [1, 3], [1, 3]])
        #expect(try #require(PanelCalibration(noIdeas)).ideas.allSatisfy { $0.mean.isFinite })
    }

    @Test func oneScoreIsEnoughForGivenComponents() throws {
        let one = ScoreTable(
            ideas: 2, members: 1, scores: [GivenScore(idea: 0, member: 0, value: 4)])
        let fit = try #require(PanelCalibration(one, components: Self.given))
        // The only score is the best guess for all.
        expect(fit.ideas.map(\.mean), [4, 4])
        expect([fit.mean.variance], [0.6 + 0.15 + 0.7])
        #expect(PanelCalibration(one) == nil)
    }

    // MARK: Reference values

    @Test func restrictedLikelihoodFindsTheComponents() throws {
        let fit = try #require(PanelCalibration(Self.panel8))
        expect(
            [fit.components.idea, fit.components.member, fit.components.residual],
            [1.1805415609606, 0.47515044544468, 0.18906631723631], 1e-9)
        expect([fit.logLikelihood], [-29.51744613], 1e-8)
        expect([fit.mean.mean, fit.mean.standardError], [3.291666667, 0.5236726738], 1e-8)
        expect(
            fit.ideas.map(\.mean),
            [
                3.9446470241, 2.6396748291, 4.3405999414, 2.9953256548, 2.0835246438, 3.9054366549,
                1.8090762899, 4.6150482953,
            ], 1e-8)
        expect(
            fit.ideas.map(\.variance), Array(repeating: 0.1814780381, count: 8), 1e-8)
        expect(
            fit.leniency.map(\.mean),
            [0.0570873460, -0.8102112193, -0.0614826963, 0.8146065697], 1e-8)
        #expect(fit.slope == nil)
    }

    @Test func givenComponentsHaveAClosedForm() throws {
        let fit = try #require(PanelCalibration(Self.panel8, components: Self.given))
        expect([fit.logLikelihood], [-33.92745228], 1e-8)
        expect(
            fit.ideas.map(\.mean),
            [
                3.7910645724, 2.7154624782, 4.1711692845, 3.0710645724, 2.3689703316, 3.6754624782,
                2.2511692845, 4.2889703316,
            ])
        expect(
            fit.leniency.map(\.mean), [0.0304319372, -0.4604057592, -0.0441753927, 0.4741492147])
        expect(fit.ideas.map(\.variance), Array(repeating: 0.2166352531, count: 8))
    }

    @Test func theCrowdIsAnotherWitness() throws {
        let crowd = (0..<8).map { (Double($0) - 3.5) / 2 }
        let scores = ScoreTable(
            ideas: 8, members: 4, scores: Self.panel8.scores, crowd: crowd)
        let fit = try #require(PanelCalibration(scores, components: Self.given))
        expect([fit.mean.mean, try #require(fit.slope).mean], [3.2916666667, 0.1230481234])
        expect(
            fit.ideas.map(\.mean),
            [
                3.7291475298, 2.6719897695, 4.1457350441, 3.0608277416, 2.3792071624, 3.7008967186,
                2.2946419932, 4.3508873742,
            ])
        let half = [0.2273562120, 0.2219202730, 0.2184443039, 0.2169283048]
        expect(fit.ideas.map(\.variance), half + half.reversed())
        // Found by itself, the components are the likeliest: no neighbour is better.
        let found = try #require(PanelCalibration(scores))
        for factor in [0.99, 1.01] {
            for part in 0..<3 {
                var near = found.components
                if part == 0 { near.idea *= factor }
                if part == 1 { near.member *= factor }
                if part == 2 { near.residual *= factor }
                let there = try #require(PanelCalibration(scores, components: near))
                #expect(there.logLikelihood < found.logLikelihood)
            }
        }
    }

    @Test func anIdeaWithoutReviewsIsLikeAnyOther() throws {
        let fit = try #require(PanelCalibration(Self.panel6))
        expect(
            [fit.components.idea, fit.components.member, fit.components.residual],
            [1.5872325678854, 0.47896873795358, 0.13027708293397], 1e-9)
        expect([fit.logLikelihood, fit.mean.mean], [-13.41951434, 3.295134601], 1e-8)
        expect(
            fit.ideas.map(\.mean),
            [
                4.5365590708, 2.5117521224, 3.0078596632, 1.8361486424, 4.5833535077, 3.2951346013,
            ], 1e-8)
        expect(
            fit.ideas.map(\.variance),
            [
                0.2300077615, 0.3089874355, 0.2021618215, 0.2295934734, 0.2300077615, 2.0801442469,
            ], 1e-7)
        expect(fit.leniency.map(\.mean), [0.5525464462, -0.7275583863, 0.1750119401], 1e-8)
        let given = try #require(PanelCalibration(Self.panel6, components: Self.given))
        expect([given.logLikelihood, given.mean.mean], [-15.40970085, 3.368463451], 1e-8)
        expect(
            given.ideas.map(\.mean),
            [
                4.0964158339, 3.0687405183, 3.1031697664, 2.2770979780, 4.2968931608, 3.3684634515,
            ])
        expect(
            given.ideas.map(\.variance),
            [
                0.3050443412, 0.4475549646, 0.2333987881, 0.3016631973, 0.3050443412, 0.8464131133,
            ])
        expect(
            [given.covariance(0, 2), given.covariance(0, 5), given.covariance(3, 3)],
            [0.07066587243, 0.1238066872, 0.3016631973])
        expect(given.leniency.map(\.mean), [0.2809362370, -0.3230456841, 0.0421094471])
    }

    @Test func theSignalTestAsksWhetherIdeasDifferAtAll() throws {
        let test = try #require(SignalTest(Self.panel6))
        expect([test.ratio], [7.084118916], 1e-7)
        expect([test.p], [0.003888502354], 1e-9)
        #expect(test.separates)
        // Everybody gives everything between 2 and 4, whatever the idea is.
        let noise = Self.scores([
            [2, 3, 4], [3, 4, 2], [4, 2, 3], [2, 4, 3], [3, 2, 4], [4, 3, 2],
        ])
        let none = try #require(SignalTest(noise))
        #expect(none.ratio == 0 && none.p == 1 && !none.separates)
        #expect(try #require(PanelCalibration(noise)).components.idea == 0)
    }

    @Test func whichSideIsEliminatedChangesNothing() throws {
        // More members than ideas: the same table, turned.
        let turned = ScoreTable(
            ideas: 4, members: 8,
            scores: Self.panel8.scores.map {
                GivenScore(idea: $0.member, member: $0.idea, value: $0.value)
            })
        let one = try #require(PanelCalibration(Self.panel8))
        let other = try #require(PanelCalibration(turned))
        expect([other.logLikelihood], [one.logLikelihood], 1e-9)
        expect([other.components.member], [one.components.idea], 1e-7)
        expect(other.ideas.map { $0.mean - other.mean.mean }, one.leniency.map(\.mean), 1e-7)
        expect(other.leniency.map { $0.mean + other.mean.mean }, one.ideas.map(\.mean), 1e-7)
        let given = VarianceComponents(idea: 0.15, member: 0.6, residual: 0.7)
        let fixed = try #require(PanelCalibration(turned, components: given))
        expect([fixed.logLikelihood], [-33.92745228], 1e-8)
        expect(
            fixed.ideas.map { $0.mean - fixed.mean.mean },
            [0.0304319372, -0.4604057592, -0.0441753927, 0.4741492147])
    }
}
