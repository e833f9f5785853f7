import WhittleCore
import WhittleJournal

/// This device's own files of the campaign.
extension Session {
    /// A small file that this device keeps for the campaign, such as a draft; nil where none is.
    package func stateFile(_ name: String) -> [UInt8]? { try? state?.contents(name) }

    /// Replaces a small file of this device's.
    package func setStateFile(_ name: String, _ bytes: [UInt8]) throws(CommandError) {
        do throws(JournalError) {
            try state?.replace(name, bytes)
        } catch {
            throw CommandError(error)
        }
    }

    /// Where this device keeps its own files of the campaign; nil where it can keep none.
    var statePath: String? { state?.path }

    package func removeStateFile(_ name: String) { state?.remove(name) }

    /// Said where lines of the journal or whole files do not count, since they are damaged, were not
    /// admitted or cannot be read; nil where all is well.
    package var damageWords: String? {
        let count = reader.problems.count { $0.severity == .damage }
        guard count > 0 else { return nil }
        return "Damage: \(Figures.count(count, "line or file", "lines or files")) of the journal "
            + "\(count == 1 ? "does" : "do") not count. `whittle verify` says which."
    }
}
