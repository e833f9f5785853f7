/// What somebody looks for, in the one language of the screens' filters and of `--where`. It is
/// read for a campaign and a viewer, whose handles and rights it holds: read it again where either
/// has changed.
package struct Query: Sendable {
    let root: QueryNode

    /// So long a text is read at most, in characters.
    package static let textLimit = 1_000

    /// Finds everything.
    package static let everything = Query(root: .all([]))
    /// Finds nothing.
    package static let nothing = Query(root: .any([]))

    init(root: QueryNode) {
        self.root = root
    }

    /// - Parameter name: the saved query that this text is to become, which it must not use.
    package init(
        _ text: String, in campaign: Campaign, for viewpoint: Viewpoint, saving name: String? = nil
    ) throws(QueryFault) {
        var parser = QueryParser(text, campaign, viewpoint, using: name.map { [$0] } ?? [])
        root = try parser.parse()
    }

    /// What all of the queries find.
    package static func all(_ queries: [Query]) -> Query {
        Query(root: QueryNode.all(joining: queries.map(\.root)))
    }

    /// True where nothing is asked.
    package var isEmpty: Bool {
        if case .all(let parts) = root { return parts.isEmpty }
        return false
    }

    /// The first key that is asked for; nil where there are words alone.
    package var firstKey: QueryKey? { root.firstKey }

    /// Why it cannot be asked of texts that are no items; nil where it can.
    package var faultForTexts: QueryFault? {
        firstKey.map {
            QueryFault(1, "“\($0.rawValue)” is for ideas and comments; here words are looked for.")
        }
    }

    /// Why it cannot be asked where decided items are judged again blind; nil where it can. What
    /// became of an item shows in most keys, and words are enough to find one.
    package var faultForBlindLook: QueryFault? {
        firstKey.map {
            QueryFault(
                1, "Blind: words alone filter here, “\($0.rawValue)” could tell the verdict.")
        }
    }

    /// True where rankings or stages are asked for.
    package var needsDerived: Bool { root.needsDerived }

    /// True where an item that the viewer may see matches.
    package func matches(_ item: Int32, _ context: QueryContext) -> Bool {
        root.value(
            { $1 == item || context.holds($0, item) }, { $0.value(item, context) }) == true
    }

    /// Those of the items that match, in their order.
    package func filter(_ items: [Int32], _ context: QueryContext) -> [Int32] {
        isEmpty ? items : items.filter { matches($0, context) }
    }

    /// True where a text that is no item has the words; a key finds nothing in it.
    package func matches(text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            root.value({ word, _ in word.isIn(bytes) }, { _ in nil }) == true
        }
    }
}

/// What a query is asked against: the campaign as one viewer sees it.
package struct QueryContext {
    /// Whose items are matched.
    package let campaign: Campaign
    /// Who asks: a query finds nothing that they may not see.
    package let viewpoint: Viewpoint
    /// Computed only for a query that needs it.
    let derived: Derived?
    /// True where an idea is also found by the words of those merged into it.
    let searchesGroups: Bool

    /// - Parameter derived: what is at hand; it is computed anew where it is older than the campaign.
    package init(
        _ campaign: Campaign, _ viewpoint: Viewpoint, for query: Query, derived: Derived? = nil,
        searchesGroups: Bool = false
    ) {
        self.campaign = campaign
        self.viewpoint = viewpoint
        self.searchesGroups = searchesGroups
        let isCurrent = derived?.version == campaign.version && derived?.viewpoint == viewpoint
        self.derived =
            !query.needsDerived ? nil : isCurrent ? derived : Derived(campaign, viewpoint)
    }

    /// True where the item's text has the word.
    func holds(_ word: FoldedText, _ item: Int32) -> Bool {
        if campaign.contains(word, in: item) { return true }
        guard searchesGroups else { return false }
        return campaign.group(of: item).dropFirst().contains {
            viewpoint.canSee($0, in: campaign) && campaign.contains(word, in: $0)
        }
    }
}

/// A query as a tree. Its values are true, false, and nil where the viewer may not know: what
/// depends on something unseen is neither found nor, turned round, found (Kleene's logic).
indirect enum QueryNode: Sendable {
    /// A word or phrase; the item whose id it is, where it is one.
    case word(FoldedText, id: Int32?)
    case term(QueryTerm)
    case not(QueryNode)
    case all([QueryNode])
    case any([QueryNode])

    /// All of the nodes; what is looked up quickly goes first.
    static func all(joining nodes: [QueryNode]) -> QueryNode {
        let parts = nodes.flatMap { node in
            if case .all(let parts) = node { parts } else { [node] }
        }
        return parts.count == 1 ? parts[0] : .all(parts.byEffort)
    }

    static func any(joining nodes: [QueryNode]) -> QueryNode {
        nodes.count == 1 ? nodes[0] : .any(nodes.byEffort)
    }

    /// - Parameters:
    ///   - word: whether a word, or the item of that id, is there.
    ///   - term: what a term says; nil where the viewer may not know.
    func value(
        _ word: (FoldedText, Int32?) -> Bool, _ term: (QueryTerm) -> Bool?
    ) -> Bool? {
        switch self {
        case .word(let text, let id): return word(text, id)
        case .term(let asked): return term(asked)
        case .not(let node): return node.value(word, term).map { !$0 }
        case .all(let nodes):
            var result: Bool? = true
            for node in nodes {
                switch node.value(word, term) {
                case true?: continue
                case false?: return false
                case nil: result = nil
                }
            }
            return result
        case .any(let nodes):
            var result: Bool? = false
            for node in nodes {
                switch node.value(word, term) {
                case true?: return true
                case false?: continue
                case nil: result = nil
                }
            }
            return result
        }
    }

    var firstKey: QueryKey? {
        switch self {
        case .word: nil
        case .term(let term): term.key
        case .not(let node): node.firstKey
        case .all(let nodes), .any(let nodes): nodes.lazy.compactMap(\.firstKey).first
        }
    }

    var needsDerived: Bool {
        switch self {
        case .word: false
        case .term(let term): term.key.needsDerived
        case .not(let node): node.needsDerived
        case .all(let nodes), .any(let nodes): nodes.contains(where: \.needsDerived)
        }
    }

    /// How long a look takes: a column, the history, a text.
    fileprivate var effort: Int {
        switch self {
        case .word: 3
        case .term(let term):
            switch term.key.part {
            case .open, .author, .votes: term.key.needsDerived ? 2 : 1
            case .moderation, .reviews: 2
            }
        case .not(let node): node.effort
        case .all(let nodes), .any(let nodes): nodes.map(\.effort).max() ?? 0
        }
    }
}

extension [QueryNode] {
    /// In the order of their effort, those alike as they stood.
    fileprivate var byEffort: [QueryNode] {
        enumerated().sorted { ($0.element.effort, $0.offset) < ($1.element.effort, $1.offset) }
            .map(\.element)
    }
}
