package import WhittleCore

/// A journal as it was: as far as a cut was based on it, or before a moment.
package enum BasisFolder {
    /// A folder in memory with the lines that a basis names and no others; those that cannot be
    /// read are left out.
    package static func lines(
        of basis: [BasisEntry], in folder: borrowing some JournalFolder & ~Copyable
    ) throws(JournalError) -> MemoryFolder {
        let last = Dictionary(basis.map { ($0.writer, $0.seq) }, uniquingKeysWith: max)
        return try lines(in: folder) { writer, line in line.seq <= last[writer] ?? 0 }
    }

    /// A folder in memory with the lines that were written before a moment, by their `at`.
    package static func lines(
        before moment: Timestamp, in folder: borrowing some JournalFolder & ~Copyable
    ) throws(JournalError) -> MemoryFolder {
        try lines(in: folder) { _, line in line.at < moment }
    }

    private static func lines(
        in folder: borrowing some JournalFolder & ~Copyable,
        where isWanted: (String, ScannedLine) -> Bool
    ) throws(JournalError) -> MemoryFolder {
        var past = MemoryFolder()
        var reader = LineReader()
        for name in try folder.names() {
            let writer: String
            switch JournalName(name) {
            case .journal(let named), .conflictCopy(let named): writer = named
            case .ignored, .notDownloaded, .stranger: continue
            }
            guard folder.size(of: name) != nil else { continue }
            var bytes: [UInt8] = []
            try folder.readLines(name, from: 0) { block in
                block.forEachLine { line in
                    guard let scanned = try? reader.read(line), isWanted(writer, scanned) else {
                        return
                    }
                    bytes.append(contentsOf: line)
                    bytes.append(0x0A)
                }
                return true
            }
            guard !bytes.isEmpty else { continue }
            past.files.append((String(decoding: name, as: UTF8.self), bytes))
        }
        return past
    }
}
