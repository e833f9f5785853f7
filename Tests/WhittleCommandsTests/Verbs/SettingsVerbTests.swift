import Testing
import WhittleCore

@testable import WhittleCommands

/// `whittle settings`: the campaign's own properties, from the command line.
struct SettingsVerbTests {
    @Test(
        "what cannot be is said, and nothing is written",
        arguments: [
            (["--title", " "], "needs a title"), (["--title", ""], "needs a title"),
            (["--address", "example.org"], "https://example.org/change"),
            (["--address", "https://"], "https://example.org/change"),
            (["--address", "javascript:alert(1)"], "https://example.org/change"),
            (["--address", "https://example.org/a b"], "without spaces"),
            (["--address", "https://example.org/\u{202E}x"], "without spaces"),
            (["--address", "https://" + String(repeating: "x", count: 193)], "at most 200"),
            (["--currency", "€"], "is no code"), (["--language", "en GB"], "is no code"),
            (["change"], "one word too many"),
        ])
    func refused(_ arguments: [String], _ words: String) throws {
        let lab = try CommandLab.withTeam()
        let before = lab.lineCount
        let result = lab.run(["settings"] + arguments)
        #expect(result.status != .done && result.talk.contains(words), "\(result.talk)")
        #expect(!result.talk.contains("\u{202E}"))
        #expect(lab.lineCount == before)
    }

    @Test func facilitatorsAlone() throws {
        let lab = try CommandLab.withTeam()
        let before = lab.lineCount
        for member in ["meg", "ben", "olive", "public"] {
            let line = "settings --address https://example.org"
            #expect(lab.line(line, as: member).status != .done, "\(member)")
            #expect(lab.line("settings", as: member).status == .done, "\(member)")
        }
        #expect(lab.lineCount == before)
    }

    @Test func theAddressIsSetChangedAndTakenOut() throws {
        let lab = try CommandLab.withTeam()
        #expect(lab.line("settings").lines.contains("address   -"))
        let longest = "https://" + String(repeating: "x", count: 192)
        for address in ["https://example.org/?a=1&b=<2>", "http://localhost:8080", longest] {
            #expect(lab.line("settings --address \(address)").status == .done)
            #expect(lab.line("settings --json").objects.first?["address"]?.text == address)
            #expect(lab.line("settings").lines.contains("address   \(address)"))
        }
        let dry = lab.line("settings --address https://other.example -n")
        #expect(dry.talk.contains("Would be done"))
        #expect(lab.line("settings").lines.contains("address   \(longest)"))
        lab.run("settings", "--address", "")
        #expect(lab.line("settings --json").objects.first?["address"] == .null)
        // What is not named stays.
        #expect(lab.line("settings").lines.contains("title     A campaign"))
    }

    @Test func theOthers() throws {
        let lab = try CommandLab.withTeam()
        lab.standardInput = "Two\nlines\n"
        let done = lab.run(
            "settings", "--title", "Another", "--summary", "-", "--language", "en-GB",
            "--currency", "EUR")
        #expect(done.talk.contains("title, summary, language, currency"))
        let settings = try #require(lab.line("settings --json").objects.first)
        #expect(settings["title"]?.text == "Another")
        #expect(settings["summary"]?.text == "Two\nlines")
        #expect(settings["language"]?.text == "en-GB" && settings["currency"]?.text == "EUR")
        #expect(lab.line("settings").lines.count == 5)
    }
}
