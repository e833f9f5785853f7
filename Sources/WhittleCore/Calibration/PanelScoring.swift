/// Which of a panel's scores an idea is ranked by.
package enum PanelScoreKind: String, CaseIterable, Equatable, Hashable, Sendable {
    /// The mean of the reviews that count.
    case raw
    /// What the idea is worth once it is taken into account who is harsh and who lenient, without
    /// the crowd (methods B.2).
    case adjusted
    /// The same with what the crowd thinks as a covariate.
    case panelAndCrowd = "panel-and-crowd"

    /// For people: `adjusted`.
    package var words: String {
        switch self {
        case .raw: "raw"
        case .adjusted: "adjusted"
        case .panelAndCrowd: "panel and crowd"
        }
    }
}

/// Why a panel's scores cannot be adjusted.
package enum PanelAbsence: Error, Equatable, Sendable {
    case tooFew, allSame
    /// No votes, or none that tell the scored ideas apart.
    case noCrowd

    package var sentence: String {
        switch self {
        case .tooFew: "There are too few scores to adjust."
        case .allSame: "All scores are the same: there is nothing to adjust."
        case .noCrowd: "No votes tell the scored ideas apart: the crowd adds nothing to the panel."
        }
    }
}

extension RoundOpened {
    /// The round with other weights of its criteria; those that are not named keep theirs.
    package func weighing(_ weights: [String: Double]) -> RoundOpened {
        guard !weights.isEmpty else { return self }
        var round = self
        for index in round.criteria.indices {
            round.criteria[index].weight =
                weights[round.criteria[index].criterion] ?? round.criteria[index].weight
        }
        return round
    }

    /// The largest weight of a criterion that a what-if may have.
    package static let mostWeight = 1e6

    /// Why the criteria cannot be weighed so; nil where they can.
    package func problem(of weights: [String: Double]) -> String? {
        let known = criteria.map(\.criterion)
        if let stranger = weights.keys.sorted().first(where: { !known.contains($0) }) {
            return
                "“\(stranger)” is not a criterion of the round \(round): it has \(known.joined(separator: ", "))."
        }
        return weighing(weights).criteria.contains { $0.weight > 0 }
            ? nil : "At least one criterion needs a weight above 0."
    }
}
