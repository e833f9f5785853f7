/// What protects small groups in a file that everybody may read: its rows tell from which country
/// and of which background people are, and a group of few people tells who they are.
///
/// Values with few people become `other`, first each column by itself, then every combination; the
/// group of `other` takes the next smallest one in where it would be too small itself, so that
/// nothing can be found again by subtraction. All of it is arithmetic over the rows as they are
/// written: k is the number of different people behind the rarest combination of values.
package enum SmallGroups {
    /// The fewest people that a group in a public file has where nobody accepts a risk.
    package static let threshold = 8
    /// The value that stands for several small groups.
    package static let other = "other"

    /// One row of a file, as far as it tells who somebody is.
    package struct Row: Equatable, Sendable {
        /// Whose row it is; nil where nobody's is: it tells nothing, and its values are empty.
        package var person: Int32?
        /// One value for each column that tells something of the person.
        package var values: [String]

        package init(person: Int32?, values: [String]) {
            self.person = person
            self.values = person == nil ? values.map { _ in "" } : values
        }
    }

    /// How many different people the rarest combination of values stands for; nil without people.
    package static func k(_ rows: [Row]) -> Int? {
        people(rows) { $0.values }.values.map(\.count).min()
    }

    /// The rows with small groups merged into `other`. What is left is at least `threshold` by `k`,
    /// unless there are fewer people than that in all.
    package static func merged(_ rows: [Row], threshold: Int) -> [Row] {
        var rows = rows
        let columns = rows.map(\.values.count).max() ?? 0
        for column in 0..<columns { mergeValues(of: column, &rows, threshold) }
        // A small combination loses its last column first, then the one before.
        for column in (0..<columns).reversed() {
            let small = people(rows) { $0.values }.filter { $0.value.count < threshold }
            for index in rows.indices where small[rows[index].values] != nil {
                rows[index].values[column] = other
            }
        }
        mergeRest(&rows, [String](repeating: other, count: columns), threshold)
        return rows
    }

    /// The different people behind each key; rows of nobody stand for none.
    private static func people<Key: Hashable>(
        _ rows: [Row], by key: (Row) -> Key
    ) -> [Key: Set<Int32>] {
        var result: [Key: Set<Int32>] = [:]
        for row in rows {
            if let person = row.person { result[key(row), default: []].insert(person) }
        }
        return result
    }

    /// Merges the values of one column that few people have.
    private static func mergeValues(of column: Int, _ rows: inout [Row], _ threshold: Int) {
        let people = people(rows) { $0.values[column] }
        var order = people.filter { $0.key != other }.map { (value: $0.key, people: $0.value) }
        order.sort {
            $0.people.count != $1.people.count
                ? $0.people.count < $1.people.count
                : $0.value.utf8.lexicographicallyPrecedes($1.value.utf8)
        }
        var gathered = people[other] ?? []
        var merged: Set<String> = []
        merge(order, gathered: gathered.count, threshold: threshold, size: \.people.count) {
            group in
            gathered.formUnion(group.people)
            merged.insert(group.value)
            return gathered.count
        }
        for index in rows.indices
        where rows[index].person != nil && merged.contains(rows[index].values[column]) {
            rows[index].values[column] = other
        }
    }

    /// Where the rest is too small, the smallest combinations join it one after the other.
    private static func mergeRest(_ rows: inout [Row], _ rest: [String], _ threshold: Int) {
        let people = people(rows) { $0.values }
        guard var gathered = people[rest], gathered.count < threshold else { return }
        var order = people.filter { $0.key != rest }.map { (values: $0.key, people: $0.value) }
        order.sort {
            $0.people.count != $1.people.count
                ? $0.people.count < $1.people.count
                : $0.values.lexicographicallyPrecedes($1.values) {
                    $0.utf8.lexicographicallyPrecedes($1.utf8)
                }
        }
        var merged: Set<[String]> = []
        merge(order, gathered: gathered.count, threshold: threshold, size: \.people.count) {
            group in
            gathered.formUnion(group.people)
            merged.insert(group.values)
            return gathered.count
        }
        for index in rows.indices
        where rows[index].person != nil && merged.contains(rows[index].values) {
            rows[index].values = rest
        }
    }
}
