import WhittleCore

extension Admission {
    /// What is to be said of the line; nil where all is well.
    var problem: (reason: String, severity: JournalProblem.Severity)? {
        switch self {
        case .folded, .undone, .duplicate, .later: nil
        case .conflict:
            ("another line has the same writer and number; both count", .damage)
        case .waiting:
            ("dated more than 24 hours ahead of this clock; it waits until then", .damage)
        case .notMember(let member):
            ("\(member) was not a member when this was written; it does not count", .damage)
        case .notPermitted(let member, let type):
            ("\(member) had no role that may write \(type.rawValue); it does not count", .damage)
        case .foreign(let campaign):
            ("the file belongs to the campaign \(campaign); it is not read", .damage)
        case .erasedWithoutEvent:
            ("an erased form without the event that erases it", .damage)
        case .fault(let fault):
            (fault.sentence, fault.isFromTheFuture ? .notice : .damage)
        }
    }
}
