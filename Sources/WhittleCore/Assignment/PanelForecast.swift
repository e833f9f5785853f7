/// What a panel of some size may be expected to find before anybody has read: how many of the ideas
/// that belong on the shortlist will be on it, and how many reviews that takes (methods C.4).
///
/// All squares and steps are in units of how much ideas differ: one is a standard deviation of what
/// they are worth.
package struct PanelForecast: Equatable, Sendable {
    package let members: Int
    package let ideas: Int
    /// How many are taken; at least 1, fewer than there are ideas.
    package let top: Int
    /// The standard deviation of chance in one score (σ_e).
    package let noise: Double
    /// The standard deviation of members' leniency (σ_b).
    package let leniency: Double
    /// Between two scores that can be given.
    package let step: Double

    package static let usualNoise = 0.8
    package static let usualLeniency = 0.5
    package static let usualStep = 1.0
    /// The usual practice: every idea is read so often.
    package static let usualReviews = 3

    /// Nil where nothing is to be chosen, or an argument is not what it should be.
    package init?(
        members: Int, ideas: Int, top: Int, noise: Double = usualNoise,
        leniency: Double = usualLeniency, step: Double = usualStep
    ) {
        guard members > 0, top > 0, top < ideas,
            [noise, leniency, step].allSatisfy({ $0.isFinite && $0 >= 0 })
        else { return nil }
        self.members = members
        self.ideas = ideas
        self.top = top
        self.noise = noise
        self.leniency = leniency
        self.step = step
    }

    /// The share of the best ideas that a shortlist holds when every idea near the line is read by
    /// all members.
    package var recall: Double { recall(readers: members) }

    /// The same with another panel.
    package func recall(readers: Int) -> Double {
        recall(error: (chance / Double(readers)).squareRoot())
    }

    /// The same where every idea is read so often, by whoever has room, and means are taken as they
    /// are: leniency is then part of the error.
    package func recallOfMeans(reviews: Int) -> Double {
        recall(error: ((chance + leniency * leniency) / Double(reviews)).squareRoot())
    }

    /// The square of chance in one score, that of rounding to a step included.
    private var chance: Double { noise * noise + step * step / 12 }

    /// Of ideas that are known with this standard error, some beyond the line pass for some before
    /// it: 1/√(2π) of the error, times how many ideas stand there.
    private func recall(error: Double) -> Double {
        max(0, 1 - missed * error)
    }

    /// The share that is missed for each unit of standard error.
    private var missed: Double {
        let share = Double(top) / Double(ideas)
        let density = Normal.density(Normal.quantile(1 - share))
        return density / ((2 * Double.pi).squareRoot() * share)
    }

    /// How many members would have to read every idea near the line for this recall, below 1.
    package func membersNeeded(for recall: Double) -> Int {
        let error = (1 - recall) / missed
        return max(1, Int((chance / (error * error)).rounded(.up)))
    }

    /// Reviews in all where every idea is read so often.
    package func reviews(perIdea: Int) -> Int { perIdea * ideas }

    /// How many reviews give the recall of three an idea when the program chooses what is read, every
    /// idea so often first: the measured shares of `whittle-bench panel`, from what is usual to
    /// what is prudent (a crowd that knows little). With two reviews of each idea or more the
    /// coverage is what takes the reviews. Nil for a panel of less than three.
    package func chosenReviews(floor: Int) -> ClosedRange<Int>? {
        guard members >= PanelForecast.usualReviews else { return nil }
        let norm = Double(reviews(perIdea: PanelForecast.usualReviews))
        func part(_ share: Double) -> Int { Int((share * norm).rounded()) }
        switch floor {
        case ...0: return part(0.20)...part(0.37)
        case 1: return part(0.40)...part(0.44)
        default: return reviews(perIdea: floor)...reviews(perIdea: floor)
        }
    }

    /// How many each member gives when all give equally many.
    package func each(_ reviews: Int) -> Int {
        (reviews + members - 1) / members
    }
}
