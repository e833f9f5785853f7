import WhittleCore

/// The team, and the questions that the campaign asks.
enum MemberVerbs {
    static let member = Verb(
        name: "member", summary: "Add a member of the team, change their roles, or let them leave",
        usage: [
            "NAME --role ROLE… [--name DISPLAY] [--standing internal|external]", "NAME --leave",
        ],
        arguments: [Verb.Argument("NAME", "a-z, 0-9 and -, at most 32 of them")],
        options: [
            Option(
                "role", "ROLE", "may stand more than once", choices: Role.allCases.map(\.rawValue),
                repeats: true),
            Option("name", "DISPLAY", "how they are called on the screens"),
            Option(
                "standing", "STANDING", "whether they belong to the organisation",
                choices: Standing.allCases.map(\.rawValue)),
            Option("leave", nil, "they are a member no longer"),
        ],
        details: [
            "A facilitator does everything but what recusals and the round's rules forbid to anyone; a moderator works on contributions; a panelist scores; a coder themes; an observer looks."
        ],
        examples: ["whittle member ben --role moderator --role panelist --name 'Ben O’Dea'"],
        run: runMember)

    static let question = Verb(
        name: "question", summary: "Ask a question, or change one",
        usage: ["ID --title TITLE [--prompt TEXT] [--order N]"],
        arguments: [Verb.Argument("ID", "a short name for it")],
        options: [
            Option("title", "TITLE", "the question"),
            Option("prompt", "TEXT", "the longer text under it"),
            Option("order", "N", "lower ones come first"),
        ], examples: ["whittle question ideas --title 'What should change?'"], run: runQuestion)

    private static func runMember(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let name = try call.words(1...1, "The member’s name")[0]
        guard Identifier.isMember(name), name != "public" else {
            throw call.usage(
                "\(Suggestion.quoted(name)) cannot name a member: use a-z, 0-9 and -, at most 32 of them, and not “public”."
            )
        }
        let membership = try call.session().campaign.membership
        let present = membership.member(name)
        if call.has("leave") {
            guard !call.has("role"), !call.has("name"), !call.has("standing") else {
                throw call.usage("--leave stands alone.")
            }
            guard present?.isPresent == true else {
                throw CommandError("“\(name)” is not a member of this campaign.")
            }
            guard name != membership.owner else {
                throw CommandError("\(name) owns the campaign, and stays a facilitator.")
            }
            return try call.write(.memberLeft(MemberLeft(member: name)), "\(name) has left")
        }
        var roles: [Role] = []
        for word in call.values("role") {
            let role = try call.word(word, "role", Role.self)
            if !roles.contains(role) { roles.append(role) }
        }
        if roles.isEmpty, call.has("name") || call.has("standing") {
            roles = present?.sortedRoles ?? []
        }
        guard !roles.isEmpty else {
            throw call.usage(
                "Say what \(name) does with --role: \(Role.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        let standing: Standing? = try call.value("standing").map { word throws(CommandError) in
            try call.word(word, "standing", Standing.self)
        }
        let display = try call.text(
            call.value("name") ?? present?.displayName ?? name, limit: Campaign.titleLimit)
        let event = MemberJoined(
            member: name, name: display.isBlank ? name : display, roles: roles,
            standing: standing ?? present?.standing)
        return try call.write(
            .memberJoined(event),
            "\(name) is \(roles.map(\.rawValue).joined(separator: ", "))")
    }

    private static func runQuestion(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let id = try call.identifier(try call.words(1...1, "The question’s id")[0], "question")
        let title = try call.text(try call.required("title"), limit: Campaign.titleLimit)
        let before = try call.session().campaign.askedQuestions.first { $0.question == id }
        let prompt: String? = try call.value("prompt").map { text throws(CommandError) in
            try call.text(text)
        }
        let event = QuestionAsked(
            question: id, title: title, prompt: prompt ?? before?.prompt,
            order: try call.number("order") ?? before?.order)
        return try call.write(.questionAsked(event), "asked “\(title)”")
    }
}
