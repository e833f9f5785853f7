import Testing
import WhittleCore

@testable import WhittleCommands

/// What is refused, with which words and which status.
struct BadInputTests {
    @Test(arguments: [
        ("lsit ideas", "Did you mean “list”?"), ("frobnicate", "no verb “frobnicate”"),
        ("list idaes", "Did you mean “ideas”?"), ("list", "kind of what to list is missing"),
        ("list ideas --limt 3", "Did you mean “--limit”?"),
        ("list ideas --limit three", "takes a whole number"),
        ("list ideas --limit", "needs a value"), ("list ideas --json=1", "takes no value"),
        ("list ideas --limit 1 --limit 2", "stands twice"),
        ("list ideas --sort votes", "it is one of"),
        ("list ideas more words", "one word too many"),
        ("list ideas --where statsu:pending", "Did you mean “status”?"),
        ("list ideas --where status:open", "is one of approved"),
        ("list ideas --where flags>many", "compared with a number"),
        ("list members --sort old", "for ideas and comments"),
        ("submit", "--title is needed"), ("vote x sideways --participant p1", "is not a vote"),
        ("decide aprove x", "Did you mean “approve”?"), ("decide hide", "Name the items"),
        ("member ben", "Say what ben does"), ("member BEN --role panelist", "cannot name a member"),
        ("question a/b --title T", "cannot be the id"),
        ("stages shortlist:15", "STAGE:TITLE:TARGET"),
        ("cut shortlist", "--by crowd or --by panel"),
        ("export longlist", "thing to export"), ("import csv x.csv", "--map"),
        ("import xml x", "is not a format"), ("completions tcsh", "bash, zsh, fish"),
        ("help nothing", "is not a verb"), ("-x list", "no option “-x”"),
    ])
    func usage(_ line: String, _ words: String) throws {
        let lab = try CommandLab.withTeam()
        let result = lab.line(line)
        #expect(result.status == .usage)
        #expect(result.talk.contains(words))
        #expect(result.talk.contains("Usage: whittle"))
        #expect(result.talk.contains("More: whittle help"))
        #expect(result.data.isEmpty)
    }

    @Test func notACampaign() throws {
        let lab = try CommandLab()
        let result = lab.line("list ideas")
        #expect(result.status == .refused)
        #expect(result.talk.contains("There is no campaign in"))
        #expect(lab.line("list ideas -C nowhere").status == .refused)
        #expect(lab.line("").status == .refused)
    }

    @Test func screensNeedATerminal() throws {
        let lab = try CommandLab.withTeam()
        let result = lab.line("")
        #expect(result.status == .noTerminal)
        #expect(result.talk.contains("whittle list ideas"))
    }

    @Test func notAMember() throws {
        let lab = try CommandLab.withTeam()
        let before = lab.journals
        let result = lab.run("submit", "--title", "Mine", as: "stranger")
        #expect(result.status == .refused)
        #expect(result.talk.contains("“stranger” is not a member"))
        try lab.forgetMember()
        #expect(lab.run("submit", "--title", "Mine").talk.contains("Say who acts"))
        #expect(lab.run("submit", "--title", "Mine", "--as", "No Body").status == .usage)
        #expect(lab.journals == before)
    }

    @Test func rolesAreChecked() throws {
        let lab = try CommandLab.withTeam()
        let result = lab.run("submit", "--title", "Mine", as: "ben")
        #expect(result.status == .refused)
        #expect(result.talk.contains("needs the role of a moderator"))
        #expect(lab.line("member x --role coder", as: "meg").status == .refused)
        #expect(lab.line("list flags", as: "ben").status == .refused)
        #expect(lab.run("note", "x", "text", as: "olive").status == .refused)
    }

    @Test func items() throws {
        let lab = try CommandLab.withTeam()
        for line in [
            "show nothing-1", "why nothing-1", "vote nothing-1 up --participant p1",
            "decide approve nothing-1", "flag nothing-1 --reason spam", "comment nothing-1 text",
            "merge nothing-1 --into nothing-2", "unmerge nothing-1",
        ] {
            let result = lab.line(line)
            #expect(result.status == .refused, "\(line)")
            #expect(result.talk.contains("There is no item “nothing-1”"), "\(line)")
        }
    }

    @Test func reasons() throws {
        let lab = try CommandLab.withTeam()
        let id = lab.addIdeas()[0]
        let hidden = lab.line("decide hide \(id)", as: "meg")
        #expect(hidden.status == .refused)
        #expect(hidden.talk.contains("Hiding needs a reason"))
        let unknown = lab.line("decide hide \(id) --reason boring", as: "meg")
        #expect(unknown.status == .refused)
        #expect(unknown.talk.contains("off-topic"))
        #expect(lab.line("flag \(id) --reason boring", as: "meg").status == .refused)
        #expect(lab.line("redact \(id) --title X").talk.contains("Say why"))
        #expect(lab.line("redact \(id) --reason other").talk.contains("--title TITLE or --body"))
    }

    @Test func roundsExplainVisibility() throws {
        let lab = try CommandLab.withTeam()
        lab.line("stages shortlist:Shortlist:2")
        let result = lab.line("round open r1 --title One")
        #expect(result.status == .usage)
        #expect(result.talk.contains("after-own (others' scores after one's own; a courtesy"))
        for criterion in ["a:A:1", "a:A:x:1-5", "a:A:1:5-1", "a b:A:1:1-5", ":A:1:1-5"] {
            let result = lab.run(
                "round", "open", "r1", "--title", "One", "--visibility", "always", "--criterion",
                criterion)
            #expect(result.status == .usage, "\(criterion)")
        }
        #expect(lab.line("score x a=1").talk.contains("There is no round yet"))
    }

    @Test func cutsNeedAllLines() throws {
        let lab = try CommandLab.withTeam()
        _ = lab.addIdeas()
        try lab.write(
            "journal/anna.later001.jsonl",
            #"{"v":2,"writer":"anna.later001","seq":1,"at":"2020-01-01T00:00:00.000Z","type":"x.y"}"#
                + "\n")
        let result = lab.line("cut shortlist --by crowd --top 2")
        #expect(result.status == .refused)
        #expect(result.talk.contains("later version"))
    }

    @Test func dryRunsWriteNothing() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        lab.openRound()
        try lab.write("x.csv", "ID,Title\n1,One\n")
        let before = lab.journals
        let lines = [
            "submit --title T -n", "vote \(ids[0]) down --participant p1 -n",
            "decide approve \(ids[0]) --dry-run", "merge \(ids[0]) --into \(ids[1]) -n",
            "member dora --role coder -n", "question q --title Q -n", "round close r1 -n",
            "cut shortlist --by crowd -n", "undo -n",
            "import csv x.csv --map idea=ID,title=Title -n",
            "note \(ids[0]) text -n", "comment \(ids[0]) text -n", "stages a:A:1 -n",
            "flag \(ids[0]) --reason spam -n", "keep \(ids[0]) --stage shortlist --reason x -n",
        ]
        for line in lines {
            let result = lab.line(line)
            #expect(result.status == .done, "\(line): \(result.talk)")
            #expect(result.talk.contains("Would be"), "\(line)")
        }
        #expect(lab.journals == before)
        // What would be refused is refused in a dry run too.
        #expect(lab.line("decide hide \(ids[0]) -n").status == .refused)
        #expect(lab.line("cut shortlist --by panel -n").status == .refused)
        #expect(lab.run("new", "other", "--title", "T", "-n").status == .done)
        #expect(lab.read("other/campaign.json") == nil)
    }

    @Test func newAndDemoLeaveCampaignsAlone() throws {
        let lab = try CommandLab.withTeam()
        let before = lab.journals
        #expect(lab.run("new", ".", "--title", "Again").status == .cannotCreate)
        #expect(lab.line("demo .").status == .cannotCreate)
        #expect(lab.journals == before)
        #expect(lab.line("new other").status == .usage)
    }

    @Test func configuration() throws {
        let lab = try CommandLab.withTeam()
        lab.member = nil
        try lab.write("config/whittle/config", "# who I am\nas = meg\n")
        #expect(lab.run("submit", "--title", "T").status == .done)
        try lab.write("config/whittle/config", "\nas meg\n")
        let bad = lab.line("stats")
        #expect(bad.status == .usage)
        #expect(bad.talk.contains("config, line 2: there is no “=”"))
        try lab.write("config/whittle/config", "who = meg\n")
        #expect(lab.line("stats").talk.contains("“who” is not a key"))
    }

    @Test func hostileTextIsSaidSafely() throws {
        let lab = try CommandLab.withTeam()
        let result = lab.run("show", "\u{1B}[31mx\u{202E}")
        #expect(result.status == .refused)
        #expect(!result.talk.contains("\u{1B}"))
        #expect(!result.talk.contains("\u{202E}"))
        let id =
            lab.run("submit", "--title", "a\u{1B}]0;x\u{7}\nb", "--body", "\u{202E}c").lines.first
            ?? ""
        for line in ["list ideas", "show \(id)", "why \(id)", "rank", "list ideas --json"] {
            let text = lab.line(line).data
            #expect(!text.unicodeScalars.contains("\u{1B}"), "\(line)")
            #expect(!text.unicodeScalars.contains("\u{202E}"), "\(line)")
        }
    }
}
