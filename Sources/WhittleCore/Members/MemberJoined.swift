/// A member of the team with their roles, or a change of these. The last one counts.
package struct MemberJoined: EventPayload {
    package var member: String
    package var name: String
    package var roles: [Role]
    package var standing: Standing?
    /// An OpenSSH public key, as its `.pub` file has it.
    package var key: String?

    package init(
        member: String, name: String, roles: [Role], standing: Standing? = nil, key: String? = nil
    ) {
        self.member = member
        self.name = name
        self.roles = roles
        self.standing = standing
        self.key = key
    }

    package static let type = EventType.memberJoined
    package static let writers = Permission.role(.facilitator)
    package static let sample = MemberJoined(
        member: "ben", name: "Ben \"the pen\" O\u{2019}Dea\u{301}",
        roles: [.moderator, .panelist, .coder], standing: .external,
        key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA ben@example.org")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        member = try reader.member("member")
        name = try reader.text("name")
        roles = try reader.requiredWords("roles")
        standing = try reader.optionalWord("standing")
        key = try reader.optionalText("key")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("member", member)
        writer.write("name", name)
        writer.write("roles", roles)
        writer.write("standing", standing)
        writer.write("key", key)
    }
}

/// Whether a member belongs to the organisation that runs the campaign.
package enum Standing: String, CaseIterable, Equatable, Hashable, Sendable {
    case `internal`, external
}
