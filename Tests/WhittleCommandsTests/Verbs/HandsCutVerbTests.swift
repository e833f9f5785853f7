import Testing
import WhittleCore

@testable import WhittleCommands

/// A cut by a show of hands, from the count to its check.
struct HandsCutVerbTests {
    private func lab() throws -> (lab: CommandLab, ids: [String]) {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("stages short:Short:1")
        for (id, hands) in zip(ids, [(3, 9), (20, 1), (25, 4)]) {
            lab.line("hands \(id) --for \(hands.0) --against \(hands.1) --name assembly")
        }
        return (lab, ids)
    }

    @Test func whichOneIsSaid() throws {
        let (lab, _) = try lab()
        let before = lab.lineCount
        for (line, words) in [
            ("cut short --by hands", "--hands NAME: assembly"),
            ("cut short --by hands --hands asembly", "Did you mean “assembly”?"),
            ("cut short --by hands --hands assembly --budget 3 --spend shares", "--by crowd"),
            ("cut short --by hands --hands assembly --round r", "--round goes with"),
        ] {
            let result = lab.line(line)
            #expect(result.status != .done && result.talk.contains(words), "\(result.talk)")
        }
        let forbidden = lab.line("cut short --by hands --hands assembly", as: "ben")
        #expect(forbidden.status == .refused)
        #expect(lab.lineCount == before)
    }

    @Test func itIsMadeCheckedAndExplained() throws {
        let (lab, ids) = try lab()
        let words = "the best 1 by hands for less hands against, in the show of hands assembly"
        let preview = lab.line("cut short --by hands --hands assembly -n --json").objects
        #expect(preview.first?["idea"]?.text == ids[2])
        #expect(preview.first?["score"]?.double == 21)
        #expect(lab.line("cut short --by hands --hands assembly").talk.contains(words))
        #expect(
            lab.journals.values.joined().contains(
                #""rule":{"by":"hands","tally":"hands.assembly","top":1}"#))
        let check = lab.line("cut --check short")
        #expect(check.status == .done && check.talk.contains("agrees: 1 of 3, " + words))
        // Later hands and votes are not what it was based on.
        lab.line("hands \(ids[0]) --for 90 --against 0 --name assembly")
        #expect(lab.line("cut --check short").status == .done)
        let why = lab.line("why \(ids[1])").data
        #expect(why.contains("Place 2 with 19, when the cut was made."))
        #expect(why.contains("The rule: " + words))
        let report = lab.line("report short --json").objects.first
        #expect(report?["rule"]?.text == words && report?["by"]?.text == "hands")
        let table = lab.line("report short --format csv")
        #expect(table.status == .done && table.data.contains("\"25\",\"4\""))
    }
}
