/// A member who must not judge an idea: their reviews of it count nowhere.
package struct RecusalDeclared: EventPayload {
    package var idea: String
    /// Whose it is, where a facilitator writes it for another; nil: the writer's own.
    package var member: String?
    package var reason: String?

    package init(idea: String, member: String? = nil, reason: String? = nil) {
        self.idea = idea
        self.member = member
        self.reason = reason
    }

    package static let type = EventType.recusalDeclared
    package static let writers = Permission.roleForThemselves(.panelist)
    package var namedMember: String? { member }

    package static let sample = RecusalDeclared(
        idea: "polis.demo-17", member: "ben", reason: "my \"own\" idea\u{2028}")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        idea = try reader.id("idea")
        member = try reader.optionalMember("member")
        reason = try reader.optionalText("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("idea", idea)
        writer.write("member", member)
        writer.write("reason", reason)
    }
}

/// A recusal that no longer holds.
package struct RecusalWithdrawn: EventPayload {
    package var idea: String
    /// Whose it is, where a facilitator writes it for another; nil: the writer's own.
    package var member: String?
    package var reason: String?

    package init(idea: String, member: String? = nil, reason: String? = nil) {
        self.idea = idea
        self.member = member
        self.reason = reason
    }

    package static let type = EventType.recusalWithdrawn
    package static let writers = Permission.roleForThemselves(.panelist)
    package var namedMember: String? { member }

    package static let sample = RecusalWithdrawn(
        idea: "polis.demo-17", member: "ben", reason: "another\nBen")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        idea = try reader.id("idea")
        member = try reader.optionalMember("member")
        reason = try reader.optionalText("reason")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("idea", idea)
        writer.write("member", member)
        writer.write("reason", reason)
    }
}

extension Campaign {
    mutating func fold(_ event: RecusalDeclared, _ line: FoldedLine, _ mode: FoldMode) {
        setRecusal(event.idea, event.member ?? line.member, true, event.reason, line, mode)
    }

    mutating func fold(_ event: RecusalWithdrawn, _ line: FoldedLine, _ mode: FoldMode) {
        setRecusal(event.idea, event.member ?? line.member, false, event.reason, line, mode)
    }

    private mutating func setRecusal(
        _ idea: String, _ member: String, _ isDeclared: Bool, _ reason: String?,
        _ line: FoldedLine, _ mode: FoldMode
    ) {
        let item = intern(item: idea)
        recusals[item, default: [:]][member, default: Register()].fold(
            Recusal(isDeclared: isDeclared, reason: reason), line.stamp, mode, writers.ranks)
    }
}
