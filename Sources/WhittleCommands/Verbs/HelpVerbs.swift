import WhittleApp

/// Help in words, as a man page, and as completions.
enum HelpVerbs {
    static let help = Verb(
        name: "help", summary: "Show the verbs, or one of them",
        usage: ["[VERB]", "--man", "--keys"],
        arguments: [Verb.Argument("VERB", "a verb")],
        options: [
            Option("man", nil, "the man page, as roff"),
            Option("keys", nil, "the keys of all screens, as Markdown"),
        ],
        examples: ["whittle help decide", "whittle help --man > whittle.1"], run: runHelp)

    static let completions = Verb(
        name: "completions", summary: "Print completions for a shell", usage: ["bash|zsh|fish"],
        arguments: [
            Verb.Argument("SHELL", "the shell", choices: Completions.allCases.map(\.rawValue))
        ], examples: ["whittle completions fish > ~/.config/fish/completions/whittle.fish"],
        run: runCompletions)

    private static func runHelp(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.has("man") {
            try call.noWords()
            for line in ManPage.lines { call.output.line(line) }
            return .done
        }
        if call.has("keys") {
            try call.noWords()
            for line in KeySheet.markdown.split(
                separator: "\n", omittingEmptySubsequences: false
            ).dropLast() {
                call.output.line(String(line))
            }
            return .done
        }
        guard !call.words.isEmpty else {
            for line in HelpText.overview { call.output.line(line) }
            return .done
        }
        let name = try call.words(1...1, "The verb")[0]
        guard let verb = Verbs.all.first(where: { $0.name == name }) else {
            throw call.usage(call.unknownWord(name, "verb", Verbs.all.map(\.name)))
        }
        for line in HelpText.lines(of: verb) { call.output.line(line) }
        return .done
    }

    private static func runCompletions(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let name = try call.words(1...1, "The shell")[0]
        let shell = try call.word(name, "shell", Completions.self)
        for line in shell.lines { call.output.line(line) }
        return .done
    }
}
