import WhittleApp

/// The man page, from the table of verbs.
enum ManPage {
    static var lines: [String] {
        var page = [
            ".TH WHITTLE 1 \"\" \"Whittle \(Program.version)\" \"User Commands\"", ".SH NAME",
            "whittle \\- run a crowdsourcing campaign in a terminal, from many ideas to a few",
            ".SH SYNOPSIS", ".B whittle", "[\\fB\\-C\\fR \\fIDIR\\fR]",
            "[\\fB\\-\\-as\\fR \\fIMEMBER\\fR] [\\fIVERB\\fR ...]", ".SH DESCRIPTION",
        ]
        page += text(
            "Without a verb, the screens open. A campaign is a folder with a journal of lines that are only ever added; everything shown is computed from it. Data goes to stdout, talk to stderr."
        )
        page.append(".SH OPTIONS FOR ALL VERBS")
        for option in Option.globals { page += entry(HelpText.entry(option)) }
        page.append(".SH VERBS")
        for group in Verbs.groups {
            page.append(".SS \(escaped(group.title))")
            for verb in group.verbs { page += entry((verb.name, verb.summary + ".")) }
        }
        for verb in Verbs.all { page += section(verb) }
        page += keys
        page.append(".SH ENVIRONMENT")
        for row in environment { page += entry(row) }
        page.append(".SH FILES")
        for row in files { page += entry(row) }
        page += [".SH EXIT STATUS"] + text(HelpText.exitStatuses)
        return page
    }

    /// The keys of the screens, from their bindings.
    private static var keys: [String] {
        var lines = [".SH KEYS"]
        for section in KeySheet.sections {
            lines.append(".SS \(escaped(section.title))")
            for key in section.keys {
                lines += entry((key.keyText.isEmpty ? ":" : key.keyText, key.help))
            }
        }
        return lines
    }

    private static let environment = [
        ("WHITTLE_CAMPAIGN", "The campaign's folder where no -C names one."),
        ("WHITTLE_AS", "Who acts and looks where no --as says it."),
        ("NO_COLOR", "No colour on the screens where it is set and not empty."),
        ("XDG_STATE_HOME, XDG_CONFIG_HOME", "Where the files below are."),
    ]

    private static let files = [
        ("$XDG_CONFIG_HOME/whittle/config", "Lines of key = value: as = MEMBER."),
        (
            "$XDG_STATE_HOME/whittle/",
            "This device's private copy of one's own lines, and the maps of pseudonyms. It is not part of the campaign's folder."
        ),
    ]

    private static func section(_ verb: Verb) -> [String] {
        var lines = [".SH WHITTLE \(escaped(verb.name.uppercased()))"]
        for usage in verb.usage {
            lines += [".PP", "\\fBwhittle \(escaped(verb.name))\\fR \(escaped(usage))"]
        }
        lines += [".PP"] + text(verb.summary + ".")
        for argument in verb.arguments {
            lines += entry((argument.name, HelpText.described(argument.help, argument.choices)))
        }
        for option in verb.options { lines += entry(HelpText.entry(option)) }
        for paragraph in verb.details {
            let isTable = paragraph.contains("\n")
            lines += [".PP"] + (isTable ? [".nf"] : [])
            lines += paragraph.split(separator: "\n", omittingEmptySubsequences: false)
                .flatMap { text(String($0)) }
            if isTable { lines.append(".fi") }
        }
        if !verb.examples.isEmpty {
            lines += [".PP", "Examples:", ".PP", ".nf"]
            lines += verb.examples.flatMap(text) + [".fi"]
        }
        return lines
    }

    private static func entry(_ row: (String, String)) -> [String] {
        [".TP", "\\fB\(escaped(row.0))\\fR"] + text(row.1)
    }

    private static func text(_ line: String) -> [String] {
        let line = escaped(line)
        return [line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line]
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "\u{80}"...:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count))
                result += digits + "]"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
