import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct EvidenceVerbTests {
    /// Two ideas, a source of the first, and a challenge of it; today is 2015-09-01.
    private func lab() throws -> (lab: CommandLab, ideas: [String]) {
        let lab = try CommandLab.withTeam()
        let ideas = lab.addIdeas()
        let today = Timestamp(year: 2027, month: 9, day: 1, hour: 12)
        if let today { lab.clock = { today } }
        lab.line("evidence kings --title Staff --review 2027-08-30")
        lab.line("evidence kings --link \(ideas[0])")
        lab.line(
            "challenge huddle --idea \(ideas[0]) --title Huddle --team Ann --starts 2027-08-20")
        lab.line("measure huddle falls --title Falls --better down --baseline 12 --target 6")
        return (lab, ideas)
    }

    @Test(
        "what is typed wrongly is said, and nothing is written",
        arguments: [
            ("evidence", "is missing"), ("evidence none", "no source"),
            ("evidence a/b --title T", "cannot be the id"),
            ("evidence x --source S", "no title"),
            ("evidence x --title T --url ftp://x", "address"),
            ("evidence x --title T --review soon", "no date"),
            ("evidence kings --title T --link X", "one at a time"),
            ("evidence kings --link none", "no item"), ("evidence kings --link X", "already"),
            ("evidence kings --unlink Y", "does not belong"), ("evidence kings --link ,", "Name"),
            ("evidence kings --verdict gone", "cannot be “gone”"),
            ("evidence kings --next 2016", "--verdict is needed"),
            ("evidence kings --verdict current --next soon", "no date"),
            ("evidence none --verdict current", "no source"), ("evidence kings --on may", "--on"),
            ("challenge none", "no challenge"), ("challenge n --title T", "--idea is needed"),
            ("challenge n --idea X --title T", "team"),
            ("challenge n --idea none --title T --team A", "no item"),
            ("challenge n --idea X --title T --team A --days 0", "1 to 3650"),
            ("challenge n --idea X --title T --team A --starts 2027-06", "no day"),
            ("challenge huddle --close won", "cannot be “won”"),
            ("challenge huddle --close adopted --title T", "does not go with"),
            ("challenge huddle --lessons T", "goes with --close"),
            ("challenge none --close adopted", "no challenge"),
            ("challenge huddle --close adopted --at 2027-09-02", "still to come"),
            ("challenge huddle --close adopted --at 2001-01-01", "begins on"),
            ("measure huddle", "missing"), ("measure huddle falls", "--title"),
            ("measure huddle other --value 3", "no measure"),
            ("measure none falls --value 3", "no challenge"),
            ("measure huddle falls --value nan", "plain number"),
            ("measure huddle falls --value 1e9", "plain number"),
            ("measure huddle falls --value 3 --at 2027-09-02", "still to come"),
            ("measure huddle falls --title T --at 2027-08-21", "goes with --value"),
            ("measure huddle falls --better left", "cannot be “left”"),
            ("update huddle", "missing"), ("update huddle x --kind news", "cannot be “news”"),
            ("update huddle x --kind adopted", "where"), ("update none x", "no challenge"),
            ("case none", "no case study"), ("case c --title T", "no story"),
            ("case c --title T --story S --challenge none", "no challenge"),
            ("case c --title T --story S --evidence none", "no source"),
            ("case c --title T --story S --completed may", "no date"),
            ("list ideas --due", "is for evidence"),
            ("list measures --on 2027-01-01", "is for evidence and challenges"),
        ])
    func faults(_ line: String, _ what: String) throws {
        let (lab, ideas) = try lab()
        let before = lab.lineCount
        let typed = line.replacing("X", with: ideas[0]).replacing("Y", with: ideas[1])
        let result = lab.line(typed)
        #expect(result.status != .done && result.talk.contains(what), "\(result.talk)")
        #expect(lab.lineCount == before)
    }

    @Test func onlyFacilitatorsWriteAndAllMembersRead() throws {
        let (lab, ideas) = try lab()
        for member in ["meg", "ben", "olive"] {
            for line in [
                "evidence n --title T", "evidence kings --link \(ideas[1])",
                "evidence kings --verdict current", "challenge huddle --close adopted",
                "measure huddle falls --value 3", "update huddle x", "case c --title T --story S",
            ] {
                #expect(
                    lab.line(line, as: member).talk.contains("role of a facilitator"), "\(line)")
            }
            #expect(lab.line("challenge huddle", as: member).data.contains("day 12 of 100"))
            #expect(lab.line("list evidence", as: member).data.contains("kings"))
        }
        // Nothing of it is in the guide.
        for kind in ["evidence", "challenges", "measures", "updates", "cases"] {
            #expect(lab.line("list \(kind) --as public").data.isEmpty)
        }
        #expect(lab.line("challenge huddle --as public").talk.contains("no challenge"))
        #expect(lab.line("evidence kings --as public").talk.contains("no source"))
    }

    @Test func theRegisterTellsWhatIsDue() throws {
        let (lab, ideas) = try lab()
        lab.line("evidence other --title Other --review 2027-09-02 --feature one --feature two")
        var due = lab.line("list evidence --due --json").objects
        #expect(due.compactMap { $0["evidence"]?.text } == ["kings"])
        #expect(due[0]["due_days"]?.wholeNumber == 2)
        #expect(due[0]["ideas"] == .strings([ideas[0]]))
        due = lab.line("list evidence --due --on 2027-09-02 --json").objects
        #expect(due.compactMap { $0["evidence"]?.text } == ["kings", "other"])
        #expect(due[1]["features"] == .strings(["one", "two"]))
        #expect(lab.line("evidence kings --verdict superseded --next 2028-01 -n").status == .done)
        #expect(lab.line("list evidence --due").data.contains("kings"))
        lab.line("evidence kings --verdict superseded --next 2028-01")
        let row = try #require(lab.line("evidence kings --json").objects.first)
        #expect(row["state"]?.text == "superseded" && row["next"]?.text == "2028-01")
        #expect(row["due"] == .bool(false) && row["reviewed_by"]?.text == "anna")
        #expect(lab.line("list evidence --due").talk.contains("No review is due"))
        // What is not given stays; an empty text takes away.
        lab.run("evidence", "other", "--source", "Me", "--feature", "")
        let other = try #require(lab.line("evidence other --json").objects.first)
        #expect(other["title"]?.text == "Other" && other["source"]?.text == "Me")
        #expect(other["features"] == .strings([]))
        lab.line("evidence kings --unlink \(ideas[0])")
        #expect(lab.line("evidence kings --json").objects.first?["ideas"] == .strings([]))
        #expect(lab.line("show \(ideas[0])").data.contains("Challenge: huddle, day 12 of 100."))
    }

    @Test func aChallengeFromStartToCaseStudy() throws {
        let (lab, ideas) = try lab()
        for (value, day) in [(12, 20), (9, 23), (8, 26), (6, 29)] {
            lab.line("measure huddle falls --value \(value) --at 2027-08-\(day)")
        }
        lab.line("measure huddle falls --value 5")
        lab.run("update", "huddle", "A room?", "--kind", "ask", "--at", "2027-08-21")
        lab.run("update", "huddle", "A budget?", "--kind", "ask")
        lab.run("update", "huddle", "Room 7", "--kind", "answer")
        lab.run("update", "huddle", "Theirs", "--kind", "adopted", "--where", "Ward 8")
        lab.run("case", "ward-7", "--challenge", "huddle", "--title", "Ward 7", "--story", "Once.")
        lab.run("challenge", "huddle", "--close", "adapted", "--lessons", "Begin small.")
        let whole = try #require(lab.line("challenge huddle --json").objects.first)
        #expect(whole["state"]?.text == "closed" && whole["outcome"]?.text == "adapted")
        #expect(whole["open_asks"]?.wholeNumber == 1 && whole["ends"]?.text == "2027-11-28")
        #expect(whole["adopted"] == .strings(["Ward 8"]) && whole["cases"] == .strings(["ward-7"]))
        // It ended with its closing: 2028-03-01 and 2028-09-01.
        #expect(
            whole["follow_ups"]?.elements?.compactMap { $0["due"]?.text }
                == ["2028-03-01", "2028-09-01"])
        let measure = try #require(lab.line("list measures --json").objects.first)
        #expect(measure["reached"] == .bool(true) && measure["median"]?.double == 8)
        #expect(measure["trend"]?["count"]?.wholeNumber == 5)
        #expect(measure["values"]?.elements?.count == 5)
        let updates = lab.line("list updates --json").objects
        #expect(updates.map { $0["body"]?.text } == ["A room?", "A budget?", "Room 7", "Theirs"])
        #expect(updates[0]["answered"] == .bool(true) && updates[0]["day"]?.wholeNumber == 1)
        #expect(updates[1]["answered"] == .bool(false) && updates[2]["answered"] == .null)
        let study = try #require(lab.line("list cases --json").objects.first)
        #expect(study["idea"]?.text == ideas[0])
        let text = lab.line("challenge huddle").data
        for words in [
            "Huddle", "Outcome: adapted, 2027-09-01", "target 6", "median 8", "day 0",
            "Trend: 5 values in a row going down", "not answered yet", "A budget?", "at Ward 8",
            "Follow-up after 6 months: on 2028-03-01", "Case study ward-7",
        ] { #expect(text.contains(words), "\(words)") }
        #expect(lab.line("challenge huddle --on 2027-08-30").data.contains("day 10 of 100"))
        lab.line("undo")
        #expect(lab.line("challenge huddle --json").objects.first?["state"]?.text == "running")
    }
}
