/// Other weights of a round's criteria, as a person types them: `supported=2 doable=1`.
package enum CriterionWeights {
    package struct Fault: Error, Equatable, Sendable {
        package let sentence: String
    }

    /// Those that differ from the round's own, by the criteria's ids; blanks and commas part them.
    package static func read(
        _ text: String, _ round: RoundOpened
    ) throws(Fault) -> [String: Double] {
        var weights: [String: Double] = [:]
        for part in text.split(whereSeparator: { " ,;\t\n".contains($0) }) {
            guard let sign = part.lastIndex(of: "="),
                let weight = number(part[part.index(after: sign)...])
            else {
                throw Fault(
                    sentence: "A weight is a criterion and a number, as in supported=2.")
            }
            let criterion = String(part[..<sign])
            guard weights[criterion] == nil else {
                throw Fault(sentence: "“\(criterion)” stands twice.")
            }
            weights[criterion] = weight
        }
        if let problem = round.problem(of: weights) { throw Fault(sentence: problem) }
        return weights.filter { criterion, weight in
            round.criteria.first { $0.criterion == criterion }?.weight != weight
        }
    }

    /// A plain number from 0 on, as a line gives it back.
    private static func number(_ text: Substring) -> Double? {
        guard !text.isEmpty, text.utf8.count <= 16,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
            let value = Double(text), (0...RoundOpened.mostWeight).contains(value)
        else { return nil }
        return Double(Decimal15.text(value))
    }
}
