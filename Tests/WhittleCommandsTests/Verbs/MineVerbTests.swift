import Testing
import WhittleCore

@testable import WhittleCommands

/// `whittle mine` and `whittle note --private`.
struct MineVerbTests {
    private func lab(_ visibility: String) throws -> (lab: CommandLab, ids: [String]) {
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
        return (lab, ids)
    }

    @Test(arguments: [
        ("mine word", "one word too many"), ("mine --ideas --changed", "two lists"),
        ("mine --limit 2", "--limit goes with"), ("mine --round none", "none"),
    ]) func badUse(_ line: String, _ sentence: String) throws {
        let result = try lab("always").lab.line(line, as: "cay")
        #expect(result.status != .done && result.talk.contains(sentence), "\(line)")
    }

    /// Whether it says how one scores beside the others.
    @Test(arguments: [
        ("always", true, true), ("after-own", true, true), ("after-round", false, true),
        ("sealed", false, true),
    ]) func itSaysNothingOfTheOthersBeforeItsTime(
        _ rule: String, _ isOpen: Bool, _ isClosed: Bool
    ) throws {
        let (lab, _) = try lab(rule)
        let open = lab.line("mine", as: "ben")
        #expect(open.status == .done && open.data.contains("3 count, mean 2.00, spread 1.00"))
        #expect(open.data.contains("lower than the others") == isOpen)
        #expect(
            (lab.line("mine --json", as: "ben").objects.first?["leniency"] != .null) == isOpen)
        lab.line("round close r1")
        for member in ["ben", "cay"] { lab.line("mine", as: member) }
        let closed = lab.line("mine", as: "ben").data
        #expect(closed.contains("lower than the others") == isClosed, "\(closed)")
    }

    @Test func onesScoresAreListedTheBestFirstAndNobodyElses() throws {
        let (lab, ids) = try lab("always")
        let rows = lab.line("mine --ideas --json", as: "ben").objects
        #expect(rows.compactMap { $0["idea"]?.text } == ids.reversed())
        #expect(rows.compactMap { $0["score"]?.double } == [3, 2, 1])
        let none = lab.line("mine --ideas", as: "olive")
        #expect(none.status == .done && none.data.isEmpty)
        #expect(!lab.line("mine", as: "ben").data.contains("cay"))
        lab.line("recuse \(ids[2])", as: "ben")
        #expect(lab.line("mine --ideas --json", as: "ben").objects.count == 2)
        #expect(!lab.line("mine", as: "ben").data.contains(ids[2]))
    }

    @Test func whatChangedSinceIsListed() throws {
        let (lab, ids) = try lab("always")
        #expect(lab.line("mine --changed", as: "ben").talk.contains("No text has changed"))
        lab.run(
            "redact", ids[1], "--title", "[gone]", "--body", "", "--reason", "a name", as: "meg")
        let rows = lab.line("mine --changed --json", as: "ben").objects
        #expect(rows.compactMap { $0["idea"]?.text } == [ids[1]])
        // What was redacted is not shown again.
        #expect(rows.first?["before"] == .null)
        #expect(!lab.line("mine --changed", as: "ben").data.contains("Second idea"))
        lab.line("score \(ids[1]) supported=2 doable=2 helps=2 innovative=2", as: "ben")
        #expect(lab.line("mine --changed --json", as: "ben").objects.isEmpty)
    }

    // MARK: Private notes

    @Test func aPrivateNoteIsInNoJournalAndNoExport() throws {
        let (lab, ids) = try lab("always")
        let journals = lab.journals
        let kept = lab.run("note", "--private", ids[0], "ask my sister", as: "ben")
        #expect(kept.status == .done, "\(kept.talk)")
        #expect(lab.journals == journals)
        #expect(lab.line("note --private", as: "ben").data.contains("\(ids[0]): ask my sister"))
        #expect(lab.line("note --private \(ids[0])", as: "ben").data.contains("ask my sister"))
        for member in ["anna", "cay", "meg"] {
            let result = lab.line("note --private", as: member)
            #expect(!(result.data + result.talk).contains("sister"), "\(member)")
        }
        for line in [
            "show \(ids[0])", "list events", "list reviews --json", "why \(ids[0])",
            "export decisions", "export csv",
        ] {
            #expect(!lab.line(line, as: "anna").data.contains("sister"), "\(line)")
            #expect(!lab.line(line, as: "ben").data.contains("sister"), "\(line)")
        }
    }

    @Test func privateNotesOfHiddenIdeasAreKeptAndNotListed() throws {
        let (lab, ids) = try lab("always")
        lab.run("note", "--private", ids[0], "my own idea", as: "ben")
        lab.line("recuse \(ids[0])", as: "ben")
        let result = lab.line("note --private", as: "ben")
        #expect(result.data.isEmpty && result.talk.contains("1 note is on ideas that are hidden"))
        #expect(lab.line("note --private \(ids[0])", as: "ben").status != .done)
        lab.line("recuse \(ids[0]) --withdraw", as: "ben")
        #expect(lab.line("note --private", as: "ben").data.contains("my own idea"))
    }

    @Test func aPrivateNoteIsTakenAwayAndADryRunKeepsNothing() throws {
        let (lab, ids) = try lab("always")
        lab.run("note", "--private", ids[0], "one", "-n", as: "ben")
        #expect(lab.line("note --private \(ids[0])", as: "ben").status != .done)
        lab.run("note", "--private", ids[0], "one", as: "ben")
        lab.run("note", "--private", ids[0], "", as: "ben")
        #expect(lab.line("note --private", as: "ben").data.isEmpty)
        #expect(lab.run("note", "--private", "none", "x", as: "ben").status != .done)
        #expect(lab.run("note", "--private", ids[0], "x", as: "stranger").status != .done)
    }

    /// Screens and verbs keep the same notes, and a draft outlives the screens.
    @Test func theScreensKeepThemOverARestart() throws {
        let lab = try CommandLab.withTeam()
        _ = lab.addIdeas()
        lab.openRound("after-own")
        let journals = lab.journals
        try lab.write("first", "43f5pask my sister<Esc>\n:expect ask my sister\n")
        let first = lab.line("ui --script first", as: "ben")
        #expect(first.status == .done, "\(first.talk)")
        #expect(lab.journals == journals)
        #expect(lab.line("note --private", as: "ben").data.contains("ask my sister"))
        try lab.write("second", ":expect ask my sister\n:expect sure: 5 of 5\n")
        let second = lab.line("ui --script second", as: "ben")
        #expect(second.status == .done, "\(second.talk)")
        try lab.write("third", ":refuse sister\n:refuse sure: 5 of 5\nsss\n:refuse sister\n")
        #expect(lab.line("ui --script third", as: "cay").status == .done)
    }

    /// A file that cannot be read is left for its owner to look at.
    @Test func aDamagedFileOfNotesIsNotReplaced() throws {
        let (lab, ids) = try lab("always")
        let session = try Session(lab.path)
        try session.setStateFile("private-notes-ben.json", Array("{half".utf8))
        let result = lab.run("note", "--private", ids[0], "x", as: "ben")
        #expect(result.status == .damaged && result.talk.contains("left as they are"))
        #expect(session.stateFile("private-notes-ben.json") == Array("{half".utf8))
    }
}
