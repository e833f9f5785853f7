import Testing
import WhittleApp
import WhittleCells
import WhittleCore
import WhittleJournal

@testable import WhittleCommands

/// Saved queries and policies on the command line, and `--where` beside the filter of the screens.
@Suite struct QueryVerbTests {
    @Test func aQueryIsKeptUsedAndTakenAway() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        #expect(lab.run("query", "top", "up>3", "--title", "The best").status == .done)
        #expect(lab.run("list", "ideas", "--json", "--where", "saved:top").objects.count == 2)
        #expect(lab.run("list", "ideas", "--json", "--where", "-saved:top").objects.count == 1)
        #expect(lab.line("query top").data == "up>3\n")
        #expect(lab.line("list queries --json").objects[0]["title"]?.text == "The best")
        #expect(lab.line("query").data.contains("up>3"))
        #expect(lab.run("query", "two", "saved:top id:\(ids[0])", as: "meg").status == .done)
        #expect(lab.run("query", "top", "saved:two").talk.contains("would use itself"))
        #expect(lab.run("query", "top", "stats:x").talk.contains("Did you mean “status”?"))
        #expect(lab.run("query", "top", "x", as: "olive").status == .refused)
        #expect(lab.run("query", "top", "").status == .done)
        #expect(lab.line("query top").talk.contains("There is no saved query"))
        #expect(lab.line("undo").status == .done)
        #expect(lab.line("query top").data == "up>3\n")
        #expect(lab.line("query", as: "public").talk.contains("members only"))
        #expect(lab.run("query", "a b", "x").status == .usage)
    }

    @Test func aPolicyIsWrittenInParts() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        #expect(lab.run("policy", "own", "--title", "Own").talk.contains("has no text"))
        #expect(
            lab.run("policy", "own", "--body", "x", "--title", "Own", as: "meg").status == .refused)
        lab.standardInput = "Say it in prose.\nNot in rhyme.\n"
        #expect(
            lab.run("policy", "own", "--title", "Own", "--body", "-", "--code", "rhyme").status
                == .done)
        lab.standardInput = ""
        #expect(lab.line("policy own").data == "Own (rhyme)\n\nSay it in prose.\nNot in rhyme.\n")
        #expect(lab.line("decide hide \(ids[0]) --reason rhyme", as: "meg").status == .done)
        #expect(lab.run("policy", "own", "--title", "Our own").status == .done)
        let written = lab.line("policy own --json").objects.first
        #expect(written?["title"]?.text == "Our own")
        #expect(written?["body"]?.text == "Say it in prose.\nNot in rhyme.")
        #expect(written?["code"]?.text == "rhyme")
        #expect(lab.line("policy own --no-code").status == .done)
        #expect(lab.line("decide hide \(ids[1]) --reason rhyme", as: "meg").status == .refused)
        #expect(lab.run("list", "ideas", "--json", "--where", "reason:rhyme").objects.count == 1)
        #expect(lab.line("list policies --json", as: "public").objects.count == 1)
        #expect(lab.line("policy own --code a --no-code").status == .usage)
        #expect(lab.line("policy none").status == .refused)
    }

    @Test func safeguardingIsEscalatedByTheVerbToo() throws {
        let lab = try CommandLab.withTeam()
        let id = lab.addIdeas()[0]
        let refused = lab.line("decide hide \(id) --reason safeguarding", as: "meg")
        #expect(refused.status == .refused && refused.talk.contains("never just hidden"))
        #expect(lab.line("decide escalate \(id) --reason safeguarding", as: "meg").status == .done)
        #expect(lab.line("decide hide \(id) --reason safeguarding").status == .done)
    }

    @Test func whereSaysTheColumn() throws {
        let lab = try CommandLab.withTeam()
        let result = lab.run("list", "ideas", "--where", "idea status:open")
        #expect(result.status == .usage)
        #expect(result.talk.contains("--where, column 13: “status” is one of"))
        #expect(lab.run("list", "members", "--where", "meg or ben", "--json").objects.count == 2)
        #expect(lab.run("list", "members", "--where", "-panelist", "--json").objects.count == 3)
        #expect(lab.run("list", "members", "--where", "status:x").status == .usage)
    }

    /// The same query finds the same ideas in the screens and by `--where`, on the demo campaign.
    @Test func screensAndWhereFindTheSame() throws {
        let lab = try CommandLab()
        lab.line("demo demo")
        let campaign = try Session(lab.path + "/demo").campaign
        let queries = [
            "\"the ward\" -night", "-ward status:pending", "crowd>0.7 voters>=10",
            "question:ideas -stage:none", "flagged:yes", "(ward or bed) -comments=0",
            "undecided:yes by:meg", "merged:no crowd_rank<9 or demo-4175", "panel>3",
        ]
        for member in ["meg", "ash", "olive"] {
            let viewpoint = Viewpoint(member, in: campaign)
            for text in queries {
                let query = try Query(text, in: campaign, for: viewpoint)
                let context = QueryContext(campaign, viewpoint, for: query, searchesGroups: true)
                let heads = viewpoint.ideas(in: campaign).filter { campaign.isHead($0) }
                let count = query.filter(heads, context).count
                #expect(
                    shown(text, campaign, member).hasPrefix(" \(Figures.count(count, "idea")) "),
                    "\(member), \(text): \(count)")
            }
        }
        // Words are sought in a head's whole group on the screen, and in each idea by itself here.
        for text in [queries[2], queries[3]] {
            let listed = lab.run(
                "list", "ideas", "--json", "-C", "demo", "--where", text, as: "meg"
            ).objects.filter { $0["into"]?.text == nil }
            #expect(
                shown(text, campaign, "meg").hasPrefix(
                    " \(Figures.count(listed.count, "idea")) "), "\(text)")
        }
    }

    /// The heading of the ideas with a query typed as their filter; thousands are not parted.
    private func shown(_ query: String, _ campaign: Campaign, _ member: String) -> String {
        var model = Model(
            campaign, member: member, size: Size(columns: 80, rows: 24), place: .ideas)
        for key in ("/" + query).unicodeScalars {
            _ = model.update(.key(.character(key), at: 0), campaign)
        }
        return String(View(model, campaign).draw().lines[1].filter { $0 != "," })
    }

    @Test func whatIsEmptySaysSo() throws {
        let lab = try CommandLab.withTeam()
        for line in ["list appeals", "list ideas", "list duplicates", "query"] {
            let result = lab.line(line)
            #expect(result.status == .done && result.data.isEmpty)
            #expect(result.talk.hasSuffix(".\n") && result.talk.contains("o "), "\(line)")
        }
        #expect(lab.line("list appeals").talk == "There are no appeals to show.\n")
    }

    @Test func ideasAreListedWithTheirThemesWhereThereAreAny() throws {
        let lab = try CommandLab.withTeam()
        let ids = lab.addIdeas()
        #expect(!lab.line("list ideas").data.contains("Themes"))
        lab.run("theme", "fear", "--title", "Fear")
        lab.line("member anna --role facilitator --role coder")
        #expect(lab.line("code \(ids[0]) --themes fear").status == .done)
        let list = lab.line("list ideas")
        #expect(list.lines[0].contains("Themes"))
        #expect(list.lines.count { $0.contains("fear") } == 1)
    }

    @Test func functionKeysHaveNamesInScripts() throws {
        let lab = try CommandLab.withTeam()
        try lab.write("keys.txt", "<F5><F12>\n:dump -\n")
        #expect(lab.line("ui --script keys.txt").status == .done)
        try lab.write("keys.txt", "<F99>\n")
        #expect(lab.line("ui --script keys.txt").talk.contains("<F99>"))
    }
}
