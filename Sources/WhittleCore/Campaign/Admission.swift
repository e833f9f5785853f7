/// What became of a line that was offered to the campaign.
package enum Admission: Equatable, Sendable {
    /// It counts.
    case folded
    /// It is kept, and as if it had never been: an undone line.
    case undone
    /// The same bytes as a line that is already here.
    case duplicate
    /// Another line has the same writer and number. Both count once the campaign is folded again.
    case conflict
    /// Over 24 hours ahead of this clock: it waits.
    case waiting
    /// Its member was no member at its stamp.
    case notMember(String)
    /// Its member had not the role at its stamp.
    case notPermitted(String, EventType)
    /// The file belongs to another campaign.
    case foreign(String)
    /// An erased form without the event that erases it.
    case erasedWithoutEvent
    /// The line does not say what its type needs.
    case fault(LineFault)
    /// Later than the moment that is looked back to.
    case later
}

/// How many lines became what.
package struct IntakeReport: Equatable, Sendable {
    /// Lines that count, or would if they were not undone.
    package internal(set) var admitted = 0
    package internal(set) var duplicates = 0
    package internal(set) var conflicts = 0
    package internal(set) var waiting = 0
    package internal(set) var refused = 0
    package internal(set) var bad = 0
    /// Sound lines of types or words that this version does not know.
    package internal(set) var unknown = 0
    /// Lines of a later format: while there is one, no cut is made.
    package internal(set) var laterVersion = 0

    package init() {}
}

/// A writer's roles, remembered for the hot path.
struct WriterAuthority: Sendable {
    var member: String
    var spans: [(at: Int64, bits: UInt8)]
    var isOwner: Bool

    static func bit(_ role: Role) -> UInt8 {
        switch role {
        case .facilitator: 1
        case .moderator: 2
        case .panelist: 4
        case .coder: 8
        case .observer: 16
        }
    }
}
