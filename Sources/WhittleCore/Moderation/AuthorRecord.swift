/// What moderation knows of one who writes: shown beside their items, to the staff alone.
package struct AuthorRecord: Equatable, Sendable {
    /// Ideas and comments that are here.
    package var contributions = 0
    /// Of these, hidden now.
    package var hidden = 0
    /// Flags on their items that a decision upheld.
    package var flagsUpheld = 0

    /// `12 contributions, 3 hidden (25%), 2 flags upheld`.
    package var words: String {
        var words = Figures.count(contributions, "contribution")
        if hidden > 0 {
            let share = Figures.decimal(100 * Double(hidden) / Double(max(1, contributions)), 0)
            words += ", \(hidden) hidden (\(share)%)"
        } else {
            words += ", none hidden"
        }
        if flagsUpheld > 0 { words += ", \(Figures.count(flagsUpheld, "flag")) upheld" }
        return words
    }
}

/// Which items each participant wrote, as flat chains, so that a record costs no more than the
/// author's own items.
package struct AuthorIndex: Sendable {
    private var first: [Int32: Int32] = [:]
    private var next: ContiguousArray<Int32> = []

    /// Of nobody.
    package init() {}

    /// Of all items that are here.
    package init(_ campaign: Campaign) {
        next = ContiguousArray(repeating: -1, count: campaign.rows.count)
        for (index, row) in campaign.rows.enumerated()
        where row.kind != .unknown && row.participant >= 0 {
            next[index] = first[row.participant] ?? -1
            first[row.participant] = Int32(index)
        }
    }

    /// The record of who wrote an item, as it is now; nil where nobody is named.
    package func record(ofAuthorOf item: Int32, _ campaign: Campaign) -> AuthorRecord? {
        let participant = campaign.rows[Int(item)].participant
        guard participant >= 0, var other = first[participant] else { return nil }
        var record = AuthorRecord()
        while other >= 0, Int(other) < campaign.rows.count {
            let row = campaign.rows[Int(other)]
            record.contributions += 1
            if row.status == .hidden { record.hidden += 1 }
            if row.hasHistory {
                record.flagsUpheld += campaign.flags(of: other).count {
                    $0.reason != Campaign.appealCode
                        && campaign.outcome(of: $0, on: other) == .upheld
                }
            }
            other = next[Int(other)]
        }
        return record
    }
}
