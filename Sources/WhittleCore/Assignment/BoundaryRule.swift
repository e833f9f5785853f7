/// What is known of an idea when reviews are handed out.
package struct ReviewCandidate: Equatable, Sendable {
    package var estimate: PanelCalibration.Estimate
    /// How many reviews it has, those in hand among them.
    package var reviews: Int
    /// The members who may review it and have not: their places.
    package var readers: [Int]
    /// Whose view is still wanted before it has what every idea is to have first.
    package var lacking: [Standing]

    package init(
        estimate: PanelCalibration.Estimate, reviews: Int, readers: [Int],
        lacking: [Standing] = []
    ) {
        self.estimate = estimate
        self.reviews = reviews
        self.readers = readers
        self.lacking = lacking
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
    /// Where the members belong, by their places; empty where that does not matter.
    package var standings: [Standing?]
    /// What one more review is worth. The benchmark compares; the program takes the boundary.
    package var measure: ReadingWorth

    package init(
        top: Int, floor: Int, most: Int, residual: Double, standings: [Standing?] = [],
        measure: ReadingWorth = .boundary
    ) {
        self.measure = measure
        self.top = top
        self.floor = floor
        self.most = most
        self.residual = residual
        self.standings = standings
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

    /// An idea once a member has it in hand.
    package func expecting(_ candidate: ReviewCandidate, from member: Int) -> ReviewCandidate {
        var candidate = candidate
        candidate.estimate = expecting(candidate.estimate)
        candidate.reviews += 1
        candidate.readers.removeAll { $0 == member }
        candidate.lacking.removeAll { wanted in
            // A view that nobody is left to give is waited for no longer.
            standing(member) == wanted
                || !candidate.readers.contains { standing($0) == wanted }
        }
        return candidate
    }

    private func standing(_ member: Int) -> Standing? {
        standings.indices.contains(member) ? standings[member] : nil
    }

    /// How many reviews an idea is short of what every idea is to have first.
    func missing(_ candidate: ReviewCandidate) -> Int {
        max(0, floor - candidate.reviews, candidate.lacking.count)
    }

    /// How many reviews an idea is short of, where one by this member is among them; else 0.
    func missing(_ candidate: ReviewCandidate, from member: Int) -> Int {
        let missing = missing(candidate)
        let isOpenToAll = missing > candidate.lacking.count
        return isOpenToAll || candidate.lacking.contains { standing(member) == $0 } ? missing : 0
    }

    /// What decides which of two ideas is read first.
    private struct Wish {
        /// Reviews that it is short of, and that somebody with room could give.
        var missing: Int
        var worth: Double
        /// Decides between equals.
        var tie: UInt64

        func isBefore(_ other: Wish) -> Bool {
            if (missing > 0) != (other.missing > 0) { return missing > 0 }
            if missing == 0, worth != other.worth { return worth > other.worth }
            if missing != other.missing { return missing > other.missing }
            return tie < other.tie
        }
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
        var wishes = candidates.map {
            Wish(missing: missing($0, room), worth: value($0, line), tie: random.next())
        }
        var slots: [Slot] = []
        while room.contains(where: { $0 > 0 }) {
            var best: Int?
            for idea in candidates.indices {
                if let best, !wishes[idea].isBefore(wishes[best]) { continue }
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
            candidates[idea] = expecting(candidates[idea], from: member)
            wishes[idea] = Wish(
                missing: missing(candidates[idea], room), worth: value(candidates[idea], line),
                tie: random.next())
            if room[member] == 0, !standings.isEmpty {
                for idea in candidates.indices {
                    wishes[idea].missing = missing(candidates[idea], room)
                }
            }
        }
        return slots
    }

    /// The ideas that one member may read, the most wanted first: what they are handed one by one.
    /// - Parameter ties: by idea; decide between equals.
    package func order(
        _ candidates: [ReviewCandidate], for member: Int, ties: [UInt64]
    ) -> [Int] {
        let line = CutLine(candidates.map(\.estimate), top: top)
        let wishes = candidates.indices.map { idea in
            Wish(
                missing: missing(candidates[idea], from: member),
                worth: value(candidates[idea], line), tie: ties[idea])
        }
        return candidates.indices.filter {
            candidates[$0].reviews < most && candidates[$0].readers.contains(member)
        }.sorted { wishes[$0].isBefore(wishes[$1]) }
    }

    /// How much one more review is worth. Where all are taken, or none, the least known come first.
    private func value(_ candidate: ReviewCandidate, _ line: CutLine?) -> Double {
        line.map { measure.worth(candidate, $0, residual: residual) }
            ?? candidate.estimate.variance
    }

    /// How many reviews an idea is short of, where somebody with room could give one of them.
    private func missing(_ candidate: ReviewCandidate, _ room: [Int]) -> Int {
        let missing = missing(candidate)
        guard missing > 0, !candidate.lacking.isEmpty else { return missing }
        return candidate.readers.contains {
            room[$0] > 0 && self.missing(candidate, from: $0) > 0
        } ? missing : 0
    }

    /// Of those who may read it, one with the most room; where it is short of reviews, one whose
    /// review is among them.
    private func reader(
        of candidate: ReviewCandidate, _ room: [Int], _ random: inout SplitMix64
    ) -> Int? {
        var readers = candidate.readers
        if missing(candidate, room) > 0 {
            readers = readers.filter { missing(candidate, from: $0) > 0 }
        }
        let most = readers.map { room[$0] }.max() ?? 0
        guard most > 0 else { return nil }
        let equals = readers.filter { room[$0] == most }
        return equals[random.below(equals.count)]
    }
}
