/// What the rules find in every item of a campaign, kept up to date with what arrives: the texts
/// that came or changed are read, and nothing else. A value like any other; copies are cheap.
package struct RuleIndex: Sendable {
    /// What is remembered of an item's text for the rules that compare texts.
    private struct Entry: Sendable {
        /// 0 where the text is too short or the item is none.
        var hash: UInt64 = 0
        /// −1 where unknown.
        var author: Int32 = -1
        var time: Int64 = 0
    }

    /// The items of one text, by their authors alone.
    private struct SameText: Sendable {
        /// One an item, in order; −1 where unknown.
        private var authors: [Int32] = []
        private(set) var differentAuthors = 0

        var count: Int { authors.count }
        var hasUnknown: Bool { authors.first == -1 }

        private func place(of author: Int32) -> Int {
            var low = 0
            var high = authors.count
            while low < high {
                let middle = (low + high) / 2
                if authors[middle] < author { low = middle + 1 } else { high = middle }
            }
            return low
        }

        mutating func add(_ author: Int32) {
            let place = place(of: author)
            if place == authors.count || authors[place] != author { differentAuthors += 1 }
            authors.insert(author, at: place)
        }

        mutating func remove(_ author: Int32) {
            let place = place(of: author)
            guard place < authors.count, authors[place] == author else { return }
            authors.remove(at: place)
            if place == authors.count || authors[place] != author { differentAuthors -= 1 }
        }
    }

    private let parameters: RuleParameters
    private let choice: Choice
    private var epoch = -1
    /// The rules' state when they were read last.
    private var ruleChanges = -1
    private var changesRead = 0
    private var scanner = RuleScanner([])
    /// What single texts show, by item; most have nothing.
    private var found: [Int32: [RuleHit]] = [:]
    private var entries: ContiguousArray<Entry> = []
    private var sameText: [UInt64: SameText] = [:]
    /// When each author wrote, in order.
    private var times: [Int32: [Int64]] = [:]
    /// The rules by which it looks, in the order of their hits.
    package private(set) var rules: [Rule] = []

    /// Which rules are looked at.
    private enum Choice: Sendable {
        case active, all, these([Rule])
    }

    /// Empty until `update`. With `allRules` those that are off are looked at too.
    package init(allRules: Bool = false) {
        choice = allRules ? .all : .active
        parameters = .standard
    }

    /// For rules that are not the campaign's, as a measurement needs them.
    package init(_ rules: [Rule], _ parameters: RuleParameters) {
        choice = .these(rules)
        self.parameters = parameters
    }

    /// Reads what has come or changed since the last time; everything, where the rules changed.
    package mutating func update(_ campaign: Campaign) {
        let isAnew = campaign.textEpoch != epoch || campaign.textChanges.count < changesRead
        if isAnew || campaign.ruleChanges != ruleChanges {
            ruleChanges = campaign.ruleChanges
            let wanted =
                switch choice {
                case .active: campaign.activeRules
                case .all: campaign.flagRules
                case .these(let rules): rules
                }
            if isAnew || wanted != rules { begin(wanted, campaign) }
        }
        guard changesRead < campaign.textChanges.count else { return }
        let changes = campaign.textChanges
        while changesRead < changes.count {
            read(changes[changesRead], campaign)
            changesRead += 1
        }
    }

    private mutating func begin(_ rules: [Rule], _ campaign: Campaign) {
        self.rules = rules
        scanner = RuleScanner(rules, parameters)
        epoch = campaign.textEpoch
        changesRead = 0
        found = [:]
        entries = []
        sameText = [:]
        times = [:]
    }

    private mutating func read(_ item: Int32, _ campaign: Campaign) {
        if entries.count < campaign.rows.count {
            entries += ContiguousArray(
                repeating: Entry(), count: campaign.rows.count - entries.count)
        }
        forget(item)
        let row = campaign.rows[Int(item)]
        guard row.kind != .unknown, !campaign.isErased(item) else { return }
        let text = scanner.scan(campaign.text(of: item))
        if !text.hits.isEmpty { found[item] = text.hits }
        // The parts of a split item were written by its author at once, and are no flood.
        guard row.origin < 0 else { return }
        var entry = Entry(hash: 0, author: row.participant, time: row.happened)
        if text.length >= parameters.repeatedBytes {
            entry.hash = max(1, text.hash)
            sameText[entry.hash, default: SameText()].add(entry.author)
        }
        if entry.author >= 0 {
            let place = RuleIndex.place(of: entry.time, in: times[entry.author] ?? [])
            times[entry.author, default: []].insert(entry.time, at: place)
        }
        entries[Int(item)] = entry
    }

    private mutating func forget(_ item: Int32) {
        found[item] = nil
        let entry = entries[Int(item)]
        if entry.hash != 0 { sameText[entry.hash]?.remove(entry.author) }
        if entry.author >= 0, let present = times[entry.author] {
            let place = RuleIndex.place(of: entry.time, in: present)
            if place < present.count, present[place] == entry.time {
                times[entry.author]?.remove(at: place)
            }
        }
        entries[Int(item)] = Entry()
    }

    /// The first place whose time is not before the given one.
    private static func place(of time: Int64, in times: [Int64]) -> Int {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    // MARK: Asking

    /// What the rules find in an item, in the order of `rules`. Whoever asks must be allowed to see
    /// the item and its moderation.
    package func hits(of item: Int32) -> [RuleHit] {
        guard item >= 0, item < entries.count else { return [] }
        var hits = found[item] ?? []
        for rule in rules where rule.kind == .repeated || rule.kind == .flood {
            guard let detail = rule.kind == .repeated ? repetition(item) : flood(item) else {
                continue
            }
            let hit = RuleHit(
                rule: rule.id, kind: rule.kind, code: rule.code, words: [], ranges: [],
                detail: detail, isUnsure: false)
            let place = hits.firstIndex { isBefore(rule.id, $0.rule) } ?? hits.count
            hits.insert(hit, at: place)
        }
        return hits
    }

    private func isBefore(_ one: String, _ other: String) -> Bool {
        for rule in rules {
            if rule.id == one { return true }
            if rule.id == other { return false }
        }
        return false
    }

    /// True where any rule finds something.
    package func hasHits(_ item: Int32) -> Bool {
        if found[item] != nil { return true }
        guard item >= 0, item < entries.count else { return false }
        return rules.contains { $0.kind == .repeated } && repetition(item) != nil
            || rules.contains { $0.kind == .flood } && flood(item) != nil
    }

    /// The items in which a rule finds something, in the order in which they were written.
    package func items(in campaign: Campaign) -> [Int32] {
        campaign.sortedByTime((0..<Int32(entries.count)).filter { hasHits($0) })
    }

    private func repetition(_ item: Int32) -> String? {
        let hash = entries[Int(item)].hash
        guard hash != 0, let same = sameText[hash], same.count >= parameters.repeatedTimes else {
            return nil
        }
        let authors =
            same.hasUnknown
            ? ""
            : same.differentAuthors == 1
                ? ", all by one author" : ", by \(same.differentAuthors) authors"
        return "the same text \(same.count) times\(authors)"
    }

    /// The most texts of the item's author in any window that holds it.
    private func flood(_ item: Int32) -> String? {
        let entry = entries[Int(item)]
        guard entry.author >= 0, let all = times[entry.author], all.count >= parameters.floodTexts
        else { return nil }
        let window = parameters.floodWindow
        var low = RuleIndex.place(of: entry.time - window, in: all)
        var high = low
        var most = 0
        // Both ends only ever move on: linear in what lies within a window on either side.
        while low < all.count, all[low] <= entry.time {
            while high < all.count, all[high] <= all[low] + window { high += 1 }
            most = max(most, high - low)
            low += 1
        }
        guard most >= parameters.floodTexts else { return nil }
        return "\(most) texts by one author within \(window / 60_000) minutes"
    }
}

extension Campaign {
    /// What the rules that are on find in a text that is not yet in the campaign; those that compare
    /// texts have nothing to say of it.
    package func ruleHits(in text: String) -> [RuleHit] {
        var scanner = RuleScanner(activeRules)
        return scanner.scan(text).hits
    }
}
