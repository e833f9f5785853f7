/// “Did you mean”: the known word that is nearest to the one that was typed.
package enum NearestWord {
    /// The nearest word, where it is near enough to be meant.
    package static func find(_ word: String, among words: [String]) -> String? {
        let typed = Array(word.lowercased().unicodeScalars.prefix(64))
        let ranked = words.map { known in
            (word: known, distance: distance(typed, Array(known.lowercased().unicodeScalars)))
        }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        let isBeginning = typed.count >= 2 && best.word.hasPrefix(word)
        let limit = max(1, best.word.count / 3)
        if isBeginning || best.distance <= limit { return best.word }
        return typed.count >= 3 ? words.first { $0.hasPrefix(word) } : nil
    }

    /// How many letters are to be added, taken away, changed or swapped with their neighbour.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...other.count)
        for (row, letter) in one.enumerated() {
            var next = [row + 1]
            for (column, candidate) in other.enumerated() {
                var cost = min(
                    last[column + 1] + 1, next[column] + 1,
                    last[column] + (letter == candidate ? 0 : 1))
                if row > 0, column > 0, letter == other[column - 1], one[row - 1] == candidate {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            before = last
            last = next
        }
        return last[other.count]
    }
}
