import WhittleCore

/// Queries that the team keeps by name.
enum QueryVerb {
    static let verb = Verb(
        name: "query", summary: "Keep a query by name, or show those that are kept",
        usage: ["", "NAME", "NAME QUERY [--title T]"],
        arguments: [
            Verb.Argument("NAME", "its id; `saved:NAME` uses it"),
            Verb.Argument("QUERY", "in quotes; an empty one takes it away"),
        ],
        options: [Option("title", "T", "what the command palette calls it")],
        details: [
            "Without a name it lists them. Saved queries are the team's: everyone with a role uses and changes them, in filters, in --where and in other queries.",
            ItemQuery.help,
        ],
        examples: [
            "whittle query urgent 'flags>1 or flag:safeguarding' --title 'Look at these first'",
            "whittle list comments --where 'saved:urgent -status:hidden'",
            "whittle query urgent ''",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(0...2, "The query")
        guard let name = words.first else {
            if call.has("title") { throw call.usage("Name the query.") }
            let listing = try Listings.queries(try call.session().campaign, try call.viewpoint())
            ListVerb.print(listing, call)
            if listing.rows.isEmpty {
                call.output.talk(
                    "No query is kept yet. `whittle query NAME QUERY` keeps one.")
            }
            return .done
        }
        let campaign = try call.session().campaign
        let present = try call.session().viewpoint.savedQuery(name, in: campaign)
        let title: String? = try call.value("title").map { text throws(CommandError) in
            try call.text(text, limit: Campaign.titleLimit)
        }
        guard words.count == 2 || title != nil else { return try show(name, present, call) }
        guard let text = words.count == 2 ? words[1] : present?.text else {
            throw CommandError("There is no saved query “\(name)”. Give its QUERY too.")
        }
        let query = QuerySaved(
            query: try call.identifier(name, "query"), title: title ?? present?.title ?? name,
            text: text)
        return try call.write(
            .querySaved(query), text.isBlank ? "took away the query \(name)" : "saved as \(name)")
    }

    private static func show(
        _ name: String, _ query: QuerySaved?, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        guard let query else {
            throw CommandError("There is no saved query “\(name)”. `whittle query` lists them.")
        }
        call.output.line(call.isJSON ? Listings.json(query).json : Shown.line(query.text))
        return .done
    }
}
