/// What the platforms that items came from have been told of the decisions on them.
///
/// A delivery names lines, and the items of which it told. What a platform knows of an item is what the last delivery to it, or
/// the last import from it, said of that item. It is brought up to date in `settle()`: a delivery
/// may arrive before the lines that it names.
struct DeliveryState: Sendable {
    /// What a platform was told of an item, by a delivery or by its own import.
    struct Told: Sendable {
        /// The delivery's stamp, or the imported line's.
        var at: Stamp
        /// The deciding line; nil where the platform was told that the verdict was taken back.
        var line: LineKey?
        var known: KnownVerdict
    }

    /// What was delivered, by system, each delivery in the order of its stamp.
    private(set) var deliveries: [String: Register<DecisionsDelivered>] = [:]
    /// What deliveries told, by system and item.
    fileprivate(set) var told: [String: [Int32: Told]] = [:]
    /// Delivered lines that are not here yet, by the names of their writers: a delivery may name
    /// any number of writers of whom nothing is here, and makes none of them known.
    fileprivate var missing: MissingLines = [:]
    /// The imported items whose verdict their platform does not know.
    fileprivate(set) var undelivered: Set<Int32> = []
    /// The items that changed since the last settling.
    private(set) var touched: Set<Int32> = []
    /// All is to be settled anew.
    private(set) var isStale = false

    mutating func fold(
        _ delivered: DecisionsDelivered, _ stamp: Stamp, _ mode: FoldMode, _ ranks: WriterRanks
    ) {
        deliveries[delivered.system, default: Register()].fold(delivered, stamp, mode, ranks)
        isStale = true
    }

    /// The item was submitted or decided on, or a decision on it was taken back.
    mutating func touch(_ item: Int32) { touched.insert(item) }

    /// A writer turned out to be an import: of which items is not known.
    mutating func touchAll() { isStale = true }

    /// A line was undone or brought back: deliveries since may have meant other items.
    mutating func touchDeliveries() { if !deliveries.isEmpty { isStale = true } }

    fileprivate mutating func begin() {
        isStale = false
        touched = []
    }
}

/// Lines by the names of their writers and their numbers.
private typealias MissingLines = [String: Set<Int32>]

/// A verdict as a platform takes it: escalated is pending to it, and only hiding has a reason.
struct KnownVerdict: Equatable, Sendable {
    var verdict: Verdict
    var reason: String?

    static let none = KnownVerdict(verdict: .pending, reason: nil)

    init(verdict: Verdict, reason: String?) {
        self.verdict = verdict == .escalated ? .pending : verdict
        self.reason = verdict == .hidden ? reason : nil
    }

    init(_ decision: Decision?) {
        self.init(verdict: decision?.verdict ?? .pending, reason: decision?.reason)
    }
}

extension Campaign {
    mutating func settleDeliveries() {
        if !delivery.isStale, hasMissingDelivered { delivery.touchAll() }
        if delivery.isStale {
            tellAgain()
            delivery.begin()
            delivery.undelivered = Set(itemsWithVerdicts.filter { isUndelivered($0) })
            return
        }
        guard !delivery.touched.isEmpty else { return }
        for item in delivery.touched {
            if isUndelivered(item) {
                delivery.undelivered.insert(item)
            } else {
                delivery.undelivered.remove(item)
            }
        }
        delivery.begin()
    }

    /// True where a line came that a delivery before it names.
    private var hasMissingDelivered: Bool {
        delivery.missing.contains { name, seqs in
            guard let writer = writers.find(name) else { return false }
            return seqs.contains { recordIndex[LineKey(writer: writer, seq: $0)] != nil }
        }
    }

    /// The items that anyone decided on, or that a platform was told of: a decision that was undone
    /// before it arrived left nothing on its item.
    var itemsWithVerdicts: Set<Int32> {
        var items = Set(histories.keys)
        for told in delivery.told.values { items.formUnion(told.keys) }
        return items
    }

    /// Reads all deliveries in the order of their stamps; of each item the last one counts.
    private mutating func tellAgain() {
        var told: [String: [Int32: DeliveryState.Told]] = [:]
        var missing: MissingLines = [:]
        for (system, register) in delivery.deliveries {
            var ofSystem: [Int32: DeliveryState.Told] = [:]
            for entry in register.entries {
                let part = tell(entry.value, at: entry.stamp, after: ofSystem, &missing)
                ofSystem.merge(part) { _, new in new }
            }
            told[system] = ofSystem
        }
        delivery.told = told
        delivery.missing = missing
    }

    /// What one delivery says of each item, after those before it: of several lines on an item the
    /// latest, and only where there is none, that an undone line was taken back. One that names its
    /// items says nothing of others. Of one that does not, a line that is delivered again for some
    /// of its items says nothing of those whose platform knew a later one.
    private mutating func tell(
        _ delivery: DecisionsDelivered, at stamp: Stamp, after before: [Int32: DeliveryState.Told],
        _ missing: inout MissingLines
    ) -> [Int32: DeliveryState.Told] {
        var told: [Int32: (stamp: Stamp, told: DeliveryState.Told)] = [:]
        var takenBack: [Int32: DeliveryState.Told] = [:]
        let named = Set(delivery.items)
        func isTold(_ id: String) -> Bool { named.isEmpty || named.contains(id) }
        for id in delivery.lines {
            guard let record = deliveredRecord(id, &missing) else { continue }
            if case .itemsDecided(let event) = record.event {
                let known = KnownVerdict(verdict: event.verdict, reason: event.reason)
                for id in event.items where isTold(id) {
                    let item = intern(item: id)
                    if let other = told[item], record.stamp.isBefore(other.stamp, writers.ranks) {
                        continue
                    }
                    if named.isEmpty, let line = before[item]?.line,
                        hasStood(line, after: record.stamp, stamp)
                    {
                        continue
                    }
                    told[item] = (
                        record.stamp,
                        DeliveryState.Told(at: stamp, line: record.stamp.line, known: known)
                    )
                }
            } else if case .lineUndone(let event) = record.event {
                for id in decidedItems(ofLines: event.lines, &missing) where isTold(id) {
                    takenBack[intern(item: id)] = DeliveryState.Told(
                        at: stamp, line: nil, known: .none)
                }
            }
        }
        return takenBack.merging(told.mapValues(\.told)) { _, decided in decided }
    }

    /// True where a line later than another was not undone when a delivery was written.
    private func hasStood(_ line: LineKey, after other: Stamp, _ delivery: Stamp) -> Bool {
        records(of: line).contains {
            $0.stamp.variant == 0 && other.isBefore($0.stamp, writers.ranks)
        } && undone[line]?.value(before: delivery, writers.ranks)?.isUndone != true
    }

    private func decidedItems(
        ofLines ids: [String], _ missing: inout MissingLines
    ) -> [String] {
        var items: [String] = []
        for id in ids {
            guard let record = deliveredRecord(id, &missing) else { continue }
            if case .itemsDecided(let event) = record.event { items += event.items }
        }
        return items
    }

    /// The record of a line that a delivery names; nil where it is not here, or can never be.
    private func deliveredRecord(_ id: String, _ missing: inout MissingLines) -> Record? {
        guard let parts = Identifier.parts(ofLine: id), parts.seq <= Stamp.maximumSeq else {
            return nil
        }
        let seq = Int32(parts.seq)
        if let writer = writers.find(parts.writer),
            let record = records(of: LineKey(writer: writer, seq: seq))
                .first(where: { $0.stamp.variant == 0 })
        {
            return record
        }
        missing[parts.writer, default: []].insert(seq)
        return nil
    }

    /// What the platform of an item knows of it; nil where it was never told and told nothing.
    func told(of item: Int32, _ system: String) -> DeliveryState.Told? {
        let delivered = delivery.told[system]?[item]
        let imported = histories[item]?.decision.entries.last {
            importedFrom($0.stamp.writer) == system
        }
        guard let imported else { return delivered }
        if let delivered, imported.stamp.isBefore(delivered.at, writers.ranks) { return delivered }
        return DeliveryState.Told(
            at: imported.stamp, line: imported.stamp.line, known: KnownVerdict(imported.value))
    }

    private func isUndelivered(_ item: Int32) -> Bool {
        guard let source = source(of: item), source.id != nil else { return false }
        let told = told(of: item, source.system)
        let last = histories[item]?.decision.last
        return KnownVerdict(last?.value) != told?.known ?? .none
    }
}
