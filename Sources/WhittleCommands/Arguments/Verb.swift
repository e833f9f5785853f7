/// A verb of the command line as data: help, the man page, completions and the parser all read it.
package struct Verb: Sendable {
    package let name: String
    /// One line, without a full stop.
    package let summary: String
    /// Each without `whittle` and the verb: `VERDICT ITEM… [--reason CODE]`.
    package let usage: [String]
    package var arguments: [Argument] = []
    package var options: [Option] = []
    /// Paragraphs for the help of this verb alone.
    package var details: [String] = []
    /// Whole command lines.
    package var examples: [String] = []
    /// What it does.
    package let run: @Sendable (Invocation) throws(CommandError) -> ExitStatus

    /// An argument without a name, for help and completions.
    package struct Argument: Sendable {
        package let name: String
        package let help: String
        /// The words that it can be, where these are fixed.
        package var choices: [String] = []

        package init(_ name: String, _ help: String, choices: [String] = []) {
            self.name = name
            self.help = help
            self.choices = choices
        }
    }

    package func option(_ name: String) -> Option? { options.first { $0.name == name } }
}

/// An option, `--name` or `--name VALUE`.
package struct Option: Sendable {
    /// Without the hyphens.
    package let name: String
    /// `C` for `-C`.
    package var short: Character?
    /// What stands for its value in help; nil for a switch.
    package let value: String?
    package let help: String
    /// The words that the value can be, where these are fixed.
    package var choices: [String] = []
    /// May stand more than once.
    package var repeats = false

    package init(
        _ name: String, short: Character? = nil, _ value: String? = nil, _ help: String,
        choices: [String] = [], repeats: Bool = false
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.help = help
        self.choices = choices
        self.repeats = repeats
    }

    /// As it is typed: `--name`, or `-C` where it has no long form.
    var flag: String { name.count == 1 ? "-\(name)" : "--\(name)" }

    /// `-n, --dry-run`, `--top N`.
    var synopsis: String {
        let names = short.map { name.count == 1 ? "-\($0)" : "-\($0), --\(name)" } ?? "--\(name)"
        return value.map { "\(names) \($0)" } ?? names
    }
}

extension Option {
    /// Those that every verb takes, anywhere on the line.
    static let globals: [Option] = [
        Option(
            "C", short: "C", "DIR",
            "the campaign's folder; else $WHITTLE_CAMPAIGN, else the nearest one with a journal/"),
        Option("as", "MEMBER", "who acts and looks; else $WHITTLE_AS, else the configuration"),
        Option(
            "to", "DATE",
            "for verbs that look: the campaign as it was at the end of a day, like 2015-02-14, or at a moment, like 2015-02-14T18:30, in UTC"
        ),
        Option("json", nil, "data as JSON, one object a line, keys in snake_case"),
        Option(
            "dry-run", short: "n", nil, "check everything, say what would be done, write nothing"),
        Option("trust-folder", nil, "open a folder that held another campaign before"),
        Option("color", "WHEN", "colour on the screens", choices: ["auto", "never"]),
        Option("help", short: "h", nil, "help, of the verb where one is named"),
        Option("version", nil, "the version of whittle"),
    ]

    static let question = Option("question", "ID", "the question that it answers")
    static let participant = Option("participant", "P", "whose it is, by their pseudonym")
    static let reasonCode = Option("reason", "CODE", "a reason code")
    static let stage = Option("stage", "S", "the stage; not needed where there is only one")
    static let round = Option("round", "R", "the round; not needed where only one is open")
    static let onBehalf = Option("member", "M", "for this member, by a facilitator from paper")
    static let limit = Option("limit", "N", "at most so many")
    static let matching = Option(
        "where", "QUERY", "only what matches; see “Queries” below", repeats: true)
}
