/// What one coder reads in an item, as it counts now.
package struct Reading: Equatable, Sendable {
    package let item: Int32
    package let member: String
    /// `first`, `second` and so on.
    package let pass: String
    /// In the order of the book, each merged theme as what it became; empty: none fits.
    package let themes: [String]
    /// Themes of it that were split since: to be coded again.
    package let split: [String]
    /// As the coder themselves coded it before another's coding of the item could be seen, the
    /// themes by their own names: what agreement is measured on. Nil where somebody else recorded
    /// it for them.
    package let blind: [String]?
    package let stamp: Stamp
}

/// How the themes of an item were settled.
package struct Resolution: Equatable, Sendable {
    /// In the order of the book; empty: none fits.
    package let themes: [String]
    /// Themes of it that were split since: to be settled again.
    package let split: [String]
    package let note: String?
    package let member: String
    package let stamp: Stamp
}

extension Campaign {
    /// How many coders an item needs.
    package static let codersPerItem = 2
    /// The names of the passes, in their order.
    package static let passes = ["first", "second"]

    /// The readings of an item, one a coder, in the order in which they were first coded. A coder
    /// who coded it in several passes counts once, with what they said last: two passes are two
    /// people's.
    ///
    /// Not to be shown without asking `Viewpoint.readings`.
    func readings(of item: Int32) -> [Reading] {
        guard let slots = coding.codings[item] else { return [] }
        var entries: [String: [(pass: String, entry: Register<[String]>.Entry)]] = [:]
        for slot in slots {
            entries[slot.member, default: []] += slot.register.entries.map { (slot.pass, $0) }
        }
        // Read once: a closure that took it from the campaign would copy the campaign.
        let ranks = writers.ranks
        let byCoder = entries.compactMap { member, all in
            let sorted = all.sorted { $0.entry.stamp.isBefore($1.entry.stamp, ranks) }
            return sorted.first.map { (member: member, first: $0.entry.stamp, entries: sorted) }
        }.sorted { $0.first.isBefore($1.first, ranks) }
        // From here on each could see what the other said.
        let opened =
            byCoder.count >= Campaign.codersPerItem
            ? byCoder[Campaign.codersPerItem - 1].first : nil
        return byCoder.compactMap { coder in
            guard let last = coder.entries.last else { return nil }
            let blind = coder.entries.last { entry in
                writers[entry.entry.stamp.writer].member == coder.member
                    && opened.map { !$0.isBefore(entry.entry.stamp, ranks) } ?? true
            }
            let current = themeBook.current(last.entry.value)
            return Reading(
                item: item, member: coder.member, pass: last.pass, themes: current.themes,
                split: current.split,
                blind: blind.map { unique($0.entry.value) }, stamp: last.entry.stamp)
        }
    }

    private func unique(_ themes: [String]) -> [String] {
        var result: [String] = []
        for theme in themes where !result.contains(theme) { result.append(theme) }
        return result
    }

    /// The last word on an item's themes; nil where nobody has settled them.
    package func resolution(of item: Int32) -> Resolution? {
        guard let last = coding.resolutions[item]?.last else { return nil }
        let current = themeBook.current(last.value.value.themes)
        return Resolution(
            themes: current.themes, split: current.split, note: last.value.value.note,
            member: last.value.member, stamp: last.stamp)
    }

    /// Who has coded an item, in the order of their first coding: progress, never themes.
    package func coders(of item: Int32) -> [String] {
        coding.codings[item] == nil ? [] : readings(of: item).map(\.member)
    }

    /// The items that anyone has coded or settled, in the order of their ids.
    package var codedItems: [Int32] {
        let coded = coding.codings.filter { $0.value.contains { $0.register.last != nil } }.keys
        let settled = coding.resolutions.filter { $0.value.last != nil }.keys
        return Set(coded).union(settled).sorted { items.isBefore($0, $1) }
    }

    /// The pass in which a member codes an item: their own again, else the first that nobody else
    /// has taken; nil where two others have coded it, or it is settled without them.
    package func pass(of item: Int32, for member: String) -> String? {
        let readings = readings(of: item)
        if let own = readings.first(where: { $0.member == member }) { return own.pass }
        guard readings.count < Campaign.codersPerItem, resolution(of: item) == nil else {
            return nil
        }
        return Campaign.passes.first { pass in !readings.contains { $0.pass == pass } }
    }

    /// True for texts that are coded: ideas that count, and comments that are not hidden.
    package func isCodable(_ item: Int32) -> Bool {
        let row = rows[Int(item)]
        guard !isErased(item) else { return false }
        switch row.kind {
        case .idea: return counts(item)
        case .comment: return moderation == .post ? row.status != .hidden : row.status == .approved
        case .unknown: return false
        }
    }
}

// MARK: The theme book's versions

/// A change of the theme book.
package struct ThemeChange: Equatable, Sendable {
    /// What a line did to a theme.
    package enum What: Equatable, Sendable {
        case defined(ThemeDefined)
        case retired(into: [String])
        case restored
    }

    package let theme: String
    package let what: What
    package let member: String
    package let stamp: Stamp
}

extension Campaign {
    /// What happened to the themes, the earliest first; of one theme, or of all.
    package func themeHistory(of theme: String? = nil) -> [ThemeChange] {
        var changes: [ThemeChange] = []
        for (id, register) in coding.definitions where theme == nil || theme == id {
            changes += register.entries.map {
                ThemeChange(
                    theme: id, what: .defined($0.value.value), member: $0.value.member,
                    stamp: $0.stamp)
            }
        }
        for (id, register) in coding.retirements where theme == nil || theme == id {
            changes += register.entries.map { entry in
                ThemeChange(
                    theme: id,
                    what: entry.value.value.map { .retired(into: $0.into) } ?? .restored,
                    member: entry.value.member, stamp: entry.stamp)
            }
        }
        return changes.sorted { $0.stamp.isBefore($1.stamp, writers.ranks) }
    }

    /// The changes in words, each with what differs from the version before.
    package func themeHistoryLines(of theme: String) -> [String] {
        var before: ThemeDefined?
        return themeHistory(of: theme).map { change in
            let words: String
            switch change.what {
            case .defined(let event):
                words = before.map { event.difference(from: $0) } ?? "defined as “\(event.title)”"
                before = event
            case .retired(let into):
                let names = into.map { "“\(themeBook.title($0))”" }.joined(separator: ", ")
                words =
                    into.isEmpty
                    ? "retired" : into.count == 1 ? "merged into \(names)" : "split into \(names)"
            case .restored: words = "restored"
            }
            return "\(change.stamp.time.minuteText) \(change.member): \(words)"
        }
    }
}

extension ThemeDefined {
    /// What a new version changes, in words.
    func difference(from old: ThemeDefined) -> String {
        var words: [String] = []
        if title != old.title { words.append("renamed “\(old.title)” to “\(title)”") }
        func add(_ name: String, _ now: String?, _ then: String?) {
            if now != then { words.append(now.map { "\(name) is now “\($0)”" } ?? "no \(name)") }
        }
        add("key", key, old.key)
        add("kind", kind, old.kind)
        add("parent", parent, old.parent)
        add("description", description, old.description)
        add("order", order.map(String.init), old.order.map(String.init))
        return words.isEmpty ? "defined again, unchanged" : words.joined(separator: "; ")
    }
}

extension Campaign {
    /// The last definition of a theme, as it was written; nil where there is none.
    package func themeDefinition(_ id: String) -> ThemeDefined? {
        coding.definitions[id]?.value?.value
    }
}
