/// What is known of an idea when reviews are handed out.
package struct ReviewCandidate: Equatable, Sendable {
    package var estimate: PanelCalibration.Estimate
    /// How many reviews it has, those in hand among them.
    package var reviews: Int
    /// The members who may review it and have not: their places.
    package var readers: [Int]

    package init(estimate: PanelCalibration.Estimate, reviews: Int, readers: [Int]) {
        self.estimate = estimate
        self.reviews = reviews
        self.readers = readers
    }
}

/// Who reads what next (methods C.1): first the ideas that have fewer reviews than the floor, then
/// those of which one more review says most about who is in and who is out.
package struct BoundaryRule: Equatable, Sendable {
    /// How many ideas are taken.
    package var top: Int
    /// Every idea is read so often before any is read more often.
    package var floor: Int
    /// No idea is read more often.
    package var most: Int
    /// The variance of one score, σ².
    package var residual: Double

    package init(top: Int, floor: Int, most: Int, residual: Double) {
        self.top = top
        self.floor = floor
        self.most = most
        self.residual = residual
    }

    /// A review to be given.
    package struct Slot: Equatable, Sendable {
        package let idea: Int
        package let member: Int
    }

    /// What is known of an idea once one more review is on its way: its mean as it is, surer.
    package func expecting(
        _ estimate: PanelCalibration.Estimate
    ) -> PanelCalibration.Estimate {
        let variance = estimate.variance
        let sum = variance + residual
        return PanelCalibration.Estimate(
            mean: estimate.mean, variance: sum > 0 ? variance * residual / sum : 0)
    }

    /// Hands out reviews, the most wanted first, until nobody has room or nothing is left to read.
    /// - Parameters:
    ///   - room: how many more each member takes.
    ///   - random: decides between equals.
    package func slots(
        _ candidates: [ReviewCandidate], room: [Int], _ random: inout SplitMix64
    ) -> [Slot] {
        var candidates = candidates
        var room = room
        let line = CutLine(candidates.map(\.estimate), top: top)
        var ties = candidates.indices.map { _ in random.next() }
        var worth = candidates.map { value($0, line) }
        var slots: [Slot] = []
        while room.contains(where: { $0 > 0 }) {
            var best: Int?
            for idea in candidates.indices {
                if let best, !isBefore(idea, best, candidates, worth, ties) { continue }
                guard candidates[idea].reviews < most,
                    candidates[idea].readers.contains(where: { room[$0] > 0 })
                else { continue }
                best = idea
            }
            guard let idea = best,
                let member = reader(of: candidates[idea], room, &random)
            else { break }
            slots.append(Slot(idea: idea, member: member))
            room[member] -= 1
            candidates[idea].reviews += 1
            candidates[idea].readers.removeAll { $0 == member }
            candidates[idea].estimate = expecting(candidates[idea].estimate)
            worth[idea] = value(candidates[idea], line)
            ties[idea] = random.next()
        }
        return slots
    }

    /// How much one more review is worth. Where all are taken, or none, the least known come first.
    private func value(_ candidate: ReviewCandidate, _ line: CutLine?) -> Double {
        line?.worth(candidate.estimate, residual: residual) ?? candidate.estimate.variance
    }

    private func isBefore(
        _ one: Int, _ other: Int, _ candidates: [ReviewCandidate], _ worth: [Double],
        _ ties: [UInt64]
    ) -> Bool {
        let missing = max(0, floor - candidates[one].reviews)
        let otherMissing = max(0, floor - candidates[other].reviews)
        if (missing > 0) != (otherMissing > 0) { return missing > 0 }
        if missing == 0, worth[one] != worth[other] { return worth[one] > worth[other] }
        if missing != otherMissing { return missing > otherMissing }
        return ties[one] < ties[other]
    }

    /// Of those who may read it, one with the most room.
    private func reader(
        of candidate: ReviewCandidate, _ room: [Int], _ random: inout SplitMix64
    ) -> Int? {
        let most = candidate.readers.map { room[$0] }.max() ?? 0
        guard most > 0 else { return nil }
        let equals = candidate.readers.filter { room[$0] == most }
        return equals[random.below(equals.count)]
    }
}
