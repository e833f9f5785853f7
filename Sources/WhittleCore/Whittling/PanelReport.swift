/// What a report says of the panel: the round, its members, how far they agree and how sure their
/// order is. Nothing in it tells who gave which score.
package struct PanelReport: Sendable {
    package struct Member: Sendable {
        package let name: String
        package let standing: Standing?
        /// How many reviews of theirs count.
        package let reviews: Int
        /// From how many ideas of the pool they stood back.
        package let stoodBack: Int
        /// Which these are, by their ids; nil where the report does not name them.
        package let interests: [String]?
    }

    package let round: String
    package let title: String
    package let criteria: [Criterion]
    package let blind: Bool
    /// By their names.
    package let members: [Member]
    /// Reviews that count, and those that do not, by why.
    package let counted: Int
    package let notCounted: [(why: String, count: Int)]
    /// One sentence; nil where nobody has scored.
    package let agreement: String?
    /// False where the scores do not tell ideas apart, so that no chance is given; nil where that
    /// cannot be said.
    package let separates: Bool?
    /// Of the ideas that the rule keeps, how many may be expected to be among the best.
    package let expectedCorrect: Double?
    /// How many ideas are in each band.
    package let bands: [(band: ChanceBand, count: Int)]
    /// How many ideas have a place by their scores.
    package let ranked: Int
    let standings: [Int32: RoundCalibration.Idea]
    let bandByItem: [Int32: ChanceBand]

    /// - Parameters:
    ///   - round: with the lines of then, open or closed as it is now: what may be seen is as it is
    ///     now.
    ///   - kept: what the rule keeps, where the panel alone decides.
    ///   - pool: what the cut considered.
    ///   - interests: gives the id of an idea from which a member stood back; nil where
    ///     these are not named.
    init(
        _ round: Round, kept: [Int32]?, pool: [Int32], past: Campaign, _ viewpoint: Viewpoint,
        interests: ((Int32) -> String)?
    ) {
        self.round = round.id
        title = round.details.title
        criteria = round.details.criteria
        blind = round.details.blind ?? false
        let all = pool.flatMap { past.reviews(of: $0, in: round.id) }
        counted = all.count(where: \.counts)
        notCounted = PanelReport.notCounted(all)
        members = PanelReport.members(round, pool, all, past, interests)
        let agreement = PanelAgreement(past, viewpoint, round)
        self.agreement = counted > 0 ? agreement?.sentence() : nil
        let calibration = try? RoundCalibration(past, viewpoint, round)
        ranked = calibration?.ideas.count ?? 0
        separates = calibration?.signal?.separates
        standings = Dictionary(
            (calibration?.ideas ?? []).map { ($0.item, $0) }, uniquingKeysWith: { one, _ in one })
        let scored = pool.filter { past.panelScore(of: $0, in: round.id) != nil }
        // Chances are of a place among the very ideas that the cut considered.
        guard let calibration, let kept, Set(scored) == Set(calibration.ideas.map(\.item)),
            let chances = calibration.chances(top: kept.count, seed: 1)
        else {
            (expectedCorrect, bands, bandByItem) = (nil, [], [:])
            return
        }
        let inKept = Set(kept)
        let indices = calibration.ideas.indices.filter {
            inKept.contains(calibration.ideas[$0].item)
        }
        expectedCorrect = chances.expectedCorrect(indices)
        var bandByItem: [Int32: ChanceBand] = [:]
        for (index, idea) in calibration.ideas.enumerated() {
            bandByItem[idea.item] = chances.standings[index].band
        }
        self.bandByItem = bandByItem
        bands = ChanceBand.allCases.map { band in
            (band, chances.standings.count { $0.band == band })
        }
    }

    private static func notCounted(_ reviews: [Review]) -> [(why: String, count: Int)] {
        let kinds: [(String, (Review) -> Bool)] = [
            ("by members who stood back", { $0.isRecused }), ("excluded", { $0.isExcluded }),
            ("late", { $0.isLate }), ("not sealed", { $0.isUnsealed }),
            ("with under half of the weight scored", { $0.score == nil }),
        ]
        var left = reviews.filter { !$0.counts }
        return kinds.compactMap { why, isKind in
            let count = left.count(where: isKind)
            left.removeAll(where: isKind)
            return count > 0 ? (why, count) : nil
        }
    }

    /// Those who are on the panel, and whoever else has reviewed.
    private static func members(
        _ round: Round, _ pool: [Int32], _ reviews: [Review], _ past: Campaign,
        _ interests: ((Int32) -> String)?
    ) -> [Member] {
        let known = past.membership.members
        let onPanel = past.panel(of: round).map(\.name)
        let names = Set(onPanel + reviews.filter(\.counts).map(\.member)).sorted()
        return names.map { name in
            let member = known.first { $0.name == name }
            let stoodBack = pool.filter { past.isRecused(name, from: $0) }
            let display = member?.displayName ?? name
            return Member(
                name: display.isBlank ? name : display, standing: member?.standing,
                reviews: reviews.count { $0.counts && $0.member == name },
                stoodBack: stoodBack.count, interests: interests.map { stoodBack.map($0) })
        }
    }
}
