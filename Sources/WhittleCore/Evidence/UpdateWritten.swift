/// News of a challenge.
package struct UpdateWritten: EventPayload {
    package var challenge: String
    package var kind: UpdateKind
    package var body: String
    /// The place that it tells of.
    package var `where`: String?

    package init(challenge: String, kind: UpdateKind, body: String, where: String? = nil) {
        self.challenge = challenge
        self.kind = kind
        self.body = body
        self.where = `where`
    }

    package static let type = EventType.updateWritten
    package static let writers = Permission.role(.facilitator)
    package static let sample = UpdateWritten(
        challenge: "huddle", kind: .followUp, body: "Still \"going\"\u{2028}\u{1F3C3}",
        where: "Ward 7\n")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        challenge = try reader.id("challenge")
        kind = try reader.word("kind")
        body = try reader.text("body")
        self.where = try reader.optionalText("where")
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("challenge", challenge)
        writer.write("kind", kind)
        writer.write("body", body)
        writer.write("where", self.where)
    }
}

/// What an update is.
package enum UpdateKind: String, CaseIterable, Equatable, Hashable, Sendable {
    case progress, blocker, ask, answer, adopted
    case followUp = "follow-up"
}

extension Campaign {
    mutating func fold(_ event: UpdateWritten, _ line: FoldedLine, _ mode: FoldMode) {
        evidence.updates[event.challenge, default: Register()].fold(
            Dated(event: event, happened: Timestamp(milliseconds: line.time)), line.stamp, mode,
            writers.ranks)
    }
}
