/// The last decision on an imported item, for the platform that the item came from.
package struct PlatformDecision: Sendable {
    /// The item here.
    package let item: Int32
    /// The item there.
    package let source: ItemSource
    /// As it counts here.
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
    /// Of all systems it is cheap enough to be asked for every frame: the number is kept up to date
    /// with every line, and of whoever stands back from ideas only these are looked at.
    package func undeliveredCount(for viewpoint: Viewpoint, system: String? = nil) -> Int {
        guard viewpoint.isStaff else { return 0 }
        guard system == nil else {
            return delivery.undelivered.count { item in
                sourceSystem(of: item) == system && viewpoint.canSee(item, in: self)
            }
        }
        // But for recusals the staff sees every item that is here.
        let unseen = itemsRecused(from: viewpoint.member).count {
            delivery.undelivered.contains($0) && !viewpoint.canSee($0, in: self)
        }
        return delivery.undelivered.count - unseen
    }

    /// The ideas from which a member stands back, with their groups and comments.
    private func itemsRecused(from member: String?) -> Set<Int32> {
        guard let member else { return [] }
        var items: Set<Int32> = []
        for (idea, members) in recusals where members[member]?.value?.isDeclared == true {
            for other in group(of: head(of: idea)) where items.insert(other).inserted {
                items.formUnion(comments(of: other))
            }
        }
        return items
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
