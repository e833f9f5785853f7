import Testing
import WhittleCore

@testable import WhittleCommands

/// Help, the man page and completions come from one table, and say what is so.
struct HelpTests {
    @Test func everyVerbHasHelp() throws {
        let lab = try CommandLab()
        let overview = lab.line("help").data
        #expect(lab.line("--help").data == overview)
        for verb in Verbs.all {
            #expect(overview.contains("  \(verb.name) "), "\(verb.name)")
            let help = lab.run("help", verb.name)
            #expect(help.status == .done)
            #expect(lab.run(verb.name, "--help").data == help.data)
            for option in verb.options {
                #expect(help.data.contains(option.flag), "\(verb.name) \(option.name)")
            }
            let longest = help.lines.map(\.count).max() ?? 0
            #expect(longest <= 100, "\(verb.name)")
        }
        #expect(lab.line("--version").data == "whittle \(Program.version)\n")
    }

    @Test func examplesCanBeTyped() throws {
        for verb in Verbs.all {
            for line in verb.examples.flatMap({ $0.split(separator: ";").map(String.init) }) {
                let words = HelpTests.words(line)
                #expect(words.first == "whittle", "\(line)")
                let parsed = try ArgumentParser.parse(Array(words.dropFirst()), Verbs.all)
                #expect(parsed.verb != nil, "\(line)")
            }
            for usage in verb.usage {
                for part in usage.split(separator: " ") where part.contains("--") {
                    let name = part.drop { $0 == "[" }.dropFirst(2).prefix {
                        $0.isLetter || $0 == "-"
                    }
                    let known = (verb.options + Option.globals).map(\.name)
                    #expect(known.contains(String(name)), "\(verb.name): \(part)")
                }
            }
        }
    }

    /// Words as a shell would part them, without what is redirected.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line + " " {
            if character == "'" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                if word == ">" { return words }
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return words
    }

    @Test func manPageAndCompletions() throws {
        let lab = try CommandLab()
        let page = lab.line("help --man")
        #expect(page.data.hasPrefix(".TH WHITTLE 1"))
        #expect(page.data.utf8.allSatisfy { $0 < 0x80 })
        for verb in Verbs.all {
            #expect(page.data.contains(".SH WHITTLE \(verb.name.uppercased())"))
        }
        for shell in Completions.allCases {
            let text = lab.line("completions \(shell.rawValue)").data
            for verb in Verbs.all { #expect(text.contains(verb.name), "\(shell) \(verb.name)") }
        }
    }

    @Test func parsing() throws {
        func parse(_ words: String...) throws -> ParsedArguments {
            try ArgumentParser.parse(words, Verbs.all)
        }
        let one = try parse("--as", "ben", "-C/tmp/x", "list", "ideas", "--limit=3", "-n")
        #expect(one.verb?.name == "list" && one.words == ["ideas"])
        #expect(one.value("C") == "/tmp/x" && one.value("limit") == "3" && one.has("dry-run"))
        #expect(one.value("as") == "ben")
        let two = try parse("comment", "--", "--idea", "-text")
        #expect(two.words == ["--idea", "-text"])
        let three = try parse("score", "x", "a=-", "--comment", "--json")
        #expect(three.value("comment") == "--json" && !three.has("json"))
        #expect(try parse("--", "list", "ideas").words == ["ideas"])
        #expect(try parse().verb == nil)
    }

    @Test func suggestions() {
        #expect(Suggestion.nearest(to: "lsit", among: ["list", "show"]) == "list")
        #expect(Suggestion.nearest(to: "comp", among: ["completions", "cut"]) == "completions")
        #expect(Suggestion.nearest(to: "zzzz", among: ["list", "show"]) == nil)
        #expect(Suggestion.nearest(to: "", among: ["list"]) == nil)
        #expect(Figures.decimal(-0.004) == "0.00" && Figures.decimal(2.345, 1) == "2.3")
        #expect(Figures.decimal(nil) == "" && Figures.decimal(-1.5, 0) == "-2")
        #expect(ShellWord.quoted("a b'c") == "'a b'\\''c'")
    }
}
