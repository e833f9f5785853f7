import Testing
import WhittleCore

@testable import WhittleCommands

/// `whittle calibrate`.
struct CalibrateVerbTests {
    /// Cay is lenient and ben harsh by a point each, on three ideas that differ.
    private func lab(_ visibility: String) throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound(visibility)
        for (index, id) in ids.enumerated() {
            for (member, score) in [("cay", index + 3), ("ben", index + 1)] {
                lab.line(
                    "score \(id) supported=\(score) doable=\(score) helps=\(score) innovative=\(score)",
                    as: member)
            }
        }
        return lab
    }

    @Test(arguments: [
        ("calibrate word", "one word too many"), ("calibrate --top 0", "--top"),
        ("calibrate --members --top 3", "--top is for the ideas"),
        ("calibrate --round none", "none"),
    ]) func badUse(_ line: String, _ sentence: String) throws {
        let result = try lab("always").line(line)
        #expect(result.status != .done && result.data.isEmpty, "\(line)")
        #expect(result.talk.contains(sentence), "\(result.talk)")
    }

    @Test func withoutScoresItSaysSo() throws {
        let lab = try CommandLab.withTeam()
        #expect(lab.line("calibrate").status != .done)
        _ = lab.addIdeas()
        lab.openRound("always")
        let none = lab.line("calibrate")
        #expect(none.status == .refused && none.talk.contains("too few scores"))
    }

    /// Who hears of it while the round is open; nobody else ever does.
    @Test(arguments: [
        ("always", ["anna", "ben", "cay", "dee"]), ("after-own", ["anna", "ben", "cay"]),
        ("after-round", []),
    ]) func itIsShownToWhoMaySeeTheScores(_ rule: String, _ open: [String]) throws {
        let lab = try lab(rule)
        lab.line("member dee --role panelist")
        for member in ["anna", "ben", "cay", "dee", "meg", "olive"] {
            for line in ["calibrate", "calibrate --json", "calibrate --members"] {
                let result = lab.line(line, as: member)
                #expect((result.status == .done) == open.contains(member), "\(member) \(line)")
                #expect(result.data.isEmpty != open.contains(member), "\(member) \(line)")
            }
        }
    }

    @Test func rawAndAdjustedStandSideBySide() throws {
        let lab = try lab("always")
        let objects = lab.line("calibrate --json --top 1").objects
        #expect(objects.count == 3)
        #expect(objects.compactMap { $0["raw"]?.double } == [4, 3, 2])
        #expect(objects.compactMap { $0["raw_place"]?.wholeNumber } == [1, 2, 3])
        #expect(objects.compactMap { $0["place"]?.wholeNumber } == [1, 2, 3])
        for key in ["idea", "title", "adjusted", "error", "reviews"] {
            #expect(objects.allSatisfy { $0[key] != nil && $0[key] != .null }, "\(key)")
        }
        let again = lab.line("calibrate --json --top 1")
        #expect(again.objects == objects)
        let members = lab.line("calibrate --members --json").objects
        #expect(members.compactMap { $0["member"]?.text } == ["ben", "cay"])
        let leniency = members.compactMap { $0["leniency"]?.double }
        #expect(leniency[0] < -0.5 && leniency[1] > 0.5)
        #expect(abs(leniency[0] + leniency[1]) < 1e-6)
        #expect(lab.line("calibrate --top 1").talk.contains("Of the best 1, about 1 belong there"))
        #expect(lab.line("calibrate").talk.contains("Of the best 2,"))
        #expect(lab.line("calibrate --top 3").talk.contains("there is no line"))
    }
}
