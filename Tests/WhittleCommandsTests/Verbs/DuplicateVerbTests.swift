import Testing
import WhittleCore

@testable import WhittleCommands

/// Duplicates by commands: proposed, merged, told apart, and who may not look.
struct DuplicateVerbTests {
    private func lab() throws -> (lab: CommandLab, ids: [String]) {
        let lab = try CommandLab.withTeam()
        var ids: [String] = []
        for title in [
            "Plant more trees along the main street", "Plant trees along main street",
            "More street trees please", "Fix the broken swings in the park",
        ] {
            ids += lab.run("submit", "--title", title).lines
        }
        try #require(ids.count == 4)
        return (lab, ids)
    }

    private func pairs(_ lab: CommandLab, _ ids: [String]) -> [String] {
        lab.line("list duplicates --json").objects.map { row in
            let places = ["idea", "other"].map { ids.firstIndex(of: row[$0]?.text ?? "") ?? -1 }
            return "\(places[0])-\(places[1])" + (row["verdict"]?.text.map { " " + $0 } ?? "")
        }
    }

    @Test func whoDoesNotModerateSeesNone() throws {
        let (lab, _) = try lab()
        for member in ["public", "ben"] {
            let result = lab.line("list duplicates", as: member)
            #expect(result.status == .refused && result.data.isEmpty)
        }
    }

    @Test func wrongLinesAreRefused() throws {
        let (lab, ids) = try lab()
        for (line, word) in [
            ("distinguish \(ids[0])", "missing"),
            ("distinguish \(ids[0]) \(ids[0])", "two different"),
            ("distinguish \(ids[0]) nothing", "no item"), ("list ideas --groups", "--groups"),
            ("merge --face best", "two ideas"), ("merge --face \(ids[0])", "already"),
            ("merge \(ids[0]) --face nothing", "no item"),
            ("merge \(ids[0]) --face \(ids[1]) --into \(ids[1])", "not both"),
            ("merge \(ids[1])", "--into is needed"),
        ] {
            let before = lab.lineCount
            let result = lab.line(line)
            #expect(result.status == .refused || result.status == .usage, "\(line)")
            #expect(result.talk.contains(word), "\(line): \(result.talk)")
            #expect(lab.lineCount == before, "\(line)")
        }
    }

    @Test func pairsAreProposedUntilTheyAreSettled() throws {
        let (lab, ids) = try lab()
        #expect(pairs(lab, ids) == ["0-1", "0-2"])
        let row = lab.line("list duplicates --json").objects[0]
        #expect(
            row.members?.map(\.key) == ["idea", "other", "score", "cosine", "shared", "verdict"])
        #expect(row["shared"]?.elements?.compactMap(\.text).count == 5)
        #expect(lab.line("list duplicates --where swings").status == .refused)
        #expect(lab.line("list duplicates --limit 1 --json").lines.count == 1)
        #expect(lab.line("distinguish \(ids[0]) \(ids[1]) --later").status == .done)
        #expect(pairs(lab, ids) == ["0-2", "0-1 later"])
        #expect(lab.line("distinguish \(ids[1]) \(ids[0])").status == .done)
        #expect(pairs(lab, ids) == ["0-2"])
        #expect(lab.line("undo").status == .done)
        #expect(lab.line("undo").status == .done)
        #expect(pairs(lab, ids) == ["0-1", "0-2"])
    }

    @Test func theBestTextBecomesTheFaceAndAnyOtherCan() throws {
        let (lab, ids) = try lab()
        #expect(lab.line("list duplicates --groups --json").objects.isEmpty)
        let again = lab.run("submit", "--title", "Fix the broken swings, in the park").lines
        let groups = lab.line("list duplicates --groups --json").objects
        #expect(groups.count == 1 && groups.first?["size"]?.wholeNumber == 2)
        #expect(groups.first?["face"]?.text == again.first)
        for (idea, voter) in [(0, "v1"), (1, "v1"), (1, "v2")] {
            #expect(lab.line("vote \(ids[idea]) up --participant \(voter)").status == .done)
        }
        #expect(lab.line("merge \(ids[0]) \(ids[1]) \(ids[2]) --face best").status == .done)
        func into(_ place: Int) -> String? {
            lab.line("list ideas --json").objects.first { $0["idea"]?.text == ids[place] }?["into"]?
                .text
        }
        // The most voters of its own.
        #expect(into(0) == ids[1] && into(1) == nil && into(2) == ids[1])
        #expect(lab.line("merge \(ids[1]) --into \(ids[2])").talk.contains("--face"))
        let before = lab.lineCount
        #expect(lab.line("merge --face \(ids[2])").status == .done)
        #expect(lab.lineCount == before + 2)
        #expect(into(0) == ids[2] && into(1) == ids[2] && into(2) == nil)
        let head = lab.line("list ideas --json").objects.first { $0["idea"]?.text == ids[2] }
        #expect(head?["voters"]?.wholeNumber == 2)
        // One action: one undo.
        #expect(lab.line("undo").status == .done)
        #expect(into(0) == ids[1] && into(1) == nil && into(2) == ids[1])
    }

    @Test func aCircleAndAHiddenFaceAreRefusedAndTheRestOfAGroupStaysTogether() throws {
        let (lab, ids) = try lab()
        func into(_ place: Int) -> String? {
            lab.line("list ideas --json").objects.first { $0["idea"]?.text == ids[place] }?["into"]?
                .text
        }
        lab.line("merge \(ids[0]) --into \(ids[1])")
        lab.line("merge \(ids[1]) --into \(ids[2])")
        lab.line("merge \(ids[2]) --into \(ids[3])")
        var before = lab.lineCount
        for place in 1...3 {
            let result = lab.line("merge \(ids[place]) --into \(ids[0])")
            #expect(result.status == .refused && result.talk.contains("--face"))
        }
        #expect(lab.line("unmerge \(ids[3])").talk.contains("stands for its group"))
        #expect(lab.lineCount == before)
        let result = lab.line("unmerge \(ids[1])")
        #expect(result.status == .done && result.talk.contains("1 idea merged into it stays"))
        #expect(into(0) == ids[3] && into(1) == nil && into(2) == ids[3] && into(3) == nil)
        #expect(lab.line("undo").status == .done)
        #expect(into(1) == ids[3])
        lab.line("unmerge \(ids[1])")
        lab.line("decide hide \(ids[3]) --reason spam")
        before = lab.lineCount
        for line in ["merge \(ids[1]) --into \(ids[3])", "merge \(ids[1]) --into \(ids[2])"] {
            let result = lab.line(line)
            #expect(result.status == .refused && result.talk.contains("Approve"), "\(line)")
        }
        #expect(lab.lineCount == before)
    }
}
