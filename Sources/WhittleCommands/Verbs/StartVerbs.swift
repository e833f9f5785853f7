import WhittleCore
import WhittleExchange
import WhittleJournal

/// The verbs that make a campaign, and the command line without a verb.
enum StartVerbs {
    static let new = Verb(
        name: "new", summary: "Make a campaign; its owner is who acts",
        usage: ["DIR --title TITLE [--summary TEXT]"],
        arguments: [Verb.Argument("DIR", "the folder to make")],
        options: [
            Option("title", "TITLE", "the campaign's title"),
            Option("summary", "TEXT", "what it is about"),
        ],
        details: [
            "Where neither --as nor the configuration says who acts, the owner is the user's name in small letters."
        ],
        examples: ["whittle new change --title 'Top-down change' --as anna"], run: runNew)

    static let demo = Verb(
        name: "demo", summary: "Make the demo campaign and open it",
        usage: ["[DIR] [--seed N]"],
        arguments: [Verb.Argument("DIR", "the folder to make; whittle-demo where none is named")],
        options: [Option("seed", "N", "another campaign of the same shape")],
        details: [
            "Invented texts and people: 3,595 participants, 7,520 texts, 291 ideas, a longlist of 47 that is half reviewed. A folder that holds the demo already is opened as it is. Without --as you are anna, a facilitator."
        ],
        examples: ["whittle demo", "whittle demo /tmp/demo --as ash"], run: runDemo)

    /// `whittle` alone.
    static let screens = Verb(
        name: "", summary: "Open the screens", usage: [""],
        run: { call throws(CommandError) in try call.screens(try call.session(), nil) })

    private static func runNew(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let typed = try call.words(1...1, "The folder")[0]
        let title = try call.text(try call.required("title"), limit: Campaign.titleLimit)
        let summary: String? = try call.value("summary").map { text throws(CommandError) in
            try call.text(text)
        }
        guard let owner = try call.member() ?? call.environment.userName else {
            throw call.usage("Say who owns it: --as MEMBER.")
        }
        let path = call.path(typed)
        if call.isDryRun {
            guard !Shell.exists(path + "/journal"), !Shell.exists(path + "/campaign.json") else {
                throw CommandError(
                    "\(typed) cannot be made: there is a campaign in it already.", .cannotCreate)
            }
            call.output.talk("Would be made: “\(title)” in \(typed), owned by \(owner).")
            return .done
        }
        try NewCampaign.create(
            path, title: title, summary: summary, owner: owner, now: call.environment.clock())
        call.output.talk("Made “\(title)” in \(typed). You are \(owner), its owner.")
        call.output.talk(
            "Next: cd \(ShellWord.quoted(typed)); whittle question ID --title TITLE; whittle import csv FILE --map …; whittle member NAME --role ROLE"
        )
        return .done
    }

    private static func runDemo(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.words.count > 1 { _ = try call.words(0...1, "") }
        let typed = call.words.first ?? "whittle-demo"
        let path = call.path(typed)
        let seed = try call.number("seed")
        let demo = seed.map { DemoCampaign(seed: UInt64($0)) } ?? DemoCampaign()
        if Shell.exists(path + "/journal") || Shell.exists(path + "/campaign.json") {
            if seed != nil {
                call.output.talk("\(typed) holds the demo already: it is opened as it is.")
            }
        } else if call.isDryRun {
            call.output.talk("Would be made: the demo campaign in \(typed).")
            return .done
        } else {
            try write(demo, path, call)
            call.output.talk("Made the demo campaign in \(typed).")
        }
        return try open(demo, path, typed, call)
    }

    private static func write(
        _ demo: DemoCampaign, _ path: String, _ call: Invocation
    ) throws(CommandError) {
        let checksum = CRC32C()
        var order: [String] = []
        var lines: [String: [[UInt8]]] = [:]
        for line in demo.lines() {
            if lines[line.writer] == nil { order.append(line.writer) }
            let seq = (lines[line.writer]?.count ?? 0) + 1
            lines[line.writer, default: []].append(line.bytes(seq: seq, checksum))
        }
        try NewCampaign.write(
            path, campaign: demo.id, owner: "anna", files: order.map { ($0, lines[$0] ?? []) })
    }

    /// Opens the screens, or prints the overview where there is no terminal.
    private static func open(
        _ demo: DemoCampaign, _ path: String, _ typed: String, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        let owner = "anna"
        let isPublic = call.value("as") == "public"
        var session = try call.open(path, member: isPublic ? nil : try call.member() ?? owner)
        guard session.campaign.creationID == demo.id else {
            throw CommandError(
                "\(typed) holds another campaign. Name a new folder: whittle demo DIR.",
                .cannotCreate)
        }
        if session.viewpoint.isPublic, call.value("as") == nil {
            session = try call.open(path, member: owner)
        }
        let environment = call.environment
        if environment.isInputTerminal, environment.isOutputTerminal, !call.isJSON {
            call.output.flush()
            return try call.screens(session, nil)
        }
        let overview = Overview(session, session.viewpoint)
        if call.isJSON {
            call.output.line(overview.json.json)
        } else {
            for line in overview.lines { call.output.line(Shown.line(line)) }
        }
        call.output.talk(
            "Open it: whittle -C \(ShellWord.quoted(typed)) --as \(session.member ?? owner)")
        return .done
    }
}

/// A word that a shell takes as it is.
enum ShellWord {
    static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: true
                default: false
                }
            }
        if isPlain { return text }
        return "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
}
