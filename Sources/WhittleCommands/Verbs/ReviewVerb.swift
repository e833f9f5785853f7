import WhittleCore

/// `whittle review exclude|restore IDEA`: one review of a member's that is to count nowhere.
enum ReviewVerb {
    static let verb = Verb(
        name: "review", summary: "Exclude a member's review of an idea, or restore it",
        usage: [
            "exclude IDEA --member M --reason TEXT [--criterion ID]… [--round R]",
            "restore IDEA --member M --reason TEXT [--round R]",
        ],
        arguments: [
            Verb.Argument("ACTION", "what to do", choices: actions),
            Verb.Argument("IDEA", "the idea"),
        ],
        options: [
            Option("member", "M", "whose review it is"),
            Option("reason", "TEXT", "why; it stands beside the review"),
            Option(
                "criterion", "ID", "exclude the scores on this criterion alone", repeats: true),
            .round,
        ],
        details: [
            "For facilitators. An excluded review stays listed with the reason, and counts in no mean, cut, calibration or agreement. Only a review that the round shows to you can be excluded. `undo` takes it back."
        ],
        examples: [
            "whittle review exclude polis.demo-17 --member ash --reason 'scored the wrong idea'",
            "whittle review restore polis.demo-17 --member ash --reason 'it was the right one'",
        ], run: run)

    static let actions = ["exclude", "restore"]

    private static func run(_ call: Invocation) throws(CommandError) -> ExitStatus {
        let action = try call.action(actions, with: "a review")
        let id = try call.words(2...2, "The idea")[1]
        let member = try call.required("member")
        let reason = try call.text(try call.required("reason"))
        guard !reason.isBlank else {
            throw call.usage("Say why with --reason: it stands beside the review.")
        }
        guard Identifier.isMember(member) else {
            throw call.usage("\(Suggestion.quoted(member)) cannot name a member.")
        }
        let actor = try call.actor()
        let session = try call.session()
        guard session.viewpoint.roles.contains(.facilitator) else {
            throw CommandError(
                "This needs the role of a facilitator; \(actor) \(session.viewpoint.isPublic ? "is not a member of this campaign" : "has another")."
            )
        }
        let round = try call.round(mustBeOpen: false)
        let review = try review(of: id, by: member, round, call)
        let idea = session.campaign.items.name(review.item)
        if action == "restore" {
            if call.has("criterion") { throw call.usage("--criterion is for `review exclude`.") }
            guard review.exclusion != nil else {
                throw CommandError("\(member)’s review of \(id) is not excluded.")
            }
            return try call.write(
                .reviewRestored(
                    ReviewRestored(round: round.id, idea: idea, member: member, reason: reason)),
                "restored \(member)’s review of \(id)")
        }
        let criteria = try criteria(call, round)
        guard review.exclusion?.criteria != criteria else {
            throw CommandError("\(member)’s review of \(id) is excluded already.")
        }
        let what =
            criteria.isEmpty
            ? "\(member)’s review of \(id)"
            : "\(member)’s scores of \(id) on \(criteria.joined(separator: ", "))"
        return try call.write(
            .reviewExcluded(
                ReviewExcluded(
                    round: round.id, idea: idea, member: member, reason: reason,
                    criteria: criteria)),
            "excluded \(what)")
    }

    /// What may not be seen cannot be excluded: trying would tell who has reviewed what.
    private static func review(
        of id: String, by member: String, _ round: Round, _ call: Invocation
    ) throws(CommandError) -> Review {
        let session = try call.session()
        let campaign = session.campaign
        let head = campaign.head(of: try call.idea(id, session.viewpoint))
        guard session.viewpoint.canSeeReviews(of: head, in: round, campaign) else {
            throw CommandError(
                "You do not see the reviews of \(id) yet. \(round.whyHidden(from: session.viewpoint))"
            )
        }
        guard let review = campaign.review(of: head, in: round.id, by: member) else {
            throw CommandError("\(member) has no review of \(id) in \(round.id).")
        }
        return review
    }

    /// The named criteria in the order of the rubric; empty where the whole review is meant.
    private static func criteria(
        _ call: Invocation, _ round: Round
    ) throws(CommandError) -> [String] {
        let known = round.details.criteria.map(\.criterion)
        let named = call.values("criterion")
        for name in named where !known.contains(name) {
            throw call.usage(call.unknownWord(name, "criterion", known))
        }
        return known.filter { named.contains($0) }
    }
}
