import Testing
import WhittleCore

@testable import WhittleCommands

/// Assignment and recusals by hand and from a CSV: all or nothing, every wish that fails named.
struct AssignVerbTests {
    private func lab() throws -> (lab: CommandLab, ids: [String]) {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound()
        return (lab, ids)
    }

    @Test func oneBadWishStopsAll() throws {
        let (lab, ids) = try lab()
        lab.line("recuse \(ids[1])", as: "ben")
        lab.line("score \(ids[0]) supported=4 doable=4 helps=4 innovative=4", as: "cay")
        try lab.write(
            "w.csv",
            """
            idea,member,by
            \(ids[0]),ben,x
            \(ids[1]),ben,x
            \(ids[0]),cay,x
            \(ids[2]),zoe,x
            nope.x-1,ben,x
            \(ids[2]),meg,x

            """)
        let before = lab.journals
        for flags in [[], ["-n"]] {
            let result = lab.run(["assign", "--csv", "w.csv"] + flags)
            #expect(result.status == .refused)
            for part in [
                "w.csv line 3: ben stands back", "line 4: cay has reviewed",
                "line 5: “zoe” is not a member",
                "line 6: There is no item “nope.x-1” ", "line 7: meg is not on the panel",
                "5 of 6 wishes cannot be met",
            ] {
                let talk = result.talk.replacing("“nope.x-1”.", with: "“nope.x-1” .")
                #expect(talk.contains(part), "\(part): \(result.talk)")
            }
            #expect(!result.talk.contains("line 2"))
        }
        #expect(lab.journals == before)
    }

    @Test(arguments: [
        ("member,idea\nben,\n", "line 2, column 5: the idea is missing"),
        ("member,what\nben,a\n", "no column “idea”"), ("member,idea\n", "no row"),
        ("member,idea\n\"ben,a\n", "quote"),
    ])
    func badFiles(_ text: String, _ what: String) throws {
        let (lab, _) = try lab()
        try lab.write("w.csv", text)
        for verb in ["assign", "recuse"] {
            let result = lab.line("\(verb) --csv w.csv")
            #expect(result.status == .damaged && result.talk.contains(what), "\(result.talk)")
        }
    }

    @Test func onlyAFacilitatorAndOnlyInAnOpenRound() throws {
        let (lab, ids) = try lab()
        #expect(lab.line("assign ben \(ids[0])", as: "meg").status == .refused)
        #expect(lab.line("assign ben \(ids[0])", as: "ben").status == .refused)
        #expect(lab.line("assign ben").status == .usage)
        #expect(lab.line("assign ben \(ids[0]) --csv w.csv").status == .usage)
        lab.line("round close r1")
        #expect(lab.line("assign ben \(ids[0]) --round r1").talk.contains("is closed"))
        try lab.write("w.csv", "member,idea\nben,\(ids[0])\n")
        #expect(lab.line("recuse --csv w.csv", as: "ben").status == .refused)
        #expect(lab.line("list assignments", as: "public").status == .refused)
    }

    @Test func previewedAssignedListedAndTakenBack() throws {
        let (lab, ids) = try lab()
        try lab.write(
            "w.csv", "member,idea\nben,\(ids[2])\ncay,\(ids[2])\nben,\(ids[0])\nben,\(ids[2])\n")
        let preview = lab.line("assign --csv w.csv -n --json")
        #expect(preview.objects.map { $0["member"]?.text } == ["ben", "cay"])
        #expect(preview.objects[0]["after"]?.wholeNumber == 2)
        #expect(lab.line("list assignments --json").objects.isEmpty)
        let lines = lab.lineCount
        #expect(lab.line("assign --csv w.csv").talk.contains("assigned 3 reviews in r1"))
        #expect(lab.lineCount == lines + 2)
        #expect(lab.line("assign --csv w.csv").talk.contains("Nothing to do"))
        let listed = lab.line("list assignments --json").objects
        #expect(listed.map { $0["member"]?.text } == ["ben", "ben", "cay"])
        #expect(listed.allSatisfy { $0["state"]?.text == "open" })
        lab.line("score \(ids[2]) supported=4 doable=4 helps=4 innovative=4", as: "ben")
        // A panelist sees what is asked of them alone.
        let own = lab.line("list assignments --json", as: "ben").objects
        #expect(own.count == 2)
        #expect(Set(own.compactMap { $0["state"]?.text }) == ["open", "reviewed"])
        #expect(lab.line("list assignments", as: "meg").data.isEmpty)
        #expect(lab.line("assign cay \(ids[0]) --remove").talk.contains("is not assigned to cay"))
        #expect(lab.line("assign cay \(ids[2]) --remove").status == .done)
        #expect(lab.line("list assignments --json").objects.count == 2)
        // One action: undone as one.
        lab.line("undo")
        lab.line("undo")
        #expect(lab.line("list assignments --json").objects.isEmpty)
    }

    @Test func recusalsFromAFile() throws {
        let (lab, ids) = try lab()
        try lab.write(
            "c.csv", "member,idea,reason\nben,\(ids[0]),my team\nzoe,\(ids[0]),\ncay,x-9,\n")
        let before = lab.journals
        let bad = lab.line("recuse --csv c.csv")
        #expect(bad.talk.contains("c.csv line 3: “zoe” is not a member"))
        #expect(bad.talk.contains("c.csv line 4: There is no item “x-9”"))
        #expect(bad.talk.contains("2 of 3 wishes"))
        #expect(lab.journals == before)
        try lab.write("c.csv", "member,idea,reason\nben,\(ids[0]),my team\ncay,\(ids[1]),\n")
        #expect(lab.line("recuse --csv c.csv").talk.contains("Done: 2 recusals"))
        #expect(lab.line("recuse --csv c.csv").talk.contains("Nothing to do"))
        #expect(lab.line("show \(ids[0])", as: "ben").status == .refused)
        #expect(lab.line("recuse --csv c.csv --member ben").status == .usage)
        #expect(lab.line("recuse --csv c.csv --withdraw").status == .done)
        #expect(lab.line("show \(ids[0])", as: "ben").status == .done)
        #expect(
            lab.line("recuse --csv c.csv --withdraw").talk.contains("does not stand back"))
    }

    // MARK: A session

    @Test(arguments: [
        ("assign --session 0", "--session"), ("assign --session 2 ben", "one word too many"),
        ("assign --session 2 --remove", "do not go together"),
        ("assign --session 2 --csv a.csv", "do not go together"),
        ("assign ben x --top 3", "--top is for --session"),
    ]) func badUseOfASession(_ line: String, _ sentence: String) throws {
        let lab = try CommandLab.withTeam()
        _ = lab.addIdeas()
        lab.openRound("always")
        let result = lab.line(line)
        #expect(result.status != .done && result.talk.contains(sentence), "\(result.talk)")
    }

    @Test func aSessionIsPlannedPreviewedAndWritten() throws {
        let lab = try CommandLab.withTeam()
        _ = lab.addIdeas()
        lab.openRound("always")
        let dry = lab.line("assign --session 2 -n")
        #expect(dry.status == .done && dry.talk.contains("Chosen by coverage and the crowd"))
        #expect(lab.line("list assignments --json").objects.isEmpty)
        #expect(lab.line("assign --session 2", as: "meg").status == .refused)
        #expect(lab.line("assign --session 2").status == .done)
        let assigned = lab.line("list assignments --json").objects
        // Two members with two ideas each, and every idea with one reader before any has two.
        #expect(assigned.count == 4)
        #expect(Set(assigned.compactMap { $0["idea"]?.text }).count == 3)
        // What is in hand is counted: the rest is two reviews.
        #expect(lab.line("assign --session 5").status == .done)
        #expect(lab.line("list assignments --json").objects.count == 6)
        let none = lab.line("assign --session 5")
        #expect(none.status == .done && none.talk.contains("Nothing to do"))
    }
}
