/// How often each idea is among the best, counted draw by draw; where only that is asked, it is
/// quicker than all places.
struct TopShares {
    private var counts: [Int]
    private let top: Int
    private var draws = 0

    /// - Parameter top: how many are taken; at least 1, fewer than there are ideas.
    init(ideas: Int, top: Int) {
        counts = Array(repeating: 0, count: ideas)
        self.top = top
    }

    /// Counts one draw. Of equal ideas the first ones are taken, as `ShortlistChances` does.
    mutating func add(_ worth: [Double]) {
        draws += 1
        var sorted = worth
        sorted.sort()
        let line = sorted[sorted.count - top]
        var room = top
        for value in worth where value > line { room -= 1 }
        for (idea, value) in worth.enumerated() {
            if value > line {
                counts[idea] += 1
            } else if value == line, room > 0 {
                counts[idea] += 1
                room -= 1
            }
        }
    }

    /// By idea, 0 to 1.
    var shares: [Double] { counts.map { Double($0) / Double(max(1, draws)) } }
}
