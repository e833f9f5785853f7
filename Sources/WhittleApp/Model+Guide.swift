import WhittleCells
import WhittleCore

/// What the keys of Guide do where they write or open an overlay.
extension Model {
    mutating func guideAction(_ action: GuideScreen.Action, _ context: Context) -> [Effect] {
        switch action {
        case .move:
            return guide.update(action, context)
        case .newSection:
            askForSection(.newSection(idea: nil), context)
            return []
        case .moveUp: return move(by: -1, context)
        case .moveDown: return move(by: 1, context)
        case .edit:
            if case .section(let id)? = guide.selectedRow(context) {
                askForPart(ofSection: id, context)
                return []
            }
        case .open:
            guard let row = guide.selectedRow(context) else { return [] }
            let text = GuideText(guide, context)
            overlay = .reading(title: text.title(row), text: text.whole(row), firstLine: 0)
            return []
        case .write, .freeze, .section, .difference, .preview: break
        }
        guard let idea = guide.selected(context) else {
            status = "Choose an idea first."
            return []
        }
        switch action {
        case .edit: askForPart(of: idea, context)
        case .write: return writeVersion(idea, context)
        case .freeze: askToFreeze(idea, context)
        case .section: askForSection(of: idea, context)
        case .difference:
            let text = GuideText(guide, context).history(idea)
            guard !text.isEmpty else {
                status = "It has no version yet: e writes the first."
                return []
            }
            overlay = .reading(title: "Versions, newest first", text: text, firstLine: 0)
        case .preview:
            let preview = EntryPreview(idea, context.campaign, context.viewpoint)
            overlay = .reading(
                title: "As a reader will see it",
                text: (preview.notices.map { "(\($0))" } + [preview.body])
                    .filter { !$0.isEmpty }.joined(separator: "\n\n"), firstLine: 0)
        case .move, .open,
            .newSection, .moveUp, .moveDown:
            break
        }
        return []
    }

    // MARK: Developing

    /// Where the text of a part is kept on this device until it is written.
    static func draftKey(_ id: String, _ field: DraftField) -> String {
        "guide \(field.rawValue) \(id)"
    }

    /// Which version the edited texts were begun on, by its line.
    private static func baseKey(_ id: String) -> String { "guide base \(id)" }

    /// The texts that are kept on this device, for the screen.
    mutating func takeUpGuideDrafts() {
        var pending: [String: GuideScreen.Pending] = [:]
        func id(_ key: String, after start: String) -> String? {
            key.utf8.starts(with: start.utf8)
                ? String(decoding: key.utf8.dropFirst(start.utf8.count), as: UTF8.self) : nil
        }
        for (key, text) in textDrafts where key.utf8.starts(with: "guide ".utf8) {
            if let id = id(key, after: Model.baseKey("")) {
                pending[id, default: GuideScreen.Pending()].base = text
            }
            for field in DraftField.allCases {
                guard let id = id(key, after: Model.draftKey("", field)) else { continue }
                pending[id, default: GuideScreen.Pending()].texts[field] = text
            }
        }
        guide.pending = pending
    }

    private static let partKeys: [(Unicode.Scalar, DraftField)] = [
        ("w", .what), ("y", .why), ("s", .start), ("r", .resources), ("k", .risks), ("l", .lead),
        ("c", .contributors),
    ]

    private mutating func askForPart(of idea: Int32, _ context: Context) {
        let id = context.campaign.items.name(idea)
        // Who may not write is told so before they do.
        let probe = DraftWritten(idea: id, what: "?", contributors: ["?"])
        guard mayWrite(.draftWritten(probe), context) else { return }
        let draft = guide.edited(idea, context)
        var options = Model.partKeys.map { key, field in
            let text = field.text(of: draft)
                .replacing("\n", with: field == .contributors ? "; " : " ")
            return Choice.Option(
                key: key, title: field.title, detail: text.isEmpty ? field.help : text)
        }
        if let entry = context.viewpoint.writtenEntry(of: idea, in: context.campaign) {
            options.append(
                Choice.Option(
                    key: "t", title: "Title in the guide",
                    detail: entry.title ?? "the idea's own title"))
            options.append(
                Choice.Option(
                    key: "b", title: "Text in the guide",
                    detail: entry.body ?? "the idea's own text"))
        }
        if !guide.changes(idea, context).isEmpty {
            options.append(
                Choice.Option(
                    key: "z", title: "throw away what is edited here and not written", detail: ""))
        }
        overlay = .choice(
            Choice(title: "Edit which part of \(id)?", options: options, purpose: .guidePart(id)))
    }

    mutating func choosePart(
        _ id: String, _ option: Choice.Option, _ context: Context
    ) -> [Effect] {
        guard let idea = context.campaign.items.find(id) else { return [] }
        if let part = Model.partKeys.first(where: { $0.0 == option.key }) {
            edit(part.1, idea, id, context)
            return []
        }
        switch option.key {
        case "t", "b":
            editEntry(idea, id, isTitle: option.key == "t", context)
            return []
        case "z":
            forget(guideDraftKeys(id))
            status = "What was edited here is thrown away."
            return [.keepDrafts(allDrafts)]
        default: return []
        }
    }

    func guideDraftKeys(_ id: String) -> [String] {
        DraftField.allCases.map { Model.draftKey(id, $0) } + [Model.baseKey(id)]
    }

    mutating func forget(_ drafts: [String]) {
        for draft in drafts { textDrafts[draft] = nil }
        takeUpGuideDrafts()
    }

    private mutating func edit(
        _ field: DraftField, _ idea: Int32, _ id: String, _ context: Context
    ) {
        if guide.changes(idea, context).isEmpty {
            forget(guideDraftKeys(id))
            let last = context.viewpoint.draft(of: idea, in: context.campaign)
            textDrafts[Model.baseKey(id)] = last?.line ?? ""
        }
        let text = field.text(of: guide.edited(idea, context))
        let isName = field == .lead || field == .contributors
        overlay = .writing(
            Writing(
                title: "\(field.title): \(id)",
                audience: field.help + " S then writes it: all members read it"
                    + (isName ? ", but nobody who scores blind" : "")
                    + "; frozen and in the guide, everybody.",
                box: TextBox(text, limit: Campaign.textLimit),
                purpose: .draftPart(idea: id, field)))
    }

    /// The version with what was edited; where somebody wrote another meanwhile, it is asked first.
    private mutating func writeVersion(_ idea: Int32, _ context: Context) -> [Effect] {
        guard !guide.changes(idea, context).isEmpty else {
            status = "Nothing is edited here: e edits a part."
            return []
        }
        let draft = guide.edited(idea, context)
        guard mayWrite(.draftWritten(draft), context) else { return [] }
        let last = context.viewpoint.draft(of: idea, in: context.campaign)
        let thaws = last?.isFrozen == true
        let effect = versionEffect(
            draft,
            "Version \((last?.count ?? 0) + 1) of \(draft.idea) is written"
                + (thaws ? ", open again; the guide keeps the frozen one" : ""))
        guard let last, last.member != member,
            let base = guide.pending[draft.idea]?.base, base != last.line
        else { return [effect] }
        let changed = DraftDifference(
            from: context.viewpoint.drafts(of: idea, in: context.campaign)
                .first { $0.line == base }?.draft, to: last.draft)
        overlay = .confirm(
            Confirmation(
                question: "\(last.member ?? "Somebody") wrote \(last.words) meanwhile",
                details: changed.lines + [
                    "Yours changes \(GuideScreen.names(guide.changes(idea, context))) of it. Write it?"
                ], effect: effect))
        return []
    }

    private func versionEffect(_ draft: DraftWritten, _ words: String) -> Effect {
        .append(
            [DraftEvent(.draftWritten(draft))],
            .developed(words + ". u takes it back.", drafts: guideDraftKeys(draft.idea)))
    }

    private mutating func askToFreeze(_ idea: Int32, _ context: Context) {
        var draft = guide.edited(idea, context)
        let last = context.viewpoint.draft(of: idea, in: context.campaign)
        let isEdited = !guide.changes(idea, context).isEmpty
        let thaws = last?.isFrozen == true && !isEdited
        draft.frozen = thaws ? nil : true
        if let refusal = refusal(of: .draftWritten(draft), context) {
            status = draft.what.isBlank ? "There is nothing to freeze: e writes it." : refusal
            return
        }
        guard !thaws else {
            overlay = .confirm(
                Confirmation(
                    question: "Open the frozen version of \(draft.idea) again?",
                    details: [
                        "A new version says the same and is open. The guide keeps the frozen one until another is frozen."
                    ],
                    effect: versionEffect(draft, "\(draft.idea) is open again")))
            return
        }
        let people = ([draft.lead].compactMap { $0 } + draft.contributors)
        overlay = .confirm(
            Confirmation(
                question: "Freeze \(draft.idea) for the guide?",
                details: [
                    (isEdited ? "What is edited here is written with it. " : "")
                        + "Once the idea has an entry, everybody reads this version"
                        + (people.isEmpty
                            ? "; it names nobody who takes it on."
                            : ", with the names of \(people.joined(separator: ", ")).")
                ], effect: versionEffect(draft, "\(draft.idea) is frozen")))
    }
}
