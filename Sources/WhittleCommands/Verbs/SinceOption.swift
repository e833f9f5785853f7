import WhittleCore
import WhittleExchange

/// `--since WHEN` of an export: a date or time, or a cursor, which names the last line that was read
/// of each writer and so misses nothing that arrives late.
enum SinceOption {
    /// The campaign as it was then; nil where all is wanted.
    static func campaign(_ call: Invocation) throws(CommandError) -> Campaign? {
        guard let typed = call.value("since") else { return nil }
        let session = try call.session()
        if let basis = basis(typed) { return try session.campaign(ofBasis: basis) }
        guard let moment = DateText.parse(typed) else {
            throw call.usage(
                "--since takes a date, a time or a cursor, not \(Suggestion.quoted(typed)): \(DateText.advice)."
            )
        }
        return try session.campaign(before: moment)
    }

    /// What a cursor names; nil where the text is none.
    private static func basis(_ text: String) -> [BasisEntry]? {
        var entries: [BasisEntry] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let line = Identifier.parts(ofLine: String(part)) else { return nil }
            entries.append(BasisEntry(writer: line.writer, seq: line.seq))
        }
        return entries
    }

    /// Says where the next export goes on. The names of writers are those of members, so the public
    /// is not told.
    static func tellCursor(_ call: Invocation) throws(CommandError) {
        guard call.has("since"), try !call.viewpoint().isPublic else { return }
        let basis = try call.session().campaign.writers.basis
        let cursor = basis.map { "\($0.writer)-\($0.seq)" }.joined(separator: ",")
        call.output.talk("The next time: --since \(cursor)")
    }
}
