/// One writer of the campaign: one file, one member on one device, or one import.
package struct Writer: Sendable {
    /// `anna.k3f9a2q7`.
    package let name: String
    /// `anna`.
    package let member: String
    /// What its first line says; nil for a file that another program made.
    package internal(set) var kind: WriterKind?
    /// The source system of an import.
    package internal(set) var system: String?
    /// True for one's own sealed file before its round closes: its lines are on this device only.
    package internal(set) var isPrivate = false
    /// Lines admitted, duplicates apart.
    package internal(set) var lines = 0
    /// The latest `at` admitted.
    package internal(set) var latestAt = Int64.min
    /// The checksum of each line by seq − 1, and which of them were seen.
    fileprivate(set) var checksums: ContiguousArray<UInt32> = []
    fileprivate(set) var seen: ContiguousArray<Bool> = []

    /// The last seq of the gapless run from 1.
    package var gaplessSeq: Int { seen.firstIndex(of: false) ?? seen.count }
    /// The highest seq seen.
    package var highestSeq: Int { seen.count }
}

/// The writers of a campaign by handle, and the order of their names.
package struct WriterTable: Sendable {
    package private(set) var writers: [Writer] = []
    private(set) var ranks: WriterRanks = []
    private var handles: [String: Int32] = [:]

    package init() {}

    package subscript(_ handle: Int32) -> Writer {
        get { writers[Int(handle)] }
        set { writers[Int(handle)] = newValue }
    }

    package func find(_ name: String) -> Int32? { handles[name] }

    /// The handle of a writer by its name; nil where the name is not one of a writer.
    package mutating func intern(_ name: String) -> Int32? {
        if let handle = handles[name] { return handle }
        guard let parts = Identifier.parts(ofWriter: name) else { return nil }
        let handle = Int32(writers.count)
        writers.append(Writer(name: name, member: parts.member))
        handles[name] = handle
        rank()
        return handle
    }

    private mutating func rank() {
        let sorted = writers.indices.sorted {
            writers[$0].name.utf8.lexicographicallyPrecedes(writers[$1].name.utf8)
        }
        ranks = Array(repeating: 0, count: writers.count)
        for (rank, index) in sorted.enumerated() { ranks[index] = Int32(rank) }
    }

    // In place: through the subscript each line would copy the writer out and in.
    mutating func countLine(of writer: Int32) { writers[Int(writer)].lines += 1 }

    mutating func note(at: Int64, of writer: Int32) {
        if at > writers[Int(writer)].latestAt { writers[Int(writer)].latestAt = at }
    }

    /// What a line of a writer's is beside those seen before.
    enum Arrival {
        case new, duplicate, conflict
    }

    mutating func arrival(_ handle: Int32, seq: Int, checksum: UInt32) -> Arrival {
        let index = seq - 1
        let writer = Int(handle)
        if index < writers[writer].seen.count, writers[writer].seen[index] {
            return writers[writer].checksums[index] == checksum ? .duplicate : .conflict
        }
        // A file may begin anywhere, but a wild number must not cost memory.
        guard index < writers[writer].seen.count + (1 << 20) else { return .conflict }
        while writers[writer].seen.count < index {
            writers[writer].seen.append(false)
            writers[writer].checksums.append(0)
        }
        if index == writers[writer].seen.count {
            writers[writer].seen.append(true)
            writers[writer].checksums.append(checksum)
        } else {
            writers[writer].seen[index] = true
            writers[writer].checksums[index] = checksum
        }
        return .new
    }

    /// The checksum of a line of which differing copies exist: the lowest copy's.
    mutating func setChecksum(_ checksum: UInt32, of line: LineKey) {
        guard Int(line.seq) <= self[line.writer].checksums.count else { return }
        self[line.writer].checksums[Int(line.seq) - 1] = checksum
    }

    /// The writers' gapless runs, in the byte order of their names: what a cut is based on.
    package var basis: [BasisEntry] {
        writers.filter { $0.gaplessSeq > 0 && !$0.isPrivate }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            .map { BasisEntry(writer: $0.name, seq: $0.gaplessSeq) }
    }

    /// CRC-32C over the checksums, as eight hex digits each, of the lines that a basis names, in
    /// the order of writer and seq; nil where some of the lines are not here.
    package func digest(of basis: [BasisEntry]) -> String? {
        let checksum = CRC32C()
        var crc: UInt32 = 0
        let sorted = basis.sorted {
            $0.writer.utf8.lexicographicallyPrecedes($1.writer.utf8)
        }
        for entry in sorted {
            guard let handle = find(entry.writer), self[handle].gaplessSeq >= entry.seq else {
                return nil
            }
            for index in 0..<entry.seq {
                var text = CRC32C.text(self[handle].checksums[index])
                crc = text.withUTF8 { checksum.checksum($0, after: crc) }
            }
        }
        return CRC32C.text(crc)
    }
}
