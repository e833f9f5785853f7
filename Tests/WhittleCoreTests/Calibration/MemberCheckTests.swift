import Testing
import WhittleTesting

@testable import WhittleCore

/// Who scores unlike the rest is named; nobody's scores weigh less for it.
@Suite struct MemberCheckTests {
    private func checks(_ name: String, seed: UInt64) throws -> [MemberCheck] {
        let panel = PanelScenario(try #require(PanelScenario.settings(name)), seed: seed)
        var scores: [GivenScore] = []
        // Every third idea is read by all.
        for idea in stride(from: 0, to: panel.ideas, by: 3) {
            for member in 0..<panel.members where !panel.isConflict(idea, member) {
                scores.append(
                    GivenScore(idea: idea, member: member, value: panel.score(idea, member)))
            }
        }
        let table = ScoreTable(ideas: panel.ideas, members: panel.members, scores: scores)
        return MemberCheck.all(try #require(PanelCalibration(table)))
    }

    @Test(arguments: [1, 2, 3]) func whoScoresSomethingElseIsFound(_ seed: UInt64) throws {
        let found = try checks("rogue", seed: seed)
        #expect((found[0].highest ?? 1) < MemberCheck.leastCorrelation)
        #expect(found[0].isFlagged && found[0].words.contains("scores unlike the others"))
        for check in found.dropFirst() {
            #expect((check.correlation ?? 0) > 0.4)
            #expect((check.highest ?? 0) > MemberCheck.leastCorrelation)
        }
    }

    @Test func withFewIdeasNothingIsSaidOfCorrelation() throws {
        let fit = try #require(PanelCalibration(PanelCalibrationTests.panel8))
        let found = MemberCheck.all(fit)
        #expect(found.count == 4)
        for check in found {
            #expect(check.correlation == nil && check.highest == nil && !check.isFarOut)
        }
    }

    /// Four reviews say little of leniency, and do not narrow the middle either.
    @Test func whoHasReadLittleIsNotFarFromTheMiddle() throws {
        var scores: [GivenScore] = []
        let leniency = [0.2, -0.2, 0, 0.1, -0.1, 2, 2]
        for idea in 0..<10 {
            for (member, more) in leniency.enumerated() where member < 5 || idea < member - 1 {
                let noise = Double((idea * 7 + member * 3) % 5 - 2) / 20
                scores.append(
                    GivenScore(idea: idea, member: member, value: Double(idea) / 3 + more + noise))
            }
        }
        let fit = try #require(
            PanelCalibration(ScoreTable(ideas: 10, members: 7, scores: scores)))
        let found = MemberCheck.all(fit)
        // Number five has read four ideas, number six five.
        #expect(scores.count { $0.member == 5 } == 4 && scores.count { $0.member == 6 } == 5)
        #expect(found.map(\.isFarOut) == [false, false, false, false, false, false, true])
    }

    @Test func theOneFarFromTheMiddleIsNamed() throws {
        // Six members agree to a tenth; the seventh gives two points more.
        var scores: [GivenScore] = []
        let leniency = [0.1, -0.1, 0, 0.05, -0.05, 0.02, 2]
        for idea in 0..<10 {
            for (member, more) in leniency.enumerated() {
                let noise = Double((idea * 7 + member * 3) % 5 - 2) / 20
                scores.append(
                    GivenScore(
                        idea: idea, member: member, value: Double(idea) / 3 + more + noise))
            }
        }
        let fit = try #require(
            PanelCalibration(ScoreTable(ideas: 10, members: 7, scores: scores)))
        let found = MemberCheck.all(fit)
        #expect(found.map(\.isFarOut) == [false, false, false, false, false, false, true])
        #expect(found[6].words == "far from the panel's middle")
        // One slip of the key is seen: a score three points from what was to be expected.
        scores[0].value += 3
        let slip = try #require(
            PanelCalibration(ScoreTable(ideas: 10, members: 7, scores: scores)))
        #expect(MemberCheck.all(slip)[0].oddScores == 1)
    }
}
