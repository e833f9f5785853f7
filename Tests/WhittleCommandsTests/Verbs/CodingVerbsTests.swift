import Testing
import WhittleCore

@testable import WhittleCommands

/// Themes and coding by commands; and that nobody sees another's coding before their own.
struct CodingVerbsTests {
    /// Cai and dora code, eve too; fay facilitates; mo moderates; olive observes.
    private func lab() throws -> (lab: CommandLab, ids: [String]) {
        let lab = try CommandLab.withCoders()
        let ids = (1...3).map { number in
            lab.run("submit", "--title", "Idea \(number)", "--participant", "p-\(number)").lines[0]
        }
        _ = lab.run(["decide", "approve"] + ids)
        return (lab, ids)
    }

    /// Everything that shows items, figures or what was done.
    private func surfaces(_ ids: [String]) -> [String] {
        [
            "list ideas", "list ideas --json", "list comments --json", "list codings",
            "list codings --json", "list codings --where zebra", "list codings --where theme-z",
            "list events", "list events --json", "list events --where theme", "list members",
            "stats", "stats --json", "list ideas --where zebra", "rank", "rank --json",
            "list flags", "list questions", "export shortlist --format csv",
            "export shortlist --format md", "export shortlist --format json",
            "export shortlist --format jsonl", "agreement --coding --resamples 9",
            "agreement --coding --resamples 9 --json", "list themes --json", "list themes",
            "theme theme-z --json",
        ] + ids.flatMap { ["show \($0)", "show \($0) --json", "why \($0)", "why \($0) --json"] }
    }

    /// Writes that are refused, or only tried.
    private func attempts(_ ids: [String], _ line: String) -> [String] {
        [
            "code \(ids[0]) --pass first --none -n", "code \(ids[0]) --pass second --none -n",
            "code \(ids[0]) --resolve --none", "code \(ids[0]) --none -n", "undo -n",
            "undo \(line) -n", "undo cai.nobody-1", "code \(ids[0]) --themes nothing",
            "code \(ids[0]) --none --member cai -n", "decide hide \(ids[0]) --reason no",
        ]
    }

    /// What a member is told, without what the book says of its themes to everyone: titles and
    /// names alone, with nothing of texts.
    private func told(_ lab: CommandLab, _ line: String, by member: String) -> String {
        let result = lab.line(line, as: member)
        var text = result.data + result.talk
        if line.contains("theme") || line.hasPrefix("agreement") || line == "stats --json" {
            let zero = [
                #""texts":0"#, #""theme":"theme-z""#, #""theme":"theme-y""#, #""all":0"#,
                #""title":"Zebra barrier""#, #""title":"Yak block""#, "nobody gave it",
            ]
            #expect(!text.contains(#""texts":1"#) && !text.contains(#""all":1"#), "\(line)")
            for part in zero { text = text.replacing(part, with: "") }
            text = text.replacing("Zebra barrier", with: "").replacing("Yak block", with: "")
                .replacing("theme-z", with: "").replacing("theme-y", with: "")
        }
        return text.split(separator: "\n").filter { !$0.contains("defined the theme") }
            .joined(separator: "\n").lowercased()
    }

    private func leaks(_ text: String) -> Bool {
        text.contains("zebra") || text.contains("yak block") || text.contains("theme-z")
            || text.contains("theme-y")
    }

    @Test func nobodySeesAnothersCodingBeforeTwoHaveCoded() throws {
        let (lab, ids) = try lab()
        #expect(lab.line("cut shortlist --by crowd --top 3").status == .done)
        lab.run("theme", "theme-z", "--title", "Zebra barrier", "--key", "zb")
        lab.run("theme", "theme-y", "--title", "Yak block", "--key", "yb")
        lab.line("code \(ids[0]) --themes theme-z", as: "cai")
        lab.line("code \(ids[1]) --themes theme-z,theme-y", as: "cai")
        let line = try #require(
            lab.line("list events --json").objects.first {
                $0["type"]?.text == "coding.recorded"
            }?["line"]?.text)
        let all = surfaces(ids) + attempts(ids, line)
        // Before: whoever codes, also as a facilitator, and everyone else.
        for member in ["dora", "eve", "fran", "mo", "pat", "olive", "public"] {
            for line in all {
                let text = told(lab, line, by: member)
                #expect(!leaks(text), "\(member): \(line): \(text)")
                if member != "public", line.hasPrefix("list events") {
                    #expect(!text.contains("coded"), "\(member): \(line)")
                }
            }
        }
        // Their own, and to a facilitator who does not code.
        #expect(lab.line("show \(ids[0])", as: "cai").data.contains("Zebra"))
        #expect(lab.line("list codings --json", as: "cai").objects.count == 2)
        #expect(lab.line("list codings --json", as: "fay").objects.count == 2)
        #expect(lab.line("list codings", as: "mo").status == .refused)
        // After: the text that both have coded, to those who work on themes; they differ, so that
        // nobody else is told.
        lab.line("code \(ids[0]) --themes theme-y", as: "dora")
        for member in ["cai", "dora", "eve", "fran", "fay"] {
            #expect(leaks(told(lab, "show \(ids[0])", by: member)), "\(member)")
            let own = member == "cai" || member == "fay"
            let json = told(lab, "show \(ids[1]) --json", by: member)
            #expect(leaks(json) == own, "\(member)")
            #expect(
                lab.line("list codings --json", as: member).objects.count == (own ? 3 : 2))
        }
        for member in ["mo", "pat", "olive", "public"] {
            for line in all { #expect(!leaks(told(lab, line, by: member)), "\(member): \(line)") }
        }
        // Settled: to all.
        lab.line("code \(ids[0]) --resolve --themes theme-z", as: "eve")
        for member in ["mo", "pat", "olive", "public"] {
            #expect(told(lab, "show \(ids[0])", by: member).contains("zebra"), "\(member)")
            #expect(!told(lab, "show \(ids[0])", by: member).contains("yak"), "\(member)")
            #expect(!leaks(told(lab, "show \(ids[1])", by: member)), "\(member)")
        }
        let csv = lab.line("export shortlist --as public").data
        #expect(csv.contains("\"Zebra barrier\"") && !csv.contains("Yak"))
    }

    /// The sizes of the themes count what the viewer may see, and no more.
    @Test func sizesAreThoseOfTheViewer() throws {
        let (lab, ids) = try lab()
        lab.run("theme", "t", "--title", "T")
        func size(_ member: String) -> Int? {
            lab.line("list themes --json", as: member).objects[0]["texts"]?.wholeNumber
        }
        lab.line("code \(ids[0]) \(ids[1]) --themes t", as: "cai")
        #expect(size("cai") == 2)
        for member in ["dora", "eve", "mo", "olive", "public", "fay"] {
            #expect(size(member) == 0, "\(member)")
        }
        lab.line("code \(ids[1]) --themes t", as: "dora")
        #expect(size("cai") == 2 && size("dora") == 1 && size("olive") == 1)
        let stats = lab.line("stats --json", as: "dora").objects[0]
        #expect(stats["coded_once"]?.wholeNumber == 1 && stats["coded_twice"]?.wholeNumber == 1)
        #expect(lab.line("stats --json", as: "olive").objects[0]["coding_differing"] == .null)
        #expect(lab.line("stats --json", as: "public").objects[0]["coded_once"] == .null)
    }

    @Test func themesAreDefinedChangedRetiredAndRestored() throws {
        let (lab, _) = try lab()
        #expect(lab.run("theme", "fear").status == .refused)
        #expect(lab.run("theme", "fear", "--key", "fe").status == .usage)
        #expect(lab.run("theme", "--title", "x").status == .usage)
        #expect(lab.run("theme", "a b", "--title", "x").status == .usage)
        #expect(lab.run("theme", "fear", "--title", "Fear", as: "mo").status == .refused)
        #expect(lab.run("theme", "fear", "--title", "Fear", "--retire").status == .usage)
        #expect(lab.run("theme", "fear", "--into", "x").status == .usage)
        lab.run("theme", "fear", "--title", "Fear", "--kind", "barrier", "--description", "When.")
        lab.run("theme", "blame", "--title", "Blame", "--parent", "fear")
        #expect(lab.run("theme", "fear", "--title", "Fear of blame").status == .done)
        var themes = lab.line("list themes --json").objects
        #expect(themes[0]["title"]?.text == "Fear of blame")
        #expect(themes[0]["description"]?.text == "When.")
        #expect(themes[0]["key"]?.text == "fo" || themes[0]["key"]?.text == "fb")
        #expect(lab.line("theme fear").data.contains("renamed “Fear” to “Fear of blame”"))
        #expect(lab.run("theme", "blame", "--retire", "--into", "nothing").status == .refused)
        lab.run("theme", "blame", "--retire", "--into", "fear")
        themes = lab.line("theme --json").objects
        #expect(themes[1]["retired"] == .bool(true))
        #expect(lab.line("theme blame").data.contains("merged into “Fear of blame”"))
        #expect(lab.run("theme", "blame", "--restore").status == .done)
        #expect(lab.run("theme", "blame", "--restore").status == .refused)
        lab.line("undo")
        #expect(lab.line("list themes --json").objects[1]["retired"] == .bool(true))
    }

    @Test func badCodingsAreRefused() throws {
        let (lab, ids) = try lab()
        lab.run("theme", "t", "--title", "T")
        for line in [
            "code", "code \(ids[0])", "code \(ids[0]) --themes t --none",
            "code \(ids[0]) --themes t --note x", "code \(ids[0]) --themes t --pass third!",
            "code \(ids[0]) --resolve --themes t --pass first", "agreement", "agreement x --coding",
            "agreement --coding --resamples 100001", "agreement --coding --seed x",
        ] {
            #expect(lab.line(line, as: "cai").status == .usage, "\(line)")
        }
        for line in [
            "code nothing --themes t", "code \(ids[0]) --themes s",
            "code \(ids[0]) --themes t --pass second", "code \(ids[0]) --resolve --themes t",
        ] {
            #expect(lab.line(line, as: "cai").status == .refused, "\(line)")
        }
        #expect(lab.line("agreement --coding", as: "mo").status == .refused)
        #expect(lab.line("agreement --coding", as: "cai").data.contains("–"))
        #expect(lab.line("list codings --json", as: "cai").objects.isEmpty)
    }

    @Test func codingSeveralAndUndoingIsOneAction() throws {
        let (lab, ids) = try lab()
        lab.run("theme", "t", "--title", "Trust")
        lab.line("code \(ids[0]) --none", as: "dora")
        // One is a second pass for cai, the others first ones.
        let done = lab.line("code \(ids.joined(separator: " ")) --themes tr", as: "cai")
        #expect(done.talk.contains("second and first pass"))
        #expect(lab.line("list codings --json", as: "cai").objects.count == 4)
        lab.line("undo", as: "cai")
        #expect(lab.line("list codings --json", as: "fay").objects.count == 1)
        #expect(lab.line("code \(ids[0]) --themes t -n", as: "cai").status == .done)
        #expect(lab.line("list codings --json", as: "fay").objects.count == 1)
    }
}

extension CommandLab {
    /// Members of every role that has to do with coding.
    static func withCoders() throws -> CommandLab {
        let lab = try CommandLab()
        lab.run("new", ".", "--title", "Codes")
        for (name, roles) in [
            ("cai", ["coder"]), ("dora", ["coder"]), ("eve", ["coder"]), ("fay", ["facilitator"]),
            ("fran", ["facilitator", "coder"]), ("mo", ["moderator"]), ("pat", ["panelist"]),
            ("olive", ["observer"]),
        ] {
            _ = lab.run(["member", name] + roles.flatMap { ["--role", $0] })
        }
        lab.run("stages", "shortlist:Shortlist:3")
        return lab
    }
}
