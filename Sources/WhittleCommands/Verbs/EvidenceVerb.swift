import WhittleCore

/// `whittle evidence ID`: a source of the register, its links and its reviews.
enum EvidenceVerb {
    static let verb = Verb(
        name: "evidence",
        summary: "Show or write a source of the register, link it to ideas, or review it",
        usage: [
            "ID [--json]",
            "ID --title T [--source S] [--format F] [--url U] [--published DATE] [--summary TEXT] [--feature F]… [--audience A] [--impact TEXT] [--review DATE] [--owner O]",
            "ID --link IDEA,… | --unlink IDEA,…",
            "ID --verdict current|superseded|withdrawn [--next DATE] [--note TEXT]",
        ],
        arguments: [Verb.Argument("ID", "a short name for the source")],
        options: [
            Option("title", "T", "what it is called"),
            Option("source", "S", "who published it"),
            Option("format", "F", "report, survey, visit and the like"),
            Option("url", "U", "where it is, with https://"),
            Option("published", "DATE", "when, like 2014-11-03, 2014-11 or 2014"),
            Option("summary", "TEXT", "what it says; - reads it from stdin"),
            Option("feature", "F", "a key feature", repeats: true),
            Option("audience", "A", "for whom it is"),
            Option("impact", "TEXT", "what it means for us"),
            Option("review", "DATE", "when it is to be reviewed first"),
            Option("owner", "O", "who looks after it; for members alone"),
            Option("link", "IDEA,…", "the ideas that it belongs to", repeats: true),
            Option("unlink", "IDEA,…", "ideas that it does not belong to", repeats: true),
            Option(
                "verdict", "WORD", "what a review found",
                choices: EvidenceVerdict.allCases.map(\.rawValue)),
            Option("next", "DATE", "when it is to be reviewed next"),
            Option("note", "TEXT", "why, for members; - reads it from stdin"), .on,
        ],
        details: [
            "Without an option it shows the source. What is not given stays as it was, and an empty text takes a field away. After the first review the last one says when the next is due; what was withdrawn is looked at no more. `list evidence --due` has those that are due.",
            "A source that is linked to an idea belongs to all that is merged with it, and --unlink takes it off all of them. The public sees the sources of the ideas in the guide.",
            "--json is one object with evidence title source format url published summary features audience impact owner state next due due_days reviewed reviewed_by note ideas: state is current, superseded or withdrawn, next the date of the next review as written, due_days how long it has been due (below 0: still to come; null where next is no date).",
        ],
        examples: [
            "whittle evidence kings-2014 --title 'Staff engagement' --published 2014 --review 2016-01-31",
            "whittle evidence kings-2014 --link polis.demo-17",
            "whittle evidence kings-2014 --verdict superseded --next 2017-01-31 --note 'see the 2015 edition'",
        ], run: run)

    private static let fields = [
        "title", "source", "format", "url", "published", "summary", "feature", "audience", "impact",
        "review", "owner",
    ]

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The id of the source")[0]
        let groups = [fields, ["link", "unlink"], ["verdict", "next", "note"]]
        let asked = groups.filter { $0.contains(where: call.has) }
        guard let group = asked.first else { return try show(id, call) }
        guard asked.count == 1 else {
            throw call.usage("Write the source, link it or review it: one at a time.")
        }
        switch group {
        case fields: return try write(id, call)
        case ["link", "unlink"]: return try link(id, call)
        default: return try review(id, call)
        }
    }

    private static func show(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let viewpoint = try call.viewpoint()
        let campaign = try call.session().campaign
        guard let source = campaign.evidenceSource(id), viewpoint.canSee(source, in: campaign)
        else {
            throw CommandError(
                "There is no source “\(id)” that may be seen. `whittle list evidence` names them; --title registers one."
            )
        }
        let day = try call.dayAsked()
        if call.isJSON {
            call.output.line(EvidenceListings.json(source, campaign, viewpoint, day).json)
        } else {
            call.printWrapped(EvidenceText(campaign, viewpoint, today: day).lines(of: source))
        }
        return .done
    }

    private static func write(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let present = try call.session().campaign.evidenceSource(id)?.details
        let name = try call.identifier(id, "source")
        var source = present ?? EvidenceRegistered(evidence: name, title: "")
        source.title = try call.field("title", source.title) ?? ""
        source.source = try call.field("source", source.source)
        source.format = try call.field("format", source.format)
        source.url = try call.field("url", source.url)
        source.published = try call.field("published", source.published)
        source.summary = try call.field("summary", source.summary)
        source.features = call.fields("feature", source.features)
        source.audience = try call.field("audience", source.audience)
        source.impact = try call.field("impact", source.impact)
        source.review = try call.field("review", source.review)
        source.owner = try call.field("owner", source.owner)
        return try call.write(
            .evidenceRegistered(source),
            "\(present == nil ? "registered" : "changed") the source \(id)")
    }

    private static func link(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus {
        let campaign = try call.session().campaign
        let linked = call.ids("link")
        var events: [Event] = linked.map {
            .evidenceLinked(EvidenceLinked(evidence: id, idea: $0))
        }
        for idea in call.ids("unlink") {
            // Over a merged group the source is taken off where it was linked.
            let found = campaign.items.find(idea).map { campaign.unlinkEvents(id, from: $0) } ?? []
            events +=
                found.isEmpty
                ? [.evidenceUnlinked(EvidenceUnlinked(evidence: id, idea: idea))] : found
        }
        guard !events.isEmpty else { throw call.usage("Name the ideas, with commas between them.") }
        let words = [
            linked.isEmpty ? "" : "linked \(id) to \(linked.joined(separator: ", "))",
            call.has("unlink")
                ? "took \(id) off \(call.ids("unlink").joined(separator: ", "))" : "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        return try call.write(events.map { DraftEvent($0) }, words)
    }

    private static func review(_ id: String, _ call: Invocation) throws(CommandError) -> ExitStatus
    {
        let verdict = try call.word(
            try call.required("verdict"), "verdict", EvidenceVerdict.self)
        let review = EvidenceReviewed(
            evidence: id, verdict: verdict, next: try call.field("next", nil),
            note: try call.field("note", nil))
        let next = review.next.map { ", next \($0)" } ?? ""
        return try call.write(
            .evidenceReviewed(review), "reviewed the source \(id): \(verdict.rawValue)\(next)")
    }
}
