import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct ReportVerbTests {
    /// Three approved ideas, scored by ben and cay in a round that is closed, two kept by the panel.
    private func lab() throws -> (lab: CommandLab, ids: [String]) {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("decide approve \(ids.joined(separator: " "))", as: "meg")
        lab.openRound()
        for (index, id) in ids.enumerated() {
            for member in ["ben", "cay"] {
                let score = 4 - index
                lab.run(
                    "score", id, "supported=\(score)", "doable=\(score)", "helps=\(score)",
                    "innovative=\(score)", "--comment", "secret words", as: member)
            }
        }
        return (lab, ids)
    }

    @Test(
        "what is typed wrongly is said",
        arguments: [
            ("report", "The stage"), ("report nowhere", "nowhere"),
            ("report shortlist --format pdf", "pdf"),
            ("report shortlist --json --format csv", "--json does not go with"),
            ("report shortlist", "has no cut yet"),
        ])
    func faults(_ line: String, _ what: String) throws {
        let (lab, _) = try lab()
        let result = lab.line(line)
        #expect(result.status != .done && result.talk.contains(what), "\(result.talk)")
        #expect(result.data.isEmpty)
    }

    @Test func itIsMadeOnceTheScoresMayBeSeenAndByAFacilitator() throws {
        let (lab, ids) = try lab()
        // Anna is on no panel and may cut; what is published would tell ben and cay.
        #expect(lab.line("cut shortlist --by panel --top 2").status == .done)
        let early = lab.line("report shortlist")
        #expect(early.status == .refused && early.talk.contains("is open"))
        #expect(early.data.isEmpty)
        lab.line("round close r1")
        for member in ["ben", "meg", "olive"] {
            let result = lab.line("report shortlist", as: member)
            #expect(result.status == .refused && result.data.isEmpty, "\(member)")
        }
        #expect(lab.line("report shortlist --as public").status == .refused)
        let document = lab.line("report shortlist").data
        #expect(document.contains("# A campaign: Shortlist"))
        #expect(document.contains("## Kept (2)") && document.contains("## Not kept (1)"))
        #expect(!document.contains("secret words"))
        #expect(document.contains("| `\(ids[2])` | Third idea | not kept: no place left |"))
        #expect(document.contains("    whittle cut --check shortlist"))
        #expect(lab.line("cut --check shortlist").status == .done)
    }

    @Test func itIsWrittenToAFile() throws {
        let (lab, _) = try lab()
        lab.line("round close r1")
        lab.line("cut shortlist --by panel --top 2")
        #expect(lab.line("report shortlist -o r.md -n").talk.contains("Would be written: r.md"))
        #expect(lab.read("r.md") == nil)
        #expect(lab.line("report shortlist -o r.md").talk.contains("Wrote r.md: 3 ideas."))
        #expect(lab.read("r.md") == lab.line("report shortlist").data)
        let object = try #require(lab.line("report shortlist --json").objects.first)
        #expect(object["considered"]?.wholeNumber == 3)
        #expect(object["ideas"]?.elements?.count == 3)
        let csv = lab.line("report shortlist --format csv").data
        #expect(csv.split(separator: "\r\n").count == 4)
    }

    @Test func whyTellsOfTheCut() throws {
        let (lab, ids) = try lab()
        lab.line("round close r1")
        lab.line("cut shortlist --by panel --top 2")
        lab.line("drop \(ids[0]) --reason done")
        let why = lab.line("why \(ids[0])").data
        #expect(why.contains("Outcome: dropped by an override: done."))
        #expect(why.contains("Without it the rule would keep the idea."))
        #expect(lab.line("why \(ids[2])").data.contains("A score above 3.00 was needed"))
    }
}
