/// Line 1 of every file that Whittle makes: which campaign it belongs to, and what writes it.
package struct WriterOpened: EventPayload {
    /// The id of the line that created the campaign.
    package var campaign: String
    package var kind: WriterKind
    /// What an import read from.
    package var system: String?
    /// 32 random hex digits, in the file of a sealed round, so that its digest tells nothing.
    package var salt: String?

    package init(campaign: String, kind: WriterKind, system: String? = nil, salt: String? = nil) {
        self.campaign = campaign
        self.kind = kind
        self.system = system
        self.salt = salt
    }

    package static let type = EventType.writerOpened
    package static let writers = Permission.anyMember
    package static let sample = WriterOpened(
        campaign: "anna.k3f9a2q7-2", kind: .sealed, system: "polis \"demo\"",
        salt: "00112233445566778899aabbccddeeff")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        campaign = try reader.id("campaign")
        kind = try reader.word("kind")
        system = try reader.optionalText("system")
        salt = try reader.optionalText("salt")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("campaign", campaign)
        writer.write("kind", kind)
        writer.write("system", system)
        writer.write("salt", salt)
    }
}

/// Who or what appends to a journal file.
package enum WriterKind: String, CaseIterable, Equatable, Hashable, Sendable {
    case person, `import`
    /// A member's reviews of a sealed round, published after its close.
    case sealed
}
