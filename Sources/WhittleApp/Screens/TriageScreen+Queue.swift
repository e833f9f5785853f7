import WhittleCells
import WhittleCore

/// The queue while one works in it: frozen, with what others do shown on its rows.
extension TriageScreen {
    /// Fills the queue with what waits now.
    mutating func fill(_ context: Context) {
        let campaign = context.campaign
        let chosen = wanted ?? selected(context)
        wanted = nil
        let key = QueueKey(seen: SeenVersion(context), name: name)
        let found =
            queues.known(for: key)
            ?? TriageQueue(campaign, context.viewpoint, name) { item in
                context.rules.hits(of: item).contains { $0.code == Campaign.personalDataCode }
            }
        queues.keep(found, for: key)
        let query = filter.query(context)
        queue = query.filter(
            found.items,
            QueryContext(campaign, context.viewpoint, for: query, derived: context.derived))
        urgency = found.urgency
        let texts = TextsKey(epoch: campaign.textEpoch, count: campaign.textChanges.count)
        if authorsKnown != texts {
            authors = AuthorIndex(campaign)
            authorsKnown = texts
        }
        decided = []
        decidedByOthers = []
        told = []
        verdictsOfOthers = [:]
        for item in queue where campaign.rows[Int(item)].hasHistory {
            let count = campaign.verdictsOfOthers(on: item, than: context.member)
            if count > 0 { verdictsOfOthers[item] = count }
        }
        tagged.formIntersection(queue)
        isFilled = true
        filledAt = campaign.version
        let place = chosen.flatMap { queue.firstIndex(of: $0) } ?? 0
        cursor.move(to: place, count: queue.count, height: listHeight(context))
        if chosen == nil { moveToNext(after: 0, context) }
    }

    /// True where nobody has decided the item since the queue was filled.
    func isWaiting(_ item: Int32) -> Bool {
        !decided.contains(item) && !decidedByOthers.contains(item)
    }

    /// Goes to the next item that waits and that nobody else is at, from the cursor on and then
    /// from the start; where all are claimed, to the next that waits.
    mutating func moveToNext(after step: Int, _ context: Context) {
        guard !queue.isEmpty else { return }
        let start = min(cursor.cursor, queue.count - 1) + step
        func next(_ isWanted: (Int32) -> Bool) -> Int? {
            for offset in 0..<queue.count {
                let place = (start + offset) % queue.count
                if isWanted(queue[place]) { return place }
            }
            return nil
        }
        let free = next { isWaiting($0) && claimed[$0] == nil }
        guard let place = free ?? next(isWaiting) else { return }
        cursor.goOn(to: place, count: queue.count, height: listHeight(context))
    }

    /// After a verdict was saved: the items are done, and the next waiting one is shown. Tags are
    /// for one verdict: what it left out loses its tag too.
    mutating func advance(past items: [Int32], _ verdict: Given, _ context: Context) {
        decided.formUnion(items)
        tagged = []
        given.insert(verdict, at: 0)
        if given.count > TriageScreen.givenLimit { given.removeLast() }
        pace.append((lastVerdict?.at ?? 0, items.count))
        if pace.count > 50 { pace.removeFirst() }
        moveToNext(after: 0, context)
    }

    /// After an undo: the items wait again where they stood, and the first of them is shown.
    mutating func restore(_ items: [Int32], _ context: Context) {
        let items = Set(items)
        decided.subtract(items)
        given.removeAll { !items.isDisjoint(with: $0.items) }
        if let place = queue.firstIndex(where: items.contains) {
            cursor.move(to: place, count: queue.count, height: listHeight(context))
        } else if !items.isEmpty {
            fill(context)
        }
    }

    // MARK: Others

    /// Takes note of what others decided: their items are passed over. Answers a sentence where
    /// somebody has decided an item that was decided here too.
    mutating func noteArrivals(_ context: Context) -> String? {
        guard isFilled else { return nil }
        let campaign = context.campaign
        var twice: [Int32] = []
        for item in queue where campaign.rows[Int(item)].hasHistory {
            let count = campaign.verdictsOfOthers(on: item, than: context.member)
            guard count > verdictsOfOthers[item] ?? 0 else {
                decidedByOthers.remove(item)
                continue
            }
            if decided.contains(item) {
                if told.insert(item).inserted { twice.append(item) }
            } else {
                decidedByOthers.insert(item)
            }
        }
        guard let item = twice.first, let decision = campaign.decision(of: item) else { return nil }
        let others = campaign.decisions(of: item).map(\.decision.member)
            .filter { $0 != context.member }
        let who = others.last ?? "somebody"
        let which =
            twice.count == 1 ? campaign.items.name(item) : "\(twice.count) items that you decided"
        return
            "\(who) has decided \(which) too: \(decision.verdict.rawValue) by \(decision.member) counts, being the later."
    }

    /// Takes what others say they are about to decide. Where two claim the same item at the same
    /// moment, it is for the one whose name comes first.
    mutating func setClaims(_ colleagues: [Colleague], _ context: Context) {
        claimed = [:]
        for colleague in colleagues where colleague.member != context.member {
            for id in colleague.claims {
                guard let item = context.campaign.items.find(id), claimed[item] == nil else {
                    continue
                }
                let isMine = claims.contains(item) && (context.member ?? "") < colleague.member
                if !isMine { claimed[item] = colleague.member }
            }
        }
        claims.removeAll { claimed[$0] != nil }
        // Who has just come begins where nobody is.
        if painted == nil, let item = selected(context), claimed[item] != nil {
            moveToNext(after: 0, context)
        }
    }

    /// The items to claim now, where the claim of before does not reach far enough: the next ones
    /// that wait and that nobody else has claimed. Nil where nothing is to be said anew.
    mutating func nextClaims() -> [Int32]? {
        let ahead = claims.count { isWaiting($0) }
        let isAhead = current.map(claims.contains) ?? true
        guard !isAhead || ahead < TriageScreen.claimedAhead / 2 else { return nil }
        var next: [Int32] = []
        for place in min(cursor.cursor, queue.count)..<queue.count
        where next.count < TriageScreen.claimedAhead {
            let item = queue[place]
            if isWaiting(item), claimed[item] == nil { next.append(item) }
        }
        guard next != claims else { return nil }
        claims = next
        return next
    }
}

extension Campaign {
    /// How many verdicts on an item are by others than the member.
    func verdictsOfOthers(on item: Int32, than member: String?) -> Int {
        guard rows[Int(item)].hasHistory else { return 0 }
        return decisions(of: item).count { $0.decision.member != member }
    }
}
