import WhittleCells
import WhittleCore

/// Pairs of ideas that may say the same, side by side: merge, not the same, later. The order is
/// frozen while one works; a verdict applies only to a pair that has been painted with its face.
struct DuplicatesScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case merge, different, later, swap, mergeGroup, open, filter, refill
        case move(ListMove)
    }

    /// What a frame showed: the pair, and which idea would stand for both.
    struct Shown: Equatable, Sendable {
        var first: Int32
        var second: Int32
        var face: Int32
    }

    /// The pairs as they were proposed last.
    var pairs: [ProposedPair] = []
    /// The places of those that are merged, told apart or put off since.
    var settled: Set<Int> = []
    /// The face that was chosen for the pair under the cursor; nil: the proposed one.
    var chosenFace: Int32?
    var cursor = ListCursor()
    var filter = Filter()
    /// The pair that was shown when the filter was begun.
    var beforeFilter: ItemIDs?
    /// The pairs before the filter: all texts are compared only where the campaign has changed.
    var found = Remembered<SeenVersion, [ProposedPair]>()
    var isFilled = false
    var filledAt = -1
    /// How many texts had come or changed when the list was filled.
    var textsKnown = 0
    var painted: Shown?
    var lastVerdict: HeldKey?
    /// The pair that was chosen before a restart.
    var wanted: ItemIDs?

    struct HeldKey: Equatable, Sendable {
        var key: Key
        var at: Double
    }

    struct ItemIDs: Equatable, Sendable {
        var first: Int32
        var second: Int32
    }

    static let bindings: [Binding<Action>] =
        [
            Binding(
                [.character("m")], .merge, "merge",
                "Merges the two: a link, and votes count once per person over both."),
            Binding(
                [.character("x")], .different, "not the same",
                "Says that they are not the same: the pair is proposed no more."),
            Binding(
                [.character("s")], .later, "later",
                "Puts the pair off: it is proposed last, until u takes that back."),
            Binding(
                [.character("f")], .swap, "other face",
                "Changes which of the two stays as the face of both."),
            Binding(
                [.character("M")], .mergeGroup, "merge group",
                "Merges all that are as alike as these two, after asking."),
            Binding([.enter, .character("l"), .right], .open, "read", "Opens both ideas whole."),
            Binding([.character("/")], .filter, "filter", "Filters the pairs as you type."),
            Binding(
                [.character("R")], .refill, "refill",
                "Looks for pairs anew, with what has arrived."),
        ] + Binding.moves(over: "pair", Action.move)

    // MARK: The list

    /// Looks for pairs in the texts as they are now.
    mutating func fill(_ context: Context) {
        let chosen = wanted ?? ids
        wanted = nil
        let campaign = context.campaign
        let query = filter.query(context)
        let asked = QueryContext(
            campaign, context.viewpoint, for: query, derived: context.derived)
        let seen = SeenVersion(context)
        let all = found.known(for: seen) ?? context.similarity.pairs(campaign, context.viewpoint)
        found.keep(all, for: seen)
        pairs = all.filter { pair in
            query.matches(pair.first, asked) || query.matches(pair.second, asked)
        }
        settled = []
        chosenFace = nil
        isFilled = true
        filledAt = campaign.version
        textsKnown = campaign.textChanges.count
        let place = chosen.flatMap { ids in
            pairs.firstIndex { $0.first == ids.first && $0.second == ids.second }
        }
        cursor.move(to: place ?? 0, count: pairs.count, height: listHeight(context))
    }

    /// The pair under the cursor.
    var pair: ProposedPair? { cursor.selected(count: pairs.count).map { pairs[$0] } }

    private var ids: ItemIDs? { pair.map { ItemIDs(first: $0.first, second: $0.second) } }

    /// What `y` and `w` are about: the idea that would stand for both.
    func selected(_ context: Context) -> Int32? {
        pair.map { face(of: $0, context.campaign) }
    }

    /// The idea that would stand for both: the one that was chosen, else the proposed one.
    func face(of pair: ProposedPair, _ campaign: Campaign) -> Int32 {
        let heads = [campaign.head(of: pair.first), campaign.head(of: pair.second)]
        if let chosenFace, heads.contains(chosenFace) { return chosenFace }
        return campaign.proposedFace(of: heads) ?? heads[0]
    }

    /// What the frame that is drawn now shows.
    func shown(_ context: Context) -> Shown? {
        pair.map {
            Shown(first: $0.first, second: $0.second, face: face(of: $0, context.campaign))
        }
    }

    /// True where the pair has been merged, told apart or put off since it was proposed.
    static func isSettled(_ pair: ProposedPair, _ campaign: Campaign) -> Bool {
        if campaign.head(of: pair.first) == campaign.head(of: pair.second) { return true }
        let verdict = campaign.pairVerdict(pair.first, pair.second)
        return verdict == .different || verdict == .later && pair.verdict != .later
    }

    private func settledNow(_ campaign: Campaign) -> Set<Int> {
        Set(pairs.indices.filter { DuplicatesScreen.isSettled(pairs[$0], campaign) })
    }

    mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        let before = filter.text
        let shown = ids
        guard filter.take(key, context) else { return nil }
        if !filter.isActive { wanted = shown ?? beforeFilter }
        fill(context)
        // The first that is found; who keeps or clears a filter stays where they are.
        if filter.isActive, filter.text != before {
            cursor.move(to: 0, count: pairs.count, height: listHeight(context))
        }
        return []
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let height = listHeight(context)
        let count = pairs.count
        let before = cursor.cursor
        switch action {
        case .move(let move): cursor.take(move, count: count, height: height)
        case .filter:
            filter.isTyping = true
            beforeFilter = ids
        case .refill: fill(context)
        case .swap:
            guard let pair else { return [] }
            let now = face(of: pair, context.campaign)
            let heads = [pair.first, pair.second].map { context.campaign.head(of: $0) }
            chosenFace = heads.first { $0 != now } ?? now
        case .merge, .different, .later, .mergeGroup, .open: break
        }
        if cursor.cursor != before { chosenFace = nil }
        return []
    }

    // MARK: Verdicts

    /// Why a verdict key is not obeyed; nil where it is.
    mutating func refusal(_ key: Key, at time: Double, _ context: Context) -> String? {
        defer { lastVerdict = HeldKey(key: key, at: time) }
        if let last = lastVerdict, last.key == key,
            time - last.at < TriageScreen.heldKeyMilliseconds
        {
            return "A held key decides nothing: press it once for each pair."
        }
        guard let pair, let shown = shown(context) else { return "There is no pair here." }
        if DuplicatesScreen.isSettled(pair, context.campaign) {
            return "This pair is settled. u takes back your own last action."
        }
        return painted == shown
            ? nil : "Typed ahead: a verdict goes only to a pair that has been shown."
    }

    /// The group that the pair is in, of those still to be settled; nil where there is none.
    func group(_ context: Context) -> ProposedGroup? {
        guard let pair else { return nil }
        let open = pairs.indices.filter { !settled.contains($0) }.map { pairs[$0] }
        return SimilarityIndex.groups(open, context.campaign).first {
            $0.ideas.contains(pair.first) && $0.ideas.contains(pair.second)
        }
    }

    /// After a verdict was saved: the next pair that is left is shown.
    mutating func settle(_ context: Context) {
        settled = settledNow(context.campaign)
        chosenFace = nil
        let start = min(cursor.cursor, pairs.count)
        let order = Array(pairs.indices[start...]) + Array(pairs.indices[..<start])
        if let next = order.first(where: { !settled.contains($0) }) {
            cursor.move(to: next, count: pairs.count, height: listHeight(context))
        }
    }

    /// After an undo: the pair that is open again is shown, where it stood.
    mutating func takeBack(_ context: Context) {
        let now = settledNow(context.campaign)
        let returned = settled.subtracting(now).min()
        settled = now
        chosenFace = nil
        if let returned {
            cursor.move(to: returned, count: pairs.count, height: listHeight(context))
        }
    }

    func listHeight(_ context: Context) -> Int { areas(context.area).list.rows }
}
