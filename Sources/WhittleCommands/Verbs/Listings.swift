import WhittleCore

/// The listings beside ideas and comments, each as one viewer may see it.
enum Listings {
    typealias Listing = ListVerb.Listing

    static func refusePublic(
        _ viewpoint: Viewpoint, _ what: String
    ) throws(CommandError) {
        guard viewpoint.isPublic else { return }
        throw CommandError("\(what) are shown to members only. Say who looks with --as MEMBER.")
    }

    static func participants(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        guard viewpoint.canSeeAuthor(in: campaign) else {
            throw CommandError(
                viewpoint.isPublic
                    ? "Participants are shown to members only. Say who looks with --as MEMBER."
                    : "The round is blind: authors are hidden from its reviewers.")
        }
        var ideas: [Int32: Int] = [:]
        var comments: [Int32: Int] = [:]
        var votes: [Int32: Int] = [:]
        for item in viewpoint.ideas(in: campaign) {
            ideas[campaign.rows[Int(item)].participant, default: 0] += 1
        }
        for item in viewpoint.comments(in: campaign) {
            comments[campaign.rows[Int(item)].participant, default: 0] += 1
        }
        for vote in campaign.votes.votes where vote.value != 2 {
            votes[vote.participant, default: 0] += 1
        }
        var listing = Listing(columns: [
            .text("Participant"), .text("Country"), .number("Ideas"), .number("Comments"),
            .number("Votes"), .text("Background"),
        ])
        let order = (0..<Int32(campaign.participants.count)).sorted {
            campaign.participants.isBefore($0, $1)
        }
        for participant in order where !campaign.isErased(participant: participant) {
            let name = campaign.participants.name(participant)
            let details = campaign.details(of: participant)
            let counts = [ideas, comments, votes].map { $0[participant] ?? 0 }
            listing.add(
                [name, details?.country ?? ""] + counts.map(String.init)
                    + [details?.background ?? ""],
                .row([
                    "participant": .string(name), "country": .optional(details?.country),
                    "background": .optional(details?.background), "ideas": .integer(counts[0]),
                    "comments": .integer(counts[1]), "votes": .integer(counts[2]),
                ]))
        }
        return listing
    }

    static func members(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        try refusePublic(viewpoint, "Members")
        var listing = Listing(columns: [
            .text("Member"), .text("Roles"), .text("Standing"), .text("Present"), .text("Name"),
        ])
        for member in campaign.membership.members {
            let roles = member.sortedRoles.map(\.rawValue)
            listing.add(
                [
                    member.name, roles.joined(separator: ", "), member.standing?.rawValue ?? "",
                    member.isPresent ? "yes" : "left", member.displayName,
                ],
                .row([
                    "member": .string(member.name), "name": .string(member.displayName),
                    "roles": .strings(roles), "standing": .optional(member.standing?.rawValue),
                    "present": .bool(member.isPresent),
                    "owner": .bool(member.name == campaign.membership.owner),
                ]))
        }
        return listing
    }

    static func flags(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        guard viewpoint.canSeeModeration else {
            throw CommandError.staffOnly("Flags")
        }
        var listing = Listing(columns: [
            .text("Flag"), .text("Item"), .text("Reason"), .text("Open"), .text("By"),
            .text("Note"),
        ])
        let items = campaign.sortedByTime(
            campaign.rows.indices.map(Int32.init).filter { viewpoint.canSee($0, in: campaign) })
        for item in items {
            let open = Set(campaign.openFlags(of: item).map(\.id))
            for flag in campaign.flags(of: item) {
                let id = campaign.items.name(item)
                let isOpen = open.contains(flag.id)
                listing.add(
                    [
                        flag.id, id, flag.reason, isOpen ? "open" : "closed", flag.raiser,
                        flag.note ?? "",
                    ],
                    .row([
                        "flag": .string(flag.id), "item": .string(id),
                        "reason": .string(flag.reason), "note": .optional(flag.note),
                        "participant": .optional(flag.participant), "rule": .optional(flag.rule),
                        "member": .string(flag.member), "open": .bool(isOpen),
                        "at": .string(flag.stamp.time.text),
                    ]))
            }
        }
        return listing
    }

    static func reviews(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        try refusePublic(viewpoint, "Reviews")
        var listing = Listing(columns: [
            .text("Round"), .text("Idea"), .text("Member"), .number("Score"), .text("Counts"),
            .text("Scores"), .text("Changes"), .text("Comment"),
        ])
        for round in campaign.panelRounds {
            for item in viewpoint.ideas(in: campaign) where campaign.isHead(item) {
                for review in ReviewText.visible(of: item, in: round, campaign, viewpoint) {
                    let text = ReviewText(review, round)
                    listing.add(
                        [
                            round.id, campaign.items.name(review.item), review.member,
                            Figures.decimal(review.score), text.standing, text.scores,
                            text.changes(campaign), review.content.comment ?? "",
                        ], text.json(campaign))
                }
            }
        }
        return listing
    }

    static func events(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        try refusePublic(viewpoint, "Events")
        var listing = Listing(columns: [
            .text("At"), .text("Line"), .text("Member"), .text("Undone"), .text("What"),
        ])
        for record in campaign.recordsInOrder where viewpoint.canSee(record, in: campaign) {
            let line = campaign.lineID(record.stamp)
            let what = campaign.summary(of: record.event)
            listing.add(
                [
                    record.stamp.time.minuteText, line, record.member,
                    record.isUndone ? "undone" : "", what,
                ],
                .row([
                    "line": .string(line), "at": .string(record.stamp.time.text),
                    "happened": .optional(record.happened?.text),
                    "member": .string(record.member),
                    "type": .string(record.event.type.rawValue), "what": .string(what),
                    "undone": .bool(record.isUndone),
                ]))
        }
        return listing
    }

    static func questions(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        var counts: [String: Int] = [:]
        for idea in viewpoint.ideas(in: campaign) {
            if let question = campaign.question(of: idea) { counts[question, default: 0] += 1 }
        }
        var listing = Listing(columns: [.text("Question"), .number("Ideas"), .text("Title")])
        for question in campaign.askedQuestions {
            let count = counts[question.question] ?? 0
            listing.add(
                [question.question, String(count), question.title],
                .row([
                    "question": .string(question.question), "title": .string(question.title),
                    "prompt": .optional(question.prompt), "order": .optional(question.order),
                    "ideas": .integer(count),
                ]))
        }
        return listing
    }

    static func rounds(
        _ campaign: Campaign, _ viewpoint: Viewpoint
    ) throws(CommandError) -> Listing {
        try refusePublic(viewpoint, "Rounds")
        var listing = Listing(columns: [
            .text("Round"), .text("State"), .text("Stage"), .text("Visibility"),
            .number("Ideas"), .number("Floor"), .text("Yours"), .text("Until"), .text("Title"),
        ])
        for round in campaign.panelRounds {
            let progress = RoundProgress(round, campaign, viewpoint)
            let details = round.details
            listing.add(
                [
                    round.id, round.isOpen ? "open" : "closed", details.stage,
                    details.visibility.rawValue, String(progress.ideas),
                    String(round.floor), progress.own.map { "\($0.scored) of \($0.all)" } ?? "",
                    details.deadline?.minuteText ?? "", details.title,
                ],
                .row([
                    "round": .string(round.id), "title": .string(details.title),
                    "stage": .string(details.stage), "open": .bool(round.isOpen),
                    "visibility": .string(details.visibility.rawValue),
                    "blind": .bool(details.blind == true), "ideas": .integer(progress.ideas),
                    "own_scored": .optional(progress.own?.scored),
                    "own_all": .optional(progress.own?.all),
                    "deadline": .optional(details.deadline?.text),
                    "floor": .integer(round.floor), "load": .optional(details.load),
                    "seals": .array(
                        campaign.sealProgress(of: round).map {
                            .row([
                                "member": .string($0.member), "reviews": .integer($0.count),
                                "opened": .bool($0.isOpened),
                            ])
                        }),
                    "criteria": .array(
                        details.criteria.map {
                            .row([
                                "criterion": .string($0.criterion), "title": .string($0.title),
                                "weight": .number($0.weight), "min": .integer($0.min),
                                "max": .integer($0.max), "prompt": .optional($0.prompt),
                                "labels": .strings($0.labels),
                            ])
                        }),
                ]))
        }
        return listing
    }
}

/// How far a round is, as one viewer may see it.
struct RoundProgress {
    let ideas: Int
    /// The viewer's own: scored, and all that are theirs to score; nil where they are not on the
    /// panel.
    let own: (scored: Int, all: Int)?

    init(_ round: Round, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        let pool = campaign.ideas(of: round)
        ideas = pool.count { viewpoint.canSee($0, in: campaign) }
        if let member = viewpoint.member, round.isOnPanel(member, viewpoint.roles) {
            let done = campaign.scoredIdeas(by: member, in: round)
            own = (done, done + campaign.openIdeas(for: member, in: round).count)
        } else {
            own = nil
        }
    }
}
