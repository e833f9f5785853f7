import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct RuleVerbTests {
    @Test func whoDoesNotModerateIsRefused() throws {
        let lab = try CommandLab.withTeam()
        lab.line("member cody --role coder")
        let before = lab.journals
        for line in ["rule", "rule links --off", "flag --rules", "flag --rules -n"] {
            for member in ["olive", "cody"] {
                let result = lab.line(line, as: member)
                #expect(result.status == .refused && result.data.isEmpty, "\(line) as \(member)")
            }
        }
        #expect(lab.journals == before)
    }

    @Test func badInput() throws {
        let lab = try CommandLab.withTeam()
        let before = lab.lineCount
        #expect(lab.line("rule emial --on").talk.contains("Did you mean “email”?"))
        #expect(lab.line("rule email --on --off").status == .usage)
        #expect(lab.line("rule email --words a").status == .usage)
        #expect(lab.line("rule --on").status == .usage)
        #expect(lab.run("rule", "rude", "--words", " , ").status == .refused)
        #expect(lab.line("rule email --code rude").talk.contains("reason code"))
        #expect(lab.line("flag --rules --rule flood").talk.contains("is off"))
        #expect(lab.line("flag --rules --reason spam").status == .usage)
        #expect(lab.line("flag x --rule email").status == .usage)
        #expect(lab.lineCount == before)
    }

    @Test func rulesAreListedSetAndExplained() throws {
        let lab = try CommandLab.withTeam()
        lab.run("submit", "--title", "Ask jo@example.org, you dim lot", as: "meg")
        let list = lab.line("rule --json", as: "meg").objects
        #expect(list.count == RuleKind.allCases.count - 1)
        let links = list.first { $0["rule"]?.text == "links" }
        #expect(
            links?["standing"]?.text
                == "on by default: precision 1.00 of 32 hits on a held-out set of 448 comments")
        #expect(list.first { $0["rule"]?.text == "email" }?["items"]?.wholeNumber == 1)
        #expect(lab.line("rule").talk.contains(Rule.caution))
        #expect(
            lab.run("rule", "rude", "--words", "dim, shut up", "--code", "abusive", as: "meg")
                .status == .done)
        #expect(lab.line("rule rude --off").status == .done)
        let rude = lab.line("rule rude --json").objects.first
        #expect(rude?["words"]?.elements?.compactMap(\.text) == ["dim", "shut up"])
        #expect(rude?["on"] == .bool(false) && rude?["code"]?.text == "abusive")
        #expect(rude?["items"]?.wholeNumber == 1)
        #expect(lab.line("rule email --off").status == .done)
        #expect(lab.line("rule email --json").objects.first?["default"] == .bool(true))
    }

    @Test func flagsAreRaisedOnceAndUndoneTogether() throws {
        let lab = try CommandLab.withTeam()
        let idea = lab.run("submit", "--title", "Ask jo@example.org", as: "meg").lines[0]
        lab.run("comment", idea, "see www.example.org or call 07700 900123", as: "meg")
        let start = lab.lineCount
        let trial = lab.line("flag --rules -n", as: "meg")
        #expect(trial.talk.contains("raised 3 flags on 2 items") && lab.lineCount == start)
        let done = lab.line("flag --rules --json", as: "meg")
        #expect(done.status == .done && lab.lineCount >= start + 3)
        let flags = lab.line("list flags --json", as: "meg").objects
        #expect(Set(flags.compactMap { $0["rule"]?.text }) == ["email", "links", "phone"])
        #expect(flags.first { $0["rule"]?.text == "email" }?["note"]?.text == "jo@…")
        let written = lab.lineCount
        #expect(lab.line("flag --rules", as: "meg").talk.contains("Nothing new to flag"))
        #expect(lab.lineCount == written)
        #expect(lab.line("undo", as: "meg").status == .done)
        #expect(lab.line("list flags --json", as: "meg").objects.isEmpty)
        #expect(
            lab.line("flag --rules --rule email -n", as: "meg").talk.contains("1 flag on 1 item"))
    }

    @Test func newTextIsLookedAtAsItArrives() throws {
        let lab = try CommandLab.withTeam()
        let mail = lab.run("submit", "--title", "Ask jo@example.org", as: "meg")
        #expect(mail.talk.contains("Rule email would flag this: jo@…"))
        let both = lab.run("comment", mail.lines[0], "www.a.org 07700 900123", as: "meg")
        #expect(both.talk.contains("Rules would flag this: phone (077…), links (www.a.org)"))
        let trial = lab.run("submit", "--title", "Ask mo@example.org", "-n", as: "meg")
        #expect(trial.talk.contains("Rule email would flag this: mo@…"))
        #expect(!lab.run("submit", "--title", "Nothing", as: "meg").talk.contains("would flag"))
        try lab.write("new.csv", "ID,Title\n1,write to a@example.org\n2,www.example.org\n3,fine\n")
        let imported = lab.line("import csv new.csv --map idea=ID,title=Title", as: "meg")
        #expect(
            imported.talk.contains(
                "Rules: 2 items have hits (email 1, links 1). `whittle flag --rules` raises them."))
        #expect(!lab.line("import csv new.csv --map idea=ID,title=Title").talk.contains("Rules:"))
    }

    @Test func hitsAreShownToTheStaffAlone() throws {
        let lab = try CommandLab.withTeam()
        let idea = lab.run("submit", "--title", "Ask jo@example.org", as: "meg").lines[0]
        let shown = lab.line("show \(idea)", as: "meg")
        #expect(shown.data.contains("\nRules\n  email (personal-data): jo@example.org\n"))
        #expect(shown.data.contains(Rule.caution))
        let hits = lab.line("show \(idea) --json", as: "meg").objects[0]["rule_hits"]?.elements
        #expect(hits?.first?["bytes"]?.elements?.first?.elements == [.integer(4), .integer(18)])
        for member in ["ben", "olive"] {
            let theirs = lab.line("show \(idea) --json", as: member)
            #expect(!theirs.data.contains("rule_hits") && !theirs.data.contains("personal-data"))
            #expect(!lab.line("show \(idea)", as: member).data.contains("Rules"))
        }
    }

    @Test func aRuleThatWasTurnedOnDoesNotSayThatItIsOff() throws {
        let lab = try CommandLab.withTeam()
        #expect(lab.line("rule shouting").data.contains("off by default"))
        #expect(lab.line("rule shouting --on").status == .done)
        #expect(lab.line("rule shouting").data.contains("turned on here"))
    }
}
