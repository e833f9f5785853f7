/// A theme as it stands now.
package struct Theme: Equatable, Sendable {
    package let id: String
    package let title: String
    package let description: String?
    /// For example `barrier` or `building-block`.
    package let kind: String?
    /// The theme that it belongs to: one in use, never in a circle.
    package let parent: String?
    /// How many themes stand above it.
    package let depth: Int
    package let order: Int?
    /// The two characters that mark it on the coding screen, no other theme's; empty where all are
    /// taken, and for a retired theme.
    package let key: String
    package let isRetired: Bool
    /// What a retired theme became: one, merged; several, split; none, dropped.
    package let into: [String]
}

/// The themes of a campaign, in their order.
package struct ThemeBook: Equatable, Sendable {
    /// Those in use: by `order`, then as they came into the book; each parent before its children.
    package private(set) var themes: [Theme] = []
    /// Those that are retired, as they came into the book.
    package private(set) var retired: [Theme] = []
    private var placeByID: [String: Int] = [:]
    /// Where a retired theme leads: one theme, several to choose from, or none.
    private var successors: [String: [String]] = [:]

    /// Without themes.
    package init() {}

    /// True where no theme was ever defined.
    package var isEmpty: Bool { themes.isEmpty && retired.isEmpty }

    /// A theme in use.
    package func theme(_ id: String) -> Theme? { placeByID[id].map { themes[$0] } }

    /// A theme in use or retired.
    package func anyTheme(_ id: String) -> Theme? {
        theme(id) ?? retired.first { $0.id == id }
    }

    /// The title of a theme, in use or not; its id where nothing is known of it.
    package func title(_ id: String) -> String { anyTheme(id)?.title ?? id }

    /// The theme in use with these two characters.
    package func theme(key: String) -> Theme? { themes.first { $0.key == key } }

    /// What a coding says today: each theme followed to what it became, in the order of the book,
    /// each once. Dropped and unknown ones are left out; of those that were split, the coder must
    /// say which part is meant.
    package func current(_ coded: [String]) -> (themes: [String], split: [String]) {
        var places: Set<Int> = []
        var split: Set<String> = []
        for id in coded {
            let end = end(of: id)
            if let place = placeByID[end] {
                places.insert(place)
            } else if (successors[end]?.count ?? 0) > 1 {
                split.insert(end)
            }
        }
        return (places.sorted().map { themes[$0].id }, split.sorted())
    }

    /// The theme at the end of the merges that begin with this one.
    private func end(of id: String) -> String {
        var id = id
        while let next = successors[id], next.count == 1 { id = next[0] }
        return id
    }

    /// The order of a list of themes as the book has it; unknown ones last.
    package func sorted(_ ids: [String]) -> [String] {
        ids.sorted { one, other in
            let places = (placeByID[one] ?? Int.max, placeByID[other] ?? Int.max)
            return places.0 != places.1 ? places.0 < places.1 : one < other
        }
    }
}

// MARK: Making it

extension ThemeBook {
    init(_ state: CodingState, _ ranks: WriterRanks) {
        let defined = state.definitions.compactMap { id, register in
            register.last.flatMap { last in
                register.first.map {
                    Definition(id: id, event: last.value.value, first: $0.stamp, last: last.stamp)
                }
            }
        }.sorted { one, other in
            let orders = (one.event.order ?? Int.max, other.event.order ?? Int.max)
            return orders.0 != orders.1
                ? orders.0 < orders.1 : one.first.isBefore(other.first, ranks)
        }
        var retirements: [String: (event: ThemeRetired, stamp: Stamp)] = [:]
        for one in defined {
            guard let last = state.retirements[one.id]?.last, let event = last.value.value else {
                continue
            }
            retirements[one.id] = (event, last.stamp)
        }
        successors = ThemeBook.successors(retirements, defined.map(\.id), ranks)
        let inUse = defined.filter { retirements[$0.id] == nil }
        let parents = parents(inUse, ranks)
        var keys = ThemeKeys()
        let ordered = ThemeBook.tree(inUse, parents)
        let chosen = keys.assign(
            ordered.map { ($0.definition.event.key, $0.definition.event.title) })
        for (index, entry) in ordered.enumerated() {
            placeByID[entry.definition.id] = index
            themes.append(
                Theme(
                    entry.definition, parent: parents[entry.definition.id], depth: entry.depth,
                    key: chosen[index]))
        }
        retired = defined.filter { retirements[$0.id] != nil }.map { definition in
            Theme(definition, retired: successors[definition.id] ?? [])
        }
    }

    struct Definition {
        var id: String
        var event: ThemeDefined
        var first: Stamp
        var last: Stamp
    }

    /// Where retired themes lead. A merge into itself, or into what is not in the book, leads
    /// nowhere; of merges that form a circle, the one with the highest stamp leads nowhere.
    private static func successors(
        _ retirements: [String: (event: ThemeRetired, stamp: Stamp)], _ known: [String],
        _ ranks: WriterRanks
    ) -> [String: [String]] {
        let known = Set(known)
        var result: [String: [String]] = [:]
        var links: [String: Link] = [:]
        for (id, retirement) in retirements {
            var into: [String] = []
            for other in retirement.event.into
            where other != id && known.contains(other) && !into.contains(other) {
                into.append(other)
            }
            result[id] = into
            if into.count == 1 { links[id] = Link(to: into[0], stamp: retirement.stamp) }
        }
        for id in Link.closingCircles(links, ranks) { result[id] = [] }
        return result
    }

    /// The parent of each theme that has one in use. A parent that was merged is what it became.
    private func parents(_ inUse: [Definition], _ ranks: WriterRanks) -> [String: String] {
        let ids = Set(inUse.map(\.id))
        var links: [String: Link] = [:]
        for one in inUse {
            guard let parent = one.event.parent.map({ end(of: $0) }), parent != one.id,
                ids.contains(parent)
            else { continue }
            links[one.id] = Link(to: parent, stamp: one.last)
        }
        for id in Link.closingCircles(links, ranks) { links[id] = nil }
        return links.mapValues(\.to)
    }

    /// Parents before their children, otherwise in the order given.
    private static func tree(
        _ inUse: [Definition], _ parents: [String: String]
    ) -> [(definition: Definition, depth: Int)] {
        var children: [String: [Definition]] = [:]
        for one in inUse {
            if let parent = parents[one.id] { children[parent, default: []].append(one) }
        }
        var result: [(definition: Definition, depth: Int)] = []
        var waiting = inUse.filter { parents[$0.id] == nil }.reversed().map { ($0, 0) }
        while let (next, depth) = waiting.popLast() {
            result.append((next, depth))
            waiting += (children[next.id] ?? []).reversed().map { ($0, depth + 1) }
        }
        return result
    }
}

/// From one theme to another, by the line with this stamp.
private struct Link {
    var to: String
    var stamp: Stamp

    /// Of the links that form circles, the one of each with the highest stamp.
    static func closingCircles(_ links: [String: Link], _ ranks: WriterRanks) -> [String] {
        var result: [String] = []
        var settled: Set<String> = []
        for start in links.keys.sorted() {
            var path: [String] = []
            var id = start
            while let link = links[id], !settled.contains(id), !path.contains(id) {
                path.append(id)
                id = link.to
            }
            if let first = path.firstIndex(of: id) {
                let circle = path[first...]
                let latest = circle.max { one, other in
                    guard let first = links[one]?.stamp, let second = links[other]?.stamp else {
                        return false
                    }
                    return first.isBefore(second, ranks)
                }
                if let latest { result.append(latest) }
            }
            settled.formUnion(path)
        }
        return result
    }
}

extension Theme {
    fileprivate init(
        _ definition: ThemeBook.Definition, parent: String?, depth: Int, key: String
    ) {
        self.init(
            definition, parent: parent, depth: depth, key: key, isRetired: false, into: [])
    }

    fileprivate init(_ definition: ThemeBook.Definition, retired into: [String]) {
        self.init(definition, parent: nil, depth: 0, key: "", isRetired: true, into: into)
    }

    private init(
        _ definition: ThemeBook.Definition, parent: String?, depth: Int, key: String,
        isRetired: Bool, into: [String]
    ) {
        let event = definition.event
        self.init(
            id: definition.id, title: event.title.isBlank ? definition.id : event.title,
            description: event.description, kind: event.kind, parent: parent, depth: depth,
            order: event.order, key: key, isRetired: isRetired, into: into)
    }
}
