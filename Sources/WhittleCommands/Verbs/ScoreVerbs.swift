import WhittleCore

/// A panelist's own work: scores and recusals.
enum ScoreVerbs {
    static let score = Verb(
        name: "score", summary: "Score an idea on the rubric of a round",
        usage: [
            "IDEA CRITERION=N… [--round R] [--comment TEXT] [--confidence 1-5] [--member M] [--anew]"
        ],
        arguments: [
            Verb.Argument("IDEA", "the idea"),
            Verb.Argument("CRITERION=N", "a score, or - to abstain"),
        ],
        options: [
            .round, Option("comment", "TEXT", "why; - reads it from stdin"),
            Option("confidence", "N", "1 (a guess) to 5 (sure)"), .onBehalf,
            Option(
                "anew", nil,
                "in a sealed round: begin a file here, in place of the one on another device"),
        ],
        details: [
            "The last review of an idea counts whole: give all criteria again. At least half of the weight is to be scored.",
            "In a sealed round the review stays on this device until the round is closed; what others see at once is how many ideas you have scored, and the SHA-256 of the file. A member works on one device there.",
        ],
        examples: ["whittle score polis.demo-17 supported=4 doable=5 helps=3 innovative=-"],
        run: runScore)

    static let recuse = Verb(
        name: "recuse", summary: "Stand back from an idea: see nothing of it, and judge it nowhere",
        usage: [
            "IDEA [--reason TEXT] [--withdraw] [--member M]", "--csv FILE [--withdraw]",
        ],
        arguments: [Verb.Argument("IDEA", "the idea")],
        options: [
            Option("reason", "TEXT", "why, for facilitators"),
            Option("withdraw", nil, "stand back no longer"), .onBehalf,
            Option("csv", "FILE", "a CSV with member, idea and perhaps reason, by a facilitator"),
        ],
        details: [
            "From a CSV it is all or nothing: every row that cannot be met is named, and then nothing is written. Who stands back already is passed over."
        ], examples: ["whittle recuse polis.demo-17 --reason 'my own idea'"], run: runRecuse)

    private static func onBehalf(_ call: Invocation) throws(CommandError) -> String? {
        guard let name = call.value("member") else { return nil }
        guard Identifier.isMember(name) else {
            throw call.usage("\(Suggestion.quoted(name)) cannot name a member.")
        }
        let actor = try call.actor()
        if name == actor { return nil }
        let roles = try call.session().campaign.membership.member(actor)?.roles ?? []
        guard roles.contains(.facilitator) else {
            throw CommandError("Only a facilitator writes this for another member.")
        }
        return name
    }

    private static func runScore(_ call: Invocation) throws(CommandError) -> ExitStatus {
        guard let id = call.words.first else { throw call.usage("The idea is missing.") }
        let session = try call.session()
        let round = try call.round(mustBeOpen: true)
        let scores = try scores(call.words.dropFirst(), round, call)
        let item = try call.idea(id, session.viewpoint)
        let confidence = try call.number("confidence", least: 1)
        if let confidence, confidence > 5 {
            throw call.usage("--confidence is 1 (a guess) to 5 (sure).")
        }
        let comment: String? = try call.value("comment").map { text throws(CommandError) in
            try call.text(text)
        }
        let event = ReviewSubmitted(
            round: round.id, idea: id, scores: scores, confidence: confidence,
            comment: comment?.isBlank == true ? nil : comment,
            saw: session.campaign.textChecksum(of: item), member: try onBehalf(call))
        session.beginsSealAnew = call.has("anew")
        let value = round.details.score(scores).map { ": \(Figures.decimal($0))" } ?? ""
        return try call.write(.reviewSubmitted(event), "scored \(id) in \(round.id)\(value)")
    }

    private static func scores(
        _ words: ArraySlice<String>, _ round: Round, _ call: Invocation
    ) throws(CommandError) -> [CriterionScore] {
        let known = round.details.criteria
        guard !words.isEmpty else {
            let forms = known.map { "\($0.criterion)=\($0.min)-\($0.max)" }
            throw call.usage("Give scores: \(forms.joined(separator: ", ")).")
        }
        var scores: [CriterionScore] = []
        for word in words {
            guard let equals = word.firstIndex(of: "=") else {
                throw call.usage("\(Suggestion.quoted(word)) is not CRITERION=N.")
            }
            let name = String(word[..<equals])
            let text = String(word[word.index(after: equals)...])
            guard known.contains(where: { $0.criterion == name }) else {
                throw call.usage(call.unknownWord(name, "criterion", known.map(\.criterion)))
            }
            guard !scores.contains(where: { $0.criterion == name }) else {
                throw call.usage("\(name) is scored twice.")
            }
            let value = Double(text)
            guard text == "-" || value?.isFinite == true else {
                throw call.usage(
                    "\(name) takes a number, or - to abstain, not \(Suggestion.quoted(text)).")
            }
            scores.append(CriterionScore(criterion: name, value: text == "-" ? nil : value))
        }
        return scores
    }

    private static func runRecuse(_ call: Invocation) throws(CommandError) -> ExitStatus {
        if call.has("csv") { return try RecusalFile.run(call) }
        let id = try call.words(1...1, "The idea")[0]
        let member = try onBehalf(call)
        let reason: String? = try call.value("reason").map { text throws(CommandError) in
            try call.text(text)
        }
        let session = try call.session()
        let actor = try call.actor()
        let who = member ?? actor
        if let item = session.campaign.items.find(id) {
            let isRecused = session.campaign.isRecused(who, from: item)
            guard session.campaign.rows[Int(item)].kind != .comment else {
                throw CommandError("“\(id)” is a comment; this needs an idea.")
            }
            guard isRecused == call.has("withdraw") else {
                throw CommandError(
                    isRecused
                        ? "\(who) stands back from \(id) already."
                        : "\(who) does not stand back from \(id).")
            }
        }
        if call.has("withdraw") {
            let event = RecusalWithdrawn(idea: id, member: member, reason: reason)
            return try call.write(
                .recusalWithdrawn(event), "\(who) stands back from \(id) no longer")
        }
        let event = RecusalDeclared(idea: id, member: member, reason: reason)
        return try call.write(.recusalDeclared(event), "\(who) stands back from \(id)")
    }
}
