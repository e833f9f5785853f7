import WhittleCore

/// A show of hands on an idea: totals of their own, which no ranking uses, and a cut where it names it.
enum HandsVerb {
    static let verb = Verb(
        name: "hands", summary: "Write down a show of hands on an idea",
        usage: ["IDEA --for N --against N [--abstain N] [--name NAME]"],
        arguments: [Verb.Argument("IDEA", "the idea")],
        options: [
            Option("for", "N", "hands for it"), Option("against", "N", "hands against it"),
            Option("abstain", "N", "who abstained"),
            Option("name", "NAME", "where hands were counted; the day where nothing is said"),
        ],
        details: [
            "The last count of an idea under a name counts. It is shown beside the votes and uses none of them: no ranking and no score takes it in, and a cut only where it names it (`whittle cut --by hands --hands NAME`). On Present the key v does the same."
        ],
        examples: ["whittle hands polis.demo-17 --for 31 --against 4 --name assembly"], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The idea")[0]
        guard let up = try call.number("for"), let down = try call.number("against") else {
            throw call.usage("Say how many: --for N --against N.")
        }
        let today = try call.session().now.dateText
        let name = try call.identifier(
            Campaign.handsPrefix + (call.value("name") ?? today), "show of hands")
        let session = try call.session()
        let idea = session.campaign.items.name(try call.idea(id, session.viewpoint))
        let tally = TallyRecorded(
            target: .idea(idea), system: name, up: up, down: down,
            pass: try call.number("abstain"))
        return try call.write(
            .tallyRecorded(tally), "hands on \(idea): \(up) for, \(down) against")
    }
}
