import WhittleCore

/// Something computed from the campaign, remembered until what it was computed from changes. It is
/// no state: two of them are always equal.
struct Remembered<Key: Equatable & Sendable, Value: Sendable>: Equatable, Sendable {
    private var entry: (key: Key, value: Value)?

    static func == (left: Remembered, right: Remembered) -> Bool { true }

    mutating func keep(_ value: Value, for key: Key) {
        entry = (key, value)
    }

    /// The value where it is remembered for this key.
    func known(for key: Key) -> Value? {
        guard let entry, entry.key == key else { return nil }
        return entry.value
    }
}

/// The campaign at one moment as one viewer sees it: most that is remembered hangs on it.
struct SeenVersion: Equatable, Sendable {
    let version: Int
    let derived: Int
    let viewpoint: Viewpoint

    init(_ context: Context) {
        version = context.campaign.version
        derived = context.derived.version
        viewpoint = context.viewpoint
    }
}
