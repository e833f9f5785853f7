import WhittleCore

/// `whittle why IDEA`: how it got where it is, as far as the member may see it.
enum WhyVerb {
    static let verb = Verb(
        name: "why", summary: "Say how an idea got where it is",
        usage: ["IDEA [--json]"], arguments: [Verb.Argument("IDEA", "the id of an idea")],
        details: [
            "Its votes and how the crowd's value comes about, its places, which reviews count and which do not and why, who stands back from it, each cut with what place would have been needed, and the overrides."
        ], examples: ["whittle why polis.demo-17"], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.words(1...1, "The id of an idea")[0]
        let viewpoint = try call.viewpoint()
        let item = try call.idea(id, viewpoint)
        let why = Explanation(
            item, try call.session().campaign, Derived(try call.session().campaign, viewpoint))
        if call.isJSON {
            call.output.line(why.json.json)
        } else {
            for line in why.lines {
                for part in HelpText.wrapped(line, min(call.environment.columns ?? 100, 120)) {
                    call.output.line(Shown.line(part))
                }
            }
        }
        return .done
    }
}
