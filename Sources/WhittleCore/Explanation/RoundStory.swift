/// What one round of the panel said of an idea, as one viewer may see it.
struct RoundStory {
    let round: Round
    /// All reviews where the round shows them, else the viewer's own.
    let reviews: [ReviewText]
    /// Members who took their review back; nobody's where the reviews are not shown.
    let withdrawn: [String]
    /// Why the others' reviews are not shown; nil where they are.
    let whyHidden: String?
    let score: PanelScore?
    /// Beside the raw mean: what the idea is worth with leniency taken out.
    let standing: RoundCalibration.Idea?
    /// How many ideas have a place.
    let ranked: Int
    /// Who reads it adds so much to its mean: above 0, its readers are lenient.
    let leniency: Double?
    /// For the best `top`, where the scores separate ideas.
    let chance: ShortlistChances.Standing?
    let top: Int?
    /// False where the scores do not tell ideas apart.
    let separates: Bool

    init(_ round: Round, _ head: Int32, _ campaign: Campaign, _ viewpoint: Viewpoint) {
        self.round = round
        reviews = ReviewText.visible(of: head, in: round, campaign, viewpoint).map {
            ReviewText($0, round)
        }
        let isWhole = viewpoint.canSeeReviews(of: head, in: round, campaign)
        whyHidden = isWhole ? nil : round.whyHidden(from: viewpoint)
        withdrawn = isWhole ? campaign.withdrawnReviews(of: head, in: round.id) : []
        score = isWhole ? campaign.panelScore(of: head, in: round.id) : nil
        guard score != nil, let calibration = try? RoundCalibration(campaign, viewpoint, round),
            let index = calibration.ideas.firstIndex(where: { $0.item == head })
        else {
            (standing, leniency, chance, top, ranked, separates) = (nil, nil, nil, nil, 0, false)
            return
        }
        standing = calibration.ideas[index]
        ranked = calibration.ideas.count
        let readers = reviews.filter { $0.review.counts }.map(\.review.member)
        let effects = calibration.members.filter { readers.contains($0.name) }
            .map(\.leniency.mean)
        leniency =
            effects.isEmpty ? nil : effects.reduce(0, +) / Double(effects.count)
        separates = calibration.signal?.separates ?? false
        top = campaign.target(of: round)
        chance = top.flatMap { calibration.chances(top: $0, seed: 1) }?.standings[index]
    }

    // MARK: Text

    var section: Explanation.Section {
        var section = Explanation.Section(
            "Round “\(round.details.title)”, \(round.isOpen ? "open" : "closed")")
        for text in reviews {
            let score = text.review.score.map { Figures.decimal($0) } ?? "–"
            section.add(
                "\(text.review.member): \(score) (\(text.scores)), counts: \(text.standing)")
            for problem in round.details.problems(text.review.content.scores) {
                section.add("  Not counted of it: \(problem).")
            }
            if text.review.submissions > 1 {
                section.add(
                    "  Sent \(text.review.submissions) times; the last counts here, the first for agreement."
                )
            }
        }
        for member in withdrawn { section.add("\(member): withdrawn, counts: no") }
        if let whyHidden {
            section.add(whyHidden)
            return section
        }
        guard let score else {
            section.add("No review counts yet.")
            return section
        }
        section.add(
            "Mean \(Figures.decimal(score.mean)) of \(Figures.count(score.reviews, "review"))"
                + (score.spread.map { ", spread \(Figures.decimal($0))" } ?? "")
                + (standing.map { ": place \($0.rawPlace) of \(ranked)." } ?? "."))
        for line in adjustedLines { section.add(line) }
        return section
    }

    private var adjustedLines: [String] {
        guard let standing else { return [] }
        var lines: [String] = []
        let worth = Figures.decimal(standing.adjusted.mean)
        let error = Figures.decimal(standing.adjusted.standardError)
        var taken = ""
        if let leniency {
            let words = Figures.decimal(abs(leniency))
            taken =
                words == "0.00"
                ? ", whose readers are neither harsh nor lenient"
                : ", whose readers are \(leniency > 0 ? "lenient" : "harsh") by \(words) on the average"
        }
        lines.append(
            "Adjusted \(worth) ± \(error)\(taken): place \(standing.adjustedPlace) of \(ranked). Few reviews weigh less: the score moves towards the mean of all."
        )
        if let chance, let top {
            lines.append("Among the best \(top): \(chance.words).")
        } else if !separates {
            lines.append("The scores do not yet separate ideas, so no chance is given.")
        }
        return lines
    }

    // MARK: JSON

    var json: JSONValue {
        .row([
            "round": .string(round.id), "title": .string(round.details.title),
            "open": .bool(round.isOpen), "hidden": .optional(whyHidden),
            "mean": .optional(score?.mean), "reviews": .optional(score?.reviews),
            "spread": .optional(score?.spread), "raw_place": .optional(standing?.rawPlace),
            "adjusted": .optional(standing?.adjusted.mean),
            "error": .optional(standing?.adjusted.standardError),
            "adjusted_place": .optional(standing?.adjustedPlace),
            "ranked": standing == nil ? .null : .integer(ranked),
            "leniency": .optional(leniency), "top": .optional(chance == nil ? nil : top),
            "chance": .optional(chance?.chance), "band": .optional(chance?.band.rawValue),
            "withdrawn": .strings(withdrawn),
        ])
    }
}

extension Campaign {
    /// The members whose last word on an idea and its group in a round is that they take their
    /// review back, by name.
    func withdrawnReviews(of head: Int32, in round: String) -> [String] {
        let present = Set(reviews(of: head, in: round).map(\.member))
        let slots = group(of: head).flatMap { reviews[$0] ?? [] }
        let names = slots.filter { slot in
            slot.round == round && slot.register.entries.contains { $0.value != nil }
        }.map(\.member)
        return Set(names).subtracting(present).sorted()
    }
}
