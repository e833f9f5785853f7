/// What was done with an item after it was submitted. Most items have none.
struct ItemHistory: Sendable {
    /// All submissions under the item's id, where there was more than one.
    var submissions = Register<Submission>()
    var title = Register<Change<Text>>()
    var body = Register<Change<Text>>()
    var question = Register<Change<Int32>>()
    var cost = Register<Change<Double>>()
    var redaction = Register<Redaction>()
    var decision = Register<Decision>()
    /// The idea that it was merged into; nil in the value where it was taken out again.
    var link = Register<Int32?>()
    /// The ideas that it was split into.
    var parts: [Int32] = []
    var flags: [Flag] = []
    var notes: [StaffNote] = []
    var tallies: [RecordedTallies] = []

    /// Puts a flag in its place by its stamp.
    mutating func insert(_ flag: Flag, _ ranks: WriterRanks) {
        var low = 0
        var high = flags.count
        while low < high {
            let middle = (low + high) / 2
            if flags[middle].stamp.isBefore(flag.stamp, ranks) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        flags.insert(flag, at: low)
    }
}

/// A line that submits an item.
struct Submission: Sendable {
    var row: ItemRow
}

/// What a moderator put in an item's place.
package struct Redaction: Sendable {
    package var title: String?
    package var body: String?
    package var reason: String
    package var member: String
}

/// A verdict with who gave it and why.
package struct Decision: Sendable {
    package var verdict: Verdict
    package var reason: String?
    package var note: String?
    package var member: String
    /// CRC-32C of the text that was judged, as eight hex digits, where the line says it.
    package var saw: String?
    /// When: at the source for an import.
    package var happened: Timestamp
}

/// A flag on an item.
package struct Flag: Sendable {
    /// The id of the line that raised it.
    package var id: String
    package var reason: String
    package var note: String?
    package var participant: String?
    package var rule: String?
    /// The member who raised it, where neither a participant nor a rule did.
    package var member: String
    package var stamp: Stamp
    /// When it was raised: at the source for an import.
    package var happened: Timestamp

    /// Who or what raised it: one flag counts per item, reason and this.
    package var raiser: String { participant ?? rule.map { "rule " + $0 } ?? member }
}

/// A moderator's note on an item, for the staff alone.
package struct StaffNote: Sendable {
    package var body: String
    package var member: String
    package var stamp: Stamp
}

/// The totals that a source gives for an item, without single votes.
package struct RecordedTallies: Sendable {
    package var system: String
    /// Ordered by `happened`, then stamp.
    var entries: [RecordedTally] = []

    package var last: RecordedTally? { entries.last }

    mutating func fold(_ tally: RecordedTally, _ mode: FoldMode, _ ranks: WriterRanks) {
        switch mode {
        case .add:
            var index = entries.count
            while index > 0, tally.isBefore(entries[index - 1], ranks) { index -= 1 }
            entries.insert(tally, at: index)
        case .remove: entries.removeAll { $0.stamp == tally.stamp }
        }
    }
}

/// One recorded total.
package struct RecordedTally: Sendable {
    package var up: Int
    package var down: Int
    package var pass: Int
    package var happened: Int64
    package var stamp: Stamp

    fileprivate func isBefore(_ other: RecordedTally, _ ranks: WriterRanks) -> Bool {
        happened != other.happened
            ? happened < other.happened : stamp.isBefore(other.stamp, ranks)
    }
}
