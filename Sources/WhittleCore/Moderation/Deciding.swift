extension Campaign {
    /// So many items at most are decided in one line; more make an action of several lines.
    package static let itemsPerLine = 2_000

    /// So many bytes of a line at most are taken by items and flags: three quarters of the longest
    /// line that is read, which leaves room for a note.
    static let decisionBytes = LineScanner.maximumBytes / 4 * 3

    /// The events of a verdict on items: with the text that was judged, and, where the verdict
    /// settles the matter, the flags that it closes. An escalated item keeps its flags, for whoever
    /// takes it up. `member` is who decides: an appeal against their own verdict stays open; where
    /// nobody is named, all appeals do.
    package func decide(
        _ items: [Int32], _ verdict: Verdict, reason: String?, note: String? = nil,
        by member: String? = nil
    ) -> [ItemsDecided] {
        decide(
            items, verdict, reason: reason, note: note, by: member, bytes: Campaign.decisionBytes)
    }

    /// `bytes` is how many the items and flags of one line may take, about.
    func decide(
        _ items: [Int32], _ verdict: Verdict, reason: String?, note: String?, by member: String?,
        bytes limit: Int
    ) -> [ItemsDecided] {
        let isSettled = verdict == .approved || verdict == .hidden
        var events: [ItemsDecided] = []
        var event = ItemsDecided(items: [], verdict: verdict, reason: reason, note: note)
        var bytes = 0
        func begin() {
            events.append(event)
            event.items = []
            event.flags = []
            event.saw = []
            bytes = 0
        }
        func add(_ item: Int32) {
            let name = self.items.name(item)
            event.items.append(name)
            event.saw.append(JSONMember(name, .string(textChecksum(of: item))))
            // Twice the name; quotes, commas, a colon and eight digits.
            bytes += 2 * name.utf8.count + 17
        }
        for item in items {
            let flags = isSettled ? closableFlags(of: item, by: member).map(\.id) : []
            let more = flags.reduce(2 * self.items.name(item).utf8.count + 17) {
                $0 + $1.utf8.count + 3
            }
            if !event.items.isEmpty,
                event.items.count == Campaign.itemsPerLine || bytes + more > limit
            {
                begin()
            }
            add(item)
            for flag in flags {
                // More flags than one line holds: the same verdict again closes the others.
                if bytes + flag.utf8.count + 3 > limit, !event.flags.isEmpty {
                    begin()
                    add(item)
                }
                event.flags.append(flag)
                bytes += flag.utf8.count + 3
            }
        }
        if !event.items.isEmpty { events.append(event) }
        return events
    }
}
