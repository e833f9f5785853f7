/// Shows of hands as an order. No ranking uses them, but for a cut that names one.
extension Campaign {
    /// True for the name of a show of hands, as counts and rules give it.
    static func isHands(_ system: String) -> Bool {
        system.hasPrefix(handsPrefix) && system.utf8.count > handsPrefix.utf8.count
    }

    /// The hands that were counted on an idea in one show of hands; nil where none were. Counts of
    /// ideas that were merged are added up, as other totals without names are.
    package func hands(of idea: Int32, in tally: String) -> (up: Int, down: Int)? {
        var sum: (up: Int, down: Int)?
        for other in group(of: idea) {
            for counted in recordedTallies(of: other) where counted.system == tally {
                guard let last = counted.last else { continue }
                // No room is larger, and no sum of such counts overflows.
                sum = (
                    (sum?.up ?? 0) + min(last.up, 1 << 40),
                    (sum?.down ?? 0) + min(last.down, 1 << 40)
                )
            }
        }
        return sum
    }

    /// Hands for less hands against, of those ideas of a pool on which they were counted.
    func handsValues(_ pool: [Int32], _ tally: String) -> [Int32: Double] {
        pool.reduce(into: [:]) { values, idea in
            values[idea] = hands(of: idea, in: tally).map { Double($0.up - $0.down) }
        }
    }
}

extension Viewpoint {
    /// The names of the shows of hands on ideas that may be seen, in the order of their bytes; none
    /// for whom counts are not shown.
    package func showsOfHands(in campaign: Campaign) -> [String] {
        guard canSeeVotes else { return [] }
        var names: Set<String> = []
        for idea in ideas(in: campaign) {
            for counted in campaign.recordedTallies(of: idea) where Campaign.isHands(counted.system)
            {
                names.insert(String(counted.system.dropFirst(Campaign.handsPrefix.count)))
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
