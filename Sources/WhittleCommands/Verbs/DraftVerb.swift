import WhittleCore
import WhittleExchange

/// `whittle draft`: what a chosen idea is developed into, version by version.
enum DraftVerb {
    static let verb = Verb(
        name: "draft", summary: "Develop a chosen idea: write a version, freeze it, compare two",
        usage: [
            "IDEA [N]", "IDEA --diff [N]",
            "IDEA [--what T] [--why T] [--start T] [--resources T] [--risks T] [--lead M] [--contributor M]… [--freeze | --thaw]",
            "IDEA --edit | --from FILE [--freeze]",
        ],
        arguments: [
            Verb.Argument("IDEA", "the idea"),
            Verb.Argument("N", "the number of a version; the last where nothing is said"),
        ],
        options: DraftField.allCases.map { field in
            field == .contributors
                ? Option(
                    "contributor", "M", "who helps to develop it; '' takes all of them out",
                    repeats: true)
                : Option(field.rawValue, "T", option(field))
        } + [
            Option("freeze", nil, "the version is final: the guide publishes it"),
            Option("thaw", nil, "opens the last version again, as a new one"),
            Option("edit", nil, "opens $VISUAL or $EDITOR with all of it"),
            Option("from", "FILE", "reads it from a form that --edit has made; - is stdin"),
            Option("diff", nil, "what changed since version N, or in the last one"),
        ],
        details: [
            "A version says what is to be done, why, how to start, with which resources and risks, who leads it and who contributes. What is not given stays as it was in the version before; '' takes it out, and - reads it from stdin. All versions stay.",
            "Facilitators write, for the lead and the contributors too: a version names them, and they are published with it. Every member who may see the idea reads all versions; the public reads the last frozen one, once the idea has an entry in the guide. In a blind round reviewers are not told who leads and contributes until then.",
            "A version after a frozen one is open again; the guide keeps the frozen one until another is frozen. To score what was developed, plan a stage behind the last one and open a round for it: `whittle stages …`, `whittle round open ID --stage STAGE`; panelists see the last version beside the idea.",
            "--diff marks what went out [-so-] and what came in {+so+}. --json has a version a line: idea version versions frozen what why start resources risks lead contributors member line at.",
        ],
        examples: [
            "whittle draft demo-4247", "whittle draft demo-4247 --diff",
            "whittle draft demo-4247 --risks 'Nobody answers in August.' --freeze -n",
        ], run: run)

    private static func option(_ field: DraftField) -> String {
        let text = field.help.dropLast()
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(1...2, "The idea")
        let fields = DraftField.allCases.filter { call.has(option(of: $0)) }
        let forms = ["edit", "from"].filter(call.has)
        let writes = !fields.isEmpty || !forms.isEmpty || call.has("freeze") || call.has("thaw")
        guard writes else { return try show(words, call) }
        guard words.count == 1, !call.has("diff") else {
            throw call.usage("A version is written behind the last one: name the idea alone.")
        }
        guard forms.isEmpty || fields.isEmpty && forms.count == 1 else {
            throw call.usage("Give the texts as options, or --edit, or --from, not both.")
        }
        guard !call.has("freeze") || !call.has("thaw") else {
            throw call.usage("Give --freeze or --thaw, not both.")
        }
        let id = words[0]
        let last = try last(of: id, call)
        var draft = last?.draft ?? DraftWritten(idea: id, what: "")
        draft.idea = id
        draft.frozen = call.has("freeze") ? true : nil
        for field in fields { try set(field, in: &draft, call) }
        guard !forms.isEmpty else {
            return try write(draft, call)
        }
        // Who may not write is told so before they write.
        var probe = draft
        probe.what = "\(last?.draft.what ?? "") ?"
        try call.requireAllowed(.draftWritten(probe))
        return try FormCall(form(id, last), call).run { texts throws(CommandError) in
            for (field, text) in zip(DraftField.allCases, texts) { field.set(text, in: &draft) }
            return try write(draft, call)
        }
    }

    private static func option(of field: DraftField) -> String {
        field == .contributors ? "contributor" : field.rawValue
    }

    private static func last(
        of id: String, _ call: Invocation
    ) throws(CommandError) -> DraftVersion? {
        let session = try call.session()
        guard let item = session.campaign.items.find(id) else { return nil }
        return session.viewpoint.draft(of: item, in: session.campaign)
    }

    private static func set(
        _ field: DraftField, in draft: inout DraftWritten, _ call: Invocation
    ) throws(CommandError) {
        guard field == .contributors else {
            return field.set(try call.text(call.value(field.rawValue) ?? ""), in: &draft)
        }
        field.set(call.values("contributor").joined(separator: "\n"), in: &draft)
    }

    private static func form(_ id: String, _ last: DraftVersion?) -> FieldForm {
        FieldForm(
            subject: "draft \(id)", line: last?.line,
            remarks: [
                "What \(id) is developed into"
                    + (last.map { ", after \($0.words)." } ?? ": its first version."),
                "All members read it; once it is frozen and in the guide, everybody.",
            ],
            fields: DraftField.allCases.map { field in
                FieldForm.Field(
                    field.title, field.help, last.map { field.text(of: $0.draft) } ?? "",
                    isNeeded: field == .what)
            })
    }

    private static func write(
        _ draft: DraftWritten, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        try call.requireAllowed(.draftWritten(draft))
        let session = try call.session()
        let campaign = session.campaign
        let before = try last(of: draft.idea, call)
        let chosen = campaign.chosenIdeas
        if let stage = campaign.cutStages.last, let item = campaign.items.find(draft.idea),
            !chosen.contains(item)
        {
            call.output.talk(
                "“\(draft.idea)” is not among those that the cut of \(stage) keeps. It can be developed all the same."
            )
        }
        var done = "wrote version \((before?.number ?? 0) + 1) of \(draft.idea)"
        if draft.frozen == true {
            done += ", frozen"
        } else if before?.isFrozen == true {
            done += ", open again; the guide keeps the frozen one until another is frozen"
        }
        return try call.write(.draftWritten(draft), done)
    }

    // MARK: Looking

    private static func show(
        _ words: [String], _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        let item = try call.idea(words[0], viewpoint)
        let campaign = try call.session().campaign
        let versions = viewpoint.drafts(of: item, in: campaign)
        guard let last = versions.last else {
            call.output.talk(
                viewpoint.isPublic
                    ? "Nothing is published of what “\(words[0])” was developed into."
                    : "“\(words[0])” has no version yet. --what TEXT writes the first, --edit opens an editor."
            )
            return .refused
        }
        var named: DraftVersion?
        if words.count > 1 {
            named = versions.first { String($0.number) == words[1] }
            guard named != nil else {
                throw CommandError(
                    call.unknownWord(words[1], "version", versions.map { String($0.number) }))
            }
        }
        if call.has("diff") { return compare(named, last, versions, call) }
        if call.isJSON {
            for version in versions where named == nil || version == named {
                call.output.line(version.json.json)
            }
            return .done
        }
        let shown = named ?? last
        say(campaign.title(of: item), call)
        say(shown.heading, call)
        for section in shown.sections {
            call.output.line("")
            say(section.title, call)
            say(section.text, call)
        }
        if named == nil, versions.count > 1 {
            call.output.line("")
            for version in versions.dropLast().reversed() { say(version.heading, call) }
        }
        return .done
    }

    private static func say(_ text: String, _ call: Invocation) {
        let columns = min(call.environment.columns ?? 100, 100)
        for line in Shown.body(text, columns: columns) { call.output.line(line) }
    }

    /// What changed since a version, or else in the last one.
    private static func compare(
        _ named: DraftVersion?, _ last: DraftVersion, _ versions: [DraftVersion],
        _ call: Invocation
    ) -> ExitStatus {
        let old = named ?? versions.dropLast().last
        let difference = DraftDifference(from: old?.draft, to: last.draft)
        if call.isJSON {
            for (field, difference) in difference.fields {
                call.output.line(
                    JSONValue.row([
                        "idea": .string(last.draft.idea), "from": .optional(old?.number),
                        "to": .integer(last.number), "field": .string(field.rawValue),
                        "difference": .string(difference.marked),
                    ]).json)
            }
            return .done
        }
        say(
            "From \(old.map { "version \($0.number)" } ?? "nothing") to version \(last.number)"
                + (old.map { $0.isFrozen == last.isFrozen } == false
                    ? ", which is \(last.isFrozen ? "frozen" : "open again")" : ""),
            call)
        for line in difference.lines { say(line, call) }
        if difference.fields.isEmpty { say("The texts are the same.", call) }
        return .done
    }
}

/// A form that is edited or read from a file, and what is done with its texts.
struct FormCall {
    private let form: FieldForm
    private let call: Invocation

    init(_ form: FieldForm, _ call: Invocation) {
        self.form = form
        self.call = call
    }

    /// Reads the form, tells its faults, and gives its texts to `write`. What was edited is never
    /// lost: it stays in its file until it is written.
    func run(
        _ write: ([String]) throws(CommandError) -> ExitStatus
    ) throws(CommandError) -> ExitStatus {
        if let file = call.value("from") {
            let read = try call.file(file)
            return try write(try texts(read.bytes, file))
        }
        let path = try Shell.temporaryFile(form.bytes)
        do throws(CommandError) {
            try call.environment.edit(path)
            let bytes = try Shell.read(path, limit: 1 << 20).bytes
            guard bytes != form.bytes else {
                Shell.remove(path)
                call.output.talk("Nothing was changed, and nothing was written.")
                return .done
            }
            try call.session().refresh()
            let status = try write(try texts(bytes, path))
            if !call.isDryRun { Shell.remove(path) }
            return status
        } catch {
            if (try? Shell.read(path, limit: 1 << 20).bytes) == form.bytes {
                Shell.remove(path)
            } else {
                call.output.talk("Your text is in \(path); `--from \(path)` reads it again.")
            }
            throw error
        }
    }

    private func texts(_ bytes: [UInt8], _ file: String) throws(CommandError) -> [String] {
        let read = form.read(bytes, file: file)
        guard !read.faults.isEmpty else { return read.texts }
        for fault in read.faults.prefix(50) { call.output.talk(fault.sentence) }
        throw CommandError(
            "\(Figures.count(read.faults.count, "fault")) in \(file): nothing was written.")
    }
}

extension Invocation {
    /// Why the member may not write this is said before anything else is.
    func requireAllowed(_ event: Event) throws(CommandError) {
        if let rejection = try session().campaign.check(event, by: try actor()) {
            throw CommandError(rejection)
        }
    }
}
