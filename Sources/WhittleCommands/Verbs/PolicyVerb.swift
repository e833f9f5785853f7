import WhittleCore

/// The campaign's rules of conduct, and the reason codes that they define.
enum PolicyVerb {
    static let verb = Verb(
        name: "policy", summary: "Show or write a policy of the campaign, and its reason code",
        usage: [
            "", "POLICY", "POLICY [--title T] [--body TEXT|-] [--code CODE | --no-code]",
        ],
        arguments: [Verb.Argument("POLICY", "its id")],
        options: [
            Option("title", "T", "what it is called"),
            Option("body", "TEXT", "its text; - reads it from stdin"),
            Option("code", "CODE", "the reason code that it explains, a new one too"),
            Option("no-code", nil, "it explains no reason code any more"),
        ],
        details: [
            "Without a name it lists the policies, without an option it shows one. What is not given stays as it was.",
            "A policy with a new code adds a reason to those that moderators choose from; with a fixed one it gives that its text. Taking a code away takes it out of the choice, and decisions that gave it keep it. The fixed codes: \(Campaign.fixedReasonCodes.joined(separator: ", ")).",
        ],
        examples: [
            "whittle policy complaints --title 'Complaints' --body 'Not the place for them.' --code complaint",
            "whittle policy complaints --body - < complaints.txt", "whittle list policies --json",
        ], run: run)

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let words = try call.words(0...1, "The policy")
        let writes = ["title", "body", "code", "no-code"].contains(where: call.has)
        guard let id = words.first else {
            if writes { throw call.usage("Name the policy that is written.") }
            let listing = try Listings.policies(try call.session().campaign, try call.viewpoint())
            ListVerb.print(listing, call)
            return .done
        }
        let policies = try call.session().campaign.writtenPolicies
        let present = policies.first { $0.policy == id }
        guard writes else { return try show(id, present, call) }
        if call.has("code"), call.has("no-code") {
            throw call.usage("Give --code or --no-code, not both.")
        }
        let name = try call.identifier(id, "policy")
        var policy = present ?? PolicyWritten(policy: name, title: "", body: "")
        if let title = call.value("title") {
            policy.title = try call.text(title, limit: Campaign.titleLimit)
        }
        if let body = call.value("body") { policy.body = try call.text(body) }
        if let code = call.value("code") { policy.code = try call.identifier(code, "reason code") }
        if call.has("no-code") { policy.code = nil }
        let code = policy.code.map { " for the reason \($0)" } ?? ""
        return try call.write(.policyWritten(policy), "wrote the policy \(id)\(code)")
    }

    private static func show(
        _ id: String, _ policy: PolicyWritten?, _ call: Invocation
    ) throws(CommandError) -> ExitStatus {
        guard let policy else {
            throw CommandError(
                "There is no policy “\(id)”. `whittle list policies` names them; --title and --body write one."
            )
        }
        if call.isJSON {
            call.output.line(Listings.json(policy).json)
            return .done
        }
        let code = policy.code.map { " (\($0))" } ?? ""
        call.output.line(Shown.line(policy.title + code))
        call.output.line("")
        for line in Shown.body(policy.body, columns: call.environment.columns ?? 80) {
            call.output.line(line)
        }
        return .done
    }
}
