import WhittleCore

/// Running orders: what is presented, step by step.
enum ProgrammeVerb {
    static let verb = Verb(
        name: "programme", summary: "Plan what is presented, step by step, or show a running order",
        usage: [
            "[ID]", "ID STEP… [--at N]", "ID --steps FILE", "ID --remove N",
            "ID --at N --note TEXT",
        ],
        arguments: [
            Verb.Argument("ID", "the running order; all are listed where none is named"),
            Verb.Argument("STEP", "what a step shows, with what it is about: idea:polis.demo-17"),
        ],
        options: [
            Option("steps", "FILE", "one step a line, then its note; - is stdin"),
            Option("at", "N", "puts the steps there, from 1; else they replace all"),
            Option("remove", "N", "takes a step out"),
            Option("note", "TEXT", "a note to a step, for the presenter's console alone"),
        ],
        details: [
            "Steps: " + Slide.words.map { "\($0.word) (\($0.help))" }.joined(separator: "; ") + ".",
            "In a file of steps, a line that is blank or begins with # is passed over. A running order is for facilitators; its notes never reach the projector.",
            "--json has one object a step: programme step show idea note.",
        ],
        examples: [
            "whittle programme assembly title funnel cut:longlist idea:polis.demo-17 top:5",
            "whittle programme assembly hands:polis.demo-17 --at 3",
            "whittle programme assembly --at 4 --note 'ask the ward first'",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let session = try call.session()
        let known = session.viewpoint.programmes(in: session.campaign)
        guard let typed = call.words.first else { return list(known, call) }
        let id = try call.identifier(typed, "running order")
        let before = known.first { $0.programme == id }
        let words = Array(call.words.dropFirst())
        let isEdit = ["steps", "at", "remove", "note"].contains { call.has($0) }
        guard isEdit || !words.isEmpty else { return try show(before, id, known, call) }
        let steps = try edited(before?.steps ?? [], words, call)
        return try call.write(
            .programmePlanned(ProgrammePlanned(programme: id, steps: steps)),
            "the running order \(id), \(Figures.count(steps.count, "step"))")
    }

    // MARK: Looking

    private static func list(_ all: [ProgrammePlanned], _ call: Invocation) -> ExitStatus {
        var listing = ListVerb.Listing(columns: [.text("Order"), .number("Steps"), .text("Shows")])
        for programme in all {
            listing.add(
                [
                    programme.programme, String(programme.steps.count),
                    programme.steps.map(typed).joined(separator: " "),
                ],
                .row([
                    "programme": .string(programme.programme),
                    "steps": .integer(programme.steps.count),
                ]))
        }
        ListVerb.print(listing, call)
        if all.isEmpty {
            call.output.talk("There is no running order that may be seen.")
        }
        return all.isEmpty ? .refused : .done
    }

    private static func show(
        _ programme: ProgrammePlanned?, _ id: String, _ known: [ProgrammePlanned],
        _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        guard let programme else {
            throw CommandError(
                known.isEmpty
                    ? "There is no running order that may be seen. `whittle programme ID STEP…` plans one."
                    : call.unknownWord(id, "running order", known.map(\.programme)))
        }
        var listing = ListVerb.Listing(columns: [.number("Step"), .text("Shows"), .text("Note")])
        for (index, step) in programme.steps.enumerated() {
            listing.add(
                [String(index + 1), typed(step), step.note ?? ""],
                .row([
                    "programme": .string(id), "step": .integer(index + 1),
                    "show": .string(step.show), "idea": .optional(step.idea),
                    "note": .optional(step.note),
                ]))
        }
        ListVerb.print(listing, call)
        return .done
    }

    /// A step as it is typed.
    private static func typed(_ step: ProgrammeStep) -> String {
        step.idea.map { "\(step.show):\($0)" } ?? step.show
    }

    // MARK: Planning

    private static func edited(
        _ steps: [ProgrammeStep], _ words: [String], _ call: Invocation
    ) throws(CommandError) -> [ProgrammeStep] {
        var steps = steps
        if let number = try place("remove", steps.count, call) {
            try only("remove", words, call)
            steps.remove(at: number - 1)
            return steps
        }
        if let file = call.value("steps") {
            try only("steps", words, call)
            return try read(file, call)
        }
        if let text = call.value("note") {
            guard words.isEmpty, let number = try place("at", steps.count, call) else {
                throw call.usage("--note goes with --at N, the step's number, and with no steps.")
            }
            let note = try call.text(text)
            steps[number - 1].note = note.isBlank ? nil : note
            return steps
        }
        let new = try words.map { word throws(CommandError) in try step(word) }
        guard !new.isEmpty else { throw call.usage("Name the steps that are to stand there.") }
        guard let number = try place("at", steps.count + 1, call) else { return new }
        steps.insert(contentsOf: new, at: number - 1)
        return steps
    }

    private static func only(
        _ option: String, _ words: [String], _ call: Invocation
    ) throws(CommandError) {
        let others = ["steps", "at", "remove", "note"].filter { $0 != option && call.has($0) }
        guard words.isEmpty, others.isEmpty else {
            throw call.usage("--\(option) stands by itself.")
        }
    }

    /// A step's number, from 1.
    private static func place(
        _ option: String, _ count: Int, _ call: Invocation
    ) throws(CommandError) -> Int? {
        guard let number = try call.number(option, least: 1) else { return nil }
        guard number <= count else {
            throw CommandError("There is no step \(number); --\(option) takes 1 to \(count).")
        }
        return number
    }

    private static func read(
        _ file: String, _ call: Invocation
    ) throws(CommandError) -> [ProgrammeStep] {
        let text =
            file == "-"
            ? try call.text("-", limit: 1 << 18)
            : String(
                decoding: try Shell.read(call.path(file), limit: 1 << 20).bytes, as: UTF8.self)
        var steps: [ProgrammeStep] = []
        for line in text.split(separator: "\n") {
            let line = Trim.trimmed(String(line))
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            var step = try step(parts[0])
            let note = parts.count > 1 ? Trim.trimmed(parts[1]) : ""
            step.note = note.isBlank ? nil : note
            steps.append(step)
        }
        return steps
    }

    /// `WORD`, `WORD:WHAT`; of an idea the id stands behind the colon.
    private static func step(_ word: String) throws(CommandError) -> ProgrammeStep {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        var step = ProgrammeStep(show: word)
        if let first = parts.first, first == "idea" || first == "hands", parts.count == 2 {
            step = ProgrammeStep(show: first, idea: parts[1])
        }
        guard Slide(step) != nil else { throw CommandError(Slide.refusal(of: step), .usage) }
        if let idea = step.idea, !Identifier.isValid(idea) {
            throw CommandError("“\(idea)” cannot be the id of an idea.", .usage)
        }
        return step
    }
}
