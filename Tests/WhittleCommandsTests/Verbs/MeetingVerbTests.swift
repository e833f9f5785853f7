import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct MeetingVerbTests {
    /// Three ideas in a cut that keeps the first two; a meeting of anna, ben and cay.
    private func lab() throws -> (lab: CommandLab, ideas: [String]) {
        let lab = try CommandLab.withTeam()
        let ideas = lab.addIdeas()
        lab.line("stages shortlist:Shortlist:2")
        #expect(lab.line("cut shortlist --by crowd").status == .done)
        #expect(
            lab.line("meeting march --date 2015-03-26 --present anna,ben,cay").status == .done)
        return (lab, ideas)
    }

    private func kept(_ lab: CommandLab) -> [String] {
        lab.line("list ideas --json").objects
            .filter { $0["stage"]?.text == "shortlist" }.compactMap { $0["idea"]?.text }
    }

    @Test(
        "what is typed wrongly is said, and nothing is written",
        arguments: [
            ("deliberate", "The idea is missing"), ("deliberate X", "--outcome is needed"),
            ("deliberate X --outcome maybe --reason r", "cannot be “maybe”"),
            ("deliberate X --outcome kept", "Say why"),
            ("deliberate none-1 --outcome kept --reason r", "There is no item"),
            ("deliberate X --outcome kept --reason r --stage long", "is not a stage"),
            ("deliberate X --outcome kept --reason r --meeting may", "There is no meeting"),
            ("deliberate X --outcome kept --reason r --for -1", "whole number"),
            ("deliberate X --outcome kept --reason r --meeting march --for 4", "4 votes are more"),
            ("meeting may", "Say who is there"), ("meeting a/b --present anna", "cannot be the id"),
            ("meeting may --present anna,Ben", "cannot name a member"),
            ("meeting may --present anna,zoe", "not a member"),
            ("meeting may --present anna --date 2015-02-30", "no date"),
            ("minutes may", "is not a meeting"), ("minutes march x", "one word too many"),
        ])
    func faults(_ line: String, _ what: String) throws {
        let (lab, ideas) = try lab()
        let before = lab.lineCount
        let result = lab.line(line.replacing("X", with: ideas[0]))
        #expect(result.status != .done && result.talk.contains(what), "\(result.talk)")
        #expect(lab.lineCount == before)
    }

    @Test func onlyFacilitatorsWriteAndNobodyWhoStandsBack() throws {
        let (lab, ideas) = try lab()
        for member in ["meg", "ben", "olive"] {
            #expect(
                lab.run(
                    "deliberate", ideas[0], "--outcome", "kept", "--reason", "r", as: member
                ).talk.contains("role of a facilitator"))
            #expect(
                lab.line("meeting may --present ben", as: member).talk
                    .contains("role of a facilitator"))
        }
        lab.line("member ruth --role facilitator")
        lab.run("recuse", ideas[1], "--reason", "my sister's")
        let line = "deliberate \(ideas[1]) --outcome dropped --reason r"
        #expect(lab.line(line).talk.contains("There is no item"))
        #expect(lab.line(line, as: "ruth").status == .done)
        #expect(!lab.line("list deliberations").data.contains(ideas[1]))
        #expect(lab.line("list deliberations", as: "ruth").data.contains(ideas[1]))
    }

    @Test func aDecisionAgainstTheCutBringsAnOverrideAndUndoTakesBoth() throws {
        let (lab, ideas) = try lab()
        let before = lab.lineCount
        let dry = lab.line("deliberate \(ideas[2]) --outcome kept --reason wards -n")
        #expect(dry.talk.contains("is kept in shortlist, against the cut"))
        #expect(lab.lineCount == before)
        lab.line("deliberate \(ideas[2]) --outcome kept --reason wards --for 2 --against 1")
        #expect(kept(lab).contains(ideas[2]) && lab.lineCount == before + 2)
        let row = try #require(lab.line("list deliberations --json").objects.first)
        #expect(row["outcome"]?.text == "kept" && row["for"]?.wholeNumber == 2)
        #expect(row["abstain"] == .null && row["member"]?.text == "anna")
        #expect(lab.line("undo").status == .done)
        #expect(!kept(lab).contains(ideas[2]))
        #expect(lab.line("list deliberations --json").objects.isEmpty)
        // As the cut has it: one line, and no override.
        let count = lab.lineCount
        lab.line("deliberate \(ideas[0]) --outcome kept --reason fine --meeting march")
        #expect(lab.lineCount == count + 1)
    }

    @Test func minutesSayWhatWasDecidedAndMeanNothingElse() throws {
        let (lab, ideas) = try lab()
        lab.run(
            "deliberate", ideas[1], "--outcome", "dropped", "--reason", "done *already*\n# there",
            "--meeting", "march", "--for", "2", "--against", "1", "--abstain", "0", "--dissent",
            "it is <not>")
        lab.line("deliberate \(ideas[0]) --outcome as-is --reason fine")
        lab.line("meeting april --date 2015-04-02 --present anna")
        #expect(lab.line("minutes").data.contains("Nothing was decided."))
        let text = lab.line("minutes march").data
        #expect(text.contains("minutes of 2015-03-26") && text.contains("Second idea"))
        #expect(text.contains("3 were present: ") && !text.contains("First idea"))
        #expect(text.contains("Outcome: dropped; 2 for, 1 against, 0 abstaining"))
        #expect(text.contains("Dissent: it is <not>"))
        let markdown = lab.line("minutes march --format md").data
        #expect(markdown.contains("## Second idea\n"))
        #expect(markdown.contains("done \\*already\\*\\\n\\# there"))
        #expect(markdown.contains("**Dissent:** it is &lt;not>") || markdown.contains("&lt;not\\>"))
        let row = try #require(lab.line("minutes march --json").objects.first)
        #expect(row["outcome"]?.text == "dropped" && row["present"]?.wholeNumber == 3)
        let meetings = lab.line("list meetings --json").objects
        #expect(meetings.compactMap { $0["meeting"]?.text } == ["march", "april"])
        #expect(meetings.compactMap { $0["decisions"]?.wholeNumber } == [1, 0])
        // Corrected: what is not given stays.
        lab.line("meeting march --present anna,ben")
        #expect(lab.line("minutes march").data.contains("minutes of 2015-03-26"))
        #expect(lab.line("minutes march").data.contains("2 were present"))
    }

    @Test func thePublicReadsApprovedIdeasAndNoNames() throws {
        let (lab, ideas) = try lab()
        lab.line("decide approved \(ideas[0])")
        for idea in ideas {
            lab.line("deliberate \(idea) --outcome postponed --reason later --meeting march")
        }
        for line in ["minutes", "minutes --format md", "list deliberations", "list meetings"] {
            let text = lab.line(line, as: "public").data
            #expect(!text.contains("anna") && !text.contains("ben") && !text.contains("cay"))
            #expect(!text.contains(ideas[1]) && !text.contains("Second"))
        }
        let rows = lab.line("list deliberations --json", as: "public").objects
        #expect(rows.compactMap { $0["idea"]?.text } == [ideas[0]])
        #expect(
            lab.line("list meetings --json", as: "public").objects.first?["decisions"]?.wholeNumber
                == 1)
    }
}
