import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct PresentVerbTests {
    private func lab() throws -> (lab: CommandLab, ideas: [String]) {
        let lab = try CommandLab.withTeam()
        return (lab, lab.addIdeas())
    }

    @Test(
        "what is typed wrongly is said, and nothing is written",
        arguments: [
            ("hands", "The idea is missing"), ("hands X", "--for N --against N"),
            ("hands X --for 3", "--for N --against N"),
            ("hands X --for -1 --against 2", "whole number"),
            ("hands none-1 --for 3 --against 1", "There is no item"),
            ("hands X --for 3 --against 1 --name a/b", "cannot be the id"),
            ("programme order later", "is no step"), ("programme order idea", "needs an idea"),
            ("programme order top:0", "cannot be understood"),
            ("programme order idea:none-1", "There is no item"),
            ("programme order title --at 2", "takes 1 to 1"),
            ("programme order --remove 1", "There is no step 1"),
            ("programme order --note x", "goes with --at"),
            ("programme a/b title", "cannot be the id"),
            ("programme order", "There is no running order"),
            ("programme order title --steps f", "stands by itself"),
            ("present x", "one word too many"),
            ("present --follow --console", "do not go together"),
            ("present --follow --address x", "is for the console"),
            ("present --programme none", "There is no running order"),
            ("ui --view-as nobody", "cannot be"),
        ])
    func faults(_ line: String, _ what: String) throws {
        let (lab, ideas) = try lab()
        let before = lab.lineCount
        let result = lab.line(line.replacing("X", with: ideas[0]))
        #expect(result.status != .done && result.talk.contains(what), "\(result.talk)")
        #expect(lab.lineCount == before)
    }

    @Test func aRunningOrderIsPlannedAndEdited() throws {
        let (lab, ideas) = try lab()
        #expect(lab.line("programme room title top:5 idea:\(ideas[0])").status == .done)
        #expect(lab.line("programme room funnel blank --at 2").status == .done)
        #expect(lab.line("programme room --remove 3").status == .done)
        #expect(lab.run("programme", "room", "--at", "2", "--note", "ask first").status == .done)
        let steps = lab.line("programme room --json").objects
        #expect(steps.compactMap { $0["show"]?.text } == ["title", "funnel", "top:5", "idea"])
        #expect(steps[1]["note"]?.text == "ask first" && steps[3]["idea"]?.text == ideas[0])
        try lab.write("steps.txt", "# the room\n\ntitle\n  idea:\(ideas[1])  say why\r\n")
        #expect(lab.line("programme room --steps steps.txt").status == .done)
        let read = lab.line("programme room --json").objects
        #expect(read.count == 2 && read[1]["note"]?.text == "say why")
        #expect(lab.line("programme").data.contains("title idea:"))
        // The notes are for those who present.
        for member in ["meg", "olive"] {
            #expect(!lab.line("programme room", as: member).data.contains("say why"))
            #expect(lab.line("programme room title", as: member).status != .done)
        }
    }

    @Test func handsAreWrittenDownAndCountNowhere() throws {
        let (lab, ideas) = try lab()
        let before = lab.line("rank --json").data
        #expect(
            lab.line("hands \(ideas[0]) --for 31 --against 4 --abstain 2 --name hall").status
                == .done)
        #expect(lab.line("rank --json").data == before)
        #expect(lab.line("why \(ideas[0])").data.contains("hands.hall"))
        #expect(lab.line("hands \(ideas[0]) --for 1 --against 1", as: "olive").status != .done)
        let dry = lab.lineCount
        #expect(lab.line("hands \(ideas[0]) --for 1 --against 1 -n").status == .done)
        #expect(lab.lineCount == dry)
    }

    /// All screens show what that role sees, and no key writes anything.
    @Test func lookingAsAnotherWritesNothing() throws {
        let (lab, _) = try lab()
        try lab.write(
            "keys.txt",
            """
            :expect as moderator, read-only
            ot
            a
            :expect Nothing is written as moderator
            xs
            oj
            u
            <Esc>
            :expect Your own view again
            :refuse read-only

            """)
        let before = lab.lineCount
        let result = lab.line("ui --script keys.txt --view-as moderator")
        #expect(result.status == .done, "\(result.talk)")
        #expect(lab.lineCount == before)
        #expect(lab.line("ui --script keys.txt --view-as facilitator", as: "meg").status != .done)
    }
}
