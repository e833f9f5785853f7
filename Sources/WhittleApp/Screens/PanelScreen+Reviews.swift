import WhittleCells
import WhittleCore

/// Reviews to read on the Panel screen: the idea's, as far as they may be seen, and one's own.
extension PanelScreen {
    /// What the member should know of an idea that they have scored, a line each: how they changed
    /// their review, that it does not count, that the text is another, that there are others'.
    func ownLines(_ item: Int32, _ context: Context) -> [String] {
        guard let round = round(context), let review = ownReview(context) else { return [] }
        let campaign = context.campaign
        var lines: [String] = []
        if let change = campaign.change(of: review) {
            lines.append("Your review: \(change.words).")
        }
        if !review.counts {
            lines.append("Your review of it counts \(ReviewText(review, round).standing).")
        }
        if campaign.isStale(review) {
            lines.append(
                "Its text has changed since you scored it on \(review.stamp.time.dateText). Sending again, also the same scores, says that they are for this text."
            )
            if let seen = campaign.textSeen(by: review) {
                lines += TextDifference(seen, campaign.text(of: review.item)).lines
                    .map { "  " + $0 }
            }
        }
        let others = otherReviews(item, round, context)
        if others > 0 {
            lines.append(
                "\(others) \(others == 1 ? "other has" : "others have") reviewed it: v shows.")
        }
        return lines
    }

    /// How many others' reviews of an idea the member may read.
    func otherReviews(_ item: Int32, _ round: Round, _ context: Context) -> Int {
        ReviewText.visible(of: item, in: round, context.campaign, context.viewpoint)
            .count { $0.member != context.member }
    }

    /// The reviews of the idea that is shown, as far as the member may read them, first and last.
    func reviewsText(_ context: Context) -> String {
        guard let round = round(context), let item = selected(context) else { return "" }
        let campaign = context.campaign
        let visible = ReviewText.visible(of: item, in: round, campaign, context.viewpoint)
        var parts = visible.map { review in
            let text = ReviewText(review, round)
            let who = review.member == context.member ? "You" : review.member
            var head = who + (review.score.map { ": " + Figures.decimal($0) } ?? "")
            if let confidence = review.content.confidence { head += ", sure \(confidence) of 5" }
            if !review.counts { head += ", counts \(text.standing)" }
            let scores = round.details.criteria.compactMap { criterion in
                review.content.scores.first { $0.criterion == criterion.criterion }.map {
                    "\(criterion.title) \($0.value.map { Decimal15.text($0) } ?? "–")"
                }
            }
            var lines = [head, "  " + scores.joined(separator: ", ")]
            let changes = text.changes(campaign)
            if !changes.isEmpty { lines.append("  " + changes) }
            if let comment = review.content.comment { lines.append("  “\(comment)”") }
            return lines.joined(separator: "\n")
        }
        if !context.viewpoint.canSeeReviews(of: item, in: round, campaign) {
            parts.append(round.whyHidden(from: context.viewpoint))
        } else if parts.isEmpty {
            parts.append("Nobody has reviewed it yet.")
        }
        return parts.joined(separator: "\n\n")
    }

    /// The member's own scores in the round, the best first, with what is being written among them.
    func comparison(_ context: Context) -> String {
        guard let round = round(context) else { return "" }
        let campaign = context.campaign
        var rows: [(score: Double, scores: [CriterionScore], item: Int32, mark: String)] =
            campaign.ownReviews(context.viewpoint, in: round).compactMap { review in
                let head = campaign.head(of: review.item)
                guard review.counts, let score = review.score, head != selected(context)
                else { return nil }
                return (score, review.content.scores, head, " ")
            }
        if let item = selected(context), let draft = review(context),
            let score = round.details.score(draft.scores)
        {
            let place = rows.firstIndex { $0.score < score } ?? rows.endIndex
            rows.insert((score, draft.scores, item, ">"), at: place)
        }
        guard !rows.isEmpty else { return "You have scored no idea yet." }
        let criteria = round.details.criteria
        let names = criteria.map { TextParts.beginning(of: $0.criterion, scalars: 9) }
        func line(_ mark: String, _ total: String, _ cells: [String], _ title: String) -> String {
            let parts = zip(names, cells).map { name, cell in
                PanelScreen.right(cell, max(5, name.unicodeScalars.count + 1))
            }
            return mark + PanelScreen.right(total, 6) + parts.joined() + "  " + title
        }
        let blank = line(" ", "", names.map { _ in "" }, "").unicodeScalars.count
        let room = max(20, OverlayView.textSize(context.area).columns - blank)
        let lines = rows.map { row in
            let cells = criteria.map { criterion in
                guard let score = row.scores.first(where: { $0.criterion == criterion.criterion })
                else { return "" }
                return score.value.map { Decimal15.text($0) } ?? "–"
            }
            return line(
                row.mark, Figures.decimal(row.score), cells,
                TextParts.beginning(of: TextParts.heading(row.item, campaign), scalars: room))
        }
        return ([line(" ", "total", names, "idea; > is this one as it is now")] + lines)
            .joined(separator: "\n")
    }

    /// How the member scores in the round.
    func ownReport(_ context: Context) -> String {
        guard let round = round(context) else { return "" }
        return OwnReport(context.campaign, context.viewpoint, round)?.lines(context.campaign)
            .joined(separator: "\n") ?? ""
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
    }
}
