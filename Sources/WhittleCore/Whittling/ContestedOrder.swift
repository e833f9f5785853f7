/// The order in which a meeting looks at the ideas of a stage: what is undecided first, of it what
/// could go either way, then what the panel is least of one mind about. It is made of nothing that
/// the viewer may not see.
package struct ContestedOrder: Sendable {
    /// What the order is made from.
    package enum Basis: Equatable, Sendable {
        /// The chances to be in, then the spreads.
        case chances
        /// The spreads alone: the scores do not tell the ideas apart yet, or all would be in.
        case spread
        /// The crowd's order: there is no round, or not all of its scores may be seen.
        case crowd
    }

    /// What is known of an idea.
    package struct Idea: Equatable, Sendable {
        package let item: Int32
        package var spread: Double?
        /// The chance to be among those taken, 0 to 1.
        package var chance: Double?
        /// True where the panel has scored it.
        package var isScored: Bool
        /// Nil where nothing was decided of it.
        package var decided: DeliberationOutcome?

        package init(
            item: Int32, spread: Double? = nil, chance: Double? = nil, isScored: Bool = false,
            decided: DeliberationOutcome? = nil
        ) {
            self.item = item
            self.spread = spread
            self.chance = chance
            self.isScored = isScored
            self.decided = decided
        }
    }

    package let items: [Int32]
    package let basis: Basis

    /// - Parameter ideas: in the crowd's order, which holds where nothing else decides.
    package init(_ ideas: [Idea], basis: Basis) {
        self.basis = basis
        items = ideas.enumerated().sorted { one, other in
            let first = ContestedOrder.key(one.element, one.offset, basis)
            let second = ContestedOrder.key(other.element, other.offset, basis)
            return first.lexicographicallyPrecedes(second)
        }.map(\.element.item)
    }

    /// Compared number by number; the lowest comes first.
    private static func key(_ idea: Idea, _ place: Int, _ basis: Basis) -> [Double] {
        let decided: Double =
            switch idea.decided {
            case nil: 0
            case .postponed: 1
            case .kept, .dropped, .asIs: 2
            }
        var group = 2.0
        var distance = 0.0
        if basis == .chances, let chance = idea.chance, ChanceBand(chance) == .grey {
            group = 0
            distance = abs(chance - 0.5)
        } else if idea.isScored {
            group = 1
        }
        guard basis != .crowd else { return [decided, Double(place)] }
        return [
            decided, group, Rankings.rounded(distance), -Rankings.rounded(idea.spread ?? -1),
            Double(place),
        ]
    }
}
