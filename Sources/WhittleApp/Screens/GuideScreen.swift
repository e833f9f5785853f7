import WhittleCells
import WhittleCore

/// The place where chosen ideas are developed and the guide is put together: its sections with
/// their entries, then the ideas that wait, and beside the list what was written of the chosen one.
/// The order is frozen while one works; one's own changes put it in order anew.
struct GuideScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case down, up, pageDown, pageUp, first, last, scrollDown, scrollUp, open
        case edit, write, freeze, section, newSection, moveUp, moveDown, difference, preview
    }

    /// A line of the list.
    enum Row: Equatable, Sendable {
        /// A section of the guide, by id.
        case section(String)
        /// Above the entries whose section is gone.
        case noSection
        /// Above the ideas that are not in the guide.
        case waiting
        case idea(Int32)
    }

    /// Parts of a version that were edited.
    struct Pending: Equatable, Sendable {
        /// The line of the version on which they were begun; empty for the first.
        var base = ""
        var texts: [DraftField: String] = [:]
    }

    var cursor = ListCursor()
    /// As they were put in order last.
    var rows: [Row] = []
    var firstLine = 0
    /// The idea to begin at after a restart.
    var wanted: Int32?
    /// What was edited on this device and is not written, by the idea's id.
    var pending: [String: Pending] = [:]

    static let bindings: [Binding<Action>] = [
        Binding([.character("j"), .down], .down, "down", "The next line.", inFooter: false),
        Binding([.character("k"), .up], .up, "up", "The line before.", inFooter: false),
        Binding([.pageDown], .pageDown, "page", "A page down.", inFooter: false),
        Binding([.pageUp], .pageUp, "page up", "A page up.", inFooter: false),
        Binding([.character("g"), .home], .first, "first", "The first line.", inFooter: false),
        Binding([.character("G"), .end], .last, "last", "The last line.", inFooter: false),
        Binding(
            [.control("d")], .scrollDown, "scroll", "Scrolls the text down.", inFooter: false),
        Binding(
            [.control("u")], .scrollUp, "scroll up", "Scrolls the text up.", inFooter: false),
        Binding(
            [.character("e")], .edit, "edit",
            "Edits a part of the version, from what to contributors, or of the entry."),
        Binding(
            [.character("S")], .write, "write",
            "Writes what you have edited as a version, which all members read."),
        Binding(
            [.character("F")], .freeze, "freeze",
            "Freezes the version for the guide, or opens a frozen one again."),
        Binding(
            [.character("s")], .section, "section",
            "Puts the idea into a section of the guide, or takes it out."),
        Binding([.character("n")], .newSection, "new section", "Makes a section."),
        Binding(
            [.character("[")], .moveUp, "move up",
            "Moves the entry or the section up in the guide.",
            inFooter: false),
        Binding(
            [.character("]")], .moveDown, "move down",
            "Moves the entry or the section down in the guide.",
            inFooter: false),
        Binding([.character("d")], .difference, "changes", "Shows what each version changed."),
        Binding(
            [.character("p")], .preview, "preview", "Shows the entry as a reader will see it."),
        Binding([.enter, .character("l"), .right], .open, "read", "Opens the text whole."),
    ]

    // MARK: The list

    mutating func enter(_ context: Context) {
        arrange(context)
        guard let wanted, let place = rows.firstIndex(of: .idea(wanted)) else { return }
        self.wanted = nil
        cursor.move(to: place, count: rows.count, height: areas(context.area).list.rows)
    }

    /// Puts the lines in order as things are now; the chosen one stays chosen.
    mutating func arrange(_ context: Context) {
        let chosen = selectedRow(context)
        rows = made(context)
        let first = rows.firstIndex { if case .idea = $0 { true } else { false } }
        let place = chosen.flatMap { rows.firstIndex(of: $0) } ?? first ?? 0
        if chosen == nil { firstLine = 0 }
        cursor.move(to: place, count: rows.count, height: areas(context.area).list.rows)
    }

    private func made(_ context: Context) -> [Row] {
        let campaign = context.campaign
        let viewpoint = context.viewpoint
        guard !viewpoint.isPublic else { return [] }
        let entries = viewpoint.guideEntries(in: campaign)
        var rows: [Row] = []
        for section in viewpoint.guideSections(in: campaign) {
            rows.append(.section(section.section))
            rows += entries.filter { $0.section == section.section }.map { .idea($0.idea) }
        }
        let homeless = entries.filter { $0.section == nil }
        if !homeless.isEmpty { rows += [.noSection] + homeless.map { .idea($0.idea) } }
        let inGuide = Set(entries.map(\.idea))
        let waiting = viewpoint.guideIdeas(in: campaign).filter { !inGuide.contains($0) }
        // Those that somebody has begun first.
        let begun = waiting.filter { viewpoint.draft(of: $0, in: campaign) != nil }
        let others = waiting.filter { viewpoint.draft(of: $0, in: campaign) == nil }
        if !waiting.isEmpty { rows += [.waiting] + (begun + others).map { .idea($0) } }
        return rows
    }

    /// The lines that may still be seen.
    func visibleRows(_ context: Context) -> [Row] {
        guard !context.viewpoint.isPublic else { return [] }
        return rows.filter { row in
            guard case .idea(let idea) = row else { return true }
            return context.viewpoint.canSee(idea, in: context.campaign)
        }
    }

    func selectedRow(_ context: Context) -> Row? {
        let rows = visibleRows(context)
        return cursor.selected(count: rows.count).map { rows[$0] }
    }

    func selected(_ context: Context) -> Int32? {
        if case .idea(let idea)? = selectedRow(context) { return idea }
        return nil
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        let count = visibleRows(context).count
        let areas = areas(context.area)
        let height = areas.list.rows
        let before = cursor.cursor
        switch action {
        case .down: cursor.move(by: 1, count: count, height: height)
        case .up: cursor.move(by: -1, count: count, height: height)
        case .pageDown: cursor.page(by: 1, count: count, height: height)
        case .pageUp: cursor.page(by: -1, count: count, height: height)
        case .first: cursor.move(to: 0, count: count, height: height)
        case .last: cursor.move(to: count - 1, count: count, height: height)
        case .scrollDown: firstLine += max(1, areas.pane.rows / 2)
        case .scrollUp: firstLine = max(0, firstLine - max(1, areas.pane.rows / 2))
        // These write or open an overlay; the model does it.
        case .open, .edit, .write, .freeze, .section, .newSection, .moveUp, .moveDown,
            .difference, .preview:
            break
        }
        if cursor.cursor != before { firstLine = 0 }
        return []
    }

    /// Where list and text stand; the heading has two rows.
    func areas(_ area: Rect) -> (heading: Rect, list: Rect, pane: Rect) {
        let (heading, rest) = area.split(top: 2)
        if area.columns >= 120 {
            let (list, pane) = rest.split(left: area.columns * 2 / 5)
            return (heading, list, pane.inset(columns: 1))
        }
        let (list, pane) = rest.split(top: max(3, rest.rows * 2 / 5))
        return (heading, list, pane)
    }

    // MARK: What is begun on this device

    /// The parts that were edited and say something else than the version on which they were begun.
    func changes(_ idea: Int32, _ context: Context) -> [DraftField: String] {
        let id = context.campaign.items.name(idea)
        guard let pending = pending[id] else { return [:] }
        let versions = context.viewpoint.drafts(of: idea, in: context.campaign)
        let base = versions.first { $0.line == pending.base } ?? versions.last
        let draft =
            pending.base.isEmpty
            ? DraftWritten(idea: id, what: "")
            : base?.draft ?? DraftWritten(idea: id, what: "")
        return pending.texts.filter { field, text in
            var now = draft
            field.set(text, in: &now)
            return now != draft
        }
    }

    /// The version that would be written: the last one with what was edited.
    func edited(_ idea: Int32, _ context: Context) -> DraftWritten {
        let id = context.campaign.items.name(idea)
        let last = context.viewpoint.draft(of: idea, in: context.campaign)?.draft
        var draft = last ?? DraftWritten(idea: id, what: "")
        draft.idea = id
        draft.frozen = nil
        let changes = changes(idea, context)
        for field in DraftField.allCases {
            if let text = changes[field] { field.set(text, in: &draft) }
        }
        return draft
    }
}
