import Testing
import WhittleCore
import WhittleExchange

@testable import WhittleCommands

/// From nothing to an export, as one types it.
struct WholePathTests {
    @Test func fromNewToExport() throws {
        let lab = try CommandLab.withTeam()
        #expect(lab.read("campaign.json")?.contains("\"campaign\":\"anna.") == true)
        lab.run("question", "q1", "--title", "What should change?")
        let ids = lab.addIdeas()
        #expect(Set(ids).count == 3 && ids.allSatisfy { $0.hasPrefix("meg.") })
        let saved = lab.line("vote \(ids[1]) down --participant p9", as: "meg")
        #expect(saved.talk.contains("Saved and shared: meg."))

        let flag = lab.run("flag", ids[2], "--reason", "spam", "--participant", "p1", as: "meg")
        #expect(flag.status == .done)
        #expect(lab.line("list ideas --where flags>0 --json", as: "meg").objects.count == 1)
        #expect(lab.line("decide approve \(ids[0]) \(ids[1]) \(ids[2])", as: "meg").status == .done)
        let flags = lab.line("list flags --json", as: "meg").objects
        #expect(flags.map { $0["open"]?.isTrue } == [false])

        lab.openRound()
        for (member, scores) in [("ben", [5, 2, 3]), ("cay", [4, 2, 4])] {
            for (id, score) in zip(ids, scores) {
                let line =
                    "score \(id) supported=\(score) doable=\(score) helps=\(score) innovative=-"
                let result = lab.line(line, as: member)
                #expect(result.status == .done, "\(result.talk)")
            }
        }
        #expect(lab.line("round close r1").status == .done)
        let ranked = lab.line("rank --by panel --json").objects
        #expect(ranked.map { $0["idea"]?.text } == [ids[0], ids[2], ids[1]])
        #expect(ranked.map { $0["crowd_rank"]?.wholeNumber } == [1, 2, 3])

        let preview = lab.line("cut --by panel -n --json")
        #expect(preview.objects.map { $0["idea"]?.text } == [ids[0], ids[2]])
        #expect(lab.line("cut --by panel").status == .done)
        #expect(lab.run("keep", ids[1], "--reason", "the only one for wards").status == .done)
        try checkExports(lab, ids)

        #expect(lab.line("undo").talk.contains("overrode shortlist"))
        #expect(lab.line("export shortlist --format jsonl").lines.count == 2)
        #expect(lab.line("redo").status == .done)
        #expect(lab.line("export shortlist --format jsonl").lines.count == 3)

        let verified = lab.line("verify")
        #expect(verified.status == .done)
        #expect(verified.data.hasPrefix("Nothing is damaged: \(lab.lineCount) lines of"))
    }

    private func checkExports(_ lab: CommandLab, _ ids: [String]) throws {
        let rows = lab.line("export shortlist --format jsonl").objects
        #expect(rows.map { $0["idea"]?.text } == [ids[0], ids[2], ids[1]])
        #expect(rows.last?["reason"]?.text == "the only one for wards")
        #expect(rows[0].members?.map(\.key) == ExportKind.shortlist.columns.map(\.name))
        #expect(rows[0]["question"]?.text == "What should change?")
        let all = try JSONValue(
            parsing: String(lab.line("export shortlist --format json").data.dropLast()))
        #expect(all.elements == rows)
        #expect(lab.line("export shortlist --format md").data.contains("| First idea |"))
        #expect(lab.line("export shortlist --output out.csv").status == .done)
        #expect(lab.read("out.csv")?.hasPrefix("\u{FEFF}\"place\",\"idea\"") == true)
        let own = lab.line("export shortlist --format jsonl --as public").objects
        #expect(own.count == 3)
        #expect(own.allSatisfy { $0["up"] == .null && $0["panel"] == .null })
    }

    @Test func listsHaveTheKeysOfTheDesign() throws {
        let lab = try CommandLab.withTeam()
        _ = lab.addIdeas()
        let keys = lab.line("list ideas --json").objects.first?.members?.map(\.key)
        #expect(
            keys == [
                "idea", "title", "body", "question", "status", "into", "stage", "up", "down",
                "pass", "voters", "comments", "flags", "cost", "crowd", "crowd_rank", "panel",
                "panel_rank", "panel_adjusted", "panel_adjusted_rank", "reviews", "participant",
                "happened", "themes",
            ])
        let stats = lab.line("stats --json").objects[0]
        for (key, value) in [
            "events": lab.lineCount, "bad_lines": 0, "writers": 2, "participants": 5, "ideas": 3,
            "comments": 0, "votes": 12, "voters": 5, "flags_open": 0,
        ] {
            #expect(stats[key]?.wholeNumber == value, "\(key)")
        }
        for kind in ListVerb.Kind.allCases {
            let result = lab.line("list \(kind.rawValue) --json")
            #expect(result.status == .done)
            #expect(result.objects.count == result.lines.count)
        }
    }

    @Test func queries() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.run("comment", ids[0], "We did that on our ward", "--kind", "story", as: "meg")
        lab.run("decide", "approve", ids[0], as: "meg")
        func ideas(_ query: String) -> [String] {
            lab.run("list", "ideas", "--json", "--where", query).objects
                .compactMap { $0["idea"]?.text }
        }
        #expect(ideas("second") == [ids[1]])
        #expect(ideas("\"text of\" third") == [ids[2]])
        #expect(ideas("status:approved") == [ids[0]])
        #expect(ideas("status:pending up>=4") == [ids[1]])
        #expect(ideas("comments=1") == [ids[0]])
        #expect(ideas("nothing like it").isEmpty)
        #expect(lab.run("list", "ideas", "--where", "nothing").status == .refused)
        #expect(lab.line("list comments --where kind:story --json").objects.count == 1)
        let sorted = lab.line("list ideas --sort new --limit 2 --json").objects
        #expect(sorted.compactMap { $0["idea"]?.text } == [ids[2], ids[1]])
        #expect(lab.run("decide", "approve", "--where", "status:pending idea").status == .done)
        #expect(ideas("status:approved").count == 3)
        // What a bulk decision wrote is one action.
        #expect(lab.line("undo").status == .done)
        #expect(ideas("status:approved") == [ids[0]])
    }

    @Test func undoTakesTheLastLineWhateverItIs() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.line("decide approve \(ids[0])", as: "meg")
        lab.line("vote \(ids[0]) down --participant p0", as: "meg")
        let undone = lab.line("undo", as: "meg")
        #expect(undone.talk.contains("p0’s vote on \(ids[0])"))
        func idea() -> JSONValue { lab.line("show \(ids[0]) --json").objects[0] }
        #expect(idea()["up"]?.wholeNumber == 5 && idea()["down"]?.wholeNumber == 0)
        #expect(lab.line("redo", as: "meg").status == .done)
        #expect(idea()["down"]?.wholeNumber == 1)
        lab.line("undo", as: "meg")
        // Somebody decided since: theirs stands, and is named.
        lab.line("decide hide \(ids[0]) --reason other")
        let stands = lab.line("undo", as: "meg")
        #expect(stands.talk.contains("approved \(ids[0])"))
        #expect(stands.talk.contains("stays hidden: anna has decided since"))
        #expect(lab.line("undo nobody.x1234567-3").status == .refused)
        let annas = lab.line("list events --json").objects.last { $0["member"]?.text == "anna" }
        let line = annas?["line"]?.text ?? ""
        #expect(lab.line("undo \(line)", as: "meg").talk.contains("Only anna or a facilitator"))
        #expect(lab.line("undo \(line)").status == .done)
        #expect(lab.line("undo \(line)").talk.contains("undone already"))
    }

    @Test func mergesRecusalsAndOverrides() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        #expect(lab.line("merge \(ids[1]) --into \(ids[0])", as: "meg").status == .done)
        let merged = lab.line("show \(ids[0]) --json").objects[0]
        #expect(merged["merged"] == .array([.string(ids[1])]))
        #expect(merged["voters"]?.wholeNumber == 5)
        #expect(lab.line("unmerge \(ids[0])", as: "meg").status == .refused)
        #expect(lab.line("unmerge \(ids[1])", as: "meg").status == .done)
        lab.openRound()
        #expect(lab.line("recuse \(ids[0]) --reason mine", as: "ben").status == .done)
        #expect(lab.line("recuse \(ids[0])", as: "ben").status == .refused)
        #expect(lab.line("recuse \(ids[1]) --member cay", as: "ben").status == .refused)
        #expect(lab.line("show \(ids[0])", as: "ben").status == .refused)
        #expect(lab.line("list ideas --json", as: "ben").objects.count == 2)
        #expect(lab.line("why \(ids[0])").data.contains("Recused: ben"))
        #expect(lab.line("recuse \(ids[0]) --withdraw", as: "ben").status == .done)
        #expect(lab.line("list ideas --json", as: "ben").objects.count == 3)
        #expect(lab.line("drop \(ids[0]) --reason done").status == .done)
        #expect(lab.line("cut --by crowd").status == .done)
        let why = lab.line("why \(ids[0])").data
        #expect(why.contains("dropped by an override: done"))
        #expect(lab.line("why \(ids[2])").data.contains("Place 2 or better was needed"))
    }

    @Test func bulkDecisionsComeInParts() throws {
        let lab = try CommandLab.withTeam()
        let rows = (0..<2_100).map { "\($0),Idea \($0)" }
        try lab.write("many.csv", "ID,Title\n" + rows.joined(separator: "\n") + "\n")
        lab.line("import csv many.csv --map idea=ID,title=Title")
        let result = lab.run("decide", "approve", "--where", "status:pending", "--json")
        #expect(result.objects[0]["lines"]?.elements?.count == 2)
        #expect(lab.line("list ideas --where status:approved --json").lines.count == 2_100)
        #expect(lab.line("undo").status == .done)
        #expect(lab.line("stats --json").objects[0]["ideas_pending"]?.wholeNumber == 2_100)
    }

    @Test func verifyFindsDamage() throws {
        let lab = try CommandLab.withTeam()
        try lab.write("journal/eve.abcd1234.jsonl", "{\"broken\n")
        let result = lab.line("verify --json")
        #expect(result.status == .damaged)
        let found = result.objects[0]
        #expect(found["file"]?.text == "eve.abcd1234.jsonl")
        #expect(found["line"]?.wholeNumber == 1 && found["byte"]?.wholeNumber == 0)
        #expect(found["severity"]?.text == "damage")
        #expect(result.objects.last?["damage"]?.wholeNumber == 1)
        #expect(lab.line("stats --json").objects[0]["bad_lines"]?.wholeNumber == 1)
    }

    @Test func textsComeFromStdin() throws {
        let lab = try CommandLab.withTeam()
        lab.standardInput = "One line\nand another\n"
        let id = lab.run("submit", "--title", "T", "--body", "-").lines[0]
        #expect(
            lab.line("show \(id) --json").objects[0]["body"]?.text == "One line\nand another")
    }

    @Test func demo() throws {
        let lab = try CommandLab()
        lab.member = nil
        let made = lab.line("demo")
        #expect(made.status == .done)
        #expect(made.data.contains("3595 participants"))
        #expect(made.talk.contains("Open it: whittle -C whittle-demo --as anna"))
        #expect(lab.line("-C whittle-demo verify").status == .done)
        let again = lab.line("demo --json")
        #expect(again.objects[0]["participants"]?.wholeNumber == 3_595)
        #expect(!again.talk.contains("Made"))
    }
}
