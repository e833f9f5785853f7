/// A member who has left the team.
package struct MemberLeft: EventPayload {
    package var member: String

    package init(member: String) {
        self.member = member
    }

    package static let type = EventType.memberLeft
    package static let writers = Permission.role(.facilitator)
    package static let sample = MemberLeft(member: "ben-2")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        member = try reader.member("member")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("member", member)
    }
}
