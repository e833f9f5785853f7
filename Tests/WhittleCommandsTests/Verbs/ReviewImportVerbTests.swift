import Testing
import WhittleCore

@testable import WhittleCommands

/// Reviews that were given elsewhere, through the command line.
struct ReviewImportVerbTests {
    private static let map = "idea=ID,member=Who,criterion=Q,score=N,comment=Why,excluded=Out"
    private let csv = """
        ID,Who,Q,N,Why,Out
        1,A_1,Supported,4,"=1+1",
        1,A_1,doable,2,,
        1,A_1,helps,3,,
        1,ben,supported,5,,Copied
        1,ben,doable,5,,Copied
        2,A_1,supported,1,,
        2,A_1,doable,1,,Blank
        2,A_1,helps,1,,

        """

    private func lab(_ visibility: String = "always") throws -> CommandLab {
        let lab = try CommandLab.withTeam()
        try lab.write("ideas.csv", "id,title\n1,One\n2,Two\n")
        lab.run("import", "csv", "ideas.csv", "--source", "s", "--map", "idea=id,title=title")
        lab.openRound(visibility)
        try lab.write("r.csv", csv)
        return lab
    }

    private func load(
        _ lab: CommandLab, _ more: String..., as member: String? = nil
    ) -> CommandLab.Result {
        lab.run(
            ["import", "csv", "r.csv", "--source", "s", "--map", Self.map] + more, as: member)
    }

    @Test func importedListedAndTheSecondTimeNothing() throws {
        let lab = try lab()
        let before = lab.journals
        #expect(load(lab, "-n").talk.contains("Would be written: 6 lines"))
        #expect(lab.journals == before)
        let first = load(lab)
        #expect(first.status == .done, "\(first.talk)")
        #expect(first.data.contains("reviews that are excluded whole"))
        let journals = lab.journals
        #expect(load(lab).talk.contains("Nothing to write"))
        #expect(lab.journals == journals)
        let reviews = lab.line("list reviews --json").objects
        #expect(reviews.map { $0["member"]?.text } == ["a-1", "ben", "a-1"])
        #expect(
            reviews.map { $0["standing"]?.text } == [
                "yes", "no: excluded (Copied)", "yes, without doable (Blank)",
            ])
        #expect(reviews[0]["comment"]?.text == "Supported: =1+1")
        let rank = lab.line("rank --by panel --json").objects
        // (4 + 2 + 3) / 3, and what is left of the second: (1 + 1) / 2.
        #expect(rank.map { $0["panel"]?.double } == [3, 1])
        #expect(rank.map { $0["rating_mean"]?.double } == [3, 1])
        #expect(rank.map { $0["ratings"]?.wholeNumber } == [3, 2])
        #expect(lab.line("list members --json").objects.contains { $0["name"]?.text == "A_1" })
        #expect(lab.line("verify").status == .done)
    }

    @Test func onlyAFacilitatorIntoAnOpenRound() throws {
        let lab = try lab()
        for member in ["meg", "ben", "olive"] {
            #expect(load(lab, as: member).status == .refused)
        }
        #expect(load(lab, "--round", "r9").status == .refused)
        #expect(load(lab, "--undecided").status == .usage)
        #expect(load(lab, "--criterion", "x").status == .usage)
        lab.line("round close r1")
        let closed = load(lab, "--round", "r1")
        #expect(closed.status == .refused && closed.talk.contains("is closed"))
        let members = lab.run("import", "csv", "r.csv", "--map", "member=Who", "--round", "r1")
        #expect(members.status == .usage)
        let other = lab.run("import", "csv", "ideas.csv", "--map", "title=title", "--skip-unknown")
        #expect(other.status == .usage)
    }

    /// Where the round hides scores, neither the audit nor `rank` tells them.
    @Test func theRoundsRuleHoldsForWhatWasImported() throws {
        let lab = try lab("after-round")
        #expect(load(lab).status == .done)
        for member in ["anna", "cay"] {
            let rank = lab.line("rank --json", as: member).objects
            #expect(rank.allSatisfy { $0["rating_mean"] == .null && $0["ratings"] == .null })
        }
        #expect(lab.line("list reviews --json", as: "cay").data.isEmpty)
    }

    @Test func whatWasDoneHereStands() throws {
        let lab = try lab()
        #expect(load(lab).status == .done)
        lab.line("score s-1 supported=1 doable=1 helps=1 innovative=1", as: "ben")
        try lab.write("r.csv", csv.replacing("1,ben,supported,5", with: "1,ben,supported,4"))
        let again = load(lab, "--json")
        #expect(again.data.contains("reviews that somebody changed or gave here"))
        #expect(again.talk.contains("Nothing to write"))
    }

    /// A recusal binds the facilitator; the deputy's import takes the rows.
    @Test func aDeputyTakesWhatTheFacilitatorMayNot() throws {
        let lab = try lab()
        lab.line("member deb --role facilitator")
        lab.line("recuse s-2")
        let own = load(lab, "--json")
        #expect(own.data.contains("rows on ideas from which you stand back"))
        #expect(lab.line("list reviews --json", as: "deb").objects.count == 2)
        #expect(load(lab, as: "deb").talk.contains("2 lines"))
        #expect(lab.line("list reviews --json", as: "deb").objects.count == 3)
        #expect(load(lab, as: "deb").talk.contains("Nothing to write"))
    }

    @Test func jsonLinesWithAMap() throws {
        let lab = try CommandLab.withTeam()
        try lab.write(
            "p.jsonl",
            #"{"id":7,"name":"A title","about":"Its text","votes":[1]}"# + "\n"
                + #"{"id":8,"name":"Second","about":null,"votes":[]}"# + "\n")
        let map = "idea=id,title=name,body=about,question==Which?"
        let result = lab.run("import", "jsonl", "p.jsonl", "--source", "s", "--map", map)
        #expect(result.status == .done, "\(result.talk)")
        #expect(result.data.contains("Keys that were passed over: votes"))
        let ideas = lab.line("list ideas --json --sort id").objects
        #expect(ideas.map { $0["idea"]?.text } == ["s-7", "s-8"])
        #expect(ideas.map { $0["body"]?.text } == ["Its text", ""])
        let before = lab.journals
        lab.run("import", "jsonl", "p.jsonl", "--source", "s", "--map", map)
        #expect(lab.journals == before)
        let bad = lab.run(
            "import", "jsonl", "p.jsonl", "--source", "s", "--map", "idea=id,title=votes")
        #expect(bad.status == .damaged && bad.talk.contains("line 1, byte 45"), "\(bad.talk)")
    }
}
