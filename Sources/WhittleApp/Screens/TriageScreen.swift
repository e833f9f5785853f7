import WhittleCells
import WhittleCore

/// The moderators' queue: one item to read, one key per verdict. Its order is frozen while one
/// works; a verdict applies only to what has been painted.
struct TriageScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListMove)
        case approve, hide, escalate, skip, tag, tagAll, tagPage, similar, clearTags
        case edit, redact, split, note, read, policy, filter, saveFilter, queue, refill
    }

    /// A verdict that was given here, for the line of the last ones.
    struct Given: Equatable, Sendable {
        var items: [Int32]
        var verdict: Verdict
        var reason: String?
    }

    var name = QueueName.waiting
    /// The queue as it was filled last.
    var queue: [Int32] = []
    /// Ids of the items on which a verdict was given here since.
    var decided: Set<Int32> = []
    /// The items that somebody else has decided since.
    var decidedByOthers: Set<Int32> = []
    /// How many verdicts of others each item had when the queue was filled; none is left out.
    var verdictsOfOthers: [Int32: Int] = [:]
    /// The items on which a colleague's verdict has been told.
    var told: Set<Int32> = []
    /// Who is about to decide an item, of those who work at the same time.
    var claimed: [Int32: String] = [:]
    /// The items that this program has said it is about to decide.
    var claims: [Int32] = []
    var tagged: Set<Int32> = []
    var cursor = ListCursor()
    var filter = Filter()
    /// The item that was shown when the filter was begun.
    var beforeFilter: Int32?
    var isFilled = false
    /// The item that the last frame showed, and the checksum of the text that it showed.
    var painted: Int32?
    var paintedText = ""
    var lastVerdict: (key: Key, at: Double)?
    /// When verdicts were given, and on how many items: the last ones, for the rate.
    var pace: [(at: Double, items: Int)] = []
    /// The last verdicts, the latest first.
    var given: [Given] = []
    var filledAt = -1
    /// The item that was chosen before a restart.
    var wanted: Int32?
    var authors = AuthorIndex()
    /// Which texts the authors are known of.
    var authorsKnown: TextsKey?
    var urgency: Urgency?
    /// The whole queue, before the filter.
    var queues = Remembered<QueueKey, TriageQueue>()

    struct TextsKey: Equatable, Sendable {
        var epoch: Int
        var count: Int
    }

    struct QueueKey: Equatable, Sendable {
        let seen: SeenVersion
        let name: QueueName
    }

    static func == (left: TriageScreen, right: TriageScreen) -> Bool {
        left.queue == right.queue && left.decided == right.decided && left.tagged == right.tagged
            && left.cursor == right.cursor && left.filter == right.filter
            && left.painted == right.painted && left.name == right.name
    }

    /// A verdict key that comes again sooner than this was held down, not pressed.
    static let heldKeyMilliseconds = 80.0
    /// So many items are claimed ahead of the cursor.
    static let claimedAhead = 20
    /// The last verdicts that stay in sight.
    static let givenLimit = 4

    static let bindings: [Binding<Action>] =
        [
            Binding(
                [.character("a")], .approve, "approve",
                "Approves the item, or all that are tagged; closes their flags."),
            Binding([.character("x")], .hide, "hide", "Hides it; the next key is the reason."),
            Binding(
                [.character("v")], .escalate, "escalate",
                "Hands it to a facilitator: pending with a mark."),
            Binding([.character("s")], .skip, "skip", "Goes on and leaves it waiting."),
            Binding(
                [.character("d")], .similar, "like it",
                "Tags those that say nearly the same, for one verdict on all."),
            Binding(
                [.character(" ")], .tag, "tag",
                "Tags the item: a verdict then goes to all that are tagged."),
            Binding(
                [.character("T")], .tagPage, "tag page", "Tags all rows that are in sight."),
            Binding([.character("*")], .tagAll, "tag all", "Tags all that the filter shows."),
            Binding(
                [.character("U")], .clearTags, "untag", "Takes all tags away.", inFooter: false),
            Binding(
                [.character("/")], .filter, "filter",
                "Filters the queue as you type; Tab explains the filter."),
            Binding(
                [.character("F")], .saveFilter, "save filter",
                "Keeps the filter under a name, for the whole team.", inFooter: false),
            Binding(
                [.character("n")], .queue, "queue",
                "Chooses a queue: waiting, flagged, escalated, mine and others."),
            Binding(
                [.character("r")], .redact, "redact",
                "Puts another text in its place, with what the rules found already marked."),
            Binding([.character("e")], .edit, "edit", "Edits the text."),
            Binding(
                [.character("S")], .split, "split",
                "Splits a contribution into several ideas; it stays, with its lineage."),
            Binding(
                [.character("N")], .note, "note", "Writes a note, for the staff alone.",
                inFooter: false),
            Binding(
                [.enter, .character("l"), .right], .read, "read", "Opens the item whole.",
                inFooter: false),
            Binding(
                [.character("p")], .policy, "policy", "Shows the policy and the reason codes."),
            Binding(
                [.character("R")], .refill, "refill", "Fills the queue anew, with what has arrived."
            ),
        ] + Binding.moves(over: "item", Action.move)

    func selected(_ context: Context) -> Int32? { current }

    /// The item under the cursor.
    var current: Int32? { cursor.selected(count: queue.count).map { queue[$0] } }

    mutating func take(_ key: Key, _ context: Context) -> [Effect]? {
        let before = filter.text
        let item = selected(context)
        guard filter.take(key, context, of: filterSubject) else { return nil }
        if !filter.isActive { wanted = item ?? beforeFilter }
        fill(context)
        // The first that is found; who keeps or clears a filter stays where they are.
        if filter.isActive, filter.text != before {
            cursor.move(to: 0, count: queue.count, height: listHeight(context))
        }
        return []
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let height = listHeight(context)
        let count = queue.count
        switch action {
        case .move(let move): cursor.take(move, count: count, height: height)
        case .skip: moveToNext(after: 1, context)
        case .filter:
            filter.isTyping = true
            beforeFilter = selected(context)
        case .refill: fill(context)
        case .tag:
            guard let item = selected(context) else { return [] }
            if tagged.remove(item) == nil { tagged.insert(item) }
            cursor.move(by: 1, count: count, height: height)
        case .tagAll: tagged.formUnion(queue.filter(isWaiting))
        case .tagPage:
            let rows = cursor.visible(count: count, height: height)
            tagged.formUnion(rows.map { queue[$0] }.filter(isWaiting))
        case .clearTags: tagged = []
        // These open an overlay or write; the model does it.
        case .approve, .hide, .escalate, .similar, .edit, .redact, .split, .note, .read, .policy,
            .queue, .saveFilter:
            break
        }
        return []
    }

    /// The items that a verdict would go to: those tagged, else the one that is shown.
    func targets(_ context: Context) -> [Int32] {
        tagged.isEmpty ? selected(context).map { [$0] } ?? [] : queue.filter(tagged.contains)
    }

    /// Why a verdict key is not obeyed; nil where it is.
    mutating func refusal(_ key: Key, at time: Double, _ context: Context) -> String? {
        defer { lastVerdict = (key, time) }
        if let last = lastVerdict, last.key == key,
            time - last.at < TriageScreen.heldKeyMilliseconds
        {
            return "A held key decides nothing: press it once for each item."
        }
        guard let item = selected(context) else { return "The queue is empty." }
        guard painted == item else {
            return "Typed ahead: a verdict goes only to an item that has been shown."
        }
        guard tagged.isEmpty, paintedText != context.campaign.textChecksum(of: item) else {
            return nil
        }
        return "The text has changed since it was shown: read it again, then decide."
    }

    /// True where earlier verdicts are not shown: a second look is the judge's own.
    var isBlind: Bool { name == .secondLook }

    var filterSubject: Filter.Subject { isBlind ? .blindItems : .items }

    /// Decisions a minute, over the last ones; nil before there are two.
    var rate: Double? {
        guard let first = pace.first, let last = pace.last, last.at > first.at else { return nil }
        let items = pace.dropFirst().reduce(0) { $0 + $1.items }
        return Double(items) * 60_000 / (last.at - first.at)
    }
}
