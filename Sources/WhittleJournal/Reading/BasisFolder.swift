package import WhittleCore

/// A journal as far as a cut was based on it.
package enum BasisFolder {
    /// A folder in memory with the lines that a basis names and no others; those that cannot be
    /// read are left out.
    package static func lines(
        of basis: [BasisEntry], in folder: borrowing some JournalFolder & ~Copyable
    ) throws(JournalError) -> MemoryFolder {
        var past = MemoryFolder()
        var reader = LineReader()
        for name in try folder.names() {
            let writer: String
            switch JournalName(name) {
            case .journal(let named), .conflictCopy(let named): writer = named
            case .ignored, .notDownloaded, .stranger: continue
            }
            guard let last = basis.first(where: { $0.writer == writer })?.seq,
                folder.size(of: name) != nil
            else { continue }
            var bytes: [UInt8] = []
            try folder.readLines(name, from: 0) { block in
                block.forEachLine { line in
                    guard let scanned = try? reader.read(line), scanned.seq <= last else { return }
                    bytes.append(contentsOf: line)
                    bytes.append(0x0A)
                }
                return true
            }
            past.files.append((String(decoding: name, as: UTF8.self), bytes))
        }
        return past
    }
}
