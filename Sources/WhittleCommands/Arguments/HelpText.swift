/// What `whittle help` prints, from the table of verbs.
enum HelpText {
    static let width = 88

    /// All verbs, by what they are for.
    static var overview: [String] {
        var lines = [
            "whittle: run a crowdsourcing campaign in a terminal, from many ideas to a few.",
            "", "Usage:", "  whittle [-C DIR] [--as MEMBER]          opens the screens",
            "  whittle VERB …                          does one thing", "",
        ]
        for group in Verbs.groups {
            lines.append("\(group.title):")
            lines += table(group.verbs.map { ($0.name, $0.summary + ".") })
            lines.append("")
        }
        lines.append("Options for all verbs:")
        lines += table(Option.globals.map(entry))
        lines += ["", "More: whittle help VERB. \(exitStatuses)"].flatMap { wrapped($0, width) }
        return lines
    }

    static let exitStatuses =
        "Exit status: 0 done, 1 refused or nothing found, 64 wrong usage, 65 damaged data, 69 no usable terminal, 73 cannot create, 74 cannot read or write, 75 busy, 130 interrupted."

    /// One verb.
    static func lines(of verb: Verb) -> [String] {
        var lines = ["whittle \(verb.name): \(verb.summary).", "", "Usage:"]
        lines += verb.usage.flatMap { hanging("  whittle \(verb.name) ", $0) }
        if !verb.arguments.isEmpty {
            lines += ["", "Arguments:"]
            lines += table(verb.arguments.map { ($0.name, described($0.help, $0.choices)) })
        }
        if !verb.options.isEmpty {
            lines += ["", "Options:"] + table(verb.options.map(entry))
        }
        for paragraph in verb.details {
            lines.append("")
            lines += paragraph.split(separator: "\n", omittingEmptySubsequences: false)
                .flatMap { wrapped(String($0), width) }
        }
        if !verb.examples.isEmpty {
            lines += ["", "Examples:"] + verb.examples.map { "  \($0)" }
        }
        return lines + ["", "Options for all verbs: whittle help"]
    }

    static func entry(_ option: Option) -> (String, String) {
        (option.synopsis, described(option.help, option.choices))
    }

    static func described(_ help: String, _ choices: [String]) -> String {
        choices.isEmpty ? help : "\(help): \(choices.joined(separator: ", "))"
    }

    /// Two columns, the second wrapped.
    private static func table(_ rows: [(String, String)]) -> [String] {
        let longest = rows.map(\.0.count).max() ?? 0
        let first = min(26, longest)
        return rows.flatMap { name, help in
            let lines = wrapped(help, width - first - 4)
            var result: [String] = []
            if name.count > first { result.append("  \(name)") }
            for (index, line) in lines.enumerated() {
                let head = index == 0 && name.count <= first ? name : ""
                let pad = String(repeating: " ", count: first - head.count)
                result.append("  \(head)\(pad)  \(line)")
            }
            return result
        }
    }

    private static func hanging(_ head: String, _ text: String) -> [String] {
        guard !text.isEmpty else { return [trimmed(head)] }
        let lines = wrapped(text, width - head.count)
        return lines.enumerated().map { index, line in
            (index == 0 ? head : String(repeating: " ", count: head.count)) + line
        }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Breaks at spaces; what is indented stays as it is.
    static func wrapped(_ text: String, _ width: Int) -> [String] {
        if text.hasPrefix("  ") || text.isEmpty { return [text] }
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }

    /// Breaks at spaces; the lines that follow are as far in as the first.
    static func hanging(_ text: String, _ width: Int) -> [String] {
        let indent = text.prefix { $0 == " " }
        guard !text.isEmpty else { return [text] }
        return wrapped(String(text.dropFirst(indent.count)), max(20, width - indent.count))
            .map { indent + $0 }
    }
}
