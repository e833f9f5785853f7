import WhittleCore

/// `whittle settings`: what the campaign is called, what it is about, and where it can be found.
enum SettingsVerb {
    private static let names = ["title", "summary", "address", "language", "currency"]

    static let verb = Verb(
        name: "settings",
        summary: "Change the campaign's title, summary, address, language or currency",
        usage: [
            "[--title TITLE] [--summary TEXT] [--address URL] [--language CODE] [--currency CODE]",
            "[--json]",
        ],
        options: [
            Option("title", "TITLE", "what the campaign is called"),
            Option("summary", "TEXT", "what it is about; - reads it from stdin"),
            Option("address", "URL", "where it is on the web: Present shows it as a QR code"),
            Option("language", "CODE", "the language of its texts, as en-GB"),
            Option("currency", "CODE", "that of costs and budgets, as EUR"),
        ],
        details: [
            "What is not named stays; '' takes a value out, but for the title. Facilitators change them, and the last change counts; without an option it says what they are. The first line of a journal and its changes are not undone: change the value back.",
            "--json has title summary address language currency.",
        ],
        examples: [
            "whittle settings --address https://example.org/change",
            "whittle settings --title 'Change for the better' --currency GBP",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        try call.noWords()
        guard names.contains(where: { call.has($0) }) else { return try show(call) }
        let title: String? = try call.value("title").map { text throws(CommandError) in
            try call.text(text, limit: Campaign.titleLimit)
        }
        let event = CampaignChanged(
            title: title, summary: try change("summary", call),
            language: try change("language", call), currency: try change("currency", call),
            address: try change("address", call))
        let changed = names.filter { call.has($0) }
        return try call.write(
            .campaignChanged(event), "changed the campaign's \(changed.joined(separator: ", "))")
    }

    private static func change(
        _ option: String, _ call: Invocation
    ) throws(CommandError) -> Change<String> {
        guard let typed = call.value(option) else { return .keep }
        let text = try call.text(typed)
        return text.isEmpty ? .clear : .set(text)
    }

    private static func show(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let campaign = try call.session().campaign
        let values: [(name: String, value: String?)] = [
            ("title", campaign.title), ("summary", campaign.summary),
            ("address", campaign.address), ("language", campaign.language),
            ("currency", campaign.currency),
        ]
        guard !call.isJSON else {
            call.output.line(
                JSONValue.object(values.map { JSONMember($0.name, .optional($0.value)) }).json)
            return .done
        }
        let width = values.map(\.name.count).max() ?? 0
        for (name, value) in values {
            let label = name + String(repeating: " ", count: width - name.count)
            call.output.line(Shown.line("\(label)  \(value ?? "-")"))
        }
        return .done
    }
}
