/// How an idea got where it is, in sentences: what `w` and `whittle why` show. It says no more
/// than the viewer may see, and says what they may not.
package struct Explanation: Sendable {
    package let lines: [String]

    package init(_ item: Int32, _ campaign: Campaign, _ derived: Derived) {
        var lines = Explanation.origin(item, campaign, derived.viewpoint)
        let head = campaign.head(of: item)
        if head != item {
            lines.append(
                "It was merged into \(campaign.items.name(head)), which is counted for both.")
        }
        if campaign.rows[Int(item)].kind == .idea {
            lines += Explanation.crowd(head, campaign, derived)
            lines += Explanation.panel(head, campaign, derived)
            lines += Explanation.stages(head, campaign)
        }
        self.lines = lines
    }

    private static func origin(
        _ item: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint
    ) -> [String] {
        let row = campaign.rows[Int(item)]
        let kind = row.kind == .comment ? "comment" : "idea"
        var first =
            "The \(kind) \(campaign.items.name(item)) was written on "
            + Timestamp(milliseconds: row.happened).dateText
        if viewpoint.canSeeAuthor(in: campaign), let author = campaign.participant(of: item) {
            first += " by \(author)"
        }
        var lines = [first + "."]
        if let decision = campaign.decision(of: item) {
            let who = viewpoint.isStaff ? " by \(decision.member)" : ""
            let why = decision.reason.map { ", reason \($0)" } ?? ""
            lines.append(
                "Moderation: \(decision.verdict.rawValue)\(who) on \(decision.happened.dateText)\(why)."
            )
        } else {
            lines.append(
                campaign.moderation == .post
                    ? "Nobody has moderated it yet; until then it is shown and counts."
                    : "Nobody has moderated it yet; until it is approved it does not count.")
        }
        return lines
    }

    private static func crowd(
        _ head: Int32, _ campaign: Campaign, _ derived: Derived
    ) -> [String] {
        guard derived.viewpoint.canSeeVotes else { return [] }
        let tally = campaign.tally(of: head)
        let group = campaign.group(of: head)
        var lines = [
            "Votes: \(tally.up) up, \(tally.down) down, \(tally.pass) pass, from \(tally.voters) participants"
                + (group.count > 1 ? ", counted once each over \(group.count) merged ideas." : ".")
        ]
        guard let score = derived.rankings.crowdScore(head),
            let place = derived.rankings.crowdPlace(head)
        else { return lines }
        let prior = derived.rankings.prior.prior
        let added = Explanation.number(prior.a + prior.b)
        lines.append(
            "Crowd score \(number(score.mean, 4)) = (\(number(prior.a)) + \(score.up)) / (\(added) + \(score.up + score.down)): its own votes, drawn towards the campaign's mean of \(number(prior.mean, 4)) with a weight of \(added) votes, fitted to \(derived.rankings.prior.ideas) ideas."
        )
        lines.append("That is place \(place) of \(derived.rankings.byCrowd.count) by the crowd.")
        return lines
    }

    private static func panel(
        _ head: Int32, _ campaign: Campaign, _ derived: Derived
    ) -> [String] {
        guard let round = derived.rankings.round else { return ["No panel has met yet."] }
        guard derived.viewpoint.canSeeReviews(of: head, in: round, campaign) else {
            return [
                "What the panel says is not yet to be seen: the round “\(round.details.title)” shows it \(round.details.visibility.words)."
            ]
        }
        var lines: [String] = []
        let reviews = campaign.reviews(of: head, in: round.id)
        for review in reviews {
            var line = "\(review.member): "
            line += review.score.map { number($0) } ?? "less than half of the criteria answered"
            if review.isLate { line += ", late: the round was closed; not counted" }
            if review.isExcluded { line += ", excluded by a facilitator; not counted" }
            if review.isRecused { line += ", stands back from this idea; not counted" }
            if review.submissions > 1 { line += ", changed \(review.submissions - 1) times" }
            lines.append(line + ".")
        }
        if let score = derived.rankings.panelScore(head),
            let place = derived.rankings.panelPlace(head)
        {
            lines.append(
                "Panel score \(number(score.mean)): the mean of \(score.reviews) reviews in “\(round.details.title)”; place \(place)."
            )
        } else {
            lines.append("No review counts in “\(round.details.title)”.")
        }
        let recusals = campaign.recusals(of: head)
        if !recusals.isEmpty {
            lines.append(
                "Stand back from it: \(recusals.map(\.member).joined(separator: ", ")).")
        }
        return lines
    }

    private static func stages(_ head: Int32, _ campaign: Campaign) -> [String] {
        var lines: [String] = []
        let id = campaign.items.name(head)
        for stage in campaign.cutStages {
            guard let (cut, stamp) = campaign.cut(stage) else { continue }
            let rule = CutRule(cut.rule)?.words ?? "a rule that this version does not know"
            let outcome = campaign.outcomes(of: stage).first { $0.item == head }?.outcome
            let what =
                switch outcome {
                case .kept(let place): "kept, place \(place) of \(cut.kept.count)"
                case .keptByOverride(let reason): "kept by an override: \(reason)"
                case .droppedByOverride(let reason): "dropped by an override: \(reason)"
                case .hidden: "kept, and hidden since"
                case .dropped, nil:
                    cut.kept.contains(id) ? "merged away" : "not among those kept"
                }
            lines.append(
                "Cut \(stage) of \(stamp.time.dateText), \(rule) of \(cut.considered): \(what).")
        }
        return lines.isEmpty ? ["No cut has been made yet."] : lines
    }

    /// A number with a few decimals, without the C library's formats.
    private static func number(_ value: Double, _ decimals: Int = 2) -> String {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        return Decimal15.text((value * power).rounded() / power)
    }
}

extension Visibility {
    /// When others' reviews may be seen, in words.
    package var words: String {
        switch self {
        case .afterOwn: "to a member who has sent their own review of it"
        case .afterRound: "after the round is closed"
        case .always: "always"
        case .sealed: "after the round is closed"
        }
    }
}
