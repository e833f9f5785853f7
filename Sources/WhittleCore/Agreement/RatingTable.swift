/// Scores that raters gave to items, each at most one to an item; many may be missing.
package struct RatingTable: Equatable, Sendable {
    package struct Rating: Equatable, Sendable {
        /// Whose it is; any number that stands for the rater.
        package let rater: Int
        package let score: Double

        package init(rater: Int, score: Double) {
            self.rater = rater
            self.score = score
        }
    }

    /// One row an item that was rated, its ratings in the order of the raters.
    package let rows: [[Rating]]
    /// Who has rated anything, in ascending order.
    package let raters: [Int]

    /// One row an item. Scores that are no numbers count as missing, of several by one rater the
    /// first counts, and items without a rating are left out.
    package init(_ rows: [[Rating]]) {
        self.rows = rows.compactMap { row in
            var known: Set<Int> = []
            let kept = row.filter { $0.score.isFinite && known.insert($0.rater).inserted }
            return kept.isEmpty ? nil : kept.sorted { $0.rater < $1.rater }
        }
        raters = Set(self.rows.joined().map(\.rater)).sorted()
    }

    /// One row an item and one column a rater; nil where a score is missing.
    package init(_ matrix: [[Double?]]) {
        self.init(
            matrix.map { row in
                row.enumerated().compactMap { rater, score in
                    score.map { Rating(rater: rater, score: $0) }
                }
            })
    }

    /// How many ratings there are.
    package var count: Int { rows.reduce(0) { $0 + $1.count } }

    /// True where every rater has rated every item.
    package var isComplete: Bool { rows.allSatisfy { $0.count == raters.count } }

    /// True where all scores are the same.
    package var isConstant: Bool {
        let first = rows.first?.first?.score
        return rows.allSatisfy { row in row.allSatisfy { $0.score == first } }
    }

    /// Items by rows, raters by columns; nil where a rating is missing.
    package var matrix: [[Double]]? {
        isComplete ? rows.map { $0.map(\.score) } : nil
    }

    /// The units that alpha is computed over.
    package var units: [[Double?]] { rows.map { $0.map(\.score) } }

    /// The same without the ratings of one rater.
    package func without(_ rater: Int) -> RatingTable {
        RatingTable(
            checked: rows.compactMap { row in
                let kept = row.filter { $0.rater != rater }
                return kept.isEmpty ? nil : kept
            }, raters.filter { $0 != rater })
    }

    /// Of what is a sound table already.
    private init(checked rows: [[Rating]], _ raters: [Int]) {
        self.rows = rows
        self.raters = raters
    }
}
