import WhittleCells
import WhittleCore

/// An idea as a meeting reads it: what was decided, the scores side by side, what reviewers said,
/// then its text and comments. Nothing that tells who wrote it, or what moderators noted of it: a
/// room looks on.
struct DeliberateText {
    private let facts: DeliberateScreen.Facts
    private let standing: DeliberateScreen.Standing?
    private let context: Context
    private let letters: PanelLetters?
    private let isUncovered: Bool

    init(
        _ screen: DeliberateScreen, _ facts: DeliberateScreen.Facts,
        _ standing: DeliberateScreen.Standing?, _ context: Context
    ) {
        self.facts = facts
        self.standing = standing
        self.context = context
        letters = facts.letters
        isUncovered = screen.isUncovered && screen.mayUncover(facts, context)
    }

    private var campaign: Campaign { context.campaign }

    func whole(_ item: Int32, columns: Int) -> String {
        [
            decided(item), scores(item, columns), said(item), facts(item),
            ItemText.text(item, context), ItemText.developed(item, context), merged(item),
            comments(item),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    // MARK: What was decided

    private func decided(_ item: Int32) -> String {
        let history = campaign.deliberationHistory(facts.stage.stage, item)
            .filter { context.viewpoint.canSee($0, in: campaign) }
        guard let last = history.last else { return "" }
        var words = "Decided: it \(DeliberateText.outcome(last))"
        if let meeting = last.decision.meeting { words += ", meeting \(meeting)" }
        words += ", written by \(last.member) on \(last.stamp.time.dateText)"
        if let votes = last.votes { words += ": \(votes)" }
        var lines = [words + ".", "Reason: " + last.decision.reason]
        if let dissent = last.decision.dissent { lines.append("Dissent: " + dissent) }
        if history.count > 1 {
            let before = history[history.count - 2]
            lines.append(
                "Before that: it \(DeliberateText.outcome(before)), by \(before.member)."
            )
        }
        return lines.joined(separator: "\n")
    }

    static func outcome(_ deliberation: Deliberation) -> String {
        deliberation.outcome?.words ?? "was decided: " + deliberation.decision.outcome
    }

    /// In the list: an exclamation mark where the stage is now otherwise.
    static func mark(_ deliberation: Deliberation, isIn: Bool) -> String {
        switch deliberation.outcome {
        case .kept: isIn ? "kept" : "kept!"
        case .dropped: isIn ? "dropped!" : "dropped"
        case .asIs: "as is"
        case .postponed: "later"
        case nil: "yes"
        }
    }

    // MARK: Scores

    /// Who said something, as the room may hear it.
    private func name(_ member: String) -> String {
        isUncovered ? member : letters?.letter(of: member) ?? "one more"
    }

    private func visibleReviews(_ item: Int32) -> [Review] {
        guard let round = facts.round, let letters,
            context.viewpoint.canSeeReviews(of: item, in: round, campaign)
        else { return [] }
        let reviews = campaign.reviews(of: item, in: round.id)
        return isUncovered ? reviews : letters.sorted(reviews, by: \.member)
    }

    /// True where there is a name that an explanation would tell.
    func hasNames(_ item: Int32) -> Bool {
        !visibleReviews(item).isEmpty || !standingBack(item, []).isEmpty
    }

    private func scores(_ item: Int32, _ columns: Int) -> String {
        guard let round = facts.round else { return "" }
        guard context.viewpoint.canSeeReviews(of: item, in: round, campaign) else {
            return ([round.whyHidden(from: context.viewpoint)] + standingBack(item, []))
                .joined(separator: "\n")
        }
        let reviews = visibleReviews(item)
        let scored = reviews.filter { !$0.isRecused }
        var lines: [String] = []
        if scored.isEmpty {
            lines.append("Nobody has scored it.")
        } else {
            lines = table(scored, round, columns) + [summary(item)]
        }
        return (lines + standingBack(item, reviews)).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private func table(_ reviews: [Review], _ round: Round, _ columns: Int) -> [String] {
        let criteria = round.details.criteria
        let first = isUncovered ? 12 : 4
        let room = max(0, columns - first - 7)
        let width = max(4, min(16, room / max(1, criteria.count)))
        func line(_ name: String, _ cells: [String], _ score: String) -> String {
            padded(name, first) + cells.map { padded($0, width) }.joined() + score
        }
        var lines = [line("", criteria.map(\.title), "score")]
        for review in reviews {
            let cells = criteria.map { criterion in
                guard
                    let score = review.content.scores.first(where: {
                        $0.criterion == criterion.criterion
                    })
                else { return "" }
                return score.value.map { Decimal15.text($0) } ?? "-"
            }
            // `no: late` without its no.
            let note = review.counts ? "" : String(ReviewText(review, round).standing.dropFirst(4))
            lines.append(
                line(
                    name(review.member), cells,
                    Figures.decimal(review.score) + (note.isEmpty ? "" : " " + note)))
        }
        return lines
    }

    private func summary(_ item: Int32) -> String {
        guard let score = facts.scores[item] else { return "No review counts yet." }
        var words =
            "Mean \(Figures.decimal(score.mean)) of \(Figures.count(score.reviews, "review"))"
        if let spread = score.spread { words += ", spread \(Figures.decimal(spread))" }
        if let adjusted = standing?.adjusted {
            words += ", adjusted for leniency \(Figures.decimal(adjusted))"
        }
        if let chance = standing?.chance { words += ". \(DeliberateText.sentence(chance))" }
        return words + "."
    }

    /// Who stands back: facilitators see all of them, others those whose review says so.
    private func standingBack(_ item: Int32, _ reviews: [Review]) -> [String] {
        let members =
            context.viewpoint.roles.contains(.facilitator)
            ? campaign.recusals(of: item).map(\.member)
            : reviews.filter(\.isRecused).map(\.member)
        guard !members.isEmpty else { return [] }
        let order = isUncovered ? members : letters?.sorted(members) { $0 } ?? members
        return ["Recused: " + order.map(name).joined(separator: ", ") + "."]
    }

    /// A text in exactly so many columns.
    private func padded(_ text: String, _ columns: Int) -> String {
        let shown = DisplayText(text, mode: .line, policy: context.policy)
        var scalars = String.UnicodeScalarView()
        var used = 0
        for glyph in shown.glyphs where used + Int(glyph.width) < columns {
            scalars.append(glyph.base)
            used += Int(glyph.width)
        }
        return String(scalars) + String(repeating: " ", count: max(0, columns - used))
    }

    // MARK: What was said

    private func said(_ item: Int32) -> String {
        visibleReviews(item).filter { !$0.isRecused }.compactMap { review in
            review.content.comment.flatMap { comment in
                comment.isBlank ? nil : "\(name(review.member)): \(comment)"
            }
        }.joined(separator: "\n")
    }

    private func facts(_ item: Int32) -> String {
        var facts = [campaign.items.name(item)]
        if let question = campaign.question(of: item) {
            facts.append(campaign.questionTitle(question))
        }
        let tally = campaign.tally(of: item)
        facts.append("up \(tally.up)  down \(tally.down)  pass \(tally.pass)")
        if let place = context.derived.rankings.crowdPlace(item) {
            facts.append("place \(place) by the crowd")
        }
        return facts.joined(separator: "  ")
    }

    private func merged(_ item: Int32) -> String {
        let group = campaign.group(of: item).dropFirst()
            .filter { context.viewpoint.canSee($0, in: campaign) }
        guard !group.isEmpty else { return "" }
        return (["Merged with it:"] + group.map { "- " + TextParts.heading($0, campaign) })
            .joined(separator: "\n")
    }

    private func comments(_ item: Int32) -> String {
        let comments = context.viewpoint.comments(of: item, in: campaign)
        guard !comments.isEmpty else { return "" }
        return
            ([TextParts.counted(comments.count, "comment") + ":"]
            + comments.prefix(200).map { "- " + campaign.body(of: $0) })
            .joined(separator: "\n")
    }

    // MARK: Chances in words

    /// In the list.
    static func short(_ chance: Double) -> String {
        switch ChanceBand(chance) {
        case .inside: "in"
        case .grey: "\(ChanceBand.tenths(chance)) in 10"
        case .out: "out"
        }
    }

    private static func sentence(_ chance: Double) -> String {
        "To be in: " + ChanceBand.words(chance)
    }
}

extension DeliberateScreen {
    /// What the marks of the list mean.
    static let markHelp = [
        "* K                In the stage; K, D: kept or dropped by an override.",
        "> x                Would come in, would leave by the what-if.",
        "kept! dropped!     Decided so, and the stage is now otherwise.",
        "A, B, C            Members: the same letter for the same member in a round.",
    ]

    /// Why an explanation is not shown: it names who gave which score. Nil where it may be.
    func refusalOfWhy(_ item: Int32, _ context: Context) -> String? {
        let facts = facts(context)
        guard !isUncovered || !mayUncover(facts, context) else { return nil }
        return DeliberateText(self, facts, nil, context).hasNames(item)
            ? "An explanation names who gave which score: n shows the names first." : nil
    }
}
