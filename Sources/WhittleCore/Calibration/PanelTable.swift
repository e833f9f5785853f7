/// The scores that count in a round, as a table: a row an idea that has one, in the order of the
/// ids' bytes, a column a member by name. So whoever computes with it adds in the same order, and
/// gets the same last bits, in whatever order the journals were read.
package struct PanelTable: Equatable, Sendable {
    package let items: [Int32]
    package let members: [String]
    /// Without the crowd.
    package let scores: ScoreTable
    /// The votes that rank each idea.
    private let ups: [Int]
    private let downs: [Int]

    /// An idea with its scores by member.
    typealias Row = (item: Int32, scores: [(member: String, score: Double)])

    /// - Parameters:
    ///   - weights: other weights of criteria, by their ids.
    ///   - items: the ideas that may be in it; those without a score are left out.
    package init(
        _ campaign: Campaign, _ round: Round, weights: [String: Double] = [:], of items: [Int32]
    ) {
        self.init(
            campaign,
            items.map { ($0, campaign.countedScores(of: $0, in: round.id, weights: weights)) })
    }

    init(_ campaign: Campaign, _ all: [Row]) {
        let scored = all.filter { !$0.scores.isEmpty }
            .sorted { campaign.items.isBefore($0.item, $1.item) }
        let rows = scored.map(\.scores)
        items = scored.map(\.item)
        members = Set(rows.joined().map(\.member)).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        scores = ScoreTable(rows: rows, members: members)
        let votes = items.map { campaign.crowdVotes(of: $0) }
        ups = votes.map(\.up)
        downs = votes.map(\.down)
    }

    /// Why these scores cannot be adjusted; nil where they can.
    package func absence(_ kind: PanelScoreKind) -> PanelAbsence? {
        let needed: Int
        switch kind {
        case .raw: return nil
        case .adjusted: needed = 2
        case .panelAndCrowd: needed = 3
        }
        guard scores.scores.count >= needed else { return .tooFew }
        let values = scores.scores.map { Rankings.rounded($0.value) }
        guard values.min() != values.max() else { return .allSame }
        return kind == .panelAndCrowd && crowd == nil ? .noCrowd : nil
    }

    /// The log-odds of the crowd's scores of these ideas, in standard deviations.
    private var crowd: [Double]? {
        ReviewDesk.crowd(zip(ups, downs).map { (up: $0, down: $1) })
    }

    /// What a kind of score is computed from.
    func scores(_ kind: PanelScoreKind) -> ScoreTable {
        guard kind == .panelAndCrowd else { return scores }
        return ScoreTable(
            ideas: scores.ideas, members: scores.members, scores: scores.scores, crowd: crowd)
    }
}

/// What a round's ideas are worth by the adjusted scores, or by panel and crowd.
package struct PanelWorth: Sendable {
    package let calibration: PanelCalibration
    /// The best first.
    package let order: [Int32]
    private let rows: [Int32: Int]
    private let places: [Int32: Int]

    /// - Parameter kind: `adjusted` or `panelAndCrowd`.
    package init(_ table: PanelTable, _ kind: PanelScoreKind) throws(PanelAbsence) {
        if let absence = table.absence(kind) { throw absence }
        guard let calibration = PanelCalibration(table.scores(kind)) else { throw .tooFew }
        let values = calibration.ideas.map { Rankings.rounded($0.mean) }
        let sorted = values.indices.sorted {
            values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
        }
        var rows: [Int32: Int] = [:]
        var places: [Int32: Int] = [:]
        for (row, item) in table.items.enumerated() { rows[item] = row }
        for (place, row) in sorted.enumerated() { places[table.items[row]] = place + 1 }
        self.calibration = calibration
        self.rows = rows
        self.places = places
        order = sorted.map { table.items[$0] }
    }

    package func estimate(_ item: Int32) -> PanelCalibration.Estimate? {
        rows[item].map { calibration.ideas[$0] }
    }

    /// From 1.
    package func place(_ item: Int32) -> Int? { places[item] }

    /// The idea's row in the calibration.
    package func row(_ item: Int32) -> Int? { rows[item] }
}

extension Campaign {
    /// The ideas that count and that anybody has reviewed in a round, in no order.
    package func reviewedIdeas(in round: String) -> [Int32] {
        var heads: Set<Int32> = []
        for (item, slots) in reviews where slots.contains(where: { $0.round == round }) {
            heads.insert(head(of: item))
        }
        return heads.filter { counts($0) }
    }

    /// The score by which a cut goes where nobody says by which: the adjusted one, or, where there
    /// is none, the raw one, and why. It is made of all reviews of the round.
    package func usualScore(
        in round: Round, weights: [String: Double] = [:]
    ) -> (kind: PanelScoreKind, absence: PanelAbsence?) {
        let table = PanelTable(
            self, round, weights: weights, of: reviewedIdeas(in: round.id))
        let absence = table.absence(.adjusted)
        return (absence == nil ? .adjusted : .raw, absence)
    }
}
