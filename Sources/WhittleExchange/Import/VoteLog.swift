internal import WhittleCore

/// Votes by (item, voter), the last of each, from rows in any order.
struct VoteLog<Key: Hashable> {
    struct Slot {
        var key: Key
        var value: Int
        var time: Timestamp?
        var rows = 1
        /// True while all its rows have one value.
        var isSame = true
    }

    /// In the order in which the keys first came.
    private(set) var slots: [Slot] = []
    private(set) var rowCount = 0
    private var places: [Key: Int] = [:]

    init() {}

    /// The last one wins, by time, then by the order of the rows.
    mutating func add(_ key: Key, value: Int, time: Timestamp?) {
        rowCount += 1
        guard let place = places[key] else {
            places[key] = slots.count
            slots.append(Slot(key: key, value: value, time: time))
            return
        }
        slots[place].rows += 1
        if slots[place].value != value { slots[place].isSame = false }
        if let old = slots[place].time, let time, time < old { return }
        slots[place].value = value
        slots[place].time = time
    }

    subscript(_ key: Key) -> Slot? { places[key].map { slots[$0] } }

    var repeatedPairs: Int { slots.count { $0.rows > 1 } }
    var sameValuePairs: Int { slots.count { $0.rows > 1 && $0.isSame } }
}
