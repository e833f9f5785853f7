/// The most valuable selection, by branch and bound: a branch is left where even a bound on its
/// value is no better than what was found.
///
/// The bound is the smaller of two: the fractional knapsack (Dantzig 1957), and the Lagrangian
/// relaxation of budget and groups with multipliers that are fitted once at the root (Fisher 1981).
/// The highest value is found first, with the candidates in the order in which the relaxation is
/// sure of them; then the first selection in order of rank that has it.
struct ExactSelection {
    private let selection: Selection
    private let values: [Double]
    /// The largest whole number of which all values are multiples: sums differ by no less.
    private let grain: Double
    /// Candidates by value for their cost, the best first.
    private let byDensity: [Int]
    private var multipliers: Multipliers
    /// Values less what the multipliers charge, and candidates by them, the highest first.
    private var reducedValues: [Double] = []
    private var byReducedValue: [Int] = []

    /// The candidates in the order in which they are decided, and each one's place in it.
    private var order: [Int] = []
    private var places: [Int] = []
    /// How many candidates from a place on are in each group.
    private var supply: [[Int]] = []
    /// Above it the relaxation takes a candidate.
    private var pivot = 0.0

    private var isExact = false
    /// The value that is to be reached, once it is known; then the first selection that does ends
    /// the search.
    private var target: Int?
    private var isFound = false
    private var taken: [Bool]
    private var best: (value: Int, taken: [Bool])?
    private var nodes = 0

    /// Some seconds; what takes more is not worth waiting for.
    static let nodeLimit = 5_000_000

    private struct Multipliers {
        var budget = 0.0
        var groups: [(most: Double, least: Double)]
    }

    /// What is still free in a branch.
    private struct Rest {
        /// How many candidates are decided.
        var place = 0
        var value = 0
        var slots: Int
        var budget: Int
        var most: [Int]
        var least: [Int]
    }

    init(_ selection: Selection) {
        self.selection = selection
        let candidates = selection.candidates
        values = candidates.map { Double($0.value) }
        grain = Double(max(1, candidates.reduce(0) { ExactSelection.divisor($0, abs($1.value)) }))
        let density = candidates.map {
            $0.cost == 0 ? Double.infinity : Double($0.value) / Double($0.cost)
        }
        byDensity = candidates.indices.filter { candidates[$0].value > 0 }
            .sorted { density[$0] != density[$1] ? density[$0] > density[$1] : $0 < $1 }
        multipliers = Multipliers(groups: selection.groups.map { _ in (0, 0) })
        taken = candidates.map { _ in false }
        decide(inOrder: Array(candidates.indices))
    }

    private static func divisor(_ one: Int, _ other: Int) -> Int {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }

    private mutating func decide(inOrder order: [Int]) {
        self.order = order
        places = order
        for (place, index) in order.enumerated() { places[index] = place }
        var counts = selection.groups.map { _ in 0 }
        supply = [counts]
        for index in order.reversed() {
            for group in selection.candidates[index].groups { counts[group] += 1 }
            supply.append(counts)
        }
        supply.reverse()
    }

    /// The most valuable selection of at most so many; indices, ascending.
    func best(upTo slots: Int) throws(Selection.Failure) -> [Int] {
        var search = self
        return try search.run(slots)
    }

    /// The most valuable selection of exactly so many.
    func best(exactly slots: Int) throws(Selection.Failure) -> [Int] {
        var search = self
        search.isExact = true
        return try search.run(slots)
    }

    private mutating func run(_ slots: Int) throws(Selection.Failure) -> [Int] {
        let rest = Rest(
            slots: slots, budget: selection.budget ?? Int.max,
            most: selection.groups.map(\.most), least: selection.groups.map(\.least))
        fitMultipliers(rest)
        if slots > 0, slots < byReducedValue.count {
            let last = reducedValues[byReducedValue[slots - 1]]
            pivot = isExact ? last : max(0, last)
        }
        let (reduced, pivot) = (reducedValues, pivot)
        decide(
            inOrder: reduced.indices.sorted {
                let (one, other) = (abs(reduced[$0] - pivot), abs(reduced[$1] - pivot))
                return one != other ? one > other : $0 < $1
            })
        try search(rest)
        guard let highest = best?.value else { throw .contradiction }
        decide(inOrder: Array(values.indices))
        target = highest
        try search(rest)
        guard let best else { throw .contradiction }
        return best.taken.indices.filter { best.taken[$0] }
    }

    // MARK: Branches

    private mutating func search(_ rest: Rest) throws(Selection.Failure) {
        guard !isFound else { return }
        nodes += 1
        guard nodes <= ExactSelection.nodeLimit else { throw .tooHard }
        guard isPossible(rest) else { return }
        if rest.place == order.count || rest.slots == 0 {
            // What is left of the floors was found possible: with nothing free it is nothing.
            finish(rest)
            return
        }
        // A bound below the next sum that there can be cannot give it.
        if let target {
            if bound(rest) < Double(target) - 0.01 { return }
        } else if let best, bound(rest) < Double(best.value) + grain - 0.01 {
            return
        }
        let index = order[rest.place]
        // In order of rank the better is taken first; before that, what the relaxation says.
        let takesFirst = target != nil || reducedValues[index] >= pivot
        if takesFirst { try take(index, rest) }
        var next = rest
        next.place += 1
        try search(next)
        if !takesFirst { try take(index, rest) }
    }

    private mutating func finish(_ rest: Rest) {
        if let target {
            guard rest.value == target else { return }
            isFound = true
            best = (rest.value, taken)
        } else if rest.value > best?.value ?? Int.min {
            best = (rest.value, taken)
        }
    }

    private mutating func take(_ index: Int, _ rest: Rest) throws(Selection.Failure) {
        let candidate = selection.candidates[index]
        guard candidate.cost <= rest.budget,
            candidate.groups.allSatisfy({ rest.most[$0] > 0 })
        else { return }
        var next = rest
        next.place += 1
        next.value += candidate.value
        next.slots -= 1
        if selection.budget != nil { next.budget -= candidate.cost }
        for group in candidate.groups {
            if next.most[group] != Int.max { next.most[group] -= 1 }
            next.least[group] = max(0, next.least[group] - 1)
        }
        taken[index] = true
        try search(next)
        taken[index] = false
    }

    /// False where the floors, or the exact number, are out of reach.
    private func isPossible(_ rest: Rest) -> Bool {
        for group in rest.least.indices where rest.least[group] > 0 {
            let can = min(supply[rest.place][group], rest.slots, rest.most[group])
            if can < rest.least[group] { return false }
        }
        return !isExact || order.count - rest.place >= rest.slots
    }

    // MARK: Bounds

    private func bound(_ rest: Rest) -> Double {
        let relaxed = relaxation(rest)
        // A floor may force what is worth less than nothing; the knapsack does not know of it,
        // and stays a bound from above.
        guard selection.budget != nil else { return relaxed }
        return min(relaxed, fractional(rest))
    }

    private func fractional(_ rest: Rest) -> Double {
        var value = Double(rest.value)
        var left = Double(rest.budget)
        for index in byDensity where places[index] >= rest.place {
            let cost = Double(selection.candidates[index].cost)
            if cost <= left {
                value += values[index]
                left -= cost
            } else {
                return value + values[index] * left / cost
            }
        }
        return value
    }

    private func relaxation(_ rest: Rest) -> Double {
        var value = Double(rest.value)
        if selection.budget != nil { value += multipliers.budget * Double(rest.budget) }
        for (group, multiplier) in multipliers.groups.enumerated() {
            if multiplier.most > 0 { value += multiplier.most * Double(rest.most[group]) }
            if multiplier.least > 0 { value -= multiplier.least * Double(rest.least[group]) }
        }
        var slots = rest.slots
        for index in byReducedValue where places[index] >= rest.place {
            guard slots > 0, isExact || reducedValues[index] > 0 else { break }
            value += reducedValues[index]
            slots -= 1
        }
        return value
    }

    // MARK: Multipliers

    private mutating func applyMultipliers() {
        reducedValues = selection.candidates.indices.map { index in
            let candidate = selection.candidates[index]
            var value = values[index] - multipliers.budget * Double(candidate.cost)
            for group in candidate.groups {
                value += multipliers.groups[group].least - multipliers.groups[group].most
            }
            return value
        }
        let reduced = reducedValues
        byReducedValue = reduced.indices.sorted {
            reduced[$0] != reduced[$1] ? reduced[$0] > reduced[$1] : $0 < $1
        }
    }

    /// Lowers the relaxation at the root step by step (a subgradient method, Held, Wolfe and Crowder 1974).
    /// Any multipliers give a bound: how good they are decides over time alone.
    private mutating func fitMultipliers(_ rest: Rest) {
        applyMultipliers()
        var lowest = relaxation(rest)
        var kept = multipliers
        let scale = max(1, values.map { abs($0) }.max() ?? 1)
        var step = scale
        for round in 0..<min(400, 40 + 2 * values.count) {
            let slope = slope(rest)
            let norm = slope.reduce(0) { $0 + $1 * $1 }
            guard norm > 0 else { break }
            move(slope, by: step / norm.squareRoot())
            applyMultipliers()
            let value = relaxation(rest)
            if value < lowest { (lowest, kept) = (value, multipliers) }
            if round % 8 == 7 { step *= 0.85 }
        }
        multipliers = kept
        applyMultipliers()
    }

    /// How much each limit is overdrawn by what the relaxation takes: budget (as a share of it),
    /// then each group's most and least.
    private func slope(_ rest: Rest) -> [Double] {
        var cost = 0.0
        var counts = [Double](repeating: 0, count: rest.most.count)
        var slots = rest.slots
        for index in byReducedValue {
            guard slots > 0, isExact || reducedValues[index] > 0 else { break }
            cost += Double(selection.candidates[index].cost)
            for group in selection.candidates[index].groups { counts[group] += 1 }
            slots -= 1
        }
        var slope: [Double] = []
        if let budget = selection.budget {
            slope.append((cost - Double(budget)) / Double(max(1, budget)))
        }
        for group in counts.indices {
            let most = rest.most[group] == Int.max ? 0 : counts[group] - Double(rest.most[group])
            slope.append(multipliers.groups[group].most > 0 || most > 0 ? most : 0)
            let least = Double(rest.least[group]) - counts[group]
            slope.append(multipliers.groups[group].least > 0 || least > 0 ? least : 0)
        }
        return slope
    }

    private mutating func move(_ slope: [Double], by step: Double) {
        var place = 0
        if let budget = selection.budget {
            let scale = Double(max(1, budget))
            multipliers.budget = max(0, multipliers.budget + step * slope[0] / scale)
            place = 1
        }
        for group in multipliers.groups.indices {
            let (most, least) = multipliers.groups[group]
            multipliers.groups[group] = (
                max(0, most + step * slope[place]), max(0, least + step * slope[place + 1])
            )
            place += 2
        }
    }
}
