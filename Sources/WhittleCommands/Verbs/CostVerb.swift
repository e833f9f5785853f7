import WhittleCore

/// `whittle cost`: what an idea asks for.
enum CostVerb {
    static let verb = Verb(
        name: "cost", summary: "Say what an idea costs",
        usage: ["IDEA AMOUNT|none [--reason REASON]"],
        arguments: [
            Verb.Argument("IDEA", "the idea"),
            Verb.Argument("AMOUNT", "in the campaign's currency; none takes it away"),
        ],
        options: [Option("reason", "REASON", "where the amount comes from")],
        details: [
            "A cut with a budget keeps only ideas that say what they cost. Imports of CSV take costs from a column with --map."
        ], examples: ["whittle cost polis.demo-17 1250.50 --reason 'two quotes'"], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(2...2, "The amount")
        let session = try call.session()
        let item = try call.idea(words[0], session.viewpoint)
        let id = session.campaign.items.name(item)
        var cost = Change<Double>.clear
        if words[1] != "none" {
            let isPlain = words[1].utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
            guard isPlain, words[1].utf8.count <= 14, let amount = Double(words[1]) else {
                throw call.usage(
                    "\(Suggestion.quoted(words[1])) is no amount: write a plain number like 1250 or 1250.50, or none."
                )
            }
            cost = .set(amount)
        }
        let reason: String? = try call.value("reason").map { text throws(CommandError) in
            try call.text(text)
        }
        return try call.write(
            .ideaEdited(IdeaEdited(idea: id, cost: cost, reason: reason)),
            words[1] == "none" ? "\(id) says no cost now" : "\(id) costs \(words[1])")
    }
}
