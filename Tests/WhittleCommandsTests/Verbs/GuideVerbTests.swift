import Testing
import WhittleCore

@testable import WhittleCommands

@Suite struct GuideVerbTests {
    /// Three approved ideas, of which a cut keeps two; a section.
    private func lab() throws -> (lab: CommandLab, ideas: [String]) {
        let lab = try CommandLab.withTeam()
        let ideas = lab.addIdeas()
        #expect(lab.run(["decide", "approve"] + ideas, as: "meg").status == .done)
        lab.line("stages shortlist:Shortlist:2")
        lab.line("cut shortlist --by crowd")
        #expect(lab.run("section", "one", "--title", "First part").status == .done)
        return (lab, ideas)
    }

    @Test(
        "what is typed wrongly is said, and nothing is written",
        arguments: [
            ("draft", "The idea is missing"), ("draft X 1 2", "one word too many"),
            ("draft none-1", "that may be seen"), ("draft none-1 --what x", "There is no item"),
            ("draft X", "has no version yet"), ("draft X --why x", "Say what is to be done"),
            ("draft X 1 --what x", "name the idea alone"),
            ("draft X --diff --what x", "name the idea alone"),
            ("draft X --freeze --thaw", "not both"), ("draft X --thaw", "Say what"),
            ("draft X --edit --what x", "not both"), ("draft X --edit --from f", "not both"),
            ("draft X --from nowhere", "cannot be read"),
            ("section --title T", "Name the section"), ("section two", "is not a section"),
            ("section two --title", "needs a value"), ("section two --body B", "no title"),
            ("section a/b --title T", "cannot be the id"), ("section two --remove", "no section"),
            ("section one --remove --title T", "whole"), ("section one --order x", "whole number"),
            ("entry X", "is not in the guide"), ("entry X --title T", "Say which section"),
            ("entry X --section two", "There is no section"),
            ("entry X --remove", "There is no entry"), ("entry none-1 --section one", "no item"),
            ("entry X --edit --title T", "Give the texts"), ("list drafts --sort x", "cannot be"),
        ])
    func faults(_ line: String, _ what: String) throws {
        let (lab, ideas) = try lab()
        let before = lab.lineCount
        let result = lab.line(line.replacing("X", with: ideas[0]))
        #expect(result.status != .done && result.talk.contains(what), "\(result.talk)")
        #expect(lab.lineCount == before)
    }

    @Test func onlyFacilitatorsWrite() throws {
        let (lab, ideas) = try lab()
        lab.run("draft", ideas[0], "--what", "A huddle")
        lab.line("entry \(ideas[0]) --section one")
        for member in ["meg", "ben", "olive"] {
            for line in [
                "draft \(ideas[1]) --what x", "section one --title T", "section one --remove",
                "entry \(ideas[1]) --section one", "entry \(ideas[0]) --remove",
                "draft \(ideas[1]) --edit", "entry \(ideas[1]) --edit",
            ] {
                let result = lab.line(line, as: member)
                #expect(result.status == .refused)
                #expect(result.talk.contains("role of a facilitator"), "\(result.talk)")
            }
            #expect(lab.line("draft \(ideas[0])", as: member).data.contains("A huddle"))
        }
        #expect(lab.line("draft \(ideas[0])", as: "public").status == .refused)
    }

    // MARK: Versions

    @Test func whatIsNotGivenIsCarriedOver() throws {
        let (lab, ideas) = try lab()
        let id = ideas[0]
        lab.run(
            "draft", id, "--what", "A huddle", "--lead", "Tess", "--contributor", "Bo, porter",
            "--contributor", "Ines")
        #expect(lab.run("draft", id, "--why", "It helps", "--freeze").talk.contains("version 2"))
        var versions = lab.line("draft \(id) --json").objects
        #expect(versions.count == 2 && versions[1]["frozen"]?.isTrue == true)
        #expect(versions[1]["what"]?.text == "A huddle" && versions[1]["lead"]?.text == "Tess")
        #expect(versions[1]["contributors"]?.elements?.count == 2)
        let thawed = lab.run("draft", id, "--lead", "", "--contributor", "")
        #expect(thawed.talk.contains("open again"))
        versions = lab.line("draft \(id) --json").objects
        #expect(versions[2]["lead"] == .null && versions[2]["frozen"]?.isTrue == false)
        #expect(versions[2]["contributors"]?.elements?.isEmpty == true)
        #expect(versions[2]["why"]?.text == "It helps")
        // The same once more is no version.
        #expect(lab.run("draft", id, "--why", "It helps").talk.contains("Nothing is new"))
        lab.line("undo")
        #expect(lab.line("draft \(id) --json").objects.count == 2)
        #expect(lab.line("draft \(id) --thaw -n").status == .done)
        #expect(lab.line("draft \(id) 1").data.contains("Version 1 of 2, open, by anna"))
        lab.standardInput = "From\nstdin\n"
        lab.run("draft", id, "--risks", "-")
        #expect(lab.line("draft \(id) 3 --json").objects[0]["risks"]?.text == "From\nstdin")
    }

    @Test func differencesAreMarked() throws {
        let (lab, ideas) = try lab()
        for what in ["A daily huddle", "A short daily huddle", "A short weekly huddle"] {
            lab.run("draft", ideas[0], "--what", what)
        }
        #expect(
            lab.line("draft \(ideas[0]) --diff").lines
                == ["From version 2 to version 3", "What:", "A short [-daily-] {+weekly+} huddle"])
        #expect(
            lab.line("draft \(ideas[0]) --diff 1 --json").objects.map { $0["difference"]?.text }
                == ["A [-daily-] {+short weekly+} huddle"])
    }

    @Test func anIdeaThatWasNotChosenIsDevelopedWithAWord() throws {
        let (lab, ideas) = try lab()
        let result = lab.run("draft", ideas[2], "--what", "A huddle")
        #expect(result.status == .done && result.talk.contains("not among those"))
        #expect(!lab.run("draft", ideas[0], "--what", "A huddle").talk.contains("not among"))
        #expect(lab.line("list drafts --json").objects.count == 2)
    }

    // MARK: The editor

    @Test func theEditorsTextIsRead() throws {
        let (lab, ideas) = try lab()
        lab.run("draft", ideas[0], "--what", "A huddle", "--lead", "Tess")
        var seen = ""
        lab.editor = { text in
            seen = text
            return text.replacing("\nA huddle\n", with: "\nA short huddle\n\nof ten minutes\n\n")
                .replacing("==+== Contributors\n", with: "==+== Contributors\nBo\nInes\n")
                .replacing("\n", with: "\r\n")
        }
        let result = lab.line("draft \(ideas[0]) --edit")
        #expect(result.status == .done, "\(result.talk)")
        #expect(seen.contains("==+== Whittle draft \(ideas[0]) after anna."))
        let version = lab.line("draft \(ideas[0]) 2 --json").objects.first
        #expect(version?["what"]?.text == "A short huddle\n\nof ten minutes")
        #expect(version?["contributors"]?.elements?.compactMap(\.text) == ["Bo", "Ines"])
        #expect(version?["lead"]?.text == "Tess")
        lab.editor = { $0 }
        #expect(lab.line("draft \(ideas[0]) --edit").talk.contains("Nothing was changed"))
    }

    @Test func faultsOfAFormAreToldWhereTheyAreAndTheTextIsKept() throws {
        let (lab, ideas) = try lab()
        lab.run("draft", ideas[0], "--what", "A huddle")
        lab.editor = { text in
            text.replacing("\nA huddle\n", with: "\n").replacing("==+== Why", with: "==+== Whi")
        }
        let before = lab.lineCount
        let result = lab.line("draft \(ideas[0]) --edit")
        #expect(result.status == .refused && lab.lineCount == before)
        #expect(result.talk.contains("line 6, column 1: there is nothing under “What”"))
        #expect(result.talk.contains("“Whi” is no heading of this form"))
        let path = try #require(
            result.talk.split(separator: " ").first { $0.hasPrefix("/") && $0.hasSuffix(".txt;") }
        )
        .dropLast()
        // What is mended in that file is read.
        lab.editor = nil
        #expect(lab.run("draft", ideas[0], "--from", String(path)).status == .refused)
        Shell.remove(String(path))
        // Without an editor there is no text to keep.
        #expect(!lab.line("draft \(ideas[0]) --edit").talk.contains(".txt"))
    }

    /// A form that was overtaken is not written over what is new.
    @Test func aFormThatIsOvertakenIsRefused() throws {
        let (lab, ideas) = try lab()
        lab.run("draft", ideas[0], "--what", "A huddle")
        var form = ""
        lab.editor = { text in
            form = text
            return text
        }
        lab.line("draft \(ideas[0]) --edit")
        try lab.write("form.txt", form.replacing("A huddle", with: "A card"))
        lab.run("draft", ideas[0], "--why", "It helps")
        let refused = lab.run("draft", ideas[0], "--from", "form.txt")
        #expect(refused.talk.contains("form.txt, line 1, column 1: somebody has written since"))
        try lab.write(
            "form.txt", form.replacing("draft \(ideas[0])", with: "draft other-1"))
        #expect(lab.run("draft", ideas[0], "--from", "form.txt").talk.contains("a form of"))
    }

    // MARK: Sections and entries

    @Test func entriesAreWrittenOrderedAndTakenOut() throws {
        let (lab, ideas) = try lab()
        for id in ideas { #expect(lab.line("entry \(id) --section one").status == .done) }
        func order() -> [String] {
            lab.line("list entries --json").objects.compactMap { $0["idea"]?.text }
        }
        #expect(order() == ideas)
        lab.line("entry \(ideas[2]) --order 0")
        #expect(order() == [ideas[2], ideas[0], ideas[1]])
        lab.run("entry", ideas[0], "--title", "Short", "--body", "Text")
        #expect(
            lab.line("entry \(ideas[0])", as: "public").lines == [
                "First part", "Short", "Text",
            ])
        lab.run("entry", ideas[0], "--title", "", "--body", "")
        #expect(lab.line("entry \(ideas[0]) --json").objects[0]["title"]?.text == "First idea")
        lab.line("entry \(ideas[2]) --remove")
        #expect(order() == [ideas[0], ideas[1]])
        lab.line("undo -n")
        lab.line("redo")
        #expect(order().count == 3)
        lab.line("section one --remove")
        #expect(lab.line("list sections").talk.contains("no sections"))
        #expect(lab.line("list entries --json").objects.allSatisfy { $0["section"] == .null })
    }

    @Test func whatIsHiddenIsNotInTheGuide() throws {
        let (lab, ideas) = try lab()
        for id in ideas { lab.line("entry \(id) --section one") }
        lab.run("draft", ideas[0], "--what", "A huddle", "--freeze")
        #expect(lab.line("list drafts --json", as: "public").objects.count == 1)
        lab.run("decide", "hide", ideas[0], "--reason", "spam", as: "meg")
        #expect(lab.line("list entries --json", as: "public").objects.count == 2)
        #expect(lab.line("list drafts --json", as: "public").objects.isEmpty)
        #expect(lab.line("list entries --json", as: "ben").objects.count == 2)
        #expect(lab.line("entry \(ideas[0])").talk.contains("the idea is hidden"))
        #expect(
            lab.line("list sections --json", as: "public").objects[0]["entries"]?.wholeNumber == 2)
    }

    @Test func anEntryIsEditedAsAForm() throws {
        let (lab, ideas) = try lab()
        lab.editor = { text in
            text.replacing("==+== Section\n", with: "==+== Section\none\n")
                .replacing("==+== Title\n", with: "==+== Title\nShort\n")
        }
        let result = lab.line("entry \(ideas[0]) --edit")
        #expect(result.status == .done, "\(result.talk)")
        #expect(lab.line("entry \(ideas[0]) --json").objects[0]["title"]?.text == "Short")
        lab.editor = { $0.replacing("\none\n", with: "\ntwo\n") }
        #expect(lab.line("entry \(ideas[0]) --edit").talk.contains("There is no section “two”"))
    }
}
