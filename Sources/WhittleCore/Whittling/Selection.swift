/// Which of some candidates to take, under a number, a budget, and groups with a least and a most.
///
/// All figures are whole numbers, so that sums are exact and the same everywhere. Of several
/// selections that are worth the same, the one whose first difference in rank takes the higher
/// ranked candidate is the answer.
struct Selection: Sendable {
    struct Candidate: Sendable {
        /// May be negative.
        var value: Int
        /// 0 or more.
        var cost = 0
        /// Indices of `groups`, ascending.
        var groups: [Int] = []
    }

    struct Group: Equatable, Sendable {
        var least = 0
        var most = Int.max
    }

    enum Failure: Error, Equatable {
        /// No selection gives a group its least; so many of it can be had at the most.
        case unmet(group: Int, can: Int)
        /// Each group's least can be had, but not all of them together.
        case contradiction
        /// More candidates than the exact search takes.
        case tooMany(Int)
        /// The search did not come to its end.
        case tooHard
    }

    /// The exact search takes no more candidates than this, those apart that can never be chosen.
    static let exactLimit = 200

    /// In the order of rank, the best first.
    var candidates: [Candidate]
    var groups: [Group]
    var top: Int?
    var budget: Int?
    var spending = CutRule.Spending.fill

    /// The indices of what is taken, ascending.
    func solve() throws(Failure) -> [Int] {
        let slots = min(top ?? candidates.count, candidates.count)
        try checkFloors(slots)
        if budget != nil, spending == .fill { return try filled(slots) }
        if budget == nil {
            // Caps alone are a partition matroid, in which taking the best that is allowed is
            // best; with floors each group's best come first.
            if candidates.allSatisfy({ $0.groups.count <= 1 }) { return try filled(slots) }
            let (few, places) = try reduced(slots)
            let counting = try ExactSelection(few.counted).best(upTo: slots)
            let count = counting.count
            return try ExactSelection(few).best(exactly: count).map { places[$0] }
        }
        let (few, places) = try reduced(slots)
        return try ExactSelection(few).best(upTo: slots).map { places[$0] }
    }

    private func checkFloors(_ slots: Int) throws(Failure) {
        for (index, group) in groups.enumerated() where group.least > 0 {
            let have = candidates.count { $0.groups.contains(index) }
            let can = min(have, slots, group.most)
            guard can >= group.least else { throw .unmet(group: index, can: can) }
        }
    }

    /// What the groups' floors need, then everything in order of rank, as long as it fits.
    private func filled(_ slots: Int) throws(Failure) -> [Int] {
        var counts = groups.map { _ in 0 }
        var left = budget ?? Int.max
        var taken = candidates.map { _ in false }
        var free = slots
        func take(_ index: Int) {
            let candidate = candidates[index]
            guard free > 0, !taken[index], candidate.cost <= left,
                candidate.groups.allSatisfy({ counts[$0] < groups[$0].most })
            else { return }
            taken[index] = true
            free -= 1
            if budget != nil { left -= candidate.cost }
            for group in candidate.groups { counts[group] += 1 }
        }
        for (index, candidate) in candidates.enumerated()
        where candidate.groups.contains(where: { counts[$0] < groups[$0].least }) {
            take(index)
        }
        for (index, group) in groups.enumerated() where counts[index] < group.least {
            throw .unmet(group: index, can: counts[index])
        }
        for index in candidates.indices { take(index) }
        return taken.indices.filter { taken[$0] }
    }

    /// The same with every candidate worth 1: how many can be taken at all.
    private var counted: Selection {
        var selection = self
        for index in candidates.indices { selection.candidates[index].value = 1 }
        return selection
    }

    /// Without candidates that can never be chosen: as many as could be taken of their groups are
    /// ranked higher and cost no more. Also the places of those that are left.
    private func reduced(_ slots: Int) throws(Failure) -> (Selection, [Int]) {
        var costs: [[Int]: [Int]] = [:]
        var places: [Int] = []
        for (index, candidate) in candidates.enumerated() {
            let cost = budget == nil ? 0 : candidate.cost
            let better = costs[candidate.groups, default: []].count { $0 <= cost }
            let most = candidate.groups.map { groups[$0].most }.min() ?? Int.max
            if better < min(slots, most) { places.append(index) }
            costs[candidate.groups, default: []].append(cost)
        }
        guard places.count <= Selection.exactLimit else { throw .tooMany(places.count) }
        var selection = self
        selection.candidates = places.map { candidates[$0] }
        return (selection, places)
    }
}
