/// What an event says, beside the envelope of its line. One file each: the payload, its wire form,
/// who may write it, a sample for the tests, and how it folds.
package protocol EventPayload: Equatable, Sendable {
    static var type: EventType { get }
    /// The roles that may write it.
    static var writers: Permission { get }
    /// A payload with every key set, for the round-trip test.
    static var sample: Self { get }
    /// Reads the payload of a line.
    init(_ reader: borrowing PayloadReader) throws(LineFault)
    /// Writes the keys in the order of the format's table.
    func write(to writer: inout PayloadWriter)
    /// The member that it speaks for, where it may name another than its writer.
    var namedMember: String? { get }
    /// The round that a review is written or withdrawn in.
    var reviewedRound: String? { get }
}

extension EventPayload {
    package var namedMember: String? { nil }
    package var reviewedRound: String? { nil }
}

/// Who may write an event, by the tables of the format.
package enum Permission: Equatable, Sendable {
    /// Any member with any role but observer alone.
    case anyMember
    /// A member with this role, or a facilitator.
    case role(Role)
    /// A facilitator for anyone; another member with the role for themselves only: the payload
    /// names no other member.
    case roleForThemselves(Role)
}

/// What a member may do.
package enum Role: String, CaseIterable, Equatable, Hashable, Sendable {
    case facilitator, moderator, panelist, coder, observer
}

/// What a change does to a value: an absent key keeps it, `null` clears it.
package enum Change<Value: Equatable & Sendable>: Equatable, Sendable {
    case keep
    case clear
    case set(Value)

    package func map<Other>(_ transform: (Value) -> Other) -> Change<Other> {
        switch self {
        case .keep: .keep
        case .clear: .clear
        case .set(let value): .set(transform(value))
        }
    }
}

/// An idea or a comment, where an event can name either.
package enum Target: Equatable, Hashable, Sendable {
    case idea(String)
    case comment(String)

    package var id: String {
        switch self {
        case .idea(let id), .comment(let id): id
        }
    }
}
