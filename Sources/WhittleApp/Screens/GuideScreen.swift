import WhittleCells
import WhittleCore

/// The place where chosen ideas are developed and the guide is put together: its sections with
/// their entries, then the ideas that wait, and beside the list what was written of the chosen one.
/// The order is frozen while one works; one's own changes put it in order anew.
struct GuideScreen: Screen, Equatable, Sendable {
    enum Action: Equatable, Sendable {
        case move(ListAndPane.Move)
        case open, edit, write, freeze, section, newSection, moveUp, moveDown, difference, preview
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

    var list = ListAndPane()
    /// As they were put in order last.
    var rows: [Row] = []
    /// The idea to begin at after a restart.
    var wanted: Int32?
    /// What was edited on this device and is not written, by the idea's id.
    var pending: [String: Pending] = [:]

    static let layout = ListAndPane.Layout(sideBySide: 120, tenths: 4)

    static let bindings: [Binding<Action>] =
        Binding.moves(over: "line", beside: "text", Action.move) + [
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
        guard let wanted, let row = rows.firstIndex(of: .idea(wanted)) else { return }
        self.wanted = nil
        list.choose(row, count: rows.count, in: Self.layout.areas(context.area))
    }

    /// Puts the lines in order as things are now; the chosen one stays chosen.
    mutating func arrange(_ context: Context) {
        let chosen = selectedRow(context)
        rows = made(context)
        let first = rows.firstIndex { if case .idea = $0 { true } else { false } }
        let row = chosen.flatMap { rows.firstIndex(of: $0) } ?? first ?? 0
        if chosen == nil { list.readFromTop() }
        list.choose(row, count: rows.count, in: Self.layout.areas(context.area))
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
        return list.selected(count: rows.count).map { rows[$0] }
    }

    func selected(_ context: Context) -> Int32? {
        if case .idea(let idea)? = selectedRow(context) { return idea }
        return nil
    }

    mutating func update(_ action: Action, _ context: Context) -> [Effect] {
        switch action {
        case .move(let move):
            list.take(
                move, count: visibleRows(context).count, in: Self.layout.areas(context.area))
        // These write or open an overlay; the model does it.
        case .open, .edit, .write, .freeze, .section, .newSection, .moveUp, .moveDown,
            .difference, .preview:
            break
        }
        return []
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
