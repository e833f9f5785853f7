/// What this device keeps of a campaign outside its folder: the private copy of its own lines,
/// drafts, maps of pseudonyms, and which campaign the folder held.
package final class StateFolder {
    package let path: String
    let descriptor: Descriptor

    /// Where this device keeps its state: `$XDG_STATE_HOME/whittle`.
    package static var base: String {
        let home = Platform.environment("HOME") ?? "/tmp"
        return (Platform.environment("XDG_STATE_HOME") ?? home + "/.local/state") + "/whittle"
    }

    /// Opens the state of a campaign in a folder, by campaign and folder.
    package init(campaign: String, folder identity: String) throws(JournalError) {
        let path = StateFolder.base + "/" + campaign + "/" + identity
        do throws(SystemError) {
            try Platform.makePrivateFolder(path)
            descriptor = try Descriptor.openFolder(path)
        } catch {
            throw .cannotCreate(path: path, reason: error.words)
        }
        self.path = path
    }

    /// The campaign that this device saw in a folder last; nil where it never saw one.
    package static func remembered(folder identity: String) -> String? {
        guard let folder = try? Descriptor.openFolder(base + "/folders"),
            let bytes = try? folder.contents(identity, limit: 4096, path: identity)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Remembers which campaign a folder holds.
    package static func remember(
        campaign: String, folder identity: String
    ) throws(JournalError) {
        do throws(SystemError) {
            try Platform.makePrivateFolder(base + "/folders")
            let folder = try Descriptor.openFolder(base + "/folders")
            try folder.replaceFile(identity, Array(campaign.utf8), permissions: 0o600)
        } catch {
            throw .cannotCreate(path: base, reason: error.words)
        }
    }

    /// A small file of the state; nil where there is none.
    package func contents(_ name: String) throws(JournalError) -> [UInt8]? {
        try descriptor.contents(name, limit: 64 << 20, path: path + "/" + name)
    }

    /// Replaces a small file of the state, whole.
    package func replace(_ name: String, _ bytes: [UInt8]) throws(JournalError) {
        do throws(SystemError) {
            try descriptor.replaceFile(name, bytes, permissions: 0o600)
        } catch {
            throw .notSaved(
                path: path + "/" + name, reason: error.words,
                freeBytes: error.isFull ? Platform.freeBytes(descriptor.number) : nil)
        }
    }

    /// Takes a small file away, where it is there.
    package func remove(_ name: String) {
        try? descriptor.remove(name)
    }
}
