/// The last decision on an imported item, for the platform that the item came from.
package struct PlatformDecision: Sendable {
    package let item: Int32
    package let source: ItemSource
    package let verdict: Verdict
    /// A reason code.
    package let reason: String?
    /// When it was decided; for a verdict taken back, when that was done.
    package let decided: Timestamp
    /// The line that a delivery names: the deciding one, or the one that took it back. Nil where
    /// there is none, as after a change of members.
    package let line: String?
    /// True where the platform knows it: it was delivered, or came from there.
    package let isDelivered: Bool
}

extension Campaign {
    /// The systems that items were imported from, in byte order.
    package var sourceSystems: [String] {
        Set(writers.writers.filter { $0.kind == .import }.compactMap(\.system)).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
    }

    /// How many imported items have a verdict that their platform does not know, among those that
    /// the viewer may see; none for those who do not moderate. Without a system, of all of them.
    /// Cheap enough to be asked for every frame: it is kept up to date with every line.
    package func undeliveredCount(for viewpoint: Viewpoint, system: String? = nil) -> Int {
        guard viewpoint.isStaff else { return 0 }
        // But for recusals the staff sees every item that is here.
        let isRecused = recusals.values.contains { ofIdea in
            viewpoint.member.map { ofIdea[$0] != nil } ?? false
        }
        if system == nil, !isRecused { return delivery.undelivered.count }
        return delivery.undelivered.count { item in
            viewpoint.canSee(item, in: self) && (system == nil || sourceSystem(of: item) == system)
        }
    }

    /// The last decisions on a system's items that the viewer may see, the oldest item first; none
    /// for those who do not moderate. Items that nobody has decided on are not among them, unless
    /// the platform was told a verdict that has been taken back since.
    package func platformDecisions(
        of system: String, for viewpoint: Viewpoint
    ) -> [PlatformDecision] {
        guard viewpoint.isStaff else { return [] }
        let items = Array(itemsWithVerdicts).filter {
            sourceSystem(of: $0) == system && viewpoint.canSee($0, in: self)
        }
        return sortedByTime(items).compactMap { item in
            source(of: item).flatMap { platformDecision(item, $0) }
        }
    }

    private func platformDecision(_ item: Int32, _ source: ItemSource) -> PlatformDecision? {
        let isDelivered = !delivery.undelivered.contains(item)
        if let last = histories[item]?.decision.last {
            return PlatformDecision(
                item: item, source: source, verdict: last.value.verdict,
                reason: last.value.reason, decided: last.value.happened,
                line: lineID(last.stamp), isDelivered: isDelivered)
        }
        guard !isDelivered, let line = told(of: item, source.system)?.line else { return nil }
        let undoing = undone[line]?.last
        return PlatformDecision(
            item: item, source: source, verdict: .pending, reason: nil,
            decided: undoing?.stamp.time ?? Timestamp(milliseconds: rows[Int(item)].happened),
            line: undoing.map { lineID($0.stamp) }, isDelivered: false)
    }
}
