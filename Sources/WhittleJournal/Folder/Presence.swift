package import WhittleCore

/// What a program that is at work says of itself in `presence/`: no history, replaced whole, and
/// gone when it ends. What is in it is believed for ten minutes.
package struct Presence: Equatable, Sendable {
    package var writer: String
    package var member: String
    package var at: Timestamp
    /// The items that this member is about to decide, by id: others are shown that, and pass them
    /// over.
    package var claims: [String]
    /// The review that this member has in hand.
    package var reading: Reading?

    /// An idea that a member reviews, and since when: who takes it up at the same moment knows who
    /// was first.
    package struct Reading: Equatable, Sendable {
        package var round: String
        package var idea: String
        package var since: Timestamp
        /// The idea that they have just reviewed, while that may not have reached the others.
        package var before: String?

        package init(round: String, idea: String, since: Timestamp, before: String? = nil) {
            self.round = round
            self.idea = idea
            self.since = since
            self.before = before
        }

        /// Nil where it is not what it should be.
        init?(_ value: JSONValue?) {
            guard let round = value?["round"]?.text, Identifier.isValid(round),
                let idea = value?["idea"]?.text, Identifier.isValid(idea),
                let since = value?["since"]?.text.flatMap({ Timestamp($0) })
            else { return nil }
            let before = value?["before"]?.text.flatMap { Identifier.isValid($0) ? $0 : nil }
            self.init(round: round, idea: idea, since: since, before: before)
        }

        var json: JSONValue {
            .object([
                "round": .string(round), "idea": .string(idea), "since": .string(since.text),
                "before": before.map(JSONValue.string),
            ])
        }
    }

    package init(
        writer: String, member: String, at: Timestamp, claims: [String],
        reading: Reading? = nil
    ) {
        self.writer = writer
        self.member = member
        self.at = at
        self.claims = claims
        self.reading = reading
    }

    /// True where this one took up what both read before the other did.
    package func cameFirst(before other: Presence) -> Bool {
        guard let mine = reading, let theirs = other.reading, mine.round == theirs.round,
            mine.idea == theirs.idea
        else { return false }
        return mine.since != theirs.since
            ? mine.since < theirs.since : writer.utf8.lexicographicallyPrecedes(other.writer.utf8)
    }

    /// How long a claim holds, in milliseconds.
    package static let leaseMilliseconds: Int64 = 600_000
    /// So many items at most are claimed at once.
    package static let claimLimit = 20
    /// A larger file is none of ours.
    static let maximumBytes = 65_536
    /// No more than this is read of all files together, each counted as a block at least: far more
    /// than any team says, and little enough for a folder that somebody filled.
    static let maximumTotalBytes = 4 << 20
    static let blockBytes = 1_024

    /// The moment at which it is no longer believed.
    package var expires: Int64 { at.milliseconds + Presence.leaseMilliseconds }

    /// True where a reader with this clock believes it. One from a clock that is wrong by more
    /// than a lease is not believed either.
    package func isCurrent(_ now: Timestamp) -> Bool {
        abs(now.milliseconds - at.milliseconds) < Presence.leaseMilliseconds
    }

    /// Reads a file; nil where it is not what it should be.
    init?(_ bytes: [UInt8], writer: String) {
        guard let value = try? JSONValue(parsing: String(decoding: bytes, as: UTF8.self)),
            value["writer"]?.text == writer,
            let member = Identifier.parts(ofWriter: writer)?.member,
            let text = value["at"]?.text, let at = Timestamp(text)
        else { return nil }
        var claims: [String] = []
        if case .array(let values)? = value["claims"] {
            claims = values.compactMap(\.text).filter(Identifier.isValid)
        }
        var reading = Reading(value["reading"])
        // A moment far ahead of the file's own would put everybody else's off.
        if let since = reading?.since,
            since.milliseconds > at.milliseconds + Presence.leaseMilliseconds
        {
            reading = nil
        }
        self.init(
            writer: writer, member: member, at: at,
            claims: Array(claims.prefix(Presence.claimLimit)), reading: reading)
    }

    var bytes: [UInt8] {
        let value = JSONValue.object([
            "v": .integer(1), "writer": .string(writer), "member": .string(member),
            "at": .string(at.text), "claims": .strings(claims), "reading": reading?.json,
        ])
        return Array((value.json + "\n").utf8)
    }
}

extension CampaignFolder {
    /// Where programs say what they are at.
    package var presencePath: String { path + "/presence" }

    /// Makes the folder where it is missing, as after a clone, so that it can be watched.
    package func preparePresence() { try? root.makeFolder("presence", permissions: 0o770) }

    /// Says what this program is at. Nothing depends on it: a folder that cannot be written is
    /// passed over.
    package func publish(_ presence: Presence) {
        preparePresence()
        guard let folder = presenceFolder() else { return }
        try? folder.replaceFile(presence.writer + ".json", presence.bytes, isSynced: false)
    }

    /// Takes away what this program said of itself.
    package func withdrawPresence(_ writer: String) {
        guard let folder = presenceFolder() else { return }
        try? folder.remove(writer + ".json")
    }

    /// What others are at, in the order of their writers' names: only what can be believed, and
    /// only of members.
    package func presences(
        without own: String?, now: Timestamp, isMember: (String) -> Bool = { _ in true }
    ) -> [Presence] {
        guard let folder = presenceFolder(), let names = try? folder.names() else { return [] }
        var room = Presence.maximumTotalBytes
        var found: [Presence] = []
        for name in names where room > 0 {
            let name = String(decoding: name, as: UTF8.self)
            guard name.hasSuffix(".json"), case let writer = String(name.dropLast(5)),
                writer != own, let member = Identifier.parts(ofWriter: writer)?.member,
                isMember(member)
            else { continue }
            room -= Presence.blockBytes
            guard
                let bytes = try? folder.contents(
                    name, limit: Presence.maximumBytes, path: presencePath)
            else { continue }
            room -= max(0, bytes.count - Presence.blockBytes)
            guard let presence = Presence(bytes, writer: writer), presence.isCurrent(now) else {
                continue
            }
            found.append(presence)
        }
        return found
    }

    private func presenceFolder() -> Descriptor? {
        try? Descriptor.open(Array("presence".utf8), in: root.number, .directory)
    }
}
