import WhittleCore

/// A made-up panel whose truth is known: WhittleBench-1 (methods C.2). All scores are fixed before
/// anybody reads; a review only looks one up.
package struct PanelScenario: Sendable {
    package let ideas: Int
    package let members: Int
    /// How many ideas are taken.
    package let top: Int
    /// What each idea is worth.
    package let worth: [Double]
    /// What the crowd thinks of each.
    package let crowd: [Double]
    /// How lenient each member is.
    package let leniency: [Double]
    /// By idea and member, row by row.
    package let scores: [Double]
    /// By idea and member, row by row: who must not judge what.
    package let conflicts: [Bool]
    /// The ends of the scale.
    package let low: Double
    package let high: Double
    /// A panel that reads equally often gives what the crowd thinks least of to its most lenient
    /// members.
    package let sendsWeakToLenient: Bool

    /// What a scenario is made of.
    package struct Settings: Sendable {
        package var ideas = 400
        package var top = 20
        package var members = 12
        package var leniency = 0.5
        package var noise = 0.8
        package var crowd = 0.5
        package var signal = 1.0
        package var step = 1.0
        package var half = 2.0
        /// The first member scores something else than the ideas' worth.
        package var hasRogue = false
        /// Who reads what is not chance: the crowd's least liked go to the most lenient.
        package var sendsWeakToLenient = false

        package init() {}
    }

    /// The names of the scenarios.
    package static let names = [
        "base", "weak", "strong", "nips", "big", "bigweak", "bigstrong", "rho25", "nocrowd", "nine",
        "nine40", "step01", "rogue", "mnar", "null",
    ]

    /// Nil where there is no such scenario.
    package static func settings(_ name: String) -> Settings? {
        guard names.contains(name) else { return nil }
        var settings = Settings()
        if name.hasPrefix("big") {
            (settings.ideas, settings.top, settings.members) = (2000, 50, 40)
        }
        switch name {
        case "weak", "bigweak": (settings.leniency, settings.noise) = (0.3, 0.5)
        case "strong", "bigstrong": (settings.leniency, settings.noise) = (0.7, 1.2)
        case "nips":
            (settings.leniency, settings.noise, settings.half) = (0.433, 0.996, 4)
        case "rho25": settings.crowd = 0.25
        case "nocrowd": settings.crowd = 0
        case "nine": settings.half = 4
        case "nine40": (settings.half, settings.members) = (4, 40)
        case "step01": settings.step = 0.1
        case "rogue": settings.hasRogue = true
        case "mnar": settings.sendsWeakToLenient = true
        case "null": (settings.signal, settings.noise, settings.crowd) = (0, 1.2, 0)
        default: break
        }
        return settings
    }

    package init(_ settings: Settings, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (ideas, members) = (settings.ideas, settings.members)
        self.ideas = ideas
        self.members = members
        top = settings.top
        sendsWeakToLenient = settings.sendsWeakToLenient
        low = 3 - settings.half
        high = 3 + settings.half
        let worth = (0..<ideas).map { _ in random.normal() }
        let rest = (1 - settings.crowd * settings.crowd).squareRoot()
        crowd = worth.map { settings.crowd * $0 + rest * random.normal() }
        let leniency = (0..<members).map { _ in random.normal() * settings.leniency }
        let noise = (0..<ideas * members).map { _ in random.normal() * settings.noise }
        var conflicts = (0..<ideas * members).map { _ in random.uniform() < 0.05 }
        for idea in 0..<ideas {
            let row = idea * members..<(idea + 1) * members
            if conflicts[row].count(where: { $0 }) > members - 2 {
                for place in row { conflicts[place] = false }
            }
        }
        let other = settings.hasRogue ? (0..<ideas).map { _ in random.normal() } : []
        var scores: [Double] = []
        scores.reserveCapacity(ideas * members)
        for idea in 0..<ideas {
            for member in 0..<members {
                let seen = settings.hasRogue && member == 0 ? other[idea] : worth[idea]
                let exact =
                    3 + settings.signal * seen + leniency[member] + noise[idea * members + member]
                let rounded = (exact / settings.step + 0.5).rounded(.down) * settings.step
                scores.append(min(max(rounded, low), high))
            }
        }
        self.worth = worth
        self.leniency = leniency
        self.conflicts = conflicts
        self.scores = scores
    }

    package func score(_ idea: Int, _ member: Int) -> Double { scores[idea * members + member] }

    package func isConflict(_ idea: Int, _ member: Int) -> Bool {
        conflicts[idea * members + member]
    }

    /// The ideas that should be taken.
    package var best: Set<Int> {
        Set((0..<ideas).sorted { worth[$0] > worth[$1] }.prefix(top))
    }

    /// The share of the best ideas that a shortlist holds.
    package func recall(_ shortlist: [Int]) -> Double {
        let best = best
        return Double(shortlist.count { best.contains($0) }) / Double(top)
    }

    /// How much worth the shortlist leaves behind, a place.
    package func regret(_ shortlist: [Int]) -> Double {
        let lost =
            best.sorted().reduce(0) { $0 + worth[$1] } - shortlist.reduce(0) { $0 + worth[$1] }
        return lost / Double(top)
    }
}
