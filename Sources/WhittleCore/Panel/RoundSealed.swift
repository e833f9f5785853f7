/// How far a member is in a sealed round, and the fingerprint of the file that holds their reviews.
package struct RoundSealed: EventPayload {
    package var round: String
    /// The writer of the sealed file. (`writer` is a key of the envelope.)
    package var sealed: String
    /// How many ideas the member has reviewed in it: progress, never scores.
    package var count: Int
    /// SHA-256 of the file, as `sha256sum` prints it.
    package var digest: String

    package init(round: String, sealed: String, count: Int, digest: String) {
        self.round = round
        self.sealed = sealed
        self.count = count
        self.digest = digest
    }

    package static let type = EventType.roundSealed
    package static let writers = Permission.roleForThemselves(.panelist)
    package static let sample = RoundSealed(
        round: "longlist", sealed: "ben.0x8d41pa", count: 41,
        digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")

    package init(_ reader: borrowing PayloadReader) throws(LineFault) {
        round = try reader.id("round")
        sealed = try reader.id("sealed")
        count = try reader.count("count")
        digest = try reader.hex("digest", digits: 64)
    }

    package func write(to writer: inout PayloadWriter) {
        writer.write("round", round)
        writer.write("sealed", sealed)
        writer.write("count", count)
        writer.write("digest", digest)
    }
}
