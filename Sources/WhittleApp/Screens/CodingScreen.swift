import WhittleCells
import WhittleCore

/// A coder's place: one text at a time beside the theme book, themes on two characters each; the
/// book itself; and what two coders differ on, to be settled.
struct CodingScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case save, noneFits, next, previous, search, mode, modeBefore, scope
        case down, up, pageDown, pageUp
        case newTheme, rename, setKey, describe, retire, note
    }

    enum Mode: String, CaseIterable, Equatable, Sendable {
        case code, book, reconcile
    }

    /// Themes chosen for a text and not yet saved.
    struct Draft: Equatable, Sendable {
        var themes: [String] = []
        /// Looked at, and none fits.
        var isNone = false
        var note = ""

        var isEmpty: Bool { themes.isEmpty && !isNone }

        /// Without themes that have been retired since, merged ones as what they became.
        func current(_ book: ThemeBook) -> Draft {
            var draft = self
            draft.themes = book.current(themes).themes
            return draft
        }
    }

    var mode = Mode.code
    var scope = CodingScope.all
    /// What is left to do; made anew when the campaign changes.
    var queue = CodingQueue()
    /// The texts in hand, by id: one to code, one to settle.
    var coding: String?
    var settling: String?
    /// Drafts by the item's id, kept until they are saved.
    var codingDrafts: [String: Draft] = [:]
    var settlingDrafts: [String: Draft] = [:]
    /// The first of two characters, while the second is awaited.
    var chord: Unicode.Scalar?
    /// The words that themes are looked for by; nil while nobody does.
    var words: TextField?
    var found = 0
    var skipped: Set<String> = []
    /// How many texts have each theme, for the book.
    var sizes = Remembered<Int, [CodingFigures.Size]>()
    /// Texts seen, for going back.
    var trail: [String] = []
    var firstLine = 0
    var cursor = ListCursor()
    /// The item that the last frame showed.
    var painted: Int32?

    static func == (left: CodingScreen, right: CodingScreen) -> Bool {
        left.mode == right.mode && left.coding == right.coding && left.settling == right.settling
            && left.codingDrafts == right.codingDrafts
            && left.settlingDrafts == right.settlingDrafts && left.chord == right.chord
            && left.cursor == right.cursor && left.scope == right.scope
    }

    static let bindings: [Binding<Action>] = [
        Binding(
            [.enter], .save, "save",
            "Saves the themes of this text and goes on; in the book opens a theme."),
        Binding([.character(".")], .noneFits, "none", "Says that no theme fits."),
        Binding([.character("/")], .search, "search", "Finds themes by words; Enter chooses."),
        Binding([.right], .next, "next", "Goes to the next text; a draft is kept."),
        Binding([.left], .previous, "back", "Goes back to the text before.", inFooter: false),
        Binding(
            [.tab], .mode, "mode", "Goes round: coding, the theme book, what coders differ on."),
        Binding(
            [.backTab], .modeBefore, "mode before", "Goes round the other way.", inFooter: false),
        Binding(
            [.character(",")], .scope, "which",
            "Chooses which texts: all, of one question, or comments.", inFooter: false),
        Binding(
            [.character("T")], .note, "note", "Says how the text was settled.", inFooter: false),
        Binding(
            [.character("j"), .down], .down, "down", "Scrolls the text, or the next theme.",
            inFooter: false),
        Binding(
            [.character("k"), .up], .up, "up", "Scrolls back, or the theme before.", inFooter: false
        ),
        Binding([.control("d"), .pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.control("u"), .pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding(
            [.character("N")], .newTheme, "new theme", "Defines a theme (in the book).",
            inFooter: false),
        Binding(
            [.character("E")], .rename, "rename", "Renames the theme (in the book).",
            inFooter: false),
        Binding(
            [.character("K")], .setKey, "its keys", "Gives the theme two characters (in the book).",
            inFooter: false),
        Binding(
            [.character("D")], .describe, "describe", "Says when the theme fits (in the book).",
            inFooter: false),
        Binding(
            [.character("R")], .retire, "retire",
            "Retires, merges or splits the theme, or restores it (in the book).", inFooter: false),
    ]

    /// What the letters mean here, for the help.
    static let chordHelp = [
        "a b               Two characters: the theme that they mark is chosen, or no longer.",
        "                  The first of them alone lists its themes with their definitions.",
        "                  A letter that begins a theme's mark, twice: what it does elsewhere.",
    ]

    /// What the footer of a mode shows, in its order.
    static func footer(_ mode: Mode) -> [(key: String, label: String)] {
        let wanted: [(Action, String?)] =
            switch mode {
            case .code:
                [(.save, nil), (.noneFits, nil), (.search, nil), (.next, nil), (.mode, "book")]
            case .book:
                [
                    (.mode, "differing"), (.newTheme, "new"), (.rename, nil), (.setKey, "keys"),
                    (.describe, nil), (.retire, nil), (.save, "read"), (.search, nil),
                ]
            case .reconcile:
                [
                    (.save, "settle"), (.noneFits, nil), (.note, nil), (.search, nil),
                    (.next, nil), (.mode, "code"),
                ]
            }
        return wanted.compactMap { action, label in
            bindings.first { $0.action == action }
                .map { ($0.keys.first?.name ?? "", label ?? $0.label) }
        }
    }

    // MARK: What is in hand

    /// Makes the queue anew where the campaign has changed, and chooses a text where none is in
    /// hand, or where the one in hand may no longer be seen or needs nothing more.
    mutating func choose(_ context: Context) {
        let campaign = context.campaign
        if queue.version != campaign.version {
            queue = CodingQueue(campaign, context.viewpoint, scope, after: queue)
        }
        if mode == .book, sizes.known(for: campaign.version) == nil {
            sizes.keep(CodingFigures(campaign, context.viewpoint).sizes, for: campaign.version)
        }
        if !isInHand(coding, context, { $0.isCodable($1) && $0.pass(of: $1, for: $2) != nil }) {
            take(next(queue.items, campaign))
        }
        let differing = queue.differing
        if !isInHand(
            settling, context,
            { campaign, item, _ in
                differing.contains(item) || campaign.resolution(of: item) != nil
            })
        {
            settling = next(differing, campaign)
            if mode == .reconcile { firstLine = 0 }
        }
    }

    private func isInHand(
        _ id: String?, _ context: Context, _ isOpen: (Campaign, Int32, String) -> Bool
    ) -> Bool {
        guard let id, let item = context.campaign.items.find(id), let member = context.member,
            context.viewpoint.canSee(item, in: context.campaign)
        else { return false }
        return isOpen(context.campaign, item, member)
    }

    private func next(_ items: [Int32], _ campaign: Campaign) -> String? {
        let item = items.first { !skipped.contains(campaign.items.name($0)) } ?? items.first
        return item.map { campaign.items.name($0) }
    }

    private mutating func take(_ id: String?) {
        coding = id
        chord = nil
        firstLine = 0
    }

    /// The id of the text that the mode is about.
    var inHand: String? {
        switch mode {
        case .code: coding
        case .reconcile: settling
        case .book: nil
        }
    }

    func selected(_ context: Context) -> Int32? {
        inHand.flatMap { context.campaign.items.find($0) }
    }

    /// The themes chosen for the text in hand: the draft, else what there is to begin with.
    func draft(_ context: Context) -> Draft {
        guard let id = inHand, let item = context.campaign.items.find(id) else { return Draft() }
        let campaign = context.campaign
        if mode == .reconcile {
            if let draft = settlingDrafts[id] { return draft.current(campaign.themeBook) }
            let seen = context.viewpoint.ownThemes(of: item, in: campaign)
            return Draft(themes: seen.themes)
        }
        if let draft = codingDrafts[id] { return draft.current(campaign.themeBook) }
        let own = context.viewpoint.readings(of: item, in: campaign)
            .first { $0.member == context.member }
        guard let own else { return Draft() }
        return Draft(themes: own.themes, isNone: own.themes.isEmpty && own.split.isEmpty)
    }

    /// Chooses a theme for the text in hand, or no longer.
    mutating func toggle(_ theme: String, _ context: Context) {
        change(context) { draft in
            if let index = draft.themes.firstIndex(of: theme) {
                draft.themes.remove(at: index)
            } else {
                draft.themes.append(theme)
            }
            draft.themes = context.campaign.themeBook.sorted(draft.themes)
            draft.isNone = false
        }
    }

    mutating func change(_ context: Context, _ body: (inout Draft) -> Void) {
        guard let id = inHand else { return }
        var draft = draft(context)
        body(&draft)
        if mode == .reconcile { settlingDrafts[id] = draft } else { codingDrafts[id] = draft }
    }

    /// The themes of the book, as its mode lists them.
    func listed(_ context: Context) -> [Theme] {
        context.campaign.themeBook.themes + context.campaign.themeBook.retired
    }

    func selectedTheme(_ context: Context) -> Theme? {
        let themes = listed(context)
        return cursor.selected(count: themes.count).map { themes[$0] }
    }

    /// Puts the cursor of the book on a theme.
    mutating func show(_ theme: String, _ context: Context) {
        let themes = listed(context)
        guard let place = themes.firstIndex(where: { $0.id == theme }) else { return }
        cursor.move(
            to: place, count: themes.count, height: CodingScreen.bookRows(context.area))
    }

    // MARK: After a write

    /// After a coding or a settlement was saved: its draft is done, and the next text is shown.
    mutating func finish(_ id: String, _ context: Context) {
        if settling == id, mode == .reconcile {
            settlingDrafts[id] = nil
            trail.append(id)
            settling = nil
        } else {
            codingDrafts[id] = nil
            if coding == id { trail.append(id) }
            coding = nil
        }
        choose(context)
    }

    /// A coding or a settlement that is taken back is a draft again.
    mutating func takeBack(_ event: Event) {
        if case .codingRecorded(let coding) = event, coding.items.count == 1, coding.member == nil {
            mode = .code
            take(coding.items[0])
            codingDrafts[coding.items[0]] = Draft(
                themes: coding.themes, isNone: coding.themes.isEmpty)
        }
        if case .codingResolved(let resolved) = event, resolved.items.count == 1 {
            mode = .reconcile
            settling = resolved.items[0]
            settlingDrafts[resolved.items[0]] = Draft(
                themes: resolved.themes, isNone: resolved.themes.isEmpty, note: resolved.note ?? "")
        }
    }

    // MARK: Keys

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        chord = nil
        let campaign = context.campaign
        let themes = listed(context).count
        let rows = max(1, CodingScreen.bookRows(context.area))
        switch action {
        case .noneFits:
            change(context) { $0 = Draft(themes: [], isNone: !$0.isNone, note: $0.note) }
        case .search:
            words = TextField("", limit: 100)
            found = 0
        case .next: step(campaign)
        case .previous: goBack(campaign)
        case .mode, .modeBefore:
            let all = Mode.allCases
            let place = all.firstIndex(of: mode) ?? 0
            mode = all[(place + (action == .mode ? 1 : all.count - 1)) % all.count]
            firstLine = 0
        case .scope:
            let all = CodingScope.choices(campaign)
            scope = all[((all.firstIndex(of: scope) ?? 0) + 1) % all.count]
            queue = CodingQueue(campaign, context.viewpoint, scope)
            take(next(queue.items, campaign))
            settling = next(queue.differing, campaign)
        case .down where mode == .book: cursor.move(by: 1, count: themes, height: rows)
        case .up where mode == .book: cursor.move(by: -1, count: themes, height: rows)
        case .pageDown where mode == .book: cursor.page(by: 1, count: themes, height: rows)
        case .pageUp where mode == .book: cursor.page(by: -1, count: themes, height: rows)
        case .down: scroll(by: 1, context)
        case .up: scroll(by: -1, context)
        case .pageDown: scroll(by: max(1, context.area.rows / 3), context)
        case .pageUp: scroll(by: -max(1, context.area.rows / 3), context)
        case .save, .newTheme, .rename, .setKey, .describe, .retire, .note: break
        }
        return []
    }

    private mutating func scroll(by rows: Int, _ context: Context) {
        firstLine = max(0, min(firstLine + rows, lastFirstLine(context)))
    }

    /// To the next text; the one in hand waits.
    private mutating func step(_ campaign: Campaign) {
        guard let id = inHand else { return }
        let items = mode == .reconcile ? queue.differing : queue.items
        trail.append(id)
        skipped.insert(id)
        if items.allSatisfy({ skipped.contains(campaign.items.name($0)) }) {
            skipped = [id]
        }
        let following = next(items, campaign)
        if mode == .reconcile { settling = following } else { take(following) }
        firstLine = 0
    }

    private mutating func goBack(_ campaign: Campaign) {
        while let id = trail.popLast() {
            guard id != inHand, campaign.items.find(id) != nil else { continue }
            skipped.remove(id)
            if mode == .reconcile { settling = id } else { take(id) }
            firstLine = 0
            return
        }
    }
}
