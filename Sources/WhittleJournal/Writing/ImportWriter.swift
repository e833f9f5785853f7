/// The writer of one import, or of a demo's members: it writes only the shared file, whose source
/// is its copy, and syncs once at the end.
package enum ImportWriter {
    /// Writes lines, given whole and without their line feeds, as a new file of a writer.
    package static func write(
        _ lines: [[UInt8]], writer: String, _ folder: borrowing CampaignFolder
    ) throws(JournalError) {
        let name = writer + ".jsonl"
        let path = folder.journal.path + "/" + name
        do throws(SystemError) {
            let file = try Descriptor.open(
                Array(name.utf8), in: folder.journal.descriptor.number, .append)
            guard try file.info().size == 0 else { throw SystemError(number: 17) }
            var block: [UInt8] = []
            block.reserveCapacity(1 << 20)
            for line in lines {
                block += line
                block.append(0x0A)
                if block.count > 1 << 19 {
                    try file.write(block)
                    block.removeAll(keepingCapacity: true)
                }
            }
            try file.write(block)
            try file.syncData()
            try folder.journal.descriptor.syncFolder()
        } catch {
            throw .notSaved(
                path: path, reason: error.words,
                freeBytes: error.isFull
                    ? Platform.freeBytes(folder.journal.descriptor.number) : nil)
        }
    }
}
