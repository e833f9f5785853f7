extension Campaign {
    /// So many items at most are decided in one line; more make an action of several lines.
    package static let itemsPerLine = 2_000

    /// The events of a verdict on items: with the text that was judged, and, where the verdict
    /// settles the matter, the flags that it closes. An escalated item keeps its flags, for whoever
    /// takes it up. `member` is who decides: an appeal against their own verdict stays open; where
    /// nobody is named, all appeals do.
    package func decide(
        _ items: [Int32], _ verdict: Verdict, reason: String?, note: String? = nil,
        by member: String? = nil
    ) -> [ItemsDecided] {
        var events: [ItemsDecided] = []
        var rest = items[...]
        while !rest.isEmpty {
            let part = rest.prefix(Campaign.itemsPerLine)
            rest = rest.dropFirst(Campaign.itemsPerLine)
            let isSettled = verdict == .approved || verdict == .hidden
            events.append(
                ItemsDecided(
                    items: part.map { self.items.name($0) }, verdict: verdict, reason: reason,
                    note: note,
                    flags: isSettled
                        ? part.flatMap { closableFlags(of: $0, by: member).map(\.id) } : [],
                    saw: part.map {
                        JSONMember(self.items.name($0), .string(textChecksum(of: $0)))
                    }))
        }
        return events
    }
}
