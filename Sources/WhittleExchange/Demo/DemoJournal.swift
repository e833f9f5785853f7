import WhittleCore

/// Collects the events of the demo from all its writers, then puts them in order, numbers them and
/// fills in what depends on the numbers: ids of lines, the basis and the digest of the cut.
struct DemoJournal {
    /// Stands for a line's id until the lines are numbered.
    typealias Token = Int

    struct Entry {
        var writer: String
        var at: Int64
        var happened: Int64?
        var event: Event
        var token: Token?
        /// The lines that the event names.
        var refers: [Token] = []
    }

    private var entries: [Entry] = []
    private var tokens = 0

    init() { entries.reserveCapacity(24_000) }

    mutating func add(_ writer: String, _ at: Int64, _ event: Event, refers: [Token] = []) {
        entries.append(Entry(writer: writer, at: at, event: event, refers: refers))
    }

    /// Adds a line that others name.
    mutating func addNamed(_ writer: String, _ at: Int64, _ event: Event) -> Token {
        add(writer, at, event)
        return nameLast()
    }

    /// Adds a line of the import, which runs every quarter of an hour.
    mutating func addImported(_ happened: Int64, _ event: Event) {
        let quarter = 15 * DemoClock.minute
        let at = (happened / quarter + 1) * quarter
        entries.append(
            Entry(writer: DemoTeam.importer, at: at, happened: happened, event: event))
    }

    mutating func addImportedNamed(_ happened: Int64, _ event: Event) -> Token {
        addImported(happened, event)
        return nameLast()
    }

    private mutating func nameLast() -> Token {
        tokens += 1
        entries[entries.count - 1].token = tokens
        return tokens
    }

    /// The items whose last verdict so far is an approval.
    func approvedItems() -> Set<String> {
        var order = entries.indices.map { (at: entries[$0].at, index: $0) }
        order.sort { ($0.at, $0.index) < ($1.at, $1.index) }
        var approved: Set<String> = []
        for (_, index) in order {
            guard case .itemsDecided(let decided) = entries[index].event else { continue }
            if decided.verdict == .approved {
                approved.formUnion(decided.items)
            } else {
                approved.subtract(decided.items)
            }
        }
        return approved
    }

    /// The finished lines, by their time; no two at the same millisecond.
    func lines() -> [DemoLine] {
        var order = entries.indices.map { (at: entries[$0].at, index: $0) }
        order.sort { ($0.at, $0.index) < ($1.at, $1.index) }
        var lines: [DemoLine] = []
        lines.reserveCapacity(entries.count)
        var last: [String: Int] = [:]
        var ids: [Token: String] = [:]
        var now: Int64 = 0
        for (at, index) in order {
            let entry = entries[index]
            now = max(at, now + 1)
            let seq = last[entry.writer, default: 0] + 1
            last[entry.writer] = seq
            if let token = entry.token { ids[token] = "\(entry.writer)-\(seq)" }
            let named = entry.refers.compactMap { ids[$0] }
            let event = DemoJournal.resolved(entry.event, named, lines)
            let happened = entry.happened.map { Timestamp(milliseconds: $0) }
            lines.append(
                DemoLine(
                    writer: entry.writer, at: Timestamp(milliseconds: now),
                    draft: DraftEvent(event, happened: happened)))
        }
        return lines
    }

    private static func resolved(_ event: Event, _ ids: [String], _ before: [DemoLine]) -> Event {
        switch event {
        case .itemsDecided(var decided):
            decided.flags = ids
            return .itemsDecided(decided)
        case .lineUndone: return .lineUndone(LineUndone(lines: ids))
        case .cutMade(var cut):
            let basis = DemoBasis(before)
            cut.basis = basis.entries
            cut.digest = basis.digest
            return .cutMade(cut)
        default: return event
        }
    }
}

/// What a cut says of the lines that it was computed from.
struct DemoBasis {
    var entries: [BasisEntry] = []
    var digest: String

    /// The lines of all writers so far, each writer's in order.
    init(_ lines: [DemoLine]) {
        let checksum = CRC32C()
        var sums: [String: [UInt8]] = [:]
        var counts: [String: Int] = [:]
        for line in lines {
            let seq = counts[line.writer, default: 0] + 1
            counts[line.writer] = seq
            // The line ends with `"crc":"3f01378f"}`.
            let bytes = line.bytes(seq: seq, checksum)
            sums[line.writer, default: []].append(contentsOf: bytes.suffix(10).dropLast(2))
        }
        var all: [UInt8] = []
        for writer in counts.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            entries.append(BasisEntry(writer: writer, seq: counts[writer, default: 0]))
            all.append(contentsOf: sums[writer, default: []])
        }
        digest = CRC32C.text(all.withUnsafeBufferPointer { checksum.checksum($0) })
    }
}
