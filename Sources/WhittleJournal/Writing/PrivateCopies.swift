package import WhittleCore

/// All private copies that this device keeps of a folder's campaign: of every tag that any program
/// here ever took. What the campaign's folder lacks of them is published again.
package enum PrivateCopies {
    /// What became of them.
    package struct Outcome: Sendable {
        /// True where lines were put into the folder.
        package var hasPublished = false
        /// Lines that could not be published: saved here, by writer.
        package var waiting: [(writer: Int32, lines: [[UInt8]])] = []
        /// Why not; nil where nothing waits.
        package var reason: String?
    }

    /// Publishes what is missing. Copies that another program holds are its own to publish.
    package static func publish(
        _ campaign: inout Campaign, _ folder: borrowing CampaignFolder, _ state: StateFolder,
        now: Timestamp
    ) -> Outcome {
        var outcome = Outcome()
        for name in (try? state.descriptor.names()) ?? [] {
            guard case .journal(let name) = JournalName(name),
                var writer = try? JournalWriter.take(
                    name, &campaign, folder, state, now, evenAhead: true),
                writer.hasUnshared
            else { continue }
            let lines = writer.unsharedLines
            switch writer.share(folder) {
            case .shared: outcome.hasPublished = true
            case .saved(let reason):
                outcome.waiting.append((writer.handle, lines))
                outcome.reason = reason
            }
        }
        return outcome
    }
}
