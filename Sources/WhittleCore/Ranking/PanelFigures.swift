import Synchronization

/// Something that is computed when it is first asked for, and then kept.
final class Lazily<Value: Sendable>: Sendable {
    private let known = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    var value: Value {
        known.withLock { known in
            if let known { return known }
            let made = make()
            known = made
            return made
        }
    }
}

/// What the panel says of a round's ideas, as one viewer may see it: the raw mean, the adjusted
/// score, and panel and crowd, each with its place. The two that need a fit are made when they are
/// first asked for.
package struct PanelFigures: Sendable {
    package let round: Round
    /// Of the ideas whose reviews the viewer may see, and of no others.
    package let table: PanelTable
    /// True where members from inside and from outside have scores here.
    package let hasBothStandings: Bool
    private let raw: [Int32: PanelScore]
    private let rawPlaces: [Int32: Int]
    private let adjustedWorth: Lazily<PanelWorth?>
    private let crowdWorth: Lazily<PanelWorth?>

    /// - Parameter weights: other weights of the round's criteria, by their ids.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, _ round: Round,
        weights: [String: Double] = [:]
    ) {
        let visible = campaign.reviewedIdeas(in: round.id).filter {
            viewpoint.canSeeReviews(of: $0, in: round, campaign)
        }
        let rows = visible.map { item in
            (item: item, scores: campaign.countedScores(of: item, in: round.id, weights: weights))
        }
        let table = PanelTable(campaign, rows)
        var raw: [Int32: PanelScore] = [:]
        for row in rows { raw[row.item] = campaign.panelScore(row.scores) }
        let scores = raw
        var places: [Int32: Int] = [:]
        let order = Rankings.order(table.items, campaign) { scores[$0]?.mean }
        for (place, item) in order.enumerated() { places[item] = place + 1 }
        self.round = round
        self.table = table
        self.raw = raw
        rawPlaces = places
        hasBothStandings =
            raw.values.contains { $0.internalMean != nil }
            && raw.values.contains { $0.externalMean != nil }
        adjustedWorth = Lazily { try? PanelWorth(table, .adjusted) }
        let mayVote = viewpoint.canSeeVotes
        crowdWorth = Lazily { mayVote ? try? PanelWorth(table, .panelAndCrowd) : nil }
    }

    package func score(_ item: Int32) -> PanelScore? { raw[item] }
    /// The place by the raw mean, from 1.
    package func rawPlace(_ item: Int32) -> Int? { rawPlaces[item] }

    /// The adjusted scores; nil where there is nothing to adjust.
    package var adjusted: PanelWorth? { adjustedWorth.value }
    /// Panel and crowd; nil where one of the two is missing.
    package var withCrowd: PanelWorth? { crowdWorth.value }

    /// `panel 3.80 from 4 reviews, place 3; adjusted 3.91 ± 0.20, place 2; …`; nil without a score
    /// that may be seen.
    package func sentence(_ item: Int32) -> String? {
        guard let score = raw[item], let place = rawPlaces[item] else { return nil }
        var text =
            "panel \(Figures.decimal(score.mean)) from \(Figures.count(score.reviews, "review")), place \(place)"
        if let worth = adjusted, let own = worth.estimate(item), let place = worth.place(item) {
            text +=
                "; adjusted \(Figures.decimal(own.mean)) ± \(Figures.decimal(own.standardError)), place \(place)"
        } else {
            text += "; not adjusted, as too few scores differ"
        }
        if let worth = withCrowd, let own = worth.estimate(item), let place = worth.place(item) {
            text += "; panel and crowd \(Figures.decimal(own.mean)), place \(place)"
        }
        if hasBothStandings {
            func mean(_ value: Double?) -> String { value.map { Figures.decimal($0) } ?? "–" }
            text += "; internal \(mean(score.internalMean)), external \(mean(score.externalMean))"
        }
        return text
    }
}
