/// Whether a line's effect is to be added or taken back: an undone line is as if it had never been.
package enum FoldMode: Sendable {
    case add, remove
}

/// A value that every line may set, and the last one wins. All of them are kept, so that a line
/// can be taken back and the state before it returns by itself.
package struct Register<Value: Sendable>: Sendable {
    package struct Entry: Sendable {
        package let stamp: Stamp
        package let value: Value
    }

    /// In the order of their stamps.
    package private(set) var entries: [Entry] = []

    package init() {}

    /// What counts now.
    package var last: Entry? { entries.last }
    /// The value that counts now.
    package var value: Value? { entries.last?.value }
    /// The lowest stamp: for what the first line settles.
    package var first: Entry? { entries.first }

    mutating func fold(_ value: Value, _ stamp: Stamp, _ mode: FoldMode, _ ranks: WriterRanks) {
        switch mode {
        case .add:
            var index = entries.count
            while index > 0, stamp.isBefore(entries[index - 1].stamp, ranks) { index -= 1 }
            // The same line again, as in a second fold of what decides over lines.
            guard index == 0 || entries[index - 1].stamp != stamp else { return }
            entries.insert(Entry(stamp: stamp, value: value), at: index)
        case .remove:
            entries.removeAll { $0.stamp == stamp }
        }
    }

    /// The same register with some of its entries.
    func filtered(_ isKept: (Entry) -> Bool) -> Register {
        var result = Register()
        result.entries = entries.filter(isKept)
        return result
    }

    /// What counted just before a stamp.
    func value(before stamp: Stamp, _ ranks: WriterRanks) -> Value? {
        entries.last { $0.stamp.isBefore(stamp, ranks) }?.value
    }
}
