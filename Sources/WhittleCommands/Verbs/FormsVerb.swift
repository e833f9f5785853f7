import WhittleCore
import WhittleExchange

/// `whittle forms write|read`: reviews on a sheet, for those who do not use a terminal.
enum FormsVerb {
    static let actions = ["write", "read"]
    static let formats = ["text", "csv"]

    static let verb = Verb(
        name: "forms", summary: "Write review forms to be filled in elsewhere, and read them back",
        usage: [
            "write [ROUND] [--for MEMBER] [--format text|csv] [--delimiter D] [--all] [--limit N] [--output FILE]",
            "read FILE [--encoding E]",
        ],
        arguments: [
            Verb.Argument("ACTION", "what to do", choices: actions),
            Verb.Argument("ROUND", "the round; not needed where only one is open"),
        ],
        options: [
            Option("for", "MEMBER", "whose form; another’s is for facilitators"),
            Option(
                "format", "FORMAT",
                "text for an editor, which is the default; csv for a spreadsheet",
                choices: formats),
            Option("delimiter", "D", "between the cells of csv: a comma, ; or tab"),
            Option("all", nil, "the ideas that you have scored too, with your answers"),
            .limit,
            Option("output", short: "o", "FILE", "a new file to write; stdout where none is named"),
            Option(
                "encoding", "E", "how the bytes of a form are read; else by their mark, else UTF-8",
                choices: TextEncoding.allCases.map(\.rawValue)),
        ],
        details: [
            "A form holds the ideas that a member has still to score, as that member may see them, with the criteria and their points. An idea that is left empty stays open; - abstains from a criterion.",
            "Reading checks everything first. Each fault is told with its line and column, and where there is one nothing is written. The same form may be read again: what is on record already is not written twice. A facilitator reads the form of another member on their behalf. Where a text has changed since the form was written, that is told; the review says which text it is about.",
            "A form takes what Excel and LibreOffice make of it: semicolons, tabs, CRLF, 4,0 for 4, sorted rows. Where a spreadsheet expects semicolons, write with --delimiter ';'.",
        ],
        examples: [
            "whittle forms write r1 -o form.txt",
            "whittle forms write r1 --for ben --format csv -o ben.csv",
            "whittle forms read ben.csv -n",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let action = try call.action(actions, with: "forms")
        let isReading = action == "read"
        for option in call.verb.options where call.has(option.name) {
            guard (option.name == "encoding") == isReading else {
                throw call.usage("--\(option.name) is not for `forms \(action)`.")
            }
        }
        try call.requireMembership()
        return isReading ? try read(call) : try write(call)
    }

    // MARK: Writing

    private static func write(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let actor = try call.actor()
        let session = try call.session()
        let round = try round(call)
        let member = try member(call, round)
        let format = call.value("format") ?? "text"
        guard formats.contains(format) else {
            throw call.usage(call.unknownWord(format, "format", formats))
        }
        let delimiter = try delimiter(call, format)
        guard !call.has("all") || member == actor else {
            throw call.usage("--all is for your own form: it holds the answers given before.")
        }
        let form = ReviewForm(
            session.campaign, round, for: member, by: actor, call.has("all") ? .all : .open,
            limit: try call.number("limit", least: 1), at: session.now)
        if form.leftOut > 0 {
            call.output.talk(
                "\(Figures.count(form.leftOut, "idea")) that \(member) may see and you may not: not in this form. Another facilitator writes them."
            )
        }
        guard !form.ideas.isEmpty else {
            call.output.talk(
                "Nothing is open for \(member) in “\(round.details.title)”: no form was written.")
            return .done
        }
        let bytes =
            format == "csv"
            ? form.table(delimiter: delimiter) : form.text { Shown.body($0, columns: 74) }
        try deliver(bytes, "\(Figures.count(form.ideas.count, "idea")) for \(member)", call)
        return .done
    }

    /// A form that is there may hold answers, and is never replaced.
    private static func deliver(
        _ bytes: [UInt8], _ what: String, _ call: Invocation
    ) throws(CommandError) {
        if let typed = call.outputFile, Shell.exists(call.path(typed)) {
            throw CommandError(
                "\(typed) is there already, and may hold answers. Name another file.",
                .cannotCreate)
        }
        guard call.outputFile == nil, call.environment.isOutputTerminal else {
            return try ExportVerb.deliver(bytes, what, call)
        }
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            call.output.line(Shown.line(String(decoding: line, as: UTF8.self)))
        }
    }

    /// The round that is named, else the one that is open.
    private static func round(_ call: Invocation) throws(CommandError) -> Round {
        guard call.words.count > 1 else {
            let open = try call.session().campaign.panelRounds.filter(\.isOpen)
            guard let only = open.first, open.count == 1 else {
                throw call.usage(
                    open.isEmpty
                        ? "No round is open, so there is nothing to score."
                        : "Say which round: \(open.map(\.id).joined(separator: ", ")).")
            }
            return only
        }
        let id = try call.words(2...2, "The round")[1]
        let rounds = try call.session().campaign.panelRounds
        guard let round = rounds.first(where: { $0.id == id }) else {
            throw CommandError(call.unknownWord(id, "round", rounds.map(\.id)))
        }
        guard round.isOpen else {
            throw CommandError(
                "The round “\(round.details.title)” is closed: a form could not be read back.")
        }
        return round
    }

    private static func member(_ call: Invocation, _ round: Round) throws(CommandError) -> String {
        let actor = try call.actor()
        let membership = try call.session().campaign.membership
        let named = call.value("for") ?? actor
        guard Identifier.isMember(named) else {
            throw call.usage("\(Suggestion.quoted(named)) cannot name a member.")
        }
        guard named == actor || membership.member(actor)?.roles.contains(.facilitator) == true
        else {
            throw CommandError("Only a facilitator writes a form for another member.")
        }
        guard let member = membership.member(named), member.isPresent,
            round.isOnPanel(named, member.roles)
        else {
            throw CommandError("\(named) is not on the panel of “\(round.details.title)”.")
        }
        return named
    }

    private static func delimiter(
        _ call: Invocation, _ format: String
    ) throws(CommandError) -> Unicode.Scalar {
        guard let text = call.value("delimiter") else { return "," }
        guard format == "csv" else { throw call.usage("--delimiter is for --format csv.") }
        switch text {
        case ",": return ","
        case ";": return ";"
        case "tab", "\t": return "\t"
        default: throw call.usage("--delimiter is a comma, ; or the word tab.")
        }
    }

    // MARK: Reading

    /// Faults that are told one by one; more are counted.
    private static let toldFaults = 50

    private static func read(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let typed = try call.words(2...2, "The file")[1]
        let actor = try call.actor()
        let campaign = try call.session().campaign
        var encoding: TextEncoding?
        if let word = call.value("encoding") {
            encoding = TextEncoding(name: word)
            guard encoding != nil else {
                throw call.usage(
                    call.unknownWord(word, "encoding", TextEncoding.allCases.map(\.rawValue)))
            }
        }
        let file = try Shell.read(call.path(typed), limit: TextDecoder.maximumBytes)
        let answers = FormAnswers(file.bytes, file: typed, encoding: encoding)
        let reading = FormReading(answers, campaign, by: actor)
        guard reading.faults.isEmpty else { throw tell(reading.faults, typed, call) }
        if call.isJSON { call.output.line(json(reading).json) }
        call.output.talk(counts(reading))
        if !reading.changed.isEmpty {
            call.output.talk(
                "The text has changed since the form was written: \(reading.changed.joined(separator: ", ")). The review says that it is about the text before."
            )
        }
        if !reading.overtaken.isEmpty {
            call.output.talk(
                "Scored since, elsewhere than in this form; they stay as they are: \(reading.overtaken.joined(separator: ", "))."
            )
        }
        guard !reading.drafts.isEmpty else {
            call.output.talk("Nothing new is in the form, and nothing was written.")
            return .done
        }
        return try call.write(
            reading.drafts,
            "read \(Figures.count(reading.drafts.count, "review")) of \(reading.member ?? "") in \(reading.round ?? "")"
        )
    }

    private static func counts(_ reading: FormReading) -> String {
        "\(Figures.count(reading.drafts.count, "new review")), \(reading.known + reading.overtaken.count) on record already, \(reading.unanswered) without an answer."
    }

    /// Says each fault; answers what ends the verb.
    private static func tell(
        _ faults: [ImportFault], _ file: String, _ call: Invocation
    ) -> CommandError {
        for fault in faults.prefix(toldFaults) {
            call.output.talk(fault.sentence)
            guard call.isJSON else { continue }
            call.output.line(
                JSONValue.row([
                    "file": .string(file), "line": .optional(fault.line),
                    "column": .optional(fault.column), "fault": .string(fault.what),
                    "advice": .string(fault.advice),
                ]).json)
        }
        let more = faults.count - min(faults.count, toldFaults)
        return CommandError(
            "\(Figures.count(faults.count, "fault"))\(more > 0 ? ", \(more) of them not listed" : "") in \(file): nothing was written."
        )
    }

    private static func json(_ reading: FormReading) -> JSONValue {
        .row([
            "round": .optional(reading.round), "member": .optional(reading.member),
            "reviews": .strings(reading.ideas), "on_record": .integer(reading.known),
            "overtaken": .strings(reading.overtaken),
            "unanswered": .integer(reading.unanswered),
            "text_changed": .strings(reading.changed),
        ])
    }
}
